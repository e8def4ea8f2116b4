"""The files behind a path: one file, standard input, or a series in a folder or a zip."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from compare.errors import MzdiffError
from compare.source.archive import member_name, open_archive, read_member
from compare.source.kinds import binary_format

MAX_BYTES = 20_000_000
MAX_SERIES = 200
STANDARD_INPUT = "-"
ENDINGS = re.compile(r"\.(?:txt|md|markdown|html?|docx?|wps|rtf|odt|pdf)", re.IGNORECASE)


def file_bytes(path: Path) -> bytes:
    """Return the bytes of a file or of standard input (``-``).

    Raises ``MzdiffError`` for one that is missing, unreadable or over ``MAX_BYTES``.
    """
    if str(path) == STANDARD_INPUT:
        return _limited(path, sys.stdin.buffer.read(MAX_BYTES + 1))
    if path.is_dir():
        raise MzdiffError(f"{path}: 是文件夹 (a folder); 请给出其中的文件")
    try:
        with path.open("rb") as file:
            return _limited(path, file.read(MAX_BYTES + 1))
    except FileNotFoundError:
        raise MzdiffError(f"{path}: 找不到文件 (no such file); 请检查路径") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or error
        raise MzdiffError(f"{path}: 无法读取 (cannot read): {reason}; 请检查权限") from error


def _limited(path: Path, data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise MzdiffError(f"{path}: 超过 {MAX_BYTES // 1_000_000} MB (too large); 请只保留文件正文")
    return data


def series_files(path: Path) -> list[tuple[Path, bytes]]:
    """Return the documents behind a path with their bytes: a folder's and a zip's in name order.

    A member of a zip has the path ``archive.zip/member``. Raises ``MzdiffError`` for a path
    without documents or with more than ``MAX_SERIES``.
    """
    if path.is_dir():
        found = [(file, file_bytes(file)) for file in _limited_series(path, _documents(path))]
    else:
        data = file_bytes(path)
        if _format(path, data) != "zip":
            return [(path, data)]
        found = _zipped(path, data)
    if not found:
        raise MzdiffError(f"{path}: 其中没有可读的文件 (no documents in it); 请直接给出文件")
    return found


def _format(path: Path, data: bytes) -> str | None:
    try:
        return binary_format(data)
    except ValueError as error:
        raise MzdiffError(f"{path}: {error}") from error


def _documents(folder: Path) -> list[Path]:
    try:
        return [file for file in sorted(folder.iterdir()) if _is_document(file) and file.is_file()]
    except OSError as error:
        raise MzdiffError(f"{folder}: 无法读取 (cannot read): {error.strerror}") from error


def _is_document(file: Path) -> bool:
    hidden = any(part.startswith((".", "__MACOSX", "~$")) for part in file.parts[-2:])
    return ENDINGS.fullmatch(file.suffix) is not None and not hidden


def _limited_series(path: Path, files: list[Path]) -> list[Path]:
    if len(files) > MAX_SERIES:
        raise MzdiffError(f"{path}: 超过 {MAX_SERIES} 个文件 (too many documents); 请分批比较")
    return files


def _zipped(path: Path, data: bytes) -> list[tuple[Path, bytes]]:
    archive = open_archive(data)
    members = {_shown_path(path, member_name(m)): m for m in archive.infolist()}
    names = _limited_series(path, sorted(name for name in members if _is_document(name)))
    try:
        return [(name, read_member(archive, members[name])) for name in names]
    except ValueError as error:
        raise MzdiffError(f"{path}: {error}") from error


def _shown_path(path: Path, member: str) -> Path:
    """Return the path a member is shown under; ``..`` and a drive or root lead nowhere."""
    parts = [part for part in member.replace("\\", "/").split("/") if part.strip(". ")]
    return path.joinpath(*(part.replace("\0", "") for part in parts))
