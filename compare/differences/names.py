"""Whether two names are one: the same words, a short form, or a known abbreviation."""

from __future__ import annotations

from compare.facts.plain import squashed


def one_name(one: str, other: str) -> bool:
    """Tell whether one name is the other, or its short form: its characters in the same order.

    A short form begins or ends as the full one does (发改委, 发展改革委; 两补, 两项补贴).
    """
    short, full = sorted((squashed(one), squashed(other)), key=len)
    if short == full:
        return True
    if len(short) < 2 or not in_order(short, full):
        return False
    return short[0] == full[0] or short[-1] == full[-1]


def in_order(short: str, full: str) -> bool:
    """Tell whether all characters of one text stand in another, in the same order."""
    rest = iter(full)
    return all(character in rest for character in short)
