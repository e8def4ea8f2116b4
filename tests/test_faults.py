"""What goes wrong around the program: a full disk, a killed run, no home, two runs at once."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from compare.errors import MzdiffError
from compare.segment import MAX_ARTICLES, segment
from compare.source import MAX_BYTES, MAX_CHARACTERS, read_source, read_text
from compare.writing import write_whole

ROOT = Path(__file__).parents[1]
PLAN = "{year}年民政工作要点\n一、社会救助\n(一)完善低保制度。健全低保标准。\n(二)做好临时救助。落实救助。\n"
COMMAND = [sys.executable, "-m", "compare"]


@pytest.fixture
def pair(tmp_path: Path) -> list[str]:
    for year in (2020, 2022):
        (tmp_path / f"{year}.txt").write_text(PLAN.format(year=year), encoding="utf-8")
    return ["2020.txt", "2022.txt"]


def run(arguments: list[str], cwd: Path, **options) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        **options,
    )


def test_killed_while_writing_leaves_the_old_file_whole(tmp_path: Path) -> None:
    """A process that writes the same file again and again is killed at once, with no warning."""
    target = tmp_path / "out.txt"
    target.write_text("old" * 1000)
    code = "from pathlib import Path; from compare.writing import write_whole\nwhile 1: write_whole(Path('out.txt'), b'new' * 400_000)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    writer = subprocess.Popen([sys.executable, "-c", code], cwd=tmp_path, env=environment)
    while target.stat().st_size == 3000 and writer.poll() is None:
        time.sleep(0.01)
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    assert target.read_text() == "new" * 400_000


def test_two_runs_at_once_on_one_output_leave_one_whole_file(
    pair: list[str], tmp_path: Path
) -> None:
    running = [
        subprocess.Popen([*COMMAND, *pair, "-q", "-o", "out.json"], cwd=tmp_path) for _ in range(2)
    ]
    assert [process.wait(timeout=300) for process in running] == [0, 0]
    once = run([*pair, "-q", "-o", "again.json"], tmp_path)
    assert once.returncode == 0, once.stderr
    assert (tmp_path / "out.json").read_bytes() == (tmp_path / "again.json").read_bytes()
    assert sorted(p.suffix for p in tmp_path.iterdir()) == [".json", ".json", ".txt", ".txt"]


def test_no_home_no_utf8_and_a_package_that_cannot_be_written(
    pair: list[str], tmp_path: Path
) -> None:
    """The package is copied, made read-only, and run with an empty environment."""
    place = tmp_path / "installed"
    shutil.copytree(
        ROOT / "compare", place / "compare", ignore=shutil.ignore_patterns("__pycache__")
    )
    for path in [place, *place.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    environment = {"PYTHONPATH": str(place), "LC_ALL": "C", "PATH": os.environ["PATH"]}
    done = run([*pair, "-o", "out.html"], tmp_path, env=environment)
    for path in [place, *place.rglob("*")]:
        path.chmod(0o755)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out.html").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(MzdiffError, match="无法写入"):
        write_whole(tmp_path / "out.txt", b"text")
    tmp_path.chmod(0o755)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_standard_output_that_is_full_is_no_traceback(pair: list[str], tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, "outline", pair[0]],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=120,
        )
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_text_over_a_limit_is_refused_with_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("社会救助" * (MAX_CHARACTERS // 4 + 1), encoding="utf-8")
    assert path.stat().st_size < MAX_BYTES
    with pytest.raises(MzdiffError, match="100 万字"):
        read_source(path)
    with pytest.raises(MzdiffError, match=str(MAX_ARTICLES)):
        segment(read_text("".join(f"一、完善第{n}项。做好。\n" for n in range(MAX_ARTICLES + 1))))
