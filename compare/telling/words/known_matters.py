"""The particular matter of an event, where its own words name none: 高龄津贴, of 老年人免申即享.

What is cut out of a statement may be a clause, a number, or whom something is for. The matter is
one of those that are known (``data/matters.toml``) and whose name the statement itself writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compare.addresses import article_of
from compare.events.kinds import NAMES
from compare.facts import read_facts
from compare.facts.plain import JOINED, clause_at, clauses
from compare.knowledge.closed import words
from compare.knowledge.words import tagged
from compare.language import Language
from compare.laws import article_number
from compare.model import Article, Event
from compare.telling.words.event_texts import Units, bare, told_fact, units_of
from compare.telling.words.phrases import DISPOSING, EACH, NAME_LENGTH
from compare.telling.words.said import OF_PLACES
from compare.telling.words.wording import word
from compare.themes.particulars import load_particulars

NAMED = (*NAMES, *OF_PLACES, "renamed", "moves_out", "law_changed", "actor_changed")
"""Kinds that are about a name, an office or an article."""
OF_WHOLE = (".article", ".annex", ".theme", ".known_practice")
LISTING = "、"
NEAREST = 3  # clauses before that of a fact in which its matter may be named
FOR = "p"  # the tag of prepositions
STANDARD = "标准"


def with_matter(event: Event, label: str, units: Units, language: Language) -> str:
    """Return a label, with the matter before it if it names none, or that alone if it is no name.

    Those for whom something is done are no matter: 探访关爱（失独老年人）.
    """
    if event.type in NAMED or event.explanation.endswith(OF_WHOLE) or of_law(event, units):
        return label
    if label.endswith(word("one_point", language, of="")):  # of its article, or its theme
        matter = matter_of(event, units, anywhere=False)
        return word("one_point", language, of=matter) if matter else label
    named = is_name(label)
    served = is_served(event, label)
    if named and not served and load_particulars().of(label):
        return label
    matter = matter_of(event, units, anywhere=served or not named)
    if not matter or matter in label:
        return label
    if label in matter:
        return matter
    told = f"{matter}{word('aside', language, words=label)}"
    return told if named and len(told) <= NAME_LENGTH else matter


def of_law(event: Event, units: Units) -> bool:
    """Tell whether an event is of an article of a law, which is cited by its number."""
    articles = (units[article_of(unit)] for unit in units_of(event))
    return any(article_number(one) for one in articles if isinstance(one, Article))


def is_name(label: str) -> bool:
    """Tell whether a label names something: it sets no number, and says not for whom or how.

    按每张床位2000元给予补助 and 项目验收由福利科组织 are clauses.
    """
    counts = any(one.role != "loose" for one in read_facts(label, "number"))
    cut = tagged(label)[:-1]
    leading = [at for at, (one, tag) in enumerate(cut) if tag == FOR and len(one) == 1]
    leading = [at for at in leading if not JOINED.fullmatch(cut[at][0])]
    measured = label.endswith((*words("numbers", "rates"), STANDARD))  # 对新批的抽查比例
    leads = bool(leading) and not (leading[0] and measured)
    return not (counts or leads or label.startswith(EACH))


def is_served(event: Event, label: str) -> bool:
    """Tell whether a label says for whom something is done: 为残疾老年人家庭改造住房."""
    if not label.endswith(words("people", "heads")):
        return False
    serving = (*words("people", "serving"), *DISPOSING)
    texts = (bare(quote.text) for quote in event.evidence)
    before = (clause_before(text, text.find(label)) for text in texts if label in text)
    return any(one in stretch for stretch in before for one in serving)


def clause_before(text: str, place: int) -> str:
    """Return what stands in its clause before a place of a text."""
    return text[clause_at(text, place)[0] : place]


def matter_of(event: Event, units: Units, anywhere: bool) -> str:
    """Return the known matter that a statement of an event names, its own clause first.

    Else it is one named before that clause, or ``anywhere`` in the statement. Of two statements
    that are compared it is a matter of both.
    """
    known = load_particulars()
    sides = [[bare(units[unit].text) for unit in side] for side in (event.left, event.right)]
    shown = [frozenset[int]().union(*map(known.of_clauses, texts)) for texts in sides if texts]
    texts = own_texts(event, units, anywhere)
    if event.basis == ("absence",) and len(shown) > 1:
        shown = [frozenset[int]().union(*map(known.of_clauses, texts))]
    names = {known.names[one] for one in frozenset.intersection(*shown)} if shown else set()
    fact, _ = told_fact(event)
    found = (
        longest(
            name for name in names if stands_alone(name, text) and not counted(name, text, fact)
        )
        for text in texts
    )
    return next(filter(None, found), "")


def own_texts(event: Event, units: Units, anywhere: bool) -> list[str]:
    """Return where the matter of an event may be named, the likeliest text first.

    That is the clause of the fact that it tells and what stands before it, or all of the statement.
    """
    fact, quoted = told_fact(event)
    found: list[str] = []
    for text in (quoted, *(bare(units[unit].text) for unit in units_of(event)[:1])):
        own = clause_at(text, max(text.find(fact), 0)) if text else (0, 0)
        before = [text[slice(*span)] for span in clauses(text) if span[1] <= own[0]]
        found += [text[slice(*own)], *reversed(before[-NEAREST:]), *([text] if anywhere else [])]
    return found


def stands_alone(name: str, text: str) -> bool:
    """Tell whether a text has a name, and not only as one of a list: 低保、优抚、婚姻等系统."""
    return any(
        LISTING not in (text[max(at - 1, 0) : at], text[at + len(name) : at + len(name) + 1])
        for at in places_of(name, text)
    )


def counted(name: str, text: str, fact: str) -> bool:
    """Tell whether a text sets another number for what a name calls: 福利院15所、2000个|幸福院."""
    others = (one for one in read_facts(text, "number") if one.text not in fact)
    ends = {one.end for one in others}
    return any(at in ends for at in places_of(name, text))


def places_of(name: str, text: str) -> Iterator[int]:
    """Yield the places at which a text has a name."""
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


def longest(names: Iterable[str]) -> str:
    """Return the longest of some names, of several the first by its letters."""
    return max(sorted(names), key=len, default="")
