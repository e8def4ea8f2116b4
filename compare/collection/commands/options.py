"""The options that the commands of ``mzdiff corpus`` share, and how they print."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from compare.errors import MzdiffError
from compare.model import RUNGS
from compare.options import Interface
from compare.visible import legible, visible

if TYPE_CHECKING:
    from compare.collection.asking.choice import Choice
    from compare.collection.asking.holdings import Holdings
    from compare.collection.asking.what import Stated
    from compare.collection.asking.workers import Each


app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
    help="Collections of plans: read many documents once, then ask them together.",
)
STORE = "store"


def _noted(context: typer.Context, store: Path) -> Path:
    """Note which collection is asked, for whoever is to say what was wrong with it."""
    context.ensure_object(dict)[STORE] = store
    return store


Store = Annotated[
    Path, typer.Option("--store", help="The folder of the collection.", callback=_noted)
]
Lang = Annotated[Interface, typer.Option("--lang", help="The language of what is printed.")]
Region = Annotated[str, typer.Option("--region", help="A region and all places in it: 湖北.")]
Level = Annotated[str, typer.Option("--level", help="国家, 省, 市, 县 or 乡.")]
Years = Annotated[str, typer.Option("--years", help="A year or years: 2015-2024.")]
Theme = Annotated[str, typer.Option("--theme", help="Documents that treat a theme: 低保.")]
Scheduler = Annotated[
    str, typer.Option("--scheduler", help="The address of a Dask cluster that does the work.")
]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="How many to show.")]


def opened(store: Path) -> Holdings:
    """Return the collection of a folder."""
    from compare.collection.asking.holdings import Holdings

    return Holdings(store)


@contextmanager
def workers_of(scheduler: str) -> Iterator[Each]:
    """Give what has pieces of work done, by a cluster if one is named."""
    from compare.collection.asking.workers import workers

    if scheduler:
        check_installed(["distributed"], "dask")
    with workers(scheduler) as each:
        yield each


def check_installed(libraries: Sequence[str], extra: str) -> None:
    """Raise the error for a library of an extra that is not installed."""
    missing = [name for name in libraries if find_spec(name) is None]
    if missing:
        raise MzdiffError(
            f"缺少 {missing[0]} (not installed); 请运行 pip install 'mzdiff[{extra}]'"
        )


def refuse_inside(store: Path, outputs: Iterable[Path]) -> None:
    """Raise the error for an output that would be written among the files of the collection."""
    home = Path(os.path.realpath(store))
    for output in outputs:
        place = Path(os.path.realpath(output))  # also where a folder on the way is yet to be made
        if home in (place, *place.parents):
            raise MzdiffError(f"{output}: 在文集之内 (inside the collection); 请用 -o 换一个位置")


def choice_of(
    region: str, level: str, years: str, theme: str = "", fact: Stated | None = None
) -> Choice:
    """Return which documents the options mean."""
    from compare.collection.asking.choice import Choice, years_of

    if level and level not in RUNGS:
        raise MzdiffError(f"{level}: 没有这个层级 (no such level): {', '.join(RUNGS)}")
    return Choice(region, level, years_of(years), theme, fact)


def show_line(text: str, err: bool = False) -> None:
    """Print texts in any locale, and nothing in them that a terminal would obey."""
    typer.echo(visible(legible(text)), err=err)
