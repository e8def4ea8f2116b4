"""The rows of tables of targets of two documents, and which of them are not each other's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from compare.facts.cells import target_row
from compare.facts.plain import squashed
from compare.model import Document, Link


@dataclass(frozen=True)
class Rows:
    """What the rows of a document are called, by their addresses."""

    of_address: Mapping[str, str]

    @cached_property
    def names(self) -> frozenset[str]:
        """All names of rows."""
        return frozenset(self.of_address.values())


def rows_of(document: Document) -> Rows:
    """Return the rows of tables of targets in a document."""
    found = {
        document.address(one): (one.text, target_row(one.text))
        for article in document.articles
        for one in article.statements
    }
    return Rows(
        {address: squashed(text[slice(*row.name)]) for address, (text, row) in found.items() if row}
    )


def of_two_rows(rows: tuple[Rows, Rows], link: Link) -> bool:
    """Tell whether a link joins two rows, one of which is called as another row is."""
    left, right = rows
    name, other = left.of_address.get(link.left), right.of_address.get(link.right)
    if not name or not other or name == other:
        return False
    return name in right.names or other in left.names
