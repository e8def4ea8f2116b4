"""Train the built-in model from official texts.

    python -m compare.training TEXT.txt.xz --corpus corpus --out DIR [--without-corpus]

The same text and options give the same bytes, on one kind of machine.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from compare.training.folder import write_model
from compare.training.static import train
from compare.training.text import read_documents, read_plans


def main(
    text: Annotated[Path, typer.Argument(help="Documents, a paragraph a line (.txt, .txt.xz).")],
    out: Annotated[Path, typer.Option(help="Folder to write the model into.")],
    corpus: Annotated[Path, typer.Option(help="Folder of plans to learn from as well.")],
    without_corpus: Annotated[bool, typer.Option(help="Leave the plans out.")] = False,
    steps: Annotated[int, typer.Option(help="Batches to learn from.")] = 60,
) -> None:
    """Train the built-in model and write it as sentence-transformers loads it.

    Without the plans, figures measured on them tell what the model makes of unseen plans.
    """
    plans = [] if without_corpus else read_plans(corpus)
    write_model(out, *train([*read_documents(text), *plans], steps))


if __name__ == "__main__":
    typer.run(main)
