"""The further records of a wide row: each where the row has what it needs, or one for each part of a cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.drafts import Draft
from ingest.mapping.columns import Columns
from ingest.mapping.record import RecordMapper, Rest, Setting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.drafts import RowPlace
    from ingest.mapping.made_columns import MadeColumns, MadeRow
    from ingest.mapping.spec import AlsoSpec, TableSpec

MOST_PARTS = 500
"""A row is written in one piece, and a cell of more names than this is a slip of the file."""
TOO_MANY = "{column} names more than {most} things in one cell: give them rows of their own."


@dataclass(slots=True)
class More:
    """What a row yields besides its own record.

    Attributes:
        drafts: The further records.
        told: Where the cells stand whose not being readable one of them tells.
        untold: By column, what could not be read in a part of a cell and no record tells of.
        problems: Why the row cannot be used; it is refused whole, for half of what it says may mislead.
    """

    drafts: list[Draft] = field(default_factory=list)
    told: set[int] = field(default_factory=set)
    untold: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


class FurtherRecords:
    """The further records that one table of a mapping yields, compiled for the headers of one file."""

    def __init__(self, spec: TableSpec, setting: Setting, made: MadeColumns) -> None:
        self._made = made
        self._columns = Columns(made.headers, {})
        self._records = [
            (also, RecordMapper(also, setting._replace(table=f"{setting.table}/{name}")))
            for name, also in spec.also.items()
        ]

        self.in_parts = made.resting_on([also.for_each.column for also in spec.also.values() if also.for_each])
        """Where the columns stand that are read part by part, and not for the row as a whole."""

    def of(self, stripped: Sequence[str], made: MadeRow, place: RowPlace) -> More:
        """What one row yields; `stripped` are its cells as they came."""
        more = More()
        for also, mapper in self._records:
            if len(self._parts(also, stripped, made)) > MOST_PARTS:
                more.problems.append(TOO_MANY.format(column=_split_column(also), most=MOST_PARTS))
                continue
            for row in self._rows(also, stripped, made):
                if mapper.is_wanted(row.cells):
                    is_made = self._add(more, mapper, row, place)
                    self._tell(more, row, {*made.unread, *(mapper.told if is_made else ())})
        return more

    @staticmethod
    def _add(more: More, mapper: RecordMapper, row: MadeRow, place: RowPlace) -> bool:
        draft = mapper.of(row.cells, place, Rest(), row.unread)
        if isinstance(draft, Draft):
            more.drafts.append(draft)
            more.told |= mapper.told
        elif not draft.lacks:
            more.problems.extend(problem for problem in draft.problems if problem not in more.problems)
        return isinstance(draft, Draft)

    def _rows(self, also: AlsoSpec, stripped: Sequence[str], made: MadeRow) -> Iterator[MadeRow]:
        """The row itself, or the row as it would be with each part of a cell alone."""
        if also.for_each is None:
            yield made
            return
        place = self._columns.place_of(also.for_each.column)
        for part in self._parts(also, stripped, made):
            cells = [*made.cells]
            if place < len(stripped):
                cells = [*stripped]
                cells[place] = part
                yield self._made.of(cells)
            else:
                cells[place] = part
                yield made._replace(cells=cells)

    def _parts(self, also: AlsoSpec, stripped: Sequence[str], made: MadeRow) -> list[str]:
        if also.for_each is None:
            return []
        place = self._columns.place_of(also.for_each.column)
        # What stands in the file is told apart before it is read: together its parts are no phone number.
        cell = (stripped if place < len(stripped) else made.cells)[place]
        return [part for part in map(str.strip, cell.split(also.for_each.split)) if part]

    def _tell(self, more: More, row: MadeRow, told: set[int]) -> None:
        """Note what could not be read in a part, and is told neither by the row itself nor by the part's record."""
        for place in row.unread.keys() - told:
            name = self._made.headers[place]
            more.untold[name] = "; ".join(filter(None, (more.untold.get(name, ""), row.unread[place])))


def _split_column(also: AlsoSpec) -> str:
    return also.for_each.column if also.for_each else ""
