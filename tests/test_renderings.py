"""One plan as several programs save it: the same articles, and no change but typography."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare import pipeline
from compare.segment import segment
from compare.source import read_source
from tests.conftest import CORPUS, PLANS
from tests.office import OFFICE, save_in_every_format
from tests.saved import FONT
from tests.test_readers import shape

FORMS = (
    "docx",
    "odt.docx",
    "doc.docx",
    "rtf.docx",
    "html",
    "txt",
    "pdf",
    "flush.pdf",
    "columns.pdf",
)

pytestmark = [
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed"),
    pytest.mark.skipif(not FONT.exists(), reason="no font with Chinese characters here"),
]


@pytest.fixture(scope="module")
def renderings(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    return save_in_every_format(tmp_path_factory.mktemp("office"))


@pytest.mark.parametrize("form", FORMS)
def test_plan_saved_by_libreoffice_has_the_same_articles(
    plan_file: Path, form: str, renderings: dict[tuple[str, str], Path]
) -> None:
    """Section, label, text and measures of every article, the preamble and the head."""
    here, there = (
        segment(read_source(renderings[plan_file.stem, form])),
        segment(read_source(plan_file)),
    )
    assert shape(here) == shape(there)
    assert [a.heading.split() for a in here.articles] == [a.heading.split() for a in there.articles]
    assert squashed(p.text for p in here.preamble) == squashed(p.text for p in there.preamble)
    assert squashed([here.head.title, here.head.issuer]) == squashed(
        [there.head.title, there.head.issuer]
    )
    assert (here.head.year, here.head.date) == (there.head.year, there.head.date)


@pytest.mark.parametrize("form", ["odt", "doc", "rtf"])
def test_old_formats_are_opened_by_libreoffice(
    form: str, renderings: dict[tuple[str, str], Path]
) -> None:
    read = read_source(renderings[PLANS[0], form])
    assert shape(segment(read)) == shape(segment(read_source(CORPUS / f"{PLANS[0]}.txt")))


@pytest.mark.parametrize("name", PLANS)
def test_two_renderings_of_a_plan_have_no_change(
    name: str, renderings: dict[tuple[str, str], Path]
) -> None:
    for one, other in (("txt", "pdf"), ("html", "columns.pdf")):
        result = pipeline.compare(renderings[name, one], renderings[name, other])
        assert {change.kind for change in result.changes} == {"same"}, (one, other)
        assert result.events == (), (one, other)


def squashed(texts) -> list[str]:
    return ["".join(text.split()) for text in texts]
