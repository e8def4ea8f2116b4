"""What is new in a text that says itself that it goes on: 持续开展…, 继续推进….

The earlier text may have said nothing of what was done already.
"""

from __future__ import annotations

from compare.facts.plain import clause_at
from compare.knowledge.closed import words
from compare.knowledge.headings import unmarked
from compare.knowledge.words import VERB, tagged
from compare.model import Event
from compare.telling.words.labels import relation_between
from compare.telling.words.naming import Names
from compare.telling.words.said import quotes_of
from compare.telling.words.wording import word


def going_on(names: Names, event: Event) -> str:
    """Return that what is new goes on by its own words, nothing of other events."""
    if event.type != "appears" or relation_between(names, event.scope) != "years":
        return ""
    quote = next(iter(quotes_of(event, event.scope[1])), None)
    said = _opening(quote.text) if quote else ""
    return word("goes_on", names.language, word=said) if said else ""


def _opening(text: str) -> str:
    """Return the word of going on that a text opens with: 继续推进…, not 制定保持健康指南."""
    said = unmarked(text)
    for said_word, tag in tagged(said[slice(*clause_at(said, 0))]):
        if said_word in words("setting_out", "going_on"):
            return said_word
        if tag == VERB:
            return ""
    return ""
