"""Which thing somebody means by what stands on a form: an id, a source's own key, a crime reference or a PNC id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph import searchtext
from graph.kinds import MODELS
from graph.model.row import SearchGroup
from graph.neo4j import cypher_read as cypher
from graph.reading.dossier import not_on_record
from graph.reading.search import Asked, search

if TYPE_CHECKING:
    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame
    from graph.reading.results import Record


def meant_by(tx: Tx, frame: Frame, reference: str) -> str:
    """The id of the one thing that is meant; an id goes before a key, and a key before what records give.

    Raises:
        NotOnRecordError: If there is none, or more than one, that may be seen.
    """
    if tx.rows(cypher.VISIBLE, ids=[reference], **frame.parameters):
        return reference
    keyed = [str(row["id"]) for row in tx.rows(cypher.BY_KEY, key=reference, **frame.parameters)]
    found = keyed or _given(tx, frame, searchtext.compact(reference))
    if len(found) != 1:
        raise not_on_record()
    return found[0]


def _given(tx: Tx, frame: Frame, compact: str) -> list[str]:
    """Things whose records give just this reference; signs and capitals do not matter, and a part is not enough."""
    hits = search(tx, frame, Asked(compact)).hits if compact else ()
    return [hit.thing.id for hit in hits if compact in _references(hit.record)]


def _references(record: Record) -> set[str]:
    fields = MODELS[record.model].SEARCHED.get(SearchGroup.REFERENCE, ())
    return {searchtext.compact(text) for field in fields if (text := record.text(field))}
