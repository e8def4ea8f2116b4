"""Zip files, which .docx files are too: opened only after their table of contents is checked.

Nothing is ever unpacked to disk, so a member's path cannot lead anywhere.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from compare.errors import RefusedError

MAX_MEMBERS = 2_000
MAX_UNPACKED = 200_000_000
MAX_RATIO = 100
RATIO_COUNTS_FROM = 5_000_000
DAMAGE = (
    zipfile.BadZipFile,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
)


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Return the archive, ready to be read member by member.

    Raises ``RefusedError`` with the limit for one that is damaged or a zip bomb.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGE as error:
        raise RefusedError("压缩包已损坏 (damaged zip); 请重新下载") from error
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS:
        raise RefusedError(
            f"压缩包内超过 {MAX_MEMBERS} 个文件 (too many members); 请只保留文件正文"
        )
    if unpacked > MAX_UNPACKED or unpacked > max(RATIO_COUNTS_FROM, MAX_RATIO * len(data)):
        raise RefusedError(
            f"解压后超过 {MAX_UNPACKED // 1_000_000} MB 或原来的 {MAX_RATIO} 倍 "
            "(a zip bomb?); 请直接给出其中的文件"
        )
    return archive


def member_name(member: zipfile.ZipInfo) -> str:
    """Return the path of a member as text; names without the UTF-8 flag are mostly GB18030."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename


def is_encrypted(member: zipfile.ZipInfo) -> bool:
    """Tell whether a member cannot be read without a password."""
    return bool(member.flag_bits & 1)


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Return the bytes of a member. Raises ``RefusedError`` for a damaged or encrypted one."""
    if is_encrypted(member):
        raise RefusedError("有密码保护 (encrypted); 请先去掉密码")
    try:
        return archive.read(member)
    except DAMAGE as error:
        raise RefusedError("压缩包已损坏 (damaged zip); 请重新下载") from error
