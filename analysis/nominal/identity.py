"""Who a nominal is: every field with its value or what kind of nothing it is, and every other name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from analysis.nominal.evidence import Evidence, evidence
from analysis.nominal.when import when
from graph.knowledge import KnowledgeState
from graph.model.people import Person
from graph.model.row import FieldKind, fields_of, shown
from graph.partdates import UnreadableDateError, parse_part_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.reading.results import Dossier, Record

TITLES: Mapping[str, str] = {
    "surname": "Surname",
    "forenames": "Forenames",
    "sex": "Sex",
    "dob": "Date of birth",
    "ethnicity": "Ethnicity",
    "nationality": "Nationality",
    "pnc_id": "PNC ID",
    "cro": "CRO number",
    "visor_ref": "ViSOR reference",
    "nino": "National Insurance number",
    "languages": "Languages",
    "interpreter_needed": "Interpreter needed",
    "communication_needs": "Communication needs",
    "occupation": "Occupation",
    "photo_on": "Photograph taken",
    "description": "Description",
    "deceased_on": "Deceased",
}


class Value(NamedTuple):
    """One value that sources give, and the records that give it."""

    words: str
    behind: tuple[Evidence, ...]


class Field(NamedTuple):
    """One field of a nominal.

    Attributes:
        state: What is known of it; conflicting and nothing recorded are computed here.
        values: The distinct values, the latest recorded first; more than one is shown side by side.
        said: What sources say instead of a value, in words, with the records that say so.
    """

    name: str
    title: str
    state: KnowledgeState
    values: tuple[Value, ...]
    said: tuple[Value, ...]

    @property
    def behind(self) -> tuple[Evidence, ...]:
        """Every record that says something of it."""
        return tuple(each for value in (*self.values, *self.said) for each in value.behind)


class OtherName(NamedTuple):
    """A name that the nominal is or was known by; parallel records are folded."""

    name: str
    kind: str
    behind: tuple[Evidence, ...]


class Identity(NamedTuple):
    """Who somebody is on record."""

    fields: tuple[Field, ...]
    names: tuple[OtherName, ...]


def identity(dossier: Dossier) -> Identity:
    """Fold everything that is said of who a nominal is.

    Two values conflict where they cannot both be true: `1984` and `1984-03-05` are one date known to different
    precision. Nothing here decides which of two is right.
    """
    records = dossier.of("Person")
    fields = tuple(_field(dossier, records, name) for name in fields_of(Person))
    return Identity((*fields, *_unidentified(dossier)), _names(dossier))


def _field(dossier: Dossier, records: Sequence[Record], name: str) -> Field:
    values, said = _values(dossier, records, name), _said(dossier, records, name)
    state = _state(values, said, is_date=fields_of(Person)[name].kind is FieldKind.DATE)
    return Field(name, TITLES.get(name, name.replace("_", " ").capitalize()), state, values, said)


def _unidentified(dossier: Dossier) -> Iterable[Field]:
    """Somebody seen and not named has a description of their own."""
    records = dossier.of("Unidentified")
    if records:
        values = _values(dossier, records, "description")
        yield Field("unidentified", "Seen and not named", _state(values, (), is_date=False), values, ())


def _values(dossier: Dossier, records: Sequence[Record], name: str) -> tuple[Value, ...]:
    found: defaultdict[str, list[Evidence]] = defaultdict(list)
    for record in records:
        if name in record.values:
            found[_words(record, name)].append(evidence(dossier, record))
    return tuple(Value(words, tuple(behind)) for words, behind in found.items())


def _words(record: Record, name: str) -> str:
    text = shown(record.values[name])
    return when(text).words if fields_of(Person)[name].kind is FieldKind.DATE else text


def _said(dossier: Dossier, records: Sequence[Record], name: str) -> tuple[Value, ...]:
    found: defaultdict[str, list[Evidence]] = defaultdict(list)
    for record in records:
        state = record.states.get(name)
        if state is KnowledgeState.UNREADABLE:
            found[f"{state.words}: “{record.unreadable.get(name, '')}”"].append(evidence(dossier, record))
        elif state:
            found[state.words].append(evidence(dossier, record))
    return tuple(Value(words, tuple(behind)) for words, behind in found.items())


def _state(values: Sequence[Value], said: Sequence[Value], *, is_date: bool) -> KnowledgeState:
    if len(values) > 1 and not (is_date and _one_date(values)):
        return KnowledgeState.CONFLICTING
    if values:
        return KnowledgeState.KNOWN
    states = {state for value in said for each in value.behind for state in each.record.states.values()}
    stated = [
        state for state in KnowledgeState if state in states and any(v.words.startswith(state.words) for v in said)
    ]
    return stated[0] if stated else KnowledgeState.NOTHING_RECORDED


def _one_date(values: Sequence[Value]) -> bool:
    try:
        dates = [parse_part_date(value.words.replace("about ", "c. ")) for value in values]
    except UnreadableDateError:
        return False
    return all(one.overlaps(other) for one in dates for other in dates)


def _names(dossier: Dossier) -> tuple[OtherName, ...]:
    found: defaultdict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for record in dossier.of("Name"):
        name = record.text("name") or "a name that is not recorded"
        found[name, (record.text("kind") or "kind not recorded").replace("_", " ")].append(evidence(dossier, record))
    return tuple(OtherName(*key, tuple(behind)) for key, behind in found.items())
