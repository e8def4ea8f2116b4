"""Files made to do harm are read or refused in one line, in time and within their memory."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from compare.source.intake.apart import POSSIBLE, Limits, apart
from tests.attacks import ATTACKS

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


@only_apart
@pytest.mark.parametrize(
    ("work", "says"),
    [(spin, "[12] 秒"), (sleep, "2 秒"), (fill, "100 MB"), (crash, "中止|损坏"), (err, "KeyError")],
)
def test_what_goes_over_a_limit_is_told(work, says: str, capfd) -> None:
    with pytest.raises(ValueError, match=says):
        apart(work, TIGHT)
    assert capfd.readouterr() == ("", "")


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

    with pytest.raises(ValueError, match="2 秒"):
        apart(work, TIGHT)
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and _runs(int(file.read_text())):
        time.sleep(0.05)
    assert not _runs(int(file.read_text()))


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
