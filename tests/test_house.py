"""The order of the house: what may import what, and that its papers say what the program does."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from compare.cli import app

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "compare"
FILES = sorted(PACKAGE.rglob("*.py"))

# The storeys of the house, from the ground up: a room may use its own storey and those below.
STOREYS = (
    {"compare", "compare.version"},
    {
        "compare.model",
        "compare.knowledge",
        "compare.system",
        "compare.addresses",
        "compare.annexes",
        "compare.errors",
        "compare.language",
        "compare.laws",
        "compare.links",
        "compare.tables",
        "compare.visible",
    },
    {"compare.source", "compare.encoder"},
    {"compare.segment"},
    {"compare.series", "compare.outline", "compare.diff", "compare.overrides"},
    {"compare.facts", "compare.differences", "compare.redline"},
    {"compare.themes"},
    {"compare.similarity"},
    {"compare.statements"},
    {"compare.align"},
    {"compare.events"},
    {"compare.written"},
    {"compare.pipeline", "compare.telling", "compare.export", "compare.report"},
    {"compare.formats", "compare.summary", "compare.destinations", "compare.options"},
    {"compare.collection"},
    {"compare.cli", "compare.training"},
    {"compare.__main__"},
)


def module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


KNOWN = frozenset(map(module, FILES))


@cache
def imports(path: Path) -> set[str]:
    """Return the modules of the package that a file imports when it is imported itself."""
    found: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            named = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= named & KNOWN or {node.module}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found & KNOWN


def part(name: str, depth: int) -> str:
    """Return the folder of a module, or the module itself, so many names deep."""
    return ".".join(name.split(".")[:depth])


def room(name: str) -> str:
    return part(name, 2)


def test_no_import_circles() -> None:
    """Raises ``CycleError`` for a circle; a package's front door may be used by its own rooms."""
    graph = {module(path): imports(path) - {module(path)} for path in FILES}
    list(TopologicalSorter(graph).static_order())


def test_no_file_stands_beside_a_room_of_its_name() -> None:
    """It would never be imported."""
    assert [path for path in FILES if path.with_suffix("").is_dir()] == []


@pytest.mark.parametrize("path", FILES, ids=module)
def test_a_room_imports_nothing_from_a_storey_above(path: Path) -> None:
    level = {name: i for i, names in enumerate(STOREYS) for name in names}
    own = level[room(module(path))]
    above = {name for name in imports(path) if level[room(name)] > own}
    assert above == set()


@pytest.mark.parametrize("depth", [3, 4])
def test_the_parts_of_a_room_use_each_other_one_way(depth: int) -> None:
    """Raises ``CycleError`` for folders of a room that use each other; its own files may use all."""
    graph: dict[str, set[str]] = {}
    for path in FILES:
        own = part(module(path), depth)
        graph.setdefault(own, set()).update({part(name, depth) for name in imports(path)} - {own})
    list(TopologicalSorter(graph).static_order())


def test_no_room_of_the_exports_reaches_into_the_report() -> None:
    """Both tell from ``telling``: what they share stands there."""
    for own, other in (("compare.export", "compare.report"), ("compare.report", "compare.export")):
        for path in FILES:
            if room(module(path)) == own:
                assert not {name for name in imports(path) if room(name) == other}, path


def test_types_import_nothing_of_the_package() -> None:
    used = set().union(*(imports(path) for path in (PACKAGE / "model").glob("*.py")))
    assert used == {"compare.model.texts"}


@pytest.mark.parametrize(
    "heavy",
    [
        *("torch", "sentence_transformers", "transformers", "scipy", "pandas"),
        *("pyarrow", "duckdb", "filelock", "sqlite3", "compare.collection"),
    ],
)
def test_the_main_job_imports_nothing_heavy(heavy: str) -> None:
    assert heavy not in imported_by_the_main_job()


@cache
def imported_by_the_main_job() -> frozenset[str]:
    """Return the modules that are there when a process has imported what the main job does."""
    code = "import sys, compare.cli, compare.pipeline, compare.report.render, compare.export; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "compare.pipeline" in run.stdout.split()
    return frozenset(run.stdout.split())


def test_the_constraints_hold_a_version_of_every_dependency_within_its_range() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    held = [re.split(r"==|\s*;", line)[:2] for line in lines]
    for one in map(Requirement, needed):
        versions = [version for name, version in held if name == one.name.lower()]
        assert versions, one.name
        assert all(version in one.specifier for version in versions), one.name


def test_readme_names_every_option() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (command,) = [
        c for c in app.registered_commands if c.callback and c.callback.__name__ == "compare"
    ]
    assert command.callback
    options = [
        option
        for file in (
            "cli.py",
            "options.py",
            *(f"collection/commands/{n}.py" for n in ("options", "keep", "ask")),
        )
        for option in re.findall(
            r'"(--?[a-z-]+)"', ast.unparse(ast.parse((PACKAGE / file).read_text("utf-8")))
        )
    ]
    assert [
        option for option in options if f"`{option}" not in readme and f" {option}" not in readme
    ] == []


def test_every_sentence_is_in_both_languages_with_the_same_places() -> None:
    for path in sorted((PACKAGE / "data" / "language").glob("*.toml")):
        for key, sentence in tomllib.loads(path.read_text("utf-8")).items():
            places = [
                set(re.findall(r"{(\w+?)(?:_english)?[}:]", sentence[language]))
                for language in ("zh", "en")
            ]
            assert places[0] == places[1], f"{path.name}: {key}"


def test_chinese_sentences_have_chinese_punctuation() -> None:
    for path in sorted((PACKAGE / "data" / "language").glob("*.toml")):
        for key, sentence in tomllib.loads(path.read_text("utf-8")).items():
            assert not re.search(r"[一-鿿}”][,;:?!]", sentence["zh"]), f"{path.name}: {key}"


def test_every_room_that_the_architecture_names_is_there() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = [
        (room, name)
        for room, does in re.findall(r"^\| `(\w+)/` \|[^|]*\|(.*)\|$", text, re.M)
        for name in re.findall(r"`([a-z_]+)/?`", does)
    ]
    assert len(named) > 30
    missing = [
        f"{room}/{name}"
        for room, name in named
        if not any(list((PACKAGE / room).rglob(end)) for end in (name, f"{name}.py"))
    ]
    files = re.findall(r"`([a-z_/]+\.(?:py|toml|jinja))`", text)
    files += [f"{m.replace('.', '/')}.py" for m in re.findall(r"\btests\.\w+\.[a-z]+", text)]
    paths = [f"/{path.relative_to(ROOT).as_posix()}" for path in ROOT.glob("[ct]*/**/*")]
    missing += [name for name in files if not any(path.endswith(f"/{name}") for path in paths)]
    assert missing == []
