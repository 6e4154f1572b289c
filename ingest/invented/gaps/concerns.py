"""GR-05, GR-06, GR-67, GR-68, GR-70: stays and names not notified, dangerous people, and records kept too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.invented import names
from ingest.invented.gaps.planting import EVERY, gap, near_miss
from ingest.invented.gaps.records import add_address, notify

if TYPE_CHECKING:
    from ingest.invented.gaps.case_file import CaseFile

RECORDS: dict[str, tuple[str, str]] = {}


def _notified_months_ago(file: CaseFile) -> None:
    """The last notification is months old, so that nothing later can stand for one of what comes after."""
    file.drop("notifications")
    notify(file, "initial", file.convicted - 1)
    last = file.draw.between(190, 300)
    while last + 715 < file.convicted:
        last += 350
    while last > 0:
        notify(file, "periodic", last)
        last -= 350


def _stay(file: CaseFile, address: str, days: int) -> None:
    began = file.draw.between(60, 120)
    file.own(
        "person_addresses",
        began - days,
        address_id=address,
        kind="visited",
        grade="1AP",
        statement="fact",
        strength="confirmed",
        valid_from=file.ago(began),
        valid_to=file.ago(began - days),
    )


def _elsewhere(file: CaseFile) -> str:
    _notified_months_ago(file)
    key = file.district.new_id("A")
    add_address(file, key, kind="flat", metres_north=330)
    return key


def _stayed_elsewhere(file: CaseFile) -> None:
    _stay(file, _elsewhere(file), file.draw.between(9, 25))


def _stayed_twice(file: CaseFile) -> None:
    address = _elsewhere(file)
    for began in (120, 60):
        _stay_from(file, address, began, file.draw.between(5, 6))


def _stay_from(file: CaseFile, address: str, began: int, days: int) -> None:
    _stay(file, address, days)
    file.rows["person_addresses"][-1].update(
        valid_from=file.ago(began), valid_to=file.ago(began - days), recorded_at=file.ago(began - days)
    )


def _stayed_one_night(file: CaseFile) -> None:
    _stay(file, _elsewhere(file), 1)


def _stayed_at_home(file: CaseFile) -> None:
    _notified_months_ago(file)
    _stay(file, file.home, file.draw.between(9, 25))


def _as_dangerous(file: CaseFile) -> None:
    """Under no notification: managed as potentially dangerous."""
    file.drop("notifications")
    file.one("management").update(
        type="PDP",
        mappa_category="",
        mappa_level="",
        disposal="",
        relevant_on="",
        second_lead_agency="Adult Social Care",
    )


def _stayed_without_duty(file: CaseFile) -> None:
    _stay(file, _elsewhere(file), 20)
    _as_dangerous(file)


def _alias(file: CaseFile, days: int) -> None:
    _notified_months_ago(file)
    name = f"{names.other_forename(file.draw, 'M', file.person.forenames)} {names.surname(file.draw)}"
    provenance = {"grade": "1AP", "statement": "fact", "strength": "confirmed", "valid_from": file.ago(days)}
    file.own("names", days, name=name, kind="alias", **provenance)


def _name_not_notified(file: CaseFile) -> None:
    _alias(file, file.draw.between(15, 120))


def _name_notified(file: CaseFile) -> None:
    days = file.draw.between(15, 120)
    _alias(file, days)
    notify(file, "change", days - file.draw.between(1, 2), items="name;alias")


def _name_since_yesterday(file: CaseFile) -> None:
    _alias(file, 1)


def _name_without_duty(file: CaseFile) -> None:
    _alias(file, file.draw.between(15, 120))
    _as_dangerous(file)


def _dangerous(file: CaseFile, since: int) -> None:
    _as_dangerous(file)
    file.one("management").update(from_on=file.ago(since), recorded_at=file.ago(since))
    file.drop("decisions")


def _unreasoned(file: CaseFile, since: int) -> None:
    _dangerous(file, since)
    file.one("management").update(second_lead_agency="", next_review_on="")
    file.one("plans").update(rationale="", next_review_on="")
    file.drop("reviews")
    file.drop("contacts")


def _dangerous_unreasoned(file: CaseFile) -> None:
    _unreasoned(file, file.draw.between(40, 300))


def _dangerous_lately(file: CaseFile) -> None:
    _unreasoned(file, file.draw.between(5, 20))


def _dangerous_reasoned(file: CaseFile) -> None:
    since = file.draw.between(40, 300)
    _dangerous(file, since)
    file.own(
        "decisions",
        since,
        decision_id=file.district.new_id("I"),
        about="PDP",
        made_on=file.ago(since),
        by=file.district.supervisors[0].id,
        rationale="Likelihood and serious harm: threats repeated to three people; harm is more likely than not.",
        policy_followed="yes",
        assessment_used="SARA",
        steps_taken="A second agency was asked to join.",
        communicated_to=f"{file.officer.name}; Adult Social Care",
    )


def _accused(file: CaseFile, times: int, victims: int) -> None:
    """Nobody who is managed: somebody suspected of offences that were never proven."""
    file.person.is_managed = False
    person = file.one("persons") | {"visor_ref": "", "photo_on": ""}
    file.rows = {"persons": [person]}
    keys = [file.district.new_id("Vi") for _ in range(victims)]
    for number in range(times):
        _allegation(file, 200 + number * file.draw.between(90, 200), keys[number % victims])


def _allegation(file: CaseFile, days: int, victim: str) -> None:
    key = file.district.new_id("S")
    file.add(
        "offences",
        days - 2,
        offence_id=key,
        crime_ref=f"MR/{int(key[1:])}/{file.ago(days)[2:4]}",
        title="Sexual assault",
        category="sexual",
        from_at=f"{file.ago(days)}T20:15",
        outcome="no further action",
        reported_on=file.ago(days - 1),
        contact="yes",
        indecent_images="no",
        stranger_victim="no",
    )
    file.own("offence_persons", days - 2, offence_id=key, role="suspect", is_index="no", statement="assessment")
    file.add(
        "offence_victims", offence_id=key, victim_id=victim, age_band="adult", sex="F", relationship="acquaintance"
    )


def _accused_by_three(file: CaseFile) -> None:
    times = file.draw.between(3, 4)
    _accused(file, times, times)


def _accused_by_two(file: CaseFile) -> None:
    _accused(file, 2, 2)


def _accused_by_one(file: CaseFile) -> None:
    _accused(file, 3, 1)


def _retention(file: CaseFile, due: int, *, made: int, decision: str = "retain") -> None:
    file.own(
        "reviews",
        made,
        review_id=file.district.new_id("E"),
        kind="retention",
        by=file.district.supervisors[0].id,
        made_on=file.ago(made),
        rationale="Public protection: kept.",
        next_on=file.ago(due),
        decision=decision,
    )


def _retention_overdue(file: CaseFile) -> None:
    _retention(file, file.draw.between(20, 300), made=file.convicted)


def _retention_not_due(file: CaseFile) -> None:
    _retention(file, -file.draw.between(400, 1_500), made=file.draw.between(20, 300))


def _retention_done(file: CaseFile) -> None:
    due = file.draw.between(100, 300)
    _retention(file, due, made=file.convicted)
    _retention(file, -3_000, made=due - file.draw.between(2, 60))


_STAYS = (
    *("GR-01", "GR-02", "GR-03", "GR-04", "GR-07", "GR-08", "GR-09"),
    *("GR-17", "GR-20", "GR-32", "GR-50", "GR-53", "GR-54", "GR-55"),
)
PLANTINGS = (
    gap("GR-05", "more than a week at one address that was not notified", _stayed_elsewhere, clouds=_STAYS),
    gap("GR-05", "two stays of under a week at one address, more than a week in all", _stayed_twice, clouds=_STAYS),
    near_miss("GR-05", "one night at an address", _stayed_one_night, clouds=_STAYS),
    near_miss("GR-05", "seen for more than a week at the home itself", _stayed_at_home, clouds=_STAYS),
    near_miss("GR-05", "weeks at an address, under no notification", _stayed_without_duty, clouds=EVERY),
    gap("GR-06", "a name in use for weeks and not notified", _name_not_notified, clouds=_STAYS),
    near_miss("GR-06", "a name that was notified within three days", _name_notified, clouds=_STAYS),
    near_miss("GR-06", "a name heard of yesterday", _name_since_yesterday, clouds=_STAYS),
    near_miss("GR-06", "a name in use, under no notification", _name_without_duty, clouds=EVERY),
    gap("GR-67", "no reason, no review and no second agency", _dangerous_unreasoned, clouds=EVERY),
    near_miss("GR-67", "reason, review and second agency stand", _dangerous_reasoned, clouds=EVERY),
    near_miss("GR-67", "nothing yet, in the first weeks", _dangerous_lately, clouds=EVERY),
    gap("GR-68", "three or more complainants, never considered", _accused_by_three, clouds=EVERY),
    near_miss("GR-68", "two complainants", _accused_by_two, clouds=EVERY),
    near_miss("GR-68", "three allegations by one complainant", _accused_by_one, clouds=EVERY),
    gap("GR-70", "the retention review is overdue", _retention_overdue),
    near_miss("GR-70", "the next retention review is years away", _retention_not_due),
    near_miss("GR-70", "a retention review was made after it fell due", _retention_done),
)
