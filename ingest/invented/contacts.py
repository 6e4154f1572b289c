"""What passed between the police and other agencies, and the named people there who deal with a nominal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.invented import names
from ingest.invented.grades import SAFEGUARDING
from ingest.invented.staff import AGENCIES, contact_cells

if TYPE_CHECKING:
    from ingest.invented.district import Case, District, Nominal
    from ingest.invented.draw import Draw

_ABOUT = {
    "Children's Services": ("children in household", "assessment of the home"),
    "Housing Options": ("tenancy", "move to another flat"),
    "Thimblegate Housing Association": ("tenancy", "complaint by a neighbour"),
    "NHS Forensic Outreach": ("health and wellbeing", "missed appointment"),
    "DWP Work Coaching": ("work placement", "change of employer"),
}
_USUAL = ("risk and management", "address", "appointment kept", "missed appointment", "disclosure")
_RESULTS = (("given", 0.76), ("nothing_held", 0.12), ("no_reply", 0.08), ("refused", 0.04))


def keep_in_touch(district: District) -> None:
    """Contacts with agencies for every managed person, and named people for most of them."""
    draw = district.draw("contacts")
    for person in district.managed:
        case = person.case
        if case is None:
            continue
        agencies = _agencies(draw, person, case)
        for agency in agencies:
            for _ in range(draw.between(1, 4)):
                _contact(district, draw, person, agency)
        if draw.chance(0.7):
            _named_person(district, draw, person, agencies[0])


def _agencies(draw: Draw, person: Nominal, case: Case) -> list[str]:
    first = "Prison Offender Management Unit" if case.mode == "custody" else "Probation Service"
    chosen = [first]
    if person.household.children:
        chosen.append("Children's Services")
    chosen += draw.some(
        [agency for agency in AGENCIES[3:8] if agency not in chosen], draw.weighted(((0, 0.4), (1, 0.4), (2, 0.2)))
    )
    return chosen


def _contact(district: District, draw: Draw, person: Nominal, agency: str) -> None:
    on = draw.days_ago(2, 700)
    exported = draw.chance(0.95)
    cells = {
        "contact_id": district.new_id("Y"),
        "person_id": person.id,
        "agency": agency,
        "direction": draw.pick(("in", "out")),
        "made_on": on.isoformat(),
        "about": draw.pick(_ABOUT.get(agency, _USUAL)),
        "visor_contact": "yes" if agency == "Probation Service" else "no",
        "visor_exported": ("yes" if exported else "no") if agency == "Probation Service" else "",
        "result": draw.weighted(_RESULTS),
        "compartments": SAFEGUARDING if agency == "Children's Services" else "",
        "recorded_at": draw.later(on, 0, 3).isoformat(),
        "recorded_by": person.case.officer.id if person.case else "",
    }
    district.extract.add("contacts", cells)


def _named_person(district: District, draw: Draw, person: Nominal, agency: str) -> None:
    name = district.agency_people[agency]
    if draw.chance(0.6):
        name = f"{names.forenames(draw, draw.pick('MF')).split()[0]} {names.surname(draw)}"
    began = draw.days_ago(30, 900)
    cells = contact_cells(agency, name, draw.between(20, 180)) | {
        "person_id": person.id,
        "from_on": began.isoformat(),
        "to_on": draw.later(began, 60, 400).isoformat() if draw.chance(0.15) else "",
        "recorded_at": began.isoformat(),
    }
    district.extract.add("agency_contacts", cells)
