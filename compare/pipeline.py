"""The main job as a recipe: documents to one comparison."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

from compare import encoder as encoders
from compare.align import Aligned, aligned
from compare.diff import find_changes, unmarked
from compare.differences import untold
from compare.encoder import Encoder
from compare.events import events_of
from compare.laws import is_law
from compare.model import (
    Article,
    Change,
    Comparison,
    Document,
    Event,
    Link,
    Measure,
    Near,
    Note,
    Settings,
)
from compare.overrides import Overrides, overridden, renamed_by_hand, unlinked_notes
from compare.series import gathered, in_order, with_distinct_ids
from compare.similarity import compare_pair
from compare.similarity.fuzzy import opening
from compare.themes import follow
from compare.themes import lexicon as lexicons
from compare.themes.lexicon import Lexicon
from compare.version import __version__
from compare.written import as_written

Progress = Callable[[str], None]
NO_OVERRIDES = Overrides()


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """What was found between one document and the next, and what a person stated of them."""

    links: tuple[Link, ...]
    near: tuple[Near, ...]
    changes: tuple[Change, ...]
    stated: tuple[Event, ...]
    notes: tuple[Note, ...]


Aligner = Callable[
    [Sequence[Document], Encoder | None, Lexicon | None, Overrides], Iterator[AlignedPair]
]
"""What links each document of a series with the next."""


def one_after_another(
    series: Sequence[Document],
    encoder: Encoder | None,
    lexicon: Lexicon | None,
    overrides: Overrides,
) -> Iterator[AlignedPair]:
    """Yield what is found between each document of a series and the next."""
    for left, right in pairwise(series):
        yield align_pair(left, right, encoder, lexicon, overrides)


def compare(
    *documents: Document | str | Path,
    encoder: Encoder | str | None = "built-in",
    lexicon: Lexicon | Literal["built-in"] | None = "built-in",
    overrides: Overrides = NO_OVERRIDES,
    progress: Progress = lambda stage: None,
    aligner: Aligner = one_after_another,
) -> Comparison:
    """Compare two documents, or a series of more in order of year, each with the next.

    A path may be a folder or a zip of documents. Raises ``MzdiffError`` for fewer than two.
    ``encoder`` may be the name or path of a sentence-transformers model; ``None`` compares the
    wording alone. ``lexicon=None`` works from the texts alone. ``overrides`` are a person's word,
    and final. ``progress`` is told the name of each stage as it begins. ``aligner`` may have the
    pairs worked on elsewhere.
    """
    progress("read")
    texts, left_out = gathered(documents)
    series = in_order(with_distinct_ids(texts))
    words = lexicons.load() if lexicon == "built-in" else lexicon
    aligned, model = _all_aligned(series, encoder, words, overrides, progress, aligner)
    links = tuple(link for pair in aligned for link in pair.links)
    progress("themes")
    story = follow(series, links, words)
    changes = tuple(change for pair in aligned for change in pair.changes)
    progress("events")
    near = tuple(one for pair in aligned for one in pair.near)
    events = events_of(story, links, changes, near)
    stated = [event for pair in aligned for event in pair.stated]
    unlinked = [note for pair in aligned for note in pair.notes]
    found = Comparison(
        documents=tuple(series),
        pairs=tuple((left.id, right.id) for left, right in pairwise(series)),
        links=links,
        changes=changes,
        themes=story.themes,
        events=_with_stated(events, stated),
        targets=story.targets,
        citations=story.citations,
        settings=_settings(model, words),
        notes=(*left_out, *_cautions(series, model, words), *unlinked, *story.notes),
        compared=story.compared,
        english=tuple(words.english.items()) if words else (),
    )
    return as_written(found)


def _all_aligned(
    series: Sequence[Document],
    encoder: Encoder | str | None,
    lexicon: Lexicon | None,
    overrides: Overrides,
    progress: Progress,
    aligner: Aligner,
) -> tuple[list[AlignedPair], str]:
    """Return what links each document with the next, and the name of the encoder, if any.

    The encoder is loaded here, so that its memory is free for what follows.
    """
    loaded = _encoder(encoder)
    found_between = aligner(series, loaded, lexicon, overrides)
    found = []
    for _ in pairwise(series):
        progress("align")
        found.append(next(found_between))
    return found, loaded.name if loaded else ""


def align_pair(
    left: Document,
    right: Document,
    encoder: Encoder | None,
    lexicon: Lexicon | None,
    overrides: Overrides,
) -> AlignedPair:
    """Link two documents and say what changed; a person's word about them is final."""
    units = left.unit_by_address | right.unit_by_address
    found = aligned(left, right, compare_pair(left, right, encoder, lexicon))
    links = overridden(found.links, overrides, units)
    changes = find_changes(left, right, links)
    unmarked_notes = [
        Note("unmarked", before=c.left or "", after=c.right or "") for c in changes if unmarked(c)
    ]
    return AlignedPair(
        links,
        found.near,
        changes,
        renamed_by_hand(overrides, units),
        (
            *unlinked_notes(overrides, units),
            *unmarked_notes,
            *_shortened(left, right, found, links),
            *_untold(links, units),
        ),
    )


