"""What an analyst sees first: the documents in short, cautions, and what happened at a glance."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest

from compare.export.goals import goal_rows
from compare.export.markdown import to_markdown
from compare.model import Document, Section
from compare.pipeline import compare
from compare.report.page import page_view
from compare.segment import segment
from compare.source import read_text
from compare.summary import summary
from compare.telling.brief import foremost, goal_said
from compare.telling.goals import goal_remark, goals_of
from compare.telling.rows.causes import by_cause
from compare.telling.rows.changes import Row
from compare.telling.rows.strands import ALIKE, strands, various
from compare.telling.rows.table import change_rows
from compare.telling.sentences.causes import gone, new
from compare.telling.sentences.clauses import scene_of, without_marks
from compare.telling.sentences.headlines import WIDEST, headlines, in_blocks, sentence
from compare.telling.sentences.series import series_headlines
from compare.telling.words.naming import names_of
from compare.telling.words.said import quotes_of
from compare.telling.words.wording import width
from compare.themes.particulars import clauses, load_particulars
from tests.report_page import PAIR, SERIES, comparison, page, read_page
from tests.small_plans import plan

PLANS = ("hunan-2015", "hubei-2019", "xianning-2021", "jilin-2022", "wuhan-2024")
NEXT = ("xianning-2021", "xianning-2022")


def test_a_series_tells_what_came_went_and_returned() -> None:
    told = {line.title: [name for name, _, _ in line.themes] for line in _story(*SERIES)}
    assert "救灾减灾" in told["只在前面的文件里"]
    assert told["中间的文件没有"] == ["老龄事业"]
    since = {name: when for line in _story(*SERIES) for name, _, when in line.themes}
    assert since["救灾减灾"] == "至 湖南省 2015"
    assert set(told) <= {"只在后面的文件里", "只在前面的文件里", "中间的文件没有", "只在一地"}


def test_themes_of_the_story_lead_to_their_row() -> None:
    anchors = {element.attributes.get("id") for element in read_page(page(*SERIES))}
    hrefs = [href for line in _story(*SERIES) for _, href, _ in line.themes]
    assert hrefs
    assert {href.removeprefix("#") for href in hrefs} <= anchors


def test_no_sentence_on_a_pair_says_that_a_theme_of_the_lexicon_is_absent() -> None:
    """A text may treat what no article of it is mainly about; a duty that left is told once."""
    assert _story(*PAIR) == ()
    told = "".join(_headlines(PAIR))
    assert "主题" not in told
    assert told.count("救灾减灾") == 1


def test_a_renaming_shows_both_names() -> None:
    told = {(row.before, row.after) for row in _rows(*PAIR) if row.key == "renamed"}
    assert ("五保", "特困人员") in told
    assert all(before and after for before, after in told)


def test_what_left_says_where_it_went() -> None:
    gone = {row.matter: row.after for row in _rows(*PAIR) if row.key == "moves_out"}
    assert gone["救灾减灾"] == "（2018 年划归应急管理部门）"
    assert all(after for after in gone.values())


def test_a_card_says_region_and_year_once() -> None:
    (first, _) = page_view(comparison(*PAIR), "zh").cards
    assert first.tag == "湖南省 2015"
    assert dict(first.lines).keys().isdisjoint({"地区", "年份"})


def test_what_bars_a_conclusion_stands_open_and_the_rest_is_folded() -> None:
    cut = page_view(comparison(*SERIES), "zh").cards[-1]
    assert [note.text[:7] for note in cut.notes if note.grave] == ["来源在此处断开"]
    assert all(not note.grave for note in cut.remarks)
    assert len(cut.remarks) < len(cut.notes)


def test_duties_of_one_reform_are_one_sentence() -> None:
    """Of two provinces nothing is said to be gone; what left stands with its department."""
    duties, *_ = _headlines(PAIR)
    said = "职责划出：2018年机构改革划出7项，湖南省2015年写有、吉林省2022年没有专门写到："
    assert duties.startswith(said)
    veterans, *others = duties.removeprefix(said).removesuffix("。").split("，")
    to = "转入退役军人事务部门"
    named = veterans.removesuffix(to).split("、")
    assert veterans.endswith(to)
    assert set(named) == {"优抚褒扬", "军休安置", "退役士兵安置", "双拥"}
    assert set(others) == {
        "救灾减灾转入应急管理部门",
        "医疗救助转入医疗保障部门",
        "老龄事业（2023年又划回）转入卫生健康部门",
    }


@pytest.mark.parametrize("names", [*combinations(PLANS, 2), NEXT])
def test_the_first_screen_is_short_and_agrees_with_the_table(names: tuple[str, str]) -> None:
    """What it says one side lacks no row tells of both; as many rows as it says are shown."""
    known = names_of(comparison(*names), "zh")
    rows = change_rows(known)
    told = headlines(known, 1, rows)
    assert len(told) <= 7
    for line in told:
        # What is gone, and where it went, of which a reader wants all.
        whole = line.topic in ("职责划出", "不再写") or line.topic.startswith("仅见于")
        assert width(sentence(known, line)) <= WIDEST["zh"] or whole
        for part in line.parts:
            shown = part.shown and [
                row for row in rows if row.has(part.shown.change, part.shown.content)
            ]
            said = re.fullmatch(r"等(\d+)项", part.text)
            assert not said or len(shown or ()) == int(said[1])
    scene = scene_of(known, 1, rows)
    for cause in (gone, new):
        for clause in cause(scene):
            for item in clause.items if clause.lacking is not None else ():
                assert without_marks(item.text) not in scene.renamed
                (mine,) = [row for row in rows if row.number == item.row]
                assert any(
                    one.content == "name" or not all((one.before, one.after)) for one in mine.told
                )
                assert [
                    row.number
                    for row in rows
                    if row.before and row.after and row.content != "name"
                    if without_marks(row.matter) == without_marks(item.text)
                ] == []


def on_both_sides(row: Row) -> set[str]:
    """Return the particular matters that both sides of a row are quoted on."""
    event, known = row.event, load_particulars()
    shown = [
        {
            number
            for quote in quotes_of(event, one)
            for text in clauses(quote.text)
            for number in known.of(text)
        }
        for one in (event.scope if event else ())
    ]
    return {known.names[number] for number in set.intersection(*shown)} if shown else set()


@pytest.mark.parametrize("names", [PAIR, NEXT])
def test_what_a_row_is_about_stands_in_a_text_or_is_what_both_quotes_are_on(
    names: tuple[str, str],
) -> None:
    known = names_of(comparison(*names), "zh")
    texts = without_marks(
        "".join(a.text for one in known.comparison.documents for a in one.articles)
    )
    themes = {theme.id for theme in known.comparison.themes}
    for row in change_rows(known):
        words = row.matter.removesuffix("（其中一项）")
        known_elsewhere = words in themes or row.key == "renamed" or words in on_both_sides(row)
        parts = (without_marks(part).rstrip("…等") for part in words.split("（"))
        assert known_elsewhere or all(part in texts for part in parts)
        assert row.matter.count("(") == row.matter.count(")")


@pytest.mark.parametrize("names", [PAIR, ("hubei-2019", "jilin-2022")])
def test_every_sentence_is_whole_and_names_both_sides_by_place_and_year(names) -> None:
    sides = [
        f"{word}年"
        for word in ("湖南省2015", "湖北省2019", "吉林省2022")
        if word[3:] in "".join(names)
    ]
    for line in _headlines(names):
        assert line.endswith("。")
        assert all(side in line for side in sides)


@pytest.mark.parametrize(
    "names", [PAIR, ("hubei-2019", "jilin-2022"), ("jilin-2022", "wuhan-2024")]
)
def test_no_part_of_the_first_screen_says_what_another_says(names) -> None:
    known = names_of(comparison(*names), "zh")
    parts = [
        part.text
        for line in headlines(known, 1, change_rows(known))
        for part in line.parts
        if (part.row or part.goal) and not part.text.startswith("等")
    ]
    assert [
        (one, other)
        for at, one in enumerate(parts)
        for other in parts[at + 1 :]
        if one in other or other in one
    ] == []


@pytest.mark.parametrize("names", [PAIR, NEXT])
def test_the_page_tells_goals_once_and_other_outputs_as_a_sentence(names: tuple[str, str]) -> None:
    (pair,) = page_view(comparison(*names), "zh").pairs
    assert pair.brief.goals
    assert "目标" not in {line.topic for line in pair.headlines}
    assert "- **目标**：" in to_markdown(comparison(*names), "zh")


def test_an_article_in_brackets_is_said_to_be_of_the_text_that_has_it() -> None:
    lines = _headlines(NEXT) + _headlines(PAIR)
    found = [one for line in lines for one in re.findall("（([^（）]*?)(?:并入|写在)", line)]
    assert found
    assert all(found)


def test_goals_that_changed_are_told_with_their_deadlines() -> None:
    before = plan(("养老", "到2020年底,护理型床位占比达到40%。"), name="a", year=2020)
    after = plan(("养老", "到2021年底,护理型床位占比达到50%。"), name="b", year=2021)
    known = names_of(compare(before, after), "zh")
    (goals,) = [sentence(known, one) for one in headlines(known, 1, change_rows(known))]
    assert goals == (
        "目标：从某省2020年到2021年，护理型床位占比由40%（到2020年底）改为50%（到2021年底）。"
    )


@pytest.mark.parametrize("names", [PAIR, NEXT, ("hubei-2019", "wuhan-2024")])
def test_what_stands_first_in_short_counts_as_the_chapters_do(names: tuple[str, ...]) -> None:
    view = page_view(comparison(*names), "zh")
    (pair,) = view.pairs
    counted = {one.href: int(one.text.split()[-1]) for one in pair.brief.tallies}
    assert counted == {f"#{group.anchor}": len(group.goals) for group in pair.goals}
    table = [*pair.foremost, *pair.further]
    assert pair.brief.every == f"全部 {len(table)} 项"
    assert view.count == len(table)
    assert len(pair.brief.rows) == 5
    by_number = {one.number: one for one in table}
    shown = [by_number[one.number] for one in pair.brief.rows]
    assert not any(one.uncertain for one in shown)
    assert [one.number for one in shown if one.number > len(table) / 2] == []
    for one in pair.brief.rows:
        more = [row for row in table if row.theme_order == one.theme_order]
        assert one.theme_order is None or one.rest in ("", f"同主题还有 {len(more) - 1} 项")
    words = [words for one in pair.brief.rows for words in (one.before, one.after)]
    assert max(map(len, words)) <= 80, "all duties of a reform, and where they went"


@pytest.mark.parametrize("names", [PAIR, NEXT, ("jilin-2022", "wuhan-2024")])
def test_each_foremost_line_is_on_a_theme_or_cause_of_its_own(names: tuple[str, ...]) -> None:
    known = names_of(comparison(*names), "zh")
    rows = change_rows(known)
    found = strands(known, 1, rows)
    assert sorted(row.number for one in found for row in one.rows) == sorted(
        {row.number for one in found for row in one.rows}
    )
    chosen = various(found, 5)
    themes = [one.theme for one in chosen if one.theme]
    assert len({*themes}) == len(themes)
    assert max(Counter((one.lead.change, one.lead.content) for one in chosen).values()) <= ALIKE


def test_one_reform_is_one_line_with_its_duties_behind_it_in_the_table() -> None:
    known = names_of(comparison(*PAIR), "zh")
    rows = change_rows(known)
    left = [row for row in rows if row.key == "moves_out"]
    assert [row.number for row in left] == [*range(1, 8)]
    assert [row.same_matter for row in left] == [False, *[True] * 6]
    line, *_ = foremost(known, 1, rows)
    assert (line.matter, line.rest) == ("2018年机构改革", "")
    first, *others = line.before.split("；")
    assert {"退役士兵安置", "优抚褒扬"} <= {*first.partition("转入")[0].split("、")}
    assert first.endswith("转入退役军人事务部门"), "most of them went there"
    assert {"救灾减灾转入应急管理部门", "医疗救助转入医疗保障部门"} < {*others}


def test_a_number_that_changed_in_text_and_annex_is_told_in_one_place() -> None:
    before = plan(
        ("低保", "城市低保标准提高到每人每月600元。"),
        ("殡葬", "规范殡葬服务。"),
        ("任务", "城市低保标准600元。"),
        name="a",
        year=2020,
    )
    after = plan(
        ("低保", "城市低保标准提高到每人每月650元。"),
        ("殡葬", "规范殡葬服务。"),
        ("任务", "城市低保标准650元。"),
        name="b",
        year=2021,
    )
    rows = change_rows(names_of(compare(before, after), "zh"))
    numbers = [row for row in rows if row.before and "600元" in row.before]
    assert [row.same_matter for row in numbers] == [False, True]


def test_numbers_that_changed_alike_are_of_one_cause_only_where_they_count_one_thing() -> None:
    row = _rows(*PAIR)[0]
    assert row.event is not None
    facts = (("before", "50%"), ("after", "55%"))
    event = replace(row.event, type="number_changed", theme="养老服务", explanation="", facts=facts)
    made = [
        replace(row, event=event, matter=matter, same_matter=False)
        for matter in ("护理型床位占比", "助餐点覆盖率", "护理型床位")
    ]
    told = [(row.matter, row.same_matter) for row in by_cause(made)]
    assert told == [("护理型床位占比", False), ("护理型床位", True), ("助餐点覆盖率", False)]


def test_a_duty_that_is_handed_over_claims_its_statement_and_not_the_whole_article() -> None:
    (row, other) = _rows(*PAIR)[:2]
    assert row.event is not None
    duty = replace(row.event, type="moves_out", left=("a/a01.1",), right=(), facts=())
    number = replace(duty, type="term_appears", theme="低保", explanation="")
    made = [
        replace(one, event=event, matter=matter, left=left, right=(), same_matter=False)
        for one, event, matter, left in (
            (row, duty, "救灾", ("a/a01.1",)),
            (other, number, "低保", ("a/a01.2",)),
            (other, number, "物资", ("a/a01.1",)),
        )
    ]
    told = {row.matter: row.same_matter for row in by_cause(made)}
    assert told["低保"] is False
    assert sorted((told["救灾"], told["物资"])) == [False, True]


def test_goals_that_changed_are_named_before_those_of_one_side() -> None:
    (pair,) = page_view(comparison(*NEXT), "zh").pairs
    told = [(one.name, one.before, one.after) for one in pair.brief.goals]
    assert told == [
        ("改变", "30%（到2021年底）", "65%（到2022年底）"),
        ("改变", "2021年底", "2022年9月底前"),
    ]
    beds = "由县级民政部门负责,全年新增社区居家养老服务设施床位"
    before = plan(("养老服务", f"新建养老院5所。{beds}300张。"), name="a", year=2020)
    after = plan(("养老服务", f"{beds}400张。培训护理员50人。"), name="b", year=2021)
    (pair,) = page_view(compare(before, after), "zh").pairs
    assert [(one.name, one.before, one.after) for one in pair.brief.goals] == [
        ("改变", "300张", "400张"),
        ("新提出", "", "50人"),
        ("未再提", "5所", ""),
    ]


def test_a_date_that_was_brought_forward_is_a_goal_that_changed() -> None:
    before = plan(("界线", "2021年底完成乡镇界线实地勘定。"), name="a", year=2021)
    after = plan(("界线", "2022年9月底前完成乡镇界线实地勘定。"), name="b", year=2022)
    (goal,) = goals_of(compare(before, after), 1)
    assert (goal.state, goal.before, goal.after) == ("changed", "2021年底", "2022年9月底前")
    assert "乡镇界线" in goal.subject
    later = plan(("界线", "2022年底完成乡镇界线实地勘定。"), name="b", year=2022)
    assert goals_of(compare(before, later), 1) == (), "the year alone went on"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("救助标准不低于低保标准的130%。", "救助标准不低于低保标准的1.3倍。"),
        ("三季度末前培训养老护理员200人。", "9月30日前培训养老护理员200人。"),
        ("年内培训养老护理员200人。", "培训养老护理员200人。"),
        ("五保对象集中供养率达到25%。", "特困供养人员集中供养率达到25%。"),
    ],
)
def test_the_same_goal_in_other_words_did_not_change(before: str, after: str) -> None:
    plans = (
        plan(("养老", before), name="a", year=2021),
        plan(("养老", after), name="b", year=2022),
    )
    assert [goal.state for goal in goals_of(compare(*plans), 1)] == ["kept"]


def test_the_number_that_a_goal_starts_from_is_no_goal() -> None:
    plans = (
        plan(("低保", "农村低保标准由每年2855元提高到3500元。"), name="a", year=2017),
        plan(("低保", "农村低保标准由每年3500元提高到3800元。"), name="b", year=2018),
    )
    (goal,) = goals_of(compare(*plans), 1)
    assert (goal.subject, goal.before, goal.after) == (
        "农村低保标准",
        "提高到3500元",
        "提高到3800元",
    )


def test_a_goal_that_stands_alone_behind_a_colon_is_of_the_words_before_it() -> None:
    before = plan(("任务", "做好工作。"), name="a")
    text = "健全机制，确保养老机构参保率：95%；助餐服务覆盖率：95%、80%。"
    document = plan(("任务", text), name="b", year=2021)
    read = plan(("任务", text.translate(str.maketrans("，：；", ",:;"))), name="b", year=2021)
    result = compare(before, replace(read, source=document.source))
    assert [goal.subject for goal in goals_of(result, 1)] == [
        "养老机构参保率",
        "助餐服务覆盖率",
        "助餐服务覆盖率",
    ]


def test_a_sentence_on_names_and_papers_is_headed_by_what_it_tells() -> None:
    said_by = {"更名": "改称", "名称不同": "只用", "法规文件": "《"}
    for names, heads in ((NEXT, {"更名"}), (PAIR, {"名称不同", "法规文件"})):
        told = {head: said for head, _, said in (s.partition("：") for s in _headlines(names))}
        assert heads <= told.keys()
        assert all(said_by[head] in told[head] for head in heads)


def _answers(before: Document, after: Document) -> tuple[str, list[str]]:
    """Return what stands above the sentences on what one does not find later, and these."""
    known = names_of(compare(before, after), "zh")
    told = in_blocks(headlines(known, 1, change_rows(known)))
    under, together = next(told)
    return under, [sentence(known, one) for one in together]


DUTIES = (
    ("救灾", "加强救灾物资储备,提高应急救助能力。"),
    ("医疗救助", "做好医疗救助与大病保险衔接。"),
    ("殡葬", "规范殡葬服务。"),
    ("婚姻登记", "做好婚姻登记。"),
    ("孤儿助学", "实施“雏鹰展翅”助学行动。"),
)


def test_what_is_gone_and_where_it_went_stands_together_before_all_else() -> None:
    after = plan(*DUTIES[2:4], name="b", year=2020)
    before = plan(*DUTIES, name="a", year=2017)
    under, told = _answers(before, after)
    assert under == "某省2017年写有、在2020年没有找到的，去了哪里（没有写到不等于取消）"
    assert [line.partition("：")[0] for line in told] == ["职责划出", "不再写"]
    assert "救灾减灾转入应急管理部门" in told[0]
    assert "医疗救助转入医疗保障部门" in told[0]
    assert "孤儿助学" in told[1]


def test_what_the_later_text_says_to_be_handed_over_is_told_with_its_office() -> None:
    handed = ("机构改革", "水库移民后期扶持职责已划转市水利局。")
    reservoirs = ("水库移民", "落实水库移民后期扶持政策,按时足额发放直补资金。")
    kept = DUTIES[2:4]
    told = _answers(
        plan(*kept, reservoirs, DUTIES[4], name="a", year=2024),
        plan(*kept, handed, name="b", year=2025),
    )[1]
    said = "某省2024年写有，2025年写明职责移交：水库移民后期扶持转入市水利局。"
    assert told[0] == f"职责划出：{said}"


def test_between_two_places_nothing_is_said_to_have_been_joined() -> None:
    known = names_of(comparison("hunan-2015", "hubei-2019"), "zh")
    told = "".join(
        sentence(known, one) for one in headlines(known, 1, change_rows(known)) if one.under
    )
    assert not [word for word in ("并入", "合为", "不再", "改为") if word in told]


def test_a_source_that_breaks_off_is_told_on_top() -> None:
    view = page_view(comparison("hubei-2019", "wuhan-2024"), "zh")
    assert any(one.startswith("武汉市 2024，来源在此处断开") for one in view.cautions)


@pytest.mark.parametrize(("names", "title"), [(PAIR, "逐项差异"), (NEXT, "逐项变化")])
def test_the_table_of_two_places_is_one_of_differences(names: tuple[str, ...], title: str) -> None:
    view = page_view(comparison(*names), "zh")
    assert (view.table_title, view.apart) == (title, title == "逐项差异")
    body = next(one for one in read_page(page(*names)) if one.tag == "body")
    assert ("apart" in body.classes) == view.apart
    for text in (to_markdown(comparison(*names), "zh"), summary(comparison(*names), [], "zh")):
        assert title in text


def test_a_cut_weakens_what_is_said_to_be_gone() -> None:
    duties, *_ = _headlines(("hubei-2019", "wuhan-2024"))
    assert duties.endswith("（武汉市来源不全，只看留下的部分）。")


@pytest.mark.parametrize(
    "names", [PAIR, ("hubei-2019", "wuhan-2024"), ("hubei-2019", "jilin-2022")]
)
def test_three_to_seven_sentences_stand_first_and_each_part_leads_to_its_row(
    names: tuple[str, ...],
) -> None:
    (pair,) = page_view(comparison(*names), "zh").pairs
    assert 3 <= len(pair.headlines) <= 7
    anchors = {f"#{element.attributes.get('id')}" for element in read_page(page(*names))}
    links = [part.href for line in pair.headlines for part in line.parts if part.href]
    assert len(links) >= 3
    assert set(links) <= anchors


@pytest.mark.parametrize(
    ("names", "kicker", "label"),
    [
        (PAIR, "跨地区对比", "仅见于吉林省"),
        (("hubei-2019", "wuhan-2024"), "上下级对比", "仅见于武汉市"),
    ],
)
def test_what_is_no_change_over_time_is_not_called_new(
    names: tuple[str, ...], kicker: str, label: str
) -> None:
    view = page_view(comparison(*names), "zh")
    assert view.kicker.endswith(kicker)
    assert label in _changes(view)
    assert not {"新增", "不再写", "改变"} & _changes(view)
    for language in ("zh", "en"):
        for caution in page_view(comparison(*names), language).cautions:
            assert page(*names, language=language).count(caution) <= 2


OF_TIME = re.compile("(?:主要|只看|没有|逐项|细|各项)变化|不变|未变|删去|加入|更名|改变|移至|移自")
OF_TIME_IN_ENGLISH = re.compile(
    r"\b(?:[Cc]hanged?|[Cc]hanges|taken out|put in|[Uu]nchanged|was item)\b"
)


def test_a_page_of_two_places_has_no_word_of_change_of_its_own() -> None:
    """What the page says in Chinese and English; what the texts say is theirs."""
    texts = "".join(document.source.text for document in comparison(*PAIR).documents)
    for language, of_time in (("zh", OF_TIME), ("en", OF_TIME_IN_ENGLISH)):
        own = (one.own for one in read_page(page(*PAIR, language=language)) if one.tag in SAYING)
        labels = {one.strip() for one in own if one.strip() and one.strip() not in texts}
        assert [one for one in labels if of_time.search(one)] == []


SAYING = {"h2", "h3", "h4", "p", "label", "legend", "summary", "button", "strong", "figcaption"}


def test_a_plan_of_the_next_year_has_new_things() -> None:
    before = plan(("低保", "提高低保标准。"), ("殡葬", "推进殡葬改革。"), name="a", year=2020)
    after = plan(("低保", "提高低保标准。"), ("养老", "建设养老院。"), name="b", year=2021)
    view = page_view(compare(before, after), "zh")
    assert view.kicker.endswith("逐年对比")
    assert {"新增", "不再写"} <= _changes(view)
    assert view.subjects == ("某省 2020", "2021")


def test_versions_of_a_law_are_called_by_its_title() -> None:
    first = (
        "第一条 为了规范收养登记，制定本办法。\n第二条 县级以上人民政府民政部门主管收养登记工作。\n"
    )
    lost = "第三条 收养登记证遗失的，当事人可以向原登记机关申请补领并且交纳工本费。\n"
    found = "第三条 国家建立收养信息库，有关部门应当按照规定共享信息并且保护个人隐私和信息安全。\n"
    law = compare(
        *(
            segment(
                read_text(f"收养登记办法\n{first}{middle}第四条 本办法自发布之日起施行。\n", name)
            )
            for middle, name in ((lost, "old-2008.txt"), (found, "new-2023.txt"))
        )
    )
    view = page_view(law, "zh")
    assert view.subjects == ("收养登记办法 2008", "2023")
    assert view.title == "法规条文对照：收养登记办法 2008 与 2023"
    assert view.lanes is not None
    assert not view.lanes.pictures  # provisions come and go, no theme does
    assert "删去" in _changes(view)
    assert "不再写" not in _changes(view)
    names = names_of(law, "zh")
    lines = foremost(names, 1, change_rows(names))
    assert lines
    for line in lines:
        assert not (
            line.matter and line.after.startswith(line.matter.removesuffix("…").rstrip("，"))
        )


def test_statements_whose_years_alone_went_on_are_one_line() -> None:
    before = plan(("低保", "到2020年底提高低保标准。完成2020年任务。"), name="a", year=2020)
    after = plan(("低保", "到2021年底提高低保标准。完成2020年任务。"), name="b", year=2021)
    (pair,) = page_view(compare(before, after), "zh").pairs
    assert pair.rolled == "另有 1 项措施只是年份顺延（2020 → 2021）"


def test_goals_that_changed_stand_before_what_one_plan_alone_sets() -> None:
    before = plan(
        ("养老", "到2020年底,护理型床位占比达到40%。新建养老院5所。"), name="a", year=2020
    )
    after = plan(
        ("养老", "到2021年底,护理型床位占比达到50%。新建日间照料中心8个。"), name="b", year=2021
    )
    (pair,) = page_view(compare(before, after), "zh").pairs
    told = {
        group.state: [
            (goal.subject, goal.before.text, goal.after.text, goal.due) for goal in group.goals
        ]
        for group in pair.goals
    }
    assert [*told] == ["changed", "new", "gone"]
    assert told["changed"] == [
        ("护理型床位占比", "达到40%", "达到50%", ("到2020年底", "到2021年底"))
    ]
    assert [one[0] for one in (*told["new"], *told["gone"])] == ["新建日间照料中心", "新建养老院"]


TRAINING, SUPERVISION = (
    "建立经办人员培训制度，规范审核确认流程。",
    "落实项目法人责任制，严格工程质量监管。",
)


def test_a_goal_for_which_a_plan_has_two_numbers_is_one_row_with_both() -> None:
    before, after = (
        plan(
            ("养老", f"年内新建街道综合养老服务中心{first}处。{TRAINING}"),
            ("规划", f"确保新建{second}处街道综合养老服务中心按期竣工。{SUPERVISION}"),
            name=f"plan-{year}",
            year=year,
        )
        for year, first, second in ((2020, 15, 15), (2021, 20, 18))
    )
    found = compare(before, after)
    (goal,) = goals_of(found, 1)
    assert (goal.before, goal.after, goal.elsewhere) == ("15处", "20处", ("", "18处"))
    names = names_of(found, "zh")
    assert goal_remark(names, 1, goal) == "2021年另一处写“18处”，前后不一"
    assert goal_said(names, goal) == ("15处（年内）", "20处（年内、另一处18处）")
    (row,) = goal_rows(names)
    assert row.remark == goal_remark(names, 1, goal)


def test_numbers_of_two_things_stay_two_goals() -> None:
    before, after = (
        plan(
            ("养老", f"新建养老服务中心{first}处。{TRAINING}"),
            ("救助", f"新建救助管理站{second}处。{SUPERVISION}"),
            name=f"plan-{year}",
            year=year,
        )
        for year, first, second in ((2020, 15, 15), (2021, 20, 18))
    )
    assert [goal.after for goal in goals_of(compare(before, after), 1)] == ["20处", "18处"]


def test_a_large_number_is_reached_from_another_too() -> None:
    before = plan(("福利", "福利彩票销量由10亿元提高到12亿元。"), name="a", year=2020)
    after = plan(("福利", "福利彩票销量由12亿元提高到13.01亿元。"), name="b", year=2021)
    (goal,) = goals_of(compare(before, after), 1)
    assert (goal.before, goal.after) == ("提高到12亿元", "提高到13.01亿元")


def test_goals_of_a_list_share_the_noun_of_its_last_member() -> None:
    before = plan(("养老", "做好养老服务。"), name="a", year=2020)
    after = plan(
        ("养老", "确保城市、农村养老设施覆盖率分别达到95%、80%以上。"), name="b", year=2021
    )
    subjects = [goal.subject for goal in goals_of(compare(before, after), 1)]
    assert subjects == ["城市养老设施覆盖率", "农村养老设施覆盖率"]


def test_a_goal_of_an_annex_is_folded_into_that_of_the_text_on_the_same_thing_alone() -> None:
    before = plan(("养老", "做好养老服务。"), name="a", year=2020)
    made = plan(
        ("养老", "新建社区养老服务中心10个。"),
        ("救助", "新建社区救助服务中心10个。养老服务中心10个。"),
        name="b",
        year=2021,
    )
    annex = Section("s99", "附件:", "分工", (0, 0), annex=True)
    last = replace(made.articles[1], section="s99")
    after = replace(made, sections=(*made.sections, annex), articles=(made.articles[0], last))
    subjects = [goal.subject for goal in goals_of(compare(before, after), 1)]
    assert subjects == ["新建社区养老服务中心", "新建社区救助服务中心"]


def test_filters_tell_what_happened_apart_from_what_it_is_about() -> None:
    """A goal that one plan alone sets is both: new, and a number."""
    before = plan(("养老", "建设养老院。"), ("低保", "提高低保标准。"), name="a", year=2020)
    after = plan(("养老", "新建养老院5所。"), ("低保", "提高低保标准。"), name="b", year=2021)
    change, content = page_view(compare(before, after), "zh").filters
    assert (change.title, content.title) == ("变化", "内容")
    for found in (change, content):
        assert sum(chip.count for chip in found.chips) >= 1
    assert not {chip.title for chip in change.chips} & {chip.title for chip in content.chips}


def test_what_left_and_the_articles_that_went_with_it_are_one_row() -> None:
    (left,) = [row for row in _rows(*PAIR) if "救灾减灾" in (row.matter, row.theme)]
    assert left.change == "left"
    assert left.event is not None
    assert {quote.unit for quote in left.event.evidence} >= {"hunan-2015/a12", "hunan-2015/a13"}


def _changes(view) -> set[str]:
    return {chip.title for chip in view.filters[0].chips}


def _rows(*names: str) -> tuple[Row, ...]:
    return change_rows(names_of(comparison(*names), "zh"))


def _headlines(names: tuple[str, ...]) -> list[str]:
    known = names_of(comparison(*names), "zh")
    return [sentence(known, one) for one in headlines(known, 1, change_rows(known))]


def _story(*names: str):
    return page_view(comparison(*names), "zh").story


def test_goals_of_a_list_are_each_their_own_and_like_bounds_are_no_change() -> None:
    text = "城市低保、农村低保分别按每人每月{}元、{}元足额发放。入户比例{}。"
    before = plan(("低保", text.format(717, 581, "不少于30%")), name="before", year=2023)
    after = plan(("低保", text.format(735, 600, "不低于三成")), name="after", year=2024)
    found = [(one.state, one.subject) for one in goals_of(compare(before, after), 1)]
    assert found == [("changed", "城市低保"), ("changed", "农村低保"), ("kept", "入户比例")]


def test_a_series_begins_with_its_duties_names_and_shares() -> None:
    names = names_of(comparison(*SERIES), "zh")
    told = [sentence(names, one) for one in series_headlines(names, change_rows(names))]
    assert [line.split("：")[0] for line in told] == [
        "职责划出",
        "职责划出",
        "职责划回",
        "更名",
        "篇幅",
    ]
    assert (
        told[2]
        == "职责划回：2023年机构改革划回老龄事业，武汉市2024年写有，吉林省2022年没有专门写到。"
    )
    assert "福利彩票2.8% → 0.9%" in told[4]


def test_a_pair_has_no_sentences_of_a_series() -> None:
    names = names_of(comparison(*PAIR), "zh")
    assert series_headlines(names, change_rows(names)) == ()
