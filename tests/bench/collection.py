"""Measure collections of made plans: adding, asking, what is planted, and runs that are killed.

    python -m tests.bench.collection [DOCUMENTS] [--workers N] [--kills N] [--keep FOLDER]

Makes DOCUMENTS plans (1,000) of places and years with planted spreads and copies
(``made_collection``), adds them in a process of its own, then 100 more, and asks. Where
``MZDIFF_SHARED`` is set its texts are among what the plans are made of. With ``--kills`` an add is
killed so many times at random moments, and the collection is looked at after each. Times of asking
are medians of five, the opening of the collection included and the start of Python not.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from compare.collection.asking.choice import Choice
from compare.collection.asking.holdings import Holdings
from compare.collection.asking.nearest import matches_of
from compare.collection.asking.search import by_meaning, by_words
from compare.collection.asking.spread import spread_of_matter, spread_of_wording
from compare.collection.asking.themes import themes_of
from compare.encoder import built_in
from tests.bench.made_collection import Planted, make
from tests.bench.speed import PYTHON, peak_megabytes

FEW = 100
ANY = Choice()


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(options.keep or temporary)
        planted = make(folder / "in", options.documents)
        make(folder / "first", FEW, seed=2, terms=())
        make(folder / "more", FEW, seed=3, terms=())
        store = folder / "store"
        workers = options.workers
        _, small = added(folder / "first", folder / "small", workers)
        wall, cost = added(folder / "in", store, workers)
        characters = sum(entry.characters for entry in Holdings(store).entry_of)
        size = sum(file.stat().st_size for file in store.rglob("*") if file.is_file())
        print(f"{options.documents} documents of {characters / options.documents:,.0f} characters")
        print(f"added in {wall:.0f} s, {cost.ru_utime + cost.ru_stime:.0f} s of processors")
        print(f"peak of the largest process {peak_megabytes(cost):.0f} MB, {workers} at work")
        print(f"store {size / 1e6:.0f} MB, {size / characters:.1f} bytes a character")
        _, next_ones = added(folder / "more", store, workers)
        ratio = (next_ones.ru_utime + next_ones.ru_stime) / (small.ru_utime + small.ru_stime)
        print(f"the next {FEW} cost {ratio:.2f} of what the first {FEW} cost")
        ask(store)
        look_for(planted, folder / "in", store)
        if options.kills:
            kill(folder, options.kills, workers)


def added(paths: Path, store: Path, workers: int) -> tuple[float, resource.struct_rusage]:
    """Return the wall time of an add, and what it and its processes took."""
    command = [PYTHON, "-m", "compare", "corpus", "add", str(paths), "--store", str(store), "-q"]
    start = time.perf_counter()
    child = os.posix_spawn(command[0], [*command, "--workers", str(workers)], os.environ)
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f"failed: {' '.join(command)}")
    return time.perf_counter() - start, usage


def ask(store: Path) -> None:
    """Print how long questions take."""
    encoder = built_in()
    questions: dict[str, Callable[[Holdings], object]] = {
        "search 低保, by words": lambda h: by_words(h, "低保", ANY, 10),
        "search 社会组织, by words": lambda h: by_words(h, "社会组织", ANY, 10),
        "search 未成年人保护 in a theme": lambda h: by_words(
            h, "未成年人", Choice(theme="低保"), 10
        ),
        "search, by meaning": lambda h: by_meaning(h, "老年人助餐", ANY, 10, encoder),
        "spread of a wording": lambda h: spread_of_wording(h, "社会组织", ANY, 30),
        "spread of a matter": lambda h: spread_of_matter(h, "低保", ANY, 30),
        "themes by year": lambda h: themes_of(h, ANY, "year"),
        "themes by province": lambda h: themes_of(h, ANY, "province"),
    }
    for name, question in questions.items():
        times = []
        for _ in range(5):
            start = time.perf_counter()
            question(Holdings(store))
            times.append(time.perf_counter() - start)
        print(f"{name:32s} {1000 * statistics.median(times):6.0f} ms")


def look_for(planted: Planted, texts: Path, store: Path) -> None:
    """Print how many planted spreads come out in their order, and how many copies are found."""
    holdings, encoder = Holdings(store), built_in()
    right = 0
    for one in planted.spreads:
        steps = spread_of_wording(holdings, one.term, ANY, 99).steps
        right += tuple((s.entry.region, s.entry.year) for s in steps) == one.steps
    print(f"planted spreads in order: {right} of {len(planted.spreads)}")
    found = told = 0
    for copy in planted.copies:
        number = holdings.number(copy.source)
        digest = sha256(next(texts.rglob(f"{copy.source}.txt")).read_bytes()).hexdigest()
        ten = [
            match
            for matches in matches_of(holdings, holdings.document(number), ANY, encoder, digest)
            for match in matches
            if match.entry.id == copy.copy and match.article.heading == copy.text
        ]
        found += bool(ten)
        told += bool(ten) and (ten[0].manner == "copied") == copy.literal
    count = len(planted.copies)
    print(f"planted copies among the nearest ten: {found} of {count}, manner right of {told}")


def kill(folder: Path, times: int, workers: int) -> None:
    """Kill adds at random moments, each of which would replace all of a hundred documents.

    Raises ``AssertionError`` where the collection has lost or doubled one.
    """
    chance = random.Random(1)
    texts, store = folder / "first", folder / "killed"
    wall, _ = added(texts, store, workers)
    command = [PYTHON, "-m", "compare", "corpus", "add", str(texts), "--store", str(store), "-q"]
    for number in range(times):
        for file in texts.rglob("*.txt"):
            file.write_text(f"{file.read_text('utf-8')}第{number}次修订。\n", "utf-8")
        running = subprocess.Popen([*command, "--workers", str(workers)])
        time.sleep(chance.uniform(0.3, wall))
        running.send_signal(signal.SIGKILL)
        running.wait()
        ids = [entry.id for entry in Holdings(store).entry_of]
        assert len(ids) == len(set(ids)) == FEW
    added(texts, store, workers)
    latest = by_words(Holdings(store), f"第{times - 1}次修订", ANY, 1)
    assert latest.documents == FEW
    print(f"killed {times} times: {FEW} documents there each time, all of them the latest at last")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("documents", type=int, nargs="?", default=1000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--keep")
    return parser.parse_args()


if __name__ == "__main__":
    main()
