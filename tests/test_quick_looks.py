"""What is done quickly gives what the plain way gives: looks before reading, forms in one call."""

from __future__ import annotations

import importlib
import re
from functools import cache

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.facts.plain import YEAR_IN_WORDS, plain
from compare.knowledge.numerals import OF_A_PLAN, plain_value
from compare.series import read
from compare.source.forms import plain_character, plain_lines
from compare.themes.lexicon import Lexicon, load
from tests.conftest import CORPUS, PLANS

ALL = re.compile("")
LOOKS = (("numbers", "ANY_NUMERAL"), ("offices", "giving_part"), ("people", "noun"), ("names", "strong"))  # fmt: skip
WRITTEN = st.text(st.sampled_from("民政 ，。（２０1①\t　\u200b\x07ﬁ½⼆字Ａz"), max_size=40)
NUMERALS = st.text(st.sampled_from("零一二三四五六七八九十十百百千千万万"), min_size=1, max_size=8)
WORDS = st.text(st.sampled_from("农村低保养老服务敬老院优抚安置和救助临时"), max_size=60)


@cache
def statements() -> tuple[str, ...]:
    documents = [read(CORPUS / f"{name}.txt") for name in PLANS]
    return tuple(m.text for one in documents for a in one.articles for m in a.statements)


@pytest.mark.parametrize(("room", "look"), LOOKS)
def test_a_look_before_reading_loses_no_fact(
    room: str, look: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = importlib.import_module(f"compare.facts.{room}")
    reading = getattr(module, room)
    quick = [list(reading(text)) for text in statements()]
    monkeypatch.setattr(module, look, ALL if look.isupper() else lambda: ALL)
    assert [list(reading(text)) for text in statements()] == quick
    assert any(quick)


@given(NUMERALS)
def test_a_numeral_is_worth_what_the_library_says(numeral: str) -> None:
    try:
        worth = cn2an.cn2an(numeral, "smart")
    except (ValueError, LookupError):
        worth = None
    assert plain_value(numeral) in (0, worth)
    assert worth is None or not OF_A_PLAN.fullmatch(numeral)


@pytest.mark.parametrize("value", [*range(1, 100), 110, 999, 2345, 10_000, 12_000, 55_000_000])
def test_a_plain_numeral_needs_no_library(value: int) -> None:
    assert plain_value(cn2an.an2cn(value)) == value


@given(WRITTEN)
def test_a_text_in_plain_forms_is_that_of_its_characters(text: str) -> None:
    forms = [plain_character(character) for character in text]
    if not YEAR_IN_WORDS.search("".join(form or " " for form in forms)):
        assert plain(text) == "".join(form or " " for form in forms)
    lines = [line for line in plain_lines(text)[0] if line.text]
    kept = [(i, form) for i, form in enumerate(forms) if form]
    whole = "".join(form for _, form in kept).strip(" ")
    assert "".join(line.text for line in lines) == whole
    places = dict(kept)
    for line in lines:
        assert [places[place] for place in line.origin] == [*line.text]


@given(WORDS)
def test_terms_are_found_from_the_left_the_longest_first(text: str) -> None:
    lexicon = known()
    assert lexicon.occurrences(text) == list(one_by_one(lexicon, text))


@cache
def known() -> Lexicon:
    return load()


def one_by_one(lexicon: Lexicon, text: str):
    at = 0
    while at < len(text):
        fits = [term for term in lexicon.meanings if text.startswith(term, at)]
        if fits:
            yield at, max(fits, key=len)
        at += max(map(len, fits), default=1)
