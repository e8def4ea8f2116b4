"""A collection whose files are damaged is one line for whoever asks it, whatever the damage."""

from __future__ import annotations

import errno
import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import pytest

pytest.importorskip("pyarrow", reason="the extra mzdiff[corpus] is not installed")
pytest.importorskip("filelock", reason="the extra mzdiff[corpus] is not installed")

import pyarrow as pa
import pyarrow.parquet as pq

from compare.collection.asking.holdings import Holdings
from compare.collection.asking.opened import damaged
from compare.collection.commands.keep import run
from compare.collection.keeping.add import add
from compare.collection.keeping.files import files_behind
from compare.collection.keeping.sound import damaged_file
from compare.collection.keeping.store import MANIFEST, PARTS
from compare.collection.keeping.tables import SCHEMAS
from compare.collection.keeping.words import make_index
from compare.errors import MzdiffError

PLAN = "湖北{year}年民政工作要点\n一、社会救助\n(一)完善低保制度。健全低保标准。\n(二)做好临时救助。年底前救助1000人次，标准提高5%。\n"
QUESTIONS = (
    ["list"],
    ["search", "低保标准", "--by", "words"],
    ["search", "救助", "--by", "words", "--fact", "number"],
    ["spread", "低保标准"],
    ["themes"],
    ["remove", "2020"],
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    for year in (2020, 2021):
        (folder / f"{year}.txt").write_text(PLAN.format(year=year), encoding="utf-8")
    add(sorted(folder.glob("*.txt")), folder / "store")
    return folder / "store"


@pytest.fixture
def store(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "store"))


def said(question: list[str], store: Path) -> str:
    """Return the line in which a question ends, nothing where it is answered all the same."""
    try:
        run([*question, "--store", str(store)])
    except MzdiffError as error:
        return str(error)
    return ""


def file_of(store: Path, table: str) -> Path:
    return next((store / PARTS).glob(f"*/{table}.parquet"))


def rewritten(change: Callable[[pa.Table], pa.Table]) -> Callable[[Path], None]:
    return lambda file: pq.write_table(change(pq.read_table(file)), file)


def of_nothing(table: pa.Table) -> pa.Table:
    return pa.table({name: pa.nulls(table.num_rows, pa.string()) for name in table.schema.names})


def flipped(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4:60] = bytes(56)
    file.write_bytes(data)


def into_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "cut off": lambda file: file.write_bytes(file.read_bytes()[:-100]),
    "flipped": flipped,
    "pipe": into_pipe,
    "fewer rows": rewritten(lambda table: table.slice(0, 1)),
    "a column less": rewritten(lambda table: table.remove_column(1)),
    "nothing known": rewritten(of_nothing),
}


def test_a_sound_collection_is_called_so(whole: Path) -> None:
    assert damaged_file(whole) is None


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("table", SCHEMAS)
def test_a_damaged_table_is_one_line(table: str, damage: str, store: Path) -> None:
    DAMAGE[damage](file_of(store, table))
    assert all("\n" not in said(question, store) for question in QUESTIONS)


def test_a_table_that_is_gone_is_damage_and_no_change_of_another_run(store: Path) -> None:
    file_of(store, "articles").unlink()
    assert "已损坏" in said(["search", "低保"], store)


