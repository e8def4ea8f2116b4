"""What differs between linked measures, fact by fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from compare.addresses import article_of
from compare.differences import differing
from compare.differences.quotes import quote as alone_on_its_side
from compare.differences.side import side
from compare.events.absence import cut_off
from compare.events.event import event
from compare.events.pair import Pair, steady
from compare.events.quotes import quoted, whole
from compare.events.subject import in_common
from compare.facts.shorts import shortened as in_short
from compare.model import Difference, Event, Link, Quote, Span
from compare.words import content_words, tokens

TOGETHER = 3  # links of measures that are told together, at most
EDITED = 0.6  # the ratio of two measures from which one is the other, edited
CERTAIN, LIKELY = 0.97, 0.9
AKIN = 60.0  # rapidfuzz token set ratio of two titles on one matter
NOWHERE = 99
# Of the statements that a stranger read, most that were no counterparts lay below these.
SURE_ENOUGH, NEAR = 0.5, 0.3
RESHAPED = ("split", "merged")
SAID_ANEW = 0.4  # of the words of a rewritten measure that its counterpart does not have
SHORT_ENOUGH = 40  # characters of a clause that is quoted whole
LISTED = re.compile(r"^|[、,，;；]|(?<=[》”])[和及与]")
RESPECTIVELY = "分别"  # what follows belongs to a list before it, one to one
PAUSES = ",，。;；:：\n"
FOREMOST = (
    "number_changed",
    "number_changed.new",
    "term_appears.new",
    "law_changed",
    "actor_changed",
    "number_changed.gone",
)


def changed_measures(pair: Pair) -> Iterator[Event]:
    """Yield the differences of linked measures that are differences of the documents.

    A measure that was edited is told fact by fact. Measures that were rewritten are told group by
    group, as far as they treat one matter, by the foremost fact.
    """
    apart: list[Link] = []
    for link in pair.measures:
        if heads_reshaped(pair, link):
            continue
        texts = texts_of(pair, link)
        if edited(link, *texts):
            told = (changed(pair, link, texts, one) for one in differences(pair, link))
            yield from (one for one in told if one)
        elif likely(pair, link):
            apart.append(link)
    for group in grouped(apart):
        yield from rewritten(pair, group)


def texts_of(pair: Pair, link: Link) -> tuple[str, str]:
    """Return the texts of two linked measures."""
    return pair.unit(link.left).text, pair.unit(link.right).text


def edited(link: Link, before: str, after: str) -> bool:
    """Tell whether one of two measures is the other, edited, full names read as short ones."""
    return link.fuzzy >= EDITED or fuzz.ratio(in_short(before), in_short(after)) >= 100 * EDITED


def heads_reshaped(pair: Pair, link: Link) -> bool:
    """Tell whether a link joins the headings of articles that were divided or joined."""
    ends = link.left, link.right
    articles = article_of(link.left), article_of(link.right)
    return all(end.endswith(".0") for end in ends) and pair.kinds.get(articles) in RESHAPED


def likely(pair: Pair, link: Link) -> bool:
    """Tell whether two rewritten measures are on one matter for all that is known.

    The heading of another office says too little to be held against what a measure says.
    """
    leads = not pair.same_hand and any(end.endswith(".0") for end in (link.left, link.right))
    far = link.semantic is not None and link.semantic < NEAR
    return not leads and not far and sure_of(link) >= SURE_ENOUGH


def differences(pair: Pair, link: Link) -> list[Difference]:
    """Return what two linked measures say differently, and their documents with them."""
    found = differing(*texts_of(pair, link), pair.years)
    return [one for one in found if one.before != one.after and not elsewhere(pair, link, one)]


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
    sentence claims no more than what either says.
    """
    told = [
        (rank, number, link, one)
        for number, (link, texts) in enumerate((link, texts_of(pair, link)) for link in group)
        for one in differences(pair, link)
        if (rank := foremost(one)) < NOWHERE
        if pair.same_hand or one.kind != "number_changed" or counts_the_same(one, texts)
    ]
    _, _, first, best = min(told, key=lambda one: one[:2], default=(0, 0, group[0], None))
    if best is None and (first.strength != "main" or broken_off(pair, group)):
        return
    group = [first, *(link for link in group if link is not first)]
    before, after = (best.before, best.after) if best else ("", "")
    lefts = quotes(pair, [link.left for link in group], before)
    rights = quotes(pair, [link.right for link in group], after)
    lefts, rights = unsaid(pair, lefts, rights), unsaid(pair, rights, lefts)
    if best is None and not anything_new(lefts, rights):
        return
    if lefts and rights:
        kind = best.kind if best else "goal_changed"
        yield event(
            pair,
            kind,
            in_common(*texts_of(pair, first), pair.lexicon.particulars),
            confidence=sure_of(first),
            evidence=(*lefts, *rights),
            basis=("alignment",),
            explanation=f"{kind}.words",
            facts={
                "before": lefts[0].text,
                "after": rights[0].text,
                "before_fact": before,
                "after_fact": after,
                "name": after if kind == "term_appears" else "",
            },
        )


def broken_off(pair: Pair, group: Sequence[Link]) -> bool:
    """Tell whether the source of one of the measures cut it off, so that it may have said more."""
    return any(
        cut_off(pair.left.document, link.left) or cut_off(pair.right.document, link.right)
        for link in group
    )


