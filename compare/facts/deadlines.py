"""Dates by which, or from which, something is due.

A year alone is none (作为推进2021年工作的…), unless a word makes it one: 到2025年, 2025年前.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import Match

from compare.facts.dates import DATE, is_dated, month_number
from compare.facts.numerals import worth, written
from compare.facts.plain import clause_at, clauses, masked, plain
from compare.knowledge.words import content_words
from compare.model import Fact

HALVES = {"上半年": 6, "下半年": 12}
QUARTERS = {name: 3 * at for names in ("一二三四", "1234") for at, name in enumerate(names, 1)}
THIRDS = {"上旬": "10", "中旬": "20", "下旬": "底"}
LAST_DAY = {month: 30 if month in (4, 6, 9, 11) else 31 for month in range(1, 13) if month != 2}
UNTIL = ("到", "至", "截至", "截止")
START = ("起", "开始")
LEADING = ("于", "在")  # before a date, of which they are no part
LONGEST_SUBJECT = 24
OF_PAPER = re.compile(
    r"起?(?:正式)?(?:施行|实施|公布|印发|发布|生效)的新?\0"
)  # since when a paper holds
LABELS = ("时限:", "期限:", "时间:")  # 完成时限:2023年12月


def deadlines(text: str) -> Iterator[Fact]:
    """Yield the deadlines and dates of beginning of a text in order."""
    seen = masked(plain(text))
    for match in DATE.finditer(seen):
        if is_dated(match) and binds(seen, match) and not OF_PAPER.match(seen, match.end()):
            start = match.end("lead") if match["lead"] in LEADING else match.start()
            role = "start" if begins(seen, match) else "end"
            about = due(text, start, match.end())
            yield Fact(
                "deadline",
                start,
                match.end(),
                text[start : match.end()],
                normal(match),
                subject=about,
                role=role,
            )


def binds(seen: str, match: Match[str]) -> bool:
    """Tell whether a date sets a time for something to happen."""
    if match["edge"] or match["side"] or match["half"] or match["quarter"]:
        return not (match["year"] and match["edge"] == "初" and not match["side"])
    if match["lead"] in UNTIL and not seen.startswith(("以来", "来"), match.end()):
        return True
    if not match["month"]:
        return False
    labelled = seen.endswith(LABELS, 0, match.start())
    return labelled or match["lead"] in ("自", "从") or begins(seen, match)


def begins(seen: str, match: Match[str]) -> bool:
    """Tell whether a date is the one from which something holds."""
    return match["side"] in START or seen.startswith(START, match.end())


def normal(match: Match[str]) -> str:
    """Return ``year-month-day`` of a date; a part that is not said is empty, 底 is the last day,
    whichever way it is written (9月30日, 9月底, 三季度末).

    明年 is the year ``+1``. The end of a year is the end of its twelfth month, and what is due
    before a month is due by the 0th of it.
    """
    year = match["year"] or ("+1" if match["next"] else "")
    edge = match["edge"] or ""
    month, day = 12, "底"
    if match["half"]:
        month = HALVES[match["half"]]
    elif match["quarter"]:
        month = QUARTERS[match["quarter"]]
    elif match["month"]:
        month = month_number(match["month"])
        day = day_number(match["day"]) or THIRDS.get(edge) or ("底" if edge else "")
        day = "底" if day == str(LAST_DAY.get(month)) else day
        if not day and match["side"] in ("前", "之前", "以前"):
            day = "0"
    elif edge.endswith("初"):
        month, day = 1, ""
    elif match["side"] in ("前", "之前", "以前") and not edge:
        month, day = 1, "0"
    return f"{year}-{month}-{day}"


def day_number(day: str | None) -> str:
    """Return the number of a day in digits, empty for none."""
    value = worth(day) if day else None
    return "" if value is None else written(value)


def due(text: str, start: int, end: int) -> str:
    """Return what is due: the rest of the clause, or the next one where the date stands alone.

    Before 于 and the date may stand who does it: 各县于12月底前完成规划编制.
    """
    first, last = clause_at(text, start)
    before, behind = text[first:start], text[end:last]
    if before.endswith(LEADING):
        before = "" if len(content_words(behind)) > 1 else before[:-1]
    rest = (before + behind).strip(" ,、")
    if len(rest) > 1:
        return rest[:LONGEST_SUBJECT]
    after = next((text[a:b] for a, b in clauses(text) if a >= last), "")
    return after[:LONGEST_SUBJECT]
