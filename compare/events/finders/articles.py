"""Articles that were moved, divided, joined, raised from a sentence or lowered to one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from compare.addresses import article_of
from compare.events.evidence.event import event, mirror
from compare.events.evidence.pair import Pair, stated
from compare.events.evidence.quotes import quoted, whole
from compare.events.evidence.subject import subject_of
from compare.events.finders.handed import hands_over
from compare.events.finders.linked import EDITED
from compare.facts.plain import squashed
from compare.knowledge.words import content_words
from compare.model import Article, Event, Link, Quote

BETWEEN_PARTS = "moved.article_parts"
CERTAIN = 0.95
RAISED = 0.8
MORE, SHORT_HEADING, BEGINNING = 9, 18, 24  # characters that are quoted of how an article begins
SMALL = 2  # statements of an article that went elsewhere as a whole
SHOWN = 3  # statements that became an article, at most
CARRIED = 0.34  # of the larger article's statements at least go where a part of it is said to go
NAMED = 0.75  # of the letters of the words of a heading stand in what became its article
HEADED = 0.6  # the same, where the heading of an article names what another one is about
CARRIED_OVER = 0.35  # the ratio from which a statement, enlarged, stands in an article of its own


def reshaped(pair: Pair) -> Iterator[Event]:
    """Yield what became of articles as wholes."""
    yield from moved(pair)
    yield from splits(pair)
    yield from (mirror(one) for one in splits(pair.swapped))
    yield from raised(pair)
    yield from (mirror(one) for one in raised(pair.swapped))


def moved(pair: Pair) -> Iterator[Event]:
    """Yield the articles that stand in another place and are still on their matter, and measures
    that do and are the same otherwise.
    """
    links = [
        link
        for link in pair.articles
        if pair.kinds.get((link.left, link.right)) == "moved" and on_their_matter(pair, link)
    ]
    exchanged = [two for two in neighbours(pair, links) if changed_places(pair, *two)]
    for one, other in exchanged:
        yield exchange(pair, one, other)
    told = {link for two in exchanged for link in two}
    alone = (link for link in links if link not in told)
    yield from filter(None, (moving(pair, link, "moved.article") for link in alone))
    yield from filter(None, (moving(pair, link, "moved.measure") for link in sentences(pair)))


def sentences(pair: Pair) -> Iterator[Link]:
    """Yield the links of measures that left one article of both documents for another."""
    ends = {end for link in pair.articles for end in (link.left, link.right)}
    for link in () if pair.two_offices else pair.measures:  # no sentence of one moved to another
        if pair.kinds.get((link.left, link.right)) == "moved" and link.fuzzy >= EDITED:
            articles = {article_of(link.left), article_of(link.right)}
            alone = len(pair.of_measure[link.left]) == len(pair.of_measure[link.right]) == 1
            if articles <= ends and alone:
                yield link


def on_their_matter(pair: Pair, link: Link) -> bool:
    """Tell whether one of two articles is the other, edited, or has a heading on the same."""
    ends = link.left, link.right
    if link.fuzzy >= EDITED:
        return True
    return pair.same_hand and (names_both(pair, *ends) or names_both(pair, *ends[::-1]))


def neighbours(pair: Pair, links: Sequence[Link]) -> Iterator[tuple[Link, Link]]:
    """Yield each two links whose left articles stand side by side, in order."""
    places = [pair.places[0][link.left] for link in links]
    at: defaultdict[int, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        at[place].append(number)
    for number, place in enumerate(places):
        beside = sorted((*at[place - 1], *at[place + 1]))
        yield from ((links[number], links[other]) for other in beside if other > number)


def changed_places(pair: Pair, one: Link, other: Link) -> bool:
    """Tell whether two articles that stand side by side on the left do so the other way round."""
    left, right = pair.places
    before, after = left[other.left] - left[one.left], right[other.right] - right[one.right]
    return abs(before) == abs(after) == 1 and before == -after


def exchange(pair: Pair, one: Link, other: Link) -> Event:
    """Return the event of two articles that changed places."""
    return event(
        pair,
        "moved",
        titled(pair, one.left),
        confidence=CERTAIN,
        evidence=tuple(
            opening(pair, end) for end in (one.left, other.left, other.right, one.right)
        ),
        basis=("literal",),
        explanation="moved.exchange",
        facts={
            "other": titled(pair, other.left),
            "before": "、".join(places_of(pair, one.left, other.left)),
            "after": "、".join(places_of(pair, one.right, other.right)),
        },
    )


def titled(pair: Pair, address: str) -> str:
    """Return what an article is about: of its heading, if it has one."""
    unit = pair.unit(address)
    return subject_of((isinstance(unit, Article) and unit.heading) or unit.text)


def places_of(pair: Pair, *addresses: str) -> list[str]:
    """Return how a reader would name articles; those without numbers as they stand in the text."""
    order = pair.places[0] | pair.places[1]
    numbered = all(label_of(pair, one) for one in addresses)
    ordered = addresses if numbered else sorted(addresses, key=lambda one: order[one])
    return [place_of(pair, one) for one in ordered]


def moving(pair: Pair, link: Link, explanation: str) -> Event | None:
    """Return the event of a unit that changed its place, with where it stood and stands.

    Where labels do not tell places apart, or are none, headings do; there is none where both places
    are called the same.
    """
    quotes = tuple(opening(pair, end) for end in (link.left, link.right))
    before, after = both_labels(pair, link)
    if before == after or not all(label_of(pair, end) for end in (link.left, link.right)):
        before, after = (heading_around(pair, end) for end in (link.left, link.right))
        explanation = BETWEEN_PARTS if explanation == "moved.article" else explanation
    if before == after:
        return None
    return event(
        pair,
        "moved",
        subject_of(quotes[0].text if quotes[0] else ""),
        confidence=CERTAIN,
        evidence=quotes,
        basis=("literal",),
        explanation=explanation,
        facts={"before": before, "after": after},
    )


def both_labels(pair: Pair, link: Link) -> tuple[str, str]:
    """Return the labels of the articles of two units, with those of their parts if these differ."""
    ends = link.left, link.right
    before, after = (place_of(pair, end) for end in ends)
    parts = part_of(pair, link.left), part_of(pair, link.right)
    if parts[0] == parts[1]:
        return before, after
    named = zip(parts, ends, (before, after), strict=True)
    before, after = (f"{part}{label_of(pair, end) or place}" for part, end, place in named)
    return before, after


def opening(pair: Pair, address: str) -> Quote | None:
    """Return how an article begins: its heading and, after a short one, some words more."""
    unit = pair.unit(address)
    heading = len(unit.heading) if isinstance(unit, Article) else 0
    more = MORE if heading < SHORT_HEADING else 1
    end = heading + more if heading else BEGINNING
    return quoted(address, unit.text, (0, min(end, len(unit.text))))


def place_of(pair: Pair, address: str) -> str:
    """Return how a reader would name the article of a unit: its label or, without one, heading."""
    unit = pair.unit(article_of(address))
    assert isinstance(unit, Article)
    return unit.label.strip("、.．()（） ") or unit.heading or subject_of(unit.text)


def label_of(pair: Pair, address: str) -> str:
    """Return the label of the article of a unit as it is written: （六）."""
    unit = pair.unit(article_of(address))
    assert isinstance(unit, Article)
    return unit.label.strip()


def part_of(pair: Pair, address: str) -> str:
    """Return the label of the part in which the article of a unit stands: 三、."""
    document, unit = pair.side_of(address).document, pair.unit(article_of(address))
    assert isinstance(unit, Article)
    section = document.section_of(unit)
    return section.label.strip() if section else ""


def heading_around(pair: Pair, address: str) -> str:
    """Return the heading of what a unit stands in: of the part of an article, else the article."""
    document, article = pair.side_of(address).document, pair.unit(article_of(address))
    assert isinstance(article, Article)
    section = document.section_of(article) if article_of(address) == address else None
    return section.heading if section else article.heading


def named(pair: Pair, address: str) -> str:
    """Return what a reader would call the article of a unit: its heading, of a law its number."""
    unit = pair.unit(article_of(address))
    assert isinstance(unit, Article)
    return place_of(pair, address) if pair.laws or not unit.heading else unit.heading


def splits(pair: Pair) -> Iterator[Event]:
    """Yield the left articles of which several right ones took over a part."""
    for article in pair.left.document.articles:
        address = pair.left.document.address(article)
        heirs = heirs_of(pair, address)
        if len(heirs) > 1 and (
            pair.same_hand or pair.laws or linked_with(pair, address) <= {*heirs}
        ):
            yield event(
                pair,
                "splits",
                subject_of(article.heading or article.text),
                confidence=CERTAIN if carried(pair, address) >= CARRIED else RAISED,
                evidence=(
                    opening(pair, address),
                    *(taken_from(pair, address, heir) for heir in heirs[1:]),
                    *(opening(pair, heir) for heir in heirs),
                ),
                basis=("alignment",),
                explanation="splits",
                facts={
                    "count": str(len(heirs)),
                    "before": named(pair, address),
                    "after": "、".join(named(pair, heir) for heir in heirs),
                },
            )


def taken_from(pair: Pair, address: str, heir: str) -> Quote | None:
    """Return how a statement begins that one of its heirs took over from a left article.

    It is the one that has most of the words by which the heir is called.
    """
    called = set(content_words(named(pair, heir)))
    found = [one for one in taken(pair, address, heir) if not one.endswith(".0")]
    said = {one: called.intersection(content_words(pair.unit(one).text)) for one in found}
    best = max(found, key=lambda one: len(said[one]), default="")
    return opening(pair, best) if best else None


def linked_with(pair: Pair, address: str) -> set[str]:
    """Return the right articles that have any link to a left one.

    Of two offices one does not divide what another wrote: that several articles stand in place of
    one can be said only if these are all.
    """
    return set(pair.beside.get(address, ()))


def heirs_of(pair: Pair, address: str) -> list[str]:
    """Return the right articles that took parts of a left one over, in their order.

    One that took a single statement while another kept the most was raised from it instead, unless
    the heading of the left article names its matter too; so was one that took little from an
    article which kept its heading. Of laws, whose lists share their form, one that has no statement
    but what a likelier one took is none.
    """
    heirs, known = [], set[str]()
    for heir in pair.counterparts.get(address, ()):
        share = set(taken(pair, address, heir))
        fresh = share - known if pair.laws else share
        if fresh and pair.counterparts[heir][0] == address:
            heirs.append(heir)
            known |= share
    whole = any(same_heading(pair, address, heir) for heir in heirs)
    kept = {
        heir
        for heir in heirs
        if len(taken(pair, address, heir)) > 1
        or (size(pair, heir) <= SMALL and not whole)
        or names_both(pair, address, heir)
    }
    return sorted(kept if kept else heirs, key=lambda heir: pair.places[1][heir])


def same_heading(pair: Pair, address: str, other: str) -> bool:
    """Tell whether two articles have the same heading, marks aside."""
    one, two = pair.unit(address), pair.unit(other)
    headings = [unit.heading for unit in (one, two) if isinstance(unit, Article)]
    return all(headings) and len({*map(squashed, headings)}) == 1


def names_both(pair: Pair, address: str, heir: str) -> bool:
    """Tell whether the heading of a left article names what that of a right one is about."""
    headings = [
        unit.heading for unit in map(pair.unit, (address, heir)) if isinstance(unit, Article)
    ]
    words = set(content_words(headings[1])) if all(headings) else set()
    named = sum(len(word) for word in words if word in headings[0])
    return bool(words) and named >= HEADED * sum(map(len, words))


def size(pair: Pair, address: str) -> int:
    """Return how many statements an article has."""
    unit = pair.unit(address)
    return len(stated(unit)) if isinstance(unit, Article) else 1


def taken(pair: Pair, address: str, heir: str) -> list[str]:
    """Return the statements of a left article that a right one took over, in their order."""
    return pair.taken.get((address, heir), [])


def carried(pair: Pair, address: str) -> float:
    """Return how much of an article's statements was carried over almost as it was."""
    unit = pair.unit(address)
    assert isinstance(unit, Article)
    side = pair.side_of(address)
    kept = {
        end
        for link in pair.of_article.get(address, ())
        if link.fuzzy >= EDITED
        for end in (link.left, link.right)
    }
    own = [side.document.address(one) for one in stated(unit)]
    return sum(one in kept for one in own) / max(1, len(own))


