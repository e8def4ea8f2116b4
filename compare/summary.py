"""What the command says after its work: the files, the counts, what matters most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from compare.language import Language, say

if TYPE_CHECKING:
    from pathlib import Path

    from compare.model import Comparison, Event, EventType
    from compare.telling.words.naming import Names


def summary(result: Comparison, paths: list[Path], lang: Language) -> str:
    """Return the paths, the counts, and what matters most; of a series what moved out, renamed."""
    from compare.telling.brief import tally_line
    from compare.telling.rows.table import change_rows
    from compare.telling.sentences.headlines import headlines, in_blocks, sentence
    from compare.telling.words.labels import label_in_series
    from compare.telling.words.naming import names_of
    from compare.telling.words.wording import listed

    names = names_of(result, lang)
    english = dict(result.english) if lang == "en" else {}
    lines = [str(path) for path in paths]
    lines += [_same(note.before, note.after, lang) for note in result.notes if _is_same(note.kind)]
    rows = change_rows(names)
    lines.append(_counts(names, len(rows)))
    if len(result.pairs) == 1:
        lines += filter(None, [tally_line(names, 1)])
        for under, together in in_blocks(headlines(names, 1, rows)):
            lines += [f"- {under}"] if under else []
            lines += [f"{'  ' if under else ''}- {sentence(names, one)}" for one in together]
        return "\n".join(lines)
    kinds: tuple[EventType, ...] = ("moves_out", "renamed")
    for kind in kinds:
        said = dict.fromkeys(
            _doubted(told(one, english), one, lang) for one in result.events if one.type == kind
        )
        if said:
            label, themes = label_in_series(names, kind), listed(tuple(said), lang)
            lines.append(say("summary", "kind", lang, label=label, themes=themes))
    return "\n".join(lines)


def told(event: Event, english: Mapping[str, str]) -> str:
    """Return how one line names a matter that moved out, or both names of one that was renamed.

    A name of the texts that has no English of its own has that of its theme beside it.
    """
    if event.type != "renamed":
        return _named(event.matter, event.theme, english)
    facts = dict(event.facts)
    names = facts.get("old") or facts["before"], facts.get("new") or facts["after"]
    said = " → ".join(english.get(name, name) for name in names)
    unknown = english and not any(name in english for name in names)
    return f"{said} ({english[event.theme]})" if unknown and event.theme in english else said


def _named(matter: str, theme: str, english: Mapping[str, str]) -> str:
    if matter in english or theme not in english:
        return english.get(matter, matter)
    return f"{matter} ({english[theme]})"


def _counts(names: Names, rows: int) -> str:
    from compare.telling.words.labels import differs_by_place, table_title

    result = names.comparison
    kinds = Counter(change.kind for change in result.changes)
    strengths = Counter(link.strength for link in result.links if link.level == "article")
    return say(
        "summary",
        "counts_apart" if differs_by_place(names) else "counts",
        names.language,
        documents=len(result.documents),
        main=strengths["main"],
        partial=strengths["partial"],
        title=table_title(names),
        rows=rows,
        added=kinds["added"],
        removed=kinds["removed"],
    )


def _is_same(kind: str) -> bool:
    return kind == "same_text"


def _same(before: str, after: str, lang: Language) -> str:
    return say("note", "same_text", lang, before=before, after=after)


def _doubted(said: str, event: Event, lang: Language) -> str:
    from compare.telling.words.wording import SURE

    return say("summary", "doubtful", lang, said=said) if event.confidence < SURE else said
