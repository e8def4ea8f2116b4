"""law_changed: the law, plan or document behind a matter is another, is new, or is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from compare.differences.difference import difference
from compare.differences.names import in_order
from compare.differences.side import Pair, Side
from compare.facts.bases import LONE_NUMBER, TITLE, generation
from compare.facts.heads import office_name
from compare.facts.plain import JOINED, plain, squashed
from compare.facts.shorts import shortened
from compare.knowledge.words import tokens
from compare.model import Difference, Fact, Span

CARRIES_OUT = re.compile("实施(?:意见|办法|方案|细则|规划)$")  # what carries out a paper is another
DIGITS = re.compile(r"\d+")
ISSUED = re.compile(
    r"((?:19|20)\d\d)(?:年[^()]{0,12}?)?(?:(?P<revised>修订|修正)|公布|发布|颁布|印发|通过)\)$"
)
ISSUED_BEFORE = re.compile(  # 国务院1986年发布的《…》, 2022年5月1日起施行的《…》
    r"((?:19|20)\d\d)年[^,。;《》]{0,14}?(?:(?P<revised>修订|修正)|公布|发布|颁布|印发|通过|施行)的$"
)
# what is said of a law or paper that took the place of an older one of the same title
REVISED = ("新修订的", "新修订", "新修改的", "修订后的", "修改后的", "新颁布的", "新公布的")
LONGEST_ISSUE = 40  # characters before a title that say of which year it is
ISSUER = 14  # characters of the name of an office before its noun
AKIN = 60.0  # rapidfuzz token set ratio of two titles on one matter
MOST = 0.75  # of a title, that a short form of it has at least
NEARLY = 0.85  # likeness of two titles without 《》 that are told in other words


def laws(pair: Pair) -> Iterator[Difference]:
    """Yield the bases that differ.

    First within clauses that correspond, then what is left over on either side: there one takes
    the place of another, or stands alone. A paper that is to be drawn up is no basis, but may
    take the place of one.
    """
    left = new(pair.left, pair.right)
    right = new(pair.right, pair.left)
    for old, new_one in replaced(pair, left, right):
        yield told(pair, old, new_one, pair.left.clause_of(old), pair.right.clause_of(new_one))
        left = [one for one in left if one != old]
        right = [one for one in right if one != new_one]
    for clauses in pair.together:
        before = [one for one in left if pair.left.clause_of(one) == clauses.left]
        after = [one for one in right if pair.right.clause_of(one) == clauses.right]
        for one, other in side_by_side(before, after):
            if relied(one, other):
                yield told(pair, one, other, clauses.left, clauses.right)
        left = [one for one in left if one not in before]
        right = [one for one in right if one not in after]
    for one, other in side_by_side(left, right):
        if relied(one, other):
            before_span = pair.left.clause_of(one) if one else None
            after_span = pair.right.clause_of(other) if other else None
            yield told(pair, one, other, before_span, after_span)


def side_by_side(left: list[Fact], right: list[Fact]) -> Iterator[tuple[Fact | None, Fact | None]]:
    """Yield papers in their order; one to be drawn up stands beside one on its matter alone."""
    for one, other in zip_longest(left, right):
        if one and other and "drafted" in (one.role, other.role) and not akin(one, other):
            yield one, None
            yield None, other
        else:
            yield one, other


def replaced(pair: Pair, left: list[Fact], right: list[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield the paper that one side rests on and the other repeals, and the one it draws up."""
    for ends, news, side in ((left, right, pair.right), (right, left, pair.left)):
        repealed = {one.value for one in side.of("basis") if one.role == "repealed"}
        for ended in (one for one in ends if one.value in repealed):
            drawn_up = [one for one in news if one.role == "drafted" and akin(ended, one)]
            if drawn_up:
                yield (ended, drawn_up[0]) if ends is left else (drawn_up[0], ended)


def akin(one: Fact, other: Fact) -> bool:
    """Tell whether two titles are of one matter, so that one may stand in the other's place."""
    titles = (" ".join(tokens(fact.value)) for fact in (one, other))
    return fuzz.token_set_ratio(*titles) >= AKIN


def relied(one: Fact | None, other: Fact | None) -> bool:
    """Tell whether a measure rests on either of two documents."""
    return any(fact.role == "relied" for fact in (one, other) if fact)


def told(
    pair: Pair, one: Fact | None, other: Fact | None, left: Span | None, right: Span | None
) -> Difference:
    """Return the difference of two bases, one of which may be lacking."""
    about = next((name_of(fact) for fact in (other, one) if fact), "")
    before, after = one.text if one else "", other.text if other else ""
    if one and other and one.value == other.value:  # another edition
        before, after = revision(one, pair.left) + before, revision(other, pair.right) + after
    return difference(pair, "law_changed", about, left, right, before, after)


