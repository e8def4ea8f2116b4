"""A report read back as a reader's program would: its elements, anchors, links and text."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

from compare.model import Comparison
from compare.pipeline import compare
from compare.report.render import render
from compare.segment import segment
from compare.source import read_text

CORPUS = Path(__file__).parent.parent / "corpus"
PAIR = ("hunan-2015", "jilin-2022")
SERIES = ("hunan-2015", "hubei-2019", "xianning-2021", "jilin-2022", "wuhan-2024")
NEXT = ("xianning-2021", "xianning-2022")
EMPTY = {"meta", "link", "input", "br", "img", "hr", "col"}


def settle(tab) -> None:
    """Wait until the view of a page stands in its address: it is written after the next frame."""
    tab.evaluate(
        "new Promise(done => requestAnimationFrame(() => setTimeout(() => setTimeout(done))))"
    )


@cache
def comparison(*names: str) -> Comparison:
    """Return the comparison of plans of the corpus, or of made ones of the next year."""
    folders = (CORPUS, Path(__file__).parent / "gold" / "next")
    files = (folder / f"{name}.txt" for name in names for folder in folders)
    return compare(*(file for file in files if file.exists()))


LAW = """志愿服务条例
第一章 总则
第一条 为了保障志愿者的合法权益，发展志愿服务事业，制定本条例。
第二条 本条例适用于在本行政区域内开展的志愿服务活动。
第三条 开展志愿服务，应当遵循自愿、无偿、平等、诚信的原则。
第二章 活动
第四条 志愿者可以将其身份信息通过国务院民政部门指定的系统自行注册。
第五条 志愿服务组织应当如实记录志愿者的服务情况，不得向第三方提供志愿者个人信息。
第六条 禁止以志愿服务名义进行营利性活动，违者由民政部门处以2000元以下罚款。
第七条 本条例自公布之日起施行。
"""
INSERTED = "第四条 县级以上人民政府应当建立志愿服务工作协调机制，统筹解决场地和经费问题。\n"


def law_versions() -> Comparison:
    """Return two versions of a law: an article put in before the fourth, another fine."""
    head, rest = LAW.replace("2000元", "5000元").split("第四条")
    later = "第四条" + rest
    for number, following in reversed(list(pairwise("四五六七八"))):
        later = later.replace(f"第{number}条", f"第{following}条")
    texts = {"2016": LAW, "2023": f"{head}{INSERTED}{later}"}
    return compare(*(segment(read_text(text, f"law-{year}.txt")) for year, text in texts.items()))


@cache
def page(*names: str, language: str = "zh") -> str:
    """Return the report on plans of the corpus."""
    return render(comparison(*names), language)


Piece = tuple[str, frozenset[str]]  # a text and the documents whose words alone stand there


@dataclass
class Element:
    """An element with its attributes and the text directly inside it.

    ``pieces`` are all of the page with the documents they belong to, ``first`` to ``end`` its own.
    """

    tag: str
    attributes: dict[str, str | None]
    pieces: list[Piece]
    first: int
    end: int = 0
    own: str = ""

    @property
    def text(self) -> str:
        """All text inside it."""
        return "".join(text for text, _ in self.pieces[self.first : self.end])

    @property
    def left(self) -> str:
        """What of the text belongs to the left document."""
        return self._without("right")

    @property
    def right(self) -> str:
        """What of the text belongs to the right document."""
        return self._without("left")

    def _without(self, other: str) -> str:
        inside = self.pieces[self.first : self.end]
        return "".join(text for text, sides in inside if other not in sides)

    @property
    def classes(self) -> set[str]:
        return set((self.attributes.get("class") or "").split())

    @property
    def side(self) -> str:
        """The document whose words alone stand in this element, if it is of one."""
        if self.tag in ("article", "p"):
            return "left" if "left" in self.classes else "right" if "right" in self.classes else ""
        return {"del": "left", "s": "left", "ins": "right", "u": "right"}.get(self.tag, "")


@dataclass
class Reader(HTMLParser):
    """Collects every element of a page."""

    elements: list[Element] = field(default_factory=list)
    stack: list[Element] = field(default_factory=list)
    sides: list[frozenset[str]] = field(default_factory=list)  # of what stands in the stack
    pieces: list[Piece] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._add(tag, attrs)
        if tag not in EMPTY:
            around = self.sides[-1] if self.sides else frozenset()
            self.stack.append(element)
            self.sides.append(around | {element.side})

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs)

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        element = Element(tag, dict(attrs), self.pieces, len(self.pieces), len(self.pieces))
        self.elements.append(element)
        return element

    def handle_endtag(self, tag: str) -> None:
        assert self.stack, f"</{tag}> closes nothing"
        opened = self.stack.pop()
        assert opened.tag == tag, f"</{tag}> closes <{opened.tag} {opened.attributes}>"
        opened.end = len(self.pieces)
        self.sides.pop()

    def handle_data(self, data: str) -> None:
        sides = self.sides[-1] if self.sides else frozenset()
        self.pieces.append((data, sides))
        if self.stack:
            self.stack[-1].own += data


@cache
def read_page(text: str) -> list[Element]:
    """Return all elements of a page in order; fails where tags do not nest."""
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert not reader.stack
    return reader.elements
