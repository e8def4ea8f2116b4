"""The exports: the same values in every format, text that stays text, the same bytes each time."""

from __future__ import annotations

import csv
import datetime
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from functools import cache
from html import escape
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import jsonschema
import networkx
import openpyxl
import pandas
import pytest

from compare import compare
from compare.addresses import document_of
from compare.annexes import in_annex
from compare.errors import MzdiffError
from compare.export.findings import finding_rows
from compare.export.glance import at_a_glance
from compare.export.goals import goal_rows
from compare.export.json import as_values
from compare.export.labels import label
from compare.export.markdown import escaped, headline_line
from compare.export.steady import BEGINNING
from compare.export.tables import Table, all_tables
from compare.formats import Format, rendered
from compare.model import (
    Basis,
    ChangeKind,
    Comparison,
    EventType,
    Level,
    Pattern,
    Prominence,
    Strength,
    Target,
)
from compare.telling.rows.lines import line_of
from compare.telling.rows.table import change_rows
from compare.telling.sentences.headlines import headlines
from compare.telling.words.naming import names_of
from compare.visible import is_hidden, visible
from tests.hostile import TURNED, hostile
from tests.report_page import PAIR, SERIES, comparison

SCHEMA = json.loads((files("compare") / "data" / "mzdiff-1.schema.json").read_text("utf-8"))
LANGUAGES = ("zh", "en")


def result(kind: str) -> Comparison:
    return {"pair": lambda: comparison(*PAIR), "series": lambda: comparison(*SERIES)}.get(
        kind, hostile
    )()


@cache
def export(kind: str, form: Format, language: str = "zh") -> bytes:
    """Return a comparison in a format, made once for all tests that only look at it."""
    return rendered(result(kind), form, language)


def tables(found: Comparison, language: str = "zh") -> dict[str, Table]:
    return {table.name: table for table in all_tables(names_of(found, language))}


@cache
def workbook(kind: str, language: str = "zh") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(export(kind, Format.xlsx, language)))


def csv_lines(found: Comparison, language: str = "zh") -> list[list[str]]:
    text = rendered(found, Format.csv, language).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


# The same values


@pytest.mark.parametrize(
    ("kind", "language"),
    [("pair", "zh"), ("pair", "en"), ("series", "zh"), ("hostile", "zh"), ("hostile", "en")],
)
def test_a_spreadsheet_has_every_row_of_every_table(kind: str, language: str):
    book, expected = workbook(kind, language), tables(result(kind), language)
    assert book.sheetnames == [one.title or label(one.name, language) for one in expected.values()]
    for sheet, table in zip(book.worksheets, expected.values(), strict=True):
        lines = list(sheet.iter_rows(values_only=True))
        assert lines[0] == tuple(label(column, language) for column in table.columns)
        assert lines[1:] == [tuple(cell if cell != "" else None for cell in r) for r in table.rows]


