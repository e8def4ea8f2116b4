"""Where tables of tasks begin and end among the paragraphs of a text."""

from __future__ import annotations

from compare.segment.structure.numbering import Item


def split_tables(items: list[Item], tables: tuple[int, ...]) -> list[tuple[bool, list[Item]]]:
    """Return the items in pieces, each with whether it is a table of tasks.

    ``tables`` are places of the source, in order. A table goes on as long as its numbers do: a
    mark of an outer level ends it, and so does its own mark where the count breaks.
    """
    pieces: list[tuple[bool, list[Item]]] = [(False, [])]
    coming = list(reversed(tables))
    last: Item | None = None
    for item in items:
        place = item.passage.span()[0]
        if coming and place > coming[-1]:
            while coming and place > coming[-1]:
                coming.pop()
            pieces.append((True, []))
            last = None
        elif pieces[-1][0] and _ends_table(item, last):
            pieces.append((False, []))
        last = item if item.mark and (last is None or item.rank == last.rank) else last
        pieces[-1][1].append(item)
    return [piece for piece in pieces if piece[1]]


def _ends_table(item: Item, last: Item | None) -> bool:
    """Tell whether an item no longer belongs to the table whose last number is ``last``."""
    if last is None or last.mark is None or last.rank is None:
        return False
    if item.mark is None or item.rank is None or item.rank > last.rank:
        return False
    return item.rank < last.rank or item.mark.number != last.mark.number + 1
