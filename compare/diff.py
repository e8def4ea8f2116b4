"""What changed for every link, down to the words; and which articles have no counterpart."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from rapidfuzz.distance import Indel

from compare.addresses import article_of, unit_of
from compare.annexes import across_annex
from compare.knowledge.words import content_words, tokens
from compare.laws import renumbered
from compare.links import one_to_one, strongest
from compare.model import (
    Article,
    Change,
    ChangeKind,
    Document,
    Edit,
    EditOp,
    Link,
    Measure,
    Section,
)

MIN_EQUAL_SHARE = 0.15
MOST_MOVED = 0.3  # of the articles; where more stand in another place there is no common order
MAX_CELLS = 100_000_000  # words times words: some tenths of a second, and 25 MB
CLAUSE_END = frozenset("。;\n")
PAUSES = frozenset(",。、;:!?“”‘’《》() \n")


def find_changes(left: Document, right: Document, links: Iterable[Link]) -> tuple[Change, ...]:
    """Return a change for each link, then the articles of either side that no link reaches."""
    links = tuple(links)
    main = [link for link in links if link.level == "article" and link.strength == "main"]
    units = left.unit_by_address | right.unit_by_address
    kinds = _article_kinds(left, right, main) | _measure_kinds(left, right, links, main)
    numbered_anew = _numbered_anew(left, right, main)
    changes = [
        _change(
            link,
            units,
            kinds.get((link.left, link.right), "revised"),
            (link.left, link.right) in numbered_anew,
        )
        for link in links
    ]
    linked = {
        address for link in links if link.level == "article" for address in (link.left, link.right)
    }
    removed = [
        Change("removed", a, None) for a in map(left.address, left.articles) if a not in linked
    ]
    added = [
        Change("added", None, a) for a in map(right.address, right.articles) if a not in linked
    ]
    return (*changes, *removed, *added)


def _change(
    link: Link, units: dict[str, Article | Measure], kind: ChangeKind, numbered_anew: bool
) -> Change:
    """Only what is mainly the same has edits: between other texts word marks would be noise.

    Spaces and ends of lines are typography: where only they differ, nothing has changed.
    """
    before, after = units[link.left].text, units[link.right].text
    if kind == "revised" and "".join(before.split()) == "".join(after.split()):
        kind = "same"
    edits = text_edits(before, after) if link.strength == "main" else ()
    return Change(kind, link.left, link.right, edits, numbered_anew)


def _numbered_anew(left: Document, right: Document, main: list[Link]) -> set[tuple[str, str]]:
    """Return the links of articles of laws whose number is another one now.

    Of an article that was split or merged the number goes with the strongest link.
    """
    return {
        (link.left, link.right)
        for link in strongest(main)
        if renumbered(_article(left, link.left), _article(right, link.right))
    }


def _measure_kinds(
    left: Document, right: Document, links: Iterable[Link], main: list[Link]
) -> dict[tuple[str, str], ChangeKind]:
    """A measure has moved when the articles around it are no counterparts of each other.

    What only shares its matter has not, nor what an annex says again.
    """
    counterparts = {(link.left, link.right) for link in main}
    return {
        (link.left, link.right): "moved"
        for link in links
        if link.level == "measure"
        and link.strength == "main"
        and (article_of(link.left), article_of(link.right)) not in counterparts
        and not across_annex(left, right, link)
    }


def _article_kinds(
    left: Document, right: Document, main: list[Link]
) -> dict[tuple[str, str], ChangeKind]:
    """Return the kind of change of each main article link that is more than a revision.

    An annex says again what the text proper says: a link between the two is no such change. An
    article that kept its number in its part is where it was: others were put before or behind it.
    """
    main = [link for link in main if not across_annex(left, right, link)]
    lefts, rights = Counter(link.left for link in main), Counter(link.right for link in main)
    counterpart = _section_counterparts(left, right, main)
    displaced = _displaced(left, right, main)
    kinds: dict[tuple[str, str], ChangeKind] = {}
    for link in main:
        before, after = _article(left, link.left), _article(right, link.right)
        if lefts[link.left] != rights[link.right]:
            split = lefts[link.left] > rights[link.right]
            kinds[link.left, link.right] = "split" if split else "merged"
        elif (before.section, after.section) not in counterpart or (
            link in displaced and not before.label == after.label != ""
        ):
            kinds[link.left, link.right] = "moved"
        elif _renamed(before, after):
            kinds[link.left, link.right] = "renamed"
    return kinds


def _displaced(left: Document, right: Document, main: list[Link]) -> list[Link]:
    """Return the links of articles out of the order that most articles keep, if most keep one.

    An article that was split or merged stands where its strongest counterpart does.
    """
    places = [
        {document.address(a): n for n, a in enumerate(document.articles)}
        for document in (left, right)
    ]
    alone = sorted(one_to_one(strongest(main)), key=lambda link: places[0][link.left])
    out = out_of_order([places[1][link.right] for link in alone])
    return [alone[n] for n in out] if len(out) <= MOST_MOVED * len(alone) else []


def out_of_order(places: Sequence[int]) -> list[int]:
    """Return which of some different numbers are not in every longest rising run through them.

    Of two that changed places neither is in every one, so both are returned.
    """
    up = _longest_up_to(places)
    down = _longest_up_to([-place for place in reversed(places)])[::-1]
    longest = max(up, default=0)
    on_one = [a + b - 1 == longest for a, b in zip(up, down, strict=True)]
    rivals = Counter(length for length, on in zip(up, on_one, strict=True) if on)
    return [n for n, on in enumerate(on_one) if not on or rivals[up[n]] > 1]


def _longest_up_to(places: Sequence[int]) -> list[int]:
    """Return how long the longest rising run is that ends at each of some numbers."""
    tails: list[int] = []
    lengths = []
    for place in places:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
        lengths.append(at + 1)
    return lengths


def _article(document: Document, address: str) -> Article:
    return document.article_by_id[unit_of(address)]


def _section_counterparts(
    left: Document, right: Document, main: list[Link]
) -> set[tuple[str | None, str | None]]:
    """Return the pairs of sections that are each other's counterpart, seen from either side.

    A section's counterpart holds most of its links; of two that hold as many, the one whose
    heading is more alike.
    """
    flow: dict[tuple[str | None, str | None], float] = {}
    for link in main:
        before, after = _article(left, link.left), _article(right, link.right)
        alike = _heading_likeness(left.section_of(before), right.section_of(after))
        pair = before.section, after.section
        flow[pair] = flow.get(pair, alike) + 1
    best_left: dict[str | None, float] = {}
    best_right: dict[str | None, float] = {}
    for (source, target), weight in flow.items():
        best_left[source] = max(weight, best_left.get(source, 0.0))
        best_right[target] = max(weight, best_right.get(target, 0.0))
    return {
        (source, target)
        for (source, target), weight in flow.items()
        if weight in (best_left[source], best_right[target])
    }


def _heading_likeness(before: Section | None, after: Section | None) -> float:
    if before is None or after is None:
        return float(before is after)
    return Indel.normalized_similarity(before.heading, after.heading)


def _renamed(before: Article, after: Article) -> bool:
    """Tell whether two headings name the matter in other words altogether."""
    if not before.heading or not after.heading or before.heading == after.heading:
        return False
    return not set(content_words(before.heading)) & set(content_words(after.heading))


def text_edits(left: str, right: str) -> tuple[Edit, ...]:
    """Return the word-level steps from one text to the other; they replay exactly.

    Texts with hardly a word in common are one replacement, and a lone word or mark that
    happens to be equal between two changes is taken into them.
    """
    if left == right:
        return (Edit("equal", left, right),) if left else ()
    edits = _by_words(tokens(left), tokens(right))
    equal = sum(len(edit.left) for edit in edits if edit.op == "equal")
    if 2 * equal < MIN_EQUAL_SHARE * (len(left) + len(right)):
        return (_edit(left, right),)
    return tuple(_merged(_without_crumbs(edits)))


def _by_words(before: Sequence[str], after: Sequence[str]) -> list[Edit]:
    """Return the steps word by word; for what is too long for that, first clause by clause.

    A stretch that is still too long is one replacement.
    """
    if len(before) * len(after) <= MAX_CELLS:
        return list(_steps(before, after))
    one, other = _clauses(before), _clauses(after)
    if len(one) * len(other) > MAX_CELLS:
        return [Edit("replace", "".join(before), "".join(after))]
    edits: list[Edit] = []
    for step in Indel.opcodes(one, other):
        left = [word for clause in one[step.src_start : step.src_end] for word in clause]
        right = [word for clause in other[step.dest_start : step.dest_end] for word in clause]
        if step.tag != "equal" and len(left) * len(right) <= MAX_CELLS:
            edits += _steps(left, right)
        else:
            op: EditOp = "equal" if step.tag == "equal" else "replace"
            edits.append(Edit(op, "".join(left), "".join(right)))
    return edits


def _steps(before: Sequence[str], after: Sequence[str]) -> Iterator[Edit]:
    for step in Indel.opcodes(before, after):
        yield Edit(
            "equal" if step.tag == "equal" else "replace",
            "".join(before[step.src_start : step.src_end]),
            "".join(after[step.dest_start : step.dest_end]),
        )


def _clauses(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the words clause by clause; joined they are the words again."""
    ends = [i + 1 for i, word in enumerate(words) if word in CLAUSE_END]
    return [tuple(words[a:b]) for a, b in pairwise(dict.fromkeys((0, *ends, len(words))))]


