"""Whether a report is a plain page: nothing in it that its templates do not write themselves."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from importlib.resources import files


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
def templates() -> str:
    assets = sorted(files("compare.report").joinpath("assets").iterdir(), key=lambda a: a.name)
    return "\n".join(a.read_text("utf-8").lower() for a in assets if a.name.endswith(".jinja"))


def elements() -> set[str]:
    """Return the elements that the templates write, or name in their table of marks."""
    (marks,) = re.findall(r"set tags = \{(.*?)\}", templates())
    return {*re.findall(r"<(\w+)", templates()), *re.findall(r': "(\w+)"', marks)}


def assert_plain(text: str) -> None:
    """No element, attribute, script or address beside those that the templates write, and ``bdi``."""
    found = Marks(text).found
    assert {tag for tag, _ in found} - elements() - {"bdi"} == set()
    names = {name for _, attributes in found for name in attributes}
    assert names - set(re.findall(r"[\w-]+", templates())) == set()
    assert [name for name in names if name.startswith("on")] == []
    assert sum(tag == "script" for tag, _ in found) == templates().count("<script")
    addresses = {given.get(key) or "#" for _, given in found for key in ("href", "src")}
    assert {address for address in addresses if not address.startswith(("#", "data:"))} == set()
