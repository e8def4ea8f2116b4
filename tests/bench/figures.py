"""What the benches of links print: F1, precision, recall, average precision, calibration."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tests.gold_links import ANY, MAIN, average_precision, f1, truth

BINS = 10
DRAWS = 500
HEADER = (
    f"\n{'articles':38}  main F1    P      R      AP    any F1    P      R      AP    each pair"
)

Quality = tuple[float, ...]  # F1, precision, recall and AP of main links, then of any


def quality(
    weights: np.ndarray, scores: Sequence[np.ndarray], decided: Sequence[np.ndarray]
) -> Quality:
    """Return the figures of links ``decided`` and ranked by ``scores``, main ones, then any."""
    figures: list[float] = []
    for strength, values, links in zip((MAIN, ANY), scores, decided, strict=True):
        wanted = truth(weights, strength)
        hits = float((links & (wanted == 1)).sum())
        precision = hits / max(1, int((links & ~np.isnan(wanted)).sum()))
        recall = hits / max(1, int((wanted == 1).sum()))
        figures += [f1(links, wanted), precision, recall, average_precision(values, wanted)]
    return tuple(figures)


def show(name: str, lines: Sequence[Quality]) -> None:
    """Print the mean over the pairs, and F1 of main links and of any for each pair."""
    mean = "  ".join(f"{value:.3f}" for value in np.mean(lines, axis=0))
    each = "  ".join(f"{line[0]:.2f}/{line[4]:.2f}" for line in lines)
    print(f"{name:38}  {mean}   {each}", flush=True)


def calibration(title: str, chance: np.ndarray, linked: np.ndarray) -> None:
    """Print how often links of each score are right."""
    print(f"{title}\nscore         links   mean   right")
    for number in range(BINS):
        inside = _bin(chance) == number
        if inside.any():
            figures = f"{chance[inside].mean():.2f}   {linked[inside].mean():.2f}"
            print(f"{number / BINS:.1f} to {(number + 1) / BINS:.1f}  {inside.sum():6}   {figures}")
    print(f"expected calibration error           {calibration_error(chance, linked):.3f}")
    print(f"of exact chances, on as few links    {chance_error(chance):.3f}")


def calibration_error(chance: np.ndarray, linked: np.ndarray) -> float:
    """Return the mean distance of score and share linked, over ten bins of the score."""
    bins = [_bin(chance) == number for number in range(BINS)]
    return sum(abs(chance[b].mean() - linked[b].mean()) * b.mean() for b in bins if b.any())


def chance_error(chance: np.ndarray) -> float:
    """Return the calibration error, on average, if each link were right with just its chance."""
    draw = np.random.default_rng(0)
    found = [calibration_error(chance, draw.random(len(chance)) < chance) for _ in range(DRAWS)]
    return float(np.mean(found))


def _bin(chance: np.ndarray) -> np.ndarray:
    return np.minimum((chance * BINS).astype(int), BINS - 1)
