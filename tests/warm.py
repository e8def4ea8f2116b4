"""What a run of the command imports and reads first, done before the first test needs it."""

from __future__ import annotations

from compare import compare as compared
from compare.formats import Format, rendered
from compare.segment import segment
from compare.source import read_text

PLAN = "{year}年民政工作要点\n一、社会救助\n(一)完善低保制度。健全低保标准。\n"
READ = (segment(read_text(PLAN.format(year=year), f"{year}.txt")) for year in (2020, 2022))
rendered(compared(*READ), Format.html, "zh")
