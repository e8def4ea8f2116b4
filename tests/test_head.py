"""What a document says of itself, read from the lines before its first heading."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.knowledge.divisions import contains, rung_of
from compare.model import Head
from compare.segment import segment
from compare.segment.title import bare_title
from compare.source import read_source, read_text
from tests.laws import misplaced

BODY = "\n一、社会救助\n健全低保标准动态调整机制。\n二、养老服务\n建设社区服务中心。\n"


def head(lines: str) -> Head:
    return segment(read_text(lines + BODY, "case.txt")).head


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("2020年全市民政工作要点", "2020年全市民政工作要点"),
        ("2020年全市民政\n工作要点", "2020年全市民政工作要点"),
        (
            "国务院办公厅关于开展\n城镇小区配套幼儿园治理工作的通知",
            "国务院办公厅关于开展城镇小区配套幼儿园治理工作的通知",
        ),
        (
            "国务院办公厅转发国家地震局\n关于1997年地震趋势和\n加强防震减灾工作意见的报告",
            "国务院办公厅转发国家地震局关于1997年地震趋势和加强防震减灾工作意见的报告",
        ),
        ("2020年1月8日\n工作要点", "工作要点"),
        ("湖南省民政厅\n关于做好低保工作的通知", "湖南省民政厅关于做好低保工作的通知"),
        ("2 0 2 0 年 民 政 工 作 要 点", "2020年民政工作要点"),
        ("国 务 院 工 作 规 则", "国务院工作规则"),
    ],
)
def test_a_title_is_read_whole(lines: str, title: str) -> None:
    assert head(lines).title == title


@pytest.mark.parametrize(
    "line", ["全省民政系统要认真贯彻落实", "下载 打印 收藏", "——在全省民政工作会议上"]
)
def test_a_line_before_a_whole_title_is_not_part_of_it(line: str) -> None:
    assert head(f"{line}\n2020年全市民政工作要点").title == "2020年全市民政工作要点"


def test_the_plan_is_named_and_not_the_notice_that_sends_it() -> None:
    lines = "湖南省民政厅关于印发\n2020年全省民政工作要点的通知\n湘民发〔2020〕3号\n各市州民政局:\n"
    letter = "现将《2020年全省民政工作要点》印发给你们,请认真贯彻执行。\n湖南省民政厅\n2020年3月1日"
    found = head(lines + letter)
    assert (found.title, found.issuer) == ("2020年全省民政工作要点", "湖南省民政厅")
    assert (found.number, found.date) == ("湘民发〔2020〕3号", "2020-03-01")


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("武定县2022政府工作报告", 2022),
        ("武定县2021年工作开展情况和2022年工作打算", 2022),
        ("关于帮扶2000户困难家庭的意见", None),
    ],
)
def test_year_of_a_title(title: str, year: int | None) -> None:
    assert head(title).year == year


def test_a_law_named_in_a_letter_is_not_the_title() -> None:
    lines = "某省民政厅关于做好救助工作的通知\n各市民政局:\n"
    letter = "为贯彻《社会救助暂行办法》,现就有关事项通知如下。\n某省民政厅\n2014年5月1日"
    assert head(lines + letter).title == "某省民政厅关于做好救助工作的通知"


def test_a_letter_without_headings_is_the_text_itself() -> None:
    text = (
        "某市民政局关于迁址的批复\n某县民政局:\n同意迁址新建,资金自筹。\n某市民政局\n2020年3月1日\n"
    )
    document = segment(read_text(text, "case.txt"))
    assert [article.text for article in document.articles] == ["同意迁址新建,资金自筹。"]
    assert (document.head.issuer, document.head.date) == ("某市民政局", "2020-03-01")


def test_a_remark_below_a_letter_is_not_all_there_is() -> None:
    text = "某市民政局关于提案的答复\n某某委员:\n提案收悉,现答复如下。\n某市民政局\n2020年3月1日\n(本文有删减)\n"
    document = segment(read_text(text, "case.txt"))
    assert [article.text for article in document.articles] == ["提案收悉,现答复如下。"]
    assert (document.head.issuer, document.head.date) == ("某市民政局", "2020-03-01")


def test_a_title_of_three_lines_is_read_whole() -> None:
    lines = (
        "国务院办公厅关于有效发挥政府性\n融资担保基金作用切实支持小微企业和\n“三农”发展的指导意见"
    )
    assert head(lines).title == lines.replace("\n", "")


@pytest.mark.parametrize(
    ("title", "region"),
    [
        ("2020年武汉市民政工作要点", "武汉市"),
        ("2020年全市民政工作要点", ""),
        ("湖南省2020年民政工作要点", "湖南省"),
        ("民政部2020年工作要点", "全国"),
        ("中华人民共和国慈善法", "全国"),
        ("国务院办公厅关于做好救助工作的通知", "全国"),
        ("民政部门2020年工作要点", ""),
        ("新疆生产建设兵团第十三师新星市2020年民政工作要点", "第十三师新星市"),
        ("兵团民政局2020年工作要点", "新疆生产建设兵团"),
        ("师市2020年民政工作要点", ""),
        ("柳溪镇民政工作2020年工作总结", "柳溪镇"),
        ("武定县柳溪镇国民经济和社会发展规划", "柳溪镇"),
        ("区委社会工委区民政局2020年工作总结", ""),
        ("【工作落实】武定县2020年民政工作总结", "武定县"),
        ("《武定县2020年民政工作总结》", "武定县"),
        ("关于武定县2020年国民经济计划执行情况的报告", "武定县"),
        ("乡镇民政2020年工作总结", ""),
        ("城乡社会救助工作方案", ""),
        ("经济开发区2020年工作总结", ""),
    ],
)
def test_region_of_a_text(title: str, region: str) -> None:
    assert head(title).region == region


def test_a_division_of_the_corps_is_on_the_level_of_a_prefecture() -> None:
    assert head("兵团农八师石河子市2012年民政工作要点").region == "第八师石河子市"
    assert [rung_of(name) for name in ("新疆生产建设兵团", "第八师石河子市")] == ["省", "市"]
    assert contains("新疆生产建设兵团", "第八师石河子市")
    assert not contains("第六师五家渠市", "第八师石河子市")


def test_the_history_of_a_law_below_the_heading_of_a_part_is_no_article(tmp_path: Path) -> None:
    file = tmp_path / "law.md"
    file.write_text(
        "# 某某法典\n\n# 继承编\n\n2020年5月28日 第十三届全国人民代表大会第三次会议通过\n\n"
        "## 第一章 一般规定\n\n第一条 本编调整继承关系。\n\n第二条 保护继承权。\n",
        "utf-8",
    )
    document = segment(read_source(file))
    assert [article.label for article in document.articles] == ["第一条", "第二条"]
    assert (document.head.date, document.head.region) == ("2020-05-28", "全国")
    assert misplaced(document) == []


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("(十二)完善社会救助办法", "(十二)完善社会救助办法"),
        ("(征求意见稿)清河县养老服务条例", "清河县养老服务条例"),
    ],
)
def test_a_number_before_a_heading_is_no_tag_of_a_page(title: str, bare: str) -> None:
    assert bare_title(title) == bare
