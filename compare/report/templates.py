"""The templates as Jinja compiled them, kept on disk: compiling takes longer than most reports."""

from __future__ import annotations

import sys
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from compare.language import Language
from compare.system import kept
from compare.version import __version__


class KeptTemplates(BytecodeCache):
    """Compiled templates of one language, whose filters may be worked in already.

    Jinja asks for those of its source as it stands; another Jinja, Python or mzdiff has its own,
    and so have other filters.
    """

    def __init__(self, language: Language) -> None:
        """Take the templates of a language from the user's cache folder."""
        made = Path(jinja2.__file__).stat().st_mtime_ns
        self.folder = kept.folder_of("templates")
        filters = sha256((files("compare.report") / "isolation.py").read_bytes()).hexdigest()
        self.makers = f"{__version__} {language} {sys.implementation.cache_tag} {made} {filters}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code where it is known."""
        code = kept.recall(self._place(bucket))
        if code:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template that was compiled."""
        kept.keep(self._place(bucket), bucket.bytecode_to_string())

    def _place(self, bucket: Bucket) -> Path:
        name = f"{self.makers} {bucket.key} {bucket.checksum}"
        return kept.place_of(self.folder, name, "template")
