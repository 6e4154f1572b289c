"""GR-33, GR-35 to GR-39, GR-43 to GR-45: licences, meetings and what passes between agencies and forces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.invented.gaps.meeting import meeting
from ingest.invented.gaps.modes import away
from ingest.invented.gaps.planting import EVERY, gap, near_miss
from ingest.invented.gaps.records import contact, report

if TYPE_CHECKING:
    from ingest.invented.gaps.case_file import CaseFile
    from ingest.invented.gaps.planting import Change

RECORDS = {
    "GR-38": ("meetings", "meeting_id"),
    "GR-39": ("actions", "action_id"),
    "GR-44": ("transfers", "transfer_id"),
}


def _met(level: str, least: int, most: int) -> Change:
    def change(file: CaseFile) -> None:
        meeting(file, file.draw.between(least, most), level)

    return change


def _met_again(file: CaseFile) -> None:
    meeting(file, 130)
    meeting(file, file.draw.between(20, 70))


def _minutes_lack(column: str) -> Change:
    def change(file: CaseFile) -> tuple[str, ...]:
        row = meeting(file, file.draw.between(25, 60))
        row[column] = ""
        return (row["meeting_id"],)

    return change


def _minutes_whole(file: CaseFile) -> tuple[str, ...]:
    return (meeting(file, file.draw.between(25, 60))["meeting_id"],)


def _minutes_not_yet_due(file: CaseFile) -> tuple[str, ...]:
    row = meeting(file, file.draw.between(5, 8))
    row["minutes_on"] = ""
    return (row["meeting_id"],)


def _minutes_entered_later(file: CaseFile) -> tuple[str, ...]:
    row = meeting(file, file.draw.between(25, 60))
    file.correct("meetings", row, rationale="")
    return (row["meeting_id"],)


def _action(file: CaseFile, due: int, **cells: str) -> tuple[str, ...]:
    held = file.draw.between(65, 75)
    row = file.own(
        "actions",
        held,
        action_id=file.district.new_id("Z"),
        meeting_id=meeting(file, held)["meeting_id"],
        owner=file.district.agency_people["Probation Service"],
        agency="Probation Service",
        due_on=file.ago(due),
        wording="Check the tenancy application against the exclusion area.",
    )
    row.update(cells)
    return (row["action_id"],)


def _action_overdue(file: CaseFile) -> tuple[str, ...]:
    return _action(file, file.draw.between(3, 50))


def _action_of_nobody(file: CaseFile) -> tuple[str, ...]:
    return _action(file, file.draw.between(3, 50), owner="", agency="")


def _action_not_due(file: CaseFile) -> tuple[str, ...]:
    return _action(file, -file.draw.between(2, 20))


def _action_done(file: CaseFile) -> tuple[str, ...]:
    due = file.draw.between(3, 50)
    return _action(file, due, done_on=file.ago(due + 1))


def _last_contact(file: CaseFile, days: int) -> None:
    file.drop("contacts")
    contact(file, days)


def _out_of_touch(file: CaseFile) -> None:
    _last_contact(file, file.draw.between(195, 500))


def _never_in_touch(file: CaseFile) -> None:
    file.drop("contacts")


def _nearly_out_of_touch(file: CaseFile) -> None:
    _last_contact(file, file.draw.between(150, 175))


def _lately_in_touch(file: CaseFile) -> None:
    _last_contact(file, file.draw.between(61, 149))


def _second_category(file: CaseFile, learned: int, shared: int) -> None:
    file.one("management").update({"type": "MAPPA_CAT2", "mappa_category": "2", "mappa_level": "1"})
    report(file, learned, acknowledged=learned - 1)
    _last_contact(file, shared)


def _not_passed_on(file: CaseFile) -> None:
    learned = file.draw.between(17, 60)
    _second_category(file, learned, learned + file.draw.between(5, 60))


def _passed_on(file: CaseFile) -> None:
    learned = file.draw.between(17, 60)
    _second_category(file, learned, learned - file.draw.between(1, 10))


def _learnt_lately(file: CaseFile) -> None:
    _second_category(file, file.draw.between(4, 12), 60)


def _nothing_learnt(file: CaseFile) -> None:
    file.one("management").update({"type": "MAPPA_CAT2", "mappa_category": "2", "mappa_level": "1"})


def _licence(file: CaseFile, until: int, conditions: str) -> None:
    """A custodial sentence, and a licence that ends so many days from now."""
    row = {"disposal": "custody 6-30m", "sentence_months": "28", "licence_until": file.ago(-until)}
    file.one("management").update(row)
    file.one("plans")["licence_conditions"] = conditions


def _licence_without_conditions(file: CaseFile) -> None:
    _licence(file, file.draw.between(60, 200), "")


def _licence_with_conditions(file: CaseFile) -> None:
    _licence(file, file.draw.between(60, 200), "Residence; no contact; device checks.")


def _licence_over(file: CaseFile) -> None:
    _licence(file, -file.draw.between(20, 100), "n/a")


def _inside_until(file: CaseFile, release: int, *, settled: bool) -> None:
    away(file, "custody", since=500)
    file.one("custody")["release_on"] = file.ago(-release)
    _licence(file, release + 300, "Residence; no contact; device checks." if settled else "")
    if not settled:
        file.one("management").update({"mappa_level": "", "next_review_on": ""})
        file.drop("person_addresses")


def _release_unprepared(file: CaseFile) -> None:
    _inside_until(file, file.draw.between(20, 160), settled=False)


def _release_far_away(file: CaseFile) -> None:
    _inside_until(file, file.draw.between(230, 500), settled=False)


def _release_prepared(file: CaseFile) -> None:
    _inside_until(file, file.draw.between(20, 160), settled=True)


def _transfer(file: CaseFile, sent: int, accepted: int | None, received: str) -> tuple[str, ...]:
    row = file.own(
        "transfers",
        sent,
        transfer_id=file.district.new_id("Tr"),
        from_force="Marrowshire Police",
        to_force=file.draw.pick(("Fellshire Police", "Upper Tarn Police")),
        sent_on=file.ago(sent),
        accepted_on=file.ago(accepted) if accepted is not None else "",
        items_sent=_SENT,
        items_received=received,
    )
    return (row["transfer_id"],)


def _not_accepted(file: CaseFile) -> tuple[str, ...]:
    return _transfer(file, file.draw.between(18, 90), None, "")


def _accepted_in_part(file: CaseFile) -> tuple[str, ...]:
    sent = file.draw.between(30, 90)
    return _transfer(file, sent, sent - 5, "orders;visits")


def _accepted_whole(file: CaseFile) -> tuple[str, ...]:
    sent = file.draw.between(30, 90)
    return _transfer(file, sent, sent - 5, _SENT)


def _sent_lately(file: CaseFile) -> tuple[str, ...]:
    return _transfer(file, file.draw.between(3, 11), None, "")


def _flagged(file: CaseFile, least: int, most: int, *, flag: str = "yes") -> None:
    row = contact(file, file.draw.between(least, most))
    row.update({"visor_contact": flag, "visor_exported": "no"})


def _not_exported(file: CaseFile) -> None:
    _flagged(file, 10, 60)


def _not_yet_exported(file: CaseFile) -> None:
    _flagged(file, 1, 5)


def _not_for_export(file: CaseFile) -> None:
    _flagged(file, 10, 60, flag="no")


_SENT = "assessment;plan;orders;visits"
_TOUCH = ("GR-37", "GR-42", "GR-33")
PLANTINGS = (
    gap("GR-33", "on licence; no conditions on record", _licence_without_conditions, clouds=EVERY),
    near_miss("GR-33", "on licence, with its conditions", _licence_with_conditions, clouds=EVERY),
    near_miss("GR-33", "the licence is over", _licence_over, clouds=EVERY),
    gap("GR-35", "level 2; the next meeting is overdue", _met("2", 90, 200), clouds=EVERY),
    gap("GR-35", "level 3; the next meeting is overdue", _met("3", 50, 80), clouds=EVERY),
    near_miss("GR-35", "level 2; nearly due", _met("2", 60, 80), clouds=EVERY),
    near_miss("GR-35", "level 3; nearly due", _met("3", 25, 38), clouds=EVERY),
    near_miss("GR-35", "level 2; a late meeting was held in the end", _met_again, clouds=EVERY),
    gap("GR-36", "nothing from or to any agency for half a year", _out_of_touch, clouds=_TOUCH),
    gap("GR-36", "nothing from or to any agency ever", _never_in_touch, clouds=_TOUCH),
    near_miss("GR-36", "the last exchange nearly half a year ago", _nearly_out_of_touch, clouds=_TOUCH),
    near_miss("GR-36", "the last exchange some months ago", _lately_in_touch, clouds=_TOUCH),
    gap("GR-37", "a report since the last exchange with probation", _not_passed_on, clouds=EVERY),
    near_miss("GR-37", "an exchange with probation after the report", _passed_on, clouds=EVERY),
    near_miss("GR-37", "a report of the last two weeks", _learnt_lately, clouds=EVERY),
    near_miss("GR-37", "no report", _nothing_learnt, clouds=EVERY),
    gap("GR-38", "minutes without a rationale", _minutes_lack("rationale"), clouds=EVERY),
    gap("GR-38", "no minutes for weeks", _minutes_lack("minutes_on"), clouds=EVERY),
    near_miss("GR-38", "minutes whole and in time", _minutes_whole, clouds=EVERY),
    near_miss("GR-38", "no minutes yet, days after", _minutes_not_yet_due, clouds=EVERY),
    near_miss("GR-38", "the rationale came with a correction", _minutes_entered_later, clouds=EVERY),
    gap("GR-39", "due and not done", _action_overdue, clouds=EVERY),
    gap("GR-39", "due, not done and nobody's", _action_of_nobody, clouds=EVERY),
    near_miss("GR-39", "not due yet", _action_not_due, clouds=EVERY),
    near_miss("GR-39", "done before it was due", _action_done, clouds=EVERY),
    gap("GR-43", "release within six months; nothing prepared", _release_unprepared, clouds=EVERY),
    near_miss("GR-43", "release after more than six months", _release_far_away, clouds=EVERY),
    near_miss("GR-43", "release within six months; level, home and conditions stand", _release_prepared, clouds=EVERY),
    gap("GR-44", "sent weeks ago, not accepted", _not_accepted),
    gap("GR-44", "accepted without the assessment and the plan", _accepted_in_part),
    near_miss("GR-44", "accepted with everything", _accepted_whole),
    near_miss("GR-44", "sent less than two weeks ago", _sent_lately),
    gap("GR-45", "flagged for ViSOR, not exported for more than a week", _not_exported, clouds=_TOUCH),
    near_miss("GR-45", "flagged for ViSOR, not exported yet", _not_yet_exported, clouds=_TOUCH),
    near_miss("GR-45", "not for ViSOR, so not exported", _not_for_export, clouds=_TOUCH),
)
