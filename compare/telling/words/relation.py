"""How two documents stand to each other: what their differences are called depends on it.

What only the later plan of one office has is new; what only the plan of another place has is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from compare.knowledge.divisions import contains
from compare.laws import are_laws
from compare.model import Comparison, Document

Relation = Literal["years", "levels", "regions", "versions", "unknown"]


def relation_of(left: Document, right: Document) -> Relation:
    """Return whether two documents are of one place, of a place and one in it, or of two places.

    Laws are versions of one. Where only one document says where it is from, nothing is known.
    """
    if are_laws(left, right):
        return "versions"
    one, other = left.head.region, right.head.region
    if one == other:
        return "years"
    if not (one and other):
        return "unknown"
    return "levels" if contains(one, other) or contains(other, one) else "regions"


def relation_of_all(comparison: Comparison) -> Relation:
    """Return how the documents of a comparison stand to each other, the loosest of its pairs."""
    found = {relation_of(*pair) for pair in pairwise(comparison.documents)}
    order: Sequence[Relation] = ("regions", "levels", "unknown", "years", "versions")
    return next((one for one in order if one in found), "years")


def over_time(relation: Relation) -> bool:
    """Tell whether a difference is a change: the documents are of one place, or of one law."""
    return relation in ("years", "versions")
