"""The fields of a record: read from their columns, with what could not be known or read beside them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from graph.instants import parse_instant
from graph.kinds import MODELS
from graph.knowledge import KnowledgeState, state_of
from graph.model.row import fields_of
from ingest.mapping.cells import ReadCell, Reading, reader_of, unreadable
from ingest.mapping.columns import MISSING, Cells, Columns
from ingest.mapping.spec import Constant, RecordSpec

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.drafts import Stored

NOTHING_UNREAD: MappingProxyType[int, str] = MappingProxyType({})
LATITUDES = (49.5, 61.0)
LONGITUDES = (-9.0, 2.1)
"""The United Kingdom with a margin; a place outside it is a slip of the keyboard or of the axes."""
WINDOW_PROBLEM = "It ends before it begins ({end} lies before {begin}): correct one of them."


def column_of(spec: RecordSpec, field: str) -> str:
    """The column that a field stands in; blank where it is a constant, or where nothing fills it."""
    source = spec.fields.get(field, field)
    return source if isinstance(source, str) else ""


def cell_readers(spec: RecordSpec) -> Mapping[str, ReadCell]:
    """What reads each column of a record whose content has several spellings, for its keys to agree with its fields."""
    fields = fields_of(MODELS[spec.model])
    return {
        column_of(spec, name): reader_of(field)
        for name, field in fields.items()
        if field.codes is not None or field.kind.value not in {"text", "texts"}
    }


class _Field(NamedTuple):
    name: str
    place: int
    read: ReadCell


class Values:
    """What the fields of one row came to; filled once and then only read."""

    __slots__ = ("canonical", "states", "unreadable", "values")

    def __init__(self) -> None:
        self.values: dict[str, Stored] = {}
        self.states: list[str] = []
        self.unreadable: list[str] = []
        self.canonical: list[str] = []

    def add(self, name: str, cell: str, reading: Reading) -> None:
        """Take what a cell says of a field."""
        value, canonical, state = reading
        if value is not None:
            self.values[name] = value
            self.canonical.append(f"{name}={canonical}")
            return
        self.states.append(f"{name}={state}")
        self.canonical.append(f"{name}?{canonical}")
        if state == KnowledgeState.UNREADABLE:
            self.unreadable.append(f"{name}={cell}")


class FieldReader:
    """Reads the fields of the rows of one record."""

    def __init__(self, spec: RecordSpec, columns: Columns, references: Sequence[str]) -> None:
        fields = fields_of(MODELS[spec.model])
        self._columns = [
            _Field(name, columns.place_of(column_of(spec, name)), reader_of(field)) for name, field in fields.items()
        ]
        self._present = [field for field in self._columns if field.place != MISSING]
        self._constants = [
            (name, source.constant, reader_of(fields[name])(source.constant))
            for name, source in spec.fields.items()
            if isinstance(source, Constant)
        ]
        self._references = [(column, columns.place_of(column)) for column in references]
        self._window = spec.window
        self._place = [field for field in self._present if field.name in {"latitude", "longitude"}]

    @property
    def places(self) -> frozenset[int]:
        """Where the columns stand that are fields."""
        return frozenset(field.place for field in self._present)

    def of(self, cells: Cells, unread: Mapping[int, str] = NOTHING_UNREAD) -> Values:
        """The fields of one row; `unread` is what some blank cells were made of that could not be read."""
        found = Values()
        for name, place, read in self._present:
            cell = cells[place]
            if cell:
                found.add(name, cell, read(cell))
        for name, cell, reading in self._constants:
            found.add(name, cell, reading)
        for column, place in self._references:
            cell = cells[place]
            if cell:
                self._refer(found, column, cell)
        if unread:
            self._tell_unread(found, unread)
        if len(self._place) == len(("latitude", "longitude")):
            self._leave_out_foreign_place(cells, found)
        return found

    def _tell_unread(self, found: Values, unread: Mapping[int, str]) -> None:
        for name, place, _ in self._present:
            if place in unread:
                found.add(name, unread[place], unreadable(unread[place]))

    def window_problem(self, found: Values) -> str:
        """Why the window of a row is none; blank where it is one, or where an end of it is not known."""
        if self._window is None:
            return ""
        begin, end = (found.values.get(name) for name in self._window)
        if begin is None or end is None or not parse_instant(str(end)).certainly_before(parse_instant(str(begin))):
            return ""
        return WINDOW_PROBLEM.format(begin=self._window[0], end=self._window[1])

    @staticmethod
    def _refer(found: Values, column: str, cell: str) -> None:
        """A reference is no field and makes a link; that it is not known is worth keeping all the same."""
        state = state_of(cell)
        if state is not None:
            found.states.append(f"{column}={state.value}")
        found.canonical.append(f"{column}>{cell}")

    def _leave_out_foreign_place(self, cells: Cells, found: Values) -> None:
        latitude, longitude = found.values.get("latitude"), found.values.get("longitude")
        if not isinstance(latitude, float) or not isinstance(longitude, float):
            return
        if LATITUDES[0] <= latitude <= LATITUDES[1] and LONGITUDES[0] <= longitude <= LONGITUDES[1]:
            return
        for name, place, _ in self._place:
            del found.values[name]
            found.add(name, cells[place], unreadable(cells[place]))
