"""What has changed about the things of a chart since it was saved, item by item.

Question: is what this chart was drawn from still what is on record?
Each row of which another version stands than did then is one item: new, corrected, regraded, withdrawn, or changed by a
later load; and each judgement since that two records are one, or are not, or its taking back. What the viewer may not
see is no item. Not to be concluded: no item says that nothing was recorded that you may see, not that nothing happened.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from graph.reading.results import own_grade
from graph.vocabulary import Change, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from graph.asking.chart_changes import ChangedChart, ChangedRow
    from graph.model.judgement import Judgement
    from graph.reading.results import Record, Thing


class Kind(StrEnum):
    """What happened."""

    NEW = "new"
    CHANGED = "changed"
    CORRECTED = "corrected"
    REGRADED = "regraded"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    SPLIT = "split"


class Item(NamedTuple):
    """One thing that happened.

    Attributes:
        kind: What.
        about: The thing whose record or judgement it is.
        others: What else it concerns: the other end of a link, the other record of a judgement.
        model: The model of the record; blank for a judgement.
        record: The id of the version that stands, or of the judgement.
        line: The row, for its history; blank for a judgement.
        at: When it was recorded or decided.
        before: The grading that stood, where it is another now.
        after: The grading that stands, where it is another.
        by: Who did it, where a person did.
        why: The reason they gave.
    """

    kind: Kind
    about: Thing
    others: tuple[Thing, ...]
    model: str
    record: str
    line: str
    at: datetime
    before: str = ""
    after: str = ""
    by: str = ""
    why: str = ""


_DONE = {
    Change.CORRECTED: Kind.CORRECTED,
    Change.REGRADED: Kind.REGRADED,
    Change.WITHDRAWN: Kind.WITHDRAWN,
    Change.RETURNED: Kind.CHANGED,
}


def items(found: ChangedChart, since: datetime) -> tuple[Item, ...]:
    """Every item, the latest first."""
    rows = [_row(row) for row in found.rows if not row.now.is_erased]
    judged = [item for judgement in found.judgements for item in _judged(judgement, found, since)]
    return tuple(sorted([*rows, *judged], key=lambda item: (item.at, item.record), reverse=True))


def _row(row: ChangedRow) -> Item:
    now, done = row.now, row.now.changed
    before, after = (_grade(row.then) if row.then else ""), _grade(now)
    graded = bool(row.then) and before != after
    kind = Kind.CHANGED if row.then else Kind.NEW
    if done:
        kind = _DONE[Change(done.what)]
    elif graded:
        kind = Kind.REGRADED
    return Item(
        kind=kind,
        about=row.about,
        others=row.tied,
        model=now.model,
        record=now.id,
        line=now.line,
        at=now.recorded_at,
        before=before if graded else "",
        after=after if graded else "",
        by=done.by if done else "",
        why=done.reason if done else "",
    )


def _grade(record: Record) -> str:
    return record.grade or own_grade(record) or ""


def _judged(judgement: Judgement, found: ChangedChart, since: datetime) -> Iterator[Item]:
    """What a judgement joined or parted since; where it was replaced, the newer one tells it."""
    apart = judgement.verdict is not Verdict.SAME
    if judgement.at > since:
        yield _decision(judgement, found, Kind.SPLIT if apart else Kind.MERGED, judgement.at)
    if judgement.undone_at and judgement.undone_at > since and not apart:
        yield _decision(judgement, found, Kind.SPLIT, judgement.undone_at)


def _decision(judgement: Judgement, found: ChangedChart, kind: Kind, at: datetime) -> Item:
    undone = at == judgement.undone_at
    by, why = (judgement.undone_by, judgement.undone_reason) if undone else (judgement.by, judgement.reason)
    one, other = found.called[judgement.one], found.called[judgement.other]
    return Item(kind, one, (other,), "", judgement.id, "", at, by=by or "", why=why or "")
