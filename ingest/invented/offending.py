"""Offences: index and earlier ones of the managed, suspicions against others, and offences that nobody is known for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ingest.invented.district import District, Nominal, Stay
from ingest.invented.intelligence import Mention, Statement
from ingest.invented.methods import Method, as_coded, drifted, habits

if TYPE_CHECKING:
    from ingest.invented.draw import Draw
    from ingest.invented.layout import Cells
    from ingest.invented.places import Town

_TITLES = (
    ("Sexual assault", "sexual", 0.28),
    ("Indecent images of children", "sexual", 0.24),
    ("Exposure", "sexual", 0.14),
    ("Sexual communication with a child", "sexual", 0.1),
    ("Rape", "sexual", 0.1),
    ("Breach of order", "breach", 0.08),
    ("Voyeurism", "sexual", 0.06),
)
_VIOLENT = (("Grievous bodily harm", "violent", 0.5), ("Assault occasioning actual bodily harm", "violent", 0.5))
_WITHOUT_VICTIM = ("Breach of order", "Indecent images of children")
_AGES = (("under 13", 0.2), ("13-15", 0.25), ("16-17", 0.15), ("18-24", 0.2), ("25-44", 0.15), ("45+", 0.05))
_RELATIONSHIPS = (("stranger", 0.35), ("acquaintance", 0.3), ("family", 0.15), ("online", 0.12), ("not known", 0.08))
_SERIAL_SHARE = 0.08


@dataclass(frozen=True, slots=True)
class Event:
    """One offence about to be written: what, when, where, and by which method."""

    title: str
    category: str
    on: date
    latitude: float
    longitude: float
    method: Method
    outcome: str
    stranger: bool = False
    address_id: str = ""
    referred: bool | None = None
    """Whether SCAS was asked; None for some of those by strangers."""


def offend(district: District) -> None:
    """The offences of everybody managed, suspicions against some others, and unsolved ones."""
    draw = district.draw("offending")
    for person in district.managed:
        _career(district, draw, person)
    suspects = [person for person in district.others if person.sex == "M" and person.id not in district.reserved]
    for person in draw.some(suspects, len(suspects) // 14):
        for _ in range(draw.weighted(((1, 0.6), (2, 0.25), (3, 0.15)))):
            event = event_near(district, draw, draw.days_ago(30, 1_800), habits(draw))
            offence = write_offence(district, draw, event)
            _suspect(district, draw, person, offence)
    for _ in range(district.size.managed // 2):
        write_offence(district, draw, event_near(district, draw, draw.days_ago(5, 1_500), habits(draw)))


def _career(district: District, draw: Draw, person: Nominal) -> None:
    case = person.case
    if case is None:
        return
    hand, on = habits(draw), case.convicted - timedelta(days=draw.between(60, 400))
    count = draw.between(3, 8) if draw.chance(_SERIAL_SHARE) else draw.weighted(((1, 0.6), (2, 0.25), (3, 0.15)))
    role = "suspect" if case.type in ("PDP", "SRO_subject") else "convicted"
    violent = case.type in ("MAPPA_CAT2", "RVO", "MAPPA_CAT3", "MAPPA_CAT4", "RTO")
    home = person.household.home
    for number in range(count):
        event = _event(draw, on, hand, (home.latitude, home.longitude), violent=violent)
        event = replace(event, address_id=home.id) if draw.chance(0.12) else event
        offence = write_offence(district, draw, event, outcome=role)
        involve(district, draw, (offence, person.id, role), is_index=number == 0)
        _company(district, draw, person, offence)
        hand, on = drifted(draw, hand), on - timedelta(days=draw.between(15, 300))
    if "custody" in (case.disposal, case.mode):
        _serve(district, draw, person)


def _suspect(district: District, draw: Draw, person: Nominal, offence: str) -> None:
    role = draw.weighted((("suspect", 0.8), ("witness", 0.2)))
    statement = Statement(
        table="offence_persons",
        cells={"offence_id": offence, "person_id": person.id, "role": role, "is_index": "no"},
        about=person,
        learned_on=draw.days_ago(10, 1_400),
        sentence=f"{person.words} may be able to help with the enquiry into offence {offence} as a {role}.",
        mentions=(Mention("offence", offence, role),),
        reported=0.7,
    )
    district.log.state(statement)


def _company(district: District, draw: Draw, person: Nominal, offence: str) -> None:
    if not draw.chance(0.06) or person.id in district.reserved:
        return
    other = draw.pick(district.others)
    if other.id in district.reserved:
        return
    involve(district, draw, (offence, other.id, "co_accused"))
    if not district.are_tied(person, other):
        district.tied(person, other)
        cells = {
            "person_id": person.id,
            "other_person_id": other.id,
            "kind": draw.pick(("co_offender", "co_defendant")),
            "statement": "fact",
            "strength": "confirmed",
            "recorded_at": draw.days_ago(50, 900).isoformat(),
        }
        district.extract.add("associations", cells)


def event_near(district: District, draw: Draw, on: date, hand: Method) -> Event:
    """An offence somewhere in the district whose hand is not known."""
    town: Town = draw.pick(district.towns)
    return _event(draw, on, hand, (town.latitude, town.longitude))


def _event(draw: Draw, on: date, hand: Method, base: tuple[float, float], *, violent: bool = False) -> Event:
    choices = [((title, category), weight) for title, category, weight in (_VIOLENT if violent else _TITLES)]
    title, category = draw.weighted(choices)
    return Event(
        title=title,
        category=category,
        on=on,
        latitude=base[0] + draw.near(0, 0.012),
        longitude=base[1] + draw.near(0, 0.018),
        method=as_coded(draw, hand),
        outcome="undetected",
        stranger=draw.chance(0.35),
    )


def write_offence(district: District, draw: Draw, event: Event, *, outcome: str = "") -> str:
    """Writes an offence with its method and, where there is one, its victim's pseudonym; returns its key."""
    offence = district.new_id("S")
    district.extract.add("offences", _cells(draw, offence, event) | {"outcome": outcome or event.outcome})
    for (dimension, behaviour), state in event.method.items():
        cells = {"offence_id": offence, "dimension": dimension, "behaviour": behaviour, "state": state}
        district.extract.add("offence_mo", cells)
    if event.title not in _WITHOUT_VICTIM:
        victim = {
            "offence_id": offence,
            "victim_id": district.new_id("Vi"),
            "age_band": draw.weighted(_AGES),
            "sex": draw.weighted((("F", 0.85), ("M", 0.15))),
            "relationship": "stranger" if event.stranger else draw.weighted(_RELATIONSHIPS),
        }
        district.extract.add("offence_victims", victim)
    return offence


