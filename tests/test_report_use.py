"""The report in use: views that can be sent, keys, citations, a reader's marks and their files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from compare.overrides import overridden, read_overrides, unlinked_notes
from compare.telling.words.naming import anchor, names_of
from tests.report_page import PAIR, comparison, settle


@pytest.fixture
def tab(browser, files):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    opened.goto(files["pair"])
    yield opened
    context.close()


def shown(tab) -> list[str]:
    return tab.locator(".row:visible").all_text_contents()


def switch(tab, value: str) -> None:
    """Turn a switch as a keyboard does."""
    tab.locator(f"#controls input[value={value}]").focus()
    tab.keyboard.press("Space")


def mark(tab, place, state: str, note: str) -> None:
    """Mark a place; what is drawn only now may move the button from under a click, on a busy core."""
    tool, dialog = place.locator(".mark-tool").first, tab.locator("#review")
    for _ in range(3):
        tool.click()
        if dialog.is_visible():
            break
    tab.locator(f"#review [value={state}]").check()
    tab.locator("#review textarea").fill(note)
    tab.locator("#review [value=keep]").click()


def saved(tab, button: str) -> Path:
    if not tab.locator(button).is_visible():
        tab.locator(".marks-menu summary").click()
    with tab.expect_download() as download:
        tab.locator(button).click()
    return download.value.path()


def test_a_view_survives_a_reload_beside_a_permalink(tab):
    whole = len(shown(tab))
    switch(tab, "related")
    switch(tab, "targets")
    tab.locator("#search").fill("养老")
    tab.locator("#scheme").select_option("dark")
    before = shown(tab)
    assert 0 < len(before) < whole
    place = tab.locator(".row:visible .text").first.get_attribute("id")
    tab.evaluate("anchor => { location.hash = anchor }", place)
    settle(tab)
    tab.reload()
    assert shown(tab) == before
    assert tab.locator("#search").input_value() == "养老"
    tab.evaluate("scrollTo(0, 0)")
    assert tab.locator("#search").is_visible()
    assert tab.locator("#found").inner_text().startswith("正文 ")
    tab.locator("#search").press("Enter")
    tab.wait_for_function("document.activeElement.matches('.row')")
    assert "养老" in tab.evaluate("document.activeElement.textContent")
    assert tab.evaluate("document.documentElement.style.colorScheme") == "dark"
    assert tab.evaluate("document.querySelector(':target').id") == place


def test_an_untouched_view_leaves_the_address_alone(tab, files):
    switch(tab, "moved")
    settle(tab)
    assert "with=moved" in tab.evaluate("location.search")
    switch(tab, "moved")
    settle(tab)
    assert tab.evaluate("location.href") == files["pair"]


def test_only_targets_and_only_new(tab):
    switch(tab, "targets")
    assert shown(tab)
    assert all(re.search(r"\d|[一二两三四五六七八九十百]", row) for row in shown(tab))
    switch(tab, "targets")
    switch(tab, "new")
    kinds = tab.locator(".row:visible").evaluate_all("rows => rows.map(row => row.dataset.kinds)")
    assert "added" in kinds
    assert "removed" not in kinds


def test_a_theme_shows_the_rows_that_treat_it(tab):
    (theme,) = [theme for theme in comparison(*PAIR).themes if theme.id == "殡葬"]
    tab.locator("#theme").select_option("殡葬")
    names = names_of(comparison(*PAIR), "zh")
    places = {anchor(names, 1, one) for mention in theme.mentions for one in mention.articles}
    seen = tab.locator(".row:visible .text").evaluate_all("all => all.map(each => each.id)")
    assert places <= set(seen)
    assert all("葬" in row or "墓" in row for row in shown(tab))


def test_what_a_sentence_leaves_to_the_table_is_shown_there_alone(tab):
    rest = tab.locator(".headlines .rest", has_text=re.compile(r"等\d+项")).first
    count = int(re.search(r"\d+", rest.inner_text())[0])
    rest.click()
    assert tab.locator("tr.finding:visible").count() == count
    assert tab.locator("tr.finding:has(:target)").is_visible()
    settle(tab)
    tab.reload()
    assert tab.locator("tr.finding:visible").count() == count, "the address keeps it"
    tab.locator("#every-change").click()
    assert not tab.locator("details.further").evaluate("each => each.open"), "folded as at first"


def test_unchanged_articles_are_folded_and_open_for_a_link(tab, files):
    tab.goto(files["twin"])
    folds = tab.locator("details.unchanged:not([open])")
    assert folds.count() == tab.locator(".part").count() > 10
    assert folds.locator(".row").count() == tab.locator(".row").count()
    anchor = tab.locator(".text").first.get_attribute("id")
    tab.evaluate("anchor => { location.hash = anchor }", anchor)
    tab.wait_for_selector("details.unchanged[open] .text:target")
    tab.keyboard.press("/")
    tab.keyboard.type("救灾")
    assert tab.locator("details.unchanged:not([open]):visible").count() == 0


def test_set_phrases_are_dimmed_and_never_hidden(tab):
    text = tab.locator("#reading").text_content()
    switch(tab, "dimmed")
    assert tab.evaluate("CSS.highlights.get('dimmed').size") > 500
    assert tab.locator("#reading").text_content() == text


def test_help_opens_with_its_key_and_closes(tab):
    tab.keyboard.press("?")
    assert tab.locator("#help").is_visible()
    tab.keyboard.press("j")
    assert tab.locator(".row.current").count() == 0
    tab.keyboard.press("Escape")
    assert not tab.locator("#help").is_visible()


def test_a_citation_says_where_the_words_are_from(tab):
    tab.keyboard.press("j")
    tab.keyboard.press("c")
    tab.locator("#said:not(:empty)").wait_for()
    copied = tab.evaluate("navigator.clipboard.readText()")
    row = tab.locator(".row.current .text").first
    assert re.match(r"\w+民政厅：《.+》（20\d\d年），.+：“.+”$", copied)
    assert row.locator(".mark").text_content() in copied
    assert copied.endswith(row.locator(".line").last.text_content()[-12:] + "”")


def test_a_finding_is_cited_with_each_of_its_quotes(tab):
    finding = tab.locator(".finding:has(blockquote)").first
    finding.locator(".proof > summary").click()
    finding.locator(".cite").click()
    tab.locator("#said:not(:empty)").wait_for()
    copied = tab.evaluate("navigator.clipboard.readText()")
    for quote in finding.locator("blockquote > a").all_text_contents():
        assert " ".join(quote.split()) in copied


def test_a_further_row_opens_for_its_address_and_is_cited_with_its_statements(tab):
    row = tab.locator(".further tr.finding:not(:has(blockquote))").first
    assert not row.is_visible()
    assert row.locator(".proof").count() == 1
    tab.evaluate("anchor => { location.hash = anchor }", row.get_attribute("id"))
    row.hover()
    row.locator(".cite").click()
    tab.locator("#said:not(:empty)").wait_for()
    told, *statements = tab.evaluate("navigator.clipboard.readText()").splitlines()
    assert row.locator("strong").text_content() in told
    assert len(statements) == row.locator(".where a").count() > 0
    assert all(re.match(r"\w+民政厅：《.+》（20\d\d年），.+：“.+”$", one) for one in statements)


def test_among_what_changed_mere_wording_is_folded_under_its_number(tab, files):
    tab.goto(files["next"])
    worded = tab.locator(".row[data-kinds=worded]")
    fold = tab.locator("#reworded")
    assert worded.count() > 0
    assert worded.count() == tab.locator(".row[data-kinds=worded]:visible").count()
    assert not fold.is_visible()
    switch(tab, "changed")
    assert tab.locator(".row[data-kinds=worded]:visible").count() == 0
    assert fold.locator("summary").text_content() == f"仅改措辞的 {worded.count()} 条"
    fold.locator("summary").click()
    worded.first.wait_for()
    assert worded.count() == tab.locator(".row[data-kinds=worded]:visible").count()


def test_every_row_leads_to_its_evidence(tab):
    tab.locator("details.further > summary").click()
    rows = tab.locator("tr.finding")
    assert rows.count() == tab.locator("tr.finding:has(.proof)").count()
    bare = tab.locator("tr.finding:not(:has(blockquote))").first.get_attribute("id")
    row = tab.locator(f"tr.finding[id='{bare}']")
    row.locator(".proof > summary").click()
    quote = row.locator("blockquote > a").first
    words, where = quote.text_content(), row.locator("cite").first.text_content()
    quote.click()
    article = tab.locator(".text:has(:target), .text:target").first
    assert where in article.locator(".article-head").text_content()
    assert " ".join(words.split()) in " ".join(article.text_content().split())


def test_a_further_row_is_marked_as_a_foremost_one_is(tab):
    tab.locator("details.further > summary").click()
    row = tab.locator(".further tr.finding:not(:has(blockquote))").last
    row.hover()
    mark(tab, row, "doubtful", "两处不是一回事")
    assert row.locator(".note").text_content() == "两处不是一回事"
    assert tab.locator("#mark-count").text_content() == "1"


def test_marks_are_kept_saved_and_loaded_again(tab, files):
    anchor = tab.locator(".finding").first.get_attribute("id")
    tab.locator(".finding .proof > summary").first.click()
    mark(tab, tab.locator(".finding").first, "reviewed", "查过原文 <b>")
    tab.reload()
    assert "已核" in tab.locator(".finding").first.locator(".mark-tool").text_content()
    assert tab.locator(".finding .marked .note").first.text_content() == "查过原文 <b>"
    path = saved(tab, "#save-marks")
    assert json.loads(path.read_text("utf-8"))["marks"] == {
        anchor: {"state": "reviewed", "note": "查过原文 <b>"}
    }
    tab.evaluate("localStorage.clear()")
    tab.reload()
    assert tab.locator("#mark-count").text_content() == ""
    tab.locator("#marks-file").set_input_files(path)
    tab.locator("#mark-count", has_text="1").wait_for()
    tab.goto(files["series"])
    assert tab.locator("#mark-count").text_content() == ""


@pytest.mark.parametrize(
    "text", ["no JSON", '{"format": "mzdiff-marks/1", "comparison": "another"}']
)
def test_a_file_that_does_not_belong_here_is_refused_in_words(tab, tmp_path: Path, text: str):
    path = tmp_path / "marks.json"
    path.write_text(text, "utf-8")
    tab.locator("#marks-file").set_input_files(path)
    tab.locator("#said:not(:empty)").wait_for()
    assert tab.locator("#mark-count").text_content() == ""


def test_without_marks_there_is_nothing_to_save_and_that_is_said(tab):
    tab.locator(".marks-menu summary").click()
    for button in ("#save-overrides", "#save-marks"):
        tab.evaluate("document.getElementById('said').textContent = ''")
        tab.locator(button).click()
        assert "没有标记" in tab.locator("#said").text_content()


def test_marked_pairs_become_overrides_that_the_program_reads(tab, tmp_path: Path):
    rows = tab.locator(".row:has(.tie)")
    ends = rows.locator(".tie").evaluate_all(
        "all => all.map(t => [t.dataset.left, t.dataset.right])"
    )
    mark(tab, rows.nth(0), "doubtful", '只有"套话"\\相同\n第二行')
    mark(tab, rows.nth(1), "reviewed", "")
    path = tmp_path / "overrides.toml"
    path.write_bytes(saved(tab, "#save-overrides").read_bytes())
    overrides = read_overrides(path)
    result = comparison(*PAIR)
    left = [
        (link.left, link.right)
        for link in overridden(result.links, overrides, result.unit_by_address)
    ]
    assert tuple(ends[0]) not in left
    assert len(left) == len(result.links) - 1
    (note,) = unlinked_notes(overrides, result.unit_by_address)
    assert note.after == '只有"套话"\\相同\n第二行'
    assert [table.get("reason", str) for table in overrides.links] == ["人工核对：成立"]
