"""Rows that no import can take whole, in known numbers.

Definitions, which the summary counts by. *Refused*: a row without its key, with a grade that does not exist, an offence
window that ends before it begins, or a person's key with other names and nothing that agrees. *Waiting*: a row that
names a key which is in no file or only on a refused row. *Unreadable*: a cell of a usable row that is no date, number
or code of the kind it should be, and both cells of a place outside the country. A state of not knowing (`refused`,
`not known`, `n/a`) is none of these. *Superseding*: a later version of an earlier row of the same file, with a later
`recorded_at`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.invented import names
from ingest.invented.write import Fate

if TYPE_CHECKING:
    from ingest.invented.district import District, Nominal
    from ingest.invented.draw import Draw
    from ingest.invented.layout import Cells

_SHARE = 120
"""One round of mess for so many managed people, and at least one."""


def spoil(district: District) -> None:
    """Writes the rows that are refused, that wait, that cannot be read in part, and that supersede."""
    draw = district.draw("mess")
    for number in range(max(1, district.size.managed // _SHARE)):
        person, other = draw.some(district.managed, 2)
        _without_key(district, draw, person)
        _of_another(district, person)
        _impossible_grades(district, draw, person)
        _backwards_window(district, person)
        _about_nobody(district, person, number)
        _unreadable(district, person, other)
        _outside_country(district)
        _changed_name(district, draw)


def _refuse(district: District, table: str, cells: Cells) -> None:
    district.extract.add(table, cells, fate=Fate.REFUSED)


def _wait(district: District, table: str, cells: Cells) -> None:
    district.extract.add(table, cells, fate=Fate.WAITING)


def _without_key(district: District, draw: Draw, person: Nominal) -> None:
    _refuse(district, "persons", {"surname": names.surname(draw), "forenames": "Norman", "dob": "1961-02-03"})
    visit = {"person_id": person.id, "kind": "home_visit", "planned_on": "2026-03-02", "outcome": "no_reply"}
    _refuse(district, "visits", visit)
    _refuse(district, "person_addresses", {"address_id": person.household.home.id, "kind": "visited"})


def _of_another(district: District, person: Nominal) -> None:
    # Somebody typed another person's key: other surname and forename, and nothing that agrees.
    cells = {"person_id": person.id, "surname": "Wimblestaithe", "forenames": "Quentin", "dob": "1903-01-09"}
    _refuse(district, "persons", cells | {"recorded_at": district.today.isoformat()})


def _impossible_grades(district: District, draw: Draw, person: Nominal) -> None:
    report = district.new_id("R")
    cells = {
        "report_id": report,
        "title": "Information without a grading that exists",
        "text": f"{person.words} was seen in the market hall.",
        "event_on": draw.days_ago(5, 60).isoformat(),
        "submitted_by": district.patrol[0].id,
        "source_grade": draw.pick(("4", "X", "0")),
        "info_grade": "B",
        "handling_code": "P",
    }
    _refuse(district, "reports", cells)
    mention = {"report_id": report, "kind": "person", "ref_id": person.id, "role": "subject"}
    _wait(district, "report_mentions", mention)
    other = draw.pick(district.others)
    cells = {"person_id": person.id, "other_person_id": other.id, "kind": "friend", "role": "claimed"}
    _refuse(district, "associations", cells | {"grade": draw.pick(("1FP", "2GZ", "9BP"))})


def _backwards_window(district: District, person: Nominal) -> None:
    offence = district.new_id("S")
    cells = {
        "offence_id": offence,
        "crime_ref": f"MR/{int(offence[1:])}/26",
        "title": "Exposure",
        "category": "sexual",
        "from_at": "2026-05-12T22:10",
        "to_at": "2026-05-12T20:40",
        "outcome": "undetected",
    }
    _refuse(district, "offences", cells)
    _wait(district, "offence_persons", {"offence_id": offence, "person_id": person.id, "role": "suspect"})


def _about_nobody(district: District, person: Nominal, number: int) -> None:
    nobody = f"P{district.number:03d}99999"
    _wait(district, "associations", {"person_id": person.id, "other_person_id": nobody, "kind": "friend"})
    _wait(
        district,
        "person_vehicles",
        {"person_id": nobody, "vehicle_id": f"V{district.number:03d}{number + 1:05d}", "kind": "driver"},
    )
    _wait(district, "person_addresses", {"person_id": person.id, "address_id": "A-UNKNOWN", "kind": "visited"})


def _unreadable(district: District, person: Nominal, other: Nominal) -> None:
    visit = {"visit_id": district.new_id("H"), "person_id": person.id, "kind": "other", "planned_on": "32/13/2026"}
    district.extract.add("visits", visit, unreadable=1)
    review = {"review_id": district.new_id("E"), "person_id": other.id, "kind": "supervizor", "made_on": "spring"}
    district.extract.add("reviews", review | {"rationale": "Read."}, unreadable=2)
    address = {"address_id": district.new_id("A"), "line1": "9 Drizzle Fold", "town": district.towns[0].name}
    district.extract.add("addresses", address | {"latitude": "see map", "longitude": "see map"}, unreadable=2)
    contact = {"contact_id": district.new_id("Y"), "person_id": person.id, "agency": "DWP Work Coaching"}
    district.extract.add("contacts", contact | {"made_on": "2026-02-11", "result": "rang off"}, unreadable=1)
    plan = {"plan_id": district.new_id("L"), "person_id": other.id, "agreed_on": "2025-01-15"}
    district.extract.add("plans", plan | {"visit_interval_days": "quarterly"}, unreadable=1)


def _outside_country(district: District) -> None:
    offence = district.new_id("S")
    cells = {
        "offence_id": offence,
        "crime_ref": f"MR/{int(offence[1:])}/26",
        "title": "Exposure",
        "category": "sexual",
        "from_at": "2026-04-02T18:30",
        "latitude": "48.85000",
        "longitude": "2.35000",
        "outcome": "undetected",
    }
    district.extract.add("offences", cells, fate=Fate.OUTSIDE_COUNTRY, unreadable=2)


def _changed_name(district: District, draw: Draw) -> None:
    # Both names are new, and the date of birth agrees: a deed poll, not another person.
    key = district.new_id("P")
    born = {"person_id": key, "dob": draw.days_ago(9_000, 20_000).isoformat(), "sex": "F"}
    before = {"surname": "Thistlebucket", "forenames": "Jean", "recorded_at": "2024-02-01"}
    after = {"surname": "Oakenlatch", "forenames": "Grace", "recorded_at": "2026-02-01"}
    district.extract.add("persons", born | before)
    district.extract.add("persons", born | after, fate=Fate.SUPERSEDING)
