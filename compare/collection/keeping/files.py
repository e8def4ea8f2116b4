"""The files behind paths, whole trees of folders too, as jobs: what is new or has changed."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from compare.collection.keeping.rows import Job, stated_text
from compare.collection.keeping.stated import Look, both
from compare.errors import MzdiffError
from compare.series import possible_ids
from compare.source import Member, documents_behind
from compare.source.intake.archive import MAX_MEMBERS
from compare.source.intake.files import is_document
from compare.visible import legible

ARCHIVE = ".zip"


@dataclass(frozen=True, slots=True)
class Known:
    """A document that a collection has: what tells whether its file has changed."""

    id: str
    path: str
    sha256: str
    stated: str


@dataclass(frozen=True, slots=True)
class Found:
    """What became of a file that was looked at: a job, or the reason why there is none.

    ``same_as`` is the path of a document with the same bytes that is there already.
    """

    path: str
    job: Job | None = None
    unchanged: bool = False
    same_as: str = ""
    reason: str = ""


def files_behind(paths: Iterable[Path]) -> list[Path]:
    """Return the files that paths name: files themselves, and of folders all documents and zips.

    Raises ``MzdiffError`` for a path that is not there, and for folders without any document.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found |= dict.fromkeys(_in_folder(path))
        elif path.exists():
            found[path] = None
        else:
            raise MzdiffError(f"{path}: 找不到文件 (no such file); 请检查路径")
    if not found:
        raise MzdiffError("其中没有可读的文件 (no documents in it); 请直接给出文件")
    return list(found)


def _in_folder(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__MACOSX")))
        files = (Path(place) / name for name in sorted(names))
        kept = (file for file in files if is_document(file) or file.suffix.lower() == ARCHIVE)
        yield from (file for file in kept if not _waits(file))


def _waits(file: Path) -> bool:
    """Tell whether a file is there and no plain one: nobody may ever write into a pipe."""
    return file.exists() and not file.is_file()


def count_of(files: Iterable[Path]) -> int:
    """Return how many documents the files are, each in a zip for itself."""
    return sum(_count_in(file) for file in files)


def _count_in(file: Path) -> int:
    if is_document(file) or not file.is_file():  # a pipe can be read only once
        return 1
    with suppress(MzdiffError):
        return len(documents_behind(file, MAX_MEMBERS))
    return 1


def looked_at(
    files: Iterable[Path], known: Iterable[Known], look: Look = lambda path: None
) -> Iterator[Found]:
    """Yield what is to be done with each document of the files; their bytes are read at their turn.

    A document is known by its absolute path. One whose bytes another has already is no second one;
    that is known only when all have been looked at, as the other may have changed since.
    """
    late: list[Member] = []
    by_path = {one.path: one for one in known}
    holders = {one.sha256: one.path for one in by_path.values()}
    taken = {one.id for one in by_path.values()}
    for file in files:
        try:
            members = documents_behind(file, MAX_MEMBERS)
        except MzdiffError as error:
            yield Found(_shown(file), reason=_reason(error, file))
            continue
        for member in members:
            found = _of_member(member, by_path, holders, taken, look)
            if found.same_as:
                late.append(member)
            else:
                yield found
    for member in late:
        yield _of_member(member, by_path, holders, taken, look)


def _of_member(
    member: Member,
    by_path: dict[str, Known],
    holders: dict[str, str],
    taken: set[str],
    look: Look,
) -> Found:
    path = _shown(member.path)
    try:
        data = member.read()
        stated = stated_text(both(look(member.path), member.stated))
    except MzdiffError as error:
        return Found(path, reason=_reason(error, member.path))
    digest = sha256(data).hexdigest()
    before = by_path.get(path)
    if before and (before.sha256, before.stated) == (digest, stated):
        return Found(path, unchanged=True)
    if before and holders.get(before.sha256) == path:
        del holders[before.sha256]
    holder = holders.setdefault(digest, path)
    if holder != path:
        return Found(path, same_as=holder)
    name = before.id if before else next(n for n in _ids(path) if n not in taken)
    taken.add(name)
    return Found(path, Job(name, path, data, digest, stated, now()))


def now() -> str:
    """Return the time as a document keeps it, in UTC."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def _ids(path: str) -> Iterator[str]:
    return iter(possible_ids(path, Path(path).stem or "document"))


def _shown(path: Path) -> str:
    return legible(str(path.absolute()))


def _reason(error: MzdiffError, path: Path) -> str:
    return str(error).removeprefix(f"{path}: ")
