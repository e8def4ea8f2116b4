"""Events: what an analyst should be told of two plans, with words from the texts."""

from __future__ import annotations

import ast
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest

import compare.events
from compare.events.evidence.clause import shortened as clause_shortened
from compare.events.evidence.clause import unjoined
from compare.events.evidence.event import mirrored_key, tidied
from compare.events.evidence.nearby import beside
from compare.events.evidence.quotes import shortened
from compare.events.evidence.subject import subject_of
from compare.events.kinds import KIND, KINDS
from compare.events.order.implied import without_shared
from compare.language import say, sentences
from compare.model import Comparison, Document, Event, Note, Quote
from compare.segment import segment
from compare.source import read_text
from tests.cases_reader import named_cases
from tests.laws import compared
from tests.small_plans import plan

CASES = named_cases("events.txt")
OPENING = """一、社会事务
(一)深化殡葬改革。新建公益性公墓2处,火化率保持稳定。
(二)规范机构管理。开展养老院消防安全检查,年底前完成全部整改。
(三)推进志愿服务。发布志愿服务项目,开展志愿者注册。
二、自身建设
(一)加强队伍建设。举办业务培训班,严格考勤管理。
(二)做好信访工作。畅通信访渠道,按时答复群众来信。
三、重点工作
"""
ONE_WAY = ">"  # before a line that does not hold with the two plans exchanged


def written(part: str, year: int, opening: str = OPENING) -> Document:
    """Return a plan of 清河县 that ends in the given part."""
    text = f"清河县民政局{year}年工作要点\n{opening}{part}"
    return segment(read_text(text, f"y{year}.txt"))


@cache
def told(before: str, after: str, first: int = 2020, second: int = 2021) -> tuple[Event, ...]:
    return compared(written(before, first), written(after, second)).events


def quotes(one: Event, document: str) -> str:
    return ";".join(q.text for q in one.evidence if q.unit.startswith(f"{document}/")) or "-"


def line(one: Event) -> str:
    return f"{one.type} | {quotes(one, one.scope[0])} -> {quotes(one, one.scope[1])}"


def mirrored(text: str) -> str:
    """Return the line of an event as it is with the two plans exchanged."""
    kind, _, words = text.partition(" | ")
    before, after = words.split(" -> ")
    return f"{KIND[kind].mirror} | {after} -> {before}"


def parts(name: str) -> tuple[str, str, list[str]]:
    given, expected = CASES[name]
    before, after = given.split("~~~~~\n")
    return before, after, expected.splitlines()


@pytest.mark.parametrize("name", CASES)
def test_what_is_told(name: str) -> None:
    before, after, expected = parts(name)
    found = [line(one) for one in told(before, after)]
    assert Counter(found) == Counter(one.removeprefix(ONE_WAY) for one in expected)


@pytest.mark.parametrize("name", CASES)
def test_what_is_told_the_other_way_round(name: str) -> None:
    before, after, expected = parts(name)
    found = [line(one) for one in told(after, before)]
    assert Counter(found) == Counter(
        mirrored(one) for one in expected if not one.startswith(ONE_WAY)
    )


def test_a_number_that_is_gone_is_called_by_its_thing_and_not_by_its_date() -> None:
    before, after, _ = parts("改写的句子,不要的不是新名称")
    assert [one.matter for one in told(before, after)] == ["丧事简办率"]


DUTY = "(一)做好优抚工作。落实优抚对象抚恤优待政策。\n"
AGED = "(一)发展老龄事业。做好老年人优待证发放,办好敬老月活动。\n"
CALM = "(一)关爱留守儿童。开展留守儿童摸底排查。\n"


def of_kind(events: tuple[Event, ...], *kinds: str) -> list[Event]:
    return [one for one in events if one.type in kinds]


CHILDREN = "儿童福利\n(一)保障孤儿。足额发放孤儿基本生活费,开展助学。\n"
CHARITY = "(二)发展慈善。办好慈善宣传周,公布募捐账目。\n"
COMMUNITIES = "社区治理\n(一)建设社区。改造社区综合服务设施,推行一门办理。\n"
RELIEF = "(一)做好临时救助。按月备查临时救助,乡镇设立备用金。\n"
DISASTERS = "四、防灾减灾\n(一)做好救灾。储备救灾帐篷,培训灾害信息员。\n"


