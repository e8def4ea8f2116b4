"""What stands behind a path: one file, a folder or a zip; what is refused, left out and limited."""

from __future__ import annotations

import http.server
import threading
from pathlib import Path

import pytest

from compare import pipeline, series
from compare.errors import MzdiffError
from compare.segment import segment
from compare.series import gathered
from compare.source import documents_behind, read_source, read_text, source_of
from compare.source.intake.kinds import ENCRYPTED_OFFICE, OLE
from tests.office import OFFICE, convert
from tests.saved import as_docx, as_zip
from tests.test_readers import PLAN, body, saved, unzipped


def test_folder_and_zip_are_a_series(tmp_path: Path) -> None:
    files = {
        "2020.txt": PLAN.encode(),
        "2022.docx": as_docx(PLAN.replace("2020", "2022")),
        "图.jpg": b"\xff\xd8",
        "~$22.docx": b"",
    }
    folder = tmp_path / "plans"
    folder.mkdir()
    for name, data in files.items():
        saved(folder, name, data)
    assert [source_of(member).name for member in documents_behind(folder)] == ["2020", "2022"]
    zipped = saved(tmp_path, "plans.zip", as_zip(files))
    assert [source_of(member).path for member in documents_behind(zipped)] == [
        f"{zipped}/2020.txt",
        f"{zipped}/2022.docx",
    ]


MANIFEST, BOOK, LOCKS = (f"META-INF/{name}.xml" for name in ("manifest", "container", "encryption"))
BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 40,
    "locked.docx": OLE + b"\0" * 600 + ENCRYPTED_OFFICE,
    "cut.docx": as_docx(PLAN)[:-3000],
    "scan.pdf": b"%PDF-1.7\n" + bytes(range(256)),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("zipped", [False, True], ids=["folder", "zip"])
def test_a_bad_file_is_left_out_of_a_series(name: str, zipped: bool, tmp_path: Path) -> None:
    files = {"2020.txt": PLAN.encode(), name: BAD[name], "2022.txt": PLAN.encode()}
    place = tmp_path / "plans"
    if zipped:
        saved(tmp_path, "plans", as_zip(files))
    else:
        place.mkdir()
        for file, data in files.items():
            saved(place, file, data)
    documents, notes = series.read_all(place)
    assert [document.id for document in documents] == ["2020", "2022"]
    assert [(note.kind, note.before) for note in notes] == [("left_out", str(place / name))]
    with pytest.raises(MzdiffError, match=name):
        pipeline.compare(saved(tmp_path, name, BAD[name]), place)


def test_a_series_of_which_too_little_is_left_says_what_was_wrong(tmp_path: Path) -> None:
    zipped = saved(tmp_path, "plans.zip", as_zip({"2020.txt": PLAN.encode(), "2021.txt": b""}))
    with pytest.raises(MzdiffError, match=r"2021\.txt: 文件是空的.*不足两份"):
        pipeline.compare(zipped)


def test_a_series_is_limited_as_a_whole() -> None:
    long = segment(read_text(PLAN + "做好民政工作。" * 50_000))
    assert len(gathered([long] * 3)[0]) == 3
    with pytest.raises(MzdiffError, match="120 万字"):
        gathered([long] * 4)


def test_what_is_too_long_together_by_its_size_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for year in range(2001, 2021):
        saved(tmp_path, f"{year}.txt", (PLAN + "做好民政工作。" * 20_000).encode())
    monkeypatch.setattr("compare.series.source_of", lambda _: pytest.fail("was read"))
    with pytest.raises(MzdiffError, match="120 万字"):
        gathered([tmp_path])
    with pytest.raises(MzdiffError, match=r"2012\.txt: .*120 万字"):
        gathered(sorted(tmp_path.iterdir()))


def test_a_text_too_long_by_itself_does_not_count_in_its_series(tmp_path: Path) -> None:
    saved(tmp_path, "2001.txt", (PLAN + "做好民政工作。" * 300_000).encode())
    for year in (2002, 2003):
        saved(tmp_path, f"{year}.txt", PLAN.encode())
    documents, left_out = gathered([tmp_path])
    assert [one.id for one in documents] == ["2002", "2003"]
    assert [note.kind for note in left_out] == ["left_out"]


def test_a_wrong_meta_file_stops_a_series(tmp_path: Path) -> None:
    for name, data in {"2020.txt": PLAN, "2021.txt": PLAN, "2022.txt": PLAN}.items():
        saved(tmp_path, name, data.encode())
    saved(tmp_path, "mzdiff-meta.toml", b'["2021.txt"]\nyear = "x"\n')
    with pytest.raises(MzdiffError, match="year"):
        pipeline.compare(tmp_path)


def test_paths_in_a_zip_lead_nowhere(tmp_path: Path) -> None:
    files = {
        "../../up.txt": PLAN.encode(),
        "/root.txt": PLAN.encode(),
        "C:\\d\\e.txt": PLAN.encode(),
    }
    zipped = saved(tmp_path, "plans.zip", as_zip(files))
    assert [member.path.relative_to(zipped).as_posix() for member in documents_behind(zipped)] == [
        "C:/d/e.txt",
        "root.txt",
        "up.txt",
    ]
    assert list(tmp_path.iterdir()) == [zipped]


