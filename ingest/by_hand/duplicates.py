"""What is on record already and is likely to be the person or place that somebody is about to enter."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import UnreadableValueError
from graph.partdates import parse_part_date
from graph.reading.search import Asked
from graph.searchtext import compact, folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from graph.reader import Reader
    from graph.reading.results import Record, Thing

LOOKED_AT = 30
VERY_SIMILAR = 0.88
NUMBERS = ("pnc_id", "cro", "visor_ref", "nino")


class Likely(NamedTuple):
    """Something on record that may be the same, and why."""

    thing: Thing
    why: str


def likely_duplicates(reader: Reader, kind: str, cells: Mapping[str, str]) -> tuple[Likely, ...]:
    """What may be the same as a person or an address with these cells; nothing of other kinds is."""
    if kind == "person":
        return _found(reader, "Person", list(_person_texts(cells)), lambda record: _same_person(cells, record))
    if kind == "address":
        text = " ".join(cells.get(name, "") for name in ("line1", "postcode"))
        return _found(reader, "Address", [text], lambda record: _same_place(cells, record))
    return ()


def _found(reader: Reader, kind: str, texts: list[str], why: Callable[[Record], str]) -> tuple[Likely, ...]:
    found: dict[str, Likely] = {}
    for text in filter(str.strip, texts):
        for hit in reader.search(Asked(text, (kind,), LOOKED_AT)).hits:
            if words := why(hit.record):
                found.setdefault(hit.thing.id, Likely(hit.thing, words))
    return tuple(found.values())


def _person_texts(cells: Mapping[str, str]) -> Iterator[str]:
    yield f"{cells.get('surname', '')} {cells.get('forenames', '')}"
    if cells.get("dob"):
        yield cells.get("surname", "")
    yield from (cells[name] for name in NUMBERS if cells.get(name))


def _same_person(cells: Mapping[str, str], record: Record) -> str:
    for name in NUMBERS:
        if cells.get(name) and compact(cells[name]) == compact(record.text(name) or ""):
            return f"same {name.replace('_', ' ')}"
    born = _same_birth(cells.get("dob"), record.text("dob"))
    if born and folded(cells.get("surname", "")) == folded(record.text("surname") or ""):
        return "same surname and date of birth"
    if born is None or born:
        likeness = SequenceMatcher(None, _name(cells), _name_of(record)).ratio()
        return "very similar name" if _name(cells) and likeness >= VERY_SIMILAR else ""
    return ""


def _same_birth(one: str | None, other: str | None) -> bool | None:
    """Whether two dates of birth may be one; None where either is not known."""
    if not one or not other:
        return None
    try:
        return parse_part_date(one).overlaps(parse_part_date(other))
    except UnreadableValueError:
        return None


def _name(cells: Mapping[str, str]) -> str:
    return folded(f"{cells.get('surname', '')} {cells.get('forenames', '')}").strip()


def _name_of(record: Record) -> str:
    """The name that a record gives; an alias is written the other way round as often as not."""
    if record.model == "Person":
        return folded(f"{record.text('surname') or ''} {record.text('forenames') or ''}").strip()
    words = folded(record.text("name") or "").split()
    return " ".join((words[-1], *words[:-1])) if words else ""


def _same_place(cells: Mapping[str, str], record: Record) -> str:
    one, other = folded(cells.get("line1", "")), folded(record.text("line1") or "")
    codes = [compact(text) for text in (cells.get("postcode", ""), record.text("postcode") or "")]
    if all(codes) and codes[0] != codes[1]:
        return ""
    if one and one == other:
        return "same first line and postcode" if all(codes) else "same first line"
    return ""
