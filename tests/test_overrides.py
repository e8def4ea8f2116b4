"""A person's word on links and names: it is final, marked, and checked for its form."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare import compare
from compare.errors import MzdiffError
from compare.export import as_values
from compare.model import Comparison, Document
from compare.overrides import read_overrides
from compare.report.page import page_view
from compare.segment import segment
from compare.source import read_text

LEFT = segment(
    read_text(
        "2015年民政工作要点\n一、社会救助\n(一)做好五保供养。提高农村五保供养标准。\n(二)加强敬老院建设。新建敬老院。\n",
        "a.txt",
    )
)
RIGHT = segment(
    read_text(
        "2022年民政工作要点\n一、社会救助\n(一)做好特困供养。提高特困人员供养标准。\n(二)发展智慧养老。建设信息平台。\n",
        "b.txt",
    )
)
RENAME = """
[[rename]]
theme = "养老设施"
left = "a/a02"
right = "b/a02"
from = "敬老院"
to = "智慧养老"
reason = "改造升级"
"""


def with_overrides(text: str, folder: Path) -> Comparison:
    path = folder / "overrides.toml"
    path.write_text(text, encoding="utf-8")
    return compare(LEFT, RIGHT, overrides=read_overrides(path))


def linked(result: Comparison) -> dict[tuple[str, str], str]:
    return {(link.left, link.right): link.strength for link in result.links}


def test_a_link_that_a_person_sets_is_main_and_certain_and_says_why(tmp_path: Path) -> None:
    result = with_overrides(
        '[[link]]\nleft = "a/a02"\nright = "b/a02"\nreason = "同一设施"\n', tmp_path
    )
    (link,) = [x for x in result.links if (x.left, x.right) == ("a/a02", "b/a02")]
    assert (link.strength, link.score) == ("main", 1.0)
    (value,) = [x for x in as_values(result)["links"] if (x["from"], x["to"]) == ("a/a02", "b/a02")]
    assert "人工认定：同一设施" in value["reasons"]


def test_sides_may_stand_in_either_order(tmp_path: Path) -> None:
    text = '[[link]]\nleft = "b/a02"\nright = "a/a02"\nstrength = "partial"\nreason = "部分相同"\n'
    assert linked(with_overrides(text, tmp_path))["a/a02", "b/a02"] == "partial"


def test_a_link_that_a_person_takes_away_is_gone_and_noted(tmp_path: Path) -> None:
    assert ("a/a01", "b/a01") in linked(compare(LEFT, RIGHT))
    text = '[[unlink]]\nleft = "a/a01"\nright = "b/a01"\nreason = "只有套话相同"\n'
    result = with_overrides(text, tmp_path)
    assert ("a/a01", "b/a01") not in linked(result)
    assert "unlinked_by_hand" in {note.kind for note in result.notes}


def test_a_stated_rename_comes_first_with_both_names(tmp_path: Path) -> None:
    event = with_overrides(RENAME, tmp_path).events[0]
    assert (event.type, event.theme, event.basis) == ("renamed", "养老设施", ("human",))
    assert [quote.text for quote in event.evidence] == ["敬老院", "智慧养老"]


def test_a_stated_rename_is_the_first_finding_of_the_report(tmp_path: Path) -> None:
    (pair,) = page_view(with_overrides(RENAME, tmp_path), "zh").pairs
    first = pair.foremost[0]
    assert (first.matter, first.before, first.after) == ("养老设施", "敬老院", "智慧养老")
    assert "人工认定：改造升级" in "".join(first.sentences)
    assert first.basis == "人工认定"


def test_overrides_of_other_documents_are_left_alone(tmp_path: Path) -> None:
    text = '[[link]]\nleft = "x/a01"\nright = "b/a01"\nreason = "别的文件"\n'
    assert linked(with_overrides(text, tmp_path)) == linked(compare(LEFT, RIGHT))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            '\n[[link]]\nleft = "a/a01"\nright = "b/a02"\n',
            r"overrides.toml:2: \[link\] has no reason",
        ),
        ('[[link]]\nleft = "a/a01"\nreason = "x"\n', "needs the key 'right'"),
        ('[[link]]\nleft = "a/a99"\nright = "b/a01"\nreason = "x"\n', "names 'a/a99'"),
        (
            f'[[link]]\nleft = "a/{"9" * 5000}"\nright = "b/a01"\nreason = "x"\n',
            r"names 'a/9{117}…",
        ),
        ('[[link]]\nleft = "a/a01"\nright = "b/a01.1"\nreason = "x"\n', "an article and a measure"),
        (
            '[[link]]\nleft = "a/a01"\nright = "b/a01"\nstrength = "full"\nreason = "x"\n',
            "strength must be",
        ),
        ('[link]\nleft = "a/a01"\n', r"must be written \[\[link\]\]"),
        ('[[joined]]\nreason = "x"\n', "is unknown"),
        ("[[link\n", "overrides.toml:1"),
        (
            '[[rename]]\ntheme = "t"\nleft = "a/a01"\nright = "b/a01"\nfrom = ""\nto = "特困"\nreason = "x"\n',
            "from is empty",
        ),
        (
            '[[rename]]\ntheme = "t"\nleft = "a/a01"\nright = "b/a01"\nfrom = "低保"\nto = "特困"\nreason = "x"\n',
            "names '低保'",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(MzdiffError, match=says):
        with_overrides(text, tmp_path)


def test_documents_are_as_the_tests_think(tmp_path: Path) -> None:
    documents: tuple[Document, ...] = (LEFT, RIGHT)
    assert [[article.id for article in d.articles] for d in documents] == [["a01", "a02"]] * 2
