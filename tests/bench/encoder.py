"""How well the cosine of two articles alone finds the links of the gold.

    python -m tests.bench.encoder [MODEL_DIR]

Prints the average precision of main and of any links, a line a pair and the mean last: of the
cosine as it is, and of the cosine after subtracting the mean vector of the two documents.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from compare.encoder import Encoder, Vectors, built_in
from compare.encoder.static import read_static
from tests.gold_documents import gold_document
from tests.gold_links import ANY, MAIN, average_precision, gold_pairs, gold_weights, truth

COLUMNS = "raw main, raw any, centred main, centred any"


def main() -> None:
    encoder = read_static(Path(sys.argv[1]), sys.argv[1]) if sys.argv[1:] else built_in()
    figures = {
        f"{left} | {right}": precisions(encoder, left, right) for left, right in gold_pairs()
    }
    print(f"{encoder.name}: {COLUMNS}")
    for name, row in [*figures.items(), ("mean", np.mean(list(figures.values()), axis=0))]:
        print(f"{name:30}", *(f"{figure:.3f}" for figure in row))


def precisions(encoder: Encoder, left: str, right: str) -> list[float]:
    """Return the four average precisions of a pair, in the order of ``COLUMNS``."""
    one, other = (
        encoder.encode([article.text for article in gold_document(name).articles])
        for name in (left, right)
    )
    weights = gold_weights(left, right)
    return [
        average_precision(cosines, truth(weights, strength))
        for cosines in (one @ other.T, centred_cosines(one, other))
        for strength in (MAIN, ANY)
    ]


def centred_cosines(one: Vectors, other: Vectors) -> Vectors:
    mean = np.concatenate([one, other]).mean(axis=0)
    one, other = (
        (side - mean) / np.linalg.norm(side - mean, axis=1, keepdims=True) for side in (one, other)
    )
    return one @ other.T


if __name__ == "__main__":
    main()
