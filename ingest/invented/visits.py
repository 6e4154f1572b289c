"""Home visits at the interval of the plan, with some overdue, and the checks made before them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.invented.district import Case, District, Nominal
    from ingest.invented.draw import Draw

_OUTCOMES = (
    ("seen_in", 0.78),
    ("no_reply", 0.1),
    ("seen_out", 0.05),
    ("refused", 0.02),
    ("welfare", 0.03),
    ("no_longer_resident", 0.02),
)
_OBSERVATIONS = (
    "Spoken to in the living room. Nothing changed since the last visit. Devices shown.",
    "Home tidy. Says he has started work two days a week. Vehicle outside noted.",
    "Another adult present who gave a first name only. Asked about visitors; says a friend stays at weekends.",
    "Low in mood after losing work. Agreed to speak to his practitioner.",
    "Device history looked at with consent. Phone number has changed and was notified.",
    "Asked about the car on the drive: says it belongs to a neighbour.",
)
_SYSTEMS = ("PNC", "PND", "local", "ViSOR", "DWP")
_HISTORY_DAYS = 800
_OVERDUE = (("very_high", 0.04), ("high", 0.1), ("medium", 0.18), ("low", 0.19))
"""Shares overdue by priority; over all they lie within the 12 to 19 per cent of domain.md section 6."""


def visit(district: District) -> None:
    """Visits and checks of everybody whose management has visits."""
    draw = district.draw("visits")
    late = dict(_OVERDUE)
    for person in district.managed:
        case = person.case
        if case is None:
            continue
        if case.mode == "active":
            _history(district, draw, person, late[case.priority])
        elif case.mode in ("custody", "reactive", "transferred"):
            _visit(district, draw, person, draw.later(case.began, 5, 60))


def _history(district: District, draw: Draw, person: Nominal, late: float) -> None:
    case = person.case
    if case is None:
        return
    interval = case.interval_days
    since = draw.between(interval + 5, interval + 240) if draw.chance(late) else draw.between(2, interval)
    on = max(district.today - timedelta(days=since), case.began)
    _next(district, draw, person, on + timedelta(days=interval))
    oldest = max(case.began, district.today - timedelta(days=_HISTORY_DAYS))
    first = True
    while on >= oldest:
        _visit(district, draw, person, on, last=first)
        first = False
        on -= timedelta(days=max(14, interval + draw.between(-12, 12)))


def _place_of(person: Nominal, on: date) -> str:
    for stay in person.stays:
        if stay.began <= on and (stay.ended is None or stay.ended > on):
            return stay.place.id
    return person.household.home.id


def _visit(district: District, draw: Draw, person: Nominal, on: date, *, last: bool = False) -> None:
    outcome = "seen_in" if last else draw.weighted(_OUTCOMES)
    team = _team(district, draw, person.case)
    checked = on - timedelta(days=draw.between(0, 9))
    cells = {
        "visit_id": district.new_id("H"),
        "person_id": person.id,
        "address_id": _place_of(person, on),
        "kind": "home_visit",
        "planned_on": _as_typed(draw, on - timedelta(days=draw.between(0, 3))),
        "visited_at": draw.moment(on),
        "outcome": outcome,
        "announced": draw.weighted((("no", 0.88), ("yes", 0.12))),
        "officers": ";".join(team),
        "risk_assessed_on": checked.isoformat() if draw.chance(0.96) else "",
        "risk_assessment_on_visor": draw.weighted((("yes", 0.93), ("no", 0.07))),
        "observations": draw.pick(_OBSERVATIONS) if outcome in ("seen_in", "seen_out", "welfare") else "",
        "recorded_at": draw.later(on, 0, 4).isoformat(),
        "recorded_by": team[0],
    }
    district.extract.add("visits", cells)
    for system in draw.some(_SYSTEMS, draw.between(2, 4)):
        _check(district, draw, person, (system, checked))


def _as_typed(draw: Draw, day: date) -> str:
    return day.strftime("%d/%m/%Y") if draw.chance(0.05) else day.isoformat()


def _team(district: District, draw: Draw, case: Case | None) -> list[str]:
    first = case.officer if case else district.managers[0]
    others = [officer for officer in district.managers + district.patrol if officer is not first]
    return [first.id, *(officer.id for officer in draw.some(others, draw.weighted(((1, 0.93), (0, 0.07)))))]


def _next(district: District, draw: Draw, person: Nominal, due: date) -> None:
    if due <= district.today:
        return
    cells = {
        "visit_id": district.new_id("H"),
        "person_id": person.id,
        "address_id": person.household.home.id,
        "kind": "home_visit",
        "planned_on": due.isoformat(),
        "recorded_at": draw.days_ago(1, 2).isoformat(),
    }
    district.extract.add("visits", cells)


def _check(district: District, draw: Draw, person: Nominal, made: tuple[str, date]) -> None:
    system, on = made
    officer = person.case.officer if person.case else district.managers[0]
    result = draw.weighted((("trace", 0.5), ("no_trace", 0.45), ("not_available", 0.05)))
    cells = {
        "check_id": district.new_id("Q"),
        "person_id": person.id,
        "system": system,
        "checked_on": on.isoformat(),
        "result": result if system != "ViSOR" else "trace",
        "checked_by": officer.id,
        "recorded_at": on.isoformat(),
        "recorded_by": officer.id,
    }
    district.extract.add("checks", cells)
