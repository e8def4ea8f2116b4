"""Texts of other kinds, where they are at hand: each compared with a neighbour of its kind."""

from __future__ import annotations

import csv
import os
from itertools import pairwise

import pytest

from compare import pipeline
from compare.export.json import to_json
from compare.report.render import render
from tests.test_laws import WILD

SAMPLE = 40  # every fortieth pair; all of them with HYPOTHESIS_PROFILE=long


def neighbours() -> list[tuple[str, str]]:
    """Return pairs of files of one kind, in order of year."""
    with next(WILD.glob("*.tsv")).open(encoding="utf-8") as file:
        rows = sorted(
            csv.DictReader(file, delimiter="\t"),
            key=lambda row: (row["kind"], row["year"], row["file"]),
        )
    pairs = [(a["file"], b["file"]) for a, b in pairwise(rows) if a["kind"] == b["kind"]]
    return pairs if os.environ.get("HYPOTHESIS_PROFILE") == "long" else pairs[::SAMPLE]


@pytest.mark.skipif(not WILD.exists(), reason="the texts of other kinds are not on this machine")
def test_neighbours_of_a_kind_are_compared_without_falling_over() -> None:
    for left, right in neighbours():
        result = pipeline.compare(WILD / left, WILD / right)
        assert to_json(result)
        assert render(result, "zh").startswith("<!doctype html>")


@pytest.mark.skipif(not WILD.exists(), reason="the texts of other kinds are not on this machine")
def test_one_law_in_two_renderings_has_not_changed() -> None:
    result = pipeline.compare(WILD / "048.md", WILD / "166.md")
    assert {change.kind for change in result.changes} == {"same"}
    assert result.events == ()
