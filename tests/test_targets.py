"""Targets: the numbers that a plan sets itself, and the numbers that are none."""

from __future__ import annotations

import pytest

from compare.themes import targets
from tests.cases_reader import named_cases
from tests.conftest import PLANS
from tests.gold_documents import gold_document
from tests.small_plans import plan

CASES = named_cases("targets.txt")


@pytest.mark.parametrize("name", CASES)
def test_targets_of_a_statement(name: str):
    given, expected = CASES[name]
    found = targets.find(plan(("目标", given.strip())))
    lines = [f"{t.value:g} {t.measure_unit} {t.bound or '-'} {t.subject}" for t in found]
    assert "\n".join(lines) == expected


@pytest.mark.parametrize("name", PLANS)
def test_targets_stand_where_they_say(name: str):
    document = gold_document(name)
    for target in targets.find(document):
        start, end = target.span
        assert document.source.text[start:end]
        assert target.text in document.source.text


def test_a_plan_of_words_alone_has_no_targets():
    assert targets.find(plan(("加强管理", "进一步完善制度。"))) == ()
