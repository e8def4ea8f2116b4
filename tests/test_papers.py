"""The papers say what the program does, and the program does what they say."""

from __future__ import annotations

import importlib
import inspect
import json
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import typer

from compare.cli import app, with_command
from compare.events.kinds import KINDS
from compare.export.tables import all_tables
from compare.formats import Format
from compare.language import say
from compare.model import Basis
from compare.overrides import read_overrides
from compare.source.intake.meta import META_NAME, stated_beside
from compare.telling.words.naming import names_of
from compare.themes.lexicon import load
from compare.version import __version__
from tests.bench.papers import BLOCK, DOCS, FILE, ROOT, commands_in, pages
from tests.report_page import law_versions

COMMANDS = "reference/commands.md"
EXPORTS = "reference/exports.md"
SCHEMA = json.loads((ROOT / "compare/data/mzdiff-1.schema.json").read_text("utf-8"))
SHARED = "mzdiff corpus"  # its options are those that its commands share
UNITS = {"MB": 1_000_000}


def page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def rows(text: str) -> list[list[str]]:
    """Return the rows of all tables of a text, each as its cells, without their heads."""
    found = re.findall(r"^\|(.*)\|$", text, re.MULTILINE)
    cells = [[cell.strip() for cell in row.split("|")] for row in found]
    rules = {number for number, row in enumerate(cells) if set("".join(row)) <= set("-:")}
    return [row for number, row in enumerate(cells) if not {number, number + 1} & rules]


def table(name: str, head: str) -> dict[str, list[str]]:
    """Return the table of a page whose head begins so, by the first cell without its marks."""
    (found,) = re.findall(rf"^\| {head} \|.*\n((?:\|.*\n)+)", page(name), re.MULTILINE)
    return {row[0].strip("`"): row[1:] for row in rows("| x |\n" + found)}


