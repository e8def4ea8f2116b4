"""scope_changed: who or where is covered, or an enumeration that lost or gained an item."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter

from rapidfuzz.distance import Postfix

from compare.differences.added import added
from compare.differences.difference import difference
from compare.differences.edits import Edit, begins_or_ends_joined, edits, joins, slid
from compare.differences.inclusions import included
from compare.differences.items import SHORTEST_ITEM, is_item, named
from compare.differences.names import one_name
from compare.differences.side import TEXTS_REMEMBERED, Pair, Side, Together, in_other_order
from compare.differences.waived import waived
from compare.facts.fronts import front
from compare.facts.groups import of_one_group
from compare.facts.people import thing
from compare.facts.plain import JOINED, MARKED, PAUSES, squashed
from compare.knowledge.closed import words
from compare.knowledge.words import content_words, ends_in_thing, tokens
from compare.model import Difference, Fact, FactKind, Span

OTHERWISE_LIKE = 0.55  # of two clauses, for what one has more to be an item and no other wording
SHORTEST_REST = 4  # letters behind people that show what is done for them
LONGEST_ITEM = 24
PARTING = f"{PAUSES}()“”《》"
KINDS: tuple[FactKind, ...] = ("people", "place")
TOLD: tuple[FactKind, ...] = ("number", "deadline", "office")
Items = tuple[list[str], list[str]]


def scopes(pair: Pair) -> Iterator[Difference]:
    """Yield what is taken in or waived, and the lists, people and places of like clauses."""
    taken = [*included(pair), *added(pair), *waived(pair)]
    yield from taken
    elsewhere = told_elsewhere(pair.left), told_elsewhere(pair.right)
    for clauses in pair.together:
        if in_other_order(pair, clauses) or any(tells_of(one, clauses) for one in taken):
            continue
        groups = other_people(pair, clauses) or more_people(pair, clauses)
        if groups:
            yield difference(pair, "scope_changed", groups[1], clauses.left, clauses.right, *groups)
        if groups or clauses.likeness < OTHERWISE_LIKE:
            continue
        before, after = other_places(pair, clauses)
        if before or after:
            about = (after or before)[0]
            words = "、".join(before), "、".join(after)
            yield difference(pair, "scope_changed", about, clauses.left, clauses.right, *words)
        told: set[str] = {*before, *after}
        for edit in by_item(pair, edits(pair, clauses)):
            ends = zip(elsewhere, (edit.left, edit.right), strict=True)
            if any(touches(one, stretch) for spans, stretch in ends for one in spans):
                items = reach(pair, edit)
            else:
                items = changed(pair, clauses, edit)
            before, after = ([one for one in side if one not in told] for side in items)
            if (before or after) and not is_reworded(before, after):
                told.update((*before, *after))
                yield difference(
                    pair,
                    "scope_changed",
                    (after or before)[0],
                    clauses.left,
                    clauses.right,
                    "、".join(before),
                    "、".join(after),
                )


def is_reworded(before: list[str], after: list[str]) -> bool:
    """Tell whether an item is the other with a verb in other words: 集中供养孤儿, 集中养育孤儿.

    The two verbs mean the same of people, and all other words are the same.
    """
    if not len(before) == len(after) == 1:
        return False
    cut = tokens(before[0]), tokens(after[0])
    if len(cut[0]) != len(cut[1]):
        return False
    other = [set(two) for two in zip(*cut, strict=True) if two[0] != two[1]]
    return len(other) == 1 and other[0] <= {*words("people", "cared")}


def tells_of(one: Difference, clauses: Together) -> bool:
    """Tell whether a difference is one of two clauses, or of more that hold either of them."""
    spans = (one.near_left, clauses.left), (one.near_right, clauses.right)
    return any(near and near[0] <= start and end <= near[1] for near, (start, end) in spans)


def other_people(pair: Pair, clauses: Together) -> tuple[str, str] | None:
    """Return the people whom two clauses name that are word for word the same around them.

    对低保对象、孤儿减免费用, 对全省居民减免费用: none of the people stands on both sides.
    """
    left, right = pair.left.of("people", clauses.left), pair.right.of("people", clauses.right)
    if not left or not right or len(left) == len(right) == 1:
        return None
    if any(pair.right.says(one.text) for one in left):
        return None
    if any(pair.left.says(one.text) for one in right):
        return None
    rest = around(pair.left, clauses.left, left)
    if len(rest[1]) < SHORTEST_REST or rest != around(pair.right, clauses.right, right):
        return None
    return enumerated(pair.left, left), enumerated(pair.right, right)


def other_places(pair: Pair, clauses: Together) -> Items:
    """Return the named places that only one of two clauses has, if both have some that is same.

    在甲、乙两市, 在甲、乙、丙三市: one list with another item.
    """
    sides = ((pair.left, clauses.left), (pair.right, clauses.right))
    left, right = (
        [one for one in side.of("place", at) if one.role == "named"] for side, at in sides
    )
    if not {one.value for one in left} & {one.value for one in right}:
        return [], []
    return (
        [one.text for one in left if not pair.right.says(one.value)],
        [one.text for one in right if not pair.left.says(one.value)],
    )


def more_people(pair: Pair, clauses: Together) -> tuple[str, str] | None:
    """Return the people whom only one of two clauses names beside all that the other does.

    对象为本市居民, 对象扩大到本市居民和外来务工人员: the same words stand before the first of them.
    """
    left, right = pair.left.of("people", clauses.left), pair.right.of("people", clauses.right)
    gone = [one for one in left if not named(pair.right, one.text.partition("等")[0])]
    come = [one for one in right if not named(pair.left, one.text.partition("等")[0])]
    both = len(gone) < len(left) and len(come) < len(right)
    if not both or bool(gone) == bool(come):
        return None
    shared = {*content_words(around(pair.left, clauses.left, left)[0])}
    if not shared & {*content_words(around(pair.right, clauses.right, right)[0])}:
        return None
    return "、".join(one.text for one in gone), "、".join(one.text for one in come)


def around(side: Side, clause: Span, people: list[Fact]) -> tuple[str, str]:
    """Return the letters of a clause before and behind its people, from the first to the last."""
    before = side.text[clause[0] : people[0].start]
    return squashed(before), squashed(side.text[people[-1].end : clause[1]])


def enumerated(side: Side, people: list[Fact]) -> str:
    """Return the words from the first to the last of some people of a clause."""
    return side.words((people[0].start, people[-1].end))


def by_item(pair: Pair, found: list[Edit]) -> list[Edit]:
    """Return edits, those of one and the same member of an enumeration as one.

    支出型困难家庭 became 刚性支出困难家庭 at once, though 困难家庭 and 支出 stand in both.
    """
    joined: list[Edit] = []
    for edit in found:
        last = joined[-1] if joined else None
        if last and of_one_item(pair, last, edit):
            joined[-1] = Edit((last.left[0], edit.left[1]), (last.right[0], edit.right[1]))
        else:
            joined.append(edit)
    return joined


def of_one_item(pair: Pair, one: Edit, other: Edit) -> bool:
    """Tell whether two edits lie in the same member of an enumeration of either text."""
    spans = (
        (item_at(pair.left.text, one.left), item_at(pair.left.text, other.left)),
        (item_at(pair.right.text, one.right), item_at(pair.right.text, other.right)),
    )
    return all(first is not None and first == second for first, second in spans)


def told_elsewhere(side: Side) -> list[Span]:
    """Return the stretches that others tell: titles, quotes, numbers, dates, offices."""
    told = (one for kind in TOLD for one in side.of(kind))
    marked = [match.span() for match in MARKED.finditer(side.text)]
    return marked + [(one.start, one.end) for one in told]


def changed(pair: Pair, clauses: Together, edit: Edit) -> Items:
    """Return the items that an edit took out and put in."""
    if edit.left[0] == edit.left[1]:
        return [], put_in(pair.right, pair.left, edit.right, clauses.right)
    if edit.right[0] == edit.right[1]:
        return put_in(pair.left, pair.right, edit.left, clauses.left), []
    if not (front(pair.left.words(edit.left)) or front(pair.right.words(edit.right))):
        return [], []  # one verb of planning for another
    return replaced_items(pair, edit) or cover(pair, edit) or ([], [])


def put_in(side: Side, other: Side, span: Span, clause: Span) -> list[str]:
    """Return the items that only one side's enumeration has; none without an enumeration."""
    start, end = slid(side.text, span, clause)
    if end - start < SHORTEST_ITEM or not begins_or_ends_joined(side.text, (start, end)):
        return []
    items = [item.strip() for item in JOINED.split(side.text[start:end])]
    shortest = min((len(item) for item in items if item), default=0)
    of_people = any(touches((one.start, one.end), (start, end)) for one in side.of("people"))
    next_to = beside(side.text, (start, end), clause)
    if shortest <= SHORTEST_ITEM and not (of_people or ends_in_thing(next_to)):
        return []  # 动员、引导和支持: a list of verbs
    if of_people:  # 独居、空巢老年人
        return [item for item in items if len(item) >= SHORTEST_ITEM and not named(other, item)]
    return [item for item in items if is_item(item) and not named(other, front(item))]


