"""What differs between two counterpart statements: cases, laws, and changes made by rule."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from compare.differences import differing
from compare.facts import read_facts
from compare.model import Difference, Fact
from compare.series import read
from compare.themes.units import statements
from tests.cases_reader import named_cases
from tests.conftest import CORPUS, PLANS

CASES = named_cases("differences.txt")
MIRRORED = {"term_appears": "term_disappears", "term_disappears": "term_appears"}
YEAR = re.compile(r"20[12]\d(?=年)")
REWORDED = (("推进", "推动"), ("完善", "健全"), ("加强", "强化"), ("着力", "大力"), (",", ",切实"))


@cache
def measures() -> tuple[str, ...]:
    documents = [read(CORPUS / f"{name}.txt") for name in PLANS]
    return tuple(text for document in documents for _, text in statements(document))


@cache
def measures_with(kind: str, *roles: str) -> tuple[str, ...]:
    return tuple(
        text
        for text in measures()
        if any(f.kind == kind and f.role in roles for f in read_facts(text))
    )


def line(one: Difference) -> str:
    return f"{one.kind} | {one.matter} | {one.before or '-'} -> {one.after or '-'}"


@pytest.mark.parametrize("name", CASES)
def test_what_differs(name: str):
    given, expected = CASES[name]
    *years, left, right = given.strip().splitlines()
    first, second = map(int, years[0].split()) if years else (0, 0)
    found = differing(left, right, (first, second) if years else None)
    assert "\n".join(map(line, found)) == expected


any_measure = st.integers(0, 999).map(lambda at: measures()[at % len(measures())])
cut = st.tuples(any_measure, st.integers(0, 200), st.integers(0, 60)).map(
    lambda drawn: drawn[0][: drawn[1]] + drawn[0][drawn[1] + drawn[2] :]
)


@given(any_measure | cut)
def test_nothing_differs_from_itself(text: str):
    assert differing(text, text) == ()


@given(any_measure, st.integers(0, 200), st.integers(1, 60), any_measure)
def test_quotes_stand_on_their_side_alone(text: str, at: int, length: int, other: str):
    for left, right in ((text, text[:at] + text[at + length :]), (text, other)):
        for one in differing(left, right):
            for span, own, against in ((one.left, left, right), (one.right, right, left)):
                if span:
                    assert own[span[0] : span[1]].strip()
                    assert own[span[0] : span[1]] not in against


@given(any_measure, st.integers(0, 200), st.integers(1, 60), any_measure)
def test_swapped_sides_mirror(text: str, at: int, length: int, other: str):
    for left, right in ((text, text[:at] + text[at + length :]), (text, other)):
        there = {(MIRRORED.get(d.kind, d.kind), d.after, d.before) for d in differing(left, right)}
        back = {(d.kind, d.before, d.after) for d in differing(right, left)}
        assert there == back


def replaced(text: str, fact: Fact, words: str) -> str:
    return text[: fact.start] + words + text[fact.end :]


def fact_in(text: str, kind: str, *roles: str) -> Fact:
    return next(one for one in read_facts(text) if one.kind == kind and one.role in roles)


@given(st.data())
def test_another_number_is_told(data: st.DataObject):
    text = data.draw(st.sampled_from(measures_with("number", "")))
    fact = fact_in(text, "number", "")
    assume(fact.value.isdigit() and fact.value in fact.text)
    other = fact.text.replace(fact.value, str(int(fact.value) + data.draw(st.integers(1, 9))))
    found = differing(text, replaced(text, fact, other))
    assert "number_changed" in {one.kind for one in found}


@given(st.data(), st.sampled_from(["税务局", "农业农村厅", "总工会"]))
def test_another_office_is_told(data: st.DataObject, office: str):
    text = data.draw(st.sampled_from(measures_with("office", "with", "help", "lead")))
    fact = fact_in(text, "office", "with", "help", "lead")
    found = differing(text, replaced(text, fact, office))
    assert {one.kind for one in found} == {"actor_changed"}


@given(st.data())
def test_another_item_is_told(data: st.DataObject):
    text = data.draw(
        st.sampled_from([text for text in measures_with("people", "人员", "儿童") if "、" in text])
    )
    fact = fact_in(text, "people", "人员", "儿童")
    before, after = text[fact.start - 1 : fact.start], text[fact.end : fact.end + 1]
    assume(before in ("、", "和") or after in ("、", "和"))
    found = differing(text, replaced(text, fact, f"{fact.text}、退捕渔民"))
    assert [(one.kind, one.after) for one in found] == [("scope_changed", "退捕渔民")]


@given(st.data())
def test_a_gone_name_is_told(data: st.DataObject):
    text = data.draw(st.sampled_from(measures_with("name", "quoted")))
    fact = fact_in(text, "name", "quoted")
    rest = replaced(text, fact, "")
    assume(fact.value not in rest)
    found = differing(text, rest)
    assert "term_disappears" in {one.kind for one in found} or "renamed" in {o.kind for o in found}


@given(any_measure, st.sampled_from(REWORDED))
def test_other_words_of_equal_strength_are_none(text: str, words: tuple[str, str]):
    assert [line(one) for one in differing(text, text.replace(*words))] == []


@given(any_measure)
def test_full_width_marks_are_none(text: str):
    wide = text.translate(str.maketrans(",;:()0123456789%", "，；：（）０１２３４５６７８９％"))
    assert differing(text, wide) == ()


@given(st.data())
def test_years_that_roll_on_are_none(data: st.DataObject):
    text = data.draw(st.sampled_from([text for text in measures() if YEAR.search(text)]))
    year = int(YEAR.findall(text)[0])
    rolled = YEAR.sub(lambda match: str(int(match[0]) + 1), text)
    found = differing(text, rolled, (year, year + 1))
    assert {one.kind for one in found} <= {"law_changed"}  # a paper of another year is another
