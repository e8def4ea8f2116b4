"""Reports of two plans of one place, one after the other, which a site of a collection leads to.

They are made when they are asked for. A report is named by a digest of all that it depends on, so
that one of which anything has changed since is no longer found.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from compare.collection.asking.holdings import Entry, Holdings
from compare.collection.asking.time_and_place import Where, in_time, where
from compare.collection.keeping.store import Manifest
from compare.formats import Format, rendered
from compare.language import Language
from compare.pipeline import compare
from compare.system.output import write_whole
from compare.version import __version__

PAIRS = "pairs"


class Couple(NamedTuple):
    """Two plans of one place of which none of the collection stands between."""

    before: Entry
    after: Entry


def href_of(couple: Couple, language: Language, manifest: Manifest) -> str:
    """Return where the report of two plans stands in a site of a collection with this manifest."""
    known = [(e.id, e.sha256, e.title, e.issuer, e.region, e.level, e.year, e.date) for e in couple]
    made_by = (language, __version__, manifest.words)
    return f"{PAIRS}/{sha256(repr((known, made_by)).encode()).hexdigest()[:16]}.html"


def couples_of(entries: Iterable[Entry]) -> list[Couple]:
    """Return the plans of each place with the one before, of those whose place and year is known.

    Of two of one year neither is the one before.
    """
    last: dict[Where, Entry] = {}
    found = []
    for entry in sorted(entries, key=in_time):
        if not (entry.region and entry.year):
            continue
        before = last.get(where(entry))
        if before and before.year != entry.year:
            found.append(Couple(before, entry))
        last[where(entry)] = entry
    return found


def made_for(
    holdings: Holdings, couples: Sequence[Couple], site: Path, language: Language
) -> Iterator[Path]:
    """Write the reports that a site has not yet, and yield their files."""
    for couple in couples:
        file = site / href_of(couple, language, holdings.manifest)
        if file.exists():
            continue
        documents = [holdings.document(holdings.number(entry.id)) for entry in couple]
        result = compare(*documents, lexicon=holdings.lexicon)
        write_whole(file, rendered(result, Format.html, language))
        yield file


def command_for(couple: Couple, store: Path, site: Path, language: Language) -> str:
    """Return the command that makes the report of two plans."""
    words = ["mzdiff", "corpus", "compare", *(entry.id for entry in couple)]
    words += ["--store", str(store), "--site", str(site), "--lang", language]
    return shlex.join(words)
