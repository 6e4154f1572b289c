"""Ties: what a row says of two things at once, where it says more than their kind."""

from __future__ import annotations

from graph.model.row import Day, Row, Text
from graph.vocabulary import AddressUse, AssociationKind, ChildLinkKind


class Residence(Row):
    """What an address is to a person, and when that was last confirmed."""

    TITLE = "address of a person"

    kind: AddressUse | None = None
    confirmed_on: Day = None


class Association(Row):
    """What one nominal is to another."""

    TITLE = "association"

    kind: AssociationKind | None = None
    role: Text = None
    detail: Text = None


class Use(Row):
    """That a person uses a vehicle, a phone or an account."""

    TITLE = "use"

    kind: Text = None


class Membership(Row):
    """What a person is to an organisation."""

    TITLE = "membership"

    role: Text = None


class ChildTie(Row):
    """What a child is to a person on record."""

    TITLE = "tie of a child"
    MASKED = True

    kind: ChildLinkKind | None = None
