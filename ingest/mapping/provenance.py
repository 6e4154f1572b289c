"""The provenance of a row: who said it, when and how sure, and what it says of its own restrictions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from graph.access import Restrictions
from graph.drafts import Bounds
from graph.grading import Grading, GradingError, parse_grading
from graph.instants import UnreadableInstantError, parse_instant
from graph.keys import BY_HAND, is_node_id, node_id
from graph.knowledge import KnowledgeState, state_of
from graph.model.row import FieldKind, FieldSpec
from graph.partdates import PartDate, UnreadableDateError, parse_part_date
from graph.vocabulary import StatementKind, Strength
from ingest.mapping.cells import LIST_SEPARATOR, ReadCell, plain_code, reader_of
from ingest.mapping.columns import MISSING, Cells, Columns
from ingest.mapping.spec import GradingSpec, ProvenanceSpec

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CACHED_PROVENANCE = 16_384
SEPARATES_COMPARTMENTS = frozenset("+|")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_STATEMENTS = {kind.value: kind.value for kind in StatementKind}
_STRENGTHS = {strength.value: strength.value for strength in Strength}


class Said(NamedTuple):
    """What the provenance columns of a row say.

    Attributes:
        restrictions: What it says of its own restrictions; None where that cannot be read.
        problems: Why the row cannot be used: its grading or its restrictions do not exist.
        states: `column=state` for cells that hold no value.
        unreadable: `column=text` for cells that cannot be read.
        canonical: The whole in one spelling.
    """

    report: str | None = None
    report_ref: str | None = None
    grade: str | None = None
    conditions: str | None = None
    recorded: int | None = None
    recorded_by: str | None = None
    statement: str | None = None
    strength: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    bounds: Bounds = Bounds()
    restrictions: Restrictions | None = Restrictions()
    problems: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    canonical: str = ""


NOTHING_SAID = Said()


def period_readers(spec: ProvenanceSpec) -> Mapping[str, ReadCell]:
    """What reads the columns of a period, for a key that one of them is part of to be one key in every spelling."""
    read = reader_of(FieldSpec(FieldKind.DATE))
    return dict.fromkeys((*spec.valid_from, *spec.valid_to), read)


class ProvenanceReader:
    """Reads the provenance of the rows of one table."""

    def __init__(
        self,
        spec: ProvenanceSpec,
        columns: Columns,
        grading: GradingSpec | None,
        *,
        source: str,
        fields: frozenset[int],
    ) -> None:
        self._source = source
        self._columns = columns
        # A column that is a field of the record as well is told of there, and once is enough.
        self._told_elsewhere = fields
        self._places = [(part, columns.present(getattr(spec, part))) for part in ProvenanceSpec.model_fields]
        parts = grading.model_dump().values() if grading else ()
        self._grading = tuple(map(columns.place_of, parts))
        places = {place for _, places in self._places for place in places} | set(self._grading)
        self._used = tuple(sorted(places - {MISSING}))
        # No `lru_cache` around a method: in a ring with its reader, what a table remembers stays for the whole load.
        self._known: dict[tuple[str, ...], Said] = {}

    @property
    def says_nothing(self) -> bool:
        """Whether the file has no column of provenance at all, so that no row of it can be restricted."""
        return not self._used

    def report_of(self, cells: Cells) -> str:
        """The reference of the report that a row cites, as it is written; blank where it cites none."""
        place = self._first(cells, self._places[0][1])
        return cells[place]

    def of(self, cells: Cells) -> Said:
        """The provenance of one row."""
        if not self._used:
            return NOTHING_SAID
        told = tuple([cells[place] for place in self._used])
        if not any(told):
            return NOTHING_SAID
        known = self._known.get(told)
        return self._remembered(told) if known is None else known

    def _remembered(self, told: tuple[str, ...]) -> Said:
        if len(self._known) >= CACHED_PROVENANCE:
            self._known.clear()
        self._known[told] = said = self._read(told)
        return said

    def _read(self, told: tuple[str, ...]) -> Said:
        cells = [""] * (len(self._columns.headers) + 1)
        for place, cell in zip(self._used, told, strict=True):
            cells[place] = cell
        chosen = {part: self._first(cells, places) for part, places in self._places}
        elsewhere = {part for part, place in chosen.items() if place in self._told_elsewhere}
        notes = _Notes({part: cells[place] for part, place in chosen.items()}, elsewhere)
        grading = notes.grading(tuple(cells[place] for place in self._grading))
        restrictions = notes.restrictions(grading)
        begin, end = notes.day("valid_from"), notes.day("valid_to")
        if begin and end and end.certainly_before(begin):
            notes.problems.append("The period ends before it begins: correct valid_from or valid_to.")
        report = notes.text("report")
        return Said(
            report=self._report_id(report) if report else None,
            report_ref=report,
            grade=str(grading) if grading else None,
            conditions=notes.text("conditions"),
            recorded=notes.moment("recorded_at"),
            recorded_by=notes.text("recorded_by"),
            statement=notes.code("statement", _STATEMENTS),
            strength=notes.code("strength", _STRENGTHS),
            valid_from=begin.text if begin else None,
            valid_to=end.text if end else None,
            bounds=_bounds(begin, end),
            restrictions=restrictions,
            problems=tuple(notes.problems),
            states=tuple(notes.states),
            unreadable=tuple(notes.unreadable),
            canonical="\0".join(notes.canonical),
        )

    def _report_id(self, report: str) -> str:
        if self._source == BY_HAND and any(is_node_id(kind, report) for kind in ("Report", "ReportItem")):
            return report
        return node_id("Report", self._source, report)

    @staticmethod
    def _first(cells: Cells, places: Sequence[int]) -> int:
        return next((place for place in places if cells[place]), MISSING)


class _Notes:
    """What is found out about the provenance cells of one row."""

    def __init__(self, cells: dict[str, str], elsewhere: set[str]) -> None:
        self._cells = cells
        self._elsewhere = elsewhere
        self.problems: list[str] = []
        self.states: list[str] = []
        self.unreadable: list[str] = []
        self.canonical: list[str] = []

    def text(self, part: str) -> str | None:
        cell = self._value(part)
        return self._say(part, cell) if cell else None

    def day(self, part: str) -> PartDate | None:
        cell = self._value(part)
        try:
            day = parse_part_date(cell) if cell else None
        except UnreadableDateError:
            self._cannot_read(part)
            return None
        if day:
            self._say(part, day.canonical)
        return day

    def moment(self, part: str) -> int | None:
        cell = self._value(part)
        try:
            moment = parse_instant(cell) if cell else None
        except UnreadableInstantError:
            self._cannot_read(part)
            return None
        if moment is None:
            return None
        self._say(part, moment.canonical)
        # Of a day alone the end counts: what was known on a day must not be claimed for the hours before.
        return (moment.latest - _EPOCH) // _MILLISECOND

    def code(self, part: str, codes: dict[str, str]) -> str | None:
        cell = self._value(part)
        code = codes.get(plain_code(cell)) if cell else None
        if cell and code is None:
            self._cannot_read(part)
        return self._say(part, code) if code else None

    def grading(self, parts: tuple[str, ...]) -> Grading | None:
        cell = self._value("grade")
        try:
            grading = _grading_of(parts, cell) if cell or any(parts) else None
        except GradingError as error:
            self.problems.append(str(error))
            return None
        if grading is not None:
            self._say("grade", str(grading))
        return grading

    def restrictions(self, grading: Grading | None) -> Restrictions | None:
        graded = not self.problems
        cell = self._value("compartments")
        names = frozenset(filter(None, map(str.strip, cell.split(LIST_SEPARATOR)))) if cell else None
        if names and any(SEPARATES_COMPARTMENTS & set(name) for name in names):
            self.problems.append("A compartment's name holds `+` or `|`: separate compartments with `;`.")
            return None
        if names:
            self._say("compartments", LIST_SEPARATOR.join(sorted(names)))
        return _restrictions(grading, names or None) if graded else None

    def _value(self, part: str) -> str:
        cell = self._cells[part]
        state = state_of(cell) if cell else None
        if state is None:
            return cell
        if part not in self._elsewhere:
            self.states.append(f"{part}={state.value}")
        self._say(part, f"?{state.value}")
        return ""

    def _cannot_read(self, part: str) -> None:
        if part not in self._elsewhere:
            self.unreadable.append(f"{part}={self._cells[part]}")
            self.states.append(f"{part}={KnowledgeState.UNREADABLE.value}")
        self._say(part, self._cells[part])

    def _say(self, part: str, canonical: str) -> str:
        self.canonical.append(f"{part}={canonical}")
        return canonical


def _grading_of(parts: tuple[str, ...], cell: str) -> Grading:
    """The grading in columns of its own where they say anything, else in one cell."""
    return Grading.of(*parts[:3], action=parts[3], sanitisation=parts[4]) if any(parts) else parse_grading(cell)


@lru_cache(maxsize=CACHED_PROVENANCE)
def _restrictions(grading: Grading | None, compartments: frozenset[str] | None) -> Restrictions:
    if grading is None:
        return Restrictions(compartments=compartments)
    return Restrictions(
        compartments=compartments,
        handling=grading.handling.value,
        action=grading.action.value if grading.action else None,
        sanitisation=grading.sanitisation.value if grading.sanitisation else None,
    )


def _bounds(begin: PartDate | None, end: PartDate | None) -> Bounds:
    return Bounds(
        begin.earliest.isoformat() if begin else None,
        begin.latest.isoformat() if begin else None,
        end.earliest.isoformat() if end else None,
        end.latest.isoformat() if end else None,
    )
