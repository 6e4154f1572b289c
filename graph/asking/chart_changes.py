"""What has changed about the things of a chart between two states of knowledge, as far as both may be seen now.

Of a row whose newest version the viewer may not see nothing is told, neither that it changed nor that it was there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graph.asking.question import Question
from graph.audit import Entry
from graph.keys import link_id
from graph.neo4j import cypher_chart_changes as cypher
from graph.neo4j.cypher_read import ENDS
from graph.reading.clusters import judgement_of
from graph.reading.frame import NOW
from graph.reading.results import record_of, thing_of
from graph.vocabulary import Operation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.model.judgement import Judgement
    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame, View
    from graph.reading.results import Record, Thing

REPORTS = frozenset({"Report", "ReportItem"})


class ChangedRow(NamedTuple):
    """A row of which another version stands now than then.

    Attributes:
        about: What it is about.
        now: The version that stands.
        then: The one that stood; None where there was none that this viewer may see.
        tied: What the version that stands ties the thing to.
    """

    about: Thing
    now: Record
    then: Record | None
    tied: tuple[Thing, ...]


class ChangedChart(NamedTuple):
    """What changed: rows about the things and about the reports that those rest on, and judgements on them."""

    rows: tuple[ChangedRow, ...]
    judgements: tuple[Judgement, ...]
    called: Mapping[str, Thing]


def changed_since(ids: Sequence[str], then: View) -> Question[ChangedChart]:
    """What changed about these things since a state of knowledge."""

    def read(tx: Tx, frame: Frame) -> ChangedChart:
        seen = _called(tx, frame, ids)
        rows = _rows(tx, frame, list(seen), then)
        cited = {row["report"] for row in tx.rows(cypher.RESTS_ON, ids=list(seen), **frame.parameters)} - seen.keys()
        rows += [row for row in _rows(tx, frame, sorted(cited), then) if row.now.model in REPORTS]
        found = [judgement_of(row["judgement"]) for row in tx.rows(cypher.JUDGED, ids=list(seen), at=frame.at)]
        ends = _called(tx, frame, sorted({end for judgement in found for end in judgement.ends}))
        judgements = tuple(each for each in found if each.ends <= ends.keys())
        return ChangedChart(tuple(rows), judgements, {**ends, **seen})

    def line(found: ChangedChart) -> Entry:
        return Entry(Operation.CONSULTATION, tuple(ids), f"{len(found.rows)} rows changed since the chart was saved")

    return Question("changed since a chart was saved", read, line)


def standing_lines(lines: Sequence[str]) -> Question[frozenset[str]]:
    """Those of some rows of which this viewer may see the version that stands."""

    def read(tx: Tx, frame: Frame) -> frozenset[str]:
        return frozenset(row["line"] for row in tx.rows(cypher.LINES, lines=list(lines), **frame.parameters))

    return Question("rows that stand", read, lambda _: Entry(Operation.CONSULTATION, tuple(lines), "rows compared"))


def things_behind(records: Sequence[str]) -> Question[tuple[str, ...]]:
    """What some records are about and tie together: the evidence of a finding as things of a chart."""

    def read(tx: Tx, frame: Frame) -> tuple[str, ...]:
        rows = [row["record"] for row in tx.rows(cypher.BEHIND, ids=list(records), **frame.parameters)]
        ends = _ends(tx, frame, rows)
        found = ((row["about"], *sorted(ends.get(row["id"], ()))) for row in rows)
        return tuple(dict.fromkeys(each for things in found for each in things))

    return Question("things behind records", read, lambda found: Entry(Operation.CONSULTATION, found))


def _rows(tx: Tx, frame: Frame, ids: Sequence[str], then: View) -> list[ChangedRow]:
    asked = {**frame.parameters, **_parameters(frame, then), "ids": list(ids)}
    came = [row["record"] for row in tx.rows(cypher.CAME, **asked)]
    left = [record_of(row["record"], frame.classes) for row in tx.rows(cypher.LEFT, **asked)]
    before = {record.line: record for record in left}
    ends = _ends(tx, frame, came)
    called = _called(tx, frame, sorted({*ids, *(end for tied in ends.values() for end in tied)}))
    records = (record_of(row, frame.classes) for row in came if row["about"] in called)
    return [
        ChangedRow(
            called[record.about],
            record,
            before.get(record.line),
            tuple(called[end] for end in sorted(ends.get(record.id, ())) if end in called),
        )
        for record in sorted(records, key=lambda each: (each.recorded_at, each.id), reverse=True)
    ]


def _parameters(frame: Frame, then: View) -> dict[str, int]:
    published = frame.pub if then.published is None else min(then.published, frame.pub)
    return {"then_pub": published, "then_at": NOW if then.as_at is None else int(then.as_at.timestamp() * 1000)}


def _ends(tx: Tx, frame: Frame, rows: Sequence[Mapping[str, Any]]) -> dict[str, set[str]]:
    """What the links of each record lead to beside the thing that it is about."""
    about = {row["id"]: row["about"] for row in rows}
    links: dict[str, list[str]] = {}
    for row in rows:
        for slot, name in enumerate(row.get("ties") or ()):
            links.setdefault(name, []).append(link_id(name, row["id"], slot))
    found: dict[str, set[str]] = {}
    for name, ids in links.items():
        for row in tx.rows(ENDS[name], ids=ids, **frame.parameters):
            found.setdefault(row["record"], set()).update({row["start"], row["other"]} - {about[row["record"]]})
    return found


def _called(tx: Tx, frame: Frame, ids: Sequence[str]) -> dict[str, Thing]:
    rows = tx.rows(cypher.CALLED, ids=list(ids), **frame.parameters)
    return {row["id"]: thing_of(row["id"], row["kind"], row["label"] or row["name"]) for row in rows}
