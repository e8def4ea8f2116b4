"""Whether a paragraph has its end, by its last words and marks."""

from __future__ import annotations

import re

from compare.knowledge.headings import CHINESE, SENTENCE_ENDS
from compare.knowledge.official import OFFICES
from compare.segment.structure.numbering import Item

STUMP = 15
MIN_LONG = 3
SENTENCE_END = "。!?;…:)”》』"
LEFT_OUT = re.compile(r"(?:…|\.{3}|&[a-z]{2,5})\W{0,2}$")  # &nb, of a mark that was cut
PAUSE = re.compile(r"[,;:。]")
EDGE = re.compile(r"(?<=[。!?)”]) ?\|$")  # of a cell that holds a whole page
SIGNED = re.compile(rf"(?:{OFFICES}|日)\)?$")
OFFICE_AT_END = re.compile(rf"{OFFICES}$")
MARK_AT_END = re.compile(rf"[{SENTENCE_ENDS}] ?\((?:{CHINESE}|\d{{1,2}})\)$")
# Whose task a finished sentence sets: …。〔养老服务处〕
WHOSE_TASK = re.compile(r"[。!?;] ?[〔\[【][^〔〕\[\]【】。]{2,60}[〕\]】]$")
INSERTED = re.compile(r"[一-鿿]\(([一-鿿]{1,4})\)$")
ASKS_ON = tuple(",、;:(《“…")


def ends_here(last: Item) -> bool:
    """Tell whether a paragraph has its end.

    The name of a text ends none that has a stop, nor do words in quotes without a stop of their
    own, a word in brackets beside another (乡(街道)) or a heading that is all in brackets.
    """
    text = EDGE.sub("", last.passage.text)
    if LEFT_OUT.search(text):
        return False
    if MARK_AT_END.search(text) or (last.mark and not last.body.strip()):
        return False
    if WHOSE_TASK.search(text):
        return True
    if text.endswith("》") or (text.endswith("”") and text[-2] not in SENTENCE_END):
        return "。" not in last.body and not runs_on(last.body)
    if text.endswith(")") and (inserted := INSERTED.search(text)):
        return "。" not in last.body[:-1] or bool(OFFICE_AT_END.search(inserted[1]))
    whole = text.endswith(")") and last.mark is not None and last.body.startswith("(")
    return text[-1:] in SENTENCE_END and not (whole and "。" not in last.body)


def runs_on(body: str) -> bool:
    """Tell whether words are a sentence in several clauses and no heading."""
    return len(body) > MIN_LONG * STUMP and len(PAUSE.findall(body)) > 1
