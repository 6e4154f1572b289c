"""The things that a row speaks of: their ids, minted from the columns that the source knows them by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.drafts import NodeDraft
from graph.keys import BY_HAND, SHARED, is_node_id, node_id
from graph.knowledge import state_of
from ingest.mapping.cells import plain_code, plain_name
from ingest.mapping.spec import KindByColumn, ThingSpec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.mapping.columns import Cells, Columns

CACHED_THINGS = 65_536
"""A person stands in many rows: minting the same id again costs more than looking it up."""

Things = tuple[NodeDraft, ...]
NONE: Things = ()


class ThingReader:
    """Gives one thing of a row: none where the row leaves it out, several where a cell names several."""

    def __init__(self, name: str, spec: ThingSpec, columns: Columns, *, source: str) -> None:
        self.name = name
        self.spec = spec
        self._columns = columns
        self._key = [columns.key_part(entry) for entry in spec.key]
        self._scope = SHARED if spec.shared else source
        self._kind = spec.kind if isinstance(spec.kind, str) else ""
        self._known: dict[Sequence[str] | str, Things] = {}
        self._simple = self._is_simple()

    def of(self, cells: Cells) -> Things:
        """The things of one row."""
        return self._of_one_column(cells) if self._simple else self._of_columns(cells)

    @property
    def problem(self) -> str:
        """Why a row without this thing is refused, in a records clerk's words."""
        wanted = " and ".join(part.column for part in self._key if not part.may_be_blank) or self._key[0].column
        if isinstance(self.spec.kind, KindByColumn):
            words = ", ".join(self.spec.kind.words)
            return f"{wanted} is blank, or {self.spec.kind.column} is none of {words}: say what the row is about."
        return f"{wanted} is blank or says nothing: a row like this is of no use without it."

    def _is_simple(self) -> bool:
        return len(self._key) == 1 and bool(self._kind) and not self.spec.split and self._key[0].canonical is None

    def _of_one_column(self, cells: Cells) -> Things:
        cell = cells[self._key[0].place]
        if not cell:
            return NONE
        known = self._known.get(cell)
        return self._mint_known(cell, (cell,), self._kind) if known is None else known

    def _of_columns(self, cells: Cells) -> Things:
        kind = self._kind or self._kind_in(cells)
        if not kind:
            return NONE
        if self.spec.split:
            parts = map(str.strip, cells[self._key[0].place].split(self.spec.split))
            found = [self._mint_known((kind, part), (part,), kind) for part in parts if part]
            return tuple(dict.fromkeys(thing for things in found for thing in things))
        key = tuple(part.of(cells) for part in self._key)
        return self._mint_known((kind, *key), key, kind)

    def _kind_in(self, cells: Cells) -> str:
        by_column = self.spec.kind
        if isinstance(by_column, str):
            return by_column
        cell = plain_code(self._columns.cell(cells, by_column.column))
        return next((kind for word, kind in by_column.words.items() if plain_code(word) == cell), "")

    def _mint_known(self, remembered: Sequence[str] | str, key: tuple[str, ...], kind: str) -> Things:
        if remembered in self._known:
            return self._known[remembered]
        if len(self._known) >= CACHED_THINGS:
            self._known.clear()
        self._known[remembered] = things = self._mint(key, kind)
        return things

    def _mint(self, key: tuple[str, ...], kind: str) -> Things:
        needed = [text for text, part in zip(key, self._key, strict=True) if not part.may_be_blank]
        if not all(needed) or not any(key):
            return NONE
        if len(key) == 1 and state_of(key[0]) is not None:
            return NONE
        if self._scope == BY_HAND and not self.spec.mint and is_node_id(kind, key[0]):
            return (NodeDraft(kind, key[0]),)
        within = (self.spec.within,) if self.spec.within else ()
        minted = tuple(map(plain_name, key)) if self.spec.shared else key
        name = ": ".join(filter(None, key)) if self.spec.shared else None
        return (NodeDraft(kind, node_id(kind, self._scope, *within, *minted), name),)
