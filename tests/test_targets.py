"""Targets: the numbers that a plan sets itself, and the numbers that are none."""

from __future__ import annotations

import time

import pytest

from compare.model import Target
from compare.pipeline import compare
from compare.themes import targets
from compare.themes.comparable import comparable
from compare.themes.follow import side
from compare.themes.lexicon import EMPTY
from tests.cases_reader import named_cases
from tests.conftest import PLANS
from tests.gold_documents import gold_document
from tests.small_plans import plan

CASES = named_cases("targets.txt")


@pytest.mark.parametrize("name", CASES)
def test_targets_of_a_statement(name: str):
    given, expected = CASES[name]
    found, _ = targets.find(plan(("目标", given.strip())))
    assert "\n".join(map(told, found)) == expected


def told(target: Target) -> str:
    number = target.number
    due = f" | {target.due.text}" if target.due else ""
    return f"{number.value} {number.unit} {number.bound or '-'} {target.subject}{due}"


@pytest.mark.parametrize("name", PLANS)
def test_targets_stand_where_they_say(name: str):
    document = gold_document(name)
    for target in targets.find(document)[0]:
        start, end = target.span
        assert document.source.text[start:end]
        assert target.text in document.source.text


def test_a_plan_of_words_alone_has_no_targets():
    assert targets.find(plan(("加强管理", "进一步完善制度。"))) == ((), ())


def test_what_compares_with_many_targets_takes_no_longer_for_each():
    many = [(f"目标{n}", f"第{n}类补助标准达到{n}元。" + "1元," * 5) for n in range(1500)]
    sides = [side(plan(*many, name=name), (), EMPTY) for name in ("a", "b")]
    start = time.process_time()
    found = comparable(sides, EMPTY)
    assert time.process_time() - start < 5
    assert all(len(one.targets) == 2 for one in found)
    assert len(found) == len(sides[0].targets)


def test_the_clause_of_a_number_has_an_end() -> None:
    """A sentence of numbers alone is one clause, of which each has what stands around it."""
    found, _ = targets.find(plan(("目标", "补助标准" + "9%" * 1_400)))
    assert len(found) == 1_400
    assert all(2 * "9%" in one.text and len(one.text) <= 202 for one in found)


def test_a_numeral_that_is_none_is_told_where_it_stands():
    text = "投入一千一万元，资助二百二万人，培训500人。"
    found, notes = targets.find(plan(("目标", text), name="p"))
    assert [one.value for one in found] == [500]
    assert [(one.kind, one.before, one.after) for one in notes] == [
        ("no_number", "一千一万元", "p"),
        ("no_number", "二百二万人", "p"),
    ]


def test_goals_of_town_and_country_keep_their_half_in_the_words_of_the_source() -> None:
    one, other = (
        plan(("养老服务", f"城乡养老设施覆盖率达到{town}%和{country}%以上。"), name=name, year=year)
        for name, year, town, country in (("a", 2020, 95, 65), ("b", 2021, 96, 75))
    )
    found = {target.subject for target in compare(one, other).targets}
    assert found == {"城市养老设施覆盖率", "农村养老设施覆盖率"}
