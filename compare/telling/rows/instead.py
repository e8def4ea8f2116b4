"""Where a text has nothing of what the other says: what it says of the matter in its place."""

from __future__ import annotations

from compare.facts.plain import clauses
from compare.knowledge.words import content_words
from compare.model import Event
from compare.telling.words.labels import changed_with_time
from compare.telling.words.naming import Names
from compare.telling.words.said import quotes_of, shortened
from compare.telling.words.wording import nested, word

ROOM = 30  # characters of what stands there


def instead(names: Names, event: Event, before: str, after: str) -> str:
    """Return what the later text says where something of the earlier one is gone, if anything.

    Of two places nothing went anywhere: there only words on the matter itself are told.
    """
    if after or not before:
        return ""
    facts = dict(event.facts)
    quoted = next((quote.text for quote in quotes_of(event, event.scope[1])), "")
    if treated := facts.get("treated"):
        told = (event.matter,) if event.matter in treated else ()
        return _said(names, "row_treated", shortened(treated, told, ROOM))
    if quoted and "near" not in facts:
        return stands_there(names, quoted, event.matter)
    near = facts.get("near", "") if changed_with_time(names, event.scope) else ""
    return _said(names, "row_near", shortened(near, (), ROOM))


def stands_there(names: Names, words: str, matter: str) -> str:
    """Return the sentence on what a text says of a matter, nothing if it says nothing.

    It is the clause that has most of the matter's own words.
    """
    parts = [words[slice(*span)] for span in clauses(words)]
    told = {part: _own_words(part, matter) for part in parts}
    part = max(told, key=lambda one: sum(map(len, told[one])), default="")
    shown = shortened(part, told[part], ROOM) if part and told[part] else ""
    return _said(names, "row_treated", shown)


def _own_words(clause: str, matter: str) -> tuple[str, ...]:
    """Return what a clause has of a matter: its whole name, or words of it that tell something."""
    own = (matter, *content_words(matter))
    return tuple(dict.fromkeys(one for one in own if one and one in clause))


def _said(names: Names, key: str, words: str) -> str:
    said = word(key, names.language, words=words)
    return (nested(said) if names.language == "zh" else said) if words else ""
