"""What a person decides about a file nobody has mapped, and the mapping that comes of it: YAML like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict

from graph.errors import InputError
from graph.kinds import MODELS
from graph.model.row import fields_of
from ingest.mapping.columns import MAY_BE_BLANK, folded_header
from ingest.mapping.spec import EVERY_COLUMN, ProvenanceSpec
from ingest.suggesting.slots import PROVENANCE, record_title, reference_words, references_of, templates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.mapping.spec import LinkSpec, RecordSpec, ThingSpec

Entry = dict[str, object]
GRADING_PARTS = {
    "source": "source_grade",
    "information": "info_grade",
    "handling": "handling_code",
    "action": "action_code",
    "sanitisation": "sanitisation",
}
LINE = 120
HEAD = "# Made with Mosaic for {table}: each entry can be corrected here; docs/mappings.md says what the words mean.\n"


class Plan(BaseModel):
    """What a person decides about the columns of one file.

    Attributes:
        name: The name of the mapping.
        table: What the file or sheet is called.
        headers: Its columns.
        records: What each row becomes: tables of the extract layout, the one that the row is about first.
        keys: By which columns each thing is known, by the layout's name for the reference.
        fields: Where a column goes: `table.field` or `provenance.part`; a column that is not named is kept as it comes.
        transforms: What the cells of a column are read as, a word of `ingest.transforms.catalogue.Transform`.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    table: str
    headers: tuple[str, ...]
    records: tuple[str, ...]
    keys: dict[str, tuple[str, ...]] = {}
    fields: dict[str, str] = {}
    transforms: dict[str, str] = {}

    def column_of(self, slot: str) -> str:
        """The column that goes there; blank where none does."""
        return next((header for header, to in self.fields.items() if to == slot), "")


def problems_of(plan: Plan) -> list[str]:
    """Why no mapping can come of it yet, each in a sentence."""
    if not plan.records:
        return ["Say what each row becomes: at least one record."]
    return [*_twice(plan), *dict.fromkeys(problem for table in plan.records for problem in _lacking(plan, table))]


def mapping_text(plan: Plan) -> str:
    """The mapping as YAML.

    Raises:
        InputError: If something is missing or goes to one place twice; the message names all of it.
    """
    problems = problems_of(plan)
    if problems:
        raise InputError(" ".join(problems))
    main, *rest = (_record(plan, table) for table in plan.records)
    provenance = _provenance(plan)
    if provenance:
        main["provenance"] = provenance
    if plan.transforms:
        main["columns"] = {column: {"as": transform} for column, transform in plan.transforms.items()}
    kept = _kept(plan)
    if kept:
        main["keep"] = kept
    if rest:
        main["also"] = dict(zip(plan.records[1:], rest, strict=True))
    document = {"mapping": plan.name, "tables": {plan.table: main}}
    text = yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=LINE)
    return HEAD.format(table=plan.table) + text


def _twice(plan: Plan) -> Iterator[str]:
    first: dict[str, str] = {}
    for header, slot in plan.fields.items():
        other = first.setdefault(slot, header)
        if other != header:
            yield f"The columns `{other}` and `{header}` both go to {slot.replace('.', ': ')}: leave one of them out."


def _lacking(plan: Plan, table: str) -> Iterator[str]:
    spec = templates()[table]
    for thing in spec.things.values():
        if not thing.optional and _thing_key(plan, table, thing) is None:
            missing = ", ".join(_plain(entry) for entry in thing.key if not _columns(plan, table, entry))
            yield f"{record_title(table)}: say by which columns the {missing} is known."


def _plain(entry: str) -> str:
    return reference_words(entry.removesuffix(MAY_BE_BLANK))


