"""Events: what an analyst should be told, with words from the texts."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.language import say, sentences
from compare.model import Document, Event, Link, Note
from compare.themes import follow, lexicon
from compare.themes.events.event import MIRRORED, mirror
from compare.themes.events.evidence import shortened, unjoined
from tests.conftest import PLANS
from tests.gold_documents import GOLD, gold_document
from tests.gold_stories import gold_article_links, story, unit
from tests.small_plans import plan

WORDS = lexicon.load()
PAIRS = list(combinations(PLANS, 2))


def between(left: Document, right: Document) -> tuple[Event, ...]:
    return follow((left, right), (), WORDS).events


def named(events: tuple[Event, ...]) -> dict[tuple[str, str], Event]:
    return {(one.type, one.theme): one for one in events}


def test_what_must_come_out_of_hunan_2015_and_jilin_2022():
    found = named(story("hunan-2015", "jilin-2022").events)
    for theme in ("救灾减灾", "优抚褒扬", "退役士兵安置", "军休安置", "双拥", "医疗救助"):
        moved = found["moves_out", theme]
        facts = dict(moved.facts)
        assert facts["year"] == "2018"
        assert re.search("应急管理|退役军人事务|医疗保障", facts["to"])
        assert moved.sources
        assert moved.evidence[0].unit.startswith("hunan-2015/")
    assert dict(found["moves_out", "老龄事业"].facts)["back"] == "2023"
    assert found["disappears", "老区扶贫"].basis == ("absence",)
    sides = [quote.unit.split("/")[0] for quote in found["promoted", "未成年人保护"].evidence]
    assert sides == ["hunan-2015", "jilin-2022"]
    assert (
        dict(found["promoted", "未成年人保护"].facts)["section"] == "加强儿童福利和未成年人保护工作"
    )


def test_a_text_that_uses_both_names_is_quoted_for_both():
    """hunan-2015 still says 五保 and already says 特困人员."""
    found = named(story("hunan-2015", "jilin-2022").events)["renamed", "特困供养"]
    said = [(quote.unit.split("/")[0], quote.text) for quote in found.evidence]
    assert [side for side, _ in said] == ["hunan-2015", "hunan-2015", "jilin-2022"]
    assert ["五保" in text for _, text in said] == [True, False, False]
    assert ["特困人员" in text for _, text in said] == [False, True, True]


@pytest.mark.parametrize("pair", ["hunan-2015|jilin-2022", "hubei-2019|xianning-2021"])
def test_most_of_what_two_readers_name_is_among_the_first_25(pair: str):
    gold = json.loads((GOLD / "events.json").read_text("utf-8"))
    wanted = {(e["type"], e["theme"]) for e in gold if e["scope"] == pair and e["agreed"]}
    first = story(*pair.split("|")).events[:25]
    assert len(wanted & set(named(first))) >= 0.85 * len(wanted)


@pytest.mark.parametrize("names", [*PAIRS, PLANS])
def test_every_quote_stands_in_its_unit(names: tuple[str, ...]):
    for one in story(*names).events:
        assert one.evidence
        for quote in one.evidence:
            words = unit(gold_document(quote.unit.split("/")[0]), quote.unit).text
            assert quote.text in words
            assert 0 < len(quote.text) <= 40


@pytest.mark.parametrize("names", PAIRS)
def test_every_event_has_a_sentence_in_both_languages(names: tuple[str, ...]):
    for one in (*story(*names).events, *story(*reversed(names)).events):
        for language in ("zh", "en"):
            assert "{" not in say("event", one.explanation, language, **dict(one.facts))


@pytest.mark.parametrize("names", PAIRS)
def test_the_documents_in_the_other_order_give_the_mirrored_events(names: tuple[str, str]):
    left, right = names
    ahead = story(left, right).events
    links = tuple(replace(k, left=k.right, right=k.left) for k in gold_article_links())
    back = follow((gold_document(right), gold_document(left)), links, WORDS).events
    assert sorted(map(str, back)) == sorted(str(mirror(one)) for one in ahead)
    kinds = sorted(MIRRORED.get(one.type, one.type) for one in ahead)
    assert sorted(one.type for one in back) == kinds


@pytest.mark.parametrize("name", PLANS)
def test_a_document_against_itself_has_no_events(name: str):
    assert between(gold_document(name), gold_document(name)) == ()


def test_a_series_tells_the_events_of_each_step():
    steps = {one.scope for one in story(*PLANS).events}
    assert steps == set(pairwise(PLANS))


def cut_off(document: Document) -> Document:
    return replace(document, notes=(Note("truncated"),))


def test_a_name_with_dots_is_a_name_like_any_other():
    left, right = plan(DUTY, FUNERAL, name="1.2", year=2015), plan(FUNERAL, name="1.3", year=2020)
    (one,) = between(left, right)
    assert one.left == ("1.2/a01",)


DUTY = ("提高优抚保障水平", "做好优抚对象的抚恤优待工作。")
FUNERAL = ("深化殡葬改革", "建设公益性公墓。")


def test_what_a_document_says_after_its_cut_is_not_told_to_be_less():
    left = plan(("加强廉政建设", "落实中央八项规定。"), FUNERAL, name="a", year=2015)
    right = plan(("殡葬改革", "建设公墓。落实中央八项规定。"), name="b", year=2020)
    assert ("demoted", "党风廉政") in named(between(left, right))
    assert between(left, cut_off(right)) == ()


def test_every_sentence_on_a_document_that_is_cut_off_says_so():
    left, right = plan(DUTY, FUNERAL, name="a", year=2015), plan(FUNERAL, name="b", year=2020)
    gone = named(between(cut_off(left), right))["moves_out", "优抚褒扬"]
    assert dict(gone.facts)["left"] == "某省（2015，不全）"


def test_a_document_that_is_cut_off_proves_no_absence():
    left, right = plan(DUTY, FUNERAL, name="a", year=2015), plan(FUNERAL, name="b", year=2020)
    assert ("moves_out", "优抚褒扬") in named(between(left, right))
    assert between(left, cut_off(right)) == ()
    assert ("moves_out", "优抚褒扬") in named(between(cut_off(left), right))
    assert between(replace(cut_off(right), head=left.head), replace(left, head=right.head)) == ()


@pytest.mark.parametrize(
    ("years", "kind"),
    [((2015, 2017), "disappears"), ((2015, 2018), "moves_out"), ((2019, 2022), "disappears")],
)
def test_a_duty_moves_out_only_in_the_years_of_the_lexicon(years: tuple[int, int], kind: str):
    left = plan(DUTY, FUNERAL, name="a", year=years[0])
    right = plan(FUNERAL, name="b", year=years[1])
    assert [one.type for one in between(left, right)] == [kind]


def test_a_duty_that_moved_and_is_still_mentioned_is_told_as_such():
    left = plan(DUTY, FUNERAL, name="a", year=2015)
    right = plan(("殡葬改革", "建设公益性公墓。做好优抚对象祭扫服务。"), name="b", year=2020)
    one = named(between(left, right))["demoted", "优抚褒扬"]
    assert one.explanation == "demoted_duty"
    assert dict(one.facts)["year"] == "2018"


AGED = ("发展老龄事业", "做好老年优待证发放工作。")


@pytest.mark.parametrize(
    ("years", "explanation"),
    [((2019, 2024), "appears_returned"), ((2015, 2017), "appears")],
)
def test_a_duty_that_came_back_is_told_as_such(years: tuple[int, int], explanation: str):
    left = plan(FUNERAL, name="a", year=years[0])
    right = plan(FUNERAL, AGED, name="b", year=years[1])
    assert [one.explanation for one in between(left, right)] == [explanation]


def test_a_duty_that_left_and_came_back_is_one_story_in_a_series():
    plans = [
        plan(FUNERAL, AGED, name="a", year=2016, region="甲省"),
        plan(FUNERAL, name="b", year=2019, region="甲省"),
        plan(FUNERAL, AGED, name="c", year=2024, region="甲省"),
    ]
    gone, back = follow(plans, (), WORDS).events
    assert say("event", gone.explanation, "zh", **dict(gone.facts)).startswith(
        "甲省（2016）写有“老龄事业”，甲省（2019）没有提到：这项职责2018年划归"
    )
    assert "2023年划回民政部门，甲省（2024）又写有" in say(
        "event", gone.explanation, "zh", **dict(gone.facts)
    )
    assert say("event", back.explanation, "zh", **dict(back.facts)).startswith(
        "甲省（2024）又写有“老龄事业”：甲省（2016）写过，2018年这项职责划归"
    )


def test_a_matter_that_one_document_names_again_and_again_is_told():
    left = plan(FUNERAL, ("养老服务", "发展养老服务。"), name="a", year=2019)
    text = "持续推进人工智能养老实验。创建人工智能养老社区、人工智能养老机构。"
    right = plan(FUNERAL, ("养老服务", text), name="b", year=2020)
    (one,) = between(left, right)
    assert (one.type, one.theme, one.basis) == ("appears", "人工智能养老", ("absence",))
    assert one.confidence < 0.5
    assert between(cut_off(left), right) == ()


def test_absence_between_two_regions_is_told_as_such():
    left = plan(FUNERAL, name="a", year=2019, region="甲省")
    right = plan(FUNERAL, AGED, name="b", year=2020, region="乙省")
    (one,) = between(left, right)
    assert one.explanation == "appears_elsewhere"
    assert "不属同一地区" in say("event", one.explanation, "zh", **dict(one.facts))


def test_a_word_that_stands_elsewhere_is_not_told_to_be_missing():
    left = plan(FUNERAL, ("机关党的建设", "开展主题党日活动。"), name="a", year=2019)
    title = "贯彻《关于加强社会组织党的建设工作的意见》。"
    right = plan(FUNERAL, ("社会组织", title), name="b", year=2020)
    one = named(between(left, right))["disappears", "党的建设"]
    assert "没有专门写到（只在别处出现“党的建设”）" in say(
        "event", one.explanation, "zh", **dict(one.facts)
    )
    (gone,) = between(left, plan(FUNERAL, name="b", year=2020))
    assert "没有提到" in say("event", gone.explanation, "zh", **dict(gone.facts))


def test_a_quote_begins_with_no_word_that_joins_it_and_ends_between_words():
    assert shortened("和全市民政系统“八五”普法规划", 0) == "全市民政系统“八五”普法规划"
    assert shortened("及时发放补助金", 0) == "及时发放补助金"
    long = "加强市区两级儿童福利指导中心、未成年人救助保护机构和乡镇街道未成年人保护工作站建设"
    assert shortened(long, 0) == "加强市区两级儿童福利指导中心"
    assert (
        shortened(
            "制定出台民政事业发展规划并且逐条逐项推动项目落地见效《咸宁市居家社区养老服务改革试点方案》",
            4,
        )[-2:]
        == "见效"
    )


def test_articles_without_a_sentence_in_common_are_no_split():
    left = plan(("殡葬管理", "建设公墓。推行火化。"), name="a", year=2019)
    right = plan(("公墓", "建设公益性公墓。"), ("殡葬服务", "推行遗体火化。"), name="b", year=2020)
    links = [Link("a/a01", f"b/{one}", "article", "main", 0.9, 0.9, None) for one in ("a01", "a02")]
    both = [Link(f"a/a01.{n}", f"b/a0{n}.1", "measure", "main", 0.9, 0.9, None) for n in (1, 2)]
    kinds = {n: follow((left, right), (*links, *both[:n]), WORDS).events for n in (1, 2)}
    assert ("splits", "殡葬") not in named(kinds[1])
    assert ("splits", "殡葬") in named(kinds[2])


def joined(*ends: tuple[str, str]) -> tuple[Link, ...]:
    return tuple(
        Link(f"a/{left}", f"b/{right}", "article", "main", 0.9, 0.9, None) for left, right in ends
    )


@pytest.mark.parametrize(
    ("left", "right", "before", "after"),
    [
        (
            ("推进未成年人社会保护试点工作", "开展回校园行动。"),
            ("推进未成年人保护工作", "开展宣传月活动。"),
            "未成年人社会保护",
            "未成年人保护",
        ),
        (
            ("做好生活无着流浪人员救助管理", "开展临时救助。"),
            ("提高流浪乞讨人员救助管理水平", "开展站外托养。"),
            "流浪人员",
            "流浪乞讨人员",
        ),
        (
            ("残疾人工作", "进一步落实困难残疾人生活补贴和重度残疾人护理补贴制度。"),
            ("残疾人福利", "强化残疾人“两项补贴”动态管理。"),
            "困难残疾人生活补贴和重度残疾人护理补贴",
            "两项补贴",
        ),
        (
            ("社会工作", "探索建立“三社联动”机制。"),
            ("社会工作", "实施“五社联动”项目。"),
            "三社联动",
            "五社联动",
        ),
        (
            ("提高救助水平", "农村五保分散供养标准不低于2900元/年。农村五保集中供养率提高到32%。"),
            ("养老保障", "支持特困人员供养服务设施。在满足特困人员集中供养的前提下提供托养。"),
            "五保",
            "特困人员",
        ),
    ],
)
def test_names_found_in_linked_articles(left, right, before: str, after: str):
    plans = plan(left, name="a", year=2015), plan(right, name="b", year=2022)
    (one,) = [e for e in follow(plans, joined(("a01", "a01")), None).events if e.type == "renamed"]
    facts = dict(one.facts)
    assert (facts["before"], facts["after"]) == (before, after)
    assert one.basis == ("alignment",)
    assert all(
        name in quote.text for name, quote in zip((before, after), one.evidence, strict=True)
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("殡葬", "启动城镇公益性公墓试点。"), ("殡葬", "推进农村公益性公墓建设。")),
        (("关爱服务", "开展留守老人关爱服务。"), ("关爱服务", "开展留守妇女关爱服务。")),
        (("规划", "落实“十三五”规划。"), ("规划", "落实“十四五”规划。")),
        (("推进未成年人社会保护工作", ""), ("推进未成年人保护、未成年人社会保护工作", "")),
    ],
)
def test_other_words_are_no_other_name(left, right):
    plans = plan(left, name="a", year=2015), plan(right, name="b", year=2022)
    events = follow(plans, joined(("a01", "a01")), None).events
    assert [one for one in events if one.type == "renamed"] == []


def test_what_lexicon_and_alignment_both_tell_rests_on_both():
    plans = (
        plan(("推进未成年人社会保护试点工作", "全面铺开未成年人社会保护。"), name="a", year=2015),
        plan(("推进未成年人保护工作", "开展未成年人保护宣传。"), name="b", year=2022),
    )
    one = named(follow(plans, joined(("a01", "a01")), WORDS).events)["renamed", "未成年人保护"]
    assert one.basis == ("alignment", "lexicon")


def test_a_new_number_in_the_same_unit_is_a_changed_target():
    left = plan(("提高低保标准", "城市低保标准达到每月不低于360元/月。"), name="a", year=2019)
    right = plan(("提高低保标准", "城市低保标准达到不低于400元/月。"), name="b", year=2020)
    one = named(between(left, right))["target_changed", "低保"]
    assert one.explanation == "target_value"
    assert [quote.text[-7:] for quote in one.evidence] == ["于360元/月", "于400元/月"]


def test_numbers_of_opposed_subjects_are_not_compared():
    left = plan(("提高低保标准", "城市低保标准不低于360元/月。"), name="a", year=2019)
    right = plan(("提高低保标准", "农村低保标准不低于400元/月。"), name="b", year=2020)
    assert between(left, right) == ()


def test_units_that_differ_are_said_not_to_be_comparable():
    left = plan(("特困供养", "特困人员供养标准不低于2900元/年。"), name="a", year=2019)
    right = plan(("特困供养", "特困人员供养标准达到低保标准的1.3倍。"), name="b", year=2020)
    one = named(between(left, right))["target_changed", "特困供养"]
    assert one.explanation == "target_unit"


def test_two_numbers_of_one_clause_that_stayed_are_no_changed_target():
    clause = "城乡社区居家养老服务设施覆盖率达到95%和65%以上。"
    left = plan(("发展养老服务", clause), ("做好殡葬", "推行火葬。"))
    right = plan(("发展养老服务", clause), ("做好殡葬", "建设公墓。"), name="right", year=2021)
    assert [one for one in between(left, right) if one.type == "target_changed"] == []


def test_a_trial_that_becomes_the_rule_is_a_changed_target():
    left = plan(("殡葬管理", "启动农村公益性公墓建设试点。"), name="a", year=2019)
    right = plan(("殡葬管理", "实现农村公益性公墓全覆盖。"), name="b", year=2020)
    (one,) = between(left, right)
    assert one.explanation == "target_wording_up"
    assert (dict(one.facts)["verb_before"], dict(one.facts)["verb_after"]) == ("启动", "全覆盖")
    assert (
        between(left, plan(("殡葬管理", "实现城镇公益性公墓全覆盖。"), name="b", year=2020)) == ()
    )


def test_a_smaller_step_is_told_of_linked_measures_alone():
    left = plan(("殡葬管理", "推动城乡公益性公墓建设。"), name="a", year=2019)
    right = plan(("殡葬管理", "逐步实现农村公益性公墓全覆盖。"), name="b", year=2020)
    assert between(left, right) == ()
    link = Link("a/a01.1", "b/a01.1", "measure", "main", 0.95, 0.9, None)
    (one,) = follow((left, right), (link,), WORDS).events
    assert one.explanation == "target_wording_up"


def test_a_step_down_needs_the_whole_matter():
    left = plan(("殡葬管理", "实现农村公益性公墓全覆盖。"), name="a", year=2019)
    other = plan(("殡葬管理", "探索建设市区共建公益性公墓。"), name="b", year=2020)
    same = plan(("殡葬管理", "探索建设农村公益性公墓。"), name="b", year=2020)
    assert between(left, other) == ()
    assert [one.explanation for one in between(left, same)] == ["target_wording_down"]


def test_each_number_of_a_clause_counts():
    left = plan(("低保", "城市低保标准360元/月和农村低保标准180元/月。"), name="a", year=2019)
    right = plan(("低保", "农村低保标准200元/月。"), name="b", year=2020)
    one = named(between(left, right))["target_changed", "低保"]
    assert dict(one.facts)["subject"].endswith("农村低保标准")


def test_the_next_generation_of_a_plan_is_a_changed_basis():
    left = plan(FUNERAL, ("民政法治建设", "落实“七五”普法规划。"), name="a", year=2019)
    right = plan(FUNERAL, ("民政法治建设", "制定“八五”普法规划。"), name="b", year=2021)
    assert [one.explanation for one in between(left, right)] == ["law_generation"]


def test_sentences_say_what_an_event_rests_on():
    for key, texts in sentences("event").items():
        assert set(texts) == {"zh", "en"}
        places = [set(re.findall(r"{(\w+?)(?:_english)?}", text)) for text in texts.values()]
        assert places[0] == places[1], key


HEADINGS = [
    "提高低保标准",
    "完善社会救助制度",
    "发展养老服务业",
    "双拥工作",
    "殡葬改革",
    "修建公路",
    "",
]
SENTENCES = [
    "农村五保供养标准不低于2900元/年",
    "特困人员供养标准达到1.3倍",
    "启动公益性公墓建设试点",
    "实现公益性公墓全覆盖",
    "贯彻《志愿服务条例》",
    "推进未成年人社会保护试点",
    "做好未成年人保护工作",
    "落实“八五”普法规划",
    "发展老龄事业,规范养老机构,保障孤儿生活",
    "社会组织、社会工作、慈善、收养、婚姻登记、殡葬各项工作",
    "建成公路一百二十公里",
    "、,;《》",
]
ARTICLES = st.lists(
    st.tuples(
        st.sampled_from(HEADINGS),
        st.lists(st.sampled_from(SENTENCES), max_size=4).map(lambda parts: "。".join(parts)),
    ),
    min_size=1,
    max_size=6,
)
YEARS = st.one_of(st.none(), st.integers(2012, 2025))


@given(ARTICLES, ARTICLES, YEARS, YEARS, st.booleans())
def test_any_two_plans_mirror_and_quote_verbatim(one, other, year, later, cut):
    left, right = plan(*one, name="a", year=year), plan(*other, name="b", year=later)
    right = cut_off(right) if cut else right
    ahead, back = between(left, right), between(right, left)
    assert sorted(map(str, back)) == sorted(str(mirror(event)) for event in ahead) or (
        sorted(map(str, ahead)) == sorted(str(mirror(event)) for event in back)
    )
    for event in ahead:
        assert 0 <= event.confidence <= 1
        for quote in event.evidence:
            document = left if quote.unit.startswith("a/") else right
            assert quote.text in unit(document, quote.unit).text


@pytest.mark.parametrize(
    ("clause", "quoted"),
    [
        ("和老区扶贫开发工作", "老区扶贫开发工作"),
        ("提升服务质量和", "提升服务质量"),
        ("加强监管的", "加强监管"),
        ("开展关爱服务等", "开展关爱服务等"),
    ],
)
def test_a_quote_ends_with_no_joining_word(clause: str, quoted: str) -> None:
    assert unjoined(clause) == quoted
