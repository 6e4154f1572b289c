"""What `mosaic sequence`, `times`, `places` and `profile`, and the Patterns page, answer about one person."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from analysis.catalogue.offending import PLACES, PROFILE, SEQUENCE, TIMES
from analysis.nominal.when import when_of
from analysis.patterns.offending.access import reached
from analysis.patterns.offending.open_now import around_of, ways_now
from analysis.patterns.offending.own import Own, homes, journeys, own
from analysis.patterns.offending.places import Spot, again, degrees, density, kilometres
from analysis.patterns.offending.profile import GRID, Conditions, profile, why_not
from analysis.patterns.offending.routes import Leg, legs
from analysis.patterns.offending.sequence import sequence
from analysis.patterns.offending.severity import years_words
from analysis.patterns.offending.times import held_at, times
from graph.settings import Settings
from ui.answers.offending import (
    AgainAnswer,
    CellAnswer,
    HeldAnswer,
    JourneyAnswer,
    LegAnswer,
    OpeningAnswer,
    PlacesAnswer,
    ProfileAnswer,
    RaisedAnswer,
    SequenceAnswer,
    SpotAnswer,
    StepAnswer,
    TimesAnswer,
    WayAnswer,
)
from ui.answers.statements import ThingAnswer
from ui.gap_limits import rule_in_force

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from analysis.gaps.rule import Rule
    from analysis.patterns.linkage.offences import Floats
    from analysis.patterns.offending.access import Reached
    from analysis.patterns.offending.open_now import Way
    from analysis.patterns.offending.profile import Profile
    from analysis.patterns.offending.sequence import Step
    from graph.reader import Reader
    from graph.reading.results import Thing
    from graph.reading.thing_page import ThingPage
    from ui.answers.made import MadeAnswer

ASSUMED = ("That one person did all of it, and that places to offend lie about evenly, cannot be checked on records.",)


def sequence_of(reader: Reader, page: ThingPage, on: date, made: MadeAnswer) -> SequenceAnswer:
    """The order of somebody's offences, how victims were reached, and where the same way in is open now."""
    found, ways_in = sequence(page), {each.view.thing.id: each for each in reached(page)}
    used = Counter(way for each in ways_in.values() for way in each.ways)
    around = {one: reader.dossier(one) for one in around_of(page)}
    return SequenceAnswer(
        made=made,
        person=ThingAnswer.of(page.dossier.thing),
        verdict=found.verdict,
        steps=tuple(_step(step, ways_in) for step in found.steps),
        undated=tuple(_step(step, ways_in) for step in found.undated),
        ways=tuple(_way(way) for way in ways_now(page, around, used, on)),
        caveats=SEQUENCE.caveats,
    )


def times_of(page: ThingPage, made: MadeAnswer) -> TimesAnswer:
    """When somebody offends."""
    mine = own(page)
    first, last = (np.array([span[end] for span in mine.windows.values()]) for end in (0, 1))
    found, things = times(first, last), _things(mine)
    return TimesAnswer(
        made=made,
        person=ThingAnswer.of(page.dossier.thing),
        offences=len(mine.views),
        dated=found.dated,
        vague=found.vague,
        week=tuple(tuple(round(float(value), 4) for value in row) for row in found.week),
        months=found.months,
        interval_days=tuple(round(gap, 1) for gap in found.intervals),
        held=tuple(
            HeldAnswer(offence=ThingAnswer.of(things[each.offence]), words=each.words, evidence=each.evidence)
            for each in held_at(page.dossier, mine.windows)
        ),
        notes=mine.notes,
        caveats=TIMES.caveats,
    )


def places_of(page: ThingPage, made: MadeAnswer) -> PlacesAnswer:
    """Where somebody offends."""
    mine = own(page)
    things, found, dense = _things(mine), journeys(page, mine), density(mine.spots)
    addresses = {stay.other.id: stay.other for stay in page.dossier.tied("AT_ADDRESS")}
    return PlacesAnswer(
        made=made,
        person=ThingAnswer.of(page.dossier.thing),
        spots=tuple(_spot(mine, spot) for spot in mine.spots),
        journeys=tuple(
            JourneyAnswer(
                offence=ThingAnswer.of(things[each.offence]),
                home=ThingAnswer.of(addresses[each.home]),
                km=round(each.km, 2),
                certain=each.certain,
                evidence=each.evidence,
            )
            for each in found
        ),
        median_km=round(float(np.median([each.km for each in found])), 2) if found else None,
        again=tuple(
            AgainAnswer(one=ThingAnswer.of(things[one]), other=ThingAnswer.of(things[other]), km=round(km, 3))
            for one, other, km in again(mine.spots)
        ),
        route=tuple(_leg(each, things) for each in legs(mine.spots, mine.windows)),
        cells=tuple(
            CellAnswer(h3=each.h3, density=round(each.density, 4), offences=each.offences) for each in dense.cells
        ),
        bandwidth_km=round(dense.bandwidth_km, 3),
        notes=mine.notes,
        caveats=PLACES.caveats,
    )


