"""An invented force: every stage in order, district by district, and a summary of what it truly holds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ingest.invented import (
    associates,
    belongings,
    cases,
    contacts,
    duplicates,
    hidden,
    households,
    identity,
    meetings,
    mess,
    offending,
    orders,
    people,
    places,
    reports,
    risk,
    series,
    sightings,
    staff,
    supervision,
    visits,
    walkthrough,
)
from ingest.invented.answer_key import AnswerKey
from ingest.invented.district import District, Place
from ingest.invented.gaps import plant as gaps
from ingest.invented.intelligence import ReportLog
from ingest.invented.summary import ForceSummary
from ingest.invented.write import Extract, Form

if TYPE_CHECKING:
    from pathlib import Path

    from ingest.invented.sizes import Size

TODAY = date(2026, 11, 24)
ANSWERS = "answers/answer_key.jsonl"
"""In a folder of its own, so that loading the extract's folder does not come upon it."""

_STAGES = (
    places.lay_out,
    staff.take_on,
    walkthrough.cast,
    people.settle,
    cases.open_cases,
    identity.record,
    hidden.reserve,
    households.house,
    belongings.found,
    belongings.equip,
    associates.acquaint,
    offending.offend,
    series.plant,
    risk.assess,
    orders.bind,
    visits.visit,
    contacts.keep_in_touch,
    meetings.meet,
    supervision.supervise,
    hidden.plant,
    duplicates.plant,
    walkthrough.tell,
    gaps.plant,
    sightings.log_sightings,
    reports.publish,
    mess.spoil,
)


def write_force(folder: Path, *, seed: int, size: Size, today: date = TODAY, form: Form = Form.CSV) -> ForceSummary:
    """Writes a force into a folder; the same seed and size give the same bytes.

    The extract's files stand in the folder itself and the key to what was planted in `answers/answer_key.jsonl`. As
    Parquet they are columns that can be read without a database.
    """
    answers = folder / ANSWERS
    answers.parent.mkdir(parents=True, exist_ok=True)
    with Extract(folder, form) as extract, answers.open("w", encoding="utf-8", newline="\n") as handle:
        key = AnswerKey(handle, today)
        prisons: dict[str, Place] = {}
        managed = sum(
            _make(District(number, seed, size, today, extract, key, prisons)) for number in range(size.districts)
        )
        return ForceSummary(
            seed=seed,
            size=size.name,
            today=today,
            tables=extract.counts(),
            managed=managed,
            planted=key.planted,
            near_misses=key.near_misses,
            walkthrough_person_id=walkthrough.PERSON_ID,
        )


def _make(district: District) -> int:
    """Makes a district; returns how many people it manages."""
    district.log = ReportLog(district)
    for stage in _STAGES:
        stage(district)
    return sum(person.is_managed for person in district.people)
