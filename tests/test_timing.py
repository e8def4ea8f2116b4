"""``--timing`` says what each stage took, and the parts are the whole; the end takes no time."""

from __future__ import annotations

import gc
import re
import time

import pytest

from compare import __main__ as command
from compare import cli
from compare.system.timing import Stages, timed

LINE = re.compile(r"(\w+) +(-?\d+\.\d\d) s of a processor +(-?\d+\.\d\d) s")


def rows(lines) -> dict[str, tuple[float, float]]:
    return {m[1]: (float(m[2]), float(m[3])) for m in map(LINE.fullmatch, lines)}


def test_stages_of_one_name_are_one_and_all_is_their_sum():
    stages = Stages()
    for stage in ("read", "align", "themes", "align"):
        stages.begin(stage)
        time.sleep(0.03)
    found = rows(stages.lines())
    assert [*found] == ["start", "read", "align", "themes", "all"]
    assert found["align"][1] >= 0.06
    for which in (0, 1):
        parts = sum(found[stage][which] for stage in found if stage != "all")
        assert parts == pytest.approx(found["all"][which], abs=0.03)


def test_each_stage_is_shown_and_nothing_is_printed_unless_it_is_wanted(capsys):
    told: list[str] = []
    for wanted in (False, True):
        with timed(told.append, wanted) as progress:
            progress("read")
        assert ("read" in capsys.readouterr().err) == wanted
    assert told == ["read", "read"]


def test_the_end_of_a_run_looks_for_no_cycles(monkeypatch):
    monkeypatch.setattr(command.process, "begin", lambda: None)
    monkeypatch.setattr(cli, "main", lambda: 1 / 0)
    held = gc.get_freeze_count()
    try:
        with pytest.raises(ZeroDivisionError):
            command.main()
        assert gc.get_freeze_count() > held
    finally:
        gc.unfreeze()
