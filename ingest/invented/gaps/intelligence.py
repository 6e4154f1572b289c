"""GR-46 to GR-48, GR-51, GR-52: reports nobody took in, or cannot be weighed; silence; and people nobody named."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from ingest.invented.gaps.planting import EVERY, gap, near_miss
from ingest.invented.gaps.records import report

if TYPE_CHECKING:
    from ingest.invented.gaps.case_file import CaseFile
    from ingest.invented.gaps.planting import Change
    from ingest.invented.layout import Cells

RECORDS = {
    "GR-46": ("reports", "report_id"),
    "GR-47": ("reports", "report_id"),
    "GR-48": ("reports", "report_id"),
    "GR-52": ("unidentified", "person_id"),
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d(T.*)?")
_SEEN = (
    "woman in a yellow raincoat with a folding bicycle",
    "man of about 60 with a carved stick",
    "young man called something like Jez, red cap",
)


def _unacknowledged(file: CaseFile, days: int) -> tuple[str, ...]:
    return (report(file, days, acknowledged=None)["report_id"],)


def _left_lying(file: CaseFile) -> tuple[str, ...]:
    return _unacknowledged(file, file.draw.between(9, 60))


def _left_lying_for_high(file: CaseFile) -> tuple[str, ...]:
    return _unacknowledged(file, file.draw.between(5, 6))


def _came_just_now(file: CaseFile) -> tuple[str, ...]:
    return _unacknowledged(file, file.draw.between(2, 5))


def _came_just_now_for_high(file: CaseFile) -> tuple[str, ...]:
    return _unacknowledged(file, 1)


def _received_not_acknowledged(file: CaseFile) -> tuple[str, ...]:
    keys = _left_lying(file)
    file.add("report_receipts", report_id=keys[0], person_id=file.id, officer_id=file.officer.id, acknowledged_on="")
    return keys


def _acknowledged(file: CaseFile) -> tuple[str, ...]:
    days = file.draw.between(9, 60)
    return (report(file, days, acknowledged=days - 1)["report_id"],)


def _weighed(file: CaseFile, **cells: str) -> tuple[str, ...]:
    days = file.draw.between(9, 90)
    row = report(file, days, acknowledged=days - 1)
    row.update(cells)
    return (row["report_id"],)


def _tied(action: str, sanitisation: str, conditions: str) -> Change:
    def change(file: CaseFile) -> tuple[str, ...]:
        codes = {"handling_code": "C", "action_code": action, "sanitisation": sanitisation}
        return _weighed(file, conditions=conditions, **codes)

    return change


def _no_event_date(file: CaseFile) -> tuple[str, ...]:
    return _weighed(file, event_on="")


def _month_of_event(file: CaseFile) -> tuple[str, ...]:
    return _weighed(file, event_on=file.ago(file.draw.between(100, 300))[:7])


def _event_long_before(file: CaseFile) -> tuple[str, ...]:
    return _weighed(file, event_on=file.ago(file.draw.between(200, 600)))


def _quiet(file: CaseFile, days: int) -> None:
    """Everything in the file happened, and was recorded, so many days earlier."""
    for row in (row for rows in file.rows.values() for row in rows):
        dated = [column for column, cell in row.items() if column != "dob" and _DAY.fullmatch(cell)]
        row.update({column: _earlier(row[column], days) for column in dated})


def _earlier(cell: str, days: int) -> str:
    return (datetime.fromisoformat(cell[:10]) - timedelta(days=days)).date().isoformat() + cell[10:]


def _quiet_for(least: int, most: int) -> Change:
    def change(file: CaseFile) -> None:
        _quiet(file, file.draw.between(least, most))

    return change


def _somebody_seen(file: CaseFile, reports: list[Cells]) -> tuple[str, ...]:
    key = file.district.new_id("U")
    days = (file.district.today - datetime.fromisoformat(reports[0]["event_on"]).date()).days
    file.add(
        "unidentified",
        days,
        person_id=key,
        description=file.draw.pick(_SEEN),
        linked_person_id=file.id,
        kind="friend",
        report_id=reports[0]["report_id"],
        grade="1BP",
        statement="fact",
    )
    for each in reports:
        file.add("report_mentions", report_id=each["report_id"], kind="person", ref_id=key, role="seen with")
    return (key,)


def _reports(file: CaseFile, count: int, *, origin: str = "") -> list[Cells]:
    days = sorted(file.draw.some(range(15, 90), count), reverse=True)
    return [report(file, day, acknowledged=day - 1, origin=origin) for day in days]


def _seen_three_times(file: CaseFile) -> tuple[str, ...]:
    return _somebody_seen(file, _reports(file, file.draw.between(3, 4)))


def _seen_once(file: CaseFile) -> tuple[str, ...]:
    return _somebody_seen(file, _reports(file, 1))


def _seen_once_and_copied(file: CaseFile) -> tuple[str, ...]:
    return _somebody_seen(file, _reports(file, 2, origin=f"SRC-ONE-{file.id}"))


_ASKED = "Ask the originator before acting on this."
_TOLD = ("GR-17", "GR-20", "GR-27", "GR-37", "GR-49", "GR-53")
_SILENT = {"high": (95, 200, 50, 75), "medium": (190, 300, 120, 170), "low": (375, 500, 250, 355)}
"""By priority: least and most days of a silence that is too long, and of one that is not."""
PLANTINGS = (
    gap("GR-46", "nobody has acknowledged it", _left_lying, clouds=_TOLD),
    gap("GR-46", "received, not acknowledged", _received_not_acknowledged, clouds=_TOLD),
    gap("GR-46", "not acknowledged within 72 hours", _left_lying_for_high, clouds=_TOLD, priorities=("high",)),
    near_miss("GR-46", "came some days ago", _came_just_now, clouds=_TOLD, priorities=("medium", "low")),
    near_miss("GR-46", "came yesterday", _came_just_now_for_high, clouds=_TOLD, priorities=("high",)),
    near_miss("GR-46", "acknowledged the next day", _acknowledged, clouds=_TOLD),
    gap("GR-47", "handling C without codes or conditions", _tied("", "", ""), clouds=_TOLD),
    near_miss("GR-47", "handling C with everything", _tied("A2", "S2", _ASKED), clouds=_TOLD),
    near_miss("GR-47", "handling C with everything, may be acted on", _tied("A3", "S1", _ASKED), clouds=_TOLD),
    near_miss("GR-47", "handling P, which needs no codes", _weighed, clouds=_TOLD),
    gap("GR-48", "no date of the event", _no_event_date, clouds=_TOLD),
    near_miss("GR-48", "only the month of the event", _month_of_event, clouds=_TOLD),
    near_miss("GR-48", "the event was long before the report", _event_long_before, clouds=_TOLD),
    *(
        gap("GR-51", f"nothing new for {least} days", _quiet_for(least, most), clouds=EVERY, priorities=(priority,))
        for priority, (least, most, _, _) in _SILENT.items()
    ),
    *(
        near_miss("GR-51", f"nothing new for {few} days", _quiet_for(few, most), clouds=EVERY, priorities=(priority,))
        for priority, (_, _, few, most) in _SILENT.items()
    ),
    gap("GR-52", "somebody unnamed in three or four reports", _seen_three_times, clouds=_TOLD),
    near_miss("GR-52", "somebody unnamed in one report", _seen_once, clouds=_TOLD),
    near_miss("GR-52", "somebody unnamed in one report and its copy", _seen_once_and_copied, clouds=_TOLD),
)
