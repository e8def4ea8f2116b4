"""The report in a browser, as a reader has it: on a phone, without scripts, on paper."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pypdfium2
import pytest

from compare.telling.rows.table import change_rows
from compare.telling.words.naming import names_of
from tests.report_page import PAIR, SERIES, comparison, settle

UNSEEN = """() => [...document.querySelectorAll(".row, .line, .finding, .lonely li")]
  .filter((each) => each.closest("[hidden], details:not([open])")
    || (each.matches(".row, .finding") && !each.checkVisibility())).length"""


@pytest.mark.parametrize("name", ["pair", "series", "large"])
@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_no_error_no_request_no_sideways_scroll(browser, files, name: str, width: int):
    tab = browser.new_page(viewport={"width": width, "height": 900})
    said, asked = [], []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(files[name])
    assert said == []
    assert asked == [files[name]]
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.close()


@pytest.mark.parametrize("name", ["pair", "series", "twin", "large", "next", "law"])
def test_without_scripts_everything_is_shown(browser, files, name: str):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(files[name])
    assert tab.locator(".row").count() > (5 if name == "law" else 40)
    assert tab.evaluate(UNSEEN) == 0
    assert not tab.locator("#controls").is_visible()
    assert not tab.locator("#scheme").is_visible()
    context.close()


def test_filter_search_and_steps(browser, files):
    tab = browser.new_page()
    tab.goto(files["pair"])
    everything = tab.locator(".row:visible").count()
    tab.locator("input[value=removed]").click()
    assert tab.locator(".row:visible").count() == tab.locator("[data-kinds=removed]").count() > 0
    tab.locator("input[value=added]").click()
    both = tab.locator("[data-kinds=removed], [data-kinds=added]").count()
    assert tab.locator(".row:visible").count() == both < everything
    tab.locator("#controls .reset").click()
    assert tab.locator(".row:visible").count() == everything
    tab.keyboard.press("/")
    tab.keyboard.type("殡葬")
    rows = tab.locator(".row:visible").all_text_contents()
    assert rows
    assert all("殡葬" in row for row in rows)
    tab.locator("#search").fill("")
    tab.keyboard.press("Escape")
    tab.keyboard.press("j")
    first = tab.locator(".row.current").text_content()
    tab.keyboard.press("j")
    assert tab.locator(".row.current").text_content() != first
    tab.keyboard.press("k")
    assert tab.locator(".row.current").text_content() == first
    tab.close()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
@pytest.mark.parametrize("name", ["pair", "next"])
def test_the_first_screen_has_changes_goals_and_what_is_gone(browser, files, name, width, height):
    tab = browser.new_page(viewport={"width": width, "height": height})
    tab.goto(files[name])
    seen = "all => all.map(one => one.getBoundingClientRect().bottom)"
    assert max(tab.locator(".brief li:visible").evaluate_all(seen)) < height
    gone = tab.locator(".headlines li").filter(has_text="不再写" if name == "next" else "划出")
    assert gone.first.bounding_box()["y"] < height - 100
    tab.locator(".brief p a").last.click()
    group = tab.locator(":target")
    assert group.get_attribute("id").startswith("goals-")
    assert group.evaluate("one => one.open ?? true")
    assert group.bounding_box()["y"] < height
    tab.close()


def test_a_quote_leads_to_its_marked_words(browser, files):
    tab = browser.new_page()
    tab.goto(files["pair"])
    tab.locator(".proof > summary").first.click()
    quote = tab.locator("blockquote > a").first
    words = quote.text_content()
    quote.click()
    target = tab.locator("mark:target")
    assert words in target.text_content() or target.text_content() in words
    assert target.is_visible()
    tab.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_follows_the_scheme_of_the_system_and_can_be_switched(browser, files, scheme: str):
    tab = browser.new_page(color_scheme=scheme)
    tab.goto(files["pair"])
    ground = "getComputedStyle(document.body).backgroundColor"
    before = tab.evaluate(ground)
    assert (before == "rgb(251, 250, 247)") == (scheme == "light")
    tab.locator("#scheme").select_option("dark" if scheme == "light" else "light")
    assert tab.evaluate(ground) != before
    tab.close()


@pytest.mark.parametrize("name", ["pair", "series"])
def test_paper_has_the_text_of_every_article(browser, files, name: str):
    tab = browser.new_page()
    tab.goto(files[name])
    tab.locator("input[name=whole]").check()
    tab.add_style_tag(content=".ref { display: none }")  # numbers between the words
    pages = []
    for other in ("ins, u", "del, s"):  # of what is both wordings in one, each is read
        style = tab.add_style_tag(content=f"{other} {{ display: none !important }}")
        pages += [squeezed(text) for text in pages_of(tab.pdf(format="A4"))]
        style.evaluate("style => style.remove()")
    for document in comparison(*(PAIR if name == "pair" else SERIES)).documents:
        for article in document.articles:
            for unit in article.measures or (article,):
                assert stands_in(pages, squeezed(unit.text)), unit.text
    tab.close()


def pages_of(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def stands_in(pages: list[str], text: str) -> bool:
    """Whether a text stands on a page, or begins on one and ends on the next."""
    return any(text in page for page in pages) or any(
        text[:cut] in page and text[cut:] in following
        for page, following in pairwise(pages)
        for cut in range(1, len(text))
    )


def test_what_changed_is_printed_on_a_dozen_pages(browser, files):
    tab = browser.new_page()
    tab.goto(files["pair"])
    pages = pages_of(tab.pdf(format="A4"))
    assert len(pages) <= 12
    shown = squeezed("".join(pages))
    for row in change_rows(names_of(comparison(*PAIR), "zh")):
        assert squeezed(row.matter) in shown
    tab.close()


FOOT = 40  # points at the bottom of a page where its number stands


def filled(pdf: bytes) -> list[float]:
    """Return of each page how much of it has been gone through where its last text stands."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        text, height = page.get_textpage(), page.get_height()
        bottoms = (text.get_charbox(n)[1] for n in range(text.count_chars()))
        found.append(1 - min(bottom for bottom in bottoms if bottom > FOOT) / height)
    return found


