"""Old office formats (.doc, .wps, .rtf, .odt): converted by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

MAX_SECONDS = 120
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

    Raises ``ValueError`` with the remedy where LibreOffice is missing or does not manage it.
    """
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise ValueError(
            f"是 .{form} 文件, 需要安装 LibreOffice 才能转换 (needs LibreOffice); "
            "或用 Word/WPS 另存为 .docx 再试"
        )
    with tempfile.TemporaryDirectory(prefix="mzdiff-") as folder:
        given = Path(folder) / f"given.{form}"
        given.write_bytes(data)
        _run(program, Path(folder), given)
        result = given.with_suffix(".docx")
        if not result.exists():
            raise ValueError(
                f"LibreOffice 无法转换此 .{form} 文件 (cannot convert); 请另存为 .docx"
            )
        return result.read_bytes()


def _run(program: str, folder: Path, given: Path) -> None:
    """Run the conversion with a profile of its own, so that an open LibreOffice is no obstacle."""
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(SETTINGS, encoding="utf-8")
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "docx", "--outdir", str(folder), str(given)]
    try:
        subprocess.run(command, capture_output=True, timeout=MAX_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise ValueError(
            f"LibreOffice 转换超过 {MAX_SECONDS} 秒 (takes too long); 请另存为 .docx"
        ) from error
