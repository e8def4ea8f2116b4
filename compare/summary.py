"""What the command says after its work: the files, the counts, and which themes came and went."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from compare.language import Language, say

if TYPE_CHECKING:
    from pathlib import Path

    from compare.model import Comparison

TOLD = ("appears", "disappears", "moves_out", "renamed")


def summary(result: Comparison, paths: list[Path], lang: Language) -> str:
    """Return the paths, the counts, and the themes that came, went and changed their names."""
    lines = [str(path) for path in paths]
    kinds = Counter(change.kind for change in result.changes)
    lines.append(
        say(
            "summary",
            "counts",
            lang,
            documents=len(result.documents),
            links=sum(link.level == "article" for link in result.links),
            events=len(result.events),
            added=kinds["added"],
            removed=kinds["removed"],
        )
    )
    for kind in TOLD:
        themes = list(dict.fromkeys(event.theme for event in result.events if event.type == kind))
        if themes:
            lines.append(say("summary", kind, lang, themes="、".join(themes)))
    return "\n".join(lines)
