"""What makes a well-formed mapping nonsense: names that lead nowhere, and columns used twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.kinds import MODELS, NODE_KINDS
from graph.links import ANY, LINK_TYPES
from graph.model.row import FieldKind, fields_of
from ingest.mapping.columns import folded_header
from ingest.mapping.made_columns import WITH_YEARS, in_order
from ingest.mapping.problems import Path, Problem
from ingest.mapping.spec import KindByColumn, LinkSpec, MappingSpec, RecordSpec, TableSpec, ThingSpec

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


def problems_in(mapping: MappingSpec) -> Iterator[Problem]:
    """Everything in a mapping that cannot work, with where it stands."""
    for table, spec in mapping.tables.items():
        path: Path = ("tables", table)
        yield from _record(spec, path)
        yield from _made_columns(spec, path)
        for name, also in spec.also.items():
            yield from _record(also, (*path, "also", name))


def _made_columns(spec: TableSpec, path: Path) -> Iterator[Problem]:
    for name in in_order(spec.columns)[1]:
        text = f"the column `{name}` is made of itself, by way of others: make one of them of the file's own columns."
        yield Problem((*path, "columns", name), text)
    seen: dict[str, str] = {}
    for name, column in spec.columns.items():
        where = (*path, "columns", name)
        other = seen.setdefault(folded_header(name), name)
        if other != name:
            yield Problem(where, f"the column `{other}` is made twice: keep one.")
        if column.of and column.first_of:
            yield Problem((*where, "first of"), "`from` joins its columns and `first of` takes one of them: keep one.")
        if column.years_from is not None and column.read_as not in WITH_YEARS:
            yield Problem(where, "`two-figure years from` belongs to a column read as a date or a moment.")


def _record(spec: RecordSpec, path: Path) -> Iterator[Problem]:
    if spec.model not in MODELS:
        yield Problem((*path, "model"), f"there is no model `{spec.model}`: use one of {_list(MODELS)}.")
    else:
        yield from _fields(spec, path)
    for name, thing in spec.things.items():
        yield from _thing(thing, (*path, "things", name))
    for entry in ("about", "inherits"):
        for name in getattr(spec, entry):
            if name not in spec.things:
                yield Problem((*path, entry), _no_thing(name, spec))
    for place, link in enumerate(spec.links):
        yield from _link(link, spec, (*path, "links", place))


def _thing(thing: ThingSpec, path: Path) -> Iterator[Problem]:
    for kind in thing.kind.words.values() if isinstance(thing.kind, KindByColumn) else (thing.kind,):
        if kind not in NODE_KINDS:
            yield Problem((*path, "kind"), f"there is no kind `{kind}`: use one of {_list(NODE_KINDS)}.")
    if thing.split and len(thing.key) > 1:
        yield Problem((*path, "split"), "a cell can be split only where the key is one column.")
    if thing.shared and thing.within:
        yield Problem((*path, "within"), "what every source means alike cannot have a numbering of its own.")


def _link(link: LinkSpec, spec: RecordSpec, path: Path) -> Iterator[Problem]:
    if link.type not in LINK_TYPES:
        yield Problem((*path, "type"), f"there is no link `{link.type}`: use one of {_list(LINK_TYPES)}.")
        return
    wanted = LINK_TYPES[link.type]
    for entry, name, kind in (("from", link.start, wanted.start), ("to", link.end, wanted.end)):
        if name not in spec.things:
            yield Problem((*path, entry), _no_thing(name, spec))
        elif kind not in (ANY, spec.things[name].kind):
            yield Problem((*path, entry), f"{link.type} goes {entry} {kind}, and `{name}` is something else.")
    if link.kind and link.kind_is:
        yield Problem((*path, "kind"), "the sort of a link comes from a column or is always the same, not both.")


def _fields(spec: RecordSpec, path: Path) -> Iterator[Problem]:
    known = fields_of(MODELS[spec.model])
    for name in spec.fields:
        if name not in known:
            text = f"`{name}` is no field of {spec.model}: use one of {_list(known)}."
            yield Problem((*path, "fields", name), text)
    for name in spec.window or ():
        if name not in known or known[name].kind not in {FieldKind.DATE, FieldKind.MOMENT}:
            yield Problem((*path, "window"), f"`{name}` is no date of {spec.model}.")
    yield from _twice(spec, path)


def _twice(spec: RecordSpec, path: Path) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for name, column in spec.fields.items():
        if not isinstance(column, str):
            continue
        other = first.setdefault(column.casefold(), name)
        if other != name:
            text = f"the column `{column}` is used for `{other}` and for `{name}`: a column fills one field."
            yield Problem((*path, "fields", name), text)


def _no_thing(name: str, spec: RecordSpec) -> str:
    return f"there is no thing `{name}` here: use one of {_list(spec.things)}, or describe it under `things`."


def _list(names: Collection[str]) -> str:
    return ", ".join(names)
