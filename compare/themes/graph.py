"""The themes of a series, and the graph of what flows from theme to theme between documents."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from compare.addresses import document_of
from compare.model import Document, Link, Mention, Prominence, Theme
from compare.themes.assign import TREATED, Treatment, theme_weights
from compare.themes.lexicon import Entry, Lexicon
from compare.themes.pattern import pattern

if TYPE_CHECKING:
    import networkx


def mentions(
    document: Document, treatments: Sequence[Treatment], lexicon: Lexicon
) -> dict[str, Mention]:
    """Return what one document says of each theme it treats, in the lexicon's order."""
    named = {
        theme
        for one in document.sections
        for theme, weight in theme_weights(lexicon, one.heading).items()
        if weight >= TREATED
    }
    headings = {
        one.article: {
            one.primary,
            *theme_weights(lexicon, document.article_by_id[one.article].heading),
        }
        for one in treatments
    }
    total = sum(len(article.text) for article in document.articles) or 1
    found = {}
    for theme, entry in lexicon.entries.items():
        mine = [treatment for treatment in treatments if theme in treatment.measures]
        if mine:
            headed = any(theme == one.primary or theme in headings[one.article] for one in mine)
            rank: Prominence = "article" if headed else "measure"
            rank = "section" if headed and theme in named else rank
            found[theme] = mention(document, entry, mine, total, rank)
    return found


def mention(
    document: Document, entry: Entry, mine: list[Treatment], total: int, rank: Prominence
) -> Mention:
    """Return what one document says of one theme, from the articles that treat it."""
    theme = entry.id
    primary = [treatment.article for treatment in mine if treatment.primary == theme]
    return Mention(
        document.id,
        name_in(document, entry),
        tuple(f"{document.id}/{article}" for article in primary),
        tuple(f"{document.id}/{treatment.article}" for treatment in mine),
        tuple(f"{document.id}/{unit}" for one in mine for unit in one.measures[theme]),
        sum(length(document, treatment, theme) for treatment in mine) / total,
        rank,
    )


def length(document: Document, treatment: Treatment, theme: str) -> float:
    """Return how many characters of an article speak of a theme; a measure is shared out evenly."""
    article = document.article_by_id[treatment.article]
    units = {measure.id: len(measure.text) for measure in article.measures}
    units[article.id] = len(article.text)
    return sum(
        units[unit] / sum(unit in others for others in treatment.measures.values())
        for unit in treatment.measures[theme]
    )


def name_in(document: Document, entry: Entry) -> str:
    """Return what the document calls a matter: the lexicon's name whose words it uses most."""
    text = "".join(article.text for article in document.articles)
    names = [name for name in entry.names if not name.of]
    uses = {name.name: sum(text.count(word) for word in name.words) for name in names}
    best = max(uses, key=lambda name: uses[name], default="")
    return best if best and uses[best] else entry.id


def themes(
    series: Sequence[Document], found: Sequence[dict[str, Mention]], lexicon: Lexicon
) -> tuple[Theme, ...]:
    """Return the themes that at least one document of a series treats."""
    themes = []
    for theme, entry in lexicon.entries.items():
        told = tuple(mentions[theme] for mentions in found if theme in mentions)
        if told:
            having = frozenset(mention.document for mention in told)
            follows = pattern(series, having, entry.duties)
            themes.append(Theme(theme, entry.origin, told, follows))
    return tuple(themes)


def build(
    documents: Sequence[Document], found: Sequence[Theme], links: Sequence[Link]
) -> networkx.MultiDiGraph:
    """Return the graph: a node is a theme in a document, an edge the mass that links carry on.

    A node is named ``<document id>/<theme>`` and holds theme, document, name, share, prominence
    and the numbers of its articles and measures. An edge of key ``continues`` (same theme) or
    ``flows`` (another) holds ``mass``, the sum of its links' scores, and ``links``, their number.
    """
    import networkx  # takes a fifth of a second to import

    graph = networkx.MultiDiGraph()
    primary: dict[str, str] = {}
    for theme in found:
        for one in theme.mentions:
            graph.add_node(
                f"{one.document}/{theme.id}",
                theme=theme.id,
                document=one.document,
                name=one.name,
                share=round(one.share, 6),
                prominence=one.prominence,
                articles=len(one.articles),
                measures=len(one.measures),
            )
            primary |= dict.fromkeys(one.primary, theme.id)
    order = {(left.id, right.id) for left, right in pairwise(documents)}
    for link in links:
        add_link(graph, link, primary, order)
    return graph


def add_link(
    graph: networkx.MultiDiGraph,
    link: Link,
    primary: dict[str, str],
    order: set[tuple[str, str]],
) -> None:
    """Add what one article link carries from the left article's main theme to the right one's."""
    before, after = primary.get(link.left), primary.get(link.right)
    documents = document_of(link.left), document_of(link.right)
    if link.level != "article" or not before or not after or documents not in order:
        return
    ends = f"{documents[0]}/{before}", f"{documents[1]}/{after}"
    key = "continues" if before == after else "flows"
    if not graph.has_edge(*ends, key=key):
        graph.add_edge(*ends, key=key, mass=0.0, links=0)
    edge = graph.edges[(*ends, key)]
    edge["mass"] = round(edge["mass"] + link.score, 6)
    edge["links"] += 1
