"""One person's offending as documents: its order, ways in, times, places and geographic profile."""

from __future__ import annotations

from calendar import month_name

from analysis.counted import counted
from ui.answers.made import MadeAnswer
from ui.answers.statements import Answer, ThingAnswer
from ui.terminal import MARKING


class StepAnswer(Answer):
    """One offence in its order; `gravity` is the longest sentence the law allows, `days_since` from fewest to most."""

    offence: ThingAnswer
    when: str
    part: str
    gravity: str
    contact: bool | None
    days_since: tuple[int, int] | None
    changes: tuple[str, ...]
    victims: str
    reached: dict[str, str]
    evidence: tuple[str, ...]


class OpeningAnswer(Answer):
    """Something on record through which a way in may be open."""

    thing: ThingAnswer
    words: str
    evidence: tuple[str, ...]


class WayAnswer(Answer):
    """One way in: in how many offences it was used, and what is on record of it now."""

    way: str
    used: int
    now: str
    openings: tuple[OpeningAnswer, ...]


class SequenceAnswer(Answer):
    """Offences in order, what changed, how victims were reached, and where the same way in is open now."""

    marking: str = MARKING
    made: MadeAnswer
    person: ThingAnswer
    verdict: str
    steps: tuple[StepAnswer, ...]
    undated: tuple[StepAnswer, ...]
    ways: tuple[WayAnswer, ...]
    caveats: tuple[str, ...]


class HeldAnswer(Answer):
    """An offence whose time meets a time in custody or on a tag."""

    offence: ThingAnswer
    words: str
    evidence: tuple[str, ...]


class TimesAnswer(Answer):
    """`week` has seven rows from Monday and 24 columns of hours; windows are shared out over the hours they span."""

    marking: str = MARKING
    made: MadeAnswer
    person: ThingAnswer
    offences: int
    dated: int
    vague: int
    week: tuple[tuple[float, ...], ...]
    months: tuple[int, ...]
    interval_days: tuple[float, ...]
    held: tuple[HeldAnswer, ...]
    notes: tuple[str, ...]
    caveats: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Of how many a time is known, how many stand in the week, and how far apart they were."""
        known = f"A time is known of {self.dated} of {counted(self.offences, 'offence')}."
        vague = counted(self.vague, "is", "are")
        left_out = f"{vague} known only to a week or longer, and not in the picture of the week." if self.vague else ""
        apart = ", ".join(f"{gap:,.0f}" for gap in self.interval_days) or "none"
        middle = ", each counted from the middle of what is known" if self.vague else ""
        months = ", ".join(f"{name} {count}" for name, count in zip(month_name[1:], self.months, strict=True) if count)
        begun = f"Months in which they began: {months}." if months else ""
        return tuple(filter(None, (known, left_out, f"Days between one and the next{middle}: {apart}.", begun)))


class SpotAnswer(Answer):
    """Where an offence was; `record` says so."""

    offence: ThingAnswer
    when: str
    latitude: float
    longitude: float
    record: str


class JourneyAnswer(Answer):
    """How far an offence was from a home; `certain` where it was certainly theirs on the day."""

    offence: ThingAnswer
    home: ThingAnswer
    km: float
    certain: bool
    evidence: tuple[str, ...]


class CellAnswer(Answer):
    """A hexagon by its H3 index; `density` is a share of the highest."""

    h3: str
    density: float
    offences: int


class AgainAnswer(Answer):
    """Two offences at one place, or nearly."""

    one: ThingAnswer
    other: ThingAnswer
    km: float


class LegAnswer(Answer):
    """From one offence to the next in time: how far, and after how many days; fields as in `routes.Leg`."""

    one: ThingAnswer
    other: ThingAnswer
    km: float
    days: tuple[float, float]
    certain: bool

    @property
    def words(self) -> str:
        """How far, and after how long, in words."""
        fewest, most = (f"{each:,.0f}" for each in self.days)
        after = fewest if fewest == most else f"{fewest} to {most}"
        days = "day" if after == "1" else "days"
        return f"{self.km} km, after {after} {days}" + ("" if self.certain else ", which came first is not certain")


class PlacesAnswer(Answer):
    """Where the offences were, how far from home, which places again, the route, and where they lie densest."""

    marking: str = MARKING
    made: MadeAnswer
    person: ThingAnswer
    spots: tuple[SpotAnswer, ...]
    journeys: tuple[JourneyAnswer, ...]
    median_km: float | None
    again: tuple[AgainAnswer, ...]
    route: tuple[LegAnswer, ...]
    cells: tuple[CellAnswer, ...]
    bandwidth_km: float
    notes: tuple[str, ...]
    caveats: tuple[str, ...]


class RaisedAnswer(Answer):
    """A gap that an analysis raises itself: what was lacking, the words to ask, and what would close it."""

    rule: str
    title: str
    severity: str
    compared: str
    question: str
    closes: str
    asks: str
    basis: str
    evidence: tuple[str, ...]


class ProfileAnswer(Answer):
    """A geographic profile, or why there is none.

    Attributes:
        valid: Whether nothing on record speaks against the conditions of the method.
        why_not: What does.
        gap: The same as the gap that it is; null where the profile is valid.
        assumed: Which conditions nobody can check on records.
        grid: Rows from south to north of search priority: 1 is searched first.
        corners: South-west and north-east of the grid, latitude and longitude.
        hit_share: The share of the area searched before the known home; null without one.
    """

    marking: str = MARKING
    made: MadeAnswer
    person: ThingAnswer
    offences: int
    valid: bool
    why_not: tuple[str, ...]
    gap: RaisedAnswer | None
    assumed: tuple[str, ...]
    grid: tuple[tuple[float, ...], ...]
    corners: tuple[tuple[float, float], tuple[float, float]] | None
    buffer_km: float | None
    hit_share: float | None
    notes: tuple[str, ...]
    caveats: tuple[str, ...]
