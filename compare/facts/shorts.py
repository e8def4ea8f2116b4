"""Full names as the short forms that are used for them, so that both compare as one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from compare.facts.plain import TEXTS_REMEMBERED, squashed
from compare.knowledge.closed import tables


@cache
def full_names() -> re.Pattern[str]:
    """Return the pattern of a full name that has a short form."""
    names = sorted(tables()["short_forms"], key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, names)))


@lru_cache(maxsize=TEXTS_REMEMBERED)
def shortened(text: str) -> str:
    """Return the letters and digits of a text with short forms for full names."""
    short = tables()["short_forms"]
    return full_names().sub(lambda match: str(short[match[0]]), squashed(text))
