"""The JSON export ``mzdiff/1``: the same values as in Python, for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from compare.events.order.gathered import all_quotes, by_matter
from compare.export.graph import graph_values
from compare.language import say
from compare.model import (
    Article,
    Change,
    Citation,
    Compared,
    Comparison,
    Document,
    Event,
    Link,
    Measure,
    Note,
    Quote,
    Removed,
    Target,
    Theme,
)
from compare.telling.words.matters import labelled
from compare.telling.words.wording import event_sentence, reason_sentences
from compare.visible import is_hidden

Values = dict[str, Any]


def to_json(comparison: Comparison) -> str:
    """Return the comparison as JSON text; ``data/mzdiff-1.schema.json`` describes it.

    Characters that hide or turn text are escaped: the values are the same, and a person who
    reads the file sees what is there.
    """
    text = json.dumps(as_values(comparison), ensure_ascii=False, indent=1, allow_nan=False)
    text += "\n"
    return text.translate({ord(c): json.dumps(c)[1:-1] for c in set(text) if is_hidden(c)})


def as_values(comparison: Comparison) -> Values:
    """Return the comparison as plain dictionaries and lists."""
    changes = {(change.left, change.right): change for change in comparison.changes}
    units = comparison.unit_by_address
    settings = comparison.settings
    english = dict(comparison.english)
    told = labelled(comparison, "zh")[0].events
    in_english = dict(zip(told, labelled(comparison, "en")[0].events, strict=True))
    return {
        "schema": "mzdiff/1",
        "documents": [_document(document) for document in comparison.documents],
        "pairs": [list(pair) for pair in comparison.pairs],
        "links": [_link(link, changes[link.left, link.right], units) for link in comparison.links],
        "unlinked": [
            {"unit": change.left or change.right, "change": change.kind}
            for change in comparison.changes
            if change.left is None or change.right is None
        ],
        "themes": [_theme(theme, english) for theme in comparison.themes],
        "events": [_events(events, in_english, english) for events in by_matter(told)],
        "targets": [_target(target) for target in comparison.targets],
        "compared": [_compared(row) for row in comparison.compared],
        "citations": [_citation(citation) for citation in comparison.citations],
        "graph": graph_values(comparison),
        "notes": [_note(note) for note in comparison.notes],
        "settings": {
            "version": settings.version,
            "encoder": settings.encoder,
            "lexicon": settings.lexicon,
        },
    }


def _document(document: Document) -> Values:
    head = document.head
    return {
        "id": document.id,
        "path": document.source.path,
        "title": head.title,
        "issuer": head.issuer,
        "region": head.region,
        "level": head.level,
        "year": head.year,
        "period": head.period,
        "date": head.date,
        "number": head.number,
        "format": document.source.format,
        "encoding": document.source.encoding,
        "preamble": [{"text": p.text, "span": p.span()} for p in document.preamble],
        "sections": [
            {
                "id": s.id,
                "label": s.label,
                "heading": s.heading,
                "parent": s.parent,
                "span": s.span,
                "annex": s.annex,
            }
            for s in document.sections
        ],
        "articles": [_article(article) for article in document.articles],
        "removed": [_removed(piece) for piece in document.removed],
        "notes": [_note(note) for note in document.notes],
    }


def _article(article: Article) -> Values:
    return {
        "id": article.id,
        "section": article.section,
        "label": article.label,
        "heading": article.heading,
        "text": article.text,
        "span": article.span,
        "measures": [{"id": m.id, "text": m.text, "span": m.span} for m in article.statements],
    }


def _removed(piece: Removed) -> Values:
    return {"kind": piece.kind, "text": piece.text, "span": piece.span}


def _note(note: Note) -> Values:
    message = say("note", note.kind, "zh", before=note.before, after=note.after)
    return {"kind": note.kind, "message": message, "span": note.span}


def _link(link: Link, change: Change, units: dict[str, Article | Measure]) -> Values:
    return {
        "from": link.left,
        "to": link.right,
        "level": link.level,
        "strength": link.strength,
        "score": round(link.score, 4),
        "fuzzy": round(link.fuzzy, 4),
        "semantic": None if link.semantic is None else round(link.semantic, 4),
        "change": change.kind,
        "renumbered": _numbers(units[link.left], units[link.right]) if change.renumbered else None,
        "reasons": [reason_sentences((reason,), "zh") for reason in link.reasons],
    }


def _numbers(before: Article | Measure, after: Article | Measure) -> Values:
    """Return the labels of two articles; only articles are renumbered."""
    return {
        name: unit.label
        for name, unit in (("from", before), ("to", after))
        if isinstance(unit, Article)
    }


def _theme(theme: Theme, english: dict[str, str]) -> Values:
    return {
        "id": theme.id,
        "english": english.get(theme.id, ""),
        "origin": theme.origin,
        "pattern": theme.pattern,
        "names": {m.document: m.name for m in theme.mentions},
        "articles": [address for m in theme.mentions for address in m.articles],
        "primary": [address for m in theme.mentions for address in m.primary],
        "measures": [address for m in theme.mentions for address in m.measures],
        "share": {m.document: round(m.share, 4) for m in theme.mentions},
    }


def _events(
    events: Sequence[Event], in_english: dict[Event, Event], english: dict[str, str]
) -> Values:
    """Return the foremost event on a matter, with the units and quotes of all of them.

    ``in_english`` has each event as it is told in English.
    """
    units = ([one.left for one in events], [one.right for one in events])
    left, right = (list(dict.fromkeys(chain.from_iterable(side))) for side in units)
    together = {"from": left, "to": right, "evidence": _quotes(all_quotes(events))}
    first, *also = (_event(one, in_english[one], english) for one in events)
    return {**first, **together, "also": also}


def _quotes(quotes: Iterable[Quote]) -> list[Values]:
    return [{"unit": quote.unit, "quote": quote.text} for quote in quotes]


def _event(event: Event, in_english: Event, english: dict[str, str]) -> Values:
    return {
        "type": event.type,
        "matter": event.matter,
        "theme": event.theme,
        "scope": list(event.scope),
        "from": list(event.left),
        "to": list(event.right),
        "basis": list(event.basis),
        "confidence": round(event.confidence, 4),
        "interest": round(event.interest, 4),
        "evidence": _quotes(event.evidence),
        "explanation": event_sentence(event, "zh", english),
        "explanation_en": event_sentence(in_english, "en", english),
        "sources": list(event.sources),
    }


def _target(target: Target) -> Values:
    return {
        "unit": target.unit,
        "text": target.text,
        "value": target.value,
        "upper": target.upper,
        "measure_unit": target.number.unit,
        "bound": target.number.bound,
        "subject": target.subject,
        "due": target.due.text if target.due else "",
        "span": target.span,
    }


def _compared(row: Compared) -> Values:
    return {
        "theme": row.theme,
        "subject": row.subject,
        "measure_unit": row.targets[0].number.unit,
        "targets": [_target(target) for target in row.targets],
    }


def _citation(citation: Citation) -> Values:
    return {
        "unit": citation.unit,
        "title": citation.title,
        "number": citation.number,
        "span": citation.span,
    }
