"""What an invented force truly holds, so that a test of the import can compare its counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class TableCount:
    """The true counts of one file.

    Attributes:
        table: The file's name without suffix.
        rows: Lines below the header.
        refused: Rows that cannot be used: no key, a grade that does not exist, an offence window that ends before
            it begins, or a person's key with other names and nothing that agrees.
        waiting: Rows that name a key which is in no file, or only on a refused row.
        unreadable_values: Cells of usable rows that are no date, number or code of the kind they should be; a latitude
            and longitude outside the country are two of them.
        superseding: Rows that are a later version of an earlier row of the same file.
        outside_country: Offences whose coordinates lie outside the country: they load without a place.
    """

    table: str
    rows: int
    refused: int = 0
    waiting: int = 0
    unreadable_values: int = 0
    superseding: int = 0
    outside_country: int = 0

    @property
    def accepted(self) -> int:
        """Rows that an import takes whole."""
        return self.rows - self.refused - self.waiting

    @property
    def distinct(self) -> int:
        """Keys that stand once all usable rows have come."""
        return self.accepted - self.superseding


@dataclass(frozen=True, slots=True)
class ForceSummary:
    """What was written.

    Attributes:
        seed: The seed it was made from.
        size: The name of its size.
        today: The day on which the force looks at its records.
        tables: One count per file, in the order of the layout.
        managed: People under management.
        planted: Lines of the answer key that are planted.
        near_misses: Lines of the answer key that are near-misses.
        walkthrough_person_id: A nominal whose story is the same whatever the seed; see `walkthrough`.
    """

    seed: int
    size: str
    today: date
    tables: tuple[TableCount, ...]
    managed: int
    planted: int
    near_misses: int
    walkthrough_person_id: str

    def of(self, table: str) -> TableCount:
        """The counts of one file."""
        return next(count for count in self.tables if count.table == table)

    @property
    def rows(self) -> int:
        """Rows of all files."""
        return sum(count.rows for count in self.tables)

    @property
    def persons(self) -> int:
        """Distinct nominals, duplicates counted as the two records that they are."""
        return self.of("persons").distinct
