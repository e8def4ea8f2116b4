"""What holds for every file, text, settings file and model; each raises what breaks it."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import tempfile
import traceback
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np

import compare as package
from compare import compare
from compare.encoder.sentence import SentenceEncoder
from compare.errors import MzdiffError, RefusedError
from compare.formats import Format, rendered
from compare.model import Comparison
from compare.overrides import Overrides, read_overrides
from compare.segment import segment
from compare.series import read_all
from compare.source import read_extract, read_source, read_text
from compare.source.formats.readers import extract
from compare.themes import lexicon
from compare.themes.citations import titles
from compare.themes.lexicon import Lexicon
from compare.themes.targets import find
from tests.attacks import PLAN
from tests.laws import broken_laws, built_in_encoder, built_in_lexicon, misplaced, not_itself
from tests.plain_page import assert_plain
from tests.small_plans import plan

OWN_CODE = str(Path(package.__file__).parent) + os.sep
LONGEST_LINE = 1000
LEFT = "2015年民政工作要点\n一、社会救助\n(一)做好五保供养。五保标准不低于4000元。\n(二)深化殡葬改革。落实《殡葬管理条例》(国务院令第225号)。\n"
RIGHT = "2022年民政工作要点\n一、社会救助\n(一)做好特困供养。特困标准不低于9000元。\n(二)发展养老服务。新增床位20张。\n"
Use = Callable[[Path], tuple[Lexicon | None, Overrides]]


# Files


def read_or_refused(data: bytes, name: str) -> None:
    """A file is read with nothing lost, or refused in one line."""
    try:
        extracted = extract(data, name)
        document = segment(read_extract(extracted, "plan"))
    except (MzdiffError, RefusedError) as refusal:
        assert_refusal(refusal)
    else:
        assert misplaced(document) == []


def series_or_refused(data: bytes) -> None:
    """Every document of a zip is read with nothing lost, or the zip is refused in one line."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plans.zip"
        path.write_bytes(data)
        try:
            documents = read_all(path)[0]
        except MzdiffError as refusal:
            assert_refusal(refusal)
        else:
            assert [place for document in documents for place in misplaced(document)] == []


def assert_refusal(refusal: Exception) -> None:
    """A refusal is one line; what is called damage is no failure of own code.

    What failed is known only where the file was read in this process.
    """
    assert str(refusal)
    assert "\n" not in str(refusal), repr(str(refusal))
    cause = refusal.__cause__
    while isinstance(cause, ValueError | MzdiffError) and cause.__cause__:
        cause = cause.__cause__
    if isinstance(cause, LookupError | TypeError | AttributeError | ArithmeticError):
        last = traceback.extract_tb(cause.__traceback__)[-1]
        if not isinstance(cause, UnicodeError) and last.filename.startswith(OWN_CODE):
            raise cause


# Texts


def read_whole(text: str) -> None:
    """A text is read with nothing lost."""
    assert misplaced(segment(read_text(text, "plan.txt"))) == []


def figures_are_numbers(text: str) -> None:
    """Targets and titles that are found in a text are ones."""
    for target in find(plan(("目标", text)))[0]:
        assert np.isfinite([target.value, target.upper or 0]).all()
        assert target.number.text.strip()
        assert target.subject
    for span, title, *_ in titles(text):
        assert title in text[slice(*span)]
        assert title
    read_whole(f"{PLAN}{text}")


def laws_hold(left: str, right: str) -> None:
    """The laws hold between two texts, and of the first beside itself."""
    document, other = segment(read_text(left, "one.txt")), segment(read_text(right, "two.txt"))
    for broken in (not_itself(document), broken_laws(document, other)):
        assert broken == [], broken


# Settings


def used_or_refused(name: str, data: bytes, use: Use) -> None:
    """Compare with a settings file beside the documents; a report of what comes out is plain."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            result = _compared(path.parent, *use(path))
        except MzdiffError as error:
            refusal = str(error)
        else:
            refusal = ""
    if refusal:
        assert name in refusal
        assert len(refusal) < LONGEST_LINE
        return
    assert_plain(rendered(result, Format.html, "zh").decode())
    assert rendered(result, Format.json, "zh")


def _compared(folder: Path, words: Lexicon | None, overrides: Overrides) -> Comparison:
    documents = []
    for name, text in (("left.txt", LEFT), ("right.txt", RIGHT)):
        (folder / name).write_text(text, encoding="utf-8")
        documents.append(segment(read_source(folder / name)))
    return compare(
        *documents,
        encoder=built_in_encoder(),
        lexicon=words or built_in_lexicon(),
        overrides=overrides,
    )


def use_lexicon(path: Path) -> tuple[Lexicon | None, Overrides]:
    return lexicon.load(path), Overrides()


def use_nothing_else(path: Path) -> tuple[Lexicon | None, Overrides]:
    return None, Overrides()


def use_overrides(path: Path) -> tuple[Lexicon | None, Overrides]:
    return None, read_overrides(path)


# Models


@cache
def small_model() -> dict[str, bytes]:
    """The files of a static model of a few characters."""
    from safetensors.numpy import save
    from tokenizers import Tokenizer, models, pre_tokenizers

    tokenizer = Tokenizer(
        models.WordLevel({"[UNK]": 0, **{c: i for i, c in enumerate("低保养老", 1)}}, "[UNK]")
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    vectors = np.eye(5, 4, dtype=np.float32) + 0.1
    modules = [
        {
            "idx": 0,
            "name": "0",
            "path": "",
            "type": "sentence_transformers.models.StaticEmbedding",
        }
    ]
    return {
        "modules.json": json.dumps(modules).encode(),
        "config_sentence_transformers.json": b'{"prompts": {}, "default_prompt_name": null}',
        "tokenizer.json": tokenizer.to_str().encode(),
        "model.safetensors": save({"embedding.weight": vectors}),
    }


def numbers_or_refused(files: dict[str, bytes]) -> None:
    """A folder of these files gives vectors of numbers, or is refused."""
    folder = Path(tempfile.mkdtemp())
    try:
        for file, data in files.items():
            (folder / file).write_bytes(data)
        encoder = SentenceEncoder("small", folder, "small", folder / "cache")
        with contextlib.suppress(MzdiffError):
            assert np.isfinite(encoder.encode(["低保", "养老"])).all()
    finally:
        shutil.rmtree(folder)


def members_of(data: bytes) -> dict[str, bytes]:
    """Return what an archive holds, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
