"""The pieces of a paragraph of a .docx file that hold text: which they are, and what they say."""

from __future__ import annotations

from compare.source.formats.docx_styles import Element, W

COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVES, CHOICE, FALLBACK = (
    f"{COMPATIBLE}{name}" for name in ("AlternateContent", "Choice", "Fallback")
)
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TEXTS = (f"{W}t", f"{MATHS}t", f"{DRAWING}t")
UNKNOWN_SYMBOL = "□"


def whole_text(element: Element) -> str:
    """Return the text of an element with what follows a comment or an instruction inside it."""
    return (element.text or "") + "".join(child.tail or "" for child in element)


def symbol(code: str) -> str:
    """Return a character of a symbol font; what only the font knows is shown as a box."""
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return UNKNOWN_SYMBOL
    return character if character.isprintable() else UNKNOWN_SYMBOL


def shown_alternative(alternatives: Element) -> Element:
    """Return the choice that has text, else the fallback: what an older program would show."""
    branches = [child for child in alternatives if child.tag in (CHOICE, FALLBACK)]
    texts = (b for b in branches if any(whole_text(t).strip() for t in b.iter(*TEXTS)))
    return next(texts, branches[0] if branches else alternatives)
