"""Two documents with what is known of them, as every kind of event needs them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from compare.addresses import article_of
from compare.laws import are_laws
from compare.model import Basis, Link, Mention
from compare.themes.lexicon import Lexicon
from compare.themes.side import Side


@dataclass(frozen=True)
class Pair:
    """An earlier and a later document, the links between their articles, and the lexicon."""

    left: Side
    right: Side
    links: tuple[Link, ...]
    lexicon: Lexicon

    @property
    def years(self) -> tuple[int, int] | None:
        """The years of both documents, if both are known."""
        left, right = self.left.document.head.year, self.right.document.head.year
        return (left, right) if left and right else None

    @property
    def elsewhere(self) -> bool:
        """Whether the documents are of two regions, so that a difference may be no change."""
        left, right = self.left.document.head.region, self.right.document.head.region
        return bool(left and right) and left != right

    @cached_property
    def laws(self) -> bool:
        """Whether both documents are laws."""
        return are_laws(self.left.document, self.right.document)

    @property
    def swapped(self) -> Pair:
        """The pair with its sides exchanged."""
        links = tuple(replace(link, left=link.right, right=link.left) for link in self.links)
        return Pair(self.right, self.left, links, self.lexicon)

    def known_by(self, theme: str) -> Basis:
        """Return what a theme is known by: the lexicon's words, or the alignment of the texts."""
        return "lexicon" if self.lexicon.entries[theme].origin == "lexicon" else "alignment"

    def basis(self, theme: str, left: str, right: str) -> tuple[Basis, ...]:
        """Return what a statement on a theme of two articles rests on."""
        known = self.known_by(theme)
        linked = self.linked(left, right) > 0
        return (known, "alignment") if linked and known == "lexicon" else (known,)

    def settled(self, side: Side, theme: str) -> bool:
        """Whether all that a document has to say of a theme it treats is there.

        In a text cut off, a theme is settled if none of its articles is in the last section;
        background work, which most plans leave to their end, is not.
        """
        articles = side.document.articles
        if not side.document.truncated or not articles:
            return True
        treating = side.mentions[theme].articles
        in_last = any(side.article(one).section == articles[-1].section for one in treating)
        return not in_last and not self.lexicon.entries[theme].background

    def linked(self, left: str, right: str) -> float:
        """Return the score of the link between two articles, 0 without one."""
        return self.scores.get((left, right), 0.0)

    @cached_property
    def scores(self) -> dict[tuple[str, str], float]:
        """The scores of the article links."""
        return {
            (link.left, link.right): link.score for link in self.links if link.level == "article"
        }

    @cached_property
    def same_measures(self) -> frozenset[tuple[str, str]]:
        """The measures that are mainly the same statement."""
        return frozenset(
            (link.left, link.right)
            for link in self.links
            if link.level == "measure" and link.strength == "main"
        )

    @cached_property
    def measure_links(self) -> frozenset[tuple[str, str]]:
        """The articles that a link of their measures joins."""
        return frozenset(
            (article_of(link.left), article_of(link.right))
            for link in self.links
            if link.level == "measure"
        )


def shown(mention: Mention) -> tuple[str, ...]:
    """Return the articles that show a theme: those mainly about it, or else all."""
    return mention.primary or mention.articles
