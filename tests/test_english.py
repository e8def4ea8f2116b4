"""English names: of themes, laws, regions and offices, and what stays Chinese."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.export.documents import document_rows
from compare.export.goals import goal_rows, target_rows
from compare.facts import read_facts
from compare.knowledge.regions import office_in_english, region_in_english
from compare.pipeline import compare
from compare.report.isolation import CHINESE, own
from compare.report.render import render
from compare.telling.brief import foremost
from compare.telling.rows.table import change_rows
from compare.telling.words.english import (
    beside,
    cited_in_english,
    facts_in_english,
    headed,
    places_in_english,
    unit_beside,
)
from compare.telling.words.english_values import fact_in_english, value_in_english
from compare.telling.words.naming import names_of, theme_name, theme_title
from compare.themes import lexicon
from tests.report_page import PAIR, comparison, page, read_page

REGIONS = [
    ("湖南省", "Hunan"),
    ("陕西省", "Shaanxi"),
    ("咸宁市", "Xianning"),
    ("六安市", "Lu'an"),
    ("内蒙古自治区", "Inner Mongolia"),
    ("广西壮族自治区", "Guangxi"),
    ("恩施土家族苗族自治州", "Enshi"),
    ("崇阳县", ""),
    ("朝阳区", ""),
    ("", ""),
]


@pytest.mark.parametrize(("region", "spelled"), REGIONS)
def test_regions_are_spelled(region: str, spelled: str) -> None:
    assert region_in_english(region) == spelled


def test_offices_are_named_with_their_region() -> None:
    assert office_in_english("湖南省民政厅") == "Hunan Department of Civil Affairs"
    assert office_in_english("武汉市民政局") == "Wuhan Civil Affairs Bureau"
    assert office_in_english("崇阳县民政局") == ""


def test_regions_of_a_list_are_english_where_they_are_known() -> None:
    assert places_in_english("湖南省、吉林省") == "Hunan, Jilin"
    assert places_in_english("湖南省（2015）") == "Hunan (2015)"
    assert places_in_english("武汉市（2024，不全）") == "Wuhan (2024, cut off)"
    assert places_in_english("湖南省、崇阳县") == "Hunan, 崇阳县"
    assert places_in_english("崇阳县（2015）") == "崇阳县 (2015)"


def test_every_theme_of_the_lexicon_has_an_english_name_of_its_own() -> None:
    known = lexicon.load()
    names = [known.english[theme] for theme in known.entries]
    assert len(set(names)) == len(names)


def test_a_theme_is_shown_in_english_beside_its_chinese_name() -> None:
    names = names_of(comparison(*PAIR), "en")
    assert theme_name(names, "低保") == "Subsistence allowances"
    assert theme_title(names, "低保") == "低保 (subsistence allowances)"
    assert theme_title(names_of(comparison(*PAIR), "zh"), "低保") == "低保"


def test_a_lexicon_without_english_shows_chinese(tmp_path: Path) -> None:
    added = tmp_path / "own.toml"
    added.write_text('["低保"]\nsource = "自编"\nterms = ["低保", "最低生活保障"]\n', "utf-8")
    found = compare(*comparison(*PAIR).documents, encoder=None, lexicon=lexicon.load(added))
    assert theme_title(names_of(found, "en"), "低保") == "低保"
    assert "低保" in render(found, "en")


def test_sentences_name_matters_and_plans_in_english_and_quote_in_chinese() -> None:
    facts = {
        "theme": "低保",
        "left": "湖南省（2015）",
        "after": "中华人民共和国慈善法",
        "subject": "低保",
        "matter": "低保 (one point)",
        "before": "《慈善法》",
    }
    assert facts_in_english(facts, {"低保": "subsistence allowances", "慈善法": "Charity Law"}) == {
        "theme": "subsistence allowances",
        "left": "Hunan (2015)",
        "after": "中华人民共和国慈善法 (Charity Law)",
        "subject": "低保",
        "matter": "subsistence allowances (one point)",
        "before": "《慈善法》 (Charity Law)",
    }


def test_chinese_words_in_an_english_page_say_that_they_are_chinese() -> None:
    assert own("Where Hunan writes 五保、特困, Jilin is silent") == (
        'Where Hunan writes <bdi lang="zh">五保、特困</bdi>, Jilin is silent'
    )
    assert own("Hunan 2015") == "Hunan 2015"


def test_a_link_without_a_chinese_word_does_not_say_that_it_is_chinese() -> None:
    """Or a screen reader says art. 6 in Chinese."""
    links = [one for one in read_page(page(*PAIR, language="en")) if one.tag == "a"]
    said = [one for one in links if one.attributes.get("class") in ("to", "mark")]
    marked = {bool(CHINESE.search(one.text)): one.attributes.get("lang") for one in said}
    assert marked == {True: "zh", False: None}


def test_the_titles_of_the_english_page_are_english() -> None:
    assert "<title>Civil affairs work plans compared: Hunan 2015 and Jilin 2022</title>" in page(
        *PAIR, language="en"
    )


def test_english_names_of_a_lexicon_of_ones_own_are_shown(tmp_path: Path) -> None:
    added = tmp_path / "own.toml"
    added.write_text(
        '["低保"]\nenglish = "minimum income"\nsource = "自编"\nterms = ["低保"]\n', "utf-8"
    )
    assert lexicon.load(added).english["低保"] == "minimum income"


def test_a_list_of_duties_begins_with_a_capital_alone() -> None:
    names = names_of(comparison(*PAIR), "en")
    duties = foremost(names, 1, change_rows(names))[0].before
    first, *others = duties.partition(";")[0].split(", ")
    assert "placement of demobilized soldiers" in duties.lower()
    assert first[0].isupper()
    assert all(other[0].islower() for other in others)


def test_articles_are_cited_by_their_numbers() -> None:
    assert cited_in_english("第五条、第十二条") == "art. 5, art. 12"
    assert cited_in_english("（三）") == "(3)"
    assert cited_in_english("第十条之一") == "第十条之一"
    assert cited_in_english("社区、机关") == "社区、机关"
    names = names_of(comparison(*PAIR), "en")
    assert {names.marks[one] for one in ("hunan-2015/a12", "jilin-2022/a12")} == {"no. 12", "(12)"}


def test_units_are_english_where_they_can_be() -> None:
    assert unit_beside("元/年") == "元/年 (yuan/year)"
    assert unit_beside("个工作日") == "个工作日 (working day)"
    assert unit_beside("张") == "张"
    assert unit_beside("%") == "%"


def test_the_english_of_a_name_stands_behind_its_marks() -> None:
    assert beside("“三社联动”", {"三社联动": "joint action"}) == "“三社联动” (joint action)"
    assert beside("《慈善法》和《民法典》", {"慈善法": "Charity Law"}) == "《慈善法》和《民法典》"


def test_tables_say_units_and_offices_in_english_beside_the_chinese() -> None:
    names = names_of(comparison(*PAIR), "en")
    assert {"元/月 (yuan/month)", "张"} <= {row.unit for row in goal_rows(names)}
    assert "元/月 (yuan/month)" in {row.unit for row in target_rows(names)}
    (row, _) = document_rows(names)
    assert (row.issuer, row.region) == (
        "湖南省民政厅 (Hunan Department of Civil Affairs)",
        "湖南省 (Hunan)",
    )


def test_what_begins_a_line_has_a_capital() -> None:
    assert headed("work on ageing") == "Work on ageing"
    assert headed("“charity” has an article") == "“Charity” has an article"
    assert headed("2 articles") == "2 articles"
    assert headed("低保") == "低保"


NUMBERS = [
    ("不低于50%", "at least 50%"),
    ("75亿元以上", "at least 7.5 billion yuan"),
    ("每人每月不低于668元", "at least 668 yuan per person per month"),
    ("8000张以上", "at least 8,000"),
    ("15-20所", "15–20"),
    ("12小时内", "within 12 hours"),
    ("1个月内", "within 1 month"),
    ("每季度不少于两次", "at least 2 times per quarter"),
    ("160多家", "160多家"),
    ("每村至少帮办一件实事", "每村至少帮办一件实事"),
]
DATES = [
    ("2022年9月底前", "by the end of September 2022"),
    ("2022年底", "by the end of 2022"),
    ("年内", "by the end of the year"),
    ("6月10日前", "by 10 June"),
    ("9月前", "before September"),
    ("10月中旬前", "by mid-October"),
    ("上半年", "in the first half of the year"),
    ("第三季度", "in quarter 3 of the year"),
    ("从4月1日起", "from 1 April"),
    ("三年内", "三年内"),
]


@pytest.mark.parametrize(("words", "english"), NUMBERS + DATES)
def test_goals_are_told_in_english(words: str, english: str) -> None:
    assert fact_in_english(words) == english


def test_a_goal_says_more_than_its_number() -> None:
    (number,) = read_facts("每周上门不少于两次", "number")
    assert value_in_english("每周上门不少于两次", number) == "每周上门不少于两次"
    assert value_in_english("不少于两次", number) == "at least 2 times"


def test_a_matter_without_an_english_name_stands_behind_its_theme() -> None:
    names = names_of(comparison(*PAIR), "en")
    rows = change_rows(names)
    for row in rows:
        known = theme_name(names, row.matter) != row.matter or not (row.event and row.event.theme)
        assert known or row.theme or row.event.theme == row.matter
    told = {one.matter for one in foremost(names, 1, rows)}
    assert "Elderly care services: 福利院(福利中心)" in told
    chinese = names_of(comparison(*PAIR), "zh")
    assert not any("：" in one.matter for one in foremost(chinese, 1, change_rows(chinese)))
