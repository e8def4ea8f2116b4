"""Particular matters that two statements share, the whole statement or one clause with another."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from compare.similarity.sides import Index, Matrix, Side
from compare.statements.candidates import Candidates
from compare.themes.particulars import Particulars, clauses

FAINT = 0.5  # added to squared lengths: what is on common matters alone stays faint
USUAL = 1.0  # a matter that one statement in three treats tells nothing
SECOND = 0.3  # what the rest of its article counts for what a statement is about
OFTEN = 2.0  # more statements of the article on a matter count no more
AT_ONCE = 512  # pairs; their rows stay in the processor's cache
CLAUSES_AT_ONCE = 1024  # pairs, each clause with each
MOST_CLAUSES = 40  # of a statement; a longer one is a list
FEWER_CLAUSES = (40, 20, 10, 5, 2)  # the first of a statement that are compared one by one
MOST_TOGETHER = 40_000_000  # pairs of clauses: some ten seconds
FEW, FEW_ROWS = 4_000_000, 20_000  # products of clauses that are made at once, and clauses
CLAUSE_VIEWS = ("subject of clauses", "subjects covered", "most subjects covered", "first subject")

Matters = frozenset[int]


@dataclass(frozen=True)
class Clauses:
    """The clauses of one side by the matters that they are on, of which few sets differ.

    ``kinds`` has an entry a clause, statement by statement, of which ``sizes`` are the numbers of
    clauses; ``rows`` are the unit vectors of the kinds, the first that of no matter at all.
    """

    kinds: Index
    sizes: Index
    rows: Matrix

    @property
    def starts(self) -> Index:
        """The place of each statement's first clause."""
        return np.asarray(np.cumsum(self.sizes) - self.sizes)

    def first(self, most: int) -> Clauses:
        """Return the clauses without those behind the first so many of each statement."""
        place = np.arange(len(self.kinds)) - np.repeat(self.starts, self.sizes)
        return Clauses(self.kinds[place < most], np.minimum(self.sizes, most), self.rows)


def subject_views(
    left: Side, right: Side, pairs: Candidates, particulars: Particulars
) -> dict[str, Matrix]:
    """Return how far the pairs share particular matters, 0 to 1 each.

    ``subject`` compares whole statements, ``subject of clauses`` their closest clauses,
    ``subject around`` the statements with what their articles treat, ``subjects covered`` says
    how much of the statement that is covered less (``most subjects covered``: more) finds its
    matters in the other; ``rarest subject`` is how rare the rarest common matter is.
    """
    one, other = (_of_clauses(side, particulars) for side in (left, right))
    whole = [[frozenset().union(*parts) for parts in side] for side in (one, other)]
    telling = _telling([*whole[0], *whole[1]], len(particulars.names))
    rows = [_rows(side, telling) for side in whole]
    around = [_around(r, side) for r, side in zip(rows, (left, right), strict=True)]
    by_clause = [_clauses(side, telling) for side in (one, other)]
    return {
        "subject": products(_unit(rows[0]), _unit(rows[1]), pairs),
        "subject around": products(_unit(around[0]), _unit(around[1]), pairs),
        "rarest subject": _rarest(rows[0], rows[1], pairs),
        **_by_clause(pairs, *bounded(pairs, *by_clause)),
    }


def products(left: Matrix, right: Matrix, pairs: Candidates) -> Matrix:
    """Return the product of the two rows of each pair."""
    return _row_products(left, right, pairs.rows, pairs.columns)


