"""The report as one HTML text: view model in, page out; no clock, no files written, no network."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache, partial
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from compare.knowledge.words import genre_words
from compare.language import Language
from compare.model import Comparison
from compare.report.isolation import LANGUAGE, filters
from compare.report.page import page_view
from compare.report.templates import KeptTemplates
from compare.telling.words.wording import word, word_of
from compare.visible import visible

STYLES = ("base.css", "overview.css", "reading.css", "tables.css", "print.css")
COMMENT = re.compile(r"/\*[^*]*\*/\n?")  # of a style sheet: it is for those who write that
PIECES = 1_000  # of a template that are joined before they are encoded
SCRIPTS = (
    "address.js",
    "search.js",
    "filter.js",
    "changes.js",
    "steps.js",
    "cite.js",
    "names.js",
    "review.js",
    "review-files.js",
    "dim.js",
    "reveal.js",
    "start.js",
)
"""In this order they are one module: a function of one is known to all."""


def render(comparison: Comparison, language: Language = "zh") -> str:
    """Return the report as ``to_html`` does, as text."""
    return to_html(comparison, language).decode()


def to_html(comparison: Comparison, language: Language) -> bytes:
    """Return the report as one HTML document that needs nothing beside itself.

    Texts from the documents are escaped wherever they stand, and their hidden characters written
    out; the page's own script is the only one that its policy lets run. The page is made some
    pieces at a time: all of them at once took twice the memory.
    """
    script = "\n".join(_asset(name) for name in SCRIPTS)
    template = _environment(language).get_template("page.html.jinja")
    pieces = template.stream(
        page=page_view(comparison, language),
        style=Markup(COMMENT.sub("", "\n".join(_asset(name) for name in STYLES))),
        script=Markup(script),
        script_hash=_hash(script),
    )
    pieces.enable_buffering(PIECES)
    return b"".join(visible(some).encode() for some in pieces)


@cache
def _environment(language: Language) -> Environment:
    """Return what the templates know; they are read once."""
    environment = Environment(
        loader=PackageLoader("compare.report", "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=KeptTemplates(language),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(filters(language))
    environment.globals["word"] = partial(word, language=language)
    environment.globals["word_of"] = partial(word_of, language=language)
    environment.globals["genre"] = " ".join(sorted(genre_words()))
    environment.globals["foreign"] = Markup("") if language == "zh" else LANGUAGE
    return environment


def _asset(name: str) -> str:
    path = files("compare.report") / "assets" / name
    return path.read_text(encoding="utf-8").strip()


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
