"""What the guided fuzzer runs: for each target its property, its first inputs and its changes.

The suite runs every target on its first inputs (``tests/test_guided.py``).
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import compare
from compare.source.intake.meta import META_NAME
from tests.attacks import PLAN, docx_with, html, page, stream
from tests.bench import mutation
from tests.bench.mutation import (
    Mutation,
    of_archive,
    of_encoded_text,
    of_pdf,
    of_text,
    of_toml,
    stored,
)
from tests.conftest import CORPUS, PLANS
from tests.properties import (
    LEFT,
    RIGHT,
    Use,
    figures_are_numbers,
    laws_hold,
    members_of,
    numbers_or_refused,
    read_or_refused,
    read_whole,
    series_or_refused,
    small_model,
    use_lexicon,
    use_nothing_else,
    use_overrides,
    used_or_refused,
)
from tests.saved import as_docx, as_html
from tests.strategies import HEADINGS, HOSTILE, NOISE, SENTENCES, TOML_PIECES
from tests.test_any_files import MARK_PIECES, TAG_PIECES
from tests.test_any_settings import SOUND_LEXICON, SOUND_META, SOUND_OVERRIDES
from tests.test_tables import as_book, as_open_document, as_page, as_word, as_workbook

DATA = Path(compare.__file__).parent / "data"
BETWEEN = "\n%%\n"
"""What stands between two texts that are compared."""
HEADING_MARKS = (
    *(
        "一、",
        "(一)",
        "(二)",
        "㈢",
        "1.",
        "2、",
        "(1)",
        "①",
        "第一章 ",
        "第一节 ",
        "第二条 ",
        "一是",
        "二要",
    ),
    *(
        "附件:",
        "附件1",
        "目录\n",
        "......3\n",
        "- 3 -\n",
        "2022年",
        "2022年3月7日\n",
        "各市民政局:\n",
    ),
    *(
        "某省民政厅\n",
        "民政工作要点\n",
        "《",
        "》",
        "“",
        "”",
        "(",
        ")",
        "〔2022〕3号",
        "\u3000\u3000",
    ),
    *(
        "\n",
        "\n\n",
        "\t",
        "    ",
        "\u200b",
        "|",
        "----",
        "**",
        "不低于",
        "达到",
        "90%以上",
        "3万人",
        "责任单位:",
    ),
)
EARLIER = (
    "2019年民政工作要点\n一、养老服务\n1.新建养老床位500张(责任单位:某局,6月底前完成)。\n2.探索护理保险试点。\n"
    "二、社会事务\n1.规范婚姻登记。离婚率下降5%。\n附件:任务表\n"
)
RTF = rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0\fs24 2020\par plan\par}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le")
SHEET_TEXT = "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 完善低保制度 | 某处 |\n"


@dataclass(frozen=True)
class Target:
    """A property of bytes, its first inputs, the way to change them, the longest that is tried."""

    check: Callable[[bytes], None]
    seeds: Callable[[], Sequence[bytes]]
    mutation: Mutation
    longest: int = 8_000


@cache
def words() -> tuple[str, ...]:
    """The marks of headings, and words of the data from which facts are known."""
    ladder = tomllib.loads((DATA / "ladder.toml").read_text("utf-8"))["matter"]
    numbers = tomllib.loads((DATA / "facts.toml").read_text("utf-8"))["numbers"]
    listed = [one for one in (*ladder.values(), *numbers.values()) if isinstance(one, str)]
    known = {word for one in listed for word in one.split()}
    return (*HEADING_MARKS, *HEADINGS, *SENTENCES, *NOISE, *sorted(known))


def lightly(data: bytes, kept: str = r"Content_Types|_rels/|word/document|word/numbering") -> bytes:
    """Return an office file without its themes, styles and pictures, and what points to them."""
    files = {name: one for name, one in members_of(data).items() if re.search(kept, name)}
    for name, one in files.items():
        if name.endswith((".rels", "Types].xml")):
            files[name] = re.sub(
                rb'<(?:Relationship|Override) [^>]*"[^">]*(?:docProps|theme|styles|settings|Settings|'
                rb'fontTable|Effects|customXml)[^">]*"[^>]*/>',
                b"",
                one,
            )
    return stored(files)


def small_plans() -> list[bytes]:
    """Small texts of every kind that is known: plans, a law, a table, a page's words."""
    law = "某条例\n第一章 总则\n第一条 为了规范殡葬管理,制定本条例。\n第二条 本条例自2020年1月1日起施行。\n"
    texts = [
        PLAN,
        LEFT,
        RIGHT,
        EARLIER,
        law,
        f"{PLAN}{SHEET_TEXT}",
        "\n".join((*NOISE, *SENTENCES)),
    ]
    return [text.encode() for text in (*texts, *(excerpt(name) for name in PLANS))]


def excerpt(name: str) -> str:
    """Return the beginning of a plan of the corpus."""
    return (CORPUS / f"{name}.txt").read_text("utf-8")[:700]


def in_encodings() -> list[bytes]:
    """Small texts in every encoding."""
    return [
        text.encode(encoding, "replace")
        for text in (PLAN, RIGHT)
        for encoding in mutation.ENCODINGS
    ]


def in_markdown() -> list[bytes]:
    """Small texts with the marks of Markdown."""
    texts = (
        f"---\ntitle: 要点\n---\n# 2020年要点\n\n## 一、社会救助\n\n- **完善**[低保](a)制度。\n1. 做好救助。\n\n{SHEET_TEXT}",
        f"{PLAN}\n> 引文\n\n```\n代码\n```\n<br>\n![](c)\n标题\n===\n",
    )
    return [text.encode() for text in texts]


