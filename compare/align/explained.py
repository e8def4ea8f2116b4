"""Links of articles of plans that better ones explain away.

Parts of one field are all related to each other. Where two articles have each been carried over
almost as they were, what they are related to beside these is no news, unless a statement went from
one to the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.addresses import article_of
from compare.annexes import across_annex
from compare.model import Document, Link

CARRIED_OVER = 0.5  # the ratio of two articles from which one is the other, edited


def explained(
    left: Document, right: Document, links: Sequence[Link], measures: Sequence[Link]
) -> list[Link]:
    """Return the links of articles without those between two that are settled elsewhere."""
    settling = [
        link
        for link in links
        if link.strength == "main"
        and link.fuzzy >= CARRIED_OVER
        and not across_annex(left, right, link)
    ]
    settled = {(link.left, link.right) for link in settling}
    ends = {end for pair in settled for end in pair}
    joined = {(article_of(link.left), article_of(link.right)) for link in measures}
    return [
        link
        for link in links
        if (link.left, link.right) in settled
        or (link.strength == "main" and not across_annex(left, right, link))
        or not {link.left, link.right} <= ends
        or (link.left, link.right) in joined
    ]
