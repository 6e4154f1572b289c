"""A row with some of its fields said anew: read like cells of a file, and what follows from them goes with them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.grading import Grading, GradingError
from graph.kinds import MODELS
from graph.model.row import fields_of
from ingest.by_hand.kinds import LAYOUT
from ingest.by_hand.rows import GRADED, graded
from ingest.mapping.cells import reader_of
from ingest.mapping.columns import Columns
from ingest.mapping.fields import Values
from ingest.mapping.provenance import ProvenanceReader, Said
from ingest.mapping.read import shipped
from ingest.mapping.spec import ProvenanceSpec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.access import Restrictions
    from graph.drafts import Draft, LinkDraft, Origin
    from ingest.by_hand.form import Cells

PROVENANCE = ("grade", "conditions", "statement", "strength", "valid_from", "valid_to")
BEGINS, ENDS = ("valid_from", ("from_on",)), ("valid_to", ("to_on", "release_on"))
"""Fields that a period is taken from, where the row has no period of its own."""


def said_anew(draft: Draft, told: Mapping[str, str]) -> Draft:
    """The row with these fields; a blank one says nothing any longer.

    Raises:
        InputError: If it has no such field, or a text cannot be read.
    """
    fields = fields_of(MODELS[draft.model])
    cells = _spread(dict(told), fields)
    _refuse_unknown(draft, cells, fields)
    values = _values(draft, {name: cell for name, cell in cells.items() if name in fields})
    said = _said(draft, cells, values)
    changed = replace(
        draft,
        values=values.values,
        states=tuple(values.states),
        unreadable=tuple(values.unreadable),
        origin=_origin(draft, said),
        restrictions=_restrictions(draft, said, cells),
        links=tuple(_link(draft, link, values.values) for link in draft.links),
    )
    if changed == draft:
        raise InputError("That is what stands already: nothing was changed.")
    return changed


def _spread(told: Cells, fields: Mapping[str, object]) -> Cells:
    """A grading in one word as the fields that hold it, for rows that have them; codes not given are none."""
    cells = {name: cell.strip() for name, cell in told.items()}
    if cells.get("grade") and GRADED[0] in fields:
        return {**dict.fromkeys(GRADED, ""), **graded(cells)}
    return cells


def _refuse_unknown(draft: Draft, cells: Cells, fields: Mapping[str, object]) -> None:
    known = (*fields, *PROVENANCE)
    unknown = [name for name in cells if name not in known]
    if unknown:
        raise InputError(
            f"This {MODELS[draft.model].TITLE} has no field {', '.join(unknown)}: use {', '.join(known)}. "
            "What ties the wrong things together is withdrawn, and entered anew."
        )


def _values(draft: Draft, cells: Cells) -> Values:
    fields = fields_of(MODELS[draft.model])
    found = Values()
    found.values.update({name: value for name, value in draft.values.items() if name not in cells})
    found.states.extend(entry for entry in draft.states if entry.partition("=")[0] not in cells)
    found.unreadable.extend(entry for entry in draft.unreadable if entry.partition("=")[0] not in cells)
    before = len(found.unreadable)
    for name, cell in cells.items():
        if cell:
            found.add(name, cell, reader_of(fields[name])(cell))
    if len(found.unreadable) > before:
        unread = ", ".join(entry.partition("=")[0] for entry in found.unreadable[before:])
        raise InputError(f"{unread} cannot be read: write dates as 2026-03-05 and codes as the layout lists them.")
    return found


def _said(draft: Draft, cells: Cells, found: Values) -> Said:
    """The provenance as a row of a file would say it, read by the reader of such rows."""
    row = {name: getattr(draft.origin, name) or "" for name in PROVENANCE}
    row |= {name: cells[name] for name in PROVENANCE if name in cells}
    if set(GRADED) & set(cells):
        row["grade"] = _own_grade(found)
    for part, fields in (BEGINS, ENDS):
        if part not in cells:
            row[part] = _followed(draft, found, row[part], fields)
    spec = ProvenanceSpec.model_validate({name: name for name in PROVENANCE})
    reader = ProvenanceReader(spec, Columns(PROVENANCE, {}), None, source=draft.origin.source, fields=frozenset())
    said = reader.of([*(row[name] for name in PROVENANCE), ""])
    if said.problems or said.unreadable:
        unread = [f"{entry.partition('=')[0]} cannot be read." for entry in said.unreadable]
        raise InputError(" ".join((*said.problems, *unread)))
    return said


def _followed(draft: Draft, found: Values, was: str, fields: tuple[str, ...]) -> str:
    """A period that was taken from a field goes with it."""
    field = next((name for name in fields if was and draft.values.get(name) == was), None)
    return str(found.values.get(field, "")) if field else was


def _own_grade(found: Values) -> str:
    parts = [str(found.values.get(name, "")) for name in GRADED]
    if not any(parts):
        return ""
    try:
        return str(Grading.of(*parts[:3], action=parts[3], sanitisation=parts[4]))
    except GradingError as error:
        raise InputError(str(error)) from error


def _origin(draft: Draft, said: Said) -> Origin:
    told = {name: getattr(said, name) for name in PROVENANCE}
    return replace(draft.origin, **told, bounds=said.bounds)


def _restrictions(draft: Draft, said: Said, cells: Cells) -> Restrictions:
    if said.restrictions is None or not {"grade", *GRADED} & set(cells):
        return draft.restrictions
    handling = {name: getattr(said.restrictions, name) for name in ("handling", "action", "sanitisation")}
    return draft.restrictions.model_copy(update=handling)


def _link(draft: Draft, link: LinkDraft, values: Mapping[str, object]) -> LinkDraft:
    """The sort of a link stands in a field of its row, and goes with it."""
    field = _kind_fields().get((draft.model, link.type))
    if field is None or draft.values.get(field) == values.get(field):
        return link
    kind = values.get(field)
    return link._replace(kind=None if kind is None else str(kind))


@cache
def _kind_fields() -> Mapping[tuple[str, str], str]:
    tables = shipped()[LAYOUT].tables.values()
    return {(table.model, link.type): link.kind for table in tables for link in table.links if link.kind}
