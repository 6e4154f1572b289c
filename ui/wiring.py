"""The composition root: chooses the database, the users and the clock, once and as late as possible."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from graph.audit import AuditTrail
from graph.neo4j.bolt import PATIENCE_S, Bolt
from graph.neo4j.endpoint import server_endpoint
from graph.neo4j.local import LocalDatabase
from graph.neo4j.migrations import migrate
from graph.progress import Progress, silent
from graph.projection.projection import Projection
from graph.reader import Reader
from graph.settings import Settings
from graph.users import Directory, read_directory
from graph.verifying.anchors import FILE, anchor_chains

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.access import Reason, Viewer
    from graph.erasure import Erased, Erasing
    from graph.reading.frame import View
    from graph.writer import Who
    from ingest.mapping.saved import Shelf


class House(NamedTuple):
    """Everything that a screen or a command needs; one per process."""

    settings: Settings
    bolt: Bolt
    trail: AuditTrail
    directory: Directory

    @property
    def shelf(self) -> Shelf:
        """The mappings that people saved."""
        return _shelf_of(self.settings)

    @property
    def projection(self) -> Projection:
        """The columns that are kept beside the data."""
        return Projection(self.settings.home / "projection")

    def reader(self, viewer: Viewer, reason: Reason, view: View | None = None) -> Reader:
        """The only way to read: for somebody, and for a purpose."""
        return Reader(self.trail, viewer, reason, view, kept=self.projection)

    def erase(self, who: Who, erasing: Erasing) -> Erased:
        """Erase what was said of one person, in the graph and at once in what is kept beside it.

        Raises:
            MosaicError: As `graph.erasure.erase_person` says.
        """
        # Here and below: each command waits for what is loaded with this module.
        from graph.erasure import erase_person  # noqa: PLC0415

        erased = erase_person(self.bolt, self.trail, who, erasing, now=datetime.now(UTC))
        self.projection.forget_erased(self.bolt)
        return erased


def open_shelf() -> Shelf:
    """The saved mappings as the environment says where; nothing is started for them."""
    return _shelf_of(Settings.from_environment(os.environ))


def _shelf_of(settings: Settings) -> Shelf:
    from ingest.mapping.saved import Shelf  # noqa: PLC0415

    return Shelf(settings.home / "mappings")


def furnish(settings: Settings, progress: Progress = silent, *, patience_s: float = PATIENCE_S) -> House:
    """Reach the database, starting the local one where no server is named, and bring its schema up to date.

    `patience_s` is how long each later question is tried again while the database is away.

    Raises:
        DatabaseError: If it cannot be reached or started; the message says what to do.
    """
    directory = read_directory(settings.users_file)
    endpoint = server_endpoint(settings) or LocalDatabase(settings).start(progress)
    bolt = Bolt(endpoint, patience_s=patience_s)
    bolt.verify()
    migrate(bolt, now=datetime.now(UTC))
    anchor_chains(bolt, now=datetime.now(UTC), file=anchors_file(settings))
    return House(settings, bolt, AuditTrail(bolt), directory)


def anchors_file(settings: Settings) -> Path | None:
    """Where the anchors of the audit chains also stand: beside a local database only; others look after a server."""
    return None if server_endpoint(settings) else settings.home / FILE


@contextmanager
def open_house(progress: Progress = silent) -> Iterator[House]:
    """The house as the environment says, closed again afterwards; the local database is left running."""
    house = furnish(Settings.from_environment(os.environ), progress)
    try:
        yield house
    finally:
        house.bolt.close()
