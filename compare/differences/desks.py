"""actor_changed or renamed: a desk of an office is named where another was named.

社会福利科要建立制度 and 养老服务科要建立制度: whoever does it needs no word for its part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import Indel

from compare.differences.difference import difference
from compare.differences.names import is_renamed, one_name
from compare.differences.side import Pair, Side, Together
from compare.facts.fronts import front
from compare.facts.heads import is_acted_on, name_begins, other_noun
from compare.facts.plain import JOINED
from compare.knowledge.closed import any_of, words
from compare.knowledge.headings import find_mark
from compare.knowledge.words import VERB, tagged
from compare.model import Difference, DifferenceKind, Span

TOWARDS = re.compile("[与同跟向报经由请为]")  # before an office with or by which something is done
TAKING = ("对", "把", "将")  # before what something is done with
WHOLE = ("局", "厅")  # how a whole office calls itself
SHORTEST, LONGEST = 3, 20  # characters of a name
OTHERWISE_LIKE = 0.6  # of two clauses without the names, for one name to stand in the other's place


def desks(pair: Pair) -> Iterator[Difference]:
    """Yield the desks that took the place of another one in a clause that is much the same."""
    for clauses in pair.together:
        lefts, rights = named(pair.left, clauses.left), named(pair.right, clauses.right)
        old = [one for one in lefts if not pair.right.says(pair.left.words(one))]
        new = [one for one in rights if not pair.left.says(pair.right.words(one))]
        if len(old) != len(new) or not like(pair, clauses, old, new):
            continue
        for one, other in zip(old, new, strict=True):
            before, after = pair.left.words(one), pair.right.words(other)
            if one_name(before, after):
                continue
            kind: DifferenceKind = "actor_changed"
            if is_renamed(before, after):
                kind = "renamed"
            yield difference(pair, kind, after, clauses.left, clauses.right, before, after)


def like(pair: Pair, clauses: Together, old: list[Span], new: list[Span]) -> bool:
    """Tell whether two clauses are much the same without some names in them."""
    rests = without(pair.left, clauses.left, old), without(pair.right, clauses.right, new)
    return float(Indel.normalized_similarity(*rests)) >= OTHERWISE_LIKE


def without(side: Side, clause: Span, names: list[Span]) -> str:
    """Return the words of a clause but for some names."""
    kept, place = "", clause[0]
    for start, end in names:
        kept += side.words((place, start))
        place = end
    return kept + side.words((place, clause[1]))


def named(side: Side, clause: Span) -> list[Span]:
    """Return where the desks named in a clause stand, each name whole."""
    found: list[Span] = []
    numbered = find_mark(side.text)
    first = max(clause[0], numbered.end if numbered else 0)
    for match in nouns().finditer(side.text, *clause):
        start = name_begins(side.text, match.start(), first)
        for mark in TOWARDS.finditer(side.text, start, match.start()):
            start = mark.end()
        name = side.text[start : match.end()]
        start += len(name) - len(front(name))
        desk = is_desk(side.text[start : match.end()]) and not has_part(side, start, match.end())
        if desk and not acted_on(side.words((clause[0], start)), side.words((start, match.end()))):
            found.append((start, match.end()))
            first = match.end()
    return found


def acted_on(before: str, name: str) -> bool:
    """Tell whether something is done with a desk, which so does nothing: 撤销…科, 对…科开展检查."""
    _, tag = tagged(before)[-1] if before else ("", "")
    verb = tag == VERB and not TOWARDS.fullmatch(before[-1:])
    return verb or before.endswith(TAKING) or is_acted_on(name)


def has_part(side: Side, start: int, end: int) -> bool:
    """Tell whether a word gives the office at a place its part: that is told as such."""
    offices = side.of("office", (start, end))
    return any(one.role != "acts" for one in offices)


def is_desk(name: str) -> bool:
    """Tell whether some words are the name of a desk, and not the end of another word."""
    if not SHORTEST <= len(name) <= LONGEST or "的" in name or "、" in name:
        return False
    if name.endswith(WHOLE) and not front(name[:-1]):
        return False  # 落实局(党组制度), but 登记科
    vague = name.startswith(words("offices", "vague"))
    return not (vague or name.endswith(words("offices", "none")) or JOINED.match(name))


@cache
def nouns() -> re.Pattern[str]:
    """Return the pattern of a noun that ends the name of a desk and begins no other word."""
    return re.compile(rf"(?:{any_of('offices', 'named')})(?!{other_noun()}|[室处科])")
