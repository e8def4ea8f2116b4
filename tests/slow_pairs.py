"""Pairs of texts that are made to be slow to compare: one sentence, or one article, of one thing.

For the bench of limits. Each is as long as a text may be, and differs from year to year.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from itertools import islice

from tests.conftest import CORPUS

YEARS = 2020, 2022
LENGTH = 390_000  # characters
HEAD = "{year}年民政工作要点\n一、社会救助\n(一)完善低保制度。"
TAIL = "\n(二)做好临时救助。落实救助。\n"


def repeated(piece: str) -> str:
    """Return a piece of text as often as there is room for it."""
    return piece * (LENGTH // len(piece))


def numbered(pieces: Iterable[str], opening: str = "", ending: str = "。") -> str:
    """Return as many pieces as there is room for."""
    found, length = [opening], 0
    for piece in pieces:
        length += len(piece)
        if length > LENGTH:
            break
        found.append(piece)
    return "".join([*found, ending])


def amounts(year: int) -> str:
    """One sentence of amounts."""
    factor = year - YEARS[0] + 1
    return numbered((f"{n % 997 * factor + 1}元、" for n in range(LENGTH)), "投入")


def enumerations(year: int) -> str:
    """Sentences of sixty items each, in letters by chance."""
    chance = random.Random(year)
    letters = [chr(0x4E00 + n) for n in range(3_000)]
    items = ("".join(chance.choices(letters, k=3)) for _ in range(LENGTH))
    lists = ("、".join(islice(items, 60)) for _ in range(LENGTH))
    return numbered(f"推进{one}建设。" for one in lists)


def titles(year: int) -> str:
    """A title of a paper in each sentence."""
    return numbered(f"落实《{n}低保办法》。" for n in range(year - YEARS[0], LENGTH))


def dates(year: int) -> str:
    """A date in each sentence."""
    return numbered(f"{year - n % 30}年{n % 12 + 1}月{n % 28 + 1}日前完成。" for n in range(LENGTH))


def article(year: int) -> str:
    """One article of clauses in letters by chance, each with an amount."""
    chance = random.Random(year)
    letters = [chr(0x4E00 + n) for n in range(3_000)]
    said = (
        f"{''.join(chance.choices(letters, k=chance.randint(8, 30)))}{chance.randint(1, 9999)}元"
        f"{chance.choice('，。；、')}"
        for _ in range(LENGTH)
    )
    return numbered(said)


def sentences(year: int) -> str:
    """Sentences of clauses that plans have, each put together by chance, with an amount."""
    chance = random.Random(year)
    texts = "".join(path.read_text("utf-8") for path in sorted(CORPUS.glob("*.txt")))
    clauses = [one for one in re.split(r"[，。；\s]", texts) if 6 <= len(one) <= 40]
    return numbered(
        f"{'，'.join(chance.choices(clauses, k=chance.randint(1, 3)))}，投入{chance.randint(1, 9999)}万元。"
        for _ in range(LENGTH)
    )


SLOW: dict[str, Callable[[int], str]] = {
    "amounts": amounts,
    "commas": lambda year: repeated("，") + "。" * (year - YEARS[0]),
    "semicolons": lambda year: repeated("低保；" if year == YEARS[0] else "救助；"),
    "one-letter": lambda year: repeated("低" if year == YEARS[0] else "保"),
    "dates": dates,
    "titles": titles,
    "enumerations": enumerations,
    "article": article,
    "sentences": sentences,
    "percents": lambda year: repeated("9%" if year == YEARS[0] else "8%"),
}


def pair_of(name: str) -> dict[int, str]:
    """Return the texts of a pair by their years."""
    return {year: f"{HEAD.format(year=year)}{SLOW[name](year)}{TAIL}" for year in YEARS}