def _cells(draw: Draw, offence: str, event: Event) -> Cells:
    began = draw.moment(event.on, 7, 22)
    referred = event.stranger and draw.chance(0.2) if event.referred is None else event.referred
    images = event.title == "Indecent images of children"
    ended = f"{began[:11]}23:{draw.between(0, 59):02d}" if draw.chance(0.6) else ""
    return {
        "offence_id": offence,
        "crime_ref": f"MR/{int(offence[1:])}/{event.on.year % 100:02d}",
        "title": event.title,
        "category": event.category,
        "from_at": began,
        "to_at": ended,
        "latitude": "" if images else f"{event.latitude:.5f}",
        "longitude": "" if images else f"{event.longitude:.5f}",
        "address_id": event.address_id,
        "location_type": next((trait[1] for trait in event.method if trait[0] == "location_type"), ""),
        "reported_on": draw.later(event.on, 0, 30).isoformat(),
        "indecent_images": "yes" if images else "no",
        "contact": "no" if images or event.title in ("Exposure", "Voyeurism") else "yes",
        "stranger_victim": "yes" if event.stranger else draw.weighted((("no", 0.85), ("not known", 0.15))),
        "scas_referred_on": draw.later(event.on, 10, 60).isoformat() if referred else "",
        "recorded_at": draw.later(event.on, 0, 40).isoformat(),
    }


def involve(district: District, draw: Draw, part: tuple[str, str, str], *, is_index: bool = False) -> None:
    """Says that a person has a part in an offence."""
    offence, person, role = part
    cells = {
        "offence_id": offence,
        "person_id": person,
        "role": role,
        "is_index": "yes" if is_index else "no",
        "statement": "fact" if role != "suspect" else "assessment",
        "recorded_at": draw.days_ago(20, 900).isoformat(),
    }
    district.extract.add("offence_persons", cells)


def _serve(district: District, draw: Draw, person: Nominal) -> None:
    case = person.case
    if case is None:
        return
    inside = case.mode == "custody"
    began = draw.days_ago(30, 700) if inside else case.convicted
    released = min(began + timedelta(days=(case.months or 12) * 15), max(case.began, began + timedelta(days=30)))
    place = draw.pick(list(district.prisons.values())[:-1])
    person.custody.append(Stay(place, "custody", began, None if inside else released))
    cells = {
        "person_id": person.id,
        "establishment": place.line1,
        "from_on": began.isoformat(),
        "release_on": (district.today + timedelta(days=draw.between(20, 900))).isoformat()
        if inside
        else released.isoformat(),
        "tag_until": (released + timedelta(days=90)).isoformat() if not inside and draw.chance(0.2) else "",
        "recorded_at": began.isoformat(),
    }
    district.extract.add("custody", cells)
    stay = {
        "person_id": person.id,
        "address_id": place.id,
        "kind": "custody",
        "valid_from": began.isoformat(),
        "valid_to": "" if inside else min(released, district.today).isoformat(),
        "statement": "fact",
        "strength": "confirmed",
        "recorded_at": began.isoformat(),
    }
    district.extract.add("person_addresses", stay)
