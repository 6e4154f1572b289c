"""From a raw row to drafts, or to a refusal with every reason: pure, and compiled once for each file."""

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, NamedTuple

from graph.access import Restrictions
from graph.drafts import Draft, Refusal, RowPlace
from ingest.mapping.columns import Columns, folded_header
from ingest.mapping.known import known_columns, provenance_of
from ingest.mapping.record import RecordMapper, Rest, Setting, Unusable

if TYPE_CHECKING:
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
    """

    drafts: tuple[Draft, ...]
    refusal: Refusal | None
    lines: tuple[str, ...]
    unreadable: int


class RowMapper:
    """Maps the rows of one file."""

    def __init__(self, table: TableOf, headers: tuple[str, ...], *, source: str, file: str) -> None:
        spec, provenance = table.spec, provenance_of(table.mapping, table.table)
        self._table = table
        self._file = file
        setting = Setting(source, table.table, headers, provenance)
        self._main = RecordMapper(spec, setting)
        self._also = [
            RecordMapper(record, setting._replace(table=f"{table.table}/{name}")) for name, record in spec.also.items()
        ]
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
        cells = [*map(str.strip, row.values), ""]
        main = self._main.of(cells, place, self._rest_of(cells))
        if isinstance(main, Unusable):
            refusal = Refusal(self._table.table, place, main.problems, self._restrictions_of(main.said))
            return MappedRow((), refusal, (main.line,) if main.line else (), 0)
        if not self._also:
            return MappedRow((main,), None, (main.line,), len(main.unreadable))
        more = [draft for mapper in self._also if isinstance(draft := mapper.of(cells, place, Rest()), Draft)]
        drafts = (main, *more)
        return MappedRow(
            drafts, None, tuple(draft.line for draft in drafts), sum(len(draft.unreadable) for draft in drafts)
        )

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

    def _rest_of(self, cells: list[str]) -> Rest:
        if not self._rest:
            return Rest()
        kept = [(name, cells[place]) for name, place in self._rest if cells[place]]
        return Rest(
            tuple([f"{name}={cell}" for name, cell in kept]),
            "\0".join([f"{folded_header(name)}={cell}" for name, cell in kept]),
        )


def _raw_template(headers: tuple[str, ...]) -> str:
    names = [encode_basestring(name).replace("%", "%%") for name in headers]
    return "{" + ", ".join(f"{name}: %s" for name in names) + "}"
