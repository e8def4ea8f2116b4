"""Next year's plan of the same office, made with changes that are known: what the links say."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from functools import cache

import pytest
from rapidfuzz.fuzz import partial_ratio

from compare import compare, read
from compare.addresses import article_of
from compare.annexes import across_annex
from compare.knowledge.words import letters_and_digits as letters
from compare.model import Article, Comparison, Document, Link, Measure
from compare.report.page import page_view
from compare.telling.rows.changes import Row
from compare.telling.rows.table import change_rows
from compare.telling.words.naming import names_of
from tests.conftest import CORPUS
from tests.gold_documents import GOLD

NEXT = ("hubei-2020", "xianning-2022")
ALIKE = 60  # rapidfuzz partial ratio of a row and what was planted
UNITED = ("split", "merged")


@cache
def planted(name: str) -> dict:
    return json.loads((GOLD / "next" / f"{name}.json").read_text("utf-8"))


@cache
def next_year(name: str) -> Comparison:
    before = read(CORPUS / planted(name)["base"])
    return compare(before, read(GOLD / "next" / f"{name}.txt"))


def article_at(document: Document, quote: str) -> Article:
    """Return the article in which a quote of the source stands, with its label or inside it."""
    found = [a for a in document.articles if letters(quote) in letters(a.label + a.text)]
    return found[0]


def ends(result: Comparison, change: dict) -> tuple[str, str]:
    left, right = result.documents
    return (
        left.address(article_at(left, change["quote_left"])),
        right.address(article_at(right, change["quote_right"])),
    )


def changes(name: str, kind: str) -> list[dict]:
    return [change for change in planted(name)["changes"] if change["kind"] == kind]


def kind_of(result: Comparison, left: str, right: str) -> str:
    found = [c.kind for c in result.changes if (c.left, c.right) == (left, right)]
    return found[0] if found else ""


def article_links(result: Comparison) -> list[Link]:
    return [link for link in result.links if link.level == "article"]


def statements(document: Document) -> dict[tuple[str, bool], list[Measure]]:
    """Return the statements by their letters and whether they stand in an annex."""
    found: dict[tuple[str, bool], list[Measure]] = defaultdict(list)
    for article in document.articles:
        for measure in article.statements:
            found[letters(measure.text), document.in_annex(article)].append(measure)
    return found


@pytest.mark.parametrize("name", NEXT)
def test_unchanged_statements_are_linked_to_themselves_alone(name: str) -> None:
    result = next_year(name)
    left, right = result.documents
    before, after = statements(left), statements(right)
    links = defaultdict(list)
    for link in result.links:
        if link.level == "measure":
            links[link.left].append(link)
    unchanged = [(key, measure) for key in before.keys() & after.keys() for measure in before[key]]
    assert len(unchanged) > 100
    kept = 0
    for key, measure in unchanged:
        targets = {right.address(other) for other in after[key]}
        found = links[left.address(measure)]
        kept += [link.strength for link in found] == ["main"] and found[0].right in targets
    assert kept >= 0.99 * len(unchanged)


@pytest.mark.parametrize("name", NEXT)
def test_articles_moved_are_those_that_were_planted(name: str) -> None:
    """An article that was moved, or one of two neighbours that changed places, and no other."""
    result = next_year(name)
    moved = {ends(result, change) for change in changes(name, "moved")}
    exchanged = [place(ends(result, change)[0]) for change in changes(name, "order")]
    for link in article_links(result):
        if kind_of(result, link.left, link.right) == "moved":
            near = [one for one in exchanged if abs(one - place(link.left)) <= 1]
            assert near or (link.left, link.right) in moved


@pytest.mark.parametrize("name", NEXT)
def test_statements_moved_are_those_that_were_planted(name: str) -> None:
    """A statement that was moved, or that became an article or part of another one."""
    result = next_year(name)
    planted_ends = [
        ends(result, change)
        for kind in ("moved", "promoted", "demoted")
        for change in changes(name, kind)
    ]
    shown = [
        (article_of(link.left), article_of(link.right))
        for link in result.links
        if link.level == "measure" and kind_of(result, link.left, link.right) == "moved"
    ]
    assert shown
    assert set(shown) <= set(planted_ends)


@pytest.mark.parametrize("name", NEXT)
def test_what_was_moved_is_shown_as_moved(name: str) -> None:
    result = next_year(name)
    for change in changes(name, "moved"):
        whole = kind_of(result, *ends(result, change)) == "moved"
        assert whole or statement_moved(result, change)


def place(address: str) -> int:
    """Return the number of an article in its document."""
    return int(address.rpartition("/a")[2])


def statement_moved(result: Comparison, change: dict) -> bool:
    """Tell whether the quoted statement is shown as moved to the article it was moved to."""
    return any(
        kind_of(result, link.left, link.right) == "moved"
        and letters(change["quote_left"])[:20] in letters(result.unit_by_address[link.left].text)
        for link in result.links
        if link.level == "measure"
    )


@pytest.mark.parametrize("name", NEXT)
def test_articles_that_changed_places_are_shown(name: str) -> None:
    """The quotes are the openings of the two that were exchanged."""
    result = next_year(name)
    for change in changes(name, "order"):
        left, right = result.documents
        one = left.address(article_at(left, change["quote_left"]))
        other = right.address(article_at(right, change["quote_right"]))
        moved = {
            end
            for c in result.changes
            if c.kind == "moved" and c.left and c.right
            for end in (c.left, c.right)
        }
        assert {one, other} & moved


@pytest.mark.parametrize("name", NEXT)
@pytest.mark.parametrize("kind", UNITED)
def test_articles_divided_and_joined_are_shown(name: str, kind: str) -> None:
    result = next_year(name)
    for change in changes(name, kind):
        assert kind_of(result, *ends(result, change)) == kind


@pytest.mark.parametrize("name", NEXT)
def test_what_is_divided_or_joined_was_planted(name: str) -> None:
    """A matter that became an article, or lost its own, divides or joins articles as well."""
    result = next_year(name)
    named = {
        end
        for kind in (*UNITED, "promoted", "demoted")
        for change in changes(name, kind)
        for end in ends(result, change)
    }
    shown = [c for c in result.changes if c.kind in UNITED]
    assert [c for c in shown if not {c.left, c.right} & named] == []


@pytest.mark.parametrize("name", NEXT)
@pytest.mark.parametrize("kind", ["appears", "disappears"])
def test_a_new_matter_has_no_main_counterpart_and_an_old_one_loses_it(name, kind) -> None:
    result = next_year(name)
    document = result.documents[kind == "appears"]
    linked = {
        end
        for link in article_links(result)
        if link.strength == "main" and not across_annex(*result.documents, link)
        for end in (link.left, link.right)
    }
    for change in changes(name, kind):
        quote = change["quote_right" if kind == "appears" else "quote_left"]
        assert document.address(article_at(document, quote)) not in linked


def test_an_annex_makes_no_article_split_or_merged() -> None:
    """The list of tasks behind 咸宁's plan says again what its articles say."""
    result = next_year("xianning-2022")
    across = [
        (link.left, link.right)
        for link in article_links(result)
        if across_annex(*result.documents, link)
    ]
    assert across
    assert {kind_of(result, *pair) for pair in across} <= {"revised", "same", "renamed"}
    kinds = Counter(change.kind for change in result.changes if change.kind in UNITED)
    assert kinds == {kind: 2 * len(changes("xianning-2022", kind)) for kind in UNITED}


