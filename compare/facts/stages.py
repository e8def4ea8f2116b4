"""How far a matter has come: the level of the verb or noun that governs a clause, and its matter.

The ladders stand in ``data/ladder.toml``. A verb before an enumeration governs every item of it.
A clause without a matter of its own (6月开工) goes on about that of the one before.
Where something is done (在两县试行…, 全省所有街道推开…) is no part of the matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from compare.facts.dates import without_dates
from compare.facts.fronts import ends, front
from compare.facts.ladders import Ladder, ladders, nouns
from compare.facts.places import level_words
from compare.facts.plain import JOINED, MARKED, blank, clause_at, clauses, plain, squashed
from compare.facts.spread import first_in
from compare.model import Fact, Span

BRACKETS = re.compile(r"\([^()]*\)")
FRAME = re.compile(
    r"[^一-鿿\w“”《》]|^[^,]{2,20}?牵头(?:负责)?(?=..)|^(?:并|要|的|等)+|(?:等)?(?:方面)?(?:的)?(?:工作|建设|任务|力度|进度|成果|等){1,8}$"
)
AT, OF = "在", "的"
TO = re.compile("面?向")
AGAIN = re.compile(r"(?:继续|先行|率先|首先|先|首批|逐步|分批|重点|优先|同步|统筹)(?=在)")
SHORTEST_MATTER = 2


def stages(text: str) -> Iterator[Fact]:
    """Yield a stage for each matter of each clause that has one, in the order of the text."""
    text = without_first_places(text)
    hidden = without_titles(plain(text))
    last = ""
    for start, end in clauses(text):
        start = behind_place(hidden, start, end)
        members = items(hidden, start, end)
        around = [
            *words_in(hidden, leading_words(hidden, members[0])),
            *(match for match in words_in(hidden, members[-1]) if ends_list(hidden, match, end)),
        ]
        before, last = (last if len(members) == 1 else ""), ""
        for member in members:
            for fact in stage_of(text, hidden, member, around, before):
                last = fact.subject
                yield fact


def ends_list(hidden: str, match: re.Match[str], end: int) -> bool:
    """Tell whether a noun of a ladder ends an enumeration (甲和乙试点), not 甲和常态化帮扶."""
    return match[0] in ends() and not squashed(FRAME.sub("", hidden[match.end() : end]))


def without_first_places(text: str) -> str:
    """Return the text without the places in which a matter is first: …制度先在甲镇、乙镇试行.

    Where these open a clause, what follows them is the matter.
    """
    for found in first_in().finditer(plain(text)):
        if squashed(text[clause_at(text, found.start())[0] : found.start()]):
            text = text[: found.start()] + blank(found) + text[found.end() :]
    return text


def without_titles(seen: str) -> str:
    """Return the text without titles, quotes and nouns that hold a ladder's word.

    A quote that is itself such a word stays: “后半篇文章”.
    """

    def kept(match: re.Match[str]) -> str:
        inside = match[0][1:-1]
        own = any(inside in ladder.level_of for ladder in ladders())
        return f"\0{inside}\0" if own else blank(match)

    return nouns().sub(blank, MARKED.sub(kept, seen))


@cache
def reach() -> re.Pattern[str]:
    """Return the pattern of a word for a reach at the beginning of a clause: 全省, 城乡."""
    return re.compile("|".join(sorted(level_words(), key=lambda word: (-len(word), word))))


def behind_place(hidden: str, start: int, end: int) -> int:
    """Return where a clause goes on that opens with where something is done, or its start.

    What is done follows behind a verb of a ladder; without one the place is a part of the matter.
    """
    opening = start + len(hidden[start:end]) - len(hidden[start:end].lstrip())
    again = AGAIN.match(hidden, opening, end)
    opening = again.end() if again else opening
    to = TO.match(hidden, opening, end)
    reaching = reach().match(hidden, to.end() if to else opening, end)
    if not (hidden.startswith(AT, opening) or reaching):
        return start
    verbs = (
        match
        for ladder in ladders()
        for match in ladder.pattern.finditer(hidden, opening, end)
        if match[0] not in ends()
    )
    verb = min(verbs, key=lambda match: (match.start(), -match.end()), default=None)
    rest = hidden[verb.end() : end].replace("\0", "·") if verb else ""
    enough = rest.count("·") + len(squashed(rest)) > SHORTEST_MATTER  # a name in quotes is one too
    return verb.start() if verb and enough else start


def items(hidden: str, start: int, end: int) -> list[Span]:
    """Return the spans of the members of a clause's enumeration, or of the whole clause."""
    whole = BRACKETS.sub(blank, hidden)
    cuts = [match.span() for match in JOINED.finditer(whole, start, end)]
    starts = [start, *(stop for _, stop in cuts)]
    return list(zip(starts, [*(begin for begin, _ in cuts), end], strict=True))


def leading_words(hidden: str, first: Span) -> Span:
    """Return the span of the verbs with which a clause sets out, before its first matter."""
    start, end = first
    return start, end - len(front(hidden[start:end]))


def words_in(hidden: str, span: Span) -> list[re.Match[str]]:
    """Return the words of the ladders in a span."""
    return [match for ladder in ladders() for match in ladder.pattern.finditer(hidden, *span)]


def stage_of(
    text: str, hidden: str, item: Span, around: list[re.Match[str]], before: str
) -> Iterator[Fact]:
    """Yield the stage of one matter, if it stands on a ladder: its own or that named ``before``.

    A member of an enumeration shares the words ``around`` all of them: the verbs before the first,
    the noun after the last (…试点). A verb of its own stands against the former.
    """
    for ladder in ladders():
        if ladder.objects and not any(one in text[item[0] : item[1]] for one in ladder.objects):
            continue
        own = governing_ones(hidden, list(ladder.pattern.finditer(hidden, *item)))
        shared = [match for match in around if match[0] in ladder.level_of]
        ending = [match for match in shared if match[0] in ends()]
        word = governing(ladder, [*own, *ending] if own else shared)
        about = (matter(text, hidden, item) or before) if word else ""
        if word and len(about) >= SHORTEST_MATTER:
            level = ladder.level_of[word[0]]
            yield Fact("stage", *word.span(), word[0], level, subject=about, role=ladder.name)
            return


def governing_ones(hidden: str, found: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the words of a ladder without those that only describe what another one governs.

    甲县探索形成的办法推行到全市: what was tried is done everywhere now.
    """
    last = max((match.start() for match in found), default=0)
    return [match for match in found if OF not in hidden[match.end() : last]]


def governing(ladder: Ladder, found: list[re.Match[str]]) -> re.Match[str] | None:
    """Return the word that says how far a matter is: a trial's, or else the highest."""
    trial = next((match for match in found if ladder.level_of[match[0]] in ladder.trials), None)
    rank = {level: at for at, level in enumerate(ladder.order)}
    return trial or max(found, key=lambda match: rank[ladder.level_of[match[0]]], default=None)


def matter(text: str, hidden: str, item: Span) -> str:
    """Return what a stage is the stage of: without verbs, adverbs, dates, marks and frame."""
    start, end = item
    kept = list(without_dates(plain(text)[start:end], "\0"))
    for ladder in ladders():
        for match in ladder.pattern.finditer(hidden, start, end):
            for at in range(match.start(), match.end()):
                kept[at - start] = ""
    return squashed(FRAME.sub("", front("".join(kept))))
