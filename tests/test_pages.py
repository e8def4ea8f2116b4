"""Pages as they come: what a text says of itself, its furniture, its cuts; cases and variants."""

from __future__ import annotations

from collections import Counter

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import MzdiffError
from compare.model import Document
from compare.outline import outline_text
from compare.segment import segment
from compare.segment.period import five_year_plan, period_of
from compare.source import read_extract, read_source, read_text
from compare.source.extract import Extract
from compare.source.formats.html import extract_html
from compare.source.formats.markdown import extract_markdown
from compare.source.lines.furniture import ROWS
from compare.written import document_as_written
from tests.cases_reader import named_cases
from tests.laws import misplaced

CASES = named_cases("pages.txt")
BODY = "\n一、社会救助\n(一)提高标准。落实资金,按月发放。\n(二)规范供养。加强管理,定期检查。\n"


def document(text: str) -> Document:
    return segment(read_text(text, "case.txt"))


@pytest.mark.parametrize("name", CASES)
def test_case_is_read_as_a_person_reads_it(name: str) -> None:
    text, expected = CASES[name]
    found = document_as_written(document(text))
    head, facts, *rest = outline_text(found).splitlines()
    level = f" [{found.head.level}]" if found.head.level else ""
    shown = "\n".join([head, facts + level, *(line for line in rest if "按通用形式" not in line)])
    assert shown == expected
    assert misplaced(document(text)) == []


LINES = sorted(
    {line for text, _ in CASES.values() for line in text.splitlines() if line}
    | {row.example for row in ROWS}
    | {"", "目 录", "---", "title: x", "1、" + "落实救助资金" * 60, "附件:"}
)


@given(
    st.lists(st.sampled_from(LINES), min_size=1, max_size=30), st.sampled_from(["\n", " ", "\n\n"])
)
def test_no_mixture_of_such_lines_loses_a_character(lines: list[str], between: str) -> None:
    assert misplaced(document(between.join(lines))) == []


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=20), st.data())
def test_no_page_made_of_such_lines_loses_a_character(
    lines: list[str], data: st.DataObject
) -> None:
    tags = ("p", "div", "td", "h1", "li", "a", "span", "tr", "table", "noscript", "svg", "th")
    pieces = [f"<{(tag := data.draw(st.sampled_from(tags)))}>{line}</{tag}>" for line in lines]
    page = "".join(pieces)
    found = segment(read_extract(extract_html(page, "utf-8"), "page.html"))
    assert misplaced(found) == []
    kept = Counter("".join(found.source.text.split()))
    assert not Counter(c for line in lines for c in line if "一" <= c <= "鿿") - kept


BULLETS = st.sampled_from(["", "• ", "· ", "◆ ", "- ", "* ", "●", "■ ", "【", "[", "（"])
COLONS = st.sampled_from(["：", ":", " : ", "： "])
VALUES = {
    "发布机构": "清河县民政局",
    "发文机关": "清河县民政局",
    "信息来源": "清河县民政局",
    "文章来源": "清河县民政局",
    "发布日期": "2021-03-09 10:14",
    "成文日期": "2021年3月9日",
    "公文生成日期": "2021-03-09",
    "索引号": "QH0011-05-2021-003",
    "主题分类": "民政、社会救助",
    "浏览次数": "25",
    "审核人": "某某",
    "关键词": "民政 要点",
}


@given(
    st.lists(st.sampled_from(sorted(VALUES)), min_size=1, max_size=6, unique=True),
    st.booleans(),
    st.booleans(),
    st.data(),
)
def test_labels_are_furniture_whatever_stands_before_and_between(
    labels: list[str], wide: bool, above: bool, data: st.DataObject
) -> None:
    lines = [
        f"{data.draw(BULLETS)}{(' ' if wide else '').join(label)}{data.draw(COLONS)}{VALUES[label]}"
        for label in labels
    ]
    title = "2021年全县民政工作要点"
    found = document("\n".join([*lines, title] if above else [title, *lines]) + BODY)
    assert found.head.title == title
    assert found.preamble == ()
    assert len(found.articles) == 2
    said = [VALUES[label] for label in labels]
    assert (found.head.issuer == "清河县民政局") is ("清河县民政局" in said)
    dated = {"发布日期", "成文日期", "公文生成日期"} & set(labels)
    assert (found.head.date == "2021-03-09") is bool(dated)