def test_an_article_that_kept_its_numbers_moved_between_parts_by_their_names() -> None:
    before = f"{RELIEF}{DISASTERS}五、{CHILDREN}{CHARITY}六、{COMMUNITIES}"
    after = f"{RELIEF}四、{CHILDREN}五、{COMMUNITIES}{CHARITY}"
    (moved,) = of_kind(told(before, after), "moved")
    assert moved.explanation == "moved.article_parts"
    facts = dict(moved.facts)
    assert (facts["before"], facts["after"]) == ("儿童福利", "社区治理")


def test_an_office_of_a_list_that_is_still_used_has_no_other_name() -> None:
    lists = ("〔社会救助科〕", "〔社会事务科〕")
    funerals = "(一)规范殡葬。公布服务价格,由社会事务科检查。{}\n"
    relief = "(二)做好救助。按月公布救助名单,办理临时救助。{}\n"
    before = funerals.format(lists[1]) + relief.format(lists[0])
    after = funerals.format(lists[1]) + relief.format(lists[1])
    (changed,) = of_kind(told(before, after), "actor_changed", "renamed")
    assert changed.type == "actor_changed"


def test_an_office_of_a_list_under_a_name_of_its_own_is_renamed() -> None:
    article = "(一)建设社区。改造社区综合服务设施,推行一门办理。〔{}〕\n"
    old, new = "基层政权和社区建设科", "基层政权建设和社区治理科"
    (changed,) = told(article.format(old), article.format(new))
    assert (changed.type, changed.matter) == ("renamed", new)


def test_a_duty_that_moved_is_told_with_year_department_and_source() -> None:
    (one,) = of_kind(told(DUTY + CALM, CALM, 2015, 2020), "moves_out")
    sentence = say("event", one.explanation, "zh", **dict(one.facts))
    assert "2018年划归退役军人事务部" in sentence
    assert one.sources
    assert (quotes(one, "y2015") != "-", quotes(one, "y2020")) == (True, "-")


@pytest.mark.parametrize(("first", "second"), [(2015, 2017), (2019, 2022), (2010, 2012)])
def test_a_duty_moves_only_in_the_years_of_the_lexicon(first: int, second: int) -> None:
    assert of_kind(told(DUTY + CALM, CALM, first, second), "moves_out") == []


def test_a_duty_that_the_later_text_still_names_has_not_moved() -> None:
    after = CALM.replace("。\n", "。做好优抚对象走访慰问。\n")
    assert of_kind(told(DUTY + CALM, after, 2015, 2020), "moves_out") == []


def test_a_duty_that_came_back_is_told_with_both_years() -> None:
    found = told(CALM, CALM + AGED.replace("一", "二", 1), 2020, 2024)
    (one,) = [one for one in found if one.explanation == "appears.returned"]
    sentence = say("event", one.explanation, "zh", **dict(one.facts))
    assert "2018年划归" in sentence
    assert "2023年划回民政部门" in sentence


def test_a_word_in_passing_is_quoted_beside_a_duty_that_moved_or_came_back() -> None:
    passing = f"{CALM}(二)发展养老服务。实施老龄事业发展和养老服务体系建设规划,建养老床位。\n"
    aged = CALM + AGED.replace("一", "二", 1)
    found = *told(aged, passing, 2017, 2020), *told(passing, aged, 2020, 2024)
    aside = {one.explanation: one for one in found if one.explanation.endswith("aside")}
    assert set(aside) == {"moves_out.aside", "appears.returned_aside"}
    for one in aside.values():
        assert "只提到“老龄事业”" in say("event", one.explanation, "zh", **dict(one.facts))
        assert "老龄事业发展和养老服务体系建设规划" in quotes(one, "y2020")


def test_a_duty_has_not_moved_of_which_both_texts_have_the_same_words() -> None:
    before, after = (
        "一、社会救助\n二、双拥优抚安置\n",
        "一、社会救助\n二、双拥优抚安置\n各市民政局:\n",
    )
    assert of_kind(told(before, after, 2015, 2020), "moves_out") == []


def cut_off(document: Document) -> Document:
    """Return a document whose source broke off in its last article."""
    return replace(document, notes=(*document.notes, Note("truncated")))


