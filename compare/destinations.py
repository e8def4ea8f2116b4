"""Where the output goes: the files that are written, and which of them may not be."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from compare.errors import MzdiffError
from compare.formats import TEXTS, Format, format_of

LONGEST_NAME = 200  # bytes; file systems take 255, and the ending is to come
ENDINGS = ", ".join(f".{form.value}" for form in Format)
STDOUT = STDIN = Path("-")


def output_paths(
    ids: list[str], output: Path | None, formats: list[Format] | None
) -> dict[Path, Format]:
    """Return the files to write. The ending of ``-o`` counts as a format if none is asked for.

    ``-`` is standard output. Raises the error for an ending that contradicts what is asked for,
    and for a place where nothing may be written.
    """
    if output == STDOUT:
        return {STDOUT: _only_text(formats)}
    found = _files(ids, output, formats)
    for file in found:
        _refuse_closed(file)
    return found


def _refuse_closed(file: Path) -> None:
    """Raise the error for a file that may not be written, or whose folder takes no new one."""
    there = next((one for one in (file, *file.parents) if one.exists()), Path())
    if not os.access(there, os.W_OK | (os.X_OK if there.is_dir() else 0)):
        reason = os.strerror(errno.EACCES)
        raise MzdiffError(f"{file}: 无法写入 (cannot write): {reason}; 请换一个位置 (-o)")


def _files(ids: list[str], output: Path | None, formats: list[Format] | None) -> dict[Path, Format]:
    if output is None or output.is_dir():
        base = (Path("reports") if output is None else output) / _file_name(ids)
    elif ending := format_of(output.name):
        if formats and ending not in formats:
            asked = " ".join(f"--format {form.value}" for form in formats)
            raise MzdiffError(
                f"{output}: 扩展名与 {asked} 矛盾 (the ending contradicts it); 请去掉一个"
            )
        return {output: ending} | _beside_it(output.with_suffix(""), formats or [], ending)
    elif formats and _is_device(output):
        return {output: _one_of(formats, output)}
    elif formats:
        base = output
    else:
        raise MzdiffError(
            f"{output}: 不认识的扩展名 (unknown ending); 请用 {ENDINGS}, 或加 --format"
        )
    return _beside_it(base, formats or [Format.html])


def _is_device(path: Path) -> bool:
    """Tell whether a path is there and no plain file: a device or a pipe, which takes no ending."""
    return path.exists() and not path.is_file()


def _one_of(formats: list[Format], output: Path) -> Format:
    """Return the one format for a device. Raises the error for several."""
    form, *others = dict.fromkeys(formats)
    if others:
        raise MzdiffError(f"{output}: 只能写一种格式 (one format at a time); 请只用一个 --format")
    return form


def _beside_it(
    base: Path, formats: Iterable[Format], written: Format | None = None
) -> dict[Path, Format]:
    """Return a file for each format but one that is written already."""
    forms = dict.fromkeys(form for form in formats if form != written)
    return {base.with_name(f"{base.name}.{form.value}"): form for form in forms}


def _only_text(formats: list[Format] | None) -> Format:
    """Return the one format for standard output. Raises the error for several, or for no text."""
    form, *others = dict.fromkeys(formats or [Format.html])
    if others:
        raise MzdiffError(
            "-o -: 标准输出只能写一种格式 (one format at a time); 请只用一个 --format"
        )
    if form not in TEXTS:
        raise MzdiffError(
            f"-o -: {form.value} 不是文本, 不能写到标准输出 (no text); "
            f"请用 -o 文件名, 或 --format {', '.join(each.value for each in TEXTS)}"
        )
    return form


def _file_name(ids: list[str]) -> str:
    """Return a name for files on these documents that every file system takes."""
    name = "--".join(ids) or "comparison"  # before the documents are read
    if len(name.encode()) > LONGEST_NAME:
        name = f"{ids[0]}--{ids[-1]}--{len(ids)}"
    return os.fsdecode(name.encode()[:LONGEST_NAME].decode(errors="ignore").encode())


def refuse_inputs(targets: Iterable[Path], given: Iterable[Path]) -> None:
    """Raise the error for a file that would be written over one that is read."""
    paths = list(given)
    inputs = [file for path in paths for file in _beside(path)]
    for target in targets:
        place = Path(os.path.realpath(target))  # also where a folder on the way is yet to be made
        if not place.is_file():
            continue
        from_input = STDIN in paths and os.path.samestat(os.fstat(0), place.stat())
        if from_input or any(file.exists() and file.samefile(place) for file in inputs):
            raise MzdiffError(f"{target}: 是输入的文件 (one of the inputs); 请用 -o 换一个名字")


def _beside(path: Path) -> Iterator[Path]:
    """Yield a path, what lies in it if it is a folder, and the meta files that are read with it."""
    from compare.source.intake.meta import META_NAME

    yield path
    yield path.parent / META_NAME
    if path.is_dir():
        yield from path.iterdir()
