"""What differs between linked measures, fact by fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from rapidfuzz import fuzz

from compare.addresses import article_of
from compare.differences import differing
from compare.differences.difference import shortened
from compare.differences.quotes import quote as alone_on_its_side
from compare.differences.side import side
from compare.events.absence import cut_off
from compare.events.event import event
from compare.events.pair import Pair, steady
from compare.events.quotes import quoted, whole
from compare.events.subject import LONGEST, subject_of
from compare.facts.shorts import shortened as in_short
from compare.model import Difference, Event, Link, Quote, Span
from compare.words import content_words, tokens

TOGETHER = 3  # links of measures that are told together, at most
EDITED = 0.6  # the ratio of two measures from which one is the other, edited
CERTAIN, LIKELY = 0.97, 0.9
AKIN = 60.0  # rapidfuzz token set ratio of two titles on one matter
NOWHERE = 99
# Of the statements that a stranger read, most that were no counterparts lay below these.
SURE_ENOUGH, NEAR = 0.4, 0.3
RESHAPED = ("split", "merged")
SHORT_ENOUGH = 40  # characters of a clause that is quoted whole
LISTED = re.compile(r"^|[、,，;；]|(?<=[》”])[和及与]")
LOOKED_AT = 300  # words of a measure, for what it has in common with another
PAUSES = ",，。;；:：\n"
FOREMOST = (
    "number_changed",
    "number_changed.new",
    "term_appears.new",
    "law_changed",
    "actor_changed",
    "number_changed.gone",
)
SHORTEST_SHARED = 4  # characters that two statements share and that name a matter


def changed_measures(pair: Pair) -> Iterator[Event]:
    """Yield the differences of linked measures that are differences of the documents.

    A measure that was edited is told fact by fact. Measures that were rewritten are told group by
    group, as far as they treat one matter, by the foremost fact.
    """
    apart: list[Link] = []
    for link in pair.measures:
        if heads_reshaped(pair, link):
            continue
        texts = pair.unit(link.left).text, pair.unit(link.right).text
        if edited(link, *texts):
            told = (changed(pair, link, texts, one) for one in differences(pair, link))
            yield from (one for one in told if one)
        elif likely(pair, link):
            apart.append(link)
    for group in grouped(apart):
        yield from rewritten(pair, group)


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
    before, after = pair.unit(link.left).text, pair.unit(link.right).text
    found = differing(before, after, pair.years)
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
        (link, one) for link in group for one in differences(pair, link) if foremost(one) < NOWHERE
    ]
    first, best = min(told, key=lambda one: foremost(one[1]), default=(group[0], None))
    if best is None and (first.strength != "main" or broken_off(pair, group)):
        return
    group = [first, *(link for link in group if link is not first)]
    before, after = (best.before, best.after) if best else ("", "")
    lefts = quotes(pair, [link.left for link in group], before)
    rights = quotes(pair, [link.right for link in group], after)
    texts = [pair.unit(end).text for link in group for end in (link.left, link.right)]
    if any(
        sum(one.text in text for text in texts) > group_uses(one, group)
        for one in (*lefts, *rights)
    ):
        return
    if lefts and rights:
        kind = best.kind if best else "goal_changed"
        yield event(
            pair,
            kind,
            in_common(texts[0], texts[1]),
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


def in_common(left: str, right: str) -> str:
    """Return the words in a row that two statements share and that say most: what both are about.

    Where they share nothing that names a matter, it is what the right one is about.
    """
    one, other = tokens(left)[:LOOKED_AT], tokens(right)[:LOOKED_AT]
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    runs = [one[block.a : block.a + block.size] for block in blocks]
    telling = max(runs, key=weight_of)
    if weight_of(telling) < SHORTEST_SHARED:
        return subject_of(right)
    return extended(named_by(telling), left, right)


def extended(words: str, left: str, right: str) -> str:
    """Return words that two texts share with what follows them in both: 非法社会, 非法社会组织."""
    at, there = left.find(words) + len(words), right.find(words) + len(words)
    rest = takewhile(
        lambda two: two[0] == two[1] and two[0].isalpha(),
        zip(left[at:], right[there:], strict=False),
    )
    longer = words + "".join(one for one, _ in rest)
    return longer if words in left and words in right and len(longer) <= LONGEST else words


def weight_of(words: Sequence[str]) -> int:
    """Return how many characters of some words name something."""
    return sum(len(word) for word in content_words("".join(words)))


def named_by(words: Sequence[str]) -> str:
    """Return words from the first to the last that names something, as short as a label."""
    telling = [n for n, word in enumerate(words) if content_words(word)]
    kept = "".join(words[telling[0] : telling[-1] + 1]) if telling else "".join(words)
    return shortened(kept) or kept


def broken_off(pair: Pair, group: Sequence[Link]) -> bool:
    """Tell whether the source of one of the measures cut it off, so that it may have said more."""
    return any(
        cut_off(pair.left.document, link.left) or cut_off(pair.right.document, link.right)
        for link in group
    )


def group_uses(one: Quote, group: Sequence[Link]) -> int:
    """Return how often the unit of a quote stands among the ends of links."""
    return sum(one.unit == end for link in group for end in (link.left, link.right))


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
    if at < 0 or len(clause) <= SHORT_ENOUGH:
        return quoted(unit, text, span, words)
    start = max(match.end() for match in LISTED.finditer(clause[: at + 1]))
    ends = (match.start() for match in LISTED.finditer(clause, at + len(words)) if match.start())
    return quoted(unit, clause, (min(start, at), next(ends, len(clause))), words)


def sure_of(link: Link) -> float:
    """Return how sure a difference is: as sure as that the measures are on one matter."""
    if link.fuzzy >= EDITED:
        return CERTAIN
    return LIKELY * link.score
