"""Statements that only went on by a year: of a plan that is issued yearly most are no change."""

from __future__ import annotations

import re

from compare.addresses import document_of
from compare.model import Comparison, Event
from compare.telling.words.naming import Names
from compare.telling.words.wording import word

YEAR = re.compile(r"(?:19|20)\d\d")


def rolled_over(comparison: Comparison, scope: tuple[str, str]) -> int:
    """Return how many linked statements of a pair differ in nothing but years that went on.

    A year is counted from that of its document, so that a deadline that was put off is a change.
    What an event tells of is not counted.
    """
    documents = [comparison.document_by_id[name] for name in scope]
    first, second = (document.head.year for document in documents)
    if first is None or second is None or first == second:
        return 0
    told = {unit for event in comparison.events if event.scope == scope for unit in _units(event)}
    texts = [
        [comparison.unit_by_address[address].text for address in (link.left, link.right)]
        for link in comparison.links
        if link.level == "measure"
        and link.strength == "main"
        and (document_of(link.left), document_of(link.right)) == scope
        and not {link.left, link.right} & told
    ]
    return sum(
        left != right and counted_from(left, first) == counted_from(right, second)
        for left, right in texts
    )


def _units(event: Event) -> tuple[str, ...]:
    return (*event.left, *event.right)


def counted_from(text: str, year: int) -> str:
    """Return a text, without white space, whose years are told by their distance to this one."""
    return YEAR.sub(lambda found: f"{int(found[0]) - year:+}", "".join(text.split()))


def rolled_sentence(names: Names, pair: int) -> str:
    """Return the line on statements whose years alone went on, nothing where there are none."""
    scope = names.comparison.pairs[pair - 1]
    count = rolled_over(names.comparison, scope)
    years = [names.comparison.document_by_id[name].head.year for name in scope]
    said = {"count": count, "before": years[0], "after": years[1]}
    return word("rolled_over", names.language, **said) if count else ""
