"""What goes wrong around the program: a full disk, a killed run, no home, two runs at once."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from compare import compare
from compare.encoder.cache import cache_folder, keep, recall
from compare.errors import MzdiffError
from compare.formats import Format, rendered
from compare.segment import MAX_ARTICLES, segment
from compare.source import MAX_BYTES, MAX_CHARACTERS, read_source, read_text
from compare.system.output import write_whole
from tests.forked import forked
from tests.small_plans import plan

ROOT = Path(__file__).parents[1]
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
    code = "from pathlib import Path; from compare.system.output import write_whole\nwhile 1: write_whole(Path('out.txt'), b'new' * 400_000)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    writer = subprocess.Popen([sys.executable, "-c", code], cwd=tmp_path, env=environment)
    while target.stat().st_size == 3000 and writer.poll() is None:
        time.sleep(0.01)
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    assert target.read_text() == "new" * 400_000


def test_killed_while_keeping_a_vector_leaves_a_cache_that_can_be_read(tmp_path: Path) -> None:
    """Two runs keep the same vectors again and again while this one reads; one is killed."""
    code = (
        "import sys, numpy; from pathlib import Path; from compare.encoder.cache import keep\n"
        "while 1: keep(Path(sys.argv[1]), 'm', 'text', numpy.ones(5000, dtype=numpy.float32))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, str(tmp_path)]
    runs = [subprocess.Popen(command, env=environment) for _ in range(2)]
    while not list(tmp_path.rglob("*.vector")) and runs[0].poll() is None:
        time.sleep(0.01)
    for turn in range(400):
        vector = recall(tmp_path, "m", "text")
        assert vector is not None
        assert (vector == 1).all()
        if turn == 200:
            runs[0].kill()
    runs[1].kill()
    for running in runs:
        running.wait()
    keep(tmp_path, "m", "text", np.ones(2, dtype=np.float32))
    assert len(recall(tmp_path, "m", "text")) == 2


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


def test_no_home_and_no_utf8(pair: list[str], tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(ROOT), "LC_ALL": "C", "PATH": os.environ["PATH"]}
    done = run([*pair, "-o", "out.html"], tmp_path, env=environment)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out.html").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become a user without a home")
def test_a_user_without_a_home_has_an_empty_cache() -> None:
    code = (
        "import os, numpy; from compare.encoder.cache import cache_folder, keep, recall\n"
        "os.environ.pop('HOME', None); os.environ.pop('XDG_CACHE_HOME', None); os.setuid(54321)\n"
        "folder = cache_folder(); keep(folder, 'm', 'text', numpy.ones(2, dtype=numpy.float32))\n"
        "print(recall(folder, 'm', 'text'))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("None\n", "")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no such rights here")
@pytest.mark.parametrize("level", ["mzdiff", "mzdiff/vectors"])
@pytest.mark.parametrize("whose", ["mine", "everybody's", "another's", "another's by a link"])
def test_a_cache_that_others_may_fill_is_not_used(
    whose: str, level: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = tmp_path / level
    folder.mkdir(parents=True)
    if whose == "everybody's":
        folder.chmod(0o777)
    elif whose != "mine":
        if os.geteuid() != 0:
            pytest.skip("only root can give a folder away")
        if whose == "another's by a link":
            folder.rmdir()
            (tmp_path / "elsewhere").mkdir()
            folder.symlink_to(tmp_path / "elsewhere")
        os.chown(folder, 54321, 54321)
    keep(cache_folder(), "model", "text", np.ones(2, dtype=np.float32))
    assert (recall(cache_folder(), "model", "text") is not None) == (whose == "mine")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB of its own, in memory."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no disk of its own can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_full_disk_leaves_the_old_file_and_nothing_else(small_disk: Path) -> None:
    target = small_disk / "out.html"
    target.write_bytes(b"old")
    with pytest.raises(MzdiffError, match="No space left"):
        write_whole(target, b"x" * 100_000)
    assert [(path.name, path.read_bytes()) for path in small_disk.iterdir()] == [
        ("out.html", b"old")
    ]
    keep(small_disk / "cache", "m", "text", np.ones(50_000, dtype=np.float32))
    assert recall(small_disk / "cache", "m", "text") is None
    assert not list(small_disk.rglob("*.part"))


def test_disk_that_cannot_be_written_is_one_line(small_disk: Path, pair: list[str]) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    done = run([*pair, "-o", "disk/out.html"], small_disk.parent)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "disk/out.html: 无法写入" in done.stderr


def test_package_that_cannot_be_written(pair: list[str], tmp_path: Path) -> None:
    """The package lies on a disk that is read only, or in folders that are: nothing is kept there."""
    place = tmp_path / "installed"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "tmpfs", str(place)]
    mounted = os.geteuid() == 0 and subprocess.run(mount, capture_output=True).returncode == 0
    shutil.copytree(
        ROOT / "compare", place / "compare", ignore=shutil.ignore_patterns("__pycache__")
    )
    if mounted:
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
    else:
        for path in [place, *place.rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)
    done = run([*pair, "-o", "out.html"], tmp_path, env={**os.environ, "PYTHONPATH": str(place)})
    if mounted:
        subprocess.run(["umount", str(place)], check=True)
    else:
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


def test_a_clock_that_went_back_changes_no_byte(pair: list[str], tmp_path: Path) -> None:
    """Inputs, the old report and what build tools take for the clock are years ahead or behind."""
    formats = [word for form in Format for word in ("--format", form.value)]
    written = []
    for year in (1990, 2090):
        moment = (year - 1970) * 31_557_600
        for path in tmp_path.rglob("*.*"):
            os.utime(path, (moment, moment))
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment), "TZ": f"X{year % 12}"}
        done = run([*pair, "-q", "-o", "out", *formats], tmp_path, env=environment)
        assert done.returncode == 0, done.stderr
        written.append({path.name: path.read_bytes() for path in tmp_path.glob("out.*")})
    assert len(written[0]) == len(Format)
    assert written[0] == written[1]


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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_run_that_can_tell_nobody_what_is_wrong_ends_with_its_exit_code(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = [*COMMAND, "outline", "none.txt"]
        done = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=full, timeout=120)
    assert done.returncode == 2


def test_text_over_a_limit_is_refused_with_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("社会救助" * (MAX_CHARACTERS // 4 + 1), encoding="utf-8")
    assert path.stat().st_size < MAX_BYTES
    with pytest.raises(MzdiffError, match="40 万字"):
        read_source(path)
    with pytest.raises(MzdiffError, match=str(MAX_ARTICLES)):
        segment(read_text("".join(f"一、完善第{n}项。做好。\n" for n in range(MAX_ARTICLES + 1))))


@pytest.mark.parametrize("moment", [0.0, -86_400.0 * 365, 5e9])
@pytest.mark.parametrize("form", [Format.xlsx, Format.docx])
def test_a_clock_that_no_archive_can_hold_changes_no_byte(
    form: Format, moment: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = compare(plan(("低保", "提高低保标准。")), plan(("低保", "健全低保标准。"), name="b"))
    now = rendered(found, form, "zh")
    clock = time.localtime
    monkeypatch.setattr(time, "localtime", lambda *_: clock(moment))
    assert time.localtime().tm_year not in range(1980, 2108)
    assert rendered(found, form, "zh") == now


def test_standard_input_is_not_written_over(pair: list[str], tmp_path: Path) -> None:
    before = (tmp_path / pair[0]).read_bytes()
    (tmp_path / pair[0]).rename(tmp_path / "2020.md")
    with (tmp_path / "2020.md").open("rb") as given:
        done = subprocess.run(
            [*COMMAND, "-", pair[1], "-o", "2020.md"],
            cwd=tmp_path,
            stdin=given,
            capture_output=True,
            timeout=120,
        )
    assert done.returncode == 2
    assert (tmp_path / "2020.md").read_bytes() == before


@pytest.mark.skipif(not hasattr(signal, "SIGCHLD"), reason="no such signal here")
def test_a_run_whose_starter_ignores_the_end_of_children_reads_files_all_the_same(
    pair: list[str], tmp_path: Path
) -> None:
    page = f"<html><body><p>{PLAN.format(year=2021)}</p></body></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    done = subprocess.run(
        [*COMMAND, "outline", "page.html"],
        cwd=tmp_path,
        capture_output=True,
        timeout=120,
        preexec_fn=lambda: signal.signal(signal.SIGCHLD, signal.SIG_IGN),
    )
    assert done.returncode == 0, done.stderr