def in_html() -> list[bytes]:
    """Small pages."""
    listed = "<h1>要点</h1><ol><li>完善低保制度。<li>做好救助。</ol><table><tr><th rowspan=2>a<td>b</table>"
    return [
        as_html(PLAN),
        as_page(),
        html(listed),
        html("<div style='display:none'>x</div><pre>a\nb</pre>"),
    ]


def in_pdf() -> list[bytes]:
    """Small PDFs, one with a form, one with lines as tables have them."""
    text = b"BT /F 12 Tf 72 700 Td (2020) Tj 0 -20 Td (plan of work) Tj ET"
    ruled = b"".join(
        b"72 %d m 500 %d l S 72 500 m 72 700 l S " % (y, y) for y in range(500, 700, 40)
    )
    form = stream(text, b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]")
    return [
        page(stream(text)),
        page(stream(ruled + text)),
        page(stream(b"/X Do"), form, resources=b"/XObject<</X 5 0 R>>"),
    ]


def in_docx() -> list[bytes]:
    """Small files of Word: paragraphs, a table, numbered paragraphs, changes that are tracked."""
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = "".join(
        f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r><w:ins><w:r><w:t>增</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>"
        for properties, text in (("", "2020年要点"), (number, "完善制度。"), (number, "做好救助。"))
    )
    numbered = docx_with(
        word_document=f"<w:document {w}><w:body>{body}</w:body></w:document>",
        word_numbering=f'<w:numbering {w}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    )
    return [lightly(as_docx(PLAN)), lightly(as_word()), lightly(numbered), as_docx(PLAN)]


def repacked(*archives: bytes) -> list[bytes]:
    return [stored(members_of(one)) for one in archives]


def series() -> list[bytes]:
    """Small archives of documents."""
    files = {
        "2020.txt": PLAN.encode(),
        "b/2021.docx": lightly(as_docx(PLAN.replace("2020", "2021"))),
    }
    return [
        stored(files),
        stored({**files, META_NAME: SOUND_META.encode(), "c.html": as_html(PLAN)}),
    ]


def pairs() -> list[bytes]:
    """Two small texts each."""
    texts = ((LEFT, RIGHT), (EARLIER, RIGHT), (PLAN, EARLIER), (LEFT, LEFT.replace("2015", "2016")))
    return [f"{one}{BETWEEN}{other}".encode() for one, other in texts]


def as_read(data: bytes) -> str:
    """Return bytes as text; what is no UTF-8 is read as replaced."""
    return data.decode("utf-8", "replace")


def pair_keeps_laws(data: bytes) -> None:
    left, _, right = as_read(data).partition(BETWEEN)
    laws_hold(left, right)


def model_or_refused(data: bytes) -> None:
    try:
        files = members_of(data)
    except Exception:  # no folder of a model
        return
    numbers_or_refused(
        {re.sub(r"[/\\\0]", "-", name)[:50] or "x": one for name, one in files.items()}
    )


def of_file(
    name: str, seeds: Callable[[], Sequence[bytes]], change: Mutation, longest: int
) -> Target:
    return Target(partial(read_or_refused, name=name), seeds, change, longest)


def of_settings(name: str, sound: str, use: Use) -> Target:
    said = [*re.findall(r"[\w./-]+", sound), *re.findall(r"\w+", LEFT + RIGHT), *HOSTILE]
    known = [word.encode("utf-8", "replace").decode() for word in said]
    return Target(
        lambda data: used_or_refused(name, data, use),
        lambda: [sound.encode()],
        of_toml(sound, known, (*known, *TOML_PIECES)),
    )


MARKUP = (*words(), *TAG_PIECES)
ARCHIVES = of_archive(MARKUP)
TEXTS = of_text(words())
TARGETS: dict[str, Target] = {
    "docx": of_file("plan.docx", in_docx, ARCHIVES, 60_000),
    "xlsx": of_file("plan.xlsx", lambda: repacked(as_workbook()), ARCHIVES, 60_000),
    "odt": of_file("plan.odt", lambda: repacked(as_open_document()), ARCHIVES, 30_000),
    "epub": of_file("plan.epub", lambda: repacked(as_book()), ARCHIVES, 30_000),
    "zip": Target(series_or_refused, series, ARCHIVES, 60_000),
    "pdf": of_file("plan.pdf", in_pdf, of_pdf, 8_000),
    "rtf": of_file("plan.rtf", lambda: [RTF, OLE], mutation.raw_only, 2_000),
    "html": of_file("plan.html", in_html, of_text(MARKUP), 8_000),
    "markdown": of_file("plan.md", in_markdown, of_text((*words(), *MARK_PIECES)), 8_000),
    "text": of_file("plan.txt", in_encodings, of_encoded_text(words()), 4_000),
    "documents": Target(lambda data: read_whole(as_read(data)), small_plans, TEXTS),
    "facts": Target(lambda data: figures_are_numbers(as_read(data)), small_plans, TEXTS, 2_000),
    "compared": Target(pair_keeps_laws, pairs, TEXTS, 4_000),
    "overrides": of_settings("own.toml", SOUND_OVERRIDES, use_overrides),
    "meta": of_settings(META_NAME, SOUND_META, use_nothing_else),
    "lexicon": of_settings("own.toml", SOUND_LEXICON, use_lexicon),
    "models": Target(
        model_or_refused,
        lambda: [stored(small_model())],
        of_archive(
            (*json.dumps({"a": [0, None, True, 1.5, -1]}).split(), "1e999", "9" * 40, "{", "[")
        ),
        20_000,
    ),
}
