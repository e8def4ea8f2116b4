"""What matters most of a pair, in a few sentences: changes of one cause are told together.

A sentence names both sides and is made of clauses; no part of it says what an earlier one said.
It is as short as a reader takes in at a glance: what does not fit is one link to its rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from compare.language import Language, say, sentences
from compare.telling.rows.changes import Row
from compare.telling.sentences.causes import CAUSES, NAMED_BY_KIND, Cause
from compare.telling.sentences.clauses import Clause, Item, Scene, scene_of, without_marks
from compare.telling.words.labels import side_name
from compare.telling.words.naming import Names
from compare.telling.words.relation import over_time
from compare.telling.words.wording import listed, width

MOST, ENOUGH = 7, 3
WIDEST: dict[Language, int] = {"zh": 168, "en": 220}
"""Letters of a sentence, of which a Chinese character is as wide as two."""
ROOMY = 2.0
"""How much longer a sentence may be of which a reader wants all items: on what left or is gone."""
WHOLE = ("duties", "gone")
ITEMS = "\0"
"""Stands in a sentence where items belong."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A sentence: what it is about in a word, and its parts, of which some lead to their rows.

    Sentences that answer one question stand together ``under`` it.
    """

    topic: str
    parts: tuple[Item, ...]
    under: str = ""


def headlines(
    names: Names, pair: int, rows: Sequence[Row], causes: Sequence[Cause] = CAUSES
) -> tuple[Headline, ...]:
    """Return the sentences on a pair (from 1), those on duties first; ``rows`` are of all pairs."""
    scene = scene_of(names, pair, rows)
    told: list[Headline] = []
    said: list[str] = []
    weakened = False
    for cause in causes:
        if len(told) == MOST or (cause.filling and len(told) >= ENOUGH):
            continue
        open_clauses = [new for clause in cause.clauses(scene) if (new := _unsaid(clause, said))]
        if open_clauses:
            clauses = _fitted(scene, cause.key, open_clauses, weakened)
            said += [without_marks(item.text) for clause in clauses for item in clause.items]
            under = _question(scene) if cause.absent else ""
            told.append(replace(_headline(scene, cause.key, clauses, weakened), under=under))
            weakened = weakened or any(_weak(scene, clause) for clause in clauses)
    absent = sum(one.under != "" for one in told)
    # A question with a single answer is said by the answer itself.
    return tuple(told if absent > 1 else (replace(one, under="") for one in told))


def in_blocks(told: Sequence[Headline]) -> Iterator[tuple[str, tuple[Headline, ...]]]:
    """Yield sentences with what they stand together under, empty for one by itself."""
    for under, group in groupby(told, key=lambda one: one.under):
        if under:
            yield under, tuple(group)
        else:
            yield from (("", (one,)) for one in group)


def sentence(names: Names, headline: Headline) -> str:
    """Return a headline as one line of text."""
    lead = say("ui", "after_lead", names.language)
    return headline.topic + lead + "".join(part.text for part in headline.parts)


def _unsaid(clause: Clause, said: Sequence[str]) -> Clause | None:
    """Return a clause with those of its items that no earlier sentence has said."""
    items = [item for item in clause.items if not _repeats(item, said)]
    return clause.with_items(items) if items else None


def _repeats(item: Item, said: Sequence[str]) -> bool:
    bare = without_marks(item.text)
    return any(bare in one or one in bare for one in said)


def _fitted(scene: Scene, key: str, clauses: Sequence[Clause], weakened: bool) -> list[Clause]:
    """Return the clauses with as many of their items as one sentence has room for.

    The foremost item of each comes before the second ones, and all in short before any in full.
    """
    chosen: dict[tuple[int, int], str] = {}
    for turn in range(max(clause.most for clause in clauses)):
        for order, clause in enumerate(clauses):
            at = _next(clauses, order, chosen)
            if at is not None and turn < clause.most:
                item = clause.items[at]
                longer = {**chosen, (order, at): item.short or item.text}
                if not chosen or _fits(scene, key, _chosen(clauses, longer), weakened):
                    chosen = longer
    for order, at in chosen:
        longer = {**chosen, (order, at): clauses[order].items[at].text}
        if _fits(scene, key, _chosen(clauses, longer), weakened):
            chosen = longer
    return _chosen(clauses, chosen)


def _next(
    clauses: Sequence[Clause], order: int, chosen: Mapping[tuple[int, int], str]
) -> int | None:
    """Return the foremost item of a clause that is not chosen and says nothing that is."""
    said = [without_marks(clauses[one].items[at].text) for one, at in chosen]
    items = enumerate(clauses[order].items)
    return next((at for at, item in items if not _repeats(item, said)), None)


def _chosen(clauses: Sequence[Clause], chosen: Mapping[tuple[int, int], str]) -> list[Clause]:
    """Return the clauses that have items, with the wording that is chosen for each of these."""
    told = [
        clause.with_items(
            [
                replace(item, text=chosen[order, at])
                for at, item in enumerate(clause.items)
                if (order, at) in chosen
            ]
        )
        for order, clause in enumerate(clauses)
    ]
    return [clause for clause in told if clause.items]


def _fits(scene: Scene, key: str, clauses: Sequence[Clause], weakened: bool) -> bool:
    words = sentence(scene.names, _headline(scene, key, clauses, weakened))
    # Of two offices neither has more room for what it alone has.
    whole = key in WHOLE or (key == "new" and not over_time(scene.relation))
    return width(words) <= WIDEST[scene.names.language] * (ROOMY * len(clauses) if whole else 1)


def _headline(scene: Scene, key: str, clauses: Sequence[Clause], weakened: bool) -> Headline:
    caution = _caution(scene, clauses, weakened)
    topic = _kinds(scene, clauses) if key in ("terms", "renamed") else _topic(scene, key)
    return Headline(topic, tuple(_parts(scene, clauses, caution)))


def _parts(scene: Scene, clauses: Sequence[Clause], caution: str) -> Iterator[Item]:
    language = scene.names.language
    for order, clause in enumerate(clauses):
        if order:
            yield Item(say("headline", "between_clauses", language))
        yield from _clause_parts(scene, clause, scene.short_sides if order else scene.sides)
    yield Item(caution + say("headline", "end", language))


def _clause_parts(scene: Scene, clause: Clause, sides: tuple[str, str]) -> Iterator[Item]:
    """Yield the parts of a clause: what stands before its items, the items, what stands behind."""
    names = scene.names
    left, right = sides
    key = _key(scene, clause.key)
    values = {"left": left, "right": right, **dict(clause.values)}
    before, _, after = say("headline", key, names.language, items=ITEMS, **values).partition(ITEMS)
    yield Item(before)
    for order, item in enumerate(clause.items):
        if order:
            joint = "between_names" if clause.names_only else "between_items"
            yield Item(say("headline", joint, names.language))
        yield item
    yield from _rest(scene, clause)
    if after:
        yield Item(after)


def _rest(scene: Scene, clause: Clause) -> Iterator[Item]:
    """Yield the link to the rows that are not named; their number is that of the table.

    Where all rows are named and only goals are left, it leads to these.
    """
    named = {row for item in clause.items for row in (item.row, *item.also)}
    further = next((row for row in clause.rows if row not in named), None)
    if further is not None:
        key = "rest" if clause.counted else "further"
        words = say("headline", key, scene.names.language, count=len(clause.rows))
        yield Item(words, further, shown=clause.shown)
    elif clause.goals > sum(item.goal for item in clause.items):
        yield Item(say("headline", "further", scene.names.language), goal=True)


def _question(scene: Scene) -> str:
    """Return what stands above the sentences on what one does not find in the right document."""
    if scene.relation == "versions":
        return ""  # a law strikes out what it no longer has
    left, right = scene.sides
    key = _key(scene, "question_absent")
    return say("headline", key, scene.names.language, left=left, right=right)


def _topic(scene: Scene, key: str) -> str:
    left, right = (side_name(scene.names, document, scene.scope) for document in scene.scope)
    topic = _key(scene, f"topic_{key}")
    return say("headline", topic, scene.names.language, left=left, right=right)


def _kinds(scene: Scene, clauses: Sequence[Clause]) -> str:
    """Return the kinds of the rows that clauses name, as the table calls them."""
    named = [item.row for clause in clauses for item in clause.items]
    found = [row for row, _ in scene.of(*NAMED_BY_KIND) if row.number in named]
    found.sort(key=lambda row: named.index(row.number))
    return listed(tuple(dict.fromkeys(row.label for row in found)), scene.names.language)


def _key(scene: Scene, key: str) -> str:
    """Return which form of a sentence is meant: of two places nothing is said to have changed."""
    forms = [f"{key}_of_a_law"] if scene.relation == "versions" else []
    forms += [] if over_time(scene.relation) else [f"{key}_apart"]
    return next((form for form in forms if form in sentences("headline")), key)


def _caution(scene: Scene, clauses: Sequence[Clause], again: bool) -> str:
    """Return what weakens a sentence: a source that is cut off and is said to lack something."""
    silent = next((name for clause in clauses if (name := _weak(scene, clause))), "")
    key = "cut_again" if again else "cut"
    return say("headline", key, scene.names.language, silent=silent) if silent else ""


def _weak(scene: Scene, clause: Clause) -> str:
    """Return the document that a clause says to lack something and whose source is cut off."""
    if clause.lacking is None:
        return ""
    document = scene.scope[clause.lacking]
    cut = scene.names.comparison.document_by_id[document].truncated
    return side_name(scene.names, document, scene.scope) if cut else ""
