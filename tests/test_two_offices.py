"""Plans of two offices: what only one of them has, and what the other has in other words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from compare.addresses import article_of
from compare.differences.same_numbers import counted_alike as counts_alike
from compare.events import pairs
from compare.events.evidence.counted import (
    counts,
    names_thing,
    of_one_name,
    of_one_thing,
    unmeasured,
)
from compare.events.evidence.counts import Counts
from compare.events.evidence.loose import few_shared
from compare.events.evidence.nearby import without_lists
from compare.events.evidence.subject import subject_of, unsaid
from compare.events.finders.alone import is_mere_date
from compare.events.finders.articles.single import shared_name
from compare.events.finders.counted_alike import (
    beside_number,
    is_part_of,
    is_rate_of_one_name,
    of_same_noun,
)
from compare.events.finders.differing import called_by_numbers, kind_of_wording
from compare.events.finders.foremost_facts import counts_it, ends_matter
from compare.events.order.implied import without_denied
from compare.facts import read_facts
from compare.language import say
from compare.model import Comparison, Event, Quote
from compare.pipeline import compare
from compare.report.page import page_view
from compare.report.view.reading import Line
from compare.segment import segment
from compare.series import read
from compare.source import read_text
from compare.telling.rows.changes import Row
from compare.telling.rows.table import change_rows
from compare.telling.sentences.headlines import headlines, sentence
from compare.telling.words.naming import names_of
from compare.telling.words.wording import event_sentence
from compare.themes import follow
from compare.themes.lexicon import load
from compare.themes.particulars import load_particulars
from tests.gold_documents import GOLD
from tests.laws import compared
from tests.small_plans import plan
from tests.test_comparison import compared as comparison

LEFT = """白山县民政局2016年工作要点
一、规范婚姻登记。婚姻登记合格率达到98%,完善登记档案。
二、做好地名普查。完成外业调查,建立地名数据库。
三、推进殡葬改革。新建骨灰楼堂,整治散埋乱葬。
"""
RIGHT = """清河县民政局2021年工作要点
一、优化婚姻服务。设置结婚颁证大厅,倡导婚俗新风。
二、转化地名成果。运用地名普查成果,编制标准地名图。
三、倡导殡葬新风。提供惠民殡葬服务,开展生态安葬宣传。
"""


@cache
def told(left: str, right: str, year: str = "2021") -> tuple[Event, ...]:
    """Return what is told of two plans, the later one of a year, that end in given articles."""
    plans = (("a", LEFT + left), ("b", RIGHT.replace("2021", year) + right))
    return compared(*(segment(read_text(text, f"{name}.txt")) for name, text in plans)).events


def rows_told(left: str, right: str) -> tuple[Row, ...]:
    """Return the rows of the table of two plans that end in given articles."""
    plans = (("a", LEFT + left), ("b", RIGHT + right))
    result = compared(*(segment(read_text(text, f"{name}.txt")) for name, text in plans))
    return tuple(row.told[0] for row in change_rows(names_of(result, "zh")))


def names(events: tuple[Event, ...]) -> set[str]:
    """Return what only one of two plans is said to name."""
    return {
        one.matter
        for one in events
        if one.type in ("term_appears", "term_disappears")
        or one.explanation in ("appears.measure", "disappears.measure")
    }


@pytest.mark.parametrize(
    ("here", "there"),
    [
        pytest.param("健全“活动异常名录”。", "更新异常活动名录。", id="another order of its words"),
        pytest.param("开展“回头看”活动。", "对问题清单“回头看”。", id="the bare words in quotes"),
        pytest.param(
            "强化残疾人“两项补贴”管理。",
            "发放困难残疾人生活补贴和重度残疾人护理补贴。",
            id="a short form",
        ),
    ],
)
def test_a_name_that_stands_there_in_other_words_is_not_called_absent(
    here: str, there: str
) -> None:
    matter = "四、加强监管。{}\n"
    found = names(told(matter.format(there), matter.format(here)))
    assert not {one for one in found if one in here.replace("“", "").replace("”", "")}


def test_a_name_that_only_one_office_has_is_told() -> None:
    here = "四、加强监管。建立“红黑榜”制度。\n"
    assert any("红黑榜" in one for one in names(told("四、加强监管。开展年检。\n", here)))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("完成1000名以上养老护理员培训", "做好养老护理员等级认定,培训不少于1万人次", True),
        ("完成1000名以上养老护理员培训", "新增养老床位500张", False),
        ("创建200个减灾示范社区", "新建社区老年食堂20个", False),
        ("农村五保集中供养率提高到32%", "特困人员基本生活标准达到低保标准的1.3倍", False),
    ],
)
def test_two_numbers_of_one_thing_are_known(one: str, other: str, same: bool) -> None:
    known = load_particulars()
    (first,) = counts("a", one, known)
    assert bool(of_one_thing(first, counts("b", other, known))) == same


def test_the_likest_of_many_numbers_are_found_by_their_words() -> None:
    known = load_particulars()
    left = tuple(
        one
        for address, text in (
            ("a", "培训养老服务人才100人次"),
            ("b", "培训养老护理员1000名"),
            ("c", "投入5000元"),
            ("d", "开展养老护理员技能等级认定,培训养老护理员2000人次"),
        )
        for one in counts(address, text, known)
    )
    (mine,) = counts("e", "做好养老护理员技能等级认定,培训养老护理员不少于1万人次", known)
    found = [one.address for one in Counts(left, (), load()).likest(mine)]
    assert found[0] == "d"
    assert "c" not in found
    assert of_one_thing(mine, left).address == found[0]


def test_numbers_of_one_thing_in_statements_that_are_no_counterparts_stand_side_by_side() -> None:
    left = "四、建设养老服务业。培训养老护理员1000名,新建养老院5所。\n"
    right = (
        "四、加强队伍。养老护理员技能培训不少于1万人次。\n五、发展养老。鼓励社会力量办养老院。\n"
    )
    events = told(left, right)
    both = [e for e in events if e.type == "number_changed" and "1万人次" in e.evidence[-1].text]
    assert [("1000名" in one.evidence[0].text, one.explanation) for one in both] == [
        (True, "number_changed.words")
    ]


def test_what_one_office_alone_says_is_told_with_what_the_other_says_nearest_to_it() -> None:
    left = "四、婚姻登记。推进“互联网+婚姻登记”工作,实行全市通办。\n"
    right = "四、婚姻登记。探索“互联网+婚姻服务”,做好婚姻登记工作。\n"
    (one,) = [e for e in told(left, right) if e.type == "term_appears"]
    assert event_sentence(one, "zh", {}) == (
        "清河县（2021）有“互联网+婚姻服务”，白山县（2016）未使用这一名称，"
        "相近处写“推进‘互联网+婚姻登记’工作,实行全市通办”。"
    )


def test_a_number_of_one_office_is_no_number_of_both() -> None:
    left = "四、供养五保。确保全省农村五保分散供养标准不低于2900元。\n"
    right = "四、供养五保。全面推进分散供养人员基本生活费用和照料费用分开发放。\n"
    (one,) = [e for e in told(left, right) if "分散供养标准" in e.matter]
    assert one.explanation == "number_changed.gone"
    assert dict(one.facts)["near"] in right


def test_what_is_to_be_prevented_is_no_programme() -> None:
    here = "四、规范低保。完善“幸福清单”,坚决防止“人情保”“关系保”。\n"
    found = names(told("四、规范低保。做好低保工作。\n", here))
    assert any("幸福清单" in one for one in found)
    assert not any("人情保" in one or "关系保" in one for one in found)


def test_an_amount_and_a_share_of_one_matter_stand_side_by_side() -> None:
    left = "四、保障孤儿。落实孤儿保障制度,社会散居孤儿基本生活费每人每月不低于600元。\n"
    right = "四、保障孤儿。健全自然增长机制,确定社会散居孤儿基本生活费为机构养育标准的八成。\n"
    found = [e for e in told(left, right) if "600元" in str(e.facts)]
    assert {one.type for one in found} == {"number_changed"}
    assert not any(one.explanation.endswith((".new", ".gone")) for one in found)


def test_several_numbers_of_one_clause_are_told_together() -> None:
    left = "四、发展养老服务。完善养老服务政策,规范养老机构管理。\n"
    right = "四、发展养老服务。规范养老机构。新增20个街道综合体、30个服务站、50个助餐点。\n"
    (one,) = [e for e in told(left, right) if e.type == "appears" and "50个" in str(e.facts)]
    assert dict(one.facts)["after"] == "新增20个街道综合体、30个服务站、50个助餐点"


def test_of_two_places_nothing_went_from_one_to_the_other() -> None:
    left = "四、规范社会组织。探索社会组织信用承诺制,公开承诺书。\n"
    right = "四、规范社会组织。全面落实社会组织信用承诺制,公开承诺书。\n"
    (one,) = [e for e in told(left, right) if e.type == "goal_changed"]
    sentence = say("event", one.explanation, "zh", **dict(one.facts))
    assert sentence.endswith("白山县（2016）为“探索”，清河县（2021）为“全面落实”。")


@pytest.mark.parametrize(
    ("statement", "label"),
    [
        ("加强农村养老服务。", "农村养老服务"),
        ("各城区探索建设1所失智老人养护院或开辟养护专区。", "失智老人养护院"),
        ("争取中央财政支持我省社会组织参与社会服务项目。", "中央财政支持我省社会组织"),
        ("开展优秀城乡社区工作法征集展示活动。", "优秀城乡社区工作法"),
    ],
)
def test_a_label_is_whole_and_in_the_words_of_the_text(statement: str, label: str) -> None:
    known = [one.subject for one in _numbers(statement)]
    assert subject_of(known[0] if known else statement) == label
    assert label in statement


def _numbers(statement: str):  # type: ignore[no-untyped-def]
    from compare.facts import read_facts

    return read_facts(statement, "number")


def test_what_is_new_in_a_law_is_called_by_words_that_the_other_version_lacks() -> None:
    old = "婚姻登记机关办理离婚登记,收取工本费。"
    new = "婚姻登记机关在办理离婚登记过程中,可以开展心理辅导。"
    assert unsaid(new, lambda words: words in old) == "心理辅导"


def test_no_sentence_says_that_a_side_set_no_number_where_it_set_one_of_another_unit() -> None:
    known = names_of(comparison("hunan-2015", "jilin-2022"), "zh")
    told = [sentence(known, one) for one in headlines(known, 1, change_rows(known))]
    assert not [one for one in told if "1.3倍" in one and "未提量化要求" in one]


def test_words_that_stand_nowhere_else_weigh_something() -> None:
    """Without its titles a statement may be cut into words that neither text has."""
    left, right = (segment(read_text("一、甲。办好婚姻登记。\n", name)) for name in ("a", "b"))
    story = follow([left, right], (), None)
    (pair,) = pairs(story, (), ())
    assert pair.shared_weight("救助站", "救助站") > 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("审计比例不低于10%。", "供养比例不低于20%。", False, id="each has its rate"),
        pytest.param("改造敬老院8所。", "全年改造敬老院10所。", True, id="the same thing"),
        pytest.param("全年培训300人。", "全年救助500人。", False, id="words that compare"),
    ],
)
def test_numbers_elsewhere_are_held_against_each_other_where_they_are_of_one_thing(
    one: str, other: str, same: bool
) -> None:
    known = load_particulars()
    (first,), (second,) = (list(counts(at, text, known)) for at, text in (("a", one), ("b", other)))
    assert of_one_name(first, second) == same


def test_a_number_that_is_compared_is_not_said_to_stand_in_one_text_alone() -> None:
    left = "四、改造适老环境。完成困难老年人家庭适老化改造300户,接入服务平台。\n"
    right = "四、改造适老环境。完成困难老年人家庭适老化改造1200户,接入服务平台。\n"
    (both,) = [e for e in told(left, right) if e.type == "number_changed"]
    facts = dict(both.facts) | {"before": "", "before_fact": "", "after_fact": "1200户"}
    alone = replace(both, explanation="number_changed.new", facts=tuple(facts.items()))
    other = replace(alone, matter="养老床位", facts=tuple((facts | {"matter": "养老床位"}).items()))
    assert without_denied([both, alone, other]) == [both, other]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        pytest.param(
            "每个街道配备养老社工不少于3名,每个社区配备养老社工不少于1名。",
            "每个社区落实1名养老社工,每个街道落实3名以上养老社工。",
            id="the same numbers in another order",
        ),
        pytest.param(
            "提高养老机构服务质量,建设社区养老服务站5个,完善养老服务补贴制度。",
            "完善养老服务补贴制度,提高养老机构服务质量,培育养老社会组织3个。",
            id="stations and organisations",
        ),
    ],
)
def test_numbers_of_two_things_are_no_change(here: str, there: str) -> None:
    found = told(f"四、优化养老服务。{here}\n", f"四、优化养老服务。{there}\n")
    assert [
        one.matter for one in found if one.type == "number_changed" and one.left and one.right
    ] == []


@pytest.mark.parametrize(
    ("text", "mere"),
    [
        ("11月底前全部完成。", True),
        ("确保12月底前投入使用。", True),
        ("6月底前完成招标。", True),
        ("年底前建成智慧平台。", False),
        ("10月底前完成主体工程。", False),
    ],
)
def test_a_short_statement_with_a_date_is_told_where_it_names_its_matter(
    text: str, mere: bool
) -> None:
    assert is_mere_date(text) is mere


@pytest.mark.parametrize(
    ("before", "after", "ends"),
    [
        ("严格实施养老机构设立许可,发证率达到90%。", "取消养老机构设立许可,实行备案。", True),
        ("取消养老机构设立许可。", "取消养老机构设立许可,实行备案。", False),
        ("严格实施养老机构等级评定。", "取消婚姻登记收费。", False),
    ],
)
def test_what_one_office_ends_is_told_before_the_numbers_of_the_other(
    before: str, after: str, ends: bool
) -> None:
    assert ends_matter(before, after) is ends


def test_a_duty_has_left_where_its_matter_is_only_when_something_else_is_done() -> None:
    left = plan(
        ("自然灾害救助", "修订自然灾害救助应急预案,组织救灾演练一次。"), name="a", year=2014
    )
    right = plan(
        ("临时救助", "做好自然灾害、疫情期间困难群众基本生活保障,及时发放补助。"),
        name="b",
        year=2021,
    )
    told = [one for one in compare(left, right).events if one.type == "moves_out"]
    assert [(one.theme, dict(one.facts)["word"]) for one in told] == [("救灾减灾", "自然灾害")]


def test_a_programme_that_the_other_text_calls_by_its_end_is_no_name_of_one_text() -> None:
    left = plan(("儿童福利", "实施“残疾孤儿手术康复明天计划”,救治孤残儿童。"), name="a", year=2014)
    right = plan(("儿童福利", "实施“明天计划”,救治更多孤残儿童。"), name="b", year=2021)
    assert not [one for one in compare(left, right).events if one.type.startswith("term_")]


def test_a_practice_and_a_law_that_the_lexicon_knows_to_be_followed_are_told() -> None:
    left = plan(
        ("养老机构", "严格养老机构设立许可,依法换发证书。"),
        ("收养登记", "贯彻《收养法》,依法办理收养登记。"),
        name="a",
        year=2016,
    )
    right = plan(
        ("养老机构", "规范养老机构备案管理,加强预收费监管。"),
        ("收养登记", "按照《民法典》办理收养登记,开展评估。"),
        name="b",
        year=2022,
    )
    told = {one.matter: one for one in compare(left, right).events}
    practice, law = told["养老机构设立许可"], told["民法典"]
    assert (practice.type, practice.explanation) == ("goal_changed", "goal_changed.known_practice")
    assert practice.sources[0].startswith("《老年人权益保障法》")
    assert law.type == "law_changed"
    assert (dict(law.facts)["before"], dict(law.facts)["after"]) == ("《收养法》", "《民法典》")


def test_a_practice_is_of_the_theme_of_its_article_where_the_statement_names_none() -> None:
    left = plan(
        ("规范低保审核", "严格落实县级民政部门审批制度。逐户复核低保对象。"), name="a", year=2016
    )
    right = plan(("规范低保审核", "将低保审核确认权限下放乡镇,加强督导。"), name="b", year=2022)
    told = {one.explanation: one.matter for one in compare(left, right).events}
    assert told["goal_changed.known_practice"] == "低保审批权限"


def test_a_practice_that_one_plan_takes_up_years_later_is_told() -> None:
    left = plan(("低保审核", "低保申请由乡镇受理,报县级民政部门审核确认。"), name="a", year=2023)
    right = plan(("低保审核", "低保申请由乡镇受理,审核确认权限下放乡镇。"), name="b", year=2024)
    told = {one.explanation: one.matter for one in compare(left, right).events}
    assert told["goal_changed.known_practice"] == "低保审批权限"


def test_before_its_year_no_practice_is_known_to_be_followed() -> None:
    left = plan(("养老机构", "严格养老机构设立许可,依法换发证书。"), name="a", year=2014)
    right = plan(("养老机构", "规范养老机构备案管理,加强监管。"), name="b", year=2016)
    told = {one.explanation for one in compare(left, right).events}
    assert "goal_changed.known_practice" not in told


def test_what_a_text_never_names_is_only_in_the_other_one() -> None:
    left = "四、关爱未成年人。扩大未成年人社会保护试点范围,开展监护干预。\n"
    right = "四、保护未成年人。扩大宣传,开展监护干预,乡镇未成年人保护工作站建成率达到80%。\n"
    (one,) = [e for e in told(left, right) if "80%" in str(e.facts)]
    assert one.explanation == "appears.measure"  # and not: the other text sets no number for it
    assert "未成年人社会保护试点" in dict(one.facts)["near"]


def test_a_name_in_quotes_that_the_lexicon_knows_to_follow_another_is_told_once() -> None:
    left = "四、发展社会工作。深化“三社联动”,组织社会工作者职业水平考试。\n"
    right = "四、发展社会工作。推进“五社联动”,组织社会工作者职业水平考试。\n"
    found = [e for e in told(left, right) if "联动" in str(e.facts)]
    assert [(e.type, e.matter) for e in found] == [("renamed", "五社联动")]


def test_two_rates_of_two_things_are_no_change() -> None:
    left = "四、兜底供养。改造提升敬老院18处,集中供养率达到60%以上,完善照料服务。\n"
    right = "四、兜底供养。实施供养机构改造,失能照护机构覆盖率达到80%,完善照料服务。\n"
    numbers = [e for e in told(left, right) if e.type == "number_changed" and "80%" in str(e.facts)]
    assert not any("60%" in str(dict(e.facts).get("before_fact")) for e in numbers)


def test_a_number_of_the_country_is_not_missed_where_the_towns_are_spoken_of() -> None:
    (number,) = read_facts("农村社区综合服务设施覆盖率达到75%", "number")
    assert names_thing("推进社区综合服务设施建设", number)
    assert not names_thing("推进城市社区综合服务设施建设", number)


def test_what_a_text_leaves_for_something_else_is_no_name_of_its_own() -> None:
    here = "四、规范低保。推动社会救助由“人找政策”向“政策找人”转变。\n"
    found = names(told("四、规范低保。做好低保工作,规范审批程序。\n", here))
    assert "人找政策" not in "".join(found)


def test_of_an_article_that_was_joined_nobody_is_said_to_have_been_in_charge() -> None:
    written = Path(__file__).parent / "gold" / "written"
    result = compared(
        *(read(written / f"{name}.txt") for name in ("shapingba-2023", "foshan-2016"))
    )
    joined = {(c.left, c.right) for c in result.changes if c.kind in ("merged", "split")}
    changed = [e for e in result.events if e.type == "actor_changed"]
    ends = {
        (article_of(one), article_of(two)) for e in changed for one in e.left for two in e.right
    }
    assert joined
    assert not ends & joined


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("登记合格率达到100%,补录历史档案12万份。", "12万份"),
        ("登记合格率达到100%,新增登记机关2家。", ""),
        ("补录历史档案,每月10日前完成。", ""),
    ],
)
def test_things_may_be_counted_by_another_measure_word(text: str, counts: str) -> None:
    mine = next(iter(read_facts("完成婚姻登记历史档案电子化补录45万条。", "number")))
    found = counts_it(mine, text)
    assert (found.text if found else "") == counts


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("落实低保政策。临时救助由民政部门审批。", "落实低保政策。委托镇村开展政策宣传。"),
        ("落实低保政策。养老机构设立由民政部门审批。", "落实低保政策。将低保确认权限下放乡镇。"),
    ],
)
def test_a_practice_of_another_theme_is_none_of_the_article(before: str, after: str) -> None:
    left, right = (
        plan(("低保审核", text), name=text, year=y) for text, y in ((before, 2023), (after, 2024))
    )
    told = [one.matter for one in compare(left, right).events]
    assert "低保审批权限" not in told


def test_a_duty_that_a_plan_of_another_place_hands_over_is_told() -> None:
    left = "四、发展社会工作。壮大社会工作人才队伍,组织600人参加社会工作者职业水平考试。\n"
    right = "四、推进机构改革。按照机构改革部署,将社会工作人才队伍方面的职责划给县委社会工作部。\n"
    (one,) = [e for e in told(left, right) if e.explanation == "moves_out.said"]
    assert "社会工作人才队伍" in one.evidence[0].text
    assert "划给县委社会工作部" in one.evidence[-1].text


def test_amounts_of_one_thing_are_told_as_numbers_however_they_are_worded() -> None:
    left = "四、兴办养老机构。鼓励社会力量兴办养老机构,新建床位每张补助1500元。\n"
    right = "四、兴办养老机构。新建民办养老机构按每张床位6000元给予一次性建设补助。\n"
    (one,) = [e for e in told(left, right) if "6000元" in str(e.facts)]
    facts = dict(one.facts)
    assert (one.type, facts["before_fact"], facts["after_fact"]) == (
        "number_changed",
        "1500元",
        "6000元",
    )


def test_a_share_and_full_coverage_are_set_by_both() -> None:
    left = "四、推进医养结合。年底前,养老机构与医疗机构签约率达到70%。\n"
    right = "四、推进医养结合。推进医养签约,实现养老机构与医疗机构协作全覆盖。\n"
    names = names_of(_comparison(left, right), "zh")
    labels = [row.label for row in change_rows(names) if "签约率" in row.before]
    assert labels
    assert not any("仅见于" in one for one in labels)


def test_a_row_of_an_annex_that_the_text_says_too_is_told_once() -> None:
    text = "四、培训护理员。做好护理员管理。{}\n"
    right = (
        text.format("委托学院承担养老护理员技能培训,全年培训1500人次。")
        + "附件:重点指标\n1.养老护理员技能培训。全年培训1500人次。\n2.婚姻登记。完成登记100对。\n"
    )
    found = [e for e in told(text.format(""), right) if "1500人次" in str(e.evidence)]
    assert [one.explanation for one in found] == ["appears.measure"]


def test_each_further_fact_of_a_statement_that_one_office_alone_has_is_told() -> None:
    left = "四、做好社会救助。完善救助办法,管好救助资金。\n"
    right = (
        "四、做好社会救助。完善救助办法。在东河镇试点基础上,将救助审核权限在全县10个乡镇全部下放,"
        "办理时限由30个工作日压缩到18个工作日,推行“一件事一次办”。\n"
    )
    quoted = [one.evidence[-1].text for one in told(left, right)]
    assert any(text.endswith("全县10个乡镇全部下放") for text in quoted)
    assert any("“一件事一次办”" in text for text in quoted)


def test_what_another_office_says_on_another_matter_is_not_shown_as_the_nearest() -> None:
    left = "四、做好低保。资助低保对象参加医疗保险,完善档案。\n五、走访群众。走访慰问困难党员。\n"
    right = (
        "四、做好低保。资助低保对象参加医疗保险。\n五、办好村务。建立“一户一档”,方便低保对象。\n"
    )
    found = [e for e in told(left, right) if e.matter == "一户一档"]
    assert found
    assert not any("near" in dict(one.facts) for one in found)


def test_of_a_matter_on_which_both_have_statements_the_sentence_says_so() -> None:
    documents = [read(GOLD / "written" / f"{one}.txt") for one in ("guilin-2019", "huzhou-2024")]
    told = [one for one in compared(*documents).events if "also" in dict(one.facts)]
    assert told
    for one in told:
        assert "near" not in dict(one.facts)
        assert f"在{dict(one.facts)['also']}方面另有安排。" in event_sentence(one, "zh", {})


@pytest.mark.parametrize(
    ("statement", "label"),
    [
        ("落实高龄津贴,80周岁以上老年人每人每月不低于100元", "高龄津贴"),
        ("组织养老机构等级评定,新增三级以上养老机构5家", "养老机构等级评定（三级以上养老机构）"),
        (
            "为经济困难的失能老年人家庭实施适老化改造1200户",
            "适老化改造（经济困难的失能老年人家庭）",
        ),
        ("深化社区、社会组织、社会工作者“三社联动”,在每个县区打造2个示范社区", "三社联动"),
        ("乡镇经办人员按服务人口配备,1万人以下的不少于2名", "乡镇经办人员按服务人口配备"),
        ("单次救助金额一般不超过当地城市低保月标准的6倍", "单次救助金额"),
    ],
)
def test_an_event_is_called_by_the_matter_that_its_statement_names(
    statement: str, label: str
) -> None:
    text = "四、完善养老服务。加强养老院建设。{}\n"
    names = names_of(_comparison(text.format(""), text.format(f"{statement}。")), "zh")
    assert label in {one.matter for one in names.comparison.events}


def _comparison(left: str, right: str) -> Comparison:
    plans = (("a", LEFT + left), ("b", RIGHT + right))
    return compared(*(segment(read_text(text, f"{name}.txt")) for name, text in plans))


def test_an_article_whose_duty_the_other_plan_hands_over_is_told_with_that() -> None:
    left = "四、推进村务公开。规范村务公开的程序和时间,村务监督委员会每季度开会。\n"
    right = "四、推进机构改革。将基层政权建设和社区治理职责移交县委社会工作部。\n"
    (one,) = [e for e in told(left, right) if e.explanation == "disappears.article" and e.left]
    assert "县委社会工作部" in dict(one.facts)["near"]


def test_a_list_ends_with_its_word_and_no_other_one_does() -> None:
    assert without_lists("接入养老、救助等8个业务系统") == "8个业务系统"
    assert without_lists("开展养老机构、社会组织等级评定") == "开展养老机构、社会组织等级评定"


@pytest.mark.parametrize(
    ("one", "other", "sets"),
    [
        ("改造农村敬老院60所", "推进12家乡镇敬老院转型", True),
        ("注册志愿者占常住人口18%以上", "注册志愿者达到20万人", True),
        ("护理型床位占比提高到48%", "每新增一张床位补助3000元", False),
        ("改造农村敬老院60所", "建设幸福院20个", False),
    ],
)
def test_a_text_that_counts_what_has_the_same_noun_sets_a_number(
    one: str, other: str, sets: bool
) -> None:
    (number,) = read_facts(one, "number")
    assert (of_same_noun(other, number) is not None) == sets


@pytest.mark.parametrize(
    ("name", "known"),
    [("残疾人两项补贴制度", True), ("残疾人两项补贴信息平台", False), ("高龄津贴制度", False)],
)
def test_a_name_that_another_office_writes_out_is_not_missed_there(name: str, known: bool) -> None:
    left = plan(("福利", "发放困难残疾人生活补贴和重度残疾人护理补贴。"), name="a", region="甲市")
    right = plan(("福利", f"建立{name}。"), name="b", region="乙市")
    (pair,) = pairs(follow([left, right], (), load()), (), ())
    assert pair.has_name(pair.left, name) is known


def test_of_a_matter_that_the_other_text_does_not_name_no_number_is_missed() -> None:
    left = "四、发展社会组织。培育社区社会组织,完善社会组织孵化政策。\n"
    right = "四、发展社会组织。培育社区社会组织,社会组织公益创投安排资金200万元。\n"
    found = [e for e in told(left, right) if "200万元" in str(e.evidence)]
    assert found
    assert not [e for e in found if e.type == "number_changed"]


def test_in_what_two_offices_call_their_articles_no_stock_words_are_marked() -> None:
    """深化社会组织管理制度改革 and 持续深化社会组织领域改革 head articles on one matter."""
    (pair,) = page_view(comparison("hunan-2015", "jilin-2022"), "zh").pairs
    marked = [
        run.text
        for line in _lines(pair)
        if line.heading
        for piece in line.pieces
        for run in piece.runs
        if run.state == "changed"
    ]
    assert not {"领域", "管理制度", "监督管理", "综合监管"} & {*marked}


def _lines(value: object) -> Iterator[Line]:
    """Yield the lines of all that is shown of a pair."""
    if isinstance(value, Line):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _lines(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _lines(getattr(value, field.name))


def test_a_number_that_another_sentence_of_the_row_sets_is_not_missed() -> None:
    """Of two counterparts the nearest one sets none, and the one beside it does."""
    left = plan(("志愿", "注册志愿者突破20万人。"), name="a", region="甲市")
    right = plan(("志愿", "推广服务系统。注册志愿者占常住人口15%。"), name="b", region="乙市")
    (pair,) = pairs(follow([left, right], (), load()), (), ())
    own, *others = (
        Quote(document.address(measure), measure.text)
        for document in (left, right)
        for measure in document.articles[0].measures
    )
    (number,) = read_facts(own.text, "number")
    one = beside_number(pair, others, number, own)
    assert one is not None
    assert (one.type, one.evidence) == ("number_changed", (own, others[1]))
    assert beside_number(pair, others[:1], number, own) is None


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        pytest.param(
            "落实五保对象供养政策,集中供养率达到45%",
            "生活不能自理特困人员集中供养率达到60%,护理标准分三档兑现",
            "number_changed",
            id="both set a number",
        ),
        pytest.param(
            "新建居家养老服务站5个", "培育养老社会组织3家", "goal_changed", id="of two things"
        ),
        pytest.param(
            "局党组集中学习不少于12次", "理论学习中心组学习12次以上", "goal_changed", id="the same"
        ),
        pytest.param(
            "免除城乡低保对象、特困人员基本殡葬服务费",
            "对本市户籍居民免除遗体接运、火化费用",
            "scope_changed",
            id="for other people",
        ),
        pytest.param(
            "对留守儿童开展探访", "加强农村留守儿童关爱", "goal_changed", id="for the same people"
        ),
        pytest.param("推进殡葬改革", "倡导殡葬新风", "goal_changed", id="neither"),
    ],
)
def test_statements_of_two_offices_are_of_the_kind_of_what_they_set(
    left: str, right: str, kind: str
) -> None:
    assert kind_of_wording(Quote("a/a01.1", left), Quote("b/a01.1", right)) == kind
    assert kind_of_wording(Quote("a/a01.1", right), Quote("b/a01.1", left)) == kind


@pytest.mark.parametrize(
    ("one", "other", "part"),
    [
        ("建设家庭养老床位100张", "新增各类养老床位1.5万张", True),
        ("新增持证社会工作者500名", "全区持证社工达到2600人", True),
        ("新增床位400张", "建设家庭养老床位600张", False),
        ("新建社区服务中心12个", "建有社区养老服务中心1个", False),
    ],
)
def test_one_thing_is_a_part_of_another_by_its_name(one: str, other: str, part: bool) -> None:
    found = [read_facts(text, "number")[0] for text in (one, other)]
    assert is_part_of(*found) is is_part_of(*reversed(found)) is part


def test_nobody_is_told_to_set_no_number_who_sets_one_for_a_part_of_it() -> None:
    found = told(
        "四、建设养老设施。落实养老服务体系建设规划,年内新增各类养老床位1.5万张。\n",
        "四、改造老年人家庭。完成老年人家庭适老化改造300户,建设家庭养老床位100张。\n",
    )
    assert [(one.type, one.explanation) for one in found if "床位" in one.matter] == [
        ("number_changed", "number_changed.words")
    ]


def test_a_matter_with_an_article_of_its_own_is_told_beside_what_the_other_says_of_it() -> None:
    documents = [read(GOLD / "written" / f"{one}.txt") for one in ("gansu-2018", "shapingba-2024")]
    events = compared(*documents).events
    promoted = [one for one in events if one.explanation == "promoted.theme"]
    (one,) = [one for one in promoted if one.matter == "福利彩票"]
    assert dict(one.facts)["after"] == "稳定福利彩票发行"
    assert "规范福利彩票发行" in [quote.text for quote in one.evidence]
    raised = {article_of(unit) for one in events if one.type == "promoted" for unit in one.right}
    new = [one for one in events if one.explanation == "appears.article"]
    assert raised.isdisjoint(article_of(unit) for one in new for unit in one.right)


@pytest.mark.parametrize(
    ("heading", "statement", "name"),
    [
        ("推进社区减负", "制定工作事项准入目录,为社区减负增效", "社区减负"),
        ("加强养老人才培养", "委托职工学校培训养老护理员2000人次", ""),
        ("建设社会组织孵化基地", "培育社区社会组织孵化基地各1个", "社会组织孵化基地"),
    ],
)
def test_a_heading_and_a_statement_call_a_matter_by_one_name(
    heading: str, statement: str, name: str
) -> None:
    assert shared_name(heading, statement, "社区减负") == name


def test_nobody_is_told_to_set_no_number_beside_one_that_it_sets() -> None:
    found = told(
        "四、发行福利彩票。新增投注站五个,由管理站负责日常巡查。\n",
        "四、发行福利彩票。新建标准化投注站25个,扩大乡镇网点覆盖面。\n",
    )
    assert [(one.type, one.explanation) for one in found if "投注站" in one.matter] == [
        ("number_changed", "number_changed.words")
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("生活不能自理特困人员集中供养率达到50%", "失能特困人员集中供养率稳定在60%以上", True),
        ("养老机构责任保险参保率达到90%", "社会组织年检参检率达到95%", False),
        ("新增集中供养对象50人", "失能特困人员集中供养率达到60%", False),
    ],
)
def test_rates_of_two_groups_have_one_name(one: str, other: str, same: bool) -> None:
    found = [read_facts(text, "number")[0] for text in (one, other)]
    assert is_rate_of_one_name(*found) is is_rate_of_one_name(*reversed(found)) is same


def test_that_all_are_to_get_what_they_may_is_said_of_any_matter() -> None:
    texts = "与扶贫部门逐月比对,做到应保尽保", "以动态监测为抓手,做到应保尽保、应救尽救"
    assert few_shared(*(Quote("a/a01.1", text) for text in texts))
    assert not load_particulars().of("做到应保尽保")


@pytest.mark.parametrize(
    ("subject", "thing"),
    [
        ("特困人员供养标准不低于低保标准的", "特困人员供养标准"),
        ("临时救助标准为低保标准的", "临时救助标准"),
        ("村级公共服务中心", "村级公共服务中心"),
    ],
)
def test_what_is_measured_is_not_cut_inside_a_word(subject: str, thing: str) -> None:
    assert unmeasured(subject) == thing


def test_a_duty_that_the_later_text_hands_over_is_told_by_its_words() -> None:
    found = told(
        "四、完善村（居）民自治。指导村民委员会换届选举,规范村务公开。\n",
        "四、推进机构改革。与县委社会工作部对接基层政权建设、城乡社区治理职责的划出。\n",
        "2024",
    )
    (one,) = [one for one in found if one.theme == "基层民主自治" and one.type == "moves_out"]
    assert "社会工作部" in dict(one.facts)["after"]


def test_what_else_went_to_an_office_is_no_evidence_of_a_duty() -> None:
    found = told(
        "四、发展志愿服务。新增注册志愿者2000人,推广志愿服务记录。\n",
        "四、推进机构改革。与县委社会工作部对接基层政权建设、城乡社区治理职责的划出。\n",
        "2024",
    )
    went = [one for one in found if one.theme == "志愿服务" and one.type == "moves_out"]
    assert [one.explanation for one in went] == ["moves_out"]


def test_a_plan_of_the_year_in_which_a_duty_left_may_be_older_than_that() -> None:
    left = "四、完善村（居）民自治。指导村民委员会换届选举,规范村务公开。\n"
    right = "四、服务机关后勤。开展节约型机关建设。\n"
    went = {year: [one.type for one in told(left, right, year)] for year in ("2023", "2024")}
    assert "moves_out" in went["2024"]
    assert "moves_out" not in went["2023"]


def test_a_heading_names_a_theme_by_the_last_word_of_its_name() -> None:
    found = told(
        "四、规范行政区划管理。论证乡镇行政区划调整方案。\n五、服务机关后勤。办好食堂。\n",
        "四、规范区划地名管理。稳妥做好乡级行政区划调整论证。\n五、服务机关后勤。办好食堂。\n",
    )
    assert not [one for one in found if one.type in ("promoted", "demoted")]


@pytest.mark.parametrize(
    ("text", "number", "named"),
    [
        ("实行婚姻登记全程网上预约", "网上预约办理率不低于50%", True),
        ("推进公益性公墓向乡镇延伸", "新建乡镇公益性公墓30处", True),
        ("在医院、养老机构设置社工岗位", "建设医养结合示范机构20家", False),
        ("落实未成年人救助保护的意见", "建成街镇未成年人保护工作站16个", False),
    ],
)
def test_a_text_names_a_thing_by_most_words_for_it(text: str, number: str, named: bool) -> None:
    assert names_thing(text, read_facts(number, "number")[0]) is named


def test_what_is_given_each_time_is_not_what_is_given_each_month() -> None:
    meal, month = (
        read_facts(text, "number")[0] for text in ("给予每餐3元补助", "每月补助不少于100元")
    )
    assert not counts_alike(meal, month)


def test_of_what_is_not_found_the_likeliest_statement_is_shown_beside() -> None:
    found = told(
        "四、救助急难对象。继续在3个县(区)开展“救急难”试点。\n",
        "四、救助急难对象。推行急难型救助“先行救助、后补手续”。\n",
    )
    assert not [
        one
        for one in found
        if "near" not in dict(one.facts) and "救急难" in one.matter and one.basis == ("absence",)
    ]


def test_a_matter_that_the_other_text_names_in_another_article_is_shown_beside() -> None:
    found = told(
        "四、发展社区服务。支持物业企业进入社区开展助餐服务。\n",
        "四、办好民生实事。新建老年食堂和助餐点60家。\n",
    )
    shown = [dict(one.facts) for one in found if one.basis == ("absence",) and "食堂" in one.matter]
    assert all("助餐服务" in one.get("near", "") for one in shown)


@pytest.mark.parametrize(
    ("left", "right", "thing"),
    [
        (
            "生活不能自理特困人员集中供养率达到50%",
            "失能特困人员集中供养率达到60%",
            "特困人员集中供养率",
        ),
        ("培训养老护理员800人次", "新增注册志愿者500人", ""),
        ("改造农村敬老院20所", "改造提升区域性敬老院5所", "敬老院"),
    ],
)
def test_two_numbers_are_called_by_the_thing_of_both(left: str, right: str, thing: str) -> None:
    assert called_by_numbers(Quote("a/a01.1", left), Quote("b/a01.1", right)) == thing


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        (
            "特困人员集中供养率达到45%",
            "生活不能自理特困人员集中供养率达到60%",
            "两数所计写法不同：“特困人员集中供养率”与“生活不能自理特困人员集中供养率”，请核对口径",
        ),
        (
            "城市低保平均标准达到每人每月600元",
            "城市低保标准达到每人每月700元",
            "两数所计写法不同：“城市低保平均标准”与“城市低保标准”，请核对口径",
        ),
        ("城市低保标准达到每人每月600元", "城市低保标准达到每人每月700元", ""),
    ],
)
def test_a_row_says_of_what_two_numbers_are_where_that_differs(
    left: str, right: str, said: str
) -> None:
    rows = rows_told(f"四、做好社会救助。{left}。\n", f"四、做好社会救助。{right}。\n")
    assert [row.remark for row in rows if row.key == "number_changed"] == [said]


def test_a_share_beside_a_count_says_that_they_do_not_compare() -> None:
    rows = rows_told(
        "四、评定养老机构等级。开展养老机构等级评定,评定三星级以上机构60家。\n",
        "四、评定养老机构等级。稳步推进养老机构等级评定,二级以上机构占比达到40%。\n",
    )
    remarks = [row.remark for row in rows if "60家" in row.before and "40%" in row.after]
    assert remarks == ["一处写比例，一处写数量，不能直接相比"]


def test_statements_that_are_no_counterparts_are_told_with_that() -> None:
    result = comparison("hunan-2015", "jilin-2022")
    main = {(one.left, one.right) for one in result.links if one.strength == "main"}
    told = [
        (row.event.left[0], row.event.right[0], row.remark)
        for rows in change_rows(names_of(result, "zh"))
        for row in rows.told
        if row.event and row.event.explanation.endswith(".words")
    ]
    apart = [remark for left, right, remark in told if (left, right) not in main]
    assert apart
    assert all("不宜直接对比" in remark or "口径" in remark for remark in apart)
    assert any(not remark for left, right, remark in told if (left, right) in main)
