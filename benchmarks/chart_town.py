"""An invented town for charts: people, addresses and phones that hang together, and some with fifty neighbours."""

from __future__ import annotations

import csv
from random import Random
from typing import TYPE_CHECKING

from benchmarks.invented_names import surnames

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "chart-town"
THINGS = 2_000
"""Things of the town itself: a chart of n things shows the first n of them."""
WELL_KNOWN = 6
NEIGHBOURS = 50
EXTRA = 0.5
"""Links for each thing beyond the one that ties it to the rest."""
_FORENAMES = ("Ada", "Bram", "Cleo", "Dov", "Elin", "Fitz", "Gwen", "Huw", "Ines", "Jory", "Kit", "Lova")
_KINDS = ("friend", "employer", "partner", "colleague")
_STRENGTHS = ("confirmed", "probable", "possible", "")
Row = dict[str, str]


def kind_of(number: int) -> str:
    """Three things in five are people, the others addresses and phones."""
    return ("Person", "Person", "Person", "Address", "Phone")[number % 5]


def key_of(number: int) -> str:
    """The key of a thing in the files."""
    return f"{kind_of(number)[0]}{number}"


def well_known(place: int) -> int:
    """The number of one of those with fifty neighbours: on a chart of a hundred things, and tied to few of them."""
    return 60 + 5 * place


def write_town(folder: Path) -> None:
    """Write the town as files of the extract layout; the same each time."""
    random = Random(5)  # noqa: S311 - the same town each time
    names = surnames()
    tables: dict[str, list[Row]] = {"persons": [], "addresses": [], "phones": []}
    for number in range(THINGS):
        _describe(number, tables, names.draw(random), random)
    links = [(number, int(number * random.random() ** 1.5)) for number in range(1, THINGS)]
    links += [(random.randrange(THINGS), random.randrange(THINGS)) for _ in range(int(THINGS * EXTRA))]
    for one, other in links:
        _tie(one, other, tables, random)
    for place in range(WELL_KNOWN * NEIGHBOURS):
        _neighbour(place, tables, names.draw(random))
    for table, rows in tables.items():
        _write(folder / f"{table}.csv", rows)


def _describe(number: int, tables: dict[str, list[Row]], surname: str, random: Random) -> None:
    kind, key = kind_of(number), key_of(number)
    if kind == "Person":
        row = {"person_id": key, "surname": surname, "forenames": random.choice(_FORENAMES), "dob": "1980-02-03"}
        tables["persons"].append({**row, "recorded_at": "2026-02-01T10:00"})
    elif kind == "Address":
        tables["addresses"].append({"address_id": key, "line1": f"{number} {surname} Row", "town": "Port Vellum"})
    else:
        tables["phones"].append({"phone_id": key, "number": f"0600 {number:07}"})


def _tie(one: int, other: int, tables: dict[str, list[Row]], random: Random) -> None:
    ends = sorted((one, other), key=lambda number: kind_of(number) != "Person")
    first, second = key_of(ends[0]), key_of(ends[1])
    if kind_of(ends[0]) != "Person" or one == other:
        return
    row = {"person_id": first, "strength": random.choice(_STRENGTHS), "grade": "2BP"}
    row["valid_from"] = f"{2015 + random.randrange(11)}-0{1 + random.randrange(9)}-11"
    kind = kind_of(ends[1])
    if kind == "Person":
        associated = {**row, "other_person_id": second, "kind": random.choice(_KINDS)}
        tables.setdefault("associations", []).append(associated)
    elif kind == "Address":
        tables.setdefault("person_addresses", []).append({**row, "address_id": second, "kind": "home"})
    else:
        tables.setdefault("person_phones", []).append({**row, "phone_id": second, "kind": "user"})


def _neighbour(place: int, tables: dict[str, list[Row]], surname: str) -> None:
    """One of the fifty whom a well-known person knows and nobody else does."""
    key = f"N{place}"
    tables["persons"].append({"person_id": key, "surname": surname, "forenames": "Orla"})
    tie = {"person_id": key_of(well_known(place // NEIGHBOURS)), "other_person_id": key, "kind": "friend"}
    tables["associations"].append({**tie, "strength": "probable"})


def _write(file: Path, rows: list[Row]) -> None:
    headers = list(dict.fromkeys(name for row in rows for name in row))
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, headers, restval="")
        writer.writeheader()
        writer.writerows(rows)
