"""GR-21 to GR-26: visits that are overdue, predictable, denied, unprepared, unrecorded or always announced."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ingest.invented.gaps.modes import away
from ingest.invented.gaps.planting import EVERY, gap, near_miss
from ingest.invented.gaps.records import visit

if TYPE_CHECKING:
    from ingest.invented.gaps.case_file import CaseFile
    from ingest.invented.gaps.planting import Change
    from ingest.invented.layout import Cells

RECORDS = {"GR-24": ("visits", "visit_id"), "GR-25": ("visits", "visit_id")}
_FALLBACK = {"high": 92, "medium": 183, "low": 366}
_PREDICTABLE = 56
"""Days between visits that always fall on the same weekday, within any plan's interval."""
_FRIDAY = 4


def _interval(file: CaseFile) -> int:
    return int(file.one("plans")["visit_interval_days"])


def _last_seen(file: CaseFile, days: int) -> None:
    """Leaves visits from so many days ago on; the checks before the assessment stay."""
    file.drop("visits")
    for number in range(2):
        visit(file, days + number * 50, hour=(10, 19)[number])


def _overdue_by_plan(file: CaseFile) -> None:
    _last_seen(file, _interval(file) + file.draw.between(2, 60))


def _overdue_far(file: CaseFile) -> None:
    _last_seen(file, _interval(file) * 2 + file.draw.between(2, 60))


def _overdue_by_fallback(file: CaseFile) -> None:
    file.one("plans")["visit_interval_days"] = ""
    _last_seen(file, _FALLBACK[file.priority] + file.draw.between(5, 60))


def _just_in_time(file: CaseFile) -> None:
    _last_seen(file, _interval(file) - file.draw.between(1, 3))


def _just_within_fallback(file: CaseFile) -> None:
    file.one("plans")["visit_interval_days"] = ""
    _last_seen(file, _FALLBACK[file.priority] - file.draw.between(2, 4))


def _plan_longer_than_fallback(file: CaseFile) -> None:
    file.one("plans")["visit_interval_days"] = str(file.draw.between(120, 150))
    _last_seen(file, file.draw.between(97, 115))


def _shorter_interval_superseded(file: CaseFile) -> None:
    plan = file.one("plans")
    earlier = plan | {
        "plan_id": file.district.new_id("L"),
        "agreed_on": file.ago(200),
        "recorded_at": file.ago(200),
        "visit_interval_days": "30",
    }
    file.rows["plans"].insert(0, earlier)
    _last_seen(file, file.draw.between(40, 55))


def _away(mode: str) -> Change:
    def change(file: CaseFile) -> None:
        away(file, mode)
        _last_seen(file, _interval(file) + file.draw.between(150, 300))

    return change


def _same_weekday(file: CaseFile, count: int) -> None:
    file.drop("visits")
    days = file.seen
    while date.fromisoformat(file.ago(days)).weekday() not in range(1, _FRIDAY):
        days += 1
    for number in range(count):
        visit(file, days + number * _PREDICTABLE, hour=10)


def _predictable(file: CaseFile) -> None:
    _same_weekday(file, 4)


def _predictable_but_once(file: CaseFile) -> None:
    _same_weekday(file, 4)
    row = file.rows["visits"][file.draw.between(0, 3)]
    row["visited_at"] = f"{row['visited_at'][:11]}20:{file.draw.between(10, 50)}"


def _only_three(file: CaseFile) -> None:
    _same_weekday(file, 3)


def _not_reached(file: CaseFile, *days: int) -> None:
    for day in days:
        visit(file, day, outcome=file.draw.pick(("no_reply", "refused")))
        file.rows["visits"][-1]["observations"] = "Not let in; nobody spoken to. Whether he lives there was not seen."


def _denied_twice(file: CaseFile) -> None:
    _not_reached(file, 8, file.draw.between(3, 5))


def _denied_three_times(file: CaseFile) -> None:
    _not_reached(file, 9, 7, file.draw.between(3, 5))


def _denied_once(file: CaseFile) -> None:
    _not_reached(file, file.draw.between(3, 8))


def _denied_and_considered(file: CaseFile) -> None:
    _denied_twice(file)
    file.own(
        "decisions",
        2,
        decision_id=file.district.new_id("I"),
        about="warrant under section 96B",
        made_on=file.ago(2),
        by=file.district.supervisors[0].id,
        rationale="Entry refused twice: s.96B warrant considered and applied for; the supervisor was told.",
        policy_followed="yes",
        assessment_used="ARMS",
        steps_taken="Escalated to the supervisor and the superintendent.",
        communicated_to=file.officer.name,
    )


def _of(file: CaseFile, number: int) -> Cells:
    return file.rows["visits"][number]


def _unprepared(file: CaseFile) -> tuple[str, ...]:
    row = _of(file, file.draw.between(0, 2))
    row["risk_assessed_on"] = row["risk_assessment_on_visor"] = ""
    return (row["visit_id"],)


