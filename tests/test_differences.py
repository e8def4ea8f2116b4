"""What differs between two counterpart statements: cases, laws, and changes made by rule."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from compare.differences import differing
from compare.facts import read_facts
from compare.facts.ladders import ladders
from compare.facts.names import denied
from compare.facts.plain import JOINED
from compare.model import Difference, Fact
from compare.series import read
from compare.themes.units import statements
from tests.cases_reader import CASES as CASES_FOLDER
from tests.cases_reader import named_cases
from tests.conftest import CORPUS, PLANS

CASES = named_cases("differences.txt")
MIRRORED = {"term_appears": "term_disappears", "term_disappears": "term_appears"}
YEAR = re.compile(r"20[12]\d(?=年)")
LISTED = re.compile(r"(^|[,。;])([^\W\d]{2,8}(?:、[^\W\d]{2,8}){3,6})(?=[,。;])")
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


def blocks(file: str) -> list[list[str]]:
    """Return the lines of each block after the first, which explains the file."""
    text = (CASES_FOLDER / file).read_text(encoding="utf-8")
    return [block.splitlines() for block in text.strip().split("\n\n")[1:]]


@pytest.mark.parametrize(("left", "right"), blocks("rewordings.txt"))
def test_rewordings_are_none(left: str, right: str):
    assert [line(one) for one in differing(left, right, (2015, 2016))] == []


@pytest.mark.parametrize(("kind", "left", "right"), blocks("substance.txt"))
def test_substance_is_told_as_what_it_is(kind: str, left: str, right: str):
    assert {one.kind for one in differing(left, right, (2022, 2023))} == {kind}


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
    assume(fact.value not in rest and not denied(text, fact))
    found = differing(text, rest)
    assert "term_disappears" in {one.kind for one in found} or "renamed" in {o.kind for o in found}


@given(any_measure, st.sampled_from(REWORDED))
def test_other_words_of_equal_strength_are_none(text: str, words: tuple[str, str]):
    outside = re.split(r"(《.*?》|“.*?”)", text)  # a title or a name in other words is another
    other = "".join(part if at % 2 else part.replace(*words) for at, part in enumerate(outside))
    assert [line(one) for one in differing(text, other)] == []


@given(any_measure, st.sampled_from(["进一步", "切实", "扎实", "大力"]))
def test_an_adverb_is_none(text: str, adverb: str):
    assume(text[:2] in ("加强", "推进", "完善", "做好", "开展", "落实", "健全"))
    assert [line(one) for one in differing(text, adverb + text)] == []


@given(st.data())
def test_a_number_in_words_is_none(data: st.DataObject):
    text = data.draw(st.sampled_from(measures_with("number", "")))
    fact = fact_in(text, "number", "")
    assume(re.fullmatch(r"\d0", fact.value) and fact.value in fact.text)
    tens = "零一二三四五六七八九"[int(fact.value[0])]
    if fact.unit == "%":
        other = fact.text.replace(f"{fact.value}%", f"{tens}成")
    else:
        other = fact.text.replace(fact.value, f"{tens}十")
    assert [line(one) for one in differing(text, replaced(text, fact, other))] == []


@given(st.data())
def test_quotes_around_words_are_none(data: st.DataObject):
    text = data.draw(any_measure)
    assume("“" not in text and "《" not in text and "(" not in text)
    start = data.draw(st.integers(0, max(len(text) - 5, 0)))
    words = text[start : start + 4]
    assume(len(words) == 4 and not re.search(r"[\W\d一二三四五六七八九十]", words))
    assume(not any(one.start < start + 4 and start < one.end for one in read_facts(text)))
    assume(not any(ladder.pattern.search(words) for ladder in ladders()))
    assume(not JOINED.search(text[max(start - 1, 0) : start + 5]))
    assert [
        line(one) for one in differing(text, f"{text[:start]}“{words}”{text[start + 4 :]}")
    ] == []


@given(st.data())
def test_another_order_of_a_list_is_none(data: st.DataObject):
    text = data.draw(st.sampled_from([text for text in measures() if LISTED.search(text)]))
    match = LISTED.search(text)
    assert match
    first, *middle, last = match[2].split("、")
    items = (first, *data.draw(st.permutations(middle)), last)
    assume(len(set(items)) == len(items))
    other = text[: match.start(2)] + "、".join(items) + text[match.end(2) :]
    assert [line(one) for one in differing(text, other)] == []


@given(st.data(), st.sampled_from(["全面推开", "全面实行", "全面取消", "试行", "探索"]))
def test_another_stage_is_told(data: st.DataObject, stage: str):
    text = data.draw(st.sampled_from(measures_with("stage", "matter")))
    fact = fact_in(text, "stage", "matter")
    assume(fact.value == "work" and fact.end - fact.start == 2 and len(fact.subject) >= 6)
    assume(sum(one.kind == "stage" for one in read_facts(text)) == 1)
    other = text[: fact.start] + stage + text[fact.end :]
    assert "goal_changed" in {one.kind for one in differing(text, other)}


@given(st.data())
def test_another_deadline_is_told(data: st.DataObject):
    text = data.draw(st.sampled_from(measures_with("deadline", "end")))
    fact = fact_in(text, "deadline", "end")
    found = differing(text, replaced(text, fact, "8月15日前"))
    assert [(one.kind, one.after) for one in found] == [("number_changed", "8月15日前")]


@given(st.data())
def test_another_law_is_told(data: st.DataObject):
    text = data.draw(st.sampled_from(measures_with("basis", "relied")))
    fact = fact_in(text, "basis", "relied")
    assume("《" in fact.text)
    found = differing(text, replaced(text, fact, "《公共文化服务保障法》"))
    assert ("law_changed", fact.text, "《公共文化服务保障法》") in {
        (one.kind, one.before, one.after) for one in found
    }
    assert {one.kind for one in found} <= {"law_changed", "goal_changed"}


@given(st.data())
def test_a_place_more_is_told(data: st.DataObject):
    text = data.draw(st.sampled_from(measures_with("place", "named")))
    fact = fact_in(text, "place", "named")
    assume(text[fact.end : fact.end + 1] == "、" and "兰州" not in text)
    found = differing(text, replaced(text, fact, f"{fact.text}、兰州"))
    assert [(one.kind, one.after) for one in found] == [("scope_changed", "兰州")]


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
