"""What the judge of links has learned, and how it learns."""

from __future__ import annotations

import tomllib

import numpy as np
import pytest

from compare.align.judge import Judge, judge_of, probability, readings, setting
from compare.align.prevalence import adapted
from compare.encoder import built_in
from compare.similarity import compare_pair
from compare.themes.lexicon import load
from compare.training.weights import Lesson, as_toml, teach
from tests.small_plans import plan

SOME = plan(("低保", "提高低保标准。"), ("殡葬", "建设公墓。"))


@pytest.mark.parametrize("encoder", [None, built_in()], ids=["no encoder", "built-in"])
@pytest.mark.parametrize("lexicon", [None, load()], ids=["no lexicon", "lexicon"])
def test_there_is_a_judge_for_every_setting(encoder, lexicon) -> None:
    views = compare_pair(SOME, SOME, encoder, lexicon).views
    for question in ("main", "any"):
        assert set(judge_of(views, question).weights) <= set(dict(readings(views)))
    assert set(judge_of(views, "measure").weights) == {"likeness"}


def test_settings_are_told_apart_by_their_views() -> None:
    assert setting({"words": np.eye(2)}) == "texts"
    assert setting({"words": np.eye(2), "matters": np.eye(2), "meaning": np.eye(2)}) == (
        "texts_meaning_matters"
    )


def test_more_likeness_never_speaks_against_a_link() -> None:
    for lexicon in (None, load()):
        views = compare_pair(SOME, SOME, built_in(), lexicon).views
        for question in ("main", "any", "measure"):
            assert min(judge_of(views, question).weights.values()) > 0


LIKENESS = np.array([[0.9, 0.1, 0.2], [0.2, 0.8, 0.1], [0.1, 0.3, 0.2]])
NOISE = np.array([[0.3, 0.9, 0.1], [0.8, 0.2, 0.9], [0.5, 0.5, 0.4]])
TRUTH = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [np.nan, 0.0, 0.0]])


def test_teaching_finds_what_tells_links_and_leaves_the_rest() -> None:
    judge = teach([Lesson({"likeness": LIKENESS, "noise": NOISE}, TRUTH)], penalty=0.1)
    assert list(judge.weights) == ["likeness"]
    chance = probability(judge, [("likeness", LIKENESS)])
    assert chance[0, 0] > 0.7 > 0.3 > chance[0, 1]


def test_what_is_in_doubt_teaches_nothing() -> None:
    other = LIKENESS.copy()
    other[2, 0] = 0.99
    assert teach([Lesson({"likeness": LIKENESS}, TRUTH)]) == teach(
        [Lesson({"likeness": other}, TRUTH)]
    )


def test_a_lesson_of_no_weight_teaches_nothing() -> None:
    lesson = Lesson({"likeness": LIKENESS}, TRUTH)
    nothing = Lesson({"likeness": LIKENESS[:, ::-1]}, TRUTH, weight=0.0)
    assert teach([lesson, nothing]) == teach([lesson])


def test_judges_are_written_as_readable_numbers() -> None:
    judges = {"texts": {"main": Judge({"words: own": 1.5}, -3.0, 0.05)}}
    assert tomllib.loads(as_toml(judges)) == {
        "texts": {"main": {"constant": -3.0, "share": 0.05, "weights": {"words: own": 1.5}}}
    }


def test_where_more_is_linked_than_usual_chances_rise() -> None:
    """Half of these pairs look linked; the judge learned where one in a hundred was."""
    many = np.tile([0.9, 0.1], (50, 50))
    few = np.where(np.arange(5000).reshape(50, 100) == 0, 0.9, 0.0)
    assert adapted(many, 0.01)[0, 0] > 0.99
    assert adapted(few, 0.05)[0, 0] < 0.9


def test_short_documents_keep_the_usual_chances() -> None:
    chance = np.array([[0.8, 0.1], [0.1, 0.7]])
    assert abs(adapted(chance, 0.05) - chance).max() < 0.05


def test_adapted_chances_keep_their_order() -> None:
    chance = np.round(np.linspace(0, 1, 400).reshape(20, 20), 4)
    assert (np.diff(adapted(chance, 0.3).ravel()) >= 0).all()
