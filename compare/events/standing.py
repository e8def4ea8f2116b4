"""Themes that have an article of their own on one side and are a sentence or two on the other."""

from __future__ import annotations

from collections.abc import Iterator

from compare.events.articles import opening
from compare.events.event import event, mirror
from compare.events.linked import EDITED
from compare.events.pair import Pair
from compare.events.telling import telling
from compare.model import Event, Mention

SURE = 0.75


def standings(pair: Pair) -> Iterator[Event]:
    """Yield the themes that were raised to an article or lowered to a sentence."""
    if not pair.laws:
        yield from raised_themes(pair)
        yield from (mirror(one) for one in raised_themes(pair.swapped))


def raised_themes(pair: Pair) -> Iterator[Event]:
    """Yield the themes with an article on the right and only statements in others on the left.

    A text cut off proves nothing of how a theme stood in it. Where the statement on the left stands
    on the right as well, only the article is new, and told as such.
    """
    if pair.left.document.truncated:
        return
    for theme, before in pair.left.mentions.items():
        after = pair.right.mentions.get(theme)
        if after and before.prominence == "measure" and own_article(pair, after):
            address = own_article(pair, after)
            quote = telling(pair.left, theme, pair.lexicon)
            heading = opening(pair, address)
            if quote and heading and not pair.says(pair.right, quote.text):
                yield event(
                    pair,
                    "promoted",
                    called(pair, theme),
                    theme=theme,
                    confidence=SURE,
                    evidence=(quote, heading),
                    basis=("lexicon",) if pair.lexicon.entries[theme].source else ("alignment",),
                    explanation="promoted.theme",
                )


def called(pair: Pair, theme: str) -> str:
    """Return what both texts call a theme: its name, or the longest of its words in both."""
    words = (theme, *sorted(pair.lexicon.entries[theme].terms, key=lambda one: (-len(one), one)))
    both = (one for one in words if one in pair.left.text and one in pair.right.text)
    return next(both, theme)


def own_article(pair: Pair, mention: Mention) -> str:
    """Return the first article of the text proper that is mainly about a theme, or nothing."""
    return next((one for one in mention.primary if written_anew(pair, one)), "")


def written_anew(pair: Pair, address: str) -> bool:
    """Tell whether an article of the text proper holds no statement that was merely edited.

    Of one that does, its own statements tell where it came from.
    """
    edited = any(link.fuzzy >= EDITED for link in pair.of_article.get(address, ()))
    return not edited and not pair.in_annex(address)
