"""What a numeral is worth: those of everyday by a table, all others by ``cn2an``.

``cn2an`` builds three large expressions when it is imported, which takes a tenth of a second, and
most texts have no numeral beyond ninety-nine.
"""

from __future__ import annotations

import re

UNITS = {character: value for value, character in enumerate("一二三四五六七八九", 1)}
SMALL = re.compile("(?:(?P<tens>[一二三四五六七八九])?(?P<ten>十))?(?P<ones>[一二三四五六七八九])?")


def value_of(numeral: str) -> int | float:
    """Return the value of a Chinese or Arabic numeral. Raises ``ValueError`` for what is none."""
    if numeral.isascii() and numeral.isdigit():
        return int(numeral)
    small = SMALL.fullmatch(numeral)
    if numeral and small:
        tens = UNITS.get(small["tens"], 1) if small["ten"] else 0
        return 10 * tens + UNITS.get(small["ones"], 0)
    import cn2an

    try:
        value: int | float = cn2an.cn2an(numeral, "smart")
    except LookupError as error:  # what is no numeral, it does not always find in its tables
        raise ValueError(numeral) from error
    return value
