"""Find phrases that say more than their words: 社会 and 组织 are everywhere, 社会组织 is a matter.

A phrase is two or three words that stand together more often than chance has it, measured by
normalised pointwise mutual information (Bouma 2009) and how often it is seen.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain

PHRASES = 800
LEAST_SEEN = 60
MOST_WORDS = 3
MOST_CHARACTERS = 10
PART = re.compile(r"[\u4e00-\u9fff]{2,}")
CONNECTING = frozenset(
    ["以及", "或者", "应当", "不得", "可以", "按照", "依法", "进行", "下列", "有关"]
)


def phrases(cut: Sequence[tuple[str, ...]], counts: Counter[str]) -> Counter[str]:
    """Return the strongest phrases of cut texts and how often each is seen."""
    seen = Counter(chain.from_iterable(map(_runs, cut)))
    frequent = {run: number for run, number in seen.items() if number >= LEAST_SEEN}
    strength = {run: _strength(run, number, counts) for run, number in frequent.items()}
    strongest = sorted(strength, key=lambda run: (-strength[run], run))[:PHRASES]
    return Counter({"".join(run): frequent[run] for run in strongest})


def _runs(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    ends = range(2, MOST_WORDS + 1)
    runs = (words[start : start + n] for n in ends for start in range(len(words) - n + 1))
    return [run for run in runs if _may_be_phrase(run)]


def _may_be_phrase(run: tuple[str, ...]) -> bool:
    if sum(map(len, run)) > MOST_CHARACTERS or run[0] in CONNECTING or run[-1] in CONNECTING:
        return False
    return all(map(PART.fullmatch, run))


def _strength(run: tuple[str, ...], number: int, counts: Counter[str]) -> float:
    total = counts.total()
    joint = math.log(number / total)
    apart = sum(math.log(counts[word] / total) for word in run)
    return (joint - apart) / -joint / (len(run) - 1) * math.log(number)
