"""Which articles look back on what was done, where a text plans as well: by headings and title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from compare.knowledge.closed import READING, any_of, planning
from compare.model import Article, Section
from compare.segment.title import bare_title

# What the heading of such a part ends in (2013年工作回顾, 目标任务完成情况), and that of a plan.
BACK = re.compile(
    rf"(?:{any_of('review', 'back', READING)}|(?:{any_of('review', 'carried_out', READING)})情况"
    r"|(?:^|[”’][一-鿿]{0,12}|时期[一-鿿]{0,12})发展基础)(?:范文)?$"
)
AHEAD = re.compile(
    rf"(?:{any_of('review', 'ahead', READING)})(?:范文)?$|{any_of('review', 'later', READING)}"
)
TO_DO = re.compile(planning())


def with_views(
    articles: Iterable[Article], sections: tuple[Section, ...], title: str
) -> tuple[Article, ...]:
    """Return the articles, each with whether it looks back.

    The outermost part whose heading says so decides, an article without a section being a part
    of its own; where none does, the title.
    """
    views: dict[str | None, bool | None] = {None: None}
    for section in sections:  # an outer one stands before those in it
        around = views.get(section.parent)
        views[section.id] = _view(section.heading) if around is None else around
    titled = _view(bare_title(title)) or False

    def looks_back(article: Article) -> bool:
        view = views.get(article.section) if article.section else _view(article.heading)
        return titled if view is None else view

    return tuple(replace(article, looks_back=looks_back(article)) for article in articles)


def _view(heading: str) -> bool | None:
    """Tell whether a heading looks back or ahead; ``None`` for one that names its matter alone.

    What is to be done with a matter (总结经验, 打造亮点) is neither.
    """
    heading = heading.rstrip("。:")
    if TO_DO.match(heading):
        return None
    if BACK.search(heading):
        return True
    return False if AHEAD.search(heading) else None
