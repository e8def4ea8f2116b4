"""What a number is of: the words before it in its clause, or those behind it."""

from __future__ import annotations

import re
from itertools import accumulate

from compare.facts.dates import without_dates
from compare.facts.fronts import front, without_adverbs
from compare.facts.number_pattern import TIMES, number
from compare.facts.plain import JOINED, LISTED, clause_at, label_of, plain
from compare.facts.rows import RESPECTIVELY, TIGHT
from compare.knowledge.closed import words
from compare.knowledge.divisions import is_listed
from compare.knowledge.words import content_words, tagged, tokens
from compare.model import Fact

LIST_MARK = re.compile(
    r"\s*(?:\d+|[一二三四五六七八九十]+)\s*[、.](?!\d)|\s*\(\d+\)"
    r"|\s*[一二三四五六七八九十]{1,2}[是要](?=[一-鿿]{2})(?!要素)"
)
INTO = "分"  # 护理补贴分500元和250元两档, but not 积分
WITHIN, SINCE, FULL = "内", ("后", "起"), "满"
BY_EACH = re.compile(r"(?:按照?|依照|参照)(?:每[一-鿿]{1,3})?$")
BY_STANDARD = re.compile("^的?(?:标准|比例)")
PLACE = re.compile(r"[一-鿿]{2,8}?[省市州盟县区旗](?![一-鿿]{0,2}级)")
VERBS = ("v", "ad")  # tags of a verb: 明确 is an adverb too
BY_WHAT, SHARES = ("按", "依照", "参照"), ("倍", "%")
BY_THEN = ("前", "后", "之前", "之后", "以前", "以后")
SHORTEST_SUBJECT = 3
LONGEST_SUBJECT = 40
REACH = 300  # characters of its clause before and behind a number that may tell of what it is
QUALIFYING = ("v", "a")  # tags of the first word of what describes: 有|实力
LONGEST_QUALITY = 5  # characters of what describes a thing in a list: 有实力
ASIDE = re.compile(r"\([^()]{0,80}\)")


def subject(text: str, start: int, end: int, last: Fact | None) -> str:
    """Return what a number is of: the words before it in its clause, or else those after it.

    Those after it too where who acts stands before (各城区建设1所养护院). Of two numbers that stand
    side by side (95%和65%) both have one subject. That of several together is their whole list.
    """
    seen = plain(text)
    first, stop = clause_at(text, start)
    if (last and first <= last.start and TIGHT.fullmatch(seen[last.end : start])) or (
        last and last.role == "from" and last.end == start
    ):
        return last.subject
    first = max(first, last.end) if last else first
    mark = LIST_MARK.match(seen, first, start)
    stretch = seen[mark.end() if mark else first : start]
    together = text.startswith(words("numbers", "together"), start)
    stretch = stretch if together else LISTED.split(stretch)[-1]
    stretch = without_dates(stretch.removesuffix(RESPECTIVELY), "")
    stretch = behind_making(stretch)
    of_list = stretch.endswith("等")  # 公安、市场监管等12个部门: what stands behind is counted
    stretch = behind_place(stretch)
    before = re.sub("(?:等|[由从]|(?<![高增升加降减少大达])[到至])$", "", front(stretch))
    before = without_adverbs(before)
    before = before.removesuffix(INTO) if tokens(before)[-1:] == (INTO,) else before
    following = number().match(seen[end : min(stop, end + REACH)])  # 五百元以上五千元以下罚款
    end += following.end() if following and following["unit"] else 0
    after = behind_time(described(LISTED.split(seen[end : min(stop, end + REACH)])))
    after = front(after).removeprefix("的")
    measures = is_measure(stretch, text[start:end])
    placed = (measures or counts_what_follows(text[start:end], before)) and content_words(after)
    after = JOINED.split(after)[0] if placed else after
    by = BY_EACH.search(before)
    done = BY_STANDARD.sub("", after)
    if by and content_words(done):  # 住宅小区按每百户20平方米|配建用房
        return (before[: by.start()] + done)[:LONGEST_SUBJECT].strip()
    if (len(before) < SHORTEST_SUBJECT or placed or of_list) and ASIDE.sub("", after):
        return after[:LONGEST_SUBJECT].strip()
    label = label_of(seen, first) or (0, 0)
    return (before or stretch or front(seen[slice(*label)])).strip()[-LONGEST_SUBJECT:]


def behind_place(stretch: str) -> str:
    """Return what is done in a place that stands before it: 长兴县|打造智慧养老院.

    Of what is called by its place (咸宁市养老服务中心) that is a part.
    """
    place = PLACE.match(front(stretch))
    rest = front(stretch)[place.end() :] if place and is_listed(place[0]) else ""
    return rest if front(rest) != rest else stretch


def behind_making(stretch: str) -> str:
    """Return what is made, of a stretch that first says with what: 依托学校新建|食堂."""
    if not stretch.lstrip().startswith(words("numbers", "with")):
        return stretch
    verbs = words("numbers", "making")
    starts = accumulate(map(len, tokens(stretch)), initial=0)
    ends = [at + len(verb) for at in starts for verb in verbs if stretch.startswith(verb, at)]
    return stretch[max(ends, default=0) :]


def is_measure(stretch: str, number: str) -> bool:
    """Tell whether what stands before a number only says what it is a multiple of.

    按低保月标准的2倍给予一次性救助 is an amount of what is given.
    """
    opens = stretch.lstrip().startswith(BY_WHAT) and stretch.endswith("的")
    return opens and number.endswith(SHARES)


def counts_things(written: str) -> bool:
    """Tell whether a number as it is written ends in a measure word of things: 1所, not 30%."""
    return written.endswith(words("numbers", "counted"))


def behind_time(after: str) -> str:
    """Return what follows a number without the word for when, which begins no other word.

    So of 每月10日前发放 and 满30日后报备, not of 3名后勤人员.
    """
    first = tokens(after)[0] if after.startswith(("前", "后", "之", "以")) else ""
    return after.removeprefix(first) if first in BY_THEN else after


def counts_what_follows(number: str, before: str) -> bool:
    """Tell whether a number is of what stands behind it.

    So are the things that a verb before it has done (明确1名督导员), and a time within which
    something is done after something else: 灾害发生12小时内, 受理后10日内, 收养后满半年.
    """
    if not before:
        return False
    ends_in_verb = before.endswith(words("setting_out")) or tagged(before)[-1][1] in VERBS
    in_time = number.endswith(tuple(f"{unit}{WITHIN}" for unit in TIMES))
    in_time = in_time or number.startswith(FULL)
    return (counts_things(number) and ends_in_verb) or (
        in_time and (ends_in_verb or before.endswith(SINCE))
    )


def described(members: list[str]) -> str:
    """Return what a list names first; of one that describes a thing that: 有品牌、有实力的企业."""
    first, last = members[0], members[-1]
    short = len(members) > 1 and "的" not in first and 0 < len(first) <= LONGEST_QUALITY
    describes = short and tagged(first)[0][1] in QUALIFYING
    return last.partition("的")[2] or first if describes and "的" in last else first