@pytest.mark.parametrize("kind", ["pair", "hostile"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_csv_has_the_findings(kind: str, language: str):
    head, *lines = csv_lines(result(kind), language)
    table = tables(result(kind), language)["findings"]
    assert head == [label(column, language) for column in table.columns]
    shown = [[cell.removeprefix("'") for cell in line] for line in lines]
    assert shown == [["" if cell is None else str(cell) for cell in row] for row in table.rows]


def test_frames_have_the_rows_of_the_tables():
    found = compare(*(result("pair").documents))
    for name, table in tables(found).items():
        frame = found.to_frame(name)
        assert tuple(frame.columns) == table.columns
        filled = frame.astype(object).where(frame.notna(), None)
        assert [tuple(row) for row in filled.itertuples(index=False)] == list(table.rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_are_those_of_the_json_export(language: str):
    found = result("series")
    rows = finding_rows(names_of(found, language))
    key = "explanation" if language == "zh" else "explanation_en"
    events = [
        (e[key], e["confidence"], chinese(e["matter"]), e["theme"])
        for first in as_values(found)["events"]
        for e in (first, *first["also"])
    ]
    told = [
        (r.explanation.split("\n")[0], r.confidence, *map(chinese, (r.matter, r.theme)))
        for r in rows
        if r.explanation
    ]
    assert set(told) <= set(events)
    sentences = [line for row in rows for line in row.explanation.split("\n") if line]
    assert sorted(sentences) == sorted(sentence for sentence, *_ in events)
    assert [row.order for row in rows] == list(range(1, len(rows) + 1))


def chinese(name: str) -> str:
    """Return a name without the English one beside it, or without what says that it is a part."""
    return re.split(r" \(|（", name)[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_summary_has_what_stands_first_and_the_foremost_rows_and_counts_all(language: str):
    found = result("series")
    names = names_of(found, language)
    summary = rendered(found, Format.md, language).decode()
    rows, at = change_rows(names), 0
    for pair in range(1, len(found.pairs) + 1):
        for headline in headlines(names, pair, rows):
            at = summary.index(headline_line(names, headline), at)
        for row in [row for row in rows if row.pair == pair][:40]:
            line = " | ".join(escaped(cell) for cell in line_of(names, row))
            at = summary.index(f"| {line} |", at)
    counted = re.findall(r"(?m)^- \*\*[^:：]+?\*\* ?[(（](\d+)", summary)
    assert sum(map(int, counted)) == sum(len(row.told) for row in rows)


def test_a_glance_names_each_kind_once_with_its_foremost_matters():
    names = names_of(result("pair"), "zh")
    rows = change_rows(names)
    told = list(at_a_glance(names, rows))
    assert {kind: count for kind, count, _ in told} == Counter(
        one.label for row in rows for one in row.told
    )
    for kind, _, matters in told:
        own = [one.matter for row in rows for one in row.told if one.label == kind]
        assert matters.startswith(own[0])
        assert matters.endswith("等") == (len(set(own)) > 8)


def says_again(annexed: Target, other: Target) -> bool:
    """Tell whether an annex only says again what a text proper sets: of one thing the same number."""
    same = document_of(annexed.unit) == document_of(other.unit)
    held = annexed.subject in other.subject or other.subject in annexed.subject
    return (
        same
        and held
        and (annexed.value, annexed.number.unit)
        == (
            other.value,
            other.number.unit,
        )
    )


@pytest.mark.parametrize("kind", ["pair", "series"])
def test_every_target_is_a_goal_of_each_of_its_pairs(kind: str):
    found = result(kind)
    rows = goal_rows(names_of(found, "zh"))
    shown = Counter(unit for row in rows for unit in (row.left_unit, row.right_unit) if unit)
    documents = [name for pair in found.pairs for name in pair]
    targets = Counter(
        target.unit
        for target in found.targets
        for name in documents
        if target.unit.startswith(f"{name}/")
    )
    assert shown <= targets
    told = [target for target in found.targets if target.unit in shown]
    for unit in targets - shown:
        document = found.document_by_id[document_of(unit)]
        assert in_annex(document, unit)
        annexed = [target for target in found.targets if target.unit == unit]
        proper = [target for target in told if not in_annex(document, target.unit)]
        assert any(says_again(*two) for two in product(annexed, proper))


def test_numbers_are_numbers():
    found = tables(result("pair"))
    book = workbook("pair")
    for sheet, table in zip(book.worksheets, found.values(), strict=True):
        for row, line in zip(sheet.iter_rows(min_row=2), table.rows, strict=True):
            for cell, value in zip(row, line, strict=True):
                assert cell.data_type == ("s" if isinstance(value, str) and value else "n")
                assert not (isinstance(value, int | float) and cell.quotePrefix)
    goals = compare(*result("pair").documents).to_frame("targets")
    assert pandas.api.types.is_float_dtype(goals["value"])
    assert goals.loc[goals["target"].str.contains("不低于360元/月"), "value"].tolist() == [360]


# Text stays text


def test_nothing_in_a_spreadsheet_is_a_formula():
    texts = [cell for sheet in workbook("hostile") for row in sheet for cell in row if cell.value]
    assert {cell.data_type for cell in texts} <= {"s", "n"}
    risky = [cell for cell in texts if re.match(r"\s*[=+\-@]", str(cell.value))]
    assert len(risky) > 10
    assert all(cell.quotePrefix for cell in risky)


def test_no_csv_cell_begins_as_a_formula_does():
    cells = [cell for line in csv_lines(hostile()) for cell in line]
    assert any(cell.startswith("'") for cell in cells)
    assert not [cell for cell in cells if re.match(r"\s*[=+\-@]", cell)]


@pytest.mark.parametrize("form", list(Format))
def test_turned_writing_is_written_out(form: Format):
    data = export("hostile", form)
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"".join(archive.read(name) for name in archive.namelist())
    assert TURNED not in data.decode(errors="ignore")


def test_markdown_and_notebooks_show_markup_as_text():
    for text in (rendered(hostile(), Format.md, "zh").decode(), hostile()._repr_html_()):
        assert "<script" not in text
        assert "</style" not in text
    assert escaped("# 一|二*三*") == r"\# 一\|二\*三\*"
    assert escaped("12. 低保\n养老") == r"12\. 低保 养老"


def test_json_keeps_the_text_verbatim():
    values = json.loads(rendered(hostile(), Format.json, "zh"))
    texts = [
        article["text"] for document in values["documents"] for article in document["articles"]
    ]
    assert texts == [a.text for document in hostile().documents for a in document.articles]


def test_hidden_characters_are_written_out():
    assert visible("低\u202e保\x00\n养\U000e0041老") == "低‹U+202E›保‹U+0000›\n养‹U+E0041›老"
    assert not any(is_hidden(character) for character in "低保 abc,。《》①\n\t")


# The same bytes


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("kind", ["pair", "hostile"])
def test_same_comparison_same_bytes(form: Format, kind: str):
    assert rendered(result(kind), form, "zh") == export(kind, form)


@pytest.mark.parametrize("form", [Format.xlsx, Format.docx])
def test_archives_tell_no_time(form: Format):
    with zipfile.ZipFile(io.BytesIO(export("hostile", form))) as archive:
        assert {e.date_time for e in archive.infolist()} == {BEGINNING.timetuple()[:6]}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\d", core)) == {"1980-01-01"}


@pytest.mark.parametrize("form", list(Format))
def test_no_export_tells_the_day(form: Format):
    data = export("pair", form)
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"".join(archive.read(name) for name in archive.namelist())
    assert datetime.date.today().isoformat().encode() not in data


def test_same_files_same_bytes_whatever_the_hash_seed(tmp_path: Path):
    texts = {
        "2020.txt": "2020年民政工作要点\n一、社会救助\n(一)完善低保制度。健全低保标准。\n(二)做好五保供养。提高五保标准。\n",
        "2022.txt": "2022年民政工作要点\n一、社会救助\n(一)完善低保制度。提高低保标准。\n(二)做好特困供养。提高特困人员标准。\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    formats = [word for form in Format for word in ("--format", form.value)]
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "compare", *texts, "-q", "-o", f"out{seed}", *formats]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(command, cwd=tmp_path, env=environment, check=True, timeout=120)
    for form in Format:
        one, two = ((tmp_path / f"out{seed}.{form.value}").read_bytes() for seed in "12")
        assert one == two, form


# Graphs


@pytest.mark.parametrize("kind", ["series", "hostile"])
def test_other_programs_read_the_graph(kind: str):
    found = result(kind)
    graphml = networkx.parse_graphml(rendered(found, Format.graphml, "zh").decode())
    gexf = networkx.read_gexf(io.BytesIO(rendered(found, Format.gexf, "zh")))
    expected = as_values(found)["graph"]
    assert expected["nodes"]
    for graph in (graphml, gexf):
        assert set(graph.nodes) == {visible(node["id"]) for node in expected["nodes"]}
        edges = [(left, right, values["mass"]) for left, right, values in graph.edges(data=True)]
        assert sorted(edges) == sorted(
            (visible(e["from"]), visible(e["to"]), e["mass"]) for e in expected["edges"]
        )
        for values in graph.nodes.values():
            assert {type(value) for value in values.values()} <= {str, int, float}
            assert isinstance(values["share"], float)
            assert isinstance(values["year"], int)


def test_every_edge_of_a_graph_has_a_name_of_its_own():
    for form in (Format.graphml, Format.gexf):
        tree = ElementTree.fromstring(rendered(result("series"), form, "zh"))
        names = [e.attrib["id"] for e in tree.iter() if e.tag.endswith("}edge")]
        assert len(names) == len(set(names)) > 10


# Form


@pytest.mark.parametrize("kind", ["pair", "series", "hostile"])
def test_the_json_export_is_as_its_schema_says(kind: str):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    values = json.loads(export(kind, Format.json))
    jsonschema.Draft202012Validator(SCHEMA).validate(values)
    assert set(values) == set(SCHEMA["properties"])


def test_the_json_export_tells_annexes_and_headings_that_open_a_text():
    """咸宁 2021 has a list of tasks behind its text; its headings stand in one line with the body."""
    values = as_values(result("series"))
    (plan,) = [one for one in values["documents"] if one["id"] == "xianning-2021"]
    assert [one["heading"] for one in plan["sections"] if one["annex"]] == [
        "2021年民政工作重点工作事项"
    ]
    leads = [m for one in plan["articles"] for m in one["measures"] if m["id"].endswith(".0")]
    assert leads


def test_the_schema_refuses_what_is_not_the_export():
    values = json.loads(rendered(hostile(), Format.json, "zh"))
    values["links"][0]["strength"] = "strong"
    del values["documents"][0]["title"]
    problems = list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(values))
    assert {problem.validator for problem in problems} == {"enum", "required"}


@pytest.mark.parametrize(
    ("place", "values"),
    [
        (("change",), ChangeKind),
        (("link", "properties", "level"), Level),
        (("link", "properties", "strength"), Strength),
        (("theme", "properties", "pattern"), Pattern),
        (("event", "properties", "type"), EventType),
        (("event", "properties", "basis", "items"), Basis),
        (("node", "properties", "prominence"), Prominence),
    ],
)
def test_the_schema_knows_every_word_of_the_model(place: tuple[str, ...], values: object):
    found = SCHEMA["$defs"]
    for key in place:
        found = found[key]
    assert found["enum"] == list(get_args(values))


def test_every_column_and_word_of_a_cell_has_a_label():
    keys = {column for table in tables(hostile()).values() for column in table.columns}
    for prefix, values in (
        ("level", Level),
        ("strength", Strength),
        ("prominence", Prominence),
        ("origin", ("lexicon", "text")),
    ):
        keys |= {f"{prefix}_{value}" for value in get_args(values) or values}
    for key in sorted(keys):
        assert label(key, "zh")
        assert label(key, "en")


def test_sheets_keep_their_headers_and_have_filters():
    for sheet in workbook("pair"):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(8 <= column.width <= 50 for column in sheet.column_dimensions.values())


def test_sheets_are_printed_without_addresses():
    for sheet, table in zip(workbook("pair"), tables(result("pair")).values(), strict=True):
        _, _, last = sheet.print_area.rpartition(":")
        printed = openpyxl.utils.cell.coordinate_from_string(last.replace("$", ""))[0]
        columns = table.columns[: openpyxl.utils.column_index_from_string(printed)]
        assert not [column for column in columns if "unit" in column and column != "unit"]
        assert sheet.print_title_rows == "$1:$1"


def test_a_notebook_shows_documents_and_findings():
    shown = compare(*result("pair").documents)._repr_html_()
    assert "湖南省民政厅" in shown
    rows = finding_rows(names_of(result("pair"), "zh"))
    assert all(escape(row.matter) in shown for row in rows[:10])
    assert all(f"{kind} {n}" in shown for kind, n in Counter(row.kind for row in rows).items())
    assert len(shown) < 10_000


def test_a_table_that_is_not_there_is_said_so():
    with pytest.raises(MzdiffError, match="findings, goals, links"):
        hostile().to_frame("events")


def test_without_pandas_the_error_names_the_command():
    code = """
import sys
sys.modules["pandas"] = None
from compare.errors import MzdiffError
from compare.export.notebook import frame
try:
    frame(None, "findings", "zh")
except MzdiffError as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert "pip install pandas" in done.stdout
