"""What the clauses of the sentences that stand first are made of: items, and who lacks them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from compare.events.kinds import NAMES
from compare.facts import read_facts
from compare.facts.plain import clauses as clause_spans
from compare.knowledge.headings import unmarked
from compare.knowledge.words import content_words
from compare.language import say
from compare.model import Event, EventType
from compare.telling.rows.changes import Row
from compare.telling.rows.sorts import Content, Sort
from compare.telling.words.english_values import fact_in_english
from compare.telling.words.labels import both_names, relation_between, short_names
from compare.telling.words.naming import Names, theme_inside
from compare.telling.words.relation import Relation, over_time
from compare.telling.words.said import both_facts, is_rewritten, quotes_of, with_yardstick
from compare.telling.words.wording import word

SIDES = ("left", "right")
LONGEST_END, SHORTEST = 2, 4  # characters that a longer name of one thing may end in, of a name
THE_ONE = "的"  # ends a clause that says which cases the next one is on
LONGEST = 32  # characters of what one side says inside a sentence
SHOWS_QUOTED = re.compile(r"[“《\d]")
SHOWS_NAMED = re.compile(r"[“《]")
QUOTED = re.compile("“([^“”]+)”")
NO_MARKS = str.maketrans("", "", "“”‘’《》()（）、 ")
REACHED = re.compile(
    r"^(?:分别)?(?:达到?|[一-鿿]{2}[到至](?=[每不约]?[一-鿿]{0,3}[\d一二两三四五六七八九十百]))"
)
"""What stands before a number that is reached (达到80%, 提高到每人每月640元)."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Rows of the table as its filters show them: on which something happened, with a content."""

    change: Sort | None = None
    content: Content | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a sentence, and where it leads: to the ``row`` of a number, a theme, or the goals.

    It may name ``also`` what other rows tell. What leads to all rows of a kind says which are
    ``shown``. ``short`` is the same in fewer words.
    """

    text: str
    row: int | None = None
    goal: bool = False
    also: tuple[int, ...] = ()
    short: str = ""
    shown: Shown | None = None
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """Items that one clause names: ``key`` is its form in ``data/language/headline.toml``.

    They are the foremost of the ``rows`` of these numbers, and ``most`` at most are named. The
    filters that show them in the table are ``shown``; ``counted``: they show these rows alone.
    ``goals`` is how many goals beside them could be named.
    ``lacking`` is the side (0 or 1) that is said to have nothing of it. ``names_only``: the items
    are names, not clauses of their own.
    """

    key: str
    items: tuple[Item, ...]
    rows: tuple[int, ...] = ()
    shown: Shown | None = None
    counted: bool = False
    goals: int = 0
    lacking: int | None = None
    names_only: bool = False
    most: int = 3
    values: tuple[tuple[str, object], ...] = ()

    def with_items(self, items: Sequence[Item]) -> Clause:
        """Return the clause with other items."""
        return replace(self, items=tuple(items))


@dataclass(frozen=True)
class Scene:
    """A pair (from 1) of which the sentences tell: how it stands, its rows, and those with events.

    What is told within another row comes last in ``told``.
    ``sides`` are what the two documents are called inside a sentence, ``short_sides`` further on.
    """

    names: Names
    pair: int
    scope: tuple[str, str]
    relation: Relation
    sides: tuple[str, str]
    short_sides: tuple[str, str]
    rows: tuple[Row, ...]
    told: tuple[tuple[Row, Event], ...]

    def of(self, *kinds: EventType) -> list[tuple[Row, Event]]:
        """Return the rows of some kinds, but what is told of a theme whose duty left."""
        left = {event.theme for _, event in self.told if event.type == "moves_out"}
        return [
            (row, event)
            for row, event in self.told
            if event.type in kinds and (event.theme not in left or event.type == "moves_out")
        ]

    @cached_property
    def shared(self) -> tuple[Row, ...]:
        """The rows that tell of both sides; a name may be absent from what they say."""
        rows = (row for row, event in self.told if event.type not in NAMES)
        return tuple(row for row in rows if row.before and row.after)

    @cached_property
    def shared_matters(self) -> frozenset[str]:
        """What those rows are about, without marks."""
        return frozenset(without_marks(row.matter) for row in self.shared)

    @cached_property
    def shared_words(self) -> tuple[str, str]:
        """What those rows say of the left and of the right, without marks."""
        left = "\n".join(row.before for row in self.shared)
        return without_marks(left), without_marks("\n".join(row.after for row in self.shared))

    @cached_property
    def renamed(self) -> frozenset[str]:
        """The names, without marks, that either side has another one for."""
        facts = (both_facts(event) for _, event in self.told if event.type == "renamed")
        return frozenset(without_marks(name) for both in facts for name in both)

    def numbers(self, shown: Shown) -> tuple[int, ...]:
        """Return the numbers of the rows that the filters of the table show."""
        return tuple(row.number for row in self.rows if row.has(shown.change, shown.content))


def scene_of(names: Names, pair: int, rows: Sequence[Row]) -> Scene:
    """Return the scene of a pair (from 1); ``rows`` are of all pairs."""
    scope = names.comparison.pairs[pair - 1]
    mine = tuple(row for row in rows if row.pair == pair)
    ordered = [(row, row.event) for row in mine]
    ordered += [(replace(one, number=row.number), one.event) for row in mine for one in row.also]
    relation = relation_between(names, scope)
    versions = relation == "versions"  # whose place is the same, and the title says it
    return Scene(
        names=names,
        pair=pair,
        scope=scope,
        relation=relation,
        sides=(short_names if versions else both_names)(names, scope),
        short_sides=short_names(names, scope),
        rows=mine,
        told=tuple((row, event) for row, event in ordered if event),
    )


def of_rows(
    scene: Scene, key: str, items: tuple[Item, ...], shown: Shown, most: int = 3
) -> Iterator[Clause]:
    """Yield the clause on rows that the filters of the table show, if any of its items is there."""
    rows = scene.numbers(shown)
    there = tuple(item for item in items if item.goal or item.row in rows)
    if there:
        goals = sum(item.goal for item in there)
        yield Clause(key, there, rows=rows, shown=shown, counted=True, goals=goals, most=most)


def sure(items: Iterable[tuple[Row, str]]) -> tuple[Item, ...]:
    """Return the items of rows that are likely enough and can be put in words, each once."""
    unique = {text: row for row, text in reversed([*items]) if text and not row.uncertain}
    return tuple(Item(text, row.number) for text, row in reversed(unique.items()))


def changed(scene: Scene, row: Row, event: Event, noun: str = "") -> str:
    """Return what either side fixes; ``noun`` says of which kind that is."""
    before, after = both_facts(event)
    if not (before and after) or max(len(before), len(after)) > LONGEST or is_rewritten(event):
        return ""
    matter = "" if row.matter in before + after else theme_inside(scene.names, row.matter)
    if event.type == "number_changed":
        sides = zip(event.scope, (before, after), strict=True)
        before, after = (with_yardstick(quotes_of(event, side), fact) for side, fact in sides)
    return changed_words(scene, matter, (before, after), noun)


def changed_words(scene: Scene, matter: str, said: tuple[str, str], noun: str = "") -> str:
    """Return that a matter is one thing on the left and another on the right."""
    language = scene.names.language
    left, right = scene.short_sides
    form = "changed" if over_time(scene.relation) else "changed_apart"
    named = matter
    if noun:
        kind = say("headline", f"noun_{noun}", language)
        named = say("headline", "noun_of", language, matter=matter, noun=kind) if matter else kind
    facts = (fact_in_english(one) if language == "en" else one for one in said)
    before, after = (quoted(REACHED.sub("", one)) for one in facts)
    values = {"before": before, "after": after, "left": left, "right": right}
    return say("headline", form, language, named=named, **values).strip()


def quoted(words: str, shows: re.Pattern[str] = SHOWS_QUOTED) -> str:
    """Return words with marks of quotation, if nothing in them shows that they are quoted."""
    return words if shows.search(words) or words[:1].isascii() else f"“{words}”"


def alone(scene: Scene, row: Row, event: Event, side: int) -> str:
    """Return the clause of a side that alone fixes something, nothing where both do.

    One that does not say of what it is has its matter before it, one that says for which case
    (500元以下的) is told without the word for that. A long one, and one of a matter
    that has no short name, is left to the table.
    """
    fact = both_facts(event)[side]
    if not fact or both_facts(event)[1 - side] or not row.named or counted_by(event, 1 - side):
        return ""
    quotes = [quote for quote in event.evidence if fact in quote.text]
    texts = (scene.names.comparison.unit_by_address[quote.unit].text for quote in quotes)
    parts = [text[slice(*span)].strip() for text in texts for span in clause_spans(text)]
    mine = (one for one in parts if fact in one and any(overlap(one, q.text) for q in quotes))
    words = unmarked(next(mine, fact)).removesuffix(THE_ONE)
    if len(words) > LONGEST:
        return ""
    if any(word in words for word in (event.matter, *content_words(row.matter))):
        return words
    lead = word("after_lead", scene.names.language)
    return theme_inside(scene.names, row.matter) + lead + words


def counted_by(event: Event, side: int) -> bool:
    """Tell whether a side sets a number on what a number is told of, be it of another unit."""
    quotes = quotes_of(event, event.scope[side]) if event.type == "number_changed" else ()
    return any(read_facts(quote.text, "number") for quote in quotes)


def treated(scene: Scene, name: str, lacking: int) -> bool:
    """Tell whether a row tells of what a side lacks as of something on both sides.

    What a sentence says to be on one side only must not be met again further down.
    """
    bare = without_marks(name)
    stems = (bare[: len(bare) - cut] for cut in range(LONGEST_END + 1))
    if any(len(stem) >= SHORTEST and stem in scene.shared_matters for stem in stems):
        return True  # 村委会换届选举, where 村委会换届 is told of both
    return bare in scene.shared_matters or bare in scene.shared_words[1 - lacking]


def used(scene: Scene, name: str, side: int) -> bool:
    """Tell whether a side has what a name calls: under another name, or what is quoted in it.

    Neither is a name told to be on one side only by which a row calls what stands on both.
    """
    if without_marks(name) in scene.renamed | scene.shared_matters:
        return True
    document = scene.names.comparison.document_by_id[scene.scope[side]]
    return any(part in one.text for part in QUOTED.findall(name) for one in document.articles)


def without_marks(words: str) -> str:
    """Return words without marks, by which two of them are one."""
    return words.translate(NO_MARKS)


def overlap(clause: str, quote: str) -> bool:
    """Tell whether a quote has a clause, or is a part of it."""
    return clause in quote or quote in clause


def matter(scene: Scene, row: Row, event: Event) -> str:
    """Return what came, went, rose or fell; what has no name of its own is left to the table."""
    if event.type.startswith("term_"):
        name = "".join(both_facts(event)) or row.matter
        return quoted(name if len(name) <= LONGEST else row.matter, SHOWS_NAMED)
    return theme_inside(scene.names, row.matter) if row.named else ""
