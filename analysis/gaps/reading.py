"""Reads a casebook through a reader: whole columns, and only what its viewer may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.gaps.casebook import PROVENANCE, READ_MODELS, Casebook, read_fields
from graph.links import LINK_TYPES

if TYPE_CHECKING:
    from datetime import date

    from graph.reader import Reader


def read_casebook(reader: Reader, on: date) -> Casebook:
    """Everything that the reader's viewer may see, as the rules look at it on a day."""
    records = {model: reader.records_as_columns(model, read_fields(model), PROVENANCE) for model in READ_MODELS}
    links = {link_type: reader.links_as_columns(link_type) for link_type in LINK_TYPES}
    return Casebook(on, records, links)
