"""Text that was decoded wrongly before it was saved: what it is, and what helps.

UTF-8 read as GBK turns ,。的 into characters that are rare in any text, read as Latin letters into
accented ones; what was lost and saved again is 锟斤拷.
"""

from __future__ import annotations

import re

AS_GBK = re.compile("锛|銆|鈥|鐨|鍦|鏄|涓|浜|鎴")
AS_LATIN = re.compile("[À-ÿ][\x80-¿‚-›Œœ€™ŠšŽž]")
LOST = re.compile("锟斤拷|烫烫烫")
CHINESE = re.compile("[一-鿿]")
MIN_FOUND = 5
SHARE = 0.03
REMEDY = (
    "请重新下载, 或打开原文件另存为 UTF-8 文本 (download it again, or save the original as UTF-8)"
)


def mojibake(text: str) -> str:
    """Return what is wrong with a text that was decoded wrongly, nothing for a sound one."""
    length = len("".join(text.split()))
    if _fills(AS_GBK, text, length):
        return f"是乱码, UTF-8 被当作 GBK 存过 (mojibake: UTF-8 saved as GBK); {REMEDY}"
    if _fills(AS_LATIN, text, length) and len(CHINESE.findall(text)) < SHARE * length:
        return f"是乱码, UTF-8 被当作西文存过 (mojibake: UTF-8 saved as Latin); {REMEDY}"
    if _fills(LOST, text, length):
        return f"是乱码, 原来的字已经丢失 (mojibake: the characters are lost); {REMEDY}"
    return ""


def _fills(pattern: re.Pattern[str], text: str, length: int) -> bool:
    found = sum(len(match) for match in pattern.findall(text))
    return found >= MIN_FOUND and found > SHARE * length