def test_a_collection_without_its_manifest_is_not_made_anew(store: Path, tmp_path: Path) -> None:
    manifest = store / MANIFEST
    manifest.rename(tmp_path / MANIFEST)
    assert MANIFEST in said(["add", "corpus/wuhan-2024.txt"], store)
    (tmp_path / MANIFEST).rename(manifest)
    assert damaged_file(store) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("甲市民政局2020年工作要点\n一、低保。提标。\n", "utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    assert [file.name for file in files_behind([tmp_path])] == ["plan.txt"]


@pytest.mark.parametrize("place", [-1, 9999])
def test_a_fact_of_no_measure_is_damage(place: int, store: Path) -> None:
    file = file_of(store, "facts")
    table = pq.read_table(file)
    at, field = table.schema.get_field_index("place"), table.schema.field("place")
    places = pa.array([place] * table.num_rows, pa.int32())
    pq.write_table(table.set_column(at, field, places), file)
    assert damaged_file(store) == file


@pytest.mark.parametrize("count", [-1, "8", None, 10**9, 10**30])
@pytest.mark.parametrize("key", ["documents", "measures"])
def test_a_count_that_is_none_is_one_line(key: str, count: object, store: Path) -> None:
    values = json.loads((store / MANIFEST).read_text("utf-8"))
    values["parts"][0][key] = count
    (store / MANIFEST).write_text(json.dumps(values), encoding="utf-8")
    assert all("damaged" in said(question, store) for question in QUESTIONS[:2])


def strange_places(index: Path) -> None:
    index.unlink()
    with closing(sqlite3.connect(index)) as base:
        base.execute("CREATE VIRTUAL TABLE pairs USING fts5(text)")
        base.execute("INSERT INTO pairs (rowid, text) VALUES (-5, '低保 保标 标准'), (99, '低保')")
        base.commit()


@pytest.mark.parametrize("damage", [into_pipe, strange_places])
def test_a_damaged_index_is_made_again(damage: Callable[[Path], None], store: Path) -> None:
    index = next((store / PARTS).glob("*/words.sqlite"))
    damage(index)
    assert len(Holdings(store).measures_with("低保")) > 0
    assert index.read_bytes().startswith(b"SQLite")


def test_a_mistake_of_ours_is_not_called_damage(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compare.collection.asking.choice.chosen", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run(["list", "--store", str(store)])


@pytest.mark.parametrize(
    "question",
    [
        ["compare", "-o", "{store}/manifest.json"],
        ["export", "-o", "{store}/parts/a.csv"],
        ["report", "-o", "{store}/site"],
        ["export", "-o", "{link}"],
    ],
)
def test_nothing_is_written_among_the_files_of_a_collection(
    question: list[str], store: Path
) -> None:
    link = store.with_name("link.csv")
    link.symlink_to(store / MANIFEST)
    before = sorted(store.rglob("*")), (store / MANIFEST).read_bytes()
    asked = [one.format(store=store, link=link) for one in question]
    assert "inside the collection" in said(asked, store)
    assert (sorted(store.rglob("*")), (store / MANIFEST).read_bytes()) == before


@pytest.mark.skipif(sys.platform != "linux", reason="only here the system holds a run to this")
def test_too_little_memory_for_a_collection_is_one_line(store: Path) -> None:
    def little() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (900_000_000, 900_000_000))

    command = [sys.executable, "-m", "compare", "corpus", "themes", "--store", str(store)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, preexec_fn=little)
    assert (done.returncode, done.stdout) == (2, "")
    assert "too little memory" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (MemoryError(), "out of memory"),
        (OSError(errno.ENOMEM, "no memory"), "out of memory"),
        (OSError(errno.EMFILE, "no files"), "too many open files"),
    ],
)
def test_what_fails_for_a_lack_is_not_called_damaged(
    error: Exception, says: str, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    monkeypatch.setattr("pyarrow.parquet.ParquetFile", fail)
    assert says in said(["list"], store)
    monkeypatch.setattr("pyarrow.parquet.read_table", fail)
    with pytest.raises(MzdiffError, match=says):
        damaged_file(store)


def test_a_command_that_fails_for_a_lack_says_so(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where what is looked at then for damage fails for it too."""
    monkeypatch.setattr("compare.collection.asking.themes.themes_of", out_of_memory)
    assert "out of memory" in said(["themes"], store)
    monkeypatch.setattr("compare.collection.asking.themes.themes_of", not_said_why)
    monkeypatch.setattr("pyarrow.parquet.read_table", out_of_memory)
    assert "out of memory" in said(["themes"], store)


def out_of_memory(*_: object, **__: object) -> NoReturn:
    raise MemoryError


def not_said_why(*_: object, **__: object) -> NoReturn:
    raise KeyError("odd")


def test_an_index_without_room_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(MzdiffError, match="无法写入"):
        make_index(tmp_path / "none" / "words.sqlite", ["低保标准"])


def test_a_file_without_rights_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "measures.parquet"
    file.write_bytes(b"PAR1")
    assert "已损坏" in str(damaged(file))
    monkeypatch.setattr("compare.collection.asking.opened.os.access", lambda *_: False)
    assert "没有权限" in str(damaged(file))
