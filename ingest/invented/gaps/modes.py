"""People whom the police do not visit for a time: in custody, in hospital, abroad, or managed reactively."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.invented.gaps.case_file import CaseFile

AWAY_SINCE = 400
"""Days since which somebody has been away, so that every clock of a year or less has run in that time."""


def away(file: CaseFile, mode: str, *, since: int = AWAY_SINCE) -> None:
    """Sets the mode, and for custody the period behind it."""
    row = file.one("management")
    row["mode"] = mode
    if mode == "reactive":
        row["priority"], file.priority = "low", "low"
    if mode == "custody":
        file.own(
            "custody",
            since,
            establishment=file.district.prison_names[file.draw.between(0, 4)],
            from_on=file.ago(since),
            release_on=file.ago(-file.draw.between(400, 900)),
        )
