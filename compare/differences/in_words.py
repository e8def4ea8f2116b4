"""What one statement says by a number and the other in words: 100%, 全覆盖; 15个乡镇, 所有乡镇."""

from __future__ import annotations

import re

from compare.differences.same_numbers import AGES
from compare.differences.side import Side
from compare.facts.plain import JOINED, plain
from compare.facts.spread import KIND
from compare.knowledge.closed import words
from compare.knowledge.words import content_words
from compare.model import Fact

ALL = "100"
ALL_OF_PLACE, PLACES = re.compile("全[国省市州县区旗]$"), re.compile(KIND)
KIND_OF_PLACE = re.compile("(?<=[^\\W\\d_]{2})[省市州县区旗]$")
EVERY = ("所有", "各", "每个", "全部")
RATE, MOST_OF_THING = "率", 0.6  # of the words for what a share is of, where it is done for all


def said_of_all(side: Side, share: Fact) -> Fact | None:
    """Return the stage by which a side says that what a share is of is done for all.

    Its clause has most of the words for that: 设施覆盖率80% and 党组织全覆盖 are of two things.
    """
    about = {one for one in content_words(share.subject) if not one.endswith(RATE)}
    wholly = words("spread", "wholly")
    stages = side.of("stage")
    whole = (one for one in stages if one.value == "whole" or one.text.startswith(wholly))
    for one in whole:
        named = {word for word in about if word not in one.text}  # 覆盖 is in 全覆盖
        shared = named & {*content_words(side.words(side.clause_of(one)) + one.subject)}
        if shared and len(shared) >= MOST_OF_THING * len(named):
            return one
    return None


def all_of_it(side: Side, share: Fact | None) -> bool:
    """Tell whether a side says in words that something is done for all: 100%, 全覆盖."""
    if share is None or share.unit != "%" or share.value != ALL:
        return False
    return said_of_all(side, share) is not None


def age_opens(side: Side, age: Fact | None) -> bool:
    """Tell whether an age from which people are covered opens a range of a side: 80至89周岁."""
    return (
        age is not None
        and age.unit in AGES
        and age.bound == "≥"
        and any(
            two.unit in AGES and two.value.startswith(f"{age.value}-") for two in side.of("number")
        )
    )


def counts_list(side: Side, number: Fact | None, other: Side) -> bool:
    """Tell whether a number only counts a list that both have: 甲区、乙县、丙市(3个县).

    What stands before the first member is not known to be a part of it: 在甲区.
    """
    if number is None or number.kind != "number":
        return False
    start, _ = side.clause_of(number)
    members = JOINED.split(plain(side.text)[start : number.start].removesuffix("等"))
    listed = all(KIND_OF_PLACE.sub("", one) in plain(other.text) for one in members[1:])
    return listed and len(members) > 1 and number.value == str(len(members))


def as_said(side: Side, number: Fact | None, other: Side) -> bool:
    """Tell whether a number says what the other side says in words, or by a ratio.

    全县15个乡镇 are 所有乡镇, and 每10人至少1人 are 1∶10.
    """
    if number is None or number.kind != "number":
        return False
    mine, said = plain(side.text), plain(other.text)
    places = PLACES.match(mine, number.end) if ALL_OF_PLACE.search(mine, 0, number.start) else None
    if number.unit == "个" and places and any(f"{every}{places[0]}" in said for every in EVERY):
        return True
    beside = side.of("number", side.clause_of(number))
    each = {re.escape(one.value) for one in beside if mine[: one.start].endswith("每")}
    one_of = "1" in {one.value for one in beside}
    ratio = rf"(?<!\d)1[:∶比](?:{'|'.join(sorted(each))})(?![\d.])"
    return bool(each) and one_of and bool(re.search(ratio, said))
