"""The Word report: every finding with its quotes, every article, every link; A4 in Chinese faces."""

from __future__ import annotations

import io
from collections import Counter
from functools import cache

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.text.hyperlink import Hyperlink

from compare import compare
from compare.export.columns import place_of
from compare.export.sides import side_rows
from compare.export.units import unit_name
from compare.formats import Format, rendered
from compare.model import Comparison
from compare.report.findings import is_telling
from compare.telling.goals import goals_of
from compare.telling.rows.lines import line_of
from compare.telling.rows.table import change_rows
from compare.telling.sentences.headlines import headlines, sentence
from compare.telling.words.naming import names_of, owner, theme_title, unit_mark
from compare.telling.words.wording import event_sentence
from compare.visible import visible
from tests.hostile import hostile
from tests.report_page import PAIR, SERIES, comparison
from tests.small_plans import plan

CITED = {"zh": "{}，{}：“{}”", "en": "{}, {}: “{}”"}
KINDS = ("pair", "series", "hostile")


def result(kind: str) -> Comparison:
    return {"pair": lambda: comparison(*PAIR), "series": lambda: comparison(*SERIES)}.get(
        kind, hostile
    )()


@cache  # writing a series takes seconds, and several tests read what is written
def word_bytes(found: Comparison, language: str) -> bytes:
    return rendered(found, Format.docx, language, whole=True)


def word_file(found: Comparison, language: str = "zh") -> docx.document.Document:
    return docx.Document(io.BytesIO(word_bytes(found, language)))


def paragraphs(found: Comparison, language: str = "zh") -> list[str]:
    """Return the paragraphs outside tables."""
    return [paragraph.text for paragraph in word_file(found, language).paragraphs]


def cells(found: Comparison) -> list:
    return [cell for t in word_file(found).tables for row in t.rows for cell in row.cells]


def written(cell) -> str:
    """Return what a cell says of the texts: no links, and no paragraph of links alone."""
    return "\n".join(
        "".join(run.text for run in paragraph.runs if run.font.size is None)
        for paragraph in cell.paragraphs
    )


@pytest.mark.parametrize(
    ("kind", "language"), [*((kind, "zh") for kind in KINDS), ("pair", "en"), ("hostile", "en")]
)
def test_every_finding_has_its_quotes_with_document_year_and_article(kind: str, language: str):
    found = result(kind)
    names, shown = names_of(found, language), "\n".join(paragraphs(found, language))
    at = 0
    rows = [(row.number, one) for row in change_rows(names) for one in row.told]
    for number, row in rows:
        if row.event:
            said = f"{number}. {row.label} {theme_title(names, row.matter)}"
            sentence = event_sentence(row.event, language, names.english)
            told = f"  {sentence}" if is_telling(row.event) else ""
            at = shown.index(visible(said + told), at)
    for quote in (quote for event in found.events for quote in event.evidence):
        document, article = owner(names, quote.unit)
        stated = names.tags[document.id], unit_name(names, document.address(article)), quote.text
        assert visible(CITED[language].format(*stated)) in shown


@pytest.mark.parametrize("language", CITED)
def test_what_changed_is_told_as_in_the_report_and_leads_to_its_rows(language: str):
    found = result("pair")
    names = names_of(found, language)
    file = docx.Document(io.BytesIO(rendered(found, Format.docx, language)))
    rows = change_rows(names)
    shown = [paragraph.text for paragraph in file.paragraphs]
    for headline in headlines(names, 1, rows):
        assert visible(sentence(names, headline)) in shown
    _, changes, goals = file.tables
    cells = [[cell.text for cell in row.cells] for row in changes.rows[1:]]
    assert cells == [[visible(cell) for cell in line_of(names, row)] for row in rows]
    assert len(goals.rows) == 1 + len(goals_of(found, 1))
    places = {e.get(qn("w:name")) for e in file.element.iter(qn("w:bookmarkStart"))}
    links = {e.get(qn("w:anchor")) for e in file.element.iter(qn("w:hyperlink"))}
    assert links <= places


@pytest.mark.parametrize("kind", KINDS)
def test_every_article_stands_once_a_pair(kind: str):
    found = result(kind)
    together = "\n".join(written(cell) for cell in cells(found))
    for pair in found.pairs:
        rows = side_rows(names_of(found, "zh"), pair)
        for side, name in enumerate(pair):
            articles = found.document_by_id[name].articles
            texts = [text for row in rows for text in (row.left, row.right)[side]]
            assert sorted(map(whole, texts)) == sorted(article.text for article in articles)
            assert all(visible(whole(text)) in together for text in texts)


def whole(text) -> str:
    return "".join("".join(run.text for run in line.runs) + line.gap for line in text.lines)


@pytest.mark.parametrize("kind", KINDS)
def test_every_link_that_is_not_a_row_leads_to_its_other_side(kind: str):
    found = result(kind)
    names, body = names_of(found, "zh"), word_file(found).element
    places = Counter(e.get(qn("w:name")) for e in body.iter(qn("w:bookmarkStart")))
    shown = Counter(
        (e.get(qn("w:anchor")), Hyperlink(e, None).text) for e in body.iter(qn("w:hyperlink"))
    )
    assert set(places.values()) == {1}
    assert {place for place, _ in shown} <= set(places)
    for link in found.links:
        if link.level == "article" and link.strength == "main":
            continue
        name = unit_mark if link.level == "measure" else unit_name
        pair = found.pairs.index((link.left.rpartition("/")[0], link.right.rpartition("/")[0])) + 1
        for unit in (link.left, link.right):
            assert shown[place_of(names, pair, unit), visible(name(names, unit))]


def test_linked_measures_are_named_behind_the_measure():
    before = plan(("低保", "低保标准提高到每月三百元。做好年度统计汇总。"), name="a", year=2020)
    after = plan(("低保", "低保标准提高到每月五百元。"), name="b", year=2021)
    *_, left, right = cells(compare(before, after))
    assert (
        left.text == "第1条 低保。低保标准提高到每月三百元。〔对应 第1条第1项〕做好年度统计汇总。"
    )
    assert right.text == "第1条 低保。低保标准提高到每月五百元。〔对应 第1条第1项〕"


def test_a_source_that_breaks_off_is_named_before_the_findings():
    shown = paragraphs(result("series"))
    (cut,) = [line for line in shown if "断开" in line]
    assert cut.startswith("注意：武汉市 2024")
    assert shown.index(cut) < shown.index("二、要点")


def test_pages_are_a4_in_chinese_faces_with_page_numbers():
    file = word_file(result("pair"))
    first, second = file.sections
    assert (round(first.page_width.mm), round(first.page_height.mm)) == (210, 297)
    assert second.orientation == WD_ORIENT.LANDSCAPE
    for style, face in (("Normal", "仿宋"), ("Heading 1", "黑体"), ("Cell", "宋体")):
        fonts = file.styles[style].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == face
        assert fonts.get(qn("w:eastAsiaTheme")) is None
    assert "PAGE" in first.footer._element.xml
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in file.tables)


def test_marks_are_seen_without_colour():
    before = plan(("低保", "低保标准提高到每月三百元并按时发放到户。"), name="a", year=2020)
    after = plan(("低保", "低保标准提高到每月五百元并按时发放到户。"), name="b", year=2021)
    runs = [
        run
        for cell in cells(compare(before, after))
        for paragraph in cell.paragraphs
        for run in paragraph.runs
    ]
    struck = "".join(run.text for run in runs if run.font.strike)
    underlined = "".join(run.text for run in runs if run.font.underline)
    assert "三" in struck
    assert "五" in underlined
    assert "低保标准" not in struck + underlined