@given(
    st.lists(
        st.sampled_from(["首页", "政务公开", "县民政局", "规划计划", "公开目录"]),
        min_size=2,
        max_size=5,
    ),
    st.sampled_from([">", " > ", ">>", " >> ", "›", " » ", "＞"]),
    st.sampled_from(["", "当前位置：", "您现在的位置: ", "您的位置："]),
)
def test_steps_are_never_the_title(steps: list[str], mark: str, before: str) -> None:
    found = document(f"{before}{mark.join(steps)}\n清河县2021年民政工作要点{BODY}")
    assert (found.head.title, found.head.region) == ("清河县2021年民政工作要点", "清河县")
    assert found.preamble == ()


@given(
    st.sampled_from(
        ["湖北省", "武汉市", "清河县", "恩施土家族苗族自治州", "浦东新区", "内蒙古自治区"]
    ),
    st.integers(2008, 2030),
    st.sampled_from(
        [
            "民政工作要点",
            "民政工作思路",
            "民政工作安排",
            "民政工作总结",
            "民政工作计划",
            "民政重点工作任务",
        ]
    ),
    st.booleans(),
)
def test_a_title_says_whose_and_when(place: str, year: int, kind: str, year_first: bool) -> None:
    title = f"{year}年{place}{kind}" if year_first else f"{place}{year}年{kind}"
    head = document(title + BODY).head
    assert (head.title, head.region, head.year) == (title, place, year)


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("某县民政事业发展规划(2021—2025年)", (2021, 2025)),
        ("某县养老服务三年行动计划(2018-2020年)", (2018, 2020)),
        ("某县2016年至2020年民政规划", (2016, 2020)),
        ("“十五”民政规划", (2001, 2005)),
        ("某县十三五民政规划", (2016, 2020)),
        ("第十四次民政会议纪要", None),
        ("第十五次会议纪要", None),
        ("2021年民政工作要点", None),
        ("某县“十四五”民政规划2023年实施情况报告", None),
        ("某县“十三五”民政规划(2018年修订)", (2016, 2020)),
        ("某县养老服务“十四五”规划和2025年发展目标纲要", (2021, 2025)),
        ("某县2022年印发“十四五”民政事业发展规划", (2021, 2025)),
        ("某县“十四五”民政规划2023年目标任务分解方案", None),
        ("关于十四五岁儿童的关爱方案", None),
        ("某县第十四个五年规划和2035年远景目标纲要", (2021, 2025)),
    ],
)
def test_period_of_a_title(title: str, period: tuple[int, int] | None) -> None:
    assert period_of(title) == period


def test_five_year_plans_count_from_the_first_and_pause_after_the_second() -> None:
    """一五 1953 to 1957, 二五 1958 to 1962, 三五 1966 to 1970, then without a pause."""
    assert [five_year_plan(n) for n in (1, 2, 3, 7, 14)] == [
        (1953, 1957),
        (1958, 1962),
        (1966, 1970),
        (1986, 1990),
        (2021, 2025),
    ]


@pytest.mark.parametrize("numeral", ["十五十五", "百百", "十五" * 2000, "零零"])
def test_what_looks_like_a_numeral_and_is_none_is_text(numeral: str) -> None:
    assert misplaced(document(f"2020年民政工作要点\n{numeral}\n{numeral}、甲{BODY}")) == []


def test_the_name_of_a_file_may_be_the_title() -> None:
    head = segment(read_text(BODY, "2019年武汉市民政工作要点.txt")).head
    assert (head.title, head.year, head.region) == ("2019年武汉市民政工作要点", 2019, "武汉市")


def test_a_letterhead_names_the_issuer() -> None:
    head = document(f"湖南省民政厅文件\n湘民发〔2015〕1号\n2015年民政工作要点{BODY}").head
    assert (head.issuer, head.region, head.number) == (
        "湖南省民政厅",
        "湖南省",
        "湘民发〔2015〕1号",
    )


@given(st.sets(st.integers(1, 300), min_size=2, max_size=12))
def test_every_clause_of_an_excerpt_is_an_article(numbers: set[int]) -> None:
    labels = [f"第{cn2an.an2cn(number)}条" for number in sorted(numbers)]
    text = "\n".join(f"{label} 机构应当履行职责,保障权益。" for label in labels)
    assert [a.label for a in document(f"某县养老条例\n{text}\n").articles] == labels


@given(st.integers(2, 4), st.integers(1, 20), st.booleans())
def test_a_cut_inside_a_sentence_is_noticed_and_an_end_is_none(
    articles: int, cut: int, numbered: bool
) -> None:
    sentence = "健全城乡低保标准动态调整机制,完善审核确认办法,落实救助资金。"
    marks = ["(一)", "(二)", "(三)", "(四)"] if numbered else ["1.", "2.", "3.", "4."]
    whole = "2020年民政工作要点\n一、社会救助\n" + "\n".join(
        f"{mark}提高标准。{sentence}" for mark in marks[:articles]
    )
    assert not document(whole).truncated
    assert document(whole[:-cut]).truncated


