"""Made plans of many places and years: recombined measures of the corpus, with planted spreads.

Each place has a plan for each of some years in a row. A planted spread is a wording of its own that
places take up one after the other, each with the sentence of the one before it, little changed, and
keep from then on. A planted copy is an article that stands in another plan too, word for word or
rewritten: with clauses left out, others in their place, and other numbers.
"""

from __future__ import annotations

import lzma
import os
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

from compare.knowledge.headings import unmarked
from compare.series import read
from compare.themes.assign import theme_weights, treated
from compare.themes.lexicon import load
from tests.conftest import CORPUS, PLANS

NUMERALS = "一二三四五六七八九十"
NUMBER = re.compile(r"\d+")
LEADING = re.compile(r"^[\d、.()（）*\s]+")
MOST_READ = 12_000_000  # characters
SENTENCE = re.compile(r"[^。\n]{20,120}。")
FIRST_YEAR, YEARS = 2010, 15
LONG = 120  # characters of an article that is copied
TERMS = ("邻里议事长廊", "银铃守望计划", "救助一码通办", "社工驿站联盟", "石榴籽工坊", "慈善时间银行链",
         "地名文化微展厅", "善终关怀绿洲", "童心港湾矩阵", "阳光低保巡回厅")  # fmt: skip
SAYS = "全面推行{term}，由{office}牵头，依托街道综合服务设施每季度开展{number}次集中服务。"


@dataclass(frozen=True)
class Spread:
    """A planted wording: the places that took it up, in order, each with its year."""

    term: str
    steps: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Copy:
    """An article of one plan that stands in another too."""

    source: str
    copy: str
    text: str
    literal: bool


@dataclass
class Planted:
    """What was planted."""

    spreads: list[Spread] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)


Article = tuple[str, list[str]]


