"""One district while it is being made: what stands in it so far, so that later stages can refer to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.invented.draw import Draw

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ingest.invented.answer_key import AnswerKey
    from ingest.invented.intelligence import ReportLog
    from ingest.invented.places import Town
    from ingest.invented.sizes import Size
    from ingest.invented.write import Extract

_PRISONS = (
    "HMP Tarnmoor",
    "HMP Skirlgate",
    "HMP Great Lintel",
    "HMP Umberfell",
    "HMP Cinderholm",
    "HMP/YOI Wimblesedge",
)


@dataclass(frozen=True, slots=True)
class Place:
    """An address that stands in the extract."""

    id: str
    line1: str
    line2: str
    town: str
    postcode: str
    latitude: float
    longitude: float
    beat: str
    kind: str

    @property
    def words(self) -> str:
        """The address as it stands in the text of a report."""
        return f"{self.line1}, {self.town}"


@dataclass(slots=True)
class Household:
    """People who live together, and the pseudonyms of the children there."""

    home: Place
    members: list[Nominal] = field(default_factory=list)
    children: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Stay:
    """A period at an address or in an establishment; no end means that it lasts."""

    place: Place
    kind: str
    began: date
    ended: date | None


@dataclass(slots=True, eq=False)
class Nominal:
    """A person that stands in the extract."""

    id: str
    surname: str
    forenames: str
    sex: str
    born: date
    household: Household
    tie: str
    """What the person is to the first of the household: head, partner, child, parent, lodger."""
    is_managed: bool = False
    case: Case | None = None
    scripted: bool = False
    """Whether the walk-through tells this person's story, so that no stage may add to it by chance."""
    pnc_id: str = ""
    stays: list[Stay] = field(default_factory=list)
    custody: list[Stay] = field(default_factory=list)
    things: list[tuple[str, str, str]] = field(default_factory=list)
    """What the person uses: kind of mention, key, words."""

    @property
    def words(self) -> str:
        """The person as it stands in the text of a report."""
        return f"{self.surname.upper()}, {self.forenames}" if self.forenames else self.surname.upper()

    def age(self, today: date) -> int:
        """Years of age."""
        return (today - self.born).days // 365


@dataclass(slots=True)
class Case:
    """How a person is managed."""

    type: str
    mode: str
    priority: str
    level: int
    officer: Officer
    began: date
    convicted: date
    disposal: str
    months: int | None
    interval_days: int
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class Officer:
    """A member of staff."""

    id: str
    name: str
    unit: str


@dataclass(slots=True)
class District:
    """What has been made of one district so far."""

    number: int
    seed: int
    size: Size
    today: date
    extract: Extract
    key: AnswerKey
    prisons: dict[str, Place]
    """Where people of every district are sent to: made by the first one."""
    towns: list[Town] = field(default_factory=list)
    beats: list[str] = field(default_factory=list)
    stations: list[str] = field(default_factory=list)
    hostels: list[Place] = field(default_factory=list)
    workplaces: list[Place] = field(default_factory=list)
    managers: list[Officer] = field(default_factory=list)
    patrol: list[Officer] = field(default_factory=list)
    supervisors: list[Officer] = field(default_factory=list)
    agency_people: dict[str, str] = field(default_factory=dict)
    organisations: list[tuple[str, str, str]] = field(default_factory=list)
    households: list[Household] = field(default_factory=list)
    people: list[Nominal] = field(default_factory=list)
    ties: list[tuple[Nominal, Nominal]] = field(default_factory=list)
    _tied: set[tuple[str, str]] = field(default_factory=set)
    pairs: list[tuple[Nominal, Nominal]] = field(default_factory=list)
    """Pairs that are set aside to be tied by nothing but a shared thing."""
    reserved: set[str] = field(default_factory=set)
    """People whose links are planted: no stage may tie them to each other by chance."""
    log: ReportLog = field(init=False)
    _counters: dict[str, int] = field(default_factory=dict)

    def draw(self, concern: str) -> Draw:
        """A stream of chance for one concern, so that a change in one leaves the others as they were."""
        return Draw(f"{self.seed}/{self.number}/{concern}", self.today)

    def new_id(self, prefix: str) -> str:
        """The next key of a kind."""
        count = self._counters.get(prefix, 0) + 1
        self._counters[prefix] = count
        return f"{prefix}{self.number:03d}{count:05d}"

    @property
    def prison_names(self) -> tuple[str, ...]:
        """The establishments that people of this district are sent to; other districts use them too."""
        return _PRISONS

    @property
    def managed(self) -> list[Nominal]:
        """People under management whose story is left to chance."""
        return [person for person in self.people if person.is_managed and not person.scripted]

    @property
    def others(self) -> list[Nominal]:
        """Everybody else whose story is left to chance."""
        return [person for person in self.people if not person.is_managed and not person.scripted]

    def tied(self, person: Nominal, other: Nominal) -> None:
        """Remembers that two people are openly tied."""
        self.ties.append((person, other))
        self._tied.add((person.id, other.id))
        self._tied.add((other.id, person.id))

    def are_tied(self, person: Nominal, other: Nominal) -> bool:
        """Whether two people are openly tied already, or are one."""
        return person is other or (person.id, other.id) in self._tied


def joined(parts: Iterable[str]) -> str:
    """Several values in one cell."""
    return ";".join(part for part in parts if part)
