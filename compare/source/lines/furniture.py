"""The kinds of page furniture, one row each: what such a line looks like, and an example.

Labels are put together from what portals join (发布 + 日期), whose words stand in
``data/reading.toml``; a bullet or a bracket may stand before any of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from compare.knowledge.closed import READING, any_of, words

BEFORE_LABEL = r"(?:[•·∙‧・●○■□◆◇▪※*+–—|-]\s*)?(?:[【〖\[(]\s*)?"


def spaced(*keys: str) -> str:
    """Return a pattern of the labels of these keys, with spaces inside where a page sets them."""
    found = sorted({w for key in keys for w in words("labels", key, READING)}, key=len)
    return "|".join(r"\s*".join(word) for word in reversed(found))


COUNT = rf"(?:{spaced('counts')})\s*(?:{spaced('counting')})"
SURE = rf"(?:(?:{spaced('carriers')})\s*)?(?:{spaced('deeds')})\s*(?:{spaced('aspects')})|{COUNT}|{spaced('sure')}"
UNSURE = spaced("unsure")
BRACKETED = spaced("of_laws")
BARE_LABEL = f"{BEFORE_LABEL}(?:{spaced('bare')})"
TITLE_LABEL = spaced("titles")
MOMENT = r"\d{4}-\d{1,2}-\d{1,2}\s\d{1,2}:\d{2}(?::\d{2})?"
SURE_ALONE = re.compile(f"{BEFORE_LABEL}(?:{SURE})")
LABEL_ALONE = re.compile(f"{BEFORE_LABEL}(?:{SURE}|{UNSURE})")
FILE = r"\S++(?:(?<=.\.(?:jpg|png|gif|pdf|doc|xls|wps|ofd|zip|rar))|(?<=.\.(?:jpeg|docx|xlsx)))"
NO_SENTENCE = r"(?!.*(?:。|;(?!\d\d(?!\d))))"  # 17;12 is a time
WORDS_OF_TOOLS = any_of("tools", "words", READING)
SITE_LINKS = any_of("site", "links", READING)
SURE_TOOLS = any_of("tools", "sure", READING)
NO_CASE = re.compile(r"\\.|\[[^\]]{0,60}\]")  # sets of characters name both cases


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of furniture; a line that is ``unsure`` is furniture only beside other furniture."""

    kind: str
    pattern: re.Pattern[str]
    example: str
    unsure: bool = False


def _row(kind: str, pattern: str, example: str, unsure: bool = False) -> Row:
    bare = NO_CASE.sub("", pattern)
    case = re.IGNORECASE if bare.lower() != bare.upper() else re.NOFLAG  # which takes its time
    return Row(kind, re.compile(pattern, case), example, unsure)


