"""What a run may take and leave: limits of a whole series, outputs, streams, signals, memory."""

from __future__ import annotations

import errno
import os
import re
import resource
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
import pytest

from compare import series
from compare.diff import MAX_CELLS, replay, text_edits
from compare.encoder.cache import SINGLE, _place, keep, recall
from compare.errors import MzdiffError
from compare.export.json import to_json
from compare.knowledge.headings import find_mark, parse_number
from compare.series import gathered
from compare.source.extract import MAX_CHARACTERS
from compare.source.intake import files, meta
from compare.source.intake.files import MAX_SERIES, file_bytes
from compare.system.lacks import check_threads, lack_behind
from compare.system.output import write_whole
from compare.telling.words import phrases
from compare.themes.lexicon import load
from compare.themes.targets import find
from tests.forked import forked
from tests.saved import as_zip
from tests.small_plans import plan as small_plan

PLAN = "{year}年民政工作要点\n一、社会救助\n(一)完善低保制度。健全低保标准。\n(二)做好临时救助。落实救助。\n"
COMMAND = [sys.executable, "-m", "compare"]


@pytest.fixture
def pair(tmp_path: Path) -> list[str]:
    for year in (2020, 2022):
        (tmp_path / f"{year}.txt").write_text(PLAN.format(year=year), encoding="utf-8")
    return ["2020.txt", "2022.txt"]


def run(arguments: list[str], cwd: Path, **options) -> subprocess.CompletedProcess[str]:
    if not options:
        return forked(arguments, cwd)
    return subprocess.run(
        [*COMMAND, *arguments], cwd=cwd, capture_output=True, text=True, timeout=120, **options
    )


@pytest.mark.parametrize(
    "text",
    [
        "投入一千一万元",
        "资助一十一十个",
        "培训二百二万人",
        "一十零人",
        f"投入{'9' * 400}元",
        "一" * 100_000 + "元",
    ],
)
def test_a_numeral_that_is_none_is_no_target(text: str) -> None:
    found, _ = find(small_plan(("目标", text)))
    assert all(np.isfinite(target.value) for target in found)


@pytest.mark.parametrize(
    "numeral", ["9" * 310, "一" * 100_000, "一千一万", "百百", "十廿百", "一十零"]
)
def test_a_numeral_that_is_none_is_no_list_number(numeral: str) -> None:
    assert parse_number(numeral) is None
    assert find_mark(f"第{numeral}条 内容") is None


def test_json_holds_no_number_that_is_none() -> None:
    from dataclasses import replace

    from compare import compare

    found = compare(
        small_plan(("低保", "低保标准不低于500元。"), name="a", year=2020),
        small_plan(("低保", "低保标准不低于600元。"), name="b", year=2022),
    )
    target = found.targets[0]
    broken = replace(found, targets=(replace(target, number=replace(target.number, value="nan")),))
    with pytest.raises(ValueError, match="JSON"):
        to_json(broken)


