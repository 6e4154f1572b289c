"""`mosaic sequence`, `times`, `places` and `profile`: what one person's offending shows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from analysis.catalogue.offending import PLACES, PROFILE, SEQUENCE, TIMES
from analysis.counted import counted
from ui.asking import AsAt, AsJson, Asker, AsUser, ForPurpose, asking
from ui.made import made_by
from ui.options import options_from
from ui.references import find_nominal
from ui.terminal import lines, to_people, write_json

if TYPE_CHECKING:
    from graph.reading.thing_page import ThingPage
    from ui.answers.made import MadeAnswer
    from ui.answers.offending import CellAnswer

Answered = TypeVar("Answered")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MOST_SHOWN = 12
UNSURE = " (home not certain on the day)"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOptions:
    """Whose offending."""

    reference: Annotated[str, typer.Argument(metavar="ID", help="A nominal.")]
    as_user: AsUser
    purpose: ForPurpose
    as_at: AsAt = None
    as_json: AsJson = False


@options_from(PersonOptions)
def sequence(options: PersonOptions) -> None:
    """The order of somebody's offences, and ways in."""
    from ui.offending_answering import sequence_of  # noqa: PLC0415 - numbers' libraries load slowly

    with asking(Asker(options.as_user, options.purpose, options.as_at)) as reader:
        page = reader.page(find_nominal(reader, options.reference))
        made = made_by(reader, "sequence", {"reference": page.dossier.thing.id}, options.as_at)
        answer = sequence_of(reader, page, (options.as_at or datetime.now(UTC)).date(), made)
    if options.as_json:
        return write_json(answer)
    _head(answer.marking, answer.person.label, (answer.verdict,))
    for step in (*answer.steps, *answer.undated):
        lines(to_people(), [f"{step.when}: {step.offence.label} ({step.part}; {step.gravity}) {step.offence.id}"])
        reached = (f"reached {way}: {why}" for way, why in step.reached.items())
        lines(to_people(), [*step.changes, *reached], indent=4)
    for way in answer.ways:
        lines(to_people(), [f"{way.way} (in {counted(way.used, 'offence')}): {way.now}"], indent=0)
        lines(to_people(), [f"{each.thing.label}: {each.words}" for each in way.openings])
    return lines(to_people(), answer.caveats, indent=0)


@options_from(PersonOptions)
def times(options: PersonOptions) -> None:
    """When somebody offends."""
    from ui.offending_answering import times_of  # noqa: PLC0415

    answer = _asked(options, "times", times_of)
    if options.as_json:
        return write_json(answer)
    _head(
        answer.marking,
        answer.person.label,
        (*answer.words, *answer.notes),
    )
    rows = (
        f"{day} {' '.join(f'{value:4.1f}' if value else '   .' for value in row)}"
        for day, row in zip(DAYS, answer.week, strict=True)
    )
    lines(to_people(), [f"    {' '.join(f'{hour:4}' for hour in range(24))}", *rows])
    lines(to_people(), [f"{each.offence.label}: {each.words} ({', '.join(each.evidence)})" for each in answer.held])
    return lines(to_people(), answer.caveats, indent=0)


@options_from(PersonOptions)
def places(options: PersonOptions) -> None:
    """Where somebody offends."""
    from ui.offending_answering import places_of  # noqa: PLC0415

    answer = _asked(options, "places", places_of)
    if options.as_json:
        return write_json(answer)
    median = (
        "No journey from a home is known."
        if answer.median_km is None
        else f"Half of the journeys are up to {answer.median_km} km."
    )
    _head(
        answer.marking,
        answer.person.label,
        (f"{counted(len(answer.spots), 'offence has', 'offences have')} a place.", median, *answer.notes),
    )
    lines(
        to_people(),
        [
            f"{each.km} km from {each.home.label} to {each.offence.label}{'' if each.certain else UNSURE}"
            for each in answer.journeys
        ],
    )
    lines(
        to_people(),
        [f"again: {each.one.label} and {each.other.label}, {each.km * 1000:.0f} m apart" for each in answer.again],
    )
    lines(to_people(), [f"next: {leg.one.label} to {leg.other.label}: {leg.words}" for leg in answer.route])
    lines(to_people(), [_dense(cell) for cell in answer.cells[:MOST_SHOWN]])
    return lines(to_people(), answer.caveats, indent=0)


def _dense(cell: "CellAnswer") -> str:
    """A hexagon by its middle, which a map finds; its index is in the JSON."""
    import h3  # noqa: PLC0415 - numbers' libraries load slowly

    latitude, longitude = h3.cell_to_latlng(cell.h3)
    held = counted(cell.offences, "offence in it", "offences in it")
    return f"dense: around {latitude:.4f}, {longitude:.4f}: {cell.density:.0%} of the densest, {held}"


@options_from(PersonOptions)
def profile(options: PersonOptions) -> None:
    """A geographic profile, or why there is none."""
    from ui.offending_answering import profile_of, raised_words  # noqa: PLC0415

    answer = _asked(options, "profile", profile_of)
    if options.as_json:
        return write_json(answer)
    hit = (
        []
        if answer.hit_share is None
        else [f"The known home would have been reached after {answer.hit_share:.0%} of the area."]
    )
    valid = ["Nothing on record speaks against the conditions."] if answer.valid else []
    gap = raised_words(answer.gap) if answer.gap else ()
    _head(answer.marking, answer.person.label, (*answer.why_not, *gap, *valid, *hit, *answer.notes))
    return lines(to_people(), answer.caveats, indent=0)


def _asked(options: PersonOptions, command: str, answer: Callable[["ThingPage", "MadeAnswer"], Answered]) -> Answered:
    """Read the page of whoever is asked about, and answer from it."""
    with asking(Asker(options.as_user, options.purpose, options.as_at)) as reader:
        page = reader.page(find_nominal(reader, options.reference))
        return answer(page, made_by(reader, command, {"reference": page.dossier.thing.id}, options.as_at))


def _head(marking: str, person: str, said: Iterable[str]) -> None:
    lines(to_people(), [f"{marking}  {person}", *said], indent=0)


for _command, _analysis in ((sequence, SEQUENCE), (times, TIMES), (places, PLACES), (profile, PROFILE)):
    _command.__doc__ = _analysis.help
