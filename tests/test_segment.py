"""How texts are cut into sections, articles and measures."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from compare.knowledge.headings import RULES, find_mark
from compare.model import Article, Document
from compare.outline import outline_text
from compare.segment import segment
from compare.source import read_extract, read_source, read_text
from compare.source.formats.markdown import extract_markdown
from compare.written import document_as_written
from tests.cases_reader import line_cases, named_cases
from tests.squeezed import squeezed

SEGMENT_CASES = named_cases("segment.txt")
STYLED_CASES = named_cases("styled.txt")
GOLD = json.loads((Path(__file__).parent / "gold" / "segments.json").read_text("utf-8"))


@pytest.mark.parametrize("name", SEGMENT_CASES)
def test_case_gives_its_outline(name: str) -> None:
    text, expected = SEGMENT_CASES[name]
    assert tree(segment(read_text(text, "case.txt"))) == expected


@pytest.mark.parametrize("name", STYLED_CASES)
def test_case_of_set_headings_gives_its_outline(name: str) -> None:
    text, expected = STYLED_CASES[name]
    assert tree(segment(read_extract(extract_markdown(text, "utf-8"), "case.md"))) == expected


def tree(document: Document) -> str:
    """The outline without title and preamble, and without what every case would say."""
    lines = outline_text(document_as_written(document)).splitlines()[2:]
    tacit = ("- 标题", "- 标记符号", "  〔")
    return "\n".join(line for line in lines if not line.startswith(tacit) and "接回" not in line)


@pytest.mark.parametrize(("kind", "number", "text"), line_cases("headings.txt"))
def test_mark_of_a_line(kind: str, number: str, text: str) -> None:
    mark = find_mark(text)
    assert (mark and (mark.rule.name, str(mark.number))) == (
        None if kind == "-" else (kind, number)
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_matches_its_example(rule) -> None:
    mark = find_mark(rule.example)
    assert mark
    assert mark.rule == rule


def test_outline_of_the_plan(plan_file: Path, snapshot: Callable[[str, str], None]) -> None:
    """The whole outline of each plan, to be read beside the plan itself."""
    snapshot(f"{plan_file.stem}.outline.txt", outline_text(segment(read_source(plan_file))) + "\n")


def test_articles_are_those_of_the_gold(plan_file: Path) -> None:
    """Label, section and text of every article, as a person segmented them."""
    document = segment(read_source(plan_file))
    found = [(a.label, squeezed(a.text)) for a in document.articles]
    wanted = [(a["label"], squeezed(a["text"])) for a in GOLD[plan_file.stem]["articles"]]
    assert found == wanted
    sections = [
        squeezed(s.label.rstrip(":") + s.heading)
        for a in document.articles
        if (s := document.section_of(a))
    ]
    assert sections == [squeezed(a["section"]) for a in GOLD[plan_file.stem]["articles"]]


def test_preamble_is_that_of_the_gold(plan_file: Path) -> None:
    document = segment(read_source(plan_file))
    found = "".join(passage.text for passage in document.preamble)
    assert squeezed(found) == squeezed(GOLD[plan_file.stem]["preamble"])


def test_spans_point_at_their_text(plan_file: Path) -> None:
    """What a span covers in the source is the unit's text, but for line breaks and spaces."""
    document = segment(read_source(plan_file))
    for article in document.articles:
        start, end = article.span
        assert squeezed(document.source.text[start:end]) == squeezed(article.label + article.text)
        for measure in article.measures:
            start, end = measure.span
            assert squeezed(document.source.text[start:end]) == squeezed(measure.text)
            assert measure.text in article.text.replace("\n", "")


SENTENCE = "完善最低生活保障制度，健全重点人员监测预警机制，及时将符合条件的人口纳入救助范围。"
PARAGRAPHS = "\n".join([f"——着力保障民生。{SENTENCE * 12}"] * 4)


def shape(text: str) -> list[str]:
    lines = outline_text(segment(read_text(text, "case.txt"))).splitlines()[2:]
    return [line.strip()[:12] for line in lines if not line.startswith(("- ", "! "))]


def test_a_part_that_talks_for_pages_is_cut_at_its_paragraphs() -> None:
    """Government reports have three parts of ten thousand characters each."""
    text = f"2019年政府工作报告\n一、去年工作回顾\n{PARAGRAPHS}\n二、今年总体要求\n稳中求进。\n"
    assert shape(text) == [
        "一、去年工作回顾",
        *(f"a0{n} ——着力保障民生" for n in (1, 2, 3, 4)),
        "a05 二、今年总体要求",
    ]


def test_long_paragraphs_under_one_heading_are_matters_of_their_own() -> None:
    """An analyst reads a report by its paragraphs; two short ones of a plan are one article."""

    def under_one_heading(sentences: int) -> Document:
        said = ["推进旧城区改造。" * sentences, "二是加强生态保护。" * sentences]
        lines = ["一、加快城镇化", *said, "二、改善民生", "办好民生实事。"]
        return segment(read_text("\n".join(["2013年政府工作报告", *lines]), "2013"))

    assert [a.text[:4] for a in under_one_heading(45).articles][:2] == ["推进旧城", "二是加强"]
    assert [a.text[:4] for a in under_one_heading(3).articles] == ["加快城镇", "改善民生"]


