"""What official texts call themselves and their issuers, as parts of patterns.

The kinds are those of 党政机关公文处理工作条例 (2012, article 8) and of laws, with those of plans.
"""

from __future__ import annotations

KINDS = (
    r"(?:要点|计划|规划|纲要|方案|意见|报告|通知|通报|批复|请示|办法|条例|规定|规则|细则|决定|决议|公报|公告"
    r"|法|规程|总结|安排)"
)
OFFICES = r"(?:局|厅|部|委员会|委|办公室|政府|办公厅|人大|中心)"
