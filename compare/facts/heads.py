"""The nouns in which the names of offices end, and not words that only begin like one.

In 由街道办理 stands no 街道办, in 由联席会议研究 no 联席会.
"""

from __future__ import annotations

import re
from functools import cache

from compare.knowledge.closed import any_of, begun, going_on
from compare.knowledge.words import VERB, tagged

ACTING = (VERB, "p", "d")  # tags of a verb, a preposition (对), an adverb (将)
SHORTEST_DESK = 4  # characters: 养老服务科, not 登记科
BY = "(?<!自)由(?!于)"  # 由 of who does something: not of 自由贸易, 由于


@cache
def head() -> str:
    """Return the expression of a noun for an office that is no part of another word: 社会."""
    return rf"{begun('offices', 'heads')}(?<!社会)(?!{other_noun()}|{department()})"


@cache
def other_noun() -> str:
    """Return the expression of what makes the noun for an office another word: 部|署, 会|议."""
    return going_on("offices", "doing", "beyond")


@cache
def department() -> str:
    """Return the expression of what a part of a body is called behind it.

    区委社会工作部 is not 区委, 人民代表大会常务委员会 no 大会; 市委牵头办理 is 市委.
    """
    verbs = "|".join(any_of("offices", key) for key in ("lead", "with", "help", "handing"))
    name = rf"(?:(?!{verbs})[一-鿿]){{2,4}}(?:部|委|办)(?!{other_noun()})"
    return rf"(?<=[省市县区州旗盟地]委){name}|(?<=大会)常务"


@cache
def no_name() -> re.Pattern[str]:
    """Return the pattern of what no name of an office goes over, at its first character.

    That is a word for what an office does, unless the noun follows: 信访处理中心.
    """
    return re.compile(rf"[^一-鿿]|{other_words()}")


@cache
def other_words() -> str:
    """Return the expression of the words that end what can be a name."""
    return rf"(?:{BY}|{begun('offices', 'doing')}(?!{any_of('offices', 'heads')}))"


@cache
def office_name(longest: int) -> str:
    """Return the expression of the name of an office, of so many characters before its noun."""
    return rf"(?:(?!{other_words()})[一-鿿]){{1,{longest}}}?{head()}"


def name_begins(seen: str, noun: int, first: int) -> int:
    """Return where the name begins whose noun stands at a place, from ``first`` on."""
    back = range(noun - 1, first - 1, -1)
    return next((place + 1 for place in back if no_name().match(seen, place)), first)


def is_acted_on(name: str) -> bool:
    """Tell whether what ends like an office's name says what is done with it: 撤销…科, 对…科.

    A desk may be called by a verb (收养登记科, 安置科); else its name stands behind the verb.
    """
    (first, tag), *rest = tagged(name)
    other = len(name) - len(first) >= SHORTEST_DESK and not rest[0][1].startswith(VERB)
    return tag in ACTING and other
