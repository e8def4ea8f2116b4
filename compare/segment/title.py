"""Titles: what reads like one, and one that its page broke into several lines."""

from __future__ import annotations

import re

from compare.knowledge.divisions import TOWN_OWN, place_before
from compare.knowledge.headings import CHINESE
from compare.knowledge.official import HEADED_KINDS, KINDS, NUMBER, OFFERED_AS, OFFICES

OFFICE = rf"(?:国务院|中央军委|[一-鿿]{{1,20}}{OFFICES})"
ADDITION = rf"(?:(?:19|20)\d{{2}})?{OFFERED_AS}(?:\s*\([^()]{{1,20}}\)){{0,2}}$"
KIND = rf"{KINDS}{ADDITION}"
TITLE_WORDS = re.compile(KIND)
HEADED_WORDS = re.compile(rf"{HEADED_KINDS}{ADDITION}")
# What makes a line of such a kind the name of a text: whose it is, or for when.
OWN = re.compile(
    rf"(?:19|20)\d{{2}}|[Xx×*]{{1,4}} ?[省市县区旗镇乡]|五年"
    rf"|^关于我[省市州县区旗镇乡].*的|^{TOWN_OWN.pattern}(?![村镇化居区])|[一二三四五六七八九十]五[”’\"]|民政|国家|全[国省市区县]|{OFFICES}"
)
SENDING = r"(?:转发|印发|下达|征[求集询](?=《))"
SENDING_NOTICE = re.compile(
    rf"^(?:(?:(?!{SENDING}).)*+{SENDING}.*|[^《》关]{{0,40}}《[^《》]+》的?)(?:通知|函|公告|公示)$"
)
SENT = re.compile(
    rf"{SENDING}(?P<what>[^。;]{{4,60}}?)(?:(?<=》)意见)?的?(?:通\s*知|函|公告|公示)$"
)
# The same where the notice leaves out that it is one: …关于印发某工作方案.
SENT_BARE = re.compile(
    r"^[^《》]{0,40}?关于(?:印发|转发)(?!.*(?:通\s*知|函|公告|公示))(?P<what>[^。;]{4,60})$"
)
ASKED_ABOUT = re.compile(
    r"关于(?:对|公开)?《(?P<what>[^《》]{4,60})》(?:\([^()]{2,20}\))?[^《》]{0,10}征[求集询][^《》]{0,12}意见的?"
    r"(?:通知|公告|公示)$"
)
# The same where the page's headline says no more than that: 《某条例(草案)》公开征求意见.
ASKED = re.compile(
    r"^《(?P<what>[^《》]{4,60})》(?:公开|向社会)*征[求集询](?:社会|公众|修改)*意见$"
)
TAG = re.compile(
    rf"[\[【][^\[\]【】]{{1,10}}[\]】]\s*(?=\S)|\((?!{CHINESE}\))[一-鿿]{{2,8}}\)(?=\S)"
    r"|(?:资料|全文|实录|重磅|(?:文字|图文|政策|一图)解读)[::]\s?(?=\S)|[一-鿿]{2,4}[!!]\s?(?=\S)"
)
# What a page adds behind a title: (全文), (全文2000字), (完整版), 范文, 《某条例》全文.
PAGE_ADDS = re.compile(
    r"(?:(?<=》)全文|(?:全文)?(?:来了|来啦|出炉)!?|(?<=[一-鿿])\s(?:19|20)\d{2}(?:\d{4})?|【第?[一二三四五六七八九十\d]{1,2}篇】|(?<=[一-鿿])VIP[一-鿿]{0,4}|(?<=[一-鿿])最新版本?|\s?篇[一二三四五六七八九十\d]{1,2}|\((?:全文|完整|最新|精选|优质)[^()]{0,10}\)|\((?:第\d{1,3}/)?\d{1,3}页\)|(?:范文(?:参考)?|例文|范例|范本|模板|文稿){1,2})$"
)
# Who made a law and when, which its text says below the title too.
MADE_BEHIND = re.compile(
    r"\((?:19|20)\d{2}年\d{1,2}月\d{1,2}日[^()]{0,80}?(?:公布|发布|通过|施行|批准|修[正订])[^()]{0,60}\)$"
)
# How a library leads to it: 倾情为你奉上….
LED_TO = re.compile(r"[^。;《》]{0,20}?(?:奉上|呈上|(?:分享|推荐|整理)的|文档-+)[::-]?")
# What a page sets before one: a bullet, the number of its own page (Page 2 - ).
BULLET_BEFORE = re.compile(r"^(?:[•·●■◆] ?|Page \d{1,4} ?- ?)(?=[一-鿿\d])")
# Its number in brackets, the day and the count of its readers, which a page ran together.
COUNTED_BEHIND = re.compile(rf"\({NUMBER.pattern}\)\s?\d[\d.:/\s-]+$")
NUMBER_BEHIND = re.compile(rf"\s{NUMBER.pattern}$")  # of the document, in one line with its title
# The words by which a page files a text, behind its headline: …会议召开|民政|某市.
PAGE_WORDS = re.compile(r"(?: ?\| ?[^| 。]{1,8}){2,6}$")
# What a page's headline has and no title of a text: its place in brackets, the day it was renewed.
HEADLINE = re.compile(
    r"[-•·●■◆] ?[一-鿿]|\([^()]{2,10}[省市县区州旗盟]\)"
    r"|.{0,80}\([^()]{0,10}(?:最新|更新)[^()]{0,8}\)$"
    r"|[^_]{4,80}_[^_]{2,10}$|.{4,80}[一-鿿]\s(?:19|20)\d{2}$"
)
# A column of a page (通知公告, 工作报告), where a fuller title stands beside it.
COLUMN = re.compile(rf"(?:工作)?(?:{KINDS}|{HEADED_KINDS})+(?:全文)?")
# What begins a sentence and no title: 《某办法》已…, 根据《某条例》规定, 特此通知.
SENTENCE = re.compile(r"《[^《》]{1,60}》(?:是|已|将|要)|(?:根据|按照|依照|依据)《|特此")
FILE_ENDING = re.compile(
    r"(?: ?\(\d{1,2}\))? ?\.(?:docx?|pdf|wps|txt|ofd|rtf)(?:VIP)?$",
    re.IGNORECASE,  # (2).doc of a copy
)
BARE_KIND = re.compile(
    rf"(?:全[省市区县])?(?:民政)?(?:部门|年度(?:工作)?|工作|事业发展|第{CHINESE}个五年规划(?=纲要))?"
    rf"(?:{KIND}|{HEADED_KINDS}$)"
)
ON = re.compile(r"关于|转发|印发")
OF_KIND = re.compile(rf"[的》]{KINDS}$")
ENDS_OF_KIND = re.compile(rf"[^《》。;,:\d]{{1,30}}的{KINDS}")
OFFICE_FIRST = re.compile(OFFICE)
# What may begin a title, which the name of a site does not.
FIRST_PIECE = re.compile(r"[^。;,:!?…\[\]【】|]{4,60}(?<!网)(?<!网站)")
YEAR_INSIDE = re.compile(r"(?:19|20)\d{2}年")
# A kind alone for a year or two: 2021年部门预算, 2020年工作总结和2021年工作计划.
OF_YEAR = (
    rf"(?:19|20)\d{{2}}年度?(?:[上下]半年)?(?:部门|单位|整体|绩效|重点|工作|年度){{0,3}}"
    rf"(?:{KINDS}|{HEADED_KINDS}{{1,2}})"
)
KIND_OF_YEAR = re.compile(rf"{OF_YEAR}(?:[和及与暨、]?{OF_YEAR})?{ADDITION}")
# What an office reports on itself is named with it, whatever it is on: 2021年信息公开年度报告.
REPORT_OF_YEAR = re.compile(r"(?:19|20)\d{2}年度?(?!全)[一-鿿]{0,16}(?:报告|工作情况)")
YEAR_FIRST = re.compile(r"^(?:19|20)\d{2}年度?")
YEAR_ALONE = re.compile(r"(?:19|20)\d{2}年度?")
# The name of a congress above the session: 中国人民政治协商会议 / 第七届某县委员会….
MEETING_NAMED, SESSION_BEGUN = re.compile(r"协商会议$|代表大会$"), re.compile(rf"第{CHINESE}届")
# A session of a congress that the next line names: …第二次 / 会议关于某报告的决议.
SESSION_OPEN = re.compile(rf"第{CHINESE}[次届]$")
MEETING = re.compile(r"(?:全体)?(?:会议|大会)|全会")
SITE_MARKS = re.compile(r"[-_|—–]+")
# An office of which the title says that it speaks for itself alone: 某局(本级).
BRANCHED = re.compile(rf"{OFFICE}\((?:本级|本部|机关|汇总)\)")
JOINT = re.compile(rf"^(?:[一-鿿]{{1,20}}{OFFICES}[ 、]+)+")  # several offices, before the last
QUOTED_WHOLE = re.compile(r"《[^《》]+》")
NAMED = re.compile(r"《[^《》]*》")
LONGEST_TITLE = 72
LONGEST_NAMING = 150  # with the names of the texts that it is on
LONGEST_REST = 20
LONGEST_NAME = 400  # of a page: its title, its column and its site


