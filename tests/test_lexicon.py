"""The lexicon: nothing in it is guessed, and its errors say file, line and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.errors import MzdiffError
from compare.segment import segment
from compare.source import read_text
from compare.themes import follow, lexicon
from tests.gold_documents import GOLD

SOUND = '["时间银行"]\nsource = "corpus/xianning-2021.txt 22."\nterms = ["时间银行"]\n'


def write(folder: Path, text: str) -> Path:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_built_in_lexicon_has_exactly_the_named_themes():
    names = (GOLD / "theme-names.txt").read_text("utf-8").split()
    assert sorted(lexicon.load().entries) == sorted(names)


def test_every_fact_of_the_built_in_lexicon_has_a_source():
    for entry in lexicon.load().entries.values():
        facts = (*entry.names, *entry.duties, *entry.laws)
        assert all(fact.source for fact in (entry, *facts))


def test_an_entry_of_another_file_is_added(tmp_path: Path):
    words = lexicon.load(write(tmp_path, SOUND))
    assert words.entries["时间银行"].terms == ("时间银行",)
    assert words.entries["低保"]
    assert words.name == "lexicon.toml + own.toml"


def test_an_entry_of_another_file_replaces_the_built_in_one(tmp_path: Path):
    words = lexicon.load(write(tmp_path, SOUND.replace('["时间银行"]\ns', '["双拥"]\ns')))
    assert words.entries["双拥"].terms == ("时间银行",)
    assert words.entries["双拥"].duties == ()


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ('["时间银行"]\nterms = ["时间银行"]\n', 1, "has no source"),
        (f'{SOUND}\n["无词"]\nsource = "某文"\n', 5, "has no terms"),
        (f'{SOUND}color = "red"\n', 1, "unknown key 'color'"),
        (f'{SOUND}under = "不存在"\n', 1, "unknown theme '不存在'"),
        (f'{SOUND}under = "时间银行"\n', 1, "stands under itself"),
        (f'{SOUND}weak = ["长"]\n', 1, "two characters or more"),
        (f'{SOUND}background = "yes"\n', 1, "must be true or false"),
        (f'{SOUND}\n[["时间银行".duty]]\nleft = 2018\nto = "某部"\n', 5, "has no source"),
        (
            f'{SOUND}\n[["时间银行".name]]\nsource = "某文"\nname = "旧名"\nsince = "去年"\n',
            5,
            "whole number",
        ),
        (
            f'{SOUND}\n[["时间银行".name]]\nsource = "某文"\nname = "旧名"\nsince = 20180\n',
            5,
            "a year of four digits, not 20180",
        ),
        (f"{SOUND}under = 0x{'f' * 5000}\n", 1, "a number of thousands of digits"),
        (f"{SOUND}{'a.' * 100}a = 1\n", 4, "100 parts"),
        (f'{SOUND}{"长" * 5000} = "x"\n', 4, "own.toml"),
        ('["时间银行"\nsource = "某文"\n', 1, "own.toml"),
        ("时间银行 = 3\n", 1, "own.toml"),
    ],
)
def test_an_unsound_lexicon_does_not_load(tmp_path: Path, text: str, line: int, problem: str):
    with pytest.raises(MzdiffError) as error:
        lexicon.load(write(tmp_path, text))
    assert f"own.toml:{line}:" in str(error.value)
    assert problem in str(error.value)
    assert len(str(error.value)) < 500


def test_a_number_too_long_to_read_is_one_line(tmp_path: Path):
    with pytest.raises(MzdiffError, match=r"own.toml: holds a number of thousands of digits"):
        lexicon.load(write(tmp_path, f"{SOUND}under = {'9' * 5000}\n"))


def test_a_lexicon_that_is_not_there_or_no_text(tmp_path: Path):
    with pytest.raises(MzdiffError, match="cannot be read"):
        lexicon.load(tmp_path / "none.toml")
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(MzdiffError, match="UTF-8"):
        lexicon.load(binary)


def test_the_longest_word_at_a_place_counts():
    words = lexicon.load()
    assert words.occurrences("落实残疾人“两项补贴”制度") == [(2, "残疾人“两项补贴”制度")]
    assert words.occurrences("提高农村低保标准") == [(2, "农村低保")]


def test_the_empty_lexicon_knows_nothing():
    assert lexicon.EMPTY.occurrences("最低生活保障") == []


def test_the_lexicon_fits_a_plan_with_a_long_table_of_short_cells() -> None:
    rows = "\n".join(f"{n}\t老旧管网改造{n}处\t工程科\t{n % 12 + 1}月底" for n in range(1, 40))
    text = (
        "2025年民政工作要点\n"
        "一、社会救助。健全最低生活保障制度，推进低收入人口动态监测，完善临时救助和特困人员救助供养制度。\n"
        "二、养老服务。推进居家社区养老服务，改造特困人员供养服务机构，提升机构养老护理水平。\n"
        f"附件：任务清单\n序号\t任务\t责任科室\t完成时限\n{rows}\n"
    )
    document = segment(read_text(text, "a.txt"))
    assert follow([document], (), lexicon.load()).misfits == ()
