"""Matters with an article of their own on one side and a sentence or two on the other.

What themes are too wide for: 社区减负, 福利彩票, 社会组织党建.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.events.evidence.event import event, mirror
from compare.events.evidence.nearby import without_lists
from compare.events.evidence.pair import Pair
from compare.events.evidence.quotes import whole
from compare.events.finders.articles.standing import SURE, heads_articles, written_anew
from compare.events.finders.articles.titles import named, opening
from compare.facts.charged import only_names_charged
from compare.facts.fronts import front
from compare.facts.transfers import transfers
from compare.knowledge.words import ends_in_thing, tokens
from compare.model import Article, Event, Measure, Quote

MOST = 3  # statements on a matter, in other articles; of more it is treated as widely
SHORTEST = 4  # letters of a name
LOOKED_AT = 40  # words of a heading: its runs are as many as their square
MOSTLY = 0.5  # of the letters of a heading behind its verbs


def singled_out(pair: Pair) -> Iterator[Event]:
    """Yield the matters that one of two offices has an article on, and the other some sentences."""
    if pair.two_offices:
        yield from raised_matters(pair)
        yield from (mirror(one) for one in raised_matters(pair.swapped))


def raised_matters(pair: Pair) -> Iterator[Event]:
    """Yield the matters of the headings of right articles that left articles treat in passing.

    A left text that was cut off or has no headings has no place to miss one in.
    """
    if pair.left.document.truncated or not heads_articles(pair.left.document):
        return
    headed = headed_matters(pair)
    for article in pair.right.document.articles:
        address = pair.right.document.address(article)
        heading = opening(pair, address) if may_be_single(pair, article) else None
        matter, said = raised_matter(pair, article, headed) if heading else ("", [])
        if heading and said:
            yield event(
                pair,
                "promoted",
                matter,
                theme=pair.theme(address),
                confidence=SURE,
                evidence=(*said, heading),
                basis=("lexicon",),
                explanation="promoted.theme",
                facts={"before": named(pair, said[0].unit), "after": named(pair, address)},
            )


def headed_matters(pair: Pair) -> frozenset[int]:
    """Return the matters that headings of the left document are on."""
    document = pair.left.document
    headings = (one.heading for part in (document.sections, document.articles) for one in part)
    return frozenset[int]().union(*map(pair.particulars_of, headings))


def may_be_single(pair: Pair, article: Article) -> bool:
    """Tell whether a right article has a heading of its own, and no article is its counterpart."""
    address = pair.right.document.address(article)
    headed = bool(article.label and article.heading) and address not in pair.counterparts
    return headed and written_anew(pair, address)


def raised_matter(pair: Pair, article: Article, headed: frozenset[int]) -> tuple[str, list[Quote]]:
    """Return what a right article and left statements call one matter, and what those say of it.

    None if a heading of the left text is on the matter too.
    """
    for matter in sorted(pair.particulars_of(article.heading) - headed):
        statements = on_matter(pair, matter)
        if not 0 < len(statements) <= MOST:
            continue
        known = pair.lexicon.particulars.names[matter]
        called = [shared_name(article.heading, one.text, known) for one in statements]
        name = max(called, key=len)
        if name:
            named_so = (one for one, by in zip(statements, called, strict=True) if by)
            quotes = (whole(pair.left.document.address(one), one.text, name) for one in named_so)
            return name, [quote for quote in quotes if quote]
    return "", []


def shared_name(heading: str, text: str, known: str = "") -> str:
    """Return the longest run of words of a heading that a text has and that names a thing.

    Or it is the name by which the matter is ``known``. A name that is less than half of what the
    heading says is not what the article is on.
    """
    words = tokens(heading)[:LOOKED_AT]
    runs = (
        "".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
    )
    found = (run for run in runs if len(run) >= SHORTEST and run in text)
    whole_names = (one for one in found if one == known or ends_in_thing(one))
    name = max((one for one in whole_names if front(one) == one), key=len, default="")
    return name if len(name) >= MOSTLY * len(front(heading)) else ""


def on_matter(pair: Pair, matter: int) -> list[Measure]:
    """Return the left statements on a matter: not those that list it, or hand it over."""
    document = pair.left.document
    return [
        one
        for article in document.articles
        if not document.in_annex(article)
        for one in article.measures
        if matter in pair.particulars_of(without_lists(one.text))
        and not only_names_charged(one.text)
        and not any(transfers(one.text))
        and not pair.says(pair.right, one.text)
    ]
