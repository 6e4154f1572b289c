"""Caseloads by officer: how many, how grave, where, of what kind, what is overdue, and whether the officer is in date.

Question: is the work spread so that each nominal can be managed? The guide is the practised model that the College's
introduction names (read): at most 20 % of a caseload at high or very high risk. Bands are the management priority, else
the latest ARMS band. What must not be concluded: that an officer with fewer cases has less to do, or who works better.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from analysis.counted import counted
from analysis.workload.people import away
from graph.keys import node_id

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from analysis.gaps.casebook import Casebook

GUIDE = 0.20
"""The largest share of high and very high: 10 of a caseload of 50."""
BANDS = ("very_high", "high", "medium", "low", "not recorded")
HIGH = ("very_high", "high")


class Ground(NamedTuple):
    """Where an officer's nominals live: the beats of their current homes, each counted once."""

    beats: int
    area_km2: float
    population: int
    approved_premises: int

    @property
    def words(self) -> str:
        """The same as a manager reads it."""
        if not self.beats:
            return "beat not recorded"
        premises = f", {self.approved_premises} approved premises" if self.approved_premises else ""
        beats = counted(self.beats, "beat")
        return f"{beats}, {self.area_km2:,.0f} km², {self.population:,} people{premises}"


class Away(NamedTuple):
    """That an officer is away: until when, and who covers, as far as either is recorded."""

    until: date | None
    cover: str | None


class Caseload(NamedTuple):
    """One officer's caseload on a day.

    Attributes:
        bands: How many nominals in each band.
        kinds: How many under each kind of management; somebody may be under several.
        vetted_on: When the officer was last vetted, as recorded.
        trained: The courses as recorded, each with its date where there is one.
        reviewed_on: When a manager last recorded a review of the caseload.
    """

    officer: str
    name: str
    unit: str
    nominals: frozenset[str]
    bands: Mapping[str, int]
    kinds: Mapping[str, int]
    ground: Ground
    vetting: str
    vetted_on: str
    trained: tuple[str, ...]
    away: Away | None
    reviewed_on: date | None

    @property
    def high_share(self) -> float:
        """The share of nominals at high or very high risk, of all that the officer has."""
        return sum(self.bands[band] for band in HIGH) / len(self.nominals) if self.nominals else 0.0

    @property
    def is_over_guide(self) -> bool:
        """Whether that share is above the guide."""
        return self.high_share > GUIDE


def caseloads(book: Casebook) -> tuple[Caseload, ...]:
    """Every officer who manages somebody, the largest caseload first."""
    cases: defaultdict[str, list[tuple[str, str | None, list[str]]]] = defaultdict(list)
    managed = book.cases.filter(pl.col("officer").is_not_null()).select("officer", "person", "band", "types")
    for officer, person, band, types in managed.iter_rows():
        cases[officer].append((person, band, types))
    staff = _latest(book, "Officer")
    absent = {row["officer"]: Away(row["until"], row["cover"]) for row in away(book).iter_rows(named=True)}
    reviewed, grounds = _reviews(book), _grounds(book)
    found = (_caseload(officer, rows, staff.get(officer, {}), grounds) for officer, rows in cases.items())
    whole = (each._replace(away=absent.get(each.officer), reviewed_on=reviewed.get(each.officer)) for each in found)
    return tuple(sorted(whole, key=lambda each: (-len(each.nominals), each.name, each.officer)))


def _caseload(
    officer: str, rows: list[tuple[str, str | None, list[str]]], said: Mapping[str, object], grounds: _Grounds
) -> Caseload:
    people = frozenset(person for person, _, _ in rows)
    bands = Counter(band if band in BANDS else BANDS[-1] for _, band, _ in rows)
    trained = said.get("trained")
    return Caseload(
        officer=officer,
        name=str(said.get("name") or officer),
        unit=str(said.get("unit") or ""),
        nominals=people,
        bands={band: bands.get(band, 0) for band in BANDS},
        kinds=dict(Counter(kind for _, _, types in rows for kind in types if kind).most_common()),
        ground=grounds.of(people),
        vetting=str(said.get("vetting") or ""),
        vetted_on=str(said.get("vetted_on") or ""),
        trained=tuple(map(str, trained)) if isinstance(trained, list) else (),
        away=None,
        reviewed_on=None,
    )


class _Grounds(NamedTuple):
    """The beats in which people live, and what is recorded of each beat."""

    beats_of: Mapping[str, set[str]]
    beats: Mapping[str, Mapping[str, object]]

    def of(self, people: frozenset[str]) -> Ground:
        inside = set().union(*(self.beats_of.get(person, set()) for person in people))
        said = [self.beats[beat] for beat in sorted(inside) if beat in self.beats]

        def total(name: str) -> float:
            return sum(value for each in said if isinstance(value := each.get(name), int | float))

        return Ground(len(inside), total("area_km2"), int(total("population")), int(total("approved_premises")))


def _grounds(book: Casebook) -> _Grounds:
    homes = book.residences.filter(pl.col("current"), pl.col("kind") == "home").select("person", "address")
    places = book.records("Address").filter(pl.col("beat").is_not_null()).select("about", "source", "beat")
    found: defaultdict[str, set[str]] = defaultdict(set)
    for person, _, source, beat in homes.join(places, left_on="address", right_on="about").iter_rows():
        found[person].add(node_id("Beat", source, beat))
    return _Grounds(found, _latest(book, "Beat"))


def _latest(book: Casebook, model: str) -> Mapping[str, Mapping[str, object]]:
    rows = book.records(model).sort("recorded_on", "record")
    return {row["about"]: row for row in rows.iter_rows(named=True)}


def _reviews(book: Casebook) -> Mapping[str, date]:
    """The day of the last managerial review of each officer's caseload."""
    made = book.records("Decision").filter(pl.col("kind") == "managerial_review")
    each = made.explode("evidence").filter(pl.col("made_on_z").is_not_null()).sort("made_on_z")
    return dict(each.select("evidence", "made_on_z").iter_rows())
