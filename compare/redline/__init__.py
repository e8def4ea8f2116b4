"""Two wordings of one statement as one text, in which only what means something is marked.

``steps`` are the ways from the earlier wording to the later one. What a reader would call the
same in other words (stock verbs, marks, order) is kept apart from what says something else.
"""

from __future__ import annotations

from compare.redline.alone import unshared
from compare.redline.steps import Reading, Step, likeness, redline

__all__ = ["Reading", "Step", "likeness", "redline", "unshared"]
