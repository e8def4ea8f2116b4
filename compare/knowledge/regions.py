"""Regions and the offices that issue plans, as an English report calls them."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

RANK = re.compile(r"(?:[^族]{1,6}族)*+(?:省|市|盟|州|地区|自治区|自治州|特别行政区)?")
OFFICES = {
    "民政部": "Ministry of Civil Affairs",
    "民政厅": "Department of Civil Affairs",
    "民政局": "Civil Affairs Bureau",
}


def region_in_english(region: str) -> str:
    """Return a region's name in the Roman alphabet, an empty one for what the table lacks."""
    known = spellings()
    ends = (end for end in range(len(region), 1, -1) if region[:end] in known)
    end = next((end for end in ends if RANK.fullmatch(region[end:])), 0)
    return known[region[:end]] if end else ""


def office_in_english(office: str) -> str:
    """Return what an office is called in English, an empty name for one that is not known."""
    for name, english in OFFICES.items():
        region = region_in_english(office.removesuffix(name))
        if office == name or (office.endswith(name) and region):
            return f"{region} {english}".strip()
    return ""


@cache
def spellings() -> dict[str, str]:
    """Return the spelling of every region, by its name without rank."""
    text = (files("compare") / "data" / "regions.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    pairs = [pair.partition(" ") for line in lines for pair in line.split(", ")]
    return {name: spelling for name, _, spelling in pairs}
