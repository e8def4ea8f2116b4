"""What matters most of a pair, in a few sentences: changes of one cause are told together.

Everything is said from the values of events, and only of events that are likely enough.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from compare.language import say
from compare.model import Event, EventType
from compare.telling.changes import Row
from compare.telling.english import beside
from compare.telling.labels import changed_with_time, only_in, relation_between, side_name
from compare.telling.naming import NAME_LENGTH, Names, theme_name
from compare.telling.relation import over_time
from compare.telling.said import department
from compare.telling.wording import listed

MOST = 6
MOST_ITEMS = 4
LONGEST = 44  # characters of what one side says inside a sentence
SENTENCE_ENDS = "。.;；,， "
CLAUSE_END = re.compile("[,，。;；:：]")
NUMBER_OF_A_LIST = re.compile(r"^\d+[、.]")


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a sentence, and the number of the row that it is about."""

    text: str
    row: int


@dataclass(frozen=True, slots=True)
class Headline:
    """A sentence: what its items have in common, the items, how many more, and a caution."""

    lead: str
    items: tuple[Item, ...]
    rest: int
    caution: str


Told = list[tuple[Row, Event]]


@dataclass(frozen=True, slots=True)
class Cause:
    """What makes changes one sentence: their kinds, and how one of them is put in words."""

    key: str
    kinds: tuple[EventType, ...]
    words: Callable[[Names, Row, Event], str]


def headlines(names: Names, pair: int, rows: Sequence[Row]) -> tuple[Headline, ...]:
    """Return the sentences on a pair (from 1), those on duties first; ``rows`` are of all pairs.

    What is told of a theme whose duty left is not told again as gone.
    """
    told = [(row, row.event) for row in rows if row.event and row.pair == pair]
    scope = names.comparison.pairs[pair - 1]
    duties = tuple(_duties(names, scope, told))
    left = {event.theme for _, event in told if event.type == "moves_out"}
    rest = [(row, event) for row, event in told if event.theme not in left]
    found = (_headline(names, scope, cause, rest) for cause in CAUSES)
    return (*duties, *filter(None, found))[:MOST]


def sentence(names: Names, headline: Headline) -> str:
    """Return a headline as one line of text."""
    language = names.language
    items = say("headline", "between", language).join(item.text for item in headline.items)
    said = say("headline", "sentence", language, lead=headline.lead, items=items)
    return said + ending(names, headline)


def ending(names: Names, headline: Headline) -> str:
    """Return what closes a sentence: how many more there are, and what weakens it."""
    language, caution = names.language, headline.caution
    rest = say("headline", "rest", language, count=headline.rest) if headline.rest else ""
    return rest + (say("headline", "caution", language, caution=caution) if caution else "")


def _headline(names: Names, scope: tuple[str, str], cause: Cause, told: Told) -> Headline | None:
    """Return the sentence on one cause, ``None`` where nothing sure can be said in words."""
    rows = [(row, event) for row, event in told if event.type in cause.kinds]
    said = [
        (Item(words, row.number), event)
        for row, event in rows
        if not row.uncertain and (words := cause.words(names, row, event))
    ]
    unique = list({item.text: (item, event) for item, event in reversed(said)}.values())[::-1]
    shown = sorted(unique, key=lambda one: _after_others(one[1]))[:MOST_ITEMS]
    if not shown:
        return None
    return Headline(
        _lead(names, scope, cause.key),
        tuple(item for item, _ in shown),
        len(rows) - len(shown),
        _caution(names, scope, [event for _, event in shown]),
    )


def _caution(names: Names, scope: tuple[str, str], told: Sequence[Event]) -> str:
    """Return what weakens a sentence: a source that is cut off and is said to lack something."""
    for at, document in enumerate(scope):
        cut = names.comparison.document_by_id[document].truncated
        if cut and any(_lacks(event, at) for event in told):
            return _cut(names, scope, document)
    return ""


def _cut(names: Names, scope: tuple[str, str], document: str) -> str:
    return say("headline", "cut", names.language, silent=side_name(names, document, scope))


def _lacks(event: Event, at: int) -> bool:
    """Tell whether an event says that the left (0) or the right (1) document lacks something."""
    if event.type in ("appears", "term_appears", "disappears", "term_disappears"):
        return event.type.endswith("disappears") == (at == 1)
    facts = dict(event.facts)
    words = "_fact" if event.explanation.endswith(".words") else ""
    return facts.get(("before", "after")[at] + words) == ""


def _lead(names: Names, scope: tuple[str, str], key: str, **values: object) -> str:
    """Return what stands before the items; between two places nothing is said to have changed."""
    relation = relation_between(names, scope)
    apart = "" if over_time(relation) else "_apart"
    if relation == "versions" and key == "gone":
        apart = "_of_a_law"
    left, right = (side_name(names, document, scope) for document in scope)
    return say("headline", key + apart, names.language, left=left, right=right, **values)


