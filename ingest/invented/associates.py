"""Who knows whom beyond the household: friends, former partners, prison and online contacts, people nobody named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.invented.intelligence import Mention, Statement

if TYPE_CHECKING:
    from ingest.invented.district import District, Nominal
    from ingest.invented.draw import Draw

_KINDS = (
    ("friend", 0.42),
    ("prison_contact", 0.10),
    ("ex_partner", 0.12),
    ("family", 0.10),
    ("online_contact", 0.07),
    ("colleague", 0.07),
    ("employer", 0.03),
    ("controlling", 0.02),
    ("unknown", 0.07),
)
_SENTENCES = {
    "friend": "{0} spends time with {1} and has been seen in and out of the other's house.",
    "prison_contact": "{0} and {1} are said to have met in prison and stayed in touch.",
    "ex_partner": "{0} was in a relationship with {1} until it ended.",
    "family": "{0} is related to {1}.",
    "online_contact": "{0} and {1} are in contact online.",
    "colleague": "{0} works with {1}.",
    "employer": "{1} gives work to {0}.",
    "controlling": "{0} is said to control the money and contacts of {1}.",
    "unknown": "{0} was seen with {1}; how they know each other is not known.",
}
_SEEN = (
    "man of about 50, grey coat, walks a small white dog",
    "woman in her thirties with a dark ponytail",
    "young man on a black electric bicycle",
    "older man who drives a silver van",
    "man with a northern accent called something like Mick",
)


def acquaint(district: District) -> None:
    """Ties people to each other across households, the managed more than others."""
    draw = district.draw("associates")
    free = [person for person in district.people if not person.scripted and person.id not in district.reserved]
    for person in free:
        for _ in range(draw.weighted(_CIRCLE) if person.is_managed else draw.weighted(_LITTLE)):
            other = draw.pick(free)
            if other.household is not person.household and not district.are_tied(person, other):
                associate(district, draw, person, other)
        if person.is_managed and draw.chance(0.15):
            _somebody_unnamed(district, draw, person)


_CIRCLE = ((0, 0.1), (1, 0.2), (2, 0.25), (3, 0.2), (4, 0.12), (6, 0.08), (9, 0.05))
_LITTLE = ((0, 0.45), (1, 0.35), (2, 0.15), (4, 0.05))


def associate(district: District, draw: Draw, person: Nominal, other: Nominal, *, kind: str = "") -> None:
    """Says that one person is something to another."""
    kind = kind or draw.weighted(_KINDS)
    district.tied(person, other)
    learned = draw.days_ago(5, 2_000)
    cells = {"person_id": person.id, "other_person_id": other.id, "kind": kind}
    if draw.chance(0.4):
        cells["valid_from"] = draw.weighted(
            ((learned.isoformat(), 0.5), (learned.isoformat()[:7], 0.3), (str(learned.year), 0.2))
        )
    if kind == "ex_partner" and draw.chance(0.6):
        cells["valid_to"] = draw.later(learned, 1, 300).isoformat()
    statement = Statement(
        table="associations",
        cells=cells,
        about=person,
        learned_on=learned,
        sentence=_SENTENCES[kind].format(person.words, other.words),
        mentions=(Mention("person", other.id, "associate"),),
        reported=0.75,
    )
    district.log.state(statement)


def _somebody_unnamed(district: District, draw: Draw, person: Nominal) -> None:
    seen = draw.pick(_SEEN)
    statement = Statement(
        table="unidentified",
        cells={
            "person_id": district.new_id("U"),
            "description": seen,
            "linked_person_id": person.id,
            "kind": draw.pick(("friend", "unknown")),
        },
        about=person,
        learned_on=draw.days_ago(3, 500),
        sentence=f"{person.words} was seen with somebody not identified: {seen}.",
        reported=0.9,
    )
    district.log.state(statement)
