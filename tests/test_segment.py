"""How texts are cut into sections, articles and measures."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from compare.headings import RULES, find_mark
from compare.model import Document
from compare.outline import outline_text
from compare.segment import segment
from compare.source import read_extract, read_source, read_text
from compare.source.markdown import extract_markdown
from tests.cases_reader import line_cases, named_cases

SEGMENT_CASES = named_cases("segment.txt")
STYLED_CASES = named_cases("styled.txt")
GOLD = json.loads((Path(__file__).parent / "gold" / "segments.json").read_text("utf-8"))


@pytest.mark.parametrize("name", SEGMENT_CASES)
def test_case_gives_its_outline(name: str) -> None:
    text, expected = SEGMENT_CASES[name]
    assert tree(segment(read_text(text, "case.txt"))) == expected


@pytest.mark.parametrize("name", STYLED_CASES)
def test_case_of_set_headings_gives_its_outline(name: str) -> None:
    text, expected = STYLED_CASES[name]
    assert tree(segment(read_extract(extract_markdown(text, "utf-8"), "case.md"))) == expected


def tree(document: Document) -> str:
    """The outline without title and preamble, and without what every case would say."""
    lines = outline_text(document).splitlines()[2:]
    tacit = ("- 标题", "- 标记符号", "  〔")
    return "\n".join(line for line in lines if not line.startswith(tacit) and "接回" not in line)


@pytest.mark.parametrize(("kind", "number", "text"), line_cases("headings.txt"))
def test_mark_of_a_line(kind: str, number: str, text: str) -> None:
    mark = find_mark(text)
    assert (mark and (mark.rule.name, str(mark.number))) == (
        None if kind == "-" else (kind, number)
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_matches_its_example(rule) -> None:
    mark = find_mark(rule.example)
    assert mark
    assert mark.rule == rule


def test_outline_of_the_plan(plan: Path, snapshot: Callable[[str, str], None]) -> None:
    """The whole outline of each plan, to be read beside the plan itself."""
    snapshot(f"{plan.stem}.outline.txt", outline_text(segment(read_source(plan))) + "\n")


def test_articles_are_those_of_the_gold(plan: Path) -> None:
    """Label, section and text of every article, as a person segmented them."""
    document = segment(read_source(plan))
    found = [(a.label, squash(a.text)) for a in document.articles]
    wanted = [(a["label"], squash(a["text"])) for a in GOLD[plan.stem]["articles"]]
    assert found == wanted
    sections = [
        squash(s.label.rstrip(":") + s.heading)
        for a in document.articles
        if (s := document.section_of(a))
    ]
    assert sections == [squash(a["section"]) for a in GOLD[plan.stem]["articles"]]


def test_preamble_is_that_of_the_gold(plan: Path) -> None:
    document = segment(read_source(plan))
    found = "".join(passage.text for passage in document.preamble)
    assert squash(found) == squash(GOLD[plan.stem]["preamble"])


def test_spans_point_at_their_text(plan: Path) -> None:
    """What a span covers in the source is the unit's text, but for line breaks and spaces."""
    document = segment(read_source(plan))
    for article in document.articles:
        start, end = article.span
        assert squash(document.source.text[start:end]) == squash(article.label + article.text)
        for measure in article.measures:
            start, end = measure.span
            assert squash(document.source.text[start:end]) == squash(measure.text)
            assert measure.text in article.text.replace("\n", "")


def squash(text: str) -> str:
    return re.sub(r"\s+", "", text)
