"""Whether a source breaks off before its text ends, so that absence after it proves nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from compare.knowledge.headings import CHINESE, HAN_DIGITS, SENTENCE_ENDS, find_mark
from compare.knowledge.official import OFFICES
from compare.model import Note, Source
from compare.segment.head.lines import Line
from compare.segment.structure.levels import CLAUSE, article_rank
from compare.segment.structure.numbering import Item
from compare.source.forms import plain_character
from compare.source.lines.contents import entry_core
from compare.source.script import simplified

STUMP = 15
MIN_LONG = 3
SENTENCE_END = "。!?;…:)”》』"
PARAGRAPH_END = SENTENCE_END + "]】"  # whose task it is may stand behind the sentence
LEFT_OUT = re.compile(r"(?:…|\.{3}|&[a-z]{2,5})\W{0,2}$")  # &nb, of a mark that was cut
BUTTONS = ("chrome_tools", "chrome_sharing", "chrome_label")
# How many pages a library says that a text has, and the fewest characters that fill one.
PAGES = re.compile(r"(\d{1,4})\s?页(?:珍藏版|\))|页数\s*[::]\s*(\d{1,4})")
FILLS_PAGE = 150
MIN_PAGES = 3
PAUSE = re.compile(r"[,;:。]")
FINISHED_SHARE = 0.6
MIN_SIBLINGS = 2
MIN_KEPT = 1
PARTS = ("chapter", "clause_group")
MIN_PARTS = 5
MIN_ENTRIES, MIN_RANKS = 15, 3  # of contents that no word heads
MIN_CELLS = 5
SHORTEST_PIECE = 6  # of a cell
MIN_CLAUSES, CLOSING_CLAUSES = 4, 3
MADE = re.compile(r"制[定订]本")
IN_FORCE = re.compile(
    r"施行|起(?:正式)?(?:实施|执行|生效|试行)|解释|有效期|废止|[参遵依]照本|(?:参照|遵照|依照).{0,20}执行"
)
# Words and marks at the very end that ask for what follows them.
OPEN_END = re.compile(r"[和与及或的把被由对]$")
# A number without what it counts; but for those of telephones, posts and lists.
BARE_NUMBER = re.compile(r"[一-鿿] ?\d{1,5}(?:[-~—]\d{1,5})?$")
# What a line of a few characters may answer.
NAMES_SHORTLY = re.compile(r"人|名单|单位|电话|地[址点]|时间|日期|对象|主题|方式|科室|部门|附")
REACHED = re.compile(r"电话|邮编|传真|邮箱|地址|附[件表图录]|第 ?\d+$")
ROW_BEGUN = re.compile(r"\| ?\S")
ROW = re.compile(r" ?\| ?\S")
EDGE = re.compile(r"(?<=[。!?)”]) ?\|$")  # of a cell that holds a whole page
BARE_CELL = re.compile(r"\| ?\d+(?: ?\|)? ?$")  # a number that ends a row
# The row that sums a table up has cells for its name and its sum alone.
TOTAL = re.compile(r"(?:\| ?)?(?:[合总小共] ?计|总[一-鿿]{1,4}) ?\|[^\n]*\d")
ANNEXES = re.compile(r"附件[::]\s*(?:1[.、][^。;]{2,60})?$")
NO_ENTRY = re.compile(r"目[录次]|附[件录表]")
# What a paragraph is counted by, and a line that says no more than the next number.
COUNTED = re.compile(r"(\d{1,2})(?:[.、] ?)?(?=[一-鿿])(?![年月日])")
NUMBER_ALONE = re.compile(r"\d{1,2}")
CONTENTS = re.compile(r"(?:目 ?)?[录次]")  # a copy may have lost the first of the two
HALF_MARK = re.compile(rf"第[{HAN_DIGITS}\d]{{0,6}}$|.{{0,60}}[一-鿿]\d{{1,2}} ?[.、]$")
BULLET = re.compile(r"[—–·•●○■◆▪*-]")
SIGNED = re.compile(rf"(?:{OFFICES}|日)\)?$")
VALUE = re.compile(r"[^:。;,]{1,30}:[^。;:]{1,30}$")  # 养老护理员培训:5000人次
STATES = re.compile(r"[一-鿿 ]{1,8}:[^。;]*$")
LABELLED = re.compile(r"[一-鿿]{2,8}:")
OFFICE_AT_END = re.compile(rf"{OFFICES}$")
MARK_AT_END = re.compile(rf"[{SENTENCE_ENDS}] ?\((?:{CHINESE}|\d{{1,2}})\)$")
# Whose task a finished sentence sets: …。〔养老服务处〕
WHOSE_TASK = re.compile(r"[。!?;] ?[〔\[【][^〔〕\[\]【】。]{2,60}[〕\]】]$")
INSERTED = re.compile(r"[一-鿿]\(([一-鿿]{1,4})\)$")
OPENS = tuple("(《“〔【—")
ASKS_ON = tuple(",、;:(《“…")
# Who wrote or sent a text, below it.
COLOPHON = re.compile(r"(?:印发|抄送|联系|电话|责编|编辑|作者|年\d{1,2}月)")


def cut_off(
    items: list[Item], source: Source, preamble: list[str], signed: bool = False
) -> tuple[list[Item], list[Line], tuple[Note, ...]]:
    """Note a text that its source cut off; a stump of a few characters is no article.

    ``preamble`` are the paragraphs above the items: they show too how paragraphs end here. A text
    that is ``signed`` and dated below its last words has its end.
    """
    whole = items
    opened = False
    while items and not any(character.isalnum() for character in items[-1].passage.text):
        opened = opened or items[-1].passage.text.endswith(OPENS)
        items = items[:-1]  # a mark that a scan left below the text
    items = _without_foot(items, source)
    if not items:
        return whole, [], ()
    last = items[-1]
    text = last.passage.text
    note = Note("truncated", last.passage.span(), text[-30:])
    if _lists_headings(items, source) or _is_all_contents(items, preamble):
        return whole, [], (note,)
    if _ends_here(last) and not text.endswith(ASKS_ON):
        more = opened or _goes_on_elsewhere(items, source) or _promised_more(items, source)
        more = more or _lacks_chapters(items)
        more = more or _lacks_closing(items) or _stops_behind_run_in(items)
        more = more or _begins_next_number(items, source) or _lacks_pages(items, source)
        return whole, [], ((note,) if more else ())
    open_end = not signed and _open_at_end(items, preamble)
    if not (_promised_more(items, source) or _asked_for_more(source) or open_end):
        return whole, [], ()
    short = len(last.body) <= STUMP and not any(stop in last.body for stop in "。;")
    if last.mark is not None and short and article_rank(items) is not None:
        rest = [*items[:-1], *whole[len(items) :]]
        return rest, [Line("stump", last.passage)], (note,)
    return whole, [], (note,)


def _without_foot(items: list[Item], source: Source) -> list[Item]:
    """Return the items without a short line that stands below the buttons under the text."""
    while len(items) > 1 and _is_foot(items[-2], items[-1], source):
        items = items[:-1]
    return items


def _is_foot(above: Item, last: Item, source: Source) -> bool:
    text = last.passage.text
    if last.mark or "。" in text or len(text) > 2 * STUMP or SIGNED.search(text):
        return False
    start, end = above.passage.span()[1], last.passage.span()[0]
    return any(p.kind in BUTTONS and start <= p.span[0] < end for p in source.removed)


def _ends_here(last: Item) -> bool:
    """Tell whether a paragraph has its end.

    The name of a text ends none that has a stop, nor do words in quotes without a stop of their
    own, a word in brackets beside another (乡(街道)) or a heading that is all in brackets.
    """
    text = EDGE.sub("", last.passage.text)
    if LEFT_OUT.search(text):
        return False
    if MARK_AT_END.search(text) or (last.mark and not last.body.strip()):
        return False
    if WHOSE_TASK.search(text):
        return True
    if text.endswith("》") or (text.endswith("”") and text[-2] not in SENTENCE_END):
        return "。" not in last.body and not _runs_on(last.body)
    if text.endswith(")") and (inserted := INSERTED.search(text)):
        return "。" not in last.body[:-1] or bool(OFFICE_AT_END.search(inserted[1]))
    whole = text.endswith(")") and last.mark is not None and last.body.startswith("(")
    return text[-1:] in SENTENCE_END and not (whole and "。" not in last.body)


def _runs_on(body: str) -> bool:
    """Tell whether words are a sentence in several clauses and no heading."""
    return len(body) > MIN_LONG * STUMP and len(PAUSE.findall(body)) > 1


def _enumerates(body: str) -> bool:
    """Tell whether a long paragraph stops among things it counts up, and at no office."""
    return (
        len(body) > MIN_LONG * STUMP
        and body.count("、") > MIN_LONG
        and not OFFICE_AT_END.search(body)
    )


def _lists_headings(items: list[Item], source: Source) -> bool:
    """Tell whether chapters and their sections are all there is: contents without their text."""
    if any(note.kind == "contents_only" for note in source.notes):
        return True
    parts = sum(item.mark is not None and item.mark.rule.name in PARTS for item in items)
    return parts >= MIN_PARTS and not any("。" in item.passage.text for item in items)


def _is_all_contents(items: list[Item], preamble: list[str]) -> bool:
    """Tell whether short numbered lines are all there is below the word for contents.

    Without that word there are many of them, on several levels, and not one sentence.
    """
    headed = any(CONTENTS.fullmatch(text) for text in preamble)
    ranks = {item.rank for item in items if item.mark}
    deep = len(items) >= MIN_ENTRIES and len(ranks) >= MIN_RANKS
    enough = deep or (headed and len(items) >= MIN_PARTS)
    return enough and all(map(_may_be_entry, items))


def _may_be_entry(item: Item) -> bool:
    short = len(item.body) <= 2 * STUMP and not PAUSE.search(item.body)
    return short and (item.mark is not None or item.passage.text[:1].isdigit())


def _lacks_chapters(items: list[Item]) -> bool:
    """Tell whether a law stops in the first of its chapters, for none has only one."""
    chapters = [mark for item in items if (mark := item.mark) and mark.rule.name == "chapter"]
    first_alone = len(chapters) == 1 and chapters[0].number == 1
    return first_alone and items[-1].rank == CLAUSE and not _closes(items)


def _lacks_closing(items: list[Item]) -> bool:
    """Tell whether a law (制定本条例) stops before what all of them close with.

    There it says from when it is in force, who explains it, what it takes the place of.
    """
    clauses = [i for i, item in enumerate(items) if item.rank == CLAUSE]
    if len(clauses) < MIN_CLAUSES or not MADE.search(items[clauses[0]].passage.text):
        return False
    return not _closes(items[clauses[-CLOSING_CLAUSES] :])


def _closes(items: list[Item]) -> bool:
    return any(IN_FORCE.search(item.passage.text) for item in items)


def _stops_behind_run_in(items: list[Item]) -> bool:
    """Tell whether the last number has a run-in heading alone: (二)安葬服务。 and no text."""
    *before, last = items
    mark = last.mark
    if mark is None or mark.number == 1 or len(last.body) > STUMP or PAUSE.search(last.body[:-1]):
        return False
    like = [item for item in before if item.mark and item.rank == last.rank]
    headed = (item.body.split("。", 1) for item in like)
    return bool(like) and all(
        len(parts[0]) <= STUMP and len(parts[-1]) > MIN_LONG * STUMP for parts in headed
    )


def _asked_for_more(source: Source) -> bool:
    return any(piece.kind in ("chrome_viewer", "chrome_more") for piece in source.removed)


def _lacks_pages(items: list[Item], source: Source) -> bool:
    """Tell whether a library says that its text has more pages than there is text for."""
    said = (PAGES.search(simplified(piece.text)) for piece in source.removed)
    pages = max((int(match[1] or match[2]) for match in said if match), default=0)
    length = sum(len(item.passage.text) for item in items)
    return pages >= MIN_PAGES and length < pages * FILLS_PAGE


def _goes_on_elsewhere(items: list[Item], source: Source) -> bool:
    """Tell whether the page says, below the text, that there is more of it."""
    end = items[-1].passage.span()[1]
    return any(piece.kind == "chrome_more" and piece.span[0] >= end for piece in source.removed)


def _begins_next_number(items: list[Item], source: Source) -> bool:
    """Tell whether the number below the text is the next of its list and not that of a page.

    It is where the last paragraph with a number has the one before it, and no other page has one.
    """
    end = items[-1].passage.span()[1]
    numbers = [piece for piece in source.removed if NUMBER_ALONE.fullmatch(piece.text.strip())]
    counted = (COUNTED.match(item.passage.text) for item in reversed(items))
    last = next(filter(None, counted), None)
    if last is None or len(numbers) != 1 or numbers[0].span[0] < end:
        return False
    return int(numbers[0].text) == int(last[1]) + 1


def _promised_more(items: list[Item], source: Source) -> bool:
    """Tell whether the table of contents goes on after the last heading that the text has."""
    entries = [_entry(piece.text) for piece in source.removed if piece.kind == "contents"]
    entries = [entry for entry in entries if entry and not NO_ENTRY.match(entry)]
    has = {entry_core(item.passage.text) for item in items}
    kept = [i for i, entry in enumerate(entries) if entry in has]
    if len(kept) < MIN_KEPT or kept[-1] == len(entries) - 1:
        return False
    later = {
        (m.rule.name, m.number) for item in _after(items, entries[kept[-1]]) if (m := item.mark)
    }
    lost = [mark for entry in entries[kept[-1] + 1 :] if (mark := find_mark(entry))]
    outer = min((mark.rule.rank for mark in lost), default=0)
    return bool(lost) and all(
        (mark.rule.name, mark.number) not in later for mark in lost if mark.rule.rank == outer
    )


def _entry(text: str) -> str:
    return entry_core("".join(plain_character(character) for character in simplified(text)))


def _after(items: list[Item], core: str) -> list[Item]:
    """Return the items after the heading with these words."""
    cores = [entry_core(item.passage.text) for item in items]
    return items[cores.index(core) + 1 :]


def _open_at_end(items: list[Item], preamble: list[str]) -> bool:
    """Tell whether the last paragraph stops where those before it all end with their sentence."""
    *before, last = items
    text = last.passage.text
    if text.endswith((*ASKS_ON, "如下")) or LEFT_OUT.search(text):
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
    if _breaks_a_label(before, text):
        return True
    if BARE_NUMBER.search(last.body) and not REACHED.search(text):
        return True
    prose = [item.passage.text for item in _without_headings(items) if PAUSE.search(item.body)]
    prose += [paragraph for paragraph in preamble if len(paragraph) > MIN_LONG * STUMP]
    finished = sum(paragraph[-1] in SENTENCE_END for paragraph in prose)
    if prose and finished >= FINISHED_SHARE * len(prose):
        return bool(PAUSE.search(last.body)) or _enumerates(last.body)
    open_end = PAUSE.search(last.body) and OPEN_END.search(text)
    runs_on = last.mark is None and _runs_on(last.body)
    return not prose and bool((before and open_end) or runs_on)


def _without_headings(items: list[Item]) -> Iterator[Item]:
    """Yield the items before the last one but for those that only head what stands below them."""
    for item, below in pairwise(items):
        heads = item.rank is not None and (below.rank is None or below.rank > item.rank)
        if item.mark is None or "。" in item.body or not heads:
            yield item


def _loses_its_text(before: list[Item], last: Item) -> bool:
    """Tell whether the last number has a heading alone, where its like have text behind theirs."""
    like = [item for item in before if item.mark and last.mark and item.rank == last.rank]
    bare = "。" not in last.body and not PAUSE.search(last.body)
    enough = MIN_SIBLINGS if len(last.body) > STUMP else 1
    return bare and len(like) >= enough and all(_holds_text(item) for item in like)


def _holds_text(item: Item) -> bool:
    return "。" in item.body[:-1] or ("。" in item.body and len(item.body) > MIN_LONG * STUMP)


def _heads_nothing(before: list[Item], last: Item) -> bool:
    """Tell whether the last heading has nothing below it, where its like all have text there."""
    if last.mark is None or last.rank is None or "。" in last.body:
        return False
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
    if heading is None or heading.mark is None or last.mark or PAUSE.search(heading.body):
        return False
    if PAUSE.search(last.body) or NAMES_SHORTLY.search(heading.body):
        return False
    prose = [*(item.passage.text for item in before), *preamble]
    long = [text for text in prose if "。" in text and len(text) > MIN_LONG * STUMP]
    return bool(long) and all(paragraph[-1] in SENTENCE_END for paragraph in long)


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
