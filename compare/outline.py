"""A document as a tree of headings that a person can check against the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from compare.language import Language, say
from compare.model import Article, Document, Section

LONGEST_LINE = 44


def outline_text(document: Document, language: Language = "zh") -> str:
    """Return the heading tree, then what was removed and repaired, each with its line."""
    return "\n".join(
        [*_head(document), *_tree(document), *_removed(document), *_notes(document, language)]
    )


def _head(document: Document) -> Iterator[str]:
    head = document.head
    years = "—".join(map(str, head.period)) if head.period else str(head.year or "")
    facts = [head.issuer, head.region, years, head.date, head.number]
    yield head.title
    yield "  " + " · ".join(fact for fact in facts if fact)
    for passage in document.preamble:
        yield f"  〔导语〕{_short(passage.text)}"


def _tree(document: Document) -> Iterator[str]:
    shown: set[str] = set()
    for article in document.articles:
        path = _path(document, article.section)
        for depth, section in enumerate(path):
            if section.id not in shown:
                shown.add(section.id)
                yield f"{'  ' * depth}{section.label}{section.heading}"
        yield f"{'  ' * len(path)}{_line(article)}"
    yield from (f"{s.label}{s.heading}" for s in document.sections if s.id not in shown)


def _path(document: Document, section_id: str | None) -> list[Section]:
    path: list[Section] = []
    while section_id:
        section = document.section_by_id[section_id]
        path.insert(0, section)
        section_id = section.parent
    return path


def _line(article: Article) -> str:
    words = article.heading or _short(article.text)
    return f"{article.id} {article.label}{words} ({len(article.measures)})"


def _removed(document: Document) -> Iterator[str]:
    for piece in document.removed:
        kind = say("removed", piece.kind, "zh")
        yield f"- {kind} @{line_number(document, piece.span[0])}: {_short(piece.text)}"


def _notes(document: Document, language: Language) -> Iterator[str]:
    for note in document.notes:
        place = f" @{line_number(document, note.span[0])}" if note.span else ""
        yield f"!{place} {say('note', note.kind, language, before=note.before, after=note.after)}"


def line_number(document: Document, offset: int) -> int:
    """Return the number of the source line, from 1, in which a character stands."""
    return bisect_right(_line_ends(document.source.text), offset) + 1


@lru_cache(maxsize=2)  # the pieces of a document are asked for one after another
def _line_ends(text: str) -> list[int]:
    """Return where the line behind each end of a line begins."""
    return [*accumulate(len(line) + 1 for line in text.split("\n"))]


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_LINE else flat[: LONGEST_LINE - 1] + "…"
