"""The parts of the report: rows, flow of sections, marks, places, numbers and dates."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import compress, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.diff import find_changes, text_edits
from compare.model import (
    Article,
    Change,
    Comparison,
    Document,
    Event,
    Head,
    Link,
    Measure,
    Mention,
    Section,
    Settings,
    Source,
    Strength,
    Theme,
)
from compare.report.marks import Quoted, pieces
from compare.report.page import page_view
from compare.report.pictures.flow import flow_of, flow_table
from compare.report.pictures.flow_picture import flow_view
from compare.report.pictures.lanes import TEXT_HEIGHT, lanes_view
from compare.report.pictures.layout import shortened
from compare.report.pictures.lives import lives_view
from compare.report.text.desk import Desk, desk_of
from compare.report.text.reading import lonely, parts
from compare.telling.rows.order import shows_on_theme
from compare.telling.shared import Shared, shared_with
from compare.telling.stretches import line_stretches, statement_stretches
from compare.telling.words.naming import Names, names_of, place
from compare.telling.words.wording import date, nested, number, percent, word_of
from tests.report_page import NEXT, PAIR, comparison


def plan(name: str, sections: dict[str, list[str]]) -> Document:
    """Return a document: section headings with the texts of their articles."""
    articles = []
    for order, texts in enumerate(sections.values(), 1):
        for text in texts:
            unit = f"a{len(articles) + 1:02}"
            articles.append(
                Article(
                    unit, f"s{order:02}", f"{len(articles) + 1}.", "", text, places(text), (0, 0)
                )
            )
    parts = (Section(f"s{i:02}", f"{i}、", name, (0, 0)) for i, name in enumerate(sections, 1))
    source = Source(f"{name}.txt", f"{name}.txt", "", "utf-8", ())
    return Document(name, source, Head(), (), tuple(parts), tuple(articles))


def places(text: str, start: int = 0) -> tuple[int, ...]:
    return tuple(range(start, start + len(text)))


def desk(*links: tuple[str, str, Strength, float]) -> Desk:
    """Return two plans with these links laid out for reading."""
    left = plan("早", {"救助": ["提高低保标准。", "发展养老和慈善。"], "救灾": ["储备救灾物资。"]})
    right = plan(
        "晚", {"救助": ["提高低保标准。"], "服务": ["发展养老。", "发展慈善。", "加强监管。"]}
    )
    return linked(left, right, *links)


def linked(left: Document, right: Document, *links: tuple[str, str, Strength, float]) -> Desk:
    """Return two plans 早 and 晚 laid out for reading."""
    found = tuple(
        Link(f"早/{one}", f"晚/{other}", "article", strength, score, 0.5, None)
        for one, other, strength, score in links
    )
    changes = find_changes(left, right, found)
    settings = Settings("none", "none", "0")
    result = Comparison((left, right), (("早", "晚"),), found, changes, (), (), (), (), settings)
    return desk_of(names_of(result, "zh"), 1, [])


SPLIT = (
    ("a01", "a01", "main", 0.9),
    ("a02", "a02", "main", 0.8),
    ("a02", "a03", "main", 0.7),
    ("a03", "a04", "partial", 0.4),
)


def test_rows_follow_the_left_document_then_what_is_only_right():
    shown = parts(desk(*SPLIT))
    assert [part.title for part in shown] == ["1、救助", "2、救灾", "2、服务"]
    rows = [row for part in shown for row in part.rows]
    assert [[kind for kind, _ in row.kinds] for row in rows] == [
        ["same"],
        ["split"],
        ["related"],
        ["related"],
    ]
    assert [article.mark for article in rows[1].right] == ["第2条", "第3条"]
    assert rows[2].right == ()
    assert [item.place.mark for item in rows[2].loose] == ["第4条"]
    assert rows[3].left is None


def test_a_new_article_stands_where_it_stands_in_the_later_text():
    left = plan("早", {"救助": ["提高低保标准。", "发展慈善。"], "服务": ["推进殡葬改革。"]})
    right = plan(
        "晚",
        {
            "救助": ["提高低保标准。", "建设养老院。", "发展慈善。"],
            "服务": ["推进殡葬改革。"],
            "新章": ["招募志愿者。"],
        },
    )
    links = (("a01", "a01", "main", 0.9), ("a02", "a03", "main", 0.9), ("a03", "a04", "main", 0.9))
    shown = parts(linked(left, right, *links))
    assert [(part.title, part.only_right) for part in shown] == [
        ("1、救助", False),
        ("2、服务", False),
        ("3、新章", True),
    ]
    kinds = [[kind for kind, _ in row.kinds] for row in shown[0].rows]
    assert kinds == [["same"], ["added"], ["same"]]


def test_a_merged_article_stands_beside_its_best_counterpart():
    merged = desk(("a01", "a02", "main", 0.6), ("a02", "a02", "main", 0.8))
    first, second, *_ = parts(merged)[0].rows
    assert first.right == ()
    assert [place.href for place in first.elsewhere] == ["#晚/a02"]
    assert [place.mark for place in second.right[0].also] == ["第1条"]


def test_what_has_no_main_counterpart_is_lonely():
    laid = desk(*SPLIT)
    assert [item.place.name for item in lonely(laid, "left")] == ["储备救灾物资"]
    assert [item.place.name for item in lonely(laid, "right")] == ["加强监管"]


def test_an_article_gives_each_main_counterpart_an_equal_part_of_its_text():
    flow = flow_of(desk(*SPLIT))
    left, right = flow.shares
    assert left["s01", "s01"] == pytest.approx(7 / 22)
    assert left["s01", "s02"] == pytest.approx(8 / 22)
    assert right["s01", "s02"] == pytest.approx(10 / 22)
    assert flow.links["s01", "s02"] == 2


def test_the_table_has_every_band_and_all_that_is_unlinked():
    laid = desk(*SPLIT)
    lines = [(line.left, line.right) for line in flow_table(laid, flow_of(laid))]
    assert lines == [
        ("1、救助", "1、救助"),
        ("1、救助", "2、服务"),
        ("2、救灾", ""),
        ("", "2、服务"),
    ]


def test_bars_do_not_overlap_and_are_as_high_as_their_share():
    for picture in flow_view(desk(*SPLIT)).pictures:
        for column in picture.bars:
            assert all(one.y + one.height <= other.y for one, other in pairwise(column))
            assert all(bar.linked <= bar.height for bar in column)
            assert all(bar.y >= 0 and bar.y + bar.height <= picture.height for bar in column)
    assert "2 个部分" in flow_view(desk(*SPLIT)).alternative


def test_ten_sections_have_ten_colours():
    ten = {f"第{n}类": [f"办理{n}类事项。"] for n in "一二三四五六七八九十"}
    turned = [(f"a{n:02}", f"a{11 - n:02}", "main", 0.9) for n in range(1, 11)]
    view = flow_view(linked(plan("早", ten), plan("晚", ten), *turned))
    assert len({bar.colour for bar in view.pictures[0].bars[0]}) == 10


def test_sections_that_stay_in_place_need_no_picture():
    assert flow_view(desk()) is None
    assert flow_view(desk(("a01", "a01", "main", 0.9))) is None


def test_numbers_and_dates_in_the_language_of_the_reader():
    assert date("2015-01-14", "zh") == "2015年1月14日"
    assert date("2015-01-14", "en") == "14 January 2015"
    assert date("年初", "zh") == "年初"
    assert number(10679) == "10,679"
    assert number(1.3) == "1.3"
    assert (percent(0), percent(0.034), percent(0.126)) == ("0%", "3.4%", "13%")


@given(st.text("低保特困救助,。", max_size=30), st.text("低保特困救助,。", max_size=30))
def test_both_sides_share_the_same_characters_and_are_marked_alike(left: str, right: str):
    change = Change("revised", "a/a01", "b/a01", text_edits(left, right))
    kept, rewritten = [], []
    for text, side in ((left, "left"), (right, "right")):
        shared = shared_with(text, side, [change])
        kept.append("".join(compress(text, shared.characters)))
        rewritten.append(shared.rewritten)
    assert kept[0] == kept[1]
    assert rewritten[0] == rewritten[1]


@given(st.data())
def test_lines_and_pieces_tile_the_article(data: st.DataObject):
    statements = data.draw(st.lists(st.text("提高低保标准", min_size=1, max_size=8), max_size=5))
    text, measures = "完善救助。", []
    for i, said in enumerate(statements, 1):
        words = f"{i}、{said}。"
        measures.append(Measure(f"a01.{i}", words, places(words, len(text))))
        text += words
    whole = (0, len(text))
    article = Article("a01", None, "", "完善救助", text, places(text), whole, tuple(measures))
    anywhere = st.integers(0, len(text) - 1)
    stretches = data.draw(st.lists(st.tuples(anywhere, anywhere).map(sorted), max_size=4))
    quotes = [Quoted((a, b + 1), f"quote-{a}", 1, "finding") for a, b in stretches]
    same = data.draw(st.lists(st.booleans(), min_size=len(text), max_size=len(text)))
    shared = Shared(tuple(same), data.draw(st.booleans()))
    lines = line_stretches(article)
    cut = [pieces(text, shared, quotes, stretch) for _, stretch in lines]
    assert "".join(run.text for line in cut for piece in line for run in piece.runs) == text
    assert all(one[1][1] == other[1][0] for one, other in pairwise(lines))
    assert len(statement_stretches(article)) == len(measures)
    marked = "".join(r.text for line in cut for piece in line if piece.quoted for r in piece.runs)
    covered = {i for quote in quotes for i in range(*quote.stretch)}
    assert marked == "".join(text[i] for i in sorted(covered))


def mentioned(theme: str, shares: dict[str, float]) -> Theme:
    return Theme(
        theme, "lexicon", tuple(Mention(d, theme, (), (), (), s) for d, s in shares.items())
    )


def many_themes(themes: int, documents: int) -> Names:
    """Return a series whose themes are each missing in one document."""
    plans = tuple(
        replace(plan(f"{year}", {"救助": ["提高标准。"]}), head=Head(region="某某省", year=year))
        for year in range(2010, 2010 + documents)
    )
    found = tuple(
        mentioned(
            f"第{order}个主题的名称",
            {p.id: 1 / themes for at, p in enumerate(plans) if at != order % documents},
        )
        for order in range(themes)
    )
    pairs = tuple((one.id, other.id) for one, other in pairwise(plans))
    settings = Settings("none", "none", "0")
    return names_of(Comparison(plans, pairs, (), (), found, (), (), (), settings), "zh")


def test_sixty_themes_keep_lanes_of_their_own():
    for picture in lanes_view(many_themes(60, 2)).pictures:
        assert all(other.y - one.y >= picture.font for one, other in pairwise(picture.lanes))
        assert picture.lanes[-1].y < picture.height
        assert picture.nodes.count("M") == 60


def test_a_line_of_life_for_each_of_sixty_themes_in_twelve_documents():
    names = many_themes(60, 12)
    assert lanes_view(names) is None
    for picture in lives_view(names, []).pictures:
        assert sum(dots.count("M") for life in picture.lives for dots in life.dots) == 60 * 11
        assert all(header.turned for header in picture.headers)
        assert all(other.x - one.x >= picture.font for one, other in pairwise(picture.headers))


def test_only_themes_to_which_something_happened_are_drawn():
    names = many_themes(3, 2)
    assert lives_view(names, []) is None
    assert "新增 2 个" in lanes_view(names).alternative
    assert lanes_view(many_themes(0, 2)) is None
    both = Theme(
        "养老", "lexicon", tuple(Mention(p.id, "养老", (), (), (), 0.1) for p in plans(names))
    )
    known = replace(names, comparison=replace(names.comparison, themes=(both,)))
    view = lanes_view(known)
    assert (view.pictures, view.steady) == ((), ("养老 10% → 10%",))


@pytest.mark.parametrize(("later", "drawn"), [(0.1, False), (0.02, True)])
def test_a_theme_of_which_one_task_moved_out_goes_on(later: float, drawn: bool) -> None:
    names = many_themes(0, 2)
    one, other = (document.id for document in plans(names))
    theme, scope = mentioned("养老", {one: 0.1, other: later}), (one, other)
    told = Event(
        "moves_out",
        "意外伤害保险",
        "养老",
        scope,
        (),
        (),
        ("literal",),
        0.9,
        0.5,
        (),
        "moves_out.said",
        (("before", "由民政局组织"), ("after", "移交卫生健康委")),
    )
    known = replace(names.comparison, themes=(theme,), events=(told,))
    assert bool(lanes_view(replace(names, comparison=known)).pictures) == drawn


def plans(names: Names) -> tuple[Document, ...]:
    return names.comparison.documents


def test_text_that_goes_on_under_another_theme_is_a_current():
    left, right = plan("早", {"救助": ["发展养老。"]}), plan("晚", {"救助": ["发展养老。"]})
    before = Theme("养老", "lexicon", (Mention("早", "养老", ("早/a01",), ("早/a01",), (), 1.0),))
    after = Theme("老龄", "lexicon", (Mention("晚", "老龄", ("晚/a01",), ("晚/a01",), (), 0.5),))
    link = Link("早/a01", "晚/a01", "article", "main", 0.9, 0.5, None)
    settings = Settings("none", "none", "0")
    result = Comparison(
        (left, right), (("早", "晚"),), (link,), (), (before, after), (), (), (), settings
    )
    view = lanes_view(names_of(result, "zh"))
    for picture in view.pictures:
        ((_, width),) = picture.currents
        assert width == TEXT_HEIGHT / 2
    remarks = [lane.remark for lane in view.pictures[0].lanes]
    assert remarks == ["晚写在“老龄”里 100% → —", "早写在“养老”里 — → 50%"]
    assert [lane.remark for lane in view.pictures[1].lanes] == ["归在别处", "归在别处"]
    assert view.kinds == (("changed", "另一份写到但归在别处"),)
    for language in ("zh", "en"):
        for picture in lanes_view(names_of(result, language)).pictures:
            first, second = (header.x for header in picture.headers)
            assert second - first >= 60
    gone = lanes_view(names_of(replace(result, links=()), "zh"))
    assert [lane.remark for lane in gone.pictures[0].lanes] == [
        "× 不再写 100% → —",
        "+ 新增 — → 50%",
    ]


def test_a_heading_that_is_a_statement_has_an_address_and_its_articles_mark() -> None:
    left, right = desk(*SPLIT).names.comparison.documents
    lead, measure = (
        Measure("a01.0", "提高低保标准。", places("提高低保标准。")),
        Measure("a01.1", "建立台账。", places("建立台账。", 7)),
    )
    article = replace(
        left.articles[0],
        heading="提高低保标准",
        text="提高低保标准。建立台账。",
        origin=places("提高低保标准。建立台账。"),
        measures=(measure,),
        lead=lead,
    )
    left = replace(left, articles=(article, *left.articles[1:]))
    settings = Settings("none", "none", "0")
    pair = Comparison((left, right), (("早", "晚"),), (), (), (), (), (), (), settings)
    names = names_of(pair, "zh")
    shown = parts(desk_of(names, 1, []))[0].rows[0].left
    assert [(line.anchor, line.heading) for line in shown.lines] == [
        ("早/a01.0", True),
        ("早/a01.1", False),
    ]
    assert [place(names, 1, f"早/{unit}").mark for unit in ("a01.0", "a01.1")] == [
        "第1条",
        "第1条第1项",
    ]


def test_a_name_too_long_for_its_lane_is_cut_with_an_ellipsis():
    assert shortened("社会救助", 10, 40) == "社会救助"
    assert shortened("社会救助总体", 10, 40) == "社会救…"


def test_a_quotation_inside_a_quotation_has_single_marks() -> None:
    assert nested("写“残疾人“两项补贴””，不再写“津贴”") == "写“残疾人‘两项补贴’”，不再写“津贴”"
    assert nested("少了一个“引号") == "少了一个“引号"


def test_the_first_screen_of_a_pair_says_which_themes_became_what():
    page = page_view(comparison(*PAIR), "zh")
    told = {line.title: [name for name, _, _ in line.themes] for line in page.lanes.story}
    assert len(told["划出"]) == 7
    assert "疫情防控" in told["仅见于吉林省"]
    assert "名称不同" not in told
    assert (page.lanes.in_short, page.lanes.in_both) == (True, 40)


@pytest.mark.parametrize("names", [PAIR, NEXT], ids=["regions", "years"])
def test_first_screen_and_picture_count_every_theme_once(names: tuple[str, str]):
    compared = comparison(*names)
    view = page_view(compared, "zh").lanes
    counts = [(line.title, len(line.themes)) for line in view.story]
    assert sum(count for _, count in counts) + view.in_both == len(compared.themes)
    told = [*counts, ("两份都有", view.in_both)]
    assert view.alternative == (
        f"{len(compared.themes)} 个主题的篇幅："
        + "、".join(f"{title} {count} 个" for title, count in told)
        + "。"
    )
    of_both = {theme.id for theme in compared.themes if len(theme.mentions) == 2}
    assert {name for line in view.story_of_both for name, _, _ in line.themes} <= of_both


def test_another_name_of_something_within_a_theme_is_no_name_of_the_theme():
    within = Event(
        "renamed", "五社联动", "社会工作", ("早", "晚"), (), (), ("lexicon",), 0.9, 0.5, (),
        "renamed.known", (("before", "三社联动"), ("after", "五社联动")),
    )  # fmt: skip
    whole = replace(within, facts=(("before", "社工"), ("after", "社会工作")))
    said = ("早/a01",)
    mentions = tuple(Mention(one, name, said, said, (), 0.1) for one, name in NAMED_SO)
    theme = Theme("社会工作", "lexicon", mentions)
    assert not shows_on_theme(within, theme)
    assert shows_on_theme(whole, theme)


NAMED_SO = (("早", "社工"), ("晚", "社会工作"))


def test_of_themes_that_are_folded_nothing_is_said_that_their_articles_belie():
    """Articles that split, moved or were joined, a task that left: the theme itself went on."""
    lanes = page_view(comparison(*NEXT), "zh").lanes
    fold = word_of("steady", "zh", apart=False, count=len(lanes.steady))
    assert not re.search("分合|没有变化", fold)
    assert "条目、措施、个别职责和名目的变化见表" in fold


def test_themes_that_a_text_may_have_behind_its_cut_are_not_called_gone():
    page = page_view(comparison("hubei-2019", "wuhan-2024"), "zh")
    titles = {line.title for line in page.lanes.story}
    assert "截断前未见" in titles
    assert "仅见于湖北省" not in titles
