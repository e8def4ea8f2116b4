"""The command line: read the options, run the pipeline, write the files, say what was found."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from compare.destinations import STDOUT, output_paths, refuse_inputs
from compare.errors import MzdiffError
from compare.formats import Format, rendered
from compare.language import say
from compare.options import (
    Formats,
    Interface,
    Lang,
    Model,
    NoEmbedding,
    NoLexicon,
    Output,
    Overrides,
    OwnLexicon,
    Plans,
    Quiet,
    Timing,
    Whole,
)
from compare.summary import summary
from compare.system.completion import complete_files_too
from compare.system.lacks import FILES_ENDED, lack_behind, lack_now, out_of_files
from compare.system.timing import timed
from compare.version import __version__
from compare.visible import legible, visible

if TYPE_CHECKING:
    from compare.model import Comparison

OUR_MISTAKE = 1
BAD_INPUT = 2
PANIC = "PanicException"  # of the libraries in Rust, which is no ``Exception``
COMMANDS = ("compare", "outline", "corpus")
LARGE_ROOMS = ("numpy", "compare.source", "compare.segment", "compare.facts", "compare.differences")
ROOT_OPTIONS = ("--help", "--version", "--install-completion", "--show-completion")

EXAMPLES = """
Examples:

\b
  mzdiff 2015.txt 2022.txt                  reports/2015--2022.html
  mzdiff 2019.docx 2021.pdf 2022.html       a series, in order of year
  mzdiff plans/                             the same, all documents of a folder or a .zip
  mzdiff a.txt b.txt -o out.xlsx            the same values as a spreadsheet
  mzdiff a.txt b.txt --format html --format json --lang en
  mzdiff a.txt b.txt -o - --format md       to standard output, to pipe on
  mzdiff outline 2015.txt                   how the text was understood
  mzdiff corpus --help                      collections of many plans
"""


app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def main() -> None:
    """Run the command; whatever is wrong with the input ends in one line and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        complete_files_too((*COMMANDS, *ROOT_OPTIONS))
        ended = _run(with_command(sys.argv[1:]))
        sys.exit(BAD_INPUT if ended else 0)  # of typer's own options, where it knows no such shell
    except MzdiffError as error:
        _stop(FILES_ENDED if out_of_files(error) else str(error))
    except Exception as error:
        _stop_for(error)
    except BaseException as error:
        if type(error).__name__ != PANIC:
            raise
        _stop("线程或内存不足 (no thread or memory left); 请放宽 ulimit -u 或 -v")


def _stop_for(error: Exception) -> None:
    """End in one line: for what the system lacks or does not allow, else for what else is wrong."""
    if lack := lack_behind(error) or (lack_now() if isinstance(error, ImportError) else None):
        _stop(str(lack))
    if isinstance(error, OSError):
        _close(sys.stdout)
        place = error.filename or "标准输出或文件 (standard output or a file)"
        _stop(f"{place}: 无法读写 (cannot read or write): {error.strerror}; 请检查权限和磁盘空间")
    _stop_at(error)


def _run(arguments: list[str]) -> object:
    """Run a command and return what it ends with.

    Where whoever reads the output left, click ends the run as wrong: that is no mistake.
    """
    try:
        return app(arguments, standalone_mode=False, prog_name="mzdiff")
    except SystemExit as gone:
        if gone.code != OUR_MISTAKE:
            raise
        _close(sys.stdout)
        return None


def _stop_at(error: Exception) -> None:
    """End in one line: for a wrong option with what typer says of it, else with our own mistake."""
    said = getattr(error, "format_message", None)  # where the class stands differs by version
    if said is not None:
        _stop(f"{said()} (mzdiff --help)")
    if os.environ.get("MZDIFF_TRACEBACK"):
        raise error
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    _stop(
        f"程序出错 (a mistake of mzdiff): {type(error).__name__}, {place}; "
        "请报告 (please report; MZDIFF_TRACEBACK=1 shows more)",
        OUR_MISTAKE,
    )


def _close(stream: TextIO) -> None:
    """Send what is still waiting for a stream nowhere, so that it fails no second time."""
    with suppress(OSError):  # where no more files may be opened
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def _read_or_not() -> Iterator[None]:
    """Let whoever reads the output (``head``) leave before its end; click would call that wrong."""
    try:
        yield
    except BrokenPipeError:
        _close(sys.stdout)
        sys.exit(0)


def with_command(arguments: list[str]) -> list[str]:
    """Take a first argument that is no command for a file: ``A B`` means ``compare A B``.

    Raises the error for one that is no file either and looks like a command with a slip.
    """
    if not arguments:
        return ["--help"]
    first = arguments[0]
    if first in (*COMMANDS, *ROOT_OPTIONS):
        return arguments
    meant = _meant(first)
    if meant and not Path(first).exists():
        raise MzdiffError(
            f"{first}: 没有这个文件, 也没有这个命令 (no such file or command); "
            f"是不是 {meant} (did you mean {meant})?"
        )
    return ["compare", *arguments]


