"""The frame of a read: what its viewer may see, up to which sequence number, and as at which moment.

One predicate with these parameters decides about every record and every link in every statement. Only one
sequence number is looked at, so whatever a writer does meanwhile, a reader sees the old state or the new.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.access import AccessClass, Viewer
from graph.neo4j import cypher_read as cypher

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from graph.neo4j.bolt import Tx

NOW = 2**62
"""Stands for "no moment in the past": later than anything that was ever recorded."""


class View(NamedTuple):
    """At which state of knowledge to look.

    Attributes:
        as_at: What was on record at the source at this moment; None for everything up to now.
        published: What was loaded up to this sequence number, for frozen packs; None for everything.
    """

    as_at: datetime | None = None
    published: int | None = None


class Frame(NamedTuple):
    """The parameters of the predicate, the classes behind the numbers, and who asks."""

    acc: list[int]
    pub: int
    at: int
    classes: Mapping[int, AccessClass]
    everything: bool
    loaded: int | None
    viewer: Viewer

    @property
    def parameters(self) -> dict[str, object]:
        """The parameters that every reading statement takes."""
        return {"acc": self.acc, "pub": self.pub, "at": self.at}


class Standing(NamedTuple):
    """What stood when somebody last looked: kept by a process, and looked at again when anything was published."""

    published: int
    loaded: int | None
    classes: Mapping[int, AccessClass]
    allowed: dict[Viewer, list[int]]
    """The class numbers of the viewers who have asked since."""
    judged: int
    """How often somebody decided on two records, or took that back: nothing is published by it, yet answers change."""

    def allowed_to(self, viewer: Viewer) -> list[int]:
        """The numbers of the classes that a viewer may see; working them out takes longer than reading a small page."""
        if viewer not in self.allowed:
            self.allowed[viewer] = list(viewer.allowed(self.classes))
        return self.allowed[viewer]


def look(tx: Tx) -> Standing:
    """Look up what stands now."""
    row = tx.rows(cypher.FRAME)[0]
    classes = {number: AccessClass.of_key(key) for number, key in row["classes"]}
    return Standing(row["published"], row["loaded"], classes, {}, row["judged"])


def frame_of(stands: Standing, viewer: Viewer, view: View) -> Frame:
    """Resolve the viewer's clearance to class numbers."""
    allowed = stands.allowed_to(viewer)
    published = stands.published if view.published is None else min(view.published, stands.published)
    at = NOW if view.as_at is None else int(view.as_at.timestamp() * 1000)
    everything = len(allowed) == len(stands.classes)
    return Frame(allowed, published, at, stands.classes, everything, stands.loaded, viewer)
