"""Which elements of a page a browser shows: by their kind, their attributes, their own style."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

# Shown in no browser, or only where the browser cannot show what they are for.
NEVER_SHOWN = re.compile(
    "noscript|template|iframe|title|audio|video|canvas|annotation|desc|metadata|datalist"
)
COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
IMPORTANT = re.compile(r"!\s*important\s*$")


def is_hidden(node: LexborNode, tag: str, around: bool) -> bool:
    """Tell whether an element is hidden; ``around`` says so of the one that holds it.

    What ``visibility`` hides may hold something visible; what is not displayed holds nothing that
    is, so only ``visibility`` can show what stands in hidden elements.
    """
    attributes = node.attributes
    written = attributes.get("style")
    style = _declared(written) if written else {}
    if NEVER_SHOWN.fullmatch(tag) or "hidden" in attributes or style.get("display") == "none":
        return True
    if style.get("visibility") in ("hidden", "collapse"):
        return True
    return around and style.get("visibility") != "visible"


def _declared(style: str) -> dict[str, str]:
    """Return what holds of a style: the last of two declarations, or the important one."""
    declared: dict[str, tuple[bool, str]] = {}
    for declaration in COMMENT.sub("", style).split(";"):
        name, colon, value = declaration.partition(":")
        plain = IMPORTANT.sub("", value.lower()).strip()
        important = IMPORTANT.search(value.lower()) is not None
        name = name.strip().lower()
        if colon and (important or not declared.get(name, (False, ""))[0]):
            declared[name] = (important, plain)
    return {name: value for name, (_, value) in declared.items()}
