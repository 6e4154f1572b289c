"""GR-12 to GR-14, GR-29, GR-34: who manages, what is flagged and checked, who reviewed it, and under which level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.invented.gaps.planting import EVERY, gap, near_miss
from ingest.invented.gaps.records import SYSTEMS

if TYPE_CHECKING:
    from ingest.invented.gaps.case_file import CaseFile
    from ingest.invented.gaps.planting import Change

RECORDS: dict[str, tuple[str, str]] = {}


def _no_officer(file: CaseFile) -> None:
    file.one("management")["officer_id"] = ""


def _officer_entered_later(file: CaseFile) -> None:
    file.correct("management", file.one("management"), officer_id="")


def _no_officer_in_a_case_that_ended(file: CaseFile) -> None:
    row, days = file.one("management"), file.convicted
    earlier = row | {
        "officer_id": "",
        "type": "RSO",
        "from_on": file.ago(days + 2_500),
        "relevant_on": file.ago(days + 2_500),
        "to_on": file.ago(days + 600),
        "recorded_at": file.ago(days + 600),
    }
    file.rows["management"].insert(0, earlier)


def _no_flags(file: CaseFile) -> None:
    file.drop("flags")


def _blank_flags(column: str) -> Change:
    def change(file: CaseFile) -> None:
        for row in file.rows["flags"]:
            row[column] = ""

    return change


def _verified_long_ago(file: CaseFile) -> None:
    for row in file.rows["flags"]:
        row["verified_on"] = file.ago(file.convicted - file.draw.between(5, 60))


def _verified_at_the_review(file: CaseFile) -> None:
    for row in file.rows["flags"]:
        row["verified_on"] = file.one("reviews", kind="supervisor")["made_on"]


def _verified_before_and_at_review(file: CaseFile) -> None:
    earlier = [dict(row) | {"verified_on": file.ago(300), "recorded_at": file.ago(300)} for row in file.rows["flags"]]
    file.rows["flags"][:0] = earlier


def _check_before_last_visit(file: CaseFile, systems: tuple[str, ...], days: int) -> None:
    for row in file.rows["checks"]:
        recent = file.ago(file.seen + 20) < row["checked_on"]
        if recent and row["system"] in systems:
            row["checked_on"] = row["recorded_at"] = file.ago(file.seen + days)


def _checks_old(file: CaseFile) -> None:
    _check_before_last_visit(file, SYSTEMS, file.draw.between(18, 40))


def _one_check_old(file: CaseFile) -> None:
    _check_before_last_visit(file, (file.draw.pick(SYSTEMS),), file.draw.between(18, 40))


def _checks_nearly_old(file: CaseFile) -> None:
    _check_before_last_visit(file, SYSTEMS, file.draw.between(10, 13))


def _one_check_nearly_old(file: CaseFile) -> None:
    _check_before_last_visit(file, (file.draw.pick(SYSTEMS),), file.draw.between(10, 13))


def _reviewed(file: CaseFile, days: int) -> None:
    row = file.one("reviews", kind="supervisor")
    row["made_on"] = row["recorded_at"] = file.ago(days)
    row["next_on"] = file.ago(days - (182 if file.priority == "high" else 365))


def _never_reviewed(file: CaseFile) -> None:
    file.drop("reviews", kind="supervisor")


def _review_old(file: CaseFile) -> None:
    _reviewed(file, file.draw.between(380, 600))


def _review_old_for_high(file: CaseFile) -> None:
    _reviewed(file, file.draw.between(195, 330))


def _review_nearly_old(file: CaseFile) -> None:
    _reviewed(file, file.draw.between(330, 358))


def _review_nearly_old_for_high(file: CaseFile) -> None:
    _reviewed(file, file.draw.between(150, 176))


def _blank_management(column: str) -> Change:
    def change(file: CaseFile) -> None:
        file.one("management")[column] = ""

    return change


def _level_zero(file: CaseFile) -> None:
    file.one("management")["mappa_level"] = "0"


def _level_entered_later(file: CaseFile) -> None:
    file.correct("management", file.one("management"), mappa_level="", mappa_category="")


def _not_under_mappa(file: CaseFile) -> None:
    row = file.one("management")
    row.update({"type": "PDP", "mappa_category": "", "mappa_level": "", "second_lead_agency": "Adult Social Care"})


_REVIEW = ("GR-13", "GR-36")
_MAPPA = ("GR-33", "GR-35", "GR-36", "GR-37", "GR-10")
PLANTINGS = (
    gap("GR-12", "no offender manager", _no_officer, clouds=EVERY),
    near_miss("GR-12", "the offender manager came with a correction", _officer_entered_later, clouds=EVERY),
    near_miss("GR-12", "none in a case that ended years ago", _no_officer_in_a_case_that_ended, clouds=EVERY),
    gap("GR-13", "no flag on any system", _no_flags),
    gap("GR-13", "flags without a trigger", _blank_flags("trigger_set_on")),
    gap("GR-13", "no trigger ever verified", _blank_flags("verified_on")),
    gap("GR-13", "triggers last verified long before the review", _verified_long_ago),
    near_miss("GR-13", "triggers verified on the day of the review", _verified_at_the_review),
    near_miss("GR-13", "triggers verified long ago and again since", _verified_before_and_at_review),
    gap("GR-14", "every check before the last visit is too old", _checks_old, clouds=("GR-51",)),
    gap("GR-14", "one check before the last visit is too old", _one_check_old, clouds=("GR-51",)),
    near_miss("GR-14", "every check nearly two weeks before the last visit", _checks_nearly_old),
    near_miss("GR-14", "one check nearly two weeks before the last visit", _one_check_nearly_old),
    gap("GR-29", "never reviewed by a supervisor", _never_reviewed, clouds=_REVIEW),
    gap("GR-29", "not reviewed for more than a year", _review_old, clouds=_REVIEW),
    gap("GR-29", "not reviewed for half a year", _review_old_for_high, clouds=_REVIEW, priorities=("high",)),
    near_miss("GR-29", "review nearly due", _review_nearly_old, clouds=_REVIEW, priorities=("medium", "low")),
    near_miss("GR-29", "review nearly due", _review_nearly_old_for_high, clouds=_REVIEW, priorities=("high",)),
    *(
        gap("GR-34", f"no {column}", _blank_management(column), clouds=_MAPPA)
        for column in ("mappa_category", "mappa_level", "lead_agency")
    ),
    gap("GR-34", "level unknown", _level_zero, clouds=_MAPPA),
    near_miss("GR-34", "category and level came with a correction", _level_entered_later, clouds=EVERY),
    near_miss("GR-34", "no category, but not under MAPPA", _not_under_mappa, clouds=EVERY),
)