def name_of(document: Fact) -> str:
    """Return a title, or the number of a document that has no other name."""
    return document.text if is_number(document) else document.value


def new(side: Side, other: Side) -> list[Fact]:
    """Return the bases of a side that the other does not name in any way of writing."""
    named = (one for one in side.of("basis") if one.role != "repealed")
    return [one for one in named if not said(one, side, other) and not known(one, side, other)]


def said(one: Fact, side: Side, other: Side) -> bool:
    """Tell whether the other side has the title of a document, and not of another edition of it.

    Inside the title of another document it is none, and neither is one that it only repeals. A
    number of its series is its name as well.
    """
    named = [two for two in other.of("basis") if two.role != "repealed"]
    papers = papers_of(one)
    if any(papers & papers_of(two) for two in named):
        return True
    if is_number(one):
        return False
    if not one.text.startswith("《"):
        return other.says(one.value)
    titled = [two for two in other.of("basis") if two.value == one.value]
    if titled:
        return any(two in named and one_edition(one, side, two, other) for two in titled)
    return shortened(one.value) in shortened(TITLE.sub("", plain(other.text)))


def papers_of(document: Fact) -> set[str]:
    """Return the numbers under which a document was issued, whole: 国发改〔2018〕2号, not 发改…."""
    if is_number(document):
        return {bare_number(document.value)}
    return {squashed(paper) for paper in LONE_NUMBER.findall(plain(document.text))}


def bare_number(paper: str) -> str:
    """Return the number of a paper without who issued it: 民政部民发〔2018〕23号, 民发…."""
    issued = rf"^(?:{JOINED.pattern})?(?:{office_name(ISSUER)})*(?=[一-鿿]{{2,}}\d)"
    return re.sub(issued, "", paper)


def is_number(document: Fact) -> bool:
    """Tell whether a document is named by its number alone: 民发〔2018〕23号, 36号."""
    return not document.text.startswith("《") and document.value.endswith("号")


def one_edition(one: Fact, side: Side, two: Fact, other: Side) -> bool:
    """Tell whether two documents of one title are one: by numbers, by years, else by 新修订的.

    Only where the later text alone calls it new it is another edition than the older one meant.
    """
    numbers = number(one), number(two)
    if all(numbers):
        return numbers[0] <= numbers[1] or numbers[1] <= numbers[0]
    issued = issue(one, side), issue(two, other)
    if issued[0] and issued[1]:
        passed = not (issued[0]["revised"] or issued[1]["revised"])  # one year, issued the next
        return abs(int(issued[0][1]) - int(issued[1][1])) <= passed
    years = side.year or 0, other.year or 0
    if not all(years) or years[0] == years[1] or "drafted" in (one.role, two.role):
        return True
    older, newer = revision(one, side), revision(two, other)
    if years[0] > years[1]:
        older, newer = newer, older
    return bool(older) or not newer


def number(document: Fact) -> set[str]:
    """Return the year and the number behind a title, if they are said: (民发〔2021〕43号)."""
    behind = plain(document.text).rpartition("》")[2]
    return set(DIGITS.findall(behind)) if "号" in behind else set()


def issue(document: Fact, side: Side) -> re.Match[str] | None:
    """Return what is said behind a title, or right before it, of the year of its issue."""
    first = max(side.clause_of(document)[0], document.start - LONGEST_ISSUE)
    before = plain(side.text[first : document.start])
    return ISSUED.search(plain(document.text)) or ISSUED_BEFORE.search(before)


def revision(document: Fact, side: Side) -> str:
    """Return the words right before a title that call it a new edition, or say of which year."""
    known = (word for word in REVISED if side.text.endswith(word, 0, document.start))
    said = issue(document, side)
    of_year = said[0] if said and said.re is ISSUED_BEFORE else ""
    return next(known, of_year)


def known(one: Fact, side: Side, other: Side) -> bool:
    """Tell whether the other side names the same document by more or fewer words.

    What this side names itself, beside that document, is another one.
    """
    own = {two.value for two in side.of("basis")}
    return any(one_document(one, two) for two in other.of("basis") if two.value not in own)


def one_document(one: Fact, other: Fact) -> bool:
    """Tell whether two titles are one: a short form, or without 《》 nearly the same words.

    Numbers are alike in nearly all their digits, and of two papers.
    """
    if is_number(one) or is_number(other):
        return False
    if generation(one.value) != generation(other.value):
        return False
    if bool(CARRIES_OUT.search(one.value)) != bool(CARRIES_OUT.search(other.value)):
        return False
    short, full = sorted((one.value, other.value), key=len)
    if in_order(short, full):
        return len(short) >= MOST * len(full)
    loose = not (one.text.startswith("《") or other.text.startswith("《"))
    return loose and Indel.normalized_similarity(short, full) >= NEARLY
