"""The options of ``mzdiff compare``, as they are typed and explained."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from compare.destinations import ENDINGS
from compare.formats import Format


class Interface(StrEnum):
    """The language of the report's own words."""

    zh = "zh"
    en = "en"


Plans = Annotated[
    list[Path], typer.Argument(help="Two plans or more; a folder or a .zip of plans; - for stdin.")
]
Output = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", help=f"The file to write ({ENDINGS}), a folder, or - for stdout."
    ),
]
Formats = Annotated[
    list[Format] | None, typer.Option("--format", help="What to write; may be repeated.")
]
Model = Annotated[
    str | None,
    typer.Option(help="A sentence-transformers model, by name or path, for the built-in one."),
]
NoEmbedding = Annotated[bool, typer.Option("--no-embedding", help="Compare the wording alone.")]
OwnLexicon = Annotated[
    Path | None, typer.Option(help="A lexicon (TOML) whose entries add to or override ours.")
]
NoLexicon = Annotated[bool, typer.Option("--no-lexicon", help="Find themes in the texts alone.")]
Overrides = Annotated[
    Path | None, typer.Option(help="A TOML file with links that a person sets or takes away.")
]
Lang = Annotated[Interface, typer.Option(help="The language of the report.")]
Whole = Annotated[
    bool, typer.Option("--whole", help="Word files have the whole texts and all quotes too.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Timing = Annotated[
    bool, typer.Option("--timing", help="Say how long each stage took, on standard error.")
]
