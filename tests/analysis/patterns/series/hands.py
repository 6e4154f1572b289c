"""Invented hands: offences with habits that drift, as rows of an extract and as the columns that a reader gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.patterns.series.cases import ADDRESS_FIELDS, MO_FIELDS, OFFENCE_FIELDS, Cases, Read, cases_of
from analysis.patterns.series.decided import Decisions
from analysis.patterns.series.desk import Desk, lay_out
from graph.reading.columns import LINK_COLUMNS, RECORD_COLUMNS, Columns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


Rows = list[dict[str, str]]
TRAITS = tuple(f"trait{number:02}" for number in range(24))


def hands(number: int = 24, *, each: int = 3, seed: int = 1) -> dict[str, Rows]:
    """So many hands with so many offences each, the last offence of each unsolved; ids say which hand it was."""
    draw = np.random.default_rng(seed)
    tables: dict[str, Rows] = {"persons": [], "offences": [], "offence_mo": [], "offence_persons": []}
    rates = draw.uniform(0.05, 0.5, len(TRAITS))
    for hand in range(number):
        tables["persons"].append({"person_id": f"P{hand}", "surname": f"Hand{hand}wick"})
        habits = draw.random(len(TRAITS)) < rates
        base, begun = (55.05 + draw.uniform(0, 0.2), -2.4 + draw.uniform(0, 0.3)), int(draw.integers(0, 250))
        for place in range(each):
            _offence(tables, draw, (f"F{hand}-{place}", base, begun + place * int(draw.integers(5, 40))), habits)
            if place < each - 1:
                part = {"offence_id": f"F{hand}-{place}", "person_id": f"P{hand}", "role": "convicted"}
                tables["offence_persons"].append(part)
    return tables


def _offence(
    tables: dict[str, Rows], draw: np.random.Generator, what: tuple[str, tuple[float, float], int], habits: np.ndarray
) -> None:
    name, (up, across), day = what
    moment = np.datetime64("2025-01-01") + np.timedelta64(day, "D")
    tables["offences"].append({
        "offence_id": name, "title": "Trespass", "crime_ref": name, "from_at": f"{moment}T21:30",
        "latitude": f"{up + draw.normal(0, 0.004):.5f}", "longitude": f"{across + draw.normal(0, 0.006):.5f}",
        "stranger_victim": "yes",
    })  # fmt: skip
    for trait, does in zip(TRAITS, habits, strict=True):
        chance = draw.random()
        state = "present" if does != (chance < 0.1) else "absent"
        if chance < 0.8:
            tables["offence_mo"].append({"offence_id": name, "dimension": "speech", "behaviour": trait, "state": state})


def read_of(tables: Mapping[str, Sequence[Mapping[str, str]]]) -> Read:
    """The same rows as columns, with their keys for ids: what a reader gives to whoever may see all of it."""
    offences = _records(tables.get("offences", ()), OFFENCE_FIELDS, "offence_id")
    behaviours = _records(tables.get("offence_mo", ()), MO_FIELDS, "offence_id")
    addresses = _records(tables.get("addresses", ()), ADDRESS_FIELDS, "address_id")
    parts = [(row["person_id"], row["offence_id"], row["role"]) for row in tables.get("offence_persons", ())]
    at = [(row["offence_id"], row["address_id"], "") for row in tables.get("offences", ()) if row.get("address_id")]
    return Read(offences, behaviours, _links("INVOLVED_IN", parts), _links("OCCURRED_AT", at), addresses)


def cases(tables: Mapping[str, Sequence[Mapping[str, str]]]) -> Cases:
    """The rows as cases."""
    return cases_of(read_of(tables))


def desk(tables: Mapping[str, Sequence[Mapping[str, str]]]) -> Desk:
    """The rows ready to be compared, on which nobody decided anything."""
    return lay_out(cases(tables), Decisions(()))


def _records(rows: Sequence[Mapping[str, str]], fields: Sequence[str], about: str) -> Columns:
    found = [
        [f"rec{number}-{row[about]}", row[about], "invented", number, *(_value(name, row) for name in fields)]
        for number, row in enumerate(rows)
    ]
    return _columns((*RECORD_COLUMNS, *fields), found)


def _value(name: str, row: Mapping[str, str]) -> object:
    text = row.get(name, "")
    if name in {"latitude", "longitude"} and text:
        return float(text)
    if name in {"stranger_victim", "contact", "indecent_images"} and text:
        return text == "yes"
    return text or None


def _links(kind: str, ends: Sequence[tuple[str, str, str]]) -> Columns:
    rows = [[f"{kind}:{n}", start, end, sort, f"part{n}", n, "", ""] for n, (start, end, sort) in enumerate(ends)]
    return _columns(LINK_COLUMNS, rows)


def _columns(names: tuple[str, ...], rows: Sequence[Sequence[object]]) -> Columns:
    return Columns(names, tuple([row[at] for row in rows] for at in range(len(names))))
