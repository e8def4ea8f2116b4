"""Text that would be run, marked up or turned around stands as text in every export."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from xml.etree import ElementTree

import docx
import networkx
import openpyxl
import pytest
from docx.oxml.ns import qn

from compare.formats import Format, rendered
from compare.visible import visible
from tests.hostile import ENDED, FILES, FORMULA, SCRIPT, THEME, TURNED, WORDS, hostile_files
from tests.report_page import read_page, settle
from tests.squeezed import squeezed

LANGUAGES = ("zh", "en")
OWN_LINKS = {"http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"}


def data(form: Format, language: str = "zh") -> bytes:
    return rendered(hostile_files(), form, language)


def members(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def articles() -> list[str]:
    return [article.text for document in hostile_files().documents for article in document.articles]


def test_the_words_reach_the_comparison():
    found = hostile_files()
    everything = "\n".join(articles())
    assert all(words in everything for words in WORDS)
    assert [document.source.name for document in found.documents] == [
        name.removesuffix(".txt") for name in FILES
    ]
    assert {THEME} < {theme.id for theme in found.themes} | {"-"}
    assert any(FORMULA in event.explanation or event.facts for event in found.events)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_has_no_element_and_no_attribute_but_its_own(language: str):
    elements = read_page(data(Format.html, language).decode())
    assert [e.tag for e in elements if e.tag in ("script", "style", "img", "iframe")] == [
        "style",
        "script",
    ]
    names = {name for element in elements for name in element.attributes}
    assert not [name for name in names if name.startswith("on")]
    links = [e.attributes["href"] or "" for e in elements if "href" in e.attributes]
    assert all(link.startswith("#") for link in links)
    body = next(e for e in elements if e.tag == "main")
    shown = [squeezed(body.left), squeezed(body.right)]  # of two texts in one each has its words
    for text in articles():
        assert any(squeezed(visible(text)) in one for one in shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_browser_runs_nothing_and_shows_all(browser, tmp_path, language: str):
    path = tmp_path / "report.html"
    path.write_bytes(data(Format.html, language))
    tab, said, opened = browser.new_page(), [], []
    tab.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(path.as_uri())
    assert tab.evaluate("document.scripts.length") == 1
    assert THEME in tab.locator("#findings").inner_text()
    tab.locator("#theme").select_option(THEME)
    tab.locator("#search").fill(SCRIPT)
    assert tab.locator(".row:visible").count() == 1
    settle(tab)
    tab.reload()
    assert tab.locator("#theme").input_value() == THEME
    assert tab.locator(".row:visible").count() == 1
    assert (opened, said) == ([], [])
    tab.close()


def test_json_has_every_text_verbatim():
    values = json.loads(data(Format.json))
    shown = [a["text"] for document in values["documents"] for a in document["articles"]]
    assert shown == articles()
    assert [d["region"] for d in values["documents"]] == [
        d.head.region for d in hostile_files().documents
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_spreadsheet_has_no_formula_and_no_link(language: str):
    archive = data(Format.xlsx, language)
    sheets = [part for name, part in members(archive).items() if "worksheets/" in name]
    assert not [part for part in sheets if b"<f>" in part or b"<f " in part or b"hyperlink" in part]
    book = openpyxl.load_workbook(io.BytesIO(archive))
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    risky = [cell for cell in cells if re.match(r"\s*[=+\-@]", str(cell.value))]
    assert len(risky) > 20
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in risky)
    shown = {cell.value for cell in cells}
    assert {visible(text) for text in articles()} <= shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_csv_cells_begin_as_text(language: str):
    text = data(Format.csv, language).decode("utf-8-sig")
    cells = [cell for line in csv.reader(io.StringIO(text, newline="")) for cell in line]
    assert not [cell for cell in cells if re.match(r"\s*[=+\-@]", cell)]
    assert f"'{THEME}" in cells


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_report_has_no_field_and_no_link_out_of_it(language: str):
    archive = members(data(Format.docx, language))
    for name, part in archive.items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(part)
        assert b'TargetMode="External"' not in part
    file = docx.Document(io.BytesIO(data(Format.docx, language)))
    assert not list(file.element.iter(qn("w:instrText"), qn("w:fldSimple")))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    shown = squeezed("\n".join([*(p.text for p in file.paragraphs), *cells]))
    assert all(squeezed(words) in shown for words in (*WORDS, THEME))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_summary_has_no_markup_but_its_own(language: str):
    markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")
    summary = data(Format.md, language).decode()
    tokens = markdown_it.MarkdownIt("commonmark").enable("table").parse(summary)
    inside = [token for each in tokens for token in each.children or ()]
    assert {
        token.type for token in tokens if token.type.startswith(("html", "code", "fence"))
    } == set()
    assert {token.type for token in inside} <= {
        "text",
        "strong_open",
        "strong_close",
        "softbreak",
        "text_special",
    }
    text = "".join(token.content for token in inside)
    assert THEME in text
    assert ENDED in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_graphs_name_the_theme_as_text(language: str):
    for graph in (
        networkx.parse_graphml(data(Format.graphml, language).decode()),
        networkx.read_gexf(io.BytesIO(data(Format.gexf, language))),
    ):
        assert THEME in {values["theme"] for values in graph.nodes.values()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notebook_has_tables_and_no_more(language: str):
    elements = read_page(f"<main>{hostile_files()._repr_html_()}</main>")
    assert {e.tag for e in elements} == {"main", "table", "tr", "th", "td", "p"}
    assert {name for e in elements for name in e.attributes} == {"style"}
    assert THEME in elements[0].text


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_turns_the_writing_around(form: Format, language: str):
    """A sign that turns writing is shown by its number."""
    made = data(form, language)
    whole = b"\n".join(members(made).values()) if made.startswith(b"PK") else made
    assert TURNED not in whole.decode(errors="ignore")
    assert "202E" in whole.decode(errors="ignore").upper()
