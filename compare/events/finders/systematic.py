"""What calls one thing by another name throughout: one renaming, told once.

In versions of a law 退役军人事务部门 becomes 退役军人工作主管部门 wherever it stands. Told place by
place it would read as if duties had gone from one office to another; so it would in plans of one
office, of an office whose name mostly stayed. In plans, whom a measure covers is not another group
where the lexicon knows that only its name changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import takewhile

from rapidfuzz.distance import Postfix

from compare.events.evidence.event import event, shown_by_both
from compare.events.evidence.pair import Pair
from compare.events.evidence.quotes import whole
from compare.events.evidence.wording import steady
from compare.facts.spread import KIND
from compare.knowledge.closed import words
from compare.knowledge.words import tokens
from compare.model import Event, EventType, Quote
from compare.themes.lexicon import Name
from compare.themes.side import Side
from compare.themes.units import statements

OFTEN = 2  # places in which either name stands, at least
NOUN, LONGEST = 2, 12  # letters of what both names end in, and of a name
MUCH_THE_SAME = 0.7  # the ratio of two statements that hardly differ but for a name
MOST_ALIKE = 10_000  # pairs of equal words of two statements; of 200 words there are some 1,000
TAIL = 2  # words that both go on with behind what was exchanged, up to their noun
LEVEL = re.compile(f"(?:{KIND})级?")
SURE = 0.95
MOST_SHOWN = 4  # quotes of a renaming
REPLACED: tuple[EventType, ...] = (
    *("scope_changed", "actor_changed", "renamed", "term_appears", "term_disappears"),
)

Names = tuple[str, str]


def renamed_throughout(pair: Pair, found: Iterable[Event]) -> list[Event]:
    """Return the events of a pair, of versions of a law one for each name that replaced another.

    Events that tell nothing but the replacement, or that one of the names is new or gone, are
    left out.
    """
    events = list(found) if pair.laws else by_known_names(pair, list(found))
    if not (pair.laws or pair.same_hand):
        return events
    exchanged = () if pair.laws else exchanged_things(pair)
    names = dict.fromkeys((*(two for one in events for two in replaced(pair, one)), *exchanged))
    kept = [one for one in events if not any(explains(two, one) for two in names)]
    return [*kept, *(renaming(pair, two, events) for two in names)]


def by_known_names(pair: Pair, events: list[Event]) -> list[Event]:
    """Return events without those that only tell a renaming which the lexicon knows and is told.

    It is shown by their quotes, too, some of them.
    """
    renamings = [
        (one, name)
        for one in events
        if one.explanation.startswith("renamed.known")
        for name in pair.lexicon.entries[one.theme].names
        if name.name == one.matter
    ]
    shown = {told: told for told, _ in renamings}
    kept = []
    for one in events:
        known = next(
            (
                told
                for told, name in renamings
                if told is not one and swaps(one, name, pair.lexicon.entries[told.theme].names)
            ),
            None,
        )
        if known is None:
            kept.append(one)
        elif len(shown[known].evidence) < MOST_SHOWN:
            shown[known] = shown_by_both(shown[known], one)
    return [shown.get(one, one) for one in kept]


def swaps(one: Event, new: Name, names: Iterable[Name]) -> bool:
    """Tell whether an event tells no more than that a new name stands for an older one."""
    before, after = both_names(one)
    older = [word for name in names if name is not new for word in name.words]
    return any(word in before for word in older) and any(word in after for word in new.words)


def replaced(pair: Pair, one: Event) -> Iterator[Names]:
    """Yield the old and the new name if an event tells that one stands where the other stood."""
    before, after = both_names(one)
    if before and after and (pair.laws or one.type == "actor_changed"):
        two = differing(led(before), led(after))
        if one_thing(*two) and for_good(pair, two) and (pair.laws or mostly_same(*two)):
            yield two


def exchanged_things(pair: Pair) -> Iterator[Names]:
    """Yield the institutions that stand in several edited statements where others stood.

    社区日间照料中心 became 社区长者服务中心: the rest of the statements is hardly another.
    """
    found = Counter(
        names
        for link in pair.measures
        if link.fuzzy >= MUCH_THE_SAME
        for names in set(exchanged_in(pair.unit(link.left).text, pair.unit(link.right).text))
    )
    yield from (names for names, times in found.items() if times >= OFTEN and for_good(pair, names))


def exchanged_in(before: str, after: str) -> Iterator[Names]:
    """Yield the names in place of each other in two texts that end in one noun of institutions."""
    lefts, rights = tokens(before), tokens(after)
    if repetitive(lefts, rights):
        return
    for tag, i, i_end, j, j_end in SequenceMatcher(None, lefts, rights, False).get_opcodes():
        for further in range(TAIL + 1) if tag == "replace" else ():
            old = "".join(lefts[i : i_end + further])
            new = "".join(rights[j : j_end + further])
            if one_thing(old, new) and old.endswith(words("names", "institutions")):
                if not of_other_level(lefts[i:i_end], rights[j:j_end]):
                    yield old, new
                break


def repetitive(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether two texts say the same few words so often that each is like all others."""
    often = Counter(right)
    return sum(often[word] for word in left) > MOST_ALIKE