def raised(pair: Pair) -> Iterator[Event]:
    """Yield the right articles that hold a statement which was one of an article on something else.

    That is certain only where the statement was carried over almost as it was. Versions of a law
    and texts whose paragraphs have no numbers or headings have no articles that stand higher than a
    sentence. One without a number is no higher than the part that holds its matter elsewhere.
    """
    for article in pair.right.document.articles:
        if pair.laws or not (article.label or article.heading):
            continue
        address = pair.right.document.address(article)
        sources = [] if hands_over(pair, article) else origin(pair, address)
        if sources and treated_by_others(pair, address, sources[0]):
            continue
        if sources and label_of(pair, sources[0]) and not article.label:
            continue  # a part that holds what its articles may be elsewhere
        if sources and not (pair.same_hand or names_matter_of(pair, sources, article)):
            continue
        if sources and pair.in_annex(sources[0]) == pair.right.document.in_annex(article):
            said = (whole(source, pair.unit(source).text) for source in sources[:SHOWN])
            yield event(
                pair,
                "promoted",
                subject_of(article.heading or article.text),
                confidence=RAISED,
                evidence=(*said, opening(pair, address)),
                basis=("alignment",),
                explanation="promoted",
                facts={
                    "before": named(pair, sources[0]),
                    "after": named(pair, address),
                },
            )


