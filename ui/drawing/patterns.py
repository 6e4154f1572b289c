"""Offences compared, in words and tables: reasons with what they multiply the odds by, and the records behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.counted import two_digits
from graph.keys import line_of
from ui.drawing.page import badge, note, nothing
from ui.markup import Html, Part, join, link, tag
from ui.routes import Route, address

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from ui.answers.offending import JourneyAnswer, PlacesAnswer, SequenceAnswer, StepAnswer, WayAnswer
    from ui.answers.series import CaseAnswer, PairAnswer
    from ui.answers.statements import ThingAnswer

SHOWN = 8
FEW = 3
MOST_ON_PAPER = 6
"""So many offences stand side by side on an upright sheet and can be read."""
STATUS = {
    "proposed": "proposed, nobody decided yet",
    "reviewed_supported": "supported by an analyst",
    "reviewed_rejected": "rejected by an analyst",
    "referred_SCAS": "referred to SCAS",
}


def grid(caption: str, columns: Sequence[Part], rows: Iterable[Sequence[Part]]) -> Html:
    """A table whose first column names each row."""
    head = tag("tr", *(tag("th", name, scope="col") for name in columns))
    body = (tag("tr", tag("th", first, scope="row"), *(tag("td", cell) for cell in rest)) for first, *rest in rows)
    shown = tag("table", tag("caption", caption), tag("thead", head), tag("tbody", *body), class_="lines")
    return tag("div", shown, class_="wide", role="region", aria_label=caption, tabindex="0")


def side_by_side(caption: str, heads: Sequence[Html], laid: Mapping[str, Sequence[str]]) -> Html:
    """What is known of several things, row by row: on a screen one wide table, on paper as many as the sheet needs.

    A table wider than the sheet would lose its right side in print, or shrink until nobody can read it.
    """
    whole = grid(caption, ("Behaviour", *heads), ((name, *row) for name, row in laid.items()))
    if len(heads) <= MOST_ON_PAPER:
        return tag("div", whole, class_="fits-paper")
    parts = [slice(at, at + MOST_ON_PAPER) for at in range(0, len(heads), MOST_ON_PAPER)]
    pieces = [
        grid(caption, ("Behaviour", *heads[at]), ((name, *row[at]) for name, row in laid.items())) for at in parts
    ]
    return join((tag("div", whole, class_="on-screen"), tag("div", *pieces, class_="on-paper fits-paper")))


def pair(each: PairAnswer, what: str = "") -> Html:
    """Two offences with the reasons that say most, under what they are in the answer."""
    scope = [note(f"Beyond the published evidence: {why}.") for why in each.beyond_evidence]
    rows = [
        (reason.about, _times(reason.times), reason.words, records(reason.evidence)) for reason in each.reasons[:SHOWN]
    ]
    columns = ("What was compared", "Makes one hand", "How they compare", "Behind it")
    table = grid("Reasons, the weightiest first", columns, rows) if rows else nothing("Nothing is known of both.")
    heads = join((case_link(each.one), case_link(each.other)), " and ")
    decided = f": {each.decided.reason} ({each.decided.by})" if each.decided else ""
    return tag(
        "div",
        tag("h3", join((f"{what}: " if what else None, heads))),
        tag("p", badge(STATUS[each.status] + decided), " ", each.calibration),
        *scope,
        table,
    )


def sequence(answer: SequenceAnswer, kept: Collection[str]) -> Html:
    """Those of the offences that are kept, in order, and the ways in."""
    steps = [_step(step) for step in (*answer.steps, *answer.undated) if step.offence.id in kept]
    columns = ("When", "Offence", "Part, gravity", "What changed", "How the victim was reached", "Behind it")
    ways = [_way(way) for way in answer.ways]
    return join(
        (
            grid("Offences in order", columns, steps) if steps else None,
            tag("h3", "Where the same way in is open now"),
            grid("Ways in", ("Way in", "Used in", "On record now", "What and behind it"), ways),
        )
    )


def between_places(answer: PlacesAnswer, kept: Collection[str]) -> Html:
    """How far those of the offences that are kept were from home, from each other, and which were at one place."""
    homes = [
        (thing_of(each.offence), thing_of(each.home), far_words(each), records(each.evidence))
        for each in answer.journeys
        if each.offence.id in kept
    ]
    again = [
        (thing_of(each.one), thing_of(each.other), f"{1000 * each.km:,.0f} metres")
        for each in answer.again
        if {each.one.id, each.other.id} & set(kept)
    ]
    legs = [
        (thing_of(leg.one), thing_of(leg.other), leg.words)
        for leg in answer.route
        if {leg.one.id, leg.other.id} & set(kept)
    ]
    tables = (
        ("From home", ("Offence", "Home on the day", "How far", "Behind it"), homes),
        ("At one place, or nearly", ("Offence", "Other offence", "Apart"), again),
        ("From one offence to the next", ("From", "To", "How far, after how long"), legs),
    )
    return join(join((tag("h3", name), grid(name, columns, rows))) for name, columns, rows in tables if rows)


def far_words(journey: JourneyAnswer) -> str:
    """How far an offence was from a home, and whether that was certainly theirs on the day."""
    return f"{journey.km} km" + ("" if journey.certain else ", not certain")


def records(ids: Sequence[str]) -> Html:
    """Links to the records that say so."""
    return join(
        (link(address(Route.RECORD, line_of(one)), f"record {place}") for place, one in enumerate(ids, 1)), ", "
    )


def case_link(case: CaseAnswer) -> Html:
    """An offence by its name, leading to its page."""
    return link(address(Route.THING, case.id), case.name)


def thing_of(thing: ThingAnswer) -> Html:
    """A thing by its name; a masked one leads nowhere."""
    if thing.masked:
        return tag("span", thing.label, class_="masked")
    route = {"Person": Route.NOMINAL, "Address": Route.ADDRESS}.get(thing.kind, Route.THING)
    return link(address(route, thing.id), thing.label)


def _step(step: StepAnswer) -> tuple[Part, ...]:
    reached = "; ".join(f"{way}: {why}" for way, why in step.reached.items()) or "not recorded"
    days = "" if step.days_since is None else f"after {_span(step.days_since)} days; "
    nothing_new = "nothing recorded that changed" if days else "no earlier one with a date"
    return (
        step.when,
        thing_of(step.offence),
        f"{step.part}; {step.gravity}",
        days + ("; ".join(step.changes) or nothing_new),
        reached,
        records(step.evidence[:FEW]),
    )


def _times(factor: float) -> str:
    """What a reason multiplies the odds by; about once is no difference."""
    told = two_digits(factor)
    return "no likelier" if told == "1" else f"{told} times"


def _span(days: tuple[int, int]) -> str:
    return f"{days[0]:,}" if days[0] == days[1] else f"{days[0]:,} to {days[1]:,}"


def _way(way: WayAnswer) -> tuple[Part, ...]:
    openings = (
        join((thing_of(each.thing), f": {each.words} ", records(each.evidence[:SHOWN]))) for each in way.openings
    )
    used = f"{way.used} offences" if way.used != 1 else "1 offence"
    return way.way, used, way.now, tag("ul", *(tag("li", each) for each in openings))
