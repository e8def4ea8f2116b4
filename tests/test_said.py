"""What a statement itself says was renamed or handed to another office."""

from __future__ import annotations

import pytest

from compare.facts.called import renamings
from compare.facts.transfers import transfers
from tests.cases_reader import named_cases

RENAMED, HANDED = named_cases("renamings.txt"), named_cases("transfers.txt")


@pytest.mark.parametrize("name", RENAMED)
def test_what_a_statement_says_was_renamed(name: str):
    given, expected = RENAMED[name]
    told = [f"{one.old} -> {one.new}" for one in renamings(given.strip())]
    assert "\n".join(told) == expected


@pytest.mark.parametrize("name", HANDED)
def test_what_a_statement_says_went_to_another_office(name: str):
    given, expected = HANDED[name]
    told = [f"{one.matter} -> {one.to}" for one in transfers(given.strip())]
    assert "\n".join(told) == expected