def against_cut(before: str, after: str) -> tuple[Event, ...]:
    return compared(written(before, 2015), cut_off(written(after, 2020))).events


MORE = "(二)建设智慧平台。建成民政大数据平台,推行电子证照。\n"


def test_absence_behind_a_cut_is_no_evidence() -> None:
    assert [one.type for one in told(CALM + MORE, CALM, 2015, 2020)] == ["disappears"]
    assert against_cut(CALM + MORE, CALM) == ()


def test_absence_in_a_section_that_was_whole_before_the_cut_is_told_and_less_sure() -> None:
    full = OPENING.replace("年底前完成全部整改。\n", "年底前完成全部整改。落实食品留样制度。\n")
    left, right = written(CALM, 2020, full), written(CALM, 2021)
    (whole,), (beside_cut,) = compared(left, right).events, compared(left, cut_off(right)).events
    assert (whole.type, beside_cut.type) == ("disappears", "disappears")
    assert beside_cut.confidence < whole.confidence
    sentence = say("event", beside_cut.explanation, "zh", **dict(beside_cut.facts))
    assert "清河县（2021，不全）" in sentence


def test_what_the_last_sentence_before_a_cut_lacks_is_no_evidence() -> None:
    before = "(一)规范供养。敬老院法人登记率达到100%,失能人员集中供养率达到12.5%。\n"
    after = "(一)规范供养。敬老院法人登记率达到100%,根据民政部和市"
    assert of_kind(told(before, f"{after}要求办理。\n"), "number_changed") != []
    assert against_cut(before, after) == ()


def test_a_duty_that_moved_is_told_beside_a_cut_with_both_said() -> None:
    (one,) = of_kind(against_cut(DUTY + CALM, CALM), "moves_out")
    sentence = say("event", one.explanation, "zh", **dict(one.facts))
    assert "2018年划归" in sentence
    assert "来源不全" in sentence


def test_a_duty_is_not_told_to_be_back_after_a_text_that_is_cut_off() -> None:
    left = cut_off(written(CALM, 2020))
    right = written(CALM + AGED.replace("一", "二", 1), 2024)
    assert of_kind(compared(left, right).events, "appears") == []


def series(*parts_of_plans: str) -> Comparison:
    return compared(*(written(part, 2020 + at) for at, part in enumerate(parts_of_plans)))


@pytest.mark.parametrize(
    ("full", "kind"),
    [
        (CALM + MORE, "appears"),
        (CALM.replace("。\n", "。组织暑期安全教育进村入户。\n"), "appears"),
        (CALM.replace("。\n", "。实施“童心港湾”项目,组织暑期安全教育。\n"), "term_appears"),
    ],
)
def test_what_is_back_after_a_year_is_told_to_be_back_with_the_year_that_had_it(
    full: str, kind: str
) -> None:
    gone, back = series(full, CALM, full).events
    assert gone.type == KIND[kind].mirror
    assert back.type == kind
    sentence = say("event", back.explanation, "zh", **dict(back.facts))
    assert "清河县（2022）重新" in sentence
    assert "清河县（2020）" in sentence
    assert [one.explanation for one in series(CALM, CALM, full).events] != [back.explanation]


def test_no_duty_of_plans_moves_out_of_a_law() -> None:
    before = "慈善法\n第一条 为了发展慈善事业,制定本法。\n第二条 本法所称慈善活动,包括救助自然灾害造成的损害。\n第三条 发生重大自然灾害,需要迅速开展救灾时,人民政府应当提供需求信息。\n第四条 本法自2016年9月1日起施行。\n"
    after = "慈善法\n第一条 为了发展慈善事业,制定本法。\n第二条 本法所称慈善活动,包括救助突发事件造成的损害。\n第三条 发生重大突发事件,需要迅速开展救助时,人民政府应当提供需求信息。\n第四条 本法自2024年9月5日起施行。\n"
    left, right = (
        segment(read_text(text, f"{name}.txt"))
        for text, name in ((before, "law2016"), (after, "law2023"))
    )
    left, right = (
        replace(one, head=replace(one.head, year=year))
        for one, year in ((left, 2016), (right, 2023))
    )
    assert {one.type for one in compared(left, right).events} <= {
        "number_changed",
        "goal_changed",
        "scope_changed",
    }


