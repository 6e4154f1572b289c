"""What can be entered by hand: each kind is a table of the extract layout, with what it cannot be without."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from graph.errors import InputError
from ingest.mapping.known import record_columns
from ingest.mapping.read import shipped
from ingest.mapping.rows import TableOf
from ingest.mapping.spec import ProvenanceSpec

LAYOUT = "extract"


class Kind(NamedTuple):
    """One kind of thing or tie that somebody may enter.

    Attributes:
        word: What it is called on the command line.
        title: What a form is headed.
        table: The table of the extract layout that it is a row of.
        needs: Columns that must be filled; `one or other` where one of them will do.
        is_intelligence: Whether it must be graded, or rest on a report that is.
    """

    word: str
    title: str
    table: str
    needs: tuple[str, ...]
    is_intelligence: bool = False


_KINDS = (
    Kind("report", "Report", "reports", ("title or text",)),
    Kind(
        "link",
        "Association",
        "associations",
        ("person_id", "other_person_id", "kind", "statement"),
        is_intelligence=True,
    ),
    Kind("person", "Person", "persons", ("surname or description",)),
    Kind("address", "Address", "addresses", ("line1 or postcode",)),
    Kind("offence", "Offence", "offences", ("title",)),
    Kind("visit", "Visit", "visits", ("person_id", "visited_at or planned_on")),
    Kind("contact", "Agency contact", "contacts", ("person_id", "agency", "made_on")),
    Kind("check", "Check", "checks", ("person_id", "system", "checked_on", "result")),
    Kind("receipt", "Receipt of a report", "report_receipts", ("report_id", "person_id", "acknowledged_on")),
    Kind("decision", "Decision", "decisions", ("about", "rationale")),
    Kind("part", "Part in an offence", "offence_persons", ("offence_id", "person_id", "role")),
    Kind("name", "Name", "names", ("person_id", "name"), is_intelligence=True),
    Kind(
        "residence",
        "Address of a person",
        "person_addresses",
        ("person_id", "address_id", "kind"),
        is_intelligence=True,
    ),
    Kind("marker", "Marker", "markers", ("person_id or address_id", "kind or text"), is_intelligence=True),
    Kind("vehicle", "Vehicle", "vehicles", ("vrm or make",)),
    Kind("phone", "Phone", "phones", ("number",)),
    Kind("account", "Online account", "accounts", ("handle",)),
    Kind("organisation", "Organisation", "organisations", ("name",)),
    Kind("vehicle-use", "Use of a vehicle", "person_vehicles", ("person_id", "vehicle_id"), is_intelligence=True),
    Kind("phone-use", "Use of a phone", "person_phones", ("person_id", "phone_id"), is_intelligence=True),
    Kind("account-use", "Use of an account", "person_accounts", ("person_id", "account_id"), is_intelligence=True),
    Kind(
        "membership",
        "Tie to an organisation",
        "person_organisations",
        ("person_id", "organisation_id"),
        is_intelligence=True,
    ),
)
KINDS = MappingProxyType({kind.word: kind for kind in _KINDS})


def kind_of(word: str) -> Kind:
    """The kind that a word stands for.

    Raises:
        InputError: If it stands for none.
    """
    if word not in KINDS:
        raise InputError(f"This cannot be entered by hand: use one of {', '.join(KINDS)}.")
    return KINDS[word]


def table_of(name: str) -> TableOf:
    """A table of the extract layout."""
    return TableOf(shipped()[LAYOUT], name)


def columns_of(name: str) -> tuple[str, ...]:
    """The columns that a row of a table may fill, in the order of the layout, provenance last."""
    table = table_of(name)
    said = table.mapping.provenance
    provenance = [column for part in ProvenanceSpec.model_fields for column in getattr(said, part)]
    own = (column for column in record_columns(table.spec) if column)
    return tuple(dict.fromkeys((*own, *provenance)))
