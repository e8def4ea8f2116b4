"""What the name of an event takes in so that it says the whole: 护理型床位占比, 低保老年人等."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from compare.events.evidence.subject import SHORTEST
from compare.facts import read_facts
from compare.facts.plain import clause_at
from compare.knowledge.closed import any_of, words
from compare.knowledge.words import VERB, content_words, tokens
from compare.language import Language
from compare.model import Event
from compare.telling.words.counted import beside, tag_of
from compare.telling.words.event_texts import (
    SENTENCE_ENDS,
    Units,
    around_fact,
    bare,
    called,
    is_worded,
    told_fact,
    units_of,
)
from compare.telling.words.phrases import NAME_LENGTH, SHORT
from compare.telling.words.said import both_facts
from compare.telling.words.wording import word
from compare.themes.targets import AT_SEVERAL

SHARES = ("%", "％", "百分之", "成", "分之")


def in_full(event: Event, label: str, units: Units, language: Language) -> str:
    """Return a label with what stands beside it in a text and belongs to it."""
    label = with_share(event, with_beside(event, label, language), units)
    return with_end(event, of_scope(event, with_list(event, label, units)))


def told_apart(events: Sequence[Event]) -> dict[Event, Event]:
    """Return events of numbers that have one name, each with what tells its number apart.

    高龄津贴 of 80至89周岁 and of 90至99周岁 are two.
    """
    alike: dict[tuple[object, str], list[Event]] = defaultdict(list)
    for one in events:
        if one.type == "number_changed":
            alike[one.scope, one.matter].append(one)
    found: dict[Event, Event] = {}
    for those in alike.values():
        said = [before_fact(one) for one in those]
        if len(those) > 1 and all(said) and len({*said}) == len(said):
            named = zip(those, said, strict=True)
            found |= {
                one: called(one, f"{one.matter}（{own}）")
                for one, own in named
                if own not in one.matter and one.matter not in own
            }
    return found


def before_fact(event: Event) -> str:
    """Return the words of its clause before the number that an event tells, if they are few."""
    fact, text = told_fact(event)
    at = text.find(fact) if fact else -1
    said = text[clause_at(text, at)[0] : at].strip(SENTENCE_ENDS) if at > 0 else ""
    return said if len(said) <= SHORT else ""


def with_beside(event: Event, label: str, language: Language) -> str:
    """Return a label that tells nothing of a number of both texts with what stands beside that.

    低保（渐退期）: the clause of the number does not say the matter.
    """
    before, after = both_facts(event)
    if event.type != "number_changed" or not (before and after) or is_worded(event):
        return label
    text = next((quote.text for quote in event.evidence if quote.unit in event.right), "")
    clause = text[slice(*clause_at(text, max(0, text.find(after))))]
    own = "" if set(content_words(label)) & set(content_words(clause)) else beside(text, after)
    of_class = before_fact(event)
    if not own and any(one.text == of_class for one in read_facts(of_class, "number")):
        own = of_class  # 高龄津贴 of those of 100周岁以上
    return label + word("aside", language, words=own) if own else label


def with_share(event: Event, label: str, units: Units) -> str:
    """Return a label of a number with the word behind it that says of what that is a share.

    护理型床位占比, 志愿者人数占常住人口的比例: what has a share is not the share.
    """
    shares = any(sign in fact for fact in both_facts(event) for sign in SHARES)
    if event.type != "number_changed" or is_worded(event) or not shares:
        return label
    for text in (around_fact(event, bare(units[unit].text)) for unit in units_of(event)):
        place = text.find(label)
        share = share_of().match(text, place + len(label)) if place >= 0 else None
        if share and len(label + share[0]) <= NAME_LENGTH:
            return label + share[0]
    return label


def with_list(event: Event, label: str, units: Units) -> str:
    """Return a label of a number with the list of which it has the last member: 甲、乙区建食堂.

    Of a list that a number counts the first member stands for all: 低保老年人等.
    """
    if event.type != "number_changed" or is_worded(event):
        return label
    for text in (around_fact(event, bare(units[unit].text)) for unit in units_of(event)):
        listed = AT_SEVERAL.match(text)
        end = text.find(label, listed.end()) + len(label) if listed else 0
        if listed and end == listed.end() + len(label) <= NAME_LENGTH:
            return text[:end].lstrip("".join(words("people", "serving")))
        counts = any(fact and f"{fact}{label}、" in text for fact in both_facts(event))
        if counts and len(read_facts(text, "number")) == 1:
            return f"{label}等"
    return label


def of_scope(event: Event, label: str) -> str:
    """Return for a label that says what is done for whom these alone, if one text covers them."""
    covered = "".join(both_facts(event)) if not all(both_facts(event)) else ""
    done = label.removeprefix(covered) if covered and label.startswith(covered) else ""
    is_done = len(covered) >= SHORTEST and bool(done) and tag_of(tokens(done)[0]).startswith(VERB)
    return covered if event.type == "scope_changed" and is_done else label


def with_end(event: Event, label: str) -> str:
    """Return a label with the verb before it that ends what it names: 取消户籍地申请限制."""
    if event.explanation not in ("appears.measure", "disappears.measure"):
        return label
    for text in (bare(quote.text) for quote in event.evidence):
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
