"""Two wordings as one text: cases, and that both can always be read out of it again."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.redline import Reading, Step, likeness, redline, unshared
from tests.cases_reader import named_cases

CASES = named_cases("redline.txt")
FORMS = {"same": "{1}", "worded": "{{{0} → {1}}}", "changed": "[{0} → {1}]"}
PIECES = (
    "提高",
    "低保",
    "标准",
    "到",
    "900元",
    "，",
    "、",
    "《条例》",
    "2021年底",
    "（一）",
    "不得",
    "。",
)
WORDINGS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def written(steps: tuple[Step, ...]) -> str:
    return "".join(FORMS[step.state].format(step.left, step.right) for step in steps)


@pytest.mark.parametrize("name", CASES)
def test_what_a_reader_gets(name: str) -> None:
    given_lines, expected = CASES[name]
    *law, left, right = given_lines.splitlines()
    assert written(redline(left, right, Reading((2021, 2022), bool(law)))) == expected


@given(WORDINGS, WORDINGS, st.booleans())
def test_both_wordings_can_be_read_out_again(left: str, right: str, every_word: bool) -> None:
    steps = redline(left, right, Reading(None, every_word))
    assert "".join(step.left for step in steps) == left
    assert "".join(step.right for step in steps) == right
    assert all(one.state != other.state for one, other in pairwise(steps))
    assert 0 <= likeness(steps) <= 1
    assert (likeness(steps) == 1) == all(step.state != "changed" for step in steps)


@given(WORDINGS)
def test_a_wording_against_itself_is_the_same(text: str) -> None:
    assert {step.state for step in redline(text, text, Reading())} <= {"same"}
    assert unshared(text, [text]) == []


def test_facts_that_no_counterpart_has_stand_alone() -> None:
    text = "年底前建成养老中心10个，落实《养老条例》。"
    alone = [text[a:b] for a, b in unshared(text, ["建成养老中心十个。"])]
    assert "《养老条例》" in alone
    assert not any("10个" in words for words in alone)


def test_the_same_words_cut_otherwise_are_no_change(monkeypatch: pytest.MonkeyPatch) -> None:
    """How a segmenter cuts words hangs on those around them."""
    cut = {
        "低保标准、孤儿": ("低保", "标准", "、孤儿"),
        "低保标准、孤儿。": ("低保标准", "、孤儿", "。"),
    }
    monkeypatch.setattr("compare.redline.steps.units", lambda text: cut[text])
    steps = redline("低保标准、孤儿", "低保标准、孤儿。", Reading())
    assert [(each.left, each.right) for each in steps if each.state != "same"] == [("", "。")]
