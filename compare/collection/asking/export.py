"""Tables of a collection as files: CSV, Excel, Parquet; who says the same as whom as a graph."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from compare.collection.asking.choice import Choice, chosen
from compare.collection.asking.holdings import Entry, Holdings
from compare.collection.asking.time_and_place import in_time
from compare.collection.asking.what import What
from compare.collection.keeping.rows import SHORTEST
from compare.errors import MzdiffError
from compare.export.csv import csv_of
from compare.export.spreadsheet import workbook_of
from compare.export.tables import table_of
from compare.language import Language
from compare.visible import visible

MOST_ROWS = {".csv": 1_000_000, ".xlsx": 100_000, ".graphml": 1_000_000}
ENDINGS = (".csv", ".xlsx", ".parquet", ".graphml")
MOST_COMMON = 20  # documents that have a measure, for it to say that one took from another
NO_LETTER = r"[^\p{L}\p{N}]+"
QUESTIONS = {
    What.documents: """
        SELECT id, title, issuer, region, array_to_string(around, ' › ') AS province,
          level AS rung, year, last_year, date, number, articles AS article_count,
          measures AS measure_count, characters AS character_count, truncated, path, sha256, read_at
        FROM documents JOIN chosen USING (id) ORDER BY year, id
    """,
    What.articles: """
        SELECT document AS id, region, year, article AS address, section,
          label || heading AS heading, theme AS main_theme,
          array_to_string(themes, '、') AS themes_treated
        FROM articles JOIN documents ON document = id JOIN chosen USING (id)
        ORDER BY year, document, first, article
    """,
    What.measures: """
        SELECT document AS id, region, year, article AS address, measure, text,
          array_to_string(themes, '、') AS themes_treated
        FROM measures JOIN documents ON document = id JOIN chosen USING (id)
        ORDER BY year, document, article, measure
    """,
    What.facts: """
        SELECT f.document AS id, region, year, f.article AS address, f.measure,
          f.kind, f.text AS fact, value, unit, bound, subject, m.text
        FROM facts f JOIN measures m USING (document, article, measure)
          JOIN documents ON document = id JOIN chosen USING (id)
        ORDER BY year, document, place, f.kind, fact
    """,
    What.mentions: """
        SELECT theme, name, document AS id, region, year, share, prominence,
          m.articles AS article_count, m.measures AS measure_count
        FROM mentions m JOIN documents ON document = id JOIN chosen USING (id)
        ORDER BY theme, year, document
    """,
    What.copies: f"""
        WITH said AS (
          SELECT DISTINCT id, turn, coalesce(year, 9999) AS year, date, wording
          FROM measures JOIN documents ON document = id JOIN chosen USING (id)
          WHERE NOT ends_with(measure, '.0')
            AND length(regexp_replace(text, '{NO_LETTER}', '', 'g')) >= {SHORTEST}
        ), telling AS (
          SELECT wording FROM said GROUP BY wording HAVING count(*) BETWEEN 2 AND {MOST_COMMON}
        )
        SELECT a.id AS "left", b.id AS "right", count(*) AS same,
          a.year < b.year OR (a.date <> '' AND a.date < left(b.date, length(a.date))) AS dated
        FROM said a JOIN telling USING (wording) JOIN said b USING (wording)
        WHERE a.turn < b.turn
        GROUP BY ALL ORDER BY same DESC, "left", "right"
    """,
}

_TURNS = pa.schema({"id": pa.string(), "turn": pa.int64()})


def exported(
    holdings: Holdings, what: What, choice: Choice, output: Path, language: Language
) -> bytes:
    """Return a table of the chosen documents as a file whose ending says its format.

    Raises ``MzdiffError`` for another ending, and for more rows than a format can hold.
    """
    ending = output.suffix.lower()
    if ending not in ENDINGS or (ending == ".graphml" and what != What.copies):
        graph = "; graphml 只用于 --what copies" if ending == ".graphml" else ""
        raise MzdiffError(f"{output}: 扩展名应为 {', '.join(ENDINGS)} (unknown ending){graph}")
    mask = chosen(holdings, choice)
    entries = sorted((holdings.entry_of[int(n)] for n in np.flatnonzero(mask)), key=in_time)
    turns = {"id": [entry.id for entry in entries], "turn": range(len(entries))}
    with holdings.connection() as connection:
        connection.register("chosen", pa.table(turns, schema=_TURNS))
        counted = connection.execute(f"SELECT count(*) FROM ({QUESTIONS[what]})").fetchall()
        count = counted[0][0]
        if count > MOST_ROWS.get(ending, count):
            raise MzdiffError(
                f"{output}: 共 {count} 行, {ending} 最多 {MOST_ROWS[ending]} 行 (too many rows); "
                "请加筛选条件, 或用 .parquet"
            )
        if ending == ".parquet":
            return _parquet(connection.sql(QUESTIONS[what]).to_arrow_table())
        found = connection.execute(QUESTIONS[what])
        names = [column[0] for column in found.description or ()]
        values = found.fetchall()
    if ending == ".graphml":
        return _graph(entries, values)
    table = table_of(f"list_{what.value}", names, values)
    return csv_of(table, language) if ending == ".csv" else workbook_of([table], language)


def _parquet(found: pa.Table) -> bytes:
    data = io.BytesIO()
    pq.write_table(found, data, compression="zstd")
    return data.getvalue()


def _graph(entries: Iterable[Entry], pairs: Iterable[tuple[Any, ...]]) -> bytes:
    """Return who has measures of the same wording as whom: from the earlier to the later.

    An edge that is not ``dated`` joins two of one year of which nothing tells the earlier one.
    """
    import networkx

    graph = networkx.DiGraph()
    for entry in entries:
        facts = {"region": visible(entry.region), "title": visible(entry.title)}
        graph.add_node(visible(entry.id), year=entry.year or 0, level=entry.level or "", **facts)
    for left, right, same, dated in pairs:
        graph.add_edge(visible(left), visible(right), weight=int(same), dated=bool(dated))
    data = io.BytesIO()
    networkx.write_graphml_xml(graph, data)
    return data.getvalue()
