"""Targets that can be compared: the same subject in the same unit, in two documents or more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz.fuzz import ratio

from compare.addresses import article_of, document_of
from compare.model import Compared, Target
from compare.themes.lexicon import TERM_WEIGHT, Lexicon
from compare.themes.side import Side

FEWEST = 2
NOUN = re.compile(r"(?:标准|床位|比例|公墓|机构|设施|.率)$")  # what a number can be a number of
OPPOSED = (("城市", "农村"), ("城镇", "农村"), ("分散", "集中"))  # no number of one is the other's


def comparable(series: Sequence[Side], lexicon: Lexicon) -> tuple[Compared, ...]:
    """Return the targets that several documents of a series set for one thing, in its order.

    A document has at most one target in each; the first one says what the subject is called.
    """
    found: list[Compared] = []
    for side in series:
        for target in side.targets:
            place = best(found, side, target, theme_of(side, target, lexicon))
            if place is None:
                theme = theme_of(side, target, lexicon)
                found.append(Compared(theme, target.subject, (target,)))
            else:
                known = found[place]
                found[place] = Compared(known.theme, known.subject, (*known.targets, target))
    return tuple(one for one in found if len(one.targets) >= FEWEST)


def best(found: Sequence[Compared], side: Side, target: Target, theme: str) -> int | None:
    """Return the place of the row whose last target is most like this one, nothing without any."""
    likeness = {
        place: ratio(row.targets[-1].subject, target.subject)
        for place, row in enumerate(found)
        if row.theme == theme
        and document_of(row.targets[-1].unit) != side.document.id
        and compares(row.targets[-1], target)
    }
    return max(likeness, key=lambda place: (likeness[place], -place), default=None)


def compares(before: Target, after: Target) -> bool:
    """Return whether two numbers of one unit are about one subject."""
    same = before.subject == after.subject or same_subject(before.subject, after.subject)
    return before.measure_unit == after.measure_unit and same


def theme_of(side: Side, target: Target, lexicon: Lexicon) -> str:
    """Return the theme that a target's subject names, or else the main one of its article."""
    themes: Iterable[str] = side.themes_of.get(target.unit, ())
    named = (theme for theme in themes if speaks_of(theme, target.subject, lexicon))
    return next(named, side.primary.get(article_of(target.unit), ""))


def same_subject(before: str, after: str) -> bool:
    """Return whether two subjects of one theme end in the same noun, and are not opposed."""
    noun = NOUN.search(before)
    if noun is None or not after.endswith(noun[0]):
        return False
    return not opposed(before, after)


def opposed(one: str, other: str) -> bool:
    """Return whether one text is of one kind and the other of its opposite, as town and country."""
    return any(
        sorted((word in one) - (word in other) for word in words) == [-1, 1] for words in OPPOSED
    )


def speaks_of(theme: str, words: str, lexicon: Lexicon) -> bool:
    """Return whether words hold a term of a theme that is no weak one."""
    return any(
        other == theme and weight >= TERM_WEIGHT
        for _, term in lexicon.occurrences(words)
        for other, weight in lexicon.meanings[term]
    )
