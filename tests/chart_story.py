"""More of the invented story, for charts: markup in every field of every kind, hard names, places, and a hub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.story import MARKUP

if TYPE_CHECKING:
    from tests.builders import Tables

HUB_LINKS = 10_000
MANY = "P20"
"""The person with everything that markup may stand in."""
HUB = "P30"
LONG_NAME = "Featherstonehaugh" * 24
ARABIC_NAME, EMOJI_NAME = "\u0645\u0648\u0631\u0648 \u0642\u0644\u0639\u0629", "Wimble \U0001f98a\u200d\U0001f4a8"
_WITH = {"person_id": MANY}

PEOPLE = [
    {"person_id": MANY, "surname": MARKUP, "forenames": MARKUP, "occupation": MARKUP, "description": MARKUP},
    {"person_id": "P21", "surname": LONG_NAME, "forenames": "Wilf"},
    {"person_id": "P22", "surname": ARABIC_NAME, "forenames": ""},
    {"person_id": "P23", "surname": EMOJI_NAME, "forenames": "Ottilie"},
    {"person_id": "P24", "surname": "", "forenames": ""},
    {"person_id": HUB, "surname": "Hubbleworth", "forenames": "Maud"},
]
TIES = [
    {"person_id": MANY, "other_person_id": other, "kind": kind, "strength": "possible", "valid_from": day}
    for other, day, kind in (
        ("P21", "2019-01-05", "friend"),
        ("P22", "2021-06-01", "family"),
        ("P23", "2023-03-03", "friend"),
        ("P24", "", "friend"),
    )
]
EXTRA: Tables = {
    "persons": PEOPLE,
    "associations": [
        *TIES,
        {**_WITH, "other_person_id": "P21", "kind": "friend", "statement": "inference"},
        {"person_id": HUB, "other_person_id": MANY, "kind": "employer", "statement": "inference"},
    ],
    "photos": [{**_WITH, "taken_on": "2025-05-05", "file": MARKUP}],
    "markers": [{**_WITH, "kind": "weapons", "text": MARKUP}],
    "names": [{**_WITH, "name": MARKUP, "kind": "alias"}],
    "addresses": [
        {"address_id": "A20", "line1": MARKUP, "town": MARKUP, "latitude": "54.10", "longitude": "-2.10"},
        {"address_id": "A21", "line1": "8 Pellbank", "town": "Port Vellum", "latitude": "54.12", "longitude": "-2.05"},
        {"address_id": "A22", "line1": "9 Pellbank", "town": "Port Vellum"},
    ],
    "person_addresses": [
        {
            **_WITH,
            "address_id": "A20",
            "kind": "home",
            "valid_from": "2018-02-02",
            "strength": "confirmed",
            "grade": "1AP",
        },
        {"person_id": "P21", "address_id": "A21", "kind": "home", "valid_from": "2020-02-02", "strength": "probable"},
        {**_WITH, "address_id": "A22", "kind": "work", "strength": "refuted"},
    ],
    "vehicles": [{"vehicle_id": "V20", "vrm": MARKUP, "make": MARKUP, "model": MARKUP, "colour": MARKUP}],
    "person_vehicles": [{**_WITH, "vehicle_id": "V20", "kind": "keeper"}],
    "phones": [{"phone_id": "N20", "number": MARKUP}, {"phone_id": "N21", "number": "0600 55555"}],
    "person_phones": [{**_WITH, "phone_id": "N20", "kind": "user"}],
    "accounts": [{"account_id": "C20", "handle": MARKUP, "platform": MARKUP}],
    "person_accounts": [{**_WITH, "account_id": "C20", "kind": "user"}],
    "organisations": [{"organisation_id": "G20", "name": MARKUP, "kind": MARKUP}],
    "person_organisations": [{**_WITH, "organisation_id": "G20", "role": "member"}],
    "offences": [{"offence_id": "F20", "title": MARKUP, "crime_ref": MARKUP, "from_at": "2017-07-07T10:00"}],
    "offence_persons": [{"offence_id": "F20", "person_id": MANY, "role": "suspect"}],
}
HUB_VISITS: Tables = {
    "visits": [
        {
            "visit_id": f"I{number}",
            "person_id": HUB,
            "kind": "home_visit",
            "visited_at": f"20{10 + number % 16}-03-04T10:00",
        }
        for number in range(HUB_LINKS)
    ],
}
