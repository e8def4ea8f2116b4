"""The whole page as it is shown; every text in it is ready to print."""

from __future__ import annotations

from dataclasses import dataclass

from compare.report.view.documents import Appendix, DocumentCard
from compare.report.view.findings import Brief, Filter, Finding, HeadlineView
from compare.report.view.goals import GoalGroup
from compare.report.view.pictures import FlowView, LanesView, LivesView, TargetsView
from compare.report.view.reading import Lonely, Part
from compare.report.view.themes import StoryLine, ThemeRow


@dataclass(frozen=True, slots=True)
class PairView:
    """All that is shown for two documents, ``brief`` and ``headlines`` before all.

    ``arrow`` stands between the two; of the findings the ``foremost`` are shown at once; ``rolled``
    tells of statements whose years alone went on. ``parts`` begin with the preambles, if there are
    any. ``cuts`` say which of the two proves no absence; ``laws`` are read article by article in
    the order of the new one.
    """

    anchor: str
    tags: tuple[str, str]
    arrow: str
    brief: Brief
    headlines: tuple[HeadlineView, ...]
    foremost: tuple[Finding, ...]
    further: tuple[Finding, ...]
    rolled: str
    goals: tuple[GoalGroup, ...]
    flow: FlowView | None
    parts: tuple[Part, ...]
    cuts: tuple[str, ...]
    lonely: tuple[tuple[str, tuple[Lonely, ...]], tuple[str, tuple[Lonely, ...]]]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole report; ``filters`` are of the table of changes, ``about`` themes that changed.

    The table has a title and a ``count`` of rows; ``apart`` are documents of several places, where
    nothing came or went. ``legend`` says what the marks of either side mean. ``story`` tells what
    came, went and returned in a series, ``headlines`` what matters most of it, ``arrow`` stands
    between the ``subjects``.
    ``key`` tells this comparison from others: it depends on the texts that were compared.
    Of texts ``mostly_unchanged`` the changes alone are shown at first. ``lanes`` are drawn for a
    pair that has themes, ``lives`` for a series, ``compared`` where targets compare.
    """

    key: str
    language: str
    title: str
    kicker: str
    reading_lead: str
    legend: tuple[str, str]
    cards: tuple[DocumentCard, ...]
    cautions: tuple[str, ...]
    arrow: str
    apart: bool
    table_title: str
    count: int
    filters: tuple[Filter, ...]
    about: tuple[tuple[int, str], ...]
    story: tuple[StoryLine, ...]
    headlines: tuple[HeadlineView, ...]
    pairs: tuple[PairView, ...]
    tags: tuple[str, ...]
    subjects: tuple[str, ...]
    kinds: tuple[tuple[str, str, int], ...]
    mostly_unchanged: bool
    lanes: LanesView | None
    lives: LivesView | None
    compared: TargetsView | None
    themes: tuple[ThemeRow, ...]
    appendix: Appendix
    made_by: str
