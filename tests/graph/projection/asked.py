"""The same columns asked of the database and of a projection, as rows in one order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.asking.columns import columns_for
from graph.links import SOCIAL
from tests.graph.rows import reads

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.access import Viewer
    from graph.neo4j.bolt import Bolt
    from graph.projection.projection import Projection
    from graph.projection.snapshot import Snapshot
    from graph.reading.frame import View

Rows = dict[str, list[tuple[object, ...]]]
MODELS = {
    "Person": ["surname", "forenames"], "Marker": ["kind"], "Order": ["type", "court"], "Association": ["kind"],
    "Report": ["title"], "ReportItem": ["item"], "Vehicle": ["vrm"], "Name": ["name"],
}  # fmt: skip
LINKS = ("ASSOCIATED_WITH", "SUBJECT_TO", "ITEM_OF", "USES_VEHICLE")
PROVENANCE = ("report", "grade", "strength", "statement", "valid_from", "states", "unreadable", "key")


def snapshot_of(graph: Bolt, projection: Projection, viewer: Viewer, view: View | None = None) -> Snapshot:
    return reads(graph, viewer, view).ask(columns_for("tests", projection))


def of_projection(graph: Bolt, projection: Projection, viewer: Viewer, view: View | None = None) -> Rows:
    seen = snapshot_of(graph, projection, viewer, view)
    records = {model: seen.records(model, fields, PROVENANCE) for model, fields in MODELS.items()}
    links = {name: seen.links(name, provenance=name in SOCIAL) for name in LINKS}
    return {name: in_order(frame.rows()) for name, frame in {**records, **links}.items()}


def of_database(graph: Bolt, viewer: Viewer, view: View | None = None) -> Rows:
    reader = reads(graph, viewer, view)
    records = {model: reader.records_as_columns(model, fields, PROVENANCE) for model, fields in MODELS.items()}
    links = {name: reader.links_as_columns(name, provenance=name in SOCIAL) for name in LINKS}
    return {name: in_order(zip(*found.data, strict=True)) for name, found in {**records, **links}.items()}


def in_order(rows: Iterable[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return sorted(rows, key=repr)
