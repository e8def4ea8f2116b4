"""What has to be known before a finding is believed: about the whole, then about one document."""

from __future__ import annotations

from collections.abc import Iterator

from compare.language import say
from compare.telling.words.documents import gathered_remarks
from compare.telling.words.naming import Names
from compare.telling.words.wording import note_sentence


def cautions(names: Names) -> Iterator[str]:
    """Yield the notes on the whole, then of each document those that weigh against it."""
    for note in names.comparison.notes:
        yield note_sentence(note, names.language)
    for document in names.comparison.documents:
        for remark in gathered_remarks(names, document):
            if remark.grave:
                said = {"document": names.tags[document.id], "sentence": remark.text}
                yield say("table", "of_document", names.language, **said)
