"""Plans that a spreadsheet would run, a browser execute or an editor turn around.

The same words stand in texts, headings, titles, file names, the meta file, the names of the
lexicon and the reasons of overrides.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from compare import compare
from compare.model import Comparison
from compare.overrides import read_overrides
from compare.themes import lexicon
from tests.small_plans import plan

TURNED = "\u202e"
HEADINGS = (
    '=HYPERLINK("http://example.org","低保")',
    "+低保<script>alert(1)</script>",
    '@特困供养"onload="alert(2)',
    f"-殡葬{TURNED}改革</style>",
    "\t=1+1 养老服务",
)
SCRIPT = "<script>alert(3)</script>"
ATTRIBUTE = '\'"onload="alert(4)" x=\''
ENDED = "</style></script>--><img src=x onerror=alert(5)>"
FORMULA = '=HYPERLINK("http://example.org","点")'
SUM = "@SUM(A1)"
PLUS = "+1+1"
MINUS = "-1"
MARKDOWN = "[链接](javascript:alert(6))**粗**|栏|"
PLACES = "{quote}{{ 7 * 7 }}{% raw %}"
WORDS = (SCRIPT, ATTRIBUTE, ENDED, FORMULA, SUM, PLUS, MINUS, MARKDOWN, PLACES)
FILES = (
    f'=1+1<script>alert(8)<!-- "onload={TURNED}.txt',
    "@SUM(1)-'onclick=alert(9) [x](javascript:alert(10)).txt",
)
THEME = f"=低保{SCRIPT}{ATTRIBUTE}"
NAMES = (f"{SCRIPT}低保标准", f"{SCRIPT}低保办法")


@cache
def hostile() -> Comparison:
    """Two written plans whose headings, goals and titles are what would be run."""
    before = plan(*_articles(HEADINGS[:3], 300), name="=a", year=2020)
    after = plan(*_articles(HEADINGS[2:], 500), name="b", year=2022)
    return compare(before, after)


def _articles(headings: tuple[str, ...], amount: int) -> list[tuple[str, str]]:
    return [(h, f"{h}补助不低于{amount}元。落实《{h}》。") for h in headings]


@cache
def hostile_files() -> Comparison:
    """Two files with a meta file, a lexicon and overrides, all of them full of such words."""
    with TemporaryDirectory() as folder:
        return _from_files(Path(folder))


def _from_files(folder: Path) -> Comparison:
    for year, name in zip((2020, 2022), FILES, strict=True):
        (folder / name).write_text(_text(year), encoding="utf-8")
    (folder / "mzdiff-meta.toml").write_text(_meta(), encoding="utf-8")
    (folder / "lexicon.toml").write_text(_lexicon(), encoding="utf-8")
    paths = [folder / name for name in FILES]
    words = lexicon.load(folder / "lexicon.toml")
    ids = [document.id for document in compare(*paths, lexicon=words).documents]
    (folder / "overrides.toml").write_text(_overrides(*ids), encoding="utf-8")
    return compare(*paths, lexicon=words, overrides=read_overrides(folder / "overrides.toml"))


def _text(year: int) -> str:
    """Return a plan with the words in section headings, article headings and measures."""
    lines = [f"{year}年民政工作要点{SCRIPT}{FORMULA}", f"一、社会救助{ENDED}"]
    for number, words in enumerate(WORDS, 1):
        amount = year - 1700
        lines.append(f"({'一二三四五六七八九十'[number - 1]}){words}完善低保制度{number}。")
        lines.append(
            f"1.{words}低保标准不低于{amount}元/月。2.落实《{words}低保办法》，公布补助清单。"
        )
    only = f"二、{ATTRIBUTE}特困供养\n(十)五保供养{TURNED}{SCRIPT}。提高五保供养标准。"
    return "\n".join([*lines, *([only] if year == 2020 else [])]) + "\n"


def _meta() -> str:
    tables = []
    for year, name in zip((2020, 2022), FILES, strict=True):
        said = {"title": f"{year}{FORMULA}{SCRIPT}", "issuer": f"{SUM}{ENDED}"}
        said |= {"region": f"{PLUS}{ATTRIBUTE}{year}{TURNED}", "number": f"{MINUS}{MARKDOWN}"}
        tables.append(_table(f"[{json.dumps(name)}]", {"year": year, **said}))
    return "\n".join(tables)


def _lexicon() -> str:
    entry = {"source": f"{ENDED}{FORMULA}", "terms": ["补助清单"]}
    return _table(f"[{json.dumps(THEME)}]", entry)


def _overrides(left: str, right: str) -> str:
    pair = {"left": f"{left}/a01", "right": f"{right}/a01"}
    apart = {"left": f"{left}/a02", "right": f"{right}/a02"}
    renamed = {"theme": THEME, **pair, "from": NAMES[0], "to": NAMES[1]}
    return "\n".join(
        _table(header, values | {"reason": f"{FORMULA}{ENDED}{TURNED}{header}"})
        for header, values in (("[[link]]", pair), ("[[unlink]]", apart), ("[[rename]]", renamed))
    )


def _table(header: str, values: dict[str, object]) -> str:
    """Return a TOML table; JSON's strings, numbers and lists are TOML's too."""
    return "\n".join([header, *(f"{key} = {json.dumps(v)}" for key, v in values.items()), ""])
