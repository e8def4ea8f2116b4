"""The whole page as one value, computed from a comparison."""

from __future__ import annotations

import hashlib

from compare.language import Language
from compare.model import Comparison
from compare.report.appendix import appendix
from compare.report.cards import document_card
from compare.report.desk import Found, desk_of
from compare.report.findings import finding_groups, findings, in_order, totals
from compare.report.flow_picture import flow_view
from compare.report.heat import heat_view
from compare.report.kind import kind_of
from compare.report.lanes import lanes_view
from compare.report.lives import lives_view
from compare.report.naming import Names, names_of
from compare.report.reading import kind_counts, lonely, mostly_unchanged, parts
from compare.report.targets import targets_view
from compare.report.themes import story, theme_rows
from compare.report.view import Page, PairView
from compare.report.wording import note_sentence, word


def page_view(comparison: Comparison, language: Language) -> Page:
    """Return everything the page shows, in its order."""
    names = names_of(comparison, language)
    kind = kind_of(comparison)
    found = findings(names)
    pairs = tuple(_pair(names, n, found) for n in range(1, len(comparison.pairs) + 1))
    tags = tuple(names.tags[document.id] for document in comparison.documents)
    return Page(
        _key(comparison),
        language,
        word(
            f"title_{kind}",
            language,
            documents=word("against", language).join(tags),
        ),
        word(f"kicker_{_kicker(comparison, kind)}", language),
        word("reading_lead_laws" if kind == "laws" else "reading_lead", language),
        tuple(document_card(names, document) for document in comparison.documents),
        tuple(note_sentence(note, language) for note in comparison.notes),
        totals(pairs),
        story(names),
        pairs,
        tags,
        kind_counts(pairs, language),
        mostly_unchanged(pairs),
        lanes_view(names),
        lives_view(names),
        heat_view(names),
        targets_view(names),
        theme_rows(names),
        appendix(names),
        word("made_by", language, version=comparison.settings.version),
    )


def _kicker(comparison: Comparison, kind: str) -> str:
    """Return which line stands above the title: plans of several regions are no years of one."""
    regions = {document.head.region for document in comparison.documents}
    return "elsewhere" if kind == "plans" and len(regions) > 1 else kind


def _key(comparison: Comparison) -> str:
    """Return what a reader's marks are kept under: the same texts give the same key."""
    digest = hashlib.sha256()
    for document in comparison.documents:
        digest.update(f"{document.id}\0{document.source.text}\0".encode("utf-8", "replace"))
    return digest.hexdigest()[:16]


def _pair(names: Names, pair: int, found: Found) -> PairView:
    scope = names.comparison.pairs[pair - 1]
    left, right = (names.comparison.document_by_id[name] for name in scope)
    desk = desk_of(names, pair, found)
    tags = names.tags[left.id], names.tags[right.id]
    return PairView(
        f"pair-{pair}",
        tags,
        finding_groups(names, pair, found),
        *in_order(pair, found),
        flow_view(desk),
        parts(desk),
        tuple(
            word("cut_off", names.language, tag=names.tags[document.id])
            for document in (left, right)
            if document.truncated
        ),
        ((tags[0], lonely(desk, "left")), (tags[1], lonely(desk, "right"))),
        desk.laws,
    )
