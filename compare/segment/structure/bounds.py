"""Measures as many and as long as can be compared one by one, whatever a text is made of.

A text of ten thousand sentences, or with a sentence of a hundred thousand characters, is no work
plan that anybody wrote. It is compared by stretches then, and a note says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.model import Note, Passage

MOST = 3_000  # measures of a document, and one more an article
LONGEST = 3_000  # characters of a measure
PAUSES = ",、;:。!? \n"


def bounded(
    articles: Sequence[Sequence[Passage]],
) -> tuple[list[list[Passage]], tuple[Note, ...]]:
    """Return the measures of all articles within bounds, and notes on what that took.

    Of too many, so many neighbours as needed are joined; too long ones are cut at a pause.
    """
    together = -(-sum(map(len, articles)) // MOST)
    joined = [_joined(pieces, together) if together > 1 else list(pieces) for pieces in articles]
    found = [[part for piece in pieces for part in _cut(piece)] for pieces in joined]
    notes = []
    if together > 1:
        notes.append(Note("measures_joined", before=str(MOST), after=str(together)))
    if found != joined:
        notes.append(Note("measures_cut", before=str(LONGEST)))
    return found, tuple(notes)


def _joined(pieces: Sequence[Passage], together: int) -> list[Passage]:
    return [
        Passage(
            "".join(piece.text for piece in pieces[start : start + together]),
            tuple(at for piece in pieces[start : start + together] for at in piece.origin),
        )
        for start in range(0, len(pieces), together)
    ]


def _cut(piece: Passage) -> Iterator[Passage]:
    """Yield a measure in pieces that are short enough, each as long as may be."""
    start, length = 0, len(piece.text)
    while length - start > LONGEST:
        pause = max(piece.text.rfind(mark, start, start + LONGEST) for mark in PAUSES) + 1
        end = pause if pause > start else start + LONGEST
        yield piece.cut(start, end)
        start = end
    yield piece.cut(start) if start else piece
