"""The report: complete, safe, the same every time, and every link in it leads somewhere."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest

from compare.diff import find_changes
from compare.events.evidence.loose import Loose
from compare.events.kinds import ORDER
from compare.language import sentences
from compare.model import (
    Article,
    Basis,
    ChangeKind,
    Citation,
    Comparison,
    Document,
    Event,
    EventType,
    Fact,
    Head,
    Link,
    Measure,
    Mention,
    Pattern,
    Quote,
    Reason,
    Removed,
    Section,
    Settings,
    Source,
    Target,
    Theme,
)
from compare.pipeline import compare
from compare.report.findings import FOREMOST, finding_anchors
from compare.report.marks import quote_anchor
from compare.report.page import page_view
from compare.report.render import render
from compare.source.lines.furniture import ROWS
from compare.telling.rows.sorts import CONTENTS, SORTS
from compare.telling.rows.table import change_rows
from compare.telling.stretches import line_stretches
from compare.telling.words.naming import names_of
from compare.telling.words.wording import word
from tests.report_page import PAIR, SERIES, Element, comparison, page, read_page
from tests.squeezed import squeezed

REPORT = Path(str(files("compare.report")))
REPORTS = [PAIR, SERIES]
HUES = ("left", "right", "amber", "violet", "blue", "teal", "rose", "ochre")
HOSTILE = """某某省民政厅关于印发2021年工作要点的通知

