"""How a statement says that something is run from now on: 实行备案管理, 推行首问负责制."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from compare.facts.plain import masked, plain
from compare.knowledge.closed import any_of
from compare.model import Fact


@cache
def run_as() -> re.Pattern[str]:
    """Return the pattern of a way of running something: the verb, its own word and the noun."""
    verbs, nouns = any_of("ways", "verbs"), any_of("ways", "nouns")
    return re.compile(
        rf"(?:{verbs})(?P<way>(?P<own>[^\W_和与及或的]{{2,12}}?)(?:{nouns}))(?=[\W和与及或]|$)"
    )


def ways(text: str) -> Iterator[Fact]:
    """Yield the ways of running something of a text in order, by their own words."""
    for match in run_as().finditer(masked(plain(text))):
        start, end = match.span("way")
        yield Fact("name", start, end, text[start:end], match["own"], subject=match["own"])
