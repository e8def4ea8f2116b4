"""What changed for a link, and that replaying the edits gives both texts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.diff import find_changes, replay, text_edits
from compare.model import Document, Link
from compare.segment import segment
from compare.source import read_text

CHINESE = st.text(alphabet="低保标准提高完善制度养老服务,。、360元/月《办法》 \n", max_size=60)


@given(CHINESE, CHINESE)
def test_edits_replay_both_texts(left: str, right: str) -> None:
    assert replay(text_edits(left, right)) == (left, right)


@given(CHINESE)
def test_a_text_and_itself_have_no_edit(text: str) -> None:
    assert all(edit.op == "equal" for edit in text_edits(text, text))


@given(CHINESE, CHINESE)
def test_an_edit_is_what_it_says(left: str, right: str) -> None:
    for edit in text_edits(left, right):
        assert (edit.op == "equal") == (edit.left == edit.right)
        assert (edit.op == "insert") == (not edit.left and bool(edit.right))
        assert (edit.op == "delete") == (bool(edit.left) and not edit.right)


def test_a_changed_number_is_marked_alone() -> None:
    edits = text_edits("低保平均标准不低于360元/月。", "低保平均标准不低于450元/月。")
    assert [(e.left, e.right) for e in edits if e.op != "equal"] == [("360", "450")]


def test_texts_without_common_words_are_one_replacement() -> None:
    edits = text_edits("做好双拥模范城创建表彰。", "推进智慧养老平台建设,加强监管。")
    assert [edit.op for edit in edits] == ["replace"]


def plan(name: str, text: str) -> Document:
    return segment(read_text(text, f"{name}.txt"))


def main(left: str, right: str, level: str = "article") -> Link:
    return Link(left, right, level, "main", 0.9, 0.8, 0.8)


LEFT = plan(
    "a",
    "一、社会救助\n(一)完善低保制度。健全低保标准。\n(二)做好临时救助。落实急难救助。\n"
    "二、养老服务\n(三)发展养老服务业。建设服务中心。\n三、优抚安置\n(四)做好双拥工作。开展走访慰问。\n",
)


@pytest.mark.parametrize(
    ("right", "links", "expected"),
    [
        (
            "一、社会救助\n(一)完善低保制度。健全低保标准。\n(二)做好临时救助。落实先行救助。\n二、养老服务\n(三)发展养老服务业。建设养老综合体。\n",
            [("a01", "a01"), ("a02", "a02"), ("a03", "a03")],
            ["same", "revised", "revised", "removed"],
        ),
        (
            "一、社会救助\n(一)完善低保制度。健全低保标准。\n(二)加强监管。开展治理。\n二、养老服务\n(三)发展居家养老。建设服务中心。\n(四)发展机构养老。建设养老院。\n",
            [("a01", "a01"), ("a03", "a03"), ("a03", "a04")],
            ["same", "split", "split", "removed", "removed", "added"],
        ),
        (
            "一、社会救助\n(一)完善低保制度。健全低保标准。\n(二)加强监管。开展治理。\n二、养老服务\n(三)发展养老服务业。建设服务中心。\n(四)做好临时救助。落实先行救助。\n",
            [("a01", "a01"), ("a02", "a04"), ("a03", "a03")],
            ["same", "same", "moved", "removed", "added"],
        ),
    ],
    ids=["revised and removed", "split", "moved and edited is one change"],
)
def test_kinds_of_change(right: str, links: list[tuple[str, str]], expected: list[str]) -> None:
    found = find_changes(LEFT, plan("b", right), [main(f"a/{a}", f"b/{b}") for a, b in links])
    assert sorted(change.kind for change in found) == sorted(expected)


def test_sides_mirror() -> None:
    right = plan(
        "b", "一、养老服务\n(一)发展居家养老。建设服务中心。\n(二)发展机构养老。建设养老院。\n"
    )
    there = find_changes(LEFT, right, [main("a/a03", "b/a01"), main("a/a03", "b/a02")])
    back = find_changes(right, LEFT, [main("b/a01", "a/a03"), main("b/a02", "a/a03")])
    mirror = {"split": "merged", "merged": "split", "added": "removed", "removed": "added"}
    assert {(c.right, c.left, mirror.get(c.kind, c.kind)) for c in there} == {
        (c.left, c.right, c.kind) for c in back
    }


def test_a_measure_between_articles_that_do_not_correspond_has_moved() -> None:
    right = plan(
        "b",
        "一、养老服务\n(一)发展养老服务业。建设服务中心。健全低保标准。\n(二)其他。做好工作。\n",
    )
    found = find_changes(LEFT, right, [main("a/a01.1", "b/a01.2", "measure")])
    assert found[0].kind == "moved"
    assert replay(found[0].edits) == ("健全低保标准。", "健全低保标准。")


def test_a_measure_that_only_shares_its_matter_has_not_moved() -> None:
    right = plan("b", "一、养老服务\n(一)发展养老服务业。建设服务中心。提高低保标准。\n")
    link = replace(main("a/a01.1", "b/a01.2", "measure"), strength="partial")
    assert find_changes(LEFT, right, [link])[0].kind == "revised"


def test_what_an_annex_says_again_has_not_moved() -> None:
    right = plan(
        "b",
        "一、社会救助\n(一)完善低保制度。健全低保标准。\n附件:重点工作事项\n1.健全低保标准。建设服务中心。\n",
    )
    (annex,) = [one for one in right.articles if right.in_annex(one)]
    link = main("a/a01.1", f"b/{annex.id}.1", "measure")
    assert find_changes(LEFT, right, [link])[0].kind in ("same", "revised")


def law(name: str, text: str) -> Document:
    """Return a law written as its articles, each on a line of its own."""
    return segment(read_text(text, f"{name}.txt"))


OLD_LAW = law(
    "a",
    "殡葬管理规定\n第一条 为了加强殡葬管理,制定本规定。\n第二条 推行火葬,节约殡葬用地。\n"
    "第三条 公墓由民政部门审批。\n第四条 本规定自发布之日起施行。\n",
)
NEW_LAW = law(
    "b",
    "殡葬管理规定\n第一条 为了加强殡葬管理,制定本规定。\n第2条 推行火葬,节约殡葬用地。\n"
    "第三条 殡葬服务收费应当公开。\n第四条 公墓由县级民政部门审批。\n第五条 本规定自发布之日起施行。\n",
)


def test_an_article_of_a_law_with_another_number_is_renumbered_and_has_not_moved() -> None:
    links = [main(f"a/{a}", f"b/{b}") for a, b in (("a01", "a01"), ("a02", "a02"))]
    links += [main("a/a03", "b/a04"), main("a/a04", "b/a05")]
    found = find_changes(OLD_LAW, NEW_LAW, links)
    assert [(change.kind, change.renumbered) for change in found] == [
        ("same", False),
        ("same", False),
        ("revised", True),
        ("same", True),
        ("added", False),
    ]


def test_of_an_article_that_was_split_the_number_goes_with_the_strongest_link() -> None:
    links = [main("a/a03", "b/a04"), replace(main("a/a03", "b/a03"), score=0.6)]
    found = find_changes(OLD_LAW, NEW_LAW, links)
    assert [(c.right, c.renumbered) for c in found if c.kind == "split"] == [
        ("b/a04", True),
        ("b/a03", False),
    ]


def test_the_number_of_an_item_in_a_plan_is_of_no_matter() -> None:
    right = plan("b", "一、社会救助\n(一)做好临时救助。落实急难救助。\n")
    (change, *_) = find_changes(LEFT, right, [main("a/a02", "b/a01")])
    assert (change.kind, change.renumbered) == ("same", False)
