"""Dates by which a task is done: in a cell of the row of a table, or in a list of who does it.

11月底前, 〔责任科室:甲科;完成时限:2023年11月〕.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.differences import differing
from compare.events.evidence.cells import cells
from compare.events.evidence.event import event
from compare.events.evidence.pair import Pair
from compare.events.evidence.quotes import whole
from compare.events.evidence.subject import subject_of
from compare.facts import read_facts
from compare.facts.charged import only_names_charged
from compare.facts.plain import squashed
from compare.model import Article, Event, Measure

SURE = 0.97


def due(pair: Pair) -> Iterator[Event]:
    """Yield the articles that have another date now, if it is no part of what they state.

    A date in a cell that has a link of its own is told with that.
    """
    for link in pair.settled_articles:
        dates = date_of(pair, link.left), date_of(pair, link.right)
        if dates[0] and dates[1] and not {*dates} & pair.of_measure.keys():
            yield from changed(pair, link.left, dates[0], dates[1])


def changed(pair: Pair, address: str, old: str, new: str) -> Iterator[Event]:
    """Yield the event of the dates of an article if they differ."""
    texts = pair.unit(old).text, pair.unit(new).text
    article = pair.unit(address)
    assert isinstance(article, Article)
    for found in differing(*texts, pair.years):
        if found.kind == "number_changed" and found.before and found.after:
            yield event(
                pair,
                "number_changed",
                subject_of(article.heading or article.text),
                confidence=SURE,
                evidence=cells(pair, old, new) or (whole(old, texts[0]), whole(new, texts[1])),
                basis=("literal",),
                explanation="number_changed",
                facts={"before": found.before, "after": found.after},
            )


def date_of(pair: Pair, address: str) -> str:
    """Return the address of the statement of an article that is a date, if it has a single one."""
    article = pair.unit(address)
    assert isinstance(article, Article)
    dates = [one for one in article.measures if is_date(one)]
    return pair.side_of(address).document.address(dates[0]) if len(dates) == 1 else ""


def is_date(statement: Measure) -> bool:
    """Tell whether a statement is a date, beside the names of who is in charge, and no more."""
    dates = read_facts(statement.text, "deadline")
    if len(dates) != 1:
        return False
    return squashed(dates[0].text) == squashed(statement.text) or only_names_charged(statement.text)
