"""Texts without white space, for comparing what is set in different lines."""

from __future__ import annotations


def squeezed(text: str) -> str:
    return "".join(text.split())
