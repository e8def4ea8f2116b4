"""What stands on both sides word for word needs no judging: it belongs together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from compare.knowledge.words import letters_and_digits

MOST_COPIES = 10_000  # pairs of copies; of a text repeated more often they are taken in order

Pair = tuple[int, int]


def literal_pairs(
    left: Sequence[str], right: Sequence[str], preference: Callable[[int, int], float]
) -> list[Pair]:
    """Return the places of texts with the same letters and digits, or without any and the same.

    Of several copies each is paired with one of the other side: first those that ``preference``
    puts together, then in order. What one side has more of joins the copy that it prefers.
    """
    places: dict[str, tuple[list[int], list[int]]] = {}
    for side, texts in enumerate((left, right)):
        for place, text in enumerate(texts):
            places.setdefault(letters_and_digits(text) or text, ([], []))[side].append(place)
    return sorted(
        pair
        for rows, columns in places.values()
        if rows and columns
        for pair in _paired(rows, columns, preference)
    )


def _paired(
    rows: list[int], columns: list[int], preference: Callable[[int, int], float]
) -> list[Pair]:
    if len(rows) == len(columns) == 1 or len(rows) * len(columns) > MOST_COPIES:
        return list(zip(rows, columns, strict=False))
    row_at, column_at = ({place: n for n, place in enumerate(side)} for side in (rows, columns))
    ranked = sorted(
        ((i, j) for i in rows for j in columns),
        key=lambda pair: (
            -round(preference(*pair), 3),
            abs(row_at[pair[0]] - column_at[pair[1]]),
            pair,
        ),
    )
    found: list[Pair] = []
    row_pairs, column_pairs = Counter[int](), Counter[int]()
    for most in (1, len(ranked)):  # first one to one, then what is left over
        for i, j in ranked:
            taken = row_pairs[i], column_pairs[j]
            if 0 in taken and max(taken) < most:
                found.append((i, j))
                row_pairs[i] += 1
                column_pairs[j] += 1
    return found
