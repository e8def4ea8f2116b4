"""An event as it is made, and told the other way round."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from compare.addresses import document_of
from compare.events.evidence.pair import Pair
from compare.events.kinds import KIND
from compare.facts.fronts import without_adverbs
from compare.facts.plain import clause_at
from compare.knowledge.closed import any_of, words
from compare.knowledge.headings import unmarked
from compare.knowledge.words import tokens
from compare.model import Basis, Event, EventType, Quote

MOST_SURE = 0.99
MEASURED = re.compile(  # 床位占比, and not what takes a place: 占道
    "达到|不低于|不少于|不高于|不超过|提高到|增加到|占(?![道地用有领])|每新增|每增加"
)
MARKS = "、,，。 "
OPEN_ENDS = frozenset("的和与及或于对")  # words at an end of a label that lead to what it has not
SHORTEST, NAMING = 2, 4  # characters of a label, and of one from which a word is taken
EXCHANGED = {"left": "right", "right": "left", "before": "after", "after": "before"}
EXCHANGED |= {"before_fact": "after_fact", "after_fact": "before_fact"}
EXCHANGED |= {"of_before": "of_after", "of_after": "of_before"}


def event(
    pair: Pair,
    kind: EventType,
    matter: str,
    *,
    confidence: float,
    evidence: tuple[Quote | None, ...],
    basis: tuple[Basis, ...],
    explanation: str,
    facts: dict[str, str] | None = None,
    sources: tuple[str, ...] = (),
    theme: str | None = None,
) -> Event:
    """Return an event of a pair; its facts always tell the matter and both documents."""
    quotes = tuple(dict.fromkeys(quote for quote in evidence if quote))
    theme = pair.theme(*(quote.unit for quote in quotes)) if theme is None else theme
    told = {"left": pair.left.label, "right": pair.right.label, "matter": matter} | (facts or {})
    left, matter = pair.left.document.id, tidied(matter)
    told["matter"] = matter
    return Event(
        kind,
        matter,
        theme,
        (left, pair.right.document.id),
        tuple(q.unit for q in quotes if document_of(q.unit) == left),
        tuple(q.unit for q in quotes if document_of(q.unit) != left),
        basis,
        round(min(confidence, MOST_SURE), 4),
        0.0,
        quotes,
        explanation,
        tuple(sorted(told.items())),
        sources,
    )


@cache
def rate() -> re.Pattern[str]:
    """Return the pattern of what a number at the end of a matter is counted by: 标准每人每月."""
    return re.compile(rf"(?:每(?:{any_of('numbers', 'per')})){{1,3}}$")


def tidied(matter: str) -> str:
    """Return a matter as a label: what is measured, without its mark, the measure and open ends."""
    bare = closed(rate().sub("", unmarked(matter)))
    matter = bare if len(bare) >= NAMING else matter
    subject = closed(MEASURED.split(matter)[0])
    label = subject if len(subject) >= SHORTEST else closed(matter) or matter
    shorter = next(
        (label.removesuffix(w) for w in words("setting_out", "behind") if label.endswith(w)), label
    )
    shorter = without_adverbs(shorter)  # 单次救助金额一般
    return shorter if len(shorter) >= NAMING else label


def closed(label: str) -> str:
    """Return a label without marks and open words at its ends; 对 is none in 核对."""
    cut = list(tokens(label.strip(MARKS)))
    while cut and cut[-1] in OPEN_ENDS:
        cut.pop()
    while cut and cut[0] in OPEN_ENDS:
        del cut[0]
    return "".join(cut).strip(MARKS)


def measured(text: str, counted: str) -> str:
    """Return what a text measures where it counts by a yardstick: 标准达到低保标准的1.3倍."""
    place = text.find(counted) if MEASURED.match(counted) else -1
    if place < 0:
        return counted
    return closed(text[clause_at(text, place)[0] : place]) or counted


def of_both(first: Event, other: Event) -> Event:
    """Return an event with the units of another that tells the same."""
    return replace(
        first,
        left=tuple(dict.fromkeys((*first.left, *other.left))),
        right=tuple(dict.fromkeys((*first.right, *other.right))),
    )


def shown_by_both(first: Event, other: Event) -> Event:
    """Return an event with the units and quotes of another that tells the same."""
    quotes = dict.fromkeys((*first.evidence, *other.evidence))
    return replace(of_both(first, other), evidence=tuple(quotes))


def mirror(found: Event) -> Event:
    """Return an event as it is when the two documents change places."""
    kind = KIND[found.type].mirror
    before = found.scope[0]
    return replace(
        found,
        type=kind,
        scope=found.scope[::-1],
        left=found.right,
        right=found.left,
        evidence=tuple(sorted(found.evidence, key=lambda q: document_of(q.unit) == before)),
        explanation=mirrored_key(found.explanation),
        facts=tuple(sorted((EXCHANGED.get(key, key), value) for key, value in found.facts)),
    )


MIRRORED_SIDES = {"new": "gone", "gone": "new"}


def mirrored_key(key: str) -> str:
    """Return the sentence of an event told from the other side: <kind> or <kind>.<variant>."""
    kind, _, variant = key.partition(".")
    turned = next((one.mirror for one in KIND.values() if one.type == kind), kind)
    return f"{turned}.{MIRRORED_SIDES.get(variant, variant)}".rstrip(".")