def beside(text: str, span: Span, clause: Span) -> str:
    """Return the member of the enumeration that stands next to a stretch, across its connector."""
    if JOINED.match(text, span[0]):
        return JOINED.split(text[clause[0] : span[0]])[-1]
    return JOINED.split(text[span[1] : clause[1]])[0][:SHORTEST_ITEM]


def replaced_items(pair: Pair, edit: Edit) -> Items | None:
    """Return the members of an enumeration in whose place others stand, if they end alike."""
    left, right = item_at(pair.left.text, edit.left), item_at(pair.right.text, edit.right)
    if not left or not right:
        return None
    if not (
        ends_in_thing(pair.left.words(edit.left)) and ends_in_thing(pair.right.words(edit.right))
    ):
        return None  # 参与治理, 投身治理
    if in_what_manner(pair, edit, right):
        return None
    one, other = core(pair.left.words(left)), core(pair.right.words(right))
    alike = one[-1:] == other[-1:] and is_item(one) and is_item(other)
    if alike and stays(pair.right, one, other):
        return [], [other]
    if alike and stays(pair.left, other, one):
        return [one], []
    if not alike or one_name(one, other) or pair.right.says(one) or pair.left.says(other):
        return None
    if stands_in_list(pair.right, one) and stands_in_list(pair.left, other):
        return None
    if of_one_group(one, pair.right.text) and of_one_group(other, pair.left.text):
        return None
    return [one], [other]


