"""The site of a collection: small pages that lead to each other, without scripts, from disk."""

from __future__ import annotations

import os
import re
import shlex
import sys
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="the extra mzdiff[corpus] is not installed")
pytest.importorskip("duckdb", reason="the extra mzdiff[corpus] is not installed")

from selectolax.lexbor import LexborHTMLParser

from compare.collection.asking.choice import Choice
from compare.collection.asking.holdings import Holdings
from compare.collection.commands.keep import run
from compare.collection.keeping.add import add
from compare.collection.keeping.stated import stated_in
from compare.collection.site.pages import INDEX, MARK, check_site, write_site
from compare.collection.site.pairs import PAIRS, command_for, couples_of, href_of
from compare.errors import MzdiffError
from tests.bench.made_collection import TERMS, make

ANY = Choice()


@pytest.fixture(scope="module")
def holdings(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    folder = tmp_path_factory.mktemp("made")
    make(folder / "in", 30, seed=5, copies=0, shared="")
    add([folder / "in"], folder / "store", workers=1)
    return Holdings(folder / "store")


@pytest.fixture(scope="module")
def site(holdings: Holdings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in Chinese, with a wording."""
    folder = tmp_path_factory.mktemp("sites") / "site"
    write_site(holdings, folder, ANY, [TERMS[0]], "zh")
    return folder


def pages(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text("utf-8") for file in folder.glob("*.html")}


def test_every_link_leads_to_a_page_and_every_page_is_led_to(site: Path) -> None:
    found = pages(site)
    assert len(found) > 20
    links = {
        link.attributes["href"]
        for text in found.values()
        for link in LexborHTMLParser(text).css("a")
    }
    assert links == found.keys()
    assert all(len(text) < 200_000 for text in found.values())


def test_pages_hold_no_script_and_ask_for_nothing(site: Path) -> None:
    for text in pages(site).values():
        assert "default-src 'none'" in text
        assert not LexborHTMLParser(text).css("script, link, img, iframe, object")
        assert not re.search(r"https?:|url\(|@import", text)


def test_a_page_of_a_wording_tells_its_spread(site: Path) -> None:
    page = LexborHTMLParser(pages(site)["term-1.html"])
    assert page.css_first("h1").text() == TERMS[0]
    steps = page.css(".steps li")
    assert len(steps) == 2
    assert all(TERMS[0] in step.css_first("blockquote").text() for step in steps)


def test_a_site_is_the_same_whenever_it_is_made_and_replaces_the_one_before(
    holdings: Holdings, site: Path, tmp_path: Path
) -> None:
    place = tmp_path / "site"
    assert write_site(holdings, place, Choice(years=(2012, 2012)), (), "en") > 10
    assert "Documents by province and year" in pages(place)[INDEX]
    assert "term-1.html" not in pages(place)
    write_site(holdings, place, ANY, [TERMS[0]], "zh")
    found = {name: text.replace(str(place), str(site)) for name, text in pages(place).items()}
    assert found == pages(site)  # but for the command that names the place
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


def test_reports_of_pairs_are_made_when_asked_for_and_stay(tmp_path: Path) -> None:
    folder, store, place = tmp_path / "in", tmp_path / "store", tmp_path / "site"
    make(folder, 3, seed=5, copies=0, shared="")
    add([folder], store, workers=1)
    holdings = Holdings(store)
    write_site(holdings, place, ANY, (), "zh")
    page = LexborHTMLParser(pages(place)["place-1.html"])
    commands = [shlex.split(code.text()) for code in page.css("code")]
    assert len(commands) == 2  # the first year has none before it
    run(commands[0][2:])
    write_site(holdings, place, ANY, (), "zh")
    page = LexborHTMLParser(pages(place)["place-1.html"])
    (link,) = page.css("td a")
    assert "<title>" in (place / link.attributes["href"]).read_text("utf-8")
    assert [shlex.split(code.text()) for code in page.css("code")] == commands[1:]
    with pytest.raises(MzdiffError, match="no site"):
        check_site(tmp_path)


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_site_stays_with_its_reports_where_a_step_of_its_replacing_fails(
    holdings: Holdings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    place, choice = tmp_path / "site", Choice(years=(2012, 2012))
    write_site(holdings, place, choice, (), "zh")
    (place / PAIRS).mkdir()
    (place / PAIRS / "a.html").write_text("a")
    before, rename, steps = sorted(place.rglob("*")), Path.rename, []

    def failing_once(self: Path, target: Path) -> Path:
        steps.append(self)
        if len(steps) == failing:
            raise PermissionError(self)
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing_once)
    with pytest.raises(PermissionError):
        write_site(holdings, place, choice, (), "en")
    assert sorted(place.rglob("*")) == before
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("option", [["-o", "a.html"], ["--format", "json"]])
def test_reports_of_pairs_are_written_nowhere_else(
    holdings: Holdings, site: Path, option: list[str]
) -> None:
    with pytest.raises(MzdiffError, match="not together"):
        run(["compare", "--store", str(holdings.folder), "--site", str(site), *option])


def test_the_report_of_a_pair_is_found_only_where_it_would_be_made_the_same(
    holdings: Holdings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    couple = couples_of(holdings.entry_of)[0]
    other = replace(holdings.manifest, words=(("mine.toml", "x"),))
    hrefs = [href_of(couple, "zh", holdings.manifest), href_of(couple, "en", holdings.manifest)]
    hrefs.append(href_of(couple, "zh", other))
    assert href_of(couple, "zh", holdings.manifest) == hrefs[0]
    monkeypatch.setattr("compare.collection.site.pairs.__version__", "0.0.0")
    hrefs.append(href_of(couple, "zh", holdings.manifest))
    assert len(set(hrefs)) == 4
    command = command_for(couple, holdings.folder, tmp_path, "en")
    assert shlex.split(command)[-2:] == ["--lang", "en"]


def test_a_folder_with_something_else_is_never_replaced(holdings: Holdings, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(MzdiffError, match="not empty"):
        write_site(holdings, tmp_path, ANY, (), "zh")
    with pytest.raises(MzdiffError, match="no documents chosen"):
        write_site(holdings, tmp_path / "site", Choice(years=(1900, 1901)), (), "zh")
    assert {place.name for place in tmp_path.iterdir()} == {"letter.txt"}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such modes")
def test_a_site_has_the_modes_that_the_user_asks_for(holdings: Holdings, tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_site(holdings, tmp_path / "site", Choice(years=(2012, 2012)), (), "zh")
    finally:
        os.umask(before)
    modes = {oct(place.stat().st_mode & 0o777) for place in (tmp_path / "site").iterdir()}
    assert (modes, oct((tmp_path / "site").stat().st_mode & 0o777)) == ({"0o640"}, "0o750")


def test_names_and_texts_never_become_markup(tmp_path: Path) -> None:
    bad = "<script>alert(1)</script>"
    text = f"2020年民政工作要点\n一、社会救助\n（一）{bad}。提高低保标准{bad}。\n（二）救助。做好临时救助。\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (tmp_path / "t.csv").write_text(f'path,region,title\na.txt,"{bad}市","{bad}"\n', "utf-8")
    add([tmp_path / "a.txt"], tmp_path / "store", look=stated_in(tmp_path / "t.csv"))
    holdings = Holdings(tmp_path / "store")
    write_site(holdings, tmp_path / "site", ANY, [f"低保标准{bad}"], "zh")
    for page in pages(tmp_path / "site").values():
        assert "<script" not in page
    assert (tmp_path / "site" / MARK).exists()
    assert "&lt;script&gt;" in (tmp_path / "site" / INDEX).read_text("utf-8")


@pytest.mark.parametrize("width", [390, 1280])
def test_pages_fit_narrow_and_wide_screens(browser, site: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    for name in (INDEX, "term-1.html", "place-1.html"):
        page.goto((site / name).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert (
            page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgba(0, 0, 0, 0)"
        )
    page.close()
