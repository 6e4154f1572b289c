"""Saving charts, sharing them, and putting them away: each under an audit line, a version never changed.

Whoever saves a version need not see all of the one before: what they may not see is carried over untouched, so that
nobody loses anything to a colleague with a narrower clearance.
"""

from __future__ import annotations

import json
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from graph.access import OPEN, AccessClass
from graph.asking.saved_charts import OF_UNKNOWN_WORDS, chart_for, content_of, unseen_by, version_for
from graph.audit import Entry
from graph.changing import What, change
from graph.errors import AccessRefusedError, InputError
from graph.model.chart_view import named_in, shown_in, worded
from graph.model.saved_chart import LONGEST_NAME, LONGEST_REMARK, Content, Words, key_of, version_id
from graph.neo4j import cypher_saved_chart as cypher
from graph.vocabulary import ChartRight, Operation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from graph.access import Viewer
    from graph.audit import AuditTrail
    from graph.model.chart_view import Entries, View
    from graph.model.saved_chart import SavedChart
    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame
    from graph.writer import Who

MOST_IN_A_VIEW = 5_000
"""As many things as a chart can show."""


class Begun(NamedTuple):
    """The version of a chart on which somebody worked."""

    chart: str
    number: int


class Saving(NamedTuple):
    """What is to be saved.

    Attributes:
        view: The view as it is now.
        name: What to call a new chart; blank for a further version of the chart that it was begun from.
        remark: What to say of this version.
        begun: The version that it was begun from, if any.
        as_at: The moment that is looked at; None for now.
    """

    view: View
    name: str = ""
    remark: str = ""
    begun: Begun | None = None
    as_at: datetime | None = None


class Saved(NamedTuple):
    """A version that stands, and the numbers of those that others saved since this one was begun."""

    chart: str
    number: int
    meanwhile: tuple[int, ...] = ()


class Owned(NamedTuple):
    """Something that only the owner of a chart does to it, and how its audit line tells it."""

    chart: str
    told: str
    operation: Operation = Operation.ALTERATION


def save_chart(trail: AuditTrail, who: Who, saving: Saving, *, now: datetime) -> Saved:
    """Save a new chart, or a further version of the one it was begun from.

    Raises:
        InputError: If there is nothing to save, or the name or the remark cannot be used.
        AccessRefusedError: If the chart is shared with this user for reading alone.
        NotOnRecordError: If the chart is neither theirs nor shared with them.
    """
    _require_what_can_be_saved(saving)

    def work(tx: Tx, frame: Frame) -> tuple[Saved, Entry]:
        before = _before(tx, frame, saving.begun)
        content = _content(tx, frame, saving.view, before)
        if saving.begun and not saving.name:
            _require_edit(tx, frame, saving.begun.chart)
            content = content.beside(before, unseen_by(tx, frame, before))
        saved = _stored(tx, frame, saving, content=content, now=now)
        shown = shown_in(saving.view)
        told = f"chart saved, {len(shown)} things"
        return saved, Entry(Operation.COMBINATION, (version_id(saved.chart, saved.number), *shown), told)

    subjects = (saving.begun.chart,) if saving.begun else ()
    return change(trail, who, What("save a chart", subjects), work)


def rename_chart(trail: AuditTrail, who: Who, chart: str, name: str) -> None:
    """Call a chart of one's own something else.

    Raises:
        InputError: If the name is blank or too long.
        AccessRefusedError: If it is somebody else's.
        NotOnRecordError: If it is neither theirs nor shared with them.
    """
    _require_name(name)

    def rename(tx: Tx, frame: Frame, found: SavedChart) -> None:
        tx.run(cypher.RENAME, id=chart, name=name.strip(), acc=_of_newest(tx, frame, found).key)

    _as_owner(trail, who, Owned(chart, "renamed"), rename)


def share_chart(trail: AuditTrail, who: Who, chart: str, *, other: Viewer, right: ChartRight | None) -> None:
    """Let somebody read or edit a chart of one's own, or no longer; they see of it only what they may see.

    Raises:
        InputError: If it would be shared with its owner, or given away.
        AccessRefusedError: If it is somebody else's.
        NotOnRecordError: If it is neither theirs nor shared with them.
    """
    if other.user_id == who.viewer.user_id or right is ChartRight.OWN:
        raise InputError("Share a chart with somebody else, to read or to edit.")

    def share(tx: Tx, _: Frame, found: SavedChart) -> None:
        held = {each.user: each.right for each in found.shares if each.user != other.user_id}
        held |= {other.user_id: right} if right else {}
        by_right = {each: [user for user, has in held.items() if has is each] for each in ChartRight}
        tx.run(cypher.SHARE, id=chart, readers=by_right[ChartRight.READ], editors=by_right[ChartRight.EDIT])

    told = f"shared with {other.user_id}: {right.value}" if right else f"no longer shared with {other.user_id}"
    _as_owner(trail, who, Owned(chart, told, Operation.DISCLOSURE), share)


def retire_chart(trail: AuditTrail, who: Who, chart: str, *, at: datetime | None) -> None:
    """Put a chart of one's own away, so that nobody else opens it; without a moment bring it back.

    Raises:
        AccessRefusedError: If it is somebody else's.
        NotOnRecordError: If it is neither theirs nor shared with them.
    """
    moment = int(at.timestamp() * 1000) if at else None
    told = Owned(chart, "retired" if at else "brought back")
    _as_owner(trail, who, told, lambda tx, *_: tx.run(cypher.RETIRE, id=chart, at=moment))


