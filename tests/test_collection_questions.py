"""What a collection answers: every hit is in the text, every planted spread in its order."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

import networkx
import numpy as np
import pytest

pytest.importorskip("pyarrow", reason="the extra mzdiff[corpus] is not installed")
pytest.importorskip("duckdb", reason="the extra mzdiff[corpus] is not installed")

import pyarrow.parquet as pq

from compare.collection.asking.choice import Choice
from compare.collection.asking.counterparts import counterparts_of, spaced
from compare.collection.asking.export import MOST_ROWS, exported
from compare.collection.asking.holdings import Holdings
from compare.collection.asking.nearest import matches_of, nearest
from compare.collection.asking.search import by_meaning, by_words
from compare.collection.asking.series import compared
from compare.collection.asking.spread import Spread, spread_of_matter, spread_of_wording
from compare.collection.asking.themes import themes_of
from compare.collection.asking.what import Stated, What
from compare.collection.commands.printed import (
    aligned,
    found_lines,
    near_lines,
    snippet,
    spread_lines,
    tag,
    theme_lines,
    width,
)
from compare.collection.keeping.add import add
from compare.collection.keeping.rows import plain
from compare.encoder import built_in
from compare.errors import MzdiffError
from compare.export.json import to_json
from compare.pipeline import compare
from compare.series import read
from tests.bench.made_collection import Planted, make

PLAN = "{place}{year}年民政工作要点\n一、社会救助\n（一）社区治理。{said}\n（二）做好临时救助。落实“救急难”要求。\n"
ANY = Choice()
CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Holdings, Planted]:
    folder = tmp_path_factory.mktemp("made")
    planted = make(folder / "in", 45, seed=7, copies=6, shared="")
    add([folder / "in"], folder / "store", workers=1)
    return Holdings(folder / "store"), planted


def collection(folder: Path, **said: str) -> Holdings:
    """Return a collection of plans named as 湖北省2019, each with a sentence of its own."""
    for name, sentence in said.items():
        text = PLAN.format(place=name[:-4], year=name[-4:], said=sentence)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    add([folder], folder / "store", workers=1)
    return Holdings(folder / "store")


def spread(holdings: Holdings, term: str, choice: Choice = ANY, limit: int = 99) -> Spread:
    return spread_of_wording(holdings, term, choice, limit)


def test_few_measures_on_a_theme_are_those_among_all(
    made: tuple[Holdings, Planted], monkeypatch: pytest.MonkeyPatch
) -> None:
    holdings, _ = made
    every = np.arange(holdings.first_measure[-1])
    monkeypatch.setattr("compare.collection.asking.holdings.FEW", len(every))
    few = holdings.of_those_on("低保", every)
    monkeypatch.setattr("compare.collection.asking.holdings.FEW", 0)
    assert list(few) == list(holdings.of_those_on("低保", every))
    assert 0 < len(few) < len(every)


@pytest.mark.parametrize(
    "word", ["低保", "社会组织", "养老服务", "救助，", "“三社联动”", "2020年", "村(社区)"]
)
def test_what_is_found_by_words_is_what_the_texts_hold(
    made: tuple[Holdings, Planted], word: str
) -> None:
    holdings, _ = made
    texts = holdings.whole("measures", ["document", "text"]).to_pylist()
    having = [row["document"] for row in texts if plain(word) in plain(row["text"])]
    found = by_words(holdings, word, ANY, 1000)
    assert (found.measures, found.documents) == (len(having), len(set(having)))
    assert all(plain(word) in plain(hit.statement.text) for hit in found.hits)
    years = [hit.entry.year or 0 for hit in found.hits]
    assert years == sorted(years, reverse=True)


def test_identical_wordings_fold_into_one(made: tuple[Holdings, Planted]) -> None:
    holdings, _ = made
    found = by_words(holdings, "社会组织", ANY, 100_000)
    wordings = Counter(hit.statement.wording for hit in found.hits)
    assert set(wordings.values()) == {1}
    assert any(hit.others for hit in found.hits)


def test_all_words_must_be_in_one_measure(tmp_path: Path) -> None:
    holdings = collection(
        tmp_path, 湖北省2019="健全低保标准。提高救助水平。", 湖北省2020="健全低保和救助标准。"
    )
    (hit,) = by_words(holdings, "低保 救助", ANY, 9).hits
    assert hit.entry.year == 2020
    assert hit.heading == "社区治理"


@pytest.mark.parametrize(
    ("fact", "years"),
    [
        ("number", [2021, 2020]),
        ("goal", [2020]),
        ("money", [2021]),
        ("deadline", [2020, 2019]),
        ("basis", [2018]),
    ],
)
def test_a_search_may_ask_for_what_is_stated(tmp_path: Path, fact: str, years: list[int]) -> None:
    holdings = collection(
        tmp_path,
        湖北省2018="按照《社会救助暂行办法》规范低保审核。",
        湖北省2019="在6月底前完成低保复核。",
        湖北省2020="年底前低保复核率达到95%以上。",
        湖北省2021="发放低保金3000万元。",
    )
    found = by_words(holdings, "低保", Choice(fact=Stated(fact)), 9)
    assert [hit.entry.year for hit in found.hits] == years


def test_a_search_by_meaning_finds_other_words(tmp_path: Path) -> None:
    holdings = collection(
        tmp_path,
        湖北省2019="提高最低生活保障标准。",
        湖北省2020="推进殡葬移风易俗。",
        湖北省2021="加强地名标志管理。",
    )
    hits = by_meaning(holdings, "低保提标", ANY, 1, built_in()).hits
    assert [hit.statement.text for hit in hits] == ["提高最低生活保障标准。"]
    hits = by_meaning(holdings, "低保提标", Choice(years=(2020, 2021)), 9, built_in()).hits
    assert {hit.entry.year for hit in hits} == {2020, 2021}


def test_planted_spreads_come_out_in_their_order(made: tuple[Holdings, Planted]) -> None:
    holdings, planted = made
    for one in planted.spreads:
        steps = spread(holdings, one.term).steps
        assert tuple((step.entry.region, step.entry.year) for step in steps) == one.steps
        assert all(one.term in step.statement.text for step in steps)
        assert [step.like is not None for step in steps] == [False] + [True] * (len(steps) - 1)


def test_a_first_appearance_says_what_is_known_of_the_time_before(tmp_path: Path) -> None:
    holdings = collection(
        tmp_path,
        湖北省2018="推进“五社联动”试点。",
        咸宁市2017="加强社区治理。",
        咸宁市2019="推进“五社联动”试点，建好社工站。",
        湖南省2020="深化五社联动。",
        湖南省2021="深化五社联动。",
    )
    found = spread(holdings, "五社联动")
    assert (found.documents, found.having, found.places) == (5, 4, 3)
    hubei, xianning, hunan = found.steps
    assert (hubei.lacking, hubei.above, hubei.like) == (0, None, None)
    assert xianning.lacking == 1
    assert xianning.above == hubei.entry
    assert xianning.like
    assert xianning.like[0] == hubei.entry
    assert (hunan.entry.year, hunan.lacking, hunan.above) == (2020, 0, None)
    assert [(y.year, y.documents, y.having, y.begin) for y in found.years] == [
        (2017, 1, 0, 0), (2018, 1, 1, 1), (2019, 1, 1, 1), (2020, 1, 1, 1), (2021, 1, 1, 0),
    ]  # fmt: skip
    assert all(year.thin for year in found.years)
    assert [(row.level, row.places, row.having, row.first) for row in found.levels] == [
        ("省", 2, 2, 2018), ("市", 1, 1, 2019),
    ]  # fmt: skip
    told = "\n".join(spread_lines(found, "zh"))
    for words in (
        "“最早”只指本文集中最早",
        "文件少",
        "此前 1 份未提",
        "此前无文件",
        "上级已有：湖北省（2018）",
    ):
        assert words in told


def test_two_places_of_one_name_are_two(tmp_path: Path) -> None:
    """Their offices say which is meant; where none does, it is not known to be one of them."""
    holdings = collection(
        tmp_path,
        江苏省南京市鼓楼区2018="加强社区治理。",
        江苏省南京市鼓楼区2019="推进五社联动。",
        江苏省徐州市鼓楼区2020="推进五社联动。",
        徐州市2019="推进五社联动。",
        鼓楼区2021="推进五社联动。",
    )
    found = spread(holdings, "五社联动")
    tags = [tag(step.entry, "zh") for step in found.steps]
    assert tags == [
        "徐州市（2019）",
        "南京市鼓楼区（2019）",
        "徐州市鼓楼区（2020）",
        "鼓楼区（2021）",
    ]
    assert [step.lacking for step in found.steps] == [0, 1, 0, 0]
    assert [step.above.region if step.above else "" for step in found.steps] == [
        "",
        "",
        "徐州市",
        "",
    ]


def test_what_has_no_year_is_counted_apart(tmp_path: Path) -> None:
    holdings = collection(tmp_path, 湖北省2019="推进五社联动。")
    (tmp_path / "some.txt").write_text(
        "民政工作要点\n一、社会治理\n（一）社区治理。推进五社联动。\n（二）救助。做好救助。\n",
        "utf-8",
    )
    add([tmp_path / "some.txt"], tmp_path / "store")
    found = spread(Holdings(tmp_path / "store"), "五社联动")
    assert (found.having, found.undated, found.places) == (2, 1, 1)
    assert len(holdings) == 1


def test_a_matter_spreads_under_all_its_names(tmp_path: Path) -> None:
    holdings = collection(
        tmp_path,
        湖北省2013="做好农村五保供养工作，提高五保对象供养标准。",
        湖北省2018="做好特困人员救助供养工作。",
        湖南省2019="提高特困人员救助供养标准。",
    )
    assert spread(holdings, "五保").places == 1
    found = spread_of_matter(holdings, "五保供养", ANY, 9)
    assert found.subject == "特困供养"
    assert [(s.entry.region, s.entry.year) for s in found.steps] == [
        ("湖北省", 2013),
        ("湖南省", 2019),
    ]
    assert [(n.name, n.documents, n.first, n.last) for n in found.names] == [
        ("特困人员救助供养", 2, 2018, 2019), ("五保供养", 1, 2013, 2013),
    ]  # fmt: skip
    assert spread(holdings, "五保").matters == ("特困供养",)
    with pytest.raises(MzdiffError, match="no one theme"):
        spread_of_matter(holdings, "乌有之事", ANY, 9)


def test_a_matter_in_other_words_is_linked_as_in_a_comparison(tmp_path: Path) -> None:
    """核对 of families' means is 信息共享与交叉比对 in a plan that never says 核对."""
    add(sorted(CORPUS.glob("*.txt"))[1:3], tmp_path, workers=1)
    holdings = Holdings(tmp_path)
    alone = spread_of_matter(holdings, "核对", ANY, 9)
    found = spread_of_matter(holdings, "核对", ANY, 9, counterparts_of)
    assert (alone.having, found.having, found.left_out) == (1, 2, 0)
    (step,) = [step for step in found.steps if step.chance is not None]
    assert "交叉比对" in step.statement.text
    assert "核对" not in step.statement.text
    assert (found.otherwise[0].documents, found.otherwise[0].first) == (1, step.entry.year)
    address = f"{step.entry.id}/{step.statement.measure}"
    linked = {
        link.score
        for one in alone.steps
        for link in compared(holdings, (one.entry.id, step.entry.id), ANY).links
        if link.right == address and link.strength == "main"
    }
    assert step.chance in linked
    told = "\n".join(spread_lines(found, "zh"))
    assert f"用词不同，判为同一事项（{step.chance:.2f}）" in told
    assert f"用词不同、判为同一事项：{found.otherwise[0].name}" in told


