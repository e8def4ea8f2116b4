"""The themes as a table: a row per theme, a column per document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from compare.addresses import document_of
from compare.model import Document, Mention, Theme
from compare.report.findings import Found
from compare.report.patterns import by_pattern, is_series
from compare.report.view.themes import StoryLine, ThemeCell, ThemeRow
from compare.telling.words.labels import pattern_label
from compare.telling.words.naming import Names, home_pair, place, slug, theme_name, theme_title
from compare.telling.words.wording import percent, word

TELLING = ("came", "went", "returned", "region")
"""The patterns that are a story of their own."""


def theme_rows(names: Names, found: Sequence[Found]) -> tuple[ThemeRow, ...]:
    """Return the rows in the order of the themes; a bar fills its cell at the largest share."""
    themes = names.comparison.themes
    largest = max((m.share for theme in themes for m in theme.mentions), default=0) or 1
    return tuple(_row(names, theme, largest, found) for theme in themes)


def story(names: Names) -> tuple[StoryLine, ...]:
    """Return what is told of the themes of a series: those that came, went or returned."""
    told = by_pattern(names) if is_series(names) else []
    return tuple(
        StoryLine(
            title,
            tuple(
                (theme_name(names, one.id), f"#{theme_anchor(one.id)}", _since(names, one))
                for one in themes
            ),
        )
        for pattern, title, themes in told
        if pattern in TELLING
    )


def _since(names: Names, theme: Theme) -> str:
    """Return from or up to which document a series has a theme that came or went, or where."""
    tags = [names.tags[mention.document] for mention in theme.mentions]
    match theme.pattern:
        case "came":
            return word("since_first", names.language, tag=tags[0])
        case "went":
            return word("since_last", names.language, tag=tags[-1])
        case "region":
            return word("since_only", names.language, tag=tags[0])
    return ""


def steady(names: Names, theme: Theme) -> str:
    """Return name and shares of a theme to which nothing happened."""
    return f"{theme_name(names, theme.id)} {told_shares(names, theme)}"


def told_shares(names: Names, theme: Theme) -> str:
    """Return the shares of a theme in the first and the last document."""
    shares = {mention.document: told_share(names, mention) for mention in theme.mentions}
    told = [shares.get(one.id, _unknown(names, one)) for one in names.comparison.documents]
    return word("shares", names.language, before=told[0], after=told[-1])


def _unknown(names: Names, document: Document) -> str:
    """Return what stands for a share in a document without the theme: of one cut off, why."""
    return word("absent_before_cut", names.language) if document.truncated else "—"


def told_share(names: Names, mention: Mention) -> str:
    """Return the share of a theme in a document, whose heading alone may name it."""
    return percent(mention.share) if mention.share else word("in_heading", names.language)


def theme_anchor(theme: str) -> str:
    """Return the anchor of the row of a theme's id."""
    return f"theme/{slug(theme)}"


def _row(names: Names, theme: Theme, largest: float, found: Sequence[Found]) -> ThemeRow:
    mentions = {mention.document: mention for mention in theme.mentions}
    cells = [
        _cell(names, theme, mentions[document.id], largest)
        if document.id in mentions
        else _silent(names, theme, document)
        for document in names.comparison.documents
    ]
    return ThemeRow(
        theme_anchor(theme.id),
        theme.id,
        theme_title(names, theme.id),
        _remarks(names, theme),
        tuple(cells),
        _findings(theme, found),
    )


def _remarks(names: Names, theme: Theme) -> tuple[str, ...]:
    """What two documents cannot show, or the series leaves unclear, is not remarked on."""
    found = [pattern_label(names, theme.pattern)] if theme.pattern != "unclear" else []
    found += [word("from_text", names.language)] if theme.origin == "text" else []
    return tuple(found)


def _cell(names: Names, theme: Theme, mention: Mention, largest: float) -> ThemeCell:
    pair = home_pair(names, mention.document)
    units = dict.fromkeys((*mention.primary, *mention.articles))
    return ThemeCell(
        mention.name if mention.name != theme.id else "",
        told_share(names, mention),
        round(100 * mention.share / largest, 1),
        tuple(place(names, pair, unit) for unit in units),
    )


def _silent(names: Names, theme: Theme, document: Document) -> ThemeCell:
    """Return what is said of a document that has no word of a theme.

    After a cut nothing is known, so one that is cut off is not simply silent; nor is one of which
    an article is the counterpart of another's article on the theme.
    """
    if document.truncated:
        return ThemeCell(word("absent_before_cut", names.language), "", 0, ())
    found = _counterparts(names, theme, document)
    key = "absent_in_words" if found else "absent"
    pair = home_pair(names, document.id)
    return ThemeCell(
        word(key, names.language), "", 0, tuple(place(names, pair, unit) for unit in found)
    )


def _counterparts(names: Names, theme: Theme, document: Document) -> list[str]:
    """Return the articles of a document that are main counterparts of articles on a theme."""
    on_it = {unit for mention in theme.mentions for unit in mention.primary}
    found = [
        other
        for link in names.comparison.links
        if link.level == "article" and link.strength == "main"
        for one, other in ((link.left, link.right), (link.right, link.left))
        if one in on_it and document_of(other) == document.id
    ]
    return list(dict.fromkeys(found))


def _findings(theme: Theme, found: Sequence[Found]) -> tuple[tuple[str, str], ...]:
    """Return anchor and words of each kind of change of a theme: the first leads, all count."""
    mine = [
        (row.label, one.finding.short)
        for one in found
        for row in one.row.told
        if row.event and row.event.theme == theme.id
    ]
    count = Counter(label for label, _ in mine)
    first = dict(reversed(mine))
    return tuple((first[label], f"{label} ×{number}") for label, number in count.items())
