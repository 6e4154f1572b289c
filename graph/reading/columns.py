"""Columns of records and links for analyses: read as columns, because rows cost four times as much."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from graph.kinds import MODELS
from graph.links import OF_CHILDREN
from graph.model.row import fields_of
from graph.neo4j import cypher_read as cypher

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame

RECORD_COLUMNS = ("id", "about", "source", "recorded")
PROVENANCE = frozenset(
    {"report", "grade", "strength", "statement", "valid_from", "valid_to", "states", "unreadable", "recorded_by", "key"}
)
"""What else a record says of itself, for analyses that ask for it."""
LINK_COLUMNS = ("id", "start", "end", "kind", "record", "recorded", "strength", "to_latest")
BOUNDS = ("from_earliest", "from_latest", "to_earliest")
"""What links know of their period besides the last day that their end can mean."""
TIE_COLUMNS = (*LINK_COLUMNS, *BOUNDS, "grade", "report")
"""Of a tie: what is not recorded is empty text. No number of an access class: numbers tell how many there are."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Equally long columns in the same order; None stands for nothing recorded.

    Attributes:
        names: The columns' names.
        data: The columns.
    """

    names: tuple[str, ...]
    data: tuple[list[Any], ...]

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.data[0]) if self.data else 0

    def column(self, name: str) -> list[Any]:
        """One column by name."""
        return self.data[self.names.index(name)]


def record_columns(
    tx: Tx, frame: Frame, model: str, fields: Sequence[str], *, provenance: Sequence[str] = ()
) -> Columns:
    """Provenance and fields of every record of a model that the viewer may see.

    Raises:
        ValueError: If the model is masked or has no such field.
    """
    check_record_columns(model, fields, provenance)
    stored = [*provenance, *(f"f_{name}" for name in fields)]
    parts = tx.values(cypher.RECORD_COLUMNS, model=model, fields=stored, **frame.parameters)
    named = [[*part[:4], *part[4]] for part in parts]
    return _joined((*RECORD_COLUMNS, *provenance, *fields), named)


def check_record_columns(model: str, fields: Sequence[str], provenance: Sequence[str]) -> None:
    """Refuse to read columns of what is masked, or columns that there are not.

    Raises:
        ValueError: If the model is masked or has no such field.
    """
    if MODELS[model].MASKED:
        message = f"{model} is masked: its values are read one at a time and with a reason"
        raise ValueError(message)
    if unknown := sorted(set(fields) - set(fields_of(MODELS[model]))):
        message = f"{model} has no field {', '.join(unknown)}"
        raise ValueError(message)
    if unknown := sorted(set(provenance) - PROVENANCE):
        message = f"a record says nothing called {', '.join(unknown)} of itself"
        raise ValueError(message)


def columns_of_links(link_type: str) -> tuple[str, ...]:
    """The columns of links of a type; of those to children their whole period.

    >>> "to_earliest" in columns_of_links("LIVES_AT"), "to_earliest" in columns_of_links("VISITED_IN")
    (True, False)
    """
    return (*LINK_COLUMNS, *BOUNDS) if link_type in OF_CHILDREN else LINK_COLUMNS


def link_columns(tx: Tx, frame: Frame, link_type: str) -> Columns:
    """Every link of a type that the viewer may see: its ends and hot properties."""
    return _joined(columns_of_links(link_type), tx.values(cypher.LINK_COLUMNS[link_type], **frame.parameters))


def tie_columns(tx: Tx, frame: Frame, link_type: str) -> Columns:
    """Every link of a social type that the viewer may see, with its period and the provenance of its record.

    Raises:
        ValueError: If links of this type tie nobody to anybody.
    """
    check_link_type(link_type, provenance=True)
    return _joined(TIE_COLUMNS, tx.values(cypher.TIE_COLUMNS[link_type], **frame.parameters))


def check_link_type(link_type: str, *, provenance: bool) -> None:
    """Refuse to read the provenance of links that tie nobody to anybody.

    Raises:
        ValueError: If provenance is wanted of such a type.
    """
    if provenance and link_type not in cypher.TIE_COLUMNS:
        message = f"{link_type} is no social tie: use one of {', '.join(cypher.TIE_COLUMNS)}"
        raise ValueError(message)


def _joined(names: tuple[str, ...], parts: Sequence[Sequence[list[Any]]]) -> Columns:
    columns = zip(*parts, strict=True) if parts else ([] for _ in names)
    return Columns(names, tuple(list(chain.from_iterable(column)) for column in columns))
