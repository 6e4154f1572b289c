"""Which dates of a record are events: of a chronology, and of a thing on a line of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.kinds import NODE_KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

DATES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Action": (("due_on", "action due"), ("done_on", "action done")),
    "Assessment": (("assessed_on", "assessed"),),
    "Check": (("checked_on", "check"),),
    "Contact": (("made_on", "agency contact"),),
    "Custody": (("from_on", "custody begins"), ("release_on", "released"), ("tag_until", "tag until")),
    "Decision": (("made_on", "decision"),),
    "Device": (("examined_on", "device examined"),),
    "Management": (("from_on", "management begins"), ("to_on", "management ends")),
    "Marker": (("from_on", "marker set"), ("to_on", "marker ends")),
    "Meeting": (("held_on", "meeting"),),
    "Notification": (("made_on", "notification"),),
    "Offence": (("from_at", "offence"),),
    "Order": (("made_on", "order made"), ("expires_on", "order expires")),
    "Person": (("deceased_on", "died"),),
    "Photo": (("taken_on", "photograph taken"),),
    "Plan": (("agreed_on", "plan agreed"),),
    "Report": (("event_on", "event reported"), ("submitted_at", "report submitted")),
    "Review": (("made_on", "review"),),
    "SystemFlag": (("set_on", "flag set"), ("verified_on", "flag verified")),
    "Transfer": (("sent_on", "transfer sent"), ("accepted_on", "transfer accepted")),
    "Visit": (("visited_at", "visit"), ("planned_on", "visit planned")),
}
"""Which dates of a record are events, and what each is called; the first that a report or visit gives is enough."""
LASTING = frozenset({"Person", "Device"})
"""Kinds that are no events themselves, although something that is recorded of them happened on a day."""
EVENTS: Mapping[str, tuple[str, ...]] = {
    kind: tuple(field for field, _ in dates) for kind, dates in DATES.items() if kind in NODE_KINDS.keys() - LASTING
}
"""The kinds of things that are events, with the fields that date them; the first that a record gives is its day."""
