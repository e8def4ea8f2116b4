"""The commands of ``mzdiff corpus``: read the options, ask the collection, print what it says."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from compare.collection.store import USUAL
from compare.errors import MzdiffError
from compare.visible import legible, visible

if TYPE_CHECKING:
    from compare.collection.choice import Choice
    from compare.collection.holdings import Holdings

LIBRARIES = ("duckdb", "filelock", "pyarrow")


class Interface(StrEnum):
    """The language of what is printed."""

    zh = "zh"
    en = "en"


app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
    help="Collections of plans: read many documents once, then ask them together.",
)
Store = Annotated[Path, typer.Option("--store", help="The folder of the collection.")]
Lang = Annotated[Interface, typer.Option("--lang", help="The language of what is printed.")]
Region = Annotated[str, typer.Option("--region", help="A region and all places in it: 湖北.")]
Level = Annotated[str, typer.Option("--level", help="国家, 省, 市, 县 or 乡.")]
Years = Annotated[str, typer.Option("--years", help="A year or years: 2015-2024.")]
Theme = Annotated[str, typer.Option("--theme", help="Documents that treat a theme: 低保.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="How many to show.")]


def run(arguments: Sequence[str]) -> None:
    """Run a command. Raises ``MzdiffError`` with one line where a library is missing."""
    missing = [name for name in LIBRARIES if find_spec(name) is None]
    if missing:
        raise MzdiffError(f"缺少 {missing[0]} (not installed); 请运行 pip install 'mzdiff[corpus]'")
    app(list(arguments), standalone_mode=False, prog_name="mzdiff corpus")


@app.command()
def add(
    paths: Annotated[list[Path], typer.Argument(help="Files, zips, folders with all below them.")],
    store: Store = USUAL,
    table: Annotated[
        Path | None,
        typer.Option("--table", help="A CSV or XLSX of path, region, level, year, issuer."),
    ] = None,
    workers: Annotated[
        int, typer.Option("--workers", min=0, help="Processes; 0 is one for each core.")
    ] = 0,
    lang: Lang = Interface.zh,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
) -> None:
    """Read documents into a collection; what has not changed is not read again."""
    from compare.collection import add as adding
    from compare.collection.holdings import Holdings
    from compare.collection.printed import told
    from compare.collection.stated import stated_in

    look = stated_in(table) if table else (lambda path: None)
    with _progress(quiet) as progress:
        found = adding.add(paths, store, workers=workers, look=look, progress=progress)
    for path, reason in found.left_out:
        _print(told("left_out", lang.value, path=path, reason=reason), err=True)
    if quiet:
        return
    for path, other in found.same:
        _print(told("same_as", lang.value, path=path, other=other))
    holdings = Holdings(store)
    counts = {"new": found.new, "replaced": found.replaced, "unchanged": found.unchanged}
    measures = sum(part.measures for part in holdings.manifest.parts)
    _print(told("added", lang.value, **counts, total=len(holdings), measures=measures))


@app.command()
def remove(
    ids: Annotated[list[str], typer.Argument(help="Ids, as list shows them.")],
    store: Store = USUAL,
    lang: Lang = Interface.zh,
) -> None:
    """Take documents out of a collection; their files stay where they are."""
    from compare.collection.add import remove as take_out
    from compare.collection.printed import told

    take_out(ids, store)
    _print(told("removed", lang.value, count=len(ids)))


@app.command("list")
def list_(
    region: Region = "",
    level: Level = "",
    years: Years = "",
    theme: Theme = "",
    store: Store = USUAL,
    lang: Lang = Interface.zh,
) -> None:
    """List the documents of a collection in order of time, and what could not be read."""
    import numpy as np

    from compare.collection.choice import chosen
    from compare.collection.printed import aligned, by_year, told

    holdings = _opened(store)
    mask = chosen(holdings, _choice(region, level, years, theme))
    entries = sorted((holdings.entry(int(n)) for n in np.flatnonzero(mask)), key=by_year)
    rows = [
        (e.id, e.year or "–", e.region or "–", e.level or "–", e.articles, e.title or "–")
        for e in entries
    ]
    for line in aligned(rows, right=(4,)):
        _print(line)
    _print(told("holds", lang.value, count=len(entries), total=len(holdings)))
    for path, reason in holdings.manifest.left_out:
        _print(told("left_out", lang.value, path=path, reason=reason))


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="An id, as list shows it.")],
    store: Store = USUAL,
    lang: Lang = Interface.zh,
) -> None:
    """Print a document of a collection: its headings, and what is known of its file."""
    from compare.collection.printed import told
    from compare.outline import outline_text
    from compare.written import document_as_written

    holdings = _opened(store)
    number = holdings.number(name)
    entry = holdings.entry(number)
    _print(outline_text(document_as_written(holdings.document(number)), lang.value))
    facts = (("file", entry.path), ("digest", entry.sha256), ("read_at", entry.read_at))
    for key, value in facts:
        _print(f"{told(key, lang.value)}: {value}")


def _opened(store: Path) -> Holdings:
    from compare.collection.holdings import Holdings

    return Holdings(store)


def _choice(region: str, level: str, years: str, theme: str) -> Choice:
    from compare.collection.choice import Choice, years_of

    return Choice(region, level, years_of(years), theme)


def _print(text: str, err: bool = False) -> None:
    """Print texts in any locale, and nothing in them that a terminal would obey."""
    typer.echo(visible(legible(text)), err=err)


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Show how much is done and how long the rest takes, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from compare.progress import shown_share

    with shown_share() as show_share:
        yield show_share