def _meant(word: str) -> str:
    """Return the command that a word looks like, with a slip in it, or nothing."""
    if len(word) > 2 * max(map(len, COMMANDS)):
        return ""
    from difflib import get_close_matches  # only a slip pays for it

    return next(iter(get_close_matches(word, COMMANDS, n=1, cutoff=0.75)), "")


def _stop(message: str, code: int = BAD_INPUT) -> None:
    try:
        _warn(message)
    except OSError:  # nobody is left who could be told
        _close(sys.stderr)
    sys.exit(code)


def _warn(message: str) -> None:
    _say(f"mzdiff: {' '.join(message.split())}", err=True)


def _say(text: str, err: bool = False) -> None:
    """Print names and texts in any locale, and nothing in them that a terminal would obey."""
    with suppress(BrokenPipeError) if err else _read_or_not():  # what is wrong stays wrong unread
        typer.echo(visible(legible(text)), err=err)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"mzdiff {__version__}")
        raise typer.Exit


@app.callback(epilog=EXAMPLES)
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Compare yearly work plans of Chinese civil affairs (民政工作要点), with evidence.

    `mzdiff A B` is short for `mzdiff compare A B`.
    """


@app.command(epilog=EXAMPLES)
def compare(
    files: Plans,
    output: Output = None,
    formats: Formats = None,
    model: Model = None,
    no_embedding: NoEmbedding = False,
    lexicon: OwnLexicon = None,
    no_lexicon: NoLexicon = False,
    overrides: Overrides = None,
    lang: Lang = Interface.zh,
    whole: Whole = False,
    quiet: Quiet = False,
    timing: Timing = False,
) -> None:
    """Compare plans and write a report; files are taken in order of year."""
    if model and no_embedding:
        raise MzdiffError("--model 与 --no-embedding 不能同时使用 (choose one of the two)")
    output_paths([], output, formats)  # what is wrong with it is said before the work
    _import_large_rooms()
    from compare import pipeline
    from compare.overrides import read_overrides
    from compare.themes import lexicon as lexicons

    encoder = None if no_embedding else model or "built-in"
    stated = read_overrides(overrides) if overrides else pipeline.NO_OVERRIDES
    words = None if no_lexicon else lexicons.load(*([lexicon] if lexicon else []))
    with _progress(quiet) as shown, timed(shown, timing) as progress:
        result = pipeline.compare(
            *files, encoder=encoder, lexicon=words, overrides=stated, progress=progress
        )
        targets = output_paths([d.id for d in result.documents], output, formats)
        settings = [path for path in (lexicon, overrides) if path]
        progress("write")
        refuse_inputs(
            targets.keys() - {STDOUT},
            [*files, *settings, *(Path(model).rglob("*") if model else ())],
        )
        _write(result, targets, lang, whole)
    _warn_of_left_out(result, lang)
    if not quiet and STDOUT not in targets:
        _say(summary(result, list(targets), lang.value))


def _import_large_rooms() -> None:
    """Import first, from here, what else is imported from deep within other imports.

    So many calls deep Python takes and gives back memory at some of them, and to compile the
    expressions of these rooms took a run a twentieth longer.
    """
    for room in LARGE_ROOMS:
        import_module(room)


def _warn_of_left_out(result: Comparison, lang: Interface) -> None:
    for note in result.notes:
        if note.kind == "left_out":
            _warn(say("note", note.kind, lang.value, before=note.before, after=note.after))


@app.command()
def outline(file: Annotated[Path, typer.Argument(help="One plan.")]) -> None:
    """Print the heading tree of one plan, and what was removed and repaired."""
    from compare.outline import outline_text
    from compare.series import read
    from compare.written import document_as_written

    _say(outline_text(document_as_written(read(file))))


@app.command(
    add_help_option=False,
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
)
def corpus(context: typer.Context) -> None:
    """Ask a collection of plans: add, list, show, search and more (mzdiff corpus --help)."""
    try:  # with libraries that a comparison has no use for
        from compare.collection.commands.keep import run
    except ModuleNotFoundError as error:
        raise MzdiffError(
            f"缺少 {error.name} (not installed); 请运行 pip install 'mzdiff[corpus]'"
        ) from error

    with _read_or_not():
        run(context.args)


def _progress(quiet: bool) -> AbstractContextManager[Callable[[str], None]]:
    """Return a context that shows the stage at work, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        return nullcontext(lambda stage: None)
    from compare.system.progress import shown_stage

    return shown_stage()


def _write(result: Comparison, targets: dict[Path, Format], lang: Interface, whole: bool) -> None:
    """Render everything first, so that a failure leaves no file of this run behind."""
    from compare.system.output import write_whole

    files = {
        path: rendered(result, form, lang.value, whole=whole) for path, form in targets.items()
    }
    for path, data in files.items():
        if path == STDOUT:
            with _read_or_not():
                sys.stdout.buffer.write(data)
                sys.stdout.buffer.flush()
        else:
            write_whole(path, data)
