"""Days that a sheet gave as numbers: a column of dates that was exported unformatted holds 45938 for 8 October 2025."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.errors import UnreadableValueError
from graph.kinds import MODELS
from graph.model.row import FieldKind, fields_of
from ingest.mapping.columns import folded_header
from ingest.mapping.fields import column_of
from ingest.transforms.days import day_text, moment_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ingest.mapping.spec import ProvenanceSpec, TableSpec

NUMBER = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
"""No year has five figures, and no date that people write is one number."""
_READERS = {FieldKind.DATE: day_text, FieldKind.MOMENT: moment_text}


class SheetDays:
    """Turns such numbers into the days that they stand for, in the columns of one file that hold dates."""

    def __init__(self, spec: TableSpec, provenance: ProvenanceSpec, headers: tuple[str, ...]) -> None:
        made = set(map(folded_header, spec.columns))
        dated = {folded_header(column): read for column, read in _dated(spec, provenance)}
        # What a mapping makes of a column is its own affair: it says `as: date`, or means the number.
        self._columns = [
            (place, header.strip(), dated[folded_header(header)])
            for place, header in enumerate(headers)
            if folded_header(header) in dated.keys() - made
        ]

    def put_in(self, cells: list[str]) -> tuple[str, ...]:
        """Replace each such number among the cells by its day; returns the columns in which one stood."""
        found: tuple[str, ...] = ()
        for place, column, read in self._columns:
            cell = cells[place]
            if cell and cell[-1].isdigit() and NUMBER.fullmatch(cell):
                try:
                    cells[place] = read(cell)
                except UnreadableValueError:
                    continue
                found += (column,)
        return found


def _dated(spec: TableSpec, provenance: ProvenanceSpec) -> Iterator[tuple[str, Callable[[str], str]]]:
    for record in (spec, *spec.also.values()):
        for name, field in fields_of(MODELS[record.model]).items():
            column = column_of(record, name)
            if column and field.kind in _READERS:
                yield column, _READERS[field.kind]
    yield from ((column, day_text) for column in (*provenance.valid_from, *provenance.valid_to))
    yield from ((column, moment_text) for column in provenance.recorded_at)
