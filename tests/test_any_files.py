"""Files of any damage are read or refused: archives of every packing, PDFs, pages, models."""

from __future__ import annotations

import contextlib
import io
import json
import pickle
import re
import zipfile
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.encoder.sentence import SentenceEncoder
from compare.errors import MzdiffError
from tests.attacks import PLAN, html, page, stream
from tests.properties import (
    figures_are_numbers,
    members_of,
    numbers_or_refused,
    read_or_refused,
    series_or_refused,
    small_model,
)
from tests.saved import as_docx, as_zip
from tests.test_tables import as_book, as_open_document, as_workbook

DAMAGE = st.lists(
    st.tuples(st.floats(0, 1), st.one_of(st.binary(max_size=6), st.just(b"")), st.integers(0, 40)),
    min_size=1,
    max_size=6,
)
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
PDF = page(
    stream(b"BT /F 12 Tf 72 700 Td (2020) Tj 0 -20 Td (plan of work) Tj ET"),
    resources=b"/XObject<</X 5 0 R>>/ExtGState<<>>",
)
FIGURES = st.text(
    alphabet="一二三十百千万亿零两0123456789,.元人个%不低于达到至第条《》“”()简称号〔〕",
    max_size=60,
)
TAG_PIECES = re.findall(
    r"<[^>]*>|&#?\w+;",
    "<table><tr><td></td></table><p><div></div><h1><br><b hidden><svg><template><!-- --><select>"
    "<option><p\0></p><a href=x></a>&amp;&#x110000;<style></style><frameset><math>",
)
TAGS = st.sampled_from(TAG_PIECES)


MARK_PIECES = (
    *("# ", "## ", "- ", "1. ", "> ", "| a | b |\n|---|---|\n", "|", "```", "~~~", "**", "__", "*"),
    *("`", "[a](b)", "![](c)", "<br>", "</p>", "\\", "\n", "\n\n", "    ", "---\n", "a: b\n"),
)
MARKS = st.sampled_from(MARK_PIECES)
PIECES = st.sampled_from(
    [
        *("<a>", "</a>", "<", ">", "/>", '"', "\0", "&a;", "&#x0;", "<!--", "<![CDATA[", "]]>"),
        *("一、", '="9999999999"', '="-1"', '="x"', "<?xml?>", "<!DOCTYPE a>", "../", "%ff"),
    ]
)


def harmed(data: bytes, damage: list[tuple[float, bytes, int]]) -> bytes:
    for place, piece, gone in damage:
        at = int(place * len(data))
        data = data[:at] + piece + data[at + gone :]
    return data


@cache
def zipped(packing: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        archive.writestr("2020.txt", PLAN)
        archive.writestr("2021.docx", as_docx(PLAN.replace("2020", "2021")))
    return buffer.getvalue()


@given(st.sampled_from(PACKINGS), DAMAGE)
def test_a_damaged_zip_is_a_series_or_refused(packing: int, damage) -> None:
    series_or_refused(harmed(zipped(packing), damage))


@given(DAMAGE)
def test_a_damaged_pdf_is_read_or_refused(damage) -> None:
    read_or_refused(harmed(PDF, damage), "plan.pdf")


@given(st.lists(st.one_of(TAGS, st.just("完善低保制度。"), st.text(max_size=3)), max_size=60))
def test_a_page_of_any_tags_is_read_or_refused(pieces: list[str]) -> None:
    read_or_refused(html("".join(pieces)), "plan.html")


@given(st.lists(st.one_of(MARKS, st.just("完善低保制度。"), st.text(max_size=3)), max_size=60))
def test_markdown_of_any_marks_is_read_or_refused(pieces: list[str]) -> None:
    read_or_refused((PLAN + "".join(pieces)).encode(), "plan.md")


@cache
def members(form: str) -> dict[str, bytes]:
    """The members of a workbook, a book or an OpenDocument text."""
    return members_of({"xlsx": as_workbook, "epub": as_book, "odt": as_open_document}[form]())


@given(
    st.sampled_from(["xlsx", "epub", "odt"]),
    st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), PIECES, st.integers(0, 60)), max_size=6),
)
def test_damaged_xml_in_books_is_read_or_refused(form: str, damage) -> None:
    """Pieces put into any member, and cut out of it."""
    files = dict(members(form))
    for which, place, piece, gone in damage:
        name = sorted(files)[int(which * (len(files) - 1))]
        files[name] = harmed(files[name], [(place, piece.encode(), gone)])
    read_or_refused(as_zip(files), f"plan.{form}")


@given(st.lists(FIGURES, max_size=8))
def test_facts_of_any_figures_are_numbers(clauses: list[str]) -> None:
    figures_are_numbers("。".join(clauses))


@given(st.sampled_from(sorted(small_model())), st.one_of(DAMAGE, st.none()))
def test_a_damaged_model_gives_numbers_or_is_refused(name: str, damage) -> None:
    """A file of the folder is damaged, or gone."""
    files = dict(small_model())
    if damage is None:
        del files[name]
    else:
        files[name] = harmed(files[name], damage)
    numbers_or_refused(files)


def test_weights_that_are_no_numbers_are_refused(tmp_path: Path) -> None:
    from safetensors.numpy import save

    for file, data in small_model().items():
        (tmp_path / file).write_bytes(data)
    nan = np.full((5, 4), np.nan, dtype=np.float32)
    (tmp_path / "model.safetensors").write_bytes(save({"embedding.weight": nan}))
    encoder = SentenceEncoder("small", tmp_path, "small", tmp_path / "cache")
    with pytest.raises(MzdiffError, match="small"):
        encoder.encode(["低保"])


def test_a_model_runs_no_code_of_its_folder(tmp_path: Path) -> None:
    """Neither a module that the folder brings, nor weights that are a pickle."""

    class Runs:
        def __reduce__(self):
            return (Path.touch, (tmp_path / "ran",))

    for file, data in small_model().items():
        (tmp_path / file).write_bytes(data)
    (tmp_path / "model.safetensors").unlink()
    (tmp_path / "pytorch_model.bin").write_bytes(pickle.dumps(Runs()))
    (tmp_path / "evil.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\nclass Evil: pass\n")
    own = [{"idx": 0, "name": "0", "path": "", "type": "evil.Evil"}]
    for modules in (small_model()["modules.json"], json.dumps(own).encode()):
        (tmp_path / "modules.json").write_bytes(modules)
        encoder = SentenceEncoder("small", tmp_path, "small", tmp_path / "cache")
        with contextlib.suppress(MzdiffError):
            encoder.encode(["低保"])
        assert not (tmp_path / "ran").exists()
