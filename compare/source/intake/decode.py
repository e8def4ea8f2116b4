"""Bytes to text: UTF-8 with or without a byte order mark, UTF-16, GB18030, Big5."""

from __future__ import annotations

import codecs
import re

from compare.errors import RefusedError
from compare.model import Note

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CANDIDATES = ["gb18030", "big5", "utf_16_le", "utf_16_be"]
SAVE_AS_UTF8 = "请另存为 UTF-8 文本后再试 (save it as UTF-8 text)"
LONGEST_CHARACTER = 4
CONTROL = re.compile(r"[\0-\x08\x0e-\x1f]")
DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{3,20})""", re.IGNORECASE)
DECLARED_WITHIN = 5_000
PAGE_ENCODINGS = {
    "utf-8": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "hz-gb-2312": "hz",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "iso-8859-1": "cp1252",
    "windows-1252": "cp1252",
}
"""What a page may say of itself (https://encoding.spec.whatwg.org) and how it is read. Python knows
further codecs, some of which decode to what is no text at all; a page that names one is guessed."""


def decode(data: bytes) -> tuple[str, str, tuple[Note, ...]]:
    """Return the text, the name of its encoding, and notes on what could not be decoded.

    Raises ``RefusedError`` with the remedy for an empty file, binary data and unknown encodings.
    """
    if not data.strip():
        raise RefusedError("文件是空的 (the file is empty); 请检查是否下载完整")
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _decode_marked(data, encoding)
    try:
        return _checked(data.decode("utf-8")), "utf-8", ()
    except UnicodeDecodeError as error:
        if error.start >= len(data) - LONGEST_CHARACTER and error.start > 0:
            return _cut_inside_character(data, error.start)
    return _as_declared(data) or _guess(data)


def _as_declared(data: bytes) -> tuple[str, str, tuple[Note, ...]] | None:
    """Decode as a web page says of itself, if that is true."""
    declared = DECLARED.search(data[:DECLARED_WITHIN])
    if not declared:
        return None
    encoding = PAGE_ENCODINGS.get(declared[1].decode("ascii", "replace").lower())
    try:
        return (_checked(data.decode(encoding)), encoding, ()) if encoding else None
    except UnicodeError:
        return None


def _decode_marked(data: bytes, encoding: str) -> tuple[str, str, tuple[Note, ...]]:
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    notes = (Note("undecodable", before=str(lost)),) if lost else ()
    return _checked(text), encoding, notes


def _cut_inside_character(data: bytes, end: int) -> tuple[str, str, tuple[Note, ...]]:
    text = _checked(data[:end].decode("utf-8"))
    return text, "utf-8", (Note("cut_character", (len(text), len(text))),)


def _guess(data: bytes) -> tuple[str, str, tuple[Note, ...]]:
    from charset_normalizer import from_bytes  # only what is no UTF-8 pays for it

    best = from_bytes(data, cp_isolation=CANDIDATES).best()
    if best is not None:
        return _checked(str(best)), best.encoding, ()
    raise RefusedError(f"无法识别文字编码 (cannot tell the encoding); {SAVE_AS_UTF8}")


def _checked(text: str) -> str:
    """Return the text unless it is binary data that happened to decode."""
    if len(CONTROL.findall(text)) > len(text) / 100:
        raise RefusedError(f"不是文本文件 (binary data, not text); {SAVE_AS_UTF8}")
    return text
