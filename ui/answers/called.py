"""What things are called, for answers whose parts give ids: an id says nothing to somebody who reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.wording import thing_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.reader import Reader


def called(reader: Reader, ids: Iterable[str]) -> dict[str, str]:
    """What this viewer may call each thing, by id; what they may not see is not among them."""
    wanted = sorted(set(ids))
    return {thing.id: thing_words(thing) for thing in reader.things(wanted)} if wanted else {}


def in_words(names: Mapping[str, str], one: str) -> str:
    """A thing by name, with the id that a command takes.

    >>> in_words({"person-a": "QUILLMARSH, Alder"}, "person-a"), in_words({}, "person-a")
    ('QUILLMARSH, Alder (person-a)', 'person-a')
    """
    return f"{names[one]} ({one})" if one in names else one
