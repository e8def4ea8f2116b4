"""What a number that one text alone sets counts, as a label: the stations, the share of what.

A number is called by its own subject where that names something (示范型未成年人保护工作站20个), and
else by the clause before it (推广老年人意外伤害保险,投保率达到50%).
"""

from __future__ import annotations

import re
from itertools import dropwhile, takewhile

from compare.events.evidence.subject import is_planning
from compare.facts import read_facts
from compare.facts.dates import without_dates
from compare.facts.fronts import front, front_of_words, without_adverbs
from compare.facts.plain import clause_at, clauses, plain
from compare.knowledge.closed import any_of, words
from compare.knowledge.headings import unmarked
from compare.knowledge.words import VERB, content_words, ends_in_thing, tagged, tokens
from compare.model import Fact, Span
from compare.telling.words.phrases import OBLIGING, whole

MEASURE = re.compile("[一-鿿]{1,4}[率面数量额]")
COUNTING, LEADING = "m", "p"  # tags of a numeral, with its measure word or not; a preposition
SHORTEST_BESIDE, LONGEST_BESIDE = 3, 14  # characters
MOST = 2  # words of a clause that says how many, and not of what


def counted(text: str, written: str) -> str:
    """Return what a number counts that stands in a text as written, nothing if it is not said."""
    place = text.find(written)
    found = (one for one in read_facts(text, "number") if meets(one, place, len(written)))
    number = next(found, None)
    if number is None or number.role == "loose":
        return ""
    own = of_number(text, number)
    if own:
        return own
    before = clause_before(text, number)
    measure = MEASURE.fullmatch(number.subject)
    return f"{before}（{number.subject}）" if before and measure else before


def meets(one: Fact, place: int, length: int) -> bool:
    """Tell whether a fact shares characters with a stretch of its text."""
    return 0 <= place < one.end and one.start < place + length


def of_number(text: str, number: Fact) -> str:
    """Return what stands beside a number and names what it counts: 年检率, 80%的信息采集."""
    seen, subject = plain(text), front_of_words(number.subject)
    before = (number.start - len(subject), number.start)
    stands_before = subject and seen[slice(*before)] == subject and ends_in_thing(subject)
    if stands_before and (name := name_at(text, before)):
        return name
    behind = number.end + seen.startswith("的", number.end)
    end = clause_at(text, number.start)[1] if behind > number.end else behind + len(subject)
    counts = behind > number.end or seen[behind:end] == subject
    return name_at(text, (behind, end)) if counts and not acts(seen[behind:end]) else ""


def acts(stretch: str) -> bool:
    """Tell whether words are of who does what: 敬老院|办结|法人登记, but not 地名|信息|采集."""
    tags = [tag for _, tag in tagged(stretch)]
    return VERB in tags[:-1] or "p" in tags


def name_at(text: str, span: Span) -> str:
    """Return the words at a place if they name something, and nobody does anything in them."""
    name = text[slice(*span)]
    return name if whole(name, name, False) == name and not any(map(does, tokens(name))) else ""


def does(word: str) -> bool:
    """Tell whether a word says that something is done: 旗县|开展|此项服务, but not 社会|组织."""
    return is_planning(word) and word not in words("setting_out", "ending")


def clause_before(text: str, number: Fact) -> str:
    """Return what the clause before that of a number is on, which itself says hardly anything.

    What is acted against keeps the verb that says so: 打击整治养老诈骗宣传.
    """
    if len(content_words(text[slice(*clause_at(text, number.start))])) > MOST:
        return ""
    for span in [span for span in clauses(text) if span[1] <= number.start][-1:]:
        said = unmarked(text[slice(*span)])
        against = re.search(any_of("names", "against"), plain(said))
        if against:
            return said[against.start() :]
        named = front_of_words(said)
        return name_at(named, (0, len(named))) if named != said else ""
    return ""


def beside(text: str, written: str) -> str:
    """Return what stands beside a number in its clause, nothing if that is long or only who acts.

    It is what stands before it, up to how or when it is done: 评估报告|自受理之日起30日内, or else
    behind it: 给予12个月的|渐退期.
    """
    place = text.find(written)
    if place < 0:
        return ""
    start, end = clause_at(text, place)
    before, after = text[start:place], text[place + len(written) : end]
    found = (named(without_dates(before, "")), named(front(without_dates(after, ""))))
    return next((one for one in found if one), "")


def named(stretch: str) -> str:
    """Return the words of a stretch up to the first that leads on, if they name something."""
    rest = dropwhile(lambda one: tag_of(one) == COUNTING, tokens(unmarked(stretch).strip(" ,的")))
    said = without_adverbs("".join(takewhile(lambda one: not leads_on(one), rest)))
    offices = (*words("offices", "named"), *words("offices", "vague_heads"))
    telling = content_words(said) and not said.endswith(offices) and "、" not in said
    return said if telling and SHORTEST_BESIDE <= len(said) <= LONGEST_BESIDE else ""


def leads_on(word: str) -> bool:
    """Tell whether a word opens how, when or by whom something is done."""
    ways = (*OBLIGING, *words("setting_out", "dangling"))
    return word in ways or tag_of(word) == LEADING


def tag_of(word: str) -> str:
    """Return the tag of a word, nothing of one that has several parts."""
    tags = [tag for _, tag in tagged(word)]
    return tags[0] if len(tags) == 1 else ""
