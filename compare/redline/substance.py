"""Which differences of two wordings say something else: a fact, a name, a thing; no stock verb.

What ``compare.differences`` tells of two statements counts. Beside that a stretch counts where it
has a noun or verb, none of planning, that the other wording has nowhere. In a law every word does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from compare.differences import MOST, differing
from compare.differences.names import one_name
from compare.differences.same_numbers import same_number
from compare.facts import read_facts
from compare.facts.fronts import front
from compare.facts.periods import says_how_often, times_a_year
from compare.facts.plain import TEXTS_REMEMBERED, clause_at
from compare.facts.shorts import shortened
from compare.knowledge import closed
from compare.knowledge.headings import find_mark
from compare.knowledge.words import VERB, genre_words, tokens
from compare.model import Fact, Span
from compare.redline.units import places

LETTER = re.compile(r"\w")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Closed classes: what forbids, denies, obliges or allows.
NEGATIONS = ("不", "未", "非", "无", "勿", "禁止", "不得", "不再", "不予", "免于", "除外")
DENYING = frozenset((*NEGATIONS, "应当", "必须", "可以"))
SAYING = ("n", "v", "j", "l", "b", "eng")  # as in ICTCLAS: nouns, verbs, short forms, phrases
BINDING = ("c", "p", "u")  # the same: what joins, what stands before a noun, particles
ENDS = "。；，、;,: \n"


@dataclass(frozen=True)
class Substance:
    """Two wordings in folded forms; ``years`` of their documents may have rolled on."""

    left: str
    right: str
    years: tuple[int, int] | None
    every_word: bool

    def state(self, left: Span, right: Span) -> Literal["worded", "changed"]:
        """Return ``changed`` for a stretch that says something else, else ``worded``."""
        before, after = self.left[slice(*left)], self.right[slice(*right)]
        if self.every_word:
            return "changed" if LETTER.search(before + after) else "worded"
        if self._rolled(before, after) or in_short(before, after) or self._as_often(left, right):
            return "worded"
        if self._told(left, self.told[0]) or self._told(right, self.told[1]):
            return "changed"
        things = any(self._things(left, 0)) or any(self._things(right, 1))
        return "changed" if things and not same_act(before, after) else "worded"

    def empty(self, stretch: Span, side: int) -> bool:
        """Tell whether a stretch has no word of its own weight: marks, list numbers, 在, 和.

        Where something else took its place that alone is to be seen.
        """
        text = (self.left, self.right)[side][slice(*stretch)]
        if self.every_word or self._told(stretch, self.told[side]):
            return not LETTER.search(text)
        return is_list_number(text) or all(map(says_nothing, tokens(text)))

    @cached_property
    def told(self) -> tuple[list[Span], list[Span]]:
        """The words of either wording that differ in substance."""
        found = differing(self.left, self.right, self.years)
        return (
            [span for one in found for span in spans_of(self.left, one.before, one.near_left)],
            [span for one in found for span in spans_of(self.right, one.after, one.near_right)],
        )

    @cached_property
    def same(self) -> tuple[list[Span], list[Span]]:
        """The facts of either wording that the other one states as well."""
        left, right = read_facts(self.left), read_facts(self.right)
        one_by_one = len(left) * len(right) <= MOST
        return stated_by(left, right, one_by_one), stated_by(right, left, one_by_one)

    def _rolled(self, before: str, after: str) -> bool:
        """Tell whether each year in a stretch lies as far from that of its document as before.

        A year to come is one by which something is to be reached: another one is a change.
        """
        if not self.years or not before:
            return False
        if any(int(year) > self.years[0] for year in YEAR.findall(before)):
            return False
        later = self.years[1] - self.years[0]
        return before != after == YEAR.sub(lambda year: str(int(year[0]) + later), before)

    def _as_often(self, left: Span, right: Span) -> bool:
        """Tell whether stretches only say how often, and their clauses as often: 每半年一次."""
        texts, spans = (self.left, self.right), (left, right)
        stretches = [text[slice(*span)] for text, span in zip(texts, spans, strict=True)]
        if not all(map(says_how_often, stretches)):
            return False
        clauses = (
            text[slice(*clause_at(text, span[0]))] for text, span in zip(texts, spans, strict=True)
        )
        often = [times_a_year(clause) for clause in clauses]
        return often[0] is not None and often[0] == often[1]

    @staticmethod
    def _told(stretch: Span, told: list[Span]) -> bool:
        return any(overlap(stretch, span) for span in told)

    def _things(self, stretch: Span, side: int) -> Iterator[str]:
        """Yield the words of a stretch that name something the other wording does not have."""
        text, other = (self.left, self.right) if side == 0 else (self.right, self.left)
        words = tokens(text[slice(*stretch)])
        for word, (start, end) in zip(words, places(words), strict=True):
            at = stretch[0] + start, stretch[0] + end
            new = says_something(word) and (word not in other or word in DENYING)
            if new and not any(overlap(at, span) for span in self.same[side]):
                yield word


def is_list_number(words: str) -> bool:
    """Tell whether words are the number of an item, and the mark that ends the one before it."""
    bare = words.strip(ENDS)
    found = find_mark(bare)
    return found is not None and found.end >= len(bare)


@lru_cache(maxsize=TEXTS_REMEMBERED)
def says_nothing(word: str) -> bool:
    """Tell whether a word only joins others, or stands before them: 和, 在, 的; no verb at all."""
    import rjieba

    if not LETTER.search(word):
        return True
    if word in DENYING or any(character.isdigit() for character in word):
        return False
    return len(word) < 2 and all(tag.startswith(BINDING) for _, tag in rjieba.tag(word))


def in_short(before: str, after: str) -> bool:
    """Tell whether two stretches are one name in full and in short: 最低生活保障, 低保."""
    short = shortened(before)
    return bool(short) and short == shortened(after)


def same_act(before: str, after: str) -> bool:
    """Tell whether verbs stand for others that mean the same: 倡导, 提倡; but not 扩大, 缩小."""
    one, other = acts(before), acts(after)
    return bool(one) and one == other


def acts(words: str) -> frozenset[str]:
    """Return what the verbs mean that words consist of; nothing of any other words."""
    import rjieba

    found = [(word, tag) for word, tag in rjieba.tag(words) if LETTER.search(word)]
    if not found or any(tag != VERB for _, tag in found):
        return frozenset()
    return frozenset(meaning(word) for word, _ in found)


def meaning(verb: str) -> str:
    """Return the first of the verbs that mean the same as one, or itself."""
    alike = (verbs.split() for verbs in closed.tables()["like_verbs"]["sets"])
    return next((verbs[0] for verbs in alike if verb in verbs), verb)


def stated_by(facts: Sequence[Fact], other: Sequence[Fact], one_by_one: bool) -> list[Span]:
    """Return where the facts stand that another wording states as well.

    Of few each is held against each: 48小时 is 2天, 市卫健委 is 市卫生健康委员会.
    """
    values = {value(fact) for fact in other}
    return [
        (fact.start, fact.end)
        for fact in facts
        if value(fact) in values or (one_by_one and any(as_much(fact, two) for two in other))
    ]


def as_much(one: Fact, other: Fact) -> bool:
    """Tell whether two numbers are worth the same, or two names are those of one office."""
    if one.kind != other.kind:
        return False
    if one.kind == "number":
        return same_number(one, other)
    return one.kind == "office" and one_name(one.text, other.text)


def spans_of(text: str, words: str, near: Span | None) -> Iterator[Span]:
    """Yield where words stand in the clause that carries them, or anywhere if it has them not."""
    start, end = near or (0, len(text))
    at = text.find(words, start, end) if words else -1
    at = text.find(words) if words and at < 0 else at
    if at >= 0:
        yield at, at + len(words)


def value(fact: Fact) -> tuple[str, str, str, str]:
    """Return what two facts must share to be the same."""
    return fact.kind, fact.value, fact.unit, fact.bound


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two stretches have a character in common."""
    return max(one[0], other[0]) < min(one[1], other[1])


@lru_cache(maxsize=TEXTS_REMEMBERED)
def says_something(word: str) -> bool:
    """Tell whether a word says what a statement is about, not how it is to be done."""
    import rjieba

    if word in DENYING or any(character.isdigit() for character in word):
        return True
    if len(word) < 2 or not LETTER.search(word) or word in genre_words() or not front(word):
        return False
    if word in closed.words("light_verbs"):
        return False
    return all(tag.startswith(SAYING) for _, tag in rjieba.tag(word))
