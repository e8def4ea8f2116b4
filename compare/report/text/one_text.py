"""Two articles that differ little as one text: every line once, with what changed inside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.diff import out_of_order
from compare.model import Article
from compare.redline import Step, likeness, redline
from compare.report.marks import by_line
from compare.report.text.atoms import Quotes, woven
from compare.report.text.counterparts import Stated, counterparts, lines_of
from compare.report.text.desk import Desk
from compare.report.view.reading import Line
from compare.telling.shared import Side
from compare.telling.words.naming import Place, anchor, owner, place
from compare.telling.words.wording import word_of

LIGHT = 0.5  # the part of both texts that is the same, from which on they are read as one
REWRITTEN = 0.4  # below this part two wordings of a line stand one behind the other


@dataclass(frozen=True, slots=True)
class Strand:
    """A line of one or both articles with the steps between its wordings.

    ``came`` is the measure of another article that it was, or is now: its own wording alone is
    shown, with what it says differently. ``out_of_order``: it changed places within its article.
    """

    left: Stated | None
    right: Stated | None
    steps: tuple[Step, ...]
    elsewhere: str = ""
    displaced: bool = False


def strands(desk: Desk, left: Article, right: Article) -> tuple[Strand, ...]:
    """Return the lines of two articles in the order of the right one.

    What only the left has follows the line that it followed there.
    """
    here, there = (
        lines_of(document, article)
        for document, article in zip(desk.documents, (left, right), strict=True)
    )
    pairs = counterparts(here, there, desk.ties.measures)
    by_right = {pair.right: pair.left for pair in pairs}
    by_left = {pair.left: pair.right for pair in pairs}
    displaced = {pairs[n].left for n in out_of_order([pair.left for pair in pairs])}
    after: dict[int, list[Stated]] = {}
    last = -1
    for i, line in enumerate(here):
        last = by_left.get(i, last)
        if i not in by_left:
            after.setdefault(last, []).append(line)
    found = [_gone(desk, line) for line in after.get(-1, ())]
    for j, line in enumerate(there):
        if j in by_right:
            one = here[by_right[j]]
            steps = read_line(desk, one.text, line.text)
            found.append(Strand(one, line, steps, "", by_right[j] in displaced))
        else:
            found.append(_come(desk, line))
        found += [_gone(desk, line) for line in after.get(j, ())]
    return tuple(found)


def is_light(found: tuple[Strand, ...]) -> bool:
    """Tell whether so much is the same that the two are read best as one text."""
    kept = whole = 0.0
    for strand in found:
        length = sum(len(line.text) for line in (strand.left, strand.right) if line)
        whole += length
        kept += length * likeness(strand.steps)
    return kept >= LIGHT * whole


def is_worded(found: tuple[Strand, ...]) -> bool:
    """Tell whether nothing says something else: only words, marks or the years are others."""
    return all(likeness(strand.steps) == 1 and not strand.elsewhere for strand in found)


def one_lines(desk: Desk, found: tuple[Strand, ...], quotes: Quotes) -> tuple[Line, ...]:
    """Return the lines to be shown; ``quotes`` are those of the two articles."""
    left = by_line(quotes.get("left", ()), (s.left.stretch for s in found if s.left))
    right = by_line(quotes.get("right", ()), (s.right.stretch for s in found if s.right))
    return tuple(
        _line(
            desk,
            strand,
            {
                "left": left[strand.left.stretch] if strand.left else [],
                "right": right[strand.right.stretch] if strand.right else [],
            },
        )
        for strand in found
    )


def read_line(desk: Desk, before: str, after: str) -> tuple[Step, ...]:
    """Return the steps between two wordings; of little in common they are one replacement."""
    steps = redline(before, after, desk.reading)
    return steps if likeness(steps) >= REWRITTEN else (Step("changed", before, after),)


def plain_steps(text: str) -> tuple[Step, ...]:
    """Return the steps of a line in which nothing is to be marked."""
    return (Step("same", text, text),)


def _gone(desk: Desk, line: Stated) -> Strand:
    """Return a line that only the left article has: it may stand in another article now."""
    to = _moved(desk, "left", line)
    steps = read_line(desk, line.text, _text(desk, to)) if to else ()
    if not to or likeness(steps) < LIGHT:
        return Strand(line, None, (Step("changed", line.text, ""),))
    return Strand(line, None, tuple(_one_side(steps, "left")), to)


def _come(desk: Desk, line: Stated) -> Strand:
    """Return a line that only the right article has: it may have stood in another one."""
    source = _moved(desk, "right", line)
    steps = read_line(desk, _text(desk, source), line.text) if source else ()
    if not source or likeness(steps) < LIGHT:
        return Strand(None, line, (Step("changed", "", line.text),))
    return Strand(None, line, tuple(_one_side(steps, "right")), source)


def _one_side(steps: tuple[Step, ...], side: Side) -> Iterator[Step]:
    """Yield the steps with the words of one side alone, what is the same as if on both."""
    for step in steps:
        words = step.left if side == "left" else step.right
        if step.state != "changed":
            yield Step("same", words, words)
        elif words:
            yield Step("changed", words if side == "left" else "", words if side == "right" else "")


def _moved(desk: Desk, side: Side, line: Stated) -> str:
    """Return the measure that a line mainly is in the other document, if it is alone in that."""
    links = [
        desk.ties.measures.get((line.address, other) if side == "left" else (other, line.address))
        for other in desk.ties.partners.get(line.address, ())
    ]
    main = [link for link in links if link and link.strength == "main"]
    best = max(main, key=lambda link: link.score, default=None)
    return (best.right if side == "left" else best.left) if best else ""


def _text(desk: Desk, address: str) -> str:
    _, article = owner(desk.names, address)
    return next(one.text for one in article.statements if address.endswith(f"/{one.id}"))


def _line(desk: Desk, strand: Strand, quotes: Quotes) -> Line:
    left, right = strand.left, strand.right
    starts = left.stretch[0] if left else -1, right.stretch[0] if right else -1
    anchors = [
        anchor(desk.names, desk.pair, line.address)
        for line in (left, right)
        if line and line.address
    ]
    return Line(
        anchor=anchors[0] if anchors else "",
        heading=any(line.heading for line in (left, right) if line),
        pieces=woven(strand.steps, starts, quotes),
        partners=_partners(desk, strand),
        other=anchors[1] if len(anchors) > 1 else "",
        side="" if not strand.elsewhere else "left" if left else "right",
        elsewhere=_elsewhere(desk, strand),
        remark=_remark(desk, strand),
    )


def _partners(desk: Desk, strand: Strand) -> tuple[Place, ...]:
    """Return the linked measures that are not in the line itself."""
    lines = [line.address for line in (strand.left, strand.right) if line]
    linked = (other for one in lines for other in desk.ties.partners.get(one, ()))
    found = dict.fromkeys((strand.elsewhere, *linked) if strand.elsewhere else linked)
    return tuple(place(desk.names, desk.pair, other) for other in found if other not in lines)


def _remark(desk: Desk, strand: Strand) -> str:
    """Return from where in its article a line came, as its number there."""
    if not strand.displaced or not strand.left:
        return ""
    number = strand.left.address.rpartition(".")[2]
    return word_of("line_moved", desk.names.language, apart=desk.apart, number=number)


def _elsewhere(desk: Desk, strand: Strand) -> str:
    """Return where a line came from or went to, of two offices where the other one has it."""
    if not strand.elsewhere:
        return ""
    key = "moved_to" if strand.left else "moved_from"
    mark = place(desk.names, desk.pair, strand.elsewhere).mark
    return word_of(key, desk.names.language, apart=desk.apart, mark=mark)
