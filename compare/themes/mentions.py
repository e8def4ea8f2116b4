"""What each document of a series says of each theme: its name there, how much, how prominently."""

from __future__ import annotations

from collections.abc import Sequence

from compare.model import Document, Mention, Prominence, Theme
from compare.themes.assign import TREATED, Treatment, theme_weights
from compare.themes.lexicon import Entry, Lexicon
from compare.themes.pattern import pattern


def mentions(
    document: Document, treatments: Sequence[Treatment], lexicon: Lexicon
) -> dict[str, Mention]:
    """Return what one document says of each theme it treats, in the lexicon's order."""
    named = {
        theme
        for one in document.sections
        for theme, weight in theme_weights(lexicon, one.heading).items()
        if weight >= TREATED
    }
    headings = {
        one.article: {
            one.primary,
            *theme_weights(lexicon, document.article_by_id[one.article].heading),
        }
        for one in treatments
    }
    total = sum(len(article.text) for article in document.articles) or 1
    found = {}
    for theme, entry in lexicon.entries.items():
        mine = [treatment for treatment in treatments if theme in treatment.measures]
        if mine:
            headed = any(theme == one.primary or theme in headings[one.article] for one in mine)
            rank: Prominence = "article" if headed else "measure"
            rank = "section" if headed and theme in named else rank
            found[theme] = mention(document, entry, mine, total, rank)
    return found


def mention(
    document: Document, entry: Entry, mine: list[Treatment], total: int, rank: Prominence
) -> Mention:
    """Return what one document says of one theme, from the articles that treat it."""
    theme = entry.id
    primary = [treatment.article for treatment in mine if treatment.primary == theme]
    return Mention(
        document.id,
        name_in(document, entry),
        tuple(f"{document.id}/{article}" for article in primary),
        tuple(f"{document.id}/{treatment.article}" for treatment in mine),
        tuple(f"{document.id}/{unit}" for one in mine for unit in one.measures[theme]),
        sum(length(document, treatment, theme) for treatment in mine) / total,
        rank,
    )


def length(document: Document, treatment: Treatment, theme: str) -> float:
    """Return how many characters of an article speak of a theme; a measure is shared out evenly.

    What says no theme's words is on what the article is mainly about.
    """
    article = document.article_by_id[treatment.article]
    units = {measure.id: len(measure.text) for measure in article.measures}
    units[article.id] = len(article.text)
    spoken = sum(
        units[unit] / sum(unit in others for others in treatment.measures.values())
        for unit in treatment.measures[theme]
    )
    if theme != treatment.primary:
        return spoken
    themed = {unit for those in treatment.measures.values() for unit in those}
    measures = article.measures or (article,)
    return spoken + sum(len(one.text) for one in measures if one.id not in themed)


def name_in(document: Document, entry: Entry) -> str:
    """Return what the document calls a matter: the lexicon's name whose words it uses most."""
    text = "".join(article.text for article in document.articles)
    names = [name for name in entry.names if not name.of]
    uses = {name.name: sum(text.count(word) for word in name.words) for name in names}
    best = max(uses, key=lambda name: uses[name], default="")
    return best if best and uses[best] else entry.id


def themes(
    series: Sequence[Document], found: Sequence[dict[str, Mention]], lexicon: Lexicon
) -> tuple[Theme, ...]:
    """Return the themes that at least one document of a series treats."""
    themes = []
    for theme, entry in lexicon.entries.items():
        told = tuple(mentions[theme] for mentions in found if theme in mentions)
        if told:
            having = frozenset(mention.document for mention in told)
            follows = pattern(series, having, entry.duties)
            themes.append(Theme(theme, entry.origin, told, follows, entry.background))
    return tuple(themes)
