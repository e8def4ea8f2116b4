"""What an analyst sees first: the documents in short, cautions, and what happened at a glance."""

from __future__ import annotations

from compare.report.page import page_view
from tests.report_page import PAIR, SERIES, comparison, page, read_page


def test_a_series_tells_what_came_went_and_returned() -> None:
    told = {line.title: [name for name, _ in line.themes] for line in _story(*SERIES)}
    assert "救灾减灾" in told["随年份退出"]
    assert told["去而复返"] == ["老龄事业"]
    assert set(told) <= {"随年份出现", "随年份退出", "去而复返", "只在一地"}


def test_themes_of_the_story_lead_to_their_row() -> None:
    anchors = {element.attributes.get("id") for element in read_page(page(*SERIES))}
    hrefs = [href for line in _story(*SERIES) for _, href in line.themes]
    assert hrefs
    assert {href.removeprefix("#") for href in hrefs} <= anchors


def test_a_pair_has_no_story_but_its_findings() -> None:
    assert _story(*PAIR) == ()


def test_a_renaming_shows_both_names_at_a_glance() -> None:
    (pair,) = page_view(comparison(*PAIR), "zh").pairs
    groups = {group.kind: group.findings for group in pair.groups}
    told = {(one.before, one.after) for one in groups["renamed"]}
    assert ("五保", "特困人员") in told
    assert all(before and after for before, after in told)


def test_what_left_shows_its_words_on_one_side_only() -> None:
    (pair,) = page_view(comparison(*PAIR), "zh").pairs
    (group,) = [group for group in pair.groups if group.kind == "moves_out"]
    assert all(one.before and not one.after for one in group.findings)


def test_a_card_says_region_and_year_once() -> None:
    (first, _) = page_view(comparison(*PAIR), "zh").cards
    assert first.tag == "湖南省 2015"
    assert dict(first.lines).keys().isdisjoint({"地区", "年份"})


def test_what_bars_a_conclusion_stands_open_and_the_rest_is_folded() -> None:
    cut = page_view(comparison(*SERIES), "zh").cards[-1]
    assert [note.text[:7] for note in cut.notes if note.grave] == ["来源在此处断开"]
    assert all(not note.grave for note in cut.remarks)
    assert len(cut.remarks) < len(cut.notes)


def _story(*names: str):
    return page_view(comparison(*names), "zh").story
