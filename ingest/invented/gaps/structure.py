"""GR-50, GR-53 to GR-55, GR-58, GR-59, GR-63 to GR-65: what the record says of places, pairs, offences and looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.invented import names
from ingest.invented.gaps.clean import clean_file
from ingest.invented.gaps.planting import EVERY, gap, near_miss
from ingest.invented.gaps.records import add_address

if TYPE_CHECKING:
    from ingest.invented.gaps.case_file import CaseFile
    from ingest.invented.gaps.planting import Change
    from ingest.invented.layout import Cells

RECORDS = {
    "GR-54": ("addresses", "address_id"),
    "GR-55": ("addresses", "address_id"),
    "GR-59": ("offences", "offence_id"),
}
_CODED = ("approach", "control", "victim_selection", "precautions")


def _second_home(file: CaseFile, learned: int, **cells: str) -> None:
    key, home = file.district.new_id("A"), file.one("person_addresses")
    add_address(file, key, kind="flat", metres_north=330)
    # The first home has been on record for long, so that the two have stood side by side since the second was learnt.
    home["recorded_at"], home["confirmed_on"] = file.ago(file.convicted), ""
    stay = {"kind": "home", "valid_from": file.ago(learned + 20), "grade": "1BP", "strength": "probable"}
    file.own("person_addresses", learned, address_id=key, statement="fact", **(stay | cells))


def _two_homes(file: CaseFile) -> None:
    _second_home(file, file.draw.between(20, 150))


def _two_homes_just_now(file: CaseFile) -> None:
    _second_home(file, file.draw.between(3, 9))


def _home_and_second(file: CaseFile) -> None:
    _second_home(file, file.draw.between(20, 150), kind=file.draw.pick(("second", "work", "family")))


def _home_before(file: CaseFile) -> None:
    ended = file.convicted + 900
    file.one("person_addresses")["valid_from"] = file.ago(ended)
    _second_home(file, ended + 300, valid_to=file.ago(ended))


def _another(file: CaseFile) -> CaseFile:
    """A second managed person, whose file is in order too."""
    other = clean_file(file.district, file.officer, "low", 1_000_000 + int(file.id[1:]))
    file.companions.append(other)
    return other


def _share_vehicle(file: CaseFile) -> None:
    other = _another(file)
    other.one("person_vehicles")["vehicle_id"] = file.one("person_vehicles")["vehicle_id"]


def _share_home(file: CaseFile) -> None:
    other = _another(file)
    for table in ("person_addresses", "visits"):
        for row in other.rows[table]:
            row["address_id"] = file.home


def _tie(file: CaseFile, other: str) -> None:
    days = file.draw.between(20, 300)
    provenance = {"grade": "1AP", "statement": "fact", "strength": "confirmed", "valid_from": file.ago(days)}
    file.own("associations", days, other_person_id=other, kind="friend", **provenance)


def _openly_tied(file: CaseFile) -> None:
    _tie(file, _another(file).id)


def _tied_and_planned_for(file: CaseFile) -> None:
    other = _another(file)
    _tie(file, other.id)
    for one, two in ((file, other), (other, file)):
        person = two.person
        words = (
            f" Association with {person.forenames} {person.surname} ({person.id}) is known and asked about at visits."
        )
        one.one("plans")["monitoring_control"] += words


def _tied_to_unmanaged(file: CaseFile) -> None:
    key, draw = file.district.new_id("P"), file.draw
    cells = {"person_id": key, "surname": names.surname(draw), "forenames": names.forenames(draw, "M"), "sex": "M"}
    file.add("persons", 300, **cells)
    _tie(file, key)


def _nothing_shared(file: CaseFile) -> None:
    _another(file)


def _blank_home(*columns: str) -> Change:
    def change(file: CaseFile) -> tuple[str, ...]:
        file.one("addresses", address_id=file.home).update(dict.fromkeys(columns, ""))
        return (file.home,)

    return change


def _confirmed_some_time_ago(file: CaseFile) -> None:
    file.one("person_addresses")["confirmed_on"] = file.ago(file.draw.between(120, 170))


def _school(file: CaseFile, metres: int) -> tuple[str, ...]:
    key = file.district.new_id("A")
    add_address(file, key, kind="school", metres_north=metres)
    return (key,)


def _school_near(file: CaseFile) -> tuple[str, ...]:
    return _school(file, file.draw.between(40, 170))


def _school_not_near(file: CaseFile) -> tuple[str, ...]:
    return _school(file, file.draw.between(230, 380))


def _images(file: CaseFile) -> None:
    row = file.rows["offences"][0]
    row.update({"title": "Indecent images of children", "indecent_images": "yes", "contact": "no"})


def _images_and_device(file: CaseFile, kind: str = "laptop") -> None:
    _images(file)
    examined = file.draw.between(10, 150)
    file.own(
        "devices",
        examined,
        device_id=file.district.new_id("D"),
        kind=kind,
        examined_on=file.ago(examined),
        permitted="yes",
        statement="fact",
        strength="confirmed",
    )


def _images_and_phone(file: CaseFile) -> None:
    _images_and_device(file, "smartphone")


def _uncode(file: CaseFile, count: int) -> tuple[str, ...]:
    for dimension in file.draw.some(_CODED, count):
        file.drop("offence_mo", dimension=dimension)
    return (file.rows["offences"][0]["offence_id"],)


def _barely_coded(file: CaseFile) -> tuple[str, ...]:
    return _uncode(file, file.draw.between(3, 4))


def _mostly_coded(file: CaseFile) -> tuple[str, ...]:
    return _uncode(file, file.draw.between(1, 2))


def _briefed(file: CaseFile, days: int) -> None:
    row = file.one("briefings")
    row["briefed_on"] = row["recorded_at"] = file.ago(days)
    row["acknowledged_on"] = file.ago(days - 1)


def _not_briefed(file: CaseFile) -> None:
    file.drop("briefings")


def _briefed_long_ago(file: CaseFile) -> None:
    _briefed(file, file.draw.between(95, 300))


def _briefed_lately(file: CaseFile) -> None:
    _briefed(file, file.draw.between(6, 13))


def _photo(file: CaseFile, days: int) -> None:
    file.one("persons")["photo_on"] = file.one("photos")["taken_on"] = file.ago(days)


def _no_photo(file: CaseFile) -> None:
    file.drop("photos")
    file.one("persons")["photo_on"] = ""


def _old_photo(file: CaseFile) -> None:
    _photo(file, file.draw.between(385, 900))


def _photo_nearly_old(file: CaseFile) -> None:
    _photo(file, file.draw.between(330, 358))


def _old_photo_and_new(file: CaseFile) -> None:
    earlier: Cells = dict(file.one("photos"))
    earlier.update({"taken_on": file.ago(700), "file": f"{file.id.lower()}-1.jpg"})
    file.rows["photos"].insert(0, earlier)


def _needs(languages: str, interpreter: str, communication: str) -> Change:
    def change(file: CaseFile) -> None:
        cells = {"languages": languages, "interpreter_needed": interpreter, "communication_needs": communication}
        file.one("persons").update(cells)

    return change


_HOMES = ("GR-05", "GR-07", "GR-17", "GR-20", "GR-32", "GR-41", "GR-53", "GR-54", "GR-55", "GR-63")
PLANTINGS = (
    gap("GR-50", "two homes at once for weeks", _two_homes, clouds=_HOMES),
    near_miss("GR-50", "two homes at once, learnt days ago", _two_homes_just_now, clouds=_HOMES),
    near_miss("GR-50", "a home and an address of another kind", _home_and_second, clouds=_HOMES),
    near_miss("GR-50", "two homes, one after the other", _home_before, clouds=_HOMES),
    gap("GR-53", "two managed people, one vehicle", _share_vehicle, clouds=EVERY),
    gap("GR-53", "two managed people, one home", _share_home, clouds=EVERY),
    gap("GR-53", "two managed people, friends on record", _openly_tied, clouds=EVERY),
    near_miss("GR-53", "two managed people, friends, and both plans say so", _tied_and_planned_for, clouds=EVERY),
    near_miss("GR-53", "a friend who is not managed", _tied_to_unmanaged, clouds=EVERY),
    near_miss("GR-53", "two managed people with nothing in common", _nothing_shared, clouds=EVERY),
    gap("GR-54", "the home has no property reference", _blank_home("uprn")),
    gap("GR-54", "the home is not on the map", _blank_home("latitude", "longitude"), clouds=("GR-32", "GR-55")),
    near_miss("GR-54", "the home has no second line", _blank_home("line2")),
    near_miss("GR-54", "who lives there was confirmed within 180 days", _confirmed_some_time_ago, clouds=("GR-25",)),
    gap("GR-55", "a school within 200 metres of the home", _school_near, clouds=("GR-54",)),
    near_miss("GR-55", "a school beyond 200 metres of the home", _school_not_near, clouds=("GR-54",)),
    gap("GR-58", "images, and no device or account on record", _images, clouds=("GR-59", "GR-15", "GR-16")),
    near_miss("GR-58", "images; a computer examined lately", _images_and_device, clouds=("GR-59", "GR-15", "GR-16")),
    near_miss("GR-58", "images; a phone examined lately", _images_and_phone, clouds=("GR-59", "GR-15", "GR-16")),
    gap("GR-59", "three or four of eight ways not coded", _barely_coded),
    near_miss("GR-59", "one or two of eight ways not coded", _mostly_coded),
    gap("GR-63", "the beat was never briefed", _not_briefed, priorities=("high",)),
    gap("GR-63", "the beat was briefed months ago", _briefed_long_ago, priorities=("high",)),
    near_miss("GR-63", "the beat was briefed days ago", _briefed_lately, priorities=("high",)),
    near_miss("GR-63", "never briefed, of low or medium priority", _not_briefed, priorities=("medium", "low")),
    gap("GR-64", "no photo", _no_photo),
    gap("GR-64", "a photo of more than a year ago", _old_photo),
    near_miss("GR-64", "a photo of nearly a year ago", _photo_nearly_old),
    near_miss("GR-64", "an old photo and a new one", _old_photo_and_new),
    gap("GR-65", "no need asked about", _needs("", "", "")),
    near_miss("GR-65", "needs on record", _needs("Polish;English", "yes", "hearing aid")),
    near_miss("GR-65", "no needs, on record as none", _needs("English", "no", "none")),
)
