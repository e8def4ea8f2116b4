"""Citations: titles in 《》 with the number after them."""

from __future__ import annotations

import pytest

from compare.themes import citations
from tests.cases_reader import named_cases
from tests.conftest import PLANS
from tests.gold_documents import gold_document
from tests.small_plans import plan

CASES = named_cases("citations.txt")


@pytest.mark.parametrize("name", CASES)
def test_citations_of_a_text(name: str):
    given, expected = CASES[name]
    found = citations.find(plan(("依据", given.strip())))
    lines = [f"{c.title} | {c.number}" if c.number else c.title for c in found]
    assert "\n".join(lines) == expected


@pytest.mark.parametrize("name", PLANS)
def test_every_title_of_the_articles_is_found(name: str):
    document = gold_document(name)
    opened = sum(article.text.count("《") for article in document.articles)
    assert len(citations.find(document)) == opened
    for citation in citations.find(document):
        start, end = citation.span
        assert document.source.text[start:end].startswith(f"《{citation.title}》")


def test_a_title_that_a_statement_cites_twice_stands_in_two_places():
    document = plan(("依据", "《慈善法》施行后，依《慈善法》开展监管。"))
    first, second = (one.span for one in citations.find(document))
    assert second[0] == document.source.text.rindex("《慈善法》") > first[0]
