"""Two documents with what is known of them and of their links, as every kind of event needs it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from compare.addresses import article_of, unit_of
from compare.annexes import across_annex, in_annex
from compare.events.evidence.counted import counts_of
from compare.events.evidence.counts import Counts
from compare.events.evidence.statements import Statements
from compare.events.evidence.target_rows import Rows, of_two_rows, rows_of
from compare.events.evidence.wording import Wording
from compare.facts.charged import only_names_charged
from compare.facts.transfers import Transfer, transfers
from compare.knowledge.closed import words as listed
from compare.knowledge.words import content_words
from compare.laws import are_laws
from compare.model import Article, Change, ChangeKind, Link, Measure, Near, Quote
from compare.themes.assign import theme_weights
from compare.themes.lexicon import Lexicon
from compare.themes.side import Side
from compare.themes.units import statements

MIRRORED: dict[ChangeKind, ChangeKind] = {
    "split": "merged",
    "merged": "split",
    "added": "removed",
    "removed": "added",
}


RARE = 12  # clauses of both documents that have a word which tells one matter from others
CARRIED_OVER = 0.5  # the ratio of two articles from which one is the other, edited


@dataclass(frozen=True)
class Pair:
    """An earlier and a later document, their links and changes, and the lexicon.

    ``near`` is what is likeliest the counterpart of measures without a link.
    """

    left: Side
    right: Side
    links: tuple[Link, ...]
    changes: tuple[Change, ...]
    lexicon: Lexicon
    near: tuple[Near, ...] = ()

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

    @cached_property
    def swapped(self) -> Pair:
        """The pair with its sides exchanged."""
        links = tuple(replace(link, left=link.right, right=link.left) for link in self.links)
        changes = tuple(
            replace(
                change,
                kind=MIRRORED.get(change.kind, change.kind),
                left=change.right,
                right=change.left,
            )
            for change in self.changes
        )
        near = tuple(replace(one, left=one.right, right=one.left) for one in self.near)
        return Pair(self.right, self.left, links, changes, self.lexicon, near)

    @cached_property
    def measures(self) -> tuple[Link, ...]:
        """The links of measures, without those between annex and text, or review and plan.

        Nor those of lists of the offices in charge, which are no measures of their own, and of rows
        of tables of targets of which another row has the name.
        """
        return tuple(
            one
            for one in self.links
            if one.level == "measure"
            and not self.across(one)
            and not of_two_rows(self.rows, one)
            and self.of_one_view(one)
            and not any(only_names_charged(self.unit(end).text) for end in (one.left, one.right))
        )

    @cached_property
    def articles(self) -> tuple[Link, ...]:
        """The main links of articles, without those between an annex and a text proper."""
        return tuple(
            one
            for one in self.links
            if one.level == "article" and one.strength == "main" and not self.across(one)
        )

    def statements_of(self, article: str) -> Statements:
        """Return the statements of an article, to ask whether one of them has some words."""
        if article not in self._statements:
            unit = self.unit(article)
            texts = [one.text for one in unit.statements] if isinstance(unit, Article) else []
            self._statements[article] = Statements(texts)
        return self._statements[article]

    @cached_property
    def _statements(self) -> dict[str, Statements]:
        return {}

    @cached_property
    def rows(self) -> tuple[Rows, Rows]:
        """The rows of tables of targets in either document."""
        left, right = rows_of(self.left.document), rows_of(self.right.document)
        return left, right

    def across(self, link: Link) -> bool:
        """Tell whether a link joins an annex with a text proper."""
        return across_annex(self.left.document, self.right.document, link)

    @cached_property
    def ends(self) -> frozenset[str]:
        """The addresses of all units that any link of their own level joins to another."""
        return frozenset(end for link in self.links for end in (link.left, link.right))

    def linked(self, left: str, right: str) -> bool:
        """Tell whether any link joins two articles."""
        return (left, right) in self._linked

    @cached_property
    def _linked(self) -> frozenset[tuple[str, str]]:
        return frozenset((one.left, one.right) for one in self.links if one.level == "article")

    @cached_property
    def counterparts(self) -> dict[str, tuple[str, ...]]:
        """The main counterparts of each article, the likeliest first, by its address."""
        found: dict[str, tuple[str, ...]] = {}
        for link in sorted(self.articles, key=lambda link: (-link.score, -link.fuzzy)):
            found[link.left] = (*found.get(link.left, ()), link.right)
            found[link.right] = (*found.get(link.right, ()), link.left)
        return found

    @cached_property
    def settled_articles(self) -> tuple[Link, ...]:
        """The main links of articles that are the likeliest of both ends."""
        return tuple(
            link
            for link in self.articles
            if self.counterparts[link.left][0] == link.right
            and self.counterparts[link.right][0] == link.left
        )

    @cached_property
    def of_measure(self) -> dict[str, tuple[Link, ...]]:
        """The links of each measure, the likeliest first, by its address."""
        found: dict[str, tuple[Link, ...]] = {}
        for link in sorted(self.measures, key=lambda link: (-link.score, -link.fuzzy)):
            found[link.left] = (*found.get(link.left, ()), link)
            found[link.right] = (*found.get(link.right, ()), link)
        return found

    @cached_property
    def nearest(self) -> dict[str, Near]:
        """What is likeliest the counterpart of each measure without a link, by its address."""
        found: dict[str, Near] = {}
        for one in sorted(self.near, key=lambda near: near.chance):
            found[one.left] = found[one.right] = one
        return found

    @cached_property
    def of_article(self) -> dict[str, tuple[Link, ...]]:
        """The links of the measures of each article, by its address."""
        found: dict[str, list[Link]] = {}
        for link in self.measures:
            for end in (link.left, link.right):
                found.setdefault(article_of(end), []).append(link)
        return {article: tuple(links) for article, links in found.items()}

    @cached_property
    def beside(self) -> dict[str, set[str]]:
        """The articles that any link joins to each article, by its address."""
        found: dict[str, set[str]] = {}
        for left, right in self._linked:
            found.setdefault(left, set()).add(right)
            found.setdefault(right, set()).add(left)
        return found

    @cached_property
    def taken(self) -> dict[tuple[str, str], list[str]]:
        """The left statements that a right article took over from a left one, in their order."""
        found: dict[tuple[str, str], set[str]] = {}
        for link in self.measures:
            if link.strength == "main":
                ends = article_of(link.left), article_of(link.right)
                found.setdefault(ends, set()).add(link.left)
        return {
            ends: sorted(statements, key=lambda one: int(one.rpartition(".")[2]))
            for ends, statements in found.items()
        }

    @cached_property
    def places(self) -> tuple[dict[str, int], dict[str, int]]:
        """The place of each article in the left and in the right document, by its address."""
        left, right = (
            {side.document.address(a): n for n, a in enumerate(side.document.articles)}
            for side in (self.left, self.right)
        )
        return left, right

    @cached_property
    def kinds(self) -> Mapping[tuple[str | None, str | None], ChangeKind]:
        """What a reader sees for each link, by its ends."""
        return {(change.left, change.right): change.kind for change in self.changes}

    @cached_property
    def given_away(self) -> tuple[tuple[str, str, Transfer], ...]:
        """What the left text says went to another office, with each statement and its address."""
        document = self.left.document
        return tuple(
            (document.address(unit), text, one)
            for unit, text in statements(document)
            for one in transfers(text, self.heading(document.address(unit)))
        )

    def looks_back(self, address: str) -> bool:
        """Tell whether a unit stands in a part on what was done, of a text that plans as well."""
        return article_of(address) in self._looking_back

    @cached_property
    def _looking_back(self) -> frozenset[str]:
        """The addresses of the articles that look back, of texts in which others plan."""
        found: set[str] = set()
        for side in (self.left, self.right):
            document = side.document
            back = {document.address(one) for one in document.articles if one.looks_back}
            found |= back if len(back) < len(document.articles) else set()
        return frozenset(found)

    def of_one_view(self, link: Link) -> bool:
        """Tell whether both ends of a link plan, or both look back.

        What was done last year is no earlier stage of what is planned for this one.
        """
        return self.looks_back(link.left) == self.looks_back(link.right)

    def unit(self, address: str) -> Article | Measure:
        """Return the unit at an address of either side."""
        for side in (self.left, self.right):
            if address.startswith(f"{side.document.id}/"):
                return side.document.unit_by_address[address]
        raise KeyError(address)

    def heading(self, address: str) -> str:
        """Return the heading of the article of a unit: in a table the task of its row."""
        article = self.unit(article_of(address))
        assert isinstance(article, Article)
        return article.heading

    def side_of(self, address: str) -> Side:
        """Return the side of a unit."""
        return self.left if address in self.left.document.unit_by_address else self.right

    def in_annex(self, address: str) -> bool:
        """Tell whether a unit stands in an annex."""
        return in_annex(self.side_of(address).document, address)

    @cached_property
    def deferred(self) -> frozenset[str]:
        """The themes of which the left text says that another paper arranges them."""
        document = self.left.document
        found = (
            self.left.primary.get(document.address(article), "")
            for article in document.articles
            if any(word in article.text for word in listed("absence", "deferring"))
        )
        return frozenset(found) - {""}

    @cached_property
    def same_hand(self) -> bool:
        """Whether most articles were carried over almost as they were, as within one office."""
        edited = sum(link.fuzzy >= CARRIED_OVER for link in self.articles)
        return 2 * edited > len(self.articles)

    @cached_property
    def two_offices(self) -> bool:
        """Whether two offices wrote plans, neither of which edited the text of the other."""
        return not (self.same_hand or self.laws)

    def background(self, theme: str) -> bool:
        """Tell whether a theme is work that serves every matter."""
        entry = self.lexicon.entries.get(theme)
        return bool(entry and entry.background)

    def treats(self, side: Side, text: str) -> bool:
        """Tell whether a document says something of a particular matter that a text is about."""
        return not self.particulars_of(text).isdisjoint(self.statements_on(side))

    def statements_on(self, side: Side) -> dict[int, list[Measure]]:
        """Return the statements of a side on each particular matter, by its number."""
        return self._on_matters[side is self.right]

    @cached_property
    def _on_matters(self) -> tuple[dict[int, list[Measure]], dict[int, list[Measure]]]:
        found: tuple[dict[int, list[Measure]], dict[int, list[Measure]]] = ({}, {})
        for known, side in zip(found, (self.left, self.right), strict=True):
            for statement in self.wording(side).statements:
                for one in self.particulars_of(statement.text):
                    known.setdefault(one, []).append(statement)
        return found

    def texts(self, side: Side) -> Iterator[str]:
        """Yield the texts of all statements of a side."""
        return (statement.text for statement in self.wording(side).statements)

    def particulars_of(self, text: str) -> frozenset[int]:
        """Return the particular matters that the clauses of a text are about, by number."""
        return self.lexicon.particulars.of_clauses(text)

    def called(self, left: Quote, right: Quote) -> str:
        """Return the name of a particular matter that two quotes are both on, or of their theme.

        Of several matters it is the one that the fewest statements of both documents are on, whose
        name the quotes bear out. Without one it is the theme that both show, and else a matter of
        whose name any word stands in either quote. It is empty where they share none, or where no
        lexicon knows any.
        """
        known = self.lexicon.particulars
        one, other = (self.particulars_of(quote.text) for quote in (left, right))
        said = left.text + right.text
        often = {n: sum(len(stated.get(n, ())) for stated in self._on_matters) for n in one & other}
        shared = sorted(one & other, key=lambda number: (often[number], number))
        named = next((n for n in shared if known.borne_out(n, said)), None)
        theme = self.theme(left.unit)
        both = theme == self.theme(right.unit)
        if named is None and both and all(self._shows(q.unit, theme) for q in (left, right)):
            return theme
        if named is None:
            named = next((n for n in shared if known.named(n, said)), None)
        return "" if named is None else known.names[named]

    def _shows(self, unit: str, theme: str) -> bool:
        """Tell whether a statement, or the heading of its article, is on a theme by its words."""
        side, article = self.side_of(unit), self.unit(article_of(unit))
        heading = article.heading if isinstance(article, Article) else ""
        return theme in side.themes_of.get(unit, ()) or theme in theme_weights(
            self.lexicon, heading
        )

    @cached_property
    def wordings(self) -> tuple[Wording, Wording]:
        """The words of the left and of the right document."""
        return Wording(self.left), Wording(self.right)

    def wording(self, side: Side) -> Wording:
        """Return the words of a side."""
        return self.wordings[side is self.right]

    def says(self, side: Side, words: str) -> bool:
        """Tell whether a document has some words, marks, years and numbers of a turn aside."""
        return self.wording(side).says(words)

    def has_name(self, side: Side, words: str) -> bool:
        """Tell whether a document has a name: in short, in a list, by its end, in another order.

        Two offices call one thing 活动异常名录 and 异常活动名录, or 联席会议 and 联席会议机制. In
        plans of one hand another order is another name. What one calls 两项补贴 another writes out.
        """
        known = self.wording(side)
        ways = (known.says, known.says_in_short, known.lists, known.names_end)
        if any(has(words) for has in ways):
            return True
        if not self.two_offices:
            return False
        otherwise = self.lexicon.called_otherwise(words)
        return known.names_in_other_words(words) or any(map(known.says, otherwise))

    def often(self, word: str) -> int:
        """Return in how many clauses of both documents a word stands."""
        return sum(known.often(word) for known in self.wordings)

    def telling(self, words: Iterable[str]) -> bool:
        """Tell whether any of some words is not all over the documents."""
        return any(self.often(word) <= RARE for word in words)

    def shared_weight(self, text: str, other: str) -> float:
        """Return how much two texts share: letters of common words, of rare words the most."""
        weights = (
            len(word) / math.sqrt(max(1, self.often(word)))  # a part may be cut into other words
            for word in sorted(set(content_words(text)) & set(content_words(other)))
        )
        return math.fsum(weights)

    @cached_property
    def counts(self) -> Counts:
        """What both documents count."""
        known = self.lexicon.particulars
        left, right = (counts_of(side.document, known) for side in (self.left, self.right))
        return Counts(left, right, self.lexicon)

    def theme(self, *addresses: str) -> str:
        """Return the theme that most of some units treat, the primary one of an article first."""
        for address in addresses:
            side = self.side_of(address)
            named = side.themes_of.get(unit_of(address) and address, ())
            primary = side.primary.get(article_of(address), "")
            if primary and (primary in named or not named):
                return primary
            if named:
                return named[0]
        return ""


def stated(article: Article) -> tuple[Measure, ...]:
    """Return the statements of an article, without the list of the offices in charge of it."""
    return tuple(one for one in article.statements if not only_names_charged(one.text))
