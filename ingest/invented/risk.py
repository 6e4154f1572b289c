"""Assessments on scales that are kept apart (OSP, ARMS, RoSH), and the plan that follows from them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.invented.district import Case, District, Nominal
    from ingest.invented.draw import Draw

_BANDS = ("low", "medium", "high", "very_high")
_FACTORS = (
    "opportunity",
    "sexual preoccupation",
    "offence-related sexual interests",
    "emotional congruence with children",
    "hostile orientation",
    "poor self-management",
    "social influences",
    "commitment to desist",
    "intimate relationship",
    "employment/positive routine",
    "social investment",
)
"""Remembered and not verified (domain.md 1.5): data for tests, not a statement of what ARMS holds."""
_RATINGS = (("low", 0.4), ("medium", 0.35), ("high", 0.15), ("not known", 0.1))
_TOOLS = {"OSP_DC": "4.1", "OSP_IIC": "4.1", "OASys_RoSH": "2022", "ARMS": "2.0"}
_ARMS_DAYS = 365


def assess(district: District) -> None:
    """Assessments and plans of every managed person."""
    draw = district.draw("risk")
    for person in district.managed:
        case = person.case
        if case is None:
            continue
        if case.type in ("RSO", "NO_subject"):
            _actuarial(district, draw, person, case)
            _arms(district, draw, person, case)
        if case.disposal == "custody":
            _write(district, draw, person, ("OASys_RoSH", _near(draw, case.priority), draw.days_ago(20, 500)))
        _plan(district, draw, person, case)


def _near(draw: Draw, band: str) -> str:
    step = draw.weighted(((0, 0.6), (-1, 0.2), (1, 0.15), (2, 0.05)))
    return _BANDS[min(3, max(0, _BANDS.index(band) + step))]


def _actuarial(district: District, draw: Draw, person: Nominal, case: Case) -> None:
    on = draw.later(case.convicted, 5, 120)
    _write(district, draw, person, ("OSP_DC", _near(draw, case.priority), on))
    images = draw.weighted((("low", 0.6), ("medium", 0.25), ("high", 0.1), ("not_applicable", 0.05)))
    _write(district, draw, person, ("OSP_IIC", images, on))


def _arms(district: District, draw: Draw, person: Nominal, case: Case) -> None:
    on = draw.days_ago(10, _ARMS_DAYS + 40)
    while on > case.began and on > district.today - timedelta(days=1_200):
        identity = _write(district, draw, person, ("ARMS", _near(draw, case.priority), on))
        for factor in _FACTORS:
            item = {"assessment_id": identity, "factor": factor, "rating": draw.weighted(_RATINGS)}
            district.extract.add("assessment_items", item)
        on -= timedelta(days=draw.between(300, 420))


def _write(district: District, draw: Draw, person: Nominal, result: tuple[str, str, date]) -> str:
    tool, band, on = result
    identity = district.new_id("X")
    officer = person.case.officer if person.case else district.managers[0]
    cells = {
        "assessment_id": identity,
        "person_id": person.id,
        "tool": tool,
        "version": _TOOLS[tool],
        "band": band,
        "assessed_on": on.isoformat(),
        "assessor_id": officer.id,
        "recorded_at": draw.later(on, 0, 9).isoformat(),
        "recorded_by": officer.id,
    }
    if tool == "OSP_DC" and draw.chance(0.06):
        cells["inputs_unknown"] = "stranger victim"
    if tool == "ARMS":
        cells["next_due_on"] = (on + timedelta(days=_ARMS_DAYS)).isoformat()
    district.extract.add("assessments", cells)
    return identity


def _plan(district: District, draw: Draw, person: Nominal, case: Case) -> None:
    agreed = draw.later(case.began, 5, 2_000)
    agreed = max(agreed, district.today - timedelta(days=draw.between(20, 340)))
    cells = {
        "plan_id": district.new_id("L"),
        "person_id": person.id,
        "agreed_on": agreed.isoformat(),
        "supervision": draw.pick(
            ("Home visits by two officers, unannounced.", "Weekly reporting to probation, visits by police.")
        ),
        "monitoring_control": draw.pick(
            ("Device checks at visits; order conditions.", "Check of address and vehicle at visits.")
        ),
        "interventions_treatment": draw.pick(
            ("Programme completed.", "Waiting for a place on a programme.", "None offered.")
        ),
        "victim_safety": draw.pick(
            ("No-contact condition; liaison officer informed.", "No contact known; exclusion area in force.")
        ),
        "contingency": "If not seen twice: supervisor told the same day; warrant considered.",
        "licence_conditions": "Residence; no contact; device checks." if case.disposal == "custody" else "n/a",
        "visit_interval_days": str(case.interval_days) if case.mode != "reactive" else "",
        "next_review_on": (agreed + timedelta(days=365)).isoformat(),
        "rationale": "Interval follows priority and the last assessment.",
        "triggers": draw.pick(("new relationship;change of address", "loss of work;alcohol", "contact with children")),
        "recorded_at": agreed.isoformat(),
        "recorded_by": case.officer.id,
    }
    district.extract.add("plans", cells)
