"""An example of a rule with one of its dates known in part, beside every way to read that date.

The oracle is the rule itself on whole days: what it says of a part-date must hold however the part-date is read. All
variants of an example stand in one world, each with keys of its own, so that a rule is asked once for each day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from analysis.gaps.catalogue import catalogue
from analysis.gaps.finding import Decided, Finding
from analysis.gaps.reading import casebook_of
from analysis.gaps.run import find_gaps
from tests.analysis.gaps.books import book_of, held_of
from tests.analysis.gaps.replays import apart, rows_of
from tests.builders import drafts_of, is_refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from analysis.gaps.rule import Example
    from graph.drafts import Draft
    from tests.analysis.gaps.replays import Row, Told

WHOLE = re.compile(r"^\d{4}-\d{2}-\d{2}")
DAY = len("2026-03-01")
CLOCKS = frozenset({"recorded_at"})
"""When a system took a row in is a moment that it knows; nobody gives a part of it."""
FAR = 0.005
"""Degrees of latitude between two variants: 550 metres, further than any rule looks, and all of them in the country."""
ONE_DAY = timedelta(days=1)
EITHER = "device-"
"""Of several devices beyond a limit any may be the one that is named."""


class Cell(NamedTuple):
    """One date of an example: where it stands, and what it says."""

    table: str
    place: int
    column: str
    text: str

    def told(self, rows: Told, text: str) -> Told:
        """The rows with another text in this cell; a time of day is lost, as it is with the day that it belongs to."""
        held = [row | {self.column: text} if at == self.place else row for at, row in enumerate(rows[self.table])]
        return {**rows, self.table: held}


class Verdict(NamedTuple):
    """What a rule makes of the part-dates of its examples.

    Attributes:
        denied: Where it claims or keeps silent about what some reading denies.
        decided_by: The cells whose part made it undecided or gave it a range of days.
    """

    denied: tuple[str, ...]
    decided_by: tuple[str, ...]


class World(NamedTuple):
    """The variants of one example, and whose each thing is: the cell with its text, and the example's own thing."""

    drafts: Sequence[Draft]
    owners: Mapping[str, tuple[tuple[Cell, str], str]]


def verdict(name: str) -> Verdict:
    """Try every part-date of every example of a rule, on its day and on the days about its limit."""
    denied: list[str] = []
    decided_by: list[str] = []
    for number, example in enumerate(catalogue()[name].rule.examples):
        rows = rows_of(example)
        days = _days_to_ask(name, example, rows)
        # What stands before every example is tried in the first of them.
        cells = [cell for cell in _cells(rows) if not number or cell.table in example.tables]
        held = held_of((world := _world(rows, cells, days)).drafts)
        for day in days:
            found = find_gaps(casebook_of(held, day), only=[name])
            assert found.failed == ()
            by_variant = _by_variant(world, found.findings)
            for cell in cells:
                reads = {part: _readings(rows, cell, part, days) for part in _parts(cell)}
                bad, matters = _judged(cell, by_variant, reads, day)
                denied += [f"{name} {words}" for words in bad]
                decided_by += matters
    return Verdict(tuple(denied), tuple(dict.fromkeys(decided_by)))


def _days_to_ask(name: str, example: Example, rows: Told) -> list[date]:
    """The example's day, the last day in time, and the first that is late."""
    found = find_gaps(book_of(rows, example.as_at), only=[name]).findings
    limits = [each.due_latest for each in found if each.due_latest is not None][:1]
    return sorted({example.as_at, *limits, *(limit + ONE_DAY for limit in limits)})


def _cells(rows: Told) -> Iterator[Cell]:
    for table, held in rows.items():
        for place, row in enumerate(held):
            dated = (name for name, text in row.items() if name not in CLOCKS and WHOLE.match(text))
            yield from (Cell(table, place, name, row[name]) for name in dated)


def _parts(cell: Cell) -> tuple[str, str]:
    return cell.text[:7], cell.text[:4]


def _readings(rows: Told, cell: Cell, part: str, days: Sequence[date]) -> list[str]:
    """The first and the last day of a part, the example's own, and the days that are asked about, as far as in it.

    What the layout refuses is no reading.
    """
    month = int(part[5:7] or 12)
    last = f"{part[:4]}-{month:02}-{monthrange(int(part[:4]), month)[1]}"
    inside = (day.isoformat() for day in days)
    every = {f"{part}-01-01"[:DAY], last, cell.text[:DAY], *(day for day in inside if day.startswith(part))}
    return sorted(day for day in every if not is_refused(cell.table, cell.told(rows, day)[cell.table][cell.place]))


