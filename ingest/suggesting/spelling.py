"""What the cells of a column are better read as: one spelling for marks and numbers, serial numbers as dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.errors import UnreadableValueError
from graph.model.row import FieldKind
from ingest.mapping.cells import reader_of
from ingest.suggesting.content import Content, Look, look
from ingest.suggesting.slots import Slot, slots
from ingest.transforms.catalogue import READERS, Transform

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EXPECTED = {
    "vrm": Content.VEHICLE_MARK,
    "postcode": Content.POSTCODE,
    "number": Content.PHONE,
    "pnc_id": Content.PNC,
    "email": Content.ELECTRONIC,
    "handle": Content.ELECTRONIC,
    "surname": Content.NAME,
    "forenames": Content.NAME,
    "grade": Content.GRADING,
}
"""What the cells of a field look like, where that can be told."""
_READ_AS = {
    "vehicles.vrm": Transform.VEHICLE_MARK,
    "addresses.postcode": Transform.POSTCODE,
    "phones.number": Transform.PHONE,
    "persons.pnc_id": Transform.PNC,
}
_DATES = {FieldKind.DATE: Transform.DATE, FieldKind.MOMENT: Transform.MOMENT}


class Columns(NamedTuple):
    """The columns of a file and what each looks like."""

    headers: tuple[str, ...]
    looks: tuple[Look, ...]

    @classmethod
    def of(cls, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> Columns:
        """Look at the first rows of a file."""
        looks = (look([row[place] for row in rows if place < len(row)]) for place in range(len(headers)))
        return cls(tuple(headers), tuple(looks))


def transforms(columns: Columns, records: tuple[str, ...], fields: Mapping[str, str]) -> dict[str, str]:
    """What cells are better read as: marks and numbers in one spelling, and dates that only a transform can read."""
    known = {slot.id: slot for slot in slots(records)}
    looks = dict(zip(columns.headers, columns.looks, strict=True))
    found = {header: _transform(known[slot], looks[header]) for header, slot in fields.items()}
    return {header: transform for header, transform in found.items() if transform}


def _transform(slot: Slot, seen: Look) -> str:
    read_as = _READ_AS.get(slot.id)
    if read_as is not None:
        return read_as.value if seen.content is EXPECTED[slot.name] else ""
    dated = _DATES.get(slot.field.kind) if slot.field else None
    if slot.field is None or dated is None:
        return ""
    plain = reader_of(slot.field)
    helped = any(plain(cell).value is None and _can_read(dated, cell) for cell in seen.samples)
    return dated.value if helped else ""


def _can_read(transform: Transform, cell: str) -> bool:
    try:
        return bool(READERS[transform](cell))
    except UnreadableValueError:
        return False