@pytest.mark.parametrize("name", NEXT)
def test_every_planted_change_is_a_row_of_the_table_of_changes(name: str) -> None:
    """In the page too: with its place in either text, where it has one."""
    result = next_year(name)
    rows = change_rows(names_of(result, "zh"))
    (pair,) = page_view(result, "zh").pairs
    shown = {finding.number for finding in (*pair.foremost, *pair.further)}
    assert [row.number for row in rows] == sorted(shown)
    for change in planted(name)["changes"]:
        told = [row for row in rows if about(result, change, row)]
        assert told, change["matter"]


def about(result: Comparison, change: dict, row: Row) -> bool:
    """Tell whether a row is on an article in which a planted change stands, and shares words."""
    quotes = change["quote_left"], change["quote_right"]
    places = [
        quote and document.address(article_at(document, quote))
        for document, quote in zip(result.documents, quotes, strict=True)
    ]
    units = {article_of(unit) for unit in (*row.left, *row.right)}
    if not units & set(filter(None, places)):
        return False
    if row.key in ("moved", "splits", "merges"):
        return True
    evidence = [quote.text for event in row.events for quote in event.evidence]
    planted_words = letters("".join(quotes) + change["matter"])
    told = (row.before + row.after + row.matter, *(one.matter for one in row.also), *evidence)
    return any(partial_ratio(letters(words), planted_words) > ALIKE for words in told)
