"""Time the comparison of two long plans, in a process of its own for each length.

    python -m tests.bench.long [ARTICLES …]

For each number of ARTICLES (1,000 and 1,500) two plans of so many are made and compared. Each
article has a heading and two statements, drawn by chance, with a fixed seed, from the five plans;
so most statements have several counterparts. Printed are wall time and peak memory of one run.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

import cn2an

from compare.series import read
from tests.bench.speed import PYTHON, measured, series

SECTION = 20
STATEMENTS = 2


def main() -> None:
    counts = [int(given) for given in sys.argv[1:]] or [1000, 1500]
    headings, statements = drawn_from()
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder) / f"made-{year}.txt" for year in (2021, 2022)]
            for seed, path in enumerate(paths):
                chance = random.Random(seed)
                path.write_text(made_plan(count, headings, statements, chance), encoding="utf-8")
            sizes = [len(read(path).articles) for path in paths]
            out = str(Path(folder) / "report.html")
            wall, peak = measured([PYTHON, "-m", "compare", *map(str, paths), "-q", "-o", out])
        print(f"{sizes[0]} articles | {sizes[1]} articles {wall:7.1f} s {peak:6.0f} MB")


def drawn_from() -> tuple[list[str], list[str]]:
    """Return the headings and the statements of the five plans that stand for any."""
    articles = [article for path in series() for article in read(path).articles]
    headings = sorted({article.heading.strip("。:") for article in articles if article.heading})
    statements = {measure.text for article in articles for measure in article.measures}
    return headings, sorted(text for text in statements if text[0] > "一" and text[-1] == "。")


def made_plan(count: int, headings: list[str], statements: list[str], chance: random.Random) -> str:
    """Return the text of a plan of so many articles, ``SECTION`` to a section."""
    lines = ["民政工作要点"]
    for order in range(count):
        section, article = divmod(order, SECTION)
        if article == 0:
            lines.append(f"{cn2an.an2cn(section + 1)}、第{section + 1}部分")
        body = "".join(chance.sample(statements, STATEMENTS))
        lines.append(f"({cn2an.an2cn(article + 1)}){chance.choice(headings)}。{body}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
