"""Plans in traditional characters: compared as simplified ones, shown as they were written."""

from __future__ import annotations

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
from compare.written import in_simplified

CORPUS = Path(__file__).parents[1] / "corpus"
TO_TRADITIONAL = opencc.OpenCC("s2t")
PLANS = sorted(path.stem for path in CORPUS.glob("*-20*.txt"))
CHARACTERS = st.text(
    alphabet="社會会救濟济殯葬殡養养老發发髮後后裡里臺台乾干,。、《》360元 \n", max_size=80
)


@cache
def written(name: str, traditional: bool) -> Document:
    """Return a plan of the corpus, or its twin in traditional characters, under the same name."""
    text = read_source(CORPUS / f"{name}.txt").text
    return segment(read_text(TO_TRADITIONAL.convert(text) if traditional else text, f"{name}.txt"))


@cache
def pair(left: bool, right: bool) -> Comparison:
    """Return two plans compared, either in traditional characters where this is true."""
    return compare(written("hunan-2015", left), written("jilin-2022", right))


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_is_the_same_in_either_script(name: str) -> None:
    document, twin = written(name, False), in_simplified(written(name, True))
    assert [a.text for a in twin.articles] == [a.text for a in document.articles]
    assert [[m.text for m in a.measures] for a in twin.articles] == [
        [m.text for m in a.measures] for a in document.articles
    ]
    assert [s.heading for s in twin.sections] == [s.heading for s in document.sections]
    assert [p.kind for p in twin.removed] == [p.kind for p in document.removed]
    assert (twin.head.region, twin.head.year, twin.head.date) == (
        document.head.region,
        document.head.year,
        document.head.date,
    )


def test_of_a_plan_beside_itself_in_the_other_script_nothing_has_changed() -> None:
    found = compare(
        written("hubei-2019", False), segment(read_text(written("hubei-2019", True).source.text))
    )
    articles = [link for link in found.links if link.level == "article"]
    assert len(articles) == len(found.documents[0].articles)
    assert {change.kind for change in found.changes if change.left and change.right} == {"same"}
    assert found.events == ()


@pytest.mark.parametrize(("left", "right"), [(True, False), (False, True), (True, True)])
def test_links_and_events_are_those_of_the_simplified_plans(left: bool, right: bool) -> None:
    plain, found = pair(False, False), pair(left, right)
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


def test_everything_is_shown_as_it_was_written() -> None:
    found = pair(True, True)
    units = found.unit_by_address
    quotes = [quote for event in found.events for quote in event.evidence]
    assert quotes
    assert [quote for quote in quotes if quote.text not in units[quote.unit].text] == []
    assert [one.text for one in found.targets if one.text not in units[one.unit].text] == []
    assert [one.title for one in found.citations if one.title not in units[one.unit].text] == []
    assert (found.documents[0].head.title, found.documents[0].head.issuer) == (
        "2015年民政工作要點",
        "湖南省民政廳",
    )
    for change in found.changes:
        if change.left and change.right and change.edits:
            assert replay(change.edits) == (units[change.left].text, units[change.right].text)


def test_only_what_differs_beyond_the_script_is_marked() -> None:
    old = "一、社會救助\n(一)完善低保制度。健全社會救助標準,每月360元。\n"
    new = "一、社会救助\n(一)完善低保制度。健全社会救助标准,每月450元。\n"
    found = compare(segment(read_text(old, "a.txt")), segment(read_text(new, "b.txt")))
    (change,) = [c for c in found.changes if c.left == "a/a01" and c.right == "b/a01"]
    assert [(e.left, e.right) for e in change.edits if e.op != "equal"] == [("360", "450")]
    assert replay(change.edits)[0] == "完善低保制度。健全社會救助標準,每月360元。"


def test_a_plan_in_simplified_characters_is_its_own_twin() -> None:
    document = written("wuhan-2024", False)
    assert in_simplified(document) is document


def test_a_title_quoted_in_traditional_characters_is_compared_as_simplified() -> None:
    text = "一、合作\n(一)落实协议。執行《海峽兩岸協議》。\n(二)慰问长者。走访后勤人员,做好殯葬。\n"
    document = segment(read_text(text, "a.txt"))
    first, second = in_simplified(document).articles
    assert first.text == "落实协议。执行《海峡两岸协议》。"
    assert second.text == "慰问长者。走访后勤人员,做好殡葬。"


@given(CHARACTERS)
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(converted(text)) == len(simplified(text)) == len(text)


@given(CHARACTERS)
def test_simplified_text_stays(text: str) -> None:
    plain = converted(text)
    assert simplified(plain) == plain
