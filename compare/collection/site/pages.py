"""A collection as a small static site: pages that are read from disk, without scripts or network.

The values of each page are made first, then a template prints them. Pages are many and small: one
for each theme, each province and each wording that was asked for.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from secrets import token_hex

import numpy as np
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from compare.collection.asking.choice import Choice, chosen
from compare.collection.asking.holdings import Entry, Holdings
from compare.collection.asking.spread import THIN, Spread, spread_of_matter, spread_of_wording
from compare.collection.asking.themes import themes_of
from compare.collection.asking.time_and_place import in_time, named, province, where
from compare.collection.commands.printed import around, tag, told
from compare.collection.site.grid import Bars, Grid, bars_of, documents_grid, having_grid, in_order
from compare.collection.site.pairs import PAIRS, Couple, command_for, couples_of, href_of
from compare.errors import MzdiffError
from compare.language import Language
from compare.system.output import write_whole
from compare.themes.lexicon import Lexicon
from compare.visible import visible

INDEX, MARK = "index.html", ".mzdiff-site"
STEPS = 24  # first appearances on a page
STYLES = ("base.css", "tables.css")
Page = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Subject:
    """A theme or a wording with its page: what spread how, by year and by province and year."""

    name: str
    href: str
    spread: Spread
    bars: Bars
    grid: Grid


@dataclass(frozen=True, slots=True)
class PairLink:
    """Where the report of a document and the one before it is; without one how it is made."""

    href: str
    command: str


@dataclass(frozen=True, slots=True)
class Place:
    """A province, without a name where none is known, with its page: its documents in order.

    ``pairs`` are the reports of documents and those before them, by the id of the later one.
    """

    name: str
    href: str
    entries: tuple[Entry, ...]
    pairs: dict[str, PairLink]


def write_site(
    holdings: Holdings,
    folder: Path,
    choice: Choice,
    terms: Sequence[str],
    language: Language,
) -> int:
    """Write the site of the chosen documents into a folder; return how many pages it has.

    A site that is there is replaced, but for the reports of pairs. Raises ``MzdiffError`` for a
    folder with something else in it, and for a choice without documents.
    """
    if folder.exists() and not folder.is_dir():
        raise MzdiffError(f"{folder}: 不是文件夹 (no folder); 请用 -o 另选文件夹")
    if folder.exists() and not (folder / MARK).is_file() and any(folder.iterdir()):
        raise MzdiffError(f"{folder}: 已有别的内容 (not empty, and no site); 请用 -o 另选文件夹")
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.with_name(f".{folder.name[:40]}.{token_hex(8)}")
    beside.mkdir()
    try:
        count = 0
        for name, text in pages(holdings, choice, terms, language, folder):
            write_whole(beside / name, text.encode())
            count += 1
        (beside / MARK).write_bytes(b"")
        _put_in_place(beside, folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return count


def _put_in_place(beside: Path, folder: Path) -> None:
    """Put a new site, with the reports of the one before, in its place; or change nothing."""
    old = beside.with_name(f"{beside.name}.old")
    try:
        if (folder / PAIRS).is_dir():
            (folder / PAIRS).rename(beside / PAIRS)
        if folder.exists():
            folder.rename(old)
        beside.rename(folder)
    except BaseException:
        if old.exists() and not folder.exists():
            old.rename(folder)
        if (beside / PAIRS).is_dir():
            (beside / PAIRS).rename(folder / PAIRS)
        raise
    shutil.rmtree(old, ignore_errors=True)


def check_site(folder: Path) -> None:
    """Raise the error for a folder that holds no site."""
    if not (folder / MARK).is_file():
        raise MzdiffError(
            f"{folder}: 不是文集的网页 (no site); 请先运行 mzdiff corpus report -o {folder}"
        )


def pages(
    holdings: Holdings,
    choice: Choice,
    terms: Sequence[str],
    language: Language,
    folder: Path,
) -> Iterator[Page]:
    """Yield the name and the text of every page of the site in a folder, the first one last."""
    entries = [holdings.entry_of[int(n)] for n in np.flatnonzero(chosen(holdings, choice))]
    if not entries:
        raise MzdiffError(f"{holdings.folder}: 没有选出文件 (no documents chosen)")
    lexicon = holdings.lexicon
    pairs = {
        couple.after.id: _link(couple, holdings, folder, language) for couple in couples_of(entries)
    }
    places = _places(entries, pairs)
    hrefs = {place.name: place.href for place in places}
    wordings, matters = [], []
    for number, term in enumerate(terms, 1):
        spread = spread_of_wording(holdings, term, choice, STEPS)
        wordings.append(_subject(holdings, term, f"term-{number}.html", spread, entries, hrefs))
        yield _page(wordings[-1].href, "subject", language, lexicon, subject=wordings[-1])
    found = themes_of(holdings, choice, "year")
    numbers = {theme: number for number, theme in enumerate(lexicon.entries, 1)}
    for row in found.rows:
        if row.theme not in numbers:
            continue
        spread = spread_of_matter(holdings, row.theme, choice, STEPS)
        href = f"theme-{numbers[row.theme]}.html"
        matters.append(_subject(holdings, row.theme, href, spread, entries, hrefs))
        yield _page(href, "subject", language, lexicon, subject=matters[-1])
    for place in places:
        yield _page(place.href, "place", language, lexicon, place=place)
    yield _page(
        INDEX,
        "index",
        language,
        lexicon,
        entries=entries,
        grid=documents_grid(entries, hrefs),
        wordings=wordings,
        matters=matters,
        left_out=holdings.manifest.left_out,
        thin=THIN,
        years=sorted({entry.year for entry in entries if entry.year}),
        places=len({where(entry) for entry in entries if entry.region}),
    )


def _subject(
    holdings: Holdings,
    name: str,
    href: str,
    spread: Spread,
    entries: Sequence[Entry],
    hrefs: dict[str, str],
) -> Subject:
    have = {holdings.entry_of[n].id for n in spread.numbers}
    return Subject(name, href, spread, bars_of(spread), having_grid(entries, have, hrefs))


def _link(couple: Couple, holdings: Holdings, folder: Path, language: Language) -> PairLink:
    href = href_of(couple, language, holdings.manifest)
    if (folder / href).exists():
        return PairLink(href, "")
    return PairLink("", command_for(couple, holdings.folder, folder, language))


def _places(entries: Sequence[Entry], pairs: dict[str, PairLink]) -> list[Place]:
    """Return the provinces of the documents, those of none together at the end."""
    of: dict[str, list[Entry]] = {}
    for entry in entries:
        of.setdefault(province(entry), []).append(entry)
    return [
        Place(
            name,
            f"place-{number}.html",
            tuple(sorted(of[name], key=in_time)),
            {entry.id: pairs[entry.id] for entry in of[name] if entry.id in pairs},
        )
        for number, name in enumerate(sorted(of, key=in_order), 1)
    ]


def _page(name: str, template: str, language: Language, lexicon: Lexicon, **values: object) -> Page:
    environment = _environment(language)
    environment.globals["theme"] = (
        (lambda name: lexicon.english.get(name, name)) if language == "en" else str
    )
    text = environment.get_template(f"{template}.html.jinja").render(**values)
    return name, visible(text)


@cache
def _environment(language: Language) -> Environment:
    environment = Environment(
        loader=PackageLoader("compare.collection.site", "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["word"] = lambda key, **values: told(key, language, **values)
    environment.globals["place_name"] = named
    environment.globals["tag"] = lambda entry: tag(entry, language)
    environment.globals["around"] = lambda step: around(step, language)
    environment.globals["language"] = language
    environment.globals["style"] = Markup("\n".join(_styles()))
    return environment


def _styles() -> Iterator[str]:
    """Yield the styles of the report that the site shares, then its own."""
    for name in STYLES:
        yield (files("compare.report") / "assets" / name).read_text(encoding="utf-8")
    yield (files("compare.collection.site") / "assets" / "site.css").read_text(encoding="utf-8")
