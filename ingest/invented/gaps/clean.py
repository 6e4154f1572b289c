"""A file in order: everything that a rule of domain.md section 8 could ask for is there and recent.

Everything that could count as an event lies before the plan was agreed, so that the plan has taken it into account;
the last visit, the assessment made at it and the checks before it lie within a month of today.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ingest.invented import names, numbers
from ingest.invented.district import Household, Nominal, Officer, Place
from ingest.invented.gaps.case_file import CaseFile
from ingest.invented.gaps.records import add_address, contact, notify, visit

if TYPE_CHECKING:
    from ingest.invented.district import District

_SATURDAY = 5
_NOWHERE = Place("", "", "", "", "", 0.0, 0.0, "", "")
_METHOD = (
    ("approach", "con"),
    ("control", "presence_only"),
    ("sexual_behaviour", "coded"),
    ("victim_selection", "met_by_chance"),
    ("relationship", "acquaintance"),
    ("location_type", "park"),
    ("time_band", "evening"),
    ("precautions", "told_not_to_report"),
)


def clean_file(district: District, officer: Officer, priority: str, number: int) -> CaseFile:
    """The file of a registered offender in the community in which nothing is missing, late or at odds."""
    draw = district.draw(f"gaps/file/{number}")
    file = CaseFile(district, _somebody(district, number), officer, priority, district.new_id("A"), draw)
    file.seen, file.agreed, file.convicted = draw.between(10, 25), draw.between(3, 7), draw.between(720, 1_050)
    for part in (_identity, _home, _management, _offence, _assessments, _plan, _notifications, _visits, _oversight):
        part(file)
    return file


def _somebody(district: District, number: int) -> Nominal:
    draw = district.draw(f"gaps/person/{number}")
    born = district.today - timedelta(days=draw.between(25 * 365, 62 * 365))
    # No birthday lies between the assessments and today: an age band does not change unnoticed.
    born = born.replace(month=draw.between(2, 7), day=draw.between(1, 28))
    person = Nominal(
        id=district.new_id("P"),
        surname=names.surname(draw),
        forenames=names.forenames(draw, "M"),
        sex="M",
        born=born,
        household=Household(_NOWHERE),
        tie="head",
        is_managed=True,
        scripted=True,
    )
    district.people.append(person)
    return person


def _identity(file: CaseFile) -> None:
    person, draw, serial = file.person, file.draw, int(file.id[1:])
    photo = file.ago(draw.between(30, 250))
    file.own(
        "persons",
        file.convicted,
        surname=person.surname,
        forenames=person.forenames,
        sex="M",
        dob=person.born.isoformat(),
        ethnicity="W1",
        nationality="British",
        pnc_id=numbers.pnc_id(serial, person.born.year + 20),
        cro=numbers.cro(serial, person.born.year + 20),
        visor_ref=f"VS{serial:08d}",
        nino=numbers.nino(serial),
        languages="English",
        interpreter_needed="no",
        communication_needs="none",
        occupation=draw.pick(("warehouse operative", "plasterer", "kitchen porter", "gardener", "roofer")),
        photo_on=photo,
        description=f"{draw.pick(('slim', 'medium', 'stocky'))} build, {draw.between(160, 192)} cm, short dark hair",
    )
    file.own("photos", taken_on=photo, file=f"{file.id.lower()}.jpg")
    vehicle = file.district.new_id("V")
    vrm = numbers.plate(int(vehicle[1:4]) * 997 + int(vehicle[4:]))
    file.add("vehicles", vehicle_id=vehicle, vrm=vrm, make="Skoda", model="Octavia", colour="blue")
    file.own("person_vehicles", file.seen, vehicle_id=vehicle, kind="keeper", statement="fact", strength="confirmed")


def _home(file: CaseFile) -> None:
    add_address(file, file.home, kind="house")
    moved_in = file.convicted + file.draw.between(200, 900)
    file.own(
        "person_addresses",
        file.seen,
        address_id=file.home,
        kind="home",
        confirmed_on=file.ago(file.seen),
        valid_from=file.ago(moved_in),
        statement="fact",
        strength="confirmed",
    )


def _management(file: CaseFile) -> None:
    file.own(
        "management",
        file.convicted,
        type="RSO",
        mappa_category="1",
        mappa_level="1",
        lead_agency="Police",
        mode="active",
        officer_id=file.officer.id,
        unit=file.officer.unit,
        from_on=file.ago(file.convicted),
        relevant_on=file.ago(file.convicted),
        disposal="community",
        next_review_on=file.ago(-file.draw.between(60, 150)),
        priority=file.priority,
        priority_on=file.ago(file.agreed),
    )
    for system in ("ViSOR", "PND", "local"):
        file.own(
            "flags",
            1,
            system=system,
            set_on=file.ago(file.convicted),
            trigger_set_on=file.ago(file.convicted),
            verified_on=file.ago(1),
        )


def _offence(file: CaseFile) -> None:
    on, key, draw = file.convicted + file.draw.between(60, 200), file.district.new_id("S"), file.draw
    file.add(
        "offences",
        on - 5,
        offence_id=key,
        crime_ref=f"MR/{int(key[1:])}/{file.ago(on)[2:4]}",
        title="Sexual assault",
        category="sexual",
        from_at=f"{file.ago(on)}T{draw.between(18, 21)}:{draw.between(10, 50)}",
        location_type="park",
        outcome="convicted",
        reported_on=file.ago(on - 2),
        indecent_images="no",
        contact="yes",
        stranger_victim="no",
    )
    file.own("offence_persons", on - 5, offence_id=key, role="convicted", is_index="yes", statement="fact")
    victim = file.district.new_id("Vi")
    file.add(
        "offence_victims", offence_id=key, victim_id=victim, age_band="adult", sex="F", relationship="acquaintance"
    )
    for dimension, behaviour in _METHOD:
        file.add("offence_mo", offence_id=key, dimension=dimension, behaviour=behaviour, state="present")


def _assessments(file: CaseFile) -> None:
    for tool, version in (("OSP_DC", "4.1"), ("OSP_IIC", "4.1"), ("ARMS", "2.0")):
        file.own(
            "assessments",
            file.seen,
            assessment_id=file.district.new_id("X"),
            tool=tool,
            version=version,
            band=file.priority,
            assessed_on=file.ago(file.seen),
            assessor_id=file.officer.id,
            next_due_on=file.ago(file.seen - 365) if tool == "ARMS" else "",
        )


def _plan(file: CaseFile) -> None:
    file.own(
        "plans",
        file.agreed,
        plan_id=file.district.new_id("L"),
        agreed_on=file.ago(file.agreed),
        supervision="Home visits by two officers, unannounced.",
        monitoring_control="Check of address and vehicle at visits.",
        interventions_treatment="Programme completed.",
        victim_safety="No contact known; liaison officer informed.",
        contingency="If not seen at home: the supervisor is told the same day.",
        licence_conditions="n/a",
        visit_interval_days=str(file.draw.between(60, 110)),
        next_review_on=file.ago(file.agreed - 180),
        rationale="Interval follows priority and the last assessment.",
        triggers="new relationship;change of address",
    )


def _notifications(file: CaseFile) -> None:
    day = file.convicted - file.draw.between(0, 2)
    notify(file, "initial", day)
    while (day := day - file.draw.between(335, 360)) > 0:
        notify(file, "periodic", day)


def _visits(file: CaseFile) -> None:
    gap = int(file.one("plans")["visit_interval_days"]) - 10
    for number in range(4):
        days = file.seen + number * gap
        if number == 1:
            days = _saturday(file, days)
        visit(file, days, hour=(10, 19, 14, 17)[number])


def _saturday(file: CaseFile, days: int) -> int:
    return days + (date.fromisoformat(file.ago(days)).weekday() - _SATURDAY) % 7


def _oversight(file: CaseFile) -> None:
    supervisor, reviewed = file.district.supervisors[0].id, file.draw.between(1, file.agreed - 1)
    file.own(
        "reviews",
        reviewed,
        review_id=file.district.new_id("E"),
        kind="supervisor",
        by=supervisor,
        made_on=file.ago(reviewed),
        rationale="Plan, visits and intelligence read; the interval fits the priority.",
        next_on=file.ago(reviewed - 150),
        decision="no change",
    )
    file.own(
        "decisions",
        file.agreed,
        decision_id=file.district.new_id("I"),
        about="disclosure",
        made_on=file.ago(file.agreed),
        by=supervisor,
        rationale="No third party is at risk of harm at present.",
        policy_followed="yes",
        assessment_used="ARMS",
        steps_taken="Systems checked; officer spoken to.",
        communicated_to=file.officer.name,
    )
    contact(file, file.draw.between(8, 60))
    briefed = file.draw.between(3, 11)
    file.add(
        "briefings",
        briefed,
        beat_id=file.district.beats[0],
        person_id=file.id,
        briefed_on=file.ago(briefed),
        acknowledged_on=file.ago(briefed - 1),
    )
