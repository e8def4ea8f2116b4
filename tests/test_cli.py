"""The command as a person uses it: real processes, real files, exit codes and lines."""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from compare import cli
from compare.destinations import output_paths
from compare.encoder.hub import model_folder
from compare.errors import MzdiffError
from compare.formats import Format
from compare.summary import summary
from compare.telling.rows.table import change_rows
from compare.telling.words.naming import names_of
from tests.conftest import CORPUS
from tests.forked import forked
from tests.report_page import comparison

SMALL = (
    "2020年民政工作要点\n一、社会救助\n(一)完善低保制度。健全低保标准。\n(二)做好五保供养。提高五保标准。\n",
    "2022年民政工作要点\n一、社会救助\n(一)完善低保制度。提高低保标准。\n(二)做好特困供养。提高特困人员标准。\n",
)


def mzdiff(*arguments: object, cwd: Path, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder; where a process is to be of a kind, start one."""
    if not options.keys() - {"input"}:
        return forked([*map(str, arguments)], cwd, options.get("input", ""))
    command = [sys.executable, "-m", "compare", *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=120, **options
    )


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    left, right = tmp_path / "2020.txt", tmp_path / "2022.txt"
    left.write_text(SMALL[0], encoding="utf-8")
    right.write_text(SMALL[1], encoding="utf-8")
    return left, right


def assert_refused(done: subprocess.CompletedProcess[str], *says: str) -> None:
    """One line on standard error that says these things, exit code 2, nothing else."""
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    for words in says:
        assert words in lines[0]


def test_two_files_give_a_report_below_the_current_folder(
    pair: tuple[Path, Path], tmp_path: Path
) -> None:
    done = mzdiff(*pair, cwd=tmp_path, env=None)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert done.stdout.splitlines()[0] == "reports/2020--2022.html"
    assert (
        (tmp_path / "reports" / "2020--2022.html").read_text("utf-8").startswith("<!doctype html>")
    )


def test_compare_is_the_same_as_its_short_form(pair: tuple[Path, Path], tmp_path: Path) -> None:
    short = mzdiff(*pair, "-o", "short.html", cwd=tmp_path)
    long = mzdiff("compare", *pair, "-o", "long.html", cwd=tmp_path)
    assert (short.returncode, long.returncode) == (0, 0)
    assert (tmp_path / "short.html").read_bytes() == (tmp_path / "long.html").read_bytes()


def test_ending_and_format_choose_what_is_written(pair: tuple[Path, Path], tmp_path: Path) -> None:
    assert mzdiff(*pair, "-o", "out.json", cwd=tmp_path).returncode == 0
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["schema"] == "mzdiff/1"
    both = mzdiff(
        *pair, "-o", "both.html", "--format", "html", "--format", "json", "-q", cwd=tmp_path
    )
    assert (both.returncode, both.stdout) == (0, "")
    assert (tmp_path / "both.html").exists()
    assert (tmp_path / "both.json").exists()


def test_output_paths() -> None:
    ids = ["2020", "2022"]
    assert output_paths(ids, None, None) == {Path("reports/2020--2022.html"): Format.html}
    assert output_paths(ids, Path("x.v1"), [Format.json]) == {Path("x.v1.json"): Format.json}
    assert output_paths(ids, Path("x.htm"), None) == {Path("x.htm"): Format.html}
    assert output_paths(ids, Path("X.JSON"), None) == {Path("X.JSON"): Format.json}
    assert output_paths(ids, Path("x.json"), [Format.md, Format.json]) == {
        Path("x.json"): Format.json,
        Path("x.md"): Format.md,
    }
    assert output_paths(ids, Path("-"), None) == {Path("-"): Format.html}
    with pytest.raises(MzdiffError, match="unknown ending"):
        output_paths(ids, Path("report.pdf"), None)
    with pytest.raises(MzdiffError, match="contradicts"):
        output_paths(ids, Path("x.json"), [Format.html])
    (long,) = output_paths([f"plan-{year}" * 9 for year in range(2000, 2012)], None, None)
    assert len(long.name) < 200


def test_text_goes_to_standard_output_and_nothing_beside_it(
    pair: tuple[Path, Path], tmp_path: Path
) -> None:
    done = mzdiff(*pair, "-o", "-", "--format", "json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["schema"] == "mzdiff/1"
    assert not (tmp_path / "-").exists()


def test_what_cannot_be_written_as_asked_is_one_line(
    pair: tuple[Path, Path], tmp_path: Path
) -> None:
    """It is said before the work: the files are not even looked for."""
    for options, said in (
        (("-o", "-", "--format", "xlsx"), "no text"),
        (("-o", "-", "--format", "json", "--format", "md"), "one format"),
        (("-o", "out.json", "--format", "html"), "contradicts"),
        (("--format", "pdf"), "'pdf' is not one of"),
    ):
        assert_refused(mzdiff("nowhere.txt", pair[1], *options, cwd=tmp_path), said)


def test_a_mistyped_command_is_suggested_unless_a_file_has_its_name(
    pair: tuple[Path, Path], tmp_path: Path
) -> None:
    assert_refused(mzdiff("outlin", pair[0], cwd=tmp_path), "outlin", "did you mean outline")
    (tmp_path / "outlin").write_text(SMALL[0], encoding="utf-8")
    assert mzdiff("outlin", pair[1], "-o", "-", "--format", "md", cwd=tmp_path).returncode == 0


def test_a_shell_completes_options_with_and_without_the_command(tmp_path: Path) -> None:
    for line, word in (("mzdiff a.txt b.txt --fo", 3), ("mzdiff compare a.txt --fo", 3)):
        asked = {"_MZDIFF_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(word)}
        done = mzdiff(cwd=tmp_path, env={**os.environ, **asked})
        assert done.stdout.split() == ["--format"]


def test_the_summary_names_what_changed_in_either_language() -> None:
    result = comparison("hunan-2015", "jilin-2022")
    chinese, english = (summary(result, [], lang).splitlines() for lang in ("zh", "en"))
    assert re.match(r"2 份文件：主要对应 \d+ 对，部分相关 \d+ 对，逐项差异 \d+ 项", chinese[0])
    assert re.match(r"目标共 \d+ 项：仅吉林省 \d+、仅湖南省 \d+$", chinese[1])
    assert "没有找到" in chinese[2], "what is gone, and where to, stands first"
    assert "2018年机构改革" in chinese[3]
    assert "reform of 2018" in english[3]
    for told, language in ((chinese, "zh"), (english, "en")):
        rows = change_rows(names_of(result, language))
        renamed = next(row for row in rows if row.key == "renamed")
        assert 3 <= sum(line.startswith("- ") for line in told) <= 6
        assert sum(renamed.before in line for line in told) == 1, "a renaming is told once"


def test_the_summary_of_a_series_names_what_was_renamed_and_keeps_doubt() -> None:
    result = comparison("hunan-2015", "hubei-2019", "jilin-2022")
    chinese, english = (summary(result, [], lang).splitlines() for lang in ("zh", "en"))
    assert "五保 → 特困人员" in chinese[-1]
    assert "五保 → assistance and support for people in extreme poverty" in english[-1]
    renamed = next(event for event in result.events if event.type == "renamed")
    doubted = replace(renamed, confidence=0.3)
    told = summary(replace(result, events=(doubted,)), [], "zh").splitlines()
    assert told[-1].endswith("（?）")


def test_series_is_taken_in_order_of_year(tmp_path: Path) -> None:
    files = [CORPUS / "jilin-2022.txt", CORPUS / "hunan-2015.txt", CORPUS / "hubei-2019.txt"]
    for order in (files, files[::-1]):
        done = mzdiff(*order, "--format", "json", cwd=tmp_path)
        assert done.stdout.splitlines()[0] == "reports/hunan-2015--hubei-2019--jilin-2022.json"
    (written,) = (tmp_path / "reports").iterdir()
    pairs = json.loads(written.read_text("utf-8"))["pairs"]
    assert pairs == [["hunan-2015", "hubei-2019"], ["hubei-2019", "jilin-2022"]]


def test_folder_and_standard_input_are_read(pair: tuple[Path, Path], tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    for path in pair:
        path.rename(folder / path.name)
    assert mzdiff("plans", cwd=tmp_path).stdout.startswith("reports/2020--2022.html")
    done = mzdiff("plans/2020.txt", "-", cwd=tmp_path, input=SMALL[1])
    assert done.stdout.startswith("reports/2020--stdin.html"), done.stderr


def test_a_bad_file_in_a_folder_is_left_out_and_said(
    pair: tuple[Path, Path], tmp_path: Path
) -> None:
    (tmp_path / "2021.txt").write_bytes(b"")
    done = mzdiff(tmp_path, "-o", "out.json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("mzdiff: 没有比较")
    assert "2021.txt" in done.stderr
    exported = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert "left_out" in [note["kind"] for note in exported["notes"]]
    assert len(exported["documents"]) == 2
    assert_refused(mzdiff(pair[0], tmp_path / "2021.txt", cwd=tmp_path), "2021.txt", "空")


def test_outline_prints_the_tree(tmp_path: Path) -> None:
    done = mzdiff("outline", CORPUS / "wuhan-2024.txt", cwd=tmp_path)
    assert done.returncode == 0
    assert "(二十七)弘扬慈善文化" in done.stdout
    assert "来源在此处断开" in done.stdout


def test_help_and_version(tmp_path: Path) -> None:
    assert re.fullmatch(r"mzdiff \d+\.\d+\.\d+\n", mzdiff("--version", cwd=tmp_path).stdout)
    help_text = mzdiff("--help", cwd=tmp_path).stdout
    assert "mzdiff 2015.txt 2022.txt" in help_text
    assert "outline" in help_text


def test_bad_input_is_one_line(pair: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "english.txt").write_text("An annual plan.", encoding="utf-8")
    assert_refused(mzdiff(pair[0], "nowhere.txt", cwd=tmp_path), "nowhere.txt", "找不到")
    (tmp_path / "nothing").mkdir()
    assert_refused(mzdiff(pair[0], "nothing", cwd=tmp_path), "nothing", "没有可读")
    assert_refused(mzdiff("empty.txt", pair[1], cwd=tmp_path), "empty.txt", "空")
    assert_refused(mzdiff("binary.txt", pair[1], cwd=tmp_path), "binary.txt")
    assert_refused(mzdiff("english.txt", pair[1], cwd=tmp_path), "english.txt", "没有中文")
    assert_refused(mzdiff(pair[0], cwd=tmp_path), "2020.txt", "两份")
    assert not (tmp_path / "reports").exists()


def test_output_that_cannot_be_written_is_one_line(pair: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert_refused(mzdiff(*pair, "-o", "file/out.html", cwd=tmp_path), "file/out.html", "无法写入")
    assert_refused(mzdiff(*pair, "-o", "out.pdf", cwd=tmp_path), "out.pdf", "--format")


def test_full_disk_leaves_no_half_file(pair: tuple[Path, Path], tmp_path: Path) -> None:
    """A limit on the size of files fails the write as a full disk does."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    (tmp_path / "out.html").write_text("the report of last week")
    done = mzdiff(*pair, "-o", "out.html", cwd=tmp_path, preexec_fn=limit)
    assert_refused(done, "out.html", "无法写入")
    assert (tmp_path / "out.html").read_text() == "the report of last week"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["2020.txt", "2022.txt", "out.html"]


def test_interrupt_is_one_line_and_130(tmp_path: Path) -> None:
    """Ctrl-C while the command waits for its input."""
    fifo = tmp_path / "slow.txt"
    os.mkfifo(fifo)
    process = subprocess.Popen(
        [sys.executable, "-m", "compare", "outline", str(fifo)],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        # A shell that runs the tests in the background has its children ignore the signal.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    with fifo.open("wb"):  # returns once the command has opened its end
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in error
    assert len(error.strip().splitlines()) == 1


def test_the_same_text_twice_works_and_says_so(pair: tuple[Path, Path], tmp_path: Path) -> None:
    done = mzdiff(pair[0], pair[0], "-o", "out.json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    result = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert "same_text" in {note["kind"] for note in result["notes"]}
    assert "正文完全相同" in done.stdout
    assert {link["change"] for link in result["links"]} == {"same"}
    assert result["events"] == []


def test_two_files_of_one_name_get_ids_of_their_own(tmp_path: Path) -> None:
    for folder, text in zip(("hunan", "jilin"), SMALL, strict=True):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "plan.txt").write_text(text, encoding="utf-8")
    done = mzdiff("hunan/plan.txt", "jilin/plan.txt", "-o", "out.json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    documents = json.loads((tmp_path / "out.json").read_text("utf-8"))["documents"]
    assert [d["id"] for d in documents] == ["plan", "jilin-plan"]


def test_a_locale_that_is_not_utf8_changes_nothing(pair: tuple[Path, Path], tmp_path: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
    done = mzdiff(*pair, "-o", "out.html", cwd=tmp_path, env=environment)
    assert done.returncode == 0, done.stderr


def test_completion_for_a_shell_that_is_not_known_is_no_mistake_of_the_program(monkeypatch) -> None:
    monkeypatch.setattr(sys, "argv", ["mzdiff", "--show-completion"])
    monkeypatch.setattr(cli, "app", lambda *_, **__: 1)  # what typer returns then
    with pytest.raises(SystemExit, match="2"):
        cli.main()


def test_a_device_is_written_into_and_takes_no_ending() -> None:
    null = Path(os.devnull)
    assert output_paths(["a", "b"], null, [Format.html]) == {null: Format.html}
    with pytest.raises(MzdiffError, match="one format"):
        output_paths(["a", "b"], null, [Format.html, Format.json])


def test_a_library_that_gives_up_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    panic = type("PanicException", (BaseException,), {})

    def run(*_: object, **__: object) -> None:
        raise panic("no thread pool")

    monkeypatch.setattr(cli, "app", run)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == cli.BAD_INPUT
    assert capsys.readouterr().err.count("\n") == 1


def test_a_place_where_nothing_may_be_written_is_refused_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compare.destinations.os.access", lambda *_: False)
    for output in (tmp_path / "a.html", tmp_path / "new" / "a.html", tmp_path):
        with pytest.raises(MzdiffError, match="无法写入"):
            output_paths(["a", "b"], output, None)


def test_a_model_that_may_not_be_read_is_refused_before_its_library_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compare.encoder.hub.os.access", lambda *_: False)
    with pytest.raises(MzdiffError, match="无法读取"):
        model_folder(str(tmp_path))
