"""What differs between two documents on one matter, with quotes from every side that has one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from compare.addresses import document_of
from compare.events.again import told_again
from compare.events.evidence.pair import Pair
from compare.events.find import find
from compare.model import Change, Event, Link, Near
from compare.themes.follow import Story
from compare.themes.lexicon import Lexicon
from compare.themes.side import Side


def events_of(
    story: Story, links: Sequence[Link], changes: Sequence[Change], near: Sequence[Near] = ()
) -> tuple[Event, ...]:
    """Return the events of a series, each document compared with the next.

    ``links``, ``changes`` and what is ``near`` without a link are those of all pairs. A step says
    what its pair says alone, but of what an earlier document had that it is back.
    """
    return tuple(
        one
        for step, pair in enumerate(pairs(story, links, changes, near))
        for one in told_again(find(pair), pair.right, story.sides[:step])
    )


def pairs(
    story: Story, links: Sequence[Link], changes: Sequence[Change], near: Sequence[Near] = ()
) -> list[Pair]:
    """Return each document with the next and what lies between them.

    Beside a document that the lexicon does not fit, no theme of it can be told to be absent: the
    pair keeps the themes of the texts alone.
    """
    found = []
    for ends in pairwise(story.sides):
        names = (ends[0].document.id, ends[1].document.id)
        if any(name in story.misfits for name in names):
            ends = (from_text(ends[0], story.lexicon), from_text(ends[1], story.lexicon))
        between = tuple(one for one in links if _joins(one.left, one.right, names))
        changed = tuple(
            one for one in changes if _joins(one.left or one.right, one.right or one.left, names)
        )
        close = tuple(one for one in near if _joins(one.left, one.right, names))
        found.append(Pair(*ends, between, changed, story.lexicon, close))
    return found


def from_text(found: Side, lexicon: Lexicon) -> Side:
    """Return a document with the themes alone that were born of the texts."""
    own = {
        theme: mention
        for theme, mention in found.mentions.items()
        if lexicon.entries[theme].origin == "text"
    }
    return replace(found, mentions=own)


def _joins(left: str | None, right: str | None, names: tuple[str, str]) -> bool:
    """Tell whether two addresses are in two documents, or both in one of them."""
    ends = {document_of(one) for one in (left, right) if one}
    return ends <= set(names)
