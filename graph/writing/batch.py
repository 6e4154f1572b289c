"""One transaction of a load: what becomes of each row, then records, links and quarantine together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.drafts import Draft, Outcome, Refusal, Result
from graph.keys import version_id
from graph.neo4j import cypher_write as cypher
from graph.writing.aside import Aside
from graph.writing.intake import IDENTIFYING, Fate, Line, Version, after_a_person, fate_of, who_in
from graph.writing.laying import Laying
from graph.writing.marks import mark_of
from graph.writing.stored import Place, recorded_at, refused_item, waiting_id, waiting_item

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from graph.drafts import RowPlace
    from graph.neo4j.bolt import Tx

CONTRADICTION = (
    "The same reference stands for somebody else: another surname and other forenames, and no date of birth, "
    "PNC or CRO number that agrees. Check the reference in the source system."
)
ERASED = "It was erased under decision {decision} and is not loaded again; nothing of this row was kept."
WITH_ITS_ROW = "The row that it stands in was refused."
REFUSED = frozenset({Fate.CONTRADICTS, Fate.ERASED})
REPORTING = frozenset({"Report", "ReportItem"})
"""Models whose class others follow."""


class Stamp(NamedTuple):
    """What all rows of one transaction share; `token` names the load even if another one gets its number later.

    Attributes:
        waiting: Lines of which something may wait in quarantine.
    """

    source: str
    seq: int
    load: int
    now: int
    token: str
    waiting: Collection[str]


class Classed(NamedTuple):
    """A draft or refusal with the number of its access class."""

    draft: Draft
    acc: int


class ClassedRefusal(NamedTuple):
    """A refusal with the number of its access class."""

    refusal: Refusal
    acc: int


@dataclass(slots=True)
class Tally:
    """What one transaction did.

    Attributes:
        changed: Whether anything was written that readers are to see.
        confirmed: Marks of versions, brought by an earlier load, that came again.
        mixed: Lines that now have versions of different access classes.
        reports: Reports whose class, or whose items' class, may have changed.
        waiting: Lines of which something was put aside to wait.
    """

    results: list[Result] = field(default_factory=list)
    created: Counter[str] = field(default_factory=Counter)
    superseded: int = 0
    unchanged: int = 0
    quarantined: int = 0
    changed: bool = False
    confirmed: set[int] = field(default_factory=set)
    mixed: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    waiting: set[str] = field(default_factory=set)


class Batch:
    """The rows of one transaction; made anew when the transaction is tried again.

    Args:
        confirmed: The `Tally.confirmed` of all earlier batches of the load.
    """

    def __init__(self, tx: Tx, stamp: Stamp, rows: Sequence[Classed], confirmed: Collection[int] = ()) -> None:
        self._tx = tx
        self._stamp = stamp
        self._rows = rows
        self._confirmed = confirmed
        self._lines = {row.draft.line: Line(row.draft.line) for row in rows}
        self._laying = Laying(tx, stamp.seq, stamp.load)
        self._aside = Aside(tx, stamp.seq)
        self._refused_row: RowPlace | None = None
        self.tally = Tally()

    def write(self, refusals: Iterable[ClassedRefusal] = ()) -> Tally:
        """Write everything, and say what became of each row."""
        self._read_lines()
        missing = self._missing()
        for row in self._rows:
            self.tally.results.append(self._take(row, missing))
        for refusal, acc in refusals:
            self._aside.refuse(refused_item(refusal, self._stamp.source, self._place("", 0, acc)))
        self.tally.created = self._laying.lay_down()
        self.tally.quarantined = self._aside.lay_down(self._stamp.waiting)
        self.tally.waiting = self._aside.lines
        self.tally.changed = bool(self._laying.records or self.tally.quarantined)
        return self.tally

    def _read_lines(self) -> None:
        for line, erased, *version, cuts, who in self._tx.values(cypher.VERSIONS, lines=sorted(self._lines)):
            found = _version(version, cuts, dict(zip(IDENTIFYING, who, strict=True)))
            self._lines[line].versions.append(found._replace(erased=erased))

    def _missing(self) -> set[str]:
        """The things that these rows need and that neither the graph nor the rows themselves bring."""
        fates = [(row.draft, fate_of(row.draft, self._lines[row.draft.line])) for row in self._rows]
        refused = {draft.place for draft, fate in fates if fate in REFUSED}
        fresh = [d for d, fate in fates if fate is not Fate.SAME and not (refused and d.place in refused)]
        ours = {node.id for draft in self._certain(fresh) for node in draft.mints}
        needed = {node.id for draft in fresh for node in draft.needs} - ours
        return {str(row[0]) for row in self._tx.values(cypher.MISSING, ids=sorted(needed))} if needed else set()

    @staticmethod
    def _certain(drafts: Iterable[Draft]) -> Iterable[Draft]:
        """Rows that will be written; a second version of a person in one batch may yet contradict the first.

        The whole row is refused then, so what else it yields is as uncertain.
        """
        seen, doubtful = set(), None
        for draft in drafts:
            if draft.model == "Person" and draft.line in seen:
                doubtful = draft.place
            if draft.stands_alone and draft.place != doubtful:
                yield draft
            seen.add(draft.line)

    def _take(self, row: Classed, missing: set[str]) -> Result:
        line = self._lines[row.draft.line]
        if row.draft.place == self._refused_row:
            # One row yields several drafts, and what it says of somebody else must not be said of this person.
            return Result(Outcome.REFUSED, WITH_ITS_ROW)
        match fate_of(row.draft, line):
            case Fate.SAME:
                return self._same(row.draft, line)
            case Fate.CONTRADICTS:
                self._refused_row = row.draft.place
                return self._refuse(row)
            case Fate.ERASED:
                # Not put aside: a quarantined row would keep what the decision took away.
                self._refused_row = row.draft.place
                return Result(Outcome.REFUSED, ERASED.format(decision=line.erased))
            case fate:
                if fate is Fate.NEXT:
                    row = row._replace(draft=after_a_person(row.draft, line))
                return self._keep(fate, row, [node.id for node in row.draft.needs if node.id in missing])

    def _same(self, draft: Draft, line: Line) -> Result:
        self.tally.unchanged += 1
        same = [version for version in line.versions if version.digest == draft.digest]
        pending = any(version.pending for version in same)
        if any(version.load != self._stamp.load for version in same):
            self.tally.confirmed.add(mark_of(draft.line, draft.digest))
        current = line.current
        if current is not None and current in same:
            self._aside.overtake(draft, waiting=pending)
        return Result(Outcome.WAITING, item=waiting_id(draft)) if pending else Result(Outcome.UNCHANGED)

    def _refuse(self, row: Classed) -> Result:
        refusal = Refusal(row.draft.table, row.draft.place, (CONTRADICTION,))
        self._aside.refuse(refused_item(refusal, self._stamp.source, self._place(row.draft.line, 0, row.acc)))
        return Result(Outcome.REFUSED, CONTRADICTION)

    def _keep(self, fate: Fate, row: Classed, missing: Sequence[str]) -> Result:
        draft, line = row.draft, self._lines[row.draft.line]
        place = self._place(draft.line, line.next_ordinal, row.acc)
        whole = bool(missing) and not draft.stands_alone
        if fate is not Fate.EARLIER:
            self._aside.overtake(draft, waiting=False)
        if missing:
            self._aside.wait(waiting_item(draft, place, missing, whole=whole), draft)
        if whole:
            return Result(Outcome.WAITING, item=waiting_id(draft))
        again = fate is Fate.NEXT and self._changes_again(draft, line)
        if fate is not Fate.NEW:
            place = self._among(line, place, fate, recorded_at(draft, self._stamp.now))
        self._laying.add(draft, place, missing)
        line.versions.append(_version_of(draft, place, pending=bool(missing)))
        self._note_classes(draft, line)
        if missing:
            return Result(Outcome.WAITING, item=waiting_id(draft))
        return Result(Outcome.SUPERSEDED if fate is Fate.NEXT else Outcome.CREATED, changed_again=again)

    def _changes_again(self, draft: Draft, line: Line) -> bool:
        current = line.current
        stated = draft.origin.recorded is not None or draft.by_hand is not None
        return current is not None and current.load == self._stamp.load and not stated

    def _place(self, line: str, ordinal: int, acc: int) -> Place:
        stamp = self._stamp
        return Place(version_id(line, ordinal), ordinal, acc, stamp.seq, stamp.load, stamp.now)

    def _among(self, line: Line, place: Place, fate: Fate, recorded: int) -> Place:
        """Make room among the versions of a line: one older than the current one is superseded as it arrives."""
        for version in line.cut_short_by(recorded, fate):
            self._laying.cut_short(line.id, version, recorded)
            line.change(version.ordinal, replaced=recorded)
        if fate is Fate.EARLIER:
            return place._replace(superseded=place.seq, replaced=line.replaced_after(recorded))
        self._supersede(line, recorded)
        return place

    def _supersede(self, line: Line, replaced: int) -> None:
        old = line.current
        if old is None:
            return
        for version in [version for version in line.versions if self._came_again(line.id, version)]:
            self._laying.came_again(line.id, version)
            line.change(version.ordinal, again=self._stamp.load)
        self._laying.supersede(line.id, old, replaced)
        line.change(old.ordinal, superseded=self._stamp.seq, replaced=replaced)
        self.tally.superseded += 1

    def _came_again(self, line: str, version: Version) -> bool:
        if self._stamp.load in {version.load, version.again}:
            return False
        mark = mark_of(line, version.digest)
        return mark in self._confirmed or mark in self.tally.confirmed

    def _note_classes(self, draft: Draft, line: Line) -> None:
        if len({version.acc for version in line.versions}) > 1:
            self.tally.mixed.add(line.id)
        if draft.model in REPORTING:
            self.tally.reports.update(filter(None, (draft.about.id, draft.origin.report)))


def _version(found: Sequence[Any], cuts: Sequence[int] | None, who: dict[str, str | None]) -> Version:
    version = Version._make([*found, who, None])
    ends = [] if version.replaced is None else [version.replaced, *(cuts or ())[1::2]]
    return version._replace(
        recorded_stated=bool(version.recorded_stated),
        pending=bool(version.pending),
        ties=tuple(version.ties or ()),
        replaced=min(ends, default=None),
    )


def _version_of(draft: Draft, place: Place, *, pending: bool) -> Version:
    return Version(
        ordinal=place.ordinal,
        digest=draft.digest,
        load=place.load,
        again=None,
        superseded=place.superseded,
        recorded=recorded_at(draft, place.now),
        recorded_stated=draft.origin.recorded is not None,
        replaced=place.replaced,
        pending=pending,
        ties=tuple(link.type for link in draft.links),
        acc=place.acc,
        corrects=draft.by_hand.corrects if draft.by_hand else None,
        who=who_in(draft.values),
    )
