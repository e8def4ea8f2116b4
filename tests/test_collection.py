"""A collection takes documents in once, whole or not at all, whatever happens to the run."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("pyarrow", reason="the extra mzdiff[corpus] is not installed")
pytest.importorskip("filelock", reason="the extra mzdiff[corpus] is not installed")

from compare.collection.asking.choice import Choice, chosen, years_of
from compare.collection.asking.holdings import Holdings
from compare.collection.keeping.add import FULL, add, remove
from compare.collection.keeping.processes import Processes
from compare.collection.keeping.rows import Job, plain
from compare.collection.keeping.stated import stated_in
from compare.collection.keeping.store import MANIFEST, PARTS
from compare.collection.keeping.work import BROKE_OFF, made
from compare.errors import MzdiffError
from compare.model import Note
from compare.source import Extract, packed, unpacked
from tests.conftest import CORPUS
from tests.saved import as_zip

COMMAND = [sys.executable, "-m", "compare", "corpus"]
PLAN = (
    "{place}{year}年民政工作要点\n一、社会救助\n（一）完善低保制度。健全低保标准，{more}。\n"
    "（二）做好临时救助。落实“救急难”要求。\n"
)


def plans(
    folder: Path, *places: str, years: range = range(2019, 2022), more: str = "应保尽保"
) -> Path:
    for place in places:
        (folder / place).mkdir(parents=True, exist_ok=True)
        for year in years:
            text = PLAN.format(place=place, year=year, more=more)
            (folder / place / f"{year}.txt").write_text(text, encoding="utf-8")
    return folder


def run(*arguments: object, cwd: Path, **options) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        **options,
    )


def held(store: Path) -> list[tuple[str, str, int | None]]:
    return sorted((e.id, e.region, e.year) for e in Holdings(store).entry_of)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@given(text=st.text(st.characters()), label=st.text())
def test_an_extract_comes_back_whatever_its_text_holds(text: str, label: str) -> None:
    notes = (Note("truncated", (0, len(text)), label),)
    extract = Extract(text, "utf-8", "text", notes=notes)
    assert unpacked(packed(extract)) == extract
    half = Extract(f"{text}\ud800", "utf-16", "text")
    assert unpacked(packed(half)) == half


def test_the_plans_of_folders_below_folders_are_taken_in_with_ids_of_their_own(
    tmp_path: Path, store: Path
) -> None:
    found = add([plans(tmp_path / "in", "湖北省", "咸宁市")], store)
    assert (found.new, found.left_out) == (6, [])
    assert held(store) == [
        ("2019", "咸宁市", 2019),
        ("2020", "咸宁市", 2020),
        ("2021", "咸宁市", 2021),
        ("湖北省-2019", "湖北省", 2019),
        ("湖北省-2020", "湖北省", 2020),
        ("湖北省-2021", "湖北省", 2021),
    ]


def test_what_has_not_changed_stays_and_what_has_replaces_itself(
    tmp_path: Path, store: Path
) -> None:
    folder = plans(tmp_path / "in", "湖北省")
    add([folder], store)
    before = (store / MANIFEST).read_bytes()
    assert add([folder], store).unchanged == 3
    assert (store / MANIFEST).read_bytes() == before
    changed = folder / "湖北省" / "2020.txt"
    changed.write_text(PLAN.format(place="湖北省", year=2020, more="五社联动"), "utf-8")
    found = add([folder], store)
    assert (found.new, found.replaced, found.unchanged) == (0, 1, 2)
    holdings = Holdings(store)
    assert len(holdings) == 3
    assert [s.text for s in holdings.statements(holdings.measures_with("五社联动"))] == [
        "健全低保标准，五社联动。"
    ]
    assert len(holdings.measures_with("应保尽保")) == 2


def test_the_same_bytes_under_another_name_are_no_second_document(
    tmp_path: Path, store: Path
) -> None:
    folder = plans(tmp_path / "in", "湖北省")
    (folder / "again.txt").write_bytes((folder / "湖北省" / "2019.txt").read_bytes())
    found = add([folder], store)
    assert (found.new, len(found.same)) == (3, 1)
    (folder / "湖北省" / "2020.txt").write_bytes((folder / "湖北省" / "2021.txt").read_bytes())
    add([folder], store)
    assert len(Holdings(store)) == 2


def test_what_cannot_be_read_is_listed_and_stops_nothing(tmp_path: Path, store: Path) -> None:
    folder = plans(tmp_path / "in", "湖北省")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 no archive")
    (folder / "more.zip").write_bytes(
        as_zip(
            {
                f"{year}.txt": PLAN.format(place="湖南省", year=year, more="x").encode()
                for year in (2022, 2023)
            }
        )
    )
    done: list[tuple[int, int]] = []
    found = add([folder], store, progress=lambda n, of: done.append((n, of)))
    assert found.new == 5
    assert done[-1] == (7, 7)  # each in a zip counts
    assert [Path(path).name for path, _ in found.left_out] == ["broken.docx", "empty.txt"]
    assert len(Holdings(store).manifest.left_out) == 2
    (folder / "empty.txt").write_text(PLAN.format(place="湖南省", year=2021, more="y"), "utf-8")
    (folder / "broken.docx").unlink()
    add([folder], store)
    assert Holdings(store).manifest.left_out == ()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_is_read_once(store: Path) -> None:
    end, beginning = os.pipe()
    os.write(beginning, PLAN.format(place="湖北省", year=2020, more="x").encode())
    os.close(beginning)
    found = add([Path(f"/dev/fd/{end}")], store)
    os.close(end)
    assert (found.new, found.left_out) == (1, [])
    assert [(region, year) for _, region, year in held(store)] == [("湖北省", 2020)]


def test_a_collection_is_read_with_one_lexicon_its_own(tmp_path: Path, store: Path) -> None:
    """It is kept in the collection: what became of the file makes no difference."""
    words = tmp_path / "mine.toml"
    text = '["急难帮扶"]\nsource = "私"\nterms = ["救急难"]\n'
    words.write_text(text, "utf-8")
    folder = plans(tmp_path / "in", "湖北省")
    add([folder], store, lexicon=words)
    words.unlink()
    add([plans(tmp_path / "more", "湖南省")], store)
    holdings = Holdings(store)
    assert holdings.manifest.lexicon == "lexicon.toml + mine.toml"
    assert chosen(holdings, Choice(theme="急难帮扶")).all()
    other = tmp_path / "other.toml"
    other.write_text('["别事"]\nsource = "私"\nterms = ["别事"]\n', "utf-8")
    with pytest.raises(MzdiffError, match="read with another lexicon"):
        add([folder], store, lexicon=other)
    other.write_text(text, "utf-8")
    assert add([folder], store, lexicon=other).unchanged == 3
    assert Holdings(store).manifest.words == (("mine.toml", text),)


def test_a_wrong_lexicon_leaves_no_collection_behind(tmp_path: Path, store: Path) -> None:
    words = tmp_path / "mine.toml"
    words.write_text('["急难帮扶"]\nterm = 3\n', "utf-8")
    with pytest.raises(MzdiffError, match="term"):
        add([plans(tmp_path / "in", "湖北省")], store, lexicon=words)
    assert not store.exists()


def test_small_parts_are_joined_so_that_they_stay_few(tmp_path: Path, store: Path) -> None:
    for year in range(2000, 2016):
        add([plans(tmp_path / str(year), "湖北省", years=range(year, year + 1))], store)
    parts = Holdings(store).manifest.parts
    assert len(parts) <= 5
    assert sum(part.documents for part in parts) == 16
    assert {place.name for place in (store / PARTS).iterdir()} == {part.name for part in parts}
    assert len(held(store)) == 16 < FULL


def test_documents_are_taken_out(tmp_path: Path, store: Path) -> None:
    add([plans(tmp_path / "in", "湖北省")], store)
    remove(["2020"], store)
    assert [year for _, _, year in held(store)] == [2019, 2021]
    with pytest.raises(MzdiffError, match="no such document"):
        remove(["2020"], store)


def test_a_document_is_given_back_as_it_was_whatever_became_of_its_file(
    tmp_path: Path, store: Path
) -> None:
    from compare.series import read

    before = read(CORPUS / "wuhan-2024.txt")
    add([CORPUS], store)
    holdings = Holdings(store)
    again = holdings.document(holdings.number("wuhan-2024"))
    assert (again.head, again.articles, again.notes) == (before.head, before.articles, before.notes)


@pytest.mark.parametrize("form", ["csv", "gb18030", "xlsx"])
def test_a_table_states_what_the_texts_do_not_say(tmp_path: Path, store: Path, form: str) -> None:
    folder = plans(tmp_path / "in", "某开发区")
    rows = [
        ["文件", "地区", "层级", "年份"],
        ["in/某开发区/2019.txt", "湖北省咸宁市", "县", "2018"],
    ]
    table = tmp_path / f"table.{'xlsx' if form == 'xlsx' else 'csv'}"
    if form == "xlsx":
        from openpyxl import Workbook

        book = Workbook()
        for row in rows:
            book.active.append(row)
        book.save(table)
    else:
        text = "\n".join(",".join(row) for row in rows)
        table.write_text(text, "utf-8" if form == "csv" else "gb18030")
    add([folder], store, look=stated_in(table))
    entry = next(e for e in Holdings(store).entry_of if e.id == "2019")
    assert (entry.region, entry.around, entry.level, entry.year) == (
        "湖北省咸宁市", ["湖北省"], "县", 2018,
    )  # fmt: skip
    assert add([folder], store).replaced == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("名称,年份\na,2019\n", "no column of paths"),
        ("path,year\na.txt,十九\n", "table.csv:2: year"),
        ("path,level\na.txt,厅\n", "table.csv:2: level"),
        ("path,region\na.txt," + "长" * 300 + "\n", "too long"),
        ("path\n\0\n", "table.csv"),
        ('path,year\n"' + "x" * 200_000 + '",2019\n', "no such table"),
    ],
)
def test_a_wrong_table_is_one_error_that_names_its_place(
    tmp_path: Path, text: str, said: str
) -> None:
    table = tmp_path / "table.csv"
    table.write_text(text, "utf-8")
    with pytest.raises(MzdiffError, match=said):
        stated_in(table)


def test_several_processes_make_what_one_makes(tmp_path: Path, store: Path) -> None:
    folder = plans(tmp_path / "in", "湖北省", "湖南省", years=range(2010, 2020))
    (folder / "empty.txt").write_bytes(b"")
    add([folder], store, workers=1)
    done: list[int] = []
    add([folder], tmp_path / "two", workers=2, progress=lambda n, of: done.append(n))
    assert done == sorted(done)
    assert done[-1] == 21
    assert held(store) == held(tmp_path / "two")
    columns = ["document", "measure", "text", "wording", "themes"]
    one, two = (
        sorted(map(repr, Holdings(folder).whole("measures", columns).to_pylist()))
        for folder in (store, tmp_path / "two")
    )
    assert one == two


class _Poison(bytes):
    """Ends the process that unpacks it."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (9,)


