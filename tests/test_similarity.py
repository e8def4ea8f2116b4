"""What each view sees, on articles that can be read at a glance."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from compare.model import Document
from compare.similarity import compare_pair
from compare.similarity.bags import character_pairs, telling_weights
from compare.similarity.letters import sharing
from compare.similarity.shared import citations, numbers
from compare.similarity.standing import standing
from compare.similarity.views import Views
from compare.themes.lexicon import load
from tests.small_plans import plan

OLD = plan(
    ("完善五保供养", "提高农村五保供养标准。加强敬老院建设和管理。"),
    ("推进殡葬改革", "落实惠民殡葬政策。治理散埋乱葬,建设公益性公墓。"),
    ("规范地名管理", "开展地名普查。编纂标准地名词典。"),
    ("做好婚姻登记", "推进婚姻登记规范化建设。开展婚姻家庭辅导。"),
    name="old",
    year=2015,
)
NEW = plan(
    ("规范婚姻登记", "深化婚俗改革,开展婚姻家庭辅导。推进婚姻登记跨省通办。"),
    ("保障特困人员", "提高特困人员供养标准。改造敬老院,提升护理能力。"),
    ("深化殡葬改革", "建设公益性公墓。落实惠民殡葬政策。"),
    ("加强地名管理", "编纂标准地名词典。清理不规范地名。"),
    name="new",
    year=2022,
)
COUNTERPART = {0: 1, 1: 2, 2: 3, 3: 0}


class Letters:
    """An encoder that counts letters: enough to be an encoder."""

    name = "letters"

    def encode(self, texts):
        rows = np.zeros((len(texts), 512), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for letter in text:
                row[ord(letter) % 512] += 1
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


@pytest.mark.parametrize(
    "view", ["words", "characters", "topics", "meaning", "matters", "together", "found", "closest"]
)
def test_each_view_finds_the_counterpart(view: str) -> None:
    scores = compare_pair(OLD, NEW, Letters(), load())
    assert dict(enumerate(scores.views[view].argmax(axis=1))) == COUNTERPART


def test_known_names_of_one_matter_are_alike() -> None:
    """五保 and 特困人员 have no word in common, but are one matter."""
    old = plan(("五保", "五保对象应保尽保。"), ("双拥", "走访驻军。"))
    new = plan(("特困", "特困人员认定。"), ("地名", "编纂词典。"))
    views = compare_pair(old, new, None, load()).views
    assert views["words"][0, 0] == 0
    assert views["matters"][0, 0] > 0.9
    assert views["main matter"][0, 0] > 0


def test_one_statement_of_a_mixed_article_finds_its_place() -> None:
    mixed = plan(
        ("深化改革", "推进殡葬改革,建设公益性公墓。开展地名普查。规范婚姻登记。"),
        ("双拥工作", "走访慰问驻军部队。"),
    )
    views = compare_pair(mixed, NEW, None).views
    for article in (0, 2, 3):
        assert views["closest"][0, article] > views["closest"][1, article]


def test_views_are_between_zero_and_one() -> None:
    views = compare_pair(OLD, NEW, Letters(), load()).views
    assert all(view.shape == (4, 4) for view in views.values())
    assert all(view.min() >= 0 and view.max() <= 1 for view in views.values())


def test_without_encoder_and_lexicon_their_views_are_missing() -> None:
    assert not {"meaning", "matters", "main matter"} & set(compare_pair(OLD, NEW, None).views)


@pytest.mark.parametrize("encoder", [None, Letters()], ids=["no encoder", "encoder"])
def test_swapped_sides_mirror_to_the_last_digit(encoder: Letters | None) -> None:
    there = compare_pair(OLD, NEW, encoder, load()).views
    back = compare_pair(NEW, OLD, encoder, load()).views
    assert all((there[name] == back[name].T).all() for name in there)


SENTENCES = st.lists(
    st.sampled_from(
        ["提高低保标准。", "建设公墓。", "开展普查2次。", "《社会救助暂行办法》。", "a。", "。"]
    ),
    max_size=3,
).map("".join)


@given(st.lists(SENTENCES, min_size=1, max_size=4), st.lists(SENTENCES, min_size=1, max_size=4))
def test_any_texts_compare(left: list[str], right: list[str]) -> None:
    one, other = (_plain(texts, name) for texts, name in ((left, "left"), (right, "right")))
    views = compare_pair(one, other, Letters(), load()).views
    assert all(np.isfinite(view).all() for view in views.values())


def _plain(texts: list[str], name: str) -> Document:
    return plan(*(("标题", text) for text in texts), name=name)


def test_what_stands_out_stands_out_in_row_and_column() -> None:
    values = np.array([[0.9, 0.1, 0.1], [0.8, 0.1, 0.3], [0.1, 0.2, 0.1]])
    assert standing(values)[0, 0] > standing(values)[1, 0] > standing(values)[2, 0]


@pytest.mark.parametrize("share", [0, 0.01, 0.1])
def test_few_values_stand_out_as_among_many(share: float, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(0)
    values = np.where(chance.random((40, 30)) < share, chance.random((40, 30)), 0)
    quick = standing(values), standing(values.T)
    monkeypatch.setattr("compare.similarity.standing.FEW", 0)
    assert [one.tobytes() for one in quick] == [standing(v).tobytes() for v in (values, values.T)]


def test_rare_terms_tell_more() -> None:
    weight = telling_weights([["公墓", "建设"], ["公墓", "建设"], ["建设"], ["年检"]])
    assert weight["公墓"] > weight["建设"] >= 1
    assert "年检" not in weight


def test_character_pairs_leave_out_digits_and_punctuation() -> None:
    assert character_pairs("低保,360元") == ["低保", "保元"]


def test_references_are_titles_and_counted_numbers() -> None:
    text = "2022年贯彻《殡葬管理条例》,新建公墓 30 个,覆盖率达到 95%。"
    assert citations(text) == ["殡葬管理条例"]
    assert numbers(text) == ["30个", "95%"]


def test_a_view_is_made_when_it_is_read_and_not_when_it_is_asked_for() -> None:
    made: list[str] = []

    def above() -> np.ndarray:
        made.append("above")
        return np.array([[0.0, 2.0], [0.0, 0.0]])

    views = Views({"above": above}).turned
    assert "above" in views
    assert "below" not in views
    assert not made
    assert views["above"].tolist() == [[0, 0], [1, 0]]


LINES = st.lists(st.text("低保救助", max_size=12), min_size=1, max_size=6)


@given(LINES, LINES, st.sampled_from([0.3, 0.6, 1.0]))
def test_texts_that_are_alike_share_letters(
    left: list[str], right: list[str], least: float
) -> None:
    """None is passed over that has the ratio."""
    for text, places in zip(left, sharing(left, right, least), strict=True):
        found = [n for n, one in enumerate(right) if fuzz.ratio(text, one) >= 100 * least]
        assert set(found) <= set(places.tolist())


def test_texts_that_share_too_few_letters_are_passed_over() -> None:
    (places,) = sharing(["完善低保标准"], ["低保标准", "推进殡葬改革", "准标保低"], 0.6)
    assert places.tolist() == [0, 2]
