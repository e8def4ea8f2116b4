"""The nouns in which the names of offices end, and not words that only begin like one.

In 由街道办理 stands no 街道办, in 由联席会议研究 no 联席会.
"""

from __future__ import annotations

from functools import cache

from compare.knowledge.closed import any_of, going_on

# the departments of a party's committee are called after it: 区委社会工作部 is not 区委
OF_A_COMMITTEE = "(?<=[省市县区州旗盟地]委)[一-鿿]{2,4}(?:部|委|办)"
BY = "(?<!自)由(?!于)"  # 由 of who does something: not of 自由贸易, 由于


@cache
def head() -> str:
    """Return the expression of a noun for an office that is no part of another word: 社会."""
    longer = rf"{going_on('offices', 'doing', 'beyond')}|{OF_A_COMMITTEE}"
    return rf"(?:{any_of('offices', 'heads')})(?<!社会)(?!{longer})"


@cache
def office_name(longest: int) -> str:
    """Return the expression of the name of an office, of so many characters before its noun.

    It goes over no word for what an office does, unless the noun follows: 信访处理中心.
    """
    doing = rf"(?:{any_of('offices', 'doing')})(?!{any_of('offices', 'heads')})"
    return rf"(?:(?!{BY}|{doing})[一-鿿]){{1,{longest}}}?{head()}"
