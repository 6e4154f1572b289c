"""The rows that one event leaves behind when it is recorded as it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.invented import numbers

if TYPE_CHECKING:
    from ingest.invented.gaps.case_file import CaseFile
    from ingest.invented.layout import Cells

ITEMS = "name;DOB;NINO;home address;passport;bank;card"
SYSTEMS = ("PNC", "PND", "local")
_STREETS = ("Larchgate", "Spindle Croft", "Wicker Rise", "Pennywort Way", "Hobthrush Lane")


def add_address(file: CaseFile, key: str, *, kind: str, metres_north: int = 0) -> None:
    """An address complete with property reference and place; the homes of these files lie half a mile apart."""
    town, serial = file.district.towns[0], int(file.id[1:])
    row, column = divmod(serial, 20)
    latitude = town.latitude + 0.3 + row % 40 * 0.008 + metres_north / 111_200
    file.add(
        "addresses",
        address_id=key,
        line1=f"{int(key[4:]) % 90 + 1} {_STREETS[serial % len(_STREETS)]}",
        town=town.name,
        postcode=numbers.postcode(file.district.number, town.number, serial % 60),
        uprn=numbers.uprn(int(key[1:])),
        latitude=f"{latitude:.5f}",
        longitude=f"{town.longitude + column * 0.012:.5f}",
        beat=file.district.beats[0],
        kind=kind,
    )


def notify(file: CaseFile, event: str, days: int, *, items: str = ITEMS, stated_for: str = "") -> str:
    """A notification at a prescribed station; returns its key."""
    key = file.district.new_id("T")
    file.own(
        "notifications",
        days,
        notification_id=key,
        event=event,
        made_on=file.ago(days),
        items=items,
        station=file.district.stations[0],
        stated_for_on=stated_for,
        confirmed_on=file.ago(max(days - 1, 0)) if event != "advance" else "",
    )
    return key


def visit(file: CaseFile, days: int, *, hour: int = 15, outcome: str = "seen_in") -> str:
    """A home visit as it should be recorded, with the checks before it; returns its key."""
    key, draw = file.district.new_id("H"), file.draw
    checked = days + draw.between(1, 5)
    file.own(
        "visits",
        days,
        visit_id=key,
        address_id=file.home,
        kind="home_visit",
        planned_on=file.ago(days),
        visited_at=f"{file.ago(days)}T{hour}:{draw.between(10, 59)}",
        outcome=outcome,
        announced="no",
        officers=f"{file.officer.id};{file.district.patrol[0].id}",
        risk_assessed_on=file.ago(checked),
        risk_assessment_on_visor="yes",
        observations="Lives at the address as notified: his things are in the bedroom. Nothing has changed.",
    )
    for system in SYSTEMS:
        check(file, system, checked)
    return key


def check(file: CaseFile, system: str, days: int, *, result: str = "no_trace") -> None:
    """A check of one system."""
    key = file.district.new_id("Q")
    file.own(
        "checks",
        days,
        check_id=key,
        system=system,
        checked_on=file.ago(days),
        result=result,
        checked_by=file.officer.id,
    )


def contact(
    file: CaseFile, days: int, *, agency: str = "Probation Service", about: str = "risk and management"
) -> Cells:
    """A contact with an agency that gave something; returns its row."""
    return file.own(
        "contacts",
        days,
        contact_id=file.district.new_id("Y"),
        agency=agency,
        direction="out",
        made_on=file.ago(days),
        about=about,
        visor_contact="yes",
        visor_exported="yes",
        result="given",
    )


def report(file: CaseFile, days: int, *, acknowledged: int | None, origin: str = "") -> Cells:
    """A report about the person, and by when the officer acknowledged it; returns its row."""
    key, officer = file.district.new_id("R"), file.district.patrol[0]
    row = file.add(
        "reports",
        days,
        report_id=key,
        origin_id=origin or f"SRC{file.district.number:03d}-{key[4:]}",
        title=f"Sighting of {file.person.words}",
        text=f"{file.person.words} was seen by the allotments and spoken to.",
        event_on=file.ago(days),
        submitted_at=f"{file.ago(days)}T09:40",
        submitted_by=officer.id,
        source_grade="1",
        info_grade="B",
        handling_code="P",
        marking="OFFICIAL-SENSITIVE",
    )
    row["recorded_by"] = officer.id
    file.add("report_mentions", report_id=key, kind="person", ref_id=file.id, role="subject")
    if acknowledged is not None:
        receipt = file.add("report_receipts", report_id=key, person_id=file.id, officer_id=file.officer.id)
        receipt["acknowledged_on"] = file.ago(acknowledged)
    return row