@pytest.mark.parametrize(
    ("page", "title", "year", "region"),
    [
        ("<title>清河县民政局2021年工作要点</title>", "清河县民政局2021年工作要点", 2021, "清河县"),
        (
            "<title>清河县2021年民政工作要点-清河县人民政府</title>",
            "清河县2021年民政工作要点",
            2021,
            "清河县",
        ),
        ("<title>2021年民政工作要点_通知公告_清河县</title>", "2021年民政工作要点", 2021, ""),
        (
            '<meta name="ArticleTitle" content="清河县2021年民政工作要点"><title>清河县</title>',
            "清河县2021年民政工作要点",
            2021,
            "清河县",
        ),
        (
            '<meta name="ContentSource" content="清河县民政局"><meta name="PubDate" content="2021-03-09 10:00">',
            "page",
            2021,
            "清河县",
        ),
        ("<title>清河县人民政府门户网站</title>", "page", None, ""),
    ],
)
def test_the_page_says_what_its_text_leaves_open(
    page: str, title: str, year: int | None, region: str
) -> None:
    lines = "".join(f"<p>{line}</p>" for line in BODY.split())
    extract: Extract = extract_html(f"<head>{page}</head><body>{lines}</body>", "utf-8")
    head = segment(read_extract(extract, "page.html")).head
    assert (head.title, head.year, head.region) == (title, year, region)


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda text: text.encode().decode("gb18030", "replace"), "GBK"),
        (lambda text: text.encode().decode("cp1252", "replace"), "Latin"),
        (lambda text: "锟斤拷" * 40 + text[:60], "丢失"),
    ],
)
def test_mojibake_is_named_with_a_remedy(damage, says: str, tmp_path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(damage(("2020年民政工作要点" + BODY) * 5), "utf-8")
    with pytest.raises(MzdiffError, match=says) as error:
        read_source(file)
    assert "重新下载" in str(error.value)


def test_front_matter_is_read_and_is_no_text(tmp_path) -> None:
    file = tmp_path / "law.md"
    file.write_text(
        '---\ntitle: "清河县养老条例"\npublish_date: "2019-05-06"\ntags:\n  - 地方法规\n---\n\n'
        "## 第一章 总则\n\n第一条 为了发展养老服务,制定本条例。\n\n第二条 本条例自公布之日起施行。\n",
        "utf-8",
    )
    found = segment(read_source(file))
    assert (found.head.title, found.head.date, found.head.region) == (
        "清河县养老条例",
        "2019-05-06",
        "清河县",
    )
    assert [a.label for a in found.articles] == ["第一条", "第二条"]
    assert [p.kind for p in found.removed if p.kind == "front_matter"] == ["front_matter"]
    assert misplaced(found) == []


@given(
    st.sampled_from(
        ["清河县民政局2021年工作要点", "关于加强社会救助工作的实施意见", "养老服务专项整治行动方案"]
    ),
    st.sampled_from(
        ["今年以来,", "2021年,", "为贯彻落实", "根据上级部署,", "各乡镇民政所:", "一、", "同志们:"]
    ),
    st.sampled_from(["", "　", "\u200b"]),
)
def test_a_title_is_cut_off_the_text_it_was_run_together_with(
    title: str, opening: str, before: str
) -> None:
    body = "全县社会救助水平稳步提高,养老服务体系更加健全,困难群众得到及时帮扶。" * 10
    found = document(f"{before}{title}{opening}{body}\n")
    assert found.head.title == title
    assert misplaced(found) == []


@given(
    st.sampled_from(["序号", "编号", "NO."]),
    st.sampled_from(["任务", "重点 工作", "工作内容", "具体事项"]),
    st.sampled_from(["责任单位", "牵头科室", "责 任 人", "主办单位"]),
    st.sampled_from(["", " ", "　"]),
    st.booleans(),
)
def test_a_table_of_tasks_between_bars_is_known_in_any_dress(
    number: str, task: str, office: str, space: str, closed: bool
) -> None:
    rows = [
        (number, task, office),
        ("--", ":-:", "---"),
        ("1", "提标", "救助科"),
        ("2", "核对", "科"),
    ]
    end = "|" if closed else ""
    lines = [end + f"{space}|{space}".join(row) + end for row in rows]
    found = segment(
        read_extract(extract_markdown("\n".join(["# 任务", *lines, ""]), "utf-8"), "a.md")
    )
    assert [article.label + article.heading for article in found.articles] == ["1.提标", "2.核对"]
    assert misplaced(found) == []
