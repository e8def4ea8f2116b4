"""Whatever words the documents have, they stay words: in the report and in every export."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from xml.etree import ElementTree

import docx
import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from compare.formats import Format, rendered
from compare.segment import segment
from compare.source import read_text
from tests.laws import compared
from tests.plain_page import assert_plain
from tests.strategies import NAMES, hostile_plans

LANGUAGES = st.sampled_from(["zh", "en"])
OTHERS = tuple(form for form in Format if form is not Format.html)


@given(hostile_plans(), hostile_plans(), NAMES, LANGUAGES)
def test_a_report_on_any_words_is_a_plain_page(
    left: str, right: str, name: str, language: str
) -> None:
    result = compared(
        segment(read_text(left, f"{name}.txt")), segment(read_text(right, "other.txt"))
    )
    assert_plain(rendered(result, Format.html, language).decode())


@given(hostile_plans(), hostile_plans(), NAMES, LANGUAGES)
def test_every_export_of_any_words_is_whole_and_runs_nothing(
    left: str, right: str, name: str, language: str
) -> None:
    result = compared(
        segment(read_text(left, f"{name}.txt")), segment(read_text(right, "other.txt"))
    )
    files = {form: rendered(result, form, language) for form in OTHERS}
    assert len(json.loads(files[Format.json])["documents"]) == 2
    lines = list(csv.reader(io.StringIO(files[Format.csv].decode("utf-8-sig"), newline="")))
    assert {len(line) for line in lines} == {len(lines[0])}
    assert [cell for line in lines for cell in line if cell.lstrip()[:1] in tuple("=+-@")] == []
    book = openpyxl.load_workbook(io.BytesIO(files[Format.xlsx]))
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n"}
    assert docx.Document(io.BytesIO(files[Format.docx])).paragraphs
    for form in (Format.graphml, Format.gexf):
        ElementTree.fromstring(files[form])
    for form in (Format.xlsx, Format.docx):
        with zipfile.ZipFile(io.BytesIO(files[form])) as archive:
            assert archive.testzip() is None
    assert "<script" not in files[Format.md].decode().replace("\\<", "")
