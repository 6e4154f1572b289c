"""Who is managed, under what, how and by whom: the mix of domain.md section 6, met exactly and dealt out by chance."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ingest.invented.district import Case, District, Nominal

if TYPE_CHECKING:
    from ingest.invented.draw import Draw
    from ingest.invented.layout import Cells

_PRIORITY = (("very_high", 0.02), ("high", 0.18), ("medium", 0.30), ("low", 0.50))
_TYPES = (
    ("RSO", 0.86),
    ("MAPPA_CAT2", 0.06),
    ("PDP", 0.02),
    ("RVO", 0.015),
    ("SRO_subject", 0.015),
    ("RTO", 0.01),
    ("MAPPA_CAT3", 0.01),
    ("MAPPA_CAT4", 0.005),
    ("NO_subject", 0.005),
)
_MODES = (
    ("active", 0.64),
    ("reactive", 0.11),
    ("custody", 0.13),
    ("hospital", 0.02),
    ("abroad", 0.02),
    ("transferred", 0.04),
    ("whereabouts_unknown", 0.02),
    ("deceased", 0.02),
)
_LEVELS = ((1, 0.975), (2, 0.02), (3, 0.005))
_CATEGORY = {
    "RSO": "1",
    "NO_subject": "1",
    "MAPPA_CAT2": "2",
    "RVO": "2",
    "MAPPA_CAT3": "3",
    "MAPPA_CAT4": "4",
    "RTO": "4",
}
INTERVAL = {"very_high": 31, "high": 92, "medium": 183, "low": 366}
"""Days between visits where a plan follows the intervals used before 2017; since then a plan may set its own."""
_TO_THE_FIRST = 0.12
_DISPOSALS = (
    ("custody", 0.46),
    ("suspended", 0.2),
    ("community", 0.2),
    ("caution", 0.08),
    ("hospital", 0.02),
    ("conditional discharge", 0.04),
)
_LICENSED_FROM, _INDEFINITE_FROM, _SHORT = 12, 30, 6
"""Months of custody from which a licence, and the lengths of notification, follow (domain.md 3.2)."""
_MONTHS = (4, 6, 8, 12, 14, 18, 24, 28, 30, 36, 42, 48, 60, 72, 96, 120)


def open_cases(district: District) -> None:
    """Gives every managed person a case, and writes it."""
    draw = district.draw("cases")
    people = district.managed
    count = len(people)
    priorities = _dealt(draw, _PRIORITY, count)
    kinds = _dealt(draw, _TYPES, count)
    levels = _dealt(draw, _LEVELS, count)
    for index, person in enumerate(people):
        kind, priority = kinds[index], priorities[index]
        person.case = _case(district, draw, person, (kind, priority, levels[index]))
        # One officer takes what others cannot, so that caseloads differ as they do.
        overflow = draw.chance(_TO_THE_FIRST)
        person.case.officer = district.managers[0 if overflow else index % len(district.managers)]
        _write(district, draw, person)


def _dealt(draw: Draw, shares: tuple[tuple[str, float], ...] | tuple[tuple[int, float], ...], count: int) -> list[str]:
    whole = [(option, int(share * count), share * count % 1) for option, share in shares]
    short = count - sum(number for _, number, _ in whole)
    ranked = sorted(range(len(whole)), key=lambda place: -whole[place][2])
    extra = set(ranked[:short])
    dealt = [str(option) for place, (option, number, _) in enumerate(whole) for _ in range(number + (place in extra))]
    return draw.shuffled(dealt)


def _case(district: District, draw: Draw, person: Nominal, lot: tuple[str, str, str]) -> Case:
    kind, priority, level = lot
    grown = max((district.today - person.born).days - 18 * 366, 200)
    convicted = draw.days_ago(150, min(grown, 5_500))
    disposal = draw.weighted(_DISPOSALS) if kind not in ("PDP", "SRO_subject", "MAPPA_CAT3") else "other"
    months = draw.pick(_MONTHS) if disposal in ("custody", "suspended") else None
    served = (months or 0) * 15 if disposal == "custody" else 0
    began = min(convicted + timedelta(days=served), district.today - timedelta(days=60))
    return Case(
        type=kind,
        mode=_mode(draw, priority),
        priority=priority,
        level=int(level),
        officer=district.managers[0],
        began=began,
        convicted=convicted,
        disposal=disposal,
        months=months,
        interval_days=draw.weighted(((INTERVAL[priority], 0.8), (INTERVAL[priority] * 2 // 3, 0.2))),
    )


def _mode(draw: Draw, priority: str) -> str:
    mode = draw.weighted(_MODES)
    return mode if mode != "reactive" or priority == "low" else "active"


def _write(district: District, draw: Draw, person: Nominal) -> None:
    case = person.case
    if case is None:
        return
    cells: Cells = {
        "person_id": person.id,
        "type": case.type,
        "mappa_category": _CATEGORY.get(case.type, ""),
        "mappa_level": str(case.level) if case.type in _CATEGORY else "",
        "lead_agency": "Probation Service" if _on_licence(case) else "Police",
        "mode": case.mode,
        "officer_id": case.officer.id,
        "unit": case.officer.unit,
        "from_on": case.began.isoformat(),
        "relevant_on": case.convicted.isoformat(),
        "disposal": _disposal_words(case),
        "sentence_months": str(case.months or ""),
        "next_review_on": (district.today + timedelta(days=draw.between(5, 170))).isoformat(),
        "priority": case.priority,
        "priority_on": draw.days_ago(10, 360).isoformat(),
    }
    if case.mode in ("transferred", "deceased"):
        case.ended = draw.later(case.began, 30, 900)
        cells["to_on"] = case.ended.isoformat()
    if _on_licence(case):
        cells["licence_until"] = _licence_end(case).isoformat()
    if case.type == "PDP":
        cells["second_lead_agency"] = "Adult Social Care"
    cells |= {"recorded_at": draw.later(case.began, 0, 20).isoformat(), "recorded_by": case.officer.id}
    district.extract.add("management", cells)


def _on_licence(case: Case) -> bool:
    return case.disposal == "custody" and (case.months or 0) >= _LICENSED_FROM


def _licence_end(case: Case) -> date:
    return case.convicted + timedelta(days=(case.months or 0) * 30)


def _disposal_words(case: Case) -> str:
    if case.disposal != "custody" or case.months is None:
        return case.disposal
    if case.months >= _INDEFINITE_FROM:
        return "custody>=30m"
    return "custody 6-30m" if case.months > _SHORT else "custody<=6m"
