"""Reports of two plans of one place, one after the other, which a site of a collection leads to.

They are made when they are asked for. A report is named by a digest of all that it depends on, so
that one of which anything has changed since is no longer found.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from compare.collection.asking.holdings import Entry, Holdings
from compare.collection.asking.time_and_place import Where, in_time, where
from compare.collection.asking.workers import Each
from compare.collection.keeping.rows import Stored, document_again
from compare.collection.keeping.store import Manifest
from compare.collection.keeping.work import tools
from compare.formats import Format, rendered
from compare.language import Language
from compare.pipeline import compare
from compare.system.output import write_whole
from compare.themes.lexicon import Words
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
    holdings: Holdings,
    couples: Sequence[Couple],
    site: Path,
    language: Language,
    each: Each = map,
) -> Iterator[Path]:
    """Write the reports that a site has not yet, and yield their files; ``each`` makes them."""
    wanted = {site / href_of(couple, language, holdings.manifest): couple for couple in couples}
    missing = [file for file in wanted if not file.exists()]
    stored = (
        [holdings.stored(holdings.number(entry.id)) for entry in wanted[file]] for file in missing
    )
    made = each(report_on, stored, repeat(holdings.manifest.words), repeat(language))
    for file, data in zip(missing, made, strict=True):
        write_whole(file, data)
        yield file


def report_on(couple: Sequence[Stored], words: Words, language: Language) -> bytes:
    """Return the report on two documents of a collection that adds these words to the lexicon."""
    lexicon, encoder = tools(words)
    documents = [document_again(*one) for one in couple]
    return rendered(compare(*documents, encoder=encoder, lexicon=lexicon), Format.html, language)


def command_for(couple: Couple, store: Path, site: Path, language: Language) -> str:
    """Return the command that makes the report of two plans."""
    words = ["mzdiff", "corpus", "compare", *(entry.id for entry in couple)]
    words += ["--store", str(store), "--site", str(site), "--lang", language]
    return shlex.join(words)
