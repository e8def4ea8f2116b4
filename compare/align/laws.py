"""Versions of a law: what their order and their statements say of the links of their articles.

Judged by their words alone, all penalties of a law are related to each other, and lists have one
form. But an article that stands between two that have their counterparts corresponds to what stands
between these; and whatever one article gave to another stands there as a statement of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from compare.addresses import article_of
from compare.align.articles import MAIN_IS_LINKED
from compare.links import one_to_one, strongest
from compare.model import Document, Link, Reason

LEFT_OVER = 0.5  # the score from which what is left over on both sides belongs together
KEPT_WORDS = 0.5  # the ratio of two statements from which one took over words of the other

Ends = tuple[str, str]


def in_place(left: Document, right: Document, links: Sequence[Link]) -> list[Link]:
    """Return the links of articles, with what is related and in the same place as a main link.

    That is an article without a main link between two that are linked to the neighbours of its
    counterpart, which has none either. The ends of a law count as neighbours.
    """
    before = _places(left)
    after = _places(right)
    main = {(before[link.left], after[link.right]) for link in links if link.strength == "main"} | {
        (-1, -1),
        (len(before), len(after)),
    }
    settled = {i for i, _ in main}, {j for _, j in main}
    found = []
    for link in links:
        i, j = before[link.left], after[link.right]
        alone = i not in settled[0] and j not in settled[1]
        if alone and {(i - 1, j - 1), (i + 1, j + 1)} <= main:
            link = as_main(replace(link, reasons=(*link.reasons, Reason("place"))))
        found.append(link)
    return found


def _places(document: Document) -> dict[str, int]:
    return {document.address(article): i for i, article in enumerate(document.articles)}


def stated(links: Sequence[Link], measures: Sequence[Link]) -> list[Link]:
    """Return the links of articles that their statements bear out.

    An article's best counterpart needs none. What is left over on both sides belongs together, and
    so does an article with what took over one of its statements. All else that is related is left
    out: an article that nothing took over was removed, and one that took over nothing was added.
    """
    carried = set(map(_articles, one_to_one(strongest(_kept_words(measures)))))
    best = set(map(_ends, strongest(_main(links))))
    kept = [link for link in _main(links) if _ends(link) in best | carried]
    partial = [link for link in links if link.strength == "partial"]
    kept += [as_main(link) for link in left_over(partial, kept)]
    settled = _all_ends(kept)
    taken = carried | set(map(_articles, left_over(measures, measures)))
    found = {_ends(link): link for link in kept}
    for link in partial:
        if _ends(link) in taken and not settled.issuperset(_ends(link)):
            found.setdefault(_ends(link), as_main(link))
        elif _ends(link) in carried:
            found.setdefault(_ends(link), link)
    return [found[_ends(link)] for link in links if _ends(link) in found]


def left_over(links: Sequence[Link], known: Sequence[Link]) -> list[Link]:
    """Return the best of the links between units that no main one of ``known`` reaches."""
    settled = _all_ends(_main(known))
    loose = [link for link in links if settled.isdisjoint(_ends(link))]
    return [link for link in strongest(loose) if link.score >= LEFT_OVER]


def as_main(link: Link) -> Link:
    """Return a link as a main one, with a score of such."""
    return replace(link, strength="main", score=max(link.score, MAIN_IS_LINKED))


def _kept_words(measures: Iterable[Link]) -> list[Link]:
    """Return the main links of statements that were edited, not only replaced."""
    return [link for link in _main(measures) if link.fuzzy >= KEPT_WORDS]


def _main(links: Iterable[Link]) -> list[Link]:
    return [link for link in links if link.strength == "main"]


def _ends(link: Link) -> Ends:
    return link.left, link.right


def _articles(link: Link) -> Ends:
    return article_of(link.left), article_of(link.right)


def _all_ends(links: Iterable[Link]) -> set[str]:
    return {end for link in links for end in _ends(link)}
