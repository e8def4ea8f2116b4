"""What numerals are worth. ``cn2an`` reads those in words, one at a time."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from compare.knowledge.numerals import value_of

ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
HAN_NUMERALS = "零〇一二两三四五六七八九十百千万亿"
CHINESE = rf"[{HAN_NUMERALS}]{{1,18}}(?:点[零〇一二三四五六七八九]{{1,6}})?"
ANY_NUMERAL = re.compile(rf"[\d{HAN_NUMERALS}]")
SCALES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5}
SCALES |= {"百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
ROUND = re.compile("[百千万亿]+")
LONGEST = 18  # digits: what is longer counts nothing


@lru_cache(maxsize=1 << 12)
def worth(numeral: str, scale: str = "") -> Decimal | None:
    """Return the value of a numeral, ``None`` for one that is badly formed or beyond counting."""
    if len(numeral) > LONGEST or scale not in SCALES:
        return None
    if numeral[0].isdigit():
        return Decimal(numeral.replace(",", "")) * SCALES[scale]
    if ROUND.fullmatch(numeral):
        return Decimal(SCALES[numeral]) if numeral in SCALES else None
    try:
        value = value_of(numeral.replace("两", "二").replace("〇", "零"))
    except ValueError:
        return None
    return Decimal(str(value)) * SCALES[scale]


def written(value: Decimal) -> str:
    """Return a value in digits, without needless noughts."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
