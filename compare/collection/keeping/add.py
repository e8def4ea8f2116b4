"""Take files into a collection: what is new or has changed is read, everything else stays."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow.parquet as pq

from compare.collection.keeping.files import Found, Known, count_of, files_behind, looked_at
from compare.collection.keeping.parts import Part, joined, read_tables, write_part
from compare.collection.keeping.processes import Processes
from compare.collection.keeping.stated import Look
from compare.collection.keeping.store import (
    PARTS,
    Manifest,
    adding,
    read_manifest,
    replace_parts,
    write_manifest,
)
from compare.collection.keeping.work import Batch, Crew, Made, made, make_part, tools
from compare.errors import MzdiffError
from compare.tables import read_text
from compare.themes.lexicon import Words

FULL = 500  # documents of a part; smaller ones are joined as they gather
MOST_BYTES = 8_000_000  # of a batch, which travels to where it is worked on
MOST = 8  # processes, unless more are asked for: each takes 0.3 GB
FEW = 16  # documents for which no further process is started
Progress = Callable[[int, int], None]
"""Is told how many documents are done, and of how many."""


@dataclass
class Added:
    """What became of the files: their paths, and of those left out the reason."""

    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    same: list[tuple[str, str]] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)


def add(
    paths: Sequence[Path],
    folder: Path,
    *,
    workers: int = 0,
    lexicon: Path | None = None,
    scheduler: str = "",
    look: Look = lambda path: None,
    progress: Progress = lambda done, total: None,
    waiting: Callable[[], None] = lambda: None,
) -> Added:
    """Read the documents behind paths into a collection, which is made where there is none.

    A file, or a member of a zip, whose bytes and stated values are those of before is not read
    again; one that has changed replaces its document. ``workers`` is the number of
    processes, 0 one for each core, ``MOST`` at the most; ``scheduler`` is the address of a Dask
    cluster whose workers are used instead.
    ``lexicon`` is a file that adds to the built-in lexicon, for a new collection. ``waiting`` is
    called where another run must end first. Raises ``MzdiffError`` for a wrong path, place, lexicon
    or cluster; what cannot be read is left out.
    """
    files = files_behind(paths)
    words = ((lexicon.name, read_text(lexicon)),) if lexicon else ()
    if words:
        tools(words)  # what is wrong with them is said before anything is made
    with adding(folder, waiting) as manifest:
        manifest = _described(replace(manifest, words=_words_of(manifest, words)))
        total = count_of(files)
        run = _Run(folder, manifest, total, progress)
        count = 1 if total <= FEW else workers or min(MOST, os.cpu_count() or 1)
        jobs = run.jobs(looked_at(files, run.known, look))
        for one in _made(jobs, total, count, scheduler, run):
            run.take(one)
        return run.finish()


def _words_of(manifest: Manifest, words: Words) -> Words:
    """Return the words of a collection, which are the given ones as long as it is empty.

    Raises ``MzdiffError`` where others are given; the same may be in a file of another name.
    """
    if not manifest.parts:
        return words or manifest.words
    if words and [text for _, text in words] != [text for _, text in manifest.words]:
        raise MzdiffError(
            f"{words[0][0]}: 文集用的是 {manifest.lexicon} (read with another lexicon); "
            "请用 --store 另建文集"
        )
    return manifest.words


def _made(
    jobs: Iterator[Found], total: int, count: int, scheduler: str, run: _Run
) -> Iterator[Made]:
    """Yield what becomes of the jobs: on a cluster, in processes here, or in this one."""
    place, words = run.folder / PARTS, run.manifest.words
    crew: Crew | None = None
    if scheduler:
        from compare.collection.keeping.cluster import Cluster

        crew = Cluster(scheduler, place, words)
    elif count > 1:
        crew = Processes(count, place, words)
    batches = _batches(jobs, min(FULL, -(-total // (crew.size if crew else 1))))
    if crew:
        yield from made(batches, crew, run.tell)
    else:
        yield from (make_part(batch, place, words, run.tell) for batch in batches)


def remove(ids: Sequence[str], folder: Path) -> None:
    """Take documents out of a collection. Raises ``MzdiffError`` for an id that it has not."""
    read_manifest(folder)  # before a lock would make the folder
    with adding(folder) as manifest:
        run = _Run(folder, manifest, 0, lambda done, total: None)
        if unknown := [name for name in ids if name not in run.where]:
            raise MzdiffError(f"{unknown[0]}: 文集中没有这份文件 (no such document)")
        run.put([], set(ids))


class _Run:
    """One run that adds: the manifest as it stands, where each document is, and what was done."""

    def __init__(self, folder: Path, manifest: Manifest, total: int, progress: Progress) -> None:
        self.folder, self.manifest, self.total, self.progress = folder, manifest, total, progress
        self.known: list[Known] = []
        self.where: dict[str, str] = {}
        for part in manifest.parts:
            for one in known_in(folder, part):
                self.known.append(one)
                self.where[one.id] = part.name
        self.before = {one.path: one.id for one in self.known}
        self.added, self.done = Added(), 0

    def jobs(self, found: Iterator[Found]) -> Iterator[Found]:
        """Count what needs no reading, and yield the rest."""
        for one in found:
            if one.job:
                yield one
                continue
            self.tell(1)
            self.added.unchanged += one.unchanged
            if one.same_as:
                self.added.same.append((one.path, one.same_as))
            if one.reason:
                self.added.left_out.append((one.path, one.reason))

    def tell(self, count: int) -> None:
        """Count files that are done."""
        self.done += count
        self.progress(self.done, self.total)

    def take(self, one: Made) -> None:
        """Make what was read part of the collection."""
        self.added.left_out += one.left_out
        replaced = {name for name in one.ids if name in self.where}
        self.added.replaced += len(replaced)
        self.added.new += len(one.ids) - len(replaced)
        self.put([one.part] if one.part else [], replaced)
        if one.part:
            self.where |= dict.fromkeys(one.ids, self.manifest.parts[-1].name)

    def finish(self) -> Added:
        """Note what was left out, and take out what has become the same as another document."""
        read = self._paths()
        reasons = dict(self.added.left_out)
        for path, other in self.added.same:
            if other not in read:  # it could not be read, and so this one cannot
                self.added.left_out.append((path, reasons.get(other, "")))
        self.added.same = [(path, other) for path, other in self.added.same if other in read]
        self.put([], {self.before[path] for path, _ in self.added.same if path in self.before})
        self._note_left_out()
        return self.added

    def _note_left_out(self) -> None:
        """Keep in the manifest what could not be read, as long as that is so."""
        read = self._paths()
        before = {p: r for p, r in self.manifest.left_out if p not in read and _is_there(Path(p))}
        left_out = tuple(sorted((before | dict(self.added.left_out)).items()))
        if left_out != self.manifest.left_out:
            self.manifest = replace(self.manifest, left_out=left_out)
            write_manifest(self.folder, self.manifest)

    def _paths(self) -> set[str]:
        """Return the paths of the documents that are there now."""
        return {one.path for part in self.manifest.parts for one in known_in(self.folder, part)}

    def put(self, new: list[Part], gone: set[str]) -> None:
        """Commit new parts and documents that are gone; small parts are joined to the new one."""
        place, old = self.folder / PARTS, {self.where[name] for name in gone}
        parts = [self._without(part, gone) for part in self.manifest.parts if part.name in old]
        small = _small(self.manifest.parts, old, new)
        names = old | {part.name for part in small}
        if small:
            both = [read_tables(place / part.name) for part in (*small, *new)]
            names |= {part.name for part in new}
            new = [write_part(joined(both), place)]
        kept = [part for part in parts if part]
        if names or kept or new:
            self.manifest = replace_parts(self.folder, self.manifest, names, [*kept, *new])
        for part in (*kept, *new):
            self.where |= {one.id: part.name for one in known_in(self.folder, part)}

    def _without(self, part: Part, gone: set[str]) -> Part | None:
        place = self.folder / PARTS
        tables = read_tables(place / part.name, gone)
        return write_part(tables, place) if tables["documents"].num_rows else None


def _is_there(path: Path) -> bool:
    """Tell whether a file is there, or the zip that it is a member of."""
    return path.exists() or any(folder.is_file() for folder in path.parents)


def known_in(folder: Path, part: Part) -> list[Known]:
    """Return what tells whether the files of a part's documents have changed."""
    columns = ["id", "path", "sha256", "stated"]
    file = folder / PARTS / part.name / "documents.parquet"
    return [Known(**row) for row in pq.read_table(file, columns=columns).to_pylist()]


def _described(manifest: Manifest) -> Manifest:
    """Return the manifest with the names of the lexicon and the model that are used."""
    lexicon, encoder = tools(manifest.words)
    return replace(manifest, lexicon=lexicon.name, encoder=encoder.name)


def _batches(found: Iterator[Found], size: int) -> Iterator[Batch]:
    batch: list[Found] = []
    for one in found:
        batch.append(one)
        if len(batch) == size or sum(len(b.job.data) for b in batch if b.job) > MOST_BYTES:
            yield [one.job for one in batch if one.job]
            batch = []
    if batch:
        yield [one.job for one in batch if one.job]


def _small(parts: Sequence[Part], old: set[str], new: Sequence[Part]) -> list[Part]:
    """Return the last parts that are no larger than what is put behind them, to be joined with it.

    So a document is written again a few times only, however many runs add one each.
    """
    found: list[Part] = []
    size = sum(part.documents for part in new)
    for part in reversed(parts):
        if not new or part.name in old or part.documents > size or size + part.documents > FULL:
            break
        found.insert(0, part)
        size += part.documents
    return found