def _shortened(
    left: Document, right: Document, found: Aligned, links: Iterable[Link]
) -> Iterator[Note]:
    """Yield the notes on what was too much to be compared in full."""
    if found.left_out:
        yield Note("likeliest_compared", before=str(found.left_out))
    texts = [{d.address(one): one.text for one in d.articles} for d in (left, right)]
    most = opening(list(texts[0].values()), list(texts[1].values()))
    long = sum(
        max(len(texts[0][link.left]), len(texts[1][link.right])) > most
        for link in links
        if link.level == "article"
    )
    if long:
        yield Note("openings_compared", before=str(long), after=str(most))


def _untold(links: Iterable[Link], units: Mapping[str, Article | Measure]) -> Iterator[Note]:
    """Yield the note on counterparts too long for their differences to be told one by one."""
    count = sum(
        untold(units[link.left].text, units[link.right].text)
        for link in links
        if link.level == "measure"
    )
    if count:
        yield Note("untold", before=str(count))


def _encoder(encoder: Encoder | str | None) -> Encoder | None:
    if encoder == "built-in":
        return encoders.built_in()
    return encoders.load(encoder) if isinstance(encoder, str) else encoder


def _settings(encoder: str, lexicon: Lexicon | None) -> Settings:
    return Settings(
        encoder=encoder or "none",
        lexicon=lexicon.name if lexicon else "none",
        version=__version__,
    )


def _with_stated(events: Iterable[Event], stated: list[Event]) -> tuple[Event, ...]:
    """Put the events that a person stated first, in place of our own of the same kind."""
    said = {(event.type, event.theme, event.scope) for event in stated}
    return (*stated, *(e for e in events if (e.type, e.theme, e.scope) not in said))


def _cautions(series: Sequence[Document], encoder: str, lexicon: Lexicon | None) -> list[Note]:
    """Return what a reader must know before believing that a difference is a change."""
    notes = []
    regions = list(dict.fromkeys(d.head.region for d in series if d.head.region))
    if len(regions) > 1:
        notes.append(Note("different_regions", before="、".join(regions)))
    for left, right in pairwise(series):
        if left.head.year and left.head.year == right.head.year:
            notes.append(Note("same_year", before=left.id, after=right.id))
        if [a.text for a in left.articles] == [a.text for a in right.articles]:
            notes.append(Note("same_text", before=left.id, after=right.id))
    notes += [Note("unknown_year", before=d.id) for d in series if d.head.year is None]
    notes += [
        Note("unknown_region", before=document.id)
        for document in series
        if not document.head.region and not is_law(document)  # a law of the whole country
    ]
    notes += [] if encoder else [Note("no_embedding")]
    notes += [] if lexicon else [Note("no_lexicon")]
    return notes
