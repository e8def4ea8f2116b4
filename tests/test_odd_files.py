"""Files that are no plain files, names that are no plain names, outputs that are inputs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from compare import compare, read
from compare.destinations import output_paths, refuse_inputs
from compare.errors import MzdiffError
from compare.formats import Format, rendered
from compare.series import read_all
from compare.system.output import write_whole
from compare.tables import read_tables
from compare.visible import legible
from tests.forked import forked

PLAN = "{year}年民政工作要点\n一、社会救助\n(一)完善低保制度。健全低保标准。\n(二)做好临时救助。落实救助。\n"
ODD_NAMES = (
    "计划 2020.txt",
    "q'\"<b>&amp;.txt",
    "new\nline.txt",
    "esc\x1b[31m.txt",
    "-o.txt",
    "=1+1.txt",
    "长" * 80 + ".txt",
    "2020.v1.txt",
    "\udcff\udcfe.txt",
)


def plan(path: Path, year: int = 2020) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PLAN.format(year=year), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "空"),
        (b" \n\t \r\n", "空"),
        (b"\xef\xbb\xbf", "没有中文"),
        (b"\xff\xfe", "没有中文"),
        ("一".encode(), "没有中文"),
        (bytes(range(256)) * 20, "编码|文本"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "编码|文本"),
    ],
    ids=["empty", "blank", "mark", "wide mark", "one character", "bytes", "picture"],
)
def test_a_file_without_a_text_is_refused(tmp_path: Path, data: bytes, says: str) -> None:
    (tmp_path / "plan.txt").write_bytes(data)
    with pytest.raises(MzdiffError, match=says):
        read(tmp_path / "plan.txt")


def test_links_that_lead_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "one.txt").symlink_to("two.txt")
    (tmp_path / "two.txt").symlink_to("one.txt")
    with pytest.raises(MzdiffError, match="无法读取"):
        read(tmp_path / "one.txt")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero here")
def test_a_file_without_end_is_refused_at_its_limit() -> None:
    with pytest.raises(MzdiffError, match="20 MB"):
        read("/dev/zero")
    with pytest.raises(MzdiffError, match="1 MB"):
        read_tables(Path("/dev/zero"))


def test_what_has_nothing_to_give_is_not_waited_for() -> None:
    """A terminal stands for all devices and files of the system that speak when they like."""
    controlling, terminal = os.openpty()
    path = Path(os.ttyname(terminal))
    with pytest.raises(MzdiffError, match="no plain file"):
        read(path)
    with pytest.raises(MzdiffError, match="no plain file"):
        read_tables(path)
    os.close(controlling)
    os.close(terminal)


def test_a_pipe_is_read_like_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "plan.txt"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(PLAN.format(year=2020), "utf-8"))
    writer.start()
    document = read(pipe)
    writer.join()
    assert document.head.year == 2020


def test_a_folder_that_holds_itself_is_read_once(tmp_path: Path) -> None:
    plan(tmp_path / "2020.txt")
    (tmp_path / "again").symlink_to(".")
    assert [document.id for document in read_all(tmp_path)[0]] == ["2020"]


@pytest.mark.parametrize("name", ODD_NAMES, ids=ascii)
def test_a_name_may_be_anything(tmp_path: Path, name: str) -> None:
    """Every format is written, under a name that the file system takes."""
    result = compare(plan(tmp_path / name), plan(tmp_path / "other.txt", 2022))
    for form in Format:
        ids = [document.id for document in result.documents]
        (path,) = output_paths(ids, tmp_path, [form])
        path.write_bytes(rendered(result, form, "zh"))
        assert path.stat().st_size


@pytest.mark.parametrize(
    "settings",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "POSIX"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "gbk"},
    ],
    ids=lambda settings: " ".join(settings.values()),
)
def test_names_are_the_same_in_every_locale(tmp_path: Path, settings: dict[str, str]) -> None:
    plan(tmp_path / "计划😀.txt")
    plan(tmp_path / "2022.txt", 2022)
    (tmp_path / "mzdiff-meta.toml").write_text('["计划😀.txt"]\nregion = "某县"\n', "utf-8")
    command = [sys.executable, "-m", "compare", "计划😀.txt", "2022.txt", "--format", "json"]
    done = subprocess.run(
        command, cwd=tmp_path, env=os.environ | settings, capture_output=True, timeout=300
    )
    assert (done.returncode, done.stderr) == (0, b"")
    text = (tmp_path / "reports" / "计划😀--2022.json").read_text("utf-8")
    assert [d["id"] for d in json.loads(text)["documents"]] == ["计划😀", "2022"]
    assert json.loads(text)["documents"][0]["region"] == "某县"


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_an_error_names_the_file_in_every_locale(tmp_path: Path, locale: str) -> None:
    settings = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "compare", "没有\x1b[2J.txt", "没有.txt"]
    done = subprocess.run(
        command, cwd=tmp_path, env=os.environ | settings, capture_output=True, timeout=300
    )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("mzdiff: 没有‹U+001B›[2J.txt: 找不到文件")


def test_bytes_of_a_name_are_read_as_utf8() -> None:
    name = "计划\xff.txt"
    assert legible(name) == name
    assert legible("计划.txt".encode().decode("ascii", "surrogateescape")) == "计划.txt"
    assert legible("\udcff\ud800") == "\ufffd\ufffd"


@pytest.mark.parametrize(
    "output", ["a.md", "./x/../a.md", "link.md", "hard.md", "plans/1.html", "own.md"]
)
def test_an_input_is_never_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str
) -> None:
    monkeypatch.chdir(tmp_path)
    files = [plan(Path(name)) for name in ("a.md", "plans/1.html", "own.md")]
    Path("link.md").symlink_to("a.md")
    Path("hard.md").hardlink_to("a.md")
    with pytest.raises(MzdiffError, match="是输入的文件"):
        refuse_inputs([Path(output)], [files[0], Path("plans"), files[2], Path("-")])
    refuse_inputs([Path("b.md"), Path("plans/2.html")], [files[0], Path("plans")])


@pytest.mark.parametrize("folder", [".", "/", "", ".."])
def test_any_folder_is_one_to_write_into(folder: str) -> None:
    """A root and the folder at work have no name of their own."""
    for ids in ([], ["2020", "2022"]):  # before and after the documents are read
        (path,) = output_paths(ids, Path(folder), None)
        assert path.parent == Path(folder)


def test_an_output_may_lie_in_folders_however_deep(tmp_path: Path) -> None:
    path = Path(tmp_path, *["d"] * 1_500, "out.txt")
    write_whole(path, b"text")
    assert path.read_bytes() == b"text"
    for folder in path.parents[:1_500]:  # pytest would call itself for each
        (folder / "out.txt").unlink(missing_ok=True)
        folder.rmdir()


def test_the_command_keeps_its_input(tmp_path: Path) -> None:
    files = [plan(tmp_path / "a.html"), plan(tmp_path / "b.html", 2022)]
    done = forked(["a.html", "b.html", "-o", "b.html"], tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert files[1].read_text("utf-8") == PLAN.format(year=2022)


def test_an_output_may_lie_in_a_folder_that_is_yet_to_come(tmp_path: Path) -> None:
    plan(tmp_path / "a.txt")
    plan(tmp_path / "b" / "a.txt", 2022)
    assert forked(["a.txt", "b/a.txt", "-q", "-o", "c/d/e.json"], tmp_path).returncode == 0
    documents = json.loads((tmp_path / "c/d/e.json").read_text("utf-8"))["documents"]
    assert [document["id"] for document in documents] == ["a", "b-a"]
