"""The rows of an invented country as drafts: what an import of every force's files would hand to the writer.

Few people have very many links and most have few. Nine rows in ten carry the compartment of the area they are from,
so that somebody cleared for one of fifty areas sees about a fiftieth, and sees it together.
"""

from __future__ import annotations

from functools import cache
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import invented_names as names
from graph.access import Restrictions
from graph.drafts import UNBOUNDED, Bounds, Draft, LinkDraft, NodeDraft, Origin, RowPlace
from graph.keys import digest, line_id, node_id
from graph.vocabulary import AddressUse, AssociationKind, Strength

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.drafts import Stored

SOURCE = "national"
AREAS = 50
HUB = 0
"""The number of the address with very many links."""
STEEPNESS = 1.6
_BEGUN = 1_420_070_400_000
_DAYS = 4_300
_DAY_MS = 86_400_000


class Size(NamedTuple):
    """How large the country is."""

    persons: int
    links: int
    hub: int

    def count_of(self, kind: str) -> int:
        """How many things of a kind there are: their number follows that of people."""
        share = {"Person": 1.0, "Address": 0.4, "Phone": 0.3, "Vehicle": 0.2, "Report": 0.06}
        return max(2 * AREAS, int(self.persons * share[kind]))


class Tie(NamedTuple):
    """One kind of link of the country: what it is, what asserts it, where it leads, and how many in a hundred."""

    type: str
    model: str
    kind: str
    share: int


TIES = (
    Tie("AT_ADDRESS", "Residence", "Address", 39),
    Tie("ASSOCIATED_WITH", "Association", "Person", 30),
    Tie("USES_PHONE", "Use", "Phone", 13),
    Tie("USES_VEHICLE", "Use", "Vehicle", 10),
    Tie("MENTIONS", "Mention", "Report", 8),
)


def person_id(number: int) -> str:
    """The id of a person by number."""
    return node_id("Person", SOURCE, f"P{number}")


def thing_id(kind: str, number: int) -> str:
    """The id of a thing by kind and number."""
    return node_id(kind, SOURCE, f"{kind[0]}{number}")


def somebody(random: Random, persons: int) -> int:
    """The number of a person: small numbers, which have many links, more often than large ones."""
    return int(persons * random.random() ** STEEPNESS)


