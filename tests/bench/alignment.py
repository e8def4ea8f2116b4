"""How well articles are linked, from single views to all of them, beside simpler methods.

    python -m tests.bench.alignment

Every line shows F1 and average precision of main links and of any links, for each pair of the
gold and on average. What is learned for a pair is learned from the other pairs alone. The built-in
model is the shipped one; its card says what it was trained on.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from compare.align.articles import LINKED_AT, MAIN_IS_LINKED, chosen, graded
from compare.align.judge import probability, readings
from compare.align.prevalence import adapted
from compare.encoder import built_in
from compare.similarity import Scores
from compare.similarity.fuzzy import ratios
from compare.themes.lexicon import load
from compare.training.weights import Lesson, teach
from tests.bench.weights import Pair, article_lessons, gold_lessons
from tests.gold_links import ANY, MAIN, average_precision, f1, truth

Score = Callable[[Scores], np.ndarray]
BINS = 10
FUZZY = ("fuzzy", "heading")
EMBEDDING = ("meaning",)


def main() -> None:
    texts, full = gold_lessons(None, None), gold_lessons(built_in(), load())
    lexicon, encoder = gold_lessons(None, load()), gold_lessons(built_in(), None)
    print(f"{'':42}  main F1    AP   any F1    AP    each pair: main F1, any F1")
    by_score("difflib ratio", texts, difflib_ratio)
    by_score("rapidfuzz ratio", texts, lambda scores: ratios(scores.left.texts, scores.right.texts))
    by_assignment("rapidfuzz ratio, best assignment", texts)
    by_score("character TF-IDF", texts, lambda scores: scores.views["characters"])
    by_score("built-in model, cosine", encoder, lambda scores: scores.views["meaning"])
    simple = [with_fuzzy(pair) for pair in full]
    learned("fuzzy only", simple, FUZZY)
    learned("embedding only", simple, EMBEDDING)
    learned("fuzzy and embedding", simple, (*FUZZY, *EMBEDDING))
    learned("all views, no encoder, no lexicon", texts)
    learned("all views, no encoder", lexicon)
    learned("all views, no lexicon", encoder)
    chances = learned("all views", full)
    reliability(full, chances)
    for pair, chance in zip(full, chances, strict=True):
        wrong_links(pair, chance)


def with_fuzzy(pair: Pair) -> Pair:
    """Return the pair with the ratio of the texts as one more view, without the unrelated parts."""
    views = {"fuzzy": ratios(pair.scores.left.texts, pair.scores.right.texts)}
    scores = replace(pair.scores, views={**pair.scores.views, **views})
    return replace(pair, scores=scores, unrelated=())


def difflib_ratio(scores: Scores) -> np.ndarray:
    return np.array(
        [
            [
                difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()
                for b in scores.right.texts
            ]
            for a in scores.left.texts
        ]
    )


def by_score(name: str, pairs: Sequence[Pair], score: Score) -> None:
    """Link from a limit on: the one with the best F1 on the other pairs."""
    found = [score(pair.scores) for pair in pairs]
    lines = []
    for pair, values in zip(pairs, found, strict=True):
        others = [(p, v) for p, v in zip(pairs, found, strict=True) if p is not pair]
        decided = [values >= best_limit(others, strength) for strength in (MAIN, ANY)]
        lines.append(quality(pair, (values, values), decided))
    show(name, lines)


def best_limit(found: Sequence[tuple[Pair, np.ndarray]], strength: str) -> float:
    limits = np.unique(np.concatenate([np.quantile(v, np.linspace(0.8, 1, 201)) for _, v in found]))
    wanted = [(values, truth(pair.weights, strength)) for pair, values in found]
    return max(limits, key=lambda limit: sum(f1(values >= limit, want) for values, want in wanted))


def by_assignment(name: str, pairs: Sequence[Pair]) -> None:
    """Link each article to at most one, so that the ratios add up to the most."""
    try:
        from scipy.optimize import linear_sum_assignment
    except ImportError:
        print(f"{name:42}  needs scipy")
        return
    lines = []
    for pair in pairs:
        values = ratios(pair.scores.left.texts, pair.scores.right.texts)
        decided = np.zeros(values.shape, dtype=bool)
        decided[linear_sum_assignment(-values)] = True
        lines.append(quality(pair, (values * decided,) * 2, (decided, decided)))
    show(name, lines)


def learned(name: str, pairs: Sequence[Pair], views: Sequence[str] = ()) -> list[np.ndarray]:
    """Judge each pair as taught by the others; return the scores that its links would have."""
    lines, chances = [], []
    for pair in pairs:
        others = [other for other in pairs if other is not pair]
        chance = [judged(pair, others, strength, views) for strength in (MAIN, ANY)]
        is_main = chosen(chance[0])
        lines.append(quality(pair, chance, (is_main, is_main | (chance[1] >= LINKED_AT))))
        chances.append(graded(*chance, is_main))
    show(name, lines)
    return chances


def judged(pair: Pair, others: Sequence[Pair], strength: str, views: Sequence[str]) -> np.ndarray:
    lessons = [
        Lesson(only(lesson.readings, views), lesson.truth, lesson.weight)
        for other in others
        for lesson in article_lessons(other, strength)
    ]
    judge = teach(lessons)
    chance = probability(judge, only(dict(readings(pair.scores.views)), views).items())
    return adapted(chance, judge.share) if strength == ANY else chance


def only(found: dict[str, np.ndarray], views: Sequence[str]) -> dict[str, np.ndarray]:
    """Return the readings of some views, of all if none are named."""
    return {n: v for n, v in found.items() if not views or n.rsplit(":", 1)[0] in views}


def quality(
    pair: Pair, scores: Sequence[np.ndarray], decided: Sequence[np.ndarray]
) -> tuple[float, ...]:
    figures = []
    for strength, values, links in zip((MAIN, ANY), scores, decided, strict=True):
        wanted = truth(pair.weights, strength)
        figures += [f1(links, wanted), average_precision(values, wanted)]
    return tuple(figures)


def show(name: str, lines: Sequence[tuple[float, ...]]) -> None:
    mean = "   ".join(f"{value:.3f}" for value in np.mean(lines, axis=0))
    each = "   ".join(f"{line[0]:.3f} {line[2]:.3f}" for line in lines)
    print(f"{name:42}  {mean}    {each}")


def reliability(pairs: Sequence[Pair], chances: Sequence[np.ndarray]) -> None:
    """Print how often pairs of each score are linked in the gold, judged by what others taught."""
    chance = np.concatenate([values.ravel() for values in chances])
    linked = np.concatenate([truth(pair.weights, ANY).ravel() for pair in pairs])
    chance, linked = chance[~np.isnan(linked)], linked[~np.isnan(linked)]
    print("\nscore         pairs   mean   linked")
    for number in range(BINS):
        inside = np.minimum((chance * BINS).astype(int), BINS - 1) == number
        if inside.any():
            bin_name = f"{number / BINS:.1f} to {(number + 1) / BINS:.1f}"
            figures = f"{chance[inside].mean():.2f}   {linked[inside].mean():.2f}"
            print(f"{bin_name}  {inside.sum():6}   {figures}")
    shown = chance >= LINKED_AT
    print(f"expected calibration error, all pairs    {calibration_error(chance, linked):.3f}")
    chance, linked = chance[shown], linked[shown]
    print(
        f"the same of the {len(chance)} links shown          {calibration_error(chance, linked):.3f}"
    )
    print(f"of exact chances, on as few links        {chance_error(chance):.3f}")


def wrong_links(pair: Pair, chance: np.ndarray) -> None:
    """Print the links found that the gold has not and the other way round, by article numbers."""
    print(f"\n{pair.names[0]} | {pair.names[1]}")
    found = {MAIN: chance > MAIN_IS_LINKED, ANY: chance >= LINKED_AT}
    for strength, links in found.items():
        wanted = truth(pair.weights, strength)
        for name, places in (
            ("false", links & (wanted == 0)),
            ("missed", ~links & (wanted == 1)),
        ):
            numbers = ", ".join(f"{i + 1}|{j + 1}" for i, j in np.argwhere(places))
            print(f"{strength} {name}: {numbers}")


def calibration_error(chance: np.ndarray, linked: np.ndarray) -> float:
    """Return the mean distance of score and share linked, over ten bins of the score."""
    place = np.minimum((chance * BINS).astype(int), BINS - 1)
    bins = [place == number for number in range(BINS) if (place == number).any()]
    return sum(abs(chance[b].mean() - linked[b].mean()) * b.mean() for b in bins)


def chance_error(chance: np.ndarray) -> float:
    """Return the calibration error, on average, if each link were right with just its chance."""
    draw = np.random.default_rng(0)
    return float(
        np.mean([calibration_error(chance, draw.random(len(chance)) < chance) for _ in range(500)])
    )


if __name__ == "__main__":
    main()
