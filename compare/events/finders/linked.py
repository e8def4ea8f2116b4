"""Two linked measures: what they say differently, how far one is the other, how sure that is."""

from __future__ import annotations

from rapidfuzz import fuzz

from compare.addresses import article_of
from compare.differences import differing
from compare.differences.same_numbers import kind_of
from compare.events.evidence.absence import cut_off, outlived
from compare.events.evidence.counted import COUNTED, as_worth
from compare.events.evidence.pair import Pair
from compare.events.evidence.wording import steady
from compare.facts import read_facts
from compare.facts.bases import TITLE
from compare.facts.plain import clause_at, plain, squashed
from compare.facts.shorts import shortened as in_short
from compare.knowledge.headings import find_mark
from compare.knowledge.words import content_words
from compare.model import Difference, Fact, Link

EDITED = 0.6  # the ratio of two measures from which one is the other, edited
SHORTEST_REST, REST = 12, 0.75  # letters outside of titles, and their ratio, for the same
SHARED = 2  # words of two clauses that count as many things, for these to be one
CERTAIN, LIKELY = 0.97, 0.9
RESHAPED = ("split", "merged")


def texts_of(pair: Pair, link: Link) -> tuple[str, str]:
    """Return the texts of two linked measures."""
    return pair.unit(link.left).text, pair.unit(link.right).text


def edited(link: Link, before: str, after: str) -> bool:
    """Tell whether one of two measures is the other, edited, full names read as short ones.

    The long title of a document that stands in the place of another one makes no other measure.
    """
    if link.fuzzy >= EDITED or as_alike(in_short(before), in_short(after), EDITED):
        return True
    one, other = (squashed(TITLE.sub("", plain(text))) for text in (before, after))
    return min(len(one), len(other)) >= SHORTEST_REST and as_alike(one, other, REST)


def as_alike(one: str, other: str, share: float) -> bool:
    """Tell whether the ratio of two texts is at least a share; far less is seen soon."""
    return fuzz.ratio(one, other, score_cutoff=100 * share) >= 100 * share


def heads_reshaped(pair: Pair, link: Link) -> bool:
    """Tell whether a link joins the headings of articles that were divided or joined."""
    ends = link.left, link.right
    articles = article_of(link.left), article_of(link.right)
    return all(end.endswith(".0") for end in ends) and pair.kinds.get(articles) in RESHAPED


def differences(pair: Pair, link: Link) -> list[Difference]:
    """Return what two linked measures say differently, and their documents with them."""
    texts = texts_of(pair, link)
    found = differing(*texts, pair.years)
    return [
        one
        for one in found
        if one.before != one.after
        and not elsewhere(pair, link, one)
        and not (pair.laws and of_other_items(one, texts))
    ]


def of_other_items(one: Difference, texts: tuple[str, str]) -> bool:
    """Tell whether numbers are of two items of a list in a law, of which each sets its own.

    立一等功的,增发25% and 立二等功的,增发15% are no change: either has a word of its own.
    """
    if one.kind != "number_changed" or not all(map(find_mark, texts)):
        return False
    left, right = (set(content_words(text)) for text in texts)
    return bool(left - right and right - left)


def elsewhere(pair: Pair, link: Link, found: Difference) -> bool:
    """Tell whether what one measure lacks stands in another one of the other document, or may.

    It may where the source cut the measure off, and a plan whose years are over every text lacks.
    A name or a title is looked for in the whole document, and between two offices or versions of a
    law whatever is no number or stage; the rest in the counterparts of the article, a number also
    as it may be written there (60%, 六成).
    """
    if found.before and found.after:
        return found.kind == "renamed" and both_used(pair, found)
    unit, words = (link.left, found.before) if found.before else (link.right, found.after)
    lacking, other = (link.right, pair.right) if found.before else (link.left, pair.left)
    if cut_off(other.document, lacking) or outlived(words, other.document):
        return True
    if found.kind in ("term_appears", "term_disappears"):
        return pair.has_name(other, words)
    counted = found.kind in ("number_changed", "goal_changed")
    if found.kind == "law_changed" or not (counted or pair.same_hand) or pair.laws:
        return pair.says(other, words)
    near = [article_of(one.right if found.before else one.left) for one in pair.of_measure[unit]]
    near += pair.counterparts.get(article_of(unit), ())
    if (
        found.kind == "scope_changed"
    ):  # whom a clause covers now another one may have covered before
        return any(as_often(pair, article_of(unit), one, words) for one in near)
    own = next(
        (one for one in read_facts(pair.unit(unit).text, *COUNTED) if one.text == words), None
    )
    texts = [pair.unit(one).text for one in near]
    if counted and own and any(is_set(pair.unit(unit).text, own, text) for text in texts):
        return True
    return not (own and is_count(own)) and any(steady(words) in steady(text) for text in texts)


def is_set(text: str, fact: Fact, other: str) -> bool:
    """Tell whether another text sets the number or date of a text, in a clause on the same.

    As many things are more often of something else than the same rate or amount is.
    """
    about = set(words_around(text, fact))
    least = max(1, min(SHARED, len(about))) if is_count(fact) else 1
    return any(
        len(about.intersection(words_around(other, one))) >= least for one in as_worth(fact, other)
    )


def is_count(fact: Fact) -> bool:
    """Tell whether a fact is a number of things, and no date, rate, time or amount."""
    return fact.kind == "number" and kind_of(fact) == "things"


def words_around(text: str, fact: Fact) -> tuple[str, ...]:
    """Return the words of the clause of a fact."""
    return content_words(text[slice(*clause_at(text, fact.start))])


def both_used(pair: Pair, found: Difference) -> bool:
    """Tell whether two offices both use one of two names, so that neither stands for the other."""
    if not pair.two_offices:
        return False
    return pair.says(pair.right, found.before) or pair.says(pair.left, found.after)


def as_often(pair: Pair, unit: str, other: str, items: str) -> bool:
    """Tell whether another unit has each of some items as often as one has them."""
    texts = steady(pair.unit(unit).text), steady(pair.unit(other).text)
    counts = (tuple(text.count(steady(item)) for text in texts) for item in items.split("、"))
    return all(other_count >= own for own, other_count in counts)


def known(one: Difference) -> str:
    """Return which sentence tells a difference of which one side may have nothing."""
    return "" if one.before and one.after else ".new" if one.after else ".gone"


def sure_of(link: Link) -> float:
    """Return how sure a difference is: as sure as that the measures are on one matter."""
    if link.fuzzy >= EDITED:
        return CERTAIN
    return LIKELY * link.score
