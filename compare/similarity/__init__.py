"""How alike every article of one document is to every article of another, seen in many ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.model import Document
from compare.similarity.bags import character_vectors, word_vectors
from compare.similarity.fuzzy import heading_in_text, text_ratio
from compare.similarity.headings import heading_words
from compare.similarity.matters import matter_views
from compare.similarity.meaning import meaning_vectors
from compare.similarity.sections import section_view
from compare.similarity.shared import shared_references, shared_terms
from compare.similarity.sides import Matrix, Side, side_of
from compare.similarity.statements import statement_views
from compare.similarity.topics import topic_vectors
from compare.similarity.vectors import Vectors, cosine
from compare.themes.lexicon import Lexicon

if TYPE_CHECKING:
    from compare.encoder import Encoder


@dataclass(frozen=True)
class Scores:
    """The views of a pair of documents.

    ``views`` holds matrices of 0 to 1, one row for each left and one column for each right
    article; ``vectors`` holds what statements are compared by. ``meaning`` is among both only
    with an encoder, ``matters`` and ``matter`` among the views only with a lexicon.
    """

    left: Side
    right: Side
    views: dict[str, Matrix]
    vectors: dict[str, Vectors]


def compare_pair(
    left: Document, right: Document, encoder: Encoder | None, lexicon: Lexicon | None = None
) -> Scores:
    """Return all views of a pair.

    The two sides are compared in one fixed order and turned back, so that swapping them mirrors
    the views to the last digit.
    """
    if not in_order(left, right):
        return turned(compare_pair(right, left, encoder, lexicon))
    sides = side_of(left), side_of(right)
    vectors = _vectors(*sides, encoder)
    views = _views(*sides, vectors)
    if lexicon is not None:
        views |= matter_views(left, right, lexicon)
    return Scores(*sides, {name: np.clip(view, 0, 1) for name, view in views.items()}, vectors)


def turned(scores: Scores) -> Scores:
    """Return the scores with left and right swapped."""
    return Scores(
        left=scores.right,
        right=scores.left,
        views={name: view.T for name, view in scores.views.items()},
        vectors={
            name: Vectors(v.right, v.left, v.right_statements, v.left_statements)
            for name, v in scores.vectors.items()
        },
    )


def in_order(left: Document, right: Document) -> bool:
    """Tell whether two documents stand in the one order in which they are compared."""
    return _order(left) <= _order(right)


def _order(document: Document) -> tuple[str, str]:
    return "".join(article.text for article in document.articles), document.id


def _vectors(left: Side, right: Side, encoder: Encoder | None) -> dict[str, Vectors]:
    characters = character_vectors(left, right)
    vectors = {
        "words": word_vectors(left, right),
        "characters": characters,
        "topics": topic_vectors(characters),
    }
    if encoder is not None:
        vectors["meaning"] = meaning_vectors(left, right, encoder)
    return vectors


def _views(left: Side, right: Side, vectors: dict[str, Vectors]) -> dict[str, Matrix]:
    views = {name: cosine(part) for name, part in vectors.items()}
    for name, part in vectors.items():
        for kind, view in statement_views(part, left, right).items():
            views[f"{name} {kind}"] = view
    views["section"] = section_view((views["words"] + views["topics"]) / 2, left, right)
    views["fuzzy"] = text_ratio(left, right)
    views["heading"] = heading_in_text(left, right)
    views["heading words"] = heading_words(left, right)
    views["terms"] = shared_terms(left, right)
    views["references"] = shared_references(left, right)
    return views
