"""Old office formats (.doc, .wps, .rtf, .odt): converted by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from compare.errors import RefusedError
from compare.source.intake.apart import Limits, apart
from compare.system.lacks import lack_behind

# Its address space is large, its memory is not.
LIMITS = Limits(seconds=60, wait=60, memory=3_000_000_000, starts_programs=True)
MOST_CONVERTED = 60_000_000
PROGRAMS = ("soffice", "libreoffice")
# What a document links to (pictures, other files) is not fetched, and nothing in it is run.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def can_convert() -> bool:
    """Tell whether LibreOffice is here."""
    return any(shutil.which(name) for name in PROGRAMS)


def converted_to_docx(data: bytes, form: str) -> bytes:
    """Return the file as .docx, converted in a folder of its own that goes away.

    Raises ``RefusedError`` with the remedy where LibreOffice is missing or does not manage it.
    """
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise RefusedError(
            f"是 .{form} 文件, 需要安装 LibreOffice 才能转换 (needs LibreOffice); "
            "或用 Word/WPS 另存为 .docx 再试"
        )
    try:
        with tempfile.TemporaryDirectory(prefix="mzdiff-") as folder:
            given = _laid_out(Path(folder), data, form)
            return apart(lambda: _converted(program, given), LIMITS)
    except OSError as error:
        if lack := lack_behind(error):
            raise RefusedError(str(lack)) from error
        raise RefusedError(
            f"临时文件夹无法写入 (cannot write a temporary file): {error.strerror}; 请腾出空间"
        ) from error


def _laid_out(folder: Path, data: bytes, form: str) -> Path:
    """Write the file into a folder, beside the profile with which the conversion is run."""
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(SETTINGS, encoding="utf-8")
    given = folder / f"given.{form}"
    given.write_bytes(data)
    return given


def _converted(program: str, given: Path) -> bytes:
    _run(program, given.parent, given)
    result = given.with_suffix(".docx")
    if not result.exists():
        raise RefusedError(
            f"LibreOffice 无法转换此 {given.suffix} 文件 (cannot convert); 请另存为 .docx"
        )
    if result.stat().st_size > MOST_CONVERTED:
        raise RefusedError(f"转换后超过 {MOST_CONVERTED // 1_000_000} MB (too large); 请只保留正文")
    return result.read_bytes()


def _run(program: str, folder: Path, given: Path) -> None:
    """Run the conversion with a profile of its own, so that an open LibreOffice is no obstacle.

    What it prints is read by nobody: a helper of it that lives on would have to be waited for.
    """
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "docx", "--outdir", str(folder), str(given)]
    try:
        subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=LIMITS.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RefusedError(
            f"LibreOffice 转换超过 {LIMITS.seconds} 秒 (takes too long); 请另存为 .docx"
        ) from error
