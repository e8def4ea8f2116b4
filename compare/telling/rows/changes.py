"""Rows of the table of changes: one for every event, then for every article that none tells of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from compare.addresses import article_of, document_of
from compare.events.finders.foremost_facts import ends_matter
from compare.events.kinds import KIND, Group
from compare.facts.plain import clause_at
from compare.knowledge.words import content_words
from compare.model import Change, Comparison, Event, EventType
from compare.telling.rows.doubts import doubt, loosely, unlike_bases
from compare.telling.rows.going_on import going_on
from compare.telling.rows.instead import instead
from compare.telling.rows.order import pair_events
from compare.telling.rows.sorts import SORT_OF, Content, Sort, content_of, sort_of
from compare.telling.rows.weights import came_back, weight
from compare.telling.words.labels import changed_with_time, kind_label, side_name
from compare.telling.words.naming import (
    Names,
    article_name,
    owner,
    theme_beside,
    unit_mark,
)
from compare.telling.words.said import (
    OF_PLACES,
    both_facts,
    is_rewritten,
    numbers_in,
    quotes_of,
    said,
)
from compare.telling.words.wording import SURE, listed, word

ARTICLE_ENDS = 2  # articles of a side that a row names
TOLD_BY: dict[str, tuple[EventType, ...]] = {
    "added": ("appears", "promoted", "moved", "splits"),
    "removed": ("disappears", "demoted", "moved", "merges", "moves_out"),
    "split": ("splits", "moved", "promoted", "demoted"),
    "merged": ("merges", "moved", "promoted", "demoted"),
}
"""The kinds of events that tell what became of an article."""
KIND_OF: dict[str, EventType] = {"split": "splits", "merged": "merges"}
SEVERAL = ("split", "merged")
UNMATCHED, EXCHANGED = "unmatched", "moved.exchange"
Ends = tuple[tuple[str, ...], tuple[str, ...]]
"""Articles on either side."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what the two documents of a pair (counted from 1) say of one matter.

    ``key`` is the kind that its anchor names, ``label`` the kind in words. ``left`` and ``right``
    are the units it is about. One that is not ``named`` is called by what is around its matter,
    which has no short name. ``event`` is ``None`` for an article that no event tells of. A row of
    the ``same_matter`` says what else differs on the matter of the row before it; ``also`` are
    rows that are told within this one; ``remark`` says what to check of it.
    ``weight`` is how much it matters beside others, ``instead`` what the later text says where
    something is gone.
    """

    number: int
    pair: int
    key: str
    label: str
    group: Group
    change: Sort
    content: Content
    matter: str
    theme: str
    before: str
    after: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    event: Event | None
    uncertain: bool
    named: bool = True
    same_matter: bool = False
    remark: str = ""
    also: tuple[Row, ...] = ()
    weight: float = 0.0
    instead: str = ""

    @property
    def told(self) -> tuple[Row, ...]:
        """The row by itself, and the rows that are told within it."""
        return (replace(self, also=()), *self.also) if self.also else (self,)

    @property
    def look(self) -> str:
        """How its label looks: as what happened, and where something changed, as what it is of.

        That an article became several changed its place and not what it says.
        """
        if self.group != "changed":
            return self.group
        return "moved" if self.change == "placed" else f"{self.group} of-{self.content}"

    @property
    def labels(self) -> tuple[str, ...]:
        """The words for all kinds that the row tells of."""
        return tuple(dict.fromkeys(row.label for row in self.told))

    def has(self, change: Sort | None, content: Content | None) -> bool:
        """Tell whether filters of the table show the row; ``None`` is no filter."""
        changes, contents = {row.change for row in self.told}, {row.content for row in self.told}
        return change in {None, *changes} and content in {None, *contents}

    @property
    def events(self) -> tuple[Event, ...]:
        """All events that the row tells of."""
        return tuple(row.event for row in self.told if row.event)


def marks(names: Names, units: Iterable[str]) -> str:
    """Return the marks of the articles of units, as short as a cell."""
    found = tuple(dict.fromkeys(unit_mark(names, article_of(unit)) for unit in units))
    rest = "…" if len(found) > ARTICLE_ENDS else ""
    return listed(found[:ARTICLE_ENDS], names.language) + rest


def of_events(names: Names, pair: int) -> Iterator[Row]:
    """Yield a row for each event of a pair (from 1)."""
    scope = names.comparison.pairs[pair - 1]
    everywhere = frozenset(one.id for one in names.comparison.themes if one.background)
    for event in pair_events(names.comparison, pair):
        before, after = _said(names, event)
        yield Row(
            number=0,
            pair=pair,
            key=event.type,
            label=_label(names, event),
            group=KIND[event.type].group,
            change=sort_of(event, before, after),
            content=content_of(event),
            matter=event.matter,
            named=event not in names.unnamed,
            theme=theme_beside(names, event.theme, event.matter),
            before=before,
            after=after,
            left=_units(event, event.left, scope[0]),
            right=_units(event, event.right, scope[1]),
            event=event,
            uncertain=event.confidence < SURE,
            same_matter=event.same_matter,
            remark=doubt(names, scope, (before, after))
            or unlike_bases(names, event)
            or loosely(names, event)
            or going_on(names, event),
            weight=weight(event, everywhere),
            instead=instead(names, event, before, after),
        )


def _label(names: Names, event: Event) -> str:
    """Return what a row is called; of two places or offices also which one alone sets a number."""
    if came_back(event):
        return word("came_back", names.language)
    document = _counting_alone(event)
    if event.type == "number_changed" and not is_rewritten(event):
        alone = sum(map(bool, both_facts(event))) == 1
        if alone and not changed_with_time(names, event.scope):
            document = event.scope[bool(both_facts(event)[1])]
    if document:
        tag = side_name(names, document, event.scope)
        return word("only_number", names.language, tag=tag)
    return kind_label(names, event.type, event.scope)


def _counting_alone(event: Event) -> str:
    """Return which document alone sets a number where wordings are told as wholes, if one does.

    Where one of them ends the matter that tells more; 70% and 全覆盖 are set by either.
    """
    if (
        all(both_facts(event))
        or not is_rewritten(event)
        or event.type not in ("number_changed", "goal_changed")
    ):
        return ""
    first = [quote.text for one in event.scope for quote in quotes_of(event, one)[:1]]
    if len(first) == len(event.scope) and ends_matter(*first):
        return ""
    counting = [one for one in event.scope if numbers_in(quotes_of(event, one), loose=True)]
    shown = [one for one in counting if _counts_matter(event, one)]
    return shown[0] if shown and len(counting) == 1 else ""


def _counts_matter(event: Event, document: str) -> bool:
    """Tell whether a document sets a number first in a clause that is on the matter of an event.

    A number of another thing (业务培训1次) says nothing of the matter (留守儿童).
    """
    matter = {*content_words(event.matter)}
    for quote in quotes_of(event, document)[:1]:
        for number in numbers_in((quote,)):
            clause = quote.text[slice(*clause_at(quote.text, quote.text.find(number)))]
            if not matter or matter & {*content_words(clause)}:
                return True
    return False


def _said(names: Names, event: Event) -> tuple[str, str]:
    """Return what either side says, or its articles where these are what differs."""
    if event.type not in OF_PLACES or event.explanation.endswith(".theme"):
        return said(event, names.language)
    before, after = (
        _articles(names, _units(event, units, document))
        for units, document in zip((event.left, event.right), event.scope, strict=True)
    )
    if not (before and after):
        return said(event, names.language)
    if before == after and event.explanation == EXCHANGED:
        return "", _exchanged(names, event)
    if before == after:  # which of two articles of one number is meant
        before, after = (
            f"{side_name(names, document, event.scope)} {article}"
            for document, article in zip(event.scope, (before, after), strict=True)
        )
    match event.type:
        case "promoted":
            return _sentence_of(names, before), _article_of_its_own(names, after)
        case "demoted":
            return _article_of_its_own(names, before), _sentence_of(names, after)
    return before, after


def _exchanged(names: Names, event: Event) -> str:
    """Return the sentence on articles that changed places."""
    found = _units(event, event.right, event.scope[1])
    one, *others = dict.fromkeys(names.marks[article_of(unit)] for unit in found)
    other = listed(tuple(others), names.language)
    return word("exchanged", names.language, one=one, other=other)


def _sentence_of(names: Names, article: str) -> str:
    return word("sentence_of", names.language, article=article)


def _article_of_its_own(names: Names, article: str) -> str:
    return word("whole_article", names.language, article=article)


def _units(event: Event, named: tuple[str, ...], document: str) -> tuple[str, ...]:
    """Return the units of a side that are quoted, or else those that are named."""
    return tuple(quote.unit for quote in quotes_of(event, document)) or named


def of_articles(names: Names, pair: int) -> Iterator[Row]:
    """Yield articles that were parted or joined, or have no counterpart, untold so far.

    Of one that stands elsewhere an event tells, if it still is on its matter.
    """
    comparison, scope = names.comparison, names.comparison.pairs[pair - 1]
    told = _told(comparison, scope)
    ends = ((one, (one.kind, one.left, one.right)) for one in _of_pair(comparison, scope))
    untold = [change for change, end in ends if end not in told]
    for kind in KIND_OF:
        joined = kind == "merged"
        whole: dict[str, list[str]] = defaultdict(list)
        for change in untold:
            if change.kind == kind and change.left and change.right:
                end, other = (change.left, change.right)[:: -1 if joined else 1]
                whole[end].append(other)
        for end, others in whole.items():
            if kind in SEVERAL and len(others) == 1:
                continue  # an event tells of the others: one alone is no division
            ends_of = (tuple(others), (end,)) if joined else ((end,), tuple(others))
            yield _placed(names, pair, KIND_OF[kind], ends_of)
    for change in untold:
        if change.kind in ("added", "removed"):
            left, right = (tuple(filter(None, (end,))) for end in (change.left, change.right))
            yield _unmatched(names, pair, (left, right))


def _of_pair(comparison: Comparison, scope: tuple[str, str]) -> Iterator[Change]:
    """Yield what became of the articles of a pair: of main links, and of those without any."""
    links = {(link.left, link.right): link for link in comparison.links}
    related = {
        end
        for link in comparison.links
        if link.level == "article" and (document_of(link.left), document_of(link.right)) == scope
        for end in (link.left, link.right)
    }
    for change in comparison.changes:
        if change.left and change.right:
            link = links[change.left, change.right]
            here = (document_of(link.left), document_of(link.right)) == scope
            main = link.level == "article" and link.strength == "main"
            if here and main and change.kind in KIND_OF:
                yield change
        elif (change.left or change.right) not in related:
            document = document_of(change.left or change.right or "")
            if document == scope[not change.left]:
                yield change


def _told(
    comparison: Comparison, scope: tuple[str, str]
) -> set[tuple[str, str | None, str | None]]:
    """Return what events tell of articles: the kind of change and the article of either side."""
    found: set[tuple[str, str | None, str | None]] = set()
    for event in comparison.events:
        if event.scope == scope:
            lefts, rights = ({article_of(u) for u in units} for units in (event.left, event.right))
            kinds = [kind for kind, types in TOLD_BY.items() if event.type in types]
            found |= {(kind, one, other) for kind in kinds for one in lefts for other in rights}
            found |= {("removed", one, None) for one in lefts if "removed" in kinds}
            found |= {("added", None, other) for other in rights if "added" in kinds}
    return found


def _placed(names: Names, pair: int, kind: EventType, ends: Ends) -> Row:
    """Return the row on articles that were parted or joined."""
    label = kind_label(names, kind, names.comparison.pairs[pair - 1])
    cited = _articles(names, ends[0]), _articles(names, ends[1])
    return _of_ends(names, pair, (kind, label, KIND[kind].group, SORT_OF[kind]), ends, cited)


def _unmatched(names: Names, pair: int, ends: Ends) -> Row:
    """Return the row on an article without a counterpart; of a side that is cut nothing is said."""
    scope = names.comparison.pairs[pair - 1]
    label = word("no_match", names.language)
    silent = _silence(names, scope[bool(ends[0])], scope)
    cited = tuple(_articles(names, units) or silent for units in ends)
    kind: tuple[str, str, Group, Sort] = (UNMATCHED, label, "come", "come")
    if ends[0]:
        kind = (UNMATCHED, label, "gone", "gone")
    return _of_ends(names, pair, kind, ends, (cited[0], cited[1]))


def _of_ends(
    names: Names,
    pair: int,
    kind: tuple[str, str, Group, Sort],
    ends: Ends,
    cited: tuple[str, str],
) -> Row:
    key, label, group, change = kind
    first = (ends[1] or ends[0])[0]
    return Row(
        number=0,
        pair=pair,
        key=key,
        label=label,
        group=group,
        change=change,
        content="matter",
        matter=article_name(owner(names, first)[1]),
        theme="",
        before=cited[0],
        after=cited[1],
        left=ends[0],
        right=ends[1],
        event=None,
        uncertain=False,
    )


def _articles(names: Names, units: tuple[str, ...]) -> str:
    marks = dict.fromkeys(names.marks[article_of(unit)] for unit in units)
    return listed(tuple(marks), names.language)


def _silence(names: Names, document: str, scope: tuple[str, str]) -> str:
    """Return what is said of a document without a counterpart: after a cut nothing is known."""
    cut = names.comparison.document_by_id[document].truncated
    tag = side_name(names, document, scope)
    return word("cut_unknown" if cut else "no_counterpart", names.language, tag=tag)
