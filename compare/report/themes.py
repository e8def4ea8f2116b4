"""The themes as a table: a row per theme, a column per document."""

from __future__ import annotations

from collections import defaultdict

from compare.events.kinds import ORDER
from compare.model import Document, Mention, Theme
from compare.report.findings import finding_anchors, numbered
from compare.report.naming import Names, home_pair, place, slug, theme_name, theme_title
from compare.report.patterns import by_pattern, is_series
from compare.report.view import StoryLine, ThemeCell, ThemeRow
from compare.report.wording import percent, word

TELLING = ("came", "went", "returned", "region")
"""The patterns that are a story of their own."""


def theme_rows(names: Names) -> tuple[ThemeRow, ...]:
    """Return the rows in the order of the themes; a bar fills its cell at the largest share."""
    themes = names.comparison.themes
    largest = max((m.share for theme in themes for m in theme.mentions), default=0) or 1
    return tuple(_row(names, theme, largest) for theme in themes)


def story(names: Names) -> tuple[StoryLine, ...]:
    """Return what a series tells of its themes: those that came, went, returned, or stay apart."""
    return tuple(
        StoryLine(title, tuple((theme_name(names, t.id), f"#{theme_anchor(t)}") for t in themes))
        for pattern, title, themes in by_pattern(names)
        if is_series(names) and pattern in TELLING
    )


def theme_anchor(theme: Theme) -> str:
    """Return the anchor of a theme's row."""
    return f"theme/{slug(theme.id)}"


def _row(names: Names, theme: Theme, largest: float) -> ThemeRow:
    mentions = {mention.document: mention for mention in theme.mentions}
    cells = [
        _cell(names, theme, mentions[document.id], largest)
        if document.id in mentions
        else _silent(names, document)
        for document in names.comparison.documents
    ]
    return ThemeRow(
        theme_anchor(theme),
        theme.id,
        theme_title(names, theme.id),
        _remarks(names, theme),
        tuple(cells),
        _findings(names, theme),
    )


def _remarks(names: Names, theme: Theme) -> tuple[str, ...]:
    """What two documents cannot show, or the series leaves unclear, is not remarked on."""
    keys = [f"pattern_{theme.pattern}"] if theme.pattern != "unclear" else []
    keys += ["from_text"] if theme.origin == "text" else []
    return tuple(word(key, names.language) for key in keys)


def _cell(names: Names, theme: Theme, mention: Mention, largest: float) -> ThemeCell:
    pair = home_pair(names, mention.document)
    units = dict.fromkeys((*mention.primary, *mention.articles))
    return ThemeCell(
        mention.name if mention.name != theme.id else "",
        percent(mention.share),
        round(100 * mention.share / largest, 1),
        tuple(place(names, pair, unit) for unit in units),
    )


def _silent(names: Names, document: Document) -> ThemeCell:
    """After a cut nothing is known, so a document that is cut off is not simply silent."""
    key = "absent_before_cut" if document.truncated else "absent"
    return ThemeCell(word(key, names.language), "", 0, ())


def _findings(names: Names, theme: Theme) -> tuple[tuple[str, str], ...]:
    """Return anchor and words of each kind of finding on a theme: the first leads, all count."""
    found: dict[str, list[str]] = defaultdict(list)
    for (_, event), anchor in zip(numbered(names), finding_anchors(names), strict=True):
        if event.theme == theme.id:
            found[event.type].append(anchor)
    return tuple(
        (found[kind][0], f"{word(f'event_{kind}', names.language)} {len(found[kind])}")
        for kind in ORDER
        if kind in found
    )
