"""The report by keyboard alone: every control is reached and does what it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.report_page import settle

CONTROLS = """() => [...document.querySelectorAll("#controls input, #controls select, #controls button, #controls summary")]
  .filter((each) => each.checkVisibility()).map((each) => each.value || each.id || each.tagName)"""
FOCUSED = """() => { const e = document.activeElement;
  return e.closest("#controls") && (e.value || e.id || e.tagName); }"""


@pytest.fixture
def tab(browser, files):
    context = browser.new_context(
        permissions=["clipboard-read", "clipboard-write"], reduced_motion="reduce"
    )
    opened = context.new_page()
    opened.goto(files["pair"])
    yield opened
    context.close()


def press(tab, *keys: str) -> None:
    for key in keys:
        tab.keyboard.press(key)


def step_to_links(tab) -> None:
    """Step to the first row that says why its articles are linked."""
    for _ in range(8):
        press(tab, "j")
        if tab.locator(".row.current .why summary").count():
            return
    pytest.fail("no row with links is reached")


def walk_to(tab, selector: str, key: str = "Tab") -> None:
    """Press a key until an element that fits has the focus."""
    for _ in range(200):
        press(tab, key)
        if tab.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} is not reached with {key}")


def to_controls(tab) -> None:
    """Go to the first control by the link that skips what is before."""
    press(tab, "Tab", "Enter", "Tab")


@pytest.mark.parametrize("name", ["pair", "series", "large"])
def test_every_control_is_reached_one_after_another(tab, files, name: str):
    tab.goto(files[name])
    expected = tab.evaluate(CONTROLS)
    to_controls(tab)
    reached = []
    while control := tab.evaluate(FOCUSED):
        reached.append(control)
        press(tab, "Tab")
    assert reached == expected
    assert len(reached) > 10


@pytest.mark.parametrize("name", ["pair", "series", "large"])
def test_filters_are_set_with_keys_and_survive_a_reload(tab, files, name: str):
    tab.goto(files[name])
    whole = tab.locator(".row:visible").count()
    to_controls(tab)
    assert tab.evaluate("document.activeElement.id") == "theme"
    press(tab, "ArrowDown")
    walk_to(tab, "#controls [name=kind]")
    press(tab, "Space")
    walk_to(tab, "#controls [value=dimmed]")
    press(tab, "Space", "/")
    tab.keyboard.type("养老")
    state = "form => [...new FormData(document.getElementById('controls'))].join()"
    before, shown = tab.evaluate(state), tab.locator(".row:visible").count()
    assert shown < whole
    settle(tab)
    tab.reload()
    assert tab.evaluate(state) == before
    assert tab.locator(".row:visible").count() == shown
    assert tab.locator("#theme").input_value()


@pytest.mark.parametrize("name", ["series", "large"])
def test_steps_go_through_the_changes_that_are_shown(tab, files, name: str):
    tab.goto(files[name])
    seen = []
    for _ in range(3):
        press(tab, "j")
        seen.append(
            tab.evaluate("[...document.querySelectorAll('.row')].indexOf(document.activeElement)")
        )
    assert seen == sorted(set(seen))
    press(tab, "k")
    here = tab.evaluate("[...document.querySelectorAll('.row')].indexOf(document.activeElement)")
    assert here == seen[1]
    to = tab.locator("#next")
    to.focus()
    press(tab, "Enter")
    assert tab.evaluate("document.activeElement.classList.contains('current')")


def test_search_takes_the_slash_and_gives_the_keys_back(tab):
    press(tab, "/")
    tab.keyboard.type("j?k")
    assert tab.locator("#search").input_value() == "j?k"
    assert tab.locator(".row.current").count() == 0
    press(tab, "Escape", "?")
    assert tab.locator("#help").is_visible()


def test_a_pair_is_marked_saved_and_loaded_without_a_mouse(tab):
    step_to_links(tab)
    press(tab, "m")
    assert tab.locator("#review").is_visible()
    walk_to(tab, "#review [type=radio]")
    press(tab, "ArrowDown", "Tab")
    tab.keyboard.type("jk/?")
    walk_to(tab, "#review [value=keep]")
    press(tab, "Enter")
    assert not tab.locator("#review").is_visible()
    assert tab.locator(".row.current .note").first.text_content() == "jk/?"
    assert tab.locator("#mark-count").text_content() == "1"
    tab.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    saved = download(tab, "#save-marks")
    (mark,) = json.loads(saved.read_text("utf-8"))["marks"].values()
    assert mark["note"] == "jk/?"
    assert "jk/?" in download(tab, "#save-overrides").read_text("utf-8")
    with tab.expect_file_chooser() as chooser:
        tab.locator("#load-marks").focus()
        press(tab, "Enter")
    chooser.value.set_files(saved)
    tab.locator("#said:not(:empty)").wait_for()


def download(tab, button: str) -> Path:
    if not tab.locator(button).is_visible():
        tab.locator(".marks-menu summary").focus()
        press(tab, "Enter")
    tab.locator(button).focus()
    with tab.expect_download() as made:
        press(tab, "Enter")
    return made.value.path()


def test_a_citation_is_copied_with_a_key(tab):
    step_to_links(tab)
    press(tab, "c")
    tab.locator("#said:not(:empty)").wait_for()
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert tab.locator(".row.current .mark").first.text_content() in copied


def test_reasons_measures_and_the_scheme_open_with_keys(tab):
    step_to_links(tab)
    walk_to(tab, ".row.current .why summary")
    press(tab, "Enter")
    walk_to(tab, ".row.current .tie a[href*='=']")
    press(tab, "Enter")
    assert "=" in tab.evaluate("decodeURIComponent(location.hash)")
    walk_to(tab, ".row.current .here")
    press(tab, "Enter")
    assert tab.locator(".line:target").count() == 1
    tab.evaluate("document.getElementById('scheme').focus()")
    press(tab, "ArrowDown", "ArrowDown")
    assert tab.evaluate("document.documentElement.style.colorScheme") == "dark"


@pytest.mark.parametrize("opened", ["j m", "?"])
def test_escape_closes_what_was_opened_and_the_focus_returns(tab, opened: str):
    before = tab.evaluate("document.activeElement.outerHTML.slice(0, 60)")
    if " " in opened:
        step_to_links(tab)
        before = tab.evaluate("document.activeElement.outerHTML.slice(0, 60)")
    press(tab, opened[-1])
    assert tab.locator("dialog[open]").count() == 1
    press(tab, "Escape")
    assert tab.locator("dialog[open]").count() == 0
    assert tab.evaluate("document.activeElement.outerHTML.slice(0, 60)") == before
