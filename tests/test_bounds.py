"""Within the limits of a file, no text makes a comparison take minutes or gigabytes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from itertools import islice, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare import compare
from compare.differences import differing, untold
from compare.differences.pairing import pair as pair_of
from compare.differences.side import side as statement
from compare.events.evidence.pair import Pair
from compare.events.evidence.statements import Statements
from compare.events.finders.articles.divided import linked_with
from compare.events.finders.contradictions import listed
from compare.events.finders.systematic import repetitive
from compare.events.order import interest
from compare.events.order.implied import without_denied
from compare.events.order.interest import diversified
from compare.facts import read_facts
from compare.knowledge.words import tokens
from compare.model import Article, Document, Event, Link, Measure, Passage
from compare.outline import line_number
from compare.redline.units import units, whole_spans
from compare.report.render import render
from compare.report.text import counterparts as report_counterparts
from compare.report.text.counterparts import Stated, counterparts
from compare.segment import segment
from compare.segment.structure import bounds
from compare.segment.structure.bounds import LONGEST
from compare.similarity import fuzzy
from compare.similarity.fuzzy import LONGEST as LONGEST_ARTICLE
from compare.similarity.fuzzy import opening, ratio
from compare.similarity.likest import largest
from compare.similarity.sides import side_of
from compare.source import read_text
from compare.source.lines.cell_lines import cut_cell_lines
from compare.statements import candidates, subjects, views
from compare.statements.candidates import Candidates
from compare.statements.views import partial_ratios
from compare.telling import goal_counterparts
from compare.telling import goals as goals_module
from compare.telling.goals import goals_of
from compare.telling.stretches import statement_stretches
from compare.themes.lexicon import EMPTY, load
from compare.themes.side import Side
from compare.themes.subjects import row_of
from tests.laws import misplaced
from tests.small_plans import plan

SENTENCE = "健全低保标准动态调整机制。"


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Fail if what is done inside takes more time of a processor."""
    start = time.process_time()
    yield
    assert time.process_time() - start < seconds


def read(body: str) -> Document:
    return segment(read_text(f"2020年民政工作要点\n(一)完善低保制度。{body}\n", "plan.txt"))


def measures(document: Document) -> list[str]:
    return [one.text for article in document.articles for one in article.measures]


def note_kinds(document: Document) -> set[str]:
    return {note.kind for note in document.notes}


def test_too_many_sentences_are_taken_together_with_nothing_lost(monkeypatch) -> None:
    monkeypatch.setattr(bounds, "MOST", 60)
    document = read("\n".join(SENTENCE for _ in range(150)))
    assert len(measures(document)) <= 60
    assert SENTENCE * 3 in measures(document)
    assert "measures_joined" in note_kinds(document)
    assert misplaced(document) == []


def test_a_sentence_too_long_is_cut_at_a_pause_with_nothing_lost() -> None:
    document = read("健全低保标准," * 2_000 + "。")
    assert max(map(len, measures(document))) <= LONGEST
    assert all(one.endswith((",", "。")) for one in measures(document))
    assert "measures_cut" in note_kinds(document)
    assert misplaced(document) == []


def test_a_sentence_without_a_pause_is_cut_as_well() -> None:
    assert [len(one) for one in measures(read("低" * (LONGEST + 9)))] == [LONGEST, 9]


def test_a_plan_that_somebody_wrote_keeps_its_sentences() -> None:
    document = read(SENTENCE * 100)
    assert len(measures(document)) == 100
    assert not note_kinds(document) & {"measures_joined", "measures_cut"}


def test_of_likely_articles_the_likeliest_are_looked_into(monkeypatch) -> None:
    chance = np.array([[0.9, 0.01, 0.3], [0.3, 0.5, 0.02]])
    sizes = np.array([2, 3]), np.array([2, 2, 2])
    lengths = np.array([200, 300]), np.array([200, 200, 200])

    def kept() -> list[tuple[int, int]]:
        return list(zip(*candidates._likeliest(chance, sizes, lengths), strict=True))

    everything = kept()
    assert everything == [(0, 0), (1, 1), (0, 2), (1, 0), (1, 2)]
    monkeypatch.setattr(candidates, "MOST", 14)
    assert kept() == everything[:3]
    monkeypatch.setattr(candidates, "MOST_CHARACTERS", 100_000)
    assert kept() == everything[:2]


def test_the_names_of_a_stage_are_looked_for_once(monkeypatch) -> None:
    goals = import_module("compare.differences.goals")  # not the function of that name
    asked = []
    monkeypatch.setattr(goals, "quoted_names", lambda side, stage: asked.append(stage) or set())
    lists = ["".join(f"推进“{name}{n}”建设," for n in range(20)) for name in ("甲园", "乙园")]
    goals.counterparts(pair_of(*(statement(text, None) for text in lists)))
    assert len(asked) == 40


