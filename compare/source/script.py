"""Traditional characters read as simplified ones; ``compare.written`` shows them again."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from compare.model import Note, Passage

# The most frequent characters of official texts that occur in traditional script only: a line
# without one of them has hardly any. By count, in laws and plans converted with OpenCC.
TRADITIONAL = re.compile(
    "[條應會當規業務設關國區機門發員實動進經對責產爲構處資單級體護組開監權內織時劃證項強辦議並"
    "標報營審職縣學違與據檢農運養範請專調計個場決執質導術罰備統點環鄉過準費記協採確負萬現結險"
    "況電評書濟數驗財義長醫間預續黨將傳從車認給許訴領態創銷嚴價衛擔優圍節聯兒適約鎮總無藥損種"
    "佈見網補覈參軍勵廣線際舉轉測臺類輸償風積試華維築託堅療債綜變裝勞訓選稅額納問題綠貨衆屬遊"
    "氣災製達戶稱屆識極購羣層團視響轄錄鑑編減廢則沒園復爭別殘訟隊兩該貫礎訂歷須習難繼徹穩賠讓"
    "願滿東揮檔註論擴複狀們師臨還終籌帶礦絡佔號儲飲樹買來係賣簽貼戰貿幹郵邊雙觀壞詢紀漁貧釋庫"
    "載冊館說斷誌換遺繳糾愛離細熱興顯輛獎崗績獲駛隱獻異較紅這頭幫殯礙簡傷蓋溼銀齡棄緊聽圖勢億"
    "飼紛絕張祕糧獸競廳暫鐵劑銜獨婦軌撫駕歸藝踐賬併樣脫連揚潔寧閉辯啓討虛牀賃遷輕針隨勝遞話諾"
    "煙毀貸輔亂親聞鞏壓陽紮廠週贈獄錯誤診奮鬥漢夠訪矯諮繫階黃匯擇碼擁搶餘濫陸飛擬誠噸憲僞練懲"
    "溫滅輪灣為於遠詳語談讀]"
)

# What programs make of a simplified character that is another one's: 陜西 for 陝西.
MISCONVERTED = str.maketrans("陜", "陕")


def in_simplified(lines: list[Passage], text: str) -> tuple[list[Passage], tuple[Note, ...]]:
    """Return the lines of a text in simplified characters.

    In a text that only quotes traditional words, only lines with frequent ones are converted.
    """
    traditional = is_traditional(text)
    convert = converted if traditional else simplified
    plain = [Passage(convert(line.text), line.origin) for line in lines]
    if plain == lines:
        return lines, ()
    return plain, (Note("traditional_script" if traditional else "traditional_words"),)


def simplified(text: str) -> str:
    """Return a text in simplified characters, each character in its place (OpenCC, ``t2s``)."""
    return converted(text) if TRADITIONAL.search(text) else text


def converted(text: str) -> str:
    """Return what ``simplified`` does of a text in which no frequent traditional character stands.

    That is a piece of a text known to be traditional: 殯葬.
    """
    plain = str(_converter().convert(text))
    plain = plain if len(plain) == len(text) else "".join(map(_converter().convert, text))
    return plain.translate(MISCONVERTED)


def is_traditional(text: str) -> bool:
    """Tell whether a text is written in traditional characters and not only quotes some."""
    found = len(TRADITIONAL.findall(text))
    return found > len(text) / 50


@cache
def _converter() -> Any:  # noqa: ANN401 - the library has no types
    import opencc  # opens its dictionaries: only who meets such a text pays for it

    return opencc.OpenCC("t2s")
