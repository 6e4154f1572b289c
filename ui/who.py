"""Who somebody is whom a record names by a key: a user of Mosaic, or an officer on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.asking.officers import officers_called

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.reader import Reader


def who(reader: Reader, users: Mapping[str, str], keys: Iterable[str]) -> dict[str, str]:
    """What to call each of them, as far as this viewer may know; of nobody known by that key the key itself."""
    wanted = set(keys)
    officers = reader.ask(officers_called(wanted - users.keys()))
    return {key: users.get(key) or (officers[key].label if key in officers else key) for key in wanted}
