"""One small invented story as rows of an extract, with every trap that a page has to show rightly.

Alder Quillmarsh is managed; Bryony Thistlewick is his associate, said so by three reports of which two share an origin.
One report and what rests on it is for intelligence eyes alone (`2CC A1 S2`), and one person is known from it alone.
Markup stands in a name, an alias, an address and a report's text, and must come out as the text that it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.builders import Tables

MARKUP = '<img src="https://outside.example/x.png" onerror="document.title=1">'
MARKDOWN = "![out](https://outside.example/y.png)"
TODAY = "2026-11-24"

PEOPLE = [
    {"person_id": "P1", "surname": "Quillmarsh", "forenames": "Alder", "dob": "1979-05-14", "nino": "refused",
     "occupation": "not known", "languages": "English;Welsh", "deceased_on": "31/02/2024",
     "recorded_at": "2026-02-01T10:00", "recorded_by": "clerk 7"},
    {"person_id": "P2", "surname": "Thistlewick", "forenames": "Bryony", "recorded_at": "2026-02-01T10:00"},
    {"person_id": "P3", "surname": MARKUP, "forenames": "Corvin", "recorded_at": "2026-02-01T10:00"},
    {"person_id": "P4", "surname": "Lanternhill", "forenames": "Dorrit", "recorded_at": "2026-02-01T10:00",
     "grade": "2CC A1 S2", "report_id": "R4"},
]  # fmt: skip
NAMES = [
    {"person_id": "P1", "name": f"Aldo {MARKUP}", "kind": "alias"},
    {"person_id": "P1", "name": f"Quill {MARKDOWN}", "kind": "nickname"},
]
ADDRESSES = [
    {"address_id": "A1", "line1": "3 Kettle Row", "town": "Port Vellum", "postcode": "ZN1 8AD", "kind": "house"},
    {"address_id": "A2", "line1": f"Unit 9 {MARKUP}", "town": "Port Vellum", "postcode": "ZN1 8AE"},
    {"address_id": "A3", "line1": "1 Sedge Fold", "town": "Port Vellum", "postcode": "ZN1 8AF"},
]
HOMES = [
    {"person_id": "P1", "address_id": "A1", "kind": "home", "valid_from": "2025-03-03", "confirmed_on": TODAY,
     "strength": "confirmed", "grade": "1AP"},
    {"person_id": "P2", "address_id": "A1", "kind": "home", "valid_from": "2025-06", "strength": "probable"},
    {"person_id": "P1", "address_id": "A2", "kind": "work", "valid_from": "2024"},
    {"person_id": "P1", "address_id": "A3", "kind": "family", "valid_from": "2010", "valid_to": "c. 2019"},
]  # fmt: skip
REPORTS = [
    {"report_id": "R1", "origin_id": "O-1", "title": "Seen together", "text": f"They walked the dog. {MARKUP}",
     "event_on": "2026-03-03", "source_grade": "1", "info_grade": "A", "handling_code": "P",
     "submitted_at": "2026-03-04T09:00", "recorded_at": "2026-03-04T09:00"},
    {"report_id": "R2", "origin_id": "O-1",
     "title": "Copy of the same", "text": "As R1.", "event_on": "2026-03-03",
     "source_grade": "2", "info_grade": "B", "handling_code": "P",
     "submitted_at": "2026-03-05T09:00", "recorded_at": "2026-03-05T09:00"},
    {"report_id": "R3", "origin_id": "", "title": "Heard of it", "text": "Somebody said so.", "event_on": "2026-04",
     "source_grade": "2", "info_grade": "D", "handling_code": "P",
     "submitted_at": "2026-04-05T09:00", "recorded_at": "2026-04-05T09:00"},
    {"report_id": "R4", "origin_id": "O-4", "title": "Held close", "text": "Meets Lanternhill.",
     "event_on": "2026-05-05", "source_grade": "2", "info_grade": "C", "handling_code": "C", "action_code": "A1",
     "sanitisation": "S2",
     "submitted_at": "2026-05-06T09:00", "recorded_at": "2026-05-06T09:00"},
]  # fmt: skip
ITEMS = [
    {"report_id": "R1", "item": "1", "text": "Item one: the dog.", "source_grade": "3", "info_grade": "E",
     "handling_code": "P"},
]  # fmt: skip
MENTIONS = [
    {"report_id": "R1", "item": "1", "kind": "person", "ref_id": "P1", "role": "subject"},
    {"report_id": "R4", "item": "", "kind": "person", "ref_id": "P1", "role": "subject"},
]
ASSOCIATIONS = [
    {"person_id": "P1", "other_person_id": "P2", "kind": "friend", "report_id": "R1", "strength": "probable",
     "recorded_at": "2026-03-04T09:00"},
    {"person_id": "P2", "other_person_id": "P1", "kind": "friend", "report_id": "R2", "strength": "possible",
     "recorded_at": "2026-03-05T09:00"},
    {"person_id": "P1", "other_person_id": "P2", "kind": "friend", "report_id": "R3",
     "recorded_at": "2026-04-05T09:00"},
    {"person_id": "P1", "other_person_id": "P2", "kind": "partner", "grade": "3EP", "strength": "refuted",
     "recorded_at": "2026-06-01T09:00"},
    {"person_id": "P1", "other_person_id": "P3", "kind": "employer", "strength": "confirmed",
     "recorded_at": "2026-02-02T09:00"},
    {"person_id": "P1", "other_person_id": "P4", "kind": "unknown", "report_id": "R4",
     "recorded_at": "2026-05-06T09:00"},
]  # fmt: skip
MARKERS = [
    {"person_id": "P1", "kind": "no_lone_visit", "text": "Two officers.", "from_on": "2026-02-02"},
    {"person_id": "P1", "kind": "weapons", "text": "Long ago.", "from_on": "2020-01-01", "to_on": "2021-01-01"},
    {"address_id": "A1", "kind": "dogs", "text": "In the yard."},
    {"address_id": "A3", "kind": "drugs", "text": "Of a past address."},
]
OFFENCES = [
    {"offence_id": "F1", "crime_ref": "ZN/1/19", "title": "Theft of a kite", "from_at": "2019-10-02T16:20",
     "outcome": "convicted", "category": "theft"},
    {"offence_id": "F2", "crime_ref": "ZN/2/24", "title": "Trespass", "from_at": "2024-06", "address_id": "A2"},
]  # fmt: skip
PARTS = [
    {"offence_id": "F1", "person_id": "P1", "role": "convicted", "is_index": "yes"},
    {"offence_id": "F2", "person_id": "P1", "role": "suspect"},
    {"offence_id": "F2", "person_id": "P2", "role": "witness"},
]
MO = [
    {"offence_id": "F1", "dimension": "approach", "behaviour": "con", "state": "present"},
    {"offence_id": "F1", "dimension": "speech", "behaviour": "threats", "state": "absent"},
    {"offence_id": "F1", "dimension": "disguise", "behaviour": "gloves", "state": "unknown"},
]
MANAGEMENT = [
    {"person_id": "P1", "type": "RSO", "mappa_category": "1", "mappa_level": "2", "mode": "active", "officer_id": "OF1",
     "unit": "Unit One", "from_on": "2023-05-14", "priority": "high", "priority_on": "2026-10-07",
     "lead_agency": "Probation Service"},
]  # fmt: skip
ASSESSMENTS = [
    {"assessment_id": "S1", "person_id": "P1", "tool": "OSP_DC", "version": "4.1", "band": "high",
     "assessed_on": "2023-05-24"},
    {"assessment_id": "S2", "person_id": "P1", "tool": "OSP_IIC", "version": "4.1", "band": "low",
     "assessed_on": "2023-05-24"},
    {"assessment_id": "S3", "person_id": "P1", "tool": "ARMS", "version": "2.0", "band": "medium",
     "assessed_on": "2026-07-17"},
    {"assessment_id": "S4", "person_id": "P1", "tool": "ARMS", "version": "1.9", "band": "very_high",
     "assessed_on": "2024-07-17"},
]  # fmt: skip

FULL: Tables = {
    "reports": REPORTS,
    "report_items": ITEMS,
    "report_mentions": MENTIONS,
    "persons": PEOPLE,
    "names": NAMES,
    "addresses": ADDRESSES,
    "person_addresses": HOMES,
    "associations": ASSOCIATIONS,
    "markers": MARKERS,
    "offences": OFFENCES,
    "offence_persons": PARTS,
    "offence_mo": MO,
    "offence_victims": [{"offence_id": "F1", "victim_id": "V1", "age_band": "30-39", "relationship": "neighbour"}],
    "children": [{"child_id": "C1", "age_band": "5-9", "address_id": "A1", "status": "in_need"}],
    "child_links": [{"child_id": "C1", "person_id": "P2", "kind": "own"}],
    "officers": [{"officer_id": "OF1", "name": "DC Isolde Marrow"}],
    "management": MANAGEMENT,
    "assessments": ASSESSMENTS,
    "orders": [{"order_id": "D1", "person_id": "P1", "type": "SHPO", "made_on": "2020-05-19", "court": "Tarn Court"}],
    "conditions": [{"condition_id": "K1", "order_id": "D1", "kind": "non_contact", "wording": "No contact.",
                    "other_person_id": "P2"}],
    "visits": [{"visit_id": "I1", "person_id": "P1", "address_id": "A1", "kind": "home_visit",
                "visited_at": "2026-11-03T18:15", "outcome": "seen_in", "officers": "OF1"}],
    "contacts": [{"contact_id": "T1", "person_id": "P1", "agency": "Probation Service", "direction": "out",
                  "made_on": "2026-06-22", "about": "address", "result": "refused"}],
    "agency_contacts": [
        {"agency": "Probation Service", "name": "Ottoline Wimble", "role": "practitioner", "person_id": "P1"},
        {"agency": "Probation Service", "name": "Kwame Oakenbob", "role": "duty desk"},
        {"agency": "Probation Service", "name": "Ned Cinder", "role": "practitioner", "person_id": "P3"},
    ],
    "checks": [{"check_id": "H1", "person_id": "P1", "system": "PND", "checked_on": "2026-11-02",
                "result": "no_trace"}],
    "phones": [{"phone_id": "N1", "number": "07700 900123"}],
    "person_phones": [{"person_id": "P1", "phone_id": "N1", "kind": "user", "strength": "confirmed"}],
}  # fmt: skip
