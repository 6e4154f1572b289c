"""Ties as one viewer may see them: who is tied to whom or what, when, how firmly, on what grading and whose word."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from graph.drafts import Bounds
from graph.links import LINK_TYPES
from graph.partdates import PartDate, parse_part_date
from graph.periods import Period
from graph.vocabulary import Strength

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.reading.columns import Columns

REPORT_FIELDS = ("origin_id", "source_grade", "info_grade", "handling_code")
ITEM_FIELDS = ("source_grade", "info_grade", "handling_code")


class Tie(NamedTuple):
    """One assertion that a person is tied to a person or to something that people share.

    Attributes:
        id: The assertion.
        type: A name from `graph.links.SOCIAL`.
        kind: Which sort of it, or empty.
        start: The person.
        end: The other person, or what is shared.
        record: The record that asserts it.
        recorded: When that was recorded, milliseconds since 1970 UTC.
        strength: A `Strength` value, or empty.
        grade: The grading it goes by, its record's or its report's; empty where there is none.
        report: The report or item that it rests on, or empty.
        origin: Where its information first came from, or empty where that is not recorded.
        bounds: When it holds.
    """

    id: str
    type: str
    kind: str
    start: str
    end: str
    record: str
    recorded: int
    strength: str = ""
    grade: str = ""
    report: str = ""
    origin: str = ""
    bounds: Bounds = Bounds()

    @property
    def is_refuted(self) -> bool:
        """Whether its source says that this is not so."""
        return self.strength == Strength.REFUTED

    @property
    def joins_people(self) -> bool:
        """Whether both its ends are people."""
        return LINK_TYPES[self.type].end == "Person"

    @property
    def words(self) -> str:
        """What it is, in words: `associated with (friend)`.

        >>> Tie("t", "USES_PHONE", "", "p", "n", "r", 0).words
        'uses phone'
        """
        sort = f" ({self.kind.replace('_', ' ')})" if self.kind else ""
        return f"{LINK_TYPES[self.type].forward}{sort}"

    @property
    def period(self) -> Period:
        """When it holds, as far as is recorded."""
        bounds = self.bounds
        return Period(_day(bounds.from_earliest, bounds.from_latest), _day(bounds.to_earliest, bounds.to_latest))


class Cited(NamedTuple):
    """What is known of the reports and items that ties rest on, as far as they may be seen.

    Attributes:
        grades: Grading by report or item.
        origins: Origin by report or item; an item has its report's.
    """

    grades: Mapping[str, str]
    origins: Mapping[str, str]


def cited(reports: Columns, items: Columns, item_of: Columns) -> Cited:
    """Read gradings and origins from the columns of reports, of items, and of which item is whose."""
    origins = {about: origin for about, origin in _pairs(reports, "about", "origin_id") if origin}
    whole = dict(_pairs(item_of, "start", "end"))
    origins |= {item: origins[report] for item, report in whole.items() if report in origins}
    return Cited(dict(_grades(reports)) | dict(_grades(items)), origins)


def ties_in(link_type: str, columns: Columns, known: Cited) -> Iterator[Tie]:
    """The ties of one type."""
    rows = {name: columns.column(name) for name in columns.names}
    for place in range(len(columns)):
        row = {name: values[place] for name, values in rows.items()}
        yield Tie(
            *(row["id"], link_type, row["kind"], row["start"], row["end"], row["record"], row["recorded"]),
            row["strength"],
            row["grade"] or known.grades.get(row["report"], ""),
            row["report"],
            known.origins.get(row["report"], ""),
            Bounds(*(row[name] or None for name in Bounds._fields)),
        )


def _grades(columns: Columns) -> Iterator[tuple[str, str]]:
    parts = (columns.column(name) for name in ("about", *ITEM_FIELDS))
    for about, source, information, handling in zip(*parts, strict=True):
        if source and information:
            yield about, f"{source}{information}{handling or ''}"


def _pairs(columns: Columns, one: str, other: str) -> Iterator[tuple[str, str]]:
    return zip(columns.column(one), columns.column(other), strict=True)


def _day(earliest: str | None, latest: str | None) -> PartDate | None:
    """The date that means just these days, as short as it can be written; the words of the source stand elsewhere."""
    if earliest is None or latest is None:
        return None
    first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
    middle = (first + (last - first) / 2).isoformat()
    written = (middle, middle[:7], middle[:4], f"c. {middle}", f"c. {middle[:7]}", f"c. {middle[:4]}")
    found = (parse_part_date(text) for text in written)
    meant = next((each for each in found if (each.earliest, each.latest) == (first, last)), None)
    return meant or PartDate(written[-1], written[-1], first, last, approximate=True)
