"""Laws that hold for every text: nothing is lost, and nothing falls over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from compare.model import Document
from compare.segment import segment
from compare.source import read_source, read_text
from compare.source.decode import decode
from tests.conftest import CORPUS, PLANS

WILD = Path(os.environ.get("MZDIFF_SHARED", Path(__file__).parents[2] / "shared")) / "text" / "wild"
ACTIVE = "一二三十、(). 1234①②第章条节附件::,。;“”《》\n\n  民政工作要点低保养老2022年月日局厅是 \u3000\u200b"
LINES = st.lists(
    st.one_of(
        st.text(alphabet=ACTIVE, max_size=40),
        st.builds(
            "{}、{}".format,
            st.sampled_from("一二三四五"),
            st.sampled_from(["社会救助", "养老服务。"]),
        ),
        st.builds(
            "({}){}。{}".format,
            st.sampled_from("一二三四五"),
            st.just("完善制度"),
            st.just("做好工作。" * 3),
        ),
        st.builds(
            "{}.{}".format, st.integers(1, 40), st.sampled_from(["完善低保制度。", "做好救助,"])
        ),
        st.sampled_from(
            [
                "各市民政局:",
                "某省民政厅",
                "2022年3月7日",
                "2022年民政工作要点",
                "附件:任务表",
                "- 3 -",
                "打印 关闭",
            ]
        ),
    ),
    max_size=30,
)


def misplaced(document: Document) -> list[int]:
    """Return the places of the source that lie in no piece of the document, or in two.

    A removed piece inside an article is a hole in it.
    """
    text = document.source.text
    pieces = [0] * len(text)
    spans = [p.span() for p in document.preamble]
    spans += [unit.span for unit in (*document.sections, *document.articles)]
    for start, end in spans:
        for i in range(start, end):
            pieces[i] += 1
    for removed in document.removed:
        pieces[slice(*removed.span)] = [1] * (removed.span[1] - removed.span[0])
    return [
        i
        for i, n in enumerate(pieces)
        if n != 1 and not text[i].isspace() and text[i].isprintable()
    ]


@given(LINES)
def test_nothing_is_lost_in_any_text(lines: list[str]) -> None:
    assert misplaced(segment(read_text("\n".join(lines)))) == []


@given(st.text(max_size=200))
def test_nothing_is_lost_in_any_characters(text: str) -> None:
    assert misplaced(segment(read_text(text))) == []


@given(st.sampled_from(PLANS), st.data())
def test_nothing_is_lost_in_a_mutilated_plan(name: str, data: st.DataObject) -> None:
    lines = (CORPUS / f"{name}.txt").read_text("utf-8").splitlines()
    cut = data.draw(st.integers(0, len(lines)), label="cut")
    swapped = data.draw(st.integers(0, max(0, len(lines) - 2)), label="swapped")
    glue = data.draw(st.sampled_from(["\n", "\r\n", "\n\n", " ", ""]), label="glue")
    lines[swapped : swapped + 2] = lines[swapped : swapped + 2][::-1]
    assert misplaced(segment(read_text(glue.join(lines[:cut])))) == []


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, _, _ = decode(data)
    except ValueError as refusal:
        event(str(refusal))
    else:
        assert misplaced(segment(read_text(text))) == []


def test_nothing_is_lost_in_the_plans(plan: Path) -> None:
    assert misplaced(segment(read_source(plan))) == []


@pytest.mark.skipif(not WILD.exists(), reason="the texts of other kinds are not on this machine")
def test_nothing_is_lost_in_texts_of_other_kinds() -> None:
    files = [path for path in sorted(WILD.iterdir()) if path.suffix != ".tsv"]
    assert {path.name: misplaced(segment(read_source(path))) for path in files} == {
        path.name: [] for path in files
    }
