"""Hidden associations: pairs whom nothing ties but a thing they share, and pairs who only seem to share one.

Every pair is set aside before anybody is tied to anybody, so that no report and no association names both.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ingest.invented import belongings, numbers
from ingest.invented.answer_key import Case, Verdict
from ingest.invented.district import District, Nominal, Place
from ingest.invented.places import neighbour_flat, new_place

if TYPE_CHECKING:
    from collections.abc import Callable

    from ingest.invented.draw import Draw

Pair = tuple[Nominal, Nominal]
_PER_KIND = 60
"""One pair of each kind for so many managed people."""


def reserve(district: District) -> None:
    """Sets people aside, each from a household of their own, two for every pair to be planted."""
    draw = district.draw("reserve")
    active = [person for person in district.managed if person.case and person.case.mode == "active"]
    free = [person for person in district.others if person.tie == "head"]
    pairs = _rounds(district) * len(_WAYS)
    for first, second in zip(draw.some(active, pairs), draw.some(free, pairs), strict=False):
        district.pairs.append((first, second))
        district.reserved |= {first.id, second.id}


def _rounds(district: District) -> int:
    return max(1, district.size.managed // _PER_KIND)


def plant(district: District) -> None:
    """Gives every pair its shared thing, or the near-miss of one."""
    draw = district.draw("hidden")
    ways = list(_WAYS) * _rounds(district)
    for pair, (way, verdict, note) in zip(district.pairs, ways, strict=False):
        way(district, draw, pair)
        ids = (pair[0].id, pair[1].id)
        district.key.add(Case("hidden_association", "shared things", ids, verdict, note))


def _same_home(district: District, draw: Draw, pair: Pair) -> None:
    place, began = new_place(district, draw, kind="flat"), draw.days_ago(700, 1_200)
    _stay(district, pair[0], place, (began, began + timedelta(days=300)))
    _stay(district, pair[1], place, (began + timedelta(days=90), began + timedelta(days=420)))


def _same_home_years_apart(district: District, draw: Draw, pair: Pair) -> None:
    place, began = new_place(district, draw, kind="flat"), draw.days_ago(1_800, 2_200)
    _stay(district, pair[0], place, (began, began + timedelta(days=200)))
    _stay(district, pair[1], place, (began + timedelta(days=900), began + timedelta(days=1_200)))


def _next_flat(district: District, draw: Draw, pair: Pair) -> None:
    place, began = new_place(district, draw, kind="flat"), draw.days_ago(700, 1_200)
    period = (began, began + timedelta(days=300))
    _stay(district, pair[0], place, period)
    _stay(district, pair[1], neighbour_flat(district, draw, place), period)


def _stay(district: District, person: Nominal, place: Place, period: tuple[date, date]) -> None:
    cells = {
        "person_id": person.id,
        "address_id": place.id,
        "kind": "home",
        "valid_from": period[0].isoformat(),
        "valid_to": period[1].isoformat(),
        "statement": "fact",
        "strength": "confirmed",
        "recorded_at": period[0].isoformat(),
        "recorded_by": district.managers[0].id,
    }
    district.extract.add("person_addresses", cells)


def _same_phone(district: District, draw: Draw, pair: Pair) -> None:
    phone = belongings.new_phone(district)
    for person in pair:
        belongings.use_phone(district, draw, person, phone)


def _next_number(district: District, draw: Draw, pair: Pair) -> None:
    key, number = belongings.new_phone(district)
    belongings.use_phone(district, draw, pair[0], (key, number))
    other = district.new_id("F")
    near = number[:-1] + str((int(number[-1]) + 1) % 10)
    district.extract.add("phones", {"phone_id": other, "number": near})
    belongings.use_phone(district, draw, pair[1], (other, near))


def _same_vehicle(district: District, draw: Draw, pair: Pair) -> None:
    vehicle = belongings.new_vehicle(district, draw)
    for person in pair:
        belongings.use_vehicle(district, draw, person, vehicle)


def _near_plate(district: District, draw: Draw, pair: Pair) -> None:
    key, vrm = belongings.new_vehicle(district, draw)
    belongings.use_vehicle(district, draw, pair[0], (key, vrm))
    other = district.new_id("V")
    near = numbers.swapped(vrm)
    district.extract.add("vehicles", {"vehicle_id": other, "vrm": near, "colour": "silver"})
    belongings.use_vehicle(district, draw, pair[1], (other, near))


def _same_time_inside(district: District, draw: Draw, pair: Pair) -> None:
    began = draw.days_ago(900, 1_500)
    _inside(district, pair[0], (began, began + timedelta(days=240)))
    _inside(district, pair[1], (began + timedelta(days=100), began + timedelta(days=400)))


def _other_time_inside(district: District, draw: Draw, pair: Pair) -> None:
    began = draw.days_ago(1_500, 2_000)
    _inside(district, pair[0], (began, began + timedelta(days=200)))
    _inside(district, pair[1], (began + timedelta(days=320), began + timedelta(days=500)))


def _inside(district: District, person: Nominal, period: tuple[date, date]) -> None:
    cells = {
        "person_id": person.id,
        "establishment": district.prison_names[-1],
        "from_on": period[0].isoformat(),
        "release_on": period[1].isoformat(),
        "recorded_at": period[0].isoformat(),
    }
    district.extract.add("custody", cells)


_WAYS: tuple[tuple[Callable[[District, Draw, Pair], None], Verdict, str], ...] = (
    (_same_home, Verdict.PLANTED, "lived at one address for 210 days at the same time"),
    (_same_phone, Verdict.PLANTED, "use one phone"),
    (_same_vehicle, Verdict.PLANTED, "use one vehicle"),
    (_same_time_inside, Verdict.PLANTED, "in one small establishment for 140 days at the same time"),
    (_same_home_years_apart, Verdict.NEAR_MISS, "lived at one address, 700 days apart"),
    (_next_flat, Verdict.NEAR_MISS, "lived in one block at the same time, in different flats"),
    (_next_number, Verdict.NEAR_MISS, "phones differ in the last figure"),
    (_near_plate, Verdict.NEAR_MISS, "plates differ by two letters changed about"),
    (_other_time_inside, Verdict.NEAR_MISS, "in one small establishment, 120 days apart"),
)