def test_a_series_over_many_paths_has_no_more_documents_than_one(tmp_path: Path) -> None:
    half = {f"{n}.txt": PLAN.format(year=2020).encode() for n in range(MAX_SERIES // 2 + 1)}
    for name in ("one.zip", "other.zip"):
        (tmp_path / name).write_bytes(as_zip(half))
    with pytest.raises(MzdiffError, match=f"other.zip: 超过 {MAX_SERIES} 个文件"):
        gathered([tmp_path / "one.zip", tmp_path / "other.zip"])


def test_a_series_has_no_more_time_than_its_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for year in (2020, 2021, 2022):
        (tmp_path / f"{year}.txt").write_text(PLAN.format(year=year), encoding="utf-8")
    monkeypatch.setattr(series, "MAX_SECONDS", -1)
    with pytest.raises(MzdiffError, match=r"2020\.txt: 读取各文件超过"):
        gathered([tmp_path])


def test_a_series_too_long_for_a_page_is_sent_to_a_collection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert series.MAX_CHARACTERS == 3 * MAX_CHARACTERS  # of the longest texts three are compared
    for year in (2020, 2021, 2022):
        (tmp_path / f"{year}.txt").write_text(PLAN.format(year=year), encoding="utf-8")
    monkeypatch.setattr(series, "MAX_CHARACTERS", 3 * len(PLAN.format(year=2020)) - 1)
    with pytest.raises(MzdiffError, match=r"2022\.txt: 各文件合计超过 .*mzdiff corpus"):
        gathered([tmp_path])


def test_the_meta_file_of_a_series_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mzdiff-meta.toml").write_text('["2020.txt"]\nyear = 1999\n')
    for year in (2020, 2021, 2022):
        (tmp_path / f"{year}.txt").write_text(PLAN.format(year=year), encoding="utf-8")
    read, asked = meta.read_tables, []
    monkeypatch.setattr(meta, "read_tables", lambda path: asked.append(path) or read(path))
    assert len(gathered([tmp_path])[0]) == 3
    assert len(asked) == 1


def test_texts_too_long_for_word_marks_replay_all_the_same() -> None:
    common = "健全低保标准。" * 2_000
    left = f"{common}{''.join(chr(0x4E00 + n % 9_000) for n in range(40_000))}。{common}"
    right = f"{common}{''.join(chr(0x5E00 + n % 9_000) for n in range(40_000))}。{common}"
    start = time.process_time()
    edits = text_edits(left, right)
    assert time.process_time() - start < 10
    assert replay(edits) == (left, right)
    assert [edit.op for edit in edits] == ["equal", "replace", "equal"]
    assert len(edits[1].left) * len(edits[1].right) > MAX_CELLS


def test_a_phrase_is_followed_no_farther_than_a_label_may_be_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    goes_on = phrases._goes_on

    def counted(label: Sequence[phrases.Word], *more: Any) -> bool:
        asked.append(len(label))
        return goes_on(label, *more)

    monkeypatch.setattr(phrases, "_goes_on", counted)
    assert phrases.whole("养老服务" * 500, "养老服务", to_the_end=True) == ""
    assert 0 < len(asked) <= phrases.LONGEST


def test_a_chain_of_themes_may_be_long(tmp_path: Path) -> None:
    table = '["主题{0}"]\nsource = "s"\nterms = ["主题词{0}"]\nunder = "主题{1}"\n'
    last = '["主题5000"]\nsource = "s"\nterms = ["主题词"]\n'
    path = tmp_path / "lexicon.toml"
    path.write_text("".join(table.format(n, n + 1) for n in range(5_000)) + last, "utf-8")
    assert len(load(path).parents("主题0")) == 5_000


@pytest.mark.parametrize("what", ["seven", "nan", "pipe", "device", "folder"])
def test_what_is_no_kept_vector_counts_as_none(tmp_path: Path, what: str) -> None:
    vector = np.full(8, np.nan if what == "nan" else 1.0, dtype=SINGLE)
    keep(tmp_path, "m", "text", vector)
    place = _place(tmp_path, "m", "text")
    if what != "nan":
        place.unlink()
    if what == "seven":
        place.write_bytes(b"7 bytes")
    elif what == "pipe":
        os.mkfifo(place)
    elif what == "device":
        place.symlink_to("/dev/zero")
    elif what == "folder":
        place.mkdir()
    assert recall(tmp_path, "m", "text") is None


def test_a_file_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    path.write_text("old")
    path.chmod(0o600)
    write_whole(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes() == b"new"


def test_a_file_that_may_not_be_written_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    path.write_text("old")
    path.chmod(0o444)
    with pytest.raises(MzdiffError, match=r"out\.html: 无法写入"):
        write_whole(path, b"new")
    assert path.read_text() == "old"


def test_a_file_of_somebody_else_is_not_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It could be replaced, where the folder may be written."""
    path = tmp_path / "out.html"
    path.write_text("old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(MzdiffError, match=r"out\.html: 无法写入"):
        write_whole(path, b"new")
    assert path.read_text() == "old"


def test_a_link_leads_to_the_file_that_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.html").write_text("old")
    (tmp_path / "link.html").symlink_to("real.html")
    write_whole(tmp_path / "link.html", b"new")
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "real.html").read_bytes() == b"new"


def test_a_pipe_is_written_into_and_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    os.mkfifo(path)
    with pytest.raises(MzdiffError, match="无法写入"):
        write_whole(path, b"nobody reads")
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(path.read_bytes()))
    reader.start()
    for _ in range(100):
        try:
            write_whole(path, b"text" * 50_000)
            break
        except MzdiffError:
            time.sleep(0.02)
    reader.join(timeout=10)
    assert got == [b"text" * 50_000]
    assert stat.S_ISFIFO(path.stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_device_fails_as_a_full_disk(tmp_path: Path) -> None:
    (tmp_path / "out.json").symlink_to("/dev/full")
    with pytest.raises(MzdiffError, match="No space"):
        write_whole(tmp_path / "out.json", b"text")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nope"],
        ["a.txt", "b.txt", "--format", "zip"],
        ["a.txt", "b.txt", "--lang", "fr"],
        ["compare"],
        ["outline", "a.txt", "b.txt"],
        ["a.txt", "b.txt", "-o"],
    ],
)
def test_a_wrong_option_is_one_line(arguments: list[str], tmp_path: Path) -> None:
    done = run(arguments, tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_matter(closed: str, pair: list[str], tmp_path: Path) -> None:
    command = f'"{sys.executable}" -m compare {" ".join(pair)} -o out.json {closed}'
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out.json").read_text("utf-8").startswith("{")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    ("arguments", "code"), [("2020.txt none.txt", 2), ("--nope", 2), ("2020.txt 2022.txt -q", 0)]
)
def test_a_refusal_that_nobody_can_read_is_one_by_its_code(
    arguments: str, code: int, pair: list[str], tmp_path: Path
) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    command = f'"{sys.executable}" -m compare {arguments} 2>/dev/full >/dev/full'
    done = subprocess.run(command, shell=True, cwd=tmp_path, env=environment)
    assert done.returncode == code


@pytest.mark.skipif(sys.platform != "linux", reason="only here the system holds a run to this")
@pytest.mark.parametrize(
    ("limit", "megabytes"),
    [(resource.RLIMIT_AS, 100), (resource.RLIMIT_AS, 28), (resource.RLIMIT_DATA, 100)],
)
def test_too_little_memory_is_one_line(
    limit: int, megabytes: int, pair: list[str], tmp_path: Path
) -> None:
    def little() -> None:
        resource.setrlimit(limit, (megabytes * 1_000_000, megabytes * 1_000_000))

    done = run(pair, tmp_path, preexec_fn=little)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert f"{megabytes} MB" in done.stderr


@pytest.mark.parametrize(
    ("command", "code"),
    [("none.txt 2020.txt 2>&1 | true", 2), ("--help | true", 0), ("outline 2020.txt | true", 0)],
)
def test_a_reader_who_leaves_changes_no_exit_code(
    command: str, code: int, pair: list[str], tmp_path: Path
) -> None:
    line = f'"{sys.executable}" -m compare {command}; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", line], cwd=tmp_path, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == (str(code), "")


@pytest.mark.parametrize("number", [5, 8, 12])
def test_too_few_files_is_one_line(number: int, pair: list[str], tmp_path: Path) -> None:
    def few() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (number, number))

    for arguments in (pair, ["outline", "2020.txt"], ["corpus", "list"]):
        done = run(arguments, tmp_path, preexec_fn=few)
        assert (done.returncode, done.stdout) == (2, "")
        assert re.search(r"too few open files .*ulimit -n$", done.stderr)
        assert len(done.stderr.splitlines()) == 1, done.stderr


@pytest.mark.parametrize("number", [errno.EMFILE, errno.ENFILE])
def test_a_file_that_cannot_be_opened_beside_others_is_not_to_blame(
    number: int, tmp_path: Path
) -> None:
    """Whichever step meets the limit, and whatever it raises for it."""
    error = OSError(number, os.strerror(number))
    said = str(lack_behind(error))
    assert "ulimit -n" in said
    further = KeyError("odd")
    further.__cause__ = error
    assert str(lack_behind(further)) == said
    (tmp_path / "2020.txt").write_text(PLAN.format(year=2020), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(files, "bytes_of", raising(error))
        with pytest.raises(MzdiffError, match=re.escape(f"2020.txt: {said}")):
            file_bytes(tmp_path / "2020.txt")


def raising(error: Exception) -> Callable[..., NoReturn]:
    def fail(*_: object) -> NoReturn:
        raise error

    return fail


def test_a_collection_wants_threads() -> None:
    check_threads(2)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("threading.Thread.start", no_thread)
        with pytest.raises(MzdiffError, match="ulimit -u"):
            check_threads(2)


def no_thread(_: object) -> None:
    raise RuntimeError("can't start new thread")


def test_a_comparison_makes_no_thread_of_a_library(tmp_path: Path) -> None:
    script = (
        "import os; from compare.system import process; process.begin(); import numpy as np; "
        "np.ones((900, 900)) @ np.ones((900, 900)); print(len(os.listdir('/proc/self/task')))"
    )
    if not Path("/proc/self/task").exists():
        pytest.skip("nobody tells the threads of a process here")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("1", "")


@pytest.mark.skipif(sys.platform != "linux", reason="only here the system holds a run to this")
def test_a_full_temporary_folder_is_one_line(pair: list[str], tmp_path: Path) -> None:
    def no_file_may_grow_far() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    done = run([*pair, "-q", "-o", "out.xlsx"], tmp_path, preexec_fn=no_file_may_grow_far)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "temporary folder" in done.stderr


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (signal.SIGINT, "已中断"),
        *((one, "") for one in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGUSR1)),
    ],
)
@pytest.mark.parametrize("after", [0.25, 0.6, 1.0])
def test_a_signal_ends_a_run_at_any_moment(
    number: signal.Signals, says: str, after: float, pair: list[str], tmp_path: Path
) -> None:
    code = "from compare.__main__ import main; print('begun', flush=True); main()"
    command = [sys.executable, "-c", code, *pair, "-q", "-o", "out.html"]
    running = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert running.stdout
    running.stdout.readline()
    time.sleep(after)
    running.send_signal(number)
    _, said = running.communicate(timeout=30)
    # Python itself takes its handlers back when it ends: then the signal ends what is left of it.
    assert running.returncode in (128 + number, -number, 0)
    if running.returncode > 0:
        assert said.strip() == says or says in said
        assert len(said.splitlines()) <= 1
    assert {path.name for path in tmp_path.iterdir()} - {*pair, "out.html"} == set()


@pytest.mark.parametrize(
    "arguments", [["2020.txt", "2022.txt", "-o", "-"], ["outline", "2020.txt"]]
)
def test_whoever_reads_the_output_may_leave_before_its_end(
    arguments: list[str], pair: list[str], tmp_path: Path
) -> None:
    with subprocess.Popen(
        [*COMMAND, *arguments], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0
