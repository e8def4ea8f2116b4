"""The commands that ask a collection, each a question of its own, and print the answer."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from compare.collection.asking.what import Stated, What
from compare.collection.commands.options import (
    Lang,
    Level,
    Limit,
    Region,
    Scheduler,
    Store,
    Theme,
    Years,
    app,
    choice_of,
    opened,
    refuse_inside,
    show_line,
    workers_of,
)
from compare.collection.keeping.store import USUAL
from compare.destinations import ENDINGS, STDOUT, output_paths
from compare.errors import MzdiffError
from compare.formats import Format
from compare.options import Interface

if TYPE_CHECKING:
    from compare.collection.asking.choice import Choice
    from compare.language import Language

SITE = Path("reports/corpus")
OUTPUT = f"The file to write ({ENDINGS}), a folder, or - for stdout."


class Ground(StrEnum):
    """What a search goes by."""

    words = "words"
    meaning = "meaning"
    both = "both"


class Columns(StrEnum):
    """What the columns of the table of themes are."""

    year = "year"
    level = "level"
    province = "province"


@app.command()
def search(
    words: Annotated[str, typer.Argument(help="Words that a measure must hold, all of them.")],
    by: Annotated[Ground, typer.Option("--by", help="Words, meaning or both.")] = Ground.both,
    region: Region = "",
    level: Level = "",
    years: Years = "",
    theme: Theme = "",
    fact: Annotated[
        Stated | None, typer.Option("--fact", help="Measures that state such a fact.")
    ] = None,
    limit: Limit = 10,
    store: Store = USUAL,
    lang: Lang = Interface.zh,
) -> None:
    """Find measures by their words, and by their meaning."""
    from compare.collection.asking.search import by_meaning, by_words
    from compare.collection.commands.printed import found_lines
    from compare.encoder import built_in

    holdings, choice = opened(store), choice_of(region, level, years, theme, fact)
    if by != Ground.meaning:
        found = by_words(holdings, words, choice, limit)
        _show(found_lines(found, "by_words", words, lang.value))
    if by != Ground.words:
        found = by_meaning(holdings, words, choice, limit, built_in())
        _show(found_lines(found, "by_meaning", "", lang.value))


@app.command()
def spread(
    term: Annotated[str, typer.Argument(help="A wording: 五社联动; with --matter, a theme: 低保.")],
    matter: Annotated[
        bool, typer.Option("--matter", help="A matter of the lexicon, whatever it is called.")
    ] = False,
    region: Region = "",
    level: Level = "",
    years: Years = "",
    limit: Limit = 30,
    scheduler: Scheduler = "",
    store: Store = USUAL,
    lang: Lang = Interface.zh,
) -> None:
    """Tell how a wording or a matter spread: who had it first, and how it went on."""
    from compare.collection.asking.counterparts import counterparts_of
    from compare.collection.asking.spread import spread_of_matter, spread_of_wording
    from compare.collection.commands.printed import spread_lines

    if scheduler and not matter:
        raise MzdiffError("--scheduler: 须与 --matter 同用 (only with --matter)")
    holdings, choice = opened(store), choice_of(region, level, years)
    if not matter:
        _show(spread_lines(spread_of_wording(holdings, term, choice, limit), lang.value))
        return
    with workers_of(scheduler) as each:
        judge = partial(counterparts_of, each=each)
        found = spread_of_matter(holdings, term, choice, limit, judge)
    _show(spread_lines(found, lang.value))


@app.command()
def themes(
    by: Annotated[Columns, typer.Option("--by", help="What the columns are.")] = Columns.year,
    region: Region = "",
    level: Level = "",
    years: Years = "",
    limit: Limit = 60,
    store: Store = USUAL,
    lang: Lang = Interface.zh,
) -> None:
    """Show which themes the documents treat, and what share of them, by year or place."""
    from compare.collection.asking.themes import themes_of
    from compare.collection.commands.printed import theme_lines

    found = themes_of(opened(store), choice_of(region, level, years), by.value)
    _show(theme_lines(found, limit, lang.value))


@app.command()
def nearest(
    file: Annotated[Path, typer.Argument(help="A plan, in the collection or not.")],
    region: Region = "",
    level: Level = "",
    years: Years = "",
    limit: Limit = 10,
    scheduler: Scheduler = "",
    store: Store = USUAL,
    lang: Lang = Interface.zh,
) -> None:
    """Tell which documents say what a plan says, article by article, and how literally."""
    from hashlib import sha256

    from compare.collection.asking.nearest import nearest as ask
    from compare.collection.commands.printed import near_lines
    from compare.encoder import built_in
    from compare.segment import segment
    from compare.source import Member, source_of
    from compare.source.intake.files import file_bytes

    data = file_bytes(file)
    document = segment(source_of(Member(file, lambda: data)))
    choice = choice_of(region, level, years)
    own = sha256(data).hexdigest()
    with workers_of(scheduler) as each:
        found = ask(opened(store), document, choice, built_in(), own, each)
    _show(near_lines(found, limit, lang.value))


@app.command()
def compare(
    ids: Annotated[list[str] | None, typer.Argument(help="Ids; without any, the options.")] = None,
    region: Region = "",
    level: Level = "",
    years: Years = "",
    theme: Theme = "",
    output: Annotated[Path | None, typer.Option("-o", "--output", help=OUTPUT)] = None,
    formats: Annotated[
        list[Format] | None, typer.Option("--format", help="What to write; may be repeated.")
    ] = None,
    site: Annotated[
        Path | None,
        typer.Option("--site", help="A site: each plan against the one before, for its links."),
    ] = None,
    scheduler: Scheduler = "",
    store: Store = USUAL,
    lang: Lang = Interface.zh,
) -> None:
    """Compare documents of a collection as a series: those of the ids, or of the options."""
    from compare.collection.asking.series import compared
    from compare.formats import rendered
    from compare.summary import summary
    from compare.system.output import write_whole

    choice = choice_of(region, level, years, theme)
    if site:
        if output or formats:
            raise MzdiffError("--site: 不能与 -o、--format 同用 (not together)")
        _compare_for_site(site, ids or (), choice, store, lang.value, scheduler)
        return
    output_paths([], output, formats)  # what is wrong with it is said before the work
    with workers_of(scheduler) as each:
        result = compared(opened(store), ids or (), choice, each)
    targets = output_paths([document.id for document in result.documents], output, formats)
    if STDOUT in targets:
        sys.stdout.buffer.write(rendered(result, targets[STDOUT], lang.value))
        sys.stdout.buffer.flush()
        return
    refuse_inside(store, targets)
    for path, form in targets.items():
        write_whole(path, rendered(result, form, lang.value))
    show_line(summary(result, list(targets), lang.value))


@app.command()
def export(
    output: Annotated[
        Path, typer.Option("-o", "--output", help="The file: .csv, .xlsx, .parquet or .graphml.")
    ],
    what: Annotated[What, typer.Option("--what", help="Which table.")] = What.documents,
    region: Region = "",
    level: Level = "",
    years: Years = "",
    theme: Theme = "",
    store: Store = USUAL,
    lang: Lang = Interface.zh,
) -> None:
    """Write a table of the documents; --what copies says who has whose wordings."""
    from compare.collection.asking.export import exported
    from compare.system.output import write_whole

    choice = choice_of(region, level, years, theme)
    refuse_inside(store, [output])
    write_whole(output, exported(opened(store), what, choice, output, lang.value))
    show_line(str(output))


@app.command()
def report(
    output: Annotated[Path, typer.Option("-o", "--output", help="The folder of the site.")] = SITE,
    terms: Annotated[
        list[str] | None, typer.Option("--term", help="A wording with a page; may be repeated.")
    ] = None,
    region: Region = "",
    level: Level = "",
    years: Years = "",
    store: Store = USUAL,
    lang: Lang = Interface.zh,
) -> None:
    """Write a site of small pages: documents by place and year, themes, wordings."""
    from compare.collection.commands.printed import told
    from compare.collection.site.pages import INDEX, write_site

    choice = choice_of(region, level, years)
    refuse_inside(store, [output])
    count = write_site(opened(store), output, choice, terms or (), lang.value)
    show_line(told("report_written", lang.value, path=output / INDEX, count=count))


def _compare_for_site(
    site: Path,
    ids: Sequence[str],
    choice: Choice,
    store: Path,
    language: Language,
    scheduler: str,
) -> None:
    """Write the reports of plans and the ones before them into the folder of a site."""
    from compare.collection.asking.series import numbers_of
    from compare.collection.commands.printed import told
    from compare.collection.site.pages import check_site
    from compare.collection.site.pairs import couples_of, made_for

    check_site(site)
    holdings = opened(store)
    couples = couples_of(holdings.some_entries(numbers_of(holdings, ids, choice)))
    made = 0
    with workers_of(scheduler) as each:
        for file in made_for(holdings, couples, site, language, each):
            show_line(str(file))
            made += 1
    there = len(couples) - made
    show_line(told("pairs_written", language, count=made, there=there, path=site))


def _show(lines: Iterator[str]) -> None:
    for line in lines:
        show_line(line)
