"""Small plans written in a test, as documents."""

from __future__ import annotations

from compare.model import Article, Document, Head, Measure, Passage, Section, Source


def plan(
    *articles: tuple[str, str], name: str = "plan", year: int | None = 2020, region: str = "某省"
) -> Document:
    """Return a plan of articles ``(heading, text)`` in one section; each sentence is a measure."""
    text, found = "工作任务\n", []
    for number, (heading, body) in enumerate(articles, 1):
        start = len(text)
        text += f"{heading}。{body}\n"
        found.append(_article(f"a{number:02}", heading, body, start))
    section = Section("s01", "一、", "工作任务", (0, 4))
    passage = Passage(text, tuple(range(len(text))))
    return Document(
        name,
        Source(f"{name}.txt", name, text, "utf-8", (passage,)),
        Head(title=name, region=region, year=year),
        (),
        (section,),
        tuple(found),
    )


def _article(name: str, heading: str, body: str, start: int) -> Article:
    measures, at = [], start + len(heading) + 1
    for order, sentence in enumerate(filter(None, body.split("。")), 1):
        words = sentence + "。"
        end = at + len(words)
        measures.append(Measure(f"{name}.{order}", words, tuple(range(at, end))))
        at = end
    text = f"{heading}。{body}"
    end = start + len(text)
    places = tuple(range(start, end))
    return Article(name, "s01", "", heading, text, places, (start, end), tuple(measures))
