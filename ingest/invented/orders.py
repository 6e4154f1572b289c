"""Court orders with their conditions, and what people notified at which station."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.invented.district import Case, District, Nominal
    from ingest.invented.draw import Draw

_COURTS = ("Tarnmoor Crown Court", "Skirlgate Magistrates' Court", "Umberfell Crown Court")
_WORDINGS = {
    "device/internet": "Not to use a device that reaches the internet unless its history is kept and shown on request.",
    "non-contact": "Not to be in touch with the person named, by any means.",
    "prohibition": "Not to live or stay in a household with a child without approval.",
    "residence": "To live and sleep only at an approved address.",
    "exclusion": "Not to enter the area shown.",
    "disclosure_of_relationship": "To tell the officer of any new relationship within three days.",
}
_TYPES = (("SHPO", 0.72), ("SOPO", 0.06), ("restraining", 0.1), ("SRO", 0.04), ("licence", 0.08))
_YEARLY = 365
_ITEMS = "name;DOB;NINO;home address;passport;bank;card"


def bind(district: District) -> None:
    """Orders for about half of the managed, and notifications for everybody who has to notify."""
    draw = district.draw("orders")
    for person in district.managed:
        case = person.case
        if case is None:
            continue
        if case.type != "PDP" and draw.chance(0.55):
            _order(district, draw, person, case)
        if case.type in ("RSO", "NO_subject"):
            _notify(district, draw, person, case)


def _order(district: District, draw: Draw, person: Nominal, case: Case) -> None:
    kind = "SRO" if case.type == "SRO_subject" else draw.weighted(_TYPES)
    key = district.new_id("J")
    years = draw.pick((5, 5, 7, 10, 10, 15))
    cells = {
        "order_id": key,
        "person_id": person.id,
        "type": kind,
        "made_on": case.convicted.isoformat(),
        "expires_on": "" if draw.chance(0.12) else (case.convicted + timedelta(days=years * 365)).isoformat(),
        "court": draw.pick(_COURTS),
        "recorded_at": draw.later(case.convicted, 1, 20).isoformat(),
        "recorded_by": case.officer.id,
    }
    district.extract.add("orders", cells)
    for condition in draw.some(tuple(_WORDINGS), draw.between(1, 4)):
        _condition(district, draw, key, condition)


def _condition(district: District, draw: Draw, order: str, kind: str) -> None:
    cells = {
        "condition_id": district.new_id("W"),
        "order_id": order,
        "kind": kind,
        "wording": _WORDINGS[kind],
        "monitored_on": draw.days_ago(5, 200).isoformat() if draw.chance(0.8) else "",
    }
    if kind == "exclusion":
        town = draw.pick(district.towns)
        cells |= {"latitude": f"{town.latitude:.5f}", "longitude": f"{town.longitude:.5f}", "radius_m": "400"}
    if kind == "non-contact":
        free = [person for person in district.others if person.id not in district.reserved]
        cells["other_person_id"] = draw.pick(free or district.people).id
    if kind == "device/internet":
        cells["limit"] = "2 devices"
    district.extract.add("conditions", cells)


def _notify(district: District, draw: Draw, person: Nominal, case: Case) -> None:
    if case.mode in ("abroad", "deceased", "hospital"):
        return
    on = draw.later(case.began, 0, 3)
    _write(district, draw, person, ("initial", on))
    last = _last_day(district, draw, case)
    while (on := on + timedelta(days=draw.between(_YEARLY - 20, _YEARLY))) <= last:
        _write(district, draw, person, ("periodic", on))
    for stay in person.stays:
        if stay.began > case.began:
            _write(district, draw, person, ("address", draw.later(stay.began, 0, 3)))


def _last_day(district: District, draw: Draw, case: Case) -> date:
    return district.today if case.mode != "custody" else draw.days_ago(30, 500)


def _write(district: District, draw: Draw, person: Nominal, said: tuple[str, date]) -> None:
    event, on = said
    cells = {
        "notification_id": district.new_id("T"),
        "person_id": person.id,
        "event": event,
        "made_on": on.isoformat(),
        "items": _ITEMS if event != "address" else "home address",
        "station": draw.pick(district.stations),
        "confirmed_on": draw.later(on, 0, 14).isoformat() if draw.chance(0.8) else "",
        "recorded_at": on.isoformat(),
        "recorded_by": draw.pick(district.patrol).id,
    }
    district.extract.add("notifications", cells)
