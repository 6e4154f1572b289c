"""What keeps management honest: reviews, decisions, flags, briefings, transfers, markers and photos."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ingest.invented.intelligence import Statement

if TYPE_CHECKING:
    from ingest.invented.district import Case, District, Nominal
    from ingest.invented.draw import Draw

_MARKERS = (
    ("violent", "Has threatened staff at a hearing."),
    ("weapons", "Kept a knife by the door on one visit."),
    ("dogs", "Large dog, loose in the yard."),
    ("drugs", "Uses cannabis; needles were not seen."),
    ("ailment", "Heart condition; carries medicine."),
    ("no_lone_visit", "Two officers at every visit."),
    ("children_present", "Children may be in the house after school."),
    ("self_harm", "Has harmed himself after court dates."),
)
_FORCES = ("Fellshire Police", "Vellum Coast Constabulary", "Upper Tarn Police")


def supervise(district: District) -> None:
    """Everything that others do about a managed person's case."""
    draw = district.draw("supervision")
    for person in district.managed:
        case = person.case
        if case is None:
            continue
        _review(district, draw, person, case)
        _flags(district, draw, person, case)
        _photo(district, draw, person)
        if draw.chance(0.2):
            _decision(district, draw, person, case)
        if case.priority in ("very_high", "high") or draw.chance(0.2):
            _briefing(district, draw, person)
        if case.mode == "transferred":
            _transfer(district, draw, person)
        _markers(district, draw, person)
    _address_markers(district, draw)
    _community(district, draw)


def _review(district: District, draw: Draw, person: Nominal, case: Case) -> None:
    kind = "reactive" if case.mode == "reactive" else "supervisor"
    on = draw.days_ago(5, 170 if case.priority in ("very_high", "high") else 350)
    for each in (kind, *(["retention"] if draw.chance(0.1) else [])):
        cells = {
            "review_id": district.new_id("E"),
            "person_id": person.id,
            "kind": each,
            "by": draw.pick(district.supervisors).id,
            "made_on": on.isoformat(),
            "rationale": "Plan, visits and intelligence read; the interval fits the priority.",
            "next_on": (on + timedelta(days=182 if each == "supervisor" else 365)).isoformat(),
            "decision": "retain" if each == "retention" else "no change",
            "recorded_at": on.isoformat(),
        }
        district.extract.add("reviews", cells)


def _flags(district: District, draw: Draw, person: Nominal, case: Case) -> None:
    for system in ("ViSOR", "PND", "local"):
        on = draw.later(case.began, 0, 10)
        cells = {
            "person_id": person.id,
            "system": system,
            "set_on": on.isoformat(),
            "trigger_set_on": on.isoformat() if draw.chance(0.96) else "",
            "verified_on": draw.days_ago(5, 300).isoformat() if draw.chance(0.9) else "",
        }
        district.extract.add("flags", cells)


def _photo(district: District, draw: Draw, person: Nominal) -> None:
    cells = {"person_id": person.id, "taken_on": draw.days_ago(20, 700).isoformat(), "file": f"{person.id.lower()}.jpg"}
    district.extract.add("photos", cells)


def _decision(district: District, draw: Draw, person: Nominal, case: Case) -> None:
    on = draw.days_ago(10, 600)
    cells = {
        "decision_id": district.new_id("I"),
        "person_id": person.id,
        "about": draw.pick(("priority", "disclosure to partner", "reactive management", "visit interval")),
        "made_on": on.isoformat(),
        "by": draw.pick(district.supervisors).id,
        "rationale": "Checks, assessment and the officer's account agree; the least intrusive way was chosen.",
        "policy_followed": "yes",
        "assessment_used": "ARMS",
        "steps_taken": "Systems checked; officer and practitioner spoken to.",
        "communicated_to": f"{case.officer.name}; Probation Service",
        "recorded_at": on.isoformat(),
    }
    district.extract.add("decisions", cells)


def _briefing(district: District, draw: Draw, person: Nominal) -> None:
    on = draw.days_ago(2, 85)
    cells = {
        "beat_id": person.household.home.beat,
        "person_id": person.id,
        "briefed_on": on.isoformat(),
        "acknowledged_on": draw.later(on, 0, 6).isoformat() if draw.chance(0.9) else "",
    }
    district.extract.add("briefings", cells)


def _transfer(district: District, draw: Draw, person: Nominal) -> None:
    sent = draw.days_ago(20, 500)
    cells = {
        "transfer_id": district.new_id("Tr"),
        "person_id": person.id,
        "from_force": "Marrowshire Police",
        "to_force": draw.pick(_FORCES),
        "sent_on": sent.isoformat(),
        "accepted_on": draw.later(sent, 2, 13).isoformat(),
        "items_sent": "assessment;plan;orders;visits",
        "items_received": "assessment;plan;orders;visits",
    }
    district.extract.add("transfers", cells)


def _markers(district: District, draw: Draw, person: Nominal) -> None:
    for kind, text in draw.some(_MARKERS, draw.weighted(((0, 0.5), (1, 0.3), (2, 0.15), (3, 0.05)))):
        on = draw.days_ago(20, 1_200)
        statement = Statement(
            table="markers",
            cells={
                "person_id": person.id,
                "kind": kind,
                "text": text,
                "from_on": on.isoformat(),
                "to_on": draw.later(on, 100, 800).isoformat() if draw.chance(0.15) else "",
                "review_on": (district.today + timedelta(days=draw.between(5, 300))).isoformat(),
            },
            about=person,
            learned_on=on,
            sentence=f"Warning for {person.words}: {text}",
            reported=0.3,
        )
        district.log.state(statement)


def _address_markers(district: District, draw: Draw) -> None:
    for household in draw.some(district.households, 1 + len(district.households) // 60):
        cells = {
            "address_id": household.home.id,
            "kind": "dogs",
            "text": "Dog in the yard; ring first.",
            "from_on": draw.days_ago(20, 600).isoformat(),
        }
        district.extract.add("markers", cells)


def _community(district: District, draw: Draw) -> None:
    for _ in range(2 + district.size.persons // 100):
        cells = {
            "beat_id": draw.pick(district.beats),
            "observed_on": draw.days_ago(1, 300).isoformat(),
            "kind": draw.pick(("tension", "rumour", "concern")),
            "text": draw.pick(
                (
                    "Posts in a local group name a street and guess at who lives there.",
                    "Parents asked at a meeting who is moving into the empty house.",
                    "Complaints about cars late at night by the playing field.",
                )
            ),
            "grade": draw.pick(("2CP", "2DP", "1BP", "")),
        }
        district.extract.add("community", cells)
