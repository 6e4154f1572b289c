"""Officers and the people at other agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.invented import names, numbers
from ingest.invented.district import District, Officer

if TYPE_CHECKING:
    from ingest.invented.draw import Draw

AGENCIES = (
    "Probation Service",
    "Prison Offender Management Unit",
    "Children's Services",
    "Adult Social Care",
    "Housing Options",
    "Thimblegate Housing Association",
    "NHS Forensic Outreach",
    "DWP Work Coaching",
    "Youth Offending Team",
    "Electronic Monitoring Provider",
    "Immigration Enforcement",
)
_ROLES = {
    "Probation Service": "probation practitioner",
    "Prison Offender Management Unit": "prison offender manager",
    "Children's Services": "social worker",
    "Adult Social Care": "social worker",
    "Housing Options": "housing officer",
    "Thimblegate Housing Association": "tenancy manager",
    "NHS Forensic Outreach": "community psychiatric nurse",
    "DWP Work Coaching": "work coach",
    "Youth Offending Team": "case manager",
    "Electronic Monitoring Provider": "field liaison",
    "Immigration Enforcement": "liaison officer",
}
CASELOAD = 52


def take_on(district: District) -> None:
    """Offender managers by caseload, supervisors, neighbourhood officers, absences, agency people, agreements."""
    draw = district.draw("staff")
    unit = f"Public Protection Unit {district.number + 1}"
    count = max(1, -(-district.size.managed // CASELOAD))
    district.managers = [_officer(district, draw, f"DC {_name(draw)}", unit) for _ in range(count)]
    district.supervisors = [_officer(district, draw, f"DS {_name(draw)}", unit) for _ in range(1 + count // 6)]
    for town in district.towns:
        team = f"Neighbourhood {town.name}"
        district.patrol += [_officer(district, draw, f"PC {_name(draw)}", team) for _ in range(4)]
    district.patrol.append(_officer(district, draw, f"{_name(draw)} (analyst)", f"Intelligence {district.number + 1}"))
    _absences(district, draw)
    _agency_people(district, draw)
    _agreements(district, draw)


def _name(draw: Draw) -> str:
    sex = draw.pick("MF")
    return f"{names.forenames(draw, sex).split()[0]} {names.surname(draw)}"


def _officer(district: District, draw: Draw, name: str, unit: str) -> Officer:
    officer = Officer(district.new_id("O"), name, unit)
    managing = unit.startswith("Public")
    cells = {
        "officer_id": officer.id,
        "name": name,
        "unit": unit,
        "vetting": "NPPV2" if managing else draw.pick(("RV", "MV")),
        "vetted_on": draw.days_ago(60, 1_000).isoformat(),
        "fte": draw.weighted((("1.0", 0.8), ("0.8", 0.12), ("0.6", 0.08))),
    }
    if managing:
        courses = ("MOSOVO", "ARMS", "OSP", "ViSOR", "MAPPA")
        cells["trained"] = ";".join(f"{course}:{draw.days_ago(100, 1_500).isoformat()}" for course in courses)
        cells["counselling_offered_on"] = draw.days_ago(10, 360).isoformat()
    district.extract.add("officers", cells)
    return officer


def _absences(district: District, draw: Draw) -> None:
    for officer in district.managers[: 1 + len(district.managers) // 3]:
        began = draw.days_ago(20, 200)
        cells = {
            "officer_id": officer.id,
            "from_on": began.isoformat(),
            "to_on": draw.later(began, 7, 40).isoformat(),
            "covered_by": draw.pick(
                [cover for cover in district.supervisors + district.managers if cover is not officer]
            ).id,
        }
        district.extract.add("absences", cells)


def _agency_people(district: District, draw: Draw) -> None:
    for index, agency in enumerate(AGENCIES):
        name = _name(draw)
        district.agency_people[agency] = name
        district.extract.add("agency_contacts", contact_cells(agency, name, index) | {"from_on": "2024-04-01"})


def contact_cells(agency: str, name: str, line: int) -> dict[str, str]:
    """The cells of a named person at an agency."""
    return {
        "agency": agency,
        "name": name,
        "role": _ROLES[agency],
        "phone": numbers.landline(line),
        "email": f"{_plain(name)}@{_plain(agency.partition(' ')[0])}.example",
    }


def _plain(words: str) -> str:
    dotted = words.lower().replace(" ", ".")
    return "".join(letter for letter in dotted if letter.isascii() and (letter.isalnum() or letter == "."))


def _agreements(district: District, draw: Draw) -> None:
    kinds = ("risk and management;address;disclosure", "health and wellbeing", "children in household", "tenancy")
    parties = (AGENCIES[0], AGENCIES[6], AGENCIES[2], AGENCIES[5])
    for agency, kind in zip(parties, kinds, strict=True):
        agreed = draw.days_ago(200, 900)
        cells = {
            "agreement_id": district.new_id("G"),
            "agencies": f"Police;{agency}",
            "kinds": kind,
            "legal_basis": "Criminal Justice Act 2003 s.325(4)",
            "agreed_on": agreed.isoformat(),
            "review_on": agreed.replace(day=1, year=agreed.year + 3).isoformat(),
        }
        district.extract.add("agreements", cells)