def delete_chart(trail: AuditTrail, who: Who, chart: str) -> None:
    """Delete a chart of one's own with every version and every draft on it; the audit record stays.

    Raises:
        AccessRefusedError: If it is somebody else's.
        NotOnRecordError: If it is neither theirs nor shared with them.
    """
    told = Owned(chart, "chart deleted", Operation.ERASURE)
    _as_owner(trail, who, told, lambda tx, *_: tx.run(cypher.DELETE, id=chart))


def _as_owner(trail: AuditTrail, who: Who, owned: Owned, do: Callable[[Tx, Frame, SavedChart], None]) -> None:
    def work(tx: Tx, frame: Frame) -> tuple[None, Entry]:
        found = chart_for(tx, frame, owned.chart)
        if found.right is not ChartRight.OWN:
            raise AccessRefusedError(
                "Only its owner renames, shares, retires or deletes a chart: ask them, or save a copy."
            )
        do(tx, frame, found)
        return None, Entry(owned.operation, (owned.chart,), owned.told)

    change(trail, who, What("change a saved chart", (owned.chart,)), work)


def _require_what_can_be_saved(saving: Saving) -> None:
    if not shown_in(saving.view):
        raise InputError("There is nothing on this chart to save.")
    if len(shown_in(saving.view)) > MOST_IN_A_VIEW:
        message = f"A chart can be saved with up to {MOST_IN_A_VIEW} things: take some off."
        raise InputError(message)
    if saving.name or saving.begun is None:
        _require_name(saving.name)
    if len(saving.remark) > LONGEST_REMARK:
        message = f"A remark has at most {LONGEST_REMARK} signs."
        raise InputError(message)


def _require_name(name: str) -> None:
    if not name.strip() or len(name.strip()) > LONGEST_NAME:
        message = f"Give the chart a name of at most {LONGEST_NAME} signs."
        raise InputError(message)


def _require_edit(tx: Tx, frame: Frame, chart: str) -> None:
    if chart_for(tx, frame, chart).right is ChartRight.READ:
        raise AccessRefusedError("This chart is shared with you to read: save a copy of your own under another name.")


def _before(tx: Tx, frame: Frame, begun: Begun | None) -> Content:
    return content_of(tx, version_for(tx, frame, begun.chart, begun.number)) if begun else Content()


def _stored(tx: Tx, frame: Frame, saving: Saving, *, content: Content, now: datetime) -> Saved:
    at, user = int(now.timestamp() * 1000), frame.viewer.user_id
    acc = _all_of(_classes(tx, frame, saving.view).values()).key
    chart = f"chart-{uuid4().hex}" if saving.name or saving.begun is None else saving.begun.chart
    if saving.name:
        tx.run(cypher.ADD, id=chart, name=saving.name.strip(), acc=acc, user=user, at=at)
    number: int = tx.rows(cypher.NEXT, id=chart)[0]["number"]
    version = {
        "id": version_id(chart, number),
        "chart": chart,
        "number": number,
        "by": user,
        "at": at,
        "remark": saving.remark.strip(),
        "remark_acc": acc,
        "published": frame.pub,
        "as_at": int(saving.as_at.timestamp() * 1000) if saving.as_at else None,
        "content": content.model_dump_json(),
    }
    tx.run(cypher.ADD_VERSION, version=version)
    first = number if saving.name or saving.begun is None else saving.begun.number + 1
    return Saved(chart, number, tuple(range(first, number)))


def _content(tx: Tx, frame: Frame, view: View, before: Content) -> Content:
    """The view with whose words its notes and groups are: those that stood before stay their author's."""
    known = {_said(name, entry): before.words.get(key_of(name, key)) for name, key, entry in worded(before.view)}
    classes = _classes(tx, frame, view)
    words = {
        key_of(name, key): known.get(_said(name, entry))
        or Words(by=frame.viewer.user_id, acc=_at_least(classes, entry).key)
        for name, key, entry in worded(view)
    }
    return Content(view=view, words=words)


def _of_newest(tx: Tx, frame: Frame, chart: SavedChart) -> AccessClass:
    """The class of what this viewer says of the whole of a chart; of an erased version nobody knows it any longer."""
    version = version_for(tx, frame, chart.id, chart.latest)
    if version.erased_at is not None:
        return OF_UNKNOWN_WORDS
    return _all_of(_classes(tx, frame, content_of(tx, version).view).values())


def _classes(tx: Tx, frame: Frame, view: View) -> dict[str, AccessClass]:
    """Of each thing the class that admits nobody who may not see all that this viewer sees of it."""
    rows = tx.rows(cypher.CLASSES, ids=list(named_in(view)), **frame.parameters)
    return {row["id"]: _all_of(frame.classes[number] for number in row["classes"]) for row in rows}


def _at_least(classes: Mapping[str, AccessClass], entry: Entries) -> AccessClass:
    """The class of words: of what they are attached to, and of the whole chart where that is nothing."""
    ids = [*entry.get("of", ()), *filter(None, [entry.get("about")])]
    return _all_of(classes.get(each, OPEN) for each in (ids or classes))


def _all_of(classes: Iterable[AccessClass]) -> AccessClass:
    return reduce(AccessClass.and_also, classes, OPEN)


def _said(name: str, entry: Entries) -> str:
    """What words say and of what, whatever key they stand under."""
    said = {each: entry.get(each) for each in ("text", "name", "about", "of")}
    return json.dumps([name, said], sort_keys=True)
