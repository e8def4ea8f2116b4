"""Making a difference of two facts, with quotes that keep the law of quotes."""

from __future__ import annotations

from compare.differences.quotes import quote
from compare.differences.side import BETWEEN, Pair, Side, likeness
from compare.facts.plain import plain
from compare.knowledge.words import tokens
from compare.model import Difference, DifferenceKind, Span

LONGEST_MATTER = 14  # characters of a matter that is cut
LONGEST_WHOLE = 24  # of one that is kept whole
QUOTES = str.maketrans("", "", '“”《》"')
MARKS = " ,、。;:()"


def difference(
    pair: Pair,
    kind: DifferenceKind,
    about: str,
    left: Span | None,
    right: Span | None,
    before: str = "",
    after: str = "",
) -> Difference:
    """Return the difference of two clauses, ``None`` for a side that says nothing of the matter."""
    return Difference(
        kind,
        shortened(about),
        quote(pair.left, left, pair.right),
        quote(pair.right, right, pair.left),
        left or near(pair.right, right, pair.left, pair.right_to_left()),
        right or near(pair.left, left, pair.right, pair.left_to_right()),
        before,
        after,
        pair.likeness(left, right) if left and right else 0.0,
    )


def near(side: Side, clause: Span | None, other: Side, partner: dict[Span, Span]) -> Span | None:
    """Return the clause of the other side beside which a clause of this one would stand.

    It is the one most like it, or the counterpart of its neighbour.
    """
    if clause is None:
        return None
    best = max(other.clauses, key=lambda span: likeness(side, clause, other, span), default=None)
    if best and likeness(side, clause, other, best) >= BETWEEN:
        return best
    at = side.clauses.index(clause) if clause in side.clauses else 0
    neighbours = (*side.clauses[at + 1 : at + 2], *side.clauses[max(at - 1, 0) : at])
    return next((partner[span] for span in neighbours if span in partner), best)


def shortened(about: str) -> str:
    """Return the words of a matter without quotes; of a long one the last whole words.

    What tells it from its like stands first (城市低保…, 集中供养和分散供养…): it is cut late.
    """
    words = plain(about).translate(QUOTES).strip(MARKS)
    words = words.removeprefix("关于").removesuffix("分别")
    if len(words) <= LONGEST_WHOLE:
        return words
    kept = ""
    for word in reversed(tokens(words)):
        if len(word) + len(kept) > LONGEST_MATTER:
            break
        kept = word + kept
    return (kept or words[-LONGEST_MATTER:]).lstrip(f"{MARKS}的和及与或")