def _record(plan: Plan, table: str) -> Entry:
    spec = templates()[table]
    keys = {name: _thing_key(plan, table, thing) for name, thing in spec.things.items()}
    things = {name: _thing(thing, key) for name, thing in spec.things.items() if (key := keys[name])}
    record: Entry = {
        "model": spec.model,
        "key": _key(plan, table, spec),
        "things": things,
        "about": [name for name in spec.about if name in things],
    }
    fields = dict(_fields(plan, table, spec))
    links = [_link(plan, table, link) for link in spec.links if {link.start, link.end} <= set(things)]
    grading = {part: column for part, field in GRADING_PARTS.items() if (column := plan.column_of(f"{table}.{field}"))}
    record |= {"fields": fields} if fields else {}
    record |= {"links": links} if links else {}
    record |= {"grading": grading} if spec.grading and {*list(GRADING_PARTS)[:3]} <= set(grading) else {}
    record |= {"window": list(spec.window)} if spec.window else {}
    return record


def _thing(thing: ThingSpec, key: Sequence[str]) -> Entry:
    flags = {name: True for name in ("mint", "shared", "optional") if getattr(thing, name)}
    split = {"split": thing.split} if thing.split and len(key) == 1 else {}
    return {"kind": thing.kind, "key": list(key), **flags, **split}


def _link(plan: Plan, table: str, link: LinkSpec) -> Entry:
    column = plan.column_of(f"{table}.{link.kind}") if link.kind else ""
    return {"type": link.type, "from": link.start, "to": link.end, **({"kind": column} if column else {})}


def _thing_key(plan: Plan, table: str, thing: ThingSpec) -> list[str] | None:
    """The columns of a thing's key; None where one is lacking that it cannot be without."""
    key: list[str] = []
    for entry in thing.key:
        columns = _columns(plan, table, entry)
        if not columns and not entry.endswith(MAY_BE_BLANK):
            return None
        key += columns
    return list(dict.fromkeys(key)) or None


def _key(plan: Plan, table: str, spec: RecordSpec) -> list[str]:
    """The columns of a row's own key, those of them that the file has."""
    if EVERY_COLUMN in spec.key:
        return [EVERY_COLUMN]
    return list(dict.fromkeys(column for entry in spec.key for column in _columns(plan, table, entry)))


def _columns(plan: Plan, table: str, entry: str) -> list[str]:
    """The columns that stand for one of the layout; of several, only the first must be filled."""
    name = entry.removesuffix(MAY_BE_BLANK)
    may_be_blank = MAY_BE_BLANK if entry.endswith(MAY_BE_BLANK) else ""
    if name in references_of(table):
        first, *rest = plan.keys.get(name) or ("",)
        return [f"{first}{may_be_blank}", *(f"{column}{MAY_BE_BLANK}" for column in rest)] if first else []
    own = plan.column_of(f"{table}.{name}") or plan.column_of(f"{PROVENANCE}.{name.removesuffix('_id')}")
    return [f"{own}{may_be_blank}"] if own else []


def _fields(plan: Plan, table: str, spec: RecordSpec) -> Iterator[tuple[str, str | None]]:
    """Where the fields stand; a column that has a field's name and goes elsewhere must not fill it all the same."""
    headers = {folded_header(header) for header in plan.headers}
    for name in fields_of(MODELS[spec.model]):
        known_by = plan.keys.get(name, ()) if name in references_of(table) else ()
        column = plan.column_of(f"{table}.{name}") or (known_by[0] if len(known_by) == 1 else "")
        if column and folded_header(column) != name:
            yield name, column
        elif not column and name in headers:
            yield name, None


def _provenance(plan: Plan) -> dict[str, str]:
    found = {part: plan.column_of(f"{PROVENANCE}.{part}") for part in ProvenanceSpec.model_fields}
    for part, field in (("valid_from", "from_on"), ("valid_to", "to_on")):
        found[part] = found[part] or plan.column_of(f"{plan.records[0]}.{field}")
    return {part: column for part, column in found.items() if column}


def _kept(plan: Plan) -> list[str]:
    used = {*plan.fields, *(column for columns in plan.keys.values() for column in columns)}
    return [header for header in plan.headers if header not in used]
