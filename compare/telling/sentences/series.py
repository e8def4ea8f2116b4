"""What matters most of a series: duties that left or came back, other names, shares of themes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.language import say
from compare.model import Theme
from compare.telling.rows.changes import Row
from compare.telling.sentences.causes import CAUSES
from compare.telling.sentences.clauses import Item, scene_of
from compare.telling.sentences.elsewhere import renaming
from compare.telling.sentences.headlines import Headline, headlines
from compare.telling.words.naming import Names, theme_inside
from compare.telling.words.said import both_facts
from compare.telling.words.wording import SURE, percent

ON_DUTIES = tuple(cause for cause in CAUSES if cause.key in ("duties", "returned"))
MOST_NAMES, MOST_SHARES = 4, 3  # of names, and of themes that rose or fell
LEAST = 0.01  # of a text, by which the share of a theme rose or fell


def series_headlines(names: Names, rows: Sequence[Row]) -> tuple[Headline, ...]:
    """Return the sentences on a series of three documents or more; ``rows`` are of all pairs."""
    pairs = range(1, len(names.comparison.pairs) + 1)
    if len(pairs) < 2:
        return ()
    handed = [one for pair in pairs for one in headlines(names, pair, rows, ON_DUTIES)]
    return (*handed, *_renamings(names, rows), *_shares(names))


def _renamings(names: Names, rows: Sequence[Row]) -> Iterator[Headline]:
    """Yield the sentence on names that others took the place of."""
    found: dict[tuple[str, str], Item] = {}
    for pair in range(1, len(names.comparison.pairs) + 1):
        scene = scene_of(names, pair, rows)
        for row, event in scene.of("renamed"):
            if event.confidence >= SURE:
                words = renaming(scene, event)
                found.setdefault(both_facts(event), Item(words, row.number))
    if found:
        yield _sentence(names, "names", list(found.values())[:MOST_NAMES])


def _shares(names: Names) -> Iterator[Headline]:
    """Yield the sentence on the themes that take much more or less of the last text.

    That is between the first and the last that their sources did not cut off.
    """
    whole = [one for one in names.comparison.documents if not one.truncated]
    if len(whole) < 2:
        return
    first, last = whole[0], whole[-1]
    grown: list[tuple[float, Item]] = []
    for theme in names.comparison.themes:
        shares = {mention.document: mention.share for mention in theme.mentions}
        if not theme.background and {first.id, last.id} <= shares.keys():
            before, after = shares[first.id], shares[last.id]
            grown.append((after - before, _share(names, theme, before, after)))
    grown.sort(key=lambda two: -two[0])
    rose = [item for by, item in grown if by >= LEAST][:MOST_SHARES]
    fell = [item for by, item in reversed(grown) if by <= -LEAST][:MOST_SHARES]
    if rose or fell:
        tags = {"first": names.tags[first.id], "last": names.tags[last.id]}
        yield _sentence(names, "shares", [*rose, *fell], **tags)


def _share(names: Names, theme: Theme, before: float, after: float) -> Item:
    values = {"theme": theme_inside(names, theme.id), "before": percent(before)}
    words = say("headline", "share", names.language, after=percent(after), **values)
    return Item(words, theme=theme.id)


def _sentence(names: Names, key: str, items: Sequence[Item], **values: object) -> Headline:
    """Return a headline of items, what stands before and behind them in the form of its key."""
    language = names.language
    form = say("headline", f"series_{key}", language, items="\0", **values)
    before, _, after = form.partition("\0")
    parts = [Item(before)]
    for order, item in enumerate(items):
        parts += [Item(say("headline", "between_clauses", language))] if order else []
        parts.append(item)
    end = Item(after + say("headline", "end", language))
    return Headline(say("headline", f"topic_{key}", language), (*parts, end))
