"""One article that became several, or several that became one: splits and merges."""

from __future__ import annotations

from dataclasses import replace

from compare.model import Event
from compare.themes.events.event import event, other_way
from compare.themes.events.evidence import telling
from compare.themes.events.pair import Pair

LINKED = 0.5  # a link of this score is one that an analyst would draw
SPLIT = 0.37
PER_PART = 0.1
MOST_PARTS = 5
FEWEST_PARTS = 2
RARER = 0.03  # more for a merger
BACKGROUND = 0.1  # less, for work that serves every matter


def shape(pair: Pair) -> list[Event]:
    """Return the articles that were split, and those that were merged.

    Of a text cut off nobody knows whether its one article was the only one.
    """
    return [*splits(pair), *(merged(one) for one in splits(pair.swapped))]


def merged(found: Event) -> Event:
    """Return the event of articles that became one; plans are divided anew more than joined."""
    return replace(other_way(found), confidence=round(found.confidence + RARER, 4))


def splits(pair: Pair) -> list[Event]:
    """Return, for each theme, its left article that lives on in the most right articles."""
    best: dict[str, tuple[str, tuple[str, ...]]] = {}
    for left, theme in pair.left.primary.items():
        parts = heirs(pair, left, theme) if theme and pair.settled(pair.left, theme) else ()
        if len(parts) > max(1, len(best.get(theme, ("", ()))[1])):
            best[theme] = left, parts
    return [split(pair, theme, left, parts) for theme, (left, parts) in best.items()]


def heirs(pair: Pair, left: str, theme: str) -> tuple[str, ...]:
    """Return the right articles of one section and a theme's family that owe most to a left one.

    None, if the left document has other articles mainly about the family: then it was divided
    before. Articles of several sections are no split: a plan and its task list say a thing twice.
    """
    if sum(akin(pair, theme, other) for other in pair.left.primary.values()) > 1:
        return ()
    by_section: dict[str | None, list[str]] = {}
    for right, other in pair.right.primary.items():
        score = pair.linked(left, right)
        if other and akin(pair, theme, other) and LINKED <= score >= strongest(pair, right):
            by_section.setdefault(pair.right.article(right).section, []).append(right)
    by_section = {
        section: parts for section, parts in by_section.items() if lives_on(pair, left, parts)
    }
    largest = max((len(parts) for parts in by_section.values()), default=0)
    return tuple(next((parts for parts in by_section.values() if len(parts) == largest), ()))


def lives_on(pair: Pair, left: str, parts: list[str]) -> bool:
    """Return whether measures of an article are linked into two of its heirs at least.

    Articles can be alike in their matter without a sentence in common. Where no measures are
    linked at all, as by a person's word, the articles' links must do.
    """
    joined = pair.measure_links
    return not joined or sum((left, part) in joined for part in parts) >= FEWEST_PARTS


def akin(pair: Pair, theme: str, other: str) -> bool:
    """Return whether a theme is the other or stands above it."""
    return theme == other or theme in pair.lexicon.parents(other)


def strongest(pair: Pair, right: str) -> float:
    """Return the score of a right article's best link."""
    return max(pair.linked(left, right) for left in pair.left.primary)


def split(pair: Pair, theme: str, left: str, parts: tuple[str, ...]) -> Event:
    """Return the event of one article that was split."""
    less = BACKGROUND * pair.lexicon.entries[theme].background
    return event(
        pair,
        "splits",
        theme,
        confidence=SPLIT + PER_PART * min(len(parts), MOST_PARTS) - less,
        left=(left,),
        right=parts,
        evidence=(
            telling(pair.left, theme, pair.lexicon, within=(left,)),
            *(
                telling(pair.right, pair.right.primary[part], pair.lexicon, within=(part,))
                for part in parts
            ),
        ),
        basis=("alignment",),
        explanation="splits_elsewhere" if pair.elsewhere else "splits",
        facts={"count": str(len(parts))},
    )
