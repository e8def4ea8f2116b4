"""Lexicon, overrides and meta files of any shape: used, or refused in one line that names them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.source.intake.meta import META_NAME
from tests.properties import (
    Use,
    use_lexicon,
    use_nothing_else,
    use_overrides,
    used_or_refused,
)
from tests.strategies import SCALARS, TOML_DAMAGE, as_toml, broken, toml_values

SOURCE = st.just("某文")


def assert_used_or_refused(name: str, text: str, use: Use) -> None:
    used_or_refused(name, text.encode("utf-8", "surrogatepass"), use)


# The lexicon

SOUND_LEXICON = """["特困供养"]
source = "某文"
terms = ["五保", "特困人员"]

[["特困供养".name]]
name = "五保"
words = ["五保"]
until = 2016
source = "某文"

[["特困供养".duty]]
left = 2018
to = "某部"
to_english = "a ministry"
source = "某文"

["其他"]
under = "特困供养"
source = "某文"
terms = ["床位"]
"""
WORDS = st.one_of(
    st.sampled_from(["五保", "特困", "殡葬", "养老", "自己", "", 2018, 0, -5, 10**30]),
    st.lists(st.sampled_from(["五保", "特困", "床位", "不低于", "。\n"]), max_size=3),
)
YEARS = st.integers(1990, 2030) | st.integers()
FACTS = {
    "name": st.fixed_dictionaries(
        {"source": SOURCE, "name": st.sampled_from(["五保", "特困", ""])},
        optional={
            "words": st.lists(st.sampled_from(["五保", "特困"]), max_size=2),
            "of": st.sampled_from(["", "五保"]),
            "since": YEARS,
            "until": YEARS,
        },
    ),
    "duty": st.fixed_dictionaries(
        {
            "source": SOURCE,
            "left": YEARS,
            "to": st.text(max_size=9),
            "to_english": st.text(max_size=9),
        },
        optional={"back": YEARS},
    ),
    "law": st.fixed_dictionaries(
        {"source": SOURCE, "title": st.sampled_from(["殡葬管理条例", "", "《"])},
        optional={
            "number": st.text(max_size=9),
            "since": YEARS,
            "replaces": st.sampled_from(["殡葬管理条例", "殡葬管理条例 国务院令第225号", ""]),
        },
    ),
}
THEMES = st.sampled_from(["特困供养", "殡葬", "自己", "ignore", "a.b", "<b>", "", "x\ny", "]"])
SOUND_ENTRIES = st.fixed_dictionaries(
    {
        "source": SOURCE,
        "terms": st.lists(
            st.sampled_from(["五保", "特困", "殡葬", "床位"]), min_size=1, max_size=3
        ),
    },
    optional={
        "weak": st.lists(st.sampled_from(["标准", "服务"]), max_size=2),
        "background": st.booleans(),
        **{kind: st.lists(facts, max_size=2) for kind, facts in FACTS.items()},
    },
)
ENTRIES = st.fixed_dictionaries(
    {"source": SOURCE | SCALARS},
    optional={
        "terms": st.lists(st.sampled_from(["五保", "特困"]), max_size=3) | SCALARS,
        "under": THEMES | SCALARS,
        **{kind: st.lists(facts | SCALARS, max_size=2) for kind, facts in FACTS.items()},
    },
)
LEXICONS = st.dictionaries(
    THEMES, SOUND_ENTRIES | SOUND_ENTRIES | ENTRIES | toml_values(WORDS, THEMES), max_size=3
)


@given(LEXICONS)
def test_a_lexicon_of_any_shape_is_used_or_refused(values: dict) -> None:
    assert_used_or_refused("own.toml", as_toml(values), use_lexicon)


@given(TOML_DAMAGE)
def test_a_damaged_lexicon_is_used_or_refused(damage: list) -> None:
    assert_used_or_refused("own.toml", broken(SOUND_LEXICON, damage), use_lexicon)


# The meta file

SOUND_META = """order = ["right.txt", "left.txt"]

["left.txt"]
year = 2015
region = "湖南省"
date = "2015-01-14"
"""
META_WORDS = st.sampled_from(
    ["left.txt", "right.txt", "2015", "2022-02-30", "湖南省", 2015, 1900, 10**40, "长" * 200]
)
META_KEYS = st.sampled_from(
    ["left.txt", "right.txt", "order", "year", "region", "issuer", "title", "date", "number", "x"]
)
TEXTS = ("region", "issuer", "title", "date", "number")
STATED = st.fixed_dictionaries(
    {},
    optional={
        "year": YEARS | SCALARS,
        **dict.fromkeys(TEXTS, st.text(max_size=20) | META_WORDS | SCALARS),
    },
)
METAS = st.fixed_dictionaries(
    {},
    optional={"left.txt": STATED, "right.txt": STATED, "order": st.lists(META_WORDS, max_size=3)},
)


@given(METAS | st.dictionaries(META_KEYS, toml_values(META_WORDS, META_KEYS), max_size=4))
def test_a_meta_file_of_any_shape_is_used_or_refused(values: dict) -> None:
    assert_used_or_refused(META_NAME, as_toml(values), use_nothing_else)


@given(TOML_DAMAGE)
def test_a_damaged_meta_file_is_used_or_refused(damage: list) -> None:
    assert_used_or_refused(META_NAME, broken(SOUND_META, damage), use_nothing_else)


# Overrides

SOUND_OVERRIDES = """[[link]]
left = "left/a01"
right = "right/a01"
strength = "partial"
reason = "同一件事"

[[unlink]]
left = "left/a02"
right = "right/a02"
reason = "只有套话相同"

[[rename]]
theme = "特困供养"
left = "left/a01"
right = "right/a01"
from = "五保"
to = "特困"
reason = "改名"
"""
ADDRESSES = st.sampled_from(
    ["left/a01", "left/a02", "right/a01", "right/a02", "left/a01.1", "right/a02.1", "left", ""]
)
ENDS = {
    "left": st.sampled_from(["left/a01", "left/a02", "left/a01.1"]) | ADDRESSES,
    "right": st.sampled_from(["right/a01", "right/a02", "right/a02.1"]) | ADDRESSES,
    "reason": st.text(min_size=1, max_size=9) | SCALARS,
}
RENAME = {
    "theme": st.text(max_size=9) | st.just("特困供养"),
    "from": st.sampled_from(["五保", "做好", "", "。"]),
    "to": st.sampled_from(["特困", "做好", "", "。"]),
}
STRENGTH = {"strength": st.sampled_from(["main", "partial", "full"])}
OVERRIDES = st.fixed_dictionaries(
    {},
    optional={
        "link": st.lists(st.fixed_dictionaries(ENDS, optional=STRENGTH), max_size=3),
        "unlink": st.lists(st.fixed_dictionaries(ENDS), max_size=2),
        "rename": st.lists(st.fixed_dictionaries(ENDS | RENAME), max_size=2),
    },
)
KINDS = st.sampled_from(["link", "unlink", "rename", "left", "right", "reason", "", "x\ny"])


@given(OVERRIDES | OVERRIDES | st.dictionaries(KINDS, toml_values(ADDRESSES, KINDS), max_size=4))
def test_overrides_of_any_shape_are_used_or_refused(values: dict) -> None:
    assert_used_or_refused("own.toml", as_toml(values), use_overrides)


@given(TOML_DAMAGE)
def test_damaged_overrides_are_used_or_refused(damage: list) -> None:
    assert_used_or_refused("own.toml", broken(SOUND_OVERRIDES, damage), use_overrides)
