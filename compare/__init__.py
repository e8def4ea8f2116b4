"""mzdiff: compare yearly work plans and show what happened to every theme, with evidence.

    from compare import read, compare

    result = compare(read("corpus/hunan-2015.txt"), read("corpus/jilin-2022.txt"))
    for event in result.events:
        print(event.type, event.theme, event.evidence)

Both names are loaded on first use, so that reading a type of ``compare.model`` costs nothing.
"""

from __future__ import annotations

from compare.version import __version__

TYPE_CHECKING = False  # as ``typing`` has it, whose import would leave a run open to signals longer

if TYPE_CHECKING:
    from compare.export.notebook import compare
    from compare.series import read

__all__ = ["__version__", "compare", "read"]


def __getattr__(name: str) -> object:
    """Load ``read`` and ``compare`` when they are first asked for."""
    if name not in ("compare", "read"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from compare.export.notebook import compare
    from compare.series import read

    return compare if name == "compare" else read
