"""GR-28 and GR-73: officers with too many of high risk, or whose vetting or training has lapsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.invented import names
from ingest.invented.answer_key import Case, Verdict
from ingest.invented.district import Officer

if TYPE_CHECKING:
    from ingest.invented.district import District
    from ingest.invented.draw import Draw
    from ingest.invented.layout import Cells

RULES = ("GR-28", "GR-73")
_COURSES = ("MOSOVO", "ARMS", "OSP", "ViSOR", "MAPPA")
_OVER = ("high", "high", "medium", "low", "low")
_AT = ("high", "medium", "medium", "low", "low")
"""Priorities of five people: more than a fifth of them high, and exactly a fifth (APP-INTRO)."""
_STAFF_GAPS = (True, False, False, True, True, False)
"""Which officers in turn have a gap of their own: one of the first two, three of the first six."""


def manager(district: District, draw: Draw, lapse: Cells | None = None) -> Officer:
    """An offender manager whose vetting and courses are in date, but for what has lapsed."""
    key = district.new_id("O")
    unit = f"Public Protection Unit {district.number + 1}"
    name = f"DC {names.forenames(draw, draw.pick('MF')).split()[0]} {names.surname(draw)}"
    cells = {
        "officer_id": key,
        "name": name,
        "unit": unit,
        "vetting": "NPPV2",
        "vetted_on": draw.days_ago(60, 900).isoformat(),
        "trained": _trained(draw, _COURSES),
        "counselling_offered_on": draw.days_ago(10, 300).isoformat(),
        "fte": "1.0",
    }
    district.extract.add("officers", cells | (lapse or {}))
    return Officer(key, name, unit)


def _trained(draw: Draw, courses: tuple[str, ...]) -> str:
    return ";".join(f"{course}:{draw.days_ago(100, 700).isoformat()}" for course in courses)


def cohort_manager(district: District, draw: Draw, number: int) -> tuple[Officer, tuple[str, ...]]:
    """The officer of five people in whose files gaps are planted, and the priorities of the five."""
    over, lapsed = number % 2 == 1, _STAFF_GAPS[number % len(_STAFF_GAPS)]
    lapse, staff_note = _lapse(draw) if lapsed else _nearly(draw)
    officer = manager(district, draw, lapse)
    share_note = "two of five of high priority" if over else "one of five of high priority, no more than a fifth"
    for rule, is_gap, note in (("GR-28", over, share_note), ("GR-73", lapsed, staff_note)):
        verdict = Verdict.PLANTED if is_gap else Verdict.NEAR_MISS
        district.key.add(Case("gap", rule, (officer.id,), verdict, note))
    return officer, _OVER if over else _AT


def _lapse(draw: Draw) -> tuple[Cells, str]:
    if draw.chance(0.5):
        return {"vetted_on": draw.days_ago(1_110, 1_500).isoformat()}, "vetted more than three years ago"
    missing = draw.pick(("ARMS", "MOSOVO", "ViSOR"))
    courses = tuple(course for course in _COURSES if course != missing)
    return {"trained": _trained(draw, courses)}, f"no {missing} course"


def _nearly(draw: Draw) -> tuple[Cells, str]:
    return {"vetted_on": draw.days_ago(1_060, 1_090).isoformat()}, "vetted not quite three years ago"
