"""How alike every article of one document is to every article of another, seen in many ways."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from compare.encoder import Encoder
from compare.model import Document
from compare.similarity.bags import character_vectors, word_vectors
from compare.similarity.fuzzy import heading_ratio
from compare.similarity.headings import heading_words
from compare.similarity.matters import main_matter, matter_vectors, treatments_of
from compare.similarity.meaning import meaning_vectors
from compare.similarity.sections import section_view
from compare.similarity.shared import shared_terms
from compare.similarity.sides import Matrix, Side, side_of
from compare.similarity.statements import cosines, mean_of, statement_views
from compare.similarity.topics import topic_vectors
from compare.similarity.vectors import Vectors
from compare.themes.lexicon import Lexicon
from compare.themes.particulars import NONE, Particulars


@dataclass(frozen=True)
class Scores:
    """The views of a pair of documents.

    ``views`` holds matrices of 0 to 1, one row for each left and one column for each right
    article; ``vectors`` holds what articles and statements are compared by. ``meaning`` is among
    both only with an encoder, ``matters`` only with a lexicon. ``left_themes`` and
    ``right_themes`` are the known themes of each article, ``particulars`` the matters finer than
    these.
    """

    left: Side
    right: Side
    views: dict[str, Matrix]
    vectors: dict[str, Vectors]
    left_themes: tuple[frozenset[str], ...] = ()
    right_themes: tuple[frozenset[str], ...] = ()
    particulars: Particulars = NONE


def compare_pair(
    left: Document, right: Document, encoder: Encoder | None, lexicon: Lexicon | None = None
) -> Scores:
    """Return all views of a pair; there are none if a side has no articles.

    The two sides are compared in one fixed order and turned back, so that swapping them mirrors
    the views to the last digit.
    """
    if not in_fixed_order(left, right):
        return turned(compare_pair(right, left, encoder, lexicon))
    one, other = side_of(left), side_of(right)
    if not left.articles or not right.articles:
        return Scores(one, other, {}, {})
    vectors = text_vectors(one, other)
    if encoder is not None:
        vectors["meaning"] = meaning_vectors(one, other, encoder)
    extra: dict[str, Matrix] = {}
    themes: tuple[frozenset[str], ...] = ()
    if lexicon is not None:
        treatments = treatments_of(left, right, lexicon)
        vectors["matters"] = matter_vectors(one, other, treatments, lexicon)
        extra["main matter"] = main_matter(treatments, len(one.texts), lexicon)
        themes = tuple(frozenset(treatment.measures) for treatment in treatments)
    views = {**vector_views(vectors, one, other), **text_views(one, other), **extra}
    for view in views.values():
        np.clip(view, 0, 1, out=view)
    split = len(one.texts)
    finer = lexicon.particulars if lexicon else NONE
    return Scores(one, other, views, vectors, themes[:split], themes[split:], finer)


def text_vectors(left: Side, right: Side) -> dict[str, Vectors]:
    """Return the vectors that need nothing but the two texts."""
    characters = character_vectors(left, right)
    return {
        "words": word_vectors(left, right),
        "characters": characters,
        "topics": topic_vectors(characters),
    }


def vector_views(vectors: dict[str, Vectors], left: Side, right: Side) -> dict[str, Matrix]:
    """Return the likeness by each kind of vector, and by all of them together."""
    views = {name: cosines(part.left, part.right) for name, part in vectors.items()}
    together = mean_of(views.values())
    return {
        **views,
        "together": together,
        "section": section_view(together, left, right),
        **statement_views(list(vectors.values()), left, right),
    }


def text_views(left: Side, right: Side) -> dict[str, Matrix]:
    """Return the likeness of headings and of telling terms."""
    return {
        "heading": heading_ratio(left, right),
        "heading words": heading_words(left, right),
        "terms": shared_terms(left, right),
    }


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
        left_themes=scores.right_themes,
        right_themes=scores.left_themes,
        particulars=scores.particulars,
    )


def in_fixed_order(left: Document, right: Document) -> bool:
    """Tell whether two documents stand in the one order in which they are compared."""
    return _order(left) <= _order(right)


def _order(document: Document) -> tuple[str, str]:
    return "".join(article.text for article in document.articles), document.id
