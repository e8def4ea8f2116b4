"""Time the comparison of two long plans, in a process of its own for each length.

    python -m tests.bench.long [--edited] [ARTICLES …]

For each number of ARTICLES (1,000 and 1,500) two plans of so many are made and compared. Each
article has a heading and two statements, drawn by chance, with a fixed seed, from the five plans;
so most statements have several counterparts. With ``--edited`` the second plan is the first one
edited, as the next year's often is. Printed are wall time and peak memory of one run.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import cn2an

from compare.series import read
from tests.bench.speed import PYTHON, measured, series

SECTION = 20
STATEMENTS = 2
LEFT_OUT, OTHER_NUMBERS, OTHER_STATEMENT, ADDED = 0.05, 0.3, 0.2, 0.05  # of all articles

Article = tuple[str, list[str]]  # a heading and statements


def main() -> None:
    given = sys.argv[1:]
    counts = [int(number) for number in given if number != "--edited"] or [1000, 1500]
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder) / f"made-{year}.txt" for year in (2021, 2022)]
            for path, plan in zip(paths, made_pair(count, "--edited" in given), strict=True):
                path.write_text(text_of(plan), encoding="utf-8")
            sizes = [len(read(path).articles) for path in paths]
            out = str(Path(folder) / "report.html")
            wall, peak = measured([PYTHON, "-m", "compare", *map(str, paths), "-q", "-o", out])
        print(f"{sizes[0]} articles | {sizes[1]} articles {wall:7.1f} s {peak:6.0f} MB")


def made_pair(count: int, edited: bool) -> tuple[list[Article], list[Article]]:
    """Return two plans of so many articles, the second drawn anew or the first one edited."""
    headings, statements = drawn_from()
    one, other = random.Random(0), random.Random(1)
    first = drawn(count, headings, statements, one)
    if not edited:
        return first, drawn(count, headings, statements, other)
    added = drawn(count, headings, statements, other)
    return first, next_one(first, added, other)


def drawn_from() -> tuple[list[str], list[str]]:
    """Return the headings and the statements of the five plans that stand for any."""
    articles = [article for path in series() for article in read(path).articles]
    headings = sorted({article.heading.strip("。:") for article in articles if article.heading})
    statements = {measure.text for article in articles for measure in article.measures}
    return headings, sorted(text for text in statements if text[0] > "一" and text[-1] == "。")


def drawn(
    count: int, headings: Sequence[str], statements: Sequence[str], chance: random.Random
) -> list[Article]:
    """Return so many articles drawn by chance."""
    found = []
    for _ in range(count):
        said = chance.sample(statements, STATEMENTS)
        found.append((chance.choice(headings), said))
    return found


def next_one(
    plan: Sequence[Article], others: Sequence[Article], chance: random.Random
) -> list[Article]:
    """Return a plan edited, as long as before: ``others`` are what may be taken in."""
    found: list[Article] = []
    for (heading, said), (other, instead) in zip(plan, others, strict=True):
        kind = chance.random() - LEFT_OUT
        if kind < 0:
            continue
        if kind > 1 - LEFT_OUT - ADDED:
            found.append((other, instead))
        if kind < OTHER_NUMBERS:
            said = [
                re.sub(r"\d+", lambda n: str(int(n[0]) + chance.randint(1, 9)), s) for s in said
            ]
        elif kind < OTHER_NUMBERS + OTHER_STATEMENT:
            said = [instead[0], *said[1:]]
        found.append((heading, said))
    return [*found, *others][: len(plan)]


def text_of(plan: Sequence[Article]) -> str:
    """Return the text of a plan, ``SECTION`` articles to a section."""
    lines = ["民政工作要点"]
    for order, (heading, said) in enumerate(plan):
        section, article = divmod(order, SECTION)
        if article == 0:
            lines.append(f"{cn2an.an2cn(section + 1)}、第{section + 1}部分")
        lines.append(f"({cn2an.an2cn(article + 1)}){heading}。{''.join(said)}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
