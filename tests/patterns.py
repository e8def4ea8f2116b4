"""Every regular expression of the package, how it is used, and texts made to slow it down.

A hostile text repeats a few signs of the expression's own alphabet, then ends with one that fits
nowhere: what can be divided in many ways is divided in all of them before it fails.
"""

from __future__ import annotations

import ast
import importlib
import math
import pkgutil
import re
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from itertools import product
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import compare

PACKAGE = Path(compare.__file__).parent
METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split")
LONG = 10_000
ENOUGH = 0.015  # seconds; the square of LONG steps takes longer: 0.027 on a quick machine
SPREAD = 10  # from the shortest text to the longest
SHORTER = (LONG // SPREAD, LONG // 3)
HANGS = 0.5
LEAST_SHARE = 3
FEW_TURNS, MOST_TURNS = 3, 6
PROPORTION = 1.1
NEAR = 1.25  # a power that a quiet machine finds for time in proportion
ENDS = ("", "\x00", "x")
SIGNS: dict[str, Callable[[Any], tuple[str, ...]]] = {
    "NOT_LITERAL": lambda code: (chr(code), "民"),
    "NEGATE": lambda _: ("民",),
    "RANGE": lambda ends: (chr(ends[0]),),
    "CATEGORY": lambda kind: (
        "1" if "DIGIT" in str(kind) else " " if "SPACE" in str(kind) else "民",
    ),
    "ANY": lambda _: ("民",),
}


@dataclass(frozen=True)
class Found:
    """An expression, where it stands, and the methods that are called on it."""

    name: str
    pattern: re.Pattern[str]
    methods: tuple[str, ...]


def found() -> list[Found]:
    """Return every expression of the package: what its modules hold, in tables too, and write."""
    places: dict[int, tuple[str, re.Pattern[str]]] = {}
    methods: dict[int, set[str]] = {}
    written: list[Found] = []
    for info in pkgutil.walk_packages(compare.__path__, "compare."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        called, inline = _used(Path(str(module.__file__)))
        written += inline
        for name, value in vars(module).items():
            for pattern in _patterns(_built(value), 0):
                if isinstance(pattern.pattern, str):
                    places.setdefault(id(pattern), (f"{info.name}.{name}", pattern))
                    some = called.get(name) or called.get("", set())
                    methods.setdefault(id(pattern), set()).update(some)
    held = [
        Found(name, pattern, tuple(sorted(methods[key] or {"match"})))
        for key, (name, pattern) in places.items()
    ]
    return [*held, *written]


def _built(value: object) -> object:
    """Return what a function without arguments builds once if that is an expression."""
    if callable(value) and hasattr(value, "cache_info"):
        plain = value.__wrapped__
        if (
            "re.Pattern" in str(plain.__annotations__.get("return"))
            and not plain.__code__.co_argcount
        ):
            return value()
    return value


def _patterns(value: object, depth: int) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth > 5 or isinstance(value, type):
        return
    elif isinstance(value, (tuple, list, set, frozenset)):
        for inner in value:
            yield from _patterns(inner, depth + 1)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _patterns(inner, depth + 1)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _patterns(getattr(value, field.name, None), depth + 1)


def _used(file: Path) -> tuple[dict[str, set[str]], list[Found]]:
    """Return the methods a file calls on each expression, and the expressions it writes in place.

    What it calls on a variable, as it does for each row of a table, is called on no name.
    """
    called: dict[str, set[str]] = {}
    written: list[Found] = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(ast.Name("re"), method), args=[given, *_]):
                if isinstance(given, ast.Constant) and method in METHODS:
                    place = f"{file.stem}:{node.lineno}"
                    written.append(Found(place, re.compile(given.value), (method,)))
            case ast.Call(func=ast.Attribute(value, method)) if method in METHODS:
                name = value.id if isinstance(value, ast.Name) and value.id.isupper() else ""
                if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
                    name = value.func.id
                if name or method != "split":
                    called.setdefault(name, set()).add(method)
    return called, written


def hostile(pattern: re.Pattern[str]) -> Iterator[Callable[[int], str]]:
    """Yield makers of texts of any length for an expression."""
    words = list(dict.fromkeys(_words(_parser.parse(pattern.pattern, pattern.flags))))
    longest = sorted(words, key=len, reverse=True)
    few = list(dict.fromkeys([*longest[:3], *words[:3], *words[-3:]]))
    units = {*few, *("".join(two) for two in product(few, repeat=2)), "".join(few)} - {""}
    for unit in sorted(units):
        for start in dict.fromkeys(("", *words[:2])):
            for end in ENDS:
                yield lambda n, u=unit, s=start, e=end: s + u * (n // len(u)) + e


def _words(node: object) -> Iterator[str]:
    """Yield what the parts of an expression take: runs of letters, a sign or two of a class."""
    run = ""
    for part in node if isinstance(node, (list, tuple, _parser.SubPattern)) else ():
        if isinstance(part, tuple) and part and str(part[0]) == "LITERAL":
            run += chr(part[1])
            continue
        if run:
            yield run
        run = ""
        if isinstance(part, tuple) and part and str(part[0]) == "IN":
            yield from (word for one in part[1] for word in _words([one]))
        elif isinstance(part, tuple) and part and str(part[0]) in SIGNS:
            yield from SIGNS[str(part[0])](part[1])
        else:
            yield from _words(part)
    if run:
        yield run


def exponent(found: Found, text: Callable[[int], str]) -> float:
    """Return with which power of the length the time grows; 0 for what takes next to none.

    What does not end in ``HANGS`` seconds, or as many for each ``LONG`` signs, grows without bound.
    """
    times: dict[int, float] = {}
    for n in (*SHORTER, LONG):
        times[n] = _seconds(found, text(n))
        if times[n] == math.inf:
            return math.inf
        if times[n] < ENOUGH * (n / LONG) ** 2:
            return 0.0  # what takes ENOUGH for the square of LONG takes so much of a shorter text
        if times[n] >= ENOUGH and n == SHORTER[1]:  # slow, but perhaps in proportion
            least = _seconds(found, text(n // SPREAD))
            if times[n] <= least * SPREAD**PROPORTION:
                return PROPORTION
    if times[LONG] <= times[SHORTER[0]] * SPREAD**NEAR:
        return NEAR  # only what makes a short text take five times as long could hide a square
    power = _power(found, text, LONG // LEAST_SHARE, LONG)
    if power <= NEAR or math.isinf(power):
        return power
    # A busy machine bends what a few milliseconds say; over a longer way it bends it less.
    return min(power, _power(found, text, LONG // LEAST_SHARE, LONG * LEAST_SHARE))


def _power(found: Found, text: Callable[[int], str], short: int, long: int) -> float:
    """Return the power between two lengths, from the least time that each takes, in turns.

    Other work on the machine only ever adds to a time: the least of many is what the expression
    takes. What grows in proportion is believed after a few turns, what seems steeper after more.
    """
    whole = part = math.inf
    power = 0.0
    for turn in range(MOST_TURNS):
        whole = min(whole, _seconds(found, text(long)))
        part = min(part, _seconds(found, text(short)))
        power = math.log(whole / part) / math.log(long / short) if whole >= ENOUGH else 0.0
        if math.isinf(power) or (turn + 1 >= FEW_TURNS and power <= NEAR):
            break
    return power


def _seconds(found: Found, text: str) -> float:
    start = time.thread_time()
    signal.setitimer(signal.ITIMER_PROF, HANGS * max(1, len(text) / LONG))
    try:
        for method in found.methods:
            arguments = ("", text) if method == "sub" else (text,)
            result = getattr(found.pattern, method)(*arguments)
            for _ in result if method == "finditer" else ():
                pass
    except TimeoutError:
        return math.inf
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return time.thread_time() - start


def hanging(number: int, frame: object) -> None:
    """End an expression that does not end."""
    raise TimeoutError
