"""What an entered row rests on decides who may see it: nobody whom a record that it rests on keeps out."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from graph.access import OPEN, AccessClass, Restrictions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.reader import Reader


def resting_on(reader: Reader, records: Iterable[str]) -> Restrictions | None:
    """The restrictions of a row that rests on these records, or None where they restrict nothing.

    Raises:
        NotOnRecordError: If one of them may not be seen by whoever enters the row.
        InputError: If another version has replaced one of them.
    """
    classes = (reader.standing(record).record.restricted for record in records)
    found = reduce(AccessClass.and_also, classes, OPEN)
    return None if found == OPEN else Restrictions.model_validate(found.model_dump())
