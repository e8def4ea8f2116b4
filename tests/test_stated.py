"""What a person states beside a file, what its name says, and what disagrees with the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.errors import MzdiffError
from compare.segment import segment
from compare.source import read_source, read_text

PLAN = "2020年民政工作要点\n一、社会救助\n(一)完善低保制度。健全标准。\n"


def saved(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


META = """order = ["b.txt", "a.txt"]
["a.txt"]
year = 2011
region = "某县"
"""


def test_a_persons_word_beside_the_file_wins_and_is_noted(tmp_path: Path) -> None:
    saved(tmp_path, "mzdiff-meta.toml", META.encode())
    a, b = (
        segment(read_source(saved(tmp_path, name, PLAN.encode()))) for name in ("a.txt", "b.txt")
    )
    assert (a.head.year, a.head.region, a.source.order) == (2011, "某县", 1)
    assert [(n.before, n.after) for n in a.notes if n.kind == "stated_by_hand"] == [
        ("–、2020", "某县、2011")
    ]
    assert (b.head.year, b.source.order) == (2020, 0)


@pytest.mark.parametrize(
    ("meta", "says"),
    [
        ("order = 3", "order"),
        ('["a.txt"]\nyear = "2011"', "year"),
        ('["a.txt"]\nyaer = 2011', "yaer"),
        ('["a.txt"]\nregion = 3', "region"),
        ('"a.txt" = 3', "a.txt"),
        ("[", "TOML"),
        ("\udcff", "TOML"),
    ],
    ids=["order", "year", "key", "region", "entry", "syntax", "bytes"],
)
def test_meta_file_that_cannot_be_understood_is_one_line(
    meta: str, says: str, tmp_path: Path
) -> None:
    saved(tmp_path, "mzdiff-meta.toml", meta.encode("utf-8", "surrogateescape"))
    with pytest.raises(MzdiffError, match=says) as error:
        read_source(saved(tmp_path, "a.txt", PLAN.encode()))
    assert "mzdiff-meta.toml" in str(error.value)


def test_file_name_serves_where_the_text_is_silent(tmp_path: Path) -> None:
    text = "一、社会救助\n(一)完善低保制度。健全标准。\n".encode()
    document = segment(read_source(saved(tmp_path, "湖南省2015年.txt", text)))
    assert (document.head.region, document.head.year) == ("湖南省", 2015)
    assert [n.kind for n in document.notes] == ["from_file_name"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2020年民政工作要点\n2011年3月1日\n一、社会救助\n(一)完善制度。", "year_and_date_differ"),
        (
            "2020年民政工作要点\n一、社会救助\n(一)2011年要做好低保。2011年要做好救助。2011年底完成。",
            "year_and_text_differ",
        ),
        (
            "湖南省2020年民政工作要点\n长沙市新闻中心\n一、社会救助\n(一)完善制度。",
            "region_and_issuer_differ",
        ),
    ],
)
def test_what_disagrees_is_noted(text: str, kind: str) -> None:
    assert kind in [note.kind for note in segment(read_text(text)).notes]
