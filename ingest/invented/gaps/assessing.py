"""GR-10, GR-15, GR-17, GR-19, GR-20: what the length of notification, the assessments and the plan rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.invented.gaps.planting import EVERY, gap, near_miss

if TYPE_CHECKING:
    from ingest.invented.gaps.case_file import CaseFile
    from ingest.invented.layout import Cells

RECORDS: dict[str, tuple[str, str]] = {}
_PILLARS = ("supervision", "monitoring_control", "interventions_treatment", "victim_safety", "contingency")
_OSP = ("OSP_DC", "OSP_IIC")


def _actuarial(file: CaseFile) -> list[Cells]:
    return [file.one("assessments", tool=tool) for tool in _OSP]


def _date(row: Cells, file: CaseFile, days: int) -> None:
    row["assessed_on"] = row["recorded_at"] = file.ago(days)


def _no_osp(file: CaseFile) -> None:
    for tool in _OSP:
        file.drop("assessments", tool=tool)


def _osp_before_sanction(file: CaseFile) -> None:
    days = file.convicted + file.draw.between(30, 400)
    for row in _actuarial(file):
        _date(row, file, days)


def _obsolete_tool(file: CaseFile) -> None:
    _no_osp(file)
    _add_old_tool(file)


def _add_old_tool(file: CaseFile) -> None:
    days = file.convicted - file.draw.between(5, 60)
    cells = file.one("assessments", tool="ARMS") | {
        "assessment_id": file.district.new_id("X"),
        "tool": "RM2000",
        "version": "1",
        "next_due_on": "",
    }
    _date(cells, file, days)
    file.rows["assessments"].insert(0, cells)


def _osp_some_weeks_old(file: CaseFile) -> None:
    days = file.draw.between(30, 80)
    for row in _actuarial(file):
        _date(row, file, days)


def _osp_date_corrected(file: CaseFile) -> None:
    for row in _actuarial(file):
        file.correct("assessments", row, assessed_on=file.ago(file.convicted + 90))


def _no_arms(file: CaseFile) -> None:
    file.drop("assessments", tool="ARMS")


def _arms(file: CaseFile, days: int) -> Cells:
    row = file.one("assessments", tool="ARMS")
    _date(row, file, days)
    row["next_due_on"] = file.ago(days - 365)
    return row


def _arms_old(file: CaseFile) -> None:
    _arms(file, file.draw.between(385, 650))


def _arms_nearly_a_year(file: CaseFile) -> None:
    _arms(file, file.draw.between(345, 358))


def _arms_done_again(file: CaseFile) -> None:
    latest = file.one("assessments", tool="ARMS")
    earlier = dict(latest) | {"assessment_id": file.district.new_id("X")}
    _date(earlier, file, file.seen + 420)
    earlier["next_due_on"] = file.ago(file.seen + 55)
    file.rows["assessments"].insert(0, earlier)


def _no_plan(file: CaseFile) -> None:
    file.drop("plans")


def _pillar_missing(file: CaseFile) -> None:
    plan = file.one("plans")
    for pillar in file.draw.some(_PILLARS, file.draw.between(1, 2)):
        plan[pillar] = ""


def _pillar_missing_before(file: CaseFile) -> None:
    plan, days = file.one("plans"), file.draw.between(200, 400)
    earlier = plan | {
        "plan_id": file.district.new_id("L"),
        "agreed_on": file.ago(days),
        "recorded_at": file.ago(days),
        "next_review_on": file.ago(days - 180),
        file.draw.pick(_PILLARS): "",
    }
    file.rows["plans"].insert(0, earlier)


def _pillar_entered_later(file: CaseFile) -> None:
    plan = file.one("plans")
    file.correct("plans", plan, **{file.draw.pick(_PILLARS): ""})
    plan["agreed_on"] = file.ago(1)


def _job(file: CaseFile, days: int) -> None:
    key = file.district.new_id("N")
    file.add(
        "organisations", organisation_id=key, name=f"Hobthrush Packing {key[4:]}", kind="employer", child_access="no"
    )
    file.own(
        "person_organisations",
        days,
        organisation_id=key,
        role="employee",
        statement="fact",
        strength="confirmed",
        grade="1AP",
        valid_from=file.ago(days),
    )


def _plan_since(file: CaseFile, days: int) -> None:
    """The plan was agreed so long ago; what else the file says came before it."""
    plan = file.one("plans")
    plan["agreed_on"] = plan["recorded_at"] = file.ago(days)
    plan["next_review_on"] = file.ago(days - 365)
    for table in ("person_addresses", "person_vehicles"):
        file.one(table)["recorded_at"] = file.ago(file.convicted)


def _job_after_plan(file: CaseFile) -> None:
    _plan_since(file, file.draw.between(100, 200))
    _job(file, file.draw.between(15, 80))


def _job_just_now(file: CaseFile) -> None:
    _plan_since(file, file.draw.between(100, 200))
    _job(file, file.draw.between(2, 8))


def _job_before_plan(file: CaseFile) -> None:
    _job(file, file.draw.between(15, 80))


def _old_plan_no_event(file: CaseFile) -> None:
    _plan_since(file, file.draw.between(60, 150))


def _disposal(file: CaseFile, disposal: str, months: str) -> None:
    file.one("management").update({"disposal": disposal, "sentence_months": months})


def _no_disposal(file: CaseFile) -> None:
    _disposal(file, "", "")


def _no_length(file: CaseFile) -> None:
    _disposal(file, "custody", "")


def _length_given(file: CaseFile) -> None:
    _disposal(file, "custody", str(file.draw.pick((8, 10, 14, 20))))


def _needs_no_length(file: CaseFile) -> None:
    _disposal(file, "fine", "")


def _disposal_corrected(file: CaseFile) -> None:
    file.correct("management", file.one("management"), disposal="")


_EVENT = ("GR-17", "GR-20", "GR-50", "GR-64", "GR-41", "GR-57", "GR-29", "GR-40", "GR-36")
_PLAN = ("GR-20", "GR-21", "GR-53", "GR-29", "GR-33")
PLANTINGS = (
    gap("GR-10", "no disposal", _no_disposal, clouds=EVERY),
    gap("GR-10", "custody of a length that is not given", _no_length, clouds=EVERY),
    near_miss("GR-10", "custody with its length", _length_given, clouds=EVERY),
    near_miss("GR-10", "a fine, which needs no length", _needs_no_length, clouds=EVERY),
    near_miss("GR-10", "the disposal came with a correction", _disposal_corrected, clouds=EVERY),
    gap("GR-15", "no OSP", _no_osp, clouds=("GR-16", "GR-18")),
    gap("GR-15", "OSP from before the sanction", _osp_before_sanction, clouds=("GR-16", "GR-18")),
    gap("GR-15", "only a tool that OSP replaced", _obsolete_tool, clouds=("GR-16", "GR-18")),
    near_miss("GR-15", "OSP some weeks older than ARMS", _osp_some_weeks_old, clouds=("GR-16", "GR-18")),
    near_miss("GR-15", "a replaced tool years ago, OSP since", _add_old_tool, clouds=("GR-16", "GR-18")),
    near_miss("GR-15", "a date before the sanction, corrected", _osp_date_corrected, clouds=("GR-16", "GR-18")),
    gap("GR-17", "no ARMS", _no_arms, clouds=("GR-14", "GR-18")),
    gap("GR-17", "ARMS more than a year old", _arms_old, clouds=("GR-14", "GR-18")),
    near_miss("GR-17", "ARMS nearly a year old", _arms_nearly_a_year, clouds=("GR-14", "GR-18")),
    near_miss("GR-17", "ARMS more than a year old, done again since", _arms_done_again, clouds=("GR-14", "GR-18")),
    gap("GR-19", "no plan", _no_plan, clouds=_PLAN),
    gap("GR-19", "a pillar or the contingency is missing", _pillar_missing),
    near_miss("GR-19", "a part was missing in the plan before this one", _pillar_missing_before, clouds=_PLAN),
    near_miss("GR-19", "the missing part came with a correction", _pillar_entered_later, clouds=_PLAN),
    gap("GR-20", "a job since the plan, weeks ago", _job_after_plan, clouds=_EVENT),
    near_miss("GR-20", "a job since the plan, days ago", _job_just_now, clouds=_EVENT),
    near_miss("GR-20", "a job before the plan", _job_before_plan, clouds=_EVENT),
    near_miss("GR-20", "a plan some months old and nothing since", _old_plan_no_event, clouds=_EVENT),
)
