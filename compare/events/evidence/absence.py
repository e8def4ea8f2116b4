"""What it proves that a text does not say something: nothing, behind the place of its cut."""

from __future__ import annotations

import re

from compare.addresses import unit_of
from compare.events.evidence.counted import family, nouns
from compare.events.evidence.pair import Pair
from compare.facts import read_facts
from compare.facts.number_pattern import TIMES
from compare.facts.numbers import OF_PEOPLE
from compare.knowledge.words import content_words
from compare.model import Article, Document, Fact
from compare.segment.period import period_of
from compare.themes.side import Side

YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|年度)")
FEWEST = 3  # words of a clause that says something of its own
UNHEARD = 0.6  # of them stand nowhere in the other text
SCATTERED = 0.4  # of them, or fewer, stand in any one statement of it
SET_OTHERWISE = {"basis", "number", "deadline"}  # the same may be done by another paper, or date
ABSENT, ABSENT_IF_CUT = 0.75, 0.6  # how sure an absence is


def proves(pair: Pair, article: Article) -> bool:
    """Tell whether it proves something that the left text lacks a statement of a right article.

    Of a text that its source cut off only the sections before that of the cut are whole: the
    counterparts of the article must stand there. What a text leaves to another paper it may say
    there.
    """
    if pair.theme(pair.right.document.address(article)) in pair.deferred:
        return False
    if not pair.left.document.truncated:
        return True
    opposite = pair.counterparts.get(pair.right.document.address(article), ())
    if not opposite:
        return False
    places = {pair.left.document.article_by_id[unit_of(one)].section for one in opposite}
    return not places & open_sections(pair.left.document)


def of_its_year(pair: Pair, name: str) -> bool:
    """Tell whether a name is of the year of one of two texts, or of the one before it.

    Every year has its own: that another year's text lacks it says nothing. Any other year says by
    when something is to be done.
    """
    near = {year - back for year in pair.years or () for back in (0, 1)}
    return any(int(year) in near for year in YEAR.findall(name))


def sure_of_absence(pair: Pair) -> float:
    """Return how sure it is that the left text lacks what is not found in it."""
    return ABSENT_IF_CUT if pair.left.document.truncated else ABSENT


def outlived(words: str, document: Document) -> bool:
    """Tell whether words name a plan that was over before the year of a document.

    That the document does not name it says nothing.
    """
    period, year = period_of(words), document.head.year
    return bool(period and year and period[1] < year)


def open_sections(document: Document) -> set[str | None]:
    """Return the section in which a text ends and those around it; without any, the whole text."""
    found: set[str | None] = set()
    section = document.articles[-1].section if document.articles else None
    while section is not None:
        found.add(section)
        section = document.section_by_id[section].parent
    return found or {None}


def cut_off(document: Document, address: str) -> bool:
    """Tell whether a unit is the one in which its source cut the text off."""
    if not document.truncated or not document.articles:
        return False
    last = document.articles[-1]
    return unit_of(address) in (last.id, last.units[-1].id)


def never_named(pair: Pair, side: Side, number: Fact) -> bool:
    """Tell whether a document never names the thing that a number counts.

    It is no time, and no people: of those it says in many words what is done for them.
    """
    counts_thing = number.unit not in TIMES and family(number) not in OF_PEOPLE
    named = nouns(number) if counts_thing else []
    return bool(named) and not any(pair.says(side, word) for word in named)


def says_anew(pair: Pair, clause: str) -> bool:
    """Tell whether a clause has words of its own that the left text has nowhere, or scattered."""
    own = set(content_words(clause))
    unheard = [word for word in own if not pair.says(pair.left, word)]
    if len(own) < FEWEST or not unheard:
        return False
    if len(unheard) >= UNHEARD * len(own):
        return True
    facts = {fact.kind for fact in read_facts(clause)}
    return not facts & SET_OTHERWISE and is_scattered(pair, own)


def is_scattered(pair: Pair, own: set[str]) -> bool:
    """Tell whether no statement of the left text has more than a few of the words of a clause."""
    statements = pair.wording(pair.left).stating(own)
    return all(sum(word in one.text for word in own) <= SCATTERED * len(own) for one in statements)
