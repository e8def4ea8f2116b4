"""Sentences for readers, in Chinese and English, from ``data/language/<topic>.toml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import tomli

Language = Literal["zh", "en"]


def say(topic: str, key: str, language: Language, **values: object) -> str:
    """Return the sentence ``key`` of a topic with ``{name}`` places filled.

    Raises ``KeyError`` for a sentence that the topic's file does not have.
    """
    return sentences(topic)[key][language].format(**values)


@cache
def sentences(topic: str) -> dict[str, dict[str, str]]:
    """Return all sentences of a topic: ``{key: {"zh": …, "en": …}}``."""
    path = files("compare") / "data" / "language" / f"{topic}.toml"
    return tomli.loads(path.read_text(encoding="utf-8"))
