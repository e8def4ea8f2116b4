"""Tables: those of tasks become articles in every format, those of data stay rows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from compare.errors import MzdiffError
from compare.series import read
from compare.source import table as tables
from compare.source.table import Cell
from compare.source.task_table import task_lines
from tests.laws import compared, misplaced
from tests.saved import FONT, docx_bytes

TITLE = "某县民政局2021年重点工作任务分解表"
ROWS = (
    ("序号", "工作类别", "重点任务", "责任单位", "完成时限"),
    ("1", "社会救助", "提高低保标准", "社会救助科", "6月底"),
    ("2", "", "规范特困供养,敬老院法人登记率达到100%。", "", "12月底"),
    ("3", "养老服务", "新建服务站3所", "养老服务科", "12月底"),
)
MERGED = ((1, 1), (1, 3))  # over the first two tasks: row and column where they begin
WANTED = [
    ("社会救助", "1.", "提高低保标准", ["责任单位:社会救助科", "完成时限:6月底"]),
    (
        "社会救助",
        "2.",
        "",
        ["规范特困供养,敬老院法人登记率达到100%。", "责任单位:社会救助科", "完成时限:12月底"],
    ),
    ("养老服务", "3.", "新建服务站3所", ["责任单位:养老服务科", "完成时限:12月底"]),
]


def as_page() -> bytes:
    rows = ""
    for i, row in enumerate(ROWS):
        cells = ""
        for j, text in enumerate(row):
            if (i, j) in MERGED:
                cells += f'<td rowspan="2"><p>{text}</p></td>'
            elif (i - 1, j) not in MERGED:
                cells += f"<td><p>{text}</p></td>"
        rows += f"<tr>{cells}</tr>"
    return f"<html><body><h1>{TITLE}</h1><table>{rows}</table></body></html>".encode()


def as_word() -> bytes:
    import docx

    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for i, row in enumerate(ROWS):
        for j, text in enumerate(row):
            table.cell(i, j).text = text
    for i, j in MERGED:
        text = table.cell(i, j).text
        table.cell(i, j).merge(table.cell(i + 1, j)).text = text
    return docx_bytes(document)


def as_workbook() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([TITLE])
    sheet.merge_cells("A1:E1")
    for row in ROWS:
        sheet.append([int(text) if text.isdigit() else text for text in row])
    for i, j in MERGED:
        sheet.merge_cells(start_row=i + 2, end_row=i + 3, start_column=j + 1, end_column=j + 1)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def as_book() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>',
        )
        archive.writestr(
            "OEBPS/content.opf",
            '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
            '<item id="a" href="a%20b.xhtml" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="a"/></spine></package>',
        )
        archive.writestr("OEBPS/a b.xhtml", as_page())
    return file.getvalue()


ODF = "urn:oasis:names:tc:opendocument:xmlns"


def as_open_document() -> bytes:
    rows = ""
    for i, row in enumerate(ROWS):
        cells = ""
        for j, text in enumerate(row):
            span = ' table:number-rows-spanned="2"' if (i, j) in MERGED else ""
            name = "covered-table-cell" if (i - 1, j) in MERGED else "table-cell"
            cells += f"<table:{name}{span}><text:p>{text}</text:p></table:{name}>"
        rows += f"<table:table-row>{cells}</table:table-row>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0" '
            f'xmlns:table="{ODF}:table:1.0"><office:body><office:text><text:p>{TITLE}</text:p>'
            f"<table:table>{rows}</table:table></office:text></office:body></office:document-content>",
        )
    return file.getvalue()


def as_pages(rows=ROWS, merged=MERGED, title: str = TITLE, behind: str = "", **layout) -> bytes:
    from fpdf import FPDF

    pages = FPDF()
    pages.add_font("cjk", fname=FONT)
    pages.set_font("cjk", size=11)
    pages.add_page()
    pages.multi_cell(0, 8, title, new_x="LMARGIN", new_y="NEXT")
    widths = (8, 16, 36, 22, 18)
    layout |= {"col_widths": widths, "wrapmode": "CHAR", "first_row_as_headings": False}
    with pages.table(**layout) as table:
        for i, row in enumerate(rows):
            cells = table.row()
            for j, text in enumerate(row):
                if (i - 1, j) not in merged:
                    cells.cell(text, rowspan=2 if (i, j) in merged else 1)
    pages.multi_cell(0, 8, behind)
    return bytes(pages.output())


needs_font = pytest.mark.skipif(not FONT.exists(), reason="no font with Chinese characters here")


@pytest.mark.parametrize(
    ("name", "save"),
    [
        pytest.param("plan.pdf", as_pages, marks=needs_font),
        ("plan.html", as_page),
        ("plan.docx", as_word),
        ("plan.xlsx", as_workbook),
        ("plan.epub", as_book),
        ("plan.odt", as_open_document),
    ],
)
def test_a_table_of_tasks_becomes_articles(
    name: str, save, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compare.source.formats.readers.can_convert", lambda: False)
    file = tmp_path / name
    file.write_bytes(save())
    document = read(file)
    assert document.head.title == TITLE
    assert document.head.issuer == "某县民政局"
    assert [
        (section.heading, article.label, article.heading, [m.text for m in article.measures])
        for article in document.articles
        if (section := document.section_of(article))
    ] == WANTED
    assert misplaced(document) == []


@needs_font
def test_a_table_of_tasks_that_goes_on_over_pages_of_a_pdf_is_one(tmp_path: Path) -> None:
    head = ROWS[0]
    rows = [head]
    for n in range(1, 45):
        rows.append((str(n), "社会救助", f"做好第{n}项救助工作,落实政策" * 2, "救助科", "6月底"))
        if n in (20, 40):
            rows.append(head)
    file = tmp_path / "plan.pdf"
    file.write_bytes(as_pages(rows, ()))
    document = read(file)
    assert [a.label for a in document.articles] == [f"{n}." for n in range(1, 45)]
    assert {a.text.splitlines()[-1] for a in document.articles} == {"完成时限:6月底"}
    assert misplaced(document) == []


UNRULED = (
    ROWS[0],
    ROWS[1],
    ("2", "", "规范特困供养,敬老院法人登记率达到100%,落实各项补贴政策。", "", "12月底"),
    ("3", "养老服务", "新建服务站3所", "养老服务科、规划财务科", "12月底"),
    ("4", "", "开展安全检查,每季度一次,建立问题台账,逐项整改销号。", "养老科", "12月底"),
)
BEHIND = "以上任务请各科室抓紧落实,每月底向局办公室报告进展情况,局办公室将定期通报。"


@needs_font
@pytest.mark.parametrize(("align", "padding"), [("M", 0), ("T", 0), ("B", 0), ("M", 3)])
def test_a_table_of_tasks_without_rules_becomes_articles(
    align: str, padding: int, tmp_path: Path
) -> None:
    file = tmp_path / "plan.pdf"
    layout = {"borders_layout": "NONE", "v_align": align, "padding": padding}
    file.write_bytes(as_pages(UNRULED, (), behind=BEHIND, **layout))
    document = read(file)
    assert [
        (section.heading, article.label)
        for article in document.articles
        if (section := document.section_of(article))
    ] == [("社会救助", "1."), ("社会救助", "2."), ("养老服务", "3."), ("养老服务", "4.")]
    for article, (_, _, task, *_) in zip(document.articles, UNRULED[1:], strict=True):
        assert task in article.text
    assert document.articles[-1].text.endswith(BEHIND)
    assert "责任单位:养老服务科、规划财务科" in document.articles[2].text
    assert misplaced(document) == []


@needs_font
def test_a_table_without_rules_goes_on_over_pages_without_its_head(tmp_path: Path) -> None:
    rows = [
        (str(n), "社会救助", f"做好第{n}项救助工作,落实政策" * 2, "救助科", "6月底")
        for n in range(1, 25)
    ]
    file = tmp_path / "plan.pdf"
    file.write_bytes(as_pages([ROWS[0], *rows], (), borders_layout="NONE"))
    document = read(file)
    assert [a.label for a in document.articles] == [f"{n}." for n in range(1, 25)]
    assert {a.text.splitlines()[-1] for a in document.articles} == {"完成时限:6月底"}
    assert misplaced(document) == []


@needs_font
def test_a_table_whose_columns_are_not_plain_stays_text_with_a_note(tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    crossing = ("1", "提高低保标准,规范特困供养,由社会救助科负责,6月底前完成各项任务。", "", "", "")
    file.write_bytes(
        as_pages((ROWS[0],), (), behind="\n".join(crossing[:2] * 3), borders_layout="NONE")
    )
    document = read(file)
    assert "table_unclear" in {note.kind for note in document.notes}
    assert "由社会救助科负责" in document.source.text
    assert misplaced(document) == []


@needs_font
def test_a_ruled_table_of_data_in_a_pdf_stays_rows(tmp_path: Path) -> None:
    rows = (
        ("乡镇", "年度", "低保标准", "户数", "人数"),
        ("甲镇", "2021", "680元", "25", "60"),
        ("乙镇", "2021", "700元", "30", "71"),
    )
    file = tmp_path / "plan.pdf"
    file.write_bytes(as_pages(rows, (), "一、社会救助标准如下:"))
    assert "甲镇" in read(file).articles[0].text
    assert "表头" not in {piece.kind for piece in read(file).removed}


def test_a_table_of_tasks_between_bars_becomes_articles(tmp_path: Path) -> None:
    rows = [f"| {' | '.join(row)} |" for row in ROWS]
    rule = "|:--|---|:-:|---|--:|"
    file = tmp_path / "plan.md"
    file.write_text("\n".join([f"# {TITLE}", "", rows[0], rule, *rows[1:], ""]), "utf-8")
    document = read(file)
    assert document.head.title == TITLE
    assert [
        (section.heading, article.label, article.text.splitlines()[0])
        for article in document.articles
        if (section := document.section_of(article))
    ] == [
        ("社会救助", "1.", "提高低保标准"),
        ("社会救助", "2.", "规范特困供养,敬老院法人登记率达到100%。"),
        ("养老服务", "3.", "新建服务站3所"),
    ]
    assert document.articles[0].text.splitlines()[1:] == ["责任单位:社会救助科", "完成时限:6月底"]
    assert misplaced(document) == []


def test_a_table_of_data_between_bars_stays_as_it_is(tmp_path: Path) -> None:
    text = "# 2021年民政工作要点\n\n(一)提标。标准如下。\n\n| 乡镇 | 标准 |\n|---|---|\n| 甲镇 | 680元 |\n"
    file = tmp_path / "plan.md"
    file.write_text(text, "utf-8")
    document = read(file)
    assert document.source.text == text
    assert "甲镇 | 680元" in document.articles[0].text


def as_cells(*rows: str) -> list[list[Cell]]:
    return [[Cell(text) for text in row.split("|")] for row in rows]


@pytest.mark.parametrize(
    "header",
    [
        "序号|任务|责任单位|完成时限",
        "编号|工作内容|牵头科室|时间安排",
        "序号|重点事项|负责人|进度要求",
        "工作任务|完成时间",
        "序号|具体措施|分管领导|配合单位",
    ],
)
def test_a_header_of_tasks_is_known_by_what_its_columns_are(header: str) -> None:
    row = "|".join(["甲"] * (header.count("|") + 1))
    assert task_lines(as_cells(header, row, row.replace("甲", "乙"))) is not None


@pytest.mark.parametrize(
    "rows",
    [
        ("乡镇|标准|户数", "甲镇|680元|25", "乙镇|700元|30"),
        ("年份|低保人数", "2020|25", "2021|30"),
        ("序号|任务|责任单位",),
    ],
)
def test_other_tables_are_none_of_tasks(rows: tuple[str, ...]) -> None:
    assert task_lines(as_cells(*rows)) is None


def test_a_row_without_a_number_of_its_own_goes_on_with_the_task_above() -> None:
    rows = [
        *as_cells("序号|任务|具体措施|责任单位"),
        [Cell("1", rows=2), Cell("提高低保标准", rows=2), Cell("开展测算"), Cell("救助科")],
        [Cell("公布标准"), Cell("办公室")],
        *as_cells("2|规范供养|检查消防|福利科"),
    ]
    texts = [line.text for line in task_lines(rows) or () if line.text and not line.removed_as]
    assert texts == [
        *("1.提高低保标准", "开展测算", "责任单位:救助科", "公布标准", "责任单位:办公室"),
        *("2.规范供养", "检查消防", "责任单位:福利科"),
    ]


def test_a_hostile_span_makes_no_large_grid() -> None:
    grid = tables.on_grid([[Cell("甲", rows=10**9, columns=10**9)], [Cell("乙")]])
    assert len(grid) == 2
    assert all(len(row) <= tables.MAX_COLUMNS for row in grid)


@pytest.mark.parametrize(
    "cell",
    [
        "<h2>某县2021年民政工作要点</h2><p>一、社会救助</p><p>(一)提高标准。提到680元。</p>",
        "<p>一、社会救助</p><p>(一)提高标准。提到680元。</p><p>(二)规范供养。加强管理。</p>",
        "<div>一、社会救助</div><div>(一)提高标准。提到680元。</div>",
    ],
)
@pytest.mark.parametrize("side", ["<a href='/'>首页</a>", "<p><a href='/'>公开</a></p>"])
@pytest.mark.parametrize("below", ["", "<tr><td>某县</td><td>版权所有</td></tr>"])
def test_a_cell_that_holds_blocks_is_layout(
    cell: str, side: str, below: str, tmp_path: Path
) -> None:
    file = tmp_path / "plan.html"
    file.write_text(f"<table><tr><td>{side}</td><td>{cell}</td></tr>{below}</table>", "utf-8")
    document = read(file)
    assert [section.heading for section in document.sections] == ["社会救助"]
    assert document.articles[0].heading == "提高标准"


def test_a_table_of_data_stays_rows(tmp_path: Path) -> None:
    rows = "".join(
        f"<tr><td><p>{a}</p></td><td><p>{b}</p></td></tr>"
        for a, b in (("乡镇", "标准"), ("甲镇", "680元"), ("乙镇", "700元"))
    )
    file = tmp_path / "plan.html"
    file.write_text(f"<p>一、社会救助</p><p>标准如下:</p><table>{rows}</table>", "utf-8")
    assert read(file).articles[0].text.splitlines()[-2:] == ["甲镇 680元", "乙镇 700元"]


def test_a_sheet_that_merges_more_cells_than_memory_holds_is_refused(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append([TITLE])
    file = io.BytesIO()
    book.save(file)
    hostile = tmp_path / "plan.xlsx"
    with zipfile.ZipFile(file) as whole, zipfile.ZipFile(hostile, "w") as archive:
        for member in whole.infolist():
            part = whole.read(member)
            if member.filename == "xl/worksheets/sheet1.xml":
                merge = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
                part = part.replace(b"</sheetData>", b"</sheetData>" + merge)
            archive.writestr(member.filename, part)
    with pytest.raises(MzdiffError, match="50 万格"):
        read(hostile)


def test_tasks_inside_a_text_are_articles_and_leave_its_levels_alone(tmp_path: Path) -> None:
    before = "<p>一、社会救助</p><p>(一)提高标准。落实资金。</p><p>(二)规范供养。加强管理。</p>"
    table = as_page().decode().partition("<table>")[2].partition("</table>")[0]
    after = "<p>二、养老服务</p><p>(一)发展养老。建设中心。</p><p>(二)监管机构。检查消防。</p>"
    file = tmp_path / "plan.html"
    file.write_text(f"<body>{before}<table>{table}</table>{after}</body>", "utf-8")
    document = read(file)
    assert [article.label + article.heading for article in document.articles] == [
        *("(一)提高标准", "(二)规范供养"),
        *("1.提高低保标准", "2.", "3.新建服务站3所"),
        *("(一)发展养老", "(二)监管机构"),
    ]
    assert misplaced(document) == []


COPIED = (
    ("序号", "重点任务", "责任科室", "完成时限"),
    ("1", "提高低保标准,规范审批", "救助科", "6月底"),
    ("2", "规范供养", "福利科、规划财务科", "12月底"),
    ("3", "办好实事"),
)


@pytest.mark.parametrize(
    "row",
    ["\t".join, "　".join, "　　".join, "  ".join, " | ".join, lambda row: f"｜{'｜'.join(row)}｜"],
    ids=["tabs", "wide spaces", "two of them", "two spaces", "bars", "bars around"],
)
def test_a_table_of_tasks_copied_row_by_row_becomes_articles(
    row: Callable[[Iterable[str]], str], tmp_path: Path
) -> None:
    before = ["2021年民政工作要点", "一、社会救助", "(一)提标。落实资金。", "(二)核对。定期核查。"]
    behind = ["二、养老服务", "(一)发展养老。建设中心。", ""]
    file = tmp_path / "plan.txt"
    file.write_text("\n".join([*before, *map(row, COPIED), *behind]), "utf-8")
    document = read(file)
    assert [article.text.splitlines() for article in document.articles[2:-1]] == [
        ["提高低保标准,规范审批", "救助科", "6月底"],
        ["规范供养", "福利科、规划财务科", "12月底"],
        ["办好实事"],
    ]
    assert [article.label for article in document.articles] == [
        *("(一)", "(二)", "1、", "2、", "3、", "(一)"),
    ]
    assert misplaced(document) == []


def test_rows_may_mark_their_numbers(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    rows = ("序号　任务　责任科室", "1.　提标　救助科", "2.　供养　福利科")
    file.write_text("\n".join(["2021年民政工作要点", *rows, ""]), "utf-8")
    document = read(file)
    assert [(one.label, one.heading) for one in document.articles] == [
        ("1.", "提标"),
        ("2.", "供养"),
    ]
    assert misplaced(document) == []


def test_the_rules_between_the_rows_of_a_table_of_tasks_are_taken_out(tmp_path: Path) -> None:
    rule = "+---+---+---+---+"
    rows = [f"|{'|'.join(row)}|" for row in COPIED]
    file = tmp_path / "plan.txt"
    lines = ["2021年民政工作要点", rows[0], rule, rows[1], rule, *rows[2:], rule, ""]
    file.write_text("\n".join(lines), "utf-8")
    document = read(file)
    assert [article.text.splitlines()[0] for article in document.articles] == [
        *("提高低保标准,规范审批", "规范供养", "办好实事"),
    ]
    assert {piece.kind for piece in document.removed} == {"title", "table_header", "markup"}
    assert misplaced(document) == []


@pytest.mark.parametrize(
    ("why", "rows"),
    [
        ("no column of tasks", ("序号\t乡镇\t标准", "1\t甲镇\t680元", "2\t乙镇\t700元")),
        ("no numbers", ("任务　责任科室", "提高低保标准　救助科", "规范供养　福利科")),
        ("single spaces", ("序号 任务 责任科室", "1 提标 救助科", "2 供养 福利科")),
        ("one row", ("序号　任务　责任科室", "1　提标　救助科", "各科室抓好落实。")),
        ("numbers fall", ("序号　任务　责任科室", "2　提标　救助科", "1　供养　福利科")),
        ("too many cells", ("序号　任务　责任科室", "1　提标　甲　乙", "2　供养　甲　乙")),
    ],
)
def test_other_lines_with_wide_spaces_stay_lines(
    why: str, rows: tuple[str, ...], tmp_path: Path
) -> None:
    file = tmp_path / "plan.txt"
    text = "\n".join(["2021年民政工作要点", "一、社会救助", "(一)提标。标准如下:", *rows, ""])
    file.write_text(text, "utf-8")
    document = read(file)
    assert "table_header" not in {piece.kind for piece in document.removed}, why
    assert misplaced(document) == []


def test_a_cell_far_below_and_one_far_to_the_right_are_read_or_refused(tmp_path: Path) -> None:
    import openpyxl

    for row, column, refused in ((1_048_576, 1, True), (3, 150, False)):
        book = openpyxl.Workbook()
        for i, line in enumerate(("2021年民政工作要点", "(一)提高低保标准。"), 1):
            book.active.cell(i, 1, line)
        book.active.cell(row, column, "最远的一格")
        book.save(tmp_path / "plan.xlsx")
        if refused:
            with pytest.raises(MzdiffError, match="50 万格"):
                read(tmp_path / "plan.xlsx")
        else:
            assert "最远的一格" in read(tmp_path / "plan.xlsx").source.text


def test_a_head_of_two_rows_names_the_finer_columns() -> None:
    rows = [
        [Cell("序号", rows=2), Cell("任务", rows=2), Cell("责任单位", columns=2)],
        [Cell("牵头单位"), Cell("配合单位")],
        *as_cells("1|提标|救助科|财务科", "2|核对|救助科|"),
    ]
    lines = task_lines(rows) or []
    assert [line.text for line in lines if line.removed_as] == [
        "序号\t任务\t责任单位",
        "牵头单位\t配合单位",
    ]
    assert [line.text for line in lines if line.text and not line.removed_as] == [
        *("1.提标", "牵头单位:救助科", "配合单位:财务科", "2.核对", "牵头单位:救助科"),
    ]


def test_an_attachment_saved_alone_as_a_workbook_is_the_text(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (
        ("附件1",),
        (TITLE,),
        ("序号", "工作任务", "责任单位"),
        ("一", "社会救助"),
        (1, "提标", "救助科"),
        (2, "核对", "救助科"),
        ("二", "养老服务"),
        (1, "建站", "养老科"),
    ):
        book.active.append(row)
    book.create_sheet("说明").append(("请认真填写。",))
    book.save(tmp_path / "plan.xlsx")
    document = read(tmp_path / "plan.xlsx")
    assert document.head.title == TITLE
    assert [(s.label + s.heading, s.annex) for s in document.sections] == [
        ("一、社会救助", False),
        ("二、养老服务", False),
    ]
    assert [article.heading for article in document.articles] == ["提标", "核对", "建站"]
    assert misplaced(document) == []


def test_a_table_of_tasks_copied_cell_by_cell_becomes_articles(tmp_path: Path) -> None:
    cells = ["序号", "2021年工作任务", "牵头单位", "配合单位"]
    cells += ["1", "提高低保标准", "救助科", "财务科", "2", "规范供养,加强监管。", "养老科"]
    cells += ["3", "新建服务站3所", "养老科", "财务科", "各科室要抓好落实。"]
    file = tmp_path / "plan.txt"
    file.write_text("\n\n".join([TITLE, *cells, ""]), "utf-8")
    document = read(file)
    assert [article.label for article in document.articles] == ["1、", "2、", "3、"]
    assert document.articles[0].text.splitlines() == ["提高低保标准", "救助科", "财务科"]
    assert [p.text for p in document.removed if p.kind == "table_header"] == cells[:4]
    assert misplaced(document) == []


def test_numbers_on_lines_of_their_own_are_no_table(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(f"{TITLE}\n序号\n单位\n户数\n1\n甲镇\n25\n2\n乙镇\n30\n", "utf-8")
    assert "table_header" not in {piece.kind for piece in read(file).removed}


TARGETS = (
    "指标\t单位\t目标值\t责任科室",
    "适老化改造\t户\t300\t养老服务科",
    "临时救助\t人次\t2000\t社会救助科",
)
LATER = (TARGETS[0], TARGETS[1].replace("300", "450"), TARGETS[2].replace("社会救助", "综合"))


def as_text(folder: Path, year: int, rows: tuple[str, ...]) -> Path:
    file = folder / f"{year}.txt"
    text = f"{year}年民政工作要点\n一、社会救助\n(一)提标。提高标准。\n附件\n"
    file.write_text(text + "\n".join(rows) + "\n", "utf-8")
    return file


def as_html(folder: Path, year: int, rows: tuple[str, ...]) -> Path:
    file = folder / f"{year}.html"
    cells = "".join(f"<tr><td>{row.replace(chr(9), '</td><td>')}</td></tr>" for row in rows)
    text = f"<h1>{year}年民政工作要点</h1><p>一、社会救助</p><p>(一)提标。提高标准。</p><p>附件</p>"
    file.write_text(f"{text}<table>{cells}</table>", "utf-8")
    return file


@pytest.mark.parametrize("numbered", [False, True])
@pytest.mark.parametrize("saved", [as_text, as_html])
def test_a_row_of_targets_is_one_statement_whose_number_has_its_unit(
    saved: Callable[[Path, int, tuple[str, ...]], Path], numbered: bool, tmp_path: Path
) -> None:
    def rows(table: tuple[str, ...]) -> tuple[str, ...]:
        count = ("序号", *map(str, range(1, len(table))))
        return tuple(map("\t".join, zip(count, table, strict=True))) if numbered else table

    plans = [read(saved(tmp_path, 2021, rows(TARGETS))), read(saved(tmp_path, 2022, rows(LATER)))]
    told = {
        (event.type, dict(event.facts)["before"], dict(event.facts)["after"])
        for event in compared(*plans).events
    }
    assert told == {
        ("number_changed", "户 300", "户 450"),
        ("actor_changed", "社会救助科", "综合科"),
    }