def make(
    folder: Path,
    count: int,
    seed: int = 1,
    copies: int = 40,
    terms: Sequence[str] = TERMS,
    shared: str | None = None,
) -> Planted:
    """Write ``count`` plans into a folder, one below it for each place; say what is planted.

    ``shared`` is the folder of further texts, by default what ``MZDIFF_SHARED`` names.
    """
    chance = random.Random(seed)
    pool = articles(os.environ.get("MZDIFF_SHARED", "") if shared is None else shared)
    places = places_in_order(chance, -(-count // YEARS))
    plans = [(place, FIRST_YEAR + n) for place in places for n in range(YEARS)][:count]
    long = [article for article in pool if len("".join(article[1])) > LONG]
    own = chance.sample(long, min(copies, count // 10))
    others = [article for article in pool if article not in own]
    texts = {plan: _plan(chance, others) for plan in plans}
    whole = places[: count // YEARS]
    planted = Planted([_spread(term, whole, chance) for term in terms[: max(2, count // 100)]])
    planted.copies = _copies(texts, chance, own)
    for spread in planted.spreads:
        _plant(spread, texts, chance)
    for (place, year), found in texts.items():
        _write(folder, place, year, found)
    return planted


def name_of(place: str, year: int) -> str:
    """Return the id that the plan of a place has in a collection."""
    return f"{place}{year}年民政工作要点"


@cache
def articles(shared: str) -> list[Article]:
    """Return headings with their measures: of the corpus and, where it is at hand, of other texts.

    Of those sentences count that the lexicon knows, together with others of the same theme, each
    without its number (第三条), which would head it.
    """
    found = [
        (article.heading, [LEADING.sub("", m.text) for m in article.measures])
        for name in PLANS
        for article in read(CORPUS / f"{name}.txt").articles
        if article.heading and article.measures
    ]
    if not shared:
        return found
    with lzma.open(Path(shared) / "text" / "train.txt.xz", "rt", encoding="utf-8") as file:
        text = file.read(MOST_READ)
    lexicon = load()
    of: dict[str, list[str]] = {}
    for sentence in SENTENCE.findall(text):
        for theme in treated(theme_weights(lexicon, sentence), set(), lexicon)[:1]:
            if lexicon.entries[theme].background:
                continue
            of.setdefault(theme, []).append(LEADING.sub("", unmarked(sentence)))
    return found + [
        (theme, said[at : at + 5]) for theme, said in of.items() for at in range(0, len(said), 5)
    ]


def places_in_order(chance: random.Random, count: int) -> list[str]:
    """Return places of China, a province before its prefectures and counties."""
    text = (files("compare") / "data" / "divisions.txt").read_text(encoding="utf-8")
    rows = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    names: dict[str, list[str]] = {}
    for code, *all_names in rows:
        names.setdefault(all_names[-1], []).append(code)
    alone = [name for name, codes in names.items() if len(codes) == 1 and len(name) > 2]
    return sorted(chance.sample(alone, min(count, len(alone))), key=lambda name: names[name])


def _plan(chance: random.Random, pool: Sequence[Article]) -> list[Article]:
    chosen = [pool[chance.randrange(len(pool))] for _ in range(chance.randint(18, 32))]
    return [
        (heading, [_varied(m, chance) for m in chance.sample(measures, min(4, len(measures)))])
        for heading, measures in chosen
    ]


def _varied(measure: str, chance: random.Random) -> str:
    """Return a measure with other numbers and, now and then, without one of its clauses."""
    clauses = re.split("[,，]", measure.rstrip("。"))
    if len(clauses) > 2 and chance.random() < 0.5:
        clauses.pop(chance.randrange(1, len(clauses)))
    text = "，".join(clauses)
    return NUMBER.sub(lambda number: str(chance.randint(1, 99)), text) + "。"


def _spread(term: str, places: Sequence[str], chance: random.Random) -> Spread:
    took = chance.sample(list(places), min(8, len(places)))
    first = FIRST_YEAR + 1
    years = sorted(chance.sample(range(first, FIRST_YEAR + YEARS), min(len(took), YEARS - 1)))
    return Spread(term, tuple(zip(took, years, strict=False)))


def _plant(
    spread: Spread, texts: dict[tuple[str, int], list[Article]], chance: random.Random
) -> None:
    said = SAYS.format(term=spread.term, office="社会救助科", number=chance.randint(2, 9))
    for place, year in spread.steps:
        said = NUMBER.sub(lambda number: str(chance.randint(2, 9)), said)
        for later in range(year, FIRST_YEAR + YEARS):
            if (place, later) in texts:
                chance.choice(texts[place, later])[1].append(said)


def _copies(
    texts: dict[tuple[str, int], list[Article]], chance: random.Random, own: Sequence[Article]
) -> list[Copy]:
    """Put each of some articles, which stand nowhere else, into two plans."""
    made = []
    for number, (heading, measures) in enumerate(own):
        source, copy = chance.sample(list(texts), 2)
        literal = number % 2 == 0
        taken = list(measures) if literal else [_rewritten(m, chance) for m in measures]
        texts[source].append((heading, list(measures)))
        texts[copy].append((heading, taken))
        made.append(Copy(name_of(*source), name_of(*copy), heading, literal))
    return made


def _rewritten(measure: str, chance: random.Random) -> str:
    clauses = re.split("[,，]", measure.rstrip("。"))
    if len(clauses) > 1:
        clauses.append(clauses.pop(0))
    if len(clauses) > 2:
        clauses.pop(0)
    text = (
        "，".join(clauses).replace("完善", "健全").replace("加强", "强化").replace("推进", "推动")
    )
    return f"进一步{NUMBER.sub(lambda n: str(chance.randint(1, 99)), text)}。"


def _write(folder: Path, place: str, year: int, found: Sequence[Article]) -> None:
    lines = [
        f"{name_of(place, year)}",
        f"{year}年全{place[-1]}民政工作的总体要求是：服务大局，改善民生。",
    ]
    for number, (heading, measures) in enumerate(found):
        if number % 8 == 0:
            lines.append(f"{NUMERALS[number // 8]}、重点工作")
        inside = number % 8
        lines.append(f"（{NUMERALS[inside]}）{heading}。{''.join(measures)}")
    place_of = folder / place
    place_of.mkdir(parents=True, exist_ok=True)
    text = "\n".join(lines) + "\n"
    (place_of / f"{name_of(place, year)}.txt").write_text(text, encoding="utf-8")