def test_a_short_line_opens_the_article_of_the_paragraph_after_it() -> None:
    text = f"一、去年工作回顾\n各位代表！\n{PARAGRAPHS}\n二、今年总体要求\n稳中求进。\n"
    assert shape(text)[:3] == ["一、去年工作回顾", "a01 各位代表! ——", "a02 ——着力保障民生"]


def test_the_clause_of_a_law_is_one_article_however_long() -> None:
    text = f"第一条 有下列情形的：\n{PARAGRAPHS}\n第二条 本法自公布之日起施行。\n"
    assert [line[:7] for line in shape(text)] == ["a01 第一条", "a02 第二条"]


def test_a_preamble_of_many_paragraphs_is_compared_too() -> None:
    text = f"2026年某省政府工作报告\n{PARAGRAPHS}\n(一)兜底保障。稳步提标。\n(二)养老服务。建设中心。\n"
    assert [line[:3] for line in shape(text)] == ["a01", "a02", "a03", "a04", "a05", "a06"]


def test_headings_that_cannot_be_told_from_their_text_are_said_to_stay_in_it() -> None:
    glued = "提高自治水平加强群众自治,完善村规民约。定期评议。"
    text = "2022年民政工作要点\n一、基层治理\n" + "".join(
        f"({n}){glued if i % 2 else '提升能力。加强培训。'}\n" for i, n in enumerate("一二三四五六")
    )
    document = segment(read_text(text))
    notes = [note for note in document.notes if note.kind == "headings_in_text"]
    assert [(note.before, note.after) for note in notes] == [("3", "6")]
    assert document.articles[1].text == glued


VIEWS = """
某县民政局2020年工作总结和2021年工作计划 | 2020年工作回顾 | 2021年工作安排 | 是否
某县2021年政府工作报告 | 过去一年工作回顾 | 今年的主要任务 | 是否
某县民政局2021年工作要点 | 夯实民政事业发展基础 | 总结试点工作经验 | 否否
某县养老服务“十四五”规划 | “十三五”时期养老服务发展基础 | 主要任务 | 是否
某县民政局2020年工作总结 | 社会救助 | 养老服务 | 是是
某县民政局2020年工作总结 | 社会救助 | 下一步工作打算 | 是否
"""


@pytest.mark.parametrize("line", VIEWS.strip().splitlines())
def test_what_a_text_looks_back_on_is_told_from_what_it_plans(line: str) -> None:
    title, first, second, wanted = line.split(" | ")
    text = f"{title}\n一、{first}\n(一)低保。发放资金。\n二、{second}\n(一)养老。建设站点。\n"
    document = segment(read_text(text))
    assert "".join("否是"[article.looks_back] for article in document.articles) == wanted


def test_a_long_paragraph_that_is_counted_holds_many_statements() -> None:
    counted = "".join(f"第{n}项工作要在全县各乡镇落实到位,确保取得实际成效。" for n in range(9))
    text = f"某县政府工作报告\n一、主要任务\n(一)抓好产业。\n一要抓好投资。{counted}\n"
    article = segment(read_text(text)).articles[0]
    assert [m.text for m in article.measures][:2] == ["一要抓好投资。", counted[:26]]
    assert len(article.measures) == 10


PLANS = sorted((Path(__file__).parent / "gold" / "written").glob("*.txt"))


def own_articles(plan: Document) -> list[Article]:
    """The articles of the plan itself, none of its annexes."""
    sections = [(article, plan.section_of(article)) for article in plan.articles]
    return [article for article, section in sections if not (section and section.annex)]


def without_numbers(plan: Document, parts: bool, between: str) -> str:
    """The plan with its headings bare of numbers; those of parts keep theirs if ``parts``."""
    lines = [plan.head.title, *(passage.text for passage in plan.preamble)]
    shown: set[str] = set()
    for article in own_articles(plan):
        section = plan.section_of(article)
        if section and section.id not in shown:
            shown.add(section.id)
            lines.append(f"{section.label if parts else ''}{section.heading}")
        bare = article.text.removeprefix(article.heading).lstrip("。\n")
        lines.append(f"{article.heading}{between}{bare}" if article.heading else article.text)
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("parts", "between", "share"), [(True, "\n", 0.98), (False, "\n", 0.98), (True, ":", 0.85)]
)
def test_plans_keep_their_headings_without_numbers(parts: bool, between: str, share: float) -> None:
    """Alone on their lines, below parts with numbers or none, or as topics of paragraphs."""
    found = wanted = 0
    for path in PLANS:
        plan = segment(read_source(path))
        again = segment(read_text(without_numbers(plan, parts, between), "case.txt"))
        headings = {article.heading for article in again.articles}
        heads = [article.heading for article in own_articles(plan) if article.heading]
        found += sum(heading in headings for heading in heads)
        wanted += len(heads)
    assert found >= share * wanted