@pytest.mark.parametrize("name", ["pair", "next"])
def test_no_page_but_the_last_is_left_half_empty_and_each_is_numbered(browser, files, name: str):
    tab = browser.new_page()
    tab.goto(files[name])
    pdf = tab.pdf(format="A4", prefer_css_page_size=True)
    tab.close()
    assert min(filled(pdf)[:-1]) > 0.5
    pages = pages_of(pdf)
    assert all(f"{number} / {len(pages)}" in page for number, page in enumerate(pages, 1))


def test_goals_that_stayed_are_printed_on_demand(browser, files):
    tab = browser.new_page()
    tab.goto(files["next"])
    tab.emulate_media(media="print")
    goals = tab.locator(".kept tbody tr")
    assert goals.count() > 0
    assert not tab.locator(".kept").first.is_visible(), "nor is their heading without them"
    tab.evaluate("document.querySelector('input[name=whole]').click()")
    assert goals.first.is_visible()
    tab.close()


def test_changes_are_filtered_by_kind_and_theme_and_the_address_keeps_it(browser, files):
    tab = browser.new_page()
    tab.goto(files["pair"])
    everything = tab.locator("tr.finding").count()
    chip = tab.locator("[data-filter=content][data-value=number]")
    chip.click()
    rows = tab.locator("tr.finding:visible")
    assert rows.count() == int(chip.text_content().split()[-1]) < everything
    shown = rows.evaluate_all("all => all.map(row => row.dataset.content)")
    assert all("number" in contents.split() for contents in shown)
    settle(tab)
    tab.reload()
    assert chip.get_attribute("aria-pressed") == "true"
    first = rows.first.get_attribute("data-theme")
    tab.locator("select[name=about]").select_option(first)
    assert set(rows.evaluate_all("all => all.map(row => row.dataset.theme)")) == {first}
    tab.locator("[data-filter=change][data-value=named]").click()
    assert rows.count() == 0 or "显示" in tab.locator("#changes-status").text_content()
    tab.locator("#every-change").click()
    assert tab.locator("tr.finding:not([hidden])").count() == everything
    tab.close()


