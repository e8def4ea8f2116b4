"""What belongs to the web page or the viewer and not to the document, line by line.

A row is a kind of page furniture and an example of it. A line is chrome only as a whole, so
that a sentence that merely mentions 打印 or 来源 stays.
"""

from __future__ import annotations

import re

from compare.headings import find_mark
from compare.official import OFFICES

MAX_LABEL_LINE = 200
MAX_LINK = 60
SIGNED = re.compile(rf"(?:{OFFICES}|日)$")

LABELS = (
    r"索\s*引\s*号|主\s*题\s*分\s*类|主\s*题\s*词|体\s*裁\s*分\s*类|服\s*务\s*对\s*象|分\s*类|发\s*文\s*单\s*位|发\s*布\s*机\s*构|"
    r"发\s*布\s*单\s*位|发\s*文\s*机\s*关|公\s*开\s*(?:方式|范围|主体)|名\s*称|标\s*题|有\s*效\s*性|效\s*力\s*状\s*态|发\s*文\s*日\s*期|发\s*布\s*日\s*期|发\s*布\s*时\s*间|"
    r"成\s*文\s*日\s*期|生\s*成\s*日\s*期|生\s*效\s*日\s*期|发\s*文\s*字\s*号|文\s*号|时\s*间|日\s*期|来\s*源|信\s*息\s*来\s*源|作\s*者|编\s*辑|责\s*任\s*编\s*辑|审\s*核|"
    r"浏\s*览(?:次\s*数|量)|点\s*击(?:数|率|量)?|阅\s*读(?:次\s*数|量)?|字\s*体(?:显\s*示|大\s*小)?|字\s*号|分\s*享(?:到)?|关\s*键\s*词|视\s*力\s*保\s*护\s*色"
)

FILE = r"\S++(?:(?<=.\.(?:jpg|png|gif|pdf|doc|xls|wps|ofd|zip|rar))|(?<=.\.(?:jpeg|docx|xlsx)))"

ROWS = (
    (
        "label",
        re.compile(rf"(?:{LABELS})\s*[::](?!.*[。;])"),
        "索引号 : 011337100/2021-24586 文 号 : 无",
    ),
    (
        "place",
        re.compile(r"(?:您?(?:的|现在(?:的)?)?)(?:当前)?位置\s*[::]"),
        "当前位置 : 首页 > 民政业务 > 政策文件",
    ),
    (
        "site",
        re.compile(r"[^。,;|]*+\|[^。,;]*?(?:繁体|无障碍|长者|登录|注册|手机版|English)"),
        "中国政府网|繁体|无障碍阅读",
    ),
    (
        "viewer",
        re.compile(
            r"温馨提示\s*[::].*(?:文档|预览|下载)|[^。]*(?:试读|预览)(?:结束|已结束|部分)|(?:剩余|更多|全部)?\S{0,6}内容\S{0,4}(?:已隐藏|未显示|被折叠)|"
            r"[^。]*(?:登录|注册|付费|下载|开通\S{0,4}会员)\S{0,4}(?:后|可)?\S{0,4}(?:查看|阅读)(?:全文|全部|完整|更多)|[^。]*还剩\s*\d+\s*页|\(?未完待续\)?$"
        ),
        "温馨提示:当前文档最多只能预览 10 页",
    ),
    (
        "sharing",
        re.compile(r"本文(?:档)?\s*(?:发布于|由).*(?:上传|分享)"),
        "本文档 发布于2024-03-07 由 某人 上传分享",
    ),
    ("scan", re.compile(r"扫一扫[^。]*$"), "扫一扫在手机上查看当前页面"),
    (
        "tools",
        re.compile(
            r"(?=.*(?:打印|关闭|已阅|收藏|返回|字号|分享))(?:(?:已阅|打印|本页|关闭|窗口|收藏|返回|顶部|首页|字号|[大中小]|分享|\[|\]|\d++)\s*+)++$"
        ),
        "已阅 33 打印 关闭",
    ),
    (
        "neighbours",
        re.compile(
            r"(?:上一(?:篇|条)|下一(?:篇|条)|(?:相关|延伸)(?:阅读|链接|新闻|文档|文章|推荐|信息)|(?:推荐|热门)(?:阅读|新闻|文章|信息))\s*(?:[::]|$)|(?:查看)?更多\s*(?:>+|»+|$)"
        ),
        "上一篇:关于印发",
    ),
    (
        "footer",
        re.compile(
            r"[^。]*(?:版权所有|ICP备|公网安备|网站标识码|网站地图|主办单位\s*[::]|承办单位\s*[::]|技术支持\s*[::])[^。]*$"
        ),
        "版权所有 某省民政厅 ICP备1号",
    ),
    (
        "files",
        re.compile(rf"{FILE}(?:\s+{FILE})*+\s*$", re.IGNORECASE),
        "1.jpg 2.jpg",
    ),
    (
        "page",
        re.compile(
            r"(?:[-—–]\s*\d{1,3}\s*[-—–]|第\s*\d{1,3}\s*页(?:\s*[,/]?\s*共\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}|\d{1,3})$"
        ),
        "- 3 -",
    ),
)


def chrome_kind(line: str) -> str | None:
    """Return which row a line of page furniture belongs to, or ``None`` for a line of the text."""
    if len(line) > MAX_LABEL_LINE:
        return None
    return next((kind for kind, pattern, _ in ROWS if pattern.match(line)), None)


def chrome_kinds(lines: list[str]) -> list[str | None]:
    """Return ``chrome_kind`` of each line; titles of other pages below 相关新闻 belong to it."""
    kinds: list[str | None] = []
    for line in lines:
        kind = chrome_kind(line)
        if kind is None and kinds and kinds[-1] == "neighbours" and _is_link(line):
            kind = "neighbours"
        kinds.append(kind)
    return kinds


def _is_link(line: str) -> bool:
    return (
        len(line) <= MAX_LINK
        and find_mark(line) is None
        and line[-1] not in "。;:,"
        and not SIGNED.search(line)
    )