def test_a_file_that_ends_its_process_is_the_only_one_lost(tmp_path: Path) -> None:
    good = [
        Job(
            str(n),
            f"{n}.txt",
            PLAN.format(place="湖北省", year=2000 + n, more="x").encode(),
            str(n),
        )
        for n in range(2)
    ]
    bad = Job("bad", "bad.txt", _Poison(), "bad")
    found = list(made(iter([[bad, *good]]), Processes(2, tmp_path, ()), lambda count: None))
    assert sorted(name for one in found for name in one.ids) == ["0", "1"]
    assert [line for one in found for line in one.left_out] == [("bad.txt", BROKE_OFF)]


def test_a_run_that_is_killed_leaves_the_collection_as_it_was(tmp_path: Path, store: Path) -> None:
    """The last manifest can be read at any moment, and the next run finishes the work."""
    folder = plans(tmp_path / "in", "湖北省", "湖南省", "河南省", years=range(2000, 2010))
    add([folder / "河南省" / "2000.txt"], store)
    chance = random.Random(1)
    for _ in range(2):
        running = subprocess.Popen(
            [*COMMAND, "add", str(folder), "--store", str(store), "--workers", "2"],
            cwd=tmp_path, start_new_session=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(chance.uniform(0.8, 2.5))
        running.send_signal(signal.SIGKILL)
        running.wait()
        assert ("2000", "河南省", 2000) in held(store)
        Holdings(store).measures_with("低保")
    add([folder], store)
    assert len(held(store)) == len(set(held(store))) == 30
    names = {part.name for part in Holdings(store).manifest.parts}
    assert {place.name for place in (store / PARTS).iterdir()} == names


def test_two_runs_at_once_queue(tmp_path: Path, store: Path) -> None:
    folders = [plans(tmp_path / place, place) for place in ("湖北省", "湖南省")]
    running = [
        subprocess.Popen([*COMMAND, "add", str(folder), "--store", str(store), "-q"], cwd=tmp_path)
        for folder in folders
    ]
    assert [one.wait(timeout=120) for one in running] == [0, 0]
    assert len(held(store)) == 6


@pytest.mark.skipif(sys.platform != "linux", reason="only here the system holds a run to this")
def test_a_full_disk_is_one_line_and_harms_nothing(tmp_path: Path, store: Path) -> None:
    folder = plans(tmp_path / "in", "湖北省")
    add([folder], store)
    before = held(store)
    more = plans(tmp_path / "more", "湖南省")

    def no_file_may_grow_far() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    done = run("add", more, "--store", store, cwd=tmp_path, preexec_fn=no_file_may_grow_far)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert ".parquet: 无法写入" in done.stderr
    assert held(store) == before
    add([more], store)
    assert len(held(store)) == 6


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"format": 7}', '{"format": "mzdiff-corpus/2", "parts": 3}', "[" * 10_000],
)
def test_a_damaged_manifest_is_one_error(store: Path, text: str) -> None:
    store.mkdir()
    (store / MANIFEST).write_text(text)
    with pytest.raises(MzdiffError, match=r"damaged|another version"):
        Holdings(store)


