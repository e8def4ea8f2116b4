"""Which articles and measures are linked, on plans that an analyst can check by eye."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.align import aligned, mirrored
from compare.align.literal import literal_pairs
from compare.encoder import built_in
from compare.language import say, sentences
from compare.model import Document, Link
from compare.segment import segment
from compare.series import read
from compare.similarity import Scores, compare_pair
from compare.source import read_text
from compare.themes.lexicon import load
from tests.conftest import CORPUS, PLANS
from tests.gold_documents import gold_document
from tests.gold_links import MAIN, f1, gold_pairs, gold_weights, truth
from tests.small_plans import plan

WILD = Path(os.environ.get("MZDIFF_SHARED", Path(__file__).parents[2] / "shared")) / "text" / "wild"
OLD = plan(
    ("完善五保供养制度", "提高农村五保供养标准,确保不低于2900元/年。加强敬老院建设和管理。"),
    ("推进殡葬改革", "落实惠民殡葬政策。治理散埋乱葬。建设公益性公墓。"),
    ("规范地名管理", "开展地名普查。编纂标准地名词典。"),
    (
        "推进社会组织改革和党建",
        "简化社会组织登记手续。开展社会组织等级评估。加强社会组织党建工作。",
    ),
    ("做好救灾减灾", "储备救灾物资。开展防灾减灾日宣传。"),
    name="old",
    year=2015,
)
NEW = plan(
    ("规范婚姻登记", "推进婚姻登记跨省通办。开展婚姻家庭辅导。"),
    ("保障特困人员", "提高特困人员供养标准,确保不低于9000元/年。改造敬老院,提升管理水平。"),
    ("深化殡葬改革", "建设公益性公墓。落实惠民殡葬政策。编纂标准地名词典。"),
    ("加强社会组织登记和评估", "优化社会组织登记手续。做好社会组织等级评估。"),
    ("加强社会组织党建", "推动社会组织党建工作全覆盖。培训社会组织党组织书记。"),
    name="new",
    year=2022,
)


def links_between(left: Document, right: Document, scores: Scores) -> tuple[Link, ...]:
    return aligned(left, right, scores).links


def linked(left: Document, right: Document, level: str = "article") -> dict[tuple[str, str], Link]:
    found = links_between(left, right, compare_pair(left, right, built_in(), load()))
    return {
        (link.left.partition("/")[2], link.right.partition("/")[2]): link
        for link in found
        if link.level == level
    }


def mains(left: Document, right: Document) -> set[tuple[str, str]]:
    return {pair for pair, link in linked(left, right).items() if link.strength == "main"}


def test_a_renamed_matter_is_linked() -> None:
    """五保供养 of 2015 is 特困人员供养 of 2022."""
    assert ("a01", "a02") in mains(OLD, NEW)


def test_an_article_that_moved_is_linked() -> None:
    assert ("a02", "a03") in mains(OLD, NEW)


def test_an_article_that_split_is_linked_to_both_parts() -> None:
    assert {("a04", "a04"), ("a04", "a05")} <= set(linked(OLD, NEW))


def test_what_has_no_counterpart_is_not_linked() -> None:
    """救灾减灾 left civil affairs, 婚姻登记 is new."""
    pairs = linked(OLD, NEW)
    assert not [pair for pair in pairs if pair[0] == "a05" or pair[1] == "a01"]


def test_genre_phrases_alone_link_nothing() -> None:
    left = plan(
        ("强化工作落实", "加强组织领导,明确工作责任,扎实推进各项任务落实。"),
        ("地名", "编纂地名词典。"),
    )
    right = plan(
        ("完善收养登记", "加强组织领导,明确工作责任,扎实做好收养评估。"),
        ("公墓", "建设公益性公墓。"),
    )
    assert mains(left, right) == set()


def law(name: str, *articles: str) -> Document:
    """Return a law whose articles have no headings."""
    return plan(*(("", text) for text in articles), name=name)


BLOOD = law(
    "blood",
    "十八周岁至五十五周岁的健康公民自愿献血。",
    "血站应当免费为献血者进行健康检查。",
    "每次采集血液二百毫升,两次间隔六个月。",
    "临床用血必须核查血型,不得输入不合格血液。",
    "无偿捐献的血液不得买卖。",
    "公民用血只交付检验、分离和储存的费用。",
    "择期手术的患者可以自身储血。",
    "捐献者的家属免交用血费用。",
    "采血器材用后必须销毁。",
    "血站工作人员玩忽职守、滥用职权的,依法给予处分;构成犯罪的,依法追究刑事责任。",
    "本条例自1998年10月1日起施行。",
)
HARBOURS = law(
    "harbours",
    "经营水路客运应当取得船舶营运证。",
    "船员应当持有适任证书。",
    "班轮应当公布航线、停靠港口和票价。",
    "装载危险货物的驳船应当悬挂信号。",
    "航道水深不足时引航员可以拒绝进港。",
    "码头装卸集装箱应当核对舱单。",
    "沉船由船东打捞。",
    "外国籍轮船不得经营沿海捎带。",
    "灯塔和浮标由海事机构维护。",
    "海事机构工作人员玩忽职守、滥用职权的,依法给予处分;构成犯罪的,依法追究刑事责任。",
    "本条例自2013年1月1日起施行。",
)


def test_laws_on_unrelated_matters_have_no_link() -> None:
    """They punish and come into force in the same words, and share nothing else."""
    assert linked(BLOOD, HARBOURS) == {}
    assert linked(BLOOD, HARBOURS, "measure") == {}


def test_the_last_article_of_a_law_is_linked_to_that_of_its_new_version() -> None:
    newer = law("newer", *(a.text[1:].replace("1998", "2024") for a in BLOOD.articles))
    assert ("a11", "a11") in mains(BLOOD, newer)


# Blood donation and water transport, maritime and mental health, dogs and shares, woods and usury …
UNRELATED = [("103", "105"), ("107", "110"), ("049", "076"), ("154", "159"), ("214", "234")]


@pytest.mark.parametrize(("one", "other"), UNRELATED)
def test_published_texts_on_unrelated_matters_have_no_main_link(one: str, other: str) -> None:
    texts = [next(iter(WILD.glob(f"{name}.*")), None) for name in (one, other)]
    if None in texts:
        pytest.skip("the published texts are not at hand")
    left, right = map(read, texts)
    found = links_between(left, right, compare_pair(left, right, built_in(), load()))
    assert [link for link in found if link.strength == "main"] == []


def test_one_sentence_that_moved_links_the_two_measures() -> None:
    """编纂标准地名词典 stands in the article on funerals in 2022."""
    link = linked(OLD, NEW, "measure")["a03.2", "a03.3"]
    assert (link.strength, link.score) == ("main", 1.0)
    assert ("a03", "a03") not in mains(OLD, NEW)


def test_a_changed_number_keeps_its_measures_linked() -> None:
    assert ("a01.1", "a02.1") in linked(OLD, NEW, "measure")


def test_reasons_name_what_is_shared() -> None:
    link = linked(OLD, NEW)["a02", "a03"]
    words = {word for reason in link.reasons if reason.kind == "terms" for word in reason.values}
    assert {"殡葬", "公墓"} & words


def test_reasons_name_the_matter_behind_two_names() -> None:
    reasons = {reason.kind: reason.values for reason in linked(OLD, NEW)["a01", "a02"].reasons}
    assert reasons["matters"] == ("特困供养",)


@pytest.mark.parametrize("kind", sorted(sentences("reason")))
def test_every_reason_is_a_sentence(kind: str) -> None:
    assert say("reason", kind, "zh", values="甲、乙")
    assert say("reason", kind, "en", values="甲、乙")


def test_articles_repeated_within_a_document_link_in_their_order() -> None:
    """The same article twice on both sides: first with first, second with second."""
    twice = ("做好走访慰问", "走访慰问困难群众。")
    document = plan(twice, ("推进殡葬改革", "建设公墓。"), twice)
    assert set(linked(document, replace(document, id="copy"))) == {
        ("a01", "a01"),
        ("a02", "a02"),
        ("a03", "a03"),
    }


def test_an_article_without_a_word_is_still_itself() -> None:
    """A number at which the source ends, with nothing behind it."""
    pairs = literal_pairs(["低保。", "", "……"], ["", "低保", "——", "……"], lambda i, j: 0.0)
    assert pairs == [(0, 1), (1, 0), (2, 3)]


def test_an_article_repeated_under_another_heading_is_still_itself() -> None:
    text = "{}、社会救助\n({})完善低保制度。健全低保标准动态调整机制,提高补助水平。\n"
    extra = "(三)做好临时救助。落实先行救助。\n"
    document = segment(
        read_text(text.format("一", "一") + text.format("二", "二") + extra, "a.txt")
    )
    assert set(linked(document, replace(document, id="copy"))) == {
        ("a01", "a01"),
        ("a02", "a02"),
        ("a03", "a03"),
    }


@pytest.mark.parametrize("name", PLANS)
def test_a_document_against_itself_is_the_identity(name: str) -> None:
    """Every article and every statement is linked to itself alone, in an annex too."""
    document = read(CORPUS / f"{name}.txt")
    found = links_between(document, document, compare_pair(document, document, built_in(), load()))
    units = [document.address(unit) for a in document.articles for unit in a.units]
    assert sorted(link.left for link in found) == sorted(units)
    assert all(link.left == link.right for link in found)
    assert {(link.strength, link.score) for link in found} == {("main", 1.0)}


@pytest.mark.parametrize("encoder", [None, built_in()], ids=["no encoder", "built-in"])
def test_swapped_sides_mirror(encoder) -> None:
    for left, right in [(OLD, NEW), *(map(gold_document, pair) for pair in gold_pairs())]:
        there = links_between(left, right, compare_pair(left, right, encoder, load()))
        back = links_between(right, left, compare_pair(right, left, encoder, load()))
        assert set(map(mirrored, back)) == set(there)


def test_links_come_in_the_order_of_the_text() -> None:
    document = plan(*((f"第{n}项", f"落实第{n}项任务。") for n in "一二三四五六七八九十百千"))
    links = links_between(document, document, compare_pair(document, document, None))
    articles = [link.left for link in links if link.level == "article"]
    assert articles == [document.address(article) for article in document.articles]


def test_semantic_is_missing_without_an_encoder() -> None:
    links = links_between(OLD, NEW, compare_pair(OLD, NEW, None))
    assert {link.semantic for link in links} == {None}


def test_a_document_without_articles_has_no_links() -> None:
    assert links_between(plan(), NEW, compare_pair(plan(), NEW, built_in(), load())) == ()
    assert links_between(OLD, plan(), compare_pair(OLD, plan(), None)) == ()


def test_links_of_the_gold_are_found() -> None:
    """What the shipped judge reaches on pairs it has learned from; the bench shows the others."""
    for left, right in gold_pairs():
        scores = compare_pair(gold_document(left), gold_document(right), built_in(), load())
        weights = gold_weights(left, right)
        decided = weights.astype(bool) & False
        for link in links_between(gold_document(left), gold_document(right), scores):
            if link.level == "article" and link.strength == "main":
                decided[int(link.left[-2:]) - 1, int(link.right[-2:]) - 1] = True
        assert f1(decided, truth(weights, MAIN)) > 0.85


ARTICLES = st.lists(
    st.tuples(
        st.sampled_from(["低保", "殡葬改革", "社会组织", "地名管理"]),
        st.sampled_from(["提高低保标准。", "建设公墓。开展普查。", "登记社会组织。评估。", ""]),
    ),
    min_size=1,
    max_size=5,
)


@given(ARTICLES, ARTICLES)
def test_laws_of_links(left: list[tuple[str, str]], right: list[tuple[str, str]]) -> None:
    one, other = plan(*left, name="left"), plan(*right, name="right")
    links = links_between(one, other, compare_pair(one, other, None, load()))
    assert len({(link.left, link.right) for link in links}) == len(links)
    assert all(0 <= link.score <= 1 and 0 <= link.fuzzy <= 1 for link in links)
    back = links_between(other, one, compare_pair(other, one, None, load()))
    assert set(map(mirrored, back)) == set(links)
