"""Documents of a collection compared as a series, as if their files had been given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat

import numpy as np

from compare.collection.asking.choice import Choice, chosen
from compare.collection.asking.holdings import Holdings
from compare.collection.asking.workers import Each
from compare.collection.keeping.work import tools
from compare.encoder import Encoder
from compare.errors import MzdiffError
from compare.model import Comparison, Document
from compare.overrides import Overrides
from compare.pipeline import NO_OVERRIDES, AlignedPair, Aligner, align_pair, compare
from compare.series import MAX_CHARACTERS
from compare.source.intake.files import MAX_SERIES, too_many
from compare.themes.lexicon import Lexicon, Words


def numbers_of(holdings: Holdings, ids: Sequence[str], choice: Choice) -> list[int]:
    """Return the places of the documents of some ids or, without any, of a choice.

    Raises ``MzdiffError`` for an unknown id.
    """
    mask = chosen(holdings, choice)
    if ids:
        named = np.zeros(len(holdings), dtype=bool)
        named[[holdings.number(name) for name in ids]] = True
        mask &= named
    return [int(n) for n in np.flatnonzero(mask)]


def compared(
    holdings: Holdings, ids: Sequence[str], choice: Choice, each: Each = map
) -> Comparison:
    """Return the comparison of the documents of some ids or, without any, of a choice.

    ``each`` has the pairs worked on.

    Raises ``MzdiffError`` for an unknown id, and for too few documents, too many or too long ones.
    """
    numbers = numbers_of(holdings, ids, choice)
    if len(numbers) < 2:
        raise MzdiffError(
            f"{holdings.folder}: 选出 {len(numbers)} 份 (too few documents); 请给出两份或更多"
        )
    if len(numbers) > MAX_SERIES:
        raise MzdiffError(f"{holdings.folder}: 选出 {len(numbers)} 份, {too_many(MAX_SERIES)}")
    if sum(entry.characters for entry in holdings.some_entries(numbers)) > MAX_CHARACTERS:
        raise MzdiffError(
            f"{holdings.folder}: 选出的超过 {MAX_CHARACTERS // 10_000} 万字 (too long together); "
            "请分批比较"
        )
    documents = [holdings.document(n) for n in numbers]
    aligner = aligner_of(each, holdings.manifest.words)
    return compare(*documents, lexicon=holdings.lexicon, aligner=aligner)


def aligner_of(each: Each, words: Words) -> Aligner:
    """Return what has the pairs of a series linked by workers, who load model and lexicon once."""

    def aligner(
        series: Sequence[Document], encoder: Encoder | None, lexicon: Lexicon | None, by: Overrides
    ) -> Iterator[AlignedPair]:
        return each(aligned_by_worker, series, series[1:], repeat(words))

    return aligner


def aligned_by_worker(left: Document, right: Document, words: Words) -> AlignedPair:
    """Return what is found between two documents, with the lexicon of a collection."""
    lexicon, encoder = tools(words)
    return align_pair(left, right, encoder, lexicon, NO_OVERRIDES)
