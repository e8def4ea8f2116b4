"""How files become paragraphs: encodings, page chrome, character forms, broken lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.errors import MzdiffError
from compare.segment import segment
from compare.source import MAX_BYTES, read_source, read_text
from compare.source.lines.chrome import chrome_kind
from compare.source.lines.furniture import ROWS

TEXT = "2020年民政工作要点\n一、社会救助\n(一)完善低保制度。健全低保标准动态调整机制。\n"


def paragraphs(text: str) -> list[str]:
    return [passage.text for passage in read_text(text).paragraphs]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_plan_reads_the_same_in_every_encoding(
    plan_file: Path, encoding: str, tmp_path: Path
) -> None:
    saved = tmp_path / plan_file.name
    saved.write_bytes(plan_file.read_text("utf-8").encode(encoding))
    assert read_source(saved).text == plan_file.read_text("utf-8")
    assert segment(read_source(saved)).articles == segment(read_source(plan_file)).articles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全面贯彻精神,\n紧紧围绕大局,\n切实做好工作。\n做好收尾。",
            ["全面贯彻精神,紧紧围绕大局,切实做好工作。", "做好收尾。"],
        ),
        ("落实《关于加强\n社区服务的意见》。", ["落实《关于加强社区服务的意见》。"]),
        ("1、做好工作,\n2、加强管理。", ["1、做好工作,", "2、加强管理。"]),
        ("一、社会救助\n完善制度。", ["一、社会救助", "完善制度。"]),
        ("做好工作,\n\n加强管理。", ["做好工作,", "加强管理。"]),
    ],
)
def test_lines_are_joined_where_the_sentence_goes_on(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


def test_hard_wrapped_text_is_joined_at_its_width() -> None:
    body = "健全低保标准动态调整机制并做好低保对象的审核确认和动态管理工作推动形成救助格局" * 8
    lines = [body[i : i + 20] for i in range(0, len(body), 20)]
    assert paragraphs("\n".join(lines) + "。\n做好收尾。") == [body + "。", "做好收尾。"]


def test_flattened_text_is_cut_at_its_numbers() -> None:
    body = (
        "持续推进全市低收入人口动态监测信息平台建设应用,鼓励各区通过采购服务的方式,实现常态化监测预警。"
        * 3
    )
    text = f"一、兜住底线 (一)强化监测。{body} (二)做好救助。{body} 二、老龄工作 (三)完善体系。{body} 三、养老 (四)强化保障。{body}"
    assert [p[:8] for p in paragraphs(text)] == [
        "一、兜住底线",
        "(一)强化监测。",
        "(二)做好救助。",
        "二、老龄工作",
        "(三)完善体系。",
        "三、养老",
        "(四)强化保障。",
    ]


def test_digits_between_blank_lines_are_no_broken_runs() -> None:
    text = "2020年要点\n\n" + "完善制度,\n\n12\n\n做好救助,加强管理\n\n" * 8
    assert "完善制度," in [line.text for line in read_text(text).paragraphs]


def test_spaces_that_stand_for_line_ends_go_from_a_flattened_text() -> None:
    body = (
        "持续推进全市低收入人口动态监测 信息平台建设应 用,鼓励各区通过采购服务的方 式,支出不低于 60%。"
        * 3
    )
    text = f"一、兜住底线 (一)强化 监测。{body} (二)做好救助。{body} (三)完善体系。{body}"
    assert " " not in "".join(paragraphs(text))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.kind)
def test_every_row_of_chrome_matches_its_example(row) -> None:
    assert chrome_kind(row.example) == row.kind


@pytest.mark.parametrize(
    "line",
    [
        "做好信息来源:公安、民政等部门的比对。",
        "打印机等设备由各地自行配备。",
        "时间紧、任务重",
        "2022228",
        "3、做好工作",
    ],
)
def test_a_line_of_the_text_is_no_chrome(line: str) -> None:
    assert chrome_kind(line) is None


def test_forms_become_plain_and_invisible_characters_go() -> None:
    source = read_text(
        "\uff08一\uff09健全\u200b“３４５６”机制\uff0c达到６０％。①完善制度。\u202e做好工作。"
    )
    assert [p.text for p in source.paragraphs] == [
        "(一)健全“3456”机制,达到60%。①完善制度。做好工作。"
    ]
    assert {note.kind for note in source.notes} == {"character_forms", "hidden_characters"}


def test_head_is_found_in_the_text(plan_file: Path) -> None:
    head = segment(read_source(plan_file)).head
    region, _, year = plan_file.stem.partition("-")
    names = {
        "hunan": "湖南省",
        "jilin": "吉林省",
        "hubei": "湖北省",
        "xianning": "咸宁市",
        "wuhan": "武汉市",
    }
    assert (head.region, head.year) == (names[region], int(year))
    assert head.issuer.startswith(names[region] + "民政")
    assert head.title.endswith("民政工作要点")
    assert head.date.startswith(year)


@pytest.mark.parametrize(
    ("text", "date", "kinds"),
    [
        ("某省民政厅\n2022228\n2022年要点\n一、救助\n(一)做好。", "2022-02-28", ["date_repaired"]),
        ("某省民政厅\n2022111\n2022年要点\n一、救助\n(一)做好。", "", []),
        ("某省民政厅\n2022 年 3 月 7 日\n2022年要点\n一、救助\n(一)做好。", "2022-03-07", []),
    ],
    ids=["one reading", "1-11 or 11-1: not guessed", "spaced"],
)
def test_date_that_lost_its_marks(text: str, date: str, kinds: list[str]) -> None:
    document = segment(read_text(text))
    assert document.head.date == date
    assert [note.kind for note in document.notes if note.kind.startswith("date")] == kinds


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "空"),
        ("blank.txt", b" \n\t\n", "空"),
        ("binary.txt", bytes(range(256)) * 40, "编码|文本"),
        ("zeros.txt", b"\0" * 500, "文本"),
        ("english.txt", b"Annual work plan of the department. " * 20, "没有中文"),
    ],
    ids=["empty", "blank", "binary", "zeros", "english"],
)
def test_what_is_no_plan_is_refused_in_one_line(
    name: str, data: bytes, says: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(MzdiffError, match=says) as error:
        read_source(path)
    assert name in str(error.value)
    assert "\n" not in str(error.value)


def test_missing_file_and_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(MzdiffError, match="找不到"):
        read_source(tmp_path / "nowhere.txt")
    with pytest.raises(MzdiffError, match="文件夹"):
        read_source(tmp_path)


def test_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(MzdiffError, match="too large"):
        read_source(path)


def test_file_cut_inside_a_character_is_read_up_to_it(tmp_path: Path) -> None:
    path = tmp_path / "cut.txt"
    path.write_bytes(TEXT.strip().encode()[:-1])
    source = read_source(path)
    assert source.text == TEXT.strip()[:-1]
    assert [note.kind for note in source.notes] == ["cut_character"]
