"""Which table of which mapping a file is: by its name where the columns agree, else by its columns alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ingest.mapping.columns import folded_header
from ingest.mapping.known import known_columns
from ingest.mapping.rows import TableOf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.formats.rows import SourceTable
    from ingest.mapping.spec import MappingSpec

MOST_OF_THE_COLUMNS = 0.6
"""By its columns alone a file is a table only if the table knows this share of them: one `id` proves nothing."""
_PART_OF = re.compile(r"[ _.\-]*(?:part)?[ _.\-]*(?:\(?[0-9]+\)?)$")


class Choice(NamedTuple):
    """What a file was taken for, or why it was not taken for anything.

    Attributes:
        table: The table; None where there is none, or more than one that it could be.
        reason: Why, in a sentence.
    """

    table: TableOf | None
    reason: str


def choose(file: SourceTable, mappings: Sequence[MappingSpec]) -> Choice:
    """Find the table that a file is among these mappings, the first of which goes first."""
    names = [name for said in file.names or (file.name,) for name in _names_of(said)]
    headers = frozenset(map(folded_header, file.headers))
    tables = [TableOf(mapping, table) for mapping in mappings for table in mapping.tables]
    named = [table for name in names for table in tables if name in _called(table)]
    fitting = [table for table in named if not _lacks(table, headers)]
    if fitting:
        return Choice(fitting[0], f"its name and its columns are those of {fitting[0].label}")
    if file.names:
        return Choice(None, _of_no_label(file, tables, headers))
    chosen = _by_columns(tables, headers)
    if chosen.table is None and len(mappings) == 1 and not named:
        return Choice(None, _of_another_file(mappings[0], tables, headers))
    if chosen.table is None and named:
        lacking = ", ".join(sorted(_lacks(named[0], headers)))
        said = f"It is called like {named[0].label} and has no column {lacking}"
        return Choice(None, f"{said}: add it, or, if it is another file, name a mapping or write one for it.")
    return chosen


def _of_no_label(file: SourceTable, tables: Sequence[TableOf], headers: frozenset[str]) -> str:
    """Why rows that say what they are, in a label or a type, are not read: it is never guessed past what they say."""
    if not any(file.names):
        return "These rows say nothing of what they are: give them a label or type, or a file that is called like it."
    known = [table for table in tables if any(name.startswith(":") for name in _needs(table))]
    fitting = sorted({table.table for table in known if not _lacks(table, headers)})
    said = " or ".join(f"`{name}`" for name in file.names)
    some = f" (there are {', '.join(fitting)})" if fitting else ""
    return f"No table is called {said}{some}: write a mapping that has one, or leave these rows out."


def _of_another_file(mapping: MappingSpec, tables: Sequence[TableOf], headers: frozenset[str]) -> str:
    """Why the one mapping that was named does not read a file."""
    nearest = min(tables, key=lambda table: len(_lacks(table, headers)))
    lacking = sorted(_lacks(nearest, headers))
    place = mapping.place_of(("tables", nearest.table, "key"))
    where = f"; {place}" if place else ""
    needed = f" (its nearest table needs {', '.join(lacking)}{where})" if lacking else ""
    return f"The mapping {mapping.mapping} has no table with these columns{needed}: it may be for another file."


def _by_columns(tables: Sequence[TableOf], headers: frozenset[str]) -> Choice:
    shares = {table.label: share for table in tables if (share := _share(table, headers)) is not None}
    best = [table for table in tables if shares and shares.get(table.label) == max(shares.values())]
    if not best:
        return Choice(None, "No mapping knows a table with these columns: name a mapping, or write one for it.")
    if len(best) > 1:
        labels = ", ".join(table.label for table in best)
        return Choice(None, f"Its columns are those of {labels} alike: give the file the name of the one it is.")
    return Choice(best[0], f"its columns are those of {best[0].label}")


def _share(table: TableOf, headers: frozenset[str]) -> float | None:
    """How many of the file's columns are the table's own; None where they are too few, or one is lacking that it needs.

    A column that the table might have and the file lacks counts a little against it, to tell similar tables apart.
    """
    known = known_columns(table.mapping, table.table)
    own = headers - known.of_provenance
    if not known.needed <= headers or not own:
        return None
    share = len(own & known.of_record) / len(own)
    return share - 0.01 * len(known.of_record - own) if share >= MOST_OF_THE_COLUMNS else None


def _lacks(table: TableOf, headers: frozenset[str]) -> frozenset[str]:
    return _needs(table) - headers


def _needs(table: TableOf) -> frozenset[str]:
    return known_columns(table.mapping, table.table).needed


def _called(table: TableOf) -> set[str]:
    return {_plain(name) for name in (table.table, *table.spec.named)}


def _names_of(name: str) -> Iterator[str]:
    """What a file may be called: as it is, and without the number of its part (`persons_2`, `persons part 2`)."""
    whole = _plain(name)
    part = _plain(_PART_OF.sub("", name))
    yield whole
    if part != whole:
        yield part


def _plain(name: str) -> str:
    return "_".join(name.casefold().replace("-", " ").replace("_", " ").split())
