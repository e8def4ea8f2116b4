"""Linked measures that were written anew: what they say of one matter, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from compare.differences.difference import QUOTES
from compare.events.absence import cut_off, sure_of_absence
from compare.events.counted import Count, family, of_one_matter, of_one_name, of_one_thing
from compare.events.event import event, measured
from compare.events.linked import differences, edited, heads_reshaped, known, sure_of, texts_of
from compare.events.nearby import near_to
from compare.events.pair import Pair
from compare.events.quotes import whole
from compare.events.subject import in_common, subject_of
from compare.facts import read_facts
from compare.facts.dates import without_dates
from compare.facts.ladders import past_trial
from compare.facts.spread import widths
from compare.facts.transfers import transfers
from compare.knowledge.words import content_words, tokens
from compare.model import Difference, Event, Link, Quote

TOGETHER = 3  # links of measures that are told together, at most
AKIN = 60.0  # rapidfuzz token set ratio of two titles on one matter
NOWHERE = 99
NAMED = ("term_appears", "number_changed")  # facts that may be of another matter than their texts
SHARED = 2  # words of a clause that show it is on what another text says
# Of the statements that a stranger read, most that were no counterparts lay below these.
SURE_ENOUGH, NEAR = 0.5, 0.3
# Of the rewritten counterparts that strangers read, 44 of 50 that share as many words were right,
# of the others 13 of 24 (tests/gold/statements.json, readings 1 to 8).
WORDS_OF_COUNTERPARTS, DOUBTFUL = 3, 0.55
SAID_ANEW = 0.4  # of the words of a rewritten measure that its counterpart does not have
FOREMOST = (
    "number_changed",
    "number_changed.new",
    "term_appears.new",
    "law_changed",
    "actor_changed",
    "number_changed.gone",
)


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
    far = link.semantic is not None and link.semantic < NEAR
    best = any(pair.of_measure[end][0] == link for end in (link.left, link.right))
    left, right = (pair.background(pair.theme(end)) for end in (link.left, link.right))
    gone = [any(transfers(text)) for text in texts_of(pair, link)]
    return (
        gone[0] == gone[1]
        and not (leads or far)
        and left == right
        and best
        and sure_of(link) >= SURE_ENOUGH
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
    told = [
        (rank, number, link, one)
        for number, (link, texts) in enumerate((link, texts_of(pair, link)) for link in group)
        if not pair.laws
        for one in (completed(pair, link, difference) for difference in differences(pair, link))
        if (rank := rank_of(pair, one)) < NOWHERE and on_both(pair, one, texts)
        if pair.same_hand or one.kind != "number_changed" or counts_the_same(one, texts)
    ]
    _, _, first, best = min(told, key=lambda one: one[:2], default=(0, 0, group[0], None))
    best = best or next((one for link in group if (one := counted_on_both(pair, link))), None)
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
        best = with_number_beside(best, lefts[0], rights[0])
        before, after = best.before, best.after
    if lefts and rights and best and not (best.before and best.after):
        yield set_alone(pair, best, first, lefts, rights)
    elif lefts and rights:
        kind = best.kind if best else "goal_changed"
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
            },
        )


def counted_on_both(pair: Pair, link: Link) -> Difference | None:
    """Return the numbers of one thing that two offices set in linked statements, if they differ.

    They stand in clauses that are worded otherwise, so that nothing holds them against each other.
    """
    if not pair.two_offices:
        return None
    lefts, rights = (
        [one for one in counts if one.address == end]
        for counts, end in zip(pair.counts, (link.left, link.right), strict=True)
    )
    for one in lefts:
        other = of_one_thing(one, [two for two in rights if of_one_name(one, two)])
        if other and heads_alike(one, other) and one.fact.value != other.fact.value:
            about, numbers = other.fact.subject, (one.fact.text, other.fact.text)
            return Difference("number_changed", about, None, None, None, None, *numbers, 0.0)
    return None


def heads_alike(one: Count, other: Count) -> bool:
    """Tell whether the names of what two numbers count end in one word."""
    last, its = (content_words(number.fact.subject)[-1:] for number in (one, other))
    return last == its


def with_number_beside(one: Difference, left: Quote, right: Quote) -> Difference:
    """Return a number of one quote with one of its kind that the other quote sets, if it does.

    Then it cannot be said that the other text sets none; what either says is told side by side.
    """
    if one.kind != "number_changed" or bool(one.before) == bool(one.after):
        return one
    own, other = (right, left) if one.after else (left, right)
    mine = next(
        (f for f in read_facts(own.text, "number") if f.text == one.after + one.before), None
    )
    found = (
        fact.text
        for fact in read_facts(other.text, "number")
        if mine and family(fact) == family(mine) and fact.role not in ("loose", "from")
    )
    number = next(found, "")
    return replace(one, before=number) if one.after else replace(one, after=number)


def few_shared(left: Quote, right: Quote) -> bool:
    """Tell whether two quotes share so few words that they may be on two matters."""
    shared = set(content_words(left.text)) & set(content_words(right.text))
    return len(shared) < WORDS_OF_COUNTERPARTS


def set_alone(
    pair: Pair, one: Difference, link: Link, lefts: Sequence[Quote], rights: Sequence[Quote]
) -> Event:
    """Return the event of a fact of one text, with what the other says nearest to it.

    It claims of the other text no more than that the fact is not in it.
    """
    sides = (lefts[0], rights[0]) if one.after else (rights[0], lefts[0])
    near, quote = sides
    counted = one.kind == "number_changed"
    fact = quote.text if counted else one.after or one.before
    treats = link.strength == "main" and not few_shared(near, quote)
    return event(
        pair,
        one.kind,
        called_alone(pair, one, lefts[0], rights[0]),
        confidence=min(sure_of(link), sure_of_absence(pair if one.after else pair.swapped)),
        evidence=(*lefts, *rights),
        basis=("alignment",),
        explanation=f"{one.kind}{known(one)}",
        facts={
            "before": "" if one.after else fact,
            "after": fact if one.after else "",
            "before_fact": one.before,
            "after_fact": one.after,
            **near_to(pair, near, quote, treats),
        },
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
    if best and counted:
        counted = measured(texts[bool(best.after)], counted)
    called = "" if pair.laws else pair.called(left, right)
    return in_common(*texts, pair.lexicon.particulars, counted, called)


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


def rank_of(pair: Pair, one: Difference) -> int:
    """Return the place of a difference among those that tell most of rewritten measures.

    That a trial is over, or a paper there, says most of one office's plans; then what names the
    measure's own new fact. A title or a name that only one of two rewritten texts has tells less
    than the texts themselves, and has no place: ``NOWHERE``.
    """
    if one.kind == "law_changed" and one.before and one.after:
        return FOREMOST.index("law_changed") if akin(one.before, one.after) else NOWHERE
    key = f"{one.kind}{known(one)}"
    if key == "goal_changed":
        return -1 if pair.same_hand and carried_on(one.before, one.after) else NOWHERE
    if key == "term_appears.new" and ("、" in one.after or "“" not in one.after):
        return NOWHERE  # a list is no name, and without quotes a new wording may be one
    return FOREMOST.index(key) if key in FOREMOST else NOWHERE


def carried_on(before: str, after: str) -> bool:
    """Tell whether either of two sides is at a trial or in some places, and the other beyond it."""
    return past_trial(before, after) or widths(before) | widths(after) == {"some", "everywhere"}


def completed(pair: Pair, link: Link, found: Difference) -> Difference:
    """Return a number that only one measure seems to have with that of the other for one thing."""
    if found.kind != "number_changed" or (found.before and found.after):
        return found
    lefts, rights = (
        [one for one in counts if one.address == end]
        for counts, end in zip(pair.counts, (link.left, link.right), strict=True)
    )
    if found.after:
        return replace(found, before=counterpart(found.after, rights, lefts))
    return replace(found, after=counterpart(found.before, lefts, rights))


def counterpart(number: str, counts: Sequence[Count], others: Sequence[Count]) -> str:
    """Return the number of other counts for the thing that a number of some counts is of.

    Of counterparts one may count the matter in another way: in yuan, as a share of another amount.
    """
    mine = next((one for one in counts if one.fact.text == number), None)
    other = (of_one_thing(mine, others) or of_one_matter(mine, others)) if mine else None
    return other.fact.text if other else ""


def on_both(pair: Pair, one: Difference, texts: tuple[str, str]) -> bool:
    """Tell whether the clause of a fact that only one of two texts has is on what the other says.

    Else the fact is of another matter than the one for which the texts are counterparts.
    """
    if pair.same_hand or one.kind not in NAMED or (one.before and one.after):
        return True
    shared = set(content_words(clause_of(one, texts))) & set(content_words(texts[not one.after]))
    if one.kind == "term_appears":
        return len(shared) >= SHARED and shares_matter(pair, one, texts)
    return len(shared) >= SHARED or shares_matter(pair, one, texts)


def counts_the_same(one: Difference, texts: tuple[str, str]) -> bool:
    """Tell whether the thing that a number is of, its last word, stands in both texts."""
    heads = content_words(one.matter)[-1:]
    return all(head in text for head in heads for text in texts)


def shares_matter(pair: Pair, one: Difference, texts: tuple[str, str]) -> bool:
    """Tell whether the clause of a fact is on a particular matter of the other text."""
    others = pair.particulars_of(texts[not one.after])
    return bool(pair.particulars_of(clause_of(one, texts)) & others)


def clause_of(one: Difference, texts: tuple[str, str]) -> str:
    """Return the clause of a fact that only one of two texts has."""
    text, span = (texts[1], one.near_right) if one.after else (texts[0], one.near_left)
    return text[slice(*span)] if span else text


def akin(before: str, after: str) -> bool:
    """Tell whether two titles are of one matter, so that one may stand in the other's place."""
    return fuzz.token_set_ratio(" ".join(tokens(before)), " ".join(tokens(after))) >= AKIN
