"""Named programmes, institutions and methods, whole and in the text's own words.

What stands in quotes is a name, with the noun that follows (“与爱同行”项目). Without quotes a name
is a noun for such things and what stands before it in its item, from the first word that is no
verb of planning (开展行业协会信用承诺试点).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from compare.facts.bases import GENERATION
from compare.facts.dates import without_dates
from compare.facts.fronts import front_of_words
from compare.facts.number_pattern import bounds
from compare.facts.numbers import ORDINAL
from compare.facts.people import reaching
from compare.facts.plain import AND_OTHERS, clause_at, masked, plain, squashed
from compare.knowledge.closed import any_of, begun, words
from compare.knowledge.words import tagged, tokens
from compare.model import Fact

QUOTED = re.compile(r"“([^“”]+)”")
DESCRIBING = ("性", "型", "化", "式")
DESCRIBED = re.compile(r"[^\W\d_和与及或的等]{2,8}")
ALSO = "并"
SHORTEST = 5  # characters of a name without quotes


@cache
def headed() -> re.Pattern[str]:
    """Return the pattern of what belongs to a name after its quotes: up to its first nouns."""
    return re.compile(rf"的?[^\W\d_和与及或的等]{{0,8}}?(?:{any_of('names', 'heads')})+化?")


@cache
def bare() -> re.Pattern[str]:
    """Return the pattern of a name without quotes: 20 characters of an item at most, its noun."""
    return re.compile(
        rf"[^\W_和与及或]{{2,20}}?{begun('names', 'strong')}(?=工作|建设|[\W和与及或]|$)"
    )


@cache
def strong() -> re.Pattern[str]:
    """Return the pattern of the nouns without which no name is bare: a look at them is quick."""
    return re.compile(any_of("names", "strong"))


@cache
def founded() -> re.Pattern[str]:
    """Return the pattern of what is set up: the verb, the name and any noun for such things."""
    verbs, nouns = any_of("names", "founding"), any_of("names", "heads")
    return re.compile(
        rf"(?:{verbs})(?!健全|完善)[^\W_和与及或]{{2,16}}?(?:{nouns})(?=工作|建设|[\W和与及或]|$)"
    )


@cache
def before() -> re.Pattern[str]:
    """Return the pattern of what stands before a name in its stretch, up to the last such word."""
    units = f"{any_of('numbers', 'counted')}|{any_of('numbers', 'loose')}"
    return re.compile(
        rf"^.*(?:的|{AND_OTHERS.pattern}|{any_of('names', 'before')}|\d(?:{units}|年度)?)"
    )


def whole(stretch: str) -> bool:
    """Tell whether a name that follows a stretch can begin there, cut off by no quotes or 和."""
    if stretch.endswith(("和", "与", "及")):
        return stretch[:-1].endswith(words("names", "strong"))
    return not stretch.endswith("\0")


def names(text: str) -> Iterator[Fact]:
    """Yield the names of a text in order; ``value`` is what the quotes hold, without marks."""
    seen = plain(text)
    bare_text = without_dates(masked(seen), " ")  # 9月底前完成…项目 names nothing
    found = {fact.start: fact for fact in (*quoted(text, seen), *unquoted(text, bare_text))}
    yield from (found[start] for start in sorted(found))


def quoted(text: str, seen: str) -> Iterator[Fact]:
    """Yield the names in quotes, but for those inside a title."""
    for match in QUOTED.finditer(seen):
        if seen[: match.start()].count("《") > seen[: match.start()].count("》"):
            continue
        head = headed().match(seen, match.end())
        head = None if head and leads_on(head[0]) else head
        head = head or described(match[1], seen, match.end())
        start, end = match.start(), word_end(seen, match.end(), head.end()) if head else match.end()
        value = squashed(match[1])
        if value and not GENERATION.fullmatch(value):
            yield Fact("name", start, end, text[start:end], value, subject=value, role="quoted")


def word_end(seen: str, start: int, end: int) -> int:
    """Return where the word ends that a place behind a name lies in: 志愿服务队|伍."""
    stop = clause_at(seen, start)[1]
    return next((at for at in ends_of_words(seen[start:stop], start) if at >= end), end)


def ends_of_words(stretch: str, start: int) -> Iterator[int]:
    """Return the places at which the words of a stretch end, of which the first starts there."""
    return accumulate((len(word) for word in tokens(stretch)), initial=start)


def described(quoted_words: str, seen: str, end: int) -> re.Match[str] | None:
    """Return what follows quotes that only describe it: “僵尸型”社会组织.

    What a number is of is no name (“一门式”办理覆盖率达到85%).
    """
    found = DESCRIBED.match(seen, end) if quoted_words.endswith(DESCRIBING) else None
    return None if found and reached().search(found[0]) else found


@cache
def reached() -> re.Pattern[str]:
    """Return the pattern of what stands between a thing and its number."""
    return re.compile(bounds())


def unquoted(text: str, seen: str) -> Iterator[Fact]:
    """Yield the names that only their noun shows."""
    bares = bare().finditer(seen) if strong().search(seen) else ()
    set_up = (one for one in founded().finditer(seen) if begins_word(seen, one.start()))
    for match in (*bares, *set_up):
        name = front_of_words(before().sub("", reaching().sub("", match[0])))
        name = with_against(match[0], name)
        start = match.end() - len(name)
        if (
            len(name) >= SHORTEST
            and whole(seen[:start])
            and not leads_on(name)
            and not name.startswith(words("names", "some"))
            and not strong().sub("", name).endswith(words("spread", "first"))  # 甲县先行试点
        ):
            value = squashed(ORDINAL.sub("", name))
            yield Fact(
                "name",
                start,
                match.end(),
                text[start : match.end()],
                value,
                subject=value,
                role="head",
            )


def leads_on(stretch: str) -> bool:
    """Tell whether words are more than a name: of who does something, or of two things done.

    “救急难”工作由甲市试点; 入户核查并录入平台.
    """
    inner = tagged(stretch)[1:]
    return any(word == ALSO or (tag == "p" and len(word) == 1) for word, tag in inner)


def begins_word(seen: str, place: int) -> bool:
    """Tell whether a word begins at a place: 实行, but not 落|实行政执法."""
    start, end = clause_at(seen, place)
    return place in ends_of_words(seen[start:end], start)


def with_against(stretch: str, name: str) -> str:
    """Return a name with the verbs of acting against it that stand before it: 打击|非法社会组织."""
    rest = stretch[: len(stretch) - len(name)]
    verb = next((one for one in words("names", "against") if rest.endswith(one)), "")
    return with_against(stretch, verb + name) if verb else name


OF_WHAT = re.compile("对(?:“[^“”]*”[、和]?)*$")  # before what something is done about
LEAVING, TOWARDS = ("由", "从"), ("向", "到", "转", "变")
"""Before and behind what is given up for something else."""


@cache
def not_having() -> re.Pattern[str]:
    """Return the pattern of a word for not having what follows it, with a verb at most between."""
    return re.compile(rf"(?:{any_of('names', 'denied')})[一-鿿]{{0,4}}$")


def condemned(text: str, name: Fact) -> bool:
    """Tell whether a text acts against, or leaves, what it calls by a name in quotes.

    整治“人情保”; 对“关系保”发现一起查处一起; 由“人找政策”向“政策找人”转变.
    """
    against = words("names", "against")
    before = leading(text, name)
    if OF_WHAT.search(before) and any(word in following(text, name) for word in against):
        return True
    left = before.endswith(LEAVING) and text[name.end :].startswith(TOWARDS)
    return denied(text, name) or left or any(word in before for word in against)


def denied(text: str, name: Fact) -> bool:
    """Tell whether a text says that it will not have what stands in quotes: 不搞“一刀切”.

    A noun behind the quotes names something that it has: 防止返贫“一键申报”机制.
    """
    alone = name.role == "quoted" and name.text.endswith("”")
    return alone and bool(not_having().search(leading(text, name)))


def following(text: str, name: Fact) -> str:
    """Return what stands behind a name in its clause, and in the next of its sentence."""
    end = clause_at(text, name.end)[1]
    next_one = clause_at(text, end + 1) if text.startswith((",", "，"), end) else (end, end)
    return text[name.end : next_one[1]]


def leading(text: str, name: Fact) -> str:
    """Return what stands in its clause before a name in quotes, nothing before other names."""
    return text[clause_at(text, name.start)[0] : name.start] if name.role == "quoted" else ""