def is_title(text: str) -> bool:
    """Tell whether a line reads like the title of an official text."""
    bare = bare_title(text)
    matter = JOINT.sub("", bare, count=1)
    own_words = len(matter) - sum(map(len, NAMED.findall(matter)))
    if (
        own_words > LONGEST_TITLE
        or len(bare) > LONGEST_NAMING
        or any(stop in bare for stop in "。;,:")
        or SENTENCE.match(bare)
    ):
        return False
    if TITLE_WORDS.search(bare):
        return True
    named = NAMED.match(bare)  # 《某县救助办法》解读 is on a text that has a title
    own = OWN.search(bare) or place_before(bare) or (named and is_title(named[0][1:-1]))
    return bool(HEADED_WORDS.search(bare) and own)


def is_headline(title: str) -> bool:
    """Tell whether a title is a page's headline: with a tag before it or what the page adds."""
    return bool(TAG.match(title) or HEADLINE.match(title))


def names_column(title: str) -> bool:
    """Tell whether a title names kinds of texts alone, as the columns of a page do."""
    return COLUMN.fullmatch("".join(title.strip("| ").split())) is not None


def sends(title: str) -> bool:
    """Tell whether a title is that of the notice that sends a plan, not the plan's own."""
    bare = bare_title(title)
    return any(how.search(bare) for how in (SENDING_NOTICE, ASKED_ABOUT, ASKED, SENT_BARE))


