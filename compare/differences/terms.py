"""term_appears and term_disappears: a named programme, institution or method of one side only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.fuzz import partial_ratio, ratio

from compare.differences.difference import difference
from compare.differences.names import counts_out
from compare.differences.side import Pair, Side
from compare.facts.bases import generation
from compare.facts.inclusions import inclusions
from compare.facts.names import denied
from compare.facts.places import without_reach
from compare.knowledge.closed import words
from compare.knowledge.words import content_words
from compare.model import Difference, DifferenceKind, Fact, Span

SAME_NAME = 80.0  # rapidfuzz ratio of two names for one thing
COUNTED = re.compile(r"[\d一二三四五六七八九十百千万两双]")
SAME_THING = 67.0  # rapidfuzz partial ratio of a name without quotes and words of the other side


def terms(pair: Pair) -> Iterator[Difference]:
    """Yield the names that only one side has, those of one clause together."""
    ways = pair.left_to_right(), pair.right_to_left()
    for span, names in by_clause(pair.left, lone(pair.left, pair.right, ways[0])):
        yield told(pair, "term_disappears", names, span, ways[0].get(span))
    for span, names in by_clause(pair.right, lone(pair.right, pair.left, ways[1])):
        yield told(pair, "term_appears", names, ways[1].get(span), span)


def by_clause(side: Side, names: list[Fact]) -> list[tuple[Span, list[Fact]]]:
    """Return the names of each clause."""
    found: dict[Span, list[Fact]] = {}
    for one in names:
        found.setdefault(side.clause_of(one), []).append(one)
    return list(found.items())


def lone(side: Side, other: Side, across: Mapping[Span, Span]) -> list[Fact]:
    """Return the names of a side, and the papers it is to draw up, that the other does not have.

    What a side says that it will not have is no name of its own.
    """
    papers = [one for one in side.of("basis") if one.role == "drafted"]
    return [
        one
        for one in (*side.of("name"), *papers)
        if not (other.says(one.value) or reaches_otherwise(one, side, other))
        and not is_taken_in(one, side)
        and not (called_alike(one, side, other) or denied(side.text, one))
        and (one.role == "quoted" or apart(one, side, other, across))
    ]


def is_taken_in(one: Fact, side: Side) -> bool:
    """Tell whether a name stands in what a statement takes in besides: that is told as a scope."""
    spans = (found.things for found in inclusions(side.text) if found.too)
    return any(start <= one.start and one.end <= end for start, end in spans)


def reaches_otherwise(one: Fact, side: Side, other: Side) -> bool:
    """Tell whether the other side has the same name but for its reach: 市内通办, 省内通办."""
    bare = without_reach(one.value)
    new = (two for two in other.of("name") if not side.says(two.value))
    return bare != one.value and any(bare == without_reach(two.value) for two in new)


def called_alike(one: Fact, side: Side, other: Side) -> bool:
    """Tell whether the other side calls the same thing in other words: 寒冬送温暖, 冬季送温暖,
    or counts the items that the other lists.

    What counts otherwise is another thing: 三社联动, 五社联动.
    """
    before_it = side.text[side.clause_of(one)[0] : one.start]  # 同步规划、同步建设的“两同步”要求
    named_here = counts_out(one.value, before_it) or not counts_out(one.value, side.text)
    if named_here and counts_out(one.value, other.text):
        return True
    new = (two.value for two in other.of("name") if not side.says(two.value))
    return any(
        ratio(one.value, two) >= SAME_NAME and COUNTED.findall(one.value) == COUNTED.findall(two)
        for two in new
    )


def apart(one: Fact, side: Side, other: Side, across: Mapping[Span, Span]) -> bool:
    """Tell whether a name without quotes is new for sure.

    It must be unlike all words of the other side, and stand in a clause without counterpart, or
    with one that names something else in its place; but a five-year plan is another than that of
    the five years before.
    """
    clause = side.clause_of(one)
    if clause in across and not names_another(one, other.of("name", across[clause])):
        return False
    plan = generation(one.value)
    if plan:
        return clause not in across and plan not in other.plain
    compare = partial_ratio if len(other.plain) > len(one.value) else ratio
    return float(compare(one.value, other.plain)) < SAME_THING


def names_another(one: Fact, others: Sequence[Fact]) -> bool:
    """Tell whether clauses name things that share no word but the noun: 甲专项行动, 乙专项行动."""
    nouns = {*words("names", "strong"), *words("names", "heads")}
    own = {*content_words(one.value)} - nouns
    return bool(others) and all(not own & {*content_words(two.value)} for two in others)


def told(
    pair: Pair, kind: DifferenceKind, names: list[Fact], left: Span | None, right: Span | None
) -> Difference:
    """Return the difference of the names in a clause that only one side has."""
    words = "、".join(one.text for one in names)
    before, after = (words, "") if kind == "term_disappears" else ("", words)
    return difference(pair, kind, names[0].text, left, right, before, after)
