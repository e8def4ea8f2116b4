"""Year or region: what the presence of a theme follows in a series."""

from __future__ import annotations

from collections.abc import Sequence

from compare.model import Document, Pattern
from compare.themes.lexicon import Duty

FEWEST = 3  # documents without which year and region cannot be told apart
SHOWN_BY = 2  # documents that must agree on each side of a change of the years


def pattern(series: Sequence[Document], having: frozenset[str], duties: Sequence[Duty]) -> Pattern:
    """Return what the presence of a theme follows, given the ids of the documents that have it.

    The series is in order of year. A document that is cut off counts only where it has the theme.
    A change of the years is one that the lexicon's ``duties`` know, or that two documents on each
    side show, of two regions at least: otherwise it may be the region's.
    """
    known = [one for one in series if one.id in having or not one.truncated]
    present = [one.id in having for one in known]
    if len(known) < FEWEST or not any(present):
        return "unclear"
    if all(present):
        return "always"
    for duty in duties:
        told = by_fact(known, present, duty)
        if told:
            return told
    return by_year(known, present) or by_region(known, present) or "unclear"


def by_fact(known: list[Document], present: list[bool], duty: Duty) -> Pattern | None:
    """Return ``went`` or ``returned`` if a theme is there just when its duty was."""
    for document, there in zip(known, present, strict=True):
        year = document.head.year
        if year is None or there != (year < duty.left or bool(duty.back and year >= duty.back)):
            return None
    return "returned" if present[-1] else "went"


def by_year(known: list[Document], present: list[bool]) -> Pattern | None:
    """Return ``came`` or ``went`` if all documents before a year differ from all after it."""
    cut = next(at for at, there in enumerate(present) if there != present[0])
    before, after = known[:cut], known[cut:]
    if any(there == present[0] for there in present[cut:]) or len(after) < SHOWN_BY:
        return None
    if len(before) < SHOWN_BY or regions(before) < SHOWN_BY or regions(after) < SHOWN_BY:
        return None
    return "went" if present[0] else "came"


def by_region(known: list[Document], present: list[bool]) -> Pattern | None:
    """Return ``region`` if one region alone has the theme and others of its years lack it."""
    having = [one for one, there in zip(known, present, strict=True) if there]
    lacking = [one for one, there in zip(known, present, strict=True) if not there]
    own = {one.head.region for one in having}
    if len(own) > 1 or any(one.head.region in own for one in lacking):
        return None
    first, last = known.index(having[0]), known.index(having[-1])
    return "region" if first > 0 and last < len(known) - 1 else None


def regions(documents: list[Document]) -> int:
    """Return of how many regions documents are."""
    return len({one.head.region for one in documents})
