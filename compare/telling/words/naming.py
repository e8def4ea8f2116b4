"""How documents and units are named in the page, and where links to them lead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compare.addresses import article_of, document_of, unit_of
from compare.knowledge.regions import office_in_english, region_in_english
from compare.language import Language, say
from compare.laws import article_number
from compare.model import Article, Change, Comparison, Document, Event, Section
from compare.telling.words.english import (
    beside,
    cited_in_english,
    headed,
    inside,
    unit_beside,
)
from compare.telling.words.matters import labelled
from compare.telling.words.phrases import NAME_LENGTH
from compare.telling.words.relation import Relation
from compare.telling.words.wording import word

if TYPE_CHECKING:
    from compare.telling.goal import Goal

ANNEX = "附件"
BEHIND_LABELS = " .．、:："


@dataclass(frozen=True, slots=True)
class Place:
    """A link to a unit in the reading view: its mark ``(五)``, its name, its document's tag."""

    href: str
    mark: str
    name: str
    tag: str


@dataclass(frozen=True)
class Names:
    """What names and links are made from: slugs and tags by document id, marks by address.

    A mark is what an article is cited by: its label, or its place in the document without one.
    The events of the ``comparison`` call their matters as a row does; ``unnamed`` are those that
    are called by what is around them. ``english`` are the English names of themes and laws, for a
    page in English only; ``relations`` keeps how two documents stand to each other, ``goals`` those
    of a pair, once somebody asked.
    """

    comparison: Comparison
    language: Language
    slugs: dict[str, str]
    tags: dict[str, str]
    marks: dict[str, str]
    english: dict[str, str]
    unnamed: frozenset[Event] = frozenset()
    relations: dict[tuple[str, str], Relation] = field(default_factory=dict)
    goals: dict[int, tuple[Goal, ...]] = field(default_factory=dict)


def names_of(comparison: Comparison, language: Language) -> Names:
    """Return the names for a comparison; slugs and tags are distinct."""
    comparison, unnamed = labelled(comparison, language)
    tags = {document.id: _tag(document, language) for document in comparison.documents}
    often = Counter(tags.values())
    return Names(
        comparison=comparison,
        language=language,
        slugs=_slugs(comparison),
        tags={name: tag if often[tag] == 1 else name for name, tag in tags.items()},
        marks={
            address: mark
            for document in comparison.documents
            for address, mark in _marks(document, language).items()
        },
        english=dict(comparison.english) if language == "en" else {},
        unnamed=unnamed,
    )


def theme_name(names: Names, theme: str) -> str:
    """Return a theme's name in the language of the page, as short as it is."""
    return headed(theme_inside(names, theme))


def theme_inside(names: Names, theme: str) -> str:
    """Return a theme's name in the language of the page as it stands inside a sentence."""
    return inside(theme, names.english)


def theme_beside(names: Names, theme: str, matter: str) -> str:
    """Return the name of a theme, nothing if the matter beside it says it in the page's language.

    殡葬改革 says 殡葬 itself, and in English says nothing.
    """
    return "" if theme_inside(names, theme) in theme_inside(names, matter) else theme


def theme_title(names: Names, theme: str) -> str:
    """Return a theme's name; in English beside the Chinese one, which is quoted."""
    return beside(theme, names.english)


def region_title(names: Names, region: str) -> str:
    """Return a region's name; in English beside the Chinese one."""
    spelled = region_in_english(region) if names.language == "en" else ""
    return f"{region} ({spelled})" if spelled else region


def unit_title(names: Names, unit: str) -> str:
    """Return a unit of measure; in English beside the Chinese one."""
    return unit_beside(unit) if names.language == "en" else unit


def office_title(names: Names, office: str) -> str:
    """Return the name of an office; in English beside the Chinese one."""
    english = office_in_english(office) if names.language == "en" else ""
    return f"{office} ({english})" if english else office


def slug(text: str) -> str:
    """Return a text as a part of an anchor: nothing that an address would have to escape."""
    return re.sub(r"[^\w-]+", "_", text)


def owner(names: Names, address: str) -> tuple[Document, Article]:
    """Return the document and the article of a unit's address."""
    document = names.comparison.document_by_id[document_of(address)]
    return document, document.article_by_id[unit_of(article_of(address))]


def anchor(names: Names, pair: int, address: str) -> str:
    """Return the anchor of a unit in the reading view of a pair (counted from 1)."""
    return f"{pair_prefix(names, pair)}{names.slugs[document_of(address)]}/{unit_of(address)}"


def pair_prefix(names: Names, pair: int) -> str:
    """Return what tells the anchors of several pairs apart; nothing where there is one pair."""
    return f"p{pair}/" if len(names.comparison.pairs) > 1 else ""


def home_pair(names: Names, document: str) -> int:
    """Return the first pair (from 1) that shows this document."""
    return next(n for n, pair in enumerate(names.comparison.pairs, 1) if document in pair)