def _after_others(event: Event) -> bool:
    """Tell whether an event is told after the others of its cause: one side only says something."""
    facts = dict(event.facts)
    whole = event.explanation.endswith(".words")
    both = all(facts.get(f"{side}_fact" if whole else side) for side in ("before", "after"))
    return not both


def _whole_article(event: Event) -> bool:
    return event.explanation.endswith((".article", ".annex"))


def _duties(names: Names, scope: tuple[str, str], told: Told) -> Iterator[Headline]:
    """Yield a sentence for each year in which duties left that the right document does not have."""
    years: dict[str, Told] = defaultdict(list)
    for row, event in told:
        if event.type == "moves_out":
            years[dict(event.facts)["year"]].append((row, event))
    for year, gone in sorted(years.items()):
        cut = any(event.explanation.endswith(".cut") for _, event in gone)
        yield Headline(
            _lead(names, scope, "duties", year=year, count=len(gone)),
            _by_department(names, gone),
            0,
            _cut(names, scope, scope[1]) if cut else "",
        )


def _by_department(names: Names, gone: Told) -> tuple[Item, ...]:
    """Return an item for each department, with the duties that went there."""
    found: dict[str, Told] = defaultdict(list)
    for row, event in gone:
        found[department(dict(event.facts), names.language)].append((row, event))
    return tuple(
        Item(
            say(
                "headline",
                "went",
                names.language,
                duties=listed(tuple(_duty(names, event) for _, event in rows), names.language),
                to=to,
            ),
            rows[0][0].number,
        )
        for to, rows in found.items()
    )


def _duty(names: Names, event: Event) -> str:
    back = dict(event.facts).get("back")
    name = theme_name(names, event.matter)
    return say("headline", "back", names.language, duty=name, year=back) if back else name


def _changed(names: Names, row: Row, event: Event) -> str:
    """Return what either side fixes, if that is as short as a part of a sentence."""
    facts = dict(event.facts)
    told_whole = event.explanation.endswith(".words")
    before = facts.get("before_fact" if told_whole else "before", "")
    after = facts.get("after_fact" if told_whole else "after", "")
    if not (before or after) or max(len(before), len(after)) > LONGEST:
        return ""
    matter = theme_name(names, event.matter)
    if before and after and told_whole:
        return ""  # two facts of wordings that differ as wholes need not be of one thing
    if before and after:
        named = "" if event.matter in before + after else matter + " "
        return say("headline", "changed", names.language, named=named, before=before, after=after)
    fact = _clause(event, before or after)
    if changed_with_time(names, event.scope):
        return say("headline", "set" if after else "unset", names.language, fact=fact)
    only = only_in(names, event.scope[bool(after)], event.scope)
    return say("headline", "alone", names.language, fact=fact, only=only)


def _clause(event: Event, fact: str) -> str:
    """Return the clause of a quote that has a fact, if it is short enough, else its matter too."""
    clauses = [one for q in event.evidence for one in CLAUSE_END.split(q.text) if fact in one]
    clause = NUMBER_OF_A_LIST.sub("", clauses[0]) if clauses else fact
    if len(fact) < len(clause) <= LONGEST:
        return clause
    return fact if event.matter in fact else f"{event.matter} {fact}"


def _renamed(names: Names, row: Row, event: Event) -> str:
    facts = dict(event.facts)
    before, after = facts.get("old") or facts["before"], facts.get("new") or facts["after"]
    return say(
        "headline",
        "renamed_item",
        names.language,
        before=beside(before, names.english),
        after=beside(after, names.english),
    )


def _matter(names: Names, row: Row, event: Event) -> str:
    """Return what came, went, rose or fell: a whole article is called by its heading."""
    if _whole_article(event) and event.evidence:
        heading = NUMBER_OF_A_LIST.sub("", event.evidence[-1].text).strip(SENTENCE_ENDS)
        first = heading if len(heading) <= NAME_LENGTH else CLAUSE_END.split(heading)[0]
        return first if len(first) <= NAME_LENGTH else first[: NAME_LENGTH - 1] + "…"
    facts = dict(event.facts)
    if event.type.startswith("term_"):
        name = facts.get("name") or facts.get("after") or facts.get("before") or event.matter
        return name if len(name) <= LONGEST else event.matter
    return theme_name(names, event.matter)


def _contradiction(names: Names, row: Row, event: Event) -> str:
    facts = {**dict(event.facts), "matter": event.matter}
    return say("headline", "contradiction", names.language, **facts)


CAUSES = (
    Cause("numbers", ("number_changed",), _changed),
    Cause("goals", ("goal_changed",), _changed),
    Cause("gone", ("disappears", "term_disappears"), _matter),
    Cause("new", ("appears", "term_appears"), _matter),
    Cause("conflict", ("contradicts",), _contradiction),
    Cause("renamed", ("renamed",), _renamed),
    Cause("terms", ("scope_changed", "actor_changed", "law_changed"), _changed),
    Cause("raised", ("promoted",), _matter),
    Cause("lowered", ("demoted",), _matter),
)
"""Where there are too many causes for a first screen, those that stand first are told."""
