"""Towns, streets, addresses, beats and stations: invented places laid out on open upland of northern England.

A district lies at a point of a lattice over the forests and moors of upper Northumberland and Cumbria, between 55.0 and
55.3 degrees north; no street, town or postcode of it exists. Streets of one town share postcodes, as streets do.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from ingest.invented import numbers
from ingest.invented.district import District, Place
from ingest.invented.draw import Draw

_TOWN_FRONT = (
    "Nether Over Skirl Marrow Quill Bram Tallow Wether Umber Gimlet Pewter Fennel Lintel Cobble Dapple".split()
)
_TOWN_BACK = "quill beckside holmby wickrow fendale gatestow mossby lowater stanewick thwaitle".split()
_PORTS = ("Saint Orrin's Staithe", "Great Tassel", "Much Thimbling", "Low Bobbin", "Candle Magna")
_TOWN_PARTS = "Upper Lower Great Little North South East West".split()
_TOWNS = 3
_STREET = (
    "Bobbin Kettle Lantern Whistle Satchel Thimble Pewter Vellum Trestle Ladle Mitten Bellows Gusset Tumbler Nettle"
    " Teasel Plover Saffron Ferrule Umber Hamper Spindle Garland Buckle Lichen Otter Drizzle Cinder Wicker Sorrel"
).split()
_STREET_KIND = "Lane Row Terrace Wynd Close Gardens Street Road Rise Fold".split()
_BEAT = "North South East West Harbour Market Upper Lower Fell Mill".split()
_LATTICE = 20
_BEATS_PER_TOWN = 3
_SHOPS = ("Works", "Yard", "Depot", "Mill", "Unit 4")


@dataclass(frozen=True, slots=True)
class Town:
    """A town: its name, its number in the district and where its middle is."""

    name: str
    number: int
    latitude: float
    longitude: float


def lay_out(district: District) -> None:
    """Towns, beats, stations and the places that many people share."""
    draw = district.draw("places")
    south = 55.0 + district.number // _LATTICE % _LATTICE * 0.0125
    west = -2.48 + district.number % _LATTICE * 0.024
    names = _town_names(district)
    towns = [
        Town(name, number, south + 0.018 * number, west + draw.number(0.0, 0.02)) for number, name in enumerate(names)
    ]
    district.towns = towns
    district.beats = [district.new_id("B") for _ in range(_BEATS_PER_TOWN * len(towns))]
    for town in towns:
        district.extract.add("stations", {"station": f"{town.name} Police Station", "prescribed_from": "2012-08-13"})
        district.stations.append(f"{town.name} Police Station")
    closed = {
        "station": f"{towns[0].name} Old Bridewell",
        "prescribed_from": "2004-05-01",
        "prescribed_to": "2019-03-31",
    }
    district.extract.add("stations", closed)
    _shared_places(district, draw)
    _write_beats(district)


def _town_names(district: District) -> list[str]:
    # Dealt out over the whole force, since a station is known by its name and two towns of one name would share it.
    single = [front + back for front in _TOWN_FRONT for back in _TOWN_BACK]
    draw = Draw(f"{district.seed}/towns", district.today)
    parts = [f"{part} {name}" for part in _TOWN_PARTS for name in single]
    dealt = [*draw.shuffled([*_PORTS, *single]), *draw.shuffled(parts)]
    first = _TOWNS * district.number
    return dealt[first : first + _TOWNS]


def _write_beats(district: District) -> None:
    draw = district.draw("beats")
    for index, beat in enumerate(district.beats):
        town = district.towns[index // _BEATS_PER_TOWN]
        held = sum(place.beat == beat and place.kind == "approved_premises" for place in district.hostels)
        cells = {
            "beat_id": beat,
            "name": f"{town.name} {_BEAT[(index * 3 + district.number) % len(_BEAT)]}",
            "population": str(draw.between(2_400, 14_000)),
            "area_km2": f"{draw.number(0.8, 30):.1f}",
            "approved_premises": str(held),
            "geojson": _square(town, index % _BEATS_PER_TOWN),
        }
        district.extract.add("beats", cells)


def _square(town: Town, part: int) -> str:
    west, south = town.longitude + (part - 1.5) * 0.012, town.latitude - 0.008
    east, north = west + 0.012, south + 0.016
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    rounded = [[round(x, 5), round(y, 5)] for x, y in ring]
    return json.dumps({"type": "Polygon", "coordinates": [rounded]}, separators=(",", ":"))


def _shared_places(district: District, draw: Draw) -> None:
    for name in ("Gimlet House", "The Old Tannery", "Lichen Lodge"):
        district.hostels.append(new_place(district, draw, kind="approved_premises", name=name))
    for name in ("Tumbler Street Hostel", "Saffron House"):
        district.hostels.append(new_place(district, draw, kind="hostel", name=name))
    if not district.prisons:
        for name in district.prison_names:
            district.prisons[name] = new_place(district, draw, kind="prison", name=name)
    for number in range(8):
        name = f"{draw.pick(_STREET)} {draw.pick(_SHOPS)}"
        district.workplaces.append(new_place(district, draw, kind="workplace", name=f"{name} {number + 1}"))
    for town in district.towns:
        new_place(district, draw, kind="school", name=f"{town.name} Vale School")
    new_place(district, draw, kind="hospital", name="Wimblegarth Hospital")


def new_place(district: District, draw: Draw, *, kind: str = "", name: str = "") -> Place:
    """A new address, written out at once."""
    kind = kind or draw.weighted((("house", 7.0), ("flat", 3.0)))
    town = draw.pick(district.towns)
    street = draw.between(0, 59)
    index = street + 60 * town.number
    house = f"{draw.between(1, 140)} {_STREET[index % 30]} {_STREET_KIND[index // 30 * 7 % 10]}"
    place = Place(
        id=district.new_id("A"),
        line1=name or (f"Flat {draw.between(1, 24)}, {house}" if kind == "flat" else house),
        line2=house if name else "",
        town=town.name,
        postcode=numbers.postcode(district.number, town.number, street),
        latitude=town.latitude + draw.near(0, 0.006),
        longitude=town.longitude + draw.near(0, 0.009),
        beat=district.beats[town.number * _BEATS_PER_TOWN + street % _BEATS_PER_TOWN],
        kind=kind,
    )
    _write(district, draw, place)
    return place


def neighbour_flat(district: District, draw: Draw, place: Place) -> Place:
    """Another flat of the same block: near, and not the same address."""
    flat = Place(
        id=district.new_id("A"),
        line1=f"Flat {draw.between(25, 60)}, {place.line1.split(', ')[-1]}",
        line2=place.line2,
        town=place.town,
        postcode=place.postcode,
        latitude=place.latitude,
        longitude=place.longitude,
        beat=place.beat,
        kind="flat",
    )
    _write(district, draw, flat)
    return flat


def _write(district: District, draw: Draw, place: Place) -> None:
    serial = int(place.id[1:])
    cells = {
        "address_id": place.id,
        "line1": place.line1,
        "line2": place.line2,
        "town": place.town,
        "postcode": _as_typed(draw, place.postcode),
        "beat": place.beat,
        "kind": place.kind,
    }
    if draw.chance(0.94):
        cells["uprn"] = numbers.uprn(serial)
    if draw.chance(0.95):
        cells["latitude"], cells["longitude"] = f"{place.latitude:.5f}", f"{place.longitude:.5f}"
    district.extract.add("addresses", cells)


def _as_typed(draw: Draw, postcode: str) -> str:
    return draw.weighted(((postcode, 0.9), (postcode.lower(), 0.04), (postcode.replace(" ", ""), 0.06)))
