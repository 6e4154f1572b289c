"""Several references that somebody gave: what they stand for, and of which of them nothing may be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import NotOnRecordError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.reader import Reader


def find_each(reader: Reader, references: Sequence[str], of: str = "") -> list[str]:
    """The ids of what references stand for, in their order.

    Args:
        reader: Who asks.
        references: Ids, or references of sources.
        of: Which of several fields they stand in, as it is called.

    Raises:
        NotOnRecordError: If nothing under one of them may be seen; it says which by its place, never by what was
            typed, which may be a name.
    """
    found = []
    for place, reference in enumerate(references, 1):
        try:
            found.append(reader.find(reference))
        except NotOnRecordError as error:
            raise NotOnRecordError(" ".join((str(error), *_which(place, len(references), of)))) from error
    return found


def _which(place: int, among: int, of: str) -> tuple[str, ...]:
    """Which of the references is meant; nothing where only one was given.

    >>> _which(2, 3, ""), _which(1, 1, "the other group"), _which(1, 1, "")
    (('It is number 2 of the 3 that were given.',), ('It was given for the other group.',), ())
    """
    if among == 1:
        return (f"It was given for {of}.",) if of else ()
    return (f"It is number {place} of the {among} that were given{f' for {of}' if of else ''}.",)
