"""What differs between two documents on one matter, with quotes from every side that has one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter
from typing import TypeVar

from compare.addresses import document_of
from compare.events.again import told_again
from compare.events.evidence.pair import Pair
from compare.events.find import find
from compare.model import Change, Event, Link, Near
from compare.themes.follow import Story
from compare.themes.lexicon import Lexicon
from compare.themes.side import Side

One = TypeVar("One", Link, Change, Near)
ByDocuments = dict[frozenset[str], list[tuple[int, One]]]


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
) -> Iterator[Pair]:
    """Yield each document with the next and what lies between them.

    Each is made when it is asked for: what it finds out of its texts is held no longer than it.
    Beside a document that the lexicon does not fit, no theme of it can be told to be absent: the
    pair keeps the themes of the texts alone.
    """
    linked, changed, close = by_documents(links), by_documents(changes), by_documents(near)
    for ends in pairwise(story.sides):
        names = (ends[0].document.id, ends[1].document.id)
        if any(name in story.misfits for name in names):
            ends = (from_text(ends[0], story.lexicon), from_text(ends[1], story.lexicon))
        yield Pair(
            *ends,
            between(linked, names),
            between(changed, names),
            story.lexicon,
            between(close, names),
        )


def from_text(found: Side, lexicon: Lexicon) -> Side:
    """Return a document with the themes alone that were born of the texts."""
    own = {
        theme: mention
        for theme, mention in found.mentions.items()
        if lexicon.entries[theme].origin == "text"
    }
    return replace(found, mentions=own)


def by_documents(found: Sequence[One]) -> ByDocuments[One]:
    """Return what has ends by the documents of these, each with its place in the order."""
    kept: ByDocuments[One] = {}
    for place, one in enumerate(found):
        ends = frozenset(document_of(end) for end in (one.left, one.right) if end)
        kept.setdefault(ends, []).append((place, one))
    return kept


def between(found: ByDocuments[One], names: tuple[str, str]) -> tuple[One, ...]:
    """Return what has its ends in two documents, or in one of them, in its order."""
    of_either = {frozenset(names), *(frozenset((name,)) for name in names)}
    kept = [each for ends in of_either for each in found.get(ends, ())]
    return tuple(one for _, one in sorted(kept, key=itemgetter(0)))
