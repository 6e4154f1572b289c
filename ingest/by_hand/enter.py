"""The use case of entering: a form becomes rows, the rows drafts, and all of them stand at once or none does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from graph.keys import BY_HAND, node_id, version_id
from graph.vocabulary import Operation
from ingest.by_hand.drafting import drafts_of
from ingest.by_hand.duplicates import Likely, likely_duplicates
from ingest.by_hand.references import resolved
from ingest.by_hand.resting import resting_on
from ingest.by_hand.rows import HandRow, Recorder, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.drafts import Draft
    from ingest.by_hand.desk import Desk
    from ingest.by_hand.form import Form


class EnteredRow(NamedTuple):
    """A row that now stands: the id of its record, the thing it is about, and the key it goes by."""

    record: str
    table: str
    about: str
    key: str


class Entered(NamedTuple):
    """What became of a form.

    Attributes:
        rows: What now stands, the row that the form is about first; empty where nothing was entered.
        likely: What is on record already and is likely to be the same: somebody has to say that it is not.
        load: The load that it is.
    """

    rows: tuple[EnteredRow, ...]
    likely: tuple[Likely, ...] = ()
    load: int | None = None


def enter(desk: Desk, form: Form, *, anyway: bool = False) -> Entered:
    """Enter a form; a likely duplicate is shown and not entered, unless somebody enters it anyway.

    Raises:
        AccessRefusedError: If this user may not enter records.
        InputError: If the form cannot be entered as it is.
        NotOnRecordError: If it refers to what this user cannot see.
        LeaseError: If a load is writing just now.
    """
    desk.admit()
    rows = rows_of(form, Recorder(desk.user, desk.now(), desk.mint))
    likely = () if anyway else likely_duplicates(desk.reader, form.kind, form.fields)
    if likely:
        return Entered((), likely)
    own = _own_references(rows)
    reader = desk.reader
    drafts = drafts_of([resolved(reader, row, own) for row in rows])
    restrictions = resting_on(reader, form.rests_on)
    if restrictions is not None:
        drafts = [replace(draft, restrictions=restrictions) for draft in drafts]
    published = desk.put_in(lambda: drafts, Operation.COLLECTION)
    return Entered(_entered(drafts), (), published.load)


def _own_references(rows: Sequence[HandRow]) -> set[str]:
    """The keys of what the form brings itself, and the ids of a report's items."""
    items = [row.cells for row in rows if row.table == "report_items"]
    ids = (node_id("ReportItem", BY_HAND, cells["report_id"], cells["item"]) for cells in items)
    return {row.key for row in rows if row.key} | set(ids)


def _entered(drafts: Sequence[Draft]) -> tuple[EnteredRow, ...]:
    return tuple(
        EnteredRow(version_id(draft.line, 1), draft.table, draft.about.id, draft.origin.key) for draft in drafts
    )
