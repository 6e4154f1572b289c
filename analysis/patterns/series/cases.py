"""Offences on record as cases: where, when and how, who is on record for each, and which record says so.

A behaviour that is not coded, or coded both ways, is unknown; never absent.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.counted import counted, told
from analysis.patterns.cells import windows
from analysis.patterns.linkage.offences import Offences, behaviour, flat
from analysis.patterns.series.places import located
from graph.vocabulary import BehaviourState, OffenceRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from analysis.patterns.linkage.offences import Behaviour, Floats
    from graph.reading.columns import Columns

OFFENCE_FIELDS = (
    "crime_ref", "title", "category", "from_at", "to_at", "latitude", "longitude", "location_type", "outcome",
    "contact", "stranger_victim", "indecent_images", "scas_referred_on",
)  # fmt: skip
MO_FIELDS = ("dimension", "behaviour", "state")
ADDRESS_FIELDS = ("latitude", "longitude")
_ONLINE = frozenset({"online", "internet"})


class Read(NamedTuple):
    """What a reader gave of offending.

    Attributes:
        offences: Records of `Offence` with OFFENCE_FIELDS.
        behaviours: Records of `MoBehaviour` with MO_FIELDS.
        parts: Links INVOLVED_IN.
        places: Links OCCURRED_AT.
        addresses: Records of `Address` with ADDRESS_FIELDS.
    """

    offences: Columns
    behaviours: Columns
    parts: Columns
    places: Columns
    addresses: Columns


class Coded(NamedTuple):
    """What is coded of one behaviour, and the records that say so."""

    state: BehaviourState
    records: tuple[str, ...]


class Part(NamedTuple):
    """Somebody's part in an offence."""

    person: str
    role: str
    record: str


class Case(NamedTuple):
    """One offence.

    Attributes:
        id: Its id.
        record: The record that describes it.
        fields: What that record says, by field; what it does not say is not in it.
        behaviours: What is coded of it, by `dimension: behaviour`.
        parts: Who has a part in it.
    """

    id: str
    record: str
    fields: Mapping[str, object]
    behaviours: Mapping[str, Coded]
    parts: tuple[Part, ...]

    @property
    def name(self) -> str:
        """What it is called: its title and reference, as far as they are recorded."""
        words = (self.fields.get("title"), self.fields.get("crime_ref"))
        return ", ".join(str(word) for word in words if word) or "Offence without a title"

    @property
    def offenders(self) -> frozenset[str]:
        """Those who were convicted of it: a suspicion teaches nothing."""
        return frozenset(part.person for part in self.parts if part.role == OffenceRole.CONVICTED)

    @property
    def outside_scope(self) -> str:
        """Why the published evidence on linking does not reach this offence; empty where it may."""
        if self.fields.get("indecent_images") or self.fields.get("location_type") in _ONLINE:
            return "committed online"
        if self.fields.get("stranger_victim") is True:
            return ""
        known = "stranger_victim" in self.fields
        return "not against a stranger" if known else "not recorded whether against a stranger"


class Cases(NamedTuple):
    """Offences in one order, as cases and as columns to compare; `notes` say what could not be used."""

    each: tuple[Case, ...]
    offences: Offences
    notes: tuple[str, ...]

    @property
    def place_of(self) -> dict[str, int]:
        """The place of each offence by its id."""
        return {case.id: place for place, case in enumerate(self.each)}


def cases_of(read: Read) -> Cases:
    """Put together what was read; of two records of one offence the latest recorded counts, field by field."""
    fields, record = _described(read.offences)
    coded, parts = _coded(read.behaviours), _parts(read.parts)
    each = tuple(
        Case(one, record[one], fields[one], coded.get(one, {}), tuple(parts.get(one, ()))) for one in sorted(fields)
    )
    where, notes = located(each, read.places, read.addresses)
    times = windows(*([str(case.fields.get(name, "")) for case in each] for name in ("from_at", "to_at")))
    notes += _time_notes(each, times.first)
    columns = tuple(_column(name, each) for name in sorted({name for case in each for name in case.behaviours}))
    never = sum(len(column.values) == 1 for column in columns)
    if never:
        which = counted(never, "behaviour is", "behaviours are")
        notes += (f"{which} coded in one state only: how common that is is not known, so nothing is made of it.",)
    return Cases(each, Offences(flat(*where), times.first, times.last, columns), notes)


def _described(offences: Columns) -> tuple[dict[str, dict[str, object]], dict[str, str]]:
    fields: dict[str, dict[str, object]] = {}
    record: dict[str, str] = {}
    for row in _rows(offences, latest_last=True):
        said = {name: row[name] for name in OFFENCE_FIELDS if row[name] not in (None, "")}
        fields.setdefault(str(row["about"]), {}).update(said)
        record[str(row["about"])] = str(row["id"])
    return fields, record


def _coded(behaviours: Columns) -> dict[str, dict[str, Coded]]:
    said: defaultdict[str, defaultdict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    columns = (behaviours.column(name) for name in ("about", "dimension", "behaviour", "state", "id"))
    for about, dimension, coded, state, record in zip(*columns, strict=True):
        name = f"{dimension or 'not said'}: {coded or 'not said'}".replace("_", " ")
        said[str(about)][name].append((str(state or BehaviourState.UNKNOWN), str(record)))
    return {about: {name: _one_state(found) for name, found in each.items()} for about, each in said.items()}


def _one_state(found: Sequence[tuple[str, str]]) -> Coded:
    states = {state for state, _ in found} - {BehaviourState.UNKNOWN}
    records = tuple(sorted(record for _, record in found))
    return Coded(BehaviourState(states.pop()) if len(states) == 1 else BehaviourState.UNKNOWN, records)


def _parts(links: Columns) -> dict[str, list[Part]]:
    found: defaultdict[str, list[Part]] = defaultdict(list)
    for row in sorted(_rows(links), key=lambda row: str(row["id"])):
        if row["strength"] != "refuted":
            found[str(row["end"])].append(Part(str(row["start"]), str(row["kind"]), str(row["record"])))
    return found


def _column(name: str, each: Sequence[Case]) -> Behaviour:
    states = (case.behaviours[name].state if name in case.behaviours else BehaviourState.UNKNOWN for case in each)
    return behaviour(name, [str(state) for state in states])


def _time_notes(each: Sequence[Case], first: Floats) -> tuple[str, ...]:
    unusable = sum(bool(case.fields.get("from_at")) for case in each) - int(np.isfinite(first).sum())
    missing = sum(not case.fields.get("from_at") for case in each)
    what = (
        (unusable, "a time that cannot be read, or that ends before it starts: when counts as unknown"),
        (missing, "no time on record: when counts as unknown"),
    )
    return told((number, "offence has", "offences have", words) for number, words in what)


def _rows(columns: Columns, *, latest_last: bool = False) -> Iterable[dict[str, object]]:
    rows = [dict(zip(columns.names, values, strict=True)) for values in zip(*columns.data, strict=True)]
    return sorted(rows, key=lambda row: (row["recorded"], row["id"])) if latest_last else rows
