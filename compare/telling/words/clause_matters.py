"""What an event is on by the clause of its fact, or by the clause beside that."""

from __future__ import annotations

import re

from compare.events.evidence.subject import DOES, SHORTEST, subject_of, weight_of
from compare.facts import read_facts
from compare.facts.fronts import front
from compare.facts.plain import clause_at, clauses, plain
from compare.knowledge.closed import words
from compare.knowledge.headings import unmarked
from compare.knowledge.words import VERB, content_words, tagged, tokens
from compare.model import Event
from compare.telling.words.counted import LEADING, acts, tag_of
from compare.telling.words.event_texts import SENTENCE_ENDS, Units, bare, told_fact
from compare.telling.words.phrases import DISPOSING, NAME_LENGTH, OPENING, whole
from compare.telling.words.said import both_facts

NOUN = "n"  # how the tags of nouns begin
FEWEST = 2  # words of a clause by whose beginning a point may be called
MEANWHILE = ("下", "中", "上", "时", "后")
"""How clauses end on what holds while something is done."""
DIGIT = re.compile(r"\d")
COUNT = re.compile("^[一两二三]次")


def set_for(event: Event) -> str:
    """Return the matter of an event, if its number stands right behind it: 建设儿童之家|80个."""
    matter = event.matter
    texts = [quote.text for quote in event.evidence]
    behind = any(fact and f"{matter}{fact}" in text for fact in both_facts(event) for text in texts)
    offices = [one.text for text in texts for one in read_facts(text, "office")]
    if not behind or len(matter) < SHORTEST or front(matter) != matter:
        return ""
    vague = matter.endswith(words("offices", "vague_heads"))
    does = tag_of(tokens(matter)[-1]) == VERB or any(one in matter for one in offices)
    return "" if vague or does else matter


def of_clauses(event: Event, units: Units) -> str:
    """Return what the clause of a number is on, or else the one before it, as both texts say.

    每月开展一次数据比对; …数据比对,每月一次.
    """
    told: list[tuple[str, str]] = []
    for fact, side in zip(both_facts(event), (event.left, event.right), strict=True):
        texts = (bare(units[unit].text) for unit in side)
        text = next((one for one in texts if fact in one), "")
        own = clause_at(text, text.find(fact))
        before = [text[slice(*span)] for span in clauses(text) if fact and span[1] <= own[0]]
        on_it = DOES in text[slice(*own)]
        clause = text[slice(*own)].replace(fact, "") if on_it else ""
        told.append((subject_in(clause), subject_in(before[-1]) if before else ""))
    same = (one for one, other in zip(*told, strict=True) if one == other)
    return next((one for one in same if weight_of(one) >= SHORTEST), "")


def of_own_clause(event: Event) -> str:
    """Return what the clause of the fact that an event tells is on, beside that fact."""
    fact, text = told_fact(event)
    text = bare(text)
    clause = text[slice(*clause_at(text, max(text.find(fact), 0)))]
    return subject_in(clause.replace(fact, ""))


def of_clause_before(event: Event) -> str:
    """Return what the clause before that of the fact that an event tells is on."""
    fact, text = told_fact(event)
    text = bare(text)
    own = clause_at(text, max(text.find(fact), 0))
    before = [span for span in clauses(text) if span[1] <= own[0]]
    return subject_in(text[slice(*before[-1])]) if before else ""


def subject_in(clause: str) -> str:
    """Return what a clause is on, nothing of one that says how or by whom, or at length."""
    says = bool(clause) and not is_way(unmarked(plain(clause)).strip(SENTENCE_ENDS))
    found = subject_of(clause) if says else ""
    found = COUNT.sub("", found)
    return found if len(found) <= NAME_LENGTH else ""


def of_opening(event: Event) -> str:
    """Return how the clause opens in which a text has what the other one lacks, if in words.

    Of a long one it is what that clause is about, if it is a name: a clause that is cut is none.
    """
    fact, text = told_fact(event)
    text = unmarked(text)
    place = max(text.find(fact), 0) if len(fact) < len(text) else 0
    first = telling_clause(text, place)
    if len(content_words(first)) < FEWEST:
        return ""
    if len(first) <= OPENING:
        return first
    return name_of_list(first) or name_in_long(bare(first))


def telling_clause(text: str, place: int) -> str:
    """Return the clause of a place of a text; where it only says how, the one that says what.

    That stands before it (开展“社区营造”项目，在20个社区实施), or behind what holds meanwhile.
    So it does of one that says but how much (购买居家服务，标准为每人每月30元).
    """
    parts = [
        (span, text[slice(*span)].strip(SENTENCE_ENDS).removeprefix("并").lstrip(DISPOSING))
        for span in clauses(text)
    ]
    own = next((at for at, (span, _) in enumerate(parts) if span[1] > place), 0)
    told = [clause for _, clause in parts]
    if own and sets_alone(told[own]) and not is_way(told[own - 1]):
        return told[own - 1]
    if not told or not is_way(told[own]):
        return "".join(told[own : own + 1])
    meanwhile = told[own].endswith(MEANWHILE)
    beside_it = (*reversed(told[:own]), *(told[own + 1 :] if meanwhile else ()))
    return next((one for one in beside_it if not is_way(one)), told[own])


def sets_alone(clause: str) -> bool:
    """Tell whether a clause says how much, and not of what: 标准为每人每月30元, 每人保费120元."""
    numbers = read_facts(clause, "number")
    rest = clause
    for number in reversed(numbers):
        rest = rest[: number.start] + rest[number.end :]
    says_of_what = any(tag.startswith(NOUN) for _, tag in tagged(rest))
    return bool(numbers) and weight_of(rest) < SHORTEST and (says_of_what or not weight_of(rest))


def is_way(clause: str) -> bool:
    """Tell whether a clause says how, where or by whom: 在党委领导下, 采取购买服务方式."""
    return tag_of(next(iter(tokens(clause)), "")) == LEADING or clause.endswith(
        words("ways", "means")
    )


def name_of_list(clause: str) -> str:
    """Return the name in quotes that a list ends in which it sums up: 社区、社工“两社联动”."""
    last = next(iter(reversed(read_facts(clause, "name"))), None)
    sums_up = last is not None and last.role == "quoted" and last.end == len(clause)
    return bare(last.text) if last and sums_up and "、" in clause[: last.start] else ""


def name_in_long(clause: str) -> str:
    """Return what a long clause is about, nothing where that is no name but who does what."""
    named = whole(clause, subject_of(clause), False)
    return "" if DIGIT.search(named) or acts(named) else named
