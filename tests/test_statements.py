"""Which statements compete for a counterpart, and what is seen of a pair."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Document
from compare.similarity import Scores, compare_pair
from compare.similarity.sides import side_of
from compare.statements.candidates import Candidates, candidates
from compare.statements.competition import above_others, best, readings
from compare.statements.subjects import subject_views
from compare.statements.support import support
from compare.statements.views import around, log_odds, statement_readings, text_views
from compare.themes.lexicon import load
from compare.themes.particulars import particulars
from tests.small_plans import plan

LEFT = plan(
    ("社会救助", "提高低保标准。规范审核审批,公示低保对象。"),
    ("殡葬改革", "建设公益性公墓。治理散埋乱葬。"),
    name="left",
)
RIGHT = plan(
    ("殡葬改革", "治理散埋乱葬。推行节地生态安葬。"),
    ("社会救助", "低保标准提高到每人每月600元。下放审核权限。"),
    name="right",
)
MATTERS = particulars(
    {
        "民政": {
            "source": "某办法",
            "低保标准": ["低保标准"],
            "审核": ["审核"],
            "公墓": ["公墓"],
            "散埋乱葬": ["散埋乱葬"],
        }
    }
)


def scores_of(left: Document = LEFT, right: Document = RIGHT) -> Scores:
    return compare_pair(left, right, None, load())


def pairs_of(left: Document = LEFT, right: Document = RIGHT) -> Candidates:
    """Return every pair of statements as a candidate."""
    one, other = side_of(left), side_of(right)
    places = [
        (i, j)
        for i, name in enumerate(one.measure_ids)
        for j, another in enumerate(other.measure_ids)
        if name and another
    ]
    rows, columns = np.array(places).T
    return Candidates(rows, columns, one.owner[rows], other.owner[columns])


def named(scores: Scores, pairs: Candidates) -> list[tuple[str, str]]:
    one, other = scores.left.measure_ids, scores.right.measure_ids
    return [(one[i], other[j]) for i, j in zip(pairs.rows, pairs.columns, strict=True)]


def test_candidates_are_pairs_of_statements_each_once_and_in_order() -> None:
    scores = scores_of()
    pairs = candidates(scores, np.ones((2, 2)))
    places = list(zip(pairs.rows.tolist(), pairs.columns.tolist(), strict=True))
    assert places == sorted(set(places))
    assert len(pairs) == 16  # headings on a line of their own are no statements
    assert (scores.left.owner[pairs.rows] == pairs.left).all()
    assert (scores.right.owner[pairs.columns] == pairs.right).all()


LONG = [
    (f"第{n}项", "".join(f"{word}第{n}类{other}。" for word in "甲乙丙丁" for other in "子丑寅卯"))
    for n in "一二三四五六七八九十"
]


def test_equal_statements_are_candidates_wherever_they_stand() -> None:
    """A statement stands in an article that nothing else joins to its counterpart's."""
    moved = "编纂标准地名词典。"
    left = plan(("地名", moved), *LONG, name="left")
    right = plan(*LONG[::-1], ("其他", "做好信访工作。" + moved), name="right")
    scores = scores_of(left, right)
    found = named(scores, candidates(scores, np.zeros((11, 11))))
    assert ("a01.1", "a11.2") in found
    assert len(found) < len(side_of(left).statements) * len(side_of(right).statements) / 2


def test_all_statements_of_plausible_articles_are_candidates() -> None:
    left, right = plan(*LONG, name="left"), plan(*LONG, name="right")
    scores = scores_of(left, right)
    plausible = np.zeros((10, 10))
    plausible[2, 7] = 0.5
    found = named(scores, candidates(scores, plausible))
    assert {(f"a03.{i}", f"a08.{j}") for i in range(1, 17) for j in range(1, 17)} <= set(found)


def test_a_pair_stands_out_beside_what_competes_with_it() -> None:
    group = np.array([0, 0, 0, 1, 1, 1])
    values = np.array([0.9, 0.1, 0.1, 0.9, 0.9, 0.9])
    alone, _, _, among, *_ = above_others(values, group)
    assert alone > among > 0


def test_the_best_of_a_group_is_found_in_any_order() -> None:
    group = np.array([1, 0, 1, 0, 2])
    values = np.array([0.2, 0.3, 0.5, 0.1, -1.0])
    assert best(values, group).tolist() == [0.5, 0.3, 0.5, 0.3, -1.0]


