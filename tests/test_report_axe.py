"""No violation that axe-core finds: pair and series, phone and desk, light and dark."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
AXE = Path(os.environ.get("AXE", ROOT / ".axe")) / "node_modules" / "axe-core" / "axe.min.js"
MOST_STEPS = 8
pytestmark = pytest.mark.skipif(
    not AXE.exists(), reason="axe-core is not installed: npm install --prefix .axe axe-core"
)


def violations(tab, within: str = "html") -> list[str]:
    tab.evaluate(AXE.read_text("utf-8"))
    found = tab.evaluate("within => axe.run(within)", within)["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"][:3]]


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        ("pair", 390, "light"),
        ("pair", 390, "dark"),
        ("pair", 1280, "light"),
        ("pair", 1280, "dark"),
        ("series", 390, "dark"),  # takes a minute: each width and each scheme once
        ("series", 1280, "light"),
    ],
)
def test_axe_finds_no_violation(browser, files, name: str, width: int, scheme: str):
    tab = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    tab.goto(files[name])
    assert violations(tab) == []
    tab.close()


@pytest.mark.parametrize(("scheme", "words"), [("light", ""), ("dark", "没有这样的词")])
def test_a_redline_has_no_violation(browser, files, scheme: str, words: str):
    """On a phone, with its wording shown, or where nothing is found."""
    tab = browser.new_page(
        viewport={"width": 390, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    tab.goto(f"{files['next']}?with=wording")
    tab.locator("#search").fill(words)
    assert violations(tab) == []
    tab.close()


@pytest.mark.parametrize("dialog", ["help", "review", "citation"])
def test_dialogs_have_no_violation(browser, files, dialog: str):
    tab = browser.new_page()
    tab.goto(files["pair"])
    tab.evaluate("name => document.getElementById(name).showModal()", dialog)
    assert violations(tab, f"#{dialog}") == []
    tab.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_in_use_has_no_violation(browser, files, scheme: str):
    """A row is the current one, its reasons and the menu are open, words are found and dimmed."""
    tab = browser.new_page(color_scheme=scheme, reduced_motion="reduce")
    tab.goto(files["pair"])
    reasons = tab.locator(".row.current .why summary")
    for _ in range(MOST_STEPS):  # to the first row that says why its articles are linked
        tab.keyboard.press("j")
        if reasons.count():
            break
    reasons.first.click()
    tab.locator(".marks-menu summary").click()
    tab.locator("#controls [value=dimmed]").check()
    tab.locator("#search").fill("养老")
    assert tab.locator(".here").count() > 0
    assert violations(tab) == []
    tab.close()
