"""Versions of a law: what was removed, added or split, and that a form in common links nothing."""

from __future__ import annotations

import pytest

from compare import compare
from compare.model import Comparison
from compare.segment import segment
from compare.source import read_text

FIRST = "第一条 为了规范收养登记，制定本办法。\n第二条 县级以上人民政府民政部门主管本行政区域的收养登记工作。\n"
LAST = "本办法自发布之日起施行。\n"


def versions(before: str, after: str) -> Comparison:
    """Return the comparison of two versions of a law, given by what stands in the middle."""
    one, other = (
        segment(read_text(f"收养登记办法\n{FIRST}{middle}", f"{name}.txt"))
        for name, middle in (("old-2008", before), ("new-2023", after))
    )
    return compare(one, other)


def kinds(result: Comparison) -> set[tuple[str, str, str]]:
    """Return the changes of articles beyond a revision: kind and the numbers of either side."""
    articles = {address for one in result.documents for address in map(one.address, one.articles)}
    return {
        (change.kind, _number(change.left), _number(change.right))
        for change in result.changes
        if {change.left, change.right} & articles and change.kind not in ("same", "revised")
    }


def _number(address: str | None) -> str:
    return address.rpartition("/")[2] if address else ""


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "第三条 收养登记证遗失的，当事人可以向原登记机关申请补领。登记机关查证属实的，应当补发。\n"
            "第四条 办理登记或者补领收养登记证应当交纳工本费。工本费的标准由国务院价格主管部门规定并公布。\n"
            f"第五条 {LAST}",
            "第三条 国家建立收养信息库，有关部门共享信息。\n"
            "第四条 当事人需要补领收养登记证的，可以持居民身份证申请办理。登记机关查证属实的，应当补发。\n"
            f"第五条 {LAST}",
            {("removed", "a04", ""), ("added", "", "a03")},
        ),
        (
            "第三条 收养应当有利于被收养的未成年人的抚养、成长。送养人应当如实告知被收养人的健康状况，不得隐瞒重大疾病。\n"
            "第四条 民政部门应当建立收养登记档案，永久保存。\n"
            f"第五条 {LAST}",
            "第三条 收养应当最有利于被收养的未成年人的抚养、成长，保障双方的合法权益。\n"
            "第四条 民政部门应当建立收养登记电子档案，永久保存。\n"
            "第五条 送养人应当如实告知被收养人的健康状况、家庭病史，不得隐瞒重大疾病。\n"
            f"第六条 {LAST}",
            {("split", "a03", "a03"), ("split", "a03", "a05")},
        ),
        (
            "第三条 有下列情形之一的，不予办理收养登记：\n（一）送养人之间意见不一致的；\n（二）收养人弄虚作假骗取登记的。\n"
            f"第四条 {LAST}",
            "第三条 有下列情形之一的，不予办理收养登记：\n（一）送养人之间的意见不一致的；\n（二）收养人弄虚作假、骗取登记的。\n"
            "第四条 有下列情形之一的，应当撤销收养评估报告：\n（一）评估人员与收养人串通的；\n（二）评估机构弄虚作假出具报告的。\n"
            f"第五条 {LAST}",
            {("added", "", "a04")},
        ),
    ],
    ids=["abolished, and a new one of its neighbour's number", "split", "only the form in common"],
)
def test_what_happened_to_the_articles_of_a_law(before, after, expected) -> None:
    assert kinds(versions(before, after)) == expected


def test_what_every_article_ends_with_makes_no_merger() -> None:
    """构成犯罪的 … stood in two articles and stands in one of its own now."""
    crime = "构成犯罪的，依法追究刑事责任。\n"
    result = versions(
        f"第三条 冒领补助金的，由民政部门责令退回非法所得；{crime}"
        f"第四条 登记人员玩忽职守、滥用职权的，依法给予处分；{crime}第五条 {LAST}",
        "第三条 冒领补助金的，由民政部门责令退回违法所得，处五百元以下罚款。\n"
        f"第四条 登记人员玩忽职守、滥用职权的，依法依规给予处分。\n第五条 违反本办法规定，{crime}第六条 {LAST}",
    )
    assert kinds(result) == {("added", "", "a05")}


def test_an_article_in_another_place_keeps_its_counterpart() -> None:
    one = "收养人应当年满三十周岁，有抚养、教育被收养人的能力。\n"
    other = "收养关系当事人应当亲自到登记机关办理成立收养关系的登记手续。\n"
    third = "登记机关应当自受理之日起三十日内进行审查。\n"
    result = versions(
        f"第三条 {one}第四条 {other}第五条 {third}第六条 {LAST}",
        f"第三条 {other}第四条 {third}第五条 {one}第六条 {LAST}",
    )
    assert kinds(result) == {("moved", "a03", "a05")}
