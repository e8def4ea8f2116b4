"""A statement with its facts, and how the clauses of two such statements correspond."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from compare.facts import read_facts
from compare.facts.plain import clauses, squashed
from compare.facts.shorts import shortened
from compare.model import Fact, FactKind, Span

TOGETHER = 0.5  # how alike two clauses are that say the same with a fact changed, at least
BETWEEN = 0.3  # the same, where the clauses around them correspond
YEAR = re.compile(r"(?:19|20)\d\d(?:年度?)?")
TEXTS_REMEMBERED = 1 << 12


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two statements: its text, its clauses, its facts and the year of its document."""

    text: str
    clauses: tuple[Span, ...]
    facts: tuple[Fact, ...]
    plain: str
    year: int | None = None

    def of(self, kind: FactKind, within: Span | None = None) -> list[Fact]:
        """Return the facts of a kind, of the whole statement or of a clause."""
        start, end = within or (0, len(self.text))
        return [one for one in self.facts if one.kind == kind and start <= one.start < max(end, 1)]

    def says(self, words: str) -> bool:
        """Tell whether the statement has these words, marks and rolling years aside."""
        words = core(words, self.year)
        return words in self.plain or shortened(words) in shortened(self.plain)

    def words(self, span: Span) -> str:
        """Return the words at a span."""
        return self.text[span[0] : span[1]]

    def clause_of(self, fact: Fact) -> Span:
        """Return the clause in which a fact stands."""
        around = (one for one in self.clauses if one[0] <= fact.start < one[1])
        return next(around, (0, len(self.text)))


@dataclass(frozen=True, slots=True)
class Together:
    """Two clauses that correspond, and how much of them is the same (0 to 1)."""

    left: Span
    right: Span
    likeness: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two counterpart statements: the clauses that correspond but differ, and those left over."""

    left: Side
    right: Side
    together: tuple[Together, ...]
    same: tuple[Together, ...]
    only_left: tuple[Span, ...]
    only_right: tuple[Span, ...]

    def left_to_right(self) -> dict[Span, Span]:
        """Return the counterpart of each clause of the left that has one."""
        return {one.left: one.right for one in (*self.together, *self.same)}

    def right_to_left(self) -> dict[Span, Span]:
        """Return the counterpart of each clause of the right that has one."""
        return {one.right: one.left for one in (*self.together, *self.same)}

    def likeness(self, left: Span, right: Span) -> float:
        """Return how alike two clauses are if they correspond, 0 if they do not."""
        found = (one.likeness for one in self.together if (one.left, one.right) == (left, right))
        return next(found, 0.0)


@lru_cache(maxsize=TEXTS_REMEMBERED)
def side(text: str, year: int | None) -> Side:
    """Return a statement with its facts."""
    return Side(text, clauses(text), read_facts(text), core(text, year), year)


def core(words: str, year: int | None) -> str:
    """Return words without marks; of documents whose years are known, without years too."""
    return squashed(words) if year is None else YEAR.sub("", squashed(words))


def pair(left: Side, right: Side) -> Pair:
    """Return two statements with their clauses put together.

    First the clauses that are the same, then the most alike, then one left over on either side
    between neighbours that correspond.
    """
    matched = counterparts(left, right)
    partner = {i: j for i, j, _ in matched}
    taken = {j for _, j, _ in matched}
    ends = len(left.clauses) - 1, len(right.clauses) - 1
    loose_left = [i for i in range(len(left.clauses)) if i not in partner]
    loose_right = [j for j in range(len(right.clauses)) if j not in taken]
    between = [
        (i, j, score)
        for i in loose_left
        for j in loose_right
        if beside(partner, i, j, ends)
        and (score := likeness(left, left.clauses[i], right, right.clauses[j])) >= BETWEEN
    ]
    for i, j, score in sorted(between, key=lambda one: -one[2]):
        if i in loose_left and j in loose_right:
            matched.append((i, j, score))
            loose_left.remove(i)
            loose_right.remove(j)
    all_together = [
        Together(left.clauses[i], right.clauses[j], score) for i, j, score in sorted(matched)
    ]
    return Pair(
        left,
        right,
        tuple(one for one in all_together if one.likeness < 1.0),
        tuple(one for one in all_together if one.likeness == 1.0),
        tuple(left.clauses[i] for i in loose_left),
        tuple(right.clauses[j] for j in loose_right),
    )


def counterparts(left: Side, right: Side) -> list[tuple[int, int, float]]:
    """Return the clauses that go together by their words, each with at most one: best first."""
    scores = [
        (likeness(left, left.clauses[i], right, right.clauses[j]), i, j)
        for i in range(len(left.clauses))
        for j in range(len(right.clauses))
    ]
    found: list[tuple[int, int, float]] = []
    lefts, rights = set(), set()
    for score, i, j in sorted(
        scores, key=lambda one: (-one[0], abs(one[1] - one[2]), one[1] + one[2])
    ):
        if score >= TOGETHER and i not in lefts and j not in rights:
            found.append((i, j, score))
            lefts.add(i)
            rights.add(j)
    return found


def likeness(left: Side, one: Span, right: Side, other: Span) -> float:
    """Return how much of two clauses is the same, marks aside: 0 to 1."""
    words = squashed(left.words(one)), squashed(right.words(other))
    return float(Indel.normalized_similarity(*words))


def beside(partner: dict[int, int], i: int, j: int, ends: tuple[int, int]) -> bool:
    """Tell whether two clauses follow, or precede, a pair that corresponds or the text's end."""
    after = (i == j == 0) or partner.get(i - 1, -2) == j - 1
    return after or (i, j) == ends or partner.get(i + 1, -2) == j + 1