def names_matter_of(pair: Pair, statements: Sequence[str], article: Article) -> bool:
    """Tell whether statements name what an article of another office is headed by, mostly."""
    wanted = set(content_words(article.heading))
    said = " ".join(pair.unit(one).text for one in statements)
    named = [word for word in wanted if word in said]
    return len("".join(named)) >= NAMED * len("".join(wanted))


def treated_by_others(pair: Pair, address: str, source: str) -> bool:
    """Tell whether another office has an article on the same matter beside that of a statement."""
    return not pair.same_hand and not pair.beside.get(address, set()) <= {article_of(source)}


def origin(pair: Pair, address: str) -> list[str]:
    """Return the left statements that became a right article, none if it is an article's heir.

    The statements are a small part of their article.
    """
    if address in pair.counterparts:
        source = pair.counterparts[address][0]
        if len(pair.counterparts[source]) == 1 or address in heirs_of(pair, source):
            return []
    links = [
        one
        for one in pair.of_article.get(address, ())
        if one.strength == "main" and one.fuzzy >= CARRIED_OVER
    ]
    sources = {article_of(link.left) for link in links}
    if not sources:
        return []
    best = max(sources, key=lambda one: (len(taken(pair, one, address)), one))
    unit = pair.unit(best)
    assert isinstance(unit, Article)
    found = [one for one in taken(pair, best, address) if not stayed(pair, one, address)]
    return found if len(found) < max(2, len(stated(unit))) else []


def stayed(pair: Pair, statement: str, address: str) -> bool:
    """Tell whether a left statement still stands, edited at most, in its article's counterpart.

    In a law an article that has it too did not take it away, but is on another case.
    """
    if not pair.laws:
        return False
    kept = pair.counterparts.get(article_of(statement), ())[:1]
    return address not in kept and any(
        link.fuzzy >= EDITED and article_of(link.right) in kept
        for link in pair.of_measure.get(statement, ())
    )
