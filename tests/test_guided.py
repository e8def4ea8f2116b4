"""The targets of the guided fuzzer hold on their first inputs, and on small changes of them."""

from __future__ import annotations

from random import Random

import pytest

from tests.bench.targets import TARGETS, words

CHANGES = 2


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_holds_on_its_first_inputs(name: str) -> None:
    for data in TARGETS[name].seeds():
        assert 0 < len(data) <= TARGETS[name].longest
        TARGETS[name].check(data)


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_changes_its_inputs(name: str) -> None:
    target, chance = TARGETS[name], Random(1)
    data = target.seeds()[0]
    changed = [target.mutation(data, chance, lambda one: one[:-1]) for _ in range(8)]
    assert len(set(changed)) > 1 or name == "rtf"
    for one in changed[:CHANGES]:
        target.check(one)


def test_the_words_are_those_of_the_data() -> None:
    assert {"一、", "探索", "张", "取消"} <= set(words())
