"""Files of every format: the same plan gives the same articles, and what is no text is said so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from compare.model import Document
from compare.segment import segment
from compare.source import read_source
from tests.saved import FONT, as_docx, as_html, as_pdf

needs_font = pytest.mark.skipif(not FONT.exists(), reason="no font with Chinese characters here")


def squash(text: str) -> str:
    return re.sub(r"\s+", "", text)


def shape(document: Document) -> list[tuple[str, str, str, list[str]]]:
    """Section, label, text and measures of every article, without white space."""
    return [
        (
            section.label + squash(section.heading) if (section := document.section_of(a)) else "",
            a.label,
            squash(a.text),
            [squash(m.text) for m in a.measures],
        )
        for a in document.articles
    ]


@pytest.mark.parametrize(
    ("ending", "save"),
    [
        ("html", as_html),
        ("docx", as_docx),
        pytest.param("pdf", as_pdf, marks=needs_font),
        ("gb18030.txt", lambda text: text.encode("gb18030")),
        ("utf16.txt", lambda text: text.encode("utf-16")),
        ("bom.txt", lambda text: text.encode("utf-8-sig")),
        ("crlf.txt", lambda text: text.replace("\n", "\r\n").encode()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_plan_is_the_same_in_every_format(plan: Path, ending: str, save, tmp_path: Path) -> None:
    saved = tmp_path / f"{plan.stem}.{ending}"
    saved.write_bytes(save(plan.read_text("utf-8")))
    here, there = segment(read_source(saved)), segment(read_source(plan))
    assert shape(here) == shape(there)
    assert [squash(p.text) for p in here.preamble] == [squash(p.text) for p in there.preamble]
    assert (here.head.title, here.head.issuer, here.head.year) == (
        there.head.title,
        there.head.issuer,
        there.head.year,
    )
