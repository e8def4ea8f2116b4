"""Link what treats the same matter: articles, and measures inside them and across."""

from __future__ import annotations

from dataclasses import dataclass, replace

from compare.addresses import unit_of
from compare.align.articles import article_links
from compare.align.chances import Chances, chances_of, relatedness
from compare.align.explained import explained
from compare.align.laws import in_place, stated
from compare.align.measures import measure_links
from compare.align.reasons import TWO_SIDED
from compare.laws import are_laws
from compare.model import Document, Link
from compare.similarity import Scores, in_fixed_order, turned

# Of 146 pairs of laws on other matters 0.22 of the shorter one at most is likely to have a main
# link, of two laws of one field 0.35, of two versions 0.85 (tests.bench.unrelated).
VERSIONS = 0.3
Links = tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Aligned:
    """The links of two documents, and how many pairs of articles were too many to look into.

    Of their statements those are linked all the same that are most alike in the whole texts.
    """

    links: Links = ()
    left_out: int = 0


def aligned(left: Document, right: Document, scores: Scores) -> Aligned:
    """Return the links of two documents: articles in order, then measures in order.

    Any article may have any number of links, or none. In documents on unrelated matters only
    articles on a known matter are linked, in laws none; in versions of a law the order of the
    articles counts. Swapping the sides mirrors the links.
    """
    if not in_fixed_order(left, right):
        other = aligned(right, left, turned(scores))
        return replace(other, links=tuple(sorted(map(mirrored, other.links), key=_place)))
    if not left.articles or not right.articles:
        return Aligned()
    chances = chances_of(scores)
    return Aligned(links_from(left, right, scores, chances), chances.judged.pairs.left_out)


def links_from(left: Document, right: Document, scores: Scores, chances: Chances) -> Links:
    """Return the links that these chances lead to, in order; both documents have articles.

    Laws are compared as versions of one: where they are none, nothing is linked.
    """
    laws = are_laws(left, right)
    if laws and relatedness(chances.main, chances.same) < VERSIONS:
        return ()
    articles = article_links(left, right, scores, chances)
    measures = measure_links(left, right, scores, chances, laws) if chances.related else []
    if laws:
        articles = stated(in_place(left, right, articles), measures)
    else:
        articles = explained(left, right, articles, measures)
    return tuple(sorted((*articles, *measures), key=_place))


def mirrored(link: Link) -> Link:
    """Return the link with left and right swapped, in its reasons too."""
    return replace(
        link,
        left=link.right,
        right=link.left,
        reasons=tuple(
            replace(reason, values=reason.values[::-1]) if reason.kind in TWO_SIDED else reason
            for reason in link.reasons
        ),
    )


def _place(link: Link) -> tuple[bool, list[int | str], list[int | str]]:
    return link.level == "measure", _numbers(link.left), _numbers(link.right)


def _numbers(address: str) -> list[int | str]:
    """Return the parts of a unit's id, numbers as numbers: a2 comes before a10."""
    unit = unit_of(address).lstrip("a")
    return [int(part) if part.isdigit() else part for part in unit.split(".")]
