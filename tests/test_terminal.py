"""A run in the foreground of a terminal ends by Ctrl-C, a closed terminal or SIGTERM at any moment."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.saved import as_docx

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it looks into /proc")
PLAN = "{year}年民政工作要点\n一、社会救助\n(一)完善低保制度。健全低保标准。\n(二)做好临时救助。落实救助。\n"
# Before the first of our lines Python itself hears the signals, and again while it ends.
BEGIN = (
    "from compare.system import process; process.begin(); print('begun', flush=True)\n"
    "from compare.__main__ import main; main()"
)
COMMAND = [sys.executable, "-c", BEGIN]
COMPARE = ["2020.docx", "2022.docx", "-o", "out.html"]
ADD = ["corpus", "add", ".", "--store", "kept", "--workers", "2"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for year in (2020, 2022):
        (tmp_path / f"{year}.docx").write_bytes(as_docx(PLAN.format(year=year)))
    (tmp_path / "tmp").mkdir()
    return tmp_path


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("after", [0.0, 0.5, 1.2])
@pytest.mark.parametrize("arguments", [COMPARE, ADD], ids=["compare", "corpus add"])
def test_a_run_in_a_terminal_ends_at_any_moment(
    arguments: list[str], after: float, number: signal.Signals, folder: Path
) -> None:
    from tests.terminal import stopped  # which only systems with terminals can import

    ended = stopped([*COMMAND, *arguments], folder, number, after, TMPDIR=str(folder / "tmp"))
    assert ended.code in (0, 128 + number, -number)
    assert "Traceback" not in ended.said
    assert "KeyboardInterrupt" not in ended.said
    assert ended.left == ()
    assert list((folder / "tmp").iterdir()) == []
