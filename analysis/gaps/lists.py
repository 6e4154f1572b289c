"""Whose list of gaps: of a person, a visit, a meeting, an officer, a unit or a beat, and in which order.

A list is ordered by severity, then by whether the answer would change a decision that is coming, then by what can be
asked of whoever is in the room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from analysis.gaps.catalogue import catalogue
from analysis.gaps.rule import Audience, Basis
from graph.errors import InputError
from graph.keys import node_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from analysis.gaps.casebook import Casebook
    from analysis.gaps.life import Gap

SOON_DAYS = 28
"""A decision within so many days may still wait for an answer: product default, two fortnightly planning rounds."""


class Scope(NamedTuple):
    """Whose list it is.

    Attributes:
        things: Gaps about any of these are on it.
        audience: Who comes together, where people do; only what they need to know is on it.
        present: Agencies that are in the room.
    """

    things: frozenset[str]
    audience: Audience | None = None
    present: tuple[str, ...] = ()

    def holds(self, gap: Gap) -> bool:
        """Whether a gap is on the list."""
        if self.audience is not None and self.audience not in catalogue()[gap.on.rule].rule.audience:
            return False
        return not self.things.isdisjoint(gap.on.subjects)

    def can_ask(self, gap: Gap) -> bool:
        """Whether whoever can find out is in the room."""
        asks = catalogue()[gap.on.rule].rule.asks.casefold()
        words = {agency.casefold() for agency in self.present}
        if self.audience is Audience.VISIT:
            words |= {"visit", "offender manager"}
        if self.audience is Audience.MEETING:
            words |= {"chair", "agencies", "offender manager"}
        return any(word in asks for word in words)


def of_person(person: str) -> Scope:
    """The list of one person or other thing."""
    return Scope(frozenset({person}))


def of_visit(book: Casebook, visit: str) -> Scope:
    """The list for a visit: what can be asked of the person at home."""
    met = book.visits.filter(pl.col("other") == visit)["person"]
    return Scope(frozenset(met), Audience.VISIT)


def of_meeting(book: Casebook, meeting: str) -> Scope:
    """The list for a meeting: what it needs to know of everybody whom it discusses, by who was asked to come."""
    discussed = book.of("Meeting", "DISCUSSED_AT").filter(pl.col("other") == meeting)["person"]
    invited = (
        book.records("Attendance").filter(pl.col("about") == meeting)["agency"].drop_nulls().unique(maintain_order=True)
    )
    return Scope(frozenset(discussed), Audience.MEETING, tuple(invited))


def of_officer(book: Casebook, officer: str) -> Scope:
    """The list of an officer's caseload, and of what is missing about the officer."""
    return Scope(frozenset(book.cases.filter(pl.col("officer") == officer)["person"]) | {officer})


def of_unit(book: Casebook, unit: str) -> Scope:
    """The list of a unit: its cases and its officers."""
    wanted = unit.strip().casefold()
    staff = book.records("Officer").filter(pl.col("unit").str.strip_chars().str.to_lowercase() == wanted)["about"]
    cases = (person for person, own in units(book).items() if own.strip().casefold() == wanted)
    return Scope(frozenset(cases) | frozenset(staff))


def require_unit(book: Casebook, unit: str) -> None:
    """See that a unit is on record: a name that was misspelt must not read like a unit without gaps.

    Raises:
        InputError: If nobody who may be seen is in a unit of that name.
    """
    named = {*units(book).values(), *book.records("Officer")["unit"].drop_nulls()}
    if unit.strip().casefold() not in {each.strip().casefold() for each in named}:
        raise InputError(f"No unit that you may see is called so. On record: {'; '.join(sorted(named)) or 'none'}.")


def units(book: Casebook) -> Mapping[str, str]:
    """The unit of each managed person: as the management says, else that of the offender manager."""
    staff = book.records("Officer").sort("recorded_on", "record").select(officer="about", of_officer="unit")
    latest = staff.unique("officer", keep="last", maintain_order=True)
    cases = book.cases.join(latest, on="officer", how="left", maintain_order="left")
    named = cases.select("person", unit=pl.coalesce("unit", "of_officer")).drop_nulls()
    return dict(named.iter_rows())


def of_beat(book: Casebook, beat: str) -> Scope:
    """The list of a beat: whoever may live in it now."""
    places = book.records("Address").filter(pl.col("beat").is_not_null()).select("about", "source", "beat")
    inside = {about for about, source, name in places.iter_rows() if node_id("Beat", source, name) == beat}
    homes = book.residences.filter(pl.col("current"), pl.col("address").is_in(sorted(inside)))
    return Scope(frozenset(homes["person"]), Audience.NPT)


class Coming(NamedTuple):
    """A decision on a person that is coming: what, and on which day."""

    what: str
    on: date


def decisions_coming(book: Casebook) -> Mapping[str, Coming]:
    """The next decision on each person within `SOON_DAYS`, as far as one is recorded."""
    soon = pl.col("day").is_between(book.on, book.on + pl.duration(days=SOON_DAYS))
    dated = (
        _dated(book.visits, "planned_on_a", "a visit"),
        _dated(book.of("Meeting", "DISCUSSED_AT"), "next_on_a", "a meeting"),
        _dated(book.of("Order", "SUBJECT_TO"), "expires_on_a", "the end of an order"),
        _dated(book.managed, "next_review_on_a", "a review"),
        _dated(book.of("Plan", "PLANNED_IN"), "next_review_on_a", "a review of the plan"),
    )
    first = pl.concat(dated).filter(soon).sort("day", "what").unique("person", keep="first", maintain_order=True)
    return {person: Coming(what, day) for person, day, what in first.iter_rows()}


def _dated(frame: pl.DataFrame, day: str, what: str) -> pl.DataFrame:
    return frame.select("person", day=pl.col(day), what=pl.lit(what))


_FIRST = (Basis.STATUTE, Basis.GUIDANCE, Basis.INSPECTION, Basis.PUBLIC_CODE, Basis.FORCE_POLICY, Basis.PRODUCT_DEFAULT)


def ordered(gaps: Iterable[Gap], coming: Mapping[str, Coming], scope: Scope | None = None) -> tuple[Gap, ...]:
    """Gaps in the order in which they are worth asking about; closed ones stand last."""

    def place(gap: Gap) -> tuple[object, ...]:
        finding = gap.finding
        if finding is None:
            return (1, 0, False, 0, False, False, gap.on.rule, gap.key)
        rule = catalogue()[finding.rule].rule
        person = finding.about or ""
        days = (coming[person].on.toordinal(),) if person in coming else ()
        return (
            0,
            finding.severity.place,
            finding.decided.value != "gap",
            (not days, *days),
            rule.heuristic,
            scope is not None and not scope.can_ask(gap),
            _FIRST.index(rule.basis),
            finding.rule,
            gap.key,
        )

    return tuple(sorted(gaps, key=place))
