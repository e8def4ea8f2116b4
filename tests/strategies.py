"""What hypothesis draws: made-up plans, real ones damaged, hostile words, TOML of every shape."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from hypothesis import strategies as st

from tests.conftest import CORPUS, PLANS

SECTIONS = ("社会救助", "养老服务", "殡葬管理", "防灾减灾救灾", "双拥优抚安置", "自身建设", "")
HEADINGS = (
    "完善低保制度",
    "做好五保供养",
    "提高特困人员供养水平",
    "深化殡葬改革",
    "发展养老服务",
    "做好救灾工作",
    "加强孤儿保障",
    "推进社区建设",
    "落实双拥政策",
    "加强党风廉政建设",
    "规范婚姻登记",
)
SENTENCES = (
    "健全低保标准动态调整机制,提高补助水平。",
    "五保供养标准不低于每人每年4000元。",
    "特困人员供养标准达到低保标准的1.3倍;",
    "落实《社会救助暂行办法》(国务院令第649号)。",
    "整治散埋乱葬,建设公益性公墓3个。",
    "新增养老床位2000张,护理型床位占55%以上。",
    "做好灾情统计与救灾物资储备。",
    "1.开展排查。2.建立台账。",
    "一是加强领导,二是落实责任,三是严格考核。",
    "做好有关工作。",
    "社会工作者",
    "人工智能+养老 AI",
)
NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
NOISE = (
    "各市民政局:",
    "某省民政厅",
    "2022年3月7日",
    "附件:任务表",
    "- 3 -",
    "打印 关闭",
    "目 录",
    "一、社会救助......3",
    "",
    "\u3000",
)
MARKS: tuple[Callable[[int], str], ...] = (
    lambda n: f"({NUMERALS[n % 12]})",
    lambda n: f"{n + 1}.",
    lambda n: f"{n + 1}、",
    lambda n: f"第{NUMERALS[n % 12]}条 ",
    lambda n: f"{NUMERALS[n % 12]}是",
    lambda n: "",
)


@st.composite
def plans(draw: st.DrawFn, year: int = 2020) -> str:
    """Draw a plan: a title, sections, articles with a mark of one kind, stray lines between."""
    mark = draw(st.sampled_from(MARKS))
    lines = draw(
        st.sampled_from([[], [f"{year}年某省民政工作要点"], [f"关于印发{year}年要点的通知"]])
    )
    number = 0
    for part, section in enumerate(draw(st.lists(st.sampled_from(SECTIONS), max_size=4))):
        lines = [*lines, f"{NUMERALS[part]}、{section}"] if section else [*lines]
        for heading, body in draw(st.lists(ARTICLES, max_size=4)):
            lines.append(f"{mark(number)}{heading}。{''.join(body)}")
            number += 1
        lines += draw(STRAY)
    return draw(st.sampled_from(["\n", "\r\n", "\n\n", "\n　　"])).join(lines)


ARTICLES = st.tuples(
    st.sampled_from(HEADINGS), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3)
)
STRAY = st.lists(st.sampled_from(NOISE), max_size=1)


PLACE = st.floats(0, 1, exclude_max=True)
KINDS = st.sampled_from(["drop", "repeat", "swap", "wrap", "join", "cut", "space"])
DAMAGES = st.lists(st.tuples(KINDS, PLACE, PLACE), max_size=6)


@cache
def corpus_text(name: str) -> str:
    """Return the text of a plan of the corpus."""
    return (CORPUS / f"{name}.txt").read_text("utf-8")


@st.composite
def damaged(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> str:
    """Draw a text with lines lost, doubled, exchanged, wrapped, glued, and its end cut off."""
    text = draw(texts)
    for kind, place, other in draw(DAMAGES):
        text = harmed(text, kind, place, other)
    return text


def harmed(text: str, kind: str, place: float, other: float) -> str:
    """Return a text with one damage; the places are parts of its length."""
    lines = text.split("\n")
    one, two = sorted((int(place * len(lines)), int(other * len(lines))))
    if kind == "drop":
        lines[one : one + 1 + (two - one) % 5] = []
    elif kind == "repeat":
        lines[two:two] = lines[one : one + 1 + (two - one) % 5]
    elif kind == "swap":
        lines[one], lines[two] = lines[two], lines[one]
    elif kind == "wrap":
        width = 8 + int(other * 40)
        lines[one : two + 1] = [
            line[i : i + width] for line in lines[one : two + 1] for i in range(0, len(line), width)
        ]
    elif kind == "join":
        lines[one : two + 1] = ["".join(lines[one : two + 1])]
    elif kind == "space":
        lines[one] = " ".join(lines[one])
    else:
        return text[: int(max(place, other) * len(text))]
    return "\n".join(lines)


REAL = st.sampled_from(PLANS).map(corpus_text)


HOSTILE = (
    "<script>alert(1)</script>",
    '"onload="alert(2)',
    "'onerror='alert(3)",
    "</style>",
    "</script><img src=x onerror=alert(4)>",
    "<!--",
    "-->",
    "]]>",
    "<![CDATA[",
    "&lt;&#60;&amp;",
    "{{ 7*7 }}{% raw %}",
    '=HYPERLINK("http://example.org","低保")',
    "+1+1",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "|cell|",
    "[低保](javascript:alert(5))",
    "`${alert(6)}`",
    "%s{0}{name}\\",
    "\u202e",
    "\u2066",
    "\u200b\u200d\ufeff",
    "\0",
    "\x1b[31m",
    "\x85\x9f",
    "\u2028\u2029",
    "\ud800",
    "\udcff",
    "\ufffe\uffff",
    "\U000e0041",
    "e" + "\u0301" * 40,
    "👨‍👩‍👧‍👦🇨🇳",
    "长" * 400,
    "W" * 400,
    "𠮷",
    "①㈠Ⅳ",
    "http://example.org/?a=1&b=<b>",
)
"""Words that a browser, a spreadsheet, an XML reader or a terminal would take for more."""

HOSTILE_TEXT = st.lists(
    st.one_of(
        st.sampled_from(HOSTILE),
        st.sampled_from(HEADINGS),
        st.sampled_from(SENTENCES),
        st.text(alphabet=st.characters(), max_size=6),
    ),
    min_size=1,
    max_size=4,
).map("".join)


@st.composite
def hostile_plans(draw: st.DrawFn) -> str:
    """Draw a plan that has its usual form and whose words are hostile."""
    lines = [draw(st.sampled_from(["", "2020年", "2022年"])) + draw(HOSTILE_TEXT) + "民政工作要点"]
    for number, words in enumerate(draw(st.lists(HOSTILE_TEXT, max_size=5))):
        lines += [f"{NUMERALS[number]}、{words}", f"(一){words}。{draw(HOSTILE_TEXT)}不低于5元。"]
        lines.append(f"落实《{draw(HOSTILE_TEXT)}》。")
    return "\n".join(lines)


NAMES = st.text(alphabet=st.characters(exclude_characters="/\0"), min_size=1, max_size=20)


SCALARS = st.one_of(
    st.booleans(),
    st.integers(-3, 3000),
    st.integers(),
    st.floats(),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12),
    st.sampled_from([word for word in HOSTILE if word.isascii()]),
    st.just("2020-02-30"),
)


def toml_values(words: st.SearchStrategy[Any], keys: st.SearchStrategy[str]) -> st.SearchStrategy:
    """Draw values as TOML has them, nested to any kind; scalars often from ``words``."""
    leaves = st.one_of(words, words, SCALARS)
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
        max_leaves=12,
    )


HUGE = "0x" + "f" * 5000
"""A number that Python reads and will not write."""


def as_toml(values: dict[str, Any]) -> str:
    """Return values as TOML text, a line for each key of the first storey."""
    return "".join(f"{json.dumps(key)} = {toml_value(value)}\n" for key, value in values.items())


def toml_value(value: Any) -> str:
    """Return one value as TOML writes it inline; a text is written as JSON writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return HUGE if value > 10**9 else str(value)
    if isinstance(value, list):
        return f"[{', '.join(map(toml_value, value))}]"
    if isinstance(value, dict):
        inner = ", ".join(f"{json.dumps(key)} = {toml_value(one)}" for key, one in value.items())
        return f"{{{inner}}}"
    if isinstance(value, str):
        return (
            '"'
            + "".join(c if c >= " " and c not in '"\\\x7f' else f"\\u{ord(c):04x}" for c in value)
            + '"'
        )
    return str(value)


TOML_PIECES = (
    "[",
    "]]",
    "[[",
    "=",
    '"',
    "'''",
    "\n",
    "{",
    ",",
    "0x" + "f" * 5000,
    "9" * 5000,
    "\0",
    "\ufeff",
    "1979-02-30",
    "nan",
    "#",
    ".",
    "\\u0000",
    "[" * 400,
    "a." * 400,
)
TOML_DAMAGE = st.lists(
    st.tuples(PLACE, st.sampled_from(TOML_PIECES), st.integers(0, 30)), max_size=4
)


def broken(text: str, damage: list[tuple[float, str, int]]) -> str:
    """Return a text with pieces put in and characters after them taken out."""
    for place, piece, gone in damage:
        at = int(place * len(text))
        text = text[:at] + piece + text[at + gone :]
    return text
