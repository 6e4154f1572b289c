"""A nominal's own row and other names, as different people typed them: part-dates, states of not knowing, slips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.invented import names, numbers
from ingest.invented.intelligence import Statement

if TYPE_CHECKING:
    from datetime import date

    from ingest.invented.district import District, Nominal
    from ingest.invented.draw import Draw
    from ingest.invented.layout import Cells

_ETHNICITY = (("W1", 0.74), ("W9", 0.08), ("A2", 0.05), ("A1", 0.02), ("B1", 0.03), ("M3", 0.03), ("O9", 0.05))
_NATIONALITY = (("British", 0.9), ("Polish", 0.02), ("Romanian", 0.02), ("Irish", 0.02), ("Lithuanian", 0.01))
_LANGUAGES = {"Polish": "Polish;English", "Romanian": "Romanian", "Lithuanian": "Lithuanian;Russian"}
_OCCUPATION = (
    "warehouse operative;delivery driver;plasterer;unemployed;retired;kitchen porter;agency worker;gardener;roofer"
    ";mechanic;cleaner;call handler;barber;farm worker;market trader;carer;student;IT support"
).split(";")
_BUILD = ("slim", "medium", "heavy", "stocky", "thin")
_HAIR = ("short dark", "shaved", "greying", "receding brown", "long fair", "red")
_EXTRA = ("scar on left hand", "tattoo of a kestrel on the right forearm", "wears glasses", "walks with a stick", "")

_IMPOSSIBLE_DAYS = ("31/02/1980", "30/02/1975", "00/00/1969", "31/06/1991")
_SPOILT_EVERY, _SPOILT_AT = 97, 31
"""By position and not by chance, so that the smallest force has one too."""


def record(district: District) -> None:
    """Writes every nominal of the district."""
    draw = district.draw("identity")
    for person in district.people:
        if not person.scripted:
            _write_nominal(district, draw, person)


def _write_nominal(district: District, draw: Draw, person: Nominal) -> None:
    # How much is known of somebody depends on who they are.
    known = 1.0 if person.is_managed else 0.45
    serial = int(person.id[1:])
    cells: Cells = {
        "person_id": person.id,
        "surname": person.surname,
        "forenames": person.forenames,
        "sex": person.sex if draw.chance(0.98) else "not known",
        "dob": birth_date(draw, person.born, vague=0.05 if person.is_managed else 0.25),
        "recorded_at": draw.days_ago(30, 2_600).isoformat(),
        "recorded_by": draw.pick(district.managers if person.is_managed else district.patrol).id,
    }
    if draw.chance(known):
        cells |= _background(draw)
    if draw.chance(known * 0.97):
        person.pnc_id = numbers.pnc_id(serial, person.born.year + draw.between(16, 30))
        cells["pnc_id"] = person.pnc_id
        cells["cro"] = numbers.cro(serial, person.born.year + 20) if draw.chance(0.5) else ""
    if person.is_managed:
        cells |= _managed_details(draw, serial)
    if person.case and person.case.ended and person.case.mode == "deceased":
        cells["deceased_on"] = person.case.ended.isoformat()
    spoilt = serial % _SPOILT_EVERY == _SPOILT_AT
    if spoilt:
        cells["dob"] = draw.pick(_IMPOSSIBLE_DAYS)
    district.extract.add("persons", cells, unreadable=int(spoilt))
    _other_names(district, draw, person)


def birth_date(draw: Draw, born: date, *, vague: float) -> str:
    """A date of birth as it was typed: in full, in part, day first, about, or as a state of not knowing."""
    if not draw.chance(vague):
        return born.strftime("%d/%m/%Y") if draw.chance(0.06) else born.isoformat()
    shapes = (
        (f"{born.year}", 0.3),
        (f"c. {born.year}", 0.2),
        (f"{born.year}-{born.month:02d}", 0.15),
        (born.strftime("%d/%m/%Y"), 0.1),
        ("", 0.12),
        ("not known", 0.08),
        ("refused", 0.04),
    )
    return draw.weighted(shapes)


def _background(draw: Draw) -> Cells:
    nationality = draw.weighted(_NATIONALITY)
    return {
        "ethnicity": draw.weighted(((draw.weighted(_ETHNICITY), 0.93), ("not asked", 0.04), ("refused", 0.03))),
        "nationality": nationality,
        "languages": _LANGUAGES.get(nationality, "English"),
        "interpreter_needed": "yes" if nationality in _LANGUAGES and draw.chance(0.5) else "no",
        "occupation": draw.weighted(((draw.pick(_OCCUPATION), 0.85), ("not known", 0.08), ("none", 0.04), ("", 0.03))),
        "description": _description(draw),
    }


def _description(draw: Draw) -> str:
    parts = (
        f"{draw.pick(_BUILD)} build",
        f"{draw.between(157, 196)} cm",
        f"{draw.pick(_HAIR)} hair",
        draw.pick(_EXTRA),
    )
    return ", ".join(part for part in parts if part)


def _managed_details(draw: Draw, serial: int) -> Cells:
    needs = (("none", 0.6), ("hearing aid", 0.04), ("reads with difficulty", 0.08), ("not asked", 0.06), ("", 0.22))
    return {
        "visor_ref": f"VS{serial:08d}",
        "nino": draw.weighted(((numbers.nino(serial), 0.9), ("not known", 0.05), ("refused", 0.03), ("n/a", 0.02))),
        "communication_needs": draw.weighted(needs),
        "photo_on": draw.days_ago(20, 900).isoformat(),
    }


def _other_names(district: District, draw: Draw, person: Nominal) -> None:
    used = {person.surname}
    for kind in _name_kinds(draw, person):
        name = _other_name(draw, person, kind)
        if name not in used:
            used.add(name)
            district.log.state(_called(draw, person, name, kind))


def _name_kinds(draw: Draw, person: Nominal) -> list[str]:
    kinds = (("alias", 0.18), ("nickname", 0.16), ("online", 0.1), ("weak_alias", 0.06), ("changed_by_deed", 0.02))
    share = 1.0 if person.is_managed else 0.4
    chosen = [kind for kind, chance in kinds if draw.chance(chance * share)]
    if person.sex == "F" and draw.chance(0.25):
        chosen.append("birth")
    return chosen


def _other_name(draw: Draw, person: Nominal, kind: str) -> str:
    first = person.forenames.split()[0] if person.forenames else person.surname
    match kind:
        case "nickname":
            return names.short_form(first) or names.nickname(draw)
        case "online":
            return names.handle(draw)
        case "birth":
            return f"{first} {names.surname(draw)}"
        case "weak_alias":
            return f"{first} {names.misspelt(draw, person.surname)}"
        case _:
            return f"{names.other_forename(draw, person.sex, person.forenames)} {names.surname(draw)}"


def _called(draw: Draw, person: Nominal, name: str, kind: str) -> Statement:
    how = "online as" if kind == "online" else "as"
    return Statement(
        table="names",
        cells={"person_id": person.id, "name": name, "kind": kind},
        about=person,
        learned_on=draw.days_ago(20, 1_500),
        sentence=f'{person.words} is known {how} "{name}".',
        reported=0.45,
    )
