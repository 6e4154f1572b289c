"""From a raw row to drafts, or to a refusal with every reason: pure, and compiled once for each file."""

from __future__ import annotations

import json
from dataclasses import replace
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, NamedTuple

from graph.access import Restrictions
from graph.drafts import Refusal, RowPlace
from graph.knowledge import KnowledgeState
from ingest.mapping.columns import Columns, folded_header
from ingest.mapping.further import FurtherRecords, More
from ingest.mapping.known import known_columns, provenance_of
from ingest.mapping.made_columns import MadeColumns, MadeRow
from ingest.mapping.record import RecordMapper, Rest, Setting, Unusable
from ingest.mapping.sheet_days import SheetDays

if TYPE_CHECKING:
    from graph.drafts import Draft
    from ingest.formats.rows import RawRow
    from ingest.mapping.provenance import Said
    from ingest.mapping.spec import MappingSpec, TableSpec

WHOLE_ROW = "the row as it came"


class TableOf(NamedTuple):
    """A table of a mapping: which rows are to be read as what."""

    mapping: MappingSpec
    table: str

    @property
    def spec(self) -> TableSpec:
        """What the mapping says of it."""
        return self.mapping.tables[self.table]

    @property
    def label(self) -> str:
        """What it is called in summaries and in quarantine."""
        return f"{self.mapping.mapping}/{self.table}"


class MappedRow(NamedTuple):
    """What became of one row: drafts, or a refusal; a wide row yields several drafts.

    Attributes:
        drafts: What it says, record by record; empty where it is refused.
        refusal: Why it cannot be used.
        lines: The lines that it is a version of, also where it is refused: they are not absent from the extract.
        unreadable: How many of its values could not be read.
        doubtful: How many of its values are kept and doubtful.
        numbered: The columns in which a sheet's number was read as the day that it stands for.
    """

    drafts: tuple[Draft, ...]
    refusal: Refusal | None
    lines: tuple[str, ...]
    unreadable: int
    doubtful: int = 0
    numbered: tuple[str, ...] = ()


class RowMapper:
    """Maps the rows of one file."""

    def __init__(self, table: TableOf, headers: tuple[str, ...], *, source: str, file: str) -> None:
        spec, provenance = table.spec, provenance_of(table.mapping, table.table)
        self._table = table
        self._file = file
        self._made = MadeColumns(spec.columns, headers)
        self._days = SheetDays(spec, provenance, headers)
        setting = Setting(source, table.table, self._made.headers, provenance)
        self._main = RecordMapper(spec, setting)
        self._more = FurtherRecords(spec, setting, self._made)
        columns = Columns(headers, {})
        known = known_columns(table.mapping, table.table).every
        kept = {folded_header(name) for name in spec.keep}
        self._rest = [(headers[place].strip(), place) for place in columns.other_than(known - kept)]
        self.unknown = tuple(headers[place] for place in columns.other_than(known))
        self._raw = _raw_template(headers)

    def of(self, row: RawRow) -> MappedRow:
        """What one row says."""
        if row.fault:
            return self._faulty(row)
        place = RowPlace(self._file, row.line, self._table.label, self._raw % tuple(map(encode_basestring, row.values)))
        stripped = list(map(str.strip, row.values))
        numbered = self._days.put_in(stripped)
        made = self._made.of(stripped)
        if self._more.in_parts:
            made = _without(made, self._more.in_parts)
        main = self._main.of(made.cells, place, self._rest_of(stripped, made), made.unread)
        if isinstance(main, Unusable):
            return self._refused(place, main.problems, main)
        more = self._more.of(stripped, made, place)
        if more.problems:
            problems = tuple(more.problems)
            # Who may see it follows what its own record says, as for any other refused row.
            said = self._main.provenance.of(made.cells)
            return self._refused(place, problems, Unusable(problems, said, main.line, lacks=False))
        drafts = (self._with_untold(main, made, more), *more.drafts)
        return MappedRow(
            drafts,
            None,
            tuple(draft.line for draft in drafts),
            sum(len(draft.unreadable) for draft in drafts),
            len(made.doubts),
            numbered,
        )

    def _refused(self, place: RowPlace, problems: tuple[str, ...], why: Unusable) -> MappedRow:
        refusal = Refusal(self._table.table, place, problems, self._restrictions_of(why.said))
        return MappedRow((), refusal, (why.line,) if why.line else (), 0)

    def _with_untold(self, main: Draft, made: MadeRow, more: More) -> Draft:
        """The row's own record with what could not be read and stands in no field of any record."""
        places = [place for place in made.unread if place not in self._main.told | more.told]
        untold = {self._made.headers[place]: made.unread[place] for place in places} | more.untold
        if not untold:
            return main
        states = [f"{name}={KnowledgeState.UNREADABLE.value}" for name in untold]
        texts = [f"{name}={text}" for name, text in untold.items()]
        return replace(main, states=(*main.states, *states), unreadable=(*main.unreadable, *texts))

    def _faulty(self, row: RawRow) -> MappedRow:
        raw = json.dumps({WHOLE_ROW: row.as_it_came}, ensure_ascii=False)
        place = RowPlace(self._file, row.line, self._table.label, raw)
        restrictions = Restrictions() if self._main.provenance.says_nothing else None
        return MappedRow((), Refusal(self._table.table, place, (row.fault,), restrictions), (), 0)

    def _restrictions_of(self, said: Said) -> Restrictions | None:
        """What is known of who may see a refused row; what would follow a report is not known here."""
        own = said.restrictions
        if own is None or said.report is None:
            return own
        return own if own.handling is not None and own.compartments is not None else None

    def _rest_of(self, cells: list[str], made: MadeRow) -> Rest:
        if not self._rest and not made.doubts and not made.unread:
            return Rest()
        kept = [(name, cells[place]) for name, place in self._rest if cells[place]]
        doubts = [f"{self._made.headers[place]}, doubtful={doubt}" for place, doubt in made.doubts.items()]
        told = [*kept, *((f"{self._made.headers[place]}?", text) for place, text in made.unread.items())]
        return Rest(
            (*(f"{name}={cell}" for name, cell in kept), *doubts),
            "\0".join([f"{folded_header(name)}={cell}" for name, cell in told]),
        )


def _without(made: MadeRow, places: frozenset[int]) -> MadeRow:
    """The row without word of what could not be read, or is doubtful, at these places."""
    unread = {place: text for place, text in made.unread.items() if place not in places}
    doubts = {place: text for place, text in made.doubts.items() if place not in places}
    return MadeRow(made.cells, unread, doubts)


def _raw_template(headers: tuple[str, ...]) -> str:
    names = [encode_basestring(name).replace("%", "%%") for name in headers]
    return "{" + ", ".join(f"{name}: %s" for name in names) + "}"
