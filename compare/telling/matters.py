"""What a row is about, as an official would say it: whole words of a text that name something.

An event calls its matter by words that two statements share, or by the first that one fits in.
Such words may begin or end inside a longer name; here they take in what belongs to it. Where that
is too long or names nothing, the heading of the article or its theme stands for them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from compare.addresses import article_of
from compare.events.subject import ABOUT, balanced, planning
from compare.facts.fronts import openers
from compare.facts.plain import clause_at, plain
from compare.facts.words import tables, words
from compare.language import Language
from compare.model import Article, Comparison, Event, Measure, Span
from compare.telling.said import NAMES, OF_PLACES, both_facts, said
from compare.telling.wording import word
from compare.words import WORD, tagged

LONGEST = 24  # characters of a name that took in what belongs to it
NAME_LENGTH = 26
NUMBER_OF_A_LIST = re.compile(r"^(?:\d+[、.]|[(（][一二三四五六七八九十\d]+[)）])")
SENTENCE_ENDS = "。.;；,， "
SHORT = 14  # characters of a heading that stands before a theme
SHORTEST = 4  # characters of one word that names a matter by itself
NO_QUOTES = str.maketrans("", "", "“”‘’《》〈〉「」『』")
LONGEST_GAP = 8  # characters between two of a matter that stands in a text with others between
TITLE = re.compile("《([^《》]+)》")
DISPOSING = "把将"  # before what is done with something: 把未成年人保护工作抓紧抓实
ABOUT_NAMES = ("renamed", "moves_out")
"""Kinds that are about a name of a text or of the lexicon: it is their matter."""
OF_AN_OFFICE = 2  # words of its name: 国家, 民管局

JOINING = "pcurdf"
"""First letters of the tags of words that lead on to others: prepositions, particles, adverbs."""
LEADING_ON = "pd"
BEHIND = "kfqc"
"""Of words that stand behind others: endings, sides, measure words, conjunctions."""
COUNTING = "mq"
NAMING = "nbjst"
"""Of nouns and of what stands before one."""


Units = Mapping[str, Article | Measure]
"""Units by their address."""


class Word(NamedTuple):
    """A word of a clause with its part of speech and its place in a text."""

    text: str
    tag: str
    start: int
    end: int


def labelled(comparison: Comparison, language: Language) -> tuple[Comparison, frozenset[Event]]:
    """Return a comparison whose events call their matters so, and which have no name of their own.

    Those are called by the heading of their article or by its theme.
    """
    units, known = comparison.unit_by_address, dict(comparison.english)
    events, unnamed = [], set()
    for event in comparison.events:
        shared = all(said(event, language))
        name = _name(event, units, known, shared)
        label = name or _around(event, units, shared, language)
        told = _called(event, label)
        events.append(told)
        if not name:
            unnamed.add(told)
    return replace(comparison, events=tuple(events)), frozenset(unnamed)


def _called(event: Event, matter: str) -> Event:
    facts = ((key, matter if key == "matter" else value) for key, value in event.facts)
    return event if matter == event.matter else replace(event, matter=matter, facts=tuple(facts))


def _name(event: Event, units: Units, known: Mapping[str, str], shared: bool) -> str:
    """Return what an event is about by a name of its own, nothing if it has none."""
    name = _known(event, known)
    if name or (event.type == "actor_changed" and _is_fact(event)):
        return name
    alone = not shared or event.type in OF_PLACES
    for unit in _units(event):
        found = whole(_bare(units[unit].text), event.matter, alone)
        if found and not _says_more(event, found):
            return found
    return ""


def _is_fact(event: Event) -> bool:
    """Tell whether an event is called by what differs: an office by that office."""
    return any(event.matter in fact for fact in both_facts(event))


def _units(event: Event) -> tuple[str, ...]:
    """Return the units of an event, those of the right document first if it says anything."""
    quoted = {quote.unit for quote in event.evidence}
    first = [unit for unit in (*event.right, *event.left) if unit in quoted]
    return tuple(dict.fromkeys((*first, *event.right, *event.left)))


def _known(event: Event, known: Mapping[str, str]) -> str:
    """Return the name that an event is about, nothing where its matter is no name."""
    if event.type in NAMES:
        name = "".join(both_facts(event))
        quoted = bool(name) and not _bare(name[0])
        return _bare(name) if quoted else event.matter
    if event.type in ABOUT_NAMES or event.explanation.endswith(".theme"):
        return event.matter
    if event.matter == event.theme or event.matter in known or not event.left + event.right:
        return event.matter
    return _title(event) if event.type == "law_changed" else ""


def _bare(text: str) -> str:
    return text.translate(NO_QUOTES)


def _title(event: Event) -> str:
    """Return what the paper in question is on, by its title, if that is short enough."""
    texts = (*both_facts(event), *(quote.text for quote in event.evidence))
    titles = (title for text in texts for title in TITLE.findall(text) if event.matter in title)
    found = next(titles, "")
    name = found.partition(ABOUT)[2] or found
    return name if len(name) <= LONGEST else ""


def whole(text: str, matter: str, to_the_end: bool) -> str:
    """Return the words of a text that a matter is or stands in, nothing if they name nothing.

    Words of one statement alone go on ``to_the_end`` of their phrase, words that two share only as
    far as they would be cut in two or would name nothing.
    """
    start, end = _place(text, matter)
    if start < 0:
        return ""
    found = _words(text, start)
    within = next(at for at, one in enumerate(found) if one.end > start)
    last = next(at for at, one in enumerate(found) if one.end >= end)
    first = _begin(found, within)
    to_the_end = to_the_end or not _telling(found[first : last + 1])
    while last + 1 < len(found) and _goes_on(found[first : last + 1], found[last + 1], to_the_end):
        last += 1
    while first and not _telling(found[first : last + 1]) and _stands_before(found[first - 1]):
        first -= 1
    chosen = found[first : last + 1]
    begin, close = chosen[0].start, chosen[-1].end
    if begin < start and first and found[first - 1].tag[0] in COUNTING:
        begin = start  # 400|个市|(州)级
    if text[end:close] in bounds() or text[end:close] in words("setting_out", "behind"):
        close = end  # 服务|率达|50%
    if text.startswith(")", close) and "(" in text[begin:close]:
        close += 1  # 条例(试行)
    label = balanced(text[begin:close])
    return label if len(label) <= LONGEST and _names(chosen) else ""


def _place(text: str, matter: str) -> Span:
    """Return where a matter stands in one clause of a text, (-1, -1) if nowhere.

    How far it reaches and how many there are may stand between its words: 优秀(城乡)社区工作法.
    """
    start = text.find(matter)
    if start >= 0:
        return start, start + len(matter)
    for start, character in enumerate(text):
        if character == matter[0]:
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


def _begin(found: Sequence[Word], first: int) -> int:
    """Return with which word a label begins: not inside a word, and with no disposing one."""
    while first and found[first].tag[0] in BEHIND and WORD.fullmatch(found[first - 1].text):
        first -= 1
    taken = (at + 1 for at in (first, first + 1) if found[at + 1 :] and found[at].text in DISPOSING)
    return next(taken, first)


def _goes_on(label: Sequence[Word], following: Word, to_the_end: bool) -> bool:
    """Tell whether a phrase is not whole without the word that follows it."""
    if not WORD.fullmatch(following.text) or following.tag[0] in COUNTING:
        return False
    if following.text in bounds():
        return False
    clause = to_the_end and any(one.tag[0] in LEADING_ON for one in label[1:])
    if following.text in words("setting_out", "behind") or following.tag[0] == "u":
        return clause  # 国家将要出台的有关政策
    if following.tag[0] in JOINING:
        return False
    if label[-1].tag[0] in JOINING:
        return True
    cut = len(following.text) == 1 and following.tag[0] in "nkvzg"  # 常态|化
    return not planning(following.text) and (cut or to_the_end)


def _stands_before(word: Word) -> bool:
    """Tell whether a word belongs to the noun behind it: 农村敬老院."""
    known = openers().get(word.text[0], ())
    return word.tag[0] in NAMING and word.text not in known and not planning(word.text)


@cache
def bounds() -> frozenset[str]:
    """Return the words between what is counted and its number: 达到, 不低于."""
    return frozenset(one for words in tables()["bounds"].values() for one in words.split())


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
    if not cut or cut[-1].tag[0] in "pcu" or cut[0].tag[0] in BEHIND or cut[0].tag == "uj":
        return False
    counted = cut[0].text.isdigit() and cut[1:] and cut[1].tag[0] == "v"  # 5|落实
    office = cut[-1].tag == "nt" and len(cut) <= OF_AN_OFFICE
    return not (office or counted) and _telling(cut)


def _says_more(event: Event, label: str) -> bool:
    """Tell whether a label says a fact that differs, as its matter does not."""
    return any(fact and fact in label and fact not in event.matter for fact in both_facts(event))


def _around(event: Event, units: Units, shared: bool, language: Language) -> str:
    """Return the heading or the theme of the article that an event is on.

    Of a point that one text alone has it is said that it is one of several.
    """
    articles = (units[article_of(unit)] for unit in _units(event))
    heading = next((heading_name(one) for one in articles if isinstance(one, Article)), "")
    around = heading if 0 < len(heading) <= SHORT or not event.theme else event.theme
    if not around or shared:
        return around or event.matter
    return word("one_point", language, of=around)


def heading_name(article: Article) -> str:
    """Return the heading of an article as a name, or its first clause if that is short enough."""
    heading = NUMBER_OF_A_LIST.sub("", article.heading).strip(SENTENCE_ENDS)
    if len(heading) > NAME_LENGTH:
        heading = heading[slice(*clause_at(heading, 0))]
    return heading if len(heading) <= NAME_LENGTH else ""
