"""The same document twice in one file, as a page and its printing copy give it."""

from __future__ import annotations

from itertools import accumulate, islice

from compare.model import Passage

MIN_CHARACTERS = 100
MIN_PARAGRAPHS = 4
WHOLE = 0.9
TRIALS = 20


def second_copy(paragraphs: list[Passage]) -> int | None:
    """Return where a second copy of the whole text begins, or ``None``.

    The copy must be word for word the same and at least nine tenths as long as the first.
    """
    texts = ["".join(paragraph.text.split()) for paragraph in paragraphs]
    lengths = [0, *accumulate(map(len, texts))]
    starts = (
        start
        for start in range(MIN_PARAGRAPHS, len(texts))
        if texts[start] == texts[0]
        and lengths[start] >= MIN_CHARACTERS
        and WHOLE * lengths[start] <= lengths[-1] - lengths[start] <= lengths[start]
    )
    return next((s for s in islice(starts, TRIALS) if texts[s:] == texts[: len(texts) - s]), None)
