"""One document of a comparison with what is known of it: its themes, targets and citations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from compare.addresses import article_of, unit_of
from compare.model import Article, Citation, Document, Mention, Note, Target
from compare.themes.assign import Treatment
from compare.themes.units import statements_of

CUT_OFF = "，不全"


@dataclass(frozen=True)
class Side:
    """One document of a pair and what was found in it."""

    document: Document
    treatments: tuple[Treatment, ...]
    mentions: dict[str, Mention]
    targets: tuple[Target, ...]
    citations: tuple[Citation, ...]
    notes: tuple[Note, ...] = ()

    @property
    def label(self) -> str:
        """Region and year, 湖南省（2015）, or the id where the text lacks one of them.

        Of a text cut off every sentence says so: 武汉市（2024，不全）.
        """
        head = self.document.head
        if not (head.region and head.year):
            return self.document.id
        return f"{head.region}（{head.year}{CUT_OFF if self.document.truncated else ''}）"

    @cached_property
    def primary(self) -> dict[str, str]:
        """The primary theme of every article, by the article's address, if it may be told."""
        return {
            f"{self.document.id}/{one.article}": one.primary * (one.primary in self.mentions)
            for one in self.treatments
        }

    @cached_property
    def themes_of(self) -> dict[str, tuple[str, ...]]:
        """The themes of every unit that treats one, by the unit's address."""
        found: dict[str, tuple[str, ...]] = {}
        for one in self.treatments:
            for theme, units in one.measures.items():
                for unit in units:
                    address = f"{self.document.id}/{unit}"
                    found[address] = (*found.get(address, ()), theme)
        return found

    @cached_property
    def text(self) -> str:
        """The text of all articles."""
        return "\n".join(article.text for article in self.document.articles)

    @cached_property
    def everything(self) -> str:
        """The text of preamble, section headings and articles."""
        opening = [passage.text for passage in self.document.preamble]
        headings = [section.heading for section in self.document.sections]
        return "\n".join([*opening, *headings, self.text])

    def statements(self, theme: str) -> Iterator[tuple[str, str, bool]]:
        """Yield address, words and whether it is a heading, for all that treats a theme.

        Where no measure of an article speaks of it, the heading that names it does.
        """
        mention = self.mentions.get(theme)
        if mention is None:
            return
        treating = set(mention.measures)
        for address in mention.articles:
            article = self.article(address)
            named = not treating & {self.document.address(one) for one in article.measures}
            for unit, words in statements_of(article):
                at = self.document.address(unit)
                heading = unit is article and bool(article.measures)
                if at in treating or (heading and (named or address in mention.primary)):
                    yield at, words, heading

    def article(self, address: str) -> Article:
        """Return the article at an address."""
        return self.document.article_by_id[unit_of(article_of(address))]