def _prepared_afterwards(file: CaseFile) -> tuple[str, ...]:
    row = _of(file, 0)
    row["risk_assessed_on"] = file.ago(file.seen - file.draw.between(2, 6))
    return (row["visit_id"],)


def _prepared_the_day_before(file: CaseFile) -> tuple[str, ...]:
    row = _of(file, 0)
    row["risk_assessed_on"] = file.ago(file.seen + 1)
    return (row["visit_id"],)


def _preparation_entered_later(file: CaseFile) -> tuple[str, ...]:
    row = _of(file, 0)
    file.correct("visits", row, risk_assessed_on="", risk_assessment_on_visor="")
    return (row["visit_id"],)


def _unrecorded(file: CaseFile) -> tuple[str, ...]:
    row = _of(file, file.draw.between(1, 2))
    row["outcome"] = row["observations"] = ""
    return (row["visit_id"],)


def _yet_to_be_recorded(file: CaseFile) -> tuple[str, ...]:
    key = visit(file, file.draw.between(1, 3))
    row = file.one("visits", visit_id=key)
    row["outcome"] = row["observations"] = ""
    return (key,)


def _recorded_later(file: CaseFile) -> tuple[str, ...]:
    row = _of(file, 1)
    file.correct("visits", row, outcome="", observations="")
    return (row["visit_id"],)


def _every_visit(file: CaseFile, column: str, value: str, *, but: int | None = None) -> None:
    for number, row in enumerate(file.rows["visits"]):
        if number != but:
            row[column] = value


def _always_announced(file: CaseFile) -> None:
    _every_visit(file, "announced", "yes")


def _always_alone(file: CaseFile) -> None:
    _every_visit(file, "officers", file.officer.id)


def _announced_but_once(file: CaseFile) -> None:
    _every_visit(file, "announced", "yes", but=file.draw.between(0, 2))


def _alone_but_once(file: CaseFile) -> None:
    _every_visit(file, "officers", file.officer.id, but=file.draw.between(0, 2))


def _plan_says(number: str) -> str:
    return f"visit within the plan's interval, {number}"


_UNSEEN = ("GR-14", "GR-22", "GR-54")
"""Rules that look at the same visits."""
_FAILED = ("GR-14", "GR-22", "GR-25", "GR-54")

PLANTINGS = (
    gap("GR-21", "overdue against the plan's interval", _overdue_by_plan, clouds=_UNSEEN),
    gap("GR-21", "overdue by more than the plan's interval again", _overdue_far, clouds=_UNSEEN),
    gap(
        "GR-21",
        "the plan has no interval; overdue against the band's",
        _overdue_by_fallback,
        clouds=(*_UNSEEN, "GR-51"),
        priorities=("medium", "low"),
    ),
    near_miss("GR-21", _plan_says("by one to three days"), _just_in_time, clouds=_UNSEEN),
    near_miss("GR-21", "the plan has no interval; within the band's", _just_within_fallback, clouds=_UNSEEN),
    near_miss(
        "GR-21",
        "the plan's interval is longer than the band's",
        _plan_longer_than_fallback,
        clouds=_UNSEEN,
        priorities=("high",),
    ),
    near_miss("GR-21", "a shorter interval stands in a superseded plan", _shorter_interval_superseded, clouds=_UNSEEN),
    *(
        near_miss("GR-21", f"long past the interval, but {mode}", _away(mode), clouds=EVERY)
        for mode in ("custody", "hospital", "abroad", "reactive")
    ),
    gap("GR-22", "the last four on one weekday before noon", _predictable, clouds=("GR-14",)),
    near_miss("GR-22", "the last four on one weekday, one of them late", _predictable_but_once, clouds=("GR-14",)),
    near_miss("GR-22", "only three visits, all alike", _only_three, clouds=("GR-14",)),
    gap("GR-23", "not let in twice", _denied_twice, clouds=_FAILED),
    gap("GR-23", "not let in three times", _denied_three_times, clouds=_FAILED),
    near_miss("GR-23", "not let in once", _denied_once, clouds=_FAILED),
    near_miss("GR-23", "not let in twice; a warrant was considered", _denied_and_considered, clouds=_FAILED),
    gap("GR-24", "no risk assessment before the visit", _unprepared),
    gap("GR-24", "risk assessed days after the visit", _prepared_afterwards),
    near_miss("GR-24", "risk assessed the day before", _prepared_the_day_before),
    near_miss("GR-24", "the record of the assessment came with a correction", _preparation_entered_later),
    gap("GR-25", "no outcome and no observations for weeks", _unrecorded, clouds=_UNSEEN),
    near_miss("GR-25", "no outcome yet, one to three days after", _yet_to_be_recorded, clouds=_UNSEEN),
    near_miss("GR-25", "the outcome came with a correction", _recorded_later),
    gap("GR-26", "every visit was announced", _always_announced),
    gap("GR-26", "every visit was made by one officer", _always_alone),
    near_miss("GR-26", "announced but for one of the last three", _announced_but_once),
    near_miss("GR-26", "by one officer but for one of the last three", _alone_but_once),
)