def profile_of(page: ThingPage, made: MadeAnswer) -> ProfileAnswer:
    """A geographic profile, or why there is none."""
    mine = own(page)
    known = homes(page, mine)
    spots = [*mine.spots, *(Spot(home, *where) for home, where in known.items())]
    plane = kilometres(spots)
    here, anchors = plane[: len(mine.spots)], plane[len(mine.spots) :]
    rule = rule_in_force("GR-61", Settings.from_environment(os.environ))
    reasons = why_not(here, anchors, Conditions(*(rule.limits[name].value for name in ("offences", "anchor"))))
    found = None if reasons else profile(here, anchors.mean(axis=0))
    return ProfileAnswer(
        made=made,
        person=ThingAnswer.of(page.dossier.thing),
        offences=len(mine.spots),
        valid=not reasons,
        why_not=reasons,
        gap=_raised(rule, reasons, mine) if reasons else None,
        assumed=ASSUMED,
        grid=_priorities(found.scores) if found else (),
        corners=_corners(found, spots) if found else None,
        buffer_km=round(found.buffer_km, 3) if found else None,
        hit_share=found.hit_share if found else None,
        notes=mine.notes,
        caveats=PROFILE.caveats,
    )


def raised_words(gap: RaisedAnswer) -> tuple[str, ...]:
    """A gap that an analysis raised, in the words of a list of gaps."""
    return (f"{gap.rule} {gap.title} ({gap.severity}): {gap.question}", f"Closed by {gap.closes}; ask {gap.asks}.")


def _raised(rule: Rule, lacking: Sequence[str], mine: Own) -> RaisedAnswer:
    told = rule.model_dump(include={"title", "question", "closes", "asks"})
    return RaisedAnswer(
        **told,
        rule=rule.id,
        severity=rule.severity.value,
        compared=" ".join(lacking),
        basis=rule.basis_words,
        evidence=tuple(view.record.record.id for view in mine.views if view.record),
    )


def _step(step: Step, ways_in: dict[str, Reached]) -> StepAnswer:
    view, way = step.view, ways_in.get(step.view.thing.id)
    return StepAnswer(
        offence=ThingAnswer.of(view.thing),
        when=view.begun.words,
        part=step.role,
        gravity=years_words(step.years),
        contact=step.contact,
        days_since=step.days,
        changes=step.changes,
        victims=f"{len(view.victims)} on record (masked)",
        reached={each.value: why for each, why in way.ways.items()} if way else {},
        evidence=tuple(dict.fromkeys((*step.evidence, *(way.evidence if way else ())))),
    )


def _way(way: Way) -> WayAnswer:
    openings = (
        OpeningAnswer(thing=ThingAnswer.of(each.thing), words=each.words, evidence=each.evidence)
        for each in way.openings
    )
    return WayAnswer(way=way.way.value, used=way.used, now=way.words, openings=tuple(openings))


def _leg(leg: Leg, things: Mapping[str, Thing]) -> LegAnswer:
    return LegAnswer(
        one=ThingAnswer.of(things[leg.one]),
        other=ThingAnswer.of(things[leg.other]),
        km=round(leg.km, 2),
        days=(round(leg.days[0], 1), round(leg.days[1], 1)),
        certain=leg.certain,
    )


def _spot(mine: Own, spot: Spot) -> SpotAnswer:
    view = next(view for view in mine.views if view.thing.id == spot.offence)
    return SpotAnswer(
        offence=ThingAnswer.of(view.thing),
        when=when_of(view.record.record, "from_at").words if view.record else "no date recorded",
        latitude=spot.latitude,
        longitude=spot.longitude,
        record=view.record.record.id if view.record else "",
    )


def _things(mine: Own) -> dict[str, Thing]:
    return {view.thing.id: view.thing for view in mine.views}


def _priorities(scores: Floats) -> tuple[tuple[float, ...], ...]:
    """Scores as the share of cells that are searched later: 1 is searched first."""
    ranks = scores.ravel().argsort().argsort().reshape(scores.shape) / (scores.size - 1)
    return tuple(tuple(round(float(value), 3) for value in row) for row in ranks)


def _corners(found: Profile, spots: list[Spot]) -> tuple[tuple[float, float], tuple[float, float]]:
    east, north = found.west + GRID * found.step_across, found.south + GRID * found.step_up
    return degrees((found.west, found.south), spots), degrees((east, north), spots)
