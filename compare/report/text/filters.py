"""By what the rows of the reading view can be filtered: their themes, goals, and what is new."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from compare.addresses import article_of
from compare.model import Comparison, Event


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the articles of a pair, by address.

    ``themes`` are places in the comparison's list of themes; ``new`` are articles that carry
    a theme which the earlier document does not have.
    """

    themes: dict[str, tuple[int, ...]]
    targets: frozenset[str]
    new: frozenset[str]


def facts_of(comparison: Comparison, events: list[Event]) -> Facts:
    """Return the facts for the articles; ``events`` are those of the pair."""
    themes: dict[str, list[int]] = defaultdict(list)
    for order, theme in enumerate(comparison.themes):
        for mention in theme.mentions:
            for article in mention.articles:
                themes[article].append(order)
    appeared = (unit for event in events if event.type == "appears" for unit in event.right)
    return Facts(
        {article: tuple(orders) for article, orders in themes.items()},
        frozenset(article_of(target.unit) for target in comparison.targets),
        frozenset(article_of(unit) for unit in appeared),
    )


def row_themes(facts: Facts, articles: list[str]) -> tuple[int, ...]:
    """Return the themes of the articles of a row, each once, in the order of the themes."""
    return tuple(sorted({theme for article in articles for theme in facts.themes.get(article, ())}))


def row_holds(facts: Facts, articles: list[str], unmatched: bool) -> tuple[str, ...]:
    """Return ``targets`` and ``new`` where they hold for a row.

    ``unmatched``: the row has an article of the later document that has no main counterpart.
    """
    holds = {
        "targets": any(article in facts.targets for article in articles),
        "new": unmatched or any(article in facts.new for article in articles),
    }
    return tuple(name for name, held in holds.items() if held)
