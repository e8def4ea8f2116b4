"""Themes beyond the lexicon: groups of linked articles that no entry of it covers.

A group is what main links join. Its name is the word that sets it apart most from all other
articles, by log-odds with the whole series as prior (Monroe, Colaresi and Quinn, Fightin' Words,
2008).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from compare.knowledge.words import content_words, names_thing
from compare.model import Article, Document, Link
from compare.themes.assign import Treatment
from compare.themes.lexicon import Entry, Lexicon

TERMS = 4  # words that stand for a theme in its article's clauses
PRIOR = 0.5
SAID_AGAIN = 2  # times a word of the body stands in its group, to name it
NUMERALS = (
    "一二三四五六七八九十百千万亿第每各本"  # words that begin so count things, they name none
)

Groups = list[tuple[str, ...]]


def grow(
    series: Sequence[Document],
    links: Sequence[Link],
    treatments: Mapping[str, Sequence[Treatment]],
    lexicon: Lexicon,
) -> tuple[Lexicon, dict[str, tuple[Treatment, ...]]]:
    """Return the lexicon with the themes of the texts, and what each article treats with them.

    ``treatments`` are those by the lexicon, by document id. An article that no theme covers but
    that is linked to one that is covered gets no theme: its matter is known, if under another's.
    """
    themes = {
        f"{document}/{one.article}": one.primary
        for document, found in treatments.items()
        for one in found
    }
    groups = joined(themes, links)
    if not groups:
        return lexicon, {document: tuple(found) for document, found in treatments.items()}
    found = named(groups, series, lexicon)
    of = {address: theme for theme, (_, group) in found.items() for address in group}
    entries = {theme: entry for theme, (entry, _) in found.items()}
    grown = replace(lexicon, entries=lexicon.entries | entries)
    return grown, {
        document.id: tuple(
            with_theme(document, one, of.get(f"{document.id}/{one.article}", ""))
            for one in treatments[document.id]
        )
        for document in series
    }


def joined(themes: Mapping[str, str], links: Sequence[Link]) -> Groups:
    """Return the groups that main links join, in order of address.

    Without those that any link joins to an article that has a theme.
    """
    mine = [
        one
        for one in links
        if one.level == "article" and one.left in themes and one.right in themes
    ]
    group = {address: {address} for address in sorted(themes)}
    for link in mine:
        if link.strength == "main":
            both = group[link.left] | group[link.right]
            group |= dict.fromkeys(both, both)
    covered = {address for address, theme in themes.items() if theme}
    covered |= {one.left for one in mine if one.right in covered}
    covered |= {one.right for one in mine if one.left in covered}
    groups = {min(found): tuple(sorted(found)) for found in group.values()}
    return [found for _, found in sorted(groups.items()) if covered.isdisjoint(found)]


def words_of(series: Sequence[Document], part: Callable[[Article], str]) -> dict[str, Counter[str]]:
    """Return how often a part of each article has each word that names a matter."""
    return {
        document.address(article): Counter(
            word for word in content_words(part(article)) if word[0] not in NUMERALS
        )
        for document in series
        for article in document.articles
    }


def named(
    groups: Groups, series: Sequence[Document], lexicon: Lexicon
) -> dict[str, tuple[Entry, tuple[str, ...]]]:
    """Return an entry for each group that has a telling word which is no name yet, and the group.

    A word of a heading goes before one of the body. One of the body names a matter if several
    articles share it and it is said again.
    """
    words = words_of(series, lambda article: article.text)
    heads = words_of(series, lambda article: article.heading)
    whole: Counter[str] = Counter()
    for counts in words.values():
        whole.update(counts)
    entries: dict[str, tuple[Entry, tuple[str, ...]]] = {}
    for group in groups:
        inside: Counter[str] = Counter()
        for address in group:
            inside.update(words[address])
        headings = {word for address in group for word in heads[address]}
        telling = [
            word
            for word in ranked(inside, whole)
            if word in headings
            or (len(group) > 1 and inside[word] >= SAID_AGAIN and names_thing(word))
        ]
        telling.sort(key=lambda word: word not in headings)
        taken = {*entries, *lexicon.entries}
        name = next((word for word in telling if word not in taken), None)
        if name:
            terms = tuple(dict.fromkeys((name, *telling[:TERMS])))
            entries[name] = Entry(name, terms, (), "", False, (), (), (), ""), group
    return entries


def ranked(inside: Counter[str], whole: Counter[str]) -> list[str]:
    """Return the words of a group by how much they set it apart from the rest, most first."""
    total, rest = sum(inside.values()), sum(whole.values()) - sum(inside.values())
    prior = PRIOR * (len(whole) + 1)

    def apart(word: str) -> float:
        have, other = inside[word] + PRIOR, whole[word] - inside[word] + PRIOR
        odds = math.log(have / (total + prior - have)) - math.log(other / (rest + prior - other))
        return odds / math.sqrt(1 / have + 1 / other)

    return sorted(inside, key=lambda word: (-apart(word), word))


def with_theme(document: Document, found: Treatment, theme: str) -> Treatment:
    """Return what an article treats with a theme of its own, to which all its measures speak."""
    if not theme:
        return found
    article = document.article_by_id[found.article]
    units = tuple(unit.id for unit in article.measures or (article,))
    return replace(found, primary=theme, measures={**found.measures, theme: units})