def task_rows(rows: int, columns: int) -> bytes:
    """Return a plan with a table of tasks as it is copied from a page, tabs between its cells."""
    head = "2020年民政工作要点\n序号\t任务\t责任单位\t完成时限\n"
    cells = "\t低" * (columns - 1)
    return (head + "".join(f"{number}{cells}\n" for number in range(1, rows + 1))).encode()


def test_a_row_of_very_many_cells_is_no_task(tmp_path: Path) -> None:
    few, many = (saved(tmp_path, f"{n}.txt", task_rows(40, n)) for n in (4, 2_000))
    assert len(series.read(few).articles) == 40
    assert len(read_source(many).paragraphs) < 50


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("bomb.zip", as_zip({"a.txt": b"0" * 30_000_000}), "100 倍"),
        ("bomb.docx", as_zip({"word/document.xml": b"<" * 30_000_000}), "100 倍"),
        ("many.zip", as_zip({f"{i}.txt": b"" for i in range(2001)}), "2000"),
        ("nested.zip", as_zip({"inner.txt": as_zip({"a.txt": PLAN.encode()})}), "压缩包"),
        ("nothing.zip", as_zip({"a.jpg": b""}), "没有可读"),
        ("lines.txt", "民政\n".encode() * 30_001, "3 万行"),
        ("long.txt", "民政工作".encode() * 100_001, "40 万字"),
        ("cells.txt", 11 * task_rows(999, 4), "3 万行"),
        ("tags.html", b"<html><body>" + b"<p>" * 500_001 + PLAN.encode(), "50 万个标记"),
        ("lines.html", b"<html><body>" + "<p>民政".encode() * 30_001, "3 万行"),
        ("tags.docx", as_zip({"word/document.xml": b"<w/>" * 600_000}), "50 万个标记"),
        ("cut.zip", as_zip({"a.txt": PLAN.encode()})[:-30], "损坏"),
        ("cut.docx", as_docx(PLAN)[:-3000], "损坏"),
        ("hollow.docx", as_zip({"word/document.xml": b"<a/>"}), "损坏"),
        ("sheet.xlsx", as_zip({"xl/workbook.xml": b"<a/>"}), "损坏"),
        ("plan.ofd", as_zip({"OFD.xml": b"<a/>"}), "OFD"),
        ("locked.docx", OLE + b"\0" * 600 + ENCRYPTED_OFFICE, "密码"),
        ("locked.odt", as_zip({"content.xml": b"\x9c", MANIFEST: b"<encryption-data/>"}), "密码"),
        (
            "whole.odt",
            as_zip({"encrypted-package": b"\x9c", MANIFEST: b"<encryption-data/>"}),
            "密码",
        ),
        (
            "locked.epub",
            as_zip({BOOK: b"<a/>", LOCKS: b'<CipherReference URI="a.xhtml"/>'}),
            "密码",
        ),
        ("fonts.epub", as_zip({BOOK: b"<a/>", LOCKS: b'<CipherReference URI="a.otf"/>'}), "损坏"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_what_cannot_be_read_is_one_line(name: str, data: bytes, says: str, tmp_path: Path) -> None:
    with pytest.raises(MzdiffError, match=says) as error:
        pipeline.compare(saved(tmp_path, name, data))
    assert name in str(error.value)
    assert "\n" not in str(error.value)


def test_old_word_file_needs_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is looked for on the path: there is none, then one that copies a .docx."""
    old = saved(tmp_path, "plan.wps", OLE + b"\0" * 600)
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    with pytest.raises(MzdiffError, match="LibreOffice"):
        read_source(old)
    converted = saved(tmp_path, "converted.docx", as_docx(PLAN))
    program = programs / "soffice"
    program.write_text(
        f'#!/bin/sh\nfor last; do :; done\n/bin/cp "{converted}" "${{last%.doc}}.docx"\n'
    )
    program.chmod(0o755)
    assert body(read_source(old)) == PLAN.splitlines()


LINKED = """<text:p><draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char"><draw:image
 xlink:href="http://127.0.0.1:{port}/picture.png" xlink:type="simple" xlink:actuate="onLoad"/></draw:frame></text:p>"""


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_what_an_old_file_links_to_is_not_fetched(tmp_path: Path) -> None:
    asked: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def parse_request(self) -> bool:
            asked.append(str(self.raw_requestline))
            return False

    with http.server.HTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        convert([saved(tmp_path, "plan.docx", as_docx(PLAN))], "odt")
        members = dict(unzipped((tmp_path / "plan.odt").read_bytes()))
        opening, rest = members["content.xml"].decode().split("<office:text", 1)
        tag, rest = rest.split(">", 1)
        linked = f"{opening}<office:text{tag}>{LINKED.format(port=server.server_port)}{rest}"
        members["content.xml"] = linked.encode()
        source = read_source(saved(tmp_path, "linked.odt", as_zip(members)))
        server.shutdown()
    assert body(source) == PLAN.splitlines()
    assert asked == []
