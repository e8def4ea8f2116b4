"""What a page states of itself in its head: its name, and the names portals must give.

The names are those of 政府网站发展指引 (2017, annex 3): SiteName, ArticleTitle, PubDate,
ContentSource.
"""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from compare.source.extract import TextLine

STATED = {
    "articletitle": "标题",
    "pubdate": "发布日期",
    "contentsource": "来源",
    "sitename": "网站名称",
}


def stated_lines(page: LexborHTMLParser) -> Iterator[TextLine]:
    """Yield the page's name and what it states of its article, as lines that are no text of it."""
    title = page.css_first("head > title")
    name = " ".join(title.text().split()) if title else ""
    if name:
        yield TextLine(name, removed_as="page_title")
    for meta in page.css("meta[name]"):
        label = STATED.get((meta.attributes.get("name") or "").lower())
        value = " ".join((meta.attributes.get("content") or "").split())
        if label and value:
            yield TextLine(f"{label}: {value}", removed_as="page_meta")
