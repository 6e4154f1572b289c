"""One invented person's offences, homes, people and groups, as rows of an extract."""

from __future__ import annotations

from datetime import date

TODAY = date(2026, 11, 24)
_AT = [("55.100", "-2.400"), ("55.104", "-2.400"), ("55.100", "-2.394"), ("55.096", "-2.400"), ("55.100", "-2.406"),
       ("55.1001", "-2.4001")]  # fmt: skip


def offence(number: int, **cells: str) -> dict[str, str]:
    """An offence; its cells unless others are given."""
    up, across = _AT[number % len(_AT)]
    where = {"latitude": up, "longitude": across, "location_type": "park"}
    when = f"2024-0{number + 1}-10T21:30"
    plain = {
        "offence_id": f"F{number}",
        "crime_ref": f"ZN/{number}",
        "title": "Exposure",
        "from_at": when,
        "stranger_victim": "yes",
        "contact": "no",
    }
    return {**plain, **where, **cells}


OFFENCES = [
    offence(0),
    offence(1, title="Sexual assault", contact="yes"),
    offence(2, title="Rape", contact="yes", address_id="A1", stranger_victim="no", location_type="dwelling"),
    offence(3, title="Exposure"),
    offence(4, title="Indecent images of children", indecent_images="yes", location_type="online"),
    offence(5, title="Exposure", from_at="", stranger_victim="not known", location_type=""),
]
TABLES = {
    "persons": [
        {"person_id": "P1", "surname": "Quillmarsh", "forenames": "Alder", "occupation": "refused"},
        {"person_id": "P2", "surname": "Thistlewick", "forenames": "Bryony"},
    ],
    "addresses": [
        {"address_id": "A1", "line1": "3 Kettle Row", "latitude": "55.101", "longitude": "-2.401"},
        {"address_id": "A2", "line1": "1 Sedge Fold", "latitude": "55.300", "longitude": "-2.100"},
    ],
    "person_addresses": [
        {"person_id": "P1", "address_id": "A1", "kind": "home", "valid_from": "2020-01-01", "valid_to": "2024-12-31"},
        {"person_id": "P1", "address_id": "A2", "kind": "home", "valid_from": "2025-01-01"},
    ],
    "associations": [{"person_id": "P1", "other_person_id": "P2", "kind": "partner", "valid_from": "2025-05-01"}],
    "organisations": [
        {"organisation_id": "O1", "name": "Saffron Swimmers", "kind": "club", "child_access": "yes"},
        {"organisation_id": "O2", "name": "Lichen Singers", "kind": "club", "child_access": "not known"},
    ],
    "person_organisations": [
        {"person_id": "P1", "organisation_id": "O1", "role": "coach"},
        {"person_id": "P1", "organisation_id": "O2", "role": "singer"},
    ],
    "custody": [{"person_id": "P1", "from_on": "2024-02-01", "release_on": "2024-02-20", "tag_until": "2024-03-15"}],
    "offences": OFFENCES,
    "offence_persons": [{"offence_id": row["offence_id"], "person_id": "P1", "role": "convicted"} for row in OFFENCES],
    "offence_mo": [
        {"offence_id": "F0", "dimension": "speech", "behaviour": "silent", "state": "absent"},
        {"offence_id": "F1", "dimension": "speech", "behaviour": "silent", "state": "present"},
        {"offence_id": "F1", "dimension": "weapon", "behaviour": "knife_shown", "state": "present"},
    ],
}