def test_too_many_documents_near_in_meaning_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compare.collection.asking.counterparts.JUDGED", 0)
    holdings = collection(
        tmp_path,
        湖北省2019="开展特种帮扶车间试点。",
        湖南省2020="开展帮扶作坊试点。",
        湖南省2021="加强地名管理。",
    )
    found = spread_of_matter(holdings, "特种帮扶车间", ANY, 9, counterparts_of)
    assert (found.having, found.left_out, found.otherwise) == (1, 2, ())
    assert any("2 份" in line for line in spread_lines(found, "zh"))


@pytest.mark.parametrize("word", ["", "的", "，。", "长" * 300])
def test_a_word_that_cannot_be_looked_for_is_one_error(
    made: tuple[Holdings, Planted], word: str
) -> None:
    with pytest.raises(MzdiffError):
        by_words(made[0], word, ANY, 9)


@pytest.mark.parametrize(
    "word", ['"', '低保" OR "养老', "pairs:低保", "低保*", "NEAR(低保)", "\0低保"]
)
def test_a_word_is_never_a_question_of_the_index(made: tuple[Holdings, Planted], word: str) -> None:
    try:
        found = by_words(made[0], word, ANY, 9)
    except MzdiffError:
        return
    assert found.measures == 0


def test_themes_count_documents_by_year_level_and_province(made: tuple[Holdings, Planted]) -> None:
    holdings, _ = made
    by_year = themes_of(holdings, ANY, "year")
    assert [column.documents for column in by_year.columns] == [3] * 15
    mentions = holdings.whole("mentions", ["theme"]).to_pylist()
    counted = Counter(row["theme"] for row in mentions)
    assert {row.theme: row.documents for row in by_year.rows} == counted
    for by in ("year", "level", "province"):
        found = themes_of(holdings, Choice(theme="低保"), by)
        (row,) = [row for row in found.rows if row.theme == "低保"]
        assert row.counts == tuple(column.documents for column in found.columns)
        assert 0 < row.share <= 1