def stands_in_list(side: Side, item: str) -> bool:
    """Tell whether a side lists an item, of which other words may have been a part: 标准分|全护理.

    A list in another order begins with another member.
    """
    members = [one for span in side.clauses for one in JOINED.split(side.words(span))[1:]]
    cut = tokens(item)
    ends = ("".join(cut[at:]) for at in range(1, len(cut)))
    return any(len(end) >= SHORTEST_ITEM and end in member for end in ends for member in members)


def in_what_manner(pair: Pair, edit: Edit, item: Span) -> bool:
    """Tell whether an edit is before a verb of planning that both items have: how it is done."""
    rest = pair.right.words((edit.right[1], item[1]))
    return bool(rest) and front(rest) != rest


def stays(side: Side, one: str, other: str) -> bool:
    """Tell whether a side has an item too, though another stands in its place beside it.

    离休、退休干部, 离休退休干部、退休军士: what both end in alike belongs to the list.
    """
    tail = Postfix.similarity(one, other)
    stem = one[: len(one) - tail]
    return len(stem) > SHORTEST_ITEM and side.says(stem)


def core(item: str) -> str:
    """Return the thing that a member of an enumeration names.

    Without the verbs before it, what is said of it with 的, and 等 with what follows.
    """
    return thing(item.partition("等")[0].rpartition("的")[2])


def item_at(text: str, span: Span) -> Span | None:
    """Return the span of the member of an enumeration around a stretch, if it lies in one."""
    parts = partings(text)
    behind = bisect_right(parts, span[0], key=itemgetter(1))  # the first that ends behind its start
    if behind < len(parts) and touches(span, parts[behind]):
        return None
    before = parts[behind - 1] if behind else (0, 0)
    following = bisect_left(parts, span[1], key=itemgetter(0))
    after = parts[following] if following < len(parts) else (len(text), len(text))
    inside = not {text[slice(*before)], text[slice(*after)]} <= {*PARTING, ""}
    bracketed = text[slice(*before)] == "(" and text[slice(*after)] == ")"
    short = after[0] - before[1] <= LONGEST_ITEM
    return (before[1], after[0]) if short and (inside or bracketed) else None


@lru_cache(maxsize=TEXTS_REMEMBERED)
def partings(text: str) -> tuple[Span, ...]:
    """Return where connectors and marks that part members stand in a text, in order."""
    marks = ((at, at + 1) for at, character in enumerate(text) if character in PARTING)
    return tuple(sorted((*joins(text), *marks)))


def reach(pair: Pair, edit: Edit) -> Items:
    """Return the words for how far something reaches that changed inside a name."""
    before = covered(pair.left, pair.right, "place", edit.left)
    after = covered(pair.right, pair.left, "place", edit.right)
    return (before, after) if len(before) == len(after) == 1 else ([], [])


def cover(pair: Pair, edit: Edit) -> Items | None:
    """Return the people or the places at an edit that others took the place of."""
    for kind in KINDS:
        before = covered(pair.left, pair.right, kind, edit.left)
        after = covered(pair.right, pair.left, kind, edit.right)
        if len(before) == len(after) == 1 and not one_name(before[0], after[0]):
            return before, after
    return None


def covered(side: Side, other: Side, kind: FactKind, stretch: Span) -> list[str]:
    """Return the people or places at a stretch that the other side does not name."""
    found = (one for one in side.of(kind) if touches((one.start, one.end), stretch))
    names = (one.text.rpartition("的")[2] for one in found)
    return [name for name in names if not (other.says(name) or of_one_group(name, other.text))]


def touches(span: Span, stretch: Span) -> bool:
    """Tell whether two spans share a character."""
    return span[0] < stretch[1] and stretch[0] < span[1]
