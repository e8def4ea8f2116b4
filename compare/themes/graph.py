"""The graph of what flows from theme to theme between the documents of a series."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from compare.addresses import document_of
from compare.model import Document, Link, Theme

if TYPE_CHECKING:
    import networkx


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