def test_a_list_of_the_same_form_is_no_part_of_an_article_on_another_case() -> None:
    opening = "优待条例\n第一条 为了优待军人,制定本条例。\n第二条 有下列情形之一的,"
    before = f"{opening}批准为烈士:(一)作战死亡的;(二)因抢险救灾死亡的。\n第三条 本条例自2011年8月1日起施行。\n"
    after = f"{opening}评定为烈士:(一)作战牺牲的;(二)因抢险救灾牺牲的。\n第三条 有下列情形之一的,确认为因公牺牲:(一)在执行任务中死亡的;(二)因参加抢险救灾死亡的。\n第四条 本条例自2024年10月1日起施行。\n"
    left, right = (
        segment(read_text(text, f"{name}.txt")) for text, name in ((before, "l1"), (after, "l2"))
    )
    assert of_kind(compared(left, right).events, "splits", "merges", "promoted", "demoted") == []


def told_by_cases() -> set[str]:
    found = {one.type for name in CASES for one in told(*parts(name)[:2])}
    found |= {one.type for name in CASES for one in told(*parts(name)[1::-1])}
    return found | {one.type for one in told(DUTY + CALM, CALM, 2015, 2020)}


def test_every_kind_of_the_table_is_told_by_a_case() -> None:
    assert told_by_cases() == {kind.type for kind in KINDS}


@pytest.mark.parametrize(
    ("said", "held"), [("做好救灾物资储备。", False), ("做好救灾预案演练。", True)]
)
def test_what_a_new_measure_is_held_against_is_no_part_of_it(said: str, held: bool) -> None:
    """The mark at its end does not make 做好救灾物资储备。 other words than those of the new one."""
    left = plan(("救灾", said), name="left")
    right = plan(("救灾", "做好救灾物资储备,修订预案。"), name="right")
    (one,), (two,) = left.articles, right.articles
    pair = SimpleNamespace(
        left=SimpleNamespace(document=left),
        right=SimpleNamespace(document=right),
        counterparts={right.address(two): (left.address(one),)},
        of_measure={},
        nearest={},
        theme=lambda *_: "",
        two_offices=False,
        same_hand=True,
        laws=False,
        particulars_of=lambda _: frozenset(),
        says=lambda side, words: words in side.document.articles[0].text,
    )
    measure = next(each for each in two.measures if "预案" in each.text)
    assert bool(beside(pair, two, measure, None)) == held


def test_the_mirror_of_a_mirror_is_the_kind_itself() -> None:
    assert [kind.type for kind in KINDS if KIND[kind.mirror].mirror != kind.type] == ["moves_out"]


ROOM = Path(compare.events.__file__).parent
KEYS = sentences("event")