def test_an_empty_collection_answers_everything_with_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    add([tmp_path / "a.txt"], tmp_path / "store")
    holdings = Holdings(tmp_path / "store")
    assert by_words(holdings, "低保", ANY, 9).hits == ()
    assert by_meaning(holdings, "低保", ANY, 9, built_in()).hits == ()
    assert spread(holdings, "低保").steps == ()
    assert themes_of(holdings, ANY, "year").rows == ()
    assert matches_of(holdings, read(Path("corpus/wuhan-2024.txt")), ANY, built_in())[0] == ()


def test_a_folder_whose_name_looks_like_a_pattern_is_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "[2024] *"
    folder.mkdir()
    holdings = collection(folder, 湖北省2019="推进五社联动。")
    assert [row.documents for row in themes_of(holdings, ANY, "year").rows]
    assert exported(holdings, What.documents, ANY, Path("a.csv"), "zh")


def test_lines_of_a_terminal() -> None:
    lines = list(aligned([("甲", 1), ("ab c", 22)], right=(1,)))
    assert lines == ["甲     1", "ab c  22"]
    assert {width(line) for line in lines} == {8}
    long = "前" * 300 + "五社联动" + "后" * 300
    assert "五社联动" in snippet(long, "五社联动")
    assert len(snippet(long, "五社联动")) < 200


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_is_told_in_both_languages(
    made: tuple[Holdings, Planted], language: str
) -> None:
    holdings, planted = made
    found = by_words(holdings, "社会组织", ANY, 3)
    assert len(list(found_lines(found, "by_words", "社会组织", language))) == 7  # type: ignore[arg-type]
    told = spread(holdings, planted.spreads[0].term, limit=1)
    assert any("--limit" in line for line in spread_lines(told, language))  # type: ignore[arg-type]
    themes = themes_of(holdings, ANY, "year")
    assert any("--limit" in line for line in theme_lines(themes, 2, language))  # type: ignore[arg-type]


