"""What a text says in its first words of what it is: a report that is given, a plan by its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from compare.segment.head.lines import DATE
from compare.segment.period import YEAR, Period, period_of, with_digits
from compare.segment.title import is_title, without_additions

# 我代表国务院,向大会作政府工作报告; 我受国务院的委托,…报告政府工作: what a speech without a title
# of its own is.
REPORT_GIVEN = re.compile(
    r"我谨?(?:代表|受)[^。]{2,40}?[作做告](?P<title>(?:政府|法院|检察院|常委会)工作)"
)
# The same where only whose work it is on is said: 我受市人大常委会委托,向大会报告工作.
WORK_REPORTED = re.compile(
    r"(?:代表|受)[^。;,]{0,24}?(?P<whose>政府|常委会|常务委员会|法院|检察院)[^。;]{0,16}?报告(?:[^。;,]{0,6})工作"
)
BODIES = {"常委会": "人大常委会", "常务委员会": "人大常委会"}
# What a text calls itself: 本局编制了《某局指南》(以下简称《指南》), 编制了某局报告(以下简称年报).
NAMES_ITSELF = re.compile(
    r"(?:制定|制订|编制|编写)了?(?:《(?P<title>[^《》]{4,60})》|(?P<bare>[^《》,。;:()]{8,60}))"
    r"\(以下简称"
)
# What its first words say that they make on grounds of others: 根据…,结合某县实际,编制《某规划》。
MADE_HERE = re.compile(
    r"结合[^。;《》]{0,16}实际,(?:特)?(?:制定|制订|编制)了?《(?P<title>[^《》]{4,60})》[。,]"
)
# What it is made public as, by its own words: 现编制某局2016年度报告。 特向社会公布某区年度报告,….
GIVES_ITSELF = re.compile(
    r"[现特并](?:向社会)?(?:[编制][制定订]|公布|发布|形成)(?:并公布)?了?(?P<title>(?!本|如下)[^《》,。;:()]{8,60})"
    r"(?=[。,(])"
)
# The same with its name in quotes: 现发布《某厅2021年度报告》。
GIVES_QUOTED = re.compile(r"现(?:予以?|将)?(?:公布|发布|公开)《(?P<title>[^《》]{4,60})》[。,]")
# How one is introduced: 《某规划》,经市政府通过,于某日印发; 《某规划》(以下简称《规划》),规划期为…
INTRODUCED = re.compile(
    r"《(?P<title>[^《》]{4,60})》(?:\(以下简?称[^()]{1,20}\),?规划期|,?(?:已|经|由|是|于|自)[^。《》]{0,60}?"
    r"(?:印发|发布|公布|通过|施行|实施|制定|编制))"
)
# How a work of reference introduces it: 2022年5月5日,某部发布《某部工作要点》.
MADE_PUBLIC = re.compile(
    rf"(?:{DATE.pattern}|(?:19|20)\d{{2}}年\d{{1,2}}月),?(?P<who>[^《》。,;]{{2,40}}?)"
    r"(?:发布|印发|公布|出台|下发)了?《(?P<title>[^《》]{4,60})》(?:,自[^。,]{2,16}施行)?。?$"
)
# And a newspaper: 某省委、省政府出台《某意见》,全文如下; 印发《某方案》,内容如下.
IN_FULL = re.compile(
    r"(?P<who>[^《》。,;:]{2,30}?)(?:发布|印发|公布|出台|下发)了?《(?P<title>[^《》]{4,60})》"
    r"[,。]?(?:现将)?(?:全文(?:如下|刊登|刊发|公布)|内容如下)"
)
# And its headline: 清河印发《某意见》; 清河印发《某意见》和《某方案》.
HEADLINE = re.compile(
    r"(?P<who>[一-鿿]{2,12}?)(?:颁布实施|颁布|发布|印发|公布|出台|下发)了?《(?P<title>[^《》]{4,60})》(?:[、和及][^。;]{0,60})?$"
)
# And a site of news: 某部编制了《某规划》。《某规划》是某系统工作的总体规划,具体如下:
BELOW = re.compile(
    r"《(?P<title>[^《》]{4,60})》(?:是[^《》。]{2,60})?,?(?:具体|全文|内容)如下[::]?$"
)
# And who wrote one: 我们编制了《某年实事》,具体如下. It may be of any kind.
WRITTEN = re.compile(
    r"(?:制定|制订|编制|编写|拟定|拟订|形成)了?《(?P<title>[^《》]{4,60})》,?(?:具体|全文|内容|现公布)如下[::]?$"
)
# And a library: 下文是某条例,欢迎阅读.
OFFERED = re.compile(
    r"(?:下文|下面|以下)(?:就?是|为)《?(?P<title>[^《》,。;:!]{4,60})》?,(?:欢迎|希望|供|仅供)"
)
# What it is that a text makes, in its first words: 为推进“十四五”…发展,制定本规划.
MAKES_PLAN = re.compile(r"[制编][定订制]了?本(?:[一-鿿]{0,4}规划|纲要)")
FIRST_WORDS = 3  # paragraphs
REVIEWED = re.compile(
    r"(?P<year>(?:19|20)\d{2})年(?:全[省市县区])?(?:政府|主要)?工作?(?:回顾|总结)"
)
# A heading that only begins with the year (2016年奋力前行), and what shows that it is behind.
REVIEWED_IN_HEADING = re.compile(
    r"(?P<year>(?:19|20)\d{2})年(?![^。]{0,8}(?:计划|任务|安排))[^。]{1,40}$"
)
YEAR_PASSED = re.compile(r"(?:刚刚)?过去的?(?:的?这)?一年|一年来|(?:即将)?过去的(?:19|20)\d{2}年")


def report_given(spoken: Sequence[str]) -> str:
    """Return the title of the report that a text says it gives, nothing for another text."""
    for text in spoken:
        if given := REPORT_GIVEN.search(text):
            return f"{given['title']}报告"
        if reported := WORK_REPORTED.search(text):
            return f"{BODIES.get(reported['whose'], reported['whose'])}工作报告"
    return ""


def own_name(spoken: Sequence[str]) -> str:
    """Return what a text calls itself, or what its first words introduce; nothing if neither."""
    found = (match for text in spoken for match in NAMES_ITSELF.finditer(text))
    names = [match["title"] or match["bare"] for match in found]
    first = spoken[:FIRST_WORDS]
    given = (match["title"] for text in first for match in GIVES_ITSELF.finditer(text))
    names += [title for title in given if YEAR.search(with_digits(title)) or period_of(title)]
    names += [match["title"] for text in first if (match := INTRODUCED.match(text))]
    sought = (rule.search(text) for rule in (GIVES_QUOTED, MADE_HERE) for text in first)
    names += [match["title"] for match in sought if match]
    told = (match for text in first for rule in (OFFERED, BELOW) for match in rule.finditer(text))
    names += [match["title"] for match in told]
    written = (match["title"] for text in first if (match := WRITTEN.search(text)))
    named = (name for name in [*names, made_public(spoken)[0]] if is_title(name))
    return without_additions(next(chain(named, written), ""))


def made_public(spoken: Sequence[str]) -> tuple[str, str]:
    """Return the title of a text that its first words say was made public, and by whom."""
    for text in spoken[:FIRST_WORDS]:
        if found := MADE_PUBLIC.match(text) or IN_FULL.search(text) or HEADLINE.match(text):
            return found["title"], found["who"].strip()
    return "", ""


def period_made_for(spoken: Sequence[str]) -> Period | None:
    """Return the period that a text without a title makes its plan for, nothing for another."""
    made = (match for text in spoken[:FIRST_WORDS] if (match := MAKES_PLAN.search(text)))
    return next((period_of(match.string[: match.start()]) for match in made), None)


def year_behind_review(spoken: Sequence[str], below: str) -> int | None:
    """Return the year of a report that begins with a review: the one after 2016年工作回顾.

    ``spoken`` ends with the first heading, and ``below`` is the paragraph below it: it may call
    the year that the heading begins with the one that passed.
    """
    texts = [with_digits(text) for text in spoken]
    found = [match for text in texts if (match := REVIEWED.match(text))]
    if YEAR_PASSED.match(below):
        found += [match for text in texts[-1:] if (match := REVIEWED_IN_HEADING.match(text))]
    return int(found[0]["year"]) + 1 if found else None
