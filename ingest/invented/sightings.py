"""The everyday log: who was seen where, with whom and in what, so that reports outnumber what they establish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.invented.intelligence import Item, Mention, Report

if TYPE_CHECKING:
    from ingest.invented.district import District, Nominal
    from ingest.invented.draw import Draw
    from ingest.invented.grades import Grade

_PLACES = (
    "at the ferry steps",
    "by the allotments",
    "in the car park behind the baths",
    "on the towpath",
    "by the bus station",
    "outside the library",
    "near the playing field",
    "in the market hall",
    "at the boat slip",
)
_GENERAL = (
    "Young people gather behind the shops after dark; no names were given.",
    "A van was parked by the school gates on two afternoons; the mark was not seen.",
    "A shopkeeper says that a man asks staff where they live. He could not say who.",
    "Residents say that parcels are left at an empty house.",
)
_USED = {
    "phone": "Gave {0} as a number to call.",
    "vehicle": "Was with vehicle {0}.",
    "account": "Named {0} as an account in use.",
}
_NOTHING_NEW = (
    "{0} came out of the chemist and walked {1}; time about {2}.",
    "{0} was waiting {1} at about {2} and was met by nobody.",
    "A council worker has seen {0} {1} on several mornings this month.",
    "{0} was stopped and checked {1} at {2}; nothing found, no power used.",
    "Caller says that {0} sits {1} most evenings and speaks to people who pass.",
    "{0} was spoken to {1} and said that nothing has changed.",
    "{0} was seen on foot {1} at about {2}.",
    "{0} was seen {1} at about {2}, alone, and walked off when the patrol came near.",
    "A member of the public says that {0} is often {1} on weekday afternoons.",
)


def log_sightings(district: District) -> None:
    """Fills the log up to the district's number of reports, leaving room for copies."""
    draw = district.draw("sightings")
    company = _company(district)
    managed = [person for person in district.managed if person.case and person.case.mode == "active"]
    others = [person for person in district.others if person.id not in district.reserved]
    while district.log.room > district.size.reports * COPIES:
        if draw.chance(0.06):
            _general(district, draw)
            continue
        subject = draw.pick(managed if draw.chance(0.7) else others)
        _sighting(district, draw, subject, company.get(subject.id, []))


COPIES = 0.06
"""The share of reports that are copies of others."""


def _company(district: District) -> dict[str, list[Nominal]]:
    known: dict[str, list[Nominal]] = {}
    for person, other in district.ties:
        known.setdefault(person.id, []).append(other)
        known.setdefault(other.id, []).append(person)
    return known


def _general(district: District, draw: Draw) -> None:
    report = district.log.begin(None, draw.days_ago(1, 700))
    report.items.append(Item(draw.pick(_GENERAL), report.grade, ()))


def _sighting(district: District, draw: Draw, subject: Nominal, company: list[Nominal]) -> None:
    report = district.log.begin(subject, draw.days_ago(1, 900))
    report.title = f"Sighting of {subject.words}"
    report.items.append(_first(draw, subject, report.grade))
    if company and draw.chance(0.35):
        other = draw.pick(company)
        _add(report, draw, f"{other.words} was there too.", Mention("person", other.id, "seen with"))
    if subject.things and draw.chance(0.3):
        kind, key, words = draw.pick(subject.things)
        _add(report, draw, _USED[kind].format(words), Mention(kind, key, "used"))
    if draw.chance(0.3):
        place = draw.pick(subject.stays).place if subject.stays else subject.household.home
        _add(report, draw, f"Seen at {place.words}.", Mention("address", place.id, "seen at"))


def _first(draw: Draw, subject: Nominal, grading: Grade) -> Item:
    words = draw.pick(_NOTHING_NEW).format(subject.words, draw.pick(_PLACES), draw.clock(9, 22))
    return Item(words, grading, (Mention("person", subject.id, "subject"),))


def _add(report: Report, draw: Draw, words: str, mention: Mention) -> None:
    report.items.append(Item(words, report.grade.worded(draw), (mention,)))
