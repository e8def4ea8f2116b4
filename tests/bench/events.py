"""How many of the events that two readers name are found: ``python -m tests.bench.events``.

Each method gives at most 25 events (type, theme) for each of the two pairs with gold, from the
gold's own articles and links. ``recall`` is of the events that both readings name, ``precision``
counts an event that either names; the readers' lists are short, so it is a lower bound. The topics
of Louvain and NMF have no names: they get the gold theme of most of their articles, which is more
than they know. The last table says how often an event of each confidence is in either list.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable

from compare.model import Document
from tests.gold_documents import GOLD, gold_document
from tests.gold_stories import address, gold_article_links, story

FIRST = 25
TOPICS = 25
SEED = 7
SAME_TOPIC = 0.3
Named = tuple[str, str]


def main() -> None:
    """Print the ladder of methods and the table of confidences."""
    methods: dict[str, Callable[[str, str], list[Named]]] = {
        "NMF for each year, topics matched by words": by_nmf,
        "Louvain on the links": by_louvain,
        "mzdiff": by_mzdiff,
    }
    print(f"{'method':44} {'recall':>8} {'precision':>10}")
    for name, method in methods.items():
        scores = [score(pair, method(*pair.split("|"))) for pair in pairs()]
        recall, precision = (sum(column) / len(scores) for column in zip(*scores, strict=True))
        print(f"{name:44} {recall:8.2f} {precision:10.2f}")
    print("\nconfidence   events   named by a reader")
    for low, found in sorted(confidences().items()):
        print(
            f"{low / 10:.1f} to {low / 10 + 0.1:.1f} {len(found):9} {sum(found) / len(found):19.2f}"
        )


def gold_events() -> list[dict]:
    """Return the events of the gold."""
    return json.loads((GOLD / "events.json").read_text("utf-8"))


def pairs() -> list[str]:
    """Return the names of the pairs that have events."""
    return list(dict.fromkeys(event["scope"] for event in gold_events()))


def wanted(pair: str, agreed: bool) -> set[Named]:
    """Return the events of a pair that both readings name, or that either does."""
    return {
        (event["type"], event["theme"])
        for event in gold_events()
        if event["scope"] == pair and (event["agreed"] or not agreed)
    }


def score(pair: str, found: list[Named]) -> tuple[float, float]:
    """Return recall of the agreed events and precision by either reading."""
    first = set(found[:FIRST])
    both, either = wanted(pair, agreed=True), wanted(pair, agreed=False)
    return len(first & both) / len(both), len(first & either) / max(1, len(first))


def by_mzdiff(left: str, right: str) -> list[Named]:
    """Return the events of this program."""
    return [(event.type, event.theme) for event in story(left, right).events]


def confidences() -> dict[int, list[bool]]:
    """Return, for each tenth of confidence, whether a reader names each of its events."""
    found: dict[int, list[bool]] = {}
    for pair in pairs():
        either = wanted(pair, agreed=False)
        for event in story(*pair.split("|")).events:
            named = (event.type, event.theme) in either
            found.setdefault(int(event.confidence * 10), []).append(named)
    return found


def by_louvain(left: str, right: str) -> list[Named]:
    """Return what the communities of the article links gained, lost, split and merged."""
    import networkx

    graph = networkx.Graph()
    for name in (left, right):
        graph.add_nodes_from(f"{name}/{article.id}" for article in gold_document(name).articles)
    for link in gold_article_links():
        if link.left in graph and link.right in graph:
            graph.add_edge(link.left, link.right, weight=link.score)
    communities = networkx.community.louvain_communities(graph, seed=SEED)
    return told((sorted(found) for found in communities), left)


def by_nmf(left: str, right: str) -> list[Named]:
    """Return what the topics of each document gained, lost, split and merged in the other."""
    import networkx
    import numpy as np
    from sklearn.decomposition import NMF
    from sklearn.feature_extraction.text import TfidfVectorizer

    documents = [gold_document(left), gold_document(right)]
    words = TfidfVectorizer(analyzer="char", ngram_range=(2, 3), sublinear_tf=True)
    words.fit([article.text for document in documents for article in document.articles])
    graph, topics = networkx.Graph(), []
    for document in documents:
        model = NMF(TOPICS, init="nndsvd", random_state=SEED, max_iter=4000)
        parts = model.fit_transform(words.transform([one.text for one in document.articles]))
        for at, part in zip(addresses(document), parts, strict=True):
            graph.add_edge((document.id, int(part.argmax())), at)
        topics.append(model.components_ / np.linalg.norm(model.components_, axis=1)[:, None])
    for one, other in np.argwhere(topics[0] @ topics[1].T >= SAME_TOPIC):
        graph.add_edge((left, int(one)), (right, int(other)))
    groups = networkx.connected_components(graph)
    return told((sorted(at for at in group if isinstance(at, str)) for group in groups), left)


def addresses(document: Document) -> list[str]:
    """Return the addresses of a document's articles."""
    return [document.address(article) for article in document.articles]


def told(groups: Iterable[list[str]], left: str) -> list[Named]:
    """Return the events that groups of articles show, the largest groups first."""
    gold = json.loads((GOLD / "themes.json").read_text("utf-8"))
    themes = {address(place): said["primary"][0] for place, said in gold.items()}
    events = []
    for group in sorted(filter(None, groups), key=lambda group: (-len(group), group)):
        before = sum(at.startswith(f"{left}/") for at in group)
        kind = shape(before, len(group) - before)
        if kind:
            theme = Counter(themes[at] for at in group).most_common(1)[0][0]
            events.append((kind, theme))
    return list(dict.fromkeys(events))


def shape(before: int, after: int) -> str:
    """Return the event that so many articles before and after show, if any."""
    if before == 0 or after == 0:
        return "appears" if before == 0 else "disappears"
    if before == after or min(before, after) > 1:
        return ""
    return "splits" if before < after else "merges"


if __name__ == "__main__":
    main()
