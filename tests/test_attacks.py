"""Files made to do harm are read or refused in one line, in time and within their memory."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from compare.errors import RefusedError
from compare.source.formats import office
from compare.source.formats.office import converted_to_docx
from compare.source.intake.apart import POSSIBLE, Limits, apart
from compare.system.process import BY_SIGNAL
from tests.attacks import ATTACKS, PLAN
from tests.bench.targets import RTF
from tests.saved import as_docx

SECONDS = 10
MEMORY = 1_000_000  # KB
TIGHT = Limits(seconds=1, wait=2, memory=100_000_000)

only_apart = pytest.mark.skipif(not POSSIBLE, reason="work is not done apart on this system")


# A process of its own: what the system tells of children holds for all that a process ever had.
READING = """
import json, resource, sys
from compare.errors import MzdiffError
from compare.source import read_source
try:
    read_source(sys.argv[1])
    said = sys.argv[1]
except MzdiffError as error:
    said = str(error)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([said, used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


@only_apart
@pytest.mark.parametrize("name", ATTACKS)
def test_a_file_made_to_do_harm_is_read_or_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(ATTACKS[name]())
    run = [sys.executable, "-c", READING, str(tmp_path / name)]
    said, seconds, memory = json.loads(subprocess.check_output(run, text=True))
    assert name in said
    assert "\n" not in said
    assert seconds < SECONDS
    assert memory < MEMORY


def spin() -> bytes:
    while True:
        pass


def sleep() -> bytes:
    time.sleep(100)
    return b""


def fill() -> bytes:
    return b"".join([bytes(1_000_000)] * 1_000)


def crash() -> bytes:
    os.abort()


def err() -> bytes:
    raise KeyError("odd")


def refuse() -> bytes:
    raise RefusedError("own words")


def err_in_chinese() -> bytes:
    """As a library does that repeats what stands in the file."""
    raise ValueError("单元格")


def open_too_many() -> bytes:
    raise OSError(errno.EMFILE, "no more")


def break_off_for_memory() -> bytes:
    """As a library does that tells of nothing but its own failure."""
    try:
        raise MemoryError
    except MemoryError as error:
        raise KeyError("odd") from error


@only_apart
@pytest.mark.parametrize(
    ("work", "says"),
    [
        (spin, "[12] 秒"),
        (sleep, "2 秒"),
        (fill, "100 MB"),
        (crash, "中止|损坏"),
        (err, "KeyError"),
        (refuse, "^own words$"),
        (err_in_chinese, "damaged file: ValueError"),
        (open_too_many, "ulimit -n"),
        (break_off_for_memory, "100 MB"),
    ],
)
def test_what_goes_over_a_limit_is_told(work, says: str, capfd) -> None:
    with pytest.raises(RefusedError, match=says):
        apart(work, TIGHT)
    assert capfd.readouterr() == ("", "")


@only_apart
def test_a_limit_of_memory_names_what_the_system_allows() -> None:
    code = (
        "import resource; from compare.source.intake.apart import _held, apart, ALL_PAGES\n"
        "most = _held(ALL_PAGES) + 50_400_000\n"
        "resource.setrlimit(resource.RLIMIT_AS, (most, most))\n"
        "try: apart(lambda: bytes(100_000_000))\n"
        "except ValueError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert re.search(r"\b(49|50) MB", done.stdout), done


@only_apart
def test_what_the_work_returns_comes_back() -> None:
    for answer in (b"", b"x", bytes(range(256)) * 50_000):
        assert apart(lambda answer=answer: answer) == answer


@only_apart
def test_all_that_the_work_started_ends_with_it(tmp_path: Path) -> None:
    """A program that starts another, as LibreOffice does."""
    file = tmp_path / "pid"

    def work() -> bytes:
        script = f"sleep 77 & echo $! > {file}; wait"
        subprocess.run(["/bin/sh", "-c", script], check=False)
        return b""

    with pytest.raises(RefusedError, match="2 秒"):
        apart(work, TIGHT)
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and _runs(int(file.read_text())):
        time.sleep(0.05)
    assert not _runs(int(file.read_text()))


# Whoever it is started by ends before it, and it leads a session of its own, which no signal to a
# group reaches; it heeds no other signal either, and tells its number before its work.
GETS_AWAY = """#!{python}
import os, signal, sys, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.setsid()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(number, signal.SIG_IGN)
        with open("{file}.part", "w") as told:
            told.write(str(os.getpid()))
        os.rename("{file}.part", "{file}")
        time.sleep(77)
    os._exit(0)
os.wait()
while not os.path.exists("{file}"):
    time.sleep(0.01)
{then}
"""


@pytest.fixture
def converter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Put a LibreOffice on the path whose helper gets away; what it does then is given.

    Returns the file that holds the number of the helper.
    """

    def made(then: str) -> Path:
        folder = tmp_path / "programs"
        folder.mkdir()
        file = tmp_path / "number"
        (folder / "soffice").write_text(
            GETS_AWAY.format(python=sys.executable, file=file, then=then)
        )
        (folder / "soffice").chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))
        return file

    return made


@only_apart
def test_a_helper_that_got_away_ends_with_the_conversion(
    converter: Callable[[str], Path], tmp_path: Path
) -> None:
    """It holds the streams of its program, and no conversion waits for it."""
    (tmp_path / "plan.docx").write_bytes(as_docx(PLAN))
    then = f"import shutil; shutil.copy('{tmp_path / 'plan.docx'}', sys.argv[-1][:-3] + 'docx')"
    file = converter(then)
    began = time.monotonic()
    assert converted_to_docx(b"", "doc") == (tmp_path / "plan.docx").read_bytes()
    assert time.monotonic() - began < SECONDS
    assert not _runs(int(file.read_text()))


@only_apart
def test_a_helper_that_got_away_ends_with_the_time(
    converter: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "LIMITS", replace(office.LIMITS, wait=2))
    file = converter("time.sleep(77)")
    with pytest.raises(RefusedError, match="2 秒"):
        converted_to_docx(b"", "doc")
    assert not _runs(int(file.read_text()))


@only_apart
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_helper_that_got_away_ends_with_the_run(
    number: signal.Signals, converter: Callable[[str], Path], tmp_path: Path
) -> None:
    file = converter("time.sleep(77)")
    (tmp_path / "plan.rtf").write_bytes(RTF)
    (tmp_path / "tmp").mkdir()
    run = subprocess.Popen(
        [sys.executable, "-m", "compare", "outline", str(tmp_path / "plan.rtf")],
        env={**os.environ, "TMPDIR": str(tmp_path / "tmp")},
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),  # the tests' own may ignore it
    )
    while run.poll() is None and not file.exists():
        time.sleep(0.01)
    run.send_signal(number)
    assert run.wait(timeout=10) == BY_SIGNAL + number
    assert not _runs(int(file.read_text()))
    assert list((tmp_path / "tmp").iterdir()) == []


def _runs(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@only_apart
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_the_run_ends_the_work_too(number: signal.Signals, tmp_path: Path) -> None:
    code = (
        "import sys, signal, time, os; from pathlib import Path; from compare.source.intake.apart import apart\n"
        "def end(*_): raise SystemExit(7)\n"
        f"signal.signal({int(number)}, end)\n"
        "def work():\n Path(sys.argv[1]).write_text(str(os.getpid())); time.sleep(60); return b''\n"
        "apart(work)"
    )
    file = tmp_path / "pid"
    run = subprocess.Popen([sys.executable, "-c", code, str(file)])
    while run.poll() is None and not (file.exists() and file.read_text()):
        time.sleep(0.01)
    run.send_signal(number)
    assert run.wait(timeout=10) == 7
    assert not _runs(int(file.read_text()))
