"""Targets that compare: which do, and what the picture and its table say of them."""

from __future__ import annotations

from functools import cache

import pytest

from compare.export.json import as_values
from compare.model import Comparison, Document
from compare.pipeline import compare
from compare.report.page import page_view
from compare.report.render import render
from tests.report_page import SERIES, comparison, read_page
from tests.small_plans import plan

EARLIER = (
    "提高低保标准",
    "城市低保标准不低于4000元/年，农村低保标准不低于3000元/年。社会工作服务站覆盖率达到60%。",
)
LATER = (
    "提高低保标准",
    "城市低保标准达到5200元/年以上，农村低保标准不低于3000元/月。社会工作服务站覆盖率达到90%。",
)


@cache
def made(*years: int) -> Comparison:
    """Return a comparison of plans of these years: the first, then like the second."""
    plans: list[Document] = []
    for order, year in enumerate(years):
        plans.append(plan(LATER if order else EARLIER, name=f"plan-{year}", year=year))
    return compare(*plans, encoder=None)


def test_targets_of_one_subject_and_unit_compare() -> None:
    told = [
        (row.subject, [(t.value, t.number.unit) for t in row.targets])
        for row in made(2019, 2023).compared
    ]
    assert told == [
        ("城市低保标准", [(4000, "元/年"), (5200, "元/年")]),
        ("社会工作服务站覆盖率", [(60, "%"), (90, "%")]),
    ]


def test_the_plans_at_hand_have_none_and_show_none() -> None:
    assert comparison(*SERIES).compared == ()
    assert page_view(comparison(*SERIES), "zh").compared is None


def test_dots_stand_in_the_order_of_their_values() -> None:
    view = page_view(made(2019, 2023), "zh").compared
    assert view
    for picture in view.pictures:
        for group in picture.groups:
            first, last = group.rows[0].points
            assert (first.kind, last.kind) == ("first", "last")
            assert 0 < first.x < last.x < picture.width


def test_labels_have_year_bound_and_value() -> None:
    view = page_view(made(2019, 2023), "zh").compared
    assert view
    rows = {row.name: row for group in view.pictures[0].groups for row in group.rows}
    said = [f"{point.when} {point.label}" for point in rows["城市低保标准"].points]
    assert said == ["2019 ≥4,000", "2023 ≥5,200"]


def test_each_scale_is_headed_by_its_unit() -> None:
    view = page_view(made(2019, 2023), "zh").compared
    assert view
    for picture in view.pictures:
        assert [group.title for group in picture.groups] == ["单位：%", "单位：元/年"]
        for group in picture.groups:
            assert group.title_x < group.ticks[0][0]


def test_amounts_far_apart_have_scales_of_their_own_and_short_numbers() -> None:
    said = "临时救助备用金不低于{}万元。福利彩票销售额达到{}亿元。"
    plans = (
        plan(("资金", said.format(*numbers)), name=f"plan-{year}", year=year)
        for year, numbers in ((2019, (3, 3.6)), (2022, (5, 3.8)))
    )
    compared = compare(*plans, encoder=None)
    for language, values, ticks in (
        ("zh", ["≥3万", "≥5万", "3.6亿", "3.8亿"], "4亿"),
        ("en", ["≥30,000", "≥50,000", "360 million", "380 million"], "400 million"),
    ):
        view = page_view(compared, language).compared
        assert view
        small, large = view.pictures[0].groups
        points = [point for group in (small, large) for point in group.rows[0].points]
        assert [point.label for point in points] == values
        assert small.rows[0].points[0].x > small.ticks[0][0] + 20
        assert large.ticks[-1][1] == ticks


def test_what_stayed_is_in_the_table_and_not_drawn() -> None:
    same = (EARLIER[0], EARLIER[1].replace("60%", "80%"))
    plans = plan(EARLIER, name="plan-2019", year=2019), plan(same, name="plan-2020", year=2020)
    view = page_view(compare(*plans, encoder=None), "zh").compared
    assert view
    drawn = [row.name for group in view.pictures[0].groups for row in group.rows]
    assert drawn == ["社会工作服务站覆盖率"]
    assert {line.subject for line in view.table} == {"城市低保标准", "农村低保标准", *drawn}
    assert view.alternative.endswith("不变的只列在数字表里。")


def test_where_all_goals_stayed_there_is_no_picture() -> None:
    plans = (plan(EARLIER, name=f"plan-{year}", year=year) for year in (2019, 2020))
    found = compare(*plans, encoder=None)
    view = page_view(found, "zh").compared
    assert view
    assert not view.pictures
    assert "<figcaption></figcaption>" not in render(found, "zh")


def test_every_value_leads_to_its_statement() -> None:
    elements = read_page(render(made(2019, 2023), "zh"))
    anchors = {element.attributes.get("id") for element in elements}
    view = page_view(made(2019, 2023), "zh").compared
    assert view
    hrefs = [p.href for g in view.pictures[0].groups for row in g.rows for p in row.points]
    hrefs += [cell[1] for line in view.table for cell in line.cells if cell]
    assert len(hrefs) == 8
    assert {href.removeprefix("#") for href in hrefs} <= anchors


def test_the_table_has_the_sign_of_the_bound_and_a_gap_where_a_plan_is_silent() -> None:
    silent = plan(("加强管理", "进一步完善制度。"), name="plan-2021", year=2021)
    three = compare(
        plan(EARLIER, name="plan-2019", year=2019),
        silent,
        plan(LATER, name="plan-2023", year=2023),
        encoder=None,
    )
    view = page_view(three, "zh").compared
    assert view
    said = {line.subject: [cell and cell[0] for cell in line.cells] for line in view.table}
    assert said["城市低保标准"] == ["≥4,000", None, "≥5,200"]


def test_a_value_between_two_others_stands_between_them() -> None:
    middle = (EARLIER[0], "城市低保标准不低于4600元/年。")
    three = compare(
        plan(EARLIER, name="plan-2019", year=2019),
        plan(middle, name="plan-2021", year=2021),
        plan(LATER, name="plan-2023", year=2023),
        encoder=None,
    )
    view = page_view(three, "en").compared
    assert view
    rows = {row.name: row for group in view.pictures[0].groups for row in group.rows}
    first, between, last = rows["城市低保标准"].points
    assert between.kind == "between"
    assert first.x < between.x < last.x
    assert rows["城市低保标准"].theme == "Subsistence allowances"


def test_the_json_export_has_them_too() -> None:
    rows = as_values(made(2019, 2023))["compared"]
    assert [(row["subject"], row["measure_unit"]) for row in rows] == [
        ("城市低保标准", "元/年"),
        ("社会工作服务站覆盖率", "%"),
    ]
    assert [target["value"] for target in rows[0]["targets"]] == [4000, 5200]


def test_of_very_many_goals_the_page_shows_the_first_and_counts_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("compare.report.goals.MOST", 1)
    monkeypatch.setattr("compare.report.pictures.targets.MOST", 1)
    page = render(made(2019, 2023), "zh")
    beyond = "另有 1 项，见导出的目标表"
    assert f'<p class="aside">{beyond}</p>' in page  # of the goals that changed
    assert f"{beyond}</figcaption>" in page
