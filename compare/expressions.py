"""The regular expressions of our modules as an earlier run compiled them.

Python compiles each anew whenever a run begins: with some 400 of them, a tenth of a comparison.
Its compiler makes numbers of an expression and gives them to its engine, which checks them. While
modules are imported, and only then, these numbers are kept and taken from what is kept, so that no
expression with words of a document ever gets there. Another Python or another mzdiff has its own.

The compiler is no public part of Python: where it is not as known here, all is compiled as ever.
"""

from __future__ import annotations

import importlib
import marshal
import sys
import zlib
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from compare import kept
from compare.version import __version__

ENDING = "expressions"
NUMBERS = "I"  # of four bytes, as the engine has them
Key = tuple[str, int]  # an expression and its flags
Given = tuple[Any, ...]  # what the compiler gives the engine beside the expression
UNLIKE = (AttributeError, ImportError, IndexError, OverflowError, TypeError, ValueError)


@contextmanager
def as_kept() -> Iterator[None]:
    """Compile what is compiled within as an earlier run did, and keep what is new."""
    compiler = _compiler()
    if compiler is None:
        yield
        return
    shelf = Shelf(compiler, _place())
    usual = compiler.compile
    compiler.compile = shelf.compiled
    try:
        yield
    finally:
        compiler.compile = usual
    shelf.keep()


class Shelf:
    """What is kept of the expressions of one Python and one mzdiff, and what is new."""

    def __init__(self, compiler: Any, place: Path) -> None:  # noqa: ANN401 - a module without types
        """Take what an earlier run kept at a place, if it did."""
        self._compiler, self._usual, self._engine = compiler, compiler.compile, compiler._sre
        self._place = place
        self._known = _read(place)
        self._new: dict[Key, Given] = {}

    def compiled(self, pattern: Any, flags: int = 0) -> Any:  # noqa: ANN401 - as Python's own
        """Return a pattern as Python's compiler does."""
        if not isinstance(pattern, str):
            return self._usual(pattern, flags)
        key = pattern, int(flags)
        if key in self._known:
            with suppress(RuntimeError, *UNLIKE):  # the engine finds fault with the numbers
                every, numbers, *others = self._known[key]
                code = array(NUMBERS, numbers).tolist()
                return self._engine.compile(pattern, every, code, *others)
        return self._anew(key)

    def _anew(self, key: Key) -> Any:  # noqa: ANN401 - as Python's own
        """Compile an expression, and note what the engine is given for it."""

        def noted(pattern: object, flags: int, code: list[int], *others: object) -> object:
            with suppress(*UNLIKE):
                self._new[key] = int(flags), array(NUMBERS, code).tobytes(), *others
            return self._engine.compile(pattern, flags, code, *others)

        self._compiler._sre = SimpleNamespace(**{**vars(self._engine), "compile": noted})
        try:
            return self._usual(*key)
        finally:
            self._compiler._sre = self._engine

    def keep(self) -> None:
        """Keep what is known, if any of it was compiled anew."""
        if self._new:
            with suppress(ValueError):  # a value that cannot be kept
                known = marshal.dumps(self._known | self._new)
                kept.keep(self._place, zlib.compress(known, 1))


def _compiler() -> Any:  # noqa: ANN401 - a module without types
    """Return Python's compiler of expressions, nothing where it is not as known here."""
    with suppress(*UNLIKE):
        found = importlib.import_module("re._compiler")
        if callable(found.compile) and callable(found._sre.compile):
            return found
    return None


def _place() -> Path:
    makers = f"{__version__} {sys.version} {sys.byteorder}"
    return kept.place_of(kept.folder_of(ENDING), makers, ENDING)


def _read(place: Path) -> dict[Key, Given]:
    """Return what is kept at a place, nothing where that is damaged."""
    with suppress(EOFError, zlib.error, *UNLIKE):
        found = marshal.loads(zlib.decompress(kept.recall(place)))
        return found if isinstance(found, dict) else {}
    return {}
