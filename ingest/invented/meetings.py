"""Multi-agency meetings: who came, what was decided and why, and what somebody was asked to do."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.invented.district import Case, District, Nominal
    from ingest.invented.draw import Draw

_CORE = ("Police", "Probation Service", "Housing Options", "NHS Forensic Outreach", "Children's Services")
_CHAIRS = (("DI Umber Teasel", "inspector"), ("Supt Hazel Trestlegate", "superintendent"))
_RATIONALE = (
    "Risk discussed against the last assessment; the plan manages it at this level.",
    "New tenancy and a new relationship; disclosure considered for the partner and agreed in principle.",
    "No change in circumstances reported by any agency; level kept because the licence ends soon.",
)
_ACTIONS = (
    "Check the tenancy application against the exclusion area.",
    "Speak to the partner with Children's Services.",
    "Renew the order before it expires.",
    "Confirm the employer and the nature of the work.",
    "Share the vehicle with the neighbourhood team.",
)
_DISCLOSURE = (
    "No disclosure needed at present.",
    "Disclosure to the landlord agreed.",
    "Deferred until the visit is made.",
)
_LEVEL_2 = 2
_BOARDS = (("SMB", 92), ("CSP", 120), ("LCJB", 180), ("MARAC", 30), ("safeguarding_children", 45), ("strategy", 60))


def meet(district: District) -> None:
    """Meetings on everybody at level 2 or 3, and the boards of the district."""
    draw = district.draw("meetings")
    for person in district.managed:
        case = person.case
        if case is not None and case.level > 1:
            _series(district, draw, person, case)
    for kind, gap in _BOARDS:
        on = draw.days_ago(5, gap)
        for _ in range(3):
            _meeting(district, draw, ("", kind, ""), on)
            on -= timedelta(days=gap)


def _series(district: District, draw: Draw, person: Nominal, case: Case) -> None:
    gap = 84 if case.level == _LEVEL_2 else 42
    on = draw.days_ago(3, gap - 5)
    for number in range(4):
        meeting = _meeting(district, draw, (person.id, "MAPPA", str(case.level)), on, gap=gap)
        for _ in range(draw.between(1, 3)):
            _action(district, draw, (meeting, person.id), on, done=number > 0)
        on -= timedelta(days=gap)


def _meeting(district: District, draw: Draw, what: tuple[str, str, str], on: date, *, gap: int = 92) -> str:
    person, kind, level = what
    meeting = district.new_id("M")
    chair, rank = _CHAIRS[level == "3"]
    cells = {
        "meeting_id": meeting,
        "person_id": person,
        "kind": kind,
        "level": level,
        "held_on": draw.moment(on, 9, 15),
        "chair": chair,
        "chair_rank": rank,
        "next_on": (on + timedelta(days=gap)).isoformat(),
        "minutes_on": draw.later(on, 2, 12).isoformat(),
        "rationale": draw.pick(_RATIONALE) if person else "",
        "dissent": "Probation preferred level 1." if person and draw.chance(0.1) else "",
        "disclosure_decision": draw.pick(_DISCLOSURE) if person else "",
        "recorded_at": draw.later(on, 1, 10).isoformat(),
    }
    district.extract.add("meetings", cells)
    _attendance(district, draw, meeting)
    return meeting


def _attendance(district: District, draw: Draw, meeting: str) -> None:
    for agency in _CORE:
        came = draw.chance(0.88)
        cells = {
            "meeting_id": meeting,
            "agency": agency,
            "representative": district.agency_people.get(agency, district.managers[0].name) if came else "",
            "rank": draw.pick(("manager", "senior practitioner", "practitioner")) if came else "",
            "attended": "yes" if came else "no",
            "report_sent": draw.weighted((("yes", 0.7), ("no", 0.3))),
        }
        district.extract.add("attendance", cells)


def _action(district: District, draw: Draw, where: tuple[str, str], on: date, *, done: bool) -> None:
    meeting, person = where
    agency = draw.pick(_CORE)
    due = on + timedelta(days=draw.between(10, 40))
    cells = {
        "action_id": district.new_id("Z"),
        "meeting_id": meeting,
        "person_id": person,
        "owner": district.agency_people.get(agency, district.managers[0].name),
        "agency": agency,
        "due_on": due.isoformat(),
        "done_on": draw.later(due, -5, 3).isoformat() if done or draw.chance(0.4) else "",
        "wording": draw.pick(_ACTIONS),
        "recorded_at": on.isoformat(),
    }
    district.extract.add("actions", cells)
