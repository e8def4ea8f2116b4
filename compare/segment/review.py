"""Which articles look back on what was done, where a text plans as well: by headings and title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from compare.closed import planning
from compare.model import Article, Section
from compare.segment.title import bare_title

# What the heading of such a part ends in (2013年工作回顾, 目标任务完成情况), and that of a plan.
BACK = re.compile(
    r"(?:回顾|总结|成效|成绩|成就|(?:主要|特色|成效[及和]|工作)(?:做法|亮点)|主要经验|(?:工作|执行|完成|落实|开展|进展|实施|基本|总体)情况"
    r"|(?:^|[”’][一-鿿]{0,12}|时期[一-鿿]{0,12})发展基础|存在(?:的)?(?:主要|突出)?(?:困难和)?问题|(?:年度|自查|情况的?)(?:报告|汇报)|年报)(?:范文)?$"
)
AHEAD = re.compile(
    r"(?:计划|规划|打算|安排|思路|展望|任务|目标|部署|要点|设想|建议|谋划|措施|要求)(?:范文)?$"
    r"|下一步|下一阶段|今后"
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
