"""A report read back as a reader's program would: its elements, anchors, links and text."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from compare.model import Comparison
from compare.pipeline import compare
from compare.report.render import render

CORPUS = Path(__file__).parent.parent / "corpus"
PAIR = ("hunan-2015", "jilin-2022")
SERIES = ("hunan-2015", "hubei-2019", "xianning-2021", "jilin-2022", "wuhan-2024")
EMPTY = {"meta", "link", "input", "br", "img", "hr"}


@cache
def comparison(*names: str) -> Comparison:
    """Return the comparison of plans of the corpus."""
    return compare(*(CORPUS / f"{name}.txt" for name in names))


@cache
def page(*names: str, language: str = "zh") -> str:
    """Return the report on plans of the corpus."""
    return render(comparison(*names), language)


@dataclass
class Element:
    """An element with its attributes, all text inside it, and the text directly inside it."""

    tag: str
    attributes: dict[str, str | None]
    text: str = ""
    own: str = ""


@dataclass
class Reader(HTMLParser):
    """Collects every element of a page."""

    elements: list[Element] = field(default_factory=list)
    stack: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.elements.append(element)
        if tag not in EMPTY:
            self.stack.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack, f"</{tag}> closes nothing"
        opened = self.stack.pop()
        assert opened.tag == tag, f"</{tag}> closes <{opened.tag} {opened.attributes}>"

    def handle_data(self, data: str) -> None:
        for element in self.stack:
            element.text += data
        if self.stack:
            self.stack[-1].own += data


def read_page(text: str) -> list[Element]:
    """Return all elements of a page in order; fails where tags do not nest."""
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert not reader.stack
    return reader.elements
