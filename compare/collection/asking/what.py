"""Which table of a collection a person asks for, and which kind of fact."""

from __future__ import annotations

from enum import StrEnum


class What(StrEnum):
    """Which table; ``copies`` are pairs of documents with measures of the same wording."""

    documents = "documents"
    articles = "articles"
    measures = "measures"
    mentions = "mentions"
    facts = "facts"
    copies = "copies"


class Stated(StrEnum):
    """What a measure states. A goal is a number to be reached or kept to, money one of 元."""

    number = "number"
    goal = "goal"
    money = "money"
    deadline = "deadline"
    place = "place"
    people = "people"
    office = "office"
    basis = "basis"
    name = "name"