def test_planted_copies_are_found_and_their_manner_is_told(
    made: tuple[Holdings, Planted],
) -> None:
    holdings, planted = made
    assert planted.copies
    for copy in planted.copies:
        source = holdings.number(copy.source)
        found = matches_of(
            holdings, holdings.document(source), ANY, built_in(), holdings.entry(source).sha256
        )
        (match,) = [
            max(of, key=lambda m: m.literal)
            for matches in found
            if (of := [m for m in matches if m.entry.id == copy.copy])
            and matches[0].article.heading == copy.text
        ]
        assert match.manner == ("copied" if copy.literal else "rewritten")
        assert match.other.heading == copy.text
        assert match.meaning > 0.5


def test_a_document_is_nearest_to_itself_unless_it_is_left_out(
    made: tuple[Holdings, Planted],
) -> None:
    holdings, _ = made
    document, entry = holdings.document(3), holdings.entry(3)
    first = nearest(holdings, document, ANY, built_in())[0]
    assert (first.entry, round(first.share, 2)) == (entry, 1.0)
    assert {match.manner for match in first.matches} == {"copied"}
    others = nearest(holdings, document, ANY, built_in(), entry.sha256)
    assert entry.id not in {near.entry.id for near in others}
    told = list(near_lines(others, 1, "zh"))
    assert "照抄" in told[0] or "改写" in told[0]


