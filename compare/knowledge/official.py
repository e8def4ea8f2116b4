"""What official texts call themselves and their issuers, as parts of patterns.

The kinds are those of 党政机关公文处理工作条例 (2012, article 8) and of laws, with those of plans.
``HEADED_KINDS`` head parts of a text as often as they name one: alone they are no title.
"""

from __future__ import annotations

import re

KINDS = (
    r"(?:要点|计划|规划|纲要|方案|意见|报告|通知|通报|批复|请示|办法|条例|规定|规则|细则|决定|决议|公报|公告"
    r"|法|规程|总结|安排|修正案|章程|(?<!会上)(?<!会议上)讲话稿?|发言稿|致辞|贺词|通告|议案|命令|纪要|复?函|答复)"
)
HEADED_KINDS = (
    r"(?:思路|打算|谋划|(?<!\d年工作)(?<!年度工作)情况|重点工作|工作重点|设想|部署|任务|目标|措施|清单|(?:责任|任务|目标)(?:分解|分工)|分解表|一览表|责任表|任务表|汇报|预案|制度|标准"
    r"|指南|说明|提纲|(?:公开|事项|服务|指导|基本|责任)目录|(?:决算|预算)(?:公开)?|(?<=[的及和])建议|报表|(?:政策)?解读|答记者问|问答)"
)
# What a collection of texts adds to the title of one.
OFFERED_AS = (
    r"(?:材料)?(?:汇编|合集|大全)?(?:文稿|全文|范文(?:参考)?|例文|范例|范本|模板){0,2}"
    r"(?:-?[一二三四五六七八九十\d]{1,3}[则篇]|\s*篇[一二三四五六七八九十\d]{1,2}|\s*[【『〖][^【】『』〖〗]{1,8}[】』〗])?"
)
# Round brackets stood in those of before 2012, and stand where a page could not set the others.
NUMBER = re.compile(r"[一-鿿]{1,8}[〔\[(][12]\d{3}[〕\])]\s*第?\s*\d{1,4}\s*号")
OFFICES = (
    r"(?:(?<![格大布结])局|厅|部|委员会|(?<=常)委会|委|办公室|政府|办公厅|人大|中心|司|署|党组|管委会|办事处|管理处|法院|检察院"
    r"|督查室|研究室|领导小组|联合会|协会|红十字会)"
)
