"""The example notebook, cell by cell: a kernel runs a cell's statements and shows its last value."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from compare.telling.rows.table import change_rows
from compare.telling.words.naming import names_of

ROOT = Path(__file__).parent.parent
NOTEBOOK = json.loads((ROOT / "examples" / "compare.ipynb").read_text("utf-8"))


def run(source: str, names: dict[str, Any]) -> Any:
    """Run a cell in a namespace; return the value of its last line, if that is an expression."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None


def test_every_cell_runs_and_shows_what_it_says(tmp_path: Path, monkeypatch) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    cells = [cell for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]
    shown = [run("".join(cell["source"]), names) for cell in cells]
    result, findings, by_kind, quotes, size = shown
    assert repr(result).count("\n") == 0
    assert "42" in repr(result)
    assert "<table>" in result._repr_html_()
    assert len(findings) == 10
    rows = change_rows(names_of(result, "zh"))
    assert by_kind["count"].sum() == sum(row.event is not None for row in rows)
    assert quotes
    assert all(text in result.unit_by_address[unit].text for unit, text in quotes)
    assert size == (tmp_path / "hunan-jilin.html").stat().st_size


def test_the_notebook_is_kept_without_what_a_run_left_in_it() -> None:
    assert (NOTEBOOK["nbformat"], NOTEBOOK["nbformat_minor"]) == (4, 5)
    for cell in NOTEBOOK["cells"]:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