def sent_title(title: str) -> str:
    """Return what a notice says that it sends, if quoted or like a title; nothing otherwise."""
    bare = bare_title(title)
    match = (
        ASKED_ABOUT.search(bare)
        or ASKED.search(bare)
        or SENT.search(bare)
        or SENT_BARE.search(bare)
    )
    what = match["what"].strip() if match else ""
    if QUOTED_WHOLE.fullmatch(what):
        return what[1:-1]  # of whatever kind it is
    return what if is_title(what) else ""


def without_additions(title: str) -> str:
    """Return a title without what a page added: a tag before it, (全文2000字) or 范文 behind it."""
    title = NUMBER_BEHIND.sub("", PAGE_WORDS.sub("", BULLET_BEFORE.sub("", title)))
    while (led := LED_TO.match(title)) and is_title(title[led.end() :]):
        title = title[led.end() :]
    title = _named_behind_number(title)
    tag = TAG.match(title)
    rest = PAGE_ADDS.sub("", title[tag.end() :] if tag else title).rstrip()
    rest = COUNTED_BEHIND.sub("", MADE_BEHIND.sub("", PAGE_ADDS.sub("", rest))).rstrip()
    return rest if is_title(rest) else title


def bare_title(title: str) -> str:
    """Return a title without its document number, a file's ending and the marks around it."""
    title = COUNTED_BEHIND.sub("", PAGE_ADDS.sub("", FILE_ENDING.sub("", title)).rstrip())
    title = _named_behind_number(title)
    tag = TAG.match(title)
    bare = NUMBER.sub("", title[tag.end() :] if tag else title).replace("()", "").rstrip(" -—(|")
    if QUOTED_WHOLE.fullmatch(bare):
        bare = bare[1:-1]
    return bare if bare.count("(") >= bare.count(")") else bare.rstrip(")")


