"""Several references that somebody gave: what they stand for, and of which of them nothing may be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import InputError, NotOnRecordError
from graph.keys import is_node_id
from graph.kinds import NODE_KINDS
from ui.wording import kind_title

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


def find_nominal(reader: Reader, reference: str) -> str:
    """The id of the nominal that a reference stands for.

    Raises:
        NotOnRecordError: If nothing under it may be seen.
        InputError: If it stands for something else: nothing recorded of that would read as an answer about somebody.
    """
    found = reader.find(reference)
    if is_node_id("Person", found):
        return found
    kind = next((kind_title(each).lower() for each in NODE_KINDS if is_node_id(each, found)), "something else")
    message = f"This is asked about a nominal, and the reference is of another kind of thing: {kind}."
    raise InputError(message)


def _which(place: int, among: int, of: str) -> tuple[str, ...]:
    """Which of the references is meant; nothing where only one was given.

    >>> _which(2, 3, ""), _which(1, 1, "the other group"), _which(1, 1, "")
    (('It is number 2 of the 3 that were given.',), ('It was given for the other group.',), ())
    """
    if among == 1:
        return (f"It was given for {of}.",) if of else ()
    return (f"It is number {place} of the {among} that were given{f' for {of}' if of else ''}.",)
