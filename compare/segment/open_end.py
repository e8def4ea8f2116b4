"""Whether the last paragraph of a text stops where those before it have their end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile, pairwise

from compare.knowledge.headings import CHINESE, HAN_DIGITS
from compare.segment.paragraph_ends import (
    ASKS_ON,
    LEFT_OUT,
    MIN_LONG,
    OFFICE_AT_END,
    PAUSE,
    SENTENCE_END,
    SIGNED,
    STUMP,
    runs_on,
)
from compare.segment.structure.levels import CLAUSE
from compare.segment.structure.numbering import Item
from compare.source.lines.wrap import open_bracket

PARAGRAPH_END = SENTENCE_END + "]】"  # whose task it is may stand behind the sentence
FINISHED_SHARE = 0.6
MIN_SIBLINGS = 2
MIN_CELLS = 5
SHORTEST_PIECE = 6  # of a cell
FIRST_HEADINGS = ("han", "han_bracket")
MARK_ALONE = re.compile(rf"\((?:{CHINESE}|\d{{1,2}})\)|第{CHINESE}[条章节]|{CHINESE}、")
# Words and marks at the very end that ask for what follows them.
OPEN_END = re.compile(r"[和与及或的把被由对]$")
# Nor does a verb that only begins what may or must be done end anything.
MODAL_END = re.compile(r"(?:可以|应当|不得|必须|能够)$")
# A number without what it counts; but for those of telephones, posts and lists.
BARE_NUMBER = re.compile(r"[一-鿿] ?\d{1,5}(?:[-~—]\d{1,5})?$")
# What a line of a few characters may answer.
NAMES_SHORTLY = re.compile(r"人|名单|单位|电话|地[址点]|时间|日期|对象|主题|方式|科室|部门|附")
REACHED = re.compile(r"电话|邮编|传真|邮箱|地址|附[件表图录]|第 ?\d+$")
ROW_BEGUN = re.compile(r"\| ?\S")
ROW = re.compile(r" ?\| ?\S")
BARE_CELL = re.compile(r"\| ?\d+(?: ?\|)? ?$")  # a number that ends a row
# The row that sums a table up has cells for its name and its sum alone.
TOTAL = re.compile(r"(?:\| ?)?(?:[合总小共] ?计|总[一-鿿]{1,4}) ?\|[^\n]*\d")
ANNEXES = re.compile(r"附件[::]\s*(?:1[.、][^。;]{2,60})?$")
ANNEXED = re.compile(r"附[件录表]")
SENTENCE = re.compile(r"[。;]")
NO_ENTRY = re.compile(r"目[录次]|附[件录表]")
HALF_MARK = re.compile(rf"第[{HAN_DIGITS}\d]{{0,6}}$|.{{0,60}}[一-鿿]\d{{1,2}} ?[.、]$")
BULLET = re.compile(r"[—–·•●○■◆▪*-]")
VALUE = re.compile(r"[^:。;,]{1,30}:[^。;:]{1,30}$")  # 养老护理员培训:5000人次
STATES = re.compile(r"[一-鿿 ]{1,8}:[^。;]*$")
LABELLED = re.compile(r"[一-鿿]{2,8}:")
# Who wrote or sent a text, below it.
COLOPHON = re.compile(r"(?:印发|抄送|联系|电话|责编|编辑|作者|年\d{1,2}月)")


def open_at_end(items: list[Item], preamble: list[str]) -> bool:
    """Tell whether the last paragraph stops where those before it all end with their sentence."""
    *before, last = items
    text = last.passage.text
    if MARK_ALONE.fullmatch(text):
        return True
    if text.endswith((*ASKS_ON, "如下")) or LEFT_OUT.search(text) or MODAL_END.search(text):
        return True
    if _asks_for_noun(last) or open_bracket(SENTENCE.split(text)[-1]):
        return True
    rows = [item.passage.text for item in before if ROW.search(item.passage.text)]
    if rows and not TOTAL.match(text):
        whole = min(row.count("|") for row in rows[-MIN_LONG:])
        if ROW_BEGUN.match(text) and text.count("|") < whole:
            return True
        if BARE_CELL.search(text) and 2 * text.count("|") <= whole:
            return True
    if _stops_among_cells(before, last) or _begins_as_before(before, last):
        return True
    if _lists_annexes(before, last):
        return False
    listed = _is_listed(before, last) or _sets_a_value(before, last) or _labels_again(before, text)
    row = ROW.search(text) and (text.count("|") > 1 or "。" not in text)
    if _is_colophon(before, last) or row or listed:
        return False
    if "。" in last.body and not SIGNED.search(text):
        return True
    long = [item.passage.text for item in before] + [text for text in preamble if "。" in text]
    long = [paragraph for paragraph in long if len(paragraph) > MIN_LONG * STUMP]
    if len(long) >= MIN_LONG and all(paragraph[-1] in PARAGRAPH_END for paragraph in long):
        return True
    if _stops_below_heading(before, last, preamble) or _heads_nothing(before, last):
        return True
    if _loses_its_text(before, last) or _leaves_its_list(before, last) or HALF_MARK.match(text):
        return True
    if _breaks_a_label(before, text) or _breaks_a_law(before, last) or _broke_above(before, last):
        return True
    if BARE_NUMBER.search(last.body) and not REACHED.search(text):
        return True
    prose = [item.passage.text for item in _not_broken(items) if PAUSE.search(item.body)]
    prose += [paragraph for paragraph in preamble if len(paragraph) > MIN_LONG * STUMP]
    finished = sum(paragraph[-1] in SENTENCE_END for paragraph in prose)
    if prose and finished >= FINISHED_SHARE * len(prose):
        return bool(PAUSE.search(last.body)) or _enumerates(last.body) or _begins_list(last)
    open_end = PAUSE.search(last.body) and OPEN_END.search(text)
    goes_on = last.mark is None and runs_on(last.body)
    return not prose and bool((before and open_end) or goes_on)


def _asks_for_noun(last: Item) -> bool:
    """Tell whether a paragraph without a number ends in the word before what it is of (…工作的)."""
    text = last.passage.text
    return last.mark is None and len(text) > 2 * STUMP and text.endswith("的") and "|" not in text


def _begins_list(last: Item) -> bool:
    """Tell whether a text stops in the first item of a list that is no heading of its own."""
    mark = last.mark
    if mark is None or mark.number != 1 or mark.rule.name in FIRST_HEADINGS:
        return False
    return len(last.body) > STUMP


def _enumerates(body: str) -> bool:
    """Tell whether a long paragraph stops among things it counts up, and at no office."""
    return (
        len(body) > MIN_LONG * STUMP
        and body.count("、") > MIN_LONG
        and not OFFICE_AT_END.search(body)
    )


def _broke_above(before: list[Item], last: Item) -> bool:
    """Tell whether the line above stops inside a sentence that the last line only goes on with."""
    above = before[-1] if before else None
    if above is None or last.mark or not PAUSE.search(last.body):
        return False
    return "。" in above.body and above.body[-1] not in PARAGRAPH_END


def _without_headings(items: list[Item]) -> Iterator[Item]:
    """Yield the items before the last one but for those that only head what stands below them."""
    for item, below in pairwise(items):
        heads = item.rank is not None and (below.rank is None or below.rank > item.rank)
        if item.mark is None or "。" in item.body or not heads:
            yield item


def _not_broken(items: list[Item]) -> list[Item]:
    """Return the items but for headings and for those that a page broke inside a sentence.

    What goes on with one stands below it, without a mark; where that ends, the paragraph does. So
    they are set aside where the last item begins a paragraph of its own.
    """
    kept = list(_without_headings(items))
    begins = len(items) < MIN_SIBLINGS or items[-2].mark is not None or _ends(items[-2])
    if not begins:
        return kept
    broken = {
        id(item)
        for item, below in pairwise(items)
        if PAUSE.search(item.body)
        and not _ends(item)
        and below.mark is None
        and PAUSE.search(below.body)
    }
    return [item for item in kept if id(item) not in broken]


def _loses_its_text(before: list[Item], last: Item) -> bool:
    """Tell whether the last number has a heading alone, where its like have text behind theirs."""
    like = [item for item in before if item.mark and last.mark and item.rank == last.rank]
    bare = "。" not in last.body and not PAUSE.search(last.body)
    enough = MIN_SIBLINGS if len(last.body) > STUMP else 1
    return bare and len(like) >= enough and all(_holds_text(item) for item in like)


def _holds_text(item: Item) -> bool:
    return "。" in item.body[:-1] or ("。" in item.body and len(item.body) > MIN_LONG * STUMP)


def _heads_nothing(before: list[Item], last: Item) -> bool:
    """Tell whether the last heading has nothing below it, where its like all have text there.

    The first heading of a text, in Chinese numerals (一、), heads something and is followed by
    another.
    """
    if last.mark is None or last.rank is None or "。" in last.body:
        return False
    first = last.mark.number == 1 and last.mark.rule.name in FIRST_HEADINGS
    if first and len(last.body) <= STUMP and not NO_ENTRY.search(last.body):
        headed = dropwhile(lambda item: item.mark is None, before)
        if not any("。" in item.passage.text for item in headed):
            return not any(ANNEXED.match(item.passage.text) for item in before)
    outer = [i for i, item in enumerate(before) if item.rank is not None and item.rank < last.rank]
    within = range(outer[-1] if outer else 0, len(before))
    like = [i for i in within if before[i].mark and before[i].rank == last.rank]
    below = [before[i + 1] for i in like if i + 1 < len(before)]
    return (
        bool(below)
        and not NO_ENTRY.search(last.body)
        and all(
            item.rank != last.rank and (item.mark is None or "。" in item.passage.text)
            for item in below
        )
        and any("。" in item.passage.text for item in below)  # all cells are the rows of a table
    )


def _stops_below_heading(before: list[Item], last: Item, preamble: list[str]) -> bool:
    """Tell whether words without a stop are all there is below a heading of a text in sentences."""
    heading = before[-1] if before else None
    if heading is None or heading.mark is None or last.mark:
        return False
    clauses = "," in heading.body and len(heading.body) > 2 * STUMP
    if clauses or PAUSE.search(heading.body.replace(",", "")):
        return False
    if PAUSE.search(last.body) or NAMES_SHORTLY.search(heading.body):
        return False
    prose = [*(item.passage.text for item in before), *preamble]
    long = [text for text in prose if "。" in text and len(text) > MIN_LONG * STUMP]
    finished = sum(paragraph[-1] in SENTENCE_END for paragraph in long)
    return 0 < len(long) <= 2 * finished


def _leaves_its_list(before: list[Item], last: Item) -> bool:
    """Tell whether the last item of a list lacks the stop that all those before it have."""
    like = [item for item in before if item.mark and last.mark and item.rank == last.rank]
    if last.mark is None and (bullet := BULLET.match(last.passage.text)):
        like = [item for item in before if item.passage.text.startswith(bullet[0])]
        return len(like) >= MIN_SIBLINGS and 2 * sum(map(_ends, like)) >= len(like)
    return len(like) >= MIN_SIBLINGS and all(map(_ends, like))


def _stops_among_cells(before: list[Item], last: Item) -> bool:
    """Tell whether the last line is a cell without the edge that all those before it have."""
    cells = [item.passage.text for item in before[-MIN_CELLS:]]
    edged = len(cells) == MIN_CELLS and all(cell.endswith("|") for cell in cells)
    text = last.passage.text
    return edged and last.mark is None and len(text) <= STUMP and not SIGNED.search(text)


def _begins_as_before(before: list[Item], last: Item) -> bool:
    """Tell whether the last line is the beginning of a longer cell above it."""
    text = last.passage.text
    if len(text) < SHORTEST_PIECE or "。" in text or SIGNED.search(text) or LABELLED.match(text):
        return False
    cells = {item.passage.text for item in before if "。" not in item.passage.text}
    rests = (cell.removeprefix(text) for cell in cells if cell.startswith(text))
    return text not in cells and any(not rest.startswith("、") for rest in rests)


def _breaks_a_law(before: list[Item], last: Item) -> bool:
    """Tell whether a line has no stop below the clauses of a law, whose paragraphs all have one."""
    clauses = [item for item in before if item.rank == CLAUSE]
    text = last.passage.text
    bare = last.mark is None and not SIGNED.search(text) and not ANNEXED.match(text)
    return bare and len(clauses) >= MIN_LONG and all(map(_ends, clauses))


def _breaks_a_label(before: list[Item], text: str) -> bool:
    """Tell whether a label (责任单位:) has no whole office behind it, as it has everywhere else."""
    last = LABELLED.match(text)
    if last is None or OFFICE_AT_END.search(text):
        return False
    lines = (line for item in before for line in item.passage.text.splitlines())
    like = [line for line in lines if line.startswith(last[0])]
    return len(like) >= MIN_SIBLINGS and all(OFFICE_AT_END.search(line) for line in like)


def _labels_again(before: list[Item], text: str) -> bool:
    """Tell whether the last line says behind its label what one with this label said before.

    Of offices in charge the same, or one that ends alike, is whole.
    """
    last = LABELLED.match(text)
    like = (item.passage.text for item in before if last and item.passage.text.startswith(last[0]))
    return any(line[-1] == text[-1] for line in like)


def _is_listed(before: list[Item], last: Item) -> bool:
    """Tell whether the last line is one of several short ones without stops: names, cells."""
    tail = [*before[-1:], last]
    return len(tail) > 1 and not any(
        item.mark or PAUSE.search(item.body) or len(item.body) > MIN_LONG * STUMP for item in tail
    )


def _lists_annexes(before: list[Item], last: Item) -> bool:
    """Tell whether the last number counts the annexes of a text: 附件:1.某表 / 2.某表."""
    if last.mark is None or PAUSE.search(last.body):
        return False
    above = (item.passage.text for item in reversed(before) if _heads_list(item, last))
    return ANNEXES.search(next(above, "")) is not None


def _heads_list(item: Item, last: Item) -> bool:
    """Tell whether an item is none of the last one's list, or names it before the first of it."""
    return item.mark is None or last.mark is None or item.mark.rule != last.mark.rule


