"""What things are called, for answers whose parts give ids: an id says nothing to somebody who reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.wording import thing_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.reader import Reader
    from graph.reading.results import Thing


def things_by_id(reader: Reader, ids: Iterable[str]) -> dict[str, Thing]:
    """Those of some things that this viewer may see, by id; of none nothing is asked."""
    wanted = sorted(set(ids))
    return {thing.id: thing for thing in reader.things(wanted)} if wanted else {}


def called(reader: Reader, ids: Iterable[str]) -> dict[str, str]:
    """What this viewer may call each thing, by id; what they may not see is not among them."""
    return {one: thing_words(thing) for one, thing in things_by_id(reader, ids).items()}


def in_words(names: Mapping[str, str], one: str) -> str:
    """A thing by name, with the id that a command takes.

    >>> in_words({"person-a": "QUILLMARSH, Alder"}, "person-a"), in_words({}, "person-a")
    ('QUILLMARSH, Alder (person-a)', 'person-a')
    """
    return f"{names[one]} ({one})" if one in names else one
