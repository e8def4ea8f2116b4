"""What a statement itself says was renamed or handed to another office."""

from __future__ import annotations

import pytest

from compare.facts.called import renamings
from tests.cases_reader import named_cases

RENAMED = named_cases("renamings.txt")


@pytest.mark.parametrize("name", RENAMED)
def test_what_a_statement_says_was_renamed(name: str):
    given, expected = RENAMED[name]
    told = [f"{one.old} -> {one.new}" for one in renamings(given.strip())]
    assert "\n".join(told) == expected
