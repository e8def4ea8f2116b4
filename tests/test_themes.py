"""Themes: which article treats which, and the graph of a series."""

from __future__ import annotations

import json

import pytest

from compare.events import events_of
from compare.model import Link
from compare.themes import follow, lexicon
from compare.themes.assign import assign
from compare.themes.graph import build
from tests.gold_documents import GOLD, gold_document
from tests.gold_stories import gold_article_links, story
from tests.small_plans import plan

WORDS = lexicon.load()


def treats(heading: str, text: str) -> tuple[str, set[str]]:
    (treatment,) = assign(plan((heading, text)), WORDS)
    return treatment.primary, set(treatment.measures)


@pytest.mark.parametrize(
    ("heading", "text", "primary", "also"),
    [
        ("提高低保标准", "城乡低保标准提高5%。", "低保", set()),
        ("落实残疾人两项补贴", "按月发放残疾人“两项补贴”。", "残疾人福利", set()),
        ("完善社会救助制度", "修订低保办法。健全五保供养。", "社会救助总体", {"低保", "特困供养"}),
        ("深化殡葬改革", "建设公益性公墓。加强档案管理。", "殡葬", {"信访综治与综合事务"}),
        ("加强儿童工作", "规范收养登记。保障孤儿基本生活。", "收养登记", {"儿童福利与孤儿"}),
        ("推进道路建设", "修建高速公路。", "", set()),
    ],
)
def test_what_an_article_treats(heading: str, text: str, primary: str, also: set[str]):
    found, themes = treats(heading, text)
    if primary == "收养登记":
        assert found in {"收养登记", "儿童福利与孤儿"}
        primary, also = found, themes - {found}
    assert found == primary
    assert themes == {primary, *also} - {""}


def test_a_list_of_many_themes_gives_none_of_them_a_measure():
    text = "完善社会救助、流浪乞讨人员救助、儿童福利、婚姻登记、收养登记、殡葬服务等领域的法规。"
    assert treats("加强民政法治建设", text) == ("民政法治", {"民政法治"})


def test_a_theme_yields_to_its_part():
    _, themes = treats("完善养老服务体系", "发展养老服务体系。规范养老机构的养老服务。")
    assert themes == {"养老服务体系", "机构养老"}


def gold_scores() -> tuple[float, float]:
    gold = json.loads((GOLD / "themes.json").read_text("utf-8"))
    right = hits = found = wanted = 0
    for name in dict.fromkeys(place.split("#")[0] for place in gold):
        for one in assign(gold_document(name), WORDS):
            said = gold[f"{name}#{one.article[1:]}"]
            right += one.primary in said["primary"]
            hits += len(set(one.measures) & set(said["both"]))
            found += len(set(one.measures) - set(said["either"]))
            wanted += len(said["both"])
    return right / len(gold), 2 * hits / (found + wanted)


def test_the_themes_of_four_plans_are_those_an_analyst_names():
    primary, f1 = gold_scores()
    assert primary >= 0.95
    assert f1 >= 0.85


def test_a_mention_says_name_and_prominence():
    themes = {theme.id: theme for theme in story("hunan-2015", "jilin-2022").themes}
    before, after = themes["特困供养"].mentions
    assert (before.name, after.name) == ("五保供养", "特困人员救助供养")
    before, after = themes["未成年人保护"].mentions
    assert (before.prominence, after.prominence) == ("article", "section")
    assert 0 < before.share < after.share < 1


def test_the_graph_carries_the_mass_of_the_links():
    documents = (gold_document("hunan-2015"), gold_document("jilin-2022"))
    themes = story("hunan-2015", "jilin-2022").themes
    graph = build(documents, themes, gold_article_links())
    assert graph.nodes["hunan-2015/双拥"]["prominence"] == "section"
    edge = graph.edges["hunan-2015/殡葬", "jilin-2022/殡葬", "continues"]
    assert edge == {"mass": 0.95, "links": 1}
    assert not list(graph.successors("hunan-2015/双拥"))


