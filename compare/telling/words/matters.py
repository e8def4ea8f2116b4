"""What a row is about, as an official would say it: whole words of a text that name something.

An event calls its matter by words that two statements share, or by the first that one fits in.
Such words may begin or end inside a longer name; here they take in what belongs to it. Where that
is too long or names nothing, the heading of the article or its theme stands for them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from compare.addresses import article_of
from compare.events.evidence.subject import (
    ABOUT,
    SHORTEST,
    ends_whole,
    extended,
    weight_of,
)
from compare.events.kinds import NAMES
from compare.facts import read_facts
from compare.facts.fronts import front_of_words, without_adverbs
from compare.facts.plain import clause_at
from compare.facts.rows import RESPECTIVELY
from compare.knowledge.closed import words
from compare.knowledge.headings import unmarked
from compare.knowledge.official import NUMBER
from compare.knowledge.words import tokens
from compare.language import Language
from compare.laws import article_number
from compare.model import Article, Comparison, Event
from compare.telling.words.clause_matters import (
    of_clause_before,
    of_clauses,
    of_opening,
    of_own_clause,
    set_for,
)
from compare.telling.words.counted import counted
from compare.telling.words.event_texts import (
    SENTENCE_ENDS,
    Units,
    around_fact,
    bare,
    called,
    is_worded,
    own_units,
    units_of,
)
from compare.telling.words.known_matters import with_matter
from compare.telling.words.phrases import NAME_LENGTH, OPENING, SHORT, whole
from compare.telling.words.said import OF_PLACES, both_facts, said
from compare.telling.words.whole_matters import in_full, told_apart
from compare.telling.words.wording import word

STANDING = ("promoted", "demoted")  # kinds of events that tell how a matter stood in both texts
TITLE = re.compile("《([^《》]+)》")
FORWARDED = "〉"  # ends the title of a paper inside the title of another
CUT = "…"
ABOUT_NAMES = ("renamed", "moves_out")
"""Kinds that are about a name of a text or of the lexicon: it is their matter."""


def labelled(comparison: Comparison, language: Language) -> tuple[Comparison, frozenset[Event]]:
    """Return a comparison whose events call their matters so, and which have no name of their own.

    Those are called by the heading of their article or by its theme.
    """
    units, known = comparison.unit_by_address, dict(comparison.english)
    events, unnamed = [], set()
    for event in comparison.events:
        shared = all(said(event, language))
        name = _provision(event, units) or _name(event, units, known, shared)
        label = _uncounted(event, name or _around(event, units, shared, language))
        full = in_full(event, _telling(event, label), units, language)
        told = called(event, with_matter(event, full, units, language))
        events.append(told)
        if not name:
            unnamed.add(told)
    apart = told_apart(events)
    events = [apart.get(one, one) for one in events]
    return replace(comparison, events=tuple(events)), frozenset(
        apart.get(one, one) for one in unnamed
    )


def _telling(event: Event, label: str) -> str:
    """Return a label, or what the clause of the fact or the one before it is on if it says less."""
    if event.type == "number_changed" and len(label) < SHORTEST:
        label = of_clause_before(event) or label  # 整治, of 开展僵尸型社会组织整治,清理30家
    if event.type in NAMES:
        return label
    if weight_of(label):
        return without_adverbs(label)  # 单次救助金额|一般
    found = of_own_clause(event)  # 在16个乡镇(街道)配备督导员
    return found if weight_of(found) else label


def _provision(event: Event, units: Units) -> str:
    """Return how a provision opens that one version of a law alone has, or words otherwise.

    What it is on in a few words is often only the last of those to whom it applies.
    """
    found = (units[article_of(unit)] for unit in units_of(event))
    of_law = any(article_number(one) for one in found if isinstance(one, Article))
    if not of_law or not (event.type in ("appears", "disappears") or is_worded(event)):
        return ""
    sides = (event.right, event.left) if event.right else (event.left,)
    texts = (quote.text for side in sides for quote in event.evidence if quote.unit in side)
    text = unmarked(next(texts, "")).strip(SENTENCE_ENDS)
    return text if len(text) <= OPENING else f"{_cut(text)}{CUT}"


def _cut(words: str) -> str:
    """Return the first whole words, as many as a label holds."""
    ends = accumulate(map(len, tokens(words)))
    return words[: max((end for end in ends if end <= OPENING), default=OPENING)]


def _name(event: Event, units: Units, known: Mapping[str, str], shared: bool) -> str:
    """Return what an event is about by a name of its own, nothing if it has none."""
    texts = [bare(units[unit].text) for unit in units_of(event)]
    name = _known(event, known, texts) or _heading(event, units)
    if name or (event.type == "actor_changed" and _is_fact(event)):
        return name
    if _of_member(event) or _around_number(event):
        return event.matter
    alone = not shared or event.type in OF_PLACES
    for text in texts if shared else texts[: max(1, len(own_units(event)))]:
        found = whole(around_fact(event, text), event.matter, alone)
        if found and not _says_more(event, found) and _of_all(event, found, texts):
            return _shared(event, found, texts) if shared else found
    if event.type in STANDING:
        return event.matter
    return "" if shared else _counted(event)


def _of_member(event: Event) -> bool:
    """Tell whether a number is of one member of a list in both texts: 甲、乙分别1元、2元."""
    listed = any(RESPECTIVELY in quote.text for quote in event.evidence)
    numbers = event.type == "number_changed" and all(both_facts(event)) and not is_worded(event)
    return listed and numbers and weight_of(event.matter) >= SHORTEST


def _around_number(event: Event) -> bool:
    """Tell whether the matter of a number stands on both sides of it: 小区按20平方米|配建用房."""
    subjects = (one.subject for q in event.evidence for one in read_facts(q.text, "number"))
    apart = all(event.matter not in quote.text for quote in event.evidence)
    return event.type == "number_changed" and apart and event.matter in subjects


def _uncounted(event: Event, label: str) -> str:
    """Return a label without the number in it, if what that counts is a name: 改造42所养老院."""
    if event.type in NAMES or event.explanation.endswith((".article", ".annex")):
        return label
    found = (counted(label, one.text) for one in read_facts(label, "number"))
    return next((name for name in found if name), label)


def _counted(event: Event) -> str:
    """Return what the number counts that one text alone sets, if that is short enough."""
    number = "".join(both_facts(event))
    quoted = (quote.text for quote in event.evidence if number and number in quote.text)
    name = bare(counted(next(quoted, ""), number))
    return name if len(name) <= NAME_LENGTH else ""


def _shared(event: Event, name: str, texts: Sequence[str]) -> str:
    """Return a name, or as much of it as all those texts have that have what it was made of.

    Both are on 流浪乞讨人员救助管理, and one of them on the 区域中心站 of that.
    """
    having = [text for text in texts if event.matter in text]
    if event.matter not in name or len(having) < 2 or all(name in text for text in having):
        return name
    common = min((extended(event.matter, having[0], text) for text in having), key=len)
    tells = weight_of(common) >= SHORTEST and ends_whole(common)
    return common if tells else name


def _of_all(event: Event, name: str, texts: Sequence[str]) -> bool:
    """Tell whether a name may be said of both texts of an event that tells how a matter stood.

    地名普查 became a sentence, not the 地名普查成果展示平台 which only that sentence has.
    """
    return event.type not in STANDING or all(name in t for t in texts if event.matter in t)


def _heading(event: Event, units: Units) -> str:
    """Return the heading of the article that an event is on as a whole, if that is a name."""
    whole = event.explanation.endswith((".article", ".annex", ".article_parts"))
    articles = (units[article_of(unit)] for unit in units_of(event) if whole)
    return next((heading_name(one) for one in articles if isinstance(one, Article)), "")


def _is_fact(event: Event) -> bool:
    """Tell whether an event is called by what differs: an office by that office."""
    return any(event.matter in fact for fact in both_facts(event))


def _known(event: Event, known: Mapping[str, str], texts: Sequence[str]) -> str:
    """Return the name that an event is about, nothing where its matter is no name."""
    if event.type in NAMES:
        name = "".join(both_facts(event))
        quoted = bool(name) and not bare(name[0])
        return bare(name) if quoted else event.matter
    if event.type in ABOUT_NAMES or event.explanation.endswith((".theme", ".known_practice")):
        return event.matter
    if event.matter == event.theme or event.matter in known or not event.left + event.right:
        return event.matter
    if is_worded(event) and not any(event.matter in text for text in texts):
        return event.matter  # what both texts are on, as the lexicon calls it
    if event.type != "law_changed":
        return ""
    cited = (one for one in both_facts(event) if NUMBER.fullmatch(one))
    return _title(event) or next(cited, "")  # 国办发〔2016〕70号, cited without its title


def _title(event: Event) -> str:
    """Return what the paper in question is on, by its title; how that begins if it is long.

    Of one that forwards another it is that: 转发《关于…的意见》的通知.
    """
    texts = (*both_facts(event), *(quote.text for quote in event.evidence))
    titles = (title for text in texts for title in TITLE.findall(text) if event.matter in title)
    found = next(titles, "")
    name = (found.rpartition(ABOUT)[2] or found).partition(FORWARDED)[0]
    return name if len(name) <= NAME_LENGTH else f"{_cut(name)}{CUT}"


def _says_more(event: Event, label: str) -> bool:
    """Tell whether a label says a fact that differs, as its matter does not."""
    return any(fact and fact in label and fact not in event.matter for fact in both_facts(event))


def _around(event: Event, units: Units, shared: bool, language: Language) -> str:
    """Return the heading or the theme of the article that an event is on.

    A point that one text alone has is called by how its clause opens: its article has others. How
    a clause opens that names an office is who acts. An article of a law is cited by its number, and
    no theme says what it is on.
    """
    found = (units[article_of(unit)] for unit in units_of(event))
    articles = [one for one in found if isinstance(one, Article)]
    if any(article_number(one) for one in articles):
        return event.matter
    opens = "" if shared or event.type == "actor_changed" else of_opening(event)
    if opens:
        return opens
    if shared and event.type == "number_changed" and not is_worded(event):
        said_around = set_for(event) or of_clauses(event, units)
        if said_around:
            return said_around
    heading = next((_matter_of(heading_name(one)) for one in articles), "")
    around = heading if 0 < len(heading) <= SHORT or not event.theme else event.theme
    if not around or shared or event.type == "actor_changed":
        return around or event.matter
    return word("one_point", language, of=around)


def _matter_of(heading: str) -> str:
    """Return what a heading is on, without opening verbs but those of acting against it."""
    matter = front_of_words(heading)
    verbs = heading.removesuffix(matter)
    names = len(matter) >= SHORTEST and whole(matter, matter, False) == matter
    against = any(verb in verbs for verb in words("names", "against"))
    return matter if names and not against else heading


def heading_name(article: Article) -> str:
    """Return the heading of an article as a name, or its first clause if that is short enough."""
    heading = unmarked(article.heading).strip(SENTENCE_ENDS)
    if len(heading) > NAME_LENGTH:
        heading = heading[slice(*clause_at(heading, 0))]
    return heading if len(heading) <= NAME_LENGTH else ""