class Country:
    """Makes the rows, the same ones for the same seed."""

    def __init__(self, size: Size, seed: int) -> None:
        self.size = size
        self._random = Random(seed)  # noqa: S311 - the same rows for the same seed
        self._surnames, self._forenames = names.surnames(), names.forenames()
        self._streets = names.streets()

    def things(self) -> Iterator[Draft]:
        """The rows that bring things into being, reports first."""
        for kind in ("Report", "Person", "Address", "Phone", "Vehicle"):
            yield from (self._thing(kind, number) for number in range(self.size.count_of(kind)))

    def links(self, tie: Tie) -> Iterator[Draft]:
        """The rows that tie things together by one kind of link."""
        count = self.size.links * tie.share // 100
        to_hub = self.size.hub if tie.type == "AT_ADDRESS" else 0
        for number in range(count):
            yield self._link(tie, number, at_hub=number < to_hub)

    def changes(self) -> bool:
        """Whether the next row has an earlier version that it supersedes: one in fifty has."""
        return self._random.random() < 0.02  # noqa: PLR2004 - said above

    def _thing(self, kind: str, number: int) -> Draft:
        area = number % AREAS
        values = getattr(self, f"_{kind.lower()}")(area)
        node = NodeDraft(kind, thing_id(kind, number))
        key = f"{kind[0]}{number}"
        return self._draft(f"{kind.lower()}s", kind, node, values, key=key, area=area, mints=(node,))

    def _link(self, tie: Tie, number: int, *, at_hub: bool) -> Draft:
        random, persons = self._random, self.size.persons
        one = somebody(random, persons)
        area = one % AREAS if random.random() < 0.9 else random.randrange(AREAS)  # noqa: PLR2004
        other = HUB if at_hub else self._other(tie, area)
        if tie.kind == "Person" and other == one:
            other = (one + AREAS) % persons
        start, end = thing_id("Person", one), thing_id(tie.kind, other)
        about = NodeDraft("Person", start)
        if tie.type == "MENTIONS":
            start, end, about = end, start, NodeDraft("Report", end)
        kind = self._kind(tie)
        values: dict[str, Stored] = {"kind": kind} if kind else {"item": "1"}
        link = LinkDraft(tie.type, start, end, kind)
        table = f"{tie.type.lower()}_rows"
        return self._draft(table, tie.model, about, values, key=f"{one}-{other}-{number}", area=area, links=(link,))

    def _other(self, tie: Tie, area: int) -> int:
        random, count = self._random, self.size.count_of(tie.kind)
        other = somebody(random, count) if tie.kind == "Person" else random.randrange(1, count)
        near = other - other % AREAS + area
        return near if random.random() < 0.85 and HUB < near < count else other  # noqa: PLR2004

    def _kind(self, tie: Tie) -> str | None:
        random = self._random
        match tie.model:
            case "Residence":
                return random.choice(tuple(AddressUse)).value
            case "Association":
                return random.choice(tuple(AssociationKind)).value
            case "Use":
                return random.choice(("user", "keeper", "owner"))
            case _:
                return None

    def _draft(  # noqa: PLR0913 - the parts of a row
        self,
        table: str,
        model: str,
        about: NodeDraft,
        values: dict[str, Stored],
        *,
        key: str,
        area: int,
        mints: tuple[NodeDraft, ...] = (),
        links: tuple[LinkDraft, ...] = (),
    ) -> Draft:
        random = self._random
        return Draft(
            line=line_id(SOURCE, table, key),
            digest=digest(key),
            table=table,
            model=model,
            about=about,
            values=values,
            states=("nino=refused",) if model == "Person" and random.random() < 0.3 else (),  # noqa: PLR2004
            unreadable=(),
            extras=(),
            origin=self._origin(key, area, tied=bool(links)),
            restrictions=_restrictions(area, random.randrange(10)),
            inherits=None,
            mints=mints,
            needs=(),
            links=links,
            stands_alone=not links,
            place=RowPlace(f"{table}.csv", random.randrange(2, 100_000), f"extract/{table}", ""),
        )

    def _origin(self, key: str, area: int, *, tied: bool) -> Origin:
        random = self._random
        number = random.randrange(self.size.count_of("Report"))
        cited = number - number % AREAS + area if random.random() < 0.3 else None  # noqa: PLR2004
        begun = f"{random.randint(2010, 2025)}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"
        return Origin(
            source=SOURCE,
            key=key,
            report=None if cited is None else thing_id("Report", cited),
            report_ref=None if cited is None else f"R{cited}",
            grade=random.choice(("1AP", "2BP", "1BC", "2CP", None)),
            recorded=_BEGUN + random.randrange(_DAYS) * _DAY_MS + random.randrange(_DAY_MS),
            recorded_by=f"officer {random.randrange(4_000)}",
            statement="fact",
            strength=random.choice(tuple(Strength)).value if tied else None,
            valid_from=begun if tied else None,
            bounds=Bounds(begun, begun) if tied else UNBOUNDED,
        )

    def _person(self, _: int) -> dict[str, Stored]:
        random = self._random
        both = random.random() < 0.5  # noqa: PLR2004
        given = self._forenames.draw(random)
        year = random.randint(1940, 2006)
        return {
            "surname": self._surnames.draw(random),
            "forenames": f"{given} {self._forenames.draw(random)}" if both else given,
            "sex": random.choice("MMMF"),
            "dob": f"{year}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}",
            "nationality": names.nationality(random),
            "pnc_id": f"{year + 18}/{random.randrange(10**7):07d}{random.choice('ABCDEFGH')}",
            "occupation": names.sentence(random, 1),
        }

    def _address(self, area: int) -> dict[str, Stored]:
        random = self._random
        return {
            "line1": f"{random.randint(1, 180)} {random.choice(self._streets)}",
            "town": names.town(area),
            "postcode": names.postcode(random, area),
            "uprn": f"999{random.randrange(10**9):09d}",
            "latitude": round(54 + random.random(), 6),
            "longitude": round(-3 + random.random(), 6),
        }

    def _phone(self, _: int) -> dict[str, Stored]:
        return {"number": names.phone(self._random)}

    def _vehicle(self, _: int) -> dict[str, Stored]:
        colour = self._random.choice(("blue", "red", "grey", "white"))
        return {"vrm": names.plate(self._random), "make": "Orrin", "model": "Vale", "colour": colour}

    def _report(self, _: int) -> dict[str, Stored]:
        random = self._random
        return {
            "origin_id": f"O{random.randrange(40_000)}",
            "title": names.sentence(random, 4),
            "text": names.sentence(random, 40),
            "source_grade": random.choice("123"),
            "info_grade": random.choice("ABC"),
            "handling_code": "P",
        }


def compartment(area: int) -> str:
    """The compartment of an area."""
    return f"area-{area:02d}"


@cache
def _restrictions(area: int, form: int) -> Restrictions:
    """Seven rows in ten say nothing of handling."""
    compartments = frozenset({compartment(area)})
    if form < 7:  # noqa: PLR2004 - said above
        return Restrictions(compartments=compartments)
    action, sanitisation = ("A2", "S1") if form == 9 else ("A1", "S2")  # noqa: PLR2004
    return Restrictions(compartments=compartments, handling="C", action=action, sanitisation=sanitisation)
