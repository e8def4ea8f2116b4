"""The lifelines of a series: where a theme is, where it is not, and what happened in between."""

from __future__ import annotations

from functools import cache

from compare.model import Comparison
from compare.pipeline import compare
from compare.report.page import page_view
from compare.report.render import render
from compare.report.view.pictures import Life, LivesPicture
from tests.report_page import PAIR, SERIES, comparison, read_page
from tests.small_plans import plan

RELIEF = ("做好救灾工作", "健全自然灾害救助体系。开展防灾减灾宣传。")
ALLOWANCES = ("提高低保标准", "完善最低生活保障制度。提高农村低保标准。")
FUNERALS = ("推进殡葬改革", "推广节地生态安葬。建设公益性公墓。")


@cache
def made() -> Comparison:
    """Return four plans: 2012 and 2014 of one region, 2020 and 2021 of another."""
    plans = (
        (2012, "甲省", (ALLOWANCES, RELIEF, FUNERALS)),
        (2014, "甲省", (ALLOWANCES, RELIEF)),
        (2020, "乙省", (ALLOWANCES, FUNERALS)),
        (2021, "乙省", (ALLOWANCES, FUNERALS)),
    )
    return compare(
        *(
            plan(*articles, name=f"plan-{year}", year=year, region=region)
            for year, region, articles in plans
        ),
        encoder=None,
    )


def picture() -> LivesPicture:
    view = page_view(made(), "zh").lives
    assert view
    return view.pictures[0]


def life(name: str) -> Life:
    return next(one for one in picture().lives if one.name == name)


def test_columns_are_spaced_by_years() -> None:
    first, second, third, fourth = (head.x for head in picture().headers)
    assert round((third - second) / (second - first), 1) == 3
    assert round((fourth - third) / (second - first), 1) == 0.5


def test_neighbours_of_one_region_stand_on_one_ground() -> None:
    assert [ground.region for ground in picture().grounds] == ["甲省", "乙省"]
    left, right = picture().grounds
    assert round(left.x + left.width, 1) == round(right.x, 1)


def test_a_line_joins_neighbours_and_leaps_over_silence() -> None:
    assert "".join(life("殡葬").dots).count("h0") == 3
    assert (life("殡葬").solid.count("H"), life("殡葬").gap.count("H")) == (1, 1)


def test_what_every_plan_has_is_listed_with_its_shares() -> None:
    view = page_view(made(), "zh").lives
    assert view
    assert [theme.partition(" ")[0] for theme in view.steady] == ["低保"]


def test_signs_stand_between_the_documents_and_lead_to_their_finding() -> None:
    (gone,) = life("救灾减灾").signs
    second, third = (head.x for head in picture().headers[1:3])
    assert (gone.sign, gone.colour) == ("→", "moved")
    assert second < gone.x < third
    anchors = {element.attributes.get("id") for element in read_page(render(made(), "zh"))}
    assert gone.href.removeprefix("#") in anchors


def test_a_pair_has_no_lifelines() -> None:
    assert page_view(comparison(*PAIR), "zh").lives is None


def test_a_text_cut_off_is_a_ring_and_no_gap_in_a_life() -> None:
    view = page_view(comparison(*SERIES), "zh").lives
    assert view
    cut = [one for one in view.pictures[0].lives if one.unknown]
    assert cut
    assert all(one.unknown.count("h0") == 1 for one in cut)
