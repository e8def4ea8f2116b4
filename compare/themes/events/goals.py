"""Goals for the same matter that changed: target_changed.

Three ways: another number in the same unit, a number put in another unit, and a verb far up or
down the ladder of ``data/ladder.toml`` for the same matter.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise, product

from compare.addresses import article_of
from compare.model import Event, Quote
from compare.themes.events.event import event
from compare.themes.events.evidence import clauses, shortened
from compare.themes.events.pair import Pair
from compare.themes.lexicon import TERM_WEIGHT, Lexicon
from compare.themes.side import Side
from compare.themes.targets import Quantity, quantities, subject

SAME_UNIT, OTHER_UNIT, WORDING = 0.72, 0.66, 0.55
FAR, FAR_IF_LINKED = 3, 2  # steps of the ladder that are a finding; in linked measures
ALIKE = 0.6  # part of the shorter clause's matter that the longer one shares
SHORTEST_MATTER = 4  # characters
CONTAINED = 0.35  # a clause this much longer or more speaks of other things too
MOST = 1  # changes told of a theme
TRIAL_STEPS = 2
HEAD = 2  # the last characters of a matter are its noun
NOUN = re.compile(r"(?:标准|床位|比例|公墓|机构|设施|.率)$")  # what a number can be a number of
OPPOSED = (("城市", "农村"), ("城镇", "农村"), ("分散", "集中"))  # no number of one is the other's
TITLE = re.compile(r"《[^》]{0,200}》")
GOAL = re.compile(r"达到|不低于|不少于|以上|倍|同步|联动")
MATTER = re.compile(
    r"[^\u4e00-\u9fff]|全面|进一步|工作|建设|实现|逐步|继续|积极|年底|各地|全省|全市|我省|的|和"
)


@dataclass(frozen=True, slots=True)
class Goal:
    """A clause about a theme: where, its words, its number if any, what that is about.

    ``step`` is its place on the ladder, ``matter`` its words without those of ladder and genre.
    """

    unit: str
    text: str
    quantity: Quantity | None
    subject: str
    step: int
    matter: str


def goals(pair: Pair) -> list[Event]:
    """Return, for each theme of both documents, the most telling change of a goal."""
    found = []
    for theme in pair.left.mentions:
        if theme in pair.right.mentions:
            left = list(goals_of(pair.left, theme, pair.lexicon))
            right = list(goals_of(pair.right, theme, pair.lexicon))
            changes = [
                *numbers(pair, theme, left, right),
                *wordings(pair, theme, left, right),
            ]
            found += sorted(changes, key=lambda one: -one.confidence)[:MOST]
    return found


def goals_of(side: Side, theme: str, lexicon: Lexicon) -> Iterator[Goal]:
    """Yield the clauses of a side that have a word of the theme."""
    for unit, words, _ in side.statements(theme):
        for clause in clauses(words):
            found: list[Quantity | None] = [*quantities(clause)]
            for quantity in found or [None]:
                about = GOAL.split(subject(clause, quantity) if quantity else clause)[0]
                if speaks_of(theme, about if quantity else clause, lexicon):
                    about = about.removesuffix("的")
                    yield Goal(unit, clause, quantity, about, step(clause), matter(clause))


def speaks_of(theme: str, words: str, lexicon: Lexicon) -> bool:
    """Return whether words hold a term of a theme that is no weak one."""
    return any(
        other == theme and weight >= TERM_WEIGHT
        for _, term in lexicon.occurrences(words)
        for other, weight in lexicon.meanings[term]
    )


def numbers(pair: Pair, theme: str, left: list[Goal], right: list[Goal]) -> Iterator[Event]:
    """Yield the changes of a number: the left one, and what the right says of the same subject."""
    for before, after in product(left, right):
        one, other = before.quantity, after.quantity
        if not (one or other) or not same_subject(before.subject, after.subject):
            continue
        if before.text == after.text:  # one clause with two numbers
            continue
        if one and other and one.unit == other.unit:
            if one.value != other.value:
                yield changed(pair, theme, before, after, SAME_UNIT, "target_value")
        elif GOAL.search(before.text) and GOAL.search(after.text):
            key = "target_unit" if one and other else "target_number"
            yield changed(pair, theme, before, after, OTHER_UNIT, key)


def same_subject(before: str, after: str) -> bool:
    """Return whether two subjects of one theme end in the same noun, and are not opposed."""
    noun = NOUN.search(before)
    if noun is None or not after.endswith(noun[0]):
        return False
    return not opposed(before, after)


def opposed(one: str, other: str) -> bool:
    """Return whether one text is of one kind and the other of its opposite, as town and country."""
    return any(
        sorted((word in one) - (word in other) for word in words) == [-1, 1] for words in OPPOSED
    )


def wordings(pair: Pair, theme: str, left: list[Goal], right: list[Goal]) -> Iterator[Event]:
    """Yield the clauses on the same matter whose verbs are far apart on the ladder.

    A step down is told only where one clause has the whole matter of the other.
    """
    for before, after in product(left, right):
        linked = (before.unit, after.unit) in pair.same_measures
        far = FAR_IF_LINKED if linked else FAR
        if before.step and after.step and abs(before.step - after.step) >= far:
            up = after.step > before.step
            likeness = alike(before.matter, after.matter)
            if likeness >= (ALIKE if up else 1.0) and not opposed(before.text, after.text):
                confidence = WORDING + 0.1 * likeness
                key = "target_wording_up" if up else "target_wording_down"
                yield changed(pair, theme, before, after, confidence, key)


def step(clause: str) -> int:
    """Return the step of the ladder on which a clause stands, from 1; 0 for none."""
    return standing(clause)[0]


def standing(clause: str) -> tuple[int, str]:
    """Return the step of the ladder on which a clause stands and the word that shows it.

    Words of a title do not count.
    """
    said = TITLE.sub("", clause)
    found = [
        (at, said.find(word), word)
        for at, words in enumerate(ladder(), 1)
        for word in words
        if word in said
    ]
    steps = [at for at, _, _ in found]
    if not steps:
        return 0, ""
    step = min(steps) if min(steps) <= TRIAL_STEPS else max(steps)
    return step, min((place, word) for at, place, word in found if at == step)[1]


@cache
def ladder() -> tuple[tuple[str, ...], ...]:
    """Return the words of each step of the ladder."""
    text = (files("compare") / "data" / "ladder.toml").read_text(encoding="utf-8")
    return tuple(tuple(step["words"]) for step in tomllib.loads(text)["step"])


def alike(left: str, right: str) -> float:
    """Return how much of the shorter of two matters the other has, 0 to 1.

    By pairs of characters, for clauses that end in the same noun; where the longer clause has all
    characters of the shorter (勘界, 界线勘定), it counts as the same matter.
    """
    shorter = min(len(set(left)), len(set(right)))
    if shorter < SHORTEST_MATTER:
        return 0.0
    if len(set(left) & set(right)) == shorter >= CONTAINED * max(len(left), len(right)):
        return 1.0
    if left[-HEAD:] != right[-HEAD:]:
        return 0.0
    doubles = [{*map("".join, pairwise(one))} for one in (left, right)]
    return len(doubles[0] & doubles[1]) / min(map(len, doubles))


def matter(clause: str) -> str:
    """Return a clause without digits, signs, and the words of ladder and genre."""
    for words in ladder():
        for word in words:
            clause = clause.replace(word, "")
    return MATTER.sub("", clause)


def changed(
    pair: Pair, theme: str, before: Goal, after: Goal, confidence: float, key: str
) -> Event:
    """Return the event of one goal that changed."""
    unit = before.quantity.unit if before.quantity else ""
    quotes = quote(before), quote(after)
    left, right = article_of(before.unit), article_of(after.unit)
    return event(
        pair,
        "target_changed",
        theme,
        confidence=confidence,
        left=(left,),
        right=(right,),
        evidence=quotes,
        basis=pair.basis(theme, left, right),
        explanation=key,
        facts={
            "before": quotes[0].text,
            "after": quotes[1].text,
            "subject": before.subject,
            "unit": unit,
            "verb_before": standing(before.text)[1],
            "verb_after": standing(after.text)[1],
        },
    )


def quote(goal: Goal) -> Quote:
    """Return the words of a goal around its number, or where its verb stands."""
    verb = max(goal.text.find(standing(goal.text)[1]), 0)
    place = goal.quantity.start if goal.quantity else verb
    return Quote(goal.unit, shortened(goal.text, place))