def test_a_selection_is_compared_as_its_files_would_be(tmp_path: Path) -> None:
    holdings = collection(
        tmp_path, 湖北省2019="健全低保标准。", 咸宁市2021="提高低保标准。", 湖南省2020="另作安排。"
    )
    result = compared(holdings, (), Choice(region="湖北"))
    files = [tmp_path / "湖北省2019.txt", tmp_path / "咸宁市2021.txt"]
    assert to_json(result) == to_json(compare(*files))
    with pytest.raises(MzdiffError, match="too few"):
        compared(holdings, ("湖北省2019",), ANY)
    with pytest.raises(MzdiffError, match="no such document"):
        compared(holdings, ("湖北省2019", "nope"), ANY)


@pytest.mark.parametrize("what", list(What))
def test_every_table_is_the_same_in_every_format(
    made: tuple[Holdings, Planted], tmp_path: Path, what: What
) -> None:
    from openpyxl import load_workbook

    holdings, _ = made
    choice = Choice(years=(2012, 2013))

    def written(name: str) -> bytes:
        return exported(holdings, what, choice, tmp_path / name, "en")

    frame = pq.read_table(io.BytesIO(written("a.parquet"))).to_pylist()
    rows = list(csv.reader(io.StringIO(written("a.csv").decode("utf-8-sig"))))
    sheet = load_workbook(io.BytesIO(written("a.xlsx"))).worksheets[0]
    assert len(rows) == sheet.max_row == len(frame) + 1
    assert [row[0] for row in rows[1:]] == [str(next(iter(row.values()))) for row in frame]
    assert written("a.csv") == written("a.csv")
    if what == What.documents:
        assert {row["year"] for row in frame} == {2012, 2013}


def test_who_says_the_same_as_whom_is_a_graph_from_earlier_to_later(tmp_path: Path) -> None:
    said = "建立健全社区治理体系，推进社区服务设施全覆盖工作。"
    holdings = collection(
        tmp_path, 湖北省2019=said, 咸宁市2021=said, 安徽省2021=said, 湖南省2020="另作安排。"
    )
    graph = networkx.parse_graphml(
        exported(holdings, What.copies, ANY, Path("a.graphml"), "zh").decode()
    )
    assert sorted(
        (*edge, one["weight"], one["dated"]) for *edge, one in graph.edges(data=True)
    ) == [
        ("安徽省2021", "咸宁市2021", 1, False),  # of one year: the higher level first, by no day
        ("湖北省2019", "咸宁市2021", 1, True),
        ("湖北省2019", "安徽省2021", 1, True),
    ]
    assert graph.nodes["咸宁市2021"]["year"] == 2021


@pytest.mark.parametrize(
    ("what", "name"), [(What.documents, "a.graphml"), (What.documents, "a.pdf"), (What.copies, "a")]
)
def test_an_ending_that_is_none_of_ours_is_one_error(
    made: tuple[Holdings, Planted], what: What, name: str
) -> None:
    with pytest.raises(MzdiffError, match="unknown ending"):
        exported(made[0], what, ANY, Path(name), "zh")


def test_more_rows_than_a_format_holds_are_one_error(
    made: tuple[Holdings, Planted], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MOST_ROWS, ".csv", 10)
    with pytest.raises(MzdiffError, match="too many rows"):
        exported(made[0], What.documents, ANY, Path("a.csv"), "zh")


def test_what_is_asked_for_comes_from_the_first_year_to_the_last() -> None:
    assert [*spaced(3, 8)] == [0, 1, 2]
    places = spaced(15, 8)
    assert (len(places), places[0], places[-1]) == (8, 0, 14)
