"""Facts of a statement, kind by kind, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.facts import read_facts
from compare.facts.called import renamings
from compare.facts.charged import only_names_charged
from compare.model import Fact
from tests.cases_reader import CASES, named_cases

KINDS = {
    "numbers": "number",
    "periods": "period",
    "deadlines": "deadline",
    "stages": "stage",
    "places": "place",
    "people": "people",
    "offices": "office",
    "bases": "basis",
    "names": "name",
}
ALL = [
    (file, name, *case) for file in KINDS for name, case in named_cases(f"facts/{file}.txt").items()
]
PIECES = st.sampled_from(
    [
        "不低于",
        "提高到",
        "由",
        "每人每月",
        "六成五",
        "百分之",
        "一千一万",
        "二十",
        "99999999999999999999",
        "3.5",
        "元",
        "个",
        "所",
        "%",
        "2021年",
        "底前",
        "6月",
        "31日起",
        "上半年",
        "探索",
        "试点",
        "全面推开",
        "经验",
        "制定",
        "规划",
        "《",
        "》",
        "“",
        "”",
        "(",
        ")",
        "、",
        "和",
        ",",
        "。",
        "市发改委",
        "牵头",
        "配合",
        "等部门",
        "关于",
        "的意见",
        "十四五",
        "低保对象",
        "孤儿",
        "武汉",
        "全省",
        "跨省",
        "工程",
        "平台",
    ]
)


def line(fact: Fact) -> str:
    if fact.kind in ("number", "period"):
        value = f"{fact.value} {fact.unit} {fact.bound}".strip()
        parts = [fact.text, value, fact.subject or "-", fact.role]
    elif fact.kind in ("deadline", "stage"):
        parts = [fact.text, fact.value, fact.subject, fact.role]
    else:
        parts = [fact.text, fact.value, fact.role]
    return " | ".join(part for part in parts if part)


@pytest.mark.parametrize(
    ("file", "given", "expected"),
    [(file, *case) for file, _, *case in ALL],
    ids=[f"{file}-{name}" for file, name, *_ in ALL],
)
def test_facts_of_a_statement(file: str, given: str, expected: str):
    found = [fact for fact in read_facts(given.strip()) if fact.kind == KINDS[file]]
    assert "\n".join(map(line, found)) == expected


def test_every_kind_has_cases():
    assert {path.stem for path in (CASES / "facts").glob("*.txt")} == set(KINDS)


@given(st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join))
def test_facts_stand_where_they_say(text: str):
    for fact in read_facts(text):
        assert 0 <= fact.start < fact.end <= len(text)
        assert text[fact.start : fact.end] == fact.text
        assert fact.value


@pytest.mark.parametrize(
    "text",
    [
        "9" * 400 + "元",
        "一千一万元",
        "一十一十个",
        "零点零零零亿",
        "百分之百百",
        "每" * 3000,
        "一" * 3000,
    ],
)
def test_a_numeral_that_is_none_stays_text(text: str):
    for fact in read_facts(text):
        assert all(part.replace(".", "").isdigit() for part in fact.value.split("-"))


@pytest.mark.parametrize(
    "piece",
    ["一", "1,", "每人", "关于", "《", "“", "会同公", "由", "十五", "的", "、", "纳入", "对"],
)
def test_a_long_text_is_read_in_little_time(piece: str):
    """Twice the text may take some four times as long at worst, never a thousand times."""
    assert isinstance(read_facts(piece * 3000), tuple)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("老年大学更名为康养学堂。", [("老年大学", "康养学堂")]),
        ("规范地名命名更名论证工作。", []),
    ],
)
def test_a_text_says_what_was_renamed(text: str, said: list[tuple[str, str]]):
    assert [(one.old, one.new) for one in renamings(text)] == said


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("养老服务科负责。", True),
        ("（养老服务科负责）", True),
        ("(儿童福利科、养老服务科配合)", True),
        ("社会救助科牵头,养老服务科配合。", True),
        ("民政局负责救助。", False),
        ("建设养老服务中心。", False),
    ],
)
def test_a_statement_of_who_is_in_charge_states_nothing_else(text: str, only: bool) -> None:
    assert only_names_charged(text) is only
