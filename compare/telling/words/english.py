"""Chinese names as an English report shows them: known ones in English, the Chinese beside them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from compare.knowledge.headings import find_mark
from compare.knowledge.regions import region_in_english
from compare.language import say

LABEL = re.compile(r"(?P<region>[^（）]+)(?:（(?P<year>\d{4})(?P<cut>，不全)?）)?")
"""How a sentence names a text, 湖南省（2015） or 武汉市（2024，不全）, or a region alone."""

PLANS = ("left", "right", "first", "again")
TITLES = ("before", "after", "old", "new", "law", "word")
MATTERS = ("matter", "other", "theme")
LABELS = ("before", "after", "label")
"""Facts of events that name plans, that quote names and titles, that name matters, that cite."""

BRACKETED = "han_bracket"
BARE = ("lone_han", "han", "clause")
"""Marks of articles whose Chinese numbers an English page has in digits, in brackets or without."""

WHOLE = re.compile("[《“]([^《》“”]*)[》”]")
"""A name in marks as a whole."""
COUNTRY = "中华人民共和国"

UNITS = {
    "元": "yuan",
    "年": "year",
    "季度": "quarter",
    "月": "month",
    "个月": "month",
    "天": "day",
    "日": "day",
    "个工作日": "working day",
    "小时": "hour",
    "分钟": "minute",
    "人": "person",
    "名": "person",
    "户": "household",
    "人次": "attendance",
    "次": "time",
    "乡镇": "township",
    "村": "village",
    "平方米": "m²",
    "公里": "km",
    "亩": "mu",
    "个百分点": "percentage point",
    "倍": "times",
}
"""Units of measure by their parts; other counting words have no English of their own."""


def beside(name: str, english: Mapping[str, str]) -> str:
    """Return a name with its English in brackets: 慈善法 (Charity Law); any other as it is."""
    bare = WHOLE.fullmatch(name)
    known = english.get((bare[1] if bare else name).removeprefix(COUNTRY))
    return f"{name} ({known})" if known else name


def inside(name: str, english: Mapping[str, str]) -> str:
    """Return a matter's English name alone, as it stands inside a sentence; any other as it is.

    What an English page has added in brackets stays: 老区扶贫 (one point).
    """
    named, bracket, added = name.partition(" (")
    return f"{english.get(named, named)}{bracket}{added}"


def facts_in_english(facts: Mapping[str, str], english: Mapping[str, str]) -> dict[str, str]:
    """Return what fills an English sentence.

    A matter is called as the row calls it: by its English name alone, if it has one. Names and
    titles that are quoted from the texts have theirs beside them, other words stay as they are.
    """
    told = dict(facts)
    told |= {key: places_in_english(facts[key]) for key in PLANS if key in facts}
    told |= {key: beside(facts[key], english) for key in TITLES if key in facts}
    told |= {key: cited_in_english(told[key]) for key in LABELS if key in facts}
    return told | {key: inside(facts[key], english) for key in MATTERS if key in facts}


def places_in_english(names: str) -> str:
    """Return a list of regions, or of regions with years, in English; one not known by its name."""
    return ", ".join(_place(name) for name in names.split("、"))


def _place(name: str) -> str:
    parts = LABEL.fullmatch(name)
    if not parts:
        return name
    region = region_in_english(parts["region"]) or parts["region"]
    cut = ", cut off" if parts["cut"] else ""
    return f"{region} ({parts['year']}{cut})" if parts["year"] else region


def cited_in_english(labels: str) -> str:
    """Return what articles are cited by with their numbers in digits: 第五条、第六条, （三）.

    Any other words, and a label that has no plain number, stay as they are.
    """
    cited = [_digits(label) for label in labels.split("、")]
    return ", ".join(cited) if all(cited) else labels


def _digits(label: str) -> str:
    """Return the label of an article in digits, nothing for any other words."""
    written = unicodedata.normalize("NFKC", label)
    mark = find_mark(written)
    if mark is None or mark.end < len(written) or mark.inserted:
        return ""
    if mark.rule.name == BRACKETED:
        return f"({mark.number})"
    named = mark.rule.name in BARE
    return say("ui", "article_named", "en", label=mark.number) if named else ""


def unit_beside(unit: str) -> str:
    """Return a unit with its English in brackets: 元/年 (yuan/year); any other as it is."""
    parts = [UNITS.get(part, "") for part in unit.split("/")]
    return f"{unit} ({'/'.join(parts)})" if all(parts) else unit


def headed(name: str) -> str:
    """Return a name or a sentence as a heading or a label begins: with a capital."""
    return re.sub(r"^“?[a-z]", lambda first: first[0].upper(), name)
