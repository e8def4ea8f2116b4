"""What is kept on disk saves time and changes nothing: not a byte, however it is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.pipeline import compare
from compare.report import render as room
from compare.report.templates import KeptTemplates
from compare.system import kept

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "mzdiff" / "templates"


def fresh_report(found: object) -> str:
    room._environment.cache_clear()
    return room.render(found)  # type: ignore[arg-type]


def test_a_report_of_kept_templates_is_the_same(own_folder: Path, monkeypatch: pytest.MonkeyPatch):
    found = compare(CORPUS / "hubei-2019.txt", CORPUS / "xianning-2021.txt", encoder=None)
    first = fresh_report(found)
    files = sorted(own_folder.rglob("*.template"))
    assert files
    with monkeypatch.context() as patch:
        patch.setattr("jinja2.Environment.compile", None)  # nothing is compiled again
        assert fresh_report(found) == first
    for at, file in enumerate(files):
        data = bytearray(file.read_bytes())
        data[at * len(data) // len(files)] ^= 1
        file.write_bytes(data[: None if at % 2 else len(data) // 2])
    assert fresh_report(found) == first
    room._environment.cache_clear()


def test_a_file_of_another_user_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    place = kept.place_of(tmp_path, "name", "kind")
    kept.keep(place, b"bytes")
    assert kept.recall(place) == b"bytes"
    monkeypatch.setattr("os.geteuid", lambda: 54321, raising=False)
    assert kept.recall(place) == b""


def test_nothing_is_kept_where_a_folder_cannot_be_looked_at_or_all_may_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    shared = tmp_path / "shared" / "mzdiff"
    shared.mkdir(parents=True)
    shared.chmod(0o777)
    dangling = tmp_path / "dangling" / "mzdiff"
    dangling.parent.mkdir()
    dangling.symlink_to(tmp_path / "nowhere")
    for base in (tmp_path / ("x" * 5_000), shared.parent, dangling.parent):
        monkeypatch.setenv("XDG_CACHE_HOME", str(base))
        assert kept.folder_of("vectors") == kept.NOWHERE


def test_a_folder_inside_that_all_may_write_holds_nothing(tmp_path: Path):
    place = kept.place_of(tmp_path, "name", "kind")
    kept.keep(place, b"bytes")
    place.parent.chmod(0o777)
    assert kept.recall(place) == b""
    kept.keep(place, b"others")
    place.parent.chmod(0o700)
    assert kept.recall(place) == b"bytes"


def test_templates_compiled_with_other_filters_are_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    makers = KeptTemplates("zh").makers
    assert KeptTemplates("zh").makers == makers
    (tmp_path / "isolation.py").write_text("changed")
    monkeypatch.setattr("compare.report.templates.files", lambda package: tmp_path)
    assert KeptTemplates("zh").makers != makers
