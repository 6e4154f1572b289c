"""The gaps of a viewer as at a moment: read once, asked of every rule, joined with what people did, as wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Self

from analysis.gaps.again import Asked, Before, find_about, find_again
from analysis.gaps.catalogue import catalogue
from analysis.gaps.life import lives
from analysis.gaps.lists import (
    Coming,
    Scope,
    decisions_coming,
    of_beat,
    of_meeting,
    of_officer,
    of_person,
    of_unit,
    of_visit,
    ordered,
    require_unit,
)
from analysis.gaps.near import Neighbours, Way, around, can_be_judged_alone
from analysis.gaps.reach import OWN
from analysis.gaps.reading import casebook_of, read_casebook, snapshot_of
from analysis.gaps.roots import FOLLOWS
from analysis.gaps.run import Found, find_gaps
from analysis.gaps.states import TO_DO, Status
from graph.asking.gap_steps import gap_steps
from graph.asking.offence_links import offence_judgements
from graph.instants import LOCAL
from graph.reading.frame import View

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from analysis.gaps.casebook import Casebook
    from analysis.gaps.life import Gap
    from analysis.gaps.overrides import ForceLimits
    from analysis.gaps.run import Failed
    from graph.asking.gap_steps import Steps
    from graph.projection.snapshot import Snapshot
    from graph.reader import Reader


class WantedGaps(NamedTuple):
    """Which gaps: about a thing, on whose list, for an audience, of a rule, in which state; empty means all."""

    about: str = ""
    audience: str = ""
    rule: str = ""
    officer: str = ""
    unit: str = ""
    beat: str = ""
    visit: str = ""
    meeting: str = ""
    statuses: tuple[Status, ...] = TO_DO

    @property
    def of_any_state(self) -> Self:
        """The same, whatever their state."""
        return self._replace(statuses=())


class Findings(NamedTuple):
    """What the rules find for one viewer on a day, the casebook that they looked at, and where that comes from."""

    book: Casebook
    found: Found
    coming: Mapping[str, Coming]
    seen: Snapshot | None = None


class GapsNow(NamedTuple):
    """The gaps on a day in the order in which to ask; with an earlier day, those that opened and those that closed."""

    on: date
    gaps: tuple[Gap, ...]
    failed: tuple[Failed, ...]
    coming: Mapping[str, Coming]
    closed: tuple[Gap, ...] = ()


def findings_at(reader: Reader, limits: ForceLimits, moment: datetime, *, rule: str = "", about: str = "") -> Findings:
    """Ask every rule, or one with its root causes, as at a moment, which is also the moment of the clocks.

    Everything is read as at one number. Of one person whom it is `about`, only what the rules need is read, and what
    they find about others is left out.
    """
    on = moment.astimezone(LOCAL).date()
    only = {rule, FOLLOWS.get(rule, rule), *(each for each, root in FOLLOWS.items() if root == rule)} if rule else ()
    seen = snapshot_of(reader)
    if seen is not None and can_be_judged_alone([about]):
        book = casebook_of(seen, on, near=around(Neighbours(seen), [about], Way(OWN)))
        return Findings(book, find_about(seen, [about], Asked(on, limits, only)), decisions_coming(book))
    if seen is None:
        book = read_casebook(reader, on)
    else:
        book = casebook_of(seen, on, decided=reader.ask(offence_judgements()))
    return Findings(book, find_gaps(book, only=only, limits=limits), decisions_coming(book), seen)


def findings_again(reader: Reader, limits: ForceLimits, moment: datetime, before: Findings) -> Findings:
    """What every rule finds now, asking only about those whom something that was loaded since may concern.

    What was found before is of the same day and viewer, and by the same limits.
    """
    seen = snapshot_of(reader)
    if seen is None or before.seen is None:
        return findings_at(reader, limits, moment)
    on, decided = moment.astimezone(LOCAL).date(), reader.ask(offence_judgements())
    book = casebook_of(seen, on, decided=decided)
    earlier = Before(before.seen, before.found, before.book.decided)
    found = find_again(earlier, seen, Asked(on, limits, decided=decided))
    return Findings(book, found, decisions_coming(book), seen)


def gaps_of(findings: Findings, steps: Steps, wanted: WantedGaps) -> GapsNow:
    """The wanted gaps of what was found."""
    book = findings.book
    scopes = _scopes(book, wanted)
    every = lives(findings.found.findings, steps, book.on)
    kept = (gap for gap in every if _is_wanted(gap, wanted) and all(scope.holds(gap) for scope in scopes))
    gaps = ordered(kept, findings.coming, scopes[0] if scopes else None)
    return GapsNow(book.on, gaps, findings.found.failed, findings.coming)


def gaps_now(reader: Reader, wanted: WantedGaps, limits: ForceLimits, moment: datetime) -> GapsNow:
    """The wanted gaps as at a moment.

    Raises:
        InputError: If they are wanted of a unit that is not on record.
    """
    found = _findings_wanted(reader, wanted, limits, moment)
    if wanted.unit:
        require_unit(found.book, wanted.unit)
    return gaps_of(found, reader.ask(gap_steps()), wanted)


def _findings_wanted(reader: Reader, wanted: WantedGaps, limits: ForceLimits, moment: datetime) -> Findings:
    shared = wanted.officer or wanted.unit or wanted.beat or wanted.visit or wanted.meeting
    about = "" if shared else wanted.about
    return findings_at(reader, limits, moment, rule=wanted.rule, about=about)


def gaps_between(
    reader: Reader, wanted: WantedGaps, limits: ForceLimits, moments: tuple[datetime, datetime]
) -> GapsNow:
    """The gaps that opened between two moments, and those that closed."""
    after = gaps_now(reader, wanted.of_any_state, limits, moments[1])
    then = reader.at(View(as_at=moments[0]))
    before = gaps_of(_findings_wanted(then, wanted, limits, moments[0]), then.ask(gap_steps()), wanted)
    return changed(before, after, wanted.statuses)


def changed(before: GapsNow, after: GapsNow, statuses: tuple[Status, ...]) -> GapsNow:
    """What opened and what closed between two days; a rule that failed on either may hide both.

    `after` holds gaps of any state: one that was decided since stands among the closed ones as it stands now.
    """
    then, now = {gap.key for gap in before.gaps}, {gap.key: gap for gap in after.gaps}
    listed = {key for key, gap in now.items() if not statuses or gap.status in statuses}
    return after._replace(
        gaps=tuple(gap for key, gap in now.items() if key in listed and key not in then),
        closed=tuple(_as_it_stands(gap, now.get(gap.key)) for gap in before.gaps if gap.key not in listed),
        failed=(*before.failed, *after.failed),
    )


def _as_it_stands(gap: Gap, now: Gap | None) -> Gap:
    """A gap of an earlier day as it is today; of one that no rule finds any longer, what was found then."""
    return now if now and now.finding else gap.model_copy(update={"status": Status.CLOSED, "reopened": ""})


def _scopes(book: Casebook, wanted: WantedGaps) -> list[Scope]:
    """Whose lists are wanted, those first in which somebody is in the room."""
    made = (
        (wanted.visit, of_visit),
        (wanted.meeting, of_meeting),
        (wanted.officer, of_officer),
        (wanted.unit, of_unit),
        (wanted.beat, of_beat),
    )
    scopes = [scope(book, of) for of, scope in made if of]
    return [*scopes, of_person(wanted.about)] if wanted.about else scopes


def _is_wanted(gap: Gap, wanted: WantedGaps) -> bool:
    rules = {gap.on.rule, *(part.rule for part in gap.parts)}
    if wanted.rule and wanted.rule not in rules:
        return False
    if wanted.audience and not any(wanted.audience in catalogue()[rule].rule.audience for rule in rules):
        return False
    return not wanted.statuses or gap.status in wanted.statuses