def test_a_text_on_other_matters_works_from_the_text_and_says_that_the_lexicon_does_not_fit():
    roads = plan(("修建公路", "建成高速公路100公里。"), ("发展工业", "新增企业20家。"), name="a")
    trade = plan(("储备粮食", "粮食增长5%。"), ("修建公路", "养护公路。"), name="b", year=2021)
    link = Link("a/a01", "b/a02", "article", "main", 0.9, 0.9, None)
    found = follow((roads, trade), (link,), WORDS)
    assert [(theme.id, theme.origin) for theme in found.themes] == [
        ("公路", "text"),
        ("工业", "text"),
        ("粮食", "text"),
    ]
    events = events_of(found, (link,), ())
    assert {("disappears", "工业"), ("appears", "粮食")} <= {(e.type, e.theme) for e in events}
    assert all("lexicon" not in one.basis for one in events)
    assert [note.kind for note in found.notes] == ["lexicon_does_not_fit"] * 2
    assert [target.value for target in found.targets] == [100.0, 20.0, 5.0]


def test_beside_a_text_on_other_matters_no_theme_is_told_to_be_absent():
    affairs = plan(("殡葬改革", "建设公墓。"), ("双拥", "做好双拥工作。"), name="a", year=2015)
    roads = plan(("修建公路", "建成公路。"), ("发展工业", "新增企业。"), name="b", year=2021)
    found = follow((affairs, roads), (), WORDS)
    assert {theme.id for theme in found.themes} >= {"殡葬", "双拥"}
    assert all("lexicon" not in one.basis for one in events_of(found, (), ()))
    assert [note.before for note in found.notes] == ["b"]


def test_an_article_that_no_entry_covers_gets_a_theme_from_the_text():
    before = plan(("殡葬改革", "建设公墓。"), ("老年食堂", "发展老年食堂。"), name="a")
    after = plan(("殡葬改革", "建设公墓。"), ("长江禁捕", "安置退捕渔民。"), name="b", year=2021)
    found = follow((before, after), (), WORDS)
    assert [theme.id for theme in found.themes if theme.origin == "text"] == ["禁捕"]


def test_without_a_lexicon_targets_and_citations_stay():
    found = follow((gold_document("hunan-2015"), gold_document("jilin-2022")), (), None)
    assert {theme.origin for theme in found.themes} == {"text"}
    assert found.targets
    assert found.citations


AGED, DUTY, FUNERAL = (
    ("老龄工作", "发展老龄事业。"),
    ("双拥", "做好双拥工作。"),
    ("殡葬", "改革殡葬。"),
)
MARRIAGE = ("婚姻登记", "规范婚姻登记。")


def series_pattern(theme: str, articles: list[list[tuple[str, str]]], first: int = 2010) -> str:
    """Return the pattern of a theme in plans of one region each, every second year."""
    plans = [
        plan(*found, FUNERAL, name=f"p{at}", year=first + 2 * at, region=f"{at}省")
        for at, found in enumerate(articles)
    ]
    found = follow(plans, (), WORDS).themes
    return next(one.pattern for one in found if one.id == theme)


def test_a_theme_that_all_plans_have():
    assert series_pattern("殡葬", [[], [], []]) == "always"


def test_a_theme_that_follows_the_years():
    assert series_pattern("婚姻登记", [[MARRIAGE], [MARRIAGE], [], []]) == "went"
    assert series_pattern("婚姻登记", [[], [], [MARRIAGE], [MARRIAGE]]) == "came"


def test_a_theme_that_only_one_region_has():
    assert series_pattern("婚姻登记", [[], [MARRIAGE], []]) == "region"


def test_one_plan_alone_cannot_tell_year_from_region():
    assert series_pattern("婚姻登记", [[MARRIAGE], [], []]) == "unclear"
    assert series_pattern("婚姻登记", [[MARRIAGE], []]) == "unclear"


def test_the_lexicon_tells_a_duty_that_left_from_a_region_without_it():
    assert series_pattern("双拥", [[DUTY], [], []], first=2016) == "went"
    assert series_pattern("老龄事业", [[AGED], [], [], [AGED]], first=2017) == "returned"