def _world(rows: Told, cells: Sequence[Cell], days: Sequence[date]) -> World:
    drafts: list[Draft] = []
    owners: dict[str, tuple[tuple[Cell, str], str]] = {}
    own = {(table, place): _things(table, row) for table, held in rows.items() for place, row in enumerate(held)}
    count = 0
    # A zone with corners stays where it is, and so must what lies in it.
    far = 0.0 if any("polygon" in row for row in rows.get("conditions", ())) else FAR
    for cell in cells:
        texts = dict.fromkeys(text for part in _parts(cell) for text in (part, *_readings(rows, cell, part, days)))
        for text in texts:
            count += 1
            for table, held in cell.told(rows, text).items():
                for place, row in enumerate(held):
                    made = _drafts(table, _own_keys(row, f"V{count}", count * far))
                    drafts += made
                    pairs = zip(_ids(made), own[table, place], strict=True)
                    owners |= {one: ((cell, text), other) for one, other in pairs if one != other}
    return World(drafts, owners)


def _own_keys(row: Row, mark: str, north: float) -> Row:
    """Keys of its own, and where things are compared by name or place, a name and a place that no other variant has."""
    named = {name: f"{mark} {row[name]}" for name in ("station", "uprn") if row.get(name)}
    moved = {"latitude": f"{float(row['latitude']) + north:.4f}"} if row.get("latitude") else {}
    return apart(row, mark) | named | moved


def _things(table: str, row: Row) -> list[str]:
    return _ids(_drafts(table, row))


def _ids(drafts: Sequence[Draft]) -> list[str]:
    return [node.id for draft in drafts for node in (draft.about, *draft.mints, *draft.needs)]


def _drafts(table: str, row: Row) -> list[Draft]:
    return drafts_of({table: [row]})


def _by_variant(world: World, findings: Sequence[Finding]) -> Mapping[tuple[Cell, str], list[tuple[Finding, str]]]:
    """The findings that stay within one variant, each with what it is about in the words of the example."""
    held: defaultdict[tuple[Cell, str], list[tuple[Finding, str]]] = defaultdict(list)
    for finding in findings:
        known = [world.owners[one] for one in finding.subject_ids if one in world.owners]
        if len({owner for owner, _ in known}) == 1:
            about = " ".join((*sorted(other for _, other in known if not other.startswith(EITHER)), finding.item))
            held[known[0][0]].append((finding, about))
    return held


def _judged(
    cell: Cell, found: Mapping[tuple[Cell, str], list[tuple[Finding, str]]], parts: Mapping[str, list[str]], day: date
) -> tuple[list[str], list[str]]:
    """What some reading denies, and the parts that left something open or gave a range."""
    denied, matters = [], []
    for part, readings in parts.items():
        # What is on record as done was done by the day that is asked about.
        past = cell.text[:DAY] <= day.isoformat()
        reads = [each for each in readings if not past or each <= day.isoformat()]
        whole = {read: _outcome(found.get((cell, read), [])) for read in reads}
        findings = found.get((cell, part), [])
        told = _outcome(findings)
        where = f"{cell.table}.{cell.column}={part} on {day}"
        for about in sorted({about for outcome in (told, *whole.values()) for about in outcome}):
            against = [read for read, outcome in whole.items() if _denies(told.get(about), outcome.get(about))]
            word = told[about].value if about in told else "nothing"
            denied += [f"{where}: {word}, but not as {', '.join(against)} ({about})"] if against else []
        ranged = any(each.due_earliest != each.due_latest for each, _ in findings)
        gap = any(Decided.GAP in outcome.values() for outcome in whole.values())
        matters += [where] if gap and (ranged or Decided.UNDECIDED in told.values()) else []
    return denied, matters


def _denies(said: Decided | None, whole: Decided | None) -> bool:
    """A claim holds for every reading; silence holds where no reading gives a gap; what is open denies nothing."""
    if said is Decided.UNDECIDED:
        return False
    return (said is Decided.GAP) != (whole is Decided.GAP)


def _outcome(findings: Sequence[tuple[Finding, str]]) -> dict[str, Decided]:
    """By what it is about; a gap where any finding about one thing is one."""
    outcome = {about: each.decided for each, about in findings}
    return outcome | {about: each.decided for each, about in findings if each.decided is Decided.GAP}
