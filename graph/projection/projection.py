"""The projection beside the data: brought up to date when it is asked, rebuilt whenever it is not this graph's.

It is a cache: the folder may be deleted at any time. What it holds is unfiltered, so nothing but `Snapshot`, through an
audited question, gives anything of it out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from graph.neo4j.bolt import Bolt, Tx
    from graph.projection.folder import Listed
    from graph.projection.snapshot import Snapshot
    from graph.reading.frame import Frame


class Projection:
    """The columns of one graph in one folder; making one touches nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def snapshot(self, tx: Tx, frame: Frame) -> Snapshot:
        """What a viewer may see, after everything that is published was taken over."""
        # Here and below: every command makes a projection, and what reads it takes longer to load than most run.
        from graph.projection.folder import ProjectionFolder  # noqa: PLC0415
        from graph.projection.snapshot import Snapshot  # noqa: PLC0415

        return Snapshot(ProjectionFolder(self._path), frame, self._follow(tx))

    def follow(self, bolt: Bolt) -> None:
        """Take over what is published; after a load this spares the next one who asks the wait."""
        # In a cluster only the leader surely knows what is published last.
        bolt.write("follow the graph", self._follow)

    def forget_erased(self, bolt: Bolt) -> None:
        """After an erasure: let no file hold what was erased; where there are no files there is nothing to do."""
        if self._path.exists():
            self.follow(bolt)

    def _follow(self, tx: Tx) -> Listed:
        from graph.projection.folder import ProjectionFolder  # noqa: PLC0415
        from graph.projection.following import follow  # noqa: PLC0415

        return follow(ProjectionFolder(self._path), tx)
