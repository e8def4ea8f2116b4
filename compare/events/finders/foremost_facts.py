"""Which fact of measures that were written anew tells most, and what it is held against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from compare.differences.same_numbers import counted_alike, kin, kind_of, same_number
from compare.events.evidence.counted import (
    Count,
    family,
    of_like_names,
    of_one_matter,
    of_one_measure,
    of_one_name,
    of_one_thing,
    of_two_halves,
    of_two_kinds,
    opposed,
)
from compare.events.evidence.pair import Pair
from compare.events.evidence.subject import ABOUT
from compare.events.finders.linked import differences, known
from compare.facts import number_written, read_facts
from compare.facts.ladders import ENDED, past_trial
from compare.facts.numbers import OF_PEOPLE
from compare.facts.plain import clause_at, clauses
from compare.facts.spread import widths
from compare.knowledge.closed import words
from compare.knowledge.headings import unmarked
from compare.knowledge.words import content_words, tokens
from compare.model import Difference, Fact, Link, Quote

AKIN = 60.0  # rapidfuzz token set ratio of two titles on one matter
NOWHERE = 99
NAMED = ("term_appears", "number_changed")  # facts that may be of another matter than their texts
SHARED = 2  # words of a clause that show it is on what another text says
MOST = 10_000  # pairs of numbers of two statements that are held against each other
FOREMOST = (
    "number_changed",
    "number_changed.new",
    "term_appears.new",
    "law_changed",
    "actor_changed",
    "number_changed.gone",
)


def rank_of(pair: Pair, one: Difference) -> int:
    """Return the place of a difference among those that tell most of rewritten measures.

    That a trial is over, or a paper there, says most of one office's plans; then what names the
    measure's own new fact. A title or a name that only one of two rewritten texts has tells less
    than the texts themselves, and has no place: ``NOWHERE``.
    """
    if one.kind == "law_changed" and one.before and one.after:
        return FOREMOST.index("law_changed") if akin(one.before, one.after) else NOWHERE
    key = f"{one.kind}{known(one)}"
    if key == "scope_changed" and pair.same_hand and one.before and one.after:
        return FOREMOST.index("law_changed")
    if key == "goal_changed" and dated(one.before) and dated(one.after):
        return FOREMOST.index("number_changed")
    if key == "goal_changed":
        return -1 if pair.same_hand and carried_on(one.before, one.after) else NOWHERE
    if key == "term_appears.new" and ("、" in one.after or "“" not in one.after):
        return NOWHERE  # a list is no name, and without quotes a new wording may be one
    return FOREMOST.index(key) if key in FOREMOST else NOWHERE


def dated(clause: str) -> bool:
    """Tell whether a clause says by when something is done."""
    return bool(read_facts(clause, "deadline"))


def carried_on(before: str, after: str) -> bool:
    """Tell whether either of two sides is at a trial or in some places, and the other beyond it."""
    return past_trial(before, after) or widths(before) | widths(after) == {"some", "everywhere"}


def completed(pair: Pair, link: Link) -> Iterator[Difference]:
    """Yield the differences of a link, a number that one measure alone seems to have with another.

    That is the number of the other measure for the same thing, if none of its own is held against
    it already.
    """
    found = differences(pair, link)
    paired = [one for one in found if one.kind == "number_changed" and one.before and one.after]
    lefts, rights = (
        [one for one in pair.counts.at.get(end, ()) if one.fact.text not in taken]
        for end, taken in zip(
            (link.left, link.right),
            ({one.before for one in paired}, {one.after for one in paired}),
            strict=True,
        )
    )
    for one in found:
        if one.kind != "number_changed" or one in paired:
            yield one
        elif one.after:
            yield replace(one, before=counterpart(one.after, rights, lefts))
        else:
            yield replace(one, after=counterpart(one.before, lefts, rights))


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
    """Tell whether the last word for what a number is of stands in both texts, or two words do.

    Two things that are counted are not one where they differ in what stands before that word:
    养老床位, 家庭养老床位.
    """
    left, right = map(number_written, texts, (one.before, one.after))
    if left and right and of_two_kinds(left, right):
        return False
    if left and right and left.subject and right.subject:
        return of_one_measure(left, right) and of_like_names(left, right)
    named = content_words(one.matter)
    shared = [word for word in named if all(word in text for text in texts)]
    return shared[-1:] == list(named[-1:]) or len(shared) >= SHARED


def shares_matter(pair: Pair, one: Difference, texts: tuple[str, str]) -> bool:
    """Tell whether the clause of a fact is on a particular matter of the other text."""
    others = pair.particulars_of(texts[not one.after])
    return bool(pair.particulars_of(clause_of(one, texts)) & others)


def clause_of(one: Difference, texts: tuple[str, str]) -> str:
    """Return the clause of a fact that only one of two texts has."""
    text, span = (texts[1], one.near_right) if one.after else (texts[0], one.near_left)
    return text[slice(*span)] if span else text


def akin(before: str, after: str) -> bool:
    """Tell whether two titles are of one matter, so that one may stand in the other's place.

    Who issued a paper, or sent it on, is no matter of it.
    """
    left, right = (
        " ".join(tokens(title.partition(ABOUT)[2] or title)) for title in (before, after)
    )
    return fuzz.token_set_ratio(left, right) >= AKIN


def counted_on_both(pair: Pair, link: Link) -> Difference | None:
    """Return the numbers of one thing that two offices set in linked statements, if they differ.

    They stand in clauses that are worded otherwise, so that nothing holds them against each other.
    """
    if not pair.two_offices:
        return None
    lefts, rights = (pair.counts.at.get(end, []) for end in (link.left, link.right))
    for one in lefts:
        other = of_one_thing(one, [two for two in rights if of_one_name(one, two)])
        alike = other and heads_alike(one, other) and of_like_names(one.fact, other.fact)
        if other and alike and one.fact.value != other.fact.value:
            return exchanged(one, other)
    return amounts_of_both(lefts, rights)


def exchanged(one: Count, other: Count) -> Difference:
    """Return the difference of two numbers of one thing."""
    about, numbers = other.fact.subject, (one.fact.text, other.fact.text)
    return Difference("number_changed", about, None, None, None, None, *numbers, 0.0)


def amounts_of_both(lefts: Sequence[Count], rights: Sequence[Count]) -> Difference | None:
    """Return the amounts of money whose clauses share most words, if they are enough.

    新建床位每张补助1500元, 按每张床位6000元给予建设补助: what an amount is of hardly ever stands
    right beside it.
    """
    if len(lefts) * len(rights) > MOST:
        return None
    found = [
        (words_shared(one, other), one, other)
        for one in lefts
        for other in rights
        if kind_of(one.fact) == kind_of(other.fact) == "money"
        and kin(one.fact, other.fact)
        and not (opposed(one.fact, other.fact) or of_two_halves(one.text, other.text))
    ]
    shared, one, other = max(found, key=lambda three: three[0], default=(0, None, None))
    if not (one and other) or shared < SHARED or same_number(one.fact, other.fact):
        return None
    return exchanged(one, other)


def words_shared(one: Count, other: Count) -> int:
    """Return how many words the clauses of two amounts share, be it with the clause before one.

    落实临时救助备用金制度,每镇储备2万元: there the amount is what the clause before it names, if
    both are on one particular matter.
    """
    left, right = clause_words(one), clause_words(other)
    wider = max(len(left & other.words), len(right & one.words))
    of_one = bool(one.matters & other.matters) and not (serves(one) or serves(other))
    return max(len(left & right), wider if of_one and wider > SHARED else 0)


def serves(one: Count) -> bool:
    """Tell whether a statement says for whom an amount is: those who have it are no matter."""
    before = (one.text[slice(*span)] for span in clauses(one.text) if span[0] <= one.fact.start)
    return any(unmarked(clause).startswith(words("people", "serving")) for clause in before)


def clause_words(one: Count) -> set[str]:
    """Return the words of the clause of a number that say what it is of."""
    start, end = clause_at(one.text, one.fact.start)
    clause = one.text[start : one.fact.start] + " " + one.text[one.fact.end : end]
    whose_and_when = (f"每{one}" for one in (*OF_PEOPLE, *words("numbers", "times")))
    return set(content_words(clause)) - {*words("numbers", "comparing"), *whose_and_when}


def heads_alike(one: Count, other: Count) -> bool:
    """Tell whether the names of what two numbers count end in one word."""
    last, its = (content_words(number.fact.subject)[-1:] for number in (one, other))
    return last == its


def with_number_beside(one: Difference, left: Quote, right: Quote) -> Difference | None:
    """Return a number of one quote with one of its kind that the other quote sets, if it does.

    Then it cannot be said that the other text sets none; what either says is told side by side.
    Nothing, if all that the other counts may be the same under another name, or another thing.
    """
    if one.kind != "number_changed" or bool(one.before) == bool(one.after):
        return one
    own, other = (right, left) if one.after else (left, right)
    mine = number_written(own.text, one.after or one.before)
    if mine is None:
        return one
    found = [
        fact
        for fact in read_facts(other.text, "number")
        if family(fact) == family(mine) and fact.role not in ("loose", "from")
        if counted_alike(mine, fact)
    ]
    same = counts_it(mine, other.text)
    if not (found or same):
        return one
    number = same.text if same else ""
    if not number:
        return None
    return replace(one, before=number) if one.after else replace(one, after=number)


def counts_it(mine: Fact, text: str) -> Fact | None:
    """Return the number of a text that counts what a number of the other one does, if any.

    Things may be counted by another measure word: 补录档案45万条, 补录档案12万份.
    """
    for fact in read_facts(text, "number"):
        alike = of_like_names(mine, fact) and not of_two_kinds(mine, fact)
        alike = alike and counted_alike(mine, fact) and fact.role not in ("loose", "from")
        shared = set(content_words(mine.subject)) & set(content_words(fact.subject))
        things = kind_of(mine) == kind_of(fact) == "things"
        if alike and (family(fact) == family(mine) or (things and len(shared) >= SHARED)):
            return fact
    return None


def ends_matter(before: str, after: str) -> bool:
    """Tell whether one of two texts ends what the other one is on: 取消…许可, 严格实施…许可.

    The other may carry out a paper on it: 许可办法.
    """
    left, right = read_stages(before), read_stages(after)
    return any(
        going_on in {matter, *(f"{matter}{paper}" for paper in words("bases", "heads"))}
        for ended, other in ((left[0], right[1]), (right[0], left[1]))
        for matter in ended
        for going_on in other
    )


def read_stages(text: str) -> tuple[set[str], set[str]]:
    """Return the matters that a text ends, and those at another stage."""
    stages = list(read_facts(text, "stage"))
    ended = {one.subject for one in stages if one.value == ENDED}
    return ended, {one.subject for one in stages} - ended
