"""Phrases of a text by whole words: words that were cut out of one take in what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from compare.differences.difference import LONGEST_MATTER
from compare.events.evidence.subject import balanced, is_planning
from compare.facts import read_facts
from compare.facts.fronts import openers
from compare.facts.plain import JOINED, clause_at, plain
from compare.knowledge.closed import tables, words
from compare.knowledge.words import WORD, tagged
from compare.model import Span

OF_A_SERVICE = re.compile(".{4,}机关")  # 婚姻登记机关 are counted, 行政机关 act
LONGEST = 24  # characters of a phrase that took in what belongs to it
NAME_LENGTH = 26  # of a name, be it a heading
OPENING = 18  # of how a provision or a clause opens
SHORT = 14  # of what stands beside a name or before it
SHORTEST = 4  # characters of one word that names a matter by itself
LONGEST_GAP = 8  # characters between two of a matter that stands in a text with others between
OBLIGING = ("要", "应", "应当", "必须", "可以", "不得", "有权", "负责")  # behind who acts
IS = "是"
EACH = ("每", "各")  # of these, each
DISPOSING = "把将"  # before what is done with something: 把未成年人保护工作抓紧抓实

JOINING = "pcurdf"
"""First letters of the tags of words that lead on to others: prepositions, particles, adverbs."""
LEADING_ON = "pd"
BEHIND = "kfqc"
"""Of words that stand behind others: endings, sides, measure words, conjunctions."""
POINTING = "r"
"""Of pronouns, which point at what stands elsewhere."""
WHILE = "时"  # behind a clause on when something else is done
COUNTING = "mq"
ENDLESS = f"pcuf{POINTING}"
"""Of words with which no name ends."""
NAMING = "nbjst"
"""Of nouns and of what stands before one."""
ENDING = "nkvzg"
"""Of single characters that end a longer word: 常态|化."""


class Word(NamedTuple):
    """A word of a clause with its part of speech and its place in a text."""

    text: str
    tag: str
    start: int
    end: int


def whole(text: str, matter: str, to_the_end: bool) -> str:
    """Return the words of a text that a matter is or stands in, nothing if they name nothing.

    Words of one statement alone go on ``to_the_end`` of their phrase, words that two share only as
    far as they would be cut in two or would name nothing.
    """
    start, end = _place(text, matter)
    found = _words(text, start) if start >= 0 else []
    within = next((at for at, one in enumerate(found) if one.end > start), None)
    last = next((at for at, one in enumerate(found) if one.end >= end), None)
    if within is None or last is None:
        return ""
    first = _begin(found, within, last)
    to_the_end = (
        to_the_end or not _telling(found[first : last + 1]) or _shortened(found, last, matter)
    )
    while (
        last + 1 < len(found)
        and found[last].end - end <= LONGEST  # what is longer by itself is no label
        and _goes_on(found[first : last + 1], found[last + 1], to_the_end)
    ):
        last += 1
    while (
        first
        and start - found[first].start <= LONGEST
        and not _telling(found[first : last + 1])
        and _stands_before(found[first - 1])
    ):
        first -= 1
    if found[last + 1 :] and found[last + 1].text in OBLIGING:
        return ""
    chosen = trimmed(text, found[first : last + 1], found[last + 1 :])
    if not chosen:
        return ""
    begin, close = chosen[0].start, chosen[-1].end
    if begin < start and chosen[0] is found[first] and first and counts(found[first - 1]):
        begin = start  # 400|个市|(州)级
    if text[end:close] in bound_words() or text[end:close] in words("setting_out", "behind"):
        close = end  # 服务|率达|50%
    if text.startswith(")", close) and "(" in text[begin:close]:
        close += 1  # 条例(试行)
    label = balanced(text[begin:close])
    return label if len(label) <= LONGEST and _names(chosen) else ""


def trimmed(text: str, label: Sequence[Word], rest: Sequence[Word]) -> Sequence[Word]:
    """Return the words of a label without those at its ends that name nothing by themselves.

    When something is done, how many there are and words that lead on (按, 占) belong to what is
    said of a thing. A verb of planning ends a label only where no object stands behind it: 县区打造
    is half of 县区打造2个, 物资调拨 is whole.
    """
    kept = list(label)
    while kept and (_says_when(text, kept[0]) or _opens(kept[0])):
        del kept[0]
    for at in range(len(kept) - 1, 0, -1):
        # a preposition without the verb that it belongs to: 公益金项目|向两州一县
        leads = kept[at].tag == "p" and _leads_on(kept[at]) and not JOINED.fullmatch(kept[at].text)
        if leads and not _any_verb(kept[at + 1 :]):
            del kept[at:]
    while kept and (
        (_leads_on(kept[-1]) and (rest or kept[-1] is not label[-1]))
        or _says_when(text, kept[-1])
        or (kept[-1].text == WHILE and not rest)
        or (kept[-1] is label[-1] and _wants_object(kept, rest))
    ):
        del kept[-1]
    return kept


def counts(word: Word) -> bool:
    """Tell whether a word is a numeral or a measure word."""
    return word.tag[0] in COUNTING


def _says_when(text: str, word: Word) -> bool:
    """Tell whether a word is inside a date, or says in what time (全年, 当年)."""
    times = read_facts(text, "deadline", "period")
    timed = any(one.start < word.end and word.start < one.end for one in times)
    return timed or word.text in words("numbers", "comparing")


def _leads_on(word: Word) -> bool:
    """Tell whether a word is one of what follows it: 按, 占, 各选."""
    leading = (*words("setting_out", "dangling"), *words("spread", "wholly"))
    return word.text in leading or word.text.startswith(EACH)


def _opens(word: Word) -> bool:
    """Tell whether a word at the beginning of a label names nothing."""
    return _leads_on(word) or _is_count(word) or _points(word)


def _points(word: Word) -> bool:
    """Tell whether a word points back at what was said before: 其|稳定就业, but not 其他|家庭."""
    return word.tag[0] == POINTING and len(word.text) == 1


def _is_count(word: Word) -> bool:
    """Tell whether a word is a number of things: 一张|床位, but not 十四五|规划."""
    units = words("numbers", "counted") + words("numbers", "per")
    return counts(word) and word.text.endswith(units)


def _any_verb(label: Sequence[Word]) -> bool:
    return any(one.tag[0] == "v" or one.tag == "ad" for one in label)


def _wants_object(label: Sequence[Word], rest: Sequence[Word]) -> bool:
    """Tell whether the last word of a label is a verb whose object follows it in the clause."""
    last = label[-1]
    if len(label) > 1 and last.text in words("setting_out", "ending"):
        return False  # a noun that a tagger takes for a verb: 社会|组织
    verbs = openers().get(last.text[:1], ())
    following = next((one for one in rest if one.tag[0] != "u"), None)
    planning = last.text in verbs or is_planning(last.text)
    return planning and following is not None and following.tag[0] in COUNTING + NAMING


def _place(text: str, matter: str) -> Span:
    """Return where a matter stands in one clause of a text, (-1, -1) if nowhere.

    How far it reaches and how many there are may stand between its words: 优秀(城乡)社区工作法.
    """
    start = plain(text).find(plain(matter)) if matter else -1  # both are as long as they were
    if start >= 0:
        return start, start + len(matter)
    for start, character in enumerate(text):
        if matter.startswith(character):
            end = _following(text, matter, start)
            if end:
                return start, end
    return -1, -1


def _following(text: str, matter: str, at: int) -> int:
    """Return where a matter ends of which the letters follow each other from a place on, or 0."""
    limit = clause_at(text, at)[1]
    for character in matter:
        at = text.find(character, at, min(at + LONGEST_GAP, limit)) + 1
        if not at:
            break
    return at


def _words(text: str, place: int) -> list[Word]:
    """Return the words of the clause in which a place of a text lies."""
    start, end = clause_at(text, place)
    cut = tagged(plain(text)[start:end])
    begins = accumulate((len(one) for one, _ in cut), initial=start)
    return [
        Word(one, tag, begin, begin + len(one))
        for (one, tag), begin in zip(cut, begins, strict=False)
    ]


def _begin(found: Sequence[Word], first: int, last: int) -> int:
    """Return with which word a label begins: not inside a word, and with no disposing one."""
    while first and found[first].tag[0] in BEHIND and WORD.fullmatch(found[first - 1].text):
        first -= 1
    while first < last and (found[first].text in OBLIGING or not WORD.fullmatch(found[first].text)):
        first += 1
    taken = (at + 1 for at in (first, first + 1) if at < last and found[at].text in DISPOSING)
    return next(taken, first)


def _shortened(found: Sequence[Word], last: int, matter: str) -> bool:
    """Tell whether the next word had no room in a matter: it is cut, wherever that seemed fit."""
    return sum(len(one.text) for one in found[last + 1 : last + 2]) + len(matter) > LONGEST_MATTER


def _goes_on(label: Sequence[Word], following: Word, to_the_end: bool) -> bool:
    """Tell whether a phrase is not whole without the word that follows it."""
    if not WORD.fullmatch(following.text) or following.tag[0] in COUNTING:
        return False
    if following.text in bound_words():
        return False
    clause = to_the_end and any(one.tag[0] in LEADING_ON or one.text == IS for one in label[1:])
    if following.text in words("setting_out", "behind") or following.tag[0] == "u":
        return clause  # 国家将要出台的有关政策
    if following.tag[0] in JOINING:
        return False
    if label[-1].tag[0] in JOINING:
        return True
    cut = len(following.text) == 1 and following.tag[0] in ENDING
    return not is_planning(following.text) and (cut or to_the_end)


def _stands_before(word: Word) -> bool:
    """Tell whether a word belongs to the noun behind it: 农村敬老院."""
    known = openers().get(word.text[0], ())
    return word.tag[0] in NAMING and word.text not in known and not is_planning(word.text)


def bound_words() -> frozenset[str]:
    """Return the words between a thing and its number, or whom it is widened to: 达到, 扩大(到)."""
    bounds = (one for those in tables()["bounds"].values() for one in those.split())
    return frozenset((*bounds, *words("inclusion", "widening")))


def _telling(label: Sequence[Word]) -> bool:
    """Tell whether words say more than one common noun does."""
    found = [
        one.text
        for one in label
        if len(one.text) > 1 and WORD.fullmatch(one.text)
        if one.tag[0] not in JOINING + COUNTING or (one.tag[0] == "d" and one is label[-1])
    ]
    return len(found) > 1 or any(len(one) >= SHORTEST for one in found)


def _names(label: Sequence[Word]) -> bool:
    """Tell whether words name something: no single common noun, no office, nothing cut."""
    cut = [one for one in label if WORD.fullmatch(one.text)]
    if not cut or cut[-1].tag[0] in ENDLESS or cut[0].tag[0] in BEHIND or cut[0].tag == "uj":
        return False
    counted = cut[0].text.isdigit() and cut[1:] and cut[1].tag[0] == "v"  # 5|落实
    whole_label = "".join(one.text for one in label)
    acts = whole_label.endswith((*words("offices", "named"), *words("offices", "vague_heads")))
    acts = acts and not OF_A_SERVICE.fullmatch(whole_label)
    office = cut[-1].tag == "nt" or acts  # 国家民管局, 组织部门: who acts is no matter
    judged = cut[-1].tag == "a" and len(cut[-1].text) == 1  # 经济基础较|好
    return not (office or counted or judged) and _telling(cut)