def keys_in_code() -> set[str]:
    """Return the sentences that the room names: <kind> and <kind>.<variant> of its strings."""
    strings = {
        node.value
        for path in ROOM.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    kinds = {kind.type for kind in KINDS}
    return {one for one in strings if one.partition(".")[0] in kinds and one in KEYS}


def test_every_sentence_can_be_told() -> None:
    """A sentence is named in the room, is the mirror of one, or of a difference on one side.

    One on a statement that only one side has claims less beside what the other says near it.
    """
    named = keys_in_code()
    sides = {
        f"{kind}{side}"
        for kind in (
            "number_changed",
            "goal_changed",
            "scope_changed",
            "actor_changed",
            "law_changed",
        )
        for side in ("", ".new", ".gone", ".words", ".apart")
    } | {"renamed", "term_appears", "term_appears.new"}
    known = named | sides
    known |= {mirrored_key(key) for key in known} | {"human_rename"}
    known |= {f"{key}_beside" for key in known if key.endswith(".measure")}
    assert set(KEYS) - known == set()


# what a person or a series tells, and the mirrors of a duty that moved
ONE_WAY_KEYS = {"human_rename", "appears.again", "term_appears.again", "moves_out.handed"}
ONE_WAY_KEYS |= {
    "appears",
    "appears.said",
    "appears.aside",
    "appears.back",
    "appears.cut",
    "appears.cut_aside",
}


def test_a_duty_that_the_later_text_says_was_handed_over_is_told_as_that() -> None:
    before = "(一)服务居民。建设家政服务信息平台,在2条街道开通预约电话。发布便民手册。\n"
    after = "(一)服务居民。家政服务信息平台移交县商务局管理,民政部门不再承担。发布便民手册。\n"
    assert [line(one) for one in told(before, after)] == [
        "moves_out | 建设家政服务信息平台,在2条街道开通预约电话"
        " -> 家政服务信息平台移交县商务局管理,民政部门不再承担"
    ]


def test_of_a_long_statement_the_words_that_hand_over_are_quoted() -> None:
    before = "(一)服务居民。运行家政服务信息平台,方便居民下单。发布便民手册。\n"
    names = "家政企业和从业人员的名录在便民服务大厅、社区公告栏和政务服务网上同步公布,"
    lessons = (
        "养老护理员、保育员、月嫂等的技能培训由各社区服务站按照居民需求分期分批开设并颁发结业证明,"
    )
    answers = "居民反映的收费和服务质量方面的意见及时作出答复,"
    said = "家政服务信息平台移交县商务局管理,民政部门不再承担"
    after = f"(一)服务居民。{names}{lessons}{answers}{said}。发布便民手册。\n"
    assert f"moves_out | 运行家政服务信息平台,方便居民下单 -> {said}" in map(
        line, told(before, after)
    )


@pytest.mark.parametrize("key", KEYS)
def test_every_sentence_has_its_mirror_and_the_same_places_in_both_languages(key: str) -> None:
    places = [set(re.findall(r"{(\w+?)(?:_english)?}", KEYS[key][one])) for one in ("zh", "en")]
    assert places[0] == places[1]
    assert key in ONE_WAY_KEYS or mirrored_key(key) in KEYS


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_sentence_is_filled(name: str, language: str) -> None:
    before, after, _ = parts(name)
    for one in (*told(before, after), *told(after, before)):
        sentence = say("event", one.explanation, language, **dict(one.facts))
        assert "{" not in sentence
        assert "“”" not in sentence


def test_a_matter_that_is_cut_ends_between_words() -> None:
    assert subject_of("1.进一步加强养老服务体系建设。") == "养老服务体系建设"
    assert len(subject_of("全面推进居家社区养老服务改革试点工作和农村互助养老设施建设")) <= 14


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


def test_a_long_quote_is_cut_between_words_around_what_it_shows() -> None:
    long = "加强市区两级儿童福利指导中心、未成年人救助保护机构和乡镇街道未成年人保护工作站建设"
    assert clause_shortened(long, 0) == "加强市区两级儿童福利指导中心"
    words = f"{long},{long},建成养老床位,{long}"
    assert "养老床位" in shortened(words, "养老床位")
    address = "W" * 70  # one word, longer than a quote
    assert shortened(address) == "W" * 60
    assert "WW" in shortened("养老" * 50 + address, "WW")
    assert "《" not in shortened("落实" + "有关要求" * 14 + "《社会救助暂行办法》")


def without_quoted_by_both(before: str, after: str, *told: Event) -> list[Event]:
    """Return what is left of some events between plans of one statement each."""
    left, right = plan(("界线", f"{before}。"), name="a"), plan(("界线", f"{after}。"), name="b")
    pair = SimpleNamespace(unit=compared(left, right).unit_by_address.get)
    return without_shared(pair, list(told))


def number_told(explanation: str, one: str, other: str, **facts: str) -> Event:
    """Return an event of a number of a plan and of another one, which are quoted so."""
    return Event(
        type="number_changed",
        matter="界线勘定",
        theme="",
        scope=("a", "b"),
        left=("a/a01.1",),
        right=("b/a01.1",),
        basis=("alignment",),
        confidence=0.8,
        interest=0.5,
        evidence=(Quote("a/a01.1", one), Quote("b/a01.1", other)),
        explanation=explanation,
        facts=tuple(sorted(facts.items())),
    )


def test_what_stands_word_for_word_on_the_other_side_is_no_change() -> None:
    """Of 2021年底 a page has 202 on one line and 1年底, which is read as a statement, on the next."""
    texts = "1年底完成界线勘定", "2021年底完成界线勘定、签订协议书"
    one = number_told("number_changed", *texts, before="年底", after="2021年底")
    new = replace(one, facts=(("before", ""), ("after", "2021年底")))
    assert without_quoted_by_both(*texts, one, new) == [new]


def test_a_text_whose_words_with_a_number_the_other_has_whole_does_not_lack_one() -> None:
    before, after = "新建床位500张(责任单位", "新建床位500张(责任单位:某局),探索试点20处"
    said = {"after": "探索试点20处", "after_fact": "20处", "before_fact": ""}
    found = number_told("number_changed.new", before, "探索试点20处", **said)
    assert without_quoted_by_both(before, after, found) == []


def test_a_quote_holds_what_it_is_around_whole() -> None:
    one, other = (
        "《困难群众基本生活兜底保障专项行动规划》",
        "《民政局关于困难群众兜底保障行动规划的实施方案》",
    )
    assert other in shortened(f"按照{one}和{other}要求,扎实推进各项工作任务落地见效", other)
    number = "（某民发〔2018〕26号）"
    told = shortened(
        f"落实{one[:-1]}和{'行动' * 16}的通知》{number}要求",
        f"{one[:-1]}和{'行动' * 16}的通知》{number}",
    )
    assert told.startswith("落实《")


@pytest.mark.parametrize(
    ("matter", "label"),
    [
        ("②新建民办养老机构床位", "新建民办养老机构床位"),
        ("一要将指导城乡社区治理职责", "将指导城乡社区治理职责"),
        ("1.社会组织孵化基地", "社会组织孵化基地"),
        ("养育孤儿基本生活费标准每人每月", "养育孤儿基本生活费标准"),
        ("一要求", "一要求"),
        ("护理型床位占比", "护理型床位"),
        ("城区违规占道治丧", "城区违规占道治丧"),
        ("家庭经济状况核对", "家庭经济状况核对"),
        ("慈善法宣传普及", "慈善法宣传普及"),
        ("养老服务和", "养老服务"),
    ],
)
def test_a_label_has_neither_the_mark_of_an_item_nor_a_rate(matter: str, label: str) -> None:
    assert tidied(matter) == label


def test_a_duty_that_stands_in_a_list_is_not_said_to_be_missing() -> None:
    """医疗、教育等专项救助 is 医疗救助, too."""
    there = "(一)完善专项救助。落实医疗救助政策。"
    listed = "(一)完善专项救助。完善医疗、教育、住房等专项救助。"
    (one,) = of_kind(told(there + CALM, listed + CALM, 2015, 2020), "moves_out")
    assert "医疗、教育、住房等专项救助" in say("event", one.explanation, "zh", **dict(one.facts))


def test_a_duty_that_came_back_had_left_before_the_earlier_text() -> None:
    """What left in 2018 and came back in 2023 explains nothing that a plan of 2016 lacks."""
    ageing = "(二)推进老龄工作。组织敬老月活动,健全老龄工作机制。\n"

    def said(first: int) -> set[str]:
        return {one.explanation for one in told(CALM, ageing + CALM, first, 2025)}

    assert "appears.returned" in said(2020)
    assert "appears.returned" not in said(2016)


def test_a_number_is_told_without_the_word_that_joins_it() -> None:
    before, after = (f"(一)购买服务。购买服务对象为{age}周岁以上老年人。" for age in (75, 70))
    (one,) = told(before + CALM, after + CALM, 2020, 2021)
    assert (dict(one.facts)["before"], dict(one.facts)["after"]) == ("75周岁以上", "70周岁以上")


def test_an_article_without_a_word_is_no_event() -> None:
    """Of three texts the middle one has the numbers of two articles whose text is lost."""
    body = "(一)完善低保制度。健全低保标准动态调整机制,低保标准达到620元。\n"
    whole = f"2020年民政工作要点\n一、社会救助\n{body}(二)做好临时救助。落实急难救助。\n"
    torn = f"2020年民政工作要点\n一、社会救助\n{body}(二)\n{body}(二)\n{body}(二)做好临时救助。\n"
    texts = zip(("a", "b", "c"), (whole, whole + "落实急难救助。\n", torn), strict=True)
    found = compared(*(segment(read_text(text, f"{name}.txt")) for name, text in texts))
    assert found.documents[2].articles
    assert all(one.evidence for one in found.events)