def of_other_level(old: Sequence[str], new: Sequence[str]) -> bool:
    """Tell whether what was exchanged says where an institution is: 街道, 村级, 农村."""
    levels = {*words("places", "naming"), *words("places", "administrative")}
    return any(word in levels or LEVEL.fullmatch(word) for word in (*old, *new))


def both_names(one: Event) -> Names:
    """Return what either version has of a fact that may be called by another name, if it is one."""
    if one.type not in REPLACED or one.explanation.endswith((".words", ".known", ".known_both")):
        return "", ""
    facts = dict(one.facts)
    return facts.get("before", ""), facts.get("after", "")


def differing(before: str, after: str) -> Names:
    """Return two names without the words that both begin with, but for the last of these."""
    lefts, rights = list(tokens(before)), list(tokens(after))
    same = takewhile(lambda two: two[0] == two[1], zip(lefts, rights, strict=False))
    start = max(sum(1 for _ in same) - 1, 0)
    return "".join(lefts[start:]), "".join(rights[start:])


def one_thing(old: str, new: str) -> bool:
    """Tell whether two names end in the same noun, so that they are of one kind of thing."""
    same = Postfix.similarity(old, new)
    return old != new and same >= NOUN and max(len(old), len(new)) <= LONGEST


def mostly_same(old: str, new: str) -> bool:
    """Tell whether more than half of two names is the same end: else a duty may have gone over."""
    return 2 * Postfix.similarity(old, new) > max(len(old), len(new))


def for_good(pair: Pair, names: Names) -> bool:
    """Tell whether each of two names is used again and again in its version, and only there."""
    old, new = map(steady, names)
    left, right = steady(pair.left.everything), steady(pair.right.everything)
    often = min(left.count(old), right.count(new)) >= OFTEN
    return often and old not in right and new not in left


def explains(names: Names, one: Event) -> bool:
    """Tell whether an event says no more than that a name took the place of another."""
    before, after = both_names(one)
    if before and after:
        return led(before.replace(*names)) == led(after)
    return (before or after) in names


def led(office: str) -> str:
    """Return an office without the word for its part, where it leads: 主管 and 负责 are one."""
    return office.removeprefix("由").removesuffix(
        next((word for word in words("offices", "lead") if office.endswith(word)), "")
    )


def renaming(pair: Pair, names: Names, events: Iterable[Event]) -> Event:
    """Return the event of a name that took the place of another, with where either stands first.

    It is shown by the quotes of other events on the same renaming, too, some of them.
    """
    told = event(
        pair,
        "renamed",
        names[1],
        confidence=SURE,
        evidence=(first(pair.left, names[0]), first(pair.right, names[1])),
        basis=("literal",),
        explanation="renamed",
        facts={"before": names[0], "after": names[1]},
    )
    for one in events:
        if one.type == "renamed" and explains(names, one) and len(told.evidence) < MOST_SHOWN:
            quoted = {quote.unit for quote in told.evidence}
            fresh = tuple(quote for quote in one.evidence if quote.unit not in quoted)
            told = shown_by_both(told, replace(one, evidence=fresh))
    return told


def first(side: Side, name: str) -> Quote | None:
    """Return the first statement of a document that has a name."""
    found = ((unit, text) for unit, text in statements(side.document) if name in text)
    unit, text = next(found, (None, ""))
    return whole(side.document.address(unit), text, name) if unit else None
