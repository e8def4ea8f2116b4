"""Duties that the later text itself says were handed to another office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from compare.addresses import article_of, unit_of
from compare.events.evidence.event import event
from compare.events.evidence.pair import Pair
from compare.events.evidence.quotes import quoted, whole
from compare.events.finders.linked import EDITED
from compare.facts import read_facts
from compare.facts.plain import JOINED
from compare.facts.transfers import Transfer, transfers
from compare.knowledge.words import content_words
from compare.model import Article, Event, Quote
from compare.themes.assign import theme_weights
from compare.themes.units import statements

SURE = 0.95
SHORTEST_STEM = 2  # characters
HEADED = 0.5  # the same, in a part of the text that is headed by the matter
OF_TWO = 4  # characters of a word that may be two: 优抚安置
TREATED = 0.6  # of the letters of the words of a matter stand in what the earlier text says of it


def handed_over(pair: Pair) -> Iterator[Event]:
    """Yield what the right text says went to another office and the left one treats.

    Where the left text says so too, nothing happened in between. The duties of one article that
    went together are told together.
    """
    if pair.laws:
        return
    together: dict[tuple[str, str, Quote], list[tuple[Transfer, Quote]]] = {}
    for unit, text in statements(pair.right.document):
        address = pair.right.document.address(unit)
        for found in () if pair.looks_back(address) else transfers(text, pair.heading(address)):
            quote = quoted(address, text, found.span, found.to)
            for one, before in treated(pair, address, found) if quote else ():
                if quote:
                    key = (article_of(before.unit), one.to, quote)
                    together.setdefault(key, []).append((one, before))
    for (article, office, quote), those in together.items():
        yield gone_over(pair, article, those, office, quote)


def gone_over(
    pair: Pair, article: str, those: Sequence[tuple[Transfer, Quote]], office: str, after: Quote
) -> Event:
    """Return the event of duties of an article that the later text says to be an office's now.

    With several of them the article's heading is quoted before their statements.
    """
    befores = list(dict.fromkeys(before for _, before in those))
    left = pair.unit(article)
    if len(befores) > 1 and isinstance(left, Article) and left.heading:
        heading = whole(article, left.heading)
        befores = [one for one in (heading, *befores) if one]
    return event(
        pair,
        "moves_out",
        "、".join(dict.fromkeys(one.matter for one, _ in those)),
        confidence=SURE,
        evidence=(*dict.fromkeys(befores), after),
        theme=pair.theme(befores[0].unit),
        basis=("literal",),
        explanation="moves_out.said",
        facts={"before": befores[0].text, "after": after.text, "office": office},
    )


def treated(pair: Pair, right: str, found: Transfer) -> Iterator[tuple[Transfer, Quote]]:
    """Yield a transfer with the left statement on its matter, or each of two matters with its own.

    治理体系和治理能力建设 is one matter, 社工站和人才队伍建设 are two.
    """
    before = treating(pair, right, found)
    if before:
        yield found, before
        return
    for member in JOINED.split(found.matter):
        one = replace(found, matter=member)
        before = treating(pair, right, one)
        if before:
            yield one, before


def treating(pair: Pair, right: str, one: Transfer) -> Quote | None:
    """Return the left statement that says most of a matter, a counterpart or a heading first."""
    words = words_for(pair, one.matter)
    weight = sum(map(len, words))
    linked = {link.left for link in pair.of_measure.get(right, ())}
    main = {link.left for link in pair.of_measure.get(right, ()) if link.strength == "main"}
    best: tuple[tuple[bool, float, bool], Quote] | None = None
    for unit, text in statements(pair.left.document):
        address = pair.left.document.address(unit)
        shared = sum(len(word) for word in words if word in text)
        enough = HEADED if under_heading(pair, article_of(address), one.matter) else TREATED
        least = 1 if address in main else max(1, enough * weight)
        if not weight or shared < least or any(transfers(text)) or in_office(text, words):
            continue
        if pair.elsewhere and not on_one_theme(pair, address, one.matter):
            continue
        quote = whole(address, text, next(word for word in words if word in text))
        key = (address in linked, shared / weight, heads(address))
        if quote and (best is None or key > best[0]):
            best = key, quote
    return best[1] if best else None


def on_one_theme(pair: Pair, left: str, matter: str) -> bool:
    """Tell whether a left statement treats a theme of a matter, as far as one is known.

    日间照料 in 城乡社区 is no work on 城乡社区治理.
    """
    themes = theme_weights(pair.lexicon, matter).keys()
    return not themes or not themes.isdisjoint(
        (pair.theme(left), *pair.left.themes_of.get(left, ()))
    )


def words_for(pair: Pair, matter: str) -> tuple[str, ...]:
    """Return the words of a matter; of one that the left text has in parts those: 优抚|安置."""
    texts = [text for _, text in statements(pair.left.document)]
    found: list[str] = []
    for word in map(stem, content_words(matter)):
        whole_there = len(word) != OF_TWO or any(word in text for text in texts)
        found += [word] if whole_there else [word[: OF_TWO // 2], word[OF_TWO // 2 :]]
    return tuple(dict.fromkeys(found))


def under_heading(pair: Pair, address: str, matter: str) -> bool:
    """Tell whether an article of the left text stands in a part that is headed by a matter."""
    document = pair.left.document
    article = document.article_by_id[unit_of(address)]
    section = document.section_of(article)
    return section is not None and matter in section.heading


def stem(word: str) -> str:
    """Return a word without the suffix that makes a noun one of a kind: 群众性自治, 群众自治."""
    return word.removesuffix("性") if len(word) > SHORTEST_STEM else word


def in_office(text: str, words: Sequence[str]) -> bool:
    """Tell whether a text has some words in names of offices alone: 优抚安置科."""
    offices = read_facts(text, "office")
    return all(
        any(office.start <= found.start() and found.end() <= office.end for office in offices)
        for word in words
        for found in re.finditer(re.escape(word), text)
    )


def heads(address: str) -> bool:
    """Tell whether an address is of an article or of its heading."""
    article = article_of(address)
    return address in (article, f"{article}.0")


def hands_over(pair: Pair, article: Article) -> bool:
    """Tell whether an article hands duties over and nothing of it is, edited, another text's.

    It is no counterpart of the articles on those duties, of which it only says that they went.
    """
    addresses = [pair.right.document.address(one) for one in article.statements]
    links = [link for one in addresses for link in pair.of_measure.get(one, ())]
    told = any(any(transfers(one.text, article.heading)) for one in article.statements)
    return told and not any(link.fuzzy >= EDITED for link in links)


def handing(pair: Pair, theme: str) -> Quote | None:
    """Return what the left text says of handing over a duty of a theme, if it says so."""
    for address, text, one in pair.given_away if theme else ():
        if theme in theme_weights(pair.lexicon, one.matter):
            return quoted(address, text, one.span, one.matter)
    return None
