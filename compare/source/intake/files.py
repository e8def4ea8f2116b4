"""The files behind a path: one file, standard input, or a series in a folder or a zip."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Container
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

from compare.errors import MzdiffError, RefusedError
from compare.model import Head
from compare.source.extract import MAX_CHARACTERS
from compare.source.intake.apart import apart
from compare.source.intake.archive import member_name, open_archive, read_member
from compare.source.intake.kinds import HTML_WITHIN, binary_format, text_format
from compare.source.intake.meta import stated_beside
from compare.system.input import bytes_of
from compare.system.lacks import lack_behind

MAX_BYTES = 20_000_000
TOO_LARGE = f"超过 {MAX_BYTES // 1_000_000} MB (too large); 请只保留文件正文"
MAX_SERIES = 200
STANDARD_INPUT = "-"
LONGEST_CHARACTER = 4  # bytes, in UTF-8 and in GB18030
HEAD = LONGEST_CHARACTER * HTML_WITHIN  # bytes that show whether a file is plain text
ENDINGS = re.compile(
    r"\.(?:txt|md|markdown|html?|doc[xm]?|dot[xm]|wps|rtf|odt|pdf|xls[xm]|epub)", re.IGNORECASE
)


def too_many(most: int) -> str:
    """Return the line for more documents than are taken together."""
    return f"超过 {most} 个文件 (too many documents); 请分批比较"


def file_bytes(path: Path) -> bytes:
    """Return the bytes of a file or of standard input (``-``).

    Raises ``MzdiffError`` for one that is missing, unreadable or over ``MAX_BYTES``.
    """
    if str(path) == STANDARD_INPUT:
        return _limited(path, sys.stdin.buffer.read(MAX_BYTES + 1))
    if path.is_dir():
        raise MzdiffError(f"{path}: 是文件夹 (a folder); 请给出其中的文件")
    try:
        return _limited(path, bytes_of(path, MAX_BYTES))
    except FileNotFoundError:
        raise MzdiffError(f"{path}: 找不到文件 (no such file); 请检查路径") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        if lack := lack_behind(error):
            raise MzdiffError(f"{path}: {lack}") from error
        reason = getattr(error, "strerror", None) or error
        raise MzdiffError(f"{path}: 无法读取 (cannot read): {reason}; 请检查权限") from error


def fewest_characters(path: Path) -> int:
    """Return how many characters the plain texts at a path hold at least, by their sizes.

    Of a folder those of its documents together. What is no plain text counts as none, for how much
    text it holds only its reader knows, and so does a text that is refused by itself. Nothing is
    read but the first bytes of each.
    """
    files = _documents(path) if path.is_dir() else [path] if path.is_file() else []
    return sum(map(_fewest_in, files[: MAX_SERIES + 1]))


def _fewest_in(file: Path) -> int:
    try:
        with file.open("rb") as opened:
            head = opened.read(HEAD)
        size = file.stat().st_size
    except OSError:
        return 0  # whoever reads it says why it cannot be read
    packed = b"\0" in head or head.startswith(b"PK") or binary_format(head)
    plain = not packed and text_format(head.decode("latin-1"), file.name) != "html"
    least = size // LONGEST_CHARACTER
    return least if plain and least <= MAX_CHARACTERS else 0


def _limited(path: Path, data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise MzdiffError(f"{path}: {TOO_LARGE}")
    return data


@dataclass(frozen=True, slots=True)
class Member:
    """A document behind a path, with a person's word on it; its bytes are read at its turn."""

    path: Path
    read: Callable[[], bytes]
    stated: Head | None = None
    order: int | None = None


def documents_behind(path: Path, most: int = MAX_SERIES) -> list[Member]:
    """Return the documents behind a path: a file itself, a folder's and a zip's in name order.

    A member of a zip has the path ``archive.zip/member``. Raises ``MzdiffError`` for a path
    without documents or with more than ``most``, and for a wrong meta file beside them.
    """
    if path.is_dir():
        found = [
            _member(file, partial(file_bytes, file))
            for file in _limited_series(path, _documents(path), most)
        ]
    else:
        data = file_bytes(path)
        if _format(path, data) != "zip":
            return [_member(path, lambda: data)]
        found = _zipped(path, data, most)
    if not found:
        raise MzdiffError(f"{path}: 其中没有可读的文件 (no documents in it); 请直接给出文件")
    return found


def _member(path: Path, read: Callable[[], bytes]) -> Member:
    return Member(path, read, *stated_beside(path))


def _format(path: Path, data: bytes) -> str | None:
    try:
        return binary_format(data)
    except RefusedError as error:
        raise MzdiffError(f"{path}: {error}") from error


def _documents(folder: Path) -> list[Path]:
    try:
        return [file for file in sorted(folder.iterdir()) if is_document(file) and file.is_file()]
    except OSError as error:
        raise MzdiffError(f"{folder}: 无法读取 (cannot read): {error.strerror}") from error


def is_document(file: Path) -> bool:
    """Tell whether a file among others is taken for a document: by its ending, and not hidden."""
    hidden = any(part.startswith((".", "__MACOSX", "~$")) for part in file.parts[-2:])
    return ENDINGS.fullmatch(file.suffix) is not None and not hidden


def _limited_series(path: Path, files: list[Path], most: int) -> list[Path]:
    if len(files) > most:
        raise MzdiffError(f"{path}: {too_many(most)}")
    return files


def _zipped(path: Path, data: bytes, most: int) -> list[Member]:
    listed = json.loads(_apart(path, lambda: json.dumps(_listed(data)).encode()))
    members: dict[Path, int] = {}
    for place, name in enumerate(listed):
        members[_untaken(_shown_path(path, name), members)] = place
    names = _limited_series(path, sorted(n for n in members if is_document(n)), most)
    return [_member(name, partial(_unpacked, name, data, members[name])) for name in names]


def _untaken(shown: Path, taken: Container[Path]) -> Path:
    """Return a path of its own for a member that another is shown under (./a.txt, ../a.txt)."""
    paths = (shown.with_stem(f"{shown.stem}-{number}") for number in count(2))
    return (
        shown if shown not in taken or not shown.name else next(p for p in paths if p not in taken)
    )


def _listed(data: bytes) -> list[str]:
    return [member_name(member) for member in open_archive(data).infolist()]


def _unpacked(name: Path, data: bytes, place: int) -> bytes:
    def work() -> bytes:
        archive = open_archive(data)
        member = archive.infolist()[place]
        if member.file_size > MAX_BYTES:
            raise RefusedError(TOO_LARGE)
        return read_member(archive, member)

    return _apart(name, work)


def _apart(path: Path, work: Callable[[], bytes]) -> bytes:
    """Return what a piece of work returns (``apart``); an error of it names the path."""
    try:
        return apart(work)
    except RefusedError as error:
        raise MzdiffError(f"{path}: {error}") from error


def _shown_path(path: Path, member: str) -> Path:
    """Return the path a member is shown under; ``..`` and a drive or root lead nowhere."""
    parts = [part for part in member.replace("\\", "/").split("/") if part.strip(". ")]
    return path.joinpath(*(part.replace("\0", "") for part in parts))
