"""Lines for a terminal: columns of Chinese and Latin text, and what an entry is called."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict

from compare.collection.asking.holdings import Entry, Statement
from compare.collection.asking.nearest import Near
from compare.collection.asking.search import Found
from compare.collection.asking.spread import THIN, NameRow, Spread, Step
from compare.collection.asking.themes import Themes
from compare.collection.asking.time_and_place import named
from compare.language import Language, say

GAP = "  "
MATCHES = 3  # articles of a document that are shown
LONGEST = 160  # characters of a sentence that is shown
Cells = Sequence[str | int]


def aligned(rows: Sequence[Cells], right: Collection[int] = ()) -> Iterator[str]:
    """Yield rows as lines whose columns stand below each other, some of them to the right."""
    if not rows:
        return
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        yield GAP.join(
            " " * (wide - width(cell)) + cell if n in right else cell + " " * (wide - width(cell))
            for n, (cell, wide) in enumerate(zip(row, widths, strict=True))
        ).rstrip()


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def told(key: str, language: Language, **values: object) -> str:
    """Return a sentence of ``collection.toml``."""
    return say("collection", key, language, **values)


def tag(entry: Entry, language: Language) -> str:
    """Return region and year of a document, as a sentence names it."""
    region = named(entry) or told("no_region", language)
    year = str(entry.year) if entry.year else told("no_year", language)
    cut = f"，{told('truncated', language)}" if entry.truncated else ""
    return f"{region}（{year}{cut}）"


def snippet(text: str, words: str) -> str:
    """Return a text, of a long one what stands around the first of the words that is in it."""
    text = " ".join(text.split())
    if len(text) <= LONGEST:
        return text
    at = next((place for word in words.split() if (place := text.find(word)) >= 0), 0)
    start = max(0, min(at - LONGEST // 3, len(text) - LONGEST))
    end = start + LONGEST
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def found_lines(found: Found, title: str, words: str, language: Language) -> Iterator[str]:
    """Yield what was found: where each measure stands, and the measure below."""
    counts = {"measures": found.measures, "documents": found.documents}
    yield told(title, language, **counts)
    if not found.hits:
        yield f"  {told('nothing', language)}"
    for hit in found.hits:
        others = told("others", language, count=hit.others) if hit.others else ""
        yield f"· {tag(hit.entry, language)} {_address(hit.entry, hit.statement)} {hit.heading}"
        yield f"    {snippet(hit.statement.text, words)}{others}"


def spread_lines(spread: Spread, language: Language) -> Iterator[str]:
    """Yield how something spread: by year, by level, then place by place with the sentences."""
    facts = {"having": spread.having, "documents": spread.documents, "places": spread.places}
    yield told("spread_head", language, subject=spread.subject, **facts)
    if spread.matters:
        yield told("belongs", language, themes="、".join(spread.matters))
    if spread.names:
        yield told("names", language, names=_names(spread.names, language))
    if spread.otherwise:
        yield told("otherwise", language, names=_names(spread.otherwise, language))
    if spread.left_out:
        yield told("not_compared", language, count=spread.left_out)
    if spread.undated:
        yield told("undated", language, count=spread.undated)
    if not spread.steps:
        return
    yield ""
    keys = ("year", "having", "all", "share", "begin")
    rows_of_years: list[Cells] = [
        (y.year, y.having, y.documents, _percent(y.having, y.documents), y.begin or "")
        + ((told("thin", language),) if y.thin else ("",))
        for y in spread.years
    ]
    labels = [told(key, language) for key in keys]
    yield from aligned([[*labels, ""], *rows_of_years], right=(1, 2, 3, 4))
    yield ""
    labels = [told(key, language) for key in ("level", "having", "places", "first_year")]
    levels: list[Cells] = [
        (row.level, row.having, row.places, row.first or "–") for row in spread.levels
    ]
    yield from aligned([labels, *levels], right=(1, 2))
    yield ""
    yield told("spread_caution", language)
    for step in spread.steps:
        yield from _step_lines(step, spread.subject, language)
    if spread.places > len(spread.steps):
        yield told("more", language, count=spread.places - len(spread.steps))


def _names(names: Sequence[NameRow], language: Language) -> str:
    return "；".join(told("name_row", language, **asdict(name)) for name in names)


def _step_lines(step: Step, subject: str, language: Language) -> Iterator[str]:
    remarks = [
        told("step_lacking", language, count=step.lacking)
        if step.lacking
        else told("step_unknown", language),
        around(step, language),
    ]
    if step.above:
        remarks.append(told("step_above", language, tag=tag(step.above, language)))
    if step.like:
        other, score = step.like
        remarks.append(told("step_like", language, tag=tag(other, language), score=f"{score:.2f}"))
    if step.chance is not None:
        remarks.append(told("step_judged", language, chance=f"{step.chance:.2f}"))
    yield f"· {tag(step.entry, language)} {_address(step.entry, step.statement)} {step.heading}"
    yield f"    {snippet(step.statement.text, subject)}"
    yield f"    {'；'.join(remarks)}"


def around(step: Step, language: Language) -> str:
    """Return how many documents there are of the province, or of the nation, in that year."""
    key = "step_around_nation" if step.entry.level == "国家" else "step_around"
    return told(key, language, count=step.around)


def theme_lines(themes: Themes, limit: int, language: Language) -> Iterator[str]:
    """Yield the table of themes: the share of documents that treat each, in percent."""
    names = [f"{column.name}{'*' if column.thin else ''}" for column in themes.columns]
    head: Cells = (told("theme", language), told("all", language), *names)
    totals: Cells = (
        "",
        sum(c.documents for c in themes.columns),
        *(c.documents for c in themes.columns),
    )
    rows: list[Cells] = [
        (
            row.theme,
            row.documents,
            *(
                _percent(count, column.documents)
                for count, column in zip(row.counts, themes.columns, strict=True)
            ),
        )
        for row in themes.rows[:limit]
    ]
    yield from aligned([head, totals, *rows], right=range(1, len(head)))
    if any(column.thin for column in themes.columns):
        yield told("thin_columns", language, count=THIN)
    if themes.outside:
        yield told("outside", language, count=themes.outside)
    if len(themes.rows) > limit:
        yield told("more", language, count=len(themes.rows) - limit)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "–"


def _address(entry: Entry, statement: Statement) -> str:
    return f"{entry.id}/{statement.measure or statement.article}"


def near_lines(found: Sequence[Near], limit: int, language: Language) -> Iterator[str]:
    """Yield the documents that share articles with another, with the most literal ones."""
    if not found:
        yield told("nothing", language)
    for near in found[:limit]:
        counts = Counter(match.manner for match in near.matches)
        manners = [
            told(f"manner_{manner}", language, count=counts[manner])
            for manner in ("copied", "rewritten", "near")
            if counts[manner]
        ]
        share = told("near_share", language, share=f"{100 * near.share:.0f}%")
        yield f"· {tag(near.entry, language)} {near.entry.id}  {share}；{'，'.join(manners)}"
        for match in near.matches[:MATCHES]:
            own = match.article.heading or snippet(match.article.text, "")[:20]
            other = f"{near.entry.id}/{match.other.article} {match.other.heading}"
            yield f"    {match.article.id} {own} ≈ {other}  {match.literal:.2f}"
    if len(found) > limit:
        yield told("more", language, count=len(found) - limit)
