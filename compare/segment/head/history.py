"""Lines between a title and its text: who adopted a law and when, where a report was given."""

from __future__ import annotations

import re
from itertools import pairwise

from compare.segment.head.lines import DATE, DECREED, iso_date
from compare.segment.period import with_digits

VERSION = re.compile(  # under the title of a law
    rf"^\(?(?:根据)?\s*{DATE.pattern}.*(?:通过|批准|公布|发布|修正|修订)"
)
IN_FORCE = re.compile(rf"^\(?(?:自\s*)?{DATE.pattern}\s*(?:起)?(?:施行|实施|生效)\)?$")
ADOPTED = re.compile(rf"\(?{DATE.pattern}\s*(?:经|由)?(?P<by>[一-鿿]{{2,40}}).*(?:通过|公布|发布)")
# Where and when a report was given, below its title or in its first words; by whom and to whom.
OCCASION = re.compile(
    rf"^\W{{0,4}}(?:{DATE.pattern})?\s*在(?P<place>[^。;]{{2,40}}?(?:会议|大会))上\W{{0,2}}"
    r"(?:[一-鿿]{0,8}[长席]\s*[一-鿿·\s]{2,8}?)?(?:各位[一-鿿、]{2,12}[::])?$"
)
# The same with its day, where the word behind the meeting is left out.
HELD = re.compile(
    rf"^\W{{0,4}}{DATE.pattern}\s*在(?P<place>[^。;]{{2,40}}?(?:会议|大会))\W{{0,2}}$"
)
SPEAKER = re.compile(
    r"^[一-鿿]{2,16}(?:[省市县区州盟旗局厅部院]长|主席|主任|检察长)\s+[一-鿿·\s]{2,8}$"
)


def is_history(text: str) -> bool:
    """Tell whether a line tells of a text how it came about, and is no part of it."""
    text = with_digits(text)
    return any(rule.match(text) for rule in (VERSION, DECREED, IN_FORCE, OCCASION, HELD, SPEAKER))


def occasions(lines: list[str]) -> list[re.Match[str]]:
    """Return where and when a report was given: ``place``, and a day in its first three groups.

    A page may break it in two.
    """
    texts = [*lines, *(first + rest for first, rest in pairwise(lines))]
    plain = map(with_digits, texts)
    return [match for text in plain if (match := OCCASION.match(text) or HELD.match(text))]


def adopted_by(lines: list[str]) -> list[str]:
    """Return what the history of a law begins with after its day: who adopted it.

    Who only approved it (批准) is above those whose law it is.
    """
    first = next((match for text in lines if (match := ADOPTED.match(text))), None)
    return [first["by"]] if first else decreed_by(lines)


def decreed_by(lines: list[str]) -> list[str]:
    """Return whose decree the history of a law says that it is."""
    return [match["office"] for text in lines if (match := DECREED.match(text))]


def last_version(lines: list[str]) -> str:
    """Return the date of the last step in the history of a law, whose text is that of this day."""
    steps = [
        step
        for text in lines
        if VERSION.match(text) or DECREED.match(text)
        for step in DATE.finditer(text)
        if text[: step.start()][-1:] != "自"  # from when it is in force
    ]
    return max((iso_date(*map(int, step.groups())) for step in steps), default="")
