"""Small changes to files that stay files of their kind: what is inside is changed, not the packing.

Each takes the bytes, a source of chance and ``raw``, the fuzzer's own way to change bytes. A text
is cut into pieces, which are lost, doubled, exchanged, carried elsewhere, or get a word between
them; XML is changed as a tree, so that it stays well-formed; an archive in one of its members.
"""

from __future__ import annotations

import io
import re
import tomllib
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from copy import deepcopy
from random import Random
from typing import Any

from lxml import etree

from tests.properties import members_of
from tests.strategies import as_toml

Raw = Callable[[bytes], bytes]
Mutation = Callable[[bytes, Random, Raw], bytes]
MOST_CHANGES = 4
RAW, ANEW = 0.25, 0.4
PIECES = re.compile(r"<[^<>]*>|[^<\n。;,、,\s]+|.", re.DOTALL)
ENCODINGS = ("utf-8", "utf-16", "gb18030", "big5")
VALUES = (
    "",
    "0",
    "1",
    "-1",
    "9999999999",
    "1.5",
    "x",
    "A1:XFD1048576",
    "../a",
    "#",
    "true",
    "rId1",
)
STREAM = re.compile(rb"(?<=stream\n).*?(?=\nendstream)", re.DOTALL)
LENGTH = re.compile(rb"/Length \d+")
SMALL = 200  # bytes from which on a member is as likely to be changed as any other


def raw_only(data: bytes, chance: Random, raw: Raw) -> bytes:
    """Change bytes as the fuzzer does."""
    return raw(data)


def of_text(words: Sequence[str]) -> Mutation:
    """Change the pieces of UTF-8 text, with these words to put in."""

    def mutation(data: bytes, chance: Random, raw: Raw) -> bytes:
        if chance.random() < RAW:
            return raw(data)
        return in_pieces(data.decode("utf-8", "replace"), chance, words).encode()

    return mutation


def of_encoded_text(words: Sequence[str]) -> Mutation:
    """Change text in any encoding, and which encoding it is in."""

    def mutation(data: bytes, chance: Random, raw: Raw) -> bytes:
        if chance.random() < RAW:
            return raw(data)
        for encoding in ENCODINGS:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            changed = in_pieces(text, chance, words)
            return changed.encode(chance.choice((encoding, *ENCODINGS)), "replace")
        return raw(data)

    return mutation


def in_pieces(text: str, chance: Random, words: Sequence[str]) -> str:
    """Return a text with some of its pieces lost, doubled, exchanged or carried elsewhere."""
    pieces = PIECES.findall(text)
    for _ in range(chance.randint(1, MOST_CHANGES)):
        one, other = (chance.randrange(len(pieces) + 1) for _ in range(2))
        some = pieces[one : one + chance.choice((1, 1, 1, 2, 5, 20))]
        match chance.randrange(6):
            case 0:
                del pieces[one : one + len(some)]
            case 1:
                pieces[one:one] = some * chance.choice((1, 1, 3, 30))
            case 2:
                pieces[other:other] = some
            case 3 if some and other < len(pieces):
                pieces[one], pieces[other] = pieces[other], pieces[one]
            case 4 if some:
                place = chance.randrange(len(pieces[one]) + 1)
                pieces[one] = pieces[one][:place] + chance.choice(words) + pieces[one][place:]
            case _:
                pieces.insert(one, chance.choice(words))
    return "".join(pieces)


def of_toml(sound: str, words: Sequence[str], pieces: Sequence[str]) -> Mutation:
    """Change the values of a settings file, rarely its text, with these words and pieces.

    Most changes make a file that is refused, whatever else is changed: many begin at a sound one.
    """
    text = of_text(pieces)

    def mutation(data: bytes, chance: Random, raw: Raw) -> bytes:
        if chance.random() < ANEW:
            data = sound.encode()
        try:
            values = tomllib.loads(data.decode("utf-8"))
        except (ValueError, RecursionError):
            return text(data, chance, raw)
        if chance.random() < RAW:
            return text(data, chance, raw)
        for _ in range(chance.randint(1, MOST_CHANGES)):
            _change_values(values, chance, words)
        return as_toml(values).encode("utf-8", "replace")

    return mutation