def place(names: Names, pair: int, address: str) -> Place:
    """Return the link to a unit in the reading view of a pair."""
    document, article = owner(names, address)
    return Place(
        f"#{anchor(names, pair, address)}",
        unit_mark(names, address),
        article_name(article),
        names.tags[document.id],
    )


def unit_mark(names: Names, address: str) -> str:
    """Return the mark of a unit's article; a measure adds its number, ``(五)第2项``.

    The statement that leads an article is its heading and cited as the article.
    """
    _, _, measure = unit_of(address).partition(".")
    mark = names.marks[article_of(address)]
    if measure in ("", "0"):
        return mark
    return item_mark(owner(names, address)[1], mark, measure, names.language)


def item_mark(article: Article, mark: str, number: str, language: Language) -> str:
    """Return how a statement is cited; 项 has a meaning of its own in articles of a law."""
    key = "item_named" if article_number(article) is None else "place_named"
    return word(key, language, mark=mark, number=number)


def article_name(article: Article) -> str:
    """Return an article's heading, or how it begins."""
    name = article.heading or re.split(r"[。;;\n]", article.text, maxsplit=1)[0]
    return name if len(name) <= NAME_LENGTH else name[: NAME_LENGTH - 1] + "…"


def renumbered(names: Names, change: Change) -> str:
    """Return the sentence on an article of a law that has another number now, or nothing."""
    if not (change.renumbered and change.left and change.right):
        return ""
    marks = {"before": names.marks[change.left], "after": names.marks[change.right]}
    return say("law", "renumbered", names.language, **marks)


def section_name(section: Section | None, language: Language) -> str:
    """Return label and heading of a section, or the word for having none."""
    if section is None:
        return word("no_section", language)
    gap = " " if section.label[-1:].isalnum() else ""
    return section.label + gap + section.heading


def section_path(document: Document, article: Article, language: Language) -> str:
    """Return the names of all sections around an article, outermost first."""
    section, path = document.section_of(article), []
    while section:
        path.append(section_name(section, language))
        section = document.section_by_id.get(section.parent or "")
    return " › ".join(reversed(path)) or section_name(None, language)


def _marks(document: Document, language: Language) -> dict[str, str]:
    """Return the marks of a document; a label it has again stands behind that of its section.

    Where sections count anew all do, one that only the longest section has too. The articles of
    an annex say so, and those of the text proper need not.
    """
    often = Counter((_number(article), document.in_annex(article)) for article in document.articles)
    anew = _count_anew([many for (label, annex), many in often.items() if label and not annex])
    counted = any(article.label[:1].isdigit() for article in document.articles)
    bare = 0
    marks = {}
    for article in document.articles:
        annex = document.in_annex(article)
        again = anew or annex or often[_number(article), annex] > 1
        section = document.section_of(article) if again and article.label.strip() else None
        around = section.label.strip(BEHIND_LABELS) if section else ""
        bare += not article.label.strip()
        mark = _cited(article, language, bare, counted)
        if around and language == "en":
            mark = f"{_section_in_english(around)} {mark}"
        elif around:
            mark = f"{around}{'' if annex else '、'}{mark}"
        marks[document.address(article)] = mark
    return marks


def _count_anew(often: Sequence[int]) -> bool:
    """Tell whether sections count their articles anew: half of the labels or more come again."""
    again = sum(many > 1 for many in often)
    return again > 0 and 2 * again >= len(often)


def _cited(article: Article, language: Language, bare: int, counted: bool) -> str:
    """Return what an article is cited by: 第12条 for 12., （三） and 第十条 as they are.

    ``bare`` is its place among those without a label, ``counted`` whether others have numbers.
    """
    label = _number(article)
    if not label:
        return word("article_bare" if counted else "article_number", language, number=bare)
    if label.isdigit():
        return word("article_named", language, label=label)
    return cited_in_english(label) if language == "en" else label


def _section_in_english(label: str) -> str:
    """Return what a section is cited by before an article of it: part 2, annex 1."""
    number = cited_in_english(label)
    if number == label:
        return label.replace(ANNEX, "annex ").strip()
    return word("part_named", "en", label=number.split()[-1])


def _number(article: Article) -> str:
    """Return the label of an article without the mark behind it: 12 of 12. and of 12、."""
    return article.label.strip().rstrip(BEHIND_LABELS)


def _tag(document: Document, language: Language) -> str:
    head = document.head
    region = region_in_english(head.region) if language == "en" else ""
    return f"{region or head.region} {head.year}" if head.region and head.year else document.id


def _slugs(comparison: Comparison) -> dict[str, str]:
    """Return what stands for each document in anchors: its year if that tells it, else its id.

    Anchors stand in the page by the thousand.
    """
    years = {document.id: document.head.year for document in comparison.documents}
    if all(years.values()) and len(set(years.values())) == len(years):
        return {name: str(year) for name, year in years.items()}
    return _distinct({name: slug(name) for name in years})


def _distinct(slugs: dict[str, str]) -> dict[str, str]:
    often = Counter(slugs.values())
    return {
        name: text if often[text] == 1 else f"{text}-{number}"
        for number, (name, text) in enumerate(slugs.items(), 1)
    }
