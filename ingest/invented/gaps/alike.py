"""GR-60: undetected offences that were done much alike and that nobody laid side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ingest.invented.answer_key import Case, Verdict
from ingest.invented.offending import event_near, write_offence

if TYPE_CHECKING:
    from ingest.invented.district import District
    from ingest.invented.draw import Draw
    from ingest.invented.methods import Method

RULE = "GR-60"
_TRAITS = tuple(
    (dimension, name)
    for dimension, names in {
        "approach": ("asks_the_way", "asks_the_time", "drops_something", "offers_help"),
        "speech": ("counts_aloud", "hums", "speaks_of_weather", "repeats_a_phrase"),
        "control": ("holds_a_sleeve", "stands_in_the_way", "switches_off_light", "locks_a_door"),
        "precautions": ("wipes_a_handle", "turns_coat_inside_out", "changes_shoes", "covers_a_lamp"),
        "transport": ("scooter", "taxi", "borrowed_van", "ferry"),
        "time_band": ("first_light", "school_run", "market_day", "after_last_bus"),
    }.items()
    for name in names
)
"""What no other offence of a force is coded for, so that nothing else is like these by chance."""
_MARKS, _SHARED, _TRIES = 8, 4, 1_000
"""A pair has so many of them, and no two pairs have more of them in common."""


class _Way(NamedTuple):
    """How a pair is made: how many of its marks the second offence has, and how both came out."""

    verdict: Verdict
    note: str
    kept: int
    outcome: str = "undetected"
    referred: bool = False


_WAYS = (
    _Way(Verdict.PLANTED, "done alike in eight rare behaviours; nobody is known for either", _MARKS),
    _Way(Verdict.NEAR_MISS, "done alike; people were convicted of both", _MARKS, outcome="convicted"),
    _Way(Verdict.NEAR_MISS, "done alike; SCAS was asked about both", _MARKS, referred=True),
    _Way(Verdict.NEAR_MISS, "half of the rare behaviours of the one are absent in the other", _MARKS // 2),
)


def plant(district: District, wanted: int) -> None:
    """Writes so many pairs of each verdict; in the first district alone, since the rule ranks those of all."""
    if district.number:
        return
    draw, taken, named = district.draw("alike"), list[frozenset[tuple[str, str]]](), list[str]()
    misses = draw.shuffled(_WAYS[1:])
    for way in (*_WAYS[:1] * wanted, *(misses[at % len(misses)] for at in range(wanted))):
        taken.append(_marks(draw, taken))
        pair = tuple(_offence(district, draw, way, marks) for marks in _two(draw, way, taken[-1]))
        district.key.add(Case("gap", RULE, pair, way.verdict, way.note))
        named += pair
    district.key.complete(RULE, tuple(named))


def _marks(draw: Draw, taken: list[frozenset[tuple[str, str]]]) -> frozenset[tuple[str, str]]:
    drawn = (frozenset(draw.some(_TRAITS, _MARKS)) for _ in range(_TRIES))
    return next(marks for marks in drawn if all(len(marks & other) <= _SHARED for other in taken))


def _two(draw: Draw, way: _Way, marks: frozenset[tuple[str, str]]) -> tuple[Method, Method]:
    """What is coded of both: the same but for the marks that the second one lacks."""
    hand = {trait: "present" if trait in marks else "absent" for trait in _TRAITS}
    return hand, hand | dict.fromkeys(draw.some(sorted(marks), _MARKS - way.kept), "absent")


def _offence(district: District, draw: Draw, way: _Way, method: Method) -> str:
    event = event_near(district, draw, draw.days_ago(30, 900), method)
    return write_offence(
        district, draw, replace(event, method=method, outcome=way.outcome, stranger=False, referred=way.referred)
    )