def _change_values(values: dict[str, Any], chance: Random, words: Sequence[str]) -> None:
    """Change one value somewhere in a tree of tables and lists."""
    places = list(_places(values))
    if not places:
        values[chance.choice(words)] = chance.choice(words)
        return
    (one, key), (other, place) = chance.choice(places), chance.choice(places)
    match chance.randrange(6):
        case 0:
            del one[key]
        case 1:
            one[key] = deepcopy(other[place])
        case 2 if isinstance(one, list):
            one.insert(key, deepcopy(other[place]))
        case 3 if isinstance(one, dict):
            one[chance.choice((*words, str(place)))] = deepcopy(one[key])
        case 4:
            one[key] = chance.choice((0, -1, True, 1.5, 2018, 10**30, "", [], {}, [one[key]]))
        case _ if isinstance(one[key], int):
            one[key] += chance.choice((-1, 1, 5, -5))
        case _:
            one[key] = chance.choice(words)


def _places(values: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every table and list of a tree with each of its keys or places."""
    if isinstance(values, dict | list):
        for key in list(values) if isinstance(values, dict) else range(len(values)):
            yield values, key
            yield from _places(values[key])


def of_archive(words: Sequence[str]) -> Mutation:
    """Change one member of a zip, rarely its names, and pack it again."""
    text = of_text(words)

    def mutation(data: bytes, chance: Random, raw: Raw) -> bytes:
        try:
            files = members_of(data)
        except Exception:  # what the fuzzer made of an archive is whatever it is
            return raw(data)
        if not files or chance.random() < RAW / 5:
            return raw(data)
        name = chance.choices(list(files), [max(SMALL, len(one)) for one in files.values()])[0]
        if chance.random() < RAW / 5:
            moved = files.pop(name)
            if chance.random() < 0.5:
                files[chance.choice((*files, name + "x"))] = moved
        elif files[name].lstrip().startswith(b"<") and chance.random() > RAW:
            files[name] = in_tree(files[name], chance, words)
        elif files[name].startswith(b"PK"):
            files[name] = mutation(files[name], chance, raw)
        else:
            files[name] = text(files[name], chance, raw)
        return stored(files)

    return mutation


def stored(files: dict[str, bytes]) -> bytes:
    """Return an archive of these files, packed in no way, so that the fuzzer sees what is in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return file.getvalue()


def in_tree(data: bytes, chance: Random, words: Sequence[str]) -> bytes:
    """Return XML with some elements lost, doubled, carried elsewhere, renamed, or said otherwise."""
    try:
        root = etree.fromstring(data, etree.XMLParser(recover=True, resolve_entities=False))
    except etree.XMLSyntaxError:
        return data
    if root is None:
        return data
    for _ in range(chance.randint(1, MOST_CHANGES)):
        one, other = (chance.choice(list(root.iter("*"))) for _ in range(2))
        with suppress(ValueError):  # a damaged name is read, but not given to another
            _change(one, other, chance, words)
    return bytes(etree.tostring(root, encoding="UTF-8"))


def _change(
    one: etree._Element, other: etree._Element, chance: Random, words: Sequence[str]
) -> None:
    """Change one element of a tree, or put a copy of it at another."""
    above = one.getparent()
    match chance.randrange(6):
        case 0 if above is not None:
            above.remove(one)
        case 1 if above is not None:
            for _ in range(chance.choice((1, 1, 5, 40))):
                one.addnext(_copy(one))
        case 2 if above is not None:
            other.insert(chance.randrange(len(other) + 1), _copy(one))
        case 3:
            one.tag = other.tag
        case 4 if one.attrib:
            name = chance.choice(list(one.attrib))
            if chance.random() < RAW:
                del one.attrib[name]
            else:
                one.attrib[name] = chance.choice((*VALUES, *other.attrib.values()))
        case _:
            text = in_pieces(one.text or "", chance, words)
            one.text = "".join(c for c in text if c.isprintable() or c in "\n\t")


def _copy(element: etree._Element) -> etree._Element:
    copied = deepcopy(element)
    copied.tail = None
    return copied


def of_pdf(data: bytes, chance: Random, raw: Raw) -> bytes:
    """Change a stream of a PDF, unpacked where it is packed, or whatever is around it."""
    found = list(STREAM.finditer(data))
    if not found or chance.random() < 0.5:
        return raw(data)
    place = chance.choice(found)
    content = place.group()
    try:
        changed = zlib.compress(raw(zlib.decompress(content)))
    except zlib.error:
        changed = raw(content)
    before = data[: place.start()]
    lengths = list(LENGTH.finditer(before))
    if lengths and chance.random() > RAW:
        last = lengths[-1]
        before = before[: last.start()] + b"/Length %d" % len(changed) + before[last.end() :]
    return before + changed + data[place.end() :]