def _sets_a_value(before: list[Item], last: Item) -> bool:
    """Tell whether the last item of a list has a value as those before it do: 6.年销量:28亿元."""
    like = [item for item in before if item.mark and last.mark and item.rank == last.rank]
    tail = [*like[-MIN_SIBLINGS:], last]
    return len(tail) > MIN_SIBLINGS and all(VALUE.match(item.body) for item in tail)


def _ends(item: Item) -> bool:
    return item.passage.text[-1:] in SENTENCE_END


def _is_colophon(before: list[Item], last: Item) -> bool:
    """Tell whether a line below the finished text says who wrote or sent it."""
    text = last.passage.text
    several = bool(before) and _states(before[-1]) and _states(last)
    rest = [item for item in before if not _states(item)]
    if several and len(rest) > 1 and rest[-1].mark is None and len(rest[-1].body) <= STUMP:
        rest = rest[:-1]  # what heads them: 解读机构及咨询方式
    above = rest[-1] if rest else None
    below = last.mark is None and above is not None and _ends(above)
    return below and len(text) <= 2 * STUMP and bool(several or COLOPHON.search(text))


def _states(item: Item) -> bool:
    """Tell whether a line has a label and no sentence: 签发领导:某某."""
    text = item.passage.text
    return item.mark is None and len(text) <= 2 * STUMP and bool(STATES.match(text))
