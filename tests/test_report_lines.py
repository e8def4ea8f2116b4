"""Lines of two articles put together: which ones, in which rows, and with which marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.model import Link
from compare.redline import Reading, redline
from compare.report.marks import Quoted
from compare.report.text.atoms import woven
from compare.report.text.beside import _strips
from compare.report.text.counterparts import Stated, counterparts, joined
from compare.telling.shared import Run

WORDS = ("提高", "低保", "标准", "，", "900元", "建立", "台账", "不得")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=10).map("".join)
SHOWN = {"left": ("", "gone", "was"), "right": ("", "come", "now")}


def lines(side: str, *texts: str) -> list[Stated]:
    return [Stated(f"{side}/a01.{n}", False, (0, len(t)), t) for n, t in enumerate(texts)]


def links(*pairs: tuple[int, int, str, float]) -> dict[tuple[str, str], Link]:
    return {
        (f"早/a01.{i}", f"晚/a01.{j}"): Link(
            f"早/a01.{i}", f"晚/a01.{j}", "measure", strength, score, 0.5, None
        )
        for i, j, strength, score in pairs
    }


LEFT = lines("早", "健全低保制度。", "开展核对工作。", "储备救灾物资。")
RIGHT = lines("晚", "储备救灾的物资。", "提高低保标准。", "完善特困供养。")


def test_lines_stand_together_by_their_links_main_ones_first_then_by_their_words() -> None:
    linked = links((0, 1, "partial", 0.9), (0, 2, "main", 0.5))
    assert counterparts(LEFT, RIGHT, linked) == [(2, 0), (0, 2)]


def test_beside_a_line_stands_what_is_linked_to_it_and_to_nothing_else() -> None:
    linked = links((0, 1, "main", 0.9), (0, 2, "main", 0.5), (1, 1, "partial", 0.4))
    assert joined(LEFT, RIGHT, linked) == [([0, 1], [1, 2]), ([2], [0])]


PLACES = st.tuples(st.integers(0, 3), st.integers(0, 3))


@given(st.integers(1, 4), st.lists(st.integers(1, 4), min_size=1, max_size=3), st.lists(PLACES))
def test_every_line_has_its_place_in_the_grid_and_rows_follow_each_other(
    count: int, counts: list[int], pairs: list[tuple[int, int]]
) -> None:
    """Several right articles share the addresses of their lines here, which makes more links."""
    left = lines("早", *(f"第{n}项。" for n in range(count)))
    rights = [lines("晚", *(f"{n}号事。" for n in range(size))) for size in counts]
    strips = list(_strips(left, rights, links(*((i, j, "main", 0.9) for i, j in pairs))))
    assert sorted(i for strip in strips for i in strip.left) == list(range(count))
    for which, size in enumerate(counts):
        mine = [strip for strip in strips if strip.which == which]
        assert sorted(j for strip in mine for j in strip.right) == list(range(size))
    rows = [strip.row for strip in strips]
    assert rows == sorted(set(rows))


@given(TEXTS, TEXTS, st.data())
def test_marks_and_quotes_lose_no_word_of_either_wording(
    left: str, right: str, data: st.DataObject
) -> None:
    texts = {"left": left, "right": right}
    quotes = {}
    for side, text in texts.items():
        place = st.integers(0, max(len(text) - 1, 0))
        drawn = data.draw(st.lists(st.tuples(place, place).map(sorted), max_size=3 * bool(text)))
        quotes[side] = [
            Quoted((a, b + 1), f"{side}-{n}", n, f"finding-{n}") for n, (a, b) in enumerate(drawn)
        ]
    pieces = woven(redline(left, right, Reading()), (0, 0), quotes)
    anchors = [anchor for piece in pieces for anchor in piece.anchors]
    assert sorted(anchors) == sorted(quote.anchor for side in quotes for quote in quotes[side])
    findings = [finding for piece in pieces for finding in piece.findings]
    assert len(findings) == len(set(findings))
    for side, text in texts.items():
        assert said(side, [run for piece in pieces for run in piece.runs]) == text
        covered = {i for quote in quotes[side] for i in range(*quote.stretch)}
        at = 0
        for piece in pieces:
            for character in said(side, list(piece.runs)):
                assert piece.quoted or at not in covered, character
                at += 1


def said(side: str, runs: list[Run]) -> str:
    return "".join(run.text for run in runs if run.state in SHOWN[side])
