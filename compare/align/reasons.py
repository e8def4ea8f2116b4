"""Why two units are linked, in what a reader can check: words, headings, sections, citations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from compare.knowledge.words import content_words, letters_and_digits
from compare.model import Document, Reason
from compare.similarity import Scores
from compare.similarity.bags import telling_weights
from compare.similarity.shared import citations, numbers
from compare.similarity.sides import Matrix

TWO_SIDED = ("heading", "section")  # reasons whose values are the left and the right one
TERMS_SHOWN = 6
TELLING = 0.6  # of what the most telling words weigh
LIKE_HEADINGS = 0.5
LIKE_SECTIONS = 0.6
LIKE_MEANING = 0.5


@dataclass(frozen=True)
class Evidence:
    """Both documents and all their scores; what telling words weigh is found once."""

    left: Document
    right: Document
    scores: Scores

    @cached_property
    def weight(self) -> dict[str, float]:
        """How telling each word is that two articles or more have."""
        texts = (*self.scores.left.texts, *self.scores.right.texts)
        return telling_weights([content_words(text) for text in texts])

    @cached_property
    def telling(self) -> float:
        """The weight from which a word is a telling one."""
        return TELLING * max(self.weight.values(), default=0.0)

    @cached_property
    def views(self) -> dict[str, Matrix]:
        """The views that reasons are read from."""
        known = self.scores.views
        return {name: known[name] for name in ("heading", "section", "meaning") if name in known}

    @cached_property
    def likest_sections(self) -> tuple[Matrix, Matrix]:
        """How alike the section most alike is of each left and of each right article."""
        view = self.views["section"]
        return view.max(axis=1), view.max(axis=0)

    def common_terms(self, one: str, other: str) -> tuple[str, ...]:
        """Return the words of both texts, the most telling first."""
        both = set(content_words(one)) & set(content_words(other))
        telling = [word for word in both if self.weight.get(word, 0.0) >= self.telling]
        return tuple(sorted(telling, key=lambda word: (-self.weight[word], word))[:TERMS_SHOWN])


def article_reasons(evidence: Evidence, i: int, j: int) -> tuple[Reason, ...]:
    """Return what speaks for the link of two articles (by place), the strongest first."""
    one, other = evidence.left.articles[i], evidence.right.articles[j]
    views = evidence.views
    reasons = text_reasons(evidence, one.text, other.text)
    themes = common_themes(evidence.scores, i, j)
    if themes:
        reasons.append(Reason("matters", themes))
    if one.heading and other.heading and views["heading"][i, j] >= LIKE_HEADINGS:
        reasons.append(Reason("heading", (one.heading, other.heading)))
    section, counterpart = evidence.left.section_of(one), evidence.right.section_of(other)
    if section and counterpart and like_sections(evidence, i, j):
        reasons.append(Reason("section", (section.heading, counterpart.heading)))
    if "meaning" in views and views["meaning"][i, j] >= LIKE_MEANING:
        reasons.append(Reason("meaning", (f"{views['meaning'][i, j]:.2f}",)))
    if one.label and one.label == other.label:
        reasons.append(Reason("label", (one.label,)))
    return tuple(reasons)


def common_themes(scores: Scores, i: int, j: int) -> tuple[str, ...]:
    """Return the known themes that both articles treat; none without a lexicon."""
    if not scores.left_themes:
        return ()
    return tuple(sorted(scores.left_themes[i] & scores.right_themes[j]))


def text_reasons(evidence: Evidence, one: str, other: str) -> list[Reason]:
    """Return what two texts have in common word for word."""
    if letters_and_digits(one) == letters_and_digits(other):
        return [Reason("repeated")]
    terms = evidence.common_terms(one, other)
    titles = tuple(sorted(set(citations(one)) & set(citations(other))))
    counted = tuple(sorted(set(numbers(one)) & set(numbers(other))))
    found = (Reason("terms", terms), Reason("citations", titles), Reason("numbers", counted))
    return [reason for reason in found if reason.values]


def like_sections(evidence: Evidence, i: int, j: int) -> bool:
    """Tell whether no other section is much more alike than the one of the counterpart."""
    view, (left, right) = evidence.views["section"], evidence.likest_sections
    return bool(view[i, j] >= LIKE_SECTIONS * max(left[i], right[j]))
