"""People: nominals, their names, and what marks, flags and pictures them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from graph.model.row import Day, Flag, Row, SearchGroup, Text, Texts, shown
from graph.vocabulary import AssociationKind, NameKind

if TYPE_CHECKING:
    from collections.abc import Mapping


class Person(Row):
    """A nominal: a person on record, whatever their role."""

    TITLE = "person"
    NAMED_BY = ("surname", "forenames")
    SEARCHED: ClassVar = {
        SearchGroup.NAME: ("surname", "forenames"),
        SearchGroup.REFERENCE: ("pnc_id", "cro", "visor_ref", "nino"),
    }

    surname: Text = None
    forenames: Text = None
    sex: Text = None
    dob: Day = None
    ethnicity: Text = None
    nationality: Text = None
    pnc_id: Text = None
    cro: Text = None
    visor_ref: Text = None
    nino: Text = None
    languages: Texts = ()
    interpreter_needed: Flag = None
    communication_needs: Text = None
    occupation: Text = None
    photo_on: Day = None
    description: Text = None
    deceased_on: Day = None

    @classmethod
    def label_of(cls, values: Mapping[str, object]) -> str | None:
        """Surname in capitals, then forenames: the way UK police write a nominal."""
        parts = (shown(values.get("surname")).upper(), shown(values.get("forenames")))
        return ", ".join(part for part in parts if part) or None


class Unidentified(Row):
    """Somebody seen and not named: a person of their own until somebody says who it was."""

    TITLE = "unidentified person"

    description: Text = None
    kind: AssociationKind | None = None

    @classmethod
    def label_of(cls, values: Mapping[str, object]) -> str | None:
        """Says that the person is not identified, then how they were described."""
        description = shown(values.get("description"))
        return f"Unidentified: {description}" if description else "Unidentified person"


class Name(Row):
    """Another name that a person is or was known by."""

    TITLE = "name"
    SEARCHED: ClassVar = {SearchGroup.NAME: ("name",)}

    name: Text = None
    kind: NameKind | None = None


class Marker(Row):
    """A warning about a person or an address."""

    TITLE = "marker"

    kind: Text = None
    text: Text = None
    from_on: Day = None
    to_on: Day = None
    review_on: Day = None


class SystemFlag(Row):
    """That another system shows this person as managed, and whether it tells when they come to notice."""

    TITLE = "system flag"

    system: Text = None
    set_on: Day = None
    trigger_set_on: Day = None
    verified_on: Day = None


class Photo(Row):
    """A picture of a person or a vehicle: when it was taken, and the file's name."""

    TITLE = "photo"

    taken_on: Day = None
    file: Text = None


class Child(Row):
    """A child, pseudonymous: an age band and a household, never a name."""

    TITLE = "child"
    MASKED = True

    age_band: Text = None
    looked_after: Flag = None
    status: Text = None

    @classmethod
    def label_of(cls, values: Mapping[str, object]) -> str | None:
        """Only that it is a child, and the age band."""
        return ", ".join(part for part in ("Child", shown(values.get("age_band"))) if part)
