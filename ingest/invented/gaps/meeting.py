"""A meeting on a person, recorded as it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.invented.gaps.case_file import CaseFile
    from ingest.invented.layout import Cells

_CORE = ("Police", "Probation Service", "Housing Options", "NHS Forensic Outreach", "Children's Services")


def meeting(file: CaseFile, held: int, level: str = "2") -> Cells:
    """A meeting at which everybody came and everything was written down."""
    between = 84 if level == "2" else 42
    file.one("management").update({"mappa_level": level, "next_review_on": file.ago(held - between)})
    row = file.own(
        "meetings",
        max(held - 5, 0),
        meeting_id=file.district.new_id("M"),
        kind="MAPPA",
        level=level,
        held_on=f"{file.ago(held)}T10:00",
        chair="DI Umber Teasel" if level == "2" else "Supt Hazel Trestlegate",
        chair_rank="inspector" if level == "2" else "superintendent",
        next_on=file.ago(held - between),
        minutes_on=file.ago(held - file.draw.between(2, 5)),
        rationale="Risk discussed against the last assessment; the plan manages it at this level.",
        dissent="None: every agency agreed.",
        disclosure_decision="No disclosure needed at present.",
    )
    for agency in _CORE:
        file.add(
            "attendance",
            meeting_id=row["meeting_id"],
            agency=agency,
            representative=file.district.agency_people.get(agency, file.officer.name),
            rank="manager",
            attended="yes",
            report_sent="yes",
        )
    return row
