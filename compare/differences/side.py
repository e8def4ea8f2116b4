"""A statement with its facts, and two of them with the clauses that correspond."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from compare.facts import read_facts
from compare.facts.plain import clauses, squashed
from compare.facts.shorts import joint_shorts, shortened
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
        if words in self.plain:
            return True
        short = shortened(self.plain)
        return shortened(words) in short or any(one in short for one in joint_shorts(words))

    def words(self, span: Span) -> str:
        """Return the words at a span."""
        return self.text[span[0] : span[1]]

    def clause_of(self, fact: Fact) -> Span:
        """Return the clause in which a fact stands."""
        at = bisect_right(self.clauses, (fact.start, len(self.text))) - 1
        inside = at >= 0 and fact.start < self.clauses[at][1]
        return self.clauses[at] if inside else (0, len(self.text))

    def before(self, clause: Span) -> Span:
        """Return the clause right before one, or that itself if it is the first."""
        ends = [one for one in self.clauses if one[1] <= clause[0]]
        return ends[-1] if ends else clause


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
    scores: Mapping[tuple[Span, Span], float]

    def left_to_right(self) -> dict[Span, Span]:
        """Return the counterpart of each clause of the left that has one."""
        return {one.left: one.right for one in (*self.together, *self.same)}

    def right_to_left(self) -> dict[Span, Span]:
        """Return the counterpart of each clause of the right that has one."""
        return {one.right: one.left for one in (*self.together, *self.same)}

    def likeness(self, left: Span, right: Span) -> float:
        """Return how alike two clauses are if they correspond, 0 if they do not."""
        return self.scores.get((left, right), 0.0)


@lru_cache(maxsize=TEXTS_REMEMBERED)
def side(text: str, year: int | None) -> Side:
    """Return a statement with its facts."""
    return Side(text, clauses(text), read_facts(text), core(text, year), year)


def core(words: str, year: int | None) -> str:
    """Return words without marks; of documents whose years are known, without years too."""
    return squashed(words) if year is None else YEAR.sub("", squashed(words))


def likeness(left: Side, one: Span, right: Side, other: Span) -> float:
    """Return how much of two clauses is the same, marks aside: 0 to 1."""
    words = squashed(left.words(one)), squashed(right.words(other))
    return float(Indel.normalized_similarity(*words))


def in_other_order(pair: Pair, clauses: Together) -> bool:
    """Tell whether two clauses have the same letters in another order.

    Words would not do: 消防、无障碍设施 has 消防 where 无障碍、消防设施 has 消防设施.
    """
    left, right = pair.left.words(clauses.left), pair.right.words(clauses.right)
    return sorted(squashed(left)) == sorted(squashed(right))
