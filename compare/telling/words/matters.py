"""What a row is about, as an official would say it: whole words of a text that name something.

An event calls its matter by words that two statements share, or by the first that one fits in.
Such words may begin or end inside a longer name; here they take in what belongs to it. Where that
is too long or names nothing, the heading of the article or its theme stands for them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate

from compare.addresses import article_of
from compare.events.evidence.subject import (
    ABOUT,
    DOES,
    SHORTEST,
    ends_whole,
    extended,
    subject_of,
    weight_of,
)
from compare.facts import read_facts
from compare.facts.fronts import front, front_of_words
from compare.facts.plain import clause_at, clauses, plain
from compare.knowledge.closed import any_of, words
from compare.knowledge.headings import unmarked
from compare.knowledge.words import VERB, content_words, tokens
from compare.language import Language
from compare.laws import article_number
from compare.model import Article, Comparison, Event, Measure
from compare.telling.words.counted import LEADING, acts, beside, counted, tag_of
from compare.telling.words.phrases import DISPOSING, LONGEST, whole
from compare.telling.words.said import NAMES, OF_PLACES, both_facts, said
from compare.telling.words.wording import word
from compare.themes.targets import AT_SEVERAL

STANDING = ("promoted", "demoted")  # kinds of events that tell how a matter stood in both texts
NAME_LENGTH = 26
FEWEST = 2  # words of a clause by whose beginning a point may be called
PROVISION = 18  # characters of how a provision opens
SENTENCE_ENDS = "。.;；,， "
SHORT = 14  # characters of a heading that stands before a theme
FOR = "对为给"  # before those for whom something is done, who are called without it
MEANWHILE, WAYS = ("下", "中", "上", "时", "后"), ("方式", "形式", "办法")
"""How clauses end on what holds while something is done, and on how it is done."""
NO_QUOTES = str.maketrans("", "", '“”‘’《》〈〉「」『』"')
DIGIT = re.compile(r"\d")
COUNT = re.compile("^[一两二三]次")
OFFICES = ("部门", "机关", "单位")
SHARES = ("%", "％", "百分之", "成", "分之")
TITLE = re.compile("《([^《》]+)》")
ABOUT_NAMES = ("renamed", "moves_out")
"""Kinds that are about a name of a text or of the lexicon: it is their matter."""

Units = Mapping[str, Article | Measure]
"""Units by their address."""


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
        if event.type == "number_changed" and len(label) < SHORTEST:
            label = _before_own(event) or label  # 整治, of 开展僵尸型社会组织整治,清理30家
        if event.type not in NAMES and not weight_of(label):
            found = _subject_in(_own_clause(event))  # 在16个乡镇(街道)配备督导员
            label = found if weight_of(found) else label
        label = _with_share(event, _with_beside(event, label, language), units)
        label = _with_end(event, _of_scope(event, _with_list(event, label, units)))
        told = _called(event, label)
        events.append(told)
        if not name:
            unnamed.add(told)
    apart = _told_apart(events)
    events = [apart.get(one, one) for one in events]
    return replace(comparison, events=tuple(events)), frozenset(
        apart.get(one, one) for one in unnamed
    )


def _told_apart(events: Sequence[Event]) -> dict[Event, Event]:
    """Return events of numbers that have one name, each with what tells its number apart.

    高龄津贴 of 80至89周岁 and of 90至99周岁 are two.
    """
    alike: dict[tuple[object, str], list[Event]] = defaultdict(list)
    for one in events:
        if one.type == "number_changed":
            alike[one.scope, one.matter].append(one)
    found: dict[Event, Event] = {}
    for those in alike.values():
        said = [_before_fact(one) for one in those]
        if len(those) > 1 and all(said) and len({*said}) == len(said):
            named = zip(those, said, strict=True)
            found |= {
                one: _called(one, f"{one.matter}（{own}）")
                for one, own in named
                if own not in one.matter
            }
    return found


def _before_fact(event: Event) -> str:
    """Return the words of its clause before the number that an event tells, if they are few."""
    before, after = both_facts(event)
    fact, side = (after, event.right) if after else (before, event.left)
    text = next((quote.text for quote in event.evidence if quote.unit in side), "")
    at = text.find(fact) if fact else -1
    said = text[clause_at(text, at)[0] : at].strip(SENTENCE_ENDS) if at > 0 else ""
    return said if len(said) <= SHORT else ""


def _with_beside(event: Event, label: str, language: Language) -> str:
    """Return a label that tells nothing of a number of both texts with what stands beside that.

    低保（渐退期）: the clause of the number does not say the matter.
    """
    before, after = both_facts(event)
    if event.type != "number_changed" or not (before and after) or _is_worded(event):
        return label
    text = next((quote.text for quote in event.evidence if quote.unit in event.right), "")
    clause = text[slice(*clause_at(text, max(0, text.find(after))))]
    own = "" if set(content_words(label)) & set(content_words(clause)) else beside(text, after)
    of_class = _before_fact(event)
    if not own and any(one.text == of_class for one in read_facts(of_class, "number")):
        own = of_class  # 高龄津贴 of those of 100周岁以上
    return label + word("aside", language, words=own) if own else label


def _with_share(event: Event, label: str, units: Units) -> str:
    """Return a label of a number with the word behind it that says of what that is a share.

    护理型床位占比, 志愿者人数占常住人口的比例: what has a share is not the share.
    """
    shares = any(sign in fact for fact in both_facts(event) for sign in SHARES)
    if event.type != "number_changed" or _is_worded(event) or not shares:
        return label
    for text in (_around_fact(event, _bare(units[unit].text)) for unit in _units(event)):
        place = text.find(label)
        share = share_of().match(text, place + len(label)) if place >= 0 else None
        if share and len(label + share[0]) <= NAME_LENGTH:
            return label + share[0]
    return label


def _with_list(event: Event, label: str, units: Units) -> str:
    """Return a label of a number with the list of which it has the last member: 甲、乙区建食堂.

    Of a list that a number counts the first member stands for all: 低保老年人等.
    """
    if event.type != "number_changed" or _is_worded(event):
        return label
    for text in (_around_fact(event, _bare(units[unit].text)) for unit in _units(event)):
        listed = AT_SEVERAL.match(text)
        end = text.find(label, listed.end()) + len(label) if listed else 0
        if listed and end == listed.end() + len(label) <= NAME_LENGTH:
            return text[:end].lstrip(FOR)
        counts = any(fact and f"{fact}{label}、" in text for fact in both_facts(event))
        if counts and len(read_facts(text, "number")) == 1:
            return f"{label}等"
    return label


def _of_scope(event: Event, label: str) -> str:
    """Return for a label that says what is done for whom these alone, if one text covers them."""
    covered = "".join(both_facts(event)) if not all(both_facts(event)) else ""
    done = label.removeprefix(covered) if covered and label.startswith(covered) else ""
    is_done = len(covered) >= SHORTEST and bool(done) and tag_of(tokens(done)[0]).startswith(VERB)
    return covered if event.type == "scope_changed" and is_done else label


def _with_end(event: Event, label: str) -> str:
    """Return a label with the verb before it that ends what it names: 取消户籍地申请限制."""
    if event.explanation not in ("appears.measure", "disappears.measure"):
        return label
    for text in (_bare(quote.text) for quote in event.evidence):
        place = text.find(label)
        clause = text[clause_at(text, place)[0] : place].strip() if place > 0 else ""
        verb = next((one for one in words("names", "ending") if clause.startswith(one)), "")
        if verb:
            named = f"{clause}{label}"
            return named if len(named) <= NAME_LENGTH else f"{verb}{label}"
    return label


@cache
def share_of() -> re.Pattern[str]:
    """Return the pattern of what makes a share of what stands before it."""
    shares = any_of("numbers", "shares")
    return re.compile(rf"(?:占[^，,。；;、\d%]{{1,12}}?)?的?(?:{shares})")


def _called(event: Event, matter: str) -> Event:
    facts = ((key, matter if key == "matter" else value) for key, value in event.facts)
    return event if matter == event.matter else replace(event, matter=matter, facts=tuple(facts))


def _provision(event: Event, units: Units) -> str:
    """Return how a provision opens that one version of a law alone has, or words otherwise.

    What it is on in a few words is often only the last of those to whom it applies.
    """
    found = (units[article_of(unit)] for unit in _units(event))
    of_law = any(article_number(one) for one in found if isinstance(one, Article))
    if not of_law or not (event.type in ("appears", "disappears") or _is_worded(event)):
        return ""
    sides = (event.right, event.left) if event.right else (event.left,)
    texts = (quote.text for side in sides for quote in event.evidence if quote.unit in side)
    text = unmarked(next(texts, "")).strip(SENTENCE_ENDS)
    return text if len(text) <= PROVISION else f"{_cut(text)}…"


def _is_worded(event: Event) -> bool:
    return event.explanation.endswith(".words")


def _cut(words: str) -> str:
    """Return the first whole words, as many as a label holds."""
    ends = accumulate(map(len, tokens(words)))
    return words[: max((end for end in ends if end <= PROVISION), default=PROVISION)]


def _name(event: Event, units: Units, known: Mapping[str, str], shared: bool) -> str:
    """Return what an event is about by a name of its own, nothing if it has none."""
    texts = [_bare(units[unit].text) for unit in _units(event)]
    name = _known(event, known, texts) or _heading(event, units)
    if name or (event.type == "actor_changed" and _is_fact(event)):
        return name
    alone = not shared or event.type in OF_PLACES
    for text in texts if shared else texts[: max(1, len(_own_units(event)))]:
        found = whole(_around_fact(event, text), event.matter, alone)
        if found and not _says_more(event, found) and _of_all(event, found, texts):
            return _shared(event, found, texts) if shared else found
    if event.type in STANDING:
        return event.matter
    return "" if shared else _counted(event)


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
    name = _bare(counted(next(quoted, ""), number))
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


def _around_fact(event: Event, text: str) -> str:
    """Return the clause of a fact that differs if it names the matter, or else the whole text.

    A matter may stand in a statement several times: 开展社会组织评选, 新增社会组织7000家.
    """
    places = (text.find(fact) for fact in both_facts(event) if fact)
    found = (text[slice(*clause_at(text, place))] for place in places if place >= 0)
    return next((clause for clause in found if event.matter in clause), text)


def _of_all(event: Event, name: str, texts: Sequence[str]) -> bool:
    """Tell whether a name may be said of both texts of an event that tells how a matter stood.

    地名普查 became a sentence, not the 地名普查成果展示平台 which only that sentence has.
    """
    return event.type not in STANDING or all(name in t for t in texts if event.matter in t)


def _heading(event: Event, units: Units) -> str:
    """Return the heading of the article that an event is on as a whole, if that is a name."""
    whole = event.explanation.endswith((".article", ".annex"))
    articles = (units[article_of(unit)] for unit in _units(event) if whole)
    return next((heading_name(one) for one in articles if isinstance(one, Article)), "")


def _is_fact(event: Event) -> bool:
    """Tell whether an event is called by what differs: an office by that office."""
    return any(event.matter in fact for fact in both_facts(event))


def _units(event: Event) -> tuple[str, ...]:
    """Return the units of an event, those of the right document first if it says anything.

    What the left document alone has is called by that one.
    """
    before, after = both_facts(event)
    sides = (event.left, event.right) if before and not after else (event.right, event.left)
    units = [unit for side in sides for unit in side]
    quoted = {quote.unit for quote in event.evidence}
    return tuple(dict.fromkeys((*(unit for unit in units if unit in quoted), *units)))


def _own_units(event: Event) -> tuple[str, ...]:
    """Return the units of the document that alone has what an event tells."""
    before, after = both_facts(event)
    return event.left if before and not after else event.right


def _known(event: Event, known: Mapping[str, str], texts: Sequence[str]) -> str:
    """Return the name that an event is about, nothing where its matter is no name."""
    if event.type in NAMES:
        name = "".join(both_facts(event))
        quoted = bool(name) and not _bare(name[0])
        return _bare(name) if quoted else event.matter
    if event.type in ABOUT_NAMES or event.explanation.endswith((".theme", ".known_practice")):
        return event.matter
    if event.matter == event.theme or event.matter in known or not event.left + event.right:
        return event.matter
    if _is_worded(event) and not any(event.matter in text for text in texts):
        return event.matter  # what both texts are on, as the lexicon calls it
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


def _says_more(event: Event, label: str) -> bool:
    """Tell whether a label says a fact that differs, as its matter does not."""
    return any(fact and fact in label and fact not in event.matter for fact in both_facts(event))


def _around(event: Event, units: Units, shared: bool, language: Language) -> str:
    """Return the heading or the theme of the article that an event is on.

    A point that one text alone has is called by how its clause opens: its article has others. How
    a clause opens that names an office is who acts. An article of a law is cited by its number, and
    no theme says what it is on.
    """
    found = (units[article_of(unit)] for unit in _units(event))
    articles = [one for one in found if isinstance(one, Article)]
    if any(article_number(one) for one in articles):
        return event.matter
    opening = "" if shared or event.type == "actor_changed" else _opening(event)
    if opening:
        return opening
    if shared and event.type == "number_changed" and not _is_worded(event):
        said_around = _set_for(event) or _of_clauses(event, units)
        if said_around:
            return said_around
    heading = next((_matter_of(heading_name(one)) for one in articles), "")
    around = heading if 0 < len(heading) <= SHORT or not event.theme else event.theme
    if not around or shared or event.type == "actor_changed":
        return around or event.matter
    return word("one_point", language, of=around)


def _set_for(event: Event) -> str:
    """Return the matter of an event, if its number stands right behind it: 建设儿童之家|80个."""
    matter = event.matter
    texts = [quote.text for quote in event.evidence]
    behind = any(fact and f"{matter}{fact}" in text for fact in both_facts(event) for text in texts)
    offices = [one.text for text in texts for one in read_facts(text, "office")]
    if not behind or len(matter) < SHORTEST or front(matter) != matter:
        return ""
    acts_or_does = tag_of(tokens(matter)[-1]) == VERB or matter.endswith(OFFICES)
    return "" if acts_or_does or any(one in matter for one in offices) else matter


def _of_clauses(event: Event, units: Units) -> str:
    """Return what the clause of a number is on, or else the one before it, as both texts say.

    每月开展一次数据比对; …数据比对,每月一次.
    """
    told: list[tuple[str, str]] = []
    for fact, side in zip(both_facts(event), (event.left, event.right), strict=True):
        texts = (_bare(units[unit].text) for unit in side)
        text = next((one for one in texts if fact in one), "")
        own = clause_at(text, text.find(fact))
        before = [text[slice(*span)] for span in clauses(text) if fact and span[1] <= own[0]]
        on_it = DOES in text[slice(*own)]
        clause = text[slice(*own)].replace(fact, "") if on_it else ""
        told.append((_subject_in(clause), _subject_in(before[-1]) if before else ""))
    same = (one for one, other in zip(*told, strict=True) if one == other)
    return next((one for one in same if weight_of(one) >= SHORTEST), "")


def _own_clause(event: Event) -> str:
    """Return the clause of the fact that an event tells, without the fact."""
    before, after = both_facts(event)
    fact, side = (after, event.right) if after else (before, event.left)
    text = next((_bare(quote.text) for quote in event.evidence if quote.unit in side), "")
    place = max(text.find(fact), 0) if fact else 0
    return text[slice(*clause_at(text, place))].replace(fact, "") if text else ""


def _before_own(event: Event) -> str:
    """Return what the clause is on before that of the number that an event tells."""
    before, after = both_facts(event)
    fact, side = (after, event.right) if after else (before, event.left)
    text = next((_bare(quote.text) for quote in event.evidence if quote.unit in side), "")
    own = clause_at(text, text.find(fact))[0] if fact and fact in text else 0
    spans = [span for span in clauses(text) if span[1] <= own]
    return _subject_in(text[slice(*spans[-1])]) if spans else ""


def _subject_in(clause: str) -> str:
    """Return what a clause is on, nothing of one that says how or by whom, or at length."""
    says = bool(clause) and not _is_way(unmarked(plain(clause)).strip(SENTENCE_ENDS))
    found = subject_of(clause) if says else ""
    found = COUNT.sub("", found)
    return found if len(found) <= NAME_LENGTH else ""


def _matter_of(heading: str) -> str:
    """Return what a heading is on, without opening verbs but those of acting against it."""
    matter = front_of_words(heading)
    verbs = heading.removesuffix(matter)
    names = len(matter) >= SHORTEST and whole(matter, matter, False) == matter
    against = any(verb in verbs for verb in words("names", "against"))
    return matter if names and not against else heading


def _opening(event: Event) -> str:
    """Return how the clause opens in which a text has what the other one lacks, if in words.

    Of a long one it is what that clause is about, if it is a name: a clause that is cut is none.
    """
    before, after = both_facts(event)
    fact, side = (after, event.right) if after else (before, event.left)
    text = next((quote.text for quote in event.evidence if quote.unit in side), "")
    text = unmarked(text)
    place = max(text.find(fact), 0) if len(fact) < len(text) else 0
    first = _telling_clause(text, place)
    if len(content_words(first)) < FEWEST:
        return ""
    return first if len(first) <= PROVISION else _about(first)


def _telling_clause(text: str, place: int) -> str:
    """Return the clause of a place of a text; where it only says how, the one that says what.

    That stands before it (开展“社区营造”项目，在20个社区实施), or behind what holds meanwhile.
    """
    parts = [
        (span, text[slice(*span)].strip(SENTENCE_ENDS).removeprefix("并").lstrip(DISPOSING))
        for span in clauses(text)
    ]
    own = next((at for at, (span, _) in enumerate(parts) if span[1] > place), 0)
    told = [clause for _, clause in parts]
    if not told or not _is_way(told[own]):
        return "".join(told[own : own + 1])
    meanwhile = told[own].endswith(MEANWHILE)
    beside_it = (*reversed(told[:own]), *(told[own + 1 :] if meanwhile else ()))
    return next((one for one in beside_it if not _is_way(one)), told[own])


def _is_way(clause: str) -> bool:
    """Tell whether a clause says how, where or by whom: 在党委领导下, 采取购买服务方式."""
    return tag_of(next(iter(tokens(clause)), "")) == LEADING or clause.endswith(WAYS)


def _about(clause: str) -> str:
    """Return what a long clause is about, nothing where that is no name but who does what."""
    about = subject_of(clause)
    named = whole(clause, about, False)
    return "" if DIGIT.search(named) or acts(named) else named


def heading_name(article: Article) -> str:
    """Return the heading of an article as a name, or its first clause if that is short enough."""
    heading = unmarked(article.heading).strip(SENTENCE_ENDS)
    if len(heading) > NAME_LENGTH:
        heading = heading[slice(*clause_at(heading, 0))]
    return heading if len(heading) <= NAME_LENGTH else ""