def test_what_is_not_compared_in_full_is_noted(monkeypatch) -> None:
    articles = [("低保", "健全低保标准。提高低保标准。"), ("救助", "做好救助。落实救助政策。")]
    pair = plan(*articles, name="a", year=2020), plan(*articles[::-1], name="b", year=2022)
    kinds = {"likeliest_compared", "openings_compared"}
    assert not kinds & {note.kind for note in compare(*pair).notes}
    monkeypatch.setattr(candidates, "MOST", 3)
    monkeypatch.setattr(fuzzy, "LONGEST", 5)
    found = compare(*pair)
    assert kinds <= {note.kind for note in found.notes}
    assert found.links


def test_the_largest_of_equal_values_are_the_first() -> None:
    values = np.array([[1.0, 3.0, 3.0, 2.0, 3.0], [0.0, 0.0, 0.0, 0.0, 0.0]])
    assert largest(values, 2).tolist() == [[1, 2], [0, 1]]


def test_of_long_texts_the_openings_are_compared() -> None:
    text = "".join(chr(0x4E00 + n * 7 % 3_000) for n in range(2_000))
    everything = np.zeros(1_000, dtype=np.intp)
    pairs = Candidates(everything, everything, everything, everything)
    with at_most(10):  # all of it would take minutes
        found = partial_ratios([text], [text[:900] + text[1_000:]], pairs)
    assert found.tolist() == [1.0] * 1_000
    few = Candidates(*[everything[:1]] * 4)
    assert partial_ratios(["健全低保标准"], ["标准"], few).tolist() == [1.0]


def test_the_wording_of_two_very_long_articles_is_that_of_their_openings() -> None:
    text = "".join(chr(0x4E00 + n * n % 5_000) for n in range(400_000))
    assert opening(["长" * 100_000] * 2, ["长" * 100_000]) == LONGEST_ARTICLE
    assert opening(["长" * 10_000] * 100, ["长" * 10_000] * 100) == 2_000
    with at_most(5):  # all of it would take a minute
        assert ratio(text, text[:-1] + "低" * 400_000) == 1.0
    assert ratio("健全低保标准", "提高低保标准") == 0.667


def test_two_long_lists_are_not_told_item_by_item() -> None:
    lists = ["".join(f"{n * step}元," for n in range(700)) for step in (1, 3)]
    with at_most(5):
        assert differing(*lists) == ()
    assert untold(*lists)
    assert not untold("低保标准不低于500元。", "低保标准不低于600元。")


def test_goals_of_two_long_lists_are_put_together_in_time() -> None:
    """Thousands of numbers, in statements of which every one is linked with every other."""
    plans = [read("同比增长1%," * count) for count in (2_900, 2_600)]
    found = compare(*(replace(one, id=name) for one, name in zip(plans, "ab", strict=True)))
    with at_most(10):  # each with each would take minutes
        goals = goals_of(found, 1)
    assert "kept" in {goal.state for goal in goals}


def test_goals_beyond_what_can_be_compared_are_those_of_the_same_words(monkeypatch) -> None:
    lists = "新增床位20张,改造公墓3处。", "新增床位30张,改造公墓5处。"
    articles = [[("养老", text)] for text in lists]
    pair = plan(*articles[0], name="a", year=2020), plan(*articles[1], name="b", year=2022)
    found = compare(*pair)
    before = goals_of(found, 1)
    monkeypatch.setattr(goal_counterparts, "MOST", 0)
    assert goals_of(found, 1) == before
    assert [goal.state for goal in before] == ["changed", "changed"]


def test_goals_are_found_once_for_a_page(monkeypatch) -> None:
    asked: list[int] = []
    find = goals_module.goals_of
    monkeypatch.setattr(goals_module, "goals_of", lambda *of: asked.append(of[1]) or find(*of))
    pair = (
        plan(("养老", f"新增床位{beds}张。"), name=name, year=year)
        for beds, name, year in ((20, "a", 2020), (30, "b", 2022))
    )
    assert "床位" in render(compare(*pair))
    assert asked == [1]


def test_the_items_of_a_long_list_are_found_in_time() -> None:
    text = "推进" + "、".join(f"项{n}" for n in range(30_000)) + "建设。"
    with at_most(5):  # each held against all others would take minutes
        pieces = units(text)
    assert "".join(pieces) == text
    assert pieces.count("项7") == 1


def test_spans_that_overlap_the_longest_are_kept() -> None:
    assert whole_spans("《低保、特困办法》、“甲、乙”、养老、救助。") == [(0, 9), (10, 15), (16, 18)]


