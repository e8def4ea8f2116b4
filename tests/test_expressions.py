"""Expressions that an earlier run compiled are those that Python compiles, and damage does no harm."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from compare import expressions, kept
from tests.patterns import found

COMPILER = importlib.import_module("re._compiler")
OURS = sorted({(one.pattern.pattern, one.pattern.flags & ~re.UNICODE) for one in found()})


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(kept, "folder_of", lambda what: tmp_path / what)
    return tmp_path


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Python's own compiler was asked for."""
    asked, own = [], COMPILER.compile

    def noted(pattern, flags=0):
        asked.append(pattern)
        return own(pattern, flags)

    monkeypatch.setattr(COMPILER, "compile", noted)
    return asked


def compiled(*those: tuple[str, int]) -> list[re.Pattern[str]]:
    """Compile expressions as a module does that is imported first of all."""
    re.purge()
    with expressions.as_kept():
        return [re.compile(*one) for one in those]


def kept_file(folder: Path) -> Path:
    return next(file for file in folder.rglob("*.expressions") if file.is_file())


def test_all_expressions_of_the_package_are_the_same_when_taken_from_what_is_kept(counted):
    fresh = [re.compile(*one) for one in OURS]
    compiled(*OURS)
    counted.clear()
    again = compiled(*OURS)
    assert not counted
    assert len(again) > 200
    for one, other in zip(again, fresh, strict=True):
        assert one == other  # their numbers and flags
        assert (one.groups, one.groupindex) == (other.groups, other.groupindex)


def test_what_is_taken_from_what_is_kept_finds_the_same():
    date = (r"(?P<year>\d{4})年(?:(?P<month>\d{1,2})月)?|第([一二三]+)条", re.IGNORECASE)
    compiled(date)
    (again,) = compiled(date)
    assert again.search("于2021年3月").groupdict() == {"year": "2021", "month": "3"}
    assert again.search("见第二条")[3] == "二"


def test_an_expression_that_is_compiled_later_is_not_kept(folder: Path):
    compiled(("民政", 0))
    re.compile("某某姓名")
    assert set(expressions._read(kept_file(folder))) == {("民政", 0)}


def test_a_run_that_compiles_nothing_forgets_nothing(folder: Path, counted):
    compiled(("民政", 0), ("救助", 0))
    compiled()
    compiled(("低保", 0))
    counted.clear()
    compiled(("民政", 0), ("救助", 0), ("低保", 0))
    assert not counted


@pytest.mark.parametrize(
    "damage", [lambda data: b"", lambda data: data[:-9], lambda data: data[:40] + b"\0" + data[41:]]
)
def test_a_damaged_file_is_as_none(damage, folder: Path, counted):
    compiled(("低保|特困", 0))
    file = kept_file(folder)
    file.write_bytes(damage(file.read_bytes()))
    counted.clear()
    (again,) = compiled(("低保|特困", 0))
    assert again.fullmatch("特困")
    assert counted == ["低保|特困"]


def test_numbers_that_the_engine_refuses_are_compiled_anew(counted):
    compiled(("孤儿", 0))
    place = expressions._place()
    known = expressions._read(place)
    ((key, (flags, _, *others)),) = known.items()
    wrong = {key: (flags, b"\xff" * 40, *others)}
    kept.keep(place, expressions.zlib.compress(expressions.marshal.dumps(wrong)))
    assert compiled(("孤儿", 0))[0].search("孤儿")


def test_pythons_compiler_is_itself_again_even_after_an_error():
    own = COMPILER.compile, COMPILER._sre
    with pytest.raises(re.error), expressions.as_kept():
        re.compile("(民政")
    assert (COMPILER.compile, COMPILER._sre) == own


def test_another_compiler_than_the_one_known_is_left_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delattr(COMPILER, "_sre")
    assert expressions._compiler() is None
