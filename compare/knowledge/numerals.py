"""What a numeral is worth: plain ones are added up, all others read by ``cn2an``.

``cn2an`` builds three large expressions when it is imported, which takes a twentieth of a run on
two plans; a numeral that is written in any but the plain way stands in few of them.
"""

from __future__ import annotations

import re

DIGIT = "[一二三四五六七八九]"
DIGITS = {character: value for value, character in enumerate("一二三四五六七八九", 1)}
UNITS = {"": 1, "十": 10, "百": 100, "千": 1000}
MYRIAD = 10_000
PART = re.compile(f"({DIGIT})([十百千]?)")
PLAIN = re.compile(f"(?:{DIGIT}千)?(?:{DIGIT}百)?(?:{DIGIT}十|^十)?(?:(?<![百千]){DIGIT})?")
OF_A_PLAN = re.compile(f"{DIGIT}?十{DIGIT}{{2,}}")  # 十四五 is how a plan of five years is called


def value_of(numeral: str) -> int | float:
    """Return the value of a Chinese or Arabic numeral. Raises ``ValueError`` for what is none."""
    if numeral.isascii() and numeral.isdigit():
        return int(numeral)
    if numeral == "零":
        return 0
    value = plain_value(numeral)
    if value:
        return value
    if OF_A_PLAN.fullmatch(numeral):
        raise ValueError(numeral)
    import cn2an

    try:
        read: int | float = cn2an.cn2an(numeral, "smart")
    except LookupError as error:  # what is no numeral, it does not always find in its tables
        raise ValueError(numeral) from error
    return read


def plain_value(numeral: str) -> int:
    """Return the value of a numeral whose units fall without a nought, 0 for any other.

    Below ten thousand all units may be there (二千三百), above it a number of myriads alone or
    with thousands behind it (一万二千).
    """
    above, myriad, below = numeral.partition("万")
    if not myriad:
        return sum_of(numeral)
    myriads, thousands = sum_of(above) * MYRIAD, sum_of(below) if below[1:2] == "千" else 0
    return myriads + thousands if myriads and (thousands or not below) else 0


def sum_of(numeral: str) -> int:
    """Return the sum of the parts of a plain numeral below ten thousand, 0 for any other."""
    if not PLAIN.fullmatch(numeral):
        return 0
    whole = f"一{numeral}" if numeral.startswith("十") else numeral
    return sum(DIGITS[digit] * UNITS[unit] for digit, unit in PART.findall(whole))
