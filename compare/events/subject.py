"""What a statement is about, or two statements are both about, in a few of their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import takewhile

from compare.events.quotes import NUMBER
from compare.facts.fronts import front
from compare.facts.plain import JOINED, PAUSES, clauses, plain
from compare.facts.words import words as listed
from compare.themes.particulars import Particulars
from compare.words import content_words, ends_in_thing, tokens

LONGEST = 14
SHORTEST = 4  # characters that name something
COUNT = re.compile(r"^[\d一二三四五六七八九十百千万]+(?:[余多])?[个家所名项条处座场次张户%]")
MARKS = str.maketrans("", "", "“”《》")
OPEN = "和与及的、或并 "


def subject_of(text: str) -> str:
    """Return the matter of a statement's first clause: without opening verbs, cut between words."""
    start = NUMBER.match(text)
    text = text[start.end() :] if start else text
    spans = clauses(text)
    clause = text[slice(*spans[0])] if spans else text
    stretches = [one for one in phrases(COUNT.sub("", front(plain(clause)))) if one]
    named = (one for one in stretches if weight_of(one) >= SHORTEST)
    return short(next(named, max(stretches, key=weight_of, default=clause)))


def in_common(left: str, right: str, known: Particulars) -> str:
    """Return the words in a row that two statements share and that say most: what both are about.

    Words that show a particular matter say more than others. Where the statements share nothing
    that names one, it is what the right one is about.
    """
    one, other = tokens(left), tokens(right)
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    runs = ("".join(one[block.a : block.a + block.size]) for block in blocks)
    shared = [phrase for run in runs for phrase in phrases(run)]
    best = max(shared, key=lambda two: (bool(known.of(two)), weight_of(two)), default="")
    if weight_of(best) < SHORTEST:
        return subject_of(right)
    return short(extended(best, left, right))


def phrases(stretch: str) -> Iterator[str]:
    """Yield the parts of a stretch between its marks, each without verbs of planning."""
    kept: list[str] = []
    for word in (*tokens(stretch), ""):
        if word and word not in PAUSES and word not in listed("setting_out", "inside"):
            kept.append(word)
            continue
        if kept:
            yield balanced(fronted(kept)).strip(OPEN)
        kept = []


def fronted(words: list[str]) -> str:
    """Return words joined, without those with which a clause sets out; none is cut in two."""
    whole = "".join(words)
    rest = front(whole)
    ends = {len(whole) - len("".join(words[:count])) for count in range(len(words))}
    return rest if len(rest) in ends else whole


def balanced(stretch: str) -> str:
    """Return a stretch up to a bracket that does not close, and from one that does not open."""
    if stretch.count("(") > stretch.count(")"):
        stretch = stretch[: stretch.rfind("(")]
    if stretch.count(")") > stretch.count("("):
        stretch = stretch[stretch.find(")") + 1 :]
    return stretch


def short(stretch: str) -> str:
    """Return a phrase as a label: whole, or of a long one its first words up to a thing.

    Of a long list it is the first member.
    """
    words = stretch.translate(MARKS).strip(OPEN)
    if len(words) > LONGEST:
        first = JOINED.split(words)[0].strip(OPEN)
        words = first if weight_of(first) >= SHORTEST else words
    if len(words) <= LONGEST:
        return words
    ends = [0]
    for word in tokens(words):
        ends.append(ends[-1] + len(word))
    fitting = [balanced(words[:end]).strip(OPEN) for end in ends if end <= LONGEST]
    return next((one for one in reversed(fitting) if ends_in_thing(one)), fitting[-1])


def extended(words: str, left: str, right: str) -> str:
    """Return words that two texts share with what follows them in both: 非法社会, 非法社会组织."""
    at, there = left.find(words) + len(words), right.find(words) + len(words)
    if words not in left or words not in right:
        return words
    same = takewhile(
        lambda two: two[0] == two[1] and two[0].isalpha(),
        zip(left[at:], right[there:], strict=False),
    )
    longer = words + "".join(one for one, _ in same)
    whole = [n for n in range(len(words), len(longer) + 1) if {n} <= ends_of(longer, left, right)]
    return longer[: max(whole, default=len(words))]


def ends_of(words: str, left: str, right: str) -> set[int]:
    """Return after how many characters of some words a word ends in both texts around them."""
    found = []
    for text in (left, right):
        start, at, ends = text.find(words), 0, set()
        for word in tokens(text):
            at += len(word)
            ends.add(at - start)
        found.append(ends)
    return found[0] & found[1]


def weight_of(words: str) -> int:
    """Return how many characters of some words name something."""
    return sum(len(word) for word in content_words(words))