@given(st.lists(st.tuples(st.integers(0, 3), st.floats(0, 1, width=16)), min_size=1, max_size=12))
def test_standing_is_bounded_and_keeps_the_order_of_a_pair(entries) -> None:
    group, values = (np.array(part) for part in zip(*entries, strict=True))
    found = above_others(values, group)
    assert (found >= -8 / 7).all()
    assert (found < 8).all()
    assert (best(values, group) >= values).all()


def test_within_articles_the_best_counterpart_has_nothing_above_it() -> None:
    pairs = pairs_of()
    values = np.linspace(0, 1, len(pairs))
    found = dict(readings("likeness", values, pairs))
    assert list(found) == ["likeness: own", "likeness: standing", "likeness: within articles"]
    assert found["likeness: own"] is values
    assert found["likeness: within articles"].max() == 0
    assert found["likeness: within articles"][-1] == 0


def subjects(left: str, right: str) -> dict[str, float]:
    one, other = (
        plan(("甲", text), ("乙", "建设公墓。做好信访。开展培训。"), name=name)
        for name, text in (("left", left), ("right", right))
    )
    pairs = pairs_of(one, other)
    views = subject_views(side_of(one), side_of(other), pairs, MATTERS)
    return {name: float(values[0]) for name, values in views.items()}


def test_statements_on_one_matter_share_a_subject_in_whatever_words() -> None:
    same = subjects("提高低保标准。", "低保标准每人每月600元。")
    other = subjects("提高低保标准。", "治理散埋乱葬。")
    assert same["subject"] > 0.2 > other["subject"] == 0
    assert same["rarest subject"] > other["rarest subject"] == 0


def test_one_clause_of_a_list_of_matters_finds_its_own() -> None:
    """Whole statements are half alike; the clause on the standard is the same."""
    found = subjects("规范审核,提高低保标准。", "低保标准每人每月600元。")
    assert found["subject of clauses"] > found["subject"] > 0
    assert found["first subject"] == 0  # the first clauses are on different matters
    assert found["most subjects covered"] > found["subjects covered"] > 0


def test_statements_without_a_known_matter_share_none() -> None:
    assert set(subjects("做好工作。", "做好工作。").values()) == {0.0}


@pytest.mark.parametrize("lexicon", [None, load()], ids=["no lexicon", "lexicon"])
def test_every_reading_has_a_value_for_every_pair(lexicon) -> None:
    scores = compare_pair(LEFT, RIGHT, None, lexicon)
    pairs = pairs_of()
    found = statement_readings(scores, pairs)
    assert all(values.shape == (len(pairs),) for values in found.values())
    assert all(np.isfinite(values).all() for values in found.values())
    assert any(name.startswith("subject") for name in found) == (lexicon is not None)


def test_no_view_of_a_text_is_above_that_of_the_same_text() -> None:
    pairs = pairs_of()
    at = named(scores_of(), pairs).index(("a02.2", "a01.1"))
    views = text_views(scores_of(), pairs)
    for name in ("characters", "letters", "words", "partial ratio"):
        assert views[name][at] == pytest.approx(views[name].max())
        assert views[name].max() <= 1 + 1e-6


def test_swapped_sides_read_the_same() -> None:
    there, back = pairs_of(), pairs_of(RIGHT, LEFT)
    order = np.lexsort((back.rows, back.columns))
    one = statement_readings(scores_of(), there)
    other = statement_readings(scores_of(RIGHT, LEFT), back)
    assert one.keys() == other.keys()
    for name, values in one.items():
        assert values == pytest.approx(other[name][order], abs=1e-6), name


def test_chances_become_log_odds_within_bounds() -> None:
    found = log_odds(np.array([0.0, 0.5, 1.0]))
    assert found[1] == 0
    assert found[2] == pytest.approx(-found[0])
    assert found[2] < 10
    pairs = pairs_of()
    chance = np.array([[0.5, 0.9], [0.1, 0.5]])
    (values,) = around([("main", chance)], pairs).values()
    assert values.tolist() == log_odds(chance[pairs.left, pairs.right]).tolist()


def test_articles_are_supported_by_what_their_statements_carry() -> None:
    """Of four pairs of statements between two articles one is certain, between others none."""
    pairs = pairs_of()
    at = named(scores_of(), pairs).index(("a02.2", "a01.1"))
    chance = np.zeros(len(pairs))
    chance[at] = 1.0
    found = dict(support(side_of(LEFT), side_of(RIGHT), pairs, [("main", chance)]))
    likeliest = found["measures main likeliest: own"]
    assert likeliest.tolist() == [[0, 0], [1, 0]]
    covered = found["measures main covered: own"]
    assert 0 < covered[1, 0] < 1
    assert found["measures main share: own"].argmax() == 2
