"""How the projection follows the graph: built whole once, and after that only what is new or changed is read."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from graph.projection.folder import Listed, alive
from graph.projection.gathering import Everything, changed_since, is_still_there, some, state_of
from graph.projection.tables import TABLES, Table, form

if TYPE_CHECKING:
    from graph.neo4j.bolt import Tx
    from graph.projection.folder import Files, ProjectionFolder
    from graph.projection.gathering import Changed, State

FRESH_ROWS, FRESH_SHARE = 50_000, 8
"""How many changed rows stand beside a base, and which part of it, before both are written as one."""


def follow(folder: ProjectionFolder, tx: Tx) -> Listed:
    """Bring the projection up to what is published now, and say what it holds; whoever comes second waits."""
    state = state_of(tx)
    listed = folder.listed()
    if listed is not None and _is_of(listed, state) and listed.published == state.published:
        return listed
    with folder.held():
        # Whoever held it before may have followed further than what stood when this one began to wait.
        state, listed = state_of(tx), folder.listed()
        if listed is None or not _is_of(listed, state) or not is_still_there(tx, listed.load):
            every = Everything(tx, state.published)
            tables = {table.key: folder.whole(table, every.of(table)) for table in TABLES}
            rewritten = state.published
        elif listed.published == state.published:
            return listed
        else:
            changes = _Changes(folder, tx, listed, state)
            tables = changes.tables()
            rewritten = state.published if changes.rewrites else listed.rewritten
        listed = Listed(
            form=form(),
            graph=state.graph,
            published=state.published,
            load=state.load,
            rewritten=rewritten,
            tables=tables,
        )
        folder.list_anew(listed)
    return listed


def _is_of(listed: Listed, state: State) -> bool:
    """Whether this is a projection of that graph, of today's form, and not of a future that was set back."""
    return (listed.form, listed.graph) == (form(), state.graph) and listed.published <= state.published


class _Work(NamedTuple):
    """What is to be done with one table: ids that are read anew, and records whose rows there go."""

    read: list[str]
    gone: list[str]


class _Changes:
    """What became of the tables since they were listed."""

    def __init__(self, folder: ProjectionFolder, tx: Tx, listed: Listed, state: State) -> None:
        self._folder = folder
        self._tx = tx
        self._listed = listed
        self._published = state.published
        self._work: defaultdict[Table, _Work] = defaultdict(lambda: _Work([], []))
        self._erased: list[str] = []
        self.rewrites = False
        for record in changed_since(tx, listed.published, state.published):
            self._note(record)

    def tables(self) -> dict[str, Files]:
        """The files of each table; those of which nothing changed stay."""
        return {table.key: self._files(table, self._listed.tables[table.key]) for table in TABLES}

    def _note(self, record: Changed) -> None:
        self.rewrites |= record.rewritten
        if record.erased:
            self._erased.append(record.id)
            return
        for table, ident in ((Table("records", record.model), record.id), *record.links):
            self._work[table].read.append(ident)
            if record.old:
                self._work[table].gone.append(record.id)

    def _files(self, table: Table, files: Files) -> Files:
        work = self._work.get(table, _Work([], []))
        if not (work.read or self._erased):
            return files
        gone = pl.Series([*work.gone, *self._erased], dtype=pl.String)
        fresh = self._folder.fresh(files, table.schema)
        stay = fresh.filter(~pl.col(table.of_record).is_in(gone.implode()))
        places = self._folder.places(files, table.of_record, gone)
        if not work.read and len(stay) == len(fresh) and not len(places):
            return files
        anew = pl.concat([stay, some(self._tx, table, work.read, self._published)])
        dead = pl.concat([self._folder.dead(files), places]).unique().sort()
        # What was erased may be among those places, so that it may not even stay as a row that no longer counts.
        if self._erased or len(anew) + len(dead) > max(FRESH_ROWS, files.rows // FRESH_SHARE):
            return self._folder.whole(table, pl.concat([alive(self._folder.base(files), dead).collect(), anew]))
        return files.model_copy(update={"fresh": self._put(table, anew), "dead": self._put(table, dead.to_frame())})

    def _put(self, table: Table, frame: pl.DataFrame) -> str | None:
        return self._folder.put(table, frame) if len(frame) else None
