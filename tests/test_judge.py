"""What the judge of links has learned, and how it learns."""

from __future__ import annotations

import tomllib

import numpy as np
import pytest

from compare.align.judge import QUESTIONS, STAGES, Judge, judges_of, probabilities, setting
from compare.align.stages import judged
from compare.encoder import built_in
from compare.similarity import compare_pair
from compare.themes.lexicon import load
from compare.training.weights import Lesson, as_toml, teach
from tests.bench.weights import Pair, advanced, begun
from tests.small_plans import plan

NONE = np.zeros((0, 0))
SOME = plan(("低保", "提高低保标准。"), ("殡葬", "建设公墓。"))


@pytest.mark.parametrize("encoder", [None, built_in()], ids=["no encoder", "built-in"])
@pytest.mark.parametrize("lexicon", [None, load()], ids=["no lexicon", "lexicon"])
def test_there_is_a_judge_for_every_setting_stage_and_question(encoder, lexicon) -> None:
    """Every weight is of a reading that the stage has, so that none is learned for nothing."""
    pairs = Pair(("one", "other"), compare_pair(SOME, SOME, encoder, lexicon), NONE, NONE, ())
    lessons = begun(pairs)
    for stage in STAGES:
        judges = judges_of(pairs.scores.views, stage)
        assert tuple(judges) == QUESTIONS
        for judge in judges.values():
            assert judge.weights
            assert set(judge.weights) <= set(lessons.read[stage])
        lessons = advanced(lessons, stage, judges)


def test_settings_are_told_apart_by_their_views() -> None:
    assert setting({"words": np.eye(2)}) == "texts"
    assert setting({"words": np.eye(2), "matters": np.eye(2), "meaning": np.eye(2)}) == (
        "texts_meaning_matters"
    )


def test_both_rounds_judge_every_article_and_every_candidate() -> None:
    scores = compare_pair(SOME, SOME, built_in(), load())
    found = judged(scores, lambda stage: judges_of(scores.views, stage))
    for question in QUESTIONS:
        assert found.articles[question].shape == (2, 2)
        assert found.measures[question].shape == (len(found.pairs),)
        assert 0 <= found.articles[question].min() <= found.articles[question].max() <= 1
        assert (np.diag(found.articles[question]) > 0.9).all()


LIKENESS = np.array([[0.9, 0.1, 0.2], [0.2, 0.8, 0.1], [0.1, 0.3, 0.2]])
NOISE = np.array([[0.3, 0.9, 0.1], [0.8, 0.2, 0.9], [0.5, 0.5, 0.4]])
TRUTH = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [np.nan, 0.0, 0.0]])


def test_teaching_finds_what_tells_links_and_leaves_what_never_differs() -> None:
    views = {"likeness": LIKENESS, "noise": NOISE, "constant": np.ones((3, 3))}
    judge = teach([Lesson(views, TRUTH)], penalty=0.1)
    assert set(judge.weights) <= {"likeness", "noise"}
    assert judge.weights["likeness"] > 3 * abs(judge.weights.get("noise", 0.0))
    chance = probabilities({"main": judge}, views.items())["main"]
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
    judges = {"texts": {"articles alone": {"main": Judge({"words: own": 1.5}, -3.0)}}}
    assert tomllib.loads(as_toml(judges)) == {
        "texts": {"articles alone": {"main": {"constant": -3.0, "weights": {"words: own": 1.5}}}}
    }


def test_chances_are_rounded_and_never_overflow() -> None:
    judge = Judge({"likeness": 1000.0}, 0.0)
    found = probabilities({"main": judge}, [("likeness", np.array([[-1.0, 0.0, 1.0]]))])["main"]
    assert found.tolist() == [[0.0, 0.5, 1.0]]
