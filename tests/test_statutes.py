"""Two versions of a law, read as 新旧条文对照: what corresponds, what was put in, what was struck out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.export.sides import side_rows
from compare.model import Comparison, Document
from compare.pipeline import compare
from compare.report.text.desk import desk_of
from compare.report.text.reading import parts
from compare.report.view.reading import Cited, Row
from compare.segment import segment
from compare.source import read_text
from compare.telling.words.naming import names_of

OLD = """志愿服务条例
(2016年5月1日公布)
第一章 总则
第一条 为了保障志愿者的合法权益,促进志愿服务事业发展,制定本条例。
第二条 本条例适用于志愿服务活动以及与志愿服务有关的活动。
第三条 开展志愿服务,应当遵循自愿、无偿、平等、诚信、合法的原则。
第二章 志愿服务活动
第四条 志愿者可以将其身份信息、服务技能、服务时间、联系方式向志愿服务信息系统注册。
第五条 志愿服务组织应当向志愿者颁发纪念徽章。
第六条 志愿服务组织安排志愿者参与可能发生人身危险的活动前,应当为志愿者购买意外伤害保险。
第七条 志愿服务组织泄露志愿者有关信息的,由民政部门给予警告,责令限期改正。
第三章 附则
第八条 本条例自2016年7月1日起施行。
"""
NEW = """志愿服务条例
(2016年5月1日公布 根据2023年3月2日《关于修改〈志愿服务条例〉的决定》修订)
第一章 总则
第一条 为了保障志愿者的合法权益,促进志愿服务事业发展,制定本条例。
第二条 本条例适用于志愿服务活动以及与志愿服务有关的活动。
第三条 志愿服务事业坚持中国共产党的领导,弘扬奉献友爱互助进步的精神。
第四条 开展志愿服务,应当遵循自愿、无偿、平等、诚信、合法的原则。
第二章 志愿服务活动
第五条 志愿者可以将其身份信息、服务技能、服务时间、联系方式向全国志愿服务信息系统注册。
第六条 志愿服务组织安排志愿者参与可能发生人身危险的活动前,应当为志愿者购买意外伤害保险。
第三章 法律责任
第七条 志愿服务组织泄露志愿者有关信息的,由民政部门给予警告,责令限期改正;逾期不改正的,责令限期停止活动。
第四章 附则
第八条 本条例自2016年7月1日起施行。
"""
# The right article, the change, and whether the number is another one.
CORRESPONDING = {
    "第一条": ("第一条", "same", False),
    "第二条": ("第二条", "same", False),
    "第三条": ("第四条", "same", True),
    "第四条": ("第五条", "revised", True),
    "第六条": ("第六条", "same", False),
    "第七条": ("第七条", "revised", False),
    "第八条": ("第八条", "same", False),
}


def law(text: str, name: str) -> Document:
    return segment(read_text(text, f"{name}.txt"))


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """The newer text comes first on the command line, and its name first in the alphabet."""
    return compare(law(NEW, "a"), law(OLD, "b"))


def label(comparison: Comparison, address: str | None) -> str:
    return getattr(comparison.unit_by_address[address], "label", "") if address else ""


def test_versions_stand_in_order_of_their_last_amendment(comparison: Comparison) -> None:
    assert [(d.id, d.head.date) for d in comparison.documents] == [
        ("b", "2016-05-01"),
        ("a", "2023-03-02"),
    ]


def test_a_law_without_history_is_of_the_year_in_which_it_comes_into_force() -> None:
    lines = OLD.splitlines(keepends=True)
    assert law("".join([lines[0], *lines[2:]]), "law").head.year == 2016


def test_articles_correspond_whatever_their_numbers(comparison: Comparison) -> None:
    found = {
        label(comparison, change.left): (
            label(comparison, change.right),
            change.kind,
            change.renumbered,
        )
        for change, link in zip(comparison.changes, comparison.links, strict=False)
        if link.level == "article" and link.strength == "main"
    }
    assert found == CORRESPONDING


def test_an_article_has_moved_where_its_section_is_another_one() -> None:
    """第三条 goes to the end of 第二章; the articles between have other numbers and have not moved."""
    old = OLD.splitlines()
    order = [0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 5, 11, 12]
    text, number = "", 0
    for line in (old[i] for i in order):
        article = line[:1] == "第" and line[2] == "条"
        number += article
        text += (f"第{number}条{line[3:]}" if article else line) + "\n"
    found = compare(law(OLD, "a"), law(text, "b"))
    assert {
        (change.kind, change.renumbered, label(found, change.left), label(found, change.right))
        for change, link in zip(found.changes, found.links, strict=False)
        if link.level == "article" and change.renumbered
    } == {
        ("moved", True, "第三条", "第7条"),
        *(
            ("same", True, f"第{old}条", f"第{new}条")
            for old, new in zip("四五六七", "3456", strict=True)
        ),
    }


def test_what_was_put_in_and_struck_out_has_no_counterpart(comparison: Comparison) -> None:
    lone = [change for change in comparison.changes if not (change.left and change.right)]
    assert [(c.kind, label(comparison, c.left or c.right)) for c in lone] == [
        ("removed", "第五条"),
        ("added", "第三条"),
    ]


def test_articles_with_their_counterparts_have_no_other_links(comparison: Comparison) -> None:
    assert {link.strength for link in comparison.links if link.level == "article"} == {"main"}


def test_an_article_between_corresponding_ones_corresponds_however_it_was_rewritten() -> None:
    """第五条 keeps a phrase of its forerunner only, but stands where that stood."""
    lines = {
        "第五条": "第五条 志愿服务组织应当向志愿者出具志愿服务记录证明,不得收取费用。",
        "第六条": "第六条 志愿服务组织安排志愿者参与活动前,应当为志愿者购买意外伤害保险。",
    }
    text = "\n".join(lines.get(line[:3], line) for line in OLD.splitlines())
    found = compare(law(OLD, "a"), law(text, "b"))
    assert ("a/a05", "b/a05", "main") in {(k.left, k.right, k.strength) for k in found.links}


def test_rows_follow_the_new_law_with_struck_out_articles_in_their_place(
    comparison: Comparison,
) -> None:
    found = parts(desk_of(names_of(comparison, "zh"), 1, []))
    rows = [(part.title, [marks(row) for row in part.rows]) for part in found]
    assert rows == [
        ("前言", [("前言", "前言")]),
        (
            "第一章 总则",
            [("第一条", "第一条"), ("第二条", "第二条"), ("", "第三条"), ("第三条", "第四条")],
        ),
        ("第二章 志愿服务活动", [("第四条", "第五条"), ("第五条",), ("第六条", "第六条")]),
        ("第三章 法律责任", [("第七条", "第七条")]),
        ("第四章 附则", [("第八条", "第八条")]),
    ]


def cited(row: Row) -> list[Cited]:
    """Return how the articles of a row are cited, the left one first."""
    views = [row.one] if row.one else [*([row.left] if row.left else []), *row.right]
    return [one for view in views for one in view.cited]


def marks(row: Row) -> tuple[str, ...]:
    """Return the marks of a row, with an empty one for a left article that is not there."""
    return (*([] if row.one or row.left else [""]), *(one.mark for one in cited(row)))


def test_a_row_tells_the_new_number_and_where_an_article_stood_before(
    comparison: Comparison,
) -> None:
    found = parts(desk_of(names_of(comparison, "zh"), 1, []))
    rows = {marks(row)[0]: row for part in found for row in part.rows if marks(row)[0]}
    assert rows["第三条"].shift == "自此起条号后移 1 条：原第三条–第四条，今第四条–第五条"
    assert not any(row.shift for mark, row in rows.items() if mark != "第三条")
    assert {mark: cited(row)[0].section for mark, row in rows.items() if cited(row)[0].section} == {
        "第五条": "第二章 志愿服务活动",
        "第七条": "第二章 志愿服务活动",
        "第八条": "第三章 附则",
    }


def test_other_wording_is_no_event(comparison: Comparison) -> None:
    """What came is the leadership of the party and a second penalty; the badges are gone."""
    told = {(event.type, event.matter[:6]) for event in comparison.events}
    assert told == {
        ("appears", "志愿服务事业"),
        ("appears", "逾期不改正"),
        ("disappears", "向志愿者颁发"),
    }


def test_versions_of_a_law_of_the_country_are_of_one_region(comparison: Comparison) -> None:
    assert not [event for event in comparison.events if event.explanation.endswith("elsewhere")]
    assert "unknown_region" not in {note.kind for note in comparison.notes}


def test_links_mirror() -> None:
    """Told the other way round by a person, the same articles are linked."""
    old, new = law(OLD, "b"), law(NEW, "a")
    there = compare(old, new)
    back = compare(
        replace(new, source=replace(new.source, order=1)),
        replace(old, source=replace(old.source, order=2)),
    )
    assert {(k.left, k.right, k.strength) for k in there.links} == {
        (k.right, k.left, k.strength) for k in back.links
    }
    assert {(c.left, c.right, c.renumbered) for c in there.changes} == {
        (c.right, c.left, c.renumbered) for c in back.changes
    }


def test_the_word_report_follows_the_new_law_too(comparison: Comparison) -> None:
    rows = side_rows(names_of(comparison, "zh"), ("b", "a"))
    assert [
        (row.section, *([text.mark for text in side] for side in (row.left, row.right)))
        for row in rows
    ] == [
        ("第一章 总则", ["第一条"], ["第一条"]),
        ("第一章 总则", ["第二条"], ["第二条"]),
        ("第一章 总则", [], ["第三条"]),
        ("第一章 总则", ["第三条"], ["第四条"]),
        ("第二章 志愿服务活动", ["第四条"], ["第五条"]),
        ("第二章 志愿服务活动", ["第五条"], []),
        ("第二章 志愿服务活动", ["第六条"], ["第六条"]),
        ("第三章 法律责任", ["第七条"], ["第七条"]),
        ("第四章 附则", ["第八条"], ["第八条"]),
    ]
    assert rows[3].kinds == ("未变", "条号由第三条改为第四条")
