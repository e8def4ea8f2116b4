"""Targets that can be compared: the same subject in the same unit, in two documents or more."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from rapidfuzz.fuzz import ratio

from compare.addresses import article_of
from compare.model import Compared, Target
from compare.themes.lexicon import TERM_WEIGHT, Lexicon
from compare.themes.side import Side

FEWEST = 2
MOST_RIVALS = 100  # subjects of one theme, unit and noun that are looked at for a target
NOUN = re.compile(r"(?:标准|床位|比例|公墓|机构|设施|.率)$")  # what a number can be a number of
OPPOSED = (("城市", "农村"), ("城镇", "农村"), ("分散", "集中"))  # no number of one is the other's


def comparable(series: Sequence[Side], lexicon: Lexicon) -> tuple[Compared, ...]:
    """Return the targets that several documents of a series set for one thing, in its order.

    A document has at most one target in each; the first one says what the subject is called.
    """
    found: list[Compared] = []
    for side in series:
        known = Rows(found)
        for target in side.targets:
            theme = theme_of(side, target, lexicon)
            place = known.taken(theme, target)
            if place is None:
                found.append(Compared(theme, target.subject, (target,)))
            else:
                row = found[place]
                found[place] = replace(row, targets=(*row.targets, target))
    return tuple(one for one in found if len(one.targets) >= FEWEST)


class Rows:
    """The rows that the documents before have left, by what may be compared with their last target.

    A row is taken once: a document has at most one target in each.
    """

    def __init__(self, found: Sequence[Compared]) -> None:
        """Take the rows found so far, by their places."""
        self._places: dict[tuple[str, str, str], deque[int]] = defaultdict(deque)
        self._subjects: dict[tuple[str, str, str], dict[str, None]] = defaultdict(dict)
        for place, row in enumerate(found):
            last = row.targets[-1]
            unit, subject = last.number.unit, last.subject
            self._places[row.theme, unit, subject].append(place)
            self._subjects[row.theme, unit, noun_of(subject)][subject] = None

    def taken(self, theme: str, target: Target) -> int | None:
        """Take the row most like a target of a theme: return its place, nothing without any."""
        subject = self._nearest(theme, target)
        return None if subject is None else self._take(theme, target.number.unit, subject)

    def _nearest(self, theme: str, target: Target) -> str | None:
        unit, subject = target.number.unit, target.subject
        if (theme, unit, subject) in self._places:
            return subject
        noun = noun_of(subject)
        rivals = islice(self._subjects[theme, unit, noun] if noun else (), MOST_RIVALS)
        fitting = [one for one in rivals if not opposed(one, subject)]
        return max(
            fitting,
            key=lambda one: (ratio(one, subject), -self._places[theme, unit, one][0]),
            default=None,
        )

    def _take(self, theme: str, unit: str, subject: str) -> int:
        places = self._places[theme, unit, subject]
        place = places.popleft()
        if not places:
            del self._places[theme, unit, subject]
            del self._subjects[theme, unit, noun_of(subject)][subject]
        return place


def theme_of(side: Side, target: Target, lexicon: Lexicon) -> str:
    """Return the theme that a target's subject names, or else the main one of its article."""
    themes: Iterable[str] = side.themes_of.get(target.unit, ())
    named = (theme for theme in themes if speaks_of(theme, target.subject, lexicon))
    return next(named, side.primary.get(article_of(target.unit), ""))


def noun_of(subject: str) -> str:
    """Return the noun in which a subject ends, empty if a number can be no number of that."""
    noun = NOUN.search(subject)
    return noun[0] if noun else ""


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
