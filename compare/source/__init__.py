"""Read one file: decode it, tell page chrome from the document, repair lines into paragraphs."""

from __future__ import annotations

from pathlib import Path

from compare.errors import MzdiffError
from compare.model import Note, Passage, Removed, Source
from compare.source.chrome import chrome_kind
from compare.source.decode import decode
from compare.source.flat import cut_flat_lines
from compare.source.forms import plain_lines
from compare.source.wrap import join_wrapped_lines

MAX_BYTES = 20_000_000
MIN_CHINESE = 10


def read_source(path: str | Path) -> Source:
    """Read a text file into a source whose paragraphs are ready to be segmented.

    Raises ``MzdiffError`` for a file that is missing, empty, binary, too large or not Chinese.
    """
    try:
        text, encoding, notes = decode(_bytes(Path(path)))
    except ValueError as error:
        raise MzdiffError(f"{path}: {error}") from error
    if sum("一" <= character <= "鿿" for character in text) < MIN_CHINESE:
        raise MzdiffError(f"{path}: 没有中文正文 (no Chinese text in it); 请给出工作要点的文本文件")
    return read_text(text, str(path), encoding, notes)


def read_text(
    text: str, path: str = "-", encoding: str = "utf-8", notes: tuple[Note, ...] = ()
) -> Source:
    """Turn decoded text into a source: plain forms, flat lines cut, wrapped lines joined."""
    lines, form_notes = plain_lines(text)
    lines, flat_notes = cut_flat_lines(lines)
    paragraphs, wrap_notes = join_wrapped_lines(lines)
    body = tuple(p for p in paragraphs if chrome_kind(p.text) is None)
    removed = tuple(_removed(text, p) for p in paragraphs if chrome_kind(p.text))
    return Source(
        path,
        Path(path).stem,
        text,
        encoding,
        body,
        removed,
        (*notes, *form_notes, *flat_notes, *wrap_notes),
    )


def _removed(text: str, paragraph: Passage) -> Removed:
    start, end = paragraph.span()
    return Removed(f"chrome_{chrome_kind(paragraph.text)}", text[start:end], (start, end))


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise MzdiffError(f"{path}: 是文件夹 (a folder); 请给出其中的文件")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise MzdiffError(
                f"{path}: 超过 {MAX_BYTES // 1_000_000} MB (too large); 请只保留文件正文"
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise MzdiffError(f"{path}: 找不到文件 (no such file); 请检查路径") from None
    except OSError as error:
        raise MzdiffError(f"{path}: 无法读取 (cannot read): {error.strerror}") from error
