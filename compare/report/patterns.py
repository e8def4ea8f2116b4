"""Themes of a series by what their presence follows, those that tell most first."""

from __future__ import annotations

from compare.model import Pattern, Theme
from compare.telling.words.english import headed
from compare.telling.words.labels import pattern_label
from compare.telling.words.naming import Names
from compare.themes.pattern import FEWEST

PATTERNS: tuple[Pattern, ...] = ("came", "went", "returned", "region", "unclear", "always")


def is_series(names: Names) -> bool:
    """Return whether there are documents enough for patterns, and themes.

    With two documents nothing can be told apart that the lanes do not show.
    """
    return len(names.comparison.documents) >= FEWEST and bool(names.comparison.themes)


def by_pattern(names: Names) -> list[tuple[Pattern, str, list[Theme]]]:
    """Return pattern, title and themes of each group that has any."""
    themes = names.comparison.themes
    found = [(pattern, [one for one in themes if one.pattern == pattern]) for pattern in PATTERNS]
    return [(p, pattern_title(names, p), members) for p, members in found if members]


def pattern_title(names: Names, pattern: Pattern) -> str:
    """Return what heads the themes of a pattern."""
    return headed(pattern_label(names, pattern))