def test_damaged_parts_are_one_error_and_an_index_is_made_again(
    tmp_path: Path, store: Path
) -> None:
    add([plans(tmp_path / "in", "湖北省")], store)
    (part,) = (store / PARTS).iterdir()
    for damage in (b"", b"SQLite format 3\0" + b"x" * 5000):
        (part / "words.sqlite").write_bytes(damage)
        assert len(Holdings(store).measures_with("低保")) > 0
    (part / "documents.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(MzdiffError, match="damaged"):
        assert Holdings(store).entry_of
    (part / "documents.parquet").unlink()
    with pytest.raises(MzdiffError, match="damaged"):
        assert Holdings(store).entry_of


def test_a_run_may_begin_while_another_writes_the_first_manifest(
    tmp_path: Path, store: Path
) -> None:
    """Or after one that was killed while it did."""
    (store / PARTS).mkdir(parents=True)
    (store / ".manifest.json.x1y2.part").write_text("{")
    add([plans(tmp_path / "in", "湖北省")], store)
    assert len(held(store)) == 3


def test_a_folder_with_something_else_in_it_is_never_taken_for_a_store(tmp_path: Path) -> None:
    (tmp_path / PARTS).mkdir()
    (tmp_path / PARTS / "0123456789abcdef").mkdir()
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(MzdiffError, match="not empty"):
        add([CORPUS], tmp_path)
    assert (tmp_path / PARTS / "0123456789abcdef").exists()


def test_choices_of_region_level_and_years(tmp_path: Path, store: Path) -> None:
    add([plans(tmp_path / "in", "湖北省", "咸宁市", "通山县", "湖南省")], store)
    holdings = Holdings(store)

    def regions(choice: Choice) -> set[str]:
        return {
            holdings.entry(n).region for n, is_in in enumerate(chosen(holdings, choice)) if is_in
        }

    assert regions(Choice(region="湖北")) == {"湖北省", "咸宁市", "通山县"}
    assert regions(Choice(region="咸宁")) == {"咸宁市", "通山县"}
    assert regions(Choice(level="县")) == {"通山县"}
    assert regions(Choice(region="湖南", years=(2022, 2030))) == set()
    assert regions(Choice(theme="低保")) == {"湖北省", "咸宁市", "通山县", "湖南省"}
    with pytest.raises(MzdiffError, match="unknown region"):
        chosen(holdings, Choice(region="乌有"))
    with pytest.raises(MzdiffError, match=r"no one theme.*是不是.*低保"):
        chosen(holdings, Choice(theme="低保户们"))


@pytest.mark.parametrize(
    ("words", "years"),
    [("2019", (2019, 2019)), ("2015-2024", (2015, 2024)), ("2015-", (2015, 9999)), ("-2019", (0, 2019)), ("", None)],
)  # fmt: skip
def test_years_as_a_person_writes_them(words: str, years: tuple[int, int] | None) -> None:
    assert years_of(words) == years


@pytest.mark.parametrize("words", ["19", "2024-2015", "-", "x"])
def test_years_that_are_none(words: str) -> None:
    with pytest.raises(MzdiffError, match="--years"):
        years_of(words)


@pytest.mark.parametrize(
    ("written", "form"),
    [("低保，ＡＢ", "低保,ab"), ("應當依照規定辦理", "应当依照规定办理"), ("２０％", "20%")],
)
def test_words_are_looked_for_in_plain_forms(written: str, form: str) -> None:
    assert plain(written) == form


def test_a_manifest_never_leads_out_of_its_collection(tmp_path: Path, store: Path) -> None:
    add([plans(tmp_path / "in", "湖北省")], store)
    text = (store / MANIFEST).read_text("utf-8")
    (part,) = Holdings(store).manifest.parts
    (store / MANIFEST).write_text(text.replace(part.name, "../../in"), "utf-8")
    with pytest.raises(MzdiffError, match="damaged"):
        remove(["2019"], store)
    assert (tmp_path / "in").exists()


PLACES = ("湖北省", "湖南省", "河南省")
STEPS = st.lists(
    st.tuples(st.sampled_from(PLACES), st.sampled_from(["低保", "养老", ""]), st.booleans()),
    min_size=1,
    max_size=4,
)


@settings(max_examples=6)
@given(steps=STEPS)
def test_a_collection_holds_what_its_files_hold_in_whatever_order_they_came(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, bool]]
) -> None:
    """Files are written, changed and spoiled between runs; what cannot be read stays as it was."""
    folder = tmp_path_factory.mktemp("law")
    expected: dict[str, str] = {}
    for place, word, add_all in steps:
        file = folder / "in" / f"{place}.txt"
        file.parent.mkdir(exist_ok=True)
        text = PLAN.format(place=place, year=2020, more=word + place) if word else ""
        file.write_text(text, "utf-8")
        expected |= {place: word} if word else {}
        add([file.parent if add_all else file], folder / "store")
    holdings = Holdings(folder / "store")
    assert {entry.region for entry in holdings.entry_of} == expected.keys()
    for place, word in expected.items():
        assert len(holdings.measures_with(word + place)) == 1
    assert len(holdings.measures_with("救急难")) == len(expected)
    for part in holdings.manifest.parts:
        assert (folder / "store" / PARTS / part.name).is_dir()


def test_a_missing_library_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    from compare.collection.commands import keep

    monkeypatch.setattr(keep, "LIBRARIES", ("no_such_library",))
    with pytest.raises(MzdiffError, match=r"pip install 'mzdiff\[corpus\]'"):
        keep.run(["list"])


def test_a_file_that_took_the_bytes_of_another_which_was_written_anew_is_a_document(
    tmp_path: Path,
) -> None:
    folder, store = plans(tmp_path / "plans", "江城", years=range(2019, 2020)), tmp_path / "store"
    plan = folder / "江城" / "2019.txt"
    add([folder], store)
    plan.with_name("2019-old.txt").write_bytes(plan.read_bytes())
    plan.write_text(PLAN.format(place="江城", year=2020, more="分类施保"), encoding="utf-8")
    add([folder], store)
    assert len(Holdings(store)) == 2


def test_no_collection_is_made_to_take_a_document_out_of(tmp_path: Path) -> None:
    with pytest.raises(MzdiffError):
        remove(["x"], tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()