def unmarked(change: Change) -> bool:
    """Tell whether a stretch of the texts was too long for its words to be told apart."""
    return any(
        edit.op == "replace" and len(edit.left) * len(edit.right) > MAX_CELLS
        for edit in change.edits
    )


def _without_crumbs(edits: list[Edit]) -> list[Edit]:
    last = len(edits) - 1
    return [
        Edit("replace", edit.left, edit.right)
        if edit.op == "equal" and 0 < i < last and _crumb(edit.left)
        else edit
        for i, edit in enumerate(edits)
    ]


def _crumb(text: str) -> bool:
    return len([character for character in text if character not in PAUSES]) < 2


def _merged(edits: list[Edit]) -> list[Edit]:
    merged: list[Edit] = []
    for equal, group in groupby(edits, key=lambda edit: edit.op == "equal"):
        run = list(group)
        if equal:
            merged += run
        else:
            merged.append(_edit("".join(e.left for e in run), "".join(e.right for e in run)))
    return merged


def _edit(left: str, right: str) -> Edit:
    op: EditOp = "replace" if left and right else "delete" if left else "insert"
    return Edit(op, left, right)


def replay(edits: Iterable[Edit]) -> tuple[str, str]:
    """Return the left and the right text that the edits lead from and to."""
    steps = tuple(edits)
    return "".join(edit.left for edit in steps), "".join(edit.right for edit in steps)
