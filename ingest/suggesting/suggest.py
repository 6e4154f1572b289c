"""A first proposal for a file nobody has mapped, from its headers and its content: for a person to correct."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from graph.model.row import FieldKind
from ingest.mapping.cells import reader_of
from ingest.suggesting.content import Content, Look
from ingest.suggesting.likeness import SAME_WORDS, likeness
from ingest.suggesting.plan import Plan
from ingest.suggesting.slots import Slot, provenance_slots, references, slots_of, templates
from ingest.suggesting.spelling import EXPECTED, Columns, transforms

if TYPE_CHECKING:
    from collections.abc import Mapping

ENOUGH = 0.6
BY_CONTENT = 0.62
"""What a column is worth whose cells can be nothing else, though its header says nothing."""
DISTINCTIVE = 0.7
HEADER_SHARE, CONTENT_SHARE = 0.7, 0.3
_UNMISTAKABLE = frozenset(
    {Content.VEHICLE_MARK, Content.POSTCODE, Content.PHONE, Content.PNC, Content.GRADING, Content.ELECTRONIC}
)
_DATED = frozenset({Content.DATE, Content.MOMENT})
_BETWEEN = {
    "addresses": "person_addresses",
    "vehicles": "person_vehicles",
    "phones": "person_phones",
    "accounts": "person_accounts",
    "organisations": "person_organisations",
    "offences": "offence_persons",
}
"""The record that ties a person to what stands in the same row."""
_OWN_KEYS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "person_id": (("persons.pnc_id",), ("persons.surname", "persons.forenames", "persons.dob")),
    "address_id": (("addresses.line1", "addresses.postcode"),),
    "vehicle_id": (("vehicles.vrm",),),
    "phone_id": (("phones.number",),),
    "account_id": (("accounts.platform", "accounts.handle"),),
    "organisation_id": (("organisations.name",),),
    "offence_id": (("offences.crime_ref",),),
}
"""By what something may be known where the file has no reference for it: all of one of these, since a date of birth or
a postcode alone would make one of many."""


class Suggested(NamedTuple):
    """Where one column may go.

    Attributes:
        column: Its header.
        look: What its cells look like.
        slot: `table.field`, `provenance.part`, or blank: nothing is likely.
        reference: The reference that it may be, by the layout's name; blank where it is none.
        transform: What its cells are better read as; blank for as they come.
        why: Why, in words.
    """

    column: str
    look: Look
    slot: str
    reference: str
    transform: str
    why: str


class Suggestion(NamedTuple):
    """A proposal, and why for each column."""

    plan: Plan
    columns: tuple[Suggested, ...]


def suggest(name: str, table: str, columns: Columns) -> Suggestion:
    """Propose what each row becomes and where each column goes."""
    return suggest_for(name, table, columns, records_for(columns))


def suggest_for(name: str, table: str, columns: Columns, records: tuple[str, ...]) -> Suggestion:
    """Propose where each column goes, where somebody has said what each row becomes."""
    known = _references(columns, records)
    fields = _assigned(columns, records, set(known.values()))
    keys = {name: (column,) for name, column in known.items()} | _own_keys(columns, records, known, fields)
    read_as = transforms(columns, records, fields)
    plan = Plan(
        name=name,
        table=table,
        headers=columns.headers,
        records=records,
        keys=keys,
        fields=fields,
        transforms=read_as,
    )
    each = zip(columns.headers, columns.looks, strict=True)
    return Suggestion(plan, tuple(_explained(header, seen, plan, known) for header, seen in each))


def records_for(columns: Columns) -> tuple[str, ...]:
    """What each row may become, what it is about first."""
    worth = {table: _worth(columns, table) for table in templates()}
    main = max(worth, key=lambda table: worth[table])
    if not worth[main]:
        return ("persons",)
    known = {table for table in ("persons", *_BETWEEN) if table != main and _is_distinct(columns, table, main)}
    if main in _BETWEEN.values():
        known -= {table for table, tie in _BETWEEN.items() if tie == main}
    chosen = [main, *(table for table in ("persons", *_BETWEEN) if table in known)]
    if "persons" in chosen:
        chosen = ["persons", *(table for table in chosen if table != "persons")]
        chosen += [_BETWEEN[table] for table in chosen if table in _BETWEEN and _BETWEEN[table] not in chosen]
        chosen += ["associations"] if _refers(columns, "other_person_id") and "associations" not in chosen else []
    return tuple(chosen)


def _worth(columns: Columns, table: str) -> float:
    """How much of a file a record explains; a field that many records have says little."""
    best = [max((_score(columns, place, slot) * _rarity(slot.name), slot.id) for slot in slots_of(table))
            for place in range(len(columns.headers))] if slots_of(table) else []  # fmt: skip
    claimed: dict[str, float] = {}
    for score, slot in best:
        if score > claimed.get(slot, 0):
            claimed[slot] = score
    refers = sum(0.3 for name in references((table,)) if _refers(columns, name))
    needed = sum(1 for thing in templates()[table].things.values() if not thing.optional and not thing.mint)
    found = sum(claimed.values())
    return found + min(refers, found) - 0.2 * needed if found else 0.0


def _is_distinct(columns: Columns, table: str, main: str) -> bool:
    """Whether the file has something that only this record has a place for."""
    for slot in slots_of(table):
        if _rarity(slot.name) < DISTINCTIVE:
            continue
        for place in range(len(columns.headers)):
            mine = _score(columns, place, slot)
            theirs = max((_score(columns, place, other) for other in slots_of(main)), default=0)
            if mine >= ENOUGH and mine > theirs:
                return True
    return False


@cache
def _rarity(name: str) -> float:
    counts = Counter(slot.name for table in templates() for slot in slots_of(table))
    return float(1 / counts[name] ** 0.5) if counts[name] else 0.0


def _refers(columns: Columns, name: str) -> str:
    """The column that a reference most likely stands in; blank where there is none."""
    likely = (
        (likeness(header, name), -place) for place, header in enumerate(columns.headers) if _filled(columns, place)
    )
    score, place = max(likely, default=(0, 0))
    return columns.headers[-place] if score >= ENOUGH else ""


def _filled(columns: Columns, place: int) -> bool:
    return columns.looks[place].content not in {Content.BLANK, *_DATED, Content.FLAG}


def _references(columns: Columns, records: tuple[str, ...]) -> dict[str, str]:
    """The column of each reference; one column is one reference, that for which its header is likeliest."""
    found: dict[str, str] = {}
    wanted = references(records)
    ranked = sorted(
        ((likeness(header, name), name, header) for name in wanted for header in columns.headers), reverse=True
    )
    for score, name, header in ranked:
        free = name not in found and header not in found.values()
        if score >= ENOUGH and free and _filled(columns, columns.headers.index(header)):
            found[name] = header
    return {name: found[name] for name in wanted if name in found}


def _assigned(columns: Columns, records: tuple[str, ...], taken: set[str]) -> dict[str, str]:
    """The best place for each column, the surest first; no place is given twice."""
    places = (*(slot for table in records for slot in slots_of(table)), *provenance_slots())
    ranked = sorted(
        (
            (-_score(columns, place, slot), order, place, slot.id)
            for place, header in enumerate(columns.headers)
            if header not in taken
            for order, slot in enumerate(places)
        )
    )
    found: dict[int, str] = {}
    for score, _, place, slot in ranked:
        if -score >= ENOUGH and place not in found and slot not in found.values():
            found[place] = slot
    return {columns.headers[place]: slot for place, slot in sorted(found.items())}


def _score(columns: Columns, place: int, slot: Slot) -> float:
    header, seen = columns.headers[place], columns.looks[place]
    if seen.content is Content.BLANK:
        return likeness(header, slot.name) * HEADER_SHARE
    named, fits = likeness(header, slot.name), _fit(seen, slot)
    if not named:
        sure = EXPECTED.get(slot.name) is seen.content and seen.content in _UNMISTAKABLE
        return BY_CONTENT if sure else 0.0
    return named * (HEADER_SHARE + CONTENT_SHARE * fits) if fits or named >= SAME_WORDS else 0.0


def _fit(seen: Look, slot: Slot) -> float:
    """How well the cells fit, from 0 to 1; of texts that could be anything, half."""
    expected = EXPECTED.get(slot.name)
    if expected is not None:
        return 1.0 if seen.content is expected else 0.2
    if slot.field is None or slot.field.kind in {FieldKind.TEXT, FieldKind.OUTCOME, FieldKind.TEXTS}:
        dated = seen.content in _DATED
        return float(dated) if slot.name.endswith(("_at", "_from", "_to")) else 0.2 if dated else 0.5
    read = reader_of(slot.field)
    readable = sum(1 for cell in seen.samples if read(cell).value is not None)
    return readable / len(seen.samples) if seen.samples else 0.5


def _own_keys(
    columns: Columns, records: tuple[str, ...], known: Mapping[str, str], fields: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Keys for what no header refers to: what the row is about by a column that tells rows apart, else by what it says.

    Where neither is there nothing is proposed, and a person has to say it.
    """
    there = {slot: header for header, slot in fields.items()}
    found: dict[str, tuple[str, ...]] = {}
    for name in references(records):
        own = next((slots for slots in _OWN_KEYS.get(name, ()) if set(slots) <= set(there)), ())
        if name in known:
            continue
        if name == next(iter(references(records[:1]))) and (column := _telling(columns, {*known.values(), *fields})):
            found[name] = (column,)
        elif own:
            found[name] = tuple(there[slot] for slot in own)
    return found


def _telling(columns: Columns, taken: set[str]) -> str:
    """The first column that looks like a reference and goes nowhere else; blank where there is none."""
    each = zip(columns.headers, columns.looks, strict=True)
    telling = (header for header, seen in each if seen.content is Content.REFERENCE and seen.tells_apart)
    return next((header for header in telling if header not in taken), "")


def _explained(header: str, seen: Look, plan: Plan, known: Mapping[str, str]) -> Suggested:
    reference = next((name for name, column in known.items() if column == header), "")
    slot = plan.fields.get(header, "")
    name = reference or slot.partition(".")[2]
    parts = [
        f"called like “{name.replace('_', ' ')}”" if name and likeness(header, name) else "",
        f"looks like {seen.content.value}" if seen.content not in {Content.TEXT, Content.BLANK} else "",
        "no cell of the first rows is filled" if seen.content is Content.BLANK else "",
    ]
    transform = plan.transforms.get(header, "")
    why = ", ".join(filter(None, parts)) or "nothing tells what it is"
    return Suggested(header, seen, slot, reference, transform, why)
