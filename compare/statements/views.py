"""The views of pairs of statements: what speaks for or against their being on one matter."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from compare.knowledge.words import content_words
from compare.similarity import Scores
from compare.similarity.bags import NO_LETTER, rows_of, telling_weights
from compare.similarity.sides import Index, Matrix, Side
from compare.statements.candidates import Candidates
from compare.statements.competition import readings
from compare.statements.subjects import products, subject_views

ENOUGH = 20.0
FEW_LETTERS = 0.3  # of its weight a letter counts that no other statement has
OPENINGS = (1_000, 400, 200, 100, 50)  # characters
MOST_WORK = 3e11  # characters to the third power: some ten seconds
MOST_NUMBERS = 50_000_000  # 200 MB; more would be of texts of ten thousand letters
AT_ONCE = 1024  # statements
CERTAIN = 1e-4  # no chance is nearer to 0 or 1
COMPETING = ("words", "characters", "letters", "topics", "meaning", "matters", "together", "terms",
             "subject", "subject of clauses", "subject around", "rarest subject")  # fmt: skip


def statement_readings(scores: Scores, pairs: Candidates) -> dict[str, Matrix]:
    """Return all readings of the pairs that need no judgement before, one value a pair each.

    Views that a run has not (no encoder, no lexicon) are missing.
    """
    views = text_views(scores, pairs)
    if scores.particulars:
        views |= subject_views(scores.left, scores.right, pairs, scores.particulars)
    return {**dict(_competing(views, pairs)), **context(scores, pairs)}


def _competing(views: dict[str, Matrix], pairs: Candidates) -> Iterator[tuple[str, Matrix]]:
    for name in sorted(views):
        if name in COMPETING:
            yield from readings(name, views[name], pairs)
        else:
            yield f"{name}: own", views[name]


def text_views(scores: Scores, pairs: Candidates) -> dict[str, Matrix]:
    """Return the likeness of the pairs by each kind of vector, and by what letters they share."""
    left, right = scores.left, scores.right
    by_vector = {
        name: np.clip(products(v.left_statements, v.right_statements, pairs), 0, 1)
        for name, v in scores.vectors.items()
    }
    return {
        **by_vector,
        "together": np.mean(list(by_vector.values()), axis=0),
        "letters": _bags(left, right, pairs, _letters),
        "terms": _shared_mass(left, right, pairs),
        "partial ratio": partial_ratios(left.statements, right.statements, pairs),
    }


def partial_ratios(left: Sequence[str], right: Sequence[str], pairs: Candidates) -> Matrix:
    """Return rapidfuzz's partial ratio of the pairs, 0 to 1.

    Its time grows with the third power of the length: of long texts their openings are looked at,
    as long as all pairs together allow.
    """
    sizes = [np.array([len(text) for text in side]) for side in (left, right)]
    length = next((n for n in OPENINGS if _work(sizes, pairs, n) <= MOST_WORK), OPENINGS[-1])
    one, other = ([text[:length] for text in side] for side in (left, right))
    found = process.cpdist(
        [one[i] for i in pairs.rows.tolist()],
        [other[j] for j in pairs.columns.tolist()],
        scorer=fuzz.partial_ratio,
        dtype=np.float64,
    )
    return np.asarray(found / 100)


def _work(sizes: Sequence[Index], pairs: Candidates, length: int) -> float:
    one, other = (np.minimum(size, length).astype(np.float64) for size in sizes)
    one, other = one[pairs.rows], other[pairs.columns]
    return float((one * other * np.minimum(one, other)).sum())


def _letters(text: str) -> list[str]:
    return list(NO_LETTER.sub("", text))


def _bags(
    left: Side, right: Side, pairs: Candidates, take: Callable[[str], Sequence[str]]
) -> Matrix:
    """Return the cosine of weighted bags, weighed by how few statements have a thing."""
    bags = [Counter(take(text)) for text in (*left.statements, *right.statements)]
    found = Counter(thing for bag in bags for thing in bag)
    total = 1 + len(bags)
    weight = {thing: math.log(total / (1 + count)) + FEW_LETTERS for thing, count in found.items()}
    shared = {thing for thing, count in found.items() if count > 1}
    strengths = [
        {t: (1 + math.log(count)) * weight[t] for t, count in bag.items() if t in shared}
        for bag in bags
    ]
    alone = [sum(FEW_LETTERS * weight[t] ** 2 for t in bag if t not in shared) for bag in bags]
    rows = rows_of(strengths, sorted(shared), MOST_NUMBERS)
    for start in range(0, len(rows), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        squares = (rows[some] ** 2).sum(axis=1)
        rows[some] /= np.sqrt(squares + np.array(alone[some]) + 1e-9)[:, None]
    split = len(left.statements)
    return products(rows[:split], rows[split:], pairs)


def _shared_mass(left: Side, right: Side, pairs: Candidates) -> Matrix:
    """Return how much the telling words weigh that both statements have, 0 to 1."""
    one = [frozenset(content_words(text)) for text in left.statements]
    other = [frozenset(content_words(text)) for text in right.statements]
    weight = telling_weights([*one, *other])
    mass = np.array(
        [
            sum(weight[word] for word in one[i] & other[j])
            for i, j in zip(pairs.rows.tolist(), pairs.columns.tolist(), strict=True)
        ],
        dtype=np.float64,
    )
    return np.asarray(mass / (mass + ENOUGH))


def context(scores: Scores, pairs: Candidates) -> dict[str, Matrix]:
    """Return where the statements stand, which are headings, and how long they are."""
    left, right = scores.left, scores.right
    sizes = [_sizes(side) for side in (left, right)]
    lengths = sizes[0][pairs.rows], sizes[1][pairs.columns]
    leads = [_leads(side) for side in (left, right)]
    first = [_opens(side) for side in (left, right)]
    return {
        "headings: own": leads[0][pairs.rows] + leads[1][pairs.columns],
        "openings: own": first[0][pairs.rows] + first[1][pairs.columns],
        "shorter: own": np.minimum(*lengths),
        "longer: own": np.maximum(*lengths),
    }


def around(chances: Iterable[tuple[str, Matrix]], pairs: Candidates) -> dict[str, Matrix]:
    """Return the chances (by name) of the articles around the measures, as log odds."""
    return {
        f"articles {name}: own": log_odds(chance[pairs.left, pairs.right])
        for name, chance in chances
    }


def log_odds(chance: Matrix) -> Matrix:
    """Return chances as log odds, within bounds."""
    within = np.clip(chance, CERTAIN, 1 - CERTAIN)
    return np.asarray(np.log(within / (1 - within)))


def _sizes(side: Side) -> Matrix:
    return np.array([math.log(1 + len(NO_LETTER.sub("", text))) for text in side.statements])


def _leads(side: Side) -> Matrix:
    return np.array([float(name.endswith(".0")) for name in side.measure_ids])


def _opens(side: Side) -> Matrix:
    return np.array([float(name.endswith((".0", ".1"))) for name in side.measure_ids])
