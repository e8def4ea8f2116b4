"""Themes that both documents treat with another weight: promoted and demoted."""

from __future__ import annotations

from dataclasses import replace

from compare.model import Basis, Event, Mention
from compare.themes.assign import TREATED, theme_weights
from compare.themes.events.event import event, other_way
from compare.themes.events.evidence import telling
from compare.themes.events.pair import Pair, shown
from compare.themes.events.presence import duty_moved
from compare.themes.side import Side

RANKS = {"measure": 1, "article": 2, "section": 3}
STEPS = {(1, 2): 0.55, (1, 3): 0.6, (2, 3): 0.5}
GROWN = 0.02  # so much more of the text is a plain promotion
GROWTH_TELLS = 0.25
BACKGROUND = 0.1  # less, for work that serves every matter
PART = 0.12  # less, where the matter of which it is a part rose too
HEADING_DROPPED = 0.15
ALONE = 0.1  # more, where a section is of this theme only


def prominence(pair: Pair) -> list[Event]:
    """Return what became an article or a section of its own, and what ceased to be one."""
    return [*rises(pair), *(fallen(pair, one) for one in rises(pair.swapped))]


def rises(pair: Pair) -> list[Event]:
    """Return the themes that are more prominent on the right; a part tells less than its whole."""
    risen = [
        theme
        for theme, before in pair.left.mentions.items()
        if theme in pair.right.mentions
        and rank(before) < rank(pair.right.mentions[theme])
        and pair.settled(pair.left, theme)
        and not (before.prominence == "article" and hinted(pair, theme))
    ]
    return [
        promoted(pair, theme, PART * any(above in risen for above in pair.lexicon.parents(theme)))
        for theme in risen
    ]


def hinted(pair: Pair, theme: str) -> bool:
    """Return whether a section heading on the left has at least a weak word of a theme (社工)."""
    headings = [section.heading for section in pair.left.document.sections]
    return any(theme in theme_weights(pair.lexicon, heading) for heading in headings)


def fallen(pair: Pair, found: Event) -> Event:
    """Return the event of a theme that sank, with the duty that left, if the lexicon knows it.

    A section heading that drops a name tells little.
    """
    sunk = other_way(found)
    duty = duty_moved(pair, sunk.theme)
    if duty and pair.right.mentions[sunk.theme].prominence == "measure":
        facts = {"year": str(duty.left), "to": duty.to, "to_english": duty.to_english}
        return replace(
            sunk,
            explanation="demoted_duty",
            facts=tuple(sorted((*sunk.facts, *facts.items(), ("source", duty.source)))),
            sources=(duty.source,),
        )
    section_only = found.explanation.startswith("promoted_article_section")
    return replace(sunk, confidence=round(sunk.confidence - HEADING_DROPPED * section_only, 4))


def rank(mention: Mention) -> int:
    """Return 1 for a theme of measures only, 2 for one of articles, 3 for one of a section."""
    return RANKS[mention.prominence]


def promoted(pair: Pair, theme: str, less: float) -> Event:
    """Return the event of one theme that rose; ``less`` is taken from its confidence."""
    before, after = pair.left.mentions[theme], pair.right.mentions[theme]
    gain = family_share(pair, pair.right, theme) - family_share(pair, pair.left, theme)
    growth = min(max(gain / GROWN, 0.0), 1.0)
    alone = ALONE * (after.prominence == "section" and named_alone(pair, theme))
    less += BACKGROUND * pair.lexicon.entries[theme].background
    key = f"promoted_{before.prominence}_{after.prominence}"
    return event(
        pair,
        "promoted",
        theme,
        confidence=STEPS[rank(before), rank(after)] + GROWTH_TELLS * growth + alone - less,
        left=shown(before),
        right=shown(after),
        evidence=(
            telling(pair.left, theme, pair.lexicon),
            telling(pair.right, theme, pair.lexicon, within=shown(after)),
        ),
        basis=basis(pair, theme, before, after),
        explanation=f"{key}_elsewhere" if pair.elsewhere else key,
        facts={"section": heading_on(pair, theme)} if after.prominence == "section" else {},
    )


def heading_on(pair: Pair, theme: str) -> str:
    """Return the first section heading on the right that names a theme, the plainest first."""
    headings = [section.heading for section in pair.right.document.sections]
    naming = [one for one in headings if theme_weights(pair.lexicon, one).get(theme, 0) >= TREATED]
    return min(naming, key=lambda one: len(theme_weights(pair.lexicon, one)), default="")


def named_alone(pair: Pair, theme: str) -> bool:
    """Return whether a section heading on the right names the theme and no other."""
    headings = [section.heading for section in pair.right.document.sections]
    return any(list(theme_weights(pair.lexicon, heading)) == [theme] for heading in headings)


def family_share(pair: Pair, side: Side, theme: str) -> float:
    """Return the share of text of a theme and of the themes under it."""
    return sum(
        mention.share
        for other, mention in side.mentions.items()
        if other == theme or theme in pair.lexicon.parents(other)
    )


def basis(pair: Pair, theme: str, before: Mention, after: Mention) -> tuple[Basis, ...]:
    """Return what a rise rests on: the theme's words, and the alignment if articles are linked."""
    known = pair.known_by(theme)
    return (known, "alignment") if known == "lexicon" and linked(pair, before, after) else (known,)


def linked(pair: Pair, before: Mention, after: Mention) -> bool:
    """Return whether a link joins articles of both mentions."""
    return any(pair.linked(left, right) for left in before.articles for right in shown(after))
