"""What else measures that were written anew say differently, beside their foremost fact.

In plans of one office that is the paper that they rest on, what they take in beside what is in
already, and which offices a list of those that work along has lost or gained; of two offices it is
other numbers of what both call nearly the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import product

from rapidfuzz.fuzz import ratio

from compare.events.evidence.event import event
from compare.events.evidence.pair import Pair
from compare.events.evidence.quotes import quoted
from compare.events.finders.foremost_facts import completed, counts_the_same
from compare.events.finders.linked import differences, edited, known, sure_of, texts_of
from compare.events.finders.rewritten import likely
from compare.facts import number_written, read_facts
from compare.facts.inclusions import inclusions
from compare.facts.plain import squashed
from compare.facts.transfers import transfers
from compare.knowledge.closed import words
from compare.knowledge.words import content_words
from compare.model import Difference, Event, Link, Span

ONE_LIST = 2  # offices that two lists share
ALIKE = 60.0  # rapidfuzz ratio of what two offices call the thing that they count


def further(pair: Pair, told: Iterable[Event]) -> Iterator[Event]:
    """Yield the other facts of measures written anew, but those ``told``.

    Such measures are told by their foremost fact alone, be it a number.
    """
    told = tuple(told)
    shown = {(one.type, *one.left, *one.right) for one in told}
    numbers = {key for one in told for key in numbers_shown(one)}
    for link in () if pair.laws else pair.measures:
        if edited(link, *texts_of(pair, link)) or not likely(pair, link):
            continue
        for one in completed(pair, link) if pair.two_offices else differences(pair, link):
            if pair.two_offices and not like_named(texts_of(pair, link), one):
                continue
            known = (one.kind, link.left, link.right) in shown
            known = known or (link.left, link.right, one.before, one.after) in numbers
            if not known and stands(pair, link, one):
                yield told_of(pair, link, one)


def numbers_shown(one: Event) -> Iterator[tuple[str, str, str, str]]:
    """Yield any two statements of an event with the numbers of theirs that it tells."""
    facts = dict(one.facts)
    if facts.get("before_fact") and facts.get("after_fact"):
        for left, right in product(one.left, one.right):
            yield left, right, facts["before_fact"], facts["after_fact"]


def stands(pair: Pair, link: Link, one: Difference) -> bool:
    """Tell whether a difference of two measures stands for itself, whatever else they say."""
    texts = texts_of(pair, link)
    if one.kind == "law_changed":
        return exchanged(pair, texts, one) or (link.strength == "main" and now_rests(texts, one))
    if one.kind == "actor_changed":
        return of_one_list(texts, one) or (link.strength == "main" and of_one_part(texts, one))
    if one.kind == "number_changed":
        return link.strength == "main" and counts_the_same(one, texts) and both_set(one)
    return one.kind == "scope_changed" and is_taken_in(texts, one)


def like_named(texts: tuple[str, str], one: Difference) -> bool:
    """Tell whether two offices call what two numbers of theirs are of nearly the same."""
    left, right = map(number_written, texts, (one.before, one.after))
    if not (left and right):
        return False
    names = squashed(left.subject), squashed(right.subject)
    if all(names):
        return ratio(*names) >= ALIKE
    called = content_words("".join(names))  # the clause of one only says what it comes to
    return bool(called) and all(word in text for word in called for text in texts)


def both_set(one: Difference) -> bool:
    """Tell whether both measures set a number, be it a date, for one thing in one unit."""
    units = [{fact.unit for fact in read_facts(told)} for told in (one.before, one.after)]
    return bool(one.before and one.after) and units[0] == units[1]


def of_one_part(texts: tuple[str, str], one: Difference) -> bool:
    """Tell whether two measures give one part to two offices: 会同甲局, 会同乙局."""
    parts = [
        {fact.role for fact in read_facts(text, "office") if told and fact.text in told}
        for text, told in zip(texts, (one.before, one.after), strict=True)
    ]
    handed = any(any(transfers(told)) for told in (one.before, one.after))
    return bool(parts[0]) and parts[0] == parts[1] and not handed


def exchanged(pair: Pair, texts: tuple[str, str], one: Difference) -> bool:
    """Tell whether two measures open with papers of which either plan has only its own."""
    return (
        rests(texts[0], one.near_left, one.before)
        and rests(texts[1], one.near_right, one.after)
        and not pair.says(pair.left, one.after)
        and not pair.says(pair.right, one.before)
    )


def now_rests(texts: tuple[str, str], one: Difference) -> bool:
    """Tell whether only one of two measures rests on a paper, and says in its clause what for."""
    if one.before and one.after:
        return False
    text, clause = (texts[1], one.near_right) if one.after else (texts[0], one.near_left)
    paper = one.after or one.before
    does = text[slice(*clause)].rpartition(paper)[2] if clause else ""
    return rests(text, clause, paper) and bool(content_words(does))


def of_one_list(texts: tuple[str, str], one: Difference) -> bool:
    """Tell whether offices stand in a list on one side, and the rest of that list on both."""
    if one.before and one.after:
        return False
    lists = [[fact for fact in read_facts(text, "office") if fact.role == "with"] for text in texts]
    names = [{fact.value for fact in those} for those in lists]
    return len(names[0] & names[1]) >= ONE_LIST and any(
        fact.text in (one.before or one.after).split("、") for those in lists for fact in those
    )


def rests(text: str, clause: Span | None, paper: str) -> bool:
    """Tell whether a clause opens with a word for resting on a paper: 依照《甲办法》."""
    opening = text[slice(*clause)].lstrip() if clause else ""
    return bool(paper) and opening.startswith(words("bases", "relied"))


def is_taken_in(texts: tuple[str, str], one: Difference) -> bool:
    """Tell whether what only one of two measures covers is what it takes in: 将丙一并纳入."""
    if one.before and one.after:
        return False
    text, items = (texts[1], one.after) if one.after else (texts[0], one.before)
    taken = [text[slice(*inclusion.things)] for inclusion in inclusions(text)]
    return any(all_in(things, items.split("、")) for things in taken)


def all_in(things: str, items: Collection[str]) -> bool:
    """Tell whether all of some items stand in the words for what is taken in."""
    return all(item in things for item in items)


def told_of(pair: Pair, link: Link, one: Difference) -> Event:
    """Return the event of a difference, with the clauses that show it."""
    left, right = texts_of(pair, link)
    return event(
        pair,
        one.kind,
        one.matter,
        confidence=sure_of(link),
        evidence=(
            quoted(link.left, left, one.near_left or (0, len(left)), one.before),
            quoted(link.right, right, one.near_right or (0, len(right)), one.after),
        ),
        basis=("alignment",),
        explanation=one.kind + known(one),
        facts={"before": one.before, "after": one.after},
    )
