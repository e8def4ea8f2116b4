"""The reading view as a redline, in a browser: one text, chips, folds, moves, an empty result."""

from __future__ import annotations

import re

import pytest


@pytest.fixture(scope="module")
def window(browser):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def rows(tab, words: str):
    return tab.locator(".row", has_text=re.compile(words))


def kinds_shown(tab) -> set[str]:
    shown = tab.locator(".row:visible")
    return set(shown.evaluate_all("all => all.flatMap(row => row.dataset.kinds.split(' '))"))


def test_a_lightly_edited_article_is_one_text_with_its_changes(window, files) -> None:
    window.goto(files["next"])
    (row,) = rows(window, "九月底前|2022年9月底前").locator("visible=true").all()[:1]
    assert row.locator(".text").count() == 1
    assert "2021年底" in row.locator("del").all_text_contents()
    assert "2022年9月底前" in row.locator("ins").all_text_contents()


def test_stock_verbs_and_rolling_years_are_not_marked_and_can_be_shown(window, files) -> None:
    window.goto(files["next"])
    line = window.locator(".line", has_text="严格执行").first
    assert line.locator("del, ins").count() == 0
    before = line.locator("s", has_text="严格执行")
    assert not before.is_visible()
    window.locator("[name=wording]").check()
    assert before.is_visible()


def test_a_measure_that_moved_says_where_from_and_where_to(window, files) -> None:
    window.goto(files["next"])
    went, came = window.locator(".line", has_text="长江禁捕退捕渔民基本生活保障").all()
    assert sorted(
        line.locator("[data-told]").get_attribute("data-told") for line in (went, came)
    ) == ["移自 第3条第7项", "移至 第1条第2项"]


def test_a_chip_shows_what_is_clicked_and_two_chips_show_both(window, files) -> None:
    window.goto(files["next"])
    window.locator("[name=kind][value=added]").check()
    assert kinds_shown(window) == {"added"}
    window.locator("[name=kind][value=same]").check()
    assert kinds_shown(window) == {"added", "same"}
    assert window.locator(".part#preamble").is_hidden()
    window.locator("#controls .reset").click()
    assert window.locator(".row").count() == len(window.locator(".row:not([hidden])").all())


def test_nothing_found_says_so_and_offers_a_reset(window, files) -> None:
    window.goto(files["next"])
    assert window.locator("#nothing").is_hidden()
    window.locator("#search").fill("没有这样的词")
    assert window.locator("#nothing").is_visible()
    assert window.locator(".row:visible").count() == 0
    window.locator("#nothing .reset").click()
    assert window.locator("#nothing").is_hidden()
    assert window.locator("#search").input_value() == ""


def test_words_of_either_wording_are_found(window, files) -> None:
    """The phrase reaches over words that were taken out, or put in, between its own."""
    window.goto(files["next"])
    for words in ("探索婚姻登记电子证照的共享应用和市内", "共享应用,全面实行市内"):
        window.locator("#search").fill(words)
        assert window.locator(".row:visible").count() > 0, words
        assert window.evaluate("CSS.highlights.get('found').size") > 0


def test_an_article_that_is_both_is_cited_once_for_each_side(window, files) -> None:
    window.goto(files["next"])
    article = rows(window, "2022年9月底前").locator(".text.one").first
    article.locator(".cite").click()
    window.locator("#said:not(:empty)").wait_for()
    before, after = window.evaluate("navigator.clipboard.readText()").splitlines()
    assert "2021年全市民政工作要点" in before
    assert "2021年底完成实地勘定" in before
    assert "2022年全市民政工作要点" in after
    assert "2022年9月底前完成实地勘定" in after


def test_of_a_law_that_changed_little_the_changes_are_shown_at_first(window, files) -> None:
    window.goto(files["law"])
    assert window.locator("[value=changed]").is_checked()
    assert kinds_shown(window) == {"added", "revised"}
    assert window.locator("#reading ins", has_text="5000元").count() == 1
    window.locator("#controls .reset").click()
    folded = window.locator(".unchanged:visible > summary").all_text_contents()
    assert [text.partition("：")[0] for text in folded] == ["未变 3 条", "未变 2 条", "未变 1 条"]


def test_an_article_put_in_shifts_all_numbers_in_one_line(window, files) -> None:
    window.goto(files["law"])
    assert window.locator(".shift").is_visible()
    said = "自此起条号后移 1 条：原第四条–第七条，今第五条–第八条"
    assert window.locator(".shift").all_text_contents() == [said]


@pytest.mark.parametrize("name", ["next", "law"])
def test_a_link_jumps_at_once(window, files, name: str) -> None:
    window.goto(files[name])
    last = window.locator("#reading .text").last.get_attribute("id")
    place = window.evaluate(
        "name => { location.hash = name; return document.getElementById(name)"
        ".getBoundingClientRect().top }",
        last,
    )
    assert 0 <= place < 720


@pytest.mark.parametrize("width", [390, 1280])
def test_rewritten_measures_stand_beside_their_counterparts(browser, files, width: int) -> None:
    """On a phone they take turns: each right measure stands below its left one."""
    tab = browser.new_page(viewport={"width": width, "height": 900})
    tab.goto(files["pair"])
    (row,) = rows(tab, "湖南慈善奖").locator("visible=true").all()[:1]
    left = row.locator(".text.left .line", has_text="湖南慈善奖").bounding_box()
    right = row.locator(".text.right .line", has_text="吉林慈善奖").bounding_box()
    below = row.locator(".text.left .line", has_text="促进慈善事业发展").bounding_box()
    if width == 1280:
        assert abs(left["y"] - right["y"]) < 2
    else:
        assert left["y"] + left["height"] <= right["y"]
    assert below["y"] + below["height"] <= left["y"]
    tab.close()
