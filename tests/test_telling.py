"""What readers are told in words: cells that show what they tell, and places as readers cite them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.export.goals import goal_rows
from compare.language import Language
from compare.model import Document, Link, Note, Section
from compare.pipeline import compare
from compare.report.page import page_view
from compare.segment import segment
from compare.source import read_text
from compare.telling.brief import brief_matter
from compare.telling.goal_counterparts import of_two_things
from compare.telling.goals import goals_of
from compare.telling.rows.changes import of_events
from compare.telling.rows.doubts import doubt, maybe_range
from compare.telling.rows.folded import folded
from compare.telling.rows.instead import stands_there
from compare.telling.rows.lines import line_of
from compare.telling.rows.table import change_rows
from compare.telling.sentences.causes import one_of_each
from compare.telling.words.counted import beside, counted
from compare.telling.words.labels import both_names
from compare.telling.words.naming import names_of, unit_mark
from compare.telling.words.phrases import whole
from compare.telling.words.said import both_facts, shortened
from compare.telling.words.wording import note_sentence
from tests.cases_reader import line_cases
from tests.report_page import PAIR, comparison
from tests.small_plans import plan

PAIRS = (PAIR, ("hubei-2019", "jilin-2022"), ("jilin-2022", "wuhan-2024"))
CODE = re.compile(r"\ba\d\d|\d\.·|·\d|\d\.$")
"""A place as the program counts it, or a bare number of a list."""
WORDS = st.text(alphabet="推进养老服务,;。《》“”()0123456789%、", min_size=1, max_size=160)


@given(WORDS, st.data())
def test_what_is_told_stands_whole_in_what_is_shown(words: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    fact = words[start : data.draw(st.integers(start + 1, min(len(words), start + 60)))]
    shown = shortened(words, (fact,))
    assert fact in shown
    assert shown.strip("…") in words


@pytest.mark.parametrize("names", PAIRS)
def test_every_row_shows_the_number_or_name_that_it_tells(names: tuple[str, ...]) -> None:
    for row in change_rows(names_of(comparison(*names), "zh")):
        if row.event and row.event.type not in ("moves_out", "promoted", "demoted", "moved"):
            for fact, said in zip(both_facts(row.event), (row.before, row.after), strict=True):
                assert fact in said or not said or row.event.type in ("splits", "merges")


def test_a_long_wording_begins_with_the_clause_that_tells() -> None:
    words = "按照要求做好各项工作," * 6 + "新增养老床位1万张,做好统计工作。"
    assert shortened(words, ("1万张",)).endswith("新增养老床位1万张,做好统计工作。")


@pytest.mark.parametrize("names", PAIRS)
def test_no_code_of_a_place_is_shown(names: tuple[str, ...]) -> None:
    (pair,) = page_view(comparison(*names), "zh").pairs
    for finding in (*pair.foremost, *pair.further):
        for place in (place for side in finding.places for place in side):
            assert not CODE.search(place.mark), place


def test_numbers_of_lists_are_cited_as_articles() -> None:
    left = labelled("1.", "（二）")
    pair = compare(left, plan(("低保", "提高标准。"), name="b", year=2021))
    names = {language: names_of(pair, language) for language in ("zh", "en")}
    assert unit_mark(names["zh"], "a/a01") == "第1条"
    assert unit_mark(names["zh"], "a/a01.2") == "第1条第2项"
    assert unit_mark(names["zh"], "a/a02") == "（二）"
    assert unit_mark(names["en"], "a/a01") == "art. 1"


def test_what_no_event_tells_to_have_moved_has_no_row_that_does() -> None:
    """An article in another part that is on something else by now."""
    before = plan(("救灾", "储备物资。"), ("低保", "提高标准。"), name="a", year=2020)
    after = plan(("救灾", "储备帐篷。"), ("低保", "提高标准。"), name="b", year=2021)
    made = compare(before, after)
    moved = tuple(replace(one, kind="moved") for one in made.changes if one.left and one.right)
    rows = change_rows(names_of(replace(made, changes=moved, events=()), "zh"))
    assert rows == ()


@pytest.mark.parametrize("mark", [".", "、"])
def test_an_annex_that_counts_anew_says_so_and_the_text_proper_need_not(mark: str) -> None:
    left = labelled("1.", f"1{mark}")
    annex = Section("s99", "附件:", "分工", (0, 0), annex=True)
    second = replace(left.articles[1], section="s99")
    left = replace(left, sections=(*left.sections, annex), articles=(left.articles[0], second))
    pair = compare(left, plan(("低保", "提高标准。"), name="b", year=2021))
    assert [names_of(pair, "zh").marks[f"a/{one.id}"] for one in left.articles] == [
        "第1条",
        "附件第1条",
    ]


def labelled(*labels: str) -> Document:
    """Return a plan of two articles with these labels, one with two statements."""
    made = plan(("低保", "提高标准。做好统计。"), ("救灾", "储备物资。"), name="a", year=2020)
    articles = (
        replace(article, label=label) for article, label in zip(made.articles, labels, strict=True)
    )
    return replace(made, articles=tuple(articles))


@pytest.mark.parametrize(
    ("digits", "ends"),
    [
        ("58", (5, 8)),
        ("812", (8, 12)),
        ("1215", (12, 15)),
        ("16", None),
        ("20", None),
        ("85", None),
    ],
)
def test_digits_that_may_be_a_range_without_its_dash(digits: str, ends) -> None:
    assert maybe_range(digits) == ends


def test_a_number_that_may_be_damaged_says_so_beside_its_goal() -> None:
    """The date of this source lost its marks, so 58个 may have been 5-8个."""
    names = ("hubei-2019", "jilin-2022")
    (pair,) = page_view(comparison(*names), "zh").pairs
    goals = [goal for group in pair.goals for goal in group.goals]
    doubted = {goal.subject: goal.remark for goal in goals if goal.remark}
    said = "来源可能丢了连接号，“58”可能是“5-8”，请核对原文"
    assert doubted == {"确定省级婚俗改革实验区": said}
    rows = [*pair.foremost, *pair.further]
    assert [row.remark for row in rows if "58个" in row.after] == [said]


def test_numbers_of_both_sides_are_doubted_in_one_remark() -> None:
    lost = Note("marks_lost", before="2020年1月1日", after="202011")
    left, right = (
        replace(one, source=replace(one.source, notes=(lost,)))
        for one in (
            plan(("低保", "提高。"), name="a"),
            plan(("低保", "做好。"), name="b", year=2021),
        )
    )
    known = names_of(compare(left, right), "zh")
    said = doubt(known, ("a", "b"), ("建设58个站", "建设812个站和58个点"))
    assert said.count("“58”可能是“5-8”") == 1
    assert "“812”可能是“8-12”" in said


@pytest.mark.parametrize(("language", "regions"), [("zh", "某省 某省"), ("en", "苏州市 宿州市")])
def test_two_documents_that_read_as_one_place_and_year_have_two_names(
    language: Language, regions: str
) -> None:
    left, right = (
        plan(("低保", f"提高{name}。"), name=name, region=region)
        for name, region in zip("ab", regions.split(), strict=True)
    )
    assert both_names(names_of(compare(left, right), language), ("a", "b")) == ("a", "b")


def test_where_the_foremost_row_on_a_matter_is_told_in_another_the_next_stands_first() -> None:
    result = comparison("hubei-2019", "jilin-2022")
    rows = list(of_events(names_of(result, "zh"), 1))
    name = next(row for row in rows if row.event and row.event.explanation == "term_appears.new")
    second = next(row for row in rows if row.same_matter)
    event = name.event
    assert event
    wording = replace(event, type="goal_changed", explanation="goal_changed.words")
    shown = replace(name, event=wording, after="".join(both_facts(event)), same_matter=False)
    table = folded((shown, replace(name, same_matter=False), second))
    assert [(row.event and row.event.type, row.same_matter) for row in table] == [
        ("goal_changed", False),
        (second.event and second.event.type, False),
    ]


def test_a_line_does_not_say_twice_how_an_article_begins() -> None:
    known = names_of(comparison(*PAIR), "zh")
    row = replace(change_rows(known)[0], event=None, matter="打好重建收尾战", after="")
    assert brief_matter(known, replace(row, before="打好重建收尾战…")) == ""
    assert brief_matter(known, replace(row, before="完成重建")) == "打好重建收尾战"


def test_a_sentence_tells_each_matter_once() -> None:
    first, *others = change_rows(names_of(comparison(*PAIR), "zh"))
    second = next(row for row in others if row.matter != first.matter)
    found = [
        (first, ""),
        (first, "试点改为全覆盖"),
        (first, "在两县试点改为全覆盖"),
        (second, "推开"),
    ]
    assert [words for _, words in one_of_each(found)] == ["试点改为全覆盖", "推开"]


def test_a_note_keeps_the_case_of_the_names_of_documents() -> None:
    note = Note("same_text", before="plan-2021", after="again")
    assert "“plan-2021”" in note_sentence(note, "zh")


def test_a_duty_that_came_back_is_called_so() -> None:
    rows = change_rows(names_of(comparison("jilin-2022", "wuhan-2024"), "zh"))
    assert {row.matter for row in rows if "划回" in row.labels} == {"老龄事业"}


def test_a_remark_on_a_number_stands_once_in_its_cell() -> None:
    known = names_of(comparison(*PAIR), "zh")
    row = replace(change_rows(known)[0], remark="请核对")
    assert "".join(line_of(known, row)).count("请核对") == 1


@given(st.text(alphabet="推进养老,。“”()的把将3、社区工作力度试点", max_size=40), st.data())
def test_what_a_matter_takes_in_stands_in_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    matter = text[start : start + data.draw(st.integers(0, 12))]
    assert whole(text, matter, data.draw(st.booleans())) in text


@pytest.mark.parametrize("line", line_cases("matters.txt"), ids=lambda line: line[0])
def test_a_matter_is_called_by_whole_words_that_name_something(line: list[str]) -> None:
    matter, kind, rest = line
    statement, _, called = rest.partition(" =>")
    name = (
        counted(statement, matter)
        if kind == "counted"
        else whole(statement, matter, kind == "alone")
    )
    assert name == called.strip()


@pytest.mark.parametrize(
    ("matter", "statement", "shown"),
    [
        ("覆盖率", "二要将拟订社会工作政策列入议程,抓好落实。", ""),
        ("社会工作站覆盖率", "抓好落实,提高社会工作站建设水平。", "提高社会工作站建设水平"),
        ("新增养老床位", "做好统计,健全养老服务网络,增设床位。", "健全养老服务网络"),
    ],
)
def test_what_stands_in_the_place_of_a_goal_is_the_clause_on_its_matter(
    matter: str, statement: str, shown: str
) -> None:
    said = stands_there(names_of(comparison(*PAIR), "zh"), statement, matter)
    assert said == (f"该事项写“{shown}”" if shown else "")


def test_what_stands_in_the_place_of_a_goal_is_in_its_likeliest_counterpart() -> None:
    left = plan(("养老", "新建养老院5所。"), name="a", year=2020)
    right = plan(("养老", "改造养老院。支持养老院。"), name="b", year=2021)
    links = tuple(
        Link(f"{left.id}/a01.1", f"{right.id}/a01.{order}", "measure", "main", score, score, None)
        for order, score in ((1, 0.9), (2, 0.6))
    )
    found = replace(compare(left, right), links=links)
    (goal,) = goals_of(found, 1)
    assert (goal.state, goal.instead) == ("gone", "改造养老院。")
    (row,) = goal_rows(names_of(found, "zh"))
    assert row.instead == "该事项写“改造养老院”"


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("城市低保标准", "农村低保标准", True),
        ("床位占比", "床位入住率", True),
        ("低保标准", "农村低保标准", False),
        ("护理型床位占比", "护理型床位比例", False),
        ("火化率达到", "遗体火化率", False),
        ("护理型床位率", "护理型床位占比", False),
        ("社会组织年检率", "社会组织年度检查率", False),
        ("城乡低保标准", "农村低保标准", False),
    ],
)
def test_goals_of_town_and_country_or_of_two_rates_are_two(one: str, other: str, two: bool) -> None:
    assert of_two_things(one, other) is two


def test_a_number_is_called_by_what_its_own_clause_is_on() -> None:
    left = plan(("社会组织", "开展社会组织公益评选,培育社会组织。"), name="a", year=2020)
    right = plan(("社会组织", "开展社会组织公益评选,培育社会组织70家。"), name="b", year=2021)
    (row,) = change_rows(names_of(compare(left, right), "zh"))
    assert row.matter == "社会组织"


@pytest.mark.parametrize(
    ("clause", "number", "beside_it"),
    [
        ("评估报告自受理之日起30日内出具", "30日内", "评估报告"),
        ("低保审核确认一般应在受理之日起20个工作日内办结", "20个工作日内", "低保审核确认"),
        ("年内换证率达到50%", "达到50%", "换证率"),
        ("给予6个月的渐退期", "6个月", "渐退期"),
        ("民政、扶贫部门每季度开展一次评估", "每季度", ""),
    ],
)
def test_what_stands_beside_a_number_in_its_clause(
    clause: str, number: str, beside_it: str
) -> None:
    assert beside(clause, number) == beside_it


def test_what_two_offices_word_otherwise_is_called_by_words_of_both() -> None:
    """The 区域中心站试点 is on 流浪乞讨人员救助管理, of which the other plan has no such 试点."""
    rows = change_rows(names_of(comparison("hubei-2019", "wuhan-2024"), "zh"))
    assert "生活无着的流浪乞讨人员救助管理" in {row.matter for row in rows}


def test_a_goal_of_town_and_country_has_two_counterparts_in_either_direction() -> None:
    both = "城乡低保标准均提高到每月850元。"
    each = "城市低保标准提高到每月700元。农村低保标准提高到每月600元。"
    forth, back = (
        [
            (goal.state, goal.before, goal.after)
            for goal in goals_of(
                compare(
                    plan(("低保", earlier), name="a", year=2020),
                    plan(("低保", later), name="b", year=2021),
                ),
                1,
            )
        ]
        for earlier, later in ((both, each), (each, both))
    )
    assert forth == [
        ("changed", "提高到每月850元", "提高到每月700元"),
        ("changed", "提高到每月850元", "提高到每月600元"),
    ]
    assert back == [(state, after, before) for state, before, after in forth]


@pytest.mark.parametrize(
    ("verb", "remarked"),
    [
        ("持续开展", True),
        ("开展", False),
        ("推进可持续", False),
        ("制定青少年保持健康指南与", False),
    ],
)
def test_what_is_new_and_goes_on_by_its_own_words_says_so(verb: str, remarked: bool) -> None:
    left = plan(("低保", "提高低保标准。"), name="a", year=2020)
    right = plan(("低保", f"提高低保标准。{verb}殡葬移风易俗宣传。"), name="b", year=2021)
    (row,) = change_rows(names_of(compare(left, right), "zh"))
    assert ("未必是新做法" in row.remark) is remarked


def test_a_number_that_the_table_tells_to_have_changed_is_one_changed_goal() -> None:
    """A standard by the year that became one by the month is neither new nor gone."""
    left = plan(("低保", "农村低保标准提高到每人每年2640元。"), name="a", year=2020)
    right = plan(("低保", "农村低保标准提高到每人每月275元。"), name="b", year=2021)
    (goal,) = goals_of(compare(left, right), 1)
    assert (goal.state, goal.before, goal.after) == (
        "changed",
        "提高到每人每年2640元",
        "提高到每人每月275元",
    )


@pytest.mark.parametrize(("region", "state"), [("甲市", "changed"), ("乙市", "kept")])
def test_that_another_place_has_its_own_date_is_no_other_goal(region: str, state: str) -> None:
    texts = ("6月底前,建成养老院5所。", "10月底前,建成养老院5所。")
    one, other = (
        plan(("养老", text), name=name, year=year)
        for text, name, year in zip(texts, "ab", (2020, 2021), strict=True)
    )
    left = replace(one, head=replace(one.head, region="甲市"))
    right = replace(other, head=replace(other.head, region=region))
    goals = goals_of(compare(left, right), 1)
    assert [goal.state for goal in goals] == [state]


def test_where_sections_count_anew_each_article_is_cited_behind_its_section() -> None:
    """（三） of the longer section stands beside 一、（二） and is no article of another kind."""
    text = (
        "某市2021年民政工作要点\n一、社会救助\n（一）低保。做好低保。\n（二）特困。做好供养。\n"
        "二、养老服务\n（一）居家。发展居家养老。\n（二）机构。发展机构养老。\n（三）医养。推进医养结合。\n"
    )
    left, right = (segment(read_text(text, f"{name}.txt")) for name in "ab")
    marks = names_of(compare(left, right, encoder=None), "zh").marks
    assert [marks[f"a/{one.id}"] for one in left.articles] == [
        "一、（一）",
        "一、（二）",
        "二、（一）",
        "二、（二）",
        "二、（三）",
    ]
