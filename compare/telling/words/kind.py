"""What is compared: the words of a report and of its exports depend on it."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from compare.laws import are_laws
from compare.model import Comparison

Kind = Literal["plans", "laws", "other"]


def kind_of(comparison: Comparison) -> Kind:
    """Return whether the documents are laws, texts outside civil affairs, or its work plans."""
    if all(are_laws(left, right) for left, right in pairwise(comparison.documents)):
        return "laws"
    misfits = {note.before for note in comparison.notes if note.kind == "lexicon_does_not_fit"}
    return "other" if misfits >= {document.id for document in comparison.documents} else "plans"
