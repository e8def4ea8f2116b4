"""Permalinks: whatever has an address opens where it stands, clear of the controls."""

from __future__ import annotations

import pytest

PLACES = {
    "finding": ".finding",
    "article": ".text",
    "measure": ".line[id]",
    "pair of articles": ".tie",
    "pair of documents": ".pair-reading",
    "theme": "#themes tr[id]",
}
MOST = 25
# Goes to each place by its address and waits until the page has come to rest; returns those that
# are hidden then, or stand above or below the window.
LOST = """async ([selector, most]) => {
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  const controls = document.getElementById("controls"), reading = document.getElementById("reading");
  const astray = (place) => {
    const { top } = place.getBoundingClientRect(), above = controls.getBoundingClientRect();
    const bar = reading.contains(place) && above.top < 60 ? above.bottom : 0;
    return !place.checkVisibility() || top < bar - 1 || top > innerHeight ? [place.id, top, bar] : null;
  };
  const all = [...document.querySelectorAll(selector)], lost = [];
  const every = Math.ceil(all.length / most);
  for (const place of all.filter((_, order) => order % every === 0)) {
    const arrived = new Promise((done) => addEventListener("hashchange", done, { once: true }));
    location.hash = place.id;
    await arrived;
    await pause(30);
    for (let waits = 0; waits < 100 && astray(place); waits += 1) await pause(50);
    if (astray(place)) lost.push(astray(place));
  }
  return [all.length, lost];
}"""
SELF = """() => [...document.querySelectorAll(".finding, .text, .tie, .row .line[id]")].filter((place) =>
  !place.querySelector(`:scope a[href="#${CSS.escape(place.id)}"], :scope a[href="#${place.id}"]`)).map((place) => place.id)"""


@pytest.fixture(params=[1280, 390])
def window(browser, request):
    context = browser.new_context(
        viewport={"width": request.param, "height": 800}, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", ["pair", "series", "twin", "large"])
def test_every_address_opens_at_its_place(window, files, name: str):
    window.goto(files[name])
    for what, selector in PLACES.items():
        count, lost = window.evaluate(LOST, [selector, MOST])
        assert lost == [], what
        assert count or (name == "twin" and what in ("finding", "theme")), what


@pytest.mark.parametrize("name", ["pair", "series"])
def test_an_address_that_was_sent_opens_a_fold(browser, files, name: str):
    tab = browser.new_page()
    tab.goto(files[name])
    anchor = tab.locator(".tie").nth(5).get_attribute("id")
    tab.goto("about:blank")
    tab.goto(f"{files[name]}?without=revised#{anchor}")
    assert tab.locator(".tie:target").is_visible()
    tab.close()


@pytest.mark.parametrize("name", ["pair", "series"])
def test_finding_article_pair_and_measure_link_to_themselves(browser, files, name: str):
    tab = browser.new_page()
    tab.goto(files[name])
    tab.evaluate("""() => { for (const row of document.querySelectorAll(".row"))
      row.dispatchEvent(new PointerEvent("pointerover", { bubbles: true })); }""")
    assert tab.evaluate(SELF) == []
    tab.close()


def test_every_pair_of_documents_is_led_to(browser, files):
    tab = browser.new_page()
    tab.goto(files["series"])
    for anchor in tab.locator(".pair-reading").evaluate_all("all => all.map(each => each.id)"):
        tab.locator(f'#findings a[href="#{anchor}"]').click()
        assert tab.locator(".pair-reading:target").get_attribute("id") == anchor
    tab.close()
