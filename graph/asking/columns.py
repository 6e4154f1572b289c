"""Columns of everything that a viewer may see, for analyses that look at all of it.

A run over many tables asks for a snapshot: one question, one sequence number, and no more of the database than changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.asking.question import Question
from graph.audit import Entry
from graph.reading.columns import link_columns, record_columns, tie_columns
from graph.vocabulary import Operation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.projection.projection import Projection
    from graph.projection.snapshot import Snapshot
    from graph.reading.columns import Columns


def records_asked(model: str, fields: Sequence[str], provenance: Sequence[str]) -> Question[Columns]:
    """Fields, and what else is asked of their provenance, of every record of a model, from the database itself."""
    return Question(
        label="record columns",
        read=lambda tx, frame: record_columns(tx, frame, model, fields, provenance=provenance),
        line=lambda found: Entry(Operation.CONSULTATION, (model,), f"{len(found)} records as columns"),
    )


def links_asked(link_type: str, *, provenance: bool) -> Question[Columns]:
    """Every link of a type, from the database itself."""
    read = tie_columns if provenance else link_columns
    return Question(
        label="link columns",
        read=lambda tx, frame: read(tx, frame, link_type),
        line=lambda found: Entry(Operation.CONSULTATION, (link_type,), f"{len(found)} links as columns"),
    )


def columns_for(analysis: str, projection: Projection) -> Question[Snapshot]:
    """A snapshot that an analysis takes its frames from; the audit line names the analysis and the number.

    >>> from pathlib import Path
    >>> from graph.projection.projection import Projection
    >>> columns_for("gap rules", Projection(Path("projection"))).label
    'columns for gap rules'
    """
    return Question(
        label=f"columns for {analysis}",
        read=projection.snapshot,
        line=lambda found: Entry(Operation.CONSULTATION, (), f"columns for {analysis} as at {found.published}"),
    )
