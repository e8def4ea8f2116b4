"""Numbers and dates of goals in English; what has no English of its own stays as it is written."""

from __future__ import annotations

from calendar import month_name
from decimal import Decimal

from compare.differences.same_numbers import changes_by
from compare.facts import read_facts
from compare.facts.number_pattern import TIMES
from compare.model import Fact
from compare.telling.words.english import UNITS

BOUNDS = {"": "", "≥": "at least ", ">": "over ", "≤": "at most ", "<": "under ", "≈": "about "}
COUNTING = frozenset("个家所处张座件项条套例支块台辆份间栋幢种类")
"""Measure words that English does not have: it counts the things themselves."""
INVARIABLE = ("yuan", "times", "m²", "km", "mu")
"""Units of which several are called as one is."""
GREAT = ((Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
ROUND = 3  # decimals of a great number, at most
MORE = ("多", "余")  # behind a number: more than that
CHANGES = ("by", "from")
"""Parts of numbers that are no goal by themselves: by how much, from what."""
THIRDS = {"底": "the end of ", "10": "early ", "20": "mid-"}
HALVES = {"上半年": "first", "下半年": "second"}
BEFORE = "0"  # the day by which is due what is due before a month
MONTH, THIRD, QUARTER = "月", "旬", "季度"
WITHIN = "内"  # behind a time
DURING = "within "


def fact_in_english(words: str) -> str:
    """Return a number or a date in English, any other words as they are."""
    numbers = tuple(read_facts(words, "number"))
    whole = len(numbers) == 1 and numbers[0].text == words
    return value_in_english(words, numbers[0]) if whole else date_in_english(words)


def value_in_english(words: str, number: Fact | None) -> str:
    """Return the number of a goal in English, as it is written if there is more to it than that."""
    if number is None or words not in number.text or number.role in CHANGES:
        return words
    if changes_by(number):
        return words  # 提高10% and 下降10% are no 10%
    said = _counted(number)
    told = said and not any(more in number.text for more in MORE)
    bound = (
        DURING if number.unit in TIMES and number.text.endswith(WITHIN) else BOUNDS[number.bound]
    )
    return f"{bound}{said}" if told else words


def _counted(number: Fact) -> str:
    """Return a number with its unit, nothing if that has no English."""
    unit, *per = number.unit.split("/")
    ends = [_figure(end) for end in number.value.split("-")]
    figure = "–".join(ends)
    if unit == "%":
        said = f"{figure}%"
    elif unit in COUNTING:
        said = figure
    elif unit in UNITS:
        name = UNITS[unit]
        several = number.value != "1" and name not in INVARIABLE
        said = f"{figure} {name}{'s' if several else ''}"
    else:
        return ""
    each = [UNITS.get(one, "") for one in per]
    return " per ".join((said, *each)) if all(each) else ""


def _figure(value: str) -> str:
    """Return a number with commas, a great one in millions: 7.5 billion."""
    number = Decimal(value)
    for size, name in GREAT:
        parts = number / size
        if parts >= 1 and parts == round(parts, ROUND):
            return f"{parts.normalize():f} {name}"
    return f"{number:,}"


def date_in_english(words: str) -> str:
    """Return by when a goal is due in English, as it is written if it is no plain date."""
    found = tuple(read_facts(words, "deadline"))
    if len(found) != 1 or found[0].text != words:
        return words
    year, month, day = found[0].value.split("-")
    if not month or year.startswith("+"):
        return words
    if day == BEFORE:
        return f"before {month_name[int(month)]} {year}".strip() if MONTH in words else words
    if any(period in words for period in (*HALVES, QUARTER)):
        if found[0].role == "start":
            return words
        return f"in {_part(words, int(month))} {year or 'the year'}"
    lead = "from" if found[0].role == "start" else "by"
    return f"{lead} {_day(words, year, int(month), day)}"


def _part(words: str, month: int) -> str:
    """Return the part of a year that ends with a month."""
    half = next((name for part, name in HALVES.items() if part in words), "")
    return f"the {half} half of" if half else f"quarter {month // 3} of"


def _day(words: str, year: str, month: int, day: str) -> str:
    """Return a day, or the month or year of which it is the last one."""
    of_year = f" {year}" if year else ""
    if MONTH not in words:
        return f"the end of {year or 'the year'}"
    third = THIRDS.get(day) if day == "底" or THIRD in words else None
    if third:
        return f"{third}{month_name[month]}{of_year}"
    return " ".join(filter(None, (day, month_name[month]))) + of_year
