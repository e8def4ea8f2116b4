"""The recipes of ARCHITECTURE.md, followed in a copy, and what is easily forgotten of them."""

from __future__ import annotations

import inspect
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from compare.knowledge.headings import MARK_PLACE, RULES
from compare.source.formats import readers
from compare.source.intake.files import is_document
from compare.source.intake.kinds import INSIDE_ZIP
from tests.bench.papers import DOCS, ROOT

WORK = (
    *("完善低保制度", "做好临时救助", "发展养老服务"),
    *("规范社会组织", "深化殡葬改革", "加强儿童福利"),
)
TASKS = [
    f"任务{number}:{work}。健全动态调整机制,落实定期核查,及时救助困难群众,规范经办服务流程。"
    for number, work in zip("一二三四五六", WORK, strict=True)
]
TITLE = "2020年全市民政工作要点"
WAYS = {
    "flattened.txt": " ".join((TITLE, *TASKS)),
    "glued.txt": "\n".join((TITLE, TASKS[0] + TASKS[1], *TASKS[2:])),
    "lines.txt": "\n".join((TITLE, *TASKS)),
    "made.made": "\n".join(("MADE" + TITLE, *TASKS)),
}
READER = """
from compare.source.extract import Extract

def extract_made(data: bytes) -> Extract:
    return Extract(data.removeprefix(b"MADE").decode(), "utf-8", "made")
"""
STEPS = (
    ("knowledge/headings.py", "RULES = (\n", 'RULES = (\n    _rule("task", 150, rf"任务(?P<n>{CHINESE}):", ""),\n'),
    ("knowledge/headings.py", "(?=[第附", "(?=[第附任"),
    ("source/intake/kinds.py", '    if b"%PDF-"', '    if data.startswith(b"MADE"):\n        return "made"\n    if b"%PDF-"'),
    ("source/intake/files.py", "|epub)", "|epub|made)"),
    (
        "source/formats/readers.py",
        '    if form == "epub":',
        '    if form == "made":\n        from compare.source.formats.made import extract_made\n\n        return extract_made\n    if form == "epub":',
    ),
)  # fmt: skip
SHOW = """
import json, sys
from compare.series import read_all
documents, notes = read_all(sys.argv[1])
assert not notes, notes
print(json.dumps({d.source.name: [a.heading for a in d.articles] for d in documents}))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package with a new mark and a new file format, made as their recipes say."""
    folder = tmp_path_factory.mktemp("copy")
    package = folder / "compare"
    left_out = shutil.ignore_patterns("data", "training", "__pycache__")
    shutil.copytree(ROOT / "compare", package, ignore=left_out)
    (package / "data").symlink_to(ROOT / "compare" / "data")
    (package / "source" / "formats" / "made.py").write_text(READER, "utf-8")
    for name, before, after in STEPS:
        text = (package / name).read_text("utf-8")
        assert text.count(before) == 1, name
        (package / name).write_text(text.replace(before, after), "utf-8")
    return folder


def test_a_new_mark_and_a_new_file_format_are_read_by_their_recipes(
    copy: Path, tmp_path: Path
) -> None:
    """The mark by lines, flattened and glued; the format in a folder with others."""
    for name, text in WAYS.items():
        (tmp_path / name).write_text(text, "utf-8")
    command = [sys.executable, "-c", SHOW, str(tmp_path)]
    done = subprocess.run(command, cwd=copy, env={"PYTHONPATH": str(copy)}, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    names = {Path(name).stem for name in WAYS}
    assert json.loads(done.stdout) == {name: list(WORK) for name in names}


def test_every_mark_may_stand_inside_a_line() -> None:
    assert [rule.name for rule in RULES if not MARK_PLACE.match(rule.example)] == []


def test_what_can_be_read_is_read_in_a_folder_too_and_named_in_the_reference() -> None:
    known = set(re.findall(r'if form == "(\w+)":\n        from', inspect.getsource(readers)))
    known |= {*readers.OLD_OFFICE, *(form for _, form in INSIDE_ZIP)} - readers.REFUSED.keys()
    assert known >= {"pdf", "docx", "odt", "epub", "xlsx", "doc", "html"}
    assert [form for form in known if not is_document(Path(f"plan.{form}"))] == []
    named = (DOCS / "reference" / "files.md").read_text("utf-8").lower().replace("web page", "html")
    assert [form for form in known if not re.search(rf"\b{form}\b", named)] == []