def test_the_numbers_beside_one_are_found_in_a_long_list_in_time() -> None:
    text = "投入" + "、".join(f"{n}元" for n in range(1, 6_000)) + "。"
    numbers = read_facts(text, "number")
    with at_most(3):  # to look at all of them for each would be half a minute
        rows = [row_of(text, one, (one.start, one.end), numbers) for one in numbers]
    assert rows == [(one.start, one is not numbers[-1]) for one in numbers]
    assert row_of(text, numbers[2], (0, len(text)), numbers) == (2, True)


def test_what_a_number_compared_elsewhere_denies_is_found_in_time() -> None:
    both = [number_event("低保标准", f"{n}元", f"{n + 1}元") for n in range(3_000)]
    lone = [number_event("低保标准", "", f"{n + 1}元") for n in range(3_000)]
    others = [number_event("养老床位", "", "2元"), number_event("低保标准", "", "9999元")]
    with at_most(5):  # each asked of all others would take a minute
        kept = without_denied([*both, *lone, *others])
    assert kept == [*both, *others]


def number_event(matter: str, before: str, after: str) -> Event:
    facts = (("before_fact", before), ("after_fact", after))
    value = event_on(0)
    return replace(value, type="number_changed", matter=matter, facts=facts)


def test_a_table_is_looked_for_in_many_lines_in_time() -> None:
    lines = [Passage(str(n), tuple(range(len(str(n))))) for n in range(100_000)]
    with at_most(3):
        assert cut_cell_lines(lines, "") == (lines, ())


def test_statements_are_found_in_a_long_article_in_time() -> None:
    """Measures that go on in a second line, which their article's text parts from the first."""
    long = article(8_000)
    with at_most(5):  # from the start for each of them it would be a minute
        assert len(statement_stretches(long)) == 8_000


def test_of_many_lines_that_are_alike_each_has_one_counterpart_in_time() -> None:
    lines = [Stated("", False, (0, 1), f"低保标准不低于{n}元。") for n in range(1_500)]
    with at_most(5):  # a list of all that are alike would take a gigabyte
        found = counterparts(lines, lines[::-1], {})
    assert [(pair.left, pair.right) for pair in found] == [(1_499 - n, n) for n in range(1_500)]


def test_of_many_lines_that_are_all_alike_each_has_one_counterpart_in_time() -> None:
    here, there = (
        [Stated("", False, (0, 1), f"{text}的任务")] * 3_000 for text in ("完成甲类", "完成乙类")
    )
    with at_most(12):  # of nine million pairs one by one half a minute
        found = counterparts(here, there, {})
    assert [(pair.left, pair.right) for pair in found] == [(n, n) for n in range(3_000)]


def test_statements_are_asked_for_words_in_time() -> None:
    """Of each statement of an article whether one of another, as long, has all its words."""
    texts = [f"第{n}项任务由第{n % 97}组完成" for n in range(3_000)]
    statements = Statements(texts)
    with at_most(5):  # statement by statement it would be a minute
        found = [statements.one_has({"任务", "完成", f"第{n % 100}组"}) for n in range(30_000)]
    assert found == [n % 100 < 97 for n in range(30_000)]


@given(
    st.lists(st.text("甲乙丙", max_size=5), max_size=6),
    st.sets(st.text("甲乙丙", min_size=1, max_size=2)),
)
def test_one_statement_has_all_words_or_none_has(texts: list[str], words: set[str]) -> None:
    assert Statements(texts).one_has(words) == any(
        all(word in text for word in words) for text in texts
    )


def test_lines_of_a_source_are_counted_in_time() -> None:
    document = segment(read_text("一、低保\n完善制度。\n" + "做好救助。\n" * 29_000))
    text = document.source.text
    with at_most(5):  # from the start for each of them it would be some twenty seconds
        found = [line_number(document, place) for place in range(len(text))]
    assert found[:8] == [1, 1, 1, 1, 1, 2, 2, 2]
    assert found[-1] == text.count("\n", 0, len(text) - 1) + 1


def test_lines_that_were_held_against_each_other_are_not_again(monkeypatch) -> None:
    """Two articles are asked for as one text, then side by side without their headings."""
    asked = []

    def likeness(lefts, rights, **_):
        asked.extend(product(lefts, rights))
        return np.zeros((len(lefts), len(rights)))

    monkeypatch.setattr(report_counterparts, "cdist", likeness)
    here, there = (
        [Stated("", n == 0, (0, 1), f"{name}第{n}项。") for n in range(3)] for name in "甲乙"
    )
    assert counterparts(here, there, {}) == [(0, 0)]
    assert counterparts(here[1:], there[1:], {}) == []
    assert sorted(asked) == sorted(set(asked))
    assert len(asked) == 4


