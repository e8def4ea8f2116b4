"""Look for inputs that break a property, led by what of the code they reach (Linux).

    pip install '.[dev,fuzz]'
    python -m tests.bench.guided TARGET [--minutes M] [--seed S] [--folder F]
    python -m tests.bench.guided TARGET --again FILE

The targets are those of ``tests/bench/targets.py``. Every reader works in this very process, where
the fuzzer sees which way it goes: what it refuses is no find, what else it raises is, as is losing
a part of a text, more than ten seconds of a processor, more than a gigabyte, or a crash. Each kind
of find is told once and kept in the folder (by default in the one for temporary files), beside
the inputs that led somewhere new, from which the next run of the target goes on.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import re
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from tests.bench.targets import Target

MINUTES = 10.0
MEMORY = 1_000  # megabytes beside what the process holds before the first example
HANGS = 60  # seconds by the clock after which what no signal interrupts is ended
LIKE = 40  # characters of a message: finds at one place that begin alike are of one kind
SHORTEST = 64  # bytes that a change may always make of an input
INSTRUMENTED = ["compare", "docx", "openpyxl"]
MISSING = "atheris is missing: pip install '.[dev,fuzz]' (Linux only)"
STATE = re.compile(r"#(\d+)\s+[A-Z]\w+\s+cov: (\d+) ft: (\d+) corp: (\d+)")
ROOT = str(Path(__file__).parents[2])


def main() -> None:
    """Run one target as asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("target")
    parser.add_argument("--minutes", type=float, default=MINUTES)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "mzdiff-fuzz")
    parser.add_argument("--again", type=Path, help="run the property on this file alone")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.again:
        again(asked.target, asked.again)
    elif importlib.util.find_spec("atheris") is None:
        sys.exit(MISSING)
    elif asked.inside:
        fuzz(asked)
    else:
        sys.exit(watched(asked))


def again(name: str, path: Path) -> None:
    """Run the property of a target on one file, as a run does."""
    target = prepared(name)
    from tests.bench.watched import SECONDS, in_time

    with in_time(SECONDS):
        target.check(path.read_bytes())
    print(f"{name}: {path} keeps its property")


def prepared(name: str) -> Target:
    """Return a target; from now on readers work in this process, and nothing opens a connection."""
    from compare.source.intake import apart
    from tests.bench import targets, watched

    if name not in targets.TARGETS:
        sys.exit(f"no target {name}: {', '.join(targets.TARGETS)}")
    apart.POSSIBLE = False
    watched.watch()
    return targets.TARGETS[name]


def watched(asked: argparse.Namespace) -> int:
    """Run the fuzzer in a process of its own, which may crash; tell what it did and found."""
    kept = asked.folder / asked.target
    kept.mkdir(parents=True, exist_ok=True)
    log = kept / "log.txt"
    command = [sys.executable, "-m", "tests.bench.guided", *sys.argv[1:], "--inside"]
    began = time.time()
    with log.open("w") as stream:
        subprocess.run(command, stderr=stream, check=False, cwd=ROOT)
    told = log.read_text(errors="replace")
    states = STATE.findall(told)
    if not states:
        print(told[-2000:], file=sys.stderr)
        return 2
    (_, before, _, _), (runs, after, features, inputs) = states[0], states[-1]
    print(f"{asked.target}: {runs} executions, coverage {before} to {after} edges")
    print(f"{features} features, {inputs} inputs kept; the log is {log}")
    finds = [path for path in (kept / "finds").iterdir() if path.stat().st_mtime >= began]
    for path in sorted(finds):
        if "-" in path.name:  # as libFuzzer names what ended the process
            print(f"END {told_how(asked.target, path)}")
    print(f"{len(finds)} finds")
    if not re.search(r"\sDONE\s", told) and not finds:
        print(f"ended before its time: {told[-1000:]}", file=sys.stderr)
        return 2
    return 1 if finds else 0


def told_how(name: str, path: Path) -> str:
    """Return where an input is, and how it is run again."""
    return f"{path}\n  python -m tests.bench.guided {name} --again {path}"


def fuzz(asked: argparse.Namespace) -> NoReturn:
    """Fuzz until the time is used up; what is imported in between is instrumented too."""
    import atheris

    kept = asked.folder / asked.target
    with atheris.instrument_imports(include=INSTRUMENTED):
        target = prepared(asked.target)
        finds = Finds(asked.target, kept / "finds")
        for folder in ("seeds", "inputs", "finds"):
            (kept / folder).mkdir(exist_ok=True)
        for number, data in enumerate(target.seeds()):
            (kept / "seeds" / f"{number:02}").write_bytes(data)
            finds.check(target, data)

        def raw(data: bytes) -> bytes:
            return atheris.Mutate(data, max(len(data) * 2, SHORTEST))

        def changed(data: bytes, most: int, number: int) -> bytes:
            made = target.mutation(data, Random(number), raw)
            return made if len(made) <= most else raw(data)[:most]

        atheris.Setup(
            [sys.argv[0], *options(asked, target), str(kept / "inputs"), str(kept / "seeds")],
            lambda data: finds.check(target, data),
            custom_mutator=changed,
        )
        atheris.Fuzz()
    raise AssertionError("the fuzzer ends the process")


def options(asked: argparse.Namespace, target: Target) -> list[str]:
    """Return what libFuzzer is told."""
    kept = asked.folder / asked.target
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told = {
        "seed": asked.seed,
        "max_total_time": int(60 * asked.minutes),
        "max_len": target.longest,
        "timeout": HANGS,
        "rss_limit_mb": held + MEMORY,
        "artifact_prefix": f"{kept / 'finds'}/",
        "dict": dictionary(kept / "words"),
        "len_control": 0,
    }
    return [f"-{name}={value}" for name, value in told.items()]


def dictionary(path: Path) -> Path:
    """Write the words of texts as the fuzzer reads them."""
    from tests.bench.targets import MARKUP

    def quoted(word: str) -> str:
        return "".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "replace"))

    path.write_text("".join(f'"{quoted(word)}"\n' for word in dict.fromkeys(MARKUP) if word))
    return path


class Finds:
    """The kinds of finds so far; each is kept and told once, and the run goes on."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.folder = name, folder
        self.seen: set[tuple[object, ...]] = set()

    def check(self, target: Target, data: bytes) -> None:
        """Run the property of a target on an input."""
        from tests.bench.watched import SECONDS, in_time

        try:
            with in_time(SECONDS):
                target.check(data)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # what fails in a library of Rust is no ``Exception``
            self.keep(data, error)

    def keep(self, data: bytes, error: BaseException) -> None:
        """Keep an input that broke its property, unless one of its kind is known."""
        frames = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in frames if ROOT in frame.filename]
        last = (own or frames)[-1]
        kind = (type(error), last.filename, last.lineno, str(error)[:LIKE])
        if kind in self.seen:
            return
        self.seen.add(kind)
        path = self.folder / hashlib.sha256(data).hexdigest()[:12]
        path.write_bytes(data)
        line = traceback.format_exception_only(error)[-1].strip()[:300]
        print(f"FIND {line}\n  at {last.filename}:{last.lineno} in {last.name}")
        print(f"  {told_how(self.name, path)}", flush=True)


if __name__ == "__main__":
    main()
