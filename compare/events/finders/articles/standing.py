"""Themes that have an article of their own on one side and are a sentence or two on the other."""

from __future__ import annotations

from collections.abc import Iterator

from compare.events.evidence.clause import most_telling
from compare.events.evidence.event import event, mirror
from compare.events.evidence.pair import Pair
from compare.events.finders.articles.titles import named, opening
from compare.events.finders.linked import EDITED
from compare.facts.plain import masked, plain
from compare.facts.transfers import transfers
from compare.knowledge.words import ends_in_thing, tokens
from compare.model import Document, Event, Mention

SURE = 0.75
OF_A_KIND = ("类", "型", "性")


def standings(pair: Pair) -> Iterator[Event]:
    """Yield the themes that were raised to an article or lowered to a sentence."""
    if not pair.laws:
        yield from raised_themes(pair)
        yield from (mirror(one) for one in raised_themes(pair.swapped))


def raised_themes(pair: Pair) -> Iterator[Event]:
    """Yield the themes with an article on the right and only statements in others on the left.

    A text cut off proves nothing of how a theme stood in it, nor does one without headings, or in
    which a heading, of an article or a part, names the theme. Where the statement on the left
    stands on the right as well, only the article is new, and told as such.
    """
    if pair.left.document.truncated or not heads_articles(pair.left.document):
        return
    for theme, before in pair.left.mentions.items():
        after = pair.right.mentions.get(theme)
        address = own_article(pair, after) if after and before.prominence == "measure" else ""
        if address and not headed(pair, theme) and not within_wider(pair, theme):
            quote = most_telling(pair.left, theme, pair.lexicon)
            heading = opening(pair, address)
            if not quote or not heading or pair.says(pair.right, quote.text):
                continue
            if any(transfers(pair.unit(quote.unit).text)):
                continue  # all that is said of it is that it goes over
            name = called(pair, theme, quote.text, pair.heading(address) or heading.text)
            if name:
                yield event(
                    pair,
                    "promoted",
                    name,
                    theme=theme,
                    confidence=SURE,
                    evidence=(quote, heading),
                    basis=("lexicon",) if pair.lexicon.entries[theme].source else ("alignment",),
                    explanation="promoted.theme",
                    facts={"before": named(pair, quote.unit), "after": named(pair, address)},
                )


def heads_articles(document: Document) -> bool:
    """Tell whether most articles of a document have headings, which say what they are on."""
    return 2 * sum(bool(one.heading) for one in document.articles) > len(document.articles)


def headed(pair: Pair, theme: str) -> bool:
    """Tell whether a heading of the left document names a theme, as words or as its name.

    By the last word of its name, too, where that is not all over the texts: 规范区划地名管理 is on
    行政区划.
    """
    document = pair.left.document
    headings = [one.heading for one in document.sections]
    headings += [one.heading for one in document.articles]
    last = [word for word in tokens(theme)[-1:] if pair.telling([word])]
    names = (theme, *pair.lexicon.entries[theme].terms, *last)
    return any(name in heading for heading in headings for name in names)


def within_wider(pair: Pair, theme: str) -> bool:
    """Tell whether the left document has an article on the wider theme that one belongs to.

    It treats the narrower one there, whatever its heading.
    """
    wider = pair.left.mentions.get(pair.lexicon.entries[theme].under)
    return wider is not None and bool(wider.primary)


def called(pair: Pair, theme: str, quote: str, heading: str) -> str:
    """Return what a statement and the heading of an article on one theme both call it, or nothing.

    A heading may name another matter, of which the theme is a part, and a statement only the title
    of a paper on it, or a kind of something else: 公益慈善类社会组织.
    """
    quote = masked(plain(quote))
    terms = sorted(pair.lexicon.entries[theme].terms, key=lambda one: (-len(one), one))
    both = (one for one in (theme, *terms) if one in heading and says(quote, one))
    return next((one for one in both if one == theme or ends_in_thing(one)), "")


def says(quote: str, term: str) -> bool:
    """Tell whether a statement is on a matter, and not on what is of its kind: 慈善类社会组织."""
    return any(not rest.startswith(OF_A_KIND) for rest in quote.split(term)[1:])


def own_article(pair: Pair, mention: Mention) -> str:
    """Return the first article of the text proper that is mainly about a theme, or nothing."""
    return next((one for one in mention.primary if written_anew(pair, one)), "")


def written_anew(pair: Pair, address: str) -> bool:
    """Tell whether an article of the text proper holds no statement that was merely edited.

    Of one that does, its own statements tell where it came from.
    """
    edited = any(link.fuzzy >= EDITED for link in pair.of_article.get(address, ()))
    return not edited and not pair.in_annex(address)
