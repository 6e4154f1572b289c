"""The firing example of each rule as rows of one world: what the finding rests on apart from the rest.

Every rule's rows have keys of their own, so that the examples of all rules can be in one graph at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.gaps.catalogue import catalogue
from analysis.gaps.run import find_gaps
from graph.keys import version_id
from tests.analysis.gaps.books import book_of, tables_of
from tests.builders import drafts_of, key_columns

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from analysis.gaps.rule import Example
    from graph.drafts import Draft

Row = dict[str, str]
Told = dict[str, list[Row]]
OTHER_KEYS = ("ref_id", "covered_by", "item")
EARLY, LATE = "2001-01-01", "2005-01-01"
"""When the rows stand on record: the rest, and what the finding rests on, unless the example says otherwise."""
COMPARTMENT = "op-lantern-hollow"


class Replay(NamedTuple):
    """One firing example, taken apart.

    Attributes:
        rule: The rule.
        as_at: The day asked about.
        rest: The rows that the finding does not rest on.
        evidence: The rows that it rests on, and those that are nothing without them.
    """

    rule: str
    as_at: date
    rest: Told
    evidence: Told

    @property
    def withheld(self) -> Told:
        """The evidence in a compartment."""
        return {table: [row | {"compartments": COMPARTMENT} for row in rows] for table, rows in self.evidence.items()}

    @property
    def emptied(self) -> Told:
        """A later version of each row of the evidence that says nothing but its key."""
        later = {"recorded_at": "2039-01-01", "compartments": COMPARTMENT}
        return {table: [_bare(table, row) | later for row in rows] for table, rows in self.evidence.items()}

    @property
    def superseded(self) -> frozenset[str]:
        """The ids of the records that the emptied rows replace."""
        rows = [(table, row) for table, rows in self.evidence.items() for row in rows if _bare(table, row) != row]
        return frozenset(version_id(draft.line, 1) for table, row in rows for draft in _drafts(table, row))


def replays() -> list[Replay]:
    """A replay of every rule in force."""
    return [_replay(name) for name, built in catalogue().items() if built.condition]


def merged(parts: list[Told]) -> Told:
    """Rows of several worlds as one."""
    every: Told = {}
    for part in parts:
        for table, rows in part.items():
            every.setdefault(table, []).extend(rows)
    return every


def rows_of(example: Example) -> Told:
    """The rows of an example, each line once: as its last row has it."""
    rows = [(table, dict(row)) for table, held in tables_of(example).items() for row in held]
    return merged([{table: [row]} for table, row in {_line(*each): each for each in rows}.values()])


def _replay(name: str) -> Replay:
    example = next(each for each in catalogue()[name].rule.examples if each.gaps)
    rows = [(table, apart(row, name)) for table, held in rows_of(example).items() for row in held]
    whole = merged([{table: [row]} for table, row in rows])
    found = find_gaps(book_of(whole, example.as_at), only=[name]).findings
    cited = {record for finding in found for record in finding.evidence_ids}
    resting = [any(version_id(draft.line, 1) in cited for draft in _drafts(table, row)) for table, row in rows]
    resting = _with_dependents(rows, resting)
    parts: tuple[Told, Told] = ({}, {})
    for (table, row), rests in zip(rows, resting, strict=True):
        parts[rests].setdefault(table, []).append({"recorded_at": LATE if rests else EARLY} | row)
    return Replay(name, example.as_at, *parts)


def _with_dependents(rows: list[tuple[str, Row]], resting: list[bool]) -> list[bool]:
    """Rows that name a thing which only the evidence brings are nothing without it."""
    drafts = [_drafts(table, row) for table, row in rows]
    open_ = [draft for each, rests in zip(drafts, resting, strict=True) if not rests for draft in each]
    made = {node.id for draft in open_ for node in draft.mints}
    lacking = [any(node.id not in made for draft in each for node in draft.needs) for each in drafts]
    grown = [rests or lacks for rests, lacks in zip(resting, lacking, strict=True)]
    return grown if grown == resting else _with_dependents(rows, grown)


def apart(row: Mapping[str, str], mark: str) -> Row:
    """A row with keys of its own."""
    return {
        name: f"{mark}-{cell}" if cell and (name.endswith("_id") or name in OTHER_KEYS) else cell
        for name, cell in row.items()
    }


def _bare(table: str, row: Row) -> Row:
    """A row that says nothing but its key; a line that is all key cannot be superseded and stays as it is."""
    key = key_columns(table)
    if not key:
        return row
    return {name: cell if name.endswith("_id") or name in (*key, *OTHER_KEYS) else "" for name, cell in row.items()}


def _line(table: str, row: Row) -> str:
    return "|".join(draft.line for draft in _drafts(table, row))


def _drafts(table: str, row: Row) -> list[Draft]:
    return drafts_of({table: [row]})