def _row_products(left: Matrix, right: Matrix, rows: Index, columns: Index) -> Matrix:
    """Return the products of some left rows with as many right ones."""
    found = np.empty(len(rows), dtype=np.float64)
    for start in range(0, len(rows), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        found[some] = np.einsum("ij,ij->i", left[rows[some]], right[columns[some]])
    return found


def bounded(pairs: Candidates, left: Clauses, right: Clauses) -> tuple[Clauses, Clauses]:
    """Return the clauses of both sides, as many of each statement as can all be compared."""
    for most in FEWER_CLAUSES:
        left, right = left.first(most), right.first(most)
        if (left.sizes[pairs.rows] * right.sizes[pairs.columns]).sum() <= MOST_TOGETHER:
            break
    return left, right


def _clauses(side: Sequence[Sequence[Matters]], telling: Matrix) -> Clauses:
    kinds: dict[Matters, int] = {frozenset(): 0}
    found = [kinds.setdefault(part, len(kinds)) for parts in side for part in parts]
    sizes = np.array([len(parts) for parts in side])
    return Clauses(np.array(found, dtype=np.intp), sizes, _unit(_rows(list(kinds), telling)))


def _by_clause(pairs: Candidates, left: Clauses, right: Clauses) -> dict[str, Matrix]:
    """Return the views of clauses, each with each, a block of pairs of statements at a time."""
    alike = _likeness(left, right)
    blocks = [
        _clause_block(
            pairs.rows[start : start + CLAUSES_AT_ONCE],
            pairs.columns[start : start + CLAUSES_AT_ONCE],
            left,
            right,
            alike,
        )
        for start in range(0, len(pairs), CLAUSES_AT_ONCE)
    ] or [{name: np.zeros(0) for name in CLAUSE_VIEWS}]
    return {name: np.concatenate([block[name] for block in blocks]) for name in CLAUSE_VIEWS}


def _likeness(left: Clauses, right: Clauses) -> Callable[[Index, Index], Matrix]:
    """Return what gives the products of clauses by their places: all made now where they are few.

    Otherwise each two sets of matters are multiplied once, and no set with an empty one.
    """
    few = max(len(left.kinds), len(right.kinds)) <= FEW_ROWS
    if few and len(left.kinds) * len(right.kinds) <= FEW:
        table = left.rows[left.kinds] @ right.rows[right.kinds].T
        return lambda one, other: np.asarray(table[one, other])

    def products_of(one: Index, other: Index) -> Matrix:
        kinds, others = left.kinds[one], right.kinds[other]
        on_any = np.flatnonzero((kinds > 0) & (others > 0))
        keys, place = np.unique(
            kinds[on_any] * len(right.rows) + others[on_any], return_inverse=True
        )
        found = np.zeros(len(one), dtype=np.float32)
        found[on_any] = _row_products(left.rows, right.rows, *np.divmod(keys, len(right.rows)))[
            place
        ]
        return found

    return products_of


def _clause_block(
    rows: Index,
    columns: Index,
    clauses_left: Clauses,
    clauses_right: Clauses,
    likeness: Callable[[Index, Index], Matrix],
) -> dict[str, Matrix]:
    many, others = clauses_left.sizes[rows], clauses_right.sizes[columns]
    count = many * others
    first = np.cumsum(count) - count
    within = np.arange(count.sum()) - np.repeat(first, count)
    left, right = np.divmod(within, np.repeat(others, count))
    one = np.repeat(clauses_left.starts[rows], count) + left
    other = np.repeat(clauses_right.starts[columns], count) + right
    alike = likeness(one, other)
    found_left = np.maximum.reduceat(alike, np.flatnonzero(right == 0))
    order = np.lexsort((left, right, np.repeat(np.arange(len(rows)), count)))
    found_right = np.maximum.reduceat(alike[order], np.flatnonzero(left[order] == 0))
    covered = [
        np.add.reduceat(found_left, np.cumsum(many) - many) / many,
        np.add.reduceat(found_right, np.cumsum(others) - others) / others,
    ]
    return {
        "subject of clauses": np.maximum.reduceat(alike, first),
        "subjects covered": np.minimum(*covered),
        "most subjects covered": np.maximum(*covered),
        "first subject": alike[first],
    }


def _of_clauses(side: Side, particulars: Particulars) -> list[list[Matters]]:
    return [
        [particulars.of(clause) for clause in clauses(text)[:MOST_CLAUSES]] or [frozenset()]
        for text in side.statements
    ]


def _telling(statements: Sequence[Matters], count: int) -> Matrix:
    """Return how telling each matter is: the fewer statements treat it, the more."""
    found = Counter(number for matters in statements for number in matters)
    total = len(statements) + 1
    return np.array([max(0.0, math.log(total / (found[n] + 1)) - USUAL) for n in range(count)])


def _rows(texts: Sequence[Matters], telling: Matrix) -> Matrix:
    rows = np.zeros((len(texts), len(telling)), dtype=np.float32)
    for row, matters in zip(rows, texts, strict=True):
        numbers = list(matters)
        row[numbers] = telling[numbers]
    return rows


def _around(rows: Matrix, side: Side) -> Matrix:
    """Return each statement's matters with, less strongly, those of its whole article."""
    together = np.add.reduceat(rows, side.starts, axis=0)
    bounded = np.minimum(together, OFTEN * rows.max(axis=0, initial=0))
    return np.asarray(rows + SECOND * bounded[side.owner], dtype=np.float32)


def _unit(rows: Matrix) -> Matrix:
    return np.asarray(
        rows / np.sqrt((rows**2).sum(axis=1, keepdims=True) + FAINT), dtype=np.float32
    )


def _rarest(left: Matrix, right: Matrix, pairs: Candidates) -> Matrix:
    """Return how rare the rarest common matter is, from 0, none, towards 1."""
    most = max(left.max(initial=0), right.max(initial=0)) or 1.0
    found = np.zeros(len(pairs))
    for number in np.flatnonzero(left.any(axis=0) & right.any(axis=0)):
        one, other = left[:, number], right[:, number] > 0
        has: Index = np.flatnonzero((one > 0)[pairs.rows])  # few have it
        has = has[other[pairs.columns[has]]]
        found[has] = np.maximum(found[has], one[pairs.rows[has]])
    return np.asarray(found / most)
