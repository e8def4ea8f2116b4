"""Laws: their articles (条) count through the whole text, so a number is the name of an article.

An article that was put in or struck out gives all later ones another number. The items of a plan
are numbered too, but nobody cites them by it: what kind of mark it is decides, not the document.
"""

from __future__ import annotations

from compare.knowledge.headings import find_mark
from compare.model import Article, Document


def article_number(article: Article) -> tuple[int, str] | None:
    """Return the number of an article of a law and what is put in behind it (``之一``), if any.

    Ways of writing make no difference: 第十条 is 第10条. ``None`` for any other mark, or none.
    """
    mark = find_mark(article.label)
    return (mark.number, mark.inserted) if mark and mark.rule.through else None


def renumbered(before: Article, after: Article) -> bool:
    """Tell whether two articles of laws that correspond have different numbers."""
    old, new = article_number(before), article_number(after)
    return old is not None and new is not None and old != new


def is_law(document: Document) -> bool:
    """Tell whether most articles of a document are cited by their number alone, as in a law."""
    numbered = sum(article_number(article) is not None for article in document.articles)
    return numbered > len(document.articles) / 2


def are_laws(left: Document, right: Document) -> bool:
    """Tell whether both documents are laws, which are compared as versions of one."""
    return is_law(left) and is_law(right)
