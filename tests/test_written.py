"""Texts are compared in plain forms and shown as their source has them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.diff import replay
from compare.model import Comparison, Document
from compare.pipeline import compare
from compare.segment import segment
from compare.source import read_source, read_text
from compare.source.script import converted, simplified
from compare.written import document_as_written

CORPUS = Path(__file__).parents[1] / "corpus"
PLANS = sorted(path.stem for path in CORPUS.glob("*-20*.txt"))
WIDE = str.maketrans(
    {mark: chr(ord(mark) + 0xFEE0) for mark in ",;:()?!%"}
    | {str(digit): chr(0xFF10 + digit) for digit in range(10)}
)
FORMS: dict[str, Callable[[str], str]] = {
    "plain": lambda text: text,
    "full-width": lambda text: text.translate(WIDE),
    "traditional": opencc.OpenCC("s2t").convert,
    "straight quotes": lambda text: text.replace("“", '"').replace("”", '"'),
}
OTHERS = [form for form in FORMS if form != "plain"]
CHARACTERS = st.text(
    alphabet="社會会救濟济殯葬殡養养老發发髮後后裡里臺台乾干,。、《》360元 \n", max_size=80
)


@cache
def plan(name: str, form: str) -> Document:
    """Return a plan of the corpus in a form of its characters, under the same name."""
    text = read_source(CORPUS / f"{name}.txt").text
    return segment(read_text(FORMS[form](text), f"{name}.txt"))


@cache
def pair(left: str, right: str) -> Comparison:
    """Return two plans compared, in these forms."""
    return compare(plan("hunan-2015", left), plan("jilin-2022", right))


@pytest.mark.parametrize("form", OTHERS)
@pytest.mark.parametrize("name", PLANS)
def test_a_plan_is_read_the_same_in_any_form(name: str, form: str) -> None:
    document, other = plan(name, "plain"), plan(name, form)
    assert [a.text for a in other.articles] == [a.text for a in document.articles]
    assert [[m.text for m in a.measures] for a in other.articles] == [
        [m.text for m in a.measures] for a in document.articles
    ]
    assert [s.heading for s in other.sections] == [s.heading for s in document.sections]
    assert [p.kind for p in other.removed] == [p.kind for p in document.removed]
    assert (other.head.region, other.head.year, other.head.date) == (
        document.head.region,
        document.head.year,
        document.head.date,
    )


@pytest.mark.parametrize("form", OTHERS)
@pytest.mark.parametrize("name", PLANS)
def test_a_plan_is_shown_as_it_is_written(name: str, form: str) -> None:
    document = document_as_written(plan(name, form))
    source = "".join(document.source.text.split())
    for article in document.articles:
        assert "".join(article.text.split()) in source
        assert article.text.startswith(article.heading)
    assert document.head.title in document.source.text


@pytest.mark.parametrize("form", OTHERS)
def test_another_form_is_no_change(form: str) -> None:
    found = compare(
        plan("hubei-2019", "plain"), segment(read_text(plan("hubei-2019", form).source.text))
    )
    articles = [link for link in found.links if link.level == "article"]
    assert len(articles) == len(found.documents[0].articles)
    assert {change.kind for change in found.changes if change.left and change.right} == {"same"}
    assert found.events == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("traditional", "plain"),
        ("plain", "traditional"),
        ("traditional", "traditional"),
        ("full-width", "plain"),
        ("full-width", "traditional"),
    ],
)
def test_links_and_events_are_the_same_in_any_form(left: str, right: str) -> None:
    plain, found = pair("plain", "plain"), pair(left, right)
    assert found.links == plain.links
    assert [(c.kind, c.left, c.right) for c in found.changes] == [
        (c.kind, c.left, c.right) for c in plain.changes
    ]
    assert [(e.type, e.theme, e.left, e.right, e.confidence) for e in found.events] == [
        (e.type, e.theme, e.left, e.right, e.confidence) for e in plain.events
    ]
    assert [(t.unit, t.value, t.span) for t in found.targets] == [
        (t.unit, t.value, t.span) for t in plain.targets
    ]


@pytest.mark.parametrize("form", OTHERS)
def test_everything_is_shown_as_it_is_written(form: str) -> None:
    found = pair(form, form)
    units = found.unit_by_address
    quotes = [quote for event in found.events for quote in event.evidence]
    assert quotes
    assert [quote for quote in quotes if quote.text not in units[quote.unit].text] == []
    assert [one.text for one in found.targets if one.text not in units[one.unit].text] == []
    assert [one.title for one in found.citations if one.title not in units[one.unit].text] == []
    assert found.documents[0].head.issuer == FORMS[form]("湖南省民政厅")
    for change in found.changes:
        if change.left and change.right and change.edits:
            assert replay(change.edits) == (units[change.left].text, units[change.right].text)


def test_only_what_differs_beyond_the_form_is_marked() -> None:
    old = "一、社會救助\n(一)完善低保制度。健全社會救助標準，每月360元。\n"
    new = "一、社会救助\n(一)完善低保制度。健全社会救助标准,每月450元。\n"
    found = compare(segment(read_text(old, "a.txt")), segment(read_text(new, "b.txt")))
    (change,) = [c for c in found.changes if c.left == "a/a01" and c.right == "b/a01"]
    assert [(e.left, e.right) for e in change.edits if e.op != "equal"] == [("360", "450")]
    assert replay(change.edits)[0] == "完善低保制度。健全社會救助標準，每月360元。"


def test_a_title_quoted_in_traditional_characters_is_compared_as_simplified() -> None:
    text = "一、合作\n(一)落实协议。執行《海峽兩岸協議》。\n(二)慰问长者。走访后勤人员,做好接待。\n"
    document = segment(read_text(text, "a.txt"))
    assert document.articles[0].text == "落实协议。执行《海峡两岸协议》。"
    assert document_as_written(document).articles[0].text == "落实协议。執行《海峽兩岸協議》。"


def test_a_repaired_character_stays_repaired() -> None:
    text = "2020年民政工作要点\n—、社会救助\n完善低保制度，健全救助。\n二、养老服务\n建设中心。\n"
    document = document_as_written(segment(read_text(text)))
    assert [article.label for article in document.articles] == ["一、", "二、"]
    assert "低保制度，健全" in document.articles[0].text


def test_an_article_over_two_pages_is_shown_as_written() -> None:
    """The page number inside is no part of it, and no reason to change its marks."""
    text = "一、社会救助\n完善低保制度，健全\n- 3 -\n临时救助（试行）。\n二、养老服务\n建设中心。\n"
    document = document_as_written(segment(read_text(text)))
    assert document.articles[0].text.endswith("完善低保制度，健全临时救助（试行）。")


@given(CHARACTERS)
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(converted(text)) == len(simplified(text)) == len(text)


@given(CHARACTERS)
def test_simplified_text_stays(text: str) -> None:
    plain = converted(text)
    assert simplified(plain) == plain
