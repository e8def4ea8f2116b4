"""What the clauses of the sentences that stand first are made of: items, and who lacks them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from compare.language import say
from compare.model import Article, Event, EventType
from compare.telling.changes import Row
from compare.telling.labels import both_names, relation_between, short_names
from compare.telling.naming import NAME_LENGTH, Names, owner, theme_inside
from compare.telling.relation import Relation
from compare.telling.said import both_facts, is_rewritten
from compare.words import content_words

LONGEST = 44  # characters of what one side says inside a sentence
CLAUSE_END = re.compile("[,，。;；:：]")
NUMBER_OF_A_LIST = re.compile(r"^(?:\d+[、.]|[(（][一二三四五六七八九十\d]+[)）])")
SENTENCE_ENDS = "。.;；,， "
MARKED = re.compile(r"[“《\d]")
NAMED = re.compile(r"[“《]")
REACHED = re.compile("^(?:分别)?达到?")


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a sentence, and what it is about: the ``row`` of a number, or a goal."""

    text: str
    row: int | None = None
    goal: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """Items that one clause names: ``key`` is its form in ``data/language/headline.toml``.

    ``count`` tells of how many the items are the foremost, ``most`` how many are named.
    ``lacking`` is the side (0 or 1) that is said to have nothing of it. ``names_only``: the items
    are names, not clauses of their own.
    """

    key: str
    items: tuple[Item, ...]
    count: int
    lacking: int | None = None
    names_only: bool = False
    most: int = 3
    values: tuple[tuple[str, object], ...] = ()

    def with_items(self, items: Sequence[Item]) -> Clause:
        """Return the clause with other items."""
        return replace(self, items=tuple(items))


@dataclass(frozen=True)
class Scene:
    """A pair (from 1) of which the sentences tell: how it stands, and its rows with their events.

    What is told within another row comes last.
    ``sides`` are what the two documents are called inside a sentence, ``short_sides`` further on.
    """

    names: Names
    pair: int
    scope: tuple[str, str]
    relation: Relation
    sides: tuple[str, str]
    short_sides: tuple[str, str]
    told: tuple[tuple[Row, Event], ...]

    def of(self, *kinds: EventType) -> list[tuple[Row, Event]]:
        """Return the rows of some kinds, but what is told of a theme whose duty left."""
        left = {event.theme for _, event in self.told if event.type == "moves_out"}
        return [
            (row, event)
            for row, event in self.told
            if event.type in kinds and (event.theme not in left or event.type == "moves_out")
        ]


def scene_of(names: Names, pair: int, rows: Sequence[Row]) -> Scene:
    """Return the scene of a pair (from 1); ``rows`` are of all pairs."""
    scope = names.comparison.pairs[pair - 1]
    mine = [row for row in rows if row.pair == pair]
    ordered = [(row, row.event) for row in mine]
    ordered += [(replace(one, number=row.number), one.event) for row in mine for one in row.also]
    told = tuple((row, event) for row, event in ordered if event)
    relation = relation_between(names, scope)
    versions = relation == "versions"  # whose place is the same, and the title says it
    return Scene(
        names=names,
        pair=pair,
        scope=scope,
        relation=relation,
        sides=(short_names if versions else both_names)(names, scope),
        short_sides=short_names(names, scope),
        told=told,
    )


def sure(items: Iterable[tuple[Row, str]]) -> tuple[Item, ...]:
    """Return the items of rows that are likely enough and can be put in words, each once."""
    unique = {text: row for row, text in reversed([*items]) if text and not row.uncertain}
    return tuple(Item(text, row.number) for text, row in reversed(unique.items()))


def changed(scene: Scene, event: Event, noun: str = "") -> str:
    """Return what either side fixes; ``noun`` says of which kind that is."""
    before, after = both_facts(event)
    if not (before and after) or max(len(before), len(after)) > LONGEST or is_rewritten(event):
        return ""
    matter = "" if event.matter in before + after else theme_inside(scene.names, event.matter)
    return changed_words(scene, matter, (before, after), noun)


def changed_words(scene: Scene, matter: str, said: tuple[str, str], noun: str = "") -> str:
    """Return that a matter is one thing on the left and another on the right."""
    language = scene.names.language
    left, right = scene.sides
    form = "changed" if scene.relation in ("years", "versions") else "changed_apart"
    named = matter
    if noun:
        kind = say("headline", f"noun_{noun}", language)
        named = say("headline", "noun_of", language, matter=matter, noun=kind) if matter else kind
    before, after = (marked(REACHED.sub("", one)) for one in said)
    values = {"before": before, "after": after, "left": left, "right": right}
    return say("headline", form, language, named=named, **values).strip()


def marked(words: str) -> str:
    """Return words with marks of quotation, if nothing in them shows that they are quoted."""
    return words if MARKED.search(words) or words[:1].isascii() else f"“{words}”"


def closed(words: str) -> str:
    """Return words without a bracket that they open and do not close."""
    for opening, closing in ("()", "（）"):
        if words.count(opening) > words.count(closing):
            words = words[: words.rfind(opening)]
    return words


def named(words: str) -> str:
    """Return a name with marks of quotation, if it has none of its own."""
    return words if NAMED.search(words) or words[:1].isascii() else f"“{words}”"


def alone(event: Event, side: int) -> str:
    """Return the clause of a side that alone fixes something, nothing where both do.

    One that does not say of what it is has its matter before it.
    """
    fact = both_facts(event)[side]
    if not fact or both_facts(event)[1 - side] or len(fact) > LONGEST:
        return ""
    clauses = [one for q in event.evidence for one in CLAUSE_END.split(q.text) if fact in one]
    clause = NUMBER_OF_A_LIST.sub("", clauses[0]) if clauses else fact
    words = clause if len(fact) < len(clause) <= LONGEST else fact
    said = any(word in words for word in (event.matter, *content_words(event.matter)))
    return words if said else f"{event.matter}：{words}"


def matter(scene: Scene, event: Event) -> str:
    """Return what came, went, rose or fell: a whole article is called by its heading."""
    if event.explanation.endswith((".article", ".annex")) and event.evidence:
        heading = _heading(owner(scene.names, event.evidence[-1].unit)[1])
        if heading:
            return heading
    if event.type.startswith("term_"):
        name = "".join(both_facts(event)) or event.matter
        return name if len(name) <= LONGEST else event.matter
    return theme_inside(scene.names, event.matter)


def _heading(article: Article) -> str:
    """Return the heading of an article as a name, or its first clause that is short enough."""
    heading = NUMBER_OF_A_LIST.sub("", article.heading).strip(SENTENCE_ENDS)
    first = heading if len(heading) <= NAME_LENGTH else CLAUSE_END.split(heading)[0]
    return first if len(first) <= NAME_LENGTH else ""
