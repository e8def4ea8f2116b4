"""Linked measures that were written anew: what they say of one matter, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from compare.differences.difference import QUOTES
from compare.events.evidence.absence import cut_off, never_named, sure_of_absence
from compare.events.evidence.counted import as_worth, names_thing
from compare.events.evidence.event import event, measured, mirror
from compare.events.evidence.loose import few_shared, loosely
from compare.events.evidence.nearby import near_to
from compare.events.evidence.pair import Pair
from compare.events.evidence.quotes import whole
from compare.events.evidence.subject import in_common, subject_of
from compare.events.finders.counted_alike import (
    beside_count,
    beside_number,
    counted_by_both,
    counted_elsewhere,
    on_its_thing,
    set_in_another_way,
)
from compare.events.finders.differing import called_by_numbers, kind_of_wording, numbers_apart
from compare.events.finders.foremost_facts import (
    NOWHERE,
    completed,
    counted_on_both,
    counts_it,
    counts_the_same,
    dated,
    ends_matter,
    on_both,
    rank_of,
    with_number_beside,
)
from compare.events.finders.linked import (
    edited,
    heads_reshaped,
    known,
    sure_of,
    texts_of,
)
from compare.facts import number_written, read_facts
from compare.facts.dates import without_dates
from compare.facts.plain import clause_at, clauses
from compare.facts.spread import counts_places
from compare.facts.transfers import transfers
from compare.knowledge.words import content_words
from compare.model import Difference, Event, EventType, Fact, Link, Quote
from compare.themes.side import Side

TOGETHER = 3  # links of measures that are told together, at most
# Of the statements that a stranger read, most that were no counterparts lay below these.
SURE_ENOUGH, NEAR = 0.5, 0.3
CERTAIN = 0.85  # the score of a main link from which it is one however far its words are
DOUBTFUL = 0.55  # how sure it is at most of two statements that share few words
SAID_ANEW = 0.4  # of the words of a rewritten measure that its counterpart does not have


def rewritten_measures(pair: Pair) -> Iterator[Event]:
    """Yield what measures that were written anew say, group by group, by the foremost fact."""
    links = [
        link
        for link in pair.measures
        if not heads_reshaped(pair, link)
        and not edited(link, *texts_of(pair, link))
        and likely(pair, link)
    ]
    for group in grouped(links):
        yield from rewritten(pair, group)


def likely(pair: Pair, link: Link) -> bool:
    """Tell whether two rewritten measures are on one matter for all that is known.

    The heading of another office says too little to be held against what a measure says; work on
    the office itself (its party cells, its discipline) is no counterpart of work for the people,
    nor what hands a duty over of the duty; and for one of the two at least nothing must be nearer.
    """
    leads = not pair.same_hand and any(end.endswith(".0") for end in (link.left, link.right))
    weak = link.strength != "main" or link.score < CERTAIN
    far = weak and link.semantic is not None and link.semantic < NEAR
    best = any(pair.of_measure[end][0] == link for end in (link.left, link.right))
    left, right = (pair.background(pair.theme(end)) for end in (link.left, link.right))
    gone = [any(transfers(text)) for text in texts_of(pair, link)]
    return (
        gone[0] == gone[1]
        and not (leads or far)
        and left == right
        and best
        and (sure_of(link) >= SURE_ENOUGH or set_one_amount(pair, link))
    )


def set_one_amount(pair: Pair, link: Link) -> bool:
    """Tell whether two measures set an amount for one matter, each in its own way: 元, 倍."""
    return any(
        other is not None and other.address == there
        for seen, here, there in (
            (pair, link.right, link.left),
            (pair.swapped, link.left, link.right),
        )
        for number in read_facts(pair.unit(here).text, "number")
        for other in [set_in_another_way(seen, here, number.text)]
    )


def grouped(links: Sequence[Link]) -> list[list[Link]]:
    """Return links in groups that one reader would take together, the strongest of each first.

    A link joins the group of either end as long as this has ``TOGETHER`` measures a side at most;
    one that joins two groups is left out: each of its ends is told already.
    """
    groups: list[list[Link]] = []
    of_unit: dict[str, list[Link]] = {}
    for link in sorted(
        links, key=lambda one: (one.strength != "main", -one.score, one.left, one.right)
    ):
        known = [of_unit[end] for end in (link.left, link.right) if end in of_unit]
        if not known:
            groups.append([link])
            of_unit[link.left] = of_unit[link.right] = groups[-1]
        elif len(known) == 1 and len(known[0]) < TOGETHER:
            known[0].append(link)
            of_unit[link.left] = of_unit[link.right] = known[0]
        elif len(known) == 1 and link.strength == "main":
            groups.append([link])
    return groups


def rewritten(pair: Pair, group: Sequence[Link]) -> Iterator[Event]:
    """Yield what measures on one matter say, side by side, of the kind of their foremost fact.

    Two texts that were written anew are counterparts, but hardly of each other's words: the
    sentence claims no more than what either says. Of laws, whose items share their form, no fact
    is picked out of them.
    """
    first, best = foremost(pair, group)
    if best is None and (first.strength != "main" or broken_off(pair, group)):
        return
    group = [first, *(link for link in group if link is not first)]
    before, after = (best.before, best.after) if best else ("", "")
    lefts = quotes(pair, [link.left for link in group], before)
    rights = quotes(pair, [link.right for link in group], after)
    lefts, rights = unsaid(pair, lefts, rights), unsaid(pair, rights, lefts)
    lefts, rights = nearest_first(group, lefts, rights, before, after)
    if best is None and not anything_new(pair, lefts, rights):
        return
    if lefts and rights and best and pair.two_offices:
        lefts, rights = counting_first(best, lefts, rights)
        best = with_number_beside(best, lefts[0], rights[0])
        before, after = (best.before, best.after) if best else ("", "")
    if lefts and rights and best and not (best.before and best.after):
        yield set_otherwise(pair, best, lefts[0], rights[0]) or set_alone(
            pair, best, first, lefts, rights
        )
    elif lefts and rights:
        kind = best.kind if best else kind_of_wording(lefts[0], rights[0])
        if best is None and kind == "number_changed":
            before, after = numbers_apart(lefts[0], rights[0])
        yield event(
            pair,
            kind,
            shared_matter(pair, lefts[0], rights[0], best),
            confidence=sureness(first, lefts[0], rights[0]),
            evidence=(*lefts, *rights),
            basis=("alignment",),
            explanation=f"{kind}.words",
            facts={
                "before": lefts[0].text,
                "after": rights[0].text,
                "before_fact": before,
                "after_fact": after,
                **loosely(pair, lefts[0], rights[0], (before, after)),
            },
        )


def foremost(pair: Pair, group: Sequence[Link]) -> tuple[Link, Difference | None]:
    """Return the link and the fact of a group that tell most.

    What is set of a matter that the other text ends tells less: there it is no fact.
    """
    told = [
        (rank, number, link, one)
        for number, (link, texts) in enumerate((link, texts_of(pair, link)) for link in group)
        if not pair.laws
        for one in completed(pair, link)
        if (rank := rank_of(pair, one)) < NOWHERE and on_both(pair, one, texts)
        if pair.same_hand or one.kind != "number_changed" or counts_the_same(one, texts)
        if not (pair.two_offices and only_date(one))
        if not stands_beside(pair, one, group)
    ]
    _, _, first, best = min(told, key=lambda one: one[:2], default=(0, 0, group[0], None))
    if best is None or not (best.before and best.after):
        both = (counted_on_both(pair, link) for link in group)
        best = next(filter(None, both), best)
    ended = (link for link in group if not pair.laws and ends(pair, link))
    over = next(ended, None)
    return (over, None) if over else (first, best)


def only_date(one: Difference) -> bool:
    """Tell whether a difference is by when one text alone does something: every office says that.

    That another one sets no date is no difference of their work.
    """
    return (
        one.kind == "number_changed"
        and dated(one.before or one.after)
        and not (one.before and one.after)
    )


def counting_first(
    one: Difference, lefts: Sequence[Quote], rights: Sequence[Quote]
) -> tuple[list[Quote], list[Quote]]:
    """Return quotes, that first which sets a number for what one of the other side alone sets."""
    if one.kind != "number_changed" or bool(one.before) == bool(one.after):
        return list(lefts), list(rights)
    own, others = (rights[0], lefts) if one.after else (lefts[0], rights)
    mine = number_written(own.text, one.after or one.before)
    first = sorted(others, key=lambda other: not (mine and counts_it(mine, other.text)))
    return (first, list(rights)) if one.after else (list(lefts), first)


def stands_beside(pair: Pair, one: Difference, group: Sequence[Link]) -> bool:
    """Tell whether a number that one statement seems to have alone stands in others beside its own.

    One office may have made one statement of several.
    """
    if one.kind != "number_changed" or bool(one.before) == bool(one.after):
        return False
    units = {link.left if one.after else link.right for link in group}
    own = (pair.unit(link.right if one.after else link.left).text for link in group)
    mine = next(filter(None, (number_written(text, one.after or one.before) for text in own)), None)
    return mine is not None and any(as_worth(mine, pair.unit(unit).text) for unit in units)


def ends(pair: Pair, link: Link) -> bool:
    """Tell whether of two counterparts one ends what the other is on."""
    return link.strength == "main" and ends_matter(*texts_of(pair, link))


def set_otherwise(pair: Pair, one: Difference, left: Quote, right: Quote) -> Event | None:
    """Return the event of a number that the other text sets otherwise elsewhere, if it does."""
    if one.kind != "number_changed":
        return None
    seen, own = (pair, right) if one.after else (pair.swapped, left)
    written = one.after or one.before
    other = set_in_another_way(seen, own.unit, written)
    mine = next((f for f in read_facts(own.text, "number") if f.text == written), None)
    if not (other and mine):
        return None
    found = counted_by_both(seen, other, mine, own)
    return found if one.after else mirror(found)


def set_alone(
    pair: Pair, one: Difference, link: Link, lefts: Sequence[Quote], rights: Sequence[Quote]
) -> Event:
    """Return the event of a fact of one text, with what the other says nearest to it.

    It claims of the other text no more than that the fact is not in it; where that does not name
    the thing that a number counts, it lacks more than its number.
    """
    sides = (lefts[0], rights[0]) if one.after else (rights[0], lefts[0])
    near, quote = sides
    counted = one.kind == "number_changed"
    fact = one.after or one.before
    number = number_written(quote.text, fact) if counted else None
    other = pair.left if one.after else pair.right
    others = lefts if one.after else rights
    both = set_beside(pair, other, others, number, quote) if number else None
    if both:
        return both
    if counted:  # the other numbers of the statement may be on both sides
        place = number.start if number else max(0, quote.text.find(fact))
        fact = quote.text[slice(*clause_at(quote.text, place))].strip()
    unnamed = number is not None and (
        lacks_thing(pair, other, number, quote)
        or (pair.two_offices and not on_its_thing(pair, near.text, number, quote.text))
    )
    only: EventType = "appears" if one.after else "disappears"
    on_it = link.strength == "main" and not few_shared(near, quote)
    treats = on_it and (number is None or names_thing(near.text, number))
    return event(
        pair,
        only if unnamed else one.kind,
        called_alone(pair, one, lefts[0], rights[0]),
        confidence=min(sure_of(link), sure_of_absence(pair if one.after else pair.swapped)),
        evidence=(*lefts, *rights),
        basis=("absence",) if unnamed else ("alignment",),
        explanation=f"{only}.measure" if unnamed else f"{one.kind}{known(one)}",
        facts={
            "before": "" if one.after else fact,
            "after": fact if one.after else "",
            "before_fact": one.before,
            "after_fact": one.after,
            **near_to(pair, near, quote, treats),
        },
    )


def set_beside(
    pair: Pair, other: Side, others: Sequence[Quote], number: Fact, quote: Quote
) -> Event | None:
    """Return what both texts say where the other one sets a number on what a quote counts, too."""
    found = beside_number(pair, others, number, quote) or counted_elsewhere(pair, quote, number)
    if found or lacks_thing(pair, other, number, quote):
        return found
    return beside_count(pair, others, number, quote)


def lacks_thing(pair: Pair, other: Side, number: Fact, quote: Quote) -> bool:
    """Tell whether another office has nothing of what a number is of, and not its number alone."""
    return pair.two_offices and (
        never_named(pair, other, number) or counts_places(quote.text, number)
    )


def called_alone(pair: Pair, one: Difference, left: Quote, right: Quote) -> str:
    """Return what a fact of one text is of: the name itself, or what its number counts."""
    if one.kind == "number_changed" and one.matter:
        counted = measured((right if one.after else left).text, one.matter)
        return subject_of(without_dates(counted, ""))  # 火化率年底前达到100% is on 火化率
    return shared_matter(pair, left, right, one)


def sureness(link: Link, left: Quote, right: Quote) -> float:
    """Return how sure it is that two rewritten measures are on one matter."""
    return min(sure_of(link), DOUBTFUL) if few_shared(left, right) else sure_of(link)


def shared_matter(pair: Pair, left: Quote, right: Quote, best: Difference | None) -> str:
    """Return what two measures share, be it by name only, or what a number of theirs counts.

    A name that only the right one has is told by itself.
    """
    if best and best.kind == "term_appears":
        return best.after.translate(QUOTES)
    texts = left.text, right.text
    counted = best.matter if best and best.kind == "number_changed" else ""
    if best is None and pair.two_offices:
        counted = called_by_numbers(left, right)
    elif best and counted:
        counted = measured(texts[bool(best.after)], counted)
        texts = without_equal(*texts), without_equal(*reversed(texts))
    called = "" if pair.laws else pair.called(left, right)
    return in_common(*texts, pair.lexicon.particulars, counted, called)


def without_equal(text: str, other: str) -> str:
    """Return a text without the clauses that set nothing but numbers of another text, too.

    They are not what differs; a text of such clauses alone stays.
    """
    numbers = read_facts(text, "number")
    kept = [
        span
        for span in clauses(text)
        for inside in [[one for one in numbers if span[0] <= one.start < span[1]]]
        if not inside or not all(as_worth(one, other) for one in inside)
    ]
    return ",".join(text[slice(*span)] for span in kept) or text


def broken_off(pair: Pair, group: Sequence[Link]) -> bool:
    """Tell whether the source of one of the measures cut it off, so that it may have said more."""
    return any(
        cut_off(pair.left.document, link.left) or cut_off(pair.right.document, link.right)
        for link in group
    )


def nearest_first(
    links: Sequence[Link], lefts: Sequence[Quote], rights: Sequence[Quote], before: str, after: str
) -> tuple[list[Quote], list[Quote]]:
    """Return quotes with those two first that have the facts told, and of these the most alike."""
    known = {(link.left, link.right): link for link in links}
    places = [(i, j) for i in range(len(lefts)) for j in range(len(rights))]

    def nearness(place: tuple[int, int]) -> tuple[int, float]:
        left, right = lefts[place[0]].text, rights[place[1]].text
        told = (before in left) + (after in right)
        link = known.get((lefts[place[0]].unit, rights[place[1]].unit))
        return told, link.score + link.fuzzy if link else 0.0

    if not places:
        return list(lefts), list(rights)
    i, j = max(places, key=nearness)
    return (
        [lefts[i], *lefts[:i], *lefts[i + 1 :]],
        [rights[j], *rights[:j], *rights[j + 1 :]],
    )


def anything_new(pair: Pair, lefts: Sequence[Quote], rights: Sequence[Quote]) -> bool:
    """Tell whether either of two sides says enough that the other does not.

    One office may have divided a statement: what one part of it lacks its other counterparts have.
    """
    return any(
        len(own - said) >= SAID_ANEW * len(own)
        for mine, others in ((lefts, rights), (rights, lefts))
        for own in [words_of(one.text for one in mine)]
        for said in [words_of((*(one.text for one in others), *counterparts(pair, mine)))]
    )


def counterparts(pair: Pair, quoted: Sequence[Quote]) -> Iterator[str]:
    """Yield, in plans of one office, the texts of all counterparts of the units of some quotes."""
    for unit in (one.unit for one in quoted if pair.same_hand):
        for link in pair.of_measure.get(unit, ()):
            yield pair.unit(link.right if link.left == unit else link.left).text


def words_of(texts: Iterable[str]) -> set[str]:
    """Return the words of some texts that tell what they are about."""
    return {word for text in texts for word in content_words(text)}


def unsaid(pair: Pair, found: Sequence[Quote], others: Sequence[Quote]) -> list[Quote]:
    """Return the quotes that no unit of the other quotes has word for word."""
    texts = [pair.unit(other.unit).text for other in others]
    return [one for one in found if not any(one.text in text for text in texts)]


def quotes(pair: Pair, units: Sequence[str], words: str) -> list[Quote]:
    """Return the whole statements of some measures, each once."""
    found = (whole(unit, pair.unit(unit).text, words) for unit in dict.fromkeys(units))
    return [one for one in found if one]
