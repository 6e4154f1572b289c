"""People on record twice, people who only look like somebody else, and people with two homes at once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ingest.invented import names
from ingest.invented.answer_key import Case, Verdict
from ingest.invented.places import new_place

if TYPE_CHECKING:
    from ingest.invented.district import District, Nominal
    from ingest.invented.draw import Draw
    from ingest.invented.layout import Cells

_TWICE = 0.02
_LIKE = 0.006
_TWO_HOMES = 0.04
_MONTHS = 12


def plant(district: District) -> None:
    """Puts some people on record a second time, and beside them people who only look like somebody."""
    draw = district.draw("duplicates")
    people = [person for person in district.others if person.forenames and person.id not in district.reserved]
    twice = draw.some(people, max(2, int(len(people) * _TWICE)))
    for person in twice:
        _second_record(district, draw, person)
    left = [person for person in people if person not in twice]
    for person in draw.some(left, max(1, int(len(left) * _LIKE))):
        _look_alike(district, draw, person)
    for person in draw.some(district.managed, max(1, int(len(district.managed) * _TWO_HOMES))):
        _second_home(district, draw, person)


def _second_record(district: District, draw: Draw, person: Nominal) -> None:
    slips = draw.some(("surname", "forename", "dob", "order"), draw.between(1, 2))
    first, *rest = person.forenames.split()
    cells: Cells = {
        "surname": names.misspelt(draw, person.surname) if "surname" in slips else person.surname,
        "forenames": (names.short_form(first) or names.misspelt(draw, first)) if "forename" in slips else first,
        "dob": _slipped(draw, person) if "dob" in slips else person.born.isoformat(),
        "sex": person.sex,
        "pnc_id": person.pnc_id if draw.chance(0.2) else "",
    }
    if "order" in slips and rest:
        cells["forenames"] = " ".join((*rest, first))
    other = _add(district, draw, cells)
    if draw.chance(0.6):
        _at(district, draw, other, person.household.home.id)
    note = f"one person under two ids; slips in {' and '.join(slips)}"
    district.key.add(Case("duplicate", "identity", (person.id, other), Verdict.PLANTED, note))


def _slipped(draw: Draw, person: Nominal) -> str:
    born = person.born
    swapped = f"{born.year}-{born.day:02d}-{born.month:02d}" if born.day <= _MONTHS else str(born.year)
    year = f"{born.year + draw.pick((-1, 1, 10))}-{born.month:02d}-{min(born.day, 28):02d}"
    return draw.pick((swapped, year, f"c. {born.year}", f"{born.year}-{born.month:02d}"))


def _look_alike(district: District, draw: Draw, person: Nominal) -> None:
    twin = draw.chance(0.5)
    born = person.born if twin else person.born - timedelta(days=draw.between(7_400, 10_000))
    cells: Cells = {
        "surname": person.surname,
        "forenames": names.other_forename(draw, person.sex, person.forenames) if twin else person.forenames,
        "dob": born.isoformat(),
        "sex": person.sex,
    }
    other = _add(district, draw, cells)
    _at(district, draw, other, person.household.home.id)
    note = "twins at one address" if twin else "a father and a son of one name"
    district.key.add(Case("duplicate", "identity", (person.id, other), Verdict.NEAR_MISS, note))


def _add(district: District, draw: Draw, cells: Cells) -> str:
    key = district.new_id("P")
    recorded = {"recorded_at": draw.days_ago(10, 900).isoformat(), "recorded_by": draw.pick(district.patrol).id}
    district.extract.add("persons", {"person_id": key} | cells | recorded)
    return key


def _at(district: District, draw: Draw, person: str, address: str) -> None:
    cells = {
        "person_id": person,
        "address_id": address,
        "kind": "home",
        "valid_from": draw.days_ago(100, 900).isoformat(),
        "recorded_at": draw.days_ago(10, 90).isoformat(),
    }
    district.extract.add("person_addresses", cells)


def _second_home(district: District, draw: Draw, person: Nominal) -> None:
    # Two current homes: both stand, and it is for a person to say which holds.
    _at(district, draw, person.id, new_place(district, draw).id)
