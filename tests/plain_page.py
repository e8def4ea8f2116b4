"""Whether a report is a plain page: nothing in it that a report on harmless texts has not."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser

from tests.report_page import PAIR, page

DRAWN = {"details", "summary", "svg", "g", "path", "rect", "title", "text", "line", "a"}
"""Elements that depend on what was found."""


class Marks(HTMLParser):
    """Collects the elements of a page with their attributes, and no text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@cache
def usual() -> tuple[set[str], set[str], int]:
    """Return the elements and attributes of a report on two plans of the corpus, and its scripts."""
    found = Marks(page(*PAIR)).found
    attributes = {name for _, attributes in found for name in attributes}
    return {tag for tag, _ in found}, attributes, scripts(found)


def scripts(found: list[tuple[str, dict[str, str | None]]]) -> int:
    return sum(tag == "script" for tag, _ in found)


def assert_plain(text: str) -> None:
    """No element, attribute, script or address that a report on harmless texts has not."""
    found = Marks(text).found
    elements, attributes, number = usual()
    assert {tag for tag, _ in found} - elements - DRAWN == set()
    assert {name for _, given in found for name in given} - attributes - {
        "open",
        "colspan",
    } == set()
    assert scripts(found) == number
    addresses = {given.get(key) or "#" for _, given in found for key in ("href", "src")}
    assert {address for address in addresses if not address.startswith(("#", "data:"))} == set()
