"""Traditional characters read as simplified ones; shown they stay as they were written."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

# Frequent characters that occur in traditional script only: enough to know a text by.
TRADITIONAL = re.compile(
    "[國會發業務為與關於條計劃報規辦總結開學習實現黨設強產質動農區縣點個們這來時對應進運還選過"
    "達遠適導體資費責貧貫單醫養殘婦兒權議護識證認論記訂試話詳語說請調談讀變讓錄鎮長門間問聞]"
)
LINES_REMEMBERED = 1 << 14


@lru_cache(maxsize=LINES_REMEMBERED)
def simplified(text: str) -> str:
    """Return a text in simplified characters, each character in its place (OpenCC, ``t2s``)."""
    if not TRADITIONAL.search(text):
        return text
    plain = str(_converter().convert(text))
    return plain if len(plain) == len(text) else "".join(map(_converter().convert, text))


def is_traditional(text: str) -> bool:
    """Tell whether a text is written in traditional characters and not only quotes some."""
    found = len(TRADITIONAL.findall(text))
    return found > len(text) / 50


@cache
def _converter() -> Any:  # noqa: ANN401 - the library has no types
    import opencc  # opens its dictionaries: only who meets such a text pays for it

    return opencc.OpenCC("t2s")