def article(count: int) -> Article:
    lines = [(f"{n}.健全低保标准,", f"做好第{n}项工作。") for n in range(count)]
    text = "\n".join(line for both in lines for line in both)
    places = iter([at for at, sign in enumerate(text) if sign != "\n"])
    stated = (
        Measure(f"a01.{n}", "".join(both), tuple(islice(places, sum(map(len, both)))))
        for n, both in enumerate(lines)
    )
    whole = (0, len(text))
    return Article("a01", None, "", "", text, tuple(range(*whole)), whole, tuple(stated))


def test_clauses_compare_alike_however_they_are_multiplied(monkeypatch) -> None:
    """All with all at once, or each two sets of matters once."""
    one, other = plans_on_known_matters()
    few = subjects.subject_views(one, other, every_pair(one, other), load().particulars)
    monkeypatch.setattr(subjects, "FEW", 0)
    many = subjects.subject_views(one, other, every_pair(one, other), load().particulars)
    assert few["subject of clauses"].max() > 0.5
    assert all(many[name].tolist() == pytest.approx(few[name].tolist()) for name in few)


def test_of_too_many_clauses_the_first_are_compared(monkeypatch) -> None:
    one, other = plans_on_known_matters()
    pairs = every_pair(one, other)
    monkeypatch.setattr(subjects, "MOST_TOGETHER", 20)
    monkeypatch.setattr(subjects, "FEWER_CLAUSES", (40, 1))
    found = subjects.subject_views(one, other, pairs, load().particulars)
    assert found["subject of clauses"].tolist() == found["first subject"].tolist()


def test_letters_of_very_many_kinds_share_columns(monkeypatch) -> None:
    one, other = plans_on_known_matters()
    pairs = every_pair(one, other)
    whole = views._bags(one, other, pairs, list)
    monkeypatch.setattr(views, "MOST_NUMBERS", 60)
    bounded = views._bags(one, other, pairs, list)
    assert np.isfinite(bounded).all()
    assert bounded.argmax() == whole.argmax()


def plans_on_known_matters() -> list:
    texts = ("提高低保标准,规范审核。建设公墓,开展培训。", "规范低保审核,提高低保标准。")
    rest = ("其他", "做好工作。抓好落实。完成任务。加强管理。落实要求。改进作风。")
    return [side_of(plan(("救助", text), rest, name=text[:2])) for text in texts]


def every_pair(one, other) -> Candidates:
    rows, columns = np.indices((len(one.statements), len(other.statements))).reshape(2, -1)
    return Candidates(rows, columns, one.owner[rows], other.owner[columns])


def test_what_became_of_thousands_of_articles_is_found_in_time() -> None:
    ends = [(n, other % 3_000) for n in range(3_000) for other in range(n, n + 10)]
    links = tuple(
        Link(f"a/a{left:04}", f"b/a{right:04}", "article", "partial", 0.5, 0.0, None)
        for left, right in ends
    )
    nothing = Side(read(SENTENCE), (), {}, (), ())
    pair = Pair(nothing, nothing, links, (), EMPTY)
    with at_most(3):  # to look through all links for each of them would take ten seconds
        found = [linked_with(pair, f"a/a{n:04}") for n in range(3_000)]
    assert all(len(articles) == 10 for articles in found)


def test_thousands_of_events_on_one_article_are_put_in_order_in_time() -> None:
    few, many = ([event_on(n) for n in range(count)] for count in (100, 5_000))
    assert len(diversified(few)) == 100
    with at_most(5):  # to weigh all again after each of them would take a minute
        order = [one.interest for one in diversified(many)]
    assert len(order) == 5_000
    assert order == sorted(order, reverse=True)


def test_few_events_are_in_the_same_order_however_often_they_may_be_weighed(monkeypatch) -> None:
    found = [event_on(n) for n in range(50)]
    before = diversified(found)
    monkeypatch.setattr(interest, "MOST_LOOKS", 5_000)
    assert diversified(found) == before


def event_on(number: int) -> Event:
    value = 0.5 + number % 7 / 20
    unit = (f"b/a01.{number}",)
    return Event(
        "appears", "低保", "", ("a", "b"), (), unit, (), 0.75, value, (), "appears.measure"
    )


def test_statements_that_say_one_word_over_and_over_are_not_held_word_by_word() -> None:
    assert repetitive(["👨", "😀"] * 100, ["👨", "😀"] * 100)
    statement = tokens("新建社区日间照料中心15个，配齐适老设施，由社会力量运营的比例达到40%。")
    assert not repetitive(statement, statement)


def test_a_text_that_is_hardly_more_than_numbers_lists_none() -> None:
    numbers = "、".join(f"{n}万元" for n in range(1, 40))
    few = plan(("低保", f"城市低保标准{numbers}。"), name="a", year=2020)
    assert list(listed(few))
    many = plan(*(("低保", f"城市低保标准{numbers}。") for _ in range(200)), name="b", year=2020)
    assert not list(listed(many))
