"""What can be a member of an enumeration, and whether a statement has it."""

from __future__ import annotations

import re

from compare.differences.side import Side
from compare.facts.fronts import front
from compare.facts.numbers import ORDINAL
from compare.facts.plain import squashed
from compare.knowledge.closed import words
from compare.knowledge.words import content_words, ends_in_thing, is_denied, tagged

SHORTEST_ITEM = 2
EVERYONE = re.compile(r"应(.)尽\1")  # 应签尽签: all of them, and no further item


def named(side: Side, item: str) -> bool:
    """Tell whether a side has an item, be it without the general noun behind it: 腐败(问题)."""
    return side.says(item) or side.says(bare(item))


def bare(item: str) -> str:
    """Return an item without a noun at its end that says only of what kind it is."""
    general = next((word for word in words("setting_out", "general") if item.endswith(word)), "")
    rest = item.removesuffix(general)
    return rest if len(rest) >= SHORTEST_ITEM else item


def is_item(item: str) -> bool:
    """Tell whether words can be a member of an enumeration of things, people or places."""
    return (
        len(squashed(item)) >= SHORTEST_ITEM
        and content_words(ORDINAL.sub("", item)) != ()  # 二十届二中全会 rolls on
        and not is_denied(item)
        and not is_placed(item)
        and not EVERYONE.fullmatch(item)
        and (ends_in_thing(item) or (len(item) > 2 * SHORTEST_ITEM - 1 and front(item) == item))
    )


def is_placed(item: str) -> bool:
    """Tell whether words say where something is done, and so name nothing: 解决在基层."""
    found = tagged(item)
    places = (at for at, (word, _) in enumerate(found) if word == "在")
    return any(at and found[at - 1][1].startswith("v") for at in places) and "的" not in item
