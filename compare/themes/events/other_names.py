"""Names that another took the place of in linked texts, found without any list of names.

Four signs, each narrow: a wrong rename costs more than a missing one.

- In linked headings a word of a name is left out or put in.
- Several things of one kind are counted (两项补贴).
- A number in a quoted name changes (三社联动, 五社联动).
- Wherever the left text uses a word, the words after it follow another word in a linked article
  of the right (五保供养, 特困人员供养).

The older name must be absent on the right, the newer absent or no more used on the left.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product, takewhile

from compare.model import Article, Quote
from compare.themes.events.evidence import clauses, shortened
from compare.themes.events.matter_words import WORD, local, names_matter
from compare.themes.events.pair import Pair
from compare.themes.side import Side
from compare.themes.units import statements_of
from compare.words import genre_words, tokens

COUNTED = re.compile(r"([两三四五六七八九])项([一-鿿]{2})")
NUMERALS = "一两三四五六七八九"
DIGITS = "一二三四五六七八九"
AND = re.compile("[和与及、]")
QUOTED = re.compile("“([^“”]{4,8})”")
REACH = 3  # words after a word that show in which place it stands
USES, FOLLOWERS = 2, 2  # fewest uses of a word, fewest words that follow both
LONGEST_NAME = 24

Names = tuple[str, str]
Ends = tuple[Article, Article]
Place = tuple[str, str]  # an article and a matter that follows a word in it


@dataclass(frozen=True, slots=True)
class Found:
    """A name in the left text and the one in its place in the right, each quoted."""

    before: str
    after: str
    left: Quote
    right: Quote


def other_names(pair: Pair) -> list[Found]:
    """Return the renames that the links show, each pair of names once, in order of the texts."""
    told: dict[Names, Found] = {}
    for link in pair.links:
        if link.level == "article":
            left, right = pair.left.article(link.left), pair.right.article(link.right)
            names = [*counted(left, right), *numbered(left, right)]
            if link.strength == "main":
                names += in_headings(left, right)
            for before, after in names:
                if before not in pair.right.everything and after not in pair.left.everything:
                    add(told, pair, (left, right), (before, after))
    known = "\n".join(after for _, after in told)
    for ends, (before, after) in in_place(pair):
        if after not in known:  # else it is a part of a name
            add(told, pair, ends, (before, after))
    return [told[names] for names in sorted(told)]


def add(
    told: dict[Names, Found],
    pair: Pair,
    ends: Ends,
    names: Names,
) -> None:
    """Add two names with the clauses of two articles that have them."""
    quotes = [
        quote(side, article, name)
        for side, article, name in zip((pair.left, pair.right), ends, names, strict=True)
    ]
    left, right = quotes
    if left and right:
        told.setdefault(names, Found(*names, left, right))


def quote(side: Side, article: Article, name: str) -> Quote | None:
    """Return the first clause of an article that has a name."""
    for unit, words in statements_of(article):
        for clause in clauses(words):
            if name in clause:
                words = shortened(clause, clause.find(name))
                return Quote(side.document.address(unit), words) if name in words else None
    return None


def in_headings(left: Article, right: Article) -> Iterator[Names]:
    """Yield names of two headings of which one has a word more between the same two words."""
    one, other = tokens(opening(left)), tokens(opening(right))
    yield from shorter(one, other)
    for longer, short in shorter(other, one):
        yield short, longer


def opening(article: Article) -> str:
    """Return the heading of an article, or its first clause."""
    return article.heading or next(clauses(article.text), "")


def shorter(one: tuple[str, ...], other: tuple[str, ...]) -> Iterator[Names]:
    """Yield three words in a row of which the outer two stand side by side in the other words."""
    pairs = set(pairwise(other))
    for first, middle, last in zip(one, one[1:], one[2:], strict=False):
        if (first, last) in pairs and all(map(names_matter, (first, middle, last))):
            yield first + middle + last, first + last


def counted(left: Article, right: Article) -> Iterator[Names]:
    """Yield several things of one kind that the right counts: 生活补贴和护理补贴, 两项补贴."""
    for match in COUNTED.finditer(right.text):
        number, kind = NUMERALS.index(match[1]) + 1, match[2]
        for clause in clauses(left.text):
            parts = AND.split(clause)
            ends = [at for at, part in enumerate(parts) if kind in part]
            if len(ends) == number and ends[-1] - ends[0] == number - 1:
                start = clause.find(named(parts[ends[0]]))
                name = clause[start : clause.rfind(kind) + len(kind)]
                if len(name) <= LONGEST_NAME and len(set(AND.split(name))) == number:
                    yield name, match[0]


def named(words: str) -> str:
    """Return what stands after the last word of the genre: 进一步落实生活补贴, 生活补贴."""
    found = tokens(words)
    last = max((at for at, word in enumerate(found) if word in genre_words()), default=-1)
    return "".join(found[last + 1 :]) or words


def numbered(left: Article, right: Article) -> Iterator[Names]:
    """Yield quoted names that differ in one number, if they are no generation of a plan."""
    for one, other in product(QUOTED.findall(left.text), QUOTED.findall(right.text)):
        changed = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
        alike = len(one) == len(other) and len(changed) == 1 and one[0] != "十"
        if alike and all(sign in DIGITS for sign in changed[0]):
            yield one, other


def in_place(pair: Pair) -> Iterator[tuple[Ends, Names]]:
    """Yield words of the left whose every use has what follows another word in linked articles."""
    linked: dict[str, list[str]] = {}
    for left, right in sorted(pair.scores):
        linked.setdefault(left, []).append(right)
    followed = heads(pair.right)
    for word, uses in sorted(uses_of(pair.left, 1).items()):
        if len(uses) >= USES and word not in pair.right.everything and not local(pair, word):
            places = [
                [(end, head) for end in linked.get(at, ()) for head in sorted(matters)]
                for at, matters in uses
            ]
            near = word + "".join(head for _, matters in uses for head in sorted(matters))
            found = [
                (rival, met)
                for rival, met in rivals(places, followed)
                if pair.left.text.count(rival) <= len(uses)
                and not set(rival) & set(near)
                and not local(pair, rival)
            ]
            if found and all(rival in found[0][0] for rival, _ in found):
                rival, met = found[0]
                start = next(at for at, _ in uses if min(met)[0] in linked.get(at, ()))
                yield (pair.left.article(start), pair.right.article(min(met)[0])), (word, rival)


def rivals(
    places: list[list[Place]], followed: dict[Place, list[str]]
) -> list[tuple[str, set[Place]]]:
    """Return the words that stand in the place of every use, the longest first, and where."""
    covered: Counter[str] = Counter()
    met: dict[str, set[Place]] = {}
    for use in places:
        covered.update({rival for place in use for rival in followed.get(place, ())})
        for place in use:
            for rival in followed.get(place, ()):
                met.setdefault(rival, set()).add(place)
    return [
        (rival, met[rival])
        for rival in sorted(met, key=lambda rival: (-len(rival), rival))
        if covered[rival] == len(places) and len({head for _, head in met[rival]}) >= FOLLOWERS
    ]


def heads(side: Side) -> dict[Place, list[str]]:
    """Return, by article and matter, the words before that matter that are used often enough."""
    found: dict[Place, list[str]] = {}
    for word, uses in uses_of(side, 2).items():
        if len(uses) >= USES:
            for at, matters in uses:
                for head in sorted(matters):
                    found.setdefault((at, head), []).append(word)
    return found


def uses_of(side: Side, longest: int) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Return each use of each name of one word or more: its article and the matters after it."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for article in side.document.articles:
        words, address = tokens(article.text), side.document.address(article)
        for at, length in product(range(len(words)), range(1, longest + 1)):
            name = words[at : at + length]
            if len(name) == length and all(map(names_matter, name)):
                after = takewhile(WORD.fullmatch, words[at + length : at + length + REACH])
                matters = frozenset(filter(names_matter, after))
                found.setdefault("".join(name), []).append((address, matters))
    return found