def test_paper_has_everything_open_and_no_controls(browser, files):
    tab = browser.new_page()
    tab.goto(files["pair"])
    tab.emulate_media(media="print")
    assert tab.locator("tr.finding").count() == tab.locator("tr.finding:visible").count()
    assert tab.locator(".row:visible").count() == 0, "the texts are printed on demand"
    assert tab.evaluate("document.querySelector('input[name=whole]').click()") is None
    assert tab.locator(".row").count() == tab.locator(".row:visible").count()
    assert not tab.locator("nav").is_visible()
    assert not tab.locator("#controls").is_visible()
    tab.close()


WIDER = """() => [...document.querySelectorAll("#goals .scroll, .contents ul")]
  .filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.textContent)"""


@pytest.mark.parametrize("name", ["pair", "next"])
def test_on_a_phone_menu_and_goals_fit_the_width(browser, files, name: str):
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    tab.goto(files[name])
    tab.evaluate("document.querySelectorAll('#goals details').forEach(one => { one.open = true })")
    assert tab.evaluate(WIDER) == []
    links = tab.locator(".contents li > a").all()
    assert all(one.bounding_box()["x"] + one.bounding_box()["width"] <= 390 for one in links)
    tab.close()


def test_what_is_folded_is_counted_as_a_filter_leaves_it(browser, files):
    tab = browser.new_page()
    tab.goto(files["pair"])
    fold = tab.locator(".further > summary")
    whole = fold.text_content()
    tab.locator("[data-filter=content][data-value=number]").click()
    left = tab.locator(".further tr.finding:not([hidden])").count()
    assert 0 < left < int(re.search(r"\d+", whole)[0])
    assert fold.text_content() == f"其余 {left} 项"
    tab.locator("#every-change").click()
    assert fold.text_content() == whole
    tab.close()


UNCUT = """() => [...document.querySelectorAll(".scroll, figure, svg.flow")]
  .filter((each) => each.checkVisibility())
  .every((each) => getComputedStyle(each).overflowX === "visible" && each.scrollWidth <= innerWidth)"""
EMPTY = """() => [...document.querySelectorAll("main :is(h2, h3, h4, :is(.fold, .further, .numbers) > summary)")]
  .filter((head) => head.checkVisibility() && !head.matches(".hidden"))
  .filter((head) => head.closest("details, section").offsetHeight < head.offsetHeight * 1.5)
  .map((head) => head.textContent)"""


@pytest.mark.parametrize("name", ["pair", "next", "series"])
@pytest.mark.parametrize("whole", [False, True])
def test_paper_is_a4_and_has_nothing_that_only_a_screen_does(
    browser, files, name: str, whole: bool
):
    tab = browser.new_page(viewport={"width": 690, "height": 900})  # as wide as the paper's text
    tab.goto(files[name])
    tab.locator("input[name=whole]").evaluate(
        f"one => {{ if (one.checked !== {str(whole).lower()}) one.click() }}"
    )
    tab.emulate_media(media="print")
    assert tab.evaluate(UNCUT)
    assert tab.evaluate(EMPTY) == []
    assert "点数字看原文" not in tab.locator("main").inner_text()
    sheet = pypdfium2.PdfDocument(tab.pdf(prefer_css_page_size=True))[0]
    assert (round(sheet.get_width()), round(sheet.get_height())) in {(595, 842), (596, 842)}
    tab.close()


def test_the_columns_of_the_table_are_as_wide_in_every_block(browser, files):
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.goto(files["pair"])
    tab.evaluate(
        "() => document.querySelectorAll('#findings details').forEach(d => { d.open = true })"
    )
    widths = tab.locator("table.changes").evaluate_all(
        """all => all.map(table => [...table.querySelector("tbody tr").children]
          .map(cell => Math.round(cell.getBoundingClientRect().width)))"""
    )
    assert len(widths) > 1
    assert all(one == widths[0] for one in widths)
    tab.close()
