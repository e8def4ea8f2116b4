"""Text of a document inside the page: in its own language, and unable to disturb what is around."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from markupsafe import Markup, escape

from compare.language import Language

TURNING = {"R", "AL", "AN", "RLE", "RLO", "LRE", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI"}
"""The directions of signs (Unicode, annex 9) beside which other text must be kept apart."""
SIGN = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
CHINESE = re.compile(f"{SIGN}(?:[^A-Za-z]*{SIGN})?|[(〔][一二三四五六七八九十]+[)〕]")
"""Chinese words with the digits and signs between them."""
NEVER_TURN = re.compile(
    "[\0-\u058f\u2010-\u2027\u2030-\u205f\u2100-\u2bff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef]*"
)
"""What Chinese texts are made of, looked at all at once."""
NOT_IN_CSS = re.compile(r"[^\w .,·()（）〔〕、，-]")
LANGUAGE = Markup(' lang="zh"')


def turns(text: str) -> bool:
    """Return whether a text has signs that could turn the direction of what is around it."""
    return not NEVER_TURN.fullmatch(text) and any(
        unicodedata.bidirectional(sign) in TURNING for sign in text
    )


def apart(text: object) -> Markup:
    """Return text whose element already tells its language, kept apart only where it must be."""
    words = str(text)
    return Markup("<bdi>{}</bdi>").format(words) if turns(words) else escape(words)


def tongue(text: str) -> Markup:
    """Return the attribute of an element whose text is Chinese, for a page in English."""
    return LANGUAGE if CHINESE.search(text) else Markup("")


def own(text: object) -> Markup:
    """Return text for a page in English: its Chinese words are marked as Chinese."""
    words = str(text)
    if turns(words):
        return Markup('<bdi lang="zh">{}</bdi>').format(words)
    marked, end = Markup(""), 0
    for found in CHINESE.finditer(words):
        marked += escape(words[end : found.start()])
        marked += Markup('<bdi lang="zh">{}</bdi>').format(found[0])
        end = found.end()
    return marked + escape(words[end:])


def silent(text: str) -> Markup:
    """Return no attribute: on a Chinese page all texts are of its language."""
    return Markup("")


def in_css(text: object) -> Markup:
    """Return text as it may stand between quotes in a style: without what could end those."""
    return escape(NOT_IN_CSS.sub("", str(text)))


def filters(language: Language) -> dict[str, Callable[..., Markup]]:
    """Return the filters of the templates of a language, by name."""
    if language == "zh":
        return {"apart": apart, "own": apart, "tongue": silent, "in_css": in_css}
    return {"apart": apart, "own": own, "tongue": tongue, "in_css": in_css}
