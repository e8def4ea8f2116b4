"""Whatever words the documents have, they stay words: in the report and in every export."""

from __future__ import annotations

import csv
import io
import json
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


@given(hostile_plans(), hostile_plans(), NAMES, LANGUAGES, st.sampled_from(OTHERS))
def test_every_export_of_any_words_is_whole_and_runs_nothing(
    left: str, right: str, name: str, language: str, form: Format
) -> None:
    result = compared(
        segment(read_text(left, f"{name}.txt")), segment(read_text(right, "other.txt"))
    )
    data = rendered(result, form, language)
    match form:
        case Format.json:
            assert len(json.loads(data)["documents"]) == 2
        case Format.csv:
            lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
            assert {len(line) for line in lines} == {len(lines[0])}
            cells = [cell.lstrip() for line in lines for cell in line]
            assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
        case Format.xlsx:
            book = openpyxl.load_workbook(io.BytesIO(data))
            assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n"}
        case Format.docx:
            assert docx.Document(io.BytesIO(data)).paragraphs
        case Format.md:
            assert "<script" not in data.decode().replace("\\<", "")
        case _:
            ElementTree.fromstring(data)
