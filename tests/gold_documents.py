"""The hand-made segmentation of the five plans as documents, for tests of the later stages."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

from compare.model import Article, Document, Head, Measure, Passage, Section, Source

GOLD = Path(__file__).parent / "gold"
REGIONS = {
    "hunan": "湖南省",
    "jilin": "吉林省",
    "hubei": "湖北省",
    "xianning": "咸宁市",
    "wuhan": "武汉市",
}


@cache
def gold_document(name: str) -> Document:
    """Return the gold document of this name; its spans point into the joined gold text."""
    gold = json.loads((GOLD / "segments.json").read_text("utf-8"))[name]
    text, articles, sections = gold["preamble"] + "\n", [], {}
    for number, unit in enumerate(gold["articles"], 1):
        heading = unit["section"]
        if heading not in sections:
            mark = "、" if "、" in heading[:4] else " "
            label, _, words = heading.partition(mark)
            start = len(text)
            text += heading + "\n"
            sections[heading] = Section(
                f"s{len(sections) + 1:02}", label + mark.strip(), words, (start, len(text) - 1)
            )
        start = len(text)
        text += unit["label"]
        measures, at = [], len(text)
        for order, measure in enumerate(unit["measures"], 1):
            begin = at + unit["text"].find(measure)
            measures.append(
                Measure(f"a{number:02}.{order}", measure, tuple(range(begin, begin + len(measure))))
            )
        text += unit["text"] + "\n"
        articles.append(
            Article(
                f"a{number:02}",
                sections[heading].id,
                unit["label"],
                unit["heading"] or "",
                unit["text"],
                tuple(range(at, at + len(unit["text"]))),
                (start, len(text) - 1),
                tuple(m for m in measures if not leads(m, unit)),
                next((replace(m, id=f"a{number:02}.0") for m in measures if leads(m, unit)), None),
            )
        )
    source = Source(f"{name}.txt", name, text, "utf-8", (Passage(text, tuple(range(len(text)))),))
    region, year = name.split("-")
    preamble = Passage(gold["preamble"], tuple(range(len(gold["preamble"]))))
    return Document(
        name,
        source,
        Head(title=name, region=REGIONS[region], year=int(year)),
        (preamble,),
        tuple(sections.values()),
        tuple(articles),
    )


def leads(measure: Measure, unit: dict) -> bool:
    """Tell whether a measure is the heading of its article, which opens the text as a sentence."""
    return measure.text.rstrip("。") == (unit["heading"] or "")
