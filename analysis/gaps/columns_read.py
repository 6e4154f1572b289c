"""Which columns of which tables the rules read, and what such a table is without any rows."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from analysis.gaps.frames import link_frame, record_frame
from graph.kinds import MODELS
from graph.projection.tables import kept_fields
from graph.reading.columns import RECORD_COLUMNS, Columns, columns_of_links

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

PROVENANCE = ("report", "grade", "strength", "valid_from", "valid_to", "states")
_OF_CLAIMS = frozenset({"report", "grade", "strength", "valid_from", "valid_to"})
UNREAD: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "Person": frozenset({"sex", "ethnicity"}),
        "Address": frozenset({"line1", "line2", "town", "postcode"}) | _OF_CLAIMS,
        "Association": frozenset({"role", "detail"}),
    }
)
"""What no rule looks at, of models with millions of records: each column of them would be memory for nothing."""
READ_MODELS = tuple(sorted(name for name, model in MODELS.items() if not model.MASKED))


def read_fields(model: str) -> tuple[str, ...]:
    """The fields of a model that rules read."""
    return tuple(name for name in kept_fields(model) if name not in UNREAD.get(model, ()))


def read_provenance(model: str) -> tuple[str, ...]:
    """What rules read of what a record of a model says of itself."""
    return tuple(name for name in PROVENANCE if name not in UNREAD.get(model, ()))


@cache
def no_records(model: str) -> pl.DataFrame:
    """A table of a model without rows: made once, since of one person most tables hold nothing."""
    names = (*RECORD_COLUMNS, *read_provenance(model), *read_fields(model))
    return record_frame(model, Columns(names, tuple([] for _ in names)))


@cache
def no_links(link_type: str) -> pl.DataFrame:
    """A table of a type of link without rows."""
    names = columns_of_links(link_type)
    return link_frame(Columns(names, tuple([] for _ in names)))
