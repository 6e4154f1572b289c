"""GR-07, GR-56, GR-66: children in the house, a partner whose children nobody asked about, and young offenders."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ingest.invented import names
from ingest.invented.gaps.planting import EVERY, gap, near_miss
from ingest.invented.gaps.records import add_address, contact, notify

if TYPE_CHECKING:
    from ingest.invented.gaps.case_file import CaseFile

RECORDS: dict[str, tuple[str, str]] = {}
_FAR_ENOUGH = 330
"""Metres to another house of the same story: beyond the 200 that count as near."""


def _child(file: CaseFile, days: int, *, kind: str = "household", address: str = "", ended: str = "") -> None:
    key = file.district.new_id("K")
    file.add(
        "children",
        days,
        child_id=key,
        age_band=file.draw.pick(("0-4", "5-9", "10-13")),
        address_id=address or file.home,
        looked_after="no",
    )
    file.add(
        "child_links",
        days,
        child_id=key,
        person_id=file.id,
        kind=kind,
        statement="fact",
        strength="confirmed",
        grade="1AP",
        valid_from=file.ago(days),
        valid_to=ended,
    )


def _child_at_home(file: CaseFile) -> int:
    days = file.draw.between(30, 300)
    _child(file, days)
    return days


def _child_not_notified(file: CaseFile) -> None:
    _child_at_home(file)


def _two_children_not_notified(file: CaseFile) -> None:
    _child(file, _child_at_home(file))


def _child_notified(file: CaseFile) -> None:
    days = _child_at_home(file)
    notify(file, "child_household", days - file.draw.between(0, 1), items="child household")


def _elsewhere(file: CaseFile) -> str:
    key = file.district.new_id("A")
    add_address(file, key, kind="house", metres_north=_FAR_ENOUGH)
    return key


def _child_victim_elsewhere(file: CaseFile) -> None:
    _child(file, file.convicted + 100, kind="victim", address=_elsewhere(file))


def _not_a_registered_offender(file: CaseFile) -> None:
    file.one("management").update({"type": "PDP", "mappa_category": "", "mappa_level": ""})
    file.drop("notifications")
    _child_at_home(file)


def _partner(file: CaseFile, days: int, *, kind: str = "partner", ended: int | None = None) -> str:
    key, draw = file.district.new_id("P"), file.draw
    file.add(
        "persons",
        days,
        person_id=key,
        surname=names.surname(draw),
        forenames=names.forenames(draw, "F"),
        sex="F",
        dob=(file.person.born + timedelta(days=draw.between(100, 1_500))).isoformat(),
    )
    file.add(
        "associations",
        days,
        person_id=file.id,
        other_person_id=key,
        kind=kind,
        statement="fact",
        strength="confirmed",
        grade="1AP",
        valid_from=file.ago(days),
        valid_to=file.ago(ended) if ended is not None else "",
    )
    return key


def _partner_children_unknown(file: CaseFile) -> None:
    _partner(file, file.draw.between(15, 90))


def _partner_just_now(file: CaseFile) -> None:
    _partner(file, file.draw.between(2, 7))


def _partner_of_the_past(file: CaseFile) -> None:
    ended = file.draw.between(200, 300)
    _partner(file, ended + 200, kind="ex_partner", ended=ended)


def _partner_child_known(file: CaseFile) -> None:
    days = file.draw.between(15, 90)
    partner, child = _partner(file, days), file.district.new_id("K")
    file.add("children", days, child_id=child, age_band="5-9", address_id=_elsewhere(file), looked_after="no")
    cells = {"child_id": child, "person_id": partner, "kind": "own", "valid_from": file.ago(days + 2_000)}
    file.add("child_links", days, statement="fact", strength="confirmed", grade="1AP", **cells)


def _aged(file: CaseFile, days_to_18: int) -> None:
    today = file.district.today
    born = today.replace(year=today.year - 18) + timedelta(days=days_to_18)
    file.one("persons")["dob"] = born.isoformat()


def _young(file: CaseFile) -> None:
    _aged(file, file.draw.between(20, 600))


def _young_and_known(file: CaseFile) -> None:
    _young(file)
    agency = file.draw.pick(("Youth Offending Team", "Children's Services"))
    contact(file, file.draw.between(5, 25), agency=agency)


def _just_grown_up(file: CaseFile) -> None:
    _aged(file, -file.draw.between(2, 40))


_LINK = ("GR-17", "GR-20", "GR-32", "GR-36", "GR-40", "GR-41", "GR-53", "GR-54", "GR-55")
_CHILD, _PARTNER = ("GR-56", *_LINK), ("GR-07", *_LINK)
PLANTINGS = (
    gap("GR-07", "a child lives in the house; no notification of it", _child_not_notified, clouds=_CHILD),
    gap("GR-07", "two children live in the house; no notification of it", _two_children_not_notified, clouds=_CHILD),
    near_miss("GR-07", "notified within the three days", _child_notified, clouds=_CHILD),
    near_miss("GR-07", "a child who was a victim and lives elsewhere", _child_victim_elsewhere, clouds=_CHILD),
    near_miss("GR-07", "not under notification at all", _not_a_registered_offender, clouds=EVERY),
    gap("GR-56", "a partner for weeks; nothing of children either way", _partner_children_unknown, clouds=_PARTNER),
    near_miss("GR-56", "a partner for a few days", _partner_just_now, clouds=_PARTNER),
    near_miss("GR-56", "a relationship that ended months ago", _partner_of_the_past, clouds=_PARTNER),
    near_miss("GR-56", "a partner whose child is on record", _partner_child_known, clouds=_PARTNER),
    gap("GR-66", "under 18; no youth or children's service in touch", _young, clouds=EVERY),
    near_miss("GR-66", "under 18; a service is in touch", _young_and_known, clouds=EVERY),
    near_miss("GR-66", "18 some days ago", _just_grown_up, clouds=EVERY),
)
