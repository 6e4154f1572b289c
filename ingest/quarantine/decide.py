"""The use cases of quarantine: put a row right, load it again as it came, dismiss it with a reason.

The row itself is never changed: it stays in quarantine as it came, closed, with who decided and why.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from graph.audit import Entry
from graph.drafts import ByHand, Draft, Outcome
from graph.errors import InputError, NotOnRecordError
from graph.keys import BY_HAND
from graph.reading.quarantine import QuarantinedRow, Wanted
from graph.vocabulary import Change, Operation
from graph.writer import Ended, open_writer
from ingest.load import MAY_LOAD
from ingest.quarantine.again import mapped_again

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.writer import Writer
    from ingest.by_hand.desk import Desk
    from ingest.mapping.spec import MappingSpec

CORRECTED, LOADED_AGAIN, DISMISSED = "corrected", "loaded again", "dismissed"


class Decided(NamedTuple):
    """What became of a row.

    Attributes:
        item: Its id in quarantine.
        how: `corrected`, `loaded again` or `dismissed`.
        about: The things that its records are about; empty where it was dismissed.
        waits: Whether something of it waits for a reference, as a row of its own in quarantine.
        load: The load that it is.
    """

    item: str
    how: str
    about: tuple[str, ...]
    waits: bool
    load: int


def put_right(
    desk: Desk, item: str, told: Mapping[str, str], *, reason: str, mapping: MappingSpec | None = None
) -> Decided:
    """Load a row with some of its cells said anew, as a row of its source that this user corrected.

    Args:
        desk: Who corrects.
        item: The id of the row in quarantine.
        told: The cells that change, by column.
        reason: Why.
        mapping: The mapping that reads it, where it is none that ships with Mosaic.

    Raises:
        AccessRefusedError: If this user may not load.
        NotOnRecordError: If there is no such row that waits for a decision and that this user may see.
        InputError: If no reason or no cell is given, or the row cannot be used even so; nothing is changed.
        LeaseError: If a load is writing just now.
    """
    row = _open_row(desk, item, reason)
    if not told:
        raise InputError("Say what is to be corrected: at least one column.")
    drafts = [_by_hand(desk, draft, reason) for draft in _drafts(row, told, mapping)]
    return _loaded(desk, row, drafts, Ended(CORRECTED, desk.user, reason.strip()))


def load_again(desk: Desk, item: str, *, reason: str, mapping: MappingSpec | None = None) -> Decided:
    """Load a row as it came, because what it was refused for has been put right elsewhere.

    Raises:
        AccessRefusedError: If this user may not load.
        NotOnRecordError: If there is no such row that waits for a decision and that this user may see.
        InputError: If no reason is given, or the row still cannot be used; nothing is changed.
        LeaseError: If a load is writing just now.
    """
    row = _open_row(desk, item, reason)
    return _loaded(desk, row, _drafts(row, {}, mapping), Ended(LOADED_AGAIN, desk.user, reason.strip()))


def dismiss(desk: Desk, item: str, *, reason: str) -> Decided:
    """Decide that a row is not loaded; it stays on record as it came, with who decided and why.

    Raises:
        AccessRefusedError: If this user may not load.
        NotOnRecordError: If there is no such row that waits for a decision and that this user may see.
        InputError: If no reason is given.
        LeaseError: If a load is writing just now.
    """
    row = _open_row(desk, item, reason)
    return _written(desk, row, [], Ended(DISMISSED, desk.user, reason.strip()))


def _open_row(desk: Desk, item: str, reason: str) -> QuarantinedRow:
    desk.admit((item,), MAY_LOAD)
    if not reason.strip():
        raise InputError("Say why: nothing in quarantine is decided without a reason.")
    page = desk.reader.quarantine(Wanted(id=item, limit=1))
    if not page.items:
        message = "There is no such row that waits for a decision, or you may not see it."
        raise NotOnRecordError(f"{message} `mosaic quarantine list` names them.")
    return page.items[0]


def _drafts(row: QuarantinedRow, told: Mapping[str, str], mapping: MappingSpec | None) -> Sequence[Draft]:
    if not row.raw:
        raise InputError("Nothing of this row came: it can only be dismissed.")
    again = mapped_again(row, told, mapping)
    if again.problems:
        raise InputError(" ".join(again.problems))
    return again.drafts


def _by_hand(desk: Desk, draft: Draft, reason: str) -> Draft:
    """The row of its source, with who put it right: in this form it was recorded now and by them."""
    now = int(desk.now().timestamp() * 1000)
    done = ByHand(Change.CORRECTED.value, desk.user, reason.strip(), draft.digest)
    return replace(draft, by_hand=done, origin=replace(draft.origin, recorded=now, recorded_by=desk.user))


def _loaded(desk: Desk, row: QuarantinedRow, drafts: Sequence[Draft], end: Ended) -> Decided:
    if row.kind == "absent":
        raise InputError("This row was absent from a full extract, and there is nothing of it to load: dismiss it.")
    return _written(desk, row, drafts, end)


def _written(desk: Desk, row: QuarantinedRow, drafts: Sequence[Draft], end: Ended) -> Decided:
    # As what is entered by hand: a decision on one row does not make its source's data as new as today.
    with open_writer(desk.bolt, BY_HAND) as writer:
        waiting = _waiting(writer, drafts)
        if row.id not in waiting:
            writer.close(row.id, end)
        about = tuple(dict.fromkeys(draft.about.id for draft in drafts))
        entry = Entry(Operation.ALTERATION, (row.id, *about), f"quarantined row {end.how}", end.why)
        summary = json.dumps({"quarantine": end.how, "rows": len(drafts)})
        published = writer.publish(summary, desk.who, desk.trail, entry)
    return Decided(row.id, end.how, about, bool(waiting), published.load)


def _waiting(writer: Writer, drafts: Sequence[Draft]) -> set[str]:
    """Write the drafts, and say what still waits of them.

    Raises:
        InputError: If one of them is refused; leaving the writer takes everything back.
    """
    results = writer.write(drafts) if drafts else []
    refused = [result.reason for result in results if result.outcome is Outcome.REFUSED]
    if refused:
        raise InputError(refused[0])
    closed = writer.settle().closed if drafts else {}
    return {result.item for result in results if result.item} - closed.keys()
