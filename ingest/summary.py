"""What a load did, file by file, in the words that `mosaic load --json` answers with."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class FileSummary(BaseModel):
    """What became of the rows of one file or sheet: accepted, refused and waiting together are all of them.

    Attributes:
        path: The file as it was named, or as it was found in the folder that was named.
        sheet: The sheet of a workbook, or the label or type of nodes and links (`:LABEL Person`).
        mapping: The mapping and table that read it; None where none did.
        rows: The rows below the header.
        accepted: Rows of which everything stands in the graph, what was there already included.
        refused: Rows that cannot be used.
        waiting: Rows of which something waits for a reference that has not come.
        unreadable_values: Cells that were kept as they came because they cannot be read.
        doubtful_values: Identifiers that were kept and are doubtful, such as a PNC id whose check letter is wrong.
        unknown_columns: Columns that no field takes, kept as source attributes.
        chosen: Why the mapping was chosen.
        error: Why the file, or the rest of it, could not be read or was left out.
        notes: What a person should know of how it was read.
        lines: What was refused or could not be read, with the first lines of each kind; never a value.
    """

    model_config = ConfigDict(frozen=True)

    path: str
    sheet: str | None = None
    mapping: str | None = None
    rows: int = 0
    accepted: int = 0
    refused: int = 0
    waiting: int = 0
    unreadable_values: int = 0
    doubtful_values: int = 0
    unknown_columns: tuple[str, ...] = ()
    chosen: str = ""
    error: str = ""
    notes: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    @property
    def part(self) -> str:
        """Which part of its file this is, to be put behind the file's name; blank where it is the whole."""
        return part_words(self.sheet)


def part_words(sheet: str | None) -> str:
    """A sheet, or the label or type of nodes and links, as it stands behind a file's name."""
    if sheet is None:
        return ""
    return f", {sheet}" if sheet.removeprefix("no ").startswith(":") else f", sheet {sheet}"


class LoadSummary(BaseModel):
    """What a load did.

    Attributes:
        files: Every file and sheet, in the order in which they were read.
        created: Things by kind and links by type that came into being.
        superseded: Versions of rows that a newer one replaced.
        unchanged: Rows that were on record already.
        quarantine: Rows of this load that are in quarantine: refused, waiting, or absent from a full extract.
        absent: Lines of an earlier extract that are not in this full one and went to review.
        arrived: Rows of this and earlier loads that had waited and no longer do.
        reasons: Why rows were refused, and how many for each reason.
        dry_run: Whether nothing was kept, because only the counts were wanted.
        load: The number of the load; None for a dry run.
        seq: The sequence number that readers see since.
    """

    model_config = ConfigDict(frozen=True)

    files: tuple[FileSummary, ...]
    created: dict[str, int]
    superseded: int
    unchanged: int
    quarantine: int
    absent: int = 0
    arrived: int = 0
    reasons: dict[str, int] = {}
    dry_run: bool = False
    load: int | None = None
    seq: int | None = None

    @property
    def accepted(self) -> int:
        """All rows that were accepted, whatever their file."""
        return sum(file.accepted for file in self.files)