def anything_new(lefts: Sequence[Quote], rights: Sequence[Quote]) -> bool:
    """Tell whether either of two sides says enough that the other does not."""
    left, right = (
        {word for one in quotes for word in content_words(one.text)} for quotes in (lefts, rights)
    )
    return any(
        len(one - two) >= SAID_ANEW * len(one) for one, two in ((left, right), (right, left))
    )


def unsaid(pair: Pair, found: Sequence[Quote], others: Sequence[Quote]) -> list[Quote]:
    """Return the quotes that no unit of the other quotes has word for word."""
    texts = [pair.unit(other.unit).text for other in others]
    return [one for one in found if not any(one.text in text for text in texts)]


def quotes(pair: Pair, units: Sequence[str], words: str) -> list[Quote]:
    """Return the whole statements of some measures, each once."""
    found = (whole(unit, pair.unit(unit).text, words) for unit in dict.fromkeys(units))
    return [one for one in found if one]


def foremost(one: Difference) -> int:
    """Return the place of a difference among those that tell most of rewritten measures.

    What names the measure's own new fact comes first; a title or a name that only one of two
    rewritten texts has tells less than the texts themselves, and has no place: ``NOWHERE``.
    """
    if one.kind == "law_changed" and one.before and one.after:
        return FOREMOST.index("law_changed") if akin(one.before, one.after) else NOWHERE
    key = f"{one.kind}{known(one)}"
    if key == "term_appears.new" and "、" in one.after:  # a list is no name
        return NOWHERE
    return FOREMOST.index(key) if key in FOREMOST else NOWHERE


def counts_the_same(one: Difference, texts: tuple[str, str]) -> bool:
    """Tell whether the thing that a number is of, its last word, stands in both texts."""
    heads = content_words(one.matter)[-1:]
    return all(head in text for head in heads for text in texts)


def akin(before: str, after: str) -> bool:
    """Tell whether two titles are of one matter, so that one may stand in the other's place."""
    return fuzz.token_set_ratio(" ".join(tokens(before)), " ".join(tokens(after))) >= AKIN


def known(one: Difference) -> str:
    """Return which sentence tells a difference of which one side may have nothing."""
    return "" if one.before and one.after else ".new" if one.after else ".gone"


def elsewhere(pair: Pair, link: Link, found: Difference) -> bool:
    """Tell whether what one measure lacks stands in another one of the other document, or may.

    It may where the source cut the measure off. A name or a title is looked for in the whole
    document, the rest in the counterparts of the article.
    """
    if found.before and found.after:
        return False
    unit, words = (link.left, found.before) if found.before else (link.right, found.after)
    lacking, other = (link.right, pair.right) if found.before else (link.left, pair.left)
    if cut_off(other.document, lacking):
        return True
    if found.kind in ("term_appears", "term_disappears", "law_changed"):
        return pair.says(other, words)
    near = [article_of(one.right if found.before else one.left) for one in pair.of_measure[unit]]
    near += pair.counterparts.get(article_of(unit), ())
    return any(steady(words) in steady(pair.unit(one).text) for one in near)


def changed(pair: Pair, link: Link, texts: tuple[str, str], found: Difference) -> Event | None:
    """Return the event of one difference, with quotes of both sides where both have some."""
    before, after = found.before, found.after
    evidence = (
        shown(pair, link.left, link.right, found.left or found.near_left, before),
        shown(pair, link.right, link.left, found.right or found.near_right, after),
    )
    if not any(evidence):
        return None
    return event(
        pair,
        found.kind,
        found.matter,
        confidence=sure_of(link),
        evidence=evidence,
        basis=("literal",) if link.fuzzy >= EDITED else ("alignment",),
        explanation=found.kind + known(found),
        facts={"before": before, "after": after},
    )


def shown(pair: Pair, unit: str, other: str, span: Span | None, words: str) -> Quote | None:
    """Return the clause of a difference, widened until the other side does not have it.

    What was put into a measure leaves nothing to quote of it: then the clause is quoted with what
    stands before it in its article.
    """
    text, rest = pair.unit(unit).text, pair.unit(other).text
    alone = alone_on_its_side(side(text, None), span, side(rest, None))
    if alone:
        return item(unit, text, alone, words)
    whole_text, article = pair.unit(article_of(unit)).text, article_of(unit)
    at = whole_text.find(text[slice(*span)] if span else text)
    start = max((whole_text.rfind(mark, 0, max(at - 2, 0)) + 1 for mark in PAUSES), default=0)
    end = at + (span[1] - span[0] if span else len(text))
    wider = whole_text[start:end]
    if at <= 0 or steady(wider) in steady(pair.unit(article_of(other)).text):
        return None
    return quoted(article, whole_text, (start, end), words)


def item(unit: str, text: str, span: Span, words: str) -> Quote | None:
    """Return a clause as a quote or, of a long one, the member of its list that has some words."""
    clause = text[slice(*span)]
    at = clause.find(words) if words else -1
    if at < 0 or len(clause) <= SHORT_ENOUGH or RESPECTIVELY in clause:
        return quoted(unit, text, span, words)
    start = max(match.end() for match in LISTED.finditer(clause[: at + 1]))
    ends = (match.start() for match in LISTED.finditer(clause, at + len(words)) if match.start())
    return quoted(unit, clause, (min(start, at), next(ends, len(clause))), words)


def sure_of(link: Link) -> float:
    """Return how sure a difference is: as sure as that the measures are on one matter."""
    if link.fuzzy >= EDITED:
        return CERTAIN
    return LIKELY * link.score