一、社会救助<script>alert(1)</script>
(一)完善低保制度"onload="alert(2)。全面落实低保标准</style><img src=x onerror=alert(3)>动态调整机制。
(二)加强{{ 7*7 }}特困供养。提高特困人员供养标准到每月900元。
二、养老服务' onclick='alert(4)
(三)发展居家养老</script><b>服务</b>。新建社区养老服务中心10个&lt;i&gt;。
(四)推进殡葬改革<!--。查处违规建设公墓]]>行为。
"""


@pytest.mark.parametrize("names", REPORTS, ids=["pair", "series"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_link_leads_to_one_place(names: tuple[str, ...], language: str):
    elements = read_page(page(*names, language=language))
    anchors = [e.attributes["id"] for e in elements if "id" in e.attributes]
    known = set(anchors)
    assert len(anchors) == len(known)
    for element in elements:
        if "href" in element.attributes:
            target = element.attributes["href"]
            assert target.startswith("#"), "the page links to itself only"
            assert target[1:] in known


def test_the_page_asks_for_nothing_from_outside():
    for element in read_page(page(*PAIR)):
        assert element.tag not in {"link", "img", "iframe", "object", "embed", "base"}
        assert not {"src", "srcset", "data", "poster"} & set(element.attributes)
    for asset in (REPORT / "assets").iterdir():
        assert not re.search(r"https?://|url\(|@import", asset.read_text("utf-8")), asset.name


def test_same_comparison_same_bytes():
    assert render(comparison(*PAIR)) == page(*PAIR)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_reports_stay_small(language: str):
    assert len(page(*PAIR, language=language).encode()) < 600_000
    assert len(page(*SERIES, language=language).encode()) < 1_500_000


@pytest.mark.parametrize("names", REPORTS, ids=["pair", "series"])
def test_every_line_is_shown_once_in_each_of_its_pairs(names: tuple[str, ...]):
    """An article that changed little is one text with the other one: both can be read out of it."""
    result = comparison(*names)
    lines = [element for element in read_page(page(*names)) if _is(element, "p", "line")]
    shown = Counter(squeezed(text) for line in lines for text in (line.left, line.right) if text)
    expected = Counter(
        squeezed(text)
        for pair in result.pairs
        for name in pair
        for text in said(result.document_by_id[name])
    )
    assert shown == expected


def said(document: Document) -> Iterator[str]:
    yield from (passage.text for passage in document.preamble)
    for article in document.articles:
        yield from (article.text[slice(*stretch)] for _, stretch in line_stretches(article))


def test_every_quote_is_shown_and_marked_at_its_place():
    result = comparison(*PAIR)
    elements = read_page(page(*PAIR))
    by_anchor = {e.attributes["id"]: e for e in elements if "id" in e.attributes}
    led_to = {e.attributes["href"][1:] for e in elements if "href" in e.attributes}
    rows = [row for row in change_rows(names_of(result, "zh")) if row.event]
    assert sum(len(row.events) for row in rows) == len(result.events)
    for row in rows:
        for order, quote in enumerate(row.event.evidence, 1):
            target = quote_anchor(row.number, order)
            assert target in led_to
            marked = by_anchor[target]
            assert marked.tag in ("mark", "span")
            words = squeezed(quote.text)
            of_side = (squeezed(marked.left), squeezed(marked.right))
            assert any(each in words for each in of_side) or marked.tag == "mark"


@pytest.mark.parametrize("names", REPORTS, ids=["pair", "series"])
def test_every_change_is_a_row_with_a_permanent_place(names: tuple[str, ...]):
    known = names_of(comparison(*names), "zh")
    rows = change_rows(known)
    shown = [e for e in read_page(page(*names)) if _is(e, "tr", "finding")]
    assert [e.attributes["id"] for e in shown] == finding_anchors(known, rows)
    for element, row in zip(shown, rows, strict=True):
        theme = "" if row.same_matter else row.theme
        for words in (row.label, row.matter, theme, row.before, row.after):
            assert words in element.text


def test_the_foremost_rows_have_their_evidence_beside_them():
    found = page_view(comparison(*PAIR), "zh").pairs[0]
    assert FOREMOST <= len(found.foremost) < len(found.foremost) + len(found.further)
    assert not found.further[0].same_matter
    rows = {e.attributes["id"]: e.text for e in read_page(page(*PAIR)) if _is(e, "tr", "finding")}
    evident = [one for one in (*found.foremost, *found.further) if one.evident]
    assert "left" in {change for one in evident for change in one.changes}
    assert "number" in {content for one in evident for content in one.contents}
    for one in evident:
        text = rows[one.anchor]
        assert all(sentence in text for sentence in one.sentences)
        assert one.basis in text
        assert all(quote.text in text for side in one.sides for quote in side.quotes)


def test_text_of_a_document_never_becomes_markup(tmp_path: Path):
    first, second = tmp_path / 'a"onload=.txt', tmp_path / "<b>.txt"
    first.write_text(HOSTILE, "utf-8")
    second.write_text(HOSTILE.replace("2021", "2022").replace("900", "1000"), "utf-8")
    text = render(compare(first, second))
    elements = read_page(text)
    assert [e.tag for e in elements].count("script") == 1
    assert [e.tag for e in elements].count("style") == 1
    assert not [name for e in elements for name in e.attributes if name.startswith("on")]
    shown = squeezed("".join(e.text for e in elements if e.tag == "main"))
    for piece in ("<script>alert(1)</script>", '"onload="alert(2)', "{{7*7}}", "&lt;i&gt;", "<!--"):
        assert piece in shown


def test_writing_from_right_to_left_turns_nothing_around_it():
    turned = "\u0627低保"
    article = Article("a01", "s01", turned, turned, f"{turned}。{turned}。", (*range(8),), (0, 9))
    article = replace(article, measures=(Measure("a01.1", f"{turned}。", (*range(4),)),))
    source = Source(turned, turned, turned, "utf-8", (), (Removed("letter", turned, (0, 3)),))
    section = Section("s01", turned, turned, (0, 3))
    head = Head(turned, turned, turned, 2021, turned, turned)
    documents = tuple(
        Document(name, source, replace(head, year=year), (), (section,), (article,))
        for name, year in (("a", 2021), ("b", 2022))
    )
    links = (
        Link("a/a01", "b/a01", "article", "main", 0.9, 0.9, None, (Reason("terms", (turned,)),)),
    )
    quote = Quote("b/a01", turned)
    places = re.findall(r"{(\w+)}", sentences("event")["appears"]["zh"])
    facts = tuple((place, turned) for place in places)
    event = Event(
        "appears",
        turned,
        turned,
        ("a", "b"),
        (),
        ("b/a01",),
        ("absence",),
        0.7,
        0.5,
        (quote,),
        "appears",
        facts,
    )
    number = Fact("number", 0, 3, turned, "1", turned, turned, turned)
    mention = Mention("a", turned, ("a/a01",), ("a/a01",), (), 0.5)
    result = Comparison(
        documents,
        (("a", "b"),),
        links,
        find_changes(*documents, links),
        (Theme(turned, "text", (mention,)),),
        (event,),
        (Target("a/a01", number, (0, 3), turned, (), turned, number, (0, 3)),),
        (Citation("a/a01", turned, turned, (0, 3)),),
        Settings("none", "none", "0"),
    )
    isolated = {"bdi", "del", "ins", "s", "u", "mark", "p", "tspan", "title", "option"}
    holders = [e for e in read_page(render(result)) if "\u0627" in e.own]
    assert holders
    assert {e.tag for e in holders} <= isolated
    assert all(_is(e, "p", "line") for e in holders if e.tag == "p")


def test_a_document_against_itself_is_all_the_same():
    path = comparison(*PAIR).documents[0].source.path
    elements = read_page(render(compare(path, path)))
    rows = [e.attributes["data-kinds"] for e in elements if _is(e, "div", "row")]
    assert set(rows) == {"same"}
    legend = (word("legend_left", "zh"), word("legend_right", "zh"))
    assert not [e for e in elements if e.tag in {"ins", "del", "s", "u"} and e.text not in legend]


def test_a_series_has_a_part_for_each_pair():
    parts = [e for e in read_page(page(*SERIES)) if _is(e, "details", "pair-reading")]
    assert len(parts) == len(SERIES) - 1
    assert all("open" in part.attributes for part in parts), "nothing is hidden without scripts"


def test_a_cut_off_plan_is_said_to_prove_no_absence():
    lonely = [e for e in read_page(page(*SERIES)) if e.attributes.get("id") == "lonely"]
    assert "武汉市 2024 的来源中途断开" in lonely[0].text
    assert "的来源中途断开" not in page(*PAIR)


def test_the_appendix_lists_all_that_was_removed():
    shown = squeezed(
        "".join(e.text for e in read_page(page(*PAIR)) if e.attributes.get("id") == "appendix")
    )
    for document in comparison(*PAIR).documents:
        for piece in document.removed:
            assert squeezed(piece.text) in shown


def test_every_interface_word_is_used_and_every_used_word_exists():
    words = tomllib.loads((REPORT.parent / "data" / "language" / "ui.toml").read_text("utf-8"))
    assert all(set(forms) == {"zh", "en"} for forms in words.values())
    rooms = (REPORT, REPORT.parent / "telling")
    program = "".join(
        path.read_text("utf-8")
        for room in rooms
        for path in room.rglob("*.*")
        if path.suffix != ".pyc"
    )
    made = r"^(?:event|sort|content|change|basis|confidence|chapter|setting|pattern|title|kicker|apart|goal|loose)_"
    unused = [
        w for w in words if not re.search(rf"""["']{w}["']""", program) and not re.match(made, w)
    ]
    assert unused == []


