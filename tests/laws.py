"""The laws that hold for every two documents; each returns what breaks it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Set
from dataclasses import replace
from functools import cache

from compare.diff import replay
from compare.encoder import Encoder, built_in
from compare.events.evidence.absence import outlived
from compare.events.kinds import KIND
from compare.export.json import to_json
from compare.model import Comparison, Document, Event
from compare.pipeline import compare
from compare.themes import lexicon
from compare.themes.lexicon import Lexicon

ONE_WAY = (
    *(
        "renamed.known",
        "renamed.known_both",
        "goal_changed.known",
        "appears.returned",
        "appears.returned_aside",
    ),
    "contradicts",
    "contradicts.twice",
)
"""What time alone tells: who was called what after what, what came back, what annex now says."""
CARRIED_OVER = ("moved", "splits", "merges", "promoted", "demoted", "contradicts")


@cache
def built_in_encoder() -> Encoder:
    return built_in()


@cache
def built_in_lexicon() -> Lexicon:
    return lexicon.load()


def compared(*documents: Document) -> Comparison:
    """Compare documents as the command does, without reading model and lexicon again."""
    return compare(*documents, encoder=built_in_encoder(), lexicon=built_in_lexicon())


def misplaced(document: Document) -> list[int]:
    """Return the places of the source that lie in no piece of the document, or in two.

    A removed piece inside an article is a hole in it.
    """
    text = document.source.text
    pieces = [0] * len(text)
    spans = [p.span() for p in document.preamble]
    spans += [unit.span for unit in (*document.sections, *document.articles)]
    for start, end in spans:
        for i in range(start, end):
            pieces[i] += 1
    for removed in document.removed:
        pieces[slice(*removed.span)] = [1] * (removed.span[1] - removed.span[0])
    return [
        i
        for i, n in enumerate(pieces)
        if n != 1 and not text[i].isspace() and text[i].isprintable()
    ]


def with_year(document: Document, year: int, name: str) -> Document:
    return replace(document, id=name, head=replace(document.head, year=year, date=""))


def broken_laws(left: Document, right: Document) -> list[str]:
    """Return which of the laws on comparing two documents break, in words."""
    left, right = with_year(left, 2015, "one"), with_year(right, 2022, "two")
    there = compared(left, right)
    broken = [*not_replayed(there), *not_quoted(there), *not_other(there), *not_told(there)]
    if to_json(there) != to_json(compared(right, left)):
        broken.append("the order of the files changes the bytes")
    broken += not_mirrored(
        there, compared(with_year(left, 2022, "one"), with_year(right, 2015, "two"))
    )
    return broken


def not_replayed(result: Comparison) -> list[str]:
    return [
        f"replay {change.left} {change.right}"
        for change in result.changes
        if change.edits and change.left and change.right
        if replay(change.edits)
        != tuple(result.unit_by_address[a].text for a in (change.left, change.right))
    ]


def not_quoted(result: Comparison) -> list[str]:
    bare = [
        f"no quote {event.type} {event.matter}" for event in result.events if not event.evidence
    ]
    return bare + [
        f"quote {quote}"
        for event in result.events
        for quote in event.evidence
        if not quote.text or quote.text not in result.unit_by_address[quote.unit].text
    ]


def not_other(result: Comparison) -> list[str]:
    """No quote of a change stands word for word in a unit that shows its other side.

    What was moved, divided, joined or raised is carried over as it was, and where annex and text
    disagree one of them says what the other document said.
    """
    return [
        f"said on both sides {event.explanation} {quote}"
        for event in result.events
        if event.left and event.right and event.type not in CARRIED_OVER
        for quote in event.evidence
        for other in (event.right if quote.unit in event.left else event.left)
        if quote.text in result.unit_by_address[other].text
    ]


def not_told(result: Comparison) -> list[str]:
    """Every article is in a change: linked, added or removed."""
    told = {end for change in result.changes for end in (change.left, change.right)}
    return [
        f"untold {document.address(article)}"
        for document in result.documents
        for article in document.articles
        if document.address(article) not in told
    ]


def not_mirrored(there: Comparison, back: Comparison) -> list[str]:
    links = {(link.left, link.right, link.strength, link.score) for link in there.links}
    mirror = {(link.right, link.left, link.strength, link.score) for link in back.links}
    broken = [f"link {link}" for link in sorted(links ^ mirror)]
    moved = themes_of_duties(there) | themes_of_duties(back)
    told = Counter(map(turned, told_of(there, moved)))
    back_told = Counter(map(seen, told_of(back, moved)))
    broken += [f"event {one}" for one in sorted((told - back_told) + (back_told - told))]
    broken += [f"name {one}" for one in names_told(there, moved) if not quoted_by(back, one)]
    return broken + [f"name {one}" for one in names_told(back, moved) if not quoted_by(there, one)]


def not_itself(document: Document) -> list[str]:
    """A document beside itself: each article linked to itself alone, the same, and no events."""
    twin = with_year(document, 2015, "one")
    result = compared(twin, replace(twin, id="two"))
    links = [
        (link.left.partition("/")[2], link.right.partition("/")[2], link.strength)
        for link in result.links
        if link.level == "article"
    ]
    broken = [f"event {event}" for event in result.events]
    if links != [(article.id, article.id, "main") for article in document.articles]:
        broken.append(f"links {links}")
    kinds = {change.kind for change in result.changes}
    return broken + ([f"changes {sorted(kinds)}"] if kinds - {"same"} else [])


def themes_of_duties(result: Comparison) -> set[str]:
    """Return the themes whose duty moved or came back, and the units that show it.

    What is absent with it is told by it, be it mainly on another theme (双拥优抚安置).
    """
    duties = [event for event in result.events if "to_english" in dict(event.facts)]
    return {name for one in duties for name in (one.theme, *one.left, *one.right)}


def told_of(result: Comparison, moved: Set[str]) -> list[Event]:
    """Return the events that do not hang on which of the two texts is the later one.

    Of measures that were written anew a reader is told what is new in them, so these do; and a
    name that they tell is not told apart. What a duty explains that ``moved`` does too. That a
    plan is named whose years were over hangs on whose they were.
    """
    return [
        e
        for e in result.events
        if e.type != "moves_out"
        and e.explanation not in ONE_WAY
        and not (written_anew(e) or of_a_name(e) or of_what_was_over(result, e))
        and not (e.basis == ("absence",) and moved & {e.theme, *e.left, *e.right})
    ]


def of_what_was_over(result: Comparison, event: Event) -> bool:
    """Tell whether an event is on a plan that one text alone names, over before the later one.

    Where the later one lacks it, nothing is told.
    """
    facts = dict(event.facts)
    named = [facts[side] for side in ("before", "after") if facts.get(side)]
    return len(named) == 1 and outlived(named[0], result.documents[-1])


def names_told(result: Comparison, moved: Container[str]) -> list[str]:
    """Return the names that only one of the documents has, as events of their own tell them."""
    names = (event for event in result.events if of_a_name(event) and event.theme not in moved)
    facts = map(dict, (event.facts for event in names))
    return [one["before"] or one["after"] for one in facts]


def quoted_by(result: Comparison, name: str) -> bool:
    """Tell whether any event quotes a name."""
    return any(name in quote.text for event in result.events for quote in event.evidence)


def written_anew(event: Event) -> bool:
    """Tell whether an event is on measures that are counterparts, but not each other edited."""
    return event.basis == ("alignment",) and event.type not in CARRIED_OVER


def of_a_name(event: Event) -> bool:
    """Tell whether an event is on a name that only one document has."""
    return event.type in ("term_appears", "term_disappears") and event.basis == ("absence",)


Seen = tuple[str, tuple[str, ...], tuple[str, ...]]


def seen(event: Event) -> Seen:
    """Return kind and quotes of an event."""
    sides = [
        tuple(sorted(f"{q.unit} {q.text}" for q in event.evidence if q.unit in side))
        for side in (event.left, event.right)
    ]
    return event.type, sides[0], sides[1]


def turned(event: Event) -> Seen:
    """Return what is seen of an event from the other side."""
    _, left, right = seen(event)
    return KIND[event.type].mirror, right, left
