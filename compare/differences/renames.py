"""renamed: one name stands where another stood, in a clause that is the same otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from rapidfuzz.distance import Indel

from compare.differences.difference import difference
from compare.differences.edits import Edit, edits
from compare.differences.names import in_order, one_name
from compare.differences.side import Pair, Side, Together, in_other_order
from compare.facts.fronts import front
from compare.facts.numbers import ORDINAL
from compare.facts.numerals import ANY_NUMERAL
from compare.facts.places import without_reach
from compare.facts.plain import JOINED, squashed
from compare.knowledge.closed import any_of, words
from compare.knowledge.words import tagged
from compare.model import Difference, Fact, Span

LONGEST = 14
NUMBER_BEHIND = re.compile(r"^\d[\d.]*")
FOLLOWING = 3  # letters and digits behind two names that show what both are the names of
SHORTEST_REST = 10  # letters of a clause around a name that show what it is the name of
OTHERWISE_LIKE = 0.6  # of two clauses, for one name in them to be the other
Names = tuple[str, str]


def renames(pair: Pair) -> Iterator[Difference]:
    """Yield the names that took the place of another name."""
    for clauses in pair.together:
        if in_other_order(pair, clauses):
            continue
        found = [*quoted(pair, clauses)]
        if not found and clauses.likeness >= OTHERWISE_LIKE:
            found = [*put_in_place(pair, clauses)] or [*of_other_nouns(pair, clauses)]
        for before, after in found:
            yield difference(pair, "renamed", after, clauses.left, clauses.right, before, after)


def quoted(pair: Pair, clauses: Together) -> Iterator[Names]:
    """Yield the names in quotes of which either the quotes or the noun after them changed."""
    names = pair.left.of("name", clauses.left), pair.right.of("name", clauses.right)
    for one, other in product(*names):
        if (
            one.role == other.role == "quoted"
            and not (pair.right.says(one.text) or pair.left.says(other.text))
            and not without_reach(one.value) == without_reach(other.value) != one.value
            and (
                of_one_noun(pair, one, other)
                or of_one_thing(pair, one, other)
                or of_one_count(one, other)
            )
            and otherwise_like(pair, clauses, one, other)
        ):
            yield one.text, other.text


def otherwise_like(pair: Pair, clauses: Together, one: Fact, other: Fact) -> bool:
    """Tell whether two clauses say mostly the same around two names that are quoted in them."""
    if clauses.likeness >= OTHERWISE_LIKE:
        return True
    rests = (
        unquoted(pair.left, clauses.left, one),
        unquoted(pair.right, clauses.right, other),
    )
    return float(Indel.normalized_similarity(*rests)) >= OTHERWISE_LIKE


def unquoted(side: Side, clause: Span, name: Fact) -> str:
    """Return the letters of a clause without what stands in the quotes of a name."""
    end = name.start + len(name.text.rpartition("”")[0]) + 1
    return squashed(side.text[clause[0] : name.start] + side.text[end : clause[1]])


def of_one_noun(pair: Pair, one: Fact, other: Fact) -> bool:
    """Tell whether two names have the same noun after their quotes, or the same words in them."""
    nouns = noun(one), noun(other)
    if not all(nouns) or set(nouns) & set(words("setting_out", "nouns")):
        return False
    if nouns[0] != nouns[1]:
        same_noun = any(in_order(*two) for two in (nouns, nouns[::-1]))  # 行动, 救助行动
        return one.value == other.value and not same_noun
    return not (pair.right.says(one.value) or pair.left.says(other.value))


def of_one_thing(pair: Pair, one: Fact, other: Fact) -> bool:
    """Tell whether the same words or a number of the same follow two names: “甲”应用, “乙”应用."""
    rests = (what_follows(pair.left, one), what_follows(pair.right, other))
    joined = any(
        not side.text[fact.end : fact.end + 1].isalnum()
        for side, fact in ((pair.left, one), (pair.right, other))
    )
    return not joined and rests[0][:FOLLOWING] == rests[1][:FOLLOWING] != ""


def of_one_count(one: Fact, other: Fact) -> bool:
    """Tell whether two names differ in a number alone: “三社联动” and “五社联动”."""
    rests = ANY_NUMERAL.sub("", one.value), ANY_NUMERAL.sub("", other.value)
    return one.value != other.value and len(rests[0]) > 1 and rests[0] == rests[1]


def what_follows(side: Side, name: Fact) -> str:
    """Return the letters behind a name; of a number there only what it counts."""
    return NUMBER_BEHIND.sub("", squashed(side.text[name.end :]))


def noun(name: Fact) -> str:
    """Return the noun for what a quoted name is the name of, empty if none follows the quotes."""
    after = name.text.rpartition("”")[2]
    return next((head for head in words("names", "heads") if after.endswith(head)), "")


def put_in_place(pair: Pair, clauses: Together) -> Iterator[Names]:
    """Yield the stretches before one noun that were replaced: 老年食堂, 幸福食堂."""
    for edit in edits(pair, clauses):
        if told_otherwise(pair.left, edit.left) or told_otherwise(pair.right, edit.right):
            continue
        names = before_noun(pair, edit)
        if not names or one_name(*names) or without_reach(names[0]) == without_reach(names[1]):
            continue
        if not pair.right.says(names[0]) and not pair.left.says(names[1]):
            yield names


def told_otherwise(side: Side, stretch: Span) -> bool:
    """Tell whether a stretch touches a number or a place, which are told as such."""
    facts = (*side.of("number"), *side.of("place"))
    return any(one.start < stretch[1] and stretch[0] < one.end for one in facts)


def name_of(words: str) -> str:
    """Return the name at the end of a stretch, without the verbs and the 的 before it."""
    return front(words.rpartition("的")[2])


@cache
def heads() -> re.Pattern[str]:
    """Return the pattern of a noun for programmes and institutions."""
    return re.compile(any_of("names", "heads"))


def before_noun(pair: Pair, edit: Edit) -> Names | None:
    """Return the names at an edit that the same noun for a programme or institution follows."""
    left, right = pair.left.words(edit.left), pair.right.words(edit.right)
    head = heads().match(pair.right.text, edit.right[1])
    if not left or not right or not head or not pair.left.text.startswith(head[0], edit.left[1]):
        return None
    names = name_of(left + head[0]), name_of(right + head[0])
    plain = [squashed(name) for name in names]
    if max(map(len, names)) > LONGEST or any(len(name) <= len(head[0]) for name in plain):
        return None
    return None if any(ORDINAL.search(name) or says_how(name) for name in names) else names


def says_how(stretch: str) -> bool:
    """Tell whether words say by what something is done, or not: 无法通过产业, 不能靠产业."""
    denied = stretch.startswith(words("spread", "not"))
    return denied or any(tag == "p" for _, tag in tagged(stretch))


def of_other_nouns(pair: Pair, clauses: Together) -> Iterator[Names]:
    """Yield the institution's name that stands for another one in a clause else word for word."""
    found = edits(pair, clauses)
    if not found:
        return
    first, last = found[0], found[-1]  # 互助|幸福|院 and 幸福|驿站 have a word in common
    left = pair.left.words((first.left[0], last.left[1]))
    right = pair.right.words((first.right[0], last.right[1]))
    rest = len(squashed(pair.left.words(clauses.left))) - len(squashed(left))
    institutions = words("names", "institutions")
    if not (left.endswith(institutions) and right.endswith(institutions)) or rest < SHORTEST_REST:
        return
    plain_names = front(left) == left and front(right) == right
    joined = JOINED.search(left) or JOINED.search(right)
    if not plain_names or joined or max(len(left), len(right)) > LONGEST:
        return
    if not (one_name(left, right) or pair.right.says(left) or pair.left.says(right)):
        yield left, right
