"""A person's word on what belongs together. It is final: no score speaks against it.

An overrides file is TOML, every table with a reason::

    [[link]]                      # these two treat mainly the same matter
    left = "hunan-2015/a07"
    right = "jilin-2022/a09"
    strength = "main"             # or "partial"
    reason = "居家养老信息平台在两份要点中是同一件事"

    [[unlink]]                    # these two do not
    left = "hunan-2015/a06"
    right = "jilin-2022/a12"
    reason = "只有套话相同"

    [[rename]]                    # one matter under two names
    theme = "康复辅具"
    left = "hunan-2015/a09"
    right = "jilin-2022/a26"
    from = "假肢或矫形器"
    to = "康复辅助器具"
    reason = "2016年后统一称康复辅助器具"

The addresses are those of the report and the JSON export; the two sides may stand in either order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from compare.addresses import document_of, is_measure
from compare.model import Article, Event, Level, Link, Measure, Note, Quote, Reason
from compare.tables import Table, read_tables, shown

KEYS = {
    "link": {"left", "right", "strength", "reason"},
    "unlink": {"left", "right", "reason"},
    "rename": {"theme", "left", "right", "from", "to", "reason"},
}
STRENGTHS = ("main", "partial")
Units = Mapping[str, Article | Measure]


@dataclass(frozen=True, slots=True)
class Overrides:
    """The tables of an overrides file by their kind, checked for their form."""

    links: tuple[Table, ...] = ()
    unlinks: tuple[Table, ...] = ()
    renames: tuple[Table, ...] = ()


def read_overrides(path: Path) -> Overrides:
    """Return the overrides of a file.

    Raises ``MzdiffError`` naming file and line for an unknown table or key, a missing reason, and
    a strength that is none.
    """
    text, tables = read_tables(path)
    for header in tables:
        if header not in KEYS:
            known = ", ".join(f"[[{kind}]]" for kind in KEYS)
            raise Table(str(path), text, header, {}).error(f"is unknown; known are {known}")
    return Overrides(*(_tables(str(path), text, kind, tables.get(kind, [])) for kind in KEYS))


def _tables(path: str, text: str, kind: str, values: Any) -> tuple[Table, ...]:  # noqa: ANN401 (as parsed)
    if not isinstance(values, list):
        raise Table(path, text, kind, {}).error(f"must be written [[{kind}]]")
    tables = tuple(Table(path, text, kind, value, order) for order, value in enumerate(values))
    for table in tables:
        table.check(KEYS[kind], "reason")
        for key in sorted(KEYS[kind] - {"strength", "reason"}):
            if not table.get(key, str).strip():
                raise table.error(f"{key} is empty")
        if table.get("strength", str, "main") not in STRENGTHS:
            raise table.error('strength must be "main" or "partial"')
    return tables


def overridden(links: Iterable[Link], overrides: Overrides, units: Units) -> tuple[Link, ...]:
    """Return the links as the person wants them; each carries the reason that was given.

    ``units`` are those of the two documents of the links, by address; an override of other
    documents is left alone.
    """
    kept = {(link.left, link.right): link for link in links}
    for table in overrides.unlinks:
        if ends := _ends(table, units):
            kept.pop(ends, None)
    for table in overrides.links:
        if ends := _ends(table, units):
            kept[ends] = _decided(table, kept.get(ends), ends)
    return tuple(kept.values())


def unlinked_notes(overrides: Overrides, units: Units) -> tuple[Note, ...]:
    """Return a note for each link of these documents that a person took away."""
    return tuple(
        Note("unlinked_by_hand", before=" ↔ ".join(ends), after=table.get("reason", str))
        for table in overrides.unlinks
        if (ends := _ends(table, units))
    )


def _decided(table: Table, link: Link | None, ends: tuple[str, str]) -> Link:
    level: Level = "measure" if is_measure(ends[0]) else "article"
    said = Reason("human", (table.get("reason", str),))
    link = link or Link(*ends, level, "main", 1.0, 0.0, None)
    strength = table.get("strength", str, "main")
    return replace(link, strength=strength, score=1.0, reasons=(said, *link.reasons))


def _ends(table: Table, units: Units) -> tuple[str, str] | None:
    """Return the two addresses in the order of the documents, ``None`` for other documents.

    Raises the error for an address that one of the documents does not have, and for an article
    against a measure.
    """
    ids = list(dict.fromkeys(document_of(address) for address in units))
    ends = [table.get(key, str) for key in ("left", "right")]
    named = [end.partition("/")[0] for end in ends]  # a person may name a document alone
    if sorted(named) != sorted(ids):
        return None
    for end in ends:
        if end not in units:
            raise table.error(f"names {shown(end)}, which the document does not have")
    if is_measure(ends[0]) != is_measure(ends[1]):
        raise table.error("joins an article and a measure; name two of one kind")
    first, second = ends if named[0] == ids[0] else ends[::-1]
    return first, second


def renamed_by_hand(overrides: Overrides, units: Units) -> tuple[Event, ...]:
    """Return the renames that a person stated, each quoting both names from their units."""
    events = []
    for table in overrides.renames:
        ends = _ends(table, units)
        if ends is None:
            continue
        turned = ends[0] != table.get("left", str)
        names = [table.get(key, str) for key in (("to", "from") if turned else ("from", "to"))]
        for end, name in zip(ends, names, strict=True):
            if name not in units[end].text:
                raise table.error(f"names {shown(name)}, which does not stand in {end}")
        events.append(_rename(table, ends, names))
    return tuple(events)


def _rename(table: Table, ends: tuple[str, str], names: list[str]) -> Event:
    theme, reason = table.get("theme", str), table.get("reason", str)
    return Event(
        type="renamed",
        matter=theme,
        theme=theme,
        scope=(document_of(ends[0]), document_of(ends[1])),
        left=(ends[0],),
        right=(ends[1],),
        basis=("human",),
        confidence=1.0,
        interest=1.0,
        evidence=tuple(Quote(end, name) for end, name in zip(ends, names, strict=True)),
        explanation="human_rename",
        facts=(("matter", theme), ("old", names[0]), ("new", names[1]), ("reason", reason)),
    )
