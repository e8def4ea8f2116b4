"""Titles: what reads like one, and one that its page broke into several lines."""

from __future__ import annotations

import re

from compare.official import KINDS, OFFICES

OFFICE = rf"(?:国务院|中央军委|[一-鿿]{{1,20}}{OFFICES})"
NUMBER = re.compile(r"[一-鿿]{1,8}[〔\[][12]\d{3}[〕\]]\s*第?\s*\d{1,4}\s*号")
KIND = rf"{KINDS}(?:\([^()]{{1,20}}\))?$"
TITLE_WORDS = re.compile(KIND)
SENDING = r"(?:转发|印发|下达)"
SENDING_NOTICE = re.compile(rf"^(?:(?!{SENDING}).)*+{SENDING}.*(?:通知|函)$")
BARE_KIND = re.compile(rf"(?:全[省市区县])?(?:民政)?(?:工作|事业发展)?{KIND}")
ON = re.compile(r"关于|转发|印发")
OFFICE_FIRST = re.compile(OFFICE)
FIRST_PIECE = re.compile(r"[^。;,:!?…\[\]【】|]{4,60}")
LONGEST_TITLE = 60


def is_title(text: str) -> bool:
    """Tell whether a line reads like the title of an official text."""
    bare = bare_title(text)
    closed = not any(stop in bare for stop in "。;,:")
    return closed and len(bare) <= LONGEST_TITLE and bool(TITLE_WORDS.search(bare))


def sends(title: str) -> bool:
    """Tell whether a title is that of the notice that sends a plan, not the plan's own."""
    return bool(SENDING_NOTICE.search(bare_title(title)))


def bare_title(title: str) -> str:
    """Return a title without its document number and the marks around it."""
    return NUMBER.sub("", title).rstrip(" -—()")


def continues(first: str, rest: str) -> bool:
    """Tell whether ``rest`` is the end of a title that begins with ``first``.

    It is if it only names what it is on (关于印发…的通知) and an office stands before it; if what
    the document is on begins before it (…关于开展 / 治理工作的通知); or if it names a kind alone.
    """
    if not FIRST_PIECE.fullmatch(first) or is_title(first) or not is_title(first + rest):
        return False
    if ON.match(rest):
        return bool(OFFICE_FIRST.match(first))
    if OFFICE_FIRST.match(rest) and ON.search(rest):
        return False
    return bool(ON.search(first) or BARE_KIND.fullmatch(rest))
