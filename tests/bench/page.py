"""Time the report of a large made pair in Chromium: first paint, filters, search.

    python -m tests.bench.page [ARTICLES]

Two made plans of ARTICLES (2,000) articles each, linked one to one but for every tenth, with a
finding on every fourth. Printed
are medians of 5 fresh pages, in milliseconds: first contentful paint after navigation began, and
from setting a filter to the frame that shows it, the first one of a page and a later one, of the
texts and of the table of changes.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from compare.diff import find_changes
from compare.model import (
    Article,
    Comparison,
    Document,
    Event,
    Head,
    Link,
    Measure,
    Mention,
    Quote,
    Section,
    Settings,
    Source,
    Theme,
)
from compare.report.render import render
from tests.conftest import CHROMIUM, QUIET

RUNS = 5
SECTION = 20
FINDING = 4
THEMES = 60
STEMS = (
    "提高城乡低保标准",
    "新建社区养老服务中心",
    "推进殡葬改革",
    "规范社会组织登记",
    "发展慈善事业",
)

PAINT = """() => new Promise((done) => {
  const told = () => performance.getEntriesByName("first-contentful-paint")[0];
  const wait = () => told() ? done(told().startTime) : requestAnimationFrame(wait);
  wait();
})"""
FILTER = """(name) => new Promise((done) => {
  const start = performance.now();
  document.querySelector(`#controls input[value=${name}]`).click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""
TABLE = """(value) => new Promise((done) => {
  const start = performance.now();
  document.querySelector(`#chips [data-filter=change][data-value="${value}"]`).click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""
SEARCH = """(words) => new Promise((done) => {
  const start = performance.now();
  const field = document.getElementById("search");
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "large.html"
        path.write_text(render(made_pair(count)), encoding="utf-8")
        print(f"{'size':24s} {path.stat().st_size / 1e6:6.1f} MB")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        figures = [measured(browser, path.as_uri()) for _ in range(RUNS)]
        browser.close()
    for name in figures[0]:
        print(f"{name:24s} {statistics.median(one[name] for one in figures):6.0f} ms")


def measured(browser: Browser, address: str) -> dict[str, float]:
    """Return the times of one fresh page in milliseconds."""
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.goto(address, wait_until="commit")
    times = {"first paint": tab.evaluate(PAINT)}
    tab.wait_for_load_state()
    tab.wait_for_selector("#controls:visible")
    tab.wait_for_timeout(500)
    times["ready"] = tab.evaluate(
        "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
    )
    times["first filter change"] = tab.evaluate(FILTER, "removed")
    times["filter change"] = tab.evaluate(FILTER, "revised")
    times["filter change back"] = tab.evaluate(FILTER, "revised")
    times["first filter of table"] = tab.evaluate(TABLE, "changed")
    times["filter of table"] = tab.evaluate(TABLE, "gone")
    times["filter of table back"] = tab.evaluate(TABLE, "")
    times["search"] = tab.evaluate(SEARCH, "养老服务中心7")
    tab.close()
    return times


def made_pair(count: int) -> Comparison:
    """Return two plans of so many articles with links, changes and themes."""
    left, right = made_plan("made-2021", 2021, count), made_plan("made-2022", 2022, count)
    links = tuple(
        Link(left.address(one), right.address(other), "article", "main", 0.9, 0.8, None)
        for order, (one, other) in enumerate(zip(left.articles, right.articles, strict=True))
        if order % 10
    )
    return Comparison(
        (left, right),
        ((left.id, right.id),),
        links,
        find_changes(left, right, links),
        tuple(made_theme(order, (left, right)) for order in range(THEMES)),
        tuple(made_event(left, right, order) for order in range(0, count, FINDING)),
        (),
        (),
        Settings("none", "none", "0"),
    )


def made_plan(name: str, year: int, count: int) -> Document:
    sections = tuple(
        Section(f"s{order:03}", f"{order + 1}、", f"第{order + 1}部分", (0, 0))
        for order in range((count + SECTION - 1) // SECTION)
    )
    articles = tuple(made_article(order, year) for order in range(count))
    source = Source(f"{name}.txt", name, name, "utf-8", ())
    return Document(name, source, Head(name, "某厅", "某省", year), (), sections, articles)


def made_article(order: int, year: int) -> Article:
    name = f"a{order + 1:04}"
    heading = text = f"{STEMS[order % 5]}。"
    measures = []
    for i in range(4):
        words = f"{i + 1}、{STEMS[(order + i) % 5]}{order + year % 7}项，年底前完成{i + 3}次检查。"
        places = range(len(text), len(text) + len(words))
        measures.append(Measure(f"{name}.{i + 1}", words, tuple(places)))
        text += words
    section, label, origin = f"s{order // SECTION:03}", f"{order + 1}.", tuple(range(len(text)))
    return Article(name, section, label, heading, text, origin, (0, 0), tuple(measures))


def made_event(left: Document, right: Document, order: int) -> Event:
    """Return a finding on the first measures of two articles of the same place."""
    quotes = tuple(
        Quote(plan.address(plan.articles[order].measures[0]), plan.articles[order].measures[0].text)
        for plan in (left, right)
    )
    before, after = quotes
    facts = {"left": left.id, "right": right.id, "before": before.text, "after": after.text}
    matter = STEMS[order % 5]
    return Event(
        "number_changed",
        matter,
        f"主题{order % THEMES}",
        (left.id, right.id),
        (before.unit,),
        (after.unit,),
        ("literal",),
        0.8,
        0.5,
        quotes,
        "number_changed",
        (("matter", matter), *facts.items()),
    )


def made_theme(order: int, plans: tuple[Document, ...]) -> Theme:
    mentions = []
    for plan in plans:
        units = tuple(plan.address(article) for article in plan.articles[order::THEMES])
        mentions.append(Mention(plan.id, f"主题{order}", units, units, (), 1 / THEMES))
    return Theme(f"主题{order}", "lexicon", tuple(mentions))


if __name__ == "__main__":
    main()
