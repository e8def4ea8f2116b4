"""What a statement is about, or two statements are both about, in a few of their own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import takewhile

from compare.differences.difference import LONGEST_MATTER, LONGEST_WHOLE, QUOTES
from compare.events.evidence.quotes import NUMBER
from compare.facts import read_facts
from compare.facts.fronts import front, is_attribute
from compare.facts.places import without_opening_reach
from compare.facts.plain import JOINED, PAUSES, TEXTS_REMEMBERED, clauses, plain
from compare.knowledge.closed import words as listed
from compare.knowledge.words import content_words, ends_in_thing, tokens, without_ends
from compare.themes.particulars import Particulars

SHORTEST = 4  # characters that name something
SHORTEST_WORD = 2  # characters of a word that one text alone ends there: no 核 of 核对 and 核查
LOOKED_AT = 300  # words of a measure, for what it has in common with another
DOES = "开展"  # between who does and what is done: 组织养老机构开展等级评定
DESCRIBING = "的"
ABOUT = "关于"  # in the titles of papers and in what a matter is put before
ISSUED_BY = re.compile(rf"(?<=《)[^《》〈]{{2,40}}(?=〈?{ABOUT})")
BRACKETS = (("(", ")"), ("（", "）"))
ENDING = ("setting_out", "ending")  # verbs that end nouns, too: 社会组织
OPEN = ("和", "与", "及", "的", "、", "或", "并")
BETWEEN_MEMBERS = re.compile("(?<=[^、][^、])、")  # of 市、县两级 no member stands alone
OF_OFFICES = re.compile("(?:、[^,。;]{1,60})?等(?:多个|有关|相关)?(?:部门|单位)")


@lru_cache(maxsize=TEXTS_REMEMBERED)
def subject_of(text: str) -> str:
    """Return the matter of a statement: of its first clause that names one, without opening verbs.

    It is cut between words. A clause that only says by what (对照大检查指南) comes last.
    """
    start = NUMBER.match(text)
    text = text[start.end() :] if start else text
    said = sorted((text[slice(*span)] for span in clauses(text)), key=says_by_what)
    parts = [named_in(one) for one in said] or [named_in(text)]
    telling = (one for found in parts for one in found if weight_of(one) >= SHORTEST)
    first = max(parts[0], key=weight_of, default=text)
    return short(next(telling, first)) or text[:LONGEST_MATTER]


def says_by_what(clause: str) -> bool:
    """Tell whether a clause says by what the next ones are done."""
    return clause.lstrip().startswith(listed("ways", "by"))


def unsaid(text: str, said: Callable[[str], bool]) -> str:
    """Return the first phrase of a provision that is not said elsewhere, as a label.

    Who acts in every law and what only refers to another provision names nothing.
    """
    start = NUMBER.match(text)
    text = text[start.end() :] if start else text
    found = (short(one) for span in clauses(text) for one in named_in(text[slice(*span)]))
    named = [one for one in found if weight_of(one) >= SHORTEST and not refers(one)]
    return (
        next((one for one in named if not said(one)), "")
        or next(iter(named), "")
        or subject_of(text)
    )


def refers(phrase: str) -> bool:
    """Tell whether a phrase of a law names who acts or refers to another provision."""
    acting = phrase.startswith(listed("offices", "acting"))
    return acting or any(word in phrase for word in listed("laws", "referring"))


def named_in(clause: str) -> list[str]:
    """Return the phrases of a clause that say what is done, not who does it."""
    clause = clause.partition(ABOUT)[2] or clause
    who, does, what = clause.partition(DOES)
    if does and weight_of(front(plain(who))) and weight_of(what) >= SHORTEST:
        clause = what
    stretches = [one for one in phrases(front(uncounted(plain(clause)))) if one]
    acting = listed("offices", "acting")
    return [one for one in stretches if not one.endswith(acting)] or stretches


def in_common(
    left: str, right: str, known: Particulars, counted: str = "", called: str = ""
) -> str:
    """Return what two statements are both about, in words of the right one where they share any.

    It is the phrase that they share and that says most, one that shows a particular matter before
    others; without one that does it is what is ``counted``. Without any it is what both are
    ``called``, since a phrase of one of them would name what the other does not say, and else what
    the phrase of the right one is about that shares most matters with the left one.
    """
    left, right = without_issuers(left), without_issuers(right)
    one, other = tokens(left)[:LOOKED_AT], tokens(right)[:LOOKED_AT]
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    runs = ("".join(one[block.a : block.a + block.size]) for block in blocks)
    shared = [
        extended(member, left, right)
        for run in runs
        for phrase in phrases(run)
        for shared_words in members(phrase)
        for member in (without_measure_word(shared_words, right),)
        if weight_of(member) >= SHORTEST
        and not names_office(right, member)
        and not in_number(right, member)
    ]
    whole = [one for one in shared if ends_in_thing(one)]
    best = max(whole, key=lambda one: (bool(known.of(one)), weight_of(one)), default="")
    if weight_of(counted) and (best in counted or not known.of(best)):
        does = any(is_planning(one) for one in tokens(counted) if one not in listed(*ENDING))
        whole_thing = ends_in_thing(counted) and front(counted) == counted and not does
        return short(balanced(counted)) if whole_thing else subject_of(counted)
    return short(best) if best else called or subject_of(nearest(left, right, known))


def members(phrase: str) -> list[str]:
    """Return the members of a list, one alone if its first describes all: 困难的高龄、失能老人."""
    found = phrase.split("、")
    return [phrase] if DESCRIBING in found[0] and len(found) > 1 else found


def without_measure_word(words: str, text: str) -> str:
    """Return some words of a text without the measure word before them: 20|平方米配建."""
    place = text.find(words)
    counted = place > 0 and text[place - 1].isdigit()
    return "".join(tokens(words)[1:]) if counted else words


def without_issuers(text: str) -> str:
    """Return a text in which titles of papers do not begin with who issued or sent them."""
    return ISSUED_BY.sub("", text)


def nearest(left: str, right: str, known: Particulars) -> str:
    """Return the phrase of the right statement that shares most matters and words with the left.

    Where none shares any, it is the whole statement.
    """
    matters = frozenset[int]().union(*(known.of(left[slice(*span)]) for span in clauses(left)))
    words = set(content_words(left))

    def shared(phrase: str) -> tuple[int, int]:
        return len(known.of(phrase) & matters), len(words & set(content_words(phrase)))

    members = [
        member
        for start, end in clauses(right)
        for phrase in phrases(right[start:end])
        for member in phrase.split("、")
        if weight_of(member) >= SHORTEST
    ]
    best = max(members, key=shared, default=right)
    return best if any(shared(best)) else right


def uncounted(stretch: str) -> str:
    """Return a stretch with a pause for each number of things in it: 市内6条区级界线."""
    kept, end = "", 0
    for number in read_facts(stretch, "number"):
        kept += stretch[end : number.start] + ","
        end = max(end, number.end)
    return kept + stretch[end:]


def phrases(stretch: str) -> Iterator[str]:
    """Yield the parts of a stretch between its marks, each without verbs of planning."""
    kept: list[str] = []
    cut = (*tokens(stretch), "")
    for word, following in zip(cut, (*cut[1:], ""), strict=True):
        denied = kept[-1:] and kept[-1] in listed("spread", "not")
        sets_out = is_planning(word) and not is_attribute(word, following) and not denied
        if word and word not in PAUSES and not sets_out:
            kept.append(word)
            continue
        if kept:
            yield unjoined(balanced(fronted(kept)))
        kept = []


@cache
def is_planning(word: str) -> bool:
    """Tell whether a word is a verb or adverb of planning, or two of them: 深入开展."""
    known = listed("setting_out", "inside")
    return word in known or any(word[:at] in known and word[at:] in known for at in (2, 3))


def fronted(words: list[str]) -> str:
    """Return words joined, without those with which a clause sets out; none is cut in two."""
    whole = "".join(words)
    rest = front(whole)
    ends = {len(whole) - len("".join(words[:count])) for count in range(len(words))}
    return rest if len(rest) in ends else whole


def unjoined(words: str) -> str:
    """Return some words without those at either end that only join them: 和, but not of 参与."""
    return without_ends(words, OPEN, OPEN)


def balanced(stretch: str) -> str:
    """Return a stretch up to a bracket that does not close, and from one that does not open."""
    for opening, closing in BRACKETS:
        if stretch.count(opening) > stretch.count(closing):
            stretch = stretch[: stretch.rfind(opening)]
        if stretch.count(closing) > stretch.count(opening):
            stretch = stretch[stretch.find(closing) + 1 :]
    return stretch


def short(stretch: str) -> str:
    """Return a phrase as a label, of a long one its first words up to a thing.

    Of a list it is the last member that names something: the noun that all share stands there.
    """
    pieces = uncounted(stretch).translate(QUOTES).split(",")
    words = next((one for one in pieces if weight_of(one) >= SHORTEST), max(pieces, key=weight_of))
    words = unjoined(without_opening_reach(unjoined(words)))
    joined = JOINED.search(words.replace("、", ""))
    if joined and len(words) <= LONGEST_WHOLE:
        return words  # the noun that all share stands last: 用地、用水、用电和税费优惠
    parts = BETWEEN_MEMBERS.split(words) if len(words) <= LONGEST_MATTER else JOINED.split(words)
    named = (unjoined(one) for one in reversed(parts) if weight_of(one) >= SHORTEST)
    words = next(named, words)
    if len(words) <= LONGEST_MATTER:
        return words
    ends = [0]
    for word in tokens(words):
        ends.append(ends[-1] + len(word))
    fitting = [unjoined(balanced(words[:end])) for end in ends if end <= LONGEST_MATTER]
    return next((one for one in reversed(fitting) if ends_whole(one)), fitting[-1])


def ends_whole(words: str) -> bool:
    """Tell whether a label may end here: with a thing of more than one letter."""
    last = tokens(words)[-1:]
    known = words.endswith((*listed("setting_out", "ending"), *listed("names", "heads")))
    return known or (ends_in_thing(words) and len("".join(last)) > 1)


def extended(words: str, left: str, right: str) -> str:
    """Return words that two texts share with what follows them in both: 非法社会, 非法社会组织.

    It ends where a word ends in both or, of a longer word that both begin, in one of them (孤儿基本
    is 孤儿基本生活 where one text has 生活, the other 生活费).
    """
    at, there = left.find(words) + len(words), right.find(words) + len(words)
    if words not in left or words not in right:
        return words
    same = takewhile(
        lambda two: two[0] == two[1] and two[0].isalpha(),
        zip(left[at:], right[there:], strict=False),
    )
    longer = words + "".join(one for one, _ in same)
    ends = [ends_of(longer, text) for text in (left, right)]
    both = [n for n in range(len(words), len(longer) + 1) if n in ends[0] & ends[1]]
    whole = len(longer) - len(words) >= SHORTEST_WORD and len(longer) in ends[0] | ends[1]
    if max(both, default=len(words)) == len(words) and whole:
        return longer
    return longer[: max(both, default=len(words))]


def ends_of(words: str, text: str) -> set[int]:
    """Return after how many characters of some words a word ends in a text around them."""
    start, at, ends = text.find(words), 0, set()
    for word in tokens(text):
        at += len(word)
        ends.add(at - start)
    return ends


def weight_of(words: str) -> int:
    """Return how many characters of some words name something; 同比 and 增长 name nothing.

    Nor do levels of administration alone: 乡镇(街道).
    """
    idle = listed("numbers", "comparing")
    kept = [word for word in content_words(words) if word not in idle]
    return sum(map(len, kept)) if set(kept) - {*listed("places", "administrative")} else 0


def in_number(text: str, words: str) -> bool:
    """Tell whether some words stand in a text within a number: 工作日内 of 30个工作日内."""
    place = text.find(words)
    return any(one.start <= place < one.end for one in read_facts(text, "number"))


def names_office(text: str, words: str) -> bool:
    """Tell whether some words stand in a text among short names of offices: 税务、医保等部门."""
    place = text.find(words)
    return place >= 0 and bool(OF_OFFICES.match(text, place + len(words)))