def _named_behind_number(title: str) -> str:
    """Return the name in quotes that stands alone behind a document number, else the title."""
    numbered = NUMBER.match(title)
    name = title[numbered.end() :].lstrip(" -—") if numbered else ""
    return name[1:-1] if QUOTED_WHOLE.fullmatch(name) else title


def title_in(text: str) -> str:
    """Return the title that a page's own name begins with, without the site's (…-某县人民政府)."""
    text = text[:LONGEST_NAME]
    ends = [*(match.start() for match in SITE_MARKS.finditer(text)), len(text)]
    heads = (text[:end].strip() for end in ends)
    return next((FILE_ENDING.sub("", head) for head in heads if is_title(head)), "")


def continues(first: str, rest: str) -> bool:
    """Tell whether ``rest`` is the end of a title that begins with ``first``.

    It is if it only names what it is on (关于印发…的通知) and an office stands before it; if what
    the document is on begins before it (…关于开展 / 治理工作的通知); if whose it is and for which
    year stands before it (某县民政局2020年度 / 绩效报告); if only the year does, or only an
    office above a year and a kind alone (某县民政局 / 2021年部门预算); if it begins with one
    behind an office that is set apart from those below it (某局(本级)); if it is of a kind that is
    no title without its place (某县某镇 / 救助应急预案); or if it names a kind alone.
    """
    if not FIRST_PIECE.fullmatch(first) or is_title(first) or not is_title(first + rest):
        return False
    if BRANCHED.fullmatch(first):
        return YEAR_INSIDE.match(rest) is not None
    if YEAR_ALONE.fullmatch(first):
        return not YEAR_INSIDE.search(rest)
    if names_place(first):
        return HEADED_WORDS.search(rest) is not None and not is_title(rest)
    if SESSION_BEGUN.match(rest) and MEETING_NAMED.search(first):
        return True
    if SESSION_OPEN.search(first):
        return MEETING.match(rest) is not None
    own = KIND_OF_YEAR.match(rest) or REPORT_OF_YEAR.fullmatch(rest)
    if own and OFFICE_FIRST.fullmatch(first):
        return place_before(first) is not None
    if ON.match(rest):
        return bool(OFFICE_FIRST.match(first))
    if OFFICE_FIRST.match(rest) and ON.search(rest):
        return False
    if _names_whose_and_when(first) and len(rest) <= LONGEST_REST:
        return True
    return bool(ON.search(first) or BARE_KIND.fullmatch(rest))


def names_place(text: str) -> bool:
    """Tell whether a line names a place and says nothing else: 某县某镇."""
    place = place_before(text)
    return place is not None and text.endswith(place.name)


def completes(first: str, rest: str) -> bool:
    """Tell whether ``rest`` ends a title that seems to end before.

    What a text is on (关于…) goes on to its kind behind 的: …关于分解工作报告 / 任务的通知.
    """
    open_end = ON.search(first) and FIRST_PIECE.fullmatch(first) and not OF_KIND.search(first)
    return bool(open_end) and ENDS_OF_KIND.fullmatch(rest) is not None


def _names_whose_and_when(text: str) -> bool:
    return bool(YEAR_INSIDE.search(text)) and place_before(YEAR_FIRST.sub("", text)) is not None
