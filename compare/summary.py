"""What the command says after its work: the files, the counts, what matters most."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from compare.language import Language, say

if TYPE_CHECKING:
    from pathlib import Path

    from compare.model import Comparison


def summary(result: Comparison, paths: list[Path], lang: Language) -> str:
    """Return the paths, the counts, what matters most, and what moved out or was renamed."""
    from compare.report.naming import names_of
    from compare.telling.changes import change_rows
    from compare.telling.headlines import headlines, sentence

    english = dict(result.english) if lang == "en" else {}
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
    names = names_of(result, lang)
    if len(result.pairs) == 1:
        foremost = headlines(names, 1, change_rows(names))
        lines += [f"- {sentence(names, one)}" for one in foremost]
    for kind in ("moves_out", "renamed"):
        said = dict.fromkeys(
            told(one.type, dict(one.facts), one.matter, english)
            for one in result.events
            if one.type == kind
        )
        if said:
            lines.append(say("summary", kind, lang, themes="、".join(said)))
    return "\n".join(lines)


def told(kind: str, facts: dict[str, str], matter: str, english: dict[str, str]) -> str:
    """Return how one line names a matter that moved out, or both names of one that was renamed."""
    if kind != "renamed":
        return english.get(matter, matter)
    before, after = facts.get("old") or facts["before"], facts.get("new") or facts["after"]
    return f"{english.get(before, before)} → {english.get(after, after)}"
