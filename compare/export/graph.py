"""The topic graph as GraphML and GEXF, which Gephi, yEd and networkx open."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from compare.language import Language
from compare.model import Comparison
from compare.telling.words.naming import Names, names_of
from compare.telling.words.wording import word
from compare.themes.graph import build
from compare.visible import visible

if TYPE_CHECKING:
    import networkx

META = re.compile(rb"<meta .*?</meta>", re.DOTALL)


def to_graphml(comparison: Comparison, language: Language) -> bytes:
    """Return the graph as GraphML."""
    import networkx

    data = io.BytesIO()
    networkx.write_graphml_xml(topic_graph(comparison, language), data)
    return data.getvalue()


def to_gexf(comparison: Comparison, language: Language) -> bytes:
    """Return the graph as GEXF 1.2, without the day of writing that networkx puts in."""
    import networkx

    data = io.BytesIO()
    networkx.write_gexf(topic_graph(comparison, language), data)
    return META.sub(b"<meta><creator>mzdiff</creator></meta>", data.getvalue(), count=1)


def graph_values(comparison: Comparison) -> dict[str, list[dict[str, Any]]]:
    """Return the nodes and edges of ``compare.themes.graph.build`` as plain values."""
    graph = build(comparison.documents, comparison.themes, comparison.links)
    return {
        "nodes": [{"id": name, **values} for name, values in graph.nodes(data=True)],
        "edges": [
            {"from": left, "to": right, "kind": kind, **values}
            for left, right, kind, values in graph.edges(keys=True, data=True)
        ],
    }


def topic_graph(comparison: Comparison, language: Language) -> networkx.MultiDiGraph:
    """Return the graph with labels, plain attributes and edge keys that no other edge has.

    A node says besides what ``build`` gives it the document's ``year`` (0 if unknown) and
    ``region`` and the ``events`` of its theme; an edge has its mass as its ``weight``.
    """
    import networkx

    names, values = names_of(comparison, language), graph_values(comparison)
    graph = networkx.MultiDiGraph()
    for node in values["nodes"]:
        name = node.pop("id")
        graph.add_node(visible(name), **_plain(node | _of_document(names, node)))
    for number, edge in enumerate(values["edges"]):
        ends = visible(edge.pop("from")), visible(edge.pop("to"))
        graph.add_edge(*ends, key=number, weight=edge["mass"], **_plain(edge))
    return graph


def _of_document(names: Names, node: dict[str, Any]) -> dict[str, str | int]:
    head = names.comparison.document_by_id[node["document"]].head
    events = [
        word(f"event_{event.type}", names.language)
        for event in names.comparison.events
        if event.theme == node["theme"] and node["document"] in event.scope
    ]
    return {
        "label": f"{node['name']} ({names.tags[node['document']]})",
        "year": head.year or 0,
        "region": head.region,
        "events": "、".join(dict.fromkeys(events)),
    }


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {key: visible(v) if isinstance(v, str) else v for key, v in values.items()}
