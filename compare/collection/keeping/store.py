"""The folder of a collection: its manifest, which names its parts, and the lock of who adds.

What the manifest does not name is no part of the collection. It is replaced whole, after the parts
are there: a run that is cut off at any moment leaves the collection as it was, and what it left
behind is swept away by the next that adds.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from compare.collection.keeping.parts import Part
from compare.errors import MzdiffError
from compare.system.output import write_whole
from compare.themes.lexicon import Words
from compare.version import __version__

FORMAT = "mzdiff-corpus/2"
MANIFEST, LOCK, PARTS = "manifest.json", ".lock", "parts"
NAME = re.compile(r"[0-9a-f]{16}")
OURS = re.compile(r"[0-9a-f]{16}|\.[0-9a-f]{16}\.part")
BEGUN = re.compile(rf"{PARTS}|{re.escape(LOCK)}|\.{re.escape(MANIFEST)}\..*\.part")
"""What stands in the folder before there is a manifest."""
USUAL = Path("mzdiff-corpus")
MOST_ROWS = 2**31 - 1  # of a table of a part; no count of rows in it is larger


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a collection holds: its parts in order, and what could not be read, with the reason.

    ``words`` are texts that add to the built-in lexicon, each with its name: all documents are read
    with the same ones.
    """

    parts: tuple[Part, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    encoder: str = ""
    lexicon: str = ""
    words: Words = ()


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a collection. Raises ``MzdiffError`` where there is none."""
    file = folder / MANIFEST
    if not file.is_file():
        raise MzdiffError(f"{folder}: 不是文集 (no collection); 请先运行 mzdiff corpus add")
    try:
        values = json.loads(file.read_text(encoding="utf-8"))
        if values["format"] != FORMAT:
            raise MzdiffError(
                f"{file}: 是另一版本的文集 (of another version: {values['format']}); 请重新建立"
            )
        parts = tuple(_part(part) for part in values["parts"])
        if len({part.name for part in parts}) < len(parts):
            raise ValueError(parts)
        left_out = tuple((str(path), str(reason)) for path, reason in values["left_out"])
        words = tuple((str(name), str(text)) for name, text in values["words"])
        return Manifest(parts, left_out, str(values["encoder"]), str(values["lexicon"]), words)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise MzdiffError(f"{file}: 已损坏 (damaged); 请删去文集后重新建立") from error


def _part(values: Mapping[str, Any]) -> Part:
    """Return a part as the manifest has it. Raises an error for what cannot be one."""
    part = Part(**values)
    counts = (part.documents, part.articles, part.measures)
    if not NAME.fullmatch(part.name):  # or it would lead elsewhere
        raise ValueError(part.name)
    if not all(type(count) is int and 0 <= count <= MOST_ROWS for count in counts):
        raise ValueError(counts)
    return part


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest."""
    values = {"format": FORMAT, "mzdiff": __version__, **asdict(manifest)}
    text = json.dumps(values, ensure_ascii=False, indent=1)
    write_whole(folder / MANIFEST, f"{text}\n".encode())


def replace_parts(
    folder: Path, manifest: Manifest, old: Collection[str], new: Sequence[Part]
) -> Manifest:
    """Put new parts in the place of old ones, and return the manifest that says so."""
    kept = [part for part in manifest.parts if part.name not in old]
    changed = replace(manifest, parts=(*kept, *new))
    write_manifest(folder, changed)
    for name in set(old) - {part.name for part in changed.parts}:
        shutil.rmtree(folder / PARTS / name, ignore_errors=True)
    return changed


def sweep(folder: Path, manifest: Manifest) -> None:
    """Drop the parts that a run has left which was cut off before it named them."""
    named = {part.name for part in manifest.parts}
    for place in (folder / PARTS).iterdir():
        if OURS.fullmatch(place.name) and place.name not in named:
            shutil.rmtree(place, ignore_errors=True)


@contextmanager
def adding(folder: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[Manifest]:
    """Hold a collection, made where there is none, while something is added to it; others wait.

    Gives the manifest as it is then. ``waiting`` is called where another run holds it. The system
    lets go of the lock of a run that was killed.
    """
    if not _may_be_made(folder):
        raise MzdiffError(f"{folder}: 已有别的内容 (not empty, and no collection); 请另选 --store")
    (folder / PARTS).mkdir(parents=True, exist_ok=True)
    with _held(folder / LOCK, waiting):
        if not (folder / MANIFEST).is_file():
            _check_new(folder)
            write_manifest(folder, Manifest())
        manifest = read_manifest(folder)
        _check_files(folder, manifest)
        sweep(folder, manifest)
        yield manifest


def _check_new(folder: Path) -> None:
    """Raise ``MzdiffError`` where there are parts already: the manifest was written before them.

    As a new collection it would sweep them away.
    """
    if any(NAME.fullmatch(place.name) for place in (folder / PARTS).iterdir()):
        raise MzdiffError(
            f"{folder}: 已损坏, 缺少 {MANIFEST} (damaged: no manifest names its parts); "
            "请恢复这个文件, 或另选 --store"
        )


def _check_files(folder: Path, manifest: Manifest) -> None:
    """Raise ``MzdiffError`` for a part whose tables are no files: a pipe would be waited for."""
    for part in manifest.parts:
        for file in (folder / PARTS / part.name).glob("*.parquet"):
            if not file.is_file():
                raise MzdiffError(f"{file}: 已损坏 (damaged); 请重新建立文集")


def _held(file: Path, waiting: Callable[[], None]) -> AbstractContextManager[object]:
    """Return a lock that is held, and let go of at the end of the context."""
    from filelock import FileLock, Timeout

    lock = FileLock(file)
    try:
        return lock.acquire(timeout=0)
    except Timeout:
        waiting()
        return lock.acquire()


def _may_be_made(folder: Path) -> bool:
    """Tell whether a place is a collection, free, or holds what is made before the manifest is."""
    if not folder.exists():
        return True
    # The names are read first: another run may just be writing the manifest.
    names = [place.name for place in folder.iterdir()] if folder.is_dir() else [folder.name]
    return all(map(BEGUN.fullmatch, names)) or (folder / MANIFEST).is_file()
