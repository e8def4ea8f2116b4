"""Particular matters that two statements share, the whole statement or one clause with another."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

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
FEW = 4_000_000  # products of clauses that are made at once
CLAUSE_VIEWS = ("subject of clauses", "subjects covered", "most subjects covered", "first subject")

Matters = frozenset[int]


def subject_views(
    left: Side, right: Side, pairs: Candidates, particulars: Particulars
) -> dict[str, Matrix]:
    """Return how far the pairs share particular matters, 0 to 1 each.

    ``subject`` compares whole statements, ``subject of clauses`` their closest clauses,
    ``subject around`` the statements with what their articles treat, ``subjects covered`` says
    how much of the statement that is covered less (``most covered``: more) finds its matters in
    the other; ``rarest subject`` is how rare the rarest common matter is.
    """
    one, other = (_of_clauses(side, particulars) for side in (left, right))
    whole = [[frozenset().union(*parts) for parts in side] for side in (one, other)]
    telling = _telling([*whole[0], *whole[1]], len(particulars.names))
    rows = [_rows(side, telling) for side in whole]
    around = [_around(r, side) for r, side in zip(rows, (left, right), strict=True)]
    sizes = [np.array([len(parts) for parts in side]) for side in (one, other)]
    by_clause = [
        _unit(_rows([part for parts in side for part in parts], telling)) for side in (one, other)
    ]
    return {
        "subject": products(_unit(rows[0]), _unit(rows[1]), pairs),
        "subject around": products(_unit(around[0]), _unit(around[1]), pairs),
        "rarest subject": _rarest(rows[0], rows[1], pairs),
        **_by_clause(pairs, by_clause, sizes),
    }


def products(left: Matrix, right: Matrix, pairs: Candidates) -> Matrix:
    """Return the product of the two rows of each pair."""
    found = np.empty(len(pairs), dtype=np.float64)
    for start in range(0, len(pairs), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        found[some] = np.einsum("ij,ij->i", left[pairs.rows[some]], right[pairs.columns[some]])
    return found


def _by_clause(pairs: Candidates, units: list[Matrix], sizes: list[Index]) -> dict[str, Matrix]:
    """Return the views of clauses, each with each, a block of pairs of statements at a time."""
    blocks = [
        _clause_block(
            pairs.rows[start : start + CLAUSES_AT_ONCE],
            pairs.columns[start : start + CLAUSES_AT_ONCE],
            units,
            sizes,
        )
        for start in range(0, len(pairs), CLAUSES_AT_ONCE)
    ] or [{name: np.zeros(0) for name in CLAUSE_VIEWS}]
    return {name: np.concatenate([block[name] for block in blocks]) for name in CLAUSE_VIEWS}


def _products(units: list[Matrix], one: Index, other: Index) -> Matrix:
    """Return the product of each two rows: of all with all at once where these are few."""
    if len(units[0]) * len(units[1]) <= FEW:
        return np.asarray((units[0] @ units[1].T)[one, other])
    return np.asarray(np.einsum("ij,ij->i", units[0][one], units[1][other]))


def _clause_block(
    rows: Index, columns: Index, units: list[Matrix], sizes: list[Index]
) -> dict[str, Matrix]:
    many, others = sizes[0][rows], sizes[1][columns]
    count = many * others
    first = np.cumsum(count) - count
    within = np.arange(count.sum()) - np.repeat(first, count)
    left, right = np.divmod(within, np.repeat(others, count))
    starts = [np.cumsum(size) - size for size in sizes]
    one = np.repeat(starts[0][rows], count) + left
    other = np.repeat(starts[1][columns], count) + right
    alike = _products(units, one, other)
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
        [particulars.of(clause) for clause in clauses(text)[:MOST_CLAUSES]]
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
        has: Index = np.flatnonzero(
            (left[pairs.rows, number] > 0) & (right[pairs.columns, number] > 0)
        )
        found[has] = np.maximum(found[has], left[pairs.rows[has], number])
    return np.asarray(found / most)
