"""No regular expression can be made to hang: each takes time in proportion to its text."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from functools import cache

import pytest

from tests.patterns import Found, exponent, found, hanging, hostile

FOUND = found()
STEEPEST = 1.3


@pytest.fixture(autouse=True)
def end_what_hangs() -> Iterator[None]:
    before = signal.signal(signal.SIGPROF, hanging)
    yield
    signal.signal(signal.SIGPROF, before)


def steep(one: Found) -> tuple[float, str] | None:
    """Return the first text on which an expression is too slow, with the power of its time."""
    measured = ((exponent(one, text), text(12)) for text in hostile(one.pattern))
    return next((found for found in measured if found[0] > STEEPEST), None)


def test_the_expressions_of_the_package_are_found():
    names = {one.name for one in FOUND}
    assert len(FOUND) > 200
    assert {
        "compare.knowledge.headings.RULES",
        "compare.facts.number_pattern.number",
        "compare.source.lines.chrome.ROWS",
        "compare.source.formats.markdown.LINE_MARKS",
    } <= names


@pytest.mark.parametrize("one", FOUND, ids=lambda one: one.name)
def test_an_expression_takes_time_in_proportion_to_its_text(one: Found):
    """What is steep is so whenever one looks; a busy machine bends one look and not the next."""
    if steep(one):
        assert steep(one) is None


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"(?:\d+\s*)+$", "match"),
        (r"(?:\S+\.(?:pdf|docx?)\s*)+$", "match"),
        (r"(?:.{1,6}族)*(?:省|市)?", "fullmatch"),
        (r"[\s.…]*(?:\.{3,}|…+)[\s.…]*$", "search"),
        (r"\s+\d{1,3}$", "sub"),
        (r"《[^》]*》", "sub"),
        (r"[((][^()]*?简称[“《]?([^()“”《》]+)[))]", "match"),
    ],
)
def test_an_expression_that_can_be_made_to_hang_is_told(pattern: str, method: str):
    assert steep(Found("known", re.compile(pattern), (method,)))


@pytest.mark.parametrize("one", FOUND, ids=lambda one: one.name)
def test_a_checker_of_expressions_finds_no_way_to_hang_one(
    one: Found, monkeypatch: pytest.MonkeyPatch
):
    sre = pytest.importorskip("regexploit.ast.sre", reason="regexploit is not installed")
    from regexploit.ast import categories, char
    from regexploit.redos import find

    members = cache(lambda category: frozenset(categories.list_category(category)))
    monkeypatch.setattr(char, "list_category", members)  # it lists them anew at every comparison

    class Parser(sre.SreOpParser):
        """It does not know quantifiers that give nothing back: taken for those that do."""

        from_POSSESSIVE_REPEAT = sre.SreOpParser.from_MAX_REPEAT  # noqa: N815 - its way to name

    flags = one.pattern.flags & ~re.UNICODE
    assert [str(way) for way in find(Parser().parse_sre(one.pattern.pattern, flags))] == []
