"""How well articles and measures are linked, each pair of the gold judged by the others.

    python -m tests.bench.alignment [--wrong]

Printed are the links as a run decides them, without an encoder, without a lexicon, and without one
kind of view at a time for measures; then simpler methods, whose limits are learned from the other
pairs too; then how far a score can be trusted. ``--wrong`` names the links of articles that are
missed or false. The built-in model is the shipped one; its card says what it was trained on.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from compare.align import links_from
from compare.align.articles import MAIN_IS_LINKED
from compare.align.chances import Chances, chances_of
from compare.align.nearest import nearest
from compare.align.stages import Chance
from compare.encoder import built_in
from compare.model import Level, Link, Near
from compare.themes.lexicon import load
from tests.bench.baselines import show_baselines
from tests.bench.figures import HEADER, Quality, calibration, quality, show
from tests.bench.weights import STAGES, Kept, Pair, advanced, begun, gold_lessons, judged_without
from tests.gold_documents import gold_document
from tests.gold_links import ANY, MAIN, truth

FIRST_ROUND = ("first ",)  # how the names of readings begin that only the second round has
ABLATIONS = {
    "subjects": ("subject", "first subject", "most subjects", "rarest subject"),
    "meaning": ("meaning",),
    "themes of the lexicon": ("matters",),
    "words": ("words",),
    "characters": ("characters",),
    "letters": ("letters", "partial ratio"),
    "topics": ("topics",),
    "telling terms": ("terms",),
    "all vectors together": ("together",),
    "articles around": ("articles ",),
    "place and length": ("headings", "openings", "shorter", "longer"),
}
RIVALS = (": standing", ": within articles")


@dataclass(frozen=True)
class Found:
    """What a run decides about a pair whose gold its judges have not seen."""

    pair: Pair
    chances: Chances
    links: tuple[Link, ...]
    near: tuple[Near, ...]
    first: Chance


def main() -> None:
    full = gold_lessons(built_in(), load())
    print(HEADER)
    as_run = found_in(full)
    show_links("as a run decides", as_run, "article")
    no_encoder = found_in(gold_lessons(None, load()))
    no_lexicon = found_in(gold_lessons(built_in(), None))
    neither = found_in(gold_lessons(None, None))
    others = {"no encoder": no_encoder, "no lexicon": no_lexicon, "neither": neither}
    for name, found in others.items():
        show_links(name, found, "article")
    show_baselines(full, "article")
    print(HEADER.replace("articles", "measures"))
    show_links("as a run decides", as_run, "measure")
    for name, found in others.items():
        show_links(name, found, "measure")
    show_ablations(full, as_run)
    show_baselines(full, "measure")
    for level in ("article", "measure"):
        calibration(f"\nlinks of {level}s", *scored(as_run, level))
    if "--wrong" in sys.argv:
        for one in as_run:
            show_wrong(one)


def found_in(pairs: Sequence[Pair], kept: Kept = lambda _: True) -> list[Found]:
    """Return the links of each pair by judges that the other pairs have taught."""
    return [found_without(pairs, pair, kept) for pair in pairs]


def found_without(pairs: Sequence[Pair], pair: Pair, kept: Kept) -> Found:
    judges = judged_without(pairs, pair, kept)
    chances = chances_of(pair.scores, judges)
    left, right = map(gold_document, pair.names)
    rounds = begun(pair)
    for stage in STAGES[:2]:
        rounds = advanced(rounds, stage, judges(stage))
    first = dict(rounds.chances)["measures first"]
    links = links_from(left, right, pair.scores, chances)
    near = nearest(left, right, pair.scores, chances, links)
    return Found(pair, chances, links, near, first)


def show_ablations(full: Sequence[Pair], as_run: Sequence[Found]) -> None:
    show("without second round", [first_round(one) for one in as_run])
    for name, starts in ABLATIONS.items():
        show_links(f"without {name}", found_in(full, lambda one, s=starts: not one.startswith(s)))
    show_links("without standings", found_in(full, lambda one: not one.endswith(RIVALS)))


def first_round(one: Found) -> Quality:
    """Return the figures of measures if the first round decided."""
    judged = one.chances.judged
    chances = Chances(
        type(judged)(judged.articles, judged.pairs, one.first),
        one.chances.same,
        one.chances.same_statements,
        one.chances.related,
    )
    left, right = map(gold_document, one.pair.names)
    links = links_from(left, right, one.pair.scores, chances)
    return quality_of(Found(one.pair, chances, links, one.near, one.first), "measure")


def show_links(name: str, found: Sequence[Found], level: Level = "measure") -> None:
    show(name, [quality_of(one, level) for one in found])


def quality_of(one: Found, level: Level) -> Quality:
    """Return the figures of the links of a level, and of how all pairs of units are ranked."""
    weights = one.pair.measures if level == "measure" else one.pair.weights
    strengths = {MAIN: ("main",), ANY: ("main", "partial")}
    decided = [matrix(one, level, strengths[strength]) > 0 for strength in (MAIN, ANY)]
    return quality(weights, ranked(one, level), decided)


def ranked(one: Found, level: Level) -> list[np.ndarray]:
    """Return the chances of a main link and of any, of all pairs of units."""
    if level == "article":
        return [one.chances.main, one.chances.linked]
    pairs, chances = one.chances.judged.pairs, one.chances.judged.measures
    found = []
    for strength in (MAIN, ANY):
        values = np.zeros(one.pair.measures.shape)
        values[pairs.rows, pairs.columns] = chances[strength]
        for place in one.chances.same_statements:
            values[place] = 1.0
        found.append(values)
    return found


def matrix(one: Found, level: Level, strengths: Sequence[str]) -> np.ndarray:
    """Return the scores of the links found, 0 where there is none."""
    rows, columns = (places(one, level, side) for side in (0, 1))
    scores = np.zeros((len(rows), len(columns)) if level == "article" else one.pair.measures.shape)
    for link in one.links:
        if link.level == level and link.strength in strengths:
            scores[rows[link.left], columns[link.right]] = link.score
    return scores


def places(one: Found, level: Level, side: int) -> dict[str, int]:
    name = one.pair.names[side]
    if level == "article":
        return {f"{name}/{article.id}": n for n, article in enumerate(gold_document(name).articles)}
    ids = (one.pair.scores.left, one.pair.scores.right)[side].measure_ids
    return {f"{name}/{measure}": n for n, measure in enumerate(ids) if measure}


def scored(found: Sequence[Found], level: Level) -> tuple[np.ndarray, np.ndarray]:
    """Return the scores of all links shown and whether the gold has them."""
    scores, linked = [], []
    for one in found:
        shown = matrix(one, level, ("main", "partial"))
        wanted = truth(one.pair.weights if level == "article" else one.pair.measures, ANY)
        kept = (shown > 0) & ~np.isnan(wanted)
        scores.append(shown[kept])
        linked.append(wanted[kept])
    return np.concatenate(scores), np.concatenate(linked)


def show_wrong(one: Found) -> None:
    """Print the links found that the gold has not and the other way round, by article numbers."""
    print(f"\n{one.pair.names[0]} | {one.pair.names[1]}")
    scores = matrix(one, "article", ("main", "partial"))
    for strength, links in ((MAIN, scores > MAIN_IS_LINKED), (ANY, scores > 0)):
        wanted = truth(one.pair.weights, strength)
        for name, some in (("false", links & (wanted == 0)), ("missed", ~links & (wanted == 1))):
            print(strength, name, ", ".join(f"{i + 1}|{j + 1}" for i, j in np.argwhere(some)))


if __name__ == "__main__":
    main()
