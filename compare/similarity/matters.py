"""Matters: which known themes are treated, by whatever name (五保 and 特困人员 are one)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from compare.model import Document
from compare.similarity.sides import Matrix, Side
from compare.similarity.vectors import Vectors, cut_rows, unit_rows
from compare.themes.assign import TREATED, Treatment, assign, theme_weights
from compare.themes.lexicon import Lexicon

PRIMARY_COUNTS = 2.0
LEAST_RARE = 0.3

Row = Mapping[str, float]


def treatments_of(left: Document, right: Document, lexicon: Lexicon) -> tuple[Treatment, ...]:
    """Return what the articles of both sides treat, left before right."""
    return (*assign(left, lexicon), *assign(right, lexicon))


def matter_vectors(
    left: Side, right: Side, treatments: Sequence[Treatment], lexicon: Lexicon
) -> Vectors:
    """Return vectors over the known themes: in an article how many measures treat each."""
    of_left, of_right = treatments[: len(left.texts)], treatments[len(left.texts) :]
    articles = [attention(treatment) for treatment in treatments]
    rows = [*articles, *_statements(left, of_left, lexicon), *_statements(right, of_right, lexicon)]
    rare = rarity(articles)
    themes = sorted(rare)
    table = np.array([[row.get(theme, 0.0) * rare[theme] for theme in themes] for row in rows])
    return cut_rows(unit_rows(table.reshape(len(rows), len(themes))), left, right)


def attention(treatment: Treatment) -> dict[str, float]:
    """Return how many measures of an article treat each theme; the primary one has more."""
    counts = {theme: float(len(units)) for theme, units in treatment.measures.items()}
    if treatment.primary:
        counts[treatment.primary] += PRIMARY_COUNTS
    return counts


def rarity(articles: Sequence[Iterable[str]]) -> dict[str, float]:
    """Return for each theme of the articles how telling it is: the fewer treat it, the more."""
    counts = Counter(theme for themes in articles for theme in themes)
    return {
        theme: math.log((1 + len(articles)) / (1 + count)) + LEAST_RARE
        for theme, count in counts.items()
    }


def _statements(side: Side, treatments: Sequence[Treatment], lexicon: Lexicon) -> list[Row]:
    """Return the themes of each statement, among those that its article treats."""
    rows: list[Row] = []
    for owner, name, text in zip(side.owner, side.measure_ids, side.statements, strict=True):
        treated = treatments[owner].measures
        if name:
            rows.append({theme: 1.0 for theme, units in treated.items() if name in units})
        else:
            named = theme_weights(lexicon, text)
            rows.append({t: 1.0 for t, w in named.items() if w >= TREATED and t in treated})
    return rows


def main_matter(treatments: Sequence[Treatment], split: int, lexicon: Lexicon) -> Matrix:
    """Return how rare the rarest theme is that is primary in one article and treated in both.

    Background work, which serves every matter, is none. ``split`` is the number of left articles.
    Values run from 0, no such theme, to 1.
    """
    rare = rarity([treatment.measures for treatment in treatments])
    themes = [theme for theme in sorted(rare) if not lexicon.entries[theme].background]
    has = np.array([[theme in t.measures for theme in themes] for t in treatments])
    primary = np.array([[theme == t.primary for theme in themes] for t in treatments])
    best = np.zeros((split, len(treatments) - split))
    for number, theme in enumerate(themes):
        for one, other in ((primary, has), (has, primary)):
            both = np.ix_(one[:split, number], other[split:, number])
            best[both] = np.maximum(best[both], rare[theme])
    return np.asarray(best / (math.log(1 + len(treatments)) + LEAST_RARE))
