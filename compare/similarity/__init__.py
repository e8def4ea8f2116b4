"""How alike every article of one document is to every article of another, seen in many ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from compare.encoder import Encoder
from compare.model import Document
from compare.similarity.bags import character_vectors, word_vectors
from compare.similarity.fuzzy import heading_ratio
from compare.similarity.headings import heading_words
from compare.similarity.likest import Likest, likest_statements
from compare.similarity.matters import main_matter, matter_vectors, treatments_of
from compare.similarity.meaning import meaning_vectors
from compare.similarity.sections import section_view
from compare.similarity.shared import shared_terms
from compare.similarity.sides import Side, side_of
from compare.similarity.statements import (
    closest_statements,
    cosines,
    found_statements,
    mean_likeness,
)
from compare.similarity.topics import topic_vectors
from compare.similarity.vectors import Vectors
from compare.similarity.views import Maker, Views
from compare.themes.lexicon import Lexicon
from compare.themes.particulars import NONE, Particulars


@dataclass(frozen=True)
class Scores:
    """The views of a pair of documents.

    ``views`` gives matrices of 0 to 1, one row for each left and one column for each right
    article; ``vectors`` holds what articles and statements are compared by. ``meaning`` is among
    both only with an encoder, ``matters`` only with a lexicon. ``likest`` are the statements most
    like those of the left and of the right side, ``left_themes`` and ``right_themes`` the known
    themes of each article, ``particulars`` the matters finer than these.
    """

    left: Side
    right: Side
    views: Views
    vectors: dict[str, Vectors]
    likest: tuple[Likest, ...] = ()
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
        return Scores(one, other, Views({}), {})
    vectors = text_vectors(one, other)
    if encoder is not None:
        vectors["meaning"] = meaning_vectors(one, other, encoder)
    extra: dict[str, Maker] = {}
    themes: tuple[frozenset[str], ...] = ()
    if lexicon is not None:
        treatments = treatments_of(left, right, lexicon)
        vectors["matters"] = matter_vectors(one, other, treatments, lexicon)
        extra["main matter"] = partial(main_matter, treatments, len(one.texts), lexicon)
        themes = tuple(frozenset(treatment.measures) for treatment in treatments)
    likest = likest_statements(list(vectors.values()))
    of_vectors = vector_views(vectors, one, other, likest)
    views = Views({**of_vectors, **text_views(one, other), **extra})
    split = len(one.texts)
    finer = lexicon.particulars if lexicon else NONE
    return Scores(one, other, views, vectors, likest, themes[:split], themes[split:], finer)


def text_vectors(left: Side, right: Side) -> dict[str, Vectors]:
    """Return the vectors that need nothing but the two texts."""
    characters = character_vectors(left, right)
    return {
        "words": word_vectors(left, right),
        "characters": characters,
        "topics": topic_vectors(characters),
    }


def vector_views(
    vectors: dict[str, Vectors], left: Side, right: Side, likest: Sequence[Likest]
) -> dict[str, Maker]:
    """Return what makes the likeness by each kind of vector, and by all of them together.

    ``found`` and ``closest`` are of statements, ``likest`` what is most like those of each side.
    """
    parts = list(vectors.values())
    together = mean_likeness([(part.left, part.right) for part in parts])
    best_right, best_left = (side.best for side in likest)
    return {
        **{name: partial(cosines, part.left, part.right) for name, part in vectors.items()},
        "together": lambda: together,
        "section": partial(section_view, together, left, right),
        "found": partial(found_statements, parts, left, right),
        "closest": partial(closest_statements, parts, left, right, best_right, best_left),
    }


def text_views(left: Side, right: Side) -> dict[str, Maker]:
    """Return what makes the likeness of headings and of telling terms."""
    return {
        "heading": partial(heading_ratio, left, right),
        "heading words": partial(heading_words, left, right),
        "terms": partial(shared_terms, left, right),
    }


def turned(scores: Scores) -> Scores:
    """Return the scores with left and right swapped."""
    return Scores(
        left=scores.right,
        right=scores.left,
        views=scores.views.turned,
        vectors={name: part.turned for name, part in scores.vectors.items()},
        likest=scores.likest[::-1],
        left_themes=scores.right_themes,
        right_themes=scores.left_themes,
        particulars=scores.particulars,
    )


def in_fixed_order(left: Document, right: Document) -> bool:
    """Tell whether two documents stand in the one order in which they are compared."""
    return _order(left) <= _order(right)


def _order(document: Document) -> tuple[str, str]:
    return "".join(article.text for article in document.articles), document.id