def test_every_kind_of_event_change_and_basis_has_a_word():
    words = tomllib.loads((REPORT.parent / "data" / "language" / "ui.toml").read_text("utf-8"))
    assert {f"event_{kind}" for kind in get_args(EventType)} <= set(words)
    assert {f"sort_{sort}" for sort in SORTS} <= set(words)
    assert {f"content_{content}" for content in CONTENTS} <= set(words)
    assert {f"change_{kind}" for kind in get_args(ChangeKind)} <= set(words)
    assert {f"loose_{how}" for how in get_args(Loose) if how} <= set(words)
    assert {f"pattern_{kind}" for kind in get_args(Pattern) if kind != "unclear"} <= set(words)
    assert {f"basis_{basis}" for basis in get_args(Basis)} <= set(words)
    assert sorted(ORDER) == sorted(get_args(EventType))


def test_every_kind_of_removed_piece_has_a_name():
    words = tomllib.loads((REPORT.parent / "data" / "language" / "removed.toml").read_text("utf-8"))
    assert {f"chrome_{row.kind}" for row in ROWS} <= set(words)


def test_colours_have_enough_contrast_in_both_schemes():
    style = (REPORT / "assets" / "base.css").read_text("utf-8")
    tokens = dict(re.findall(r"--([\w-]+): light-dark\((#\w{6}, #\w{6})\)", style))
    colours = {name: value.split(", ") for name, value in tokens.items()}
    grounds = {
        "ink": (
            "paper",
            "raised",
            "sunken",
            "quote-wash",
            "quote-strong",
            "left-wash",
            "right-wash",
        ),
        "quiet": ("paper", "raised", "sunken"),
        "accent": ("paper", "raised", "sunken"),
        **{name: (f"{name}-wash",) for name in HUES},
    }
    for name, below in grounds.items():
        for ground in below:
            for scheme in (0, 1):
                ratio = _contrast(colours[name][scheme], colours[ground][scheme])
                assert ratio >= 4.5, (name, ground, scheme, round(ratio, 2))


def classes(element: Element) -> list[str]:
    return (element.attributes.get("class") or "").split()


def _is(element: Element, tag: str, name: str) -> bool:
    return element.tag == tag and name in classes(element)


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
