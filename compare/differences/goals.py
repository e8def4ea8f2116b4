"""goal_changed: the same matter stands at another level of the ladder (试点 → 全面推开)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.fuzz import partial_ratio

from compare.differences.difference import difference
from compare.differences.ended import ended
from compare.differences.side import TOGETHER, Pair, Side
from compare.differences.spreading import spreading
from compare.facts.ladders import past_trial
from compare.knowledge.closed import words
from compare.model import Difference, Fact, Span

ONE_MATTER = 70.0  # rapidfuzz partial ratio of two matters in clauses that correspond
ONE_MATTER_APART = 85.0  # the same, of clauses that do not
NEARLY = 5.0  # of two matters as alike as that, either may be the counterpart
SHORTEST_APART = 5  # characters of the shorter matter
ONE_REST = 50.0  # rapidfuzz partial ratio of what two matters are called beside one name
TURN = re.compile(
    r"第[\d一二三四五六七八九十百]+(?=[轮届次批期])|十[一二三四五六七八九]五(?=”?[^年%])"
)
DONE, AT_WORK = "done", "work"  # levels of the ladder of matters
SHORTEST_NAME = 3  # characters of a name in quotes by which two matters are one


def goals(pair: Pair) -> Iterator[Difference]:
    """Yield what has come to another level, or from some places to all, or is ended by one side.

    Of two clauses the one is told that says more: that a trial is over, then where it is done, or
    both at once (在两县试点 → 推广到全市).
    """
    wider = list(spreading(pair))
    staged = [one for one in stages(pair) if not any(says_too(two, one) for two in wider)]
    yield from (one for one in ended(pair) if not any(meet(one, two) for two in staged))
    foremost = [one for one in staged if past_trial(one.before, one.after)]
    yield from (
        one for one in staged if one in foremost or not any(meet(one, two) for two in wider)
    )
    yield from (one for one in wider if not any(meet(one, two) for two in foremost))


def meet(one: Difference, other: Difference) -> bool:
    """Tell whether two differences are of one clause of either side."""
    return one.near_left == other.near_left or one.near_right == other.near_right


def says_too(wider: Difference, staged: Difference) -> bool:
    """Tell whether the words for where something is done say how far it is, too, on both sides."""
    words = staged.before in wider.before and staged.after in wider.after
    return words and meet(wider, staged)


def stages(pair: Pair) -> Iterator[Difference]:
    """Yield the matters of which the two sides say that they have come to another level."""
    told: set[tuple[Span, Span]] = set()
    known: set[tuple[int, Fact]] = set()  # 建成, 投入运行: one matter is told of at its first stage
    for two in counterparts(pair):
        one, other = two
        clauses = pair.left.clause_of(one), pair.right.clause_of(other)
        again = clauses in told or not known.isdisjoint(enumerate(two))
        if one.value != other.value and not again and not to_one_count(pair, one, other):
            told.add(clauses)
            known.update(enumerate(two))
            about = min(one.subject, other.subject, key=len)
            yield difference(pair, "goal_changed", about, *clauses, one.text, other.text)


def to_one_count(pair: Pair, one: Fact, other: Fact) -> bool:
    """Tell whether both sides set out to do as many of a matter: 完成备案2单, 推动备案2单."""
    clauses = pair.left.clause_of(one), pair.right.clause_of(other)
    counted = [
        {(number.value, number.unit) for number in side.of("number", clause)}
        for side, clause in zip((pair.left, pair.right), clauses, strict=True)
    ]
    done = {one.value, other.value} <= {DONE, AT_WORK}
    return done and any(unit in words("numbers", "counted") for _, unit in counted[0] & counted[1])


def counterparts(pair: Pair) -> list[tuple[Fact, Fact]]:
    """Return the stages of one matter, each the nearest to the other.

    Where several are as near, one at the same level is the counterpart: that is no change.
    """
    lefts, rights = (
        [(stage, quoted_names(side, stage)) for stage in side.of("stage")]
        for side in (pair.left, pair.right)
    )
    scores = {
        (one, other): likeness(one, other)
        for one, names in lefts
        for other, others in rights
        if one_matter(pair, one, other, names & others)
    }
    nearest: dict[tuple[int, Fact], float] = {}
    level: set[tuple[int, Fact]] = set()
    for two, score in scores.items():
        for key in enumerate(two):
            nearest[key] = max(nearest.get(key, 0.0), score)
    near = [
        two
        for two, score in scores.items()
        if all(score >= nearest[key] - NEARLY for key in enumerate(two))
    ]
    for two in near:
        if two[0].value == two[1].value:
            level.update(enumerate(two))
    return [two for two in near if not any(key in level for key in enumerate(two))]


def of_two_turns(one: Fact, other: Fact) -> bool:
    """Tell whether two stages are of two turns of what comes again: 第三轮联检, 十四五规划."""
    turns = [TURN.findall(stage.subject) for stage in (one, other)]
    return all(turns) and turns[0] != turns[1]


def one_matter(pair: Pair, one: Fact, other: Fact, names: set[str]) -> bool:
    """Tell whether two stages are of one matter, be it by the names in quotes that both have."""
    if one.role != other.role or of_two_turns(one, other):
        return False
    if names and of_one_name(pair, one, other, names):
        return True
    if not likeness(one, other, least=ONE_MATTER):
        return False
    together = pair.likeness(pair.left.clause_of(one), pair.right.clause_of(other))
    if together >= TOGETHER:
        return True
    shorter = min(len(one.subject), len(other.subject))
    enough = together > 0 or shorter >= SHORTEST_APART
    return enough and likeness(one, other) >= ONE_MATTER_APART


def of_one_name(pair: Pair, one: Fact, other: Fact, names: set[str]) -> bool:
    """Tell whether two matters have one name, in clauses that correspond or are alike."""
    together = pair.likeness(pair.left.clause_of(one), pair.right.clause_of(other))
    for name in names:
        rests = (one.subject.replace(name, "", 1), other.subject.replace(name, "", 1))
        if together or not all(rests) or partial_ratio(*rests) >= ONE_REST:
            return True
    return False


def quoted_names(side: Side, stage: Fact) -> set[str]:
    """Return the names in quotes that the matter of a stage has."""
    names = side.of("name", side.clause_of(stage))
    return {
        name.value
        for name in names
        if name.role == "quoted"
        and len(name.value) >= SHORTEST_NAME
        and name.value in stage.subject
    }


def likeness(one: Fact, other: Fact, least: float = 0.0) -> float:
    """Return how much of the shorter of two matters the longer has, 0 to 100; 0 below ``least``."""
    return float(partial_ratio(one.subject, other.subject, score_cutoff=least))