def named(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


@cache
def parsers() -> dict[str, object]:
    """Return every command as the command line knows it, by the words that call it."""
    pytest.importorskip("pyarrow", reason="collections need pyarrow")
    pytest.importorskip("duckdb", reason="collections need duckdb")
    pytest.importorskip("filelock", reason="collections need filelock")
    from compare.collection.commands import ask, keep  # noqa: F401 - they make the app whole
    from compare.collection.commands.options import app as collection

    main, inner = typer.main.get_command(app), typer.main.get_command(collection)
    own = {f"mzdiff {name}": command for name, command in main.commands.items()}
    own |= {f"{SHARED} {name}": command for name, command in inner.commands.items()}
    return {"mzdiff": main} | {name: c for name, c in own.items() if name != SHARED}


def words_of(command: object) -> set[str]:
    """Return the options of a command, and its arguments in capital letters."""
    found = set()
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            found.add((parameter.metavar or parameter.name).strip("{}.").upper())
        else:
            found |= set(parameter.opts)
    return found - {"--help"}


def documented() -> dict[str, set[str]]:
    """Return what the reference says that each command takes."""
    head, *parts = re.split(r"^#{2,3} (mzdiff .*|How .*)$", page(COMMANDS), flags=re.MULTILINE)
    sections = {"mzdiff": head} | dict(zip(parts[::2], parts[1::2], strict=True))
    return {
        name: {word for row in rows(text) for word in named(row[0])}
        for name, text in sections.items()
        if name.startswith("mzdiff")
    }


def test_the_reference_has_every_command_with_its_options_and_no_others() -> None:
    said = documented()
    shared = said.pop(SHARED)
    known = {name: words_of(command) for name, command in parsers().items()}
    assert said == known
    assert shared <= set().union(*(w for name, w in known.items() if name.startswith(SHARED)))


def test_the_command_line_takes_what_the_pages_show() -> None:
    """Commands are parsed and not run; ``python -m tests.bench.papers`` runs them."""
    shown = [command.line.partition(" | ")[0] for path in pages() for command in commands_in(path)]
    assert len(shown) > 15
    for line in shown:
        words = with_command(shlex.split(line)[1:])
        depth = 2 if words[0] == "corpus" else 1
        command = parsers()[" ".join(("mzdiff", *words[:depth]))]
        assert command.make_context(line, words[depth:]).args == [], line


def settings(folder: Path) -> Iterator[Path]:
    for path in pages():
        for block in BLOCK.finditer(path.read_text("utf-8")):
            if block["kind"] == "toml":
                named = FILE.match(block["text"])
                file = folder / (named["name"] if named else f"{path.stem}-{block.start()}.toml")
                file.write_text(block["text"], "utf-8")
                yield file


def test_the_settings_that_the_pages_show_are_read(tmp_path: Path) -> None:
    tried = set()
    for file in settings(tmp_path):
        text = file.read_text("utf-8")
        if "[[link]]" in text:
            assert read_overrides(file).links
            tried.add("overrides")
        elif "terms =" in text:
            assert tomllib.loads(text).keys() <= load(file).entries.keys()
            tried.add("lexicon")
        elif "order =" in text:
            first = tomllib.loads(text)["order"][0]
            (tmp_path / META_NAME).write_text(text, "utf-8")
            assert stated_beside(tmp_path / first)[1] == 0
            tried.add("meta")
    assert tried == {"overrides", "lexicon", "meta"}


@pytest.mark.parametrize("name", ["tutorial.md", "tutorial.zh.md"])
def test_the_outline_of_the_tutorial_is_the_one_that_is_printed(name: str) -> None:
    (command,) = [c for c in commands_in(DOCS / name) if "outline" in c.line]
    kept = ROOT / "tests" / "snapshots" / "hunan-2015.outline.txt"
    assert command.shown == command.printed(kept.read_text("utf-8"))


def test_the_reference_has_every_format() -> None:
    assert list(table(EXPORTS, "format")) == [form.value for form in Format]


def test_the_reference_has_every_kind_of_change_by_its_words() -> None:
    said = {kind: tuple(row[:2]) for kind, row in table(EXPORTS, "type").items()}
    known = {k.type: tuple(say("ui", f"event_{k.type}", n) for n in ("zh", "en")) for k in KINDS}
    assert said == known


def test_the_reference_has_every_basis_by_its_words() -> None:
    said = {basis: tuple(row) for basis, row in table(EXPORTS, "basis").items()}
    names = Basis.__args__
    known = {b: tuple(say("ui", f"basis_{b}", n) for n in ("zh", "en")) for b in names}
    assert said == known


def test_the_reference_has_every_table_with_its_columns() -> None:
    known = {found.name: found.columns for found in all_tables(names_of(law_versions(), "zh"))}
    assert {name: tuple(named(row[1])) for name, row in table(EXPORTS, "table").items()} == known
    columns = dict.fromkeys(column for found in known.values() for column in found)
    labels = {c: [say("table", c, "zh"), say("table", c, "en")] for c in columns}
    assert table(EXPORTS, "column") == labels


def test_the_reference_has_every_field_of_the_json_export() -> None:
    objects = {"result": SCHEMA} | SCHEMA["$defs"]
    known = {name: list(o["properties"]) for name, o in objects.items() if "properties" in o}
    assert {name: named(row[0]) for name, row in table(EXPORTS, "object").items()} == known
    fields = {field for fields in known.values() for field in fields}
    assert set(table(EXPORTS, "field")) <= fields


def test_the_reference_has_every_table_of_a_collection() -> None:
    pytest.importorskip("pyarrow", reason="collections need pyarrow")
    from compare.collection.keeping.tables import SCHEMAS

    said = {name: named(row[0]) for name, row in table(EXPORTS, "stored").items()}
    assert said == {name: schema.names for name, schema in SCHEMAS.items()}


def stated_limits() -> dict[str, float]:
    """Return the limits of the reference by their place in the code."""
    found = {}
    for row in rows(page("reference/limits.md")):
        number, _, unit = row[1].partition(" ")
        (place,) = named(row[2])
        found[place] = int(number.replace(",", "")) * UNITS.get(unit, 1)
    return found


def limit(place: str) -> float:
    """Return what a place in the code holds: ``module.NAME``, then attributes or a key."""
    path, key = re.fullmatch(r'([\w.]+?)(?:\["(.+)"\])?', place).groups()
    parts = path.split(".")
    split = next(number for number, part in enumerate(parts) if part.isupper())
    value = importlib.import_module(".".join(("compare", *parts[:split])))
    for name in parts[split:]:
        value = getattr(value, name)
    return value[key] if key else value


def test_the_limits_are_those_of_the_program() -> None:
    pytest.importorskip("pyarrow", reason="collections need pyarrow")
    stated = stated_limits()
    assert len(stated) > 20
    assert {place: limit(place) for place in stated} == stated


def test_a_module_with_one_limit_in_the_reference_has_no_other() -> None:
    stated = stated_limits()
    modules = {place.rpartition(".")[0] for place in stated if ".MAX_" in place}
    known = {
        f"{module}.{name}"
        for module in modules
        for name in re.findall(
            r"^(MAX_\w+) = ",
            inspect.getsource(importlib.import_module(f"compare.{module}")),
            re.MULTILINE,
        )
    }
    assert known <= stated.keys()


def test_every_figure_of_quality_stands_with_the_benches_that_print_it() -> None:
    measured = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    figures = re.findall(r"\d+\.\d+", page("how-good.md"))
    assert len(figures) > 15
    assert [figure for figure in figures if figure not in measured] == []


def test_the_commands_beside_the_figures_are_there() -> None:
    text = page("how-good.md")
    modules = re.findall(r"python -m (tests[\w.]+)", text)
    files = [f"{module.replace('.', '/')}.py" for module in modules]
    files += re.findall(r"pytest (tests/\S+?\.py)", text)
    assert files
    assert [file for file in files if not (ROOT / file).exists()] == []


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs", reason="mkdocs is not installed (extra: docs)")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    for path in tmp_path.rglob("*.html"):
        assert not re.search(r'(?:src|<link[^>]*href)="(?:https?:)?//', path.read_text("utf-8"))


def test_the_readme_leads_to_pages_that_are_there() -> None:
    text = (ROOT / "README.md").read_text("utf-8") + (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    assert any(link.startswith("docs/") for link in links)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_one_version_is_said_everywhere() -> None:
    cited = (ROOT / "CITATION.cff").read_text("utf-8")
    assert re.search(r"^version: (\S+)$", cited, re.MULTILINE)[1] == __version__
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.search(r"^## (\S+)", changes, re.MULTILINE)[1] == __version__


def test_a_wheel_holds_what_the_program_reads_and_not_what_teaches_it() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    package = ROOT / "compare"
    packed = {
        path for glob in settings["package-data"]["compare"] for path in package.glob(glob)
    } | set(package.rglob("*.py"))
    left_out = {path for path in package.rglob("*") if path.is_file()} - packed
    taught = package / "training"
    assert {path for path in left_out if "__pycache__" not in path.parts} <= set(taught.iterdir())
    assert "compare.training*" in settings["packages"]["find"]["exclude"]
    importers = [
        path
        for path in package.rglob("*.py")
        if path.parent != taught and "compare.training" in path.read_text("utf-8")
    ]
    assert importers == []


def test_a_collection_without_its_libraries_says_what_to_install() -> None:
    code = "import sys; sys.modules['pyarrow'] = None; sys.argv = ['mzdiff', 'corpus', 'list']; from compare.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert "pip install 'mzdiff[corpus]'" in done.stderr
