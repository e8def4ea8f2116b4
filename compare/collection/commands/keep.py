"""The commands that keep a collection, each printing what it did: add, remove, list, show.

``questions`` has those that ask it, ``options`` what both take.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from compare.collection.commands.options import (
    STORE,
    Lang,
    Level,
    Region,
    Store,
    Theme,
    Years,
    app,
    check_installed,
    choice_of,
    opened,
    show_line,
)
from compare.collection.keeping.store import USUAL
from compare.errors import MzdiffError
from compare.language import Language
from compare.options import Interface
from compare.system.lacks import (
    check_files,
    check_memory,
    check_threads,
    lack_behind,
    lack_now,
)

LEAST_MEMORY = 2_000_000_000  # bytes of address space, of which threads of DuckDB take the most
LEAST_DATA = 500_000_000  # bytes of a run's own data: with 350 MB some runs wait without end
LEAST_FILES = 64  # that can be opened beside those that are open: 21 were enough for two processes
THREADS, OF_A_CORE = 12, 2  # besides the first one: DuckDB and Arrow made 13 on one core, 14 on two
LIBRARIES = ("duckdb", "filelock", "pyarrow")


def run(arguments: Sequence[str]) -> None:
    """Run a command.

    Raises ``MzdiffError`` with one line where a library or memory is missing, and for whatever
    goes wrong where the collection is damaged.
    """
    check_memory(LEAST_MEMORY, LEAST_DATA)
    check_files(LEAST_FILES)
    check_threads(THREADS + OF_A_CORE * (os.cpu_count() or 1))
    check_installed(LIBRARIES, "corpus")
    from compare.collection.commands import ask  # noqa: F401 - its commands join those of this file

    asked: dict[str, Path] = {}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # on numbers that a damaged table lacks
            app(list(arguments), standalone_mode=False, prog_name="mzdiff corpus", obj=asked)
    except Exception as error:
        if isinstance(error, MzdiffError) or hasattr(error, "format_message"):
            raise
        if reason := _reason(error, asked.get(STORE)):
            raise reason from error
        raise


def _reason(error: Exception, store: Path | None) -> MzdiffError | None:
    """Return what was wrong where a command failed: a lack, or a damaged file of the collection."""
    from compare.collection.asking.opened import damaged
    from compare.collection.keeping.sound import damaged_file

    if lack := lack_behind(error) or lack_now():
        return lack
    try:
        file = damaged_file(store) if store else None
    except MzdiffError as further:
        return further if lack_behind(further) else None
    return damaged(file) if file else None


@app.command()
def add(
    paths: Annotated[list[Path], typer.Argument(help="Files, zips, folders with all below them.")],
    store: Store = USUAL,
    table: Annotated[
        Path | None,
        typer.Option("--table", help="A CSV or XLSX of path, region, level, year, issuer."),
    ] = None,
    workers: Annotated[
        int, typer.Option("--workers", min=0, help="Processes; 0 is one for each core, up to 8.")
    ] = 0,
    scheduler: Annotated[
        str, typer.Option("--scheduler", help="The address of a Dask cluster that reads them.")
    ] = "",
    lexicon: Annotated[
        Path | None,
        typer.Option("--lexicon", help="A lexicon (TOML) that adds to ours, of a new collection."),
    ] = None,
    lang: Lang = Interface.zh,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
) -> None:
    """Read documents into a collection; what has not changed is not read again."""
    from compare.collection.asking.holdings import Holdings
    from compare.collection.commands.printed import told
    from compare.collection.keeping import add as adding
    from compare.collection.keeping.stated import stated_in

    if scheduler:
        check_installed(["distributed"], "dask")
    look = stated_in(table) if table else (lambda path: None)
    with _progress(quiet) as progress:
        found = adding.add(
            paths,
            store,
            workers=workers,
            scheduler=scheduler,
            lexicon=lexicon,
            look=look,
            progress=progress,
            waiting=lambda: _say_waiting(quiet, lang.value),
        )
    for path, reason in found.left_out:
        show_line(told("left_out", lang.value, path=path, reason=reason), err=True)
    if quiet:
        return
    for path, other in found.same:
        show_line(told("same_as", lang.value, path=path, other=other))
    holdings = Holdings(store)
    counts = {"new": found.new, "replaced": found.replaced, "unchanged": found.unchanged}
    measures = sum(part.measures for part in holdings.manifest.parts)
    show_line(told("added", lang.value, **counts, total=len(holdings), measures=measures))


@app.command()
def remove(
    ids: Annotated[list[str], typer.Argument(help="Ids, as list shows them.")],
    store: Store = USUAL,
    lang: Lang = Interface.zh,
) -> None:
    """Take documents out of a collection; their files stay where they are."""
    from compare.collection.commands.printed import told
    from compare.collection.keeping.add import remove as take_out

    take_out(ids, store)
    show_line(told("removed", lang.value, count=len(ids)))


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

    from compare.collection.asking.choice import chosen
    from compare.collection.asking.time_and_place import in_time, named
    from compare.collection.commands.printed import aligned, told

    holdings = opened(store)
    mask = chosen(holdings, choice_of(region, level, years, theme))
    entries = sorted((holdings.entry_of[n] for n in np.flatnonzero(mask)), key=in_time)
    rows = [
        (e.id, e.year or "–", named(e) or "–", e.level or "–", e.articles, e.title or "–")
        for e in entries
    ]
    for line in aligned(rows, right=(4,)):
        show_line(line)
    show_line(told("holds", lang.value, count=len(entries), total=len(holdings)))
    for path, reason in holdings.manifest.left_out:
        show_line(told("left_out", lang.value, path=path, reason=reason))


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="An id, as list shows it.")],
    store: Store = USUAL,
    lang: Lang = Interface.zh,
) -> None:
    """Print a document of a collection: its headings, and what is known of its file."""
    from compare.collection.commands.printed import told
    from compare.outline import outline_text
    from compare.written import document_as_written

    holdings = opened(store)
    number = holdings.number(name)
    entry = holdings.entry(number)
    show_line(outline_text(document_as_written(holdings.document(number)), lang.value))
    facts = (("file", entry.path), ("digest", entry.sha256), ("read_at", entry.read_at))
    for key, value in facts:
        show_line(f"{told(key, lang.value)}: {value}")


def _say_waiting(quiet: bool, language: Language) -> None:
    from compare.collection.commands.printed import told

    if not quiet:
        show_line(told("waiting", language), err=True)


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Show how much is done and how long the rest takes, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from compare.system.progress import shown_share

    with shown_share() as show_share:
        yield show_share
