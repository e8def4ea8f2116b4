"""What a text itself says was handed to another office: 移交市水利局管理, 民政部门不再承担."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from compare.facts.dates import without_dates
from compare.facts.fronts import front
from compare.facts.heads import office_name
from compare.facts.plain import JOINED, clauses, masked, plain, squashed
from compare.knowledge.closed import words
from compare.model import Span

OWN = "民政"  # who hands over: what goes to another office of civil affairs stays with it
DUTY = re.compile("职责|职能|职权")
NO_MORE = re.compile("不再(?:承担|负责|由|履行|管理|办理)")
MANAGED = re.compile("(?:统一|归口|具体|组织)?(?:(?:建设|运营|监督)?管理|承担|承接|负责|承办|实施)")
LED = re.compile("^(?:将|把|原|由)")
BEHIND = (
    *("等", "的", "职责", "职能", "职权", "管理权", "工作", "事项", "业务", "任务"),
    *("已", "均", "全部", "统一", "正式", "整体", "一并"),
)
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Transfer:
    """That a matter went to an office, as the clauses at ``span`` say."""

    matter: str
    to: str
    span: Span


@cache
def transferred() -> re.Pattern[str]:
    """Return the pattern of a verb of handing over and the office that follows it."""
    verbs = "(?<![不未])(?<!不[得再能])(?:移交|划转|划归|划入|转交|转隶|调整)"
    return re.compile(rf"{verbs}(?:至|到|给|由|为|入)?(?P<to>{office_name(14)})")


def transfers(text: str) -> Iterator[Transfer]:
    """Yield what a text says went from civil affairs to another office, in order."""
    seen = masked(plain(text))
    spans = clauses(text)
    for at, (start, end) in enumerate(spans):
        match = transferred().search(seen, start, end)
        if not match or OWN in match["to"] or front(match["to"]) != match["to"]:
            continue
        about = matter_of(plain(text)[start : match.start()])
        last = spans[at + 1][1] if at + 1 < len(spans) else end
        duty = (
            DUTY.search(seen, start, end)
            or MANAGED.match(seen, match.end(), end)
            or NO_MORE.search(seen, start, last)
        )
        for one in JOINED.split(about) if duty else ():
            if is_matter(one):
                yield Transfer(one, match["to"], (start, last))


def is_matter(about: str) -> bool:
    """Tell whether what is handed over can be a duty: papers, things and persons are none."""
    others = (*words("transfers", "things"), *words("people", "heads"))
    return len(squashed(about)) >= SHORTEST and not about.endswith(others)


def matter_of(stretch: str) -> str:
    """Return what is handed over: a stretch without the words around its matter."""
    about = LED.sub("", front(without_dates(stretch, "").rstrip("自从于在 ")))
    while behind := next((one for one in BEHIND if about.endswith(one)), ""):
        about = about.removesuffix(behind)
    return about
