"""One person's file while it is being put together: rows by table, still open to change."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from ingest.invented.write import Fate

if TYPE_CHECKING:
    from ingest.invented.district import District, Nominal, Officer
    from ingest.invented.draw import Draw
    from ingest.invented.layout import Cells


@dataclass(slots=True, eq=False)
class CaseFile:
    """A file in order, until something is planted in it.

    Attributes:
        district: Where the person lives.
        person: Whose file it is.
        officer: The offender manager.
        priority: very_high, high, medium or low.
        home: The key of the home's address.
        draw: The file's own stream of chance.
        rows: What will be written, by table, in the order written.
        seen: Days since the last home visit, the assessment made at it, and the checks before it.
        agreed: Days since the plan was agreed, and everything before it taken into account.
        convicted: Days since the relevant date.
    """

    district: District
    person: Nominal
    officer: Officer
    priority: str
    home: str
    draw: Draw
    rows: dict[str, list[Cells]] = field(default_factory=dict)
    seen: int = 0
    agreed: int = 0
    convicted: int = 0
    taken: set[str] = field(default_factory=set)
    """Families that have planted here already."""
    planted: set[str] = field(default_factory=set)
    """Rules that have a case here."""
    companions: list[CaseFile] = field(default_factory=list)
    """Files of other managed people whom a planting brought in."""
    corrections: list[Cells] = field(default_factory=list)
    """Rows that are a later version of the row before them."""
    clouded: set[str] = field(default_factory=set)
    """Rules for which the key does not answer here, because a planting for another may disturb them."""

    @property
    def id(self) -> str:
        """The person's key."""
        return self.person.id

    def ago(self, days: int) -> str:
        """A day so many days before today, or after it where negative, as ISO text."""
        return (self.district.today - timedelta(days=days)).isoformat()

    def add(self, table: str, recorded: int | None = None, **cells: str) -> Cells:
        """Adds a row; `recorded` is how many days ago it came to stand in the record."""
        if recorded is not None:
            cells["recorded_at"] = self.ago(recorded)
        self.rows.setdefault(table, []).append(cells)
        return cells

    def own(self, table: str, recorded: int | None = None, **cells: str) -> Cells:
        """Adds a row about the person."""
        return self.add(table, recorded, person_id=self.id, **cells)

    def one(self, table: str, **wanted: str) -> Cells:
        """The first row of a table with these values."""
        return next(row for row in self.rows[table] if wanted.items() <= row.items())

    def drop(self, table: str, **wanted: str) -> None:
        """Takes out every row of a table with these values."""
        self.rows[table] = [row for row in self.rows.get(table, []) if not wanted.items() <= row.items()]

    def correct(self, table: str, row: Cells, **changes: str) -> None:
        """Puts the row as it stands behind an earlier version of it, which had the changes in it."""
        earlier = row | changes | {"recorded_at": self.ago(self.convicted)}
        row["recorded_at"] = self.ago(1)
        rows = self.rows[table]
        rows.insert(next(index for index, each in enumerate(rows) if each is row), earlier)
        self.corrections.append(row)

    def write(self) -> None:
        """Writes the file into the extract, and those of the people who came into it."""
        later = {id(row) for row in self.corrections}
        for table, rows in self.rows.items():
            for row in rows:
                self.district.extract.add(table, row, fate=Fate.SUPERSEDING if id(row) in later else Fate.ACCEPTED)
        self.district.log.told += len(self.rows.get("reports", ()))
        for companion in self.companions:
            companion.write()
