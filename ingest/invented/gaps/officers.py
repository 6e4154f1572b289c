"""Offender managers of the people into whose files gaps are planted."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from ingest.invented import names
from ingest.invented.district import Officer

if TYPE_CHECKING:
    from ingest.invented.district import District
    from ingest.invented.draw import Draw

COURSES = ("MOSOVO", "ARMS", "OSP", "ViSOR", "MAPPA")


class ShareKept(StrEnum):
    """How an officer's share of high and very high priorities stands to the fifth of APP-INTRO."""

    OVER = "over"
    AT = "at"


def manager(district: District, draw: Draw) -> Officer:
    """An offender manager whose vetting and courses are in date."""
    key = district.new_id("O")
    unit = f"Public Protection Unit {district.number + 1}"
    name = f"DC {names.forenames(draw, draw.pick('MF')).split()[0]} {names.surname(draw)}"
    cells = {
        "officer_id": key,
        "name": name,
        "unit": unit,
        "vetting": "NPPV2",
        "vetted_on": draw.days_ago(60, 900).isoformat(),
        "trained": ";".join(f"{course}:{draw.days_ago(100, 700).isoformat()}" for course in COURSES),
        "counselling_offered_on": draw.days_ago(10, 300).isoformat(),
        "fte": "1.0",
    }
    district.extract.add("officers", cells)
    return Officer(key, name, unit)