ROWS = (
    _row("label", rf"{BEFORE_LABEL}(?:{SURE})\s*[::|〖\[【]{NO_SENTENCE}", "索引号 : 011337100/2021-24586 文 号 : 无"),
    _row("label", rf"{BEFORE_LABEL}(?:{UNSURE})\s*[::|丨]{NO_SENTENCE}", "来源:某省民政厅", unsure=True),
    _row("label", rf"(?:\d{{1,2}}\.\s{{0,2}})?{BEFORE_LABEL}[【〖\[](?:{SURE}|{BRACKETED})[】〗\]]{NO_SENTENCE}", "•【公布日期】2011.10.12"),
    _row("label", rf"{BEFORE_LABEL}(?:{BRACKETED})\s*[::]{NO_SENTENCE}", "效力级别: 地方性法规", unsure=True),
    # Labels that lost the mark before their value, which only others around them show.
    _row("label", rf"{BARE_LABEL} ?[^\s。;,:]{{0,30}}$", "发布机构某县某镇", unsure=True),
    _row("label", rf"{BARE_LABEL}\s*(?:{MOMENT}|[^\s。;,:]{{0,30}})\s+{BARE_LABEL}\s*[^。,:]{{0,30}}$", "发文机关 某市人民政府 成文日期 2017年9月4日", unsure=True),
    _row("label", rf"{BEFORE_LABEL}(?:{TITLE_LABEL})\s+\S.{{0,120}}$", "标 题 某市人民政府关于某事的通知", unsure=True),
    _row("label", rf"{BARE_LABEL}\s+[^。;]{{1,60}}?\s(?:{SURE})(?:\s*[::]|\s)", "公开责任部门 某市民政局 公开形式: 主动公开"),
    _row("label", rf"(?:{UNSURE})\s*[::][^。;]{{1,60}}?\s(?:{SURE})\s*[::]", "时间:2024年11月07日 点击次数:396"),
    _row("label", rf"(?:(?:{SURE}|{UNSURE})\s*[::]\s*){{2,4}}$", "索取号: 发布机构:"),
    _row("label", r"[一-鿿]{2,8}[日晚早时]报\W{0,6}\d{4}年\d{1,2}月\d{1,2}日$", "某省日报 2018年10月30日"),
    _row("label", r"(?=[^。;]{0,40}分享)(?=[^。;]{0,60}加入收藏)[^。;]{0,80}$", "会员上传 分享 更新时间: 发布时间: 加入收藏 点赞"),
    _row("label", r"[-•·|\s]{1,3}$", "-", unsure=True),
    _row("label", r"\|[|\s]{3,}$", "|||||||"),
    _row("label", r"[-•·]?\s{0,3}(?:(?:文[件档])?大小\s*[::]\s*)?\d{1,4}(?:\.\d{1,2})?\s?[KM]B$", "- 20.63 KB"),
    _row("label", r"[-•·]?\s{0,3}\d{4}-\d{1,2}-\d{1,2}\s?(?:发布|上传)(?:于[一-鿿]{2,8})?$", "- 2021-04-12 发布"),
    _row("label", r"\d{4}-\d{1,2}-\d{1,2}\s+\d{1,7}\+?\s+\d{1,4}(?:\.\d{1,2})?\s?[KM]B\b[^。;,:]{0,24}$", "2024-05-19 999+ 16.44KB 13 页 海报"),
    _row("label", r"\d{1,2}\.\d{1,2}\.\d{4}\s+\d{1,2}:\d{2}$", "19.03.2015 12:43"),
    _row("label", rf"{BEFORE_LABEL}(?:{SURE})\s?\d{{4}}[年./-]\d{{1,2}}[月./-]\d{{1,2}}日?(?:\s{NO_SENTENCE}|$)", "发布时间2015年1月22日 来源:某网"),
    _row("label", r"\[[一-鿿]{2,20}\]\s?\d{4}-\d{1,2}-\d{1,2}(?!\d)(?!.*[。;,])", "[某县人民政府]2016-05-09字号: |"),
    _row("label", r"(?:编号|ID)\s*[::]\s*[A-Za-z\d-]{4,20}$", "编号:727056962"),
    _row("label", r"(?=[^Xx×*]{0,12}[Xx×*])20[\dXx×*]{2}[年./-][\dXx×*]{1,2}(?:[月./-][\dXx×*]{1,2}日?)?$", "201X/X/XX"),
    _row("label", r"\((?:编辑|责编|责任编辑|通讯员|记者|作者)[\s::][^()]{1,30}\)$", "(编辑 某某)"),
    _row("label", r"\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s+[^。,;]{1,60})?$", "2021-10-07 09:37 某网"),
    _row("label", r"(?:本文)?(?:发布|发表|更新|修改)于\s{0,3}\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s*$", "发布于2024-12-24"),
    _row("label", r"\d{4}-\d{1,2}-\d{1,2}\s+(?:[^。,;:]{2,20}\s+)?\d{1,7}$", "2021-10-07 某某网 846"),
    _row("label", rf"(?:(?:www\.\S{{3,60}}|\d{{1,7}})\s+)?\d{{4}}-\d{{1,2}}-\d{{1,2}}\s+(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?\s+)?(?:{SURE}|{UNSURE})\s*[::]{NO_SENTENCE}", "62 2019-07-18 来源:某网"),
    _row("label", rf"原创\s[^。;,]{{0,60}}\s{MOMENT}(?:\s*发表于\S{{2,8}})?$", "原创 某局 某局 2022-01-18 17:30"),
    _row("label", r"(?:阅读|浏览)(?:量|数)?\s?(?:\d{1,7}|10万)\+?$", "阅读 328"),
    _row("site", r"(?:点击)?(?:上方|下方)?蓝字(?:[^。;,]{0,8}关注[^。;,]{0,6})?$|关注我们$|\W{0,4}END\W{0,4}$|预览时标签不可点$|阅读原文$", "点击上方蓝字"),
    _row("site", r"(?:发布|热心)网友$|共\s?\d{1,4}\s?[个条]回答$", "共1个回答"),
    _row("label", r"[^\s。,;:]{2,12}\s+\d{4}-\d{1,2}-\d{1,2}(?:\s\d{1,2}:\d{2}(?::\d{2})?)?\s+[^\s。,;:]{2,12}$", "网络整理 2019-03-15 最新信息", unsure=True),
    _row("label", r"(?:责任编辑|责编|编辑|校对|供稿|撰稿|作者)[\s/]+[一-鿿·]{2,8}$", "责编 某某"),
    _row("label", r"\(?(?:文|图|图文|文图|撰文|摄影)\s*[/|]\s*[^。;]{2,40}$", "文/某市民政局 某某"),
    _row("label", r"(?:摘要|文章导读|(?:资源|文档|资料|内容)(?:描述|简介|介绍|概要|预览))\s*[::]?$", "资源描述"),
    _row("label", r"(?:(?:一[图文]|图|视频)(?:读懂|看懂|解读)?|图解|(?:政策|相关|图文)?解读|(?:原文|相关)链接)\s*[::]\s*https?://\S+$", "一图读懂:https://www.example.cn/1.html"),
    _row("label", rf"[一-鿿]{{2,24}}\s{{1,4}}www\.\S{{3,60}}\s{{1,4}}(?:{SURE})\s*[::]{NO_SENTENCE}", "某县人民政府 www.example.cn 发布时间: 2022-07-24 16:50"),
    _row("label", r"\d{4}-\d{1,2}-\d{1,2}\s[^。;]{0,40}content_\d{3,12}\.html?\b[^。;]{0,80}$", "2021-02-23 1 1 某某日报 content_1272.html 1 某县新闻"),
    _row("label", r"https?://\S+\s+\d{4}年\d{1,2}月\d{1,2}日\s?\d{1,2}:\d{2}[^。;,]{0,40}$", "http://www.example.cn 2006年11月25日06:26 某网"),
    _row("label", r"(?:论文)?部分内容(?:阅读|预览)$", "论文部分内容阅读"),
    _row("neighbours", r"[-•·]\s?\d{4}年\d{1,2}月\d{1,2}日\s\d{1,2}:\d{2}(?::\d{2})?$", "- 2026年02月26日 13:41:58"),
    _row("site", r"[^。]{0,12}(?:页面|浏览器)[^。]{0,30}(?:Flash Player|版本过低|不支持)[^。]{0,30}。?$", "此页面上的内容需要较新版本的 Adobe Flash Player。"),
    _row("site", r"获取 ?Adobe Flash Player$", "获取 Adobe Flash Player"),
    _row("site", r"[^。;,]{0,24}(?:网站|系统|栏目)(?:正在)?(?:改版|升级|建设|维护){1,2}中?[^。;]{0,8}敬请期待[!。]?$", "某市民政局网站正在改版升级中,敬请期待!"),
    _row("place", r"(?:您?(?:的|现在(?:的)?|当前的|所在的)?)(?:当前|所在)?位置\s*(?:[::]|$)", "当前位置 : 首页 > 民政业务 > 政策文件"),
    _row("place", r"(?!.*[>›»]\s*\d)[^。;,!?<>›»]{1,40}[>›»]+\s*[^>›»\s。;,!?][^。;,!?]*$", "首页 > 政务公开 > 规划计划"),
    _row("place", r"选择(?:区域|地区|年份|栏目)\s*[::]\s*[>›»]*$", "选择区域:>>"),
    _row("place", r"[>›»]+\s*[^>›»\s。;,!?][^。;,!?]*$", ">> 政府信息公开 >> 专项规划"),
    _row("site", r"(?:网站)?(?:首页|主页)(?:$|(?=[\s/|→·-])[^。;,:]*$)", "首页 机构 公开 服务 互动"),
    _row("site", r"[^。,;|]*+\|[^。,;]*?(?:繁体|无障碍|长者|登录|注册|手机版|English)", "中国政府网|繁体|无障碍阅读"),
    _row("site", r"(?:[^。,;:]{0,60}[\s|])?(?:无障碍(?:阅读|浏览|版)?|关怀版|适老版|长者(?:版|模式|助手|专区)|网站支持IPv6|繁体(?:版|中文)?|简体(?:版|中文)?|手机版|English|登录|注册)(?:[\s|][^。,;:]{0,60})?$", "关怀版 无障碍 网站支持IPv6"),
    _row("site", rf"(?:[•·]\s*)?(?:{SITE_LINKS})(?:\s*\(\d{{1,6}}\))?$", "政务微博"),
    _row("site", r"[^。;]{0,20}(?:请使用\s*tab\s*按钮切换浏览|才可以下载或查看[^。;]{0,20})$", "您需要 登录 才可以下载或查看,没有账号?注册会员"),
    _row("site", r"[^。;]{0,40}[!。]\s?立即(?:了解|咨询|体验|注册|开通)\W{0,2}$", "某某助手,写作神器! 立即了解"),
    _row("site", r"[^。;]{2,80}在维基数据编辑$|维基文库,自由的图书馆$", "某省条例在维基数据编辑"),
    _row("site", r"欢迎(?:光临|访问|来到|您)(?!.*[。;])", "欢迎光临某某网站!"),
    _row("site", r"第?\d{1,5}版\s*[::]\s*[^。;,:]{1,12}$", "00002版:要闻"),
    _row("site", r"(?:咨询|服务|联系)(?:电话|热线)\s*[::](?!.*[。;])", "咨询电话:12345", unsure=True),
    _row("site", r"(?:政府)?信息公开(?:指南|制度|目录|年报|专栏|规定|元数据)?$|依申请公开$|友情链接$", "政府信息公开指南"),
    _row("site", r"(?:[•·]\s*)?(?:搜索热词|热门搜索|热搜词|快捷搜索)\s*[::](?!.*[。;])", "搜索热词: 社保 低保"),
    _row("site", r"[^。;]{0,24}(?:范文|文库|公文|文秘|论文|资料)[^。;:]{0,8}\s?[::]?\s?(?:https?://|www\.)[A-Za-z\d./?&=_%-]{4,80}$", "某某范文宝典:www.example.com"),
    _row("site", r"\|\s?[一-鿿]{2,8}网\d{0,3}$", "| 某总结网2"),
    _row("site", r"今天是(?!.*[。,;])", "今天是 2020年1月8日 星期三"),
    _row("site", r"(?:点击)?查看详情\W*$", "查看详情"),
    _row("site", r"(?:【(?:概述|正文|导语|摘要|全文|内容)】|详细信息|正文内容|公开具体内容|正文复制|文章属性|正文)$", "【正文】"),
    _row("more", r"\W*(?:(?:点击)?(?:阅读|查看|显示|浏览)(?:全文|全部|剩余\S{0,4})|余下全文|全文阅读|展开(?:全文|全部|剩余\S{0,4})?|点击展开\S{0,4}|未完待续|未完|下转\s*第\S{1,6}版)\W*$", "阅读全文"),
    _row("more", r"(?:首页|上一页|[\d\s.…<«\[\]])*下一页[^。]{0,20}$", "上一页 1 2 3 下一页"),
    _row("more", r"[^。]{0,40}(?:全文共\s*\d+\s*字|还剩\s*\d+\s*页)[^。]{0,40}$", "(未完,全文共2234字,当前显示319字)"),
    _row("viewer", r"\W*(?:此|以下|下文)?[^。;]{0,20}(?:付费(?:阅读|内容|查看|后查看)|(?:隐藏|付费)内容|免费下载|立即下载|[Vv][Ii][Pp]|年度会员|会员有效期|消耗[^。;]{0,12}配额|仅对[^。;]{0,8}会员)[^。;]{0,60}$", "此内容为付费阅读,请付费后查看"),
    _row("viewer", r"(?=.*(?:本站|文档|文库|付费|会员|点这里))[^。;]{0,20}您[^。;]{0,30}下载[^。;]{0,30}$|下载后[^。;,]{0,30}(?:文档|文件)(?:[,,][^。;]{0,40})?$", "如果您已下载过本站文档,可以点这里再次下载"),
    _row("viewer", r"亲[,!~][^。;]{0,40}(?:文档|下载|预览)[^。;]{0,30}$", "亲,该文档总共4页,全部预览完了,如果喜欢就下载吧!"),
    _row("viewer", r"[^。;]{0,16}会员[^。;]{0,10}[>›»]{1,2}$", "查看会员权益说明>>"),
    _row("more", r"[^。;]{0,30}继续阅读[^。;]{0,20}$", "该文档为免费文档,继续阅读请下载"),
    _row("viewer", r"温馨提示\s*[::]$", "温馨提示:", unsure=True),
    _row("viewer", r"温馨提示\s*[::].*(?:文档|预览|下载)", "温馨提示:当前文档最多只能预览 10 页"),
    _row("more", r"[^。]*(?:试读|预览|阅读)(?:已?结束|部分)|(?:剩余|更多|全部)?\S{0,6}内容\S{0,4}(?:已隐藏|未显示|被折叠)|"
         r"[^。]*(?:完整内容|全文)请下载|\W*(?:阅读|查看)[^。]{0,16}(?:需要|请)[^。]{0,6}登录|"
         r"[^。]{0,20}需要?(?:先)?(?:登录|注册)(?:后|来|才可?|才能)(?:阅读|查看)|"
         r"[^。]*(?:登录|注册|付费|下载|开通\S{0,4}会员)\S{0,4}(?:后|可)?\S{0,4}(?:查看|阅读)(?:全文|全部|完整|更多)", "(阅读全部图文内容,您需要先登录!)"),
    _row("sharing", r"(?:[-•·]\s*)?(?:\d{1,2}、)?本文(?:档)?\s*(?:发布于|由).*(?:上传|分享)", "本文档 发布于2024-03-07 由 某人 上传分享"),
    _row("sharing", r".{0,150}(?:由会员分享|可在线阅读|珍藏版|上传分享|网友上传|不代表本站观点|侵犯您的权益|由用户提供并上传|内容版权归属|仅供预览|版权争议|网站客服|本站不保证|自行甄别文档|本站(?:的)?会员|下载(?:积分|券|文档)|认真阅读下面的提示|请放心下载|下载前请|本站投诉|本站.{0,10}整理|由.{2,12}整理的.{0,6}范文|小编|供大家参考|为(?:大家|你|您)(?:整理|收集|推荐)|客服老师|原创文章|文档(?:格式|大小|页数)|更多相关.{0,60}搜索)", "《某局工作要点.docx》由会员分享,可在线阅读"),
    _row("sharing", r"(?=.*(?:本站|文档|付费|会员|充值|下载|侵权)).{0,150}联系客服[^。]{0,40}。?$", "如遇下载问题请联系客服"),
    _row("scan", r"(?:请?用?(?:微信|手机))?(?:扫一扫[^。]*|扫描[^。;,]{0,6}二维码[^。;,]{0,16})$", "扫一扫在手机上查看当前页面"),
    _row("tools", rf"(?=.*(?:{SURE_TOOLS}))(?:{WORDS_OF_TOOLS}|[\s\[\]【】〖〗|/:T]|\d)++$", "已阅 33 打印 关闭"),
    _row("neighbours", r"【[^】]{0,40}】\s*相关(?:文章|阅读|推荐|新闻)\s*[::]?$", "【某条例】相关文章:"),
    _row("neighbours", rf"{BEFORE_LABEL}(?:上一(?:篇|条)|下一(?:篇|条)|(?:相关|延伸)(?:阅读|链接|新闻|报道|文档|文章|稿件|推荐|信息|附件|内容)|(?:推荐|热门)(?:阅读|新闻|文章|信息|推荐)|本[周月日]热门|[一-鿿]{{0,4}}新闻(?:精选|推荐|排行)|喜欢此内容的人还喜欢)\s*(?:[::]|$)|(?:点击)?(?:查看)?更多\s*(?:>+|»+|$)", "上一篇:关于印发"),
    _row("label", r"(?:tags|标签)\s*[::](?!.*[。;])", "标签: 民政"),
    _row("label", r"[A-Za-z]{3,12}\s*[::]\s*[一-鿿]{2,16}(?:\s*[/,、|]\s*[一-鿿]{2,16})+\s*$", "Keywords: 某市市长 / 某市两会"),
    _row("footer", r"[^。]*(?:版权所有|ICP备|公网安备|网站标识码|网站地图|技术支持\s*[::]|未经允许不得转载|请输入验证码|发表评论)[^。]*$", "版权所有 某省民政厅 ICP备1号"),
    # In a table of tasks such a line says whose task it is.
    _row("footer", r"[^。]{0,40}(?:主办|承办|协办)(?:单位)?\s*[::][^。]*(?:政府|局|厅|部|委|委员会|办公室|办|中心|公司)\s*$", "主办单位:某省民政厅", unsure=True),
    _row("footer", r"(?:地址|邮编|传真|网址)\s*[::][^。]*(?:邮编|电话|传真|邮箱)[^。]*$", "地址:某路1号 邮编:100000"),
    _row("footer", r"(?:您|你)?是?(?:本站)?第\W{0,3}\d{1,12}\s?位访(?:问者|客)\W{0,3}$", "您是第:462976 位访问者"),
    _row("footer", r"(?:Produced|Powered|Designed) [Bb]y\b[^。]*$", "Produced By 某网站管理系统"),
    _row("footer", r"[^。]*(?:All rights? reserved|Copyright|©|China Academic Journal)[^。]*$", "1994-2016 China Academic Journal. All rights reserved. http://www.cnki.net"),
    _row("files", rf"{FILE}(?:\s+{FILE})*+\s*$", "1.jpg 2.jpg"),
    _row("page", r"\S{1,80}_第\s*\d{1,4}\s*页$", "某方案.docx_第1页"),
    _row("page", r"\d{2,4}\+$|\d{1,3} ?页$", "32 页", unsure=True),
    _row("page", r"(?:[-—–]\s*\d{1,3}\s*[-—–]|第\s*\d{1,3}\s*页(?:\s*[,/]?\s*共\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}|\d{1,3})$", "- 3 -"),
)  # fmt: skip
