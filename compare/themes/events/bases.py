"""Legal bases that were replaced: law_changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from compare.addresses import article_of
from compare.model import Citation, Event, Quote
from compare.themes.assign import theme_weights
from compare.themes.events.event import event
from compare.themes.events.evidence import LONGEST, clauses, shortened
from compare.themes.events.pair import Pair
from compare.themes.lexicon import Law, Lexicon
from compare.themes.side import Side

REVISED, NEWER, GENERATION, NEW, SIMILAR = 0.78, 0.72, 0.7, 0.5, 0.5
ALIKE = 70.0  # rapidfuzz ratio of two titles on the same matter
NUMERALS = "一二三四五六七八九"
PLAN = re.compile(
    r"“?十([一二三四五六七八九])五”?[^,。;]{0,12}?规划|规划[^,。;]{0,6}“十([一二三四五六七八九])五”"
)
TEACHING = re.compile(r"“?([五六七八九])五”?普法|法[治制]宣传教育第([五六七八九])个五年规划")
COMMON = re.compile(
    r"^中华人民共和国|[((]试行[))]|^\w{2,3}[省市]|人民政府|关于|加快|推进|进一步|加强|实施|暂行|办法|意见|的"
)


def bases(pair: Pair) -> list[Event]:
    """Return, for each theme of both documents, the most telling change of its basis."""
    found = []
    for theme in pair.left.mentions:
        if theme in pair.right.mentions:
            changes = [
                *replaced(pair, theme),
                *generations(pair, theme),
                *similar(pair, theme),
            ]
            found += sorted(changes, key=lambda one: -one.confidence)[:1]
    return found


def cited(side: Side, theme: str, lexicon: Lexicon) -> list[Citation]:
    """Return the citations of a side in units that treat a theme, if the title names no other."""
    units = {unit for unit, _, _ in side.statements(theme)}
    return [
        one
        for one in side.citations
        if one.unit in units and theme in (theme_weights(lexicon, one.title) or (theme,))
    ]


def replaced(pair: Pair, theme: str) -> Iterator[Event]:
    """Yield the bases that the lexicon knows to be new between the two years."""
    if pair.years is None:
        return
    before, after = (cited(side, theme, pair.lexicon) for side in (pair.left, pair.right))
    known = pair.lexicon.entries[theme].laws
    for law in known:
        new = next((one for one in after if names(one, law.title)), None)
        if new and pair.years[0] < law.since <= pair.years[1]:
            older = [other.title for other in known if other.since < law.since]
            yield replacement(pair, theme, law, before, new, older)


def replacement(
    pair: Pair, theme: str, law: Law, before: list[Citation], new: Citation, older: list[str]
) -> Event:
    """Return the event of a law of these years that the right text cites.

    The left text cites it before its revision, or what it replaced, or an older basis, or none.
    """
    same = next((one for one in before if names(one, law.title)), None)
    former = law.replaces.split(" ")[0]
    old = next((one for one in before if former and names(one, former)), None)
    other = next((one for one in before if any(names(one, title) for title in older)), None)
    if same:
        return law_event(pair, theme, same, new, REVISED, "law_revised", law)
    if old:
        return law_event(pair, theme, old, new, REVISED, "law_replaced", law)
    if other:
        return law_event(pair, theme, other, new, NEWER, "law_newer", law)
    return law_event(pair, theme, None, new, NEW, "law_new", law)


def names(citation: Citation, title: str) -> bool:
    """Return whether a citation names this law, with or without the country's name."""
    return citation.title.removeprefix("中华人民共和国") == title.removeprefix("中华人民共和国")


def similar(pair: Pair, theme: str) -> Iterator[Event]:
    """Yield the pair of titles, each cited on one side only, that are most alike."""
    before, after = (cited(side, theme, pair.lexicon) for side in (pair.left, pair.right))
    shared = {one.title for one in before} & {one.title for one in after}
    pairs = [
        (ratio(COMMON.sub("", one.title), COMMON.sub("", other.title)), one, other)
        for one in before
        for other in after
        if one.title not in shared and other.title not in shared
    ]
    if pairs:
        score, one, other = max(pairs, key=lambda found: found[0])
        if score >= ALIKE:
            yield law_event(pair, theme, one, other, SIMILAR, "law_similar")


def law_event(
    pair: Pair,
    theme: str,
    before: Citation | None,
    after: Citation,
    confidence: float,
    key: str,
    law: Law | None = None,
) -> Event:
    """Return the event of one basis in another's place, or in none's."""
    facts = {"before": before.title if before else "", "after": after.title}
    if law:
        facts |= {"number": law.number, "year": str(law.since), "source": law.source}
    return event(
        pair,
        "law_changed",
        theme,
        confidence=confidence,
        left=(article_of(before.unit),) if before else (),
        right=(article_of(after.unit),),
        evidence=(quote(before) if before else None, quote(after)),
        basis=(pair.known_by(theme),),
        explanation=key,
        facts=facts,
        sources=(law.source,) if law else (),
    )


def quote(citation: Citation) -> Quote:
    """Return the title of a citation as it stands in its unit, without 《》 if it is too long."""
    title = f"《{citation.title}》"
    return Quote(citation.unit, title if len(title) <= LONGEST else citation.title[:LONGEST])


def generations(pair: Pair, theme: str) -> Iterator[Event]:
    """Yield the plans of one series whose numbers differ: 十三五 and 十四五, 七五 and 八五普法."""
    for series in (TEACHING, PLAN):
        before, after = plans(pair.left, theme, series), plans(pair.right, theme, series)
        if before and after and max(before) != max(after):
            left, right = before[max(before)], after[max(after)]
            yield event(
                pair,
                "law_changed",
                theme,
                confidence=GENERATION,
                left=(article_of(left.unit),),
                right=(article_of(right.unit),),
                evidence=(left, right),
                basis=(pair.known_by(theme),),
                explanation="law_generation",
                facts={"before": left.text, "after": right.text},
            )


def plans(side: Side, theme: str, series: re.Pattern[str]) -> dict[int, Quote]:
    """Return a quote for each generation of a series of plans that a side names for a theme."""
    found: dict[int, Quote] = {}
    for unit, words, _ in side.statements(theme):
        for clause in clauses(words):
            match = series.search(clause)
            if match:
                number = NUMERALS.index(next(group for group in match.groups() if group))
                found.setdefault(number, Quote(unit, shortened(clause, match.start())))
    return found
