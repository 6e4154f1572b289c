"""Places and things: addresses, vehicles, phones, accounts, devices, organisations, beats, stations."""

from __future__ import annotations

from typing import ClassVar

from graph.model.row import Day, Flag, Number, Row, SearchGroup, Text, Whole


class Address(Row):
    """A place that can be visited."""

    TITLE = "address"
    NAMED_BY = ("line1", "line2", "town", "postcode")
    SEARCHED: ClassVar = {
        SearchGroup.ADDRESS: ("line1", "line2", "town", "postcode"),
        SearchGroup.REFERENCE: ("uprn",),
    }

    line1: Text = None
    line2: Text = None
    town: Text = None
    postcode: Text = None
    uprn: Text = None
    latitude: Number = None
    longitude: Number = None
    beat: Text = None
    kind: Text = None


class Vehicle(Row):
    """A vehicle, known by its mark."""

    TITLE = "vehicle"
    NAMED_BY = ("vrm", "colour", "make", "model")
    SEARCHED: ClassVar = {SearchGroup.PLATE: ("vrm",)}

    vrm: Text = None
    make: Text = None
    model: Text = None
    colour: Text = None


class Phone(Row):
    """A phone number, whoever uses it."""

    TITLE = "phone"
    NAMED_BY = ("number",)
    SEARCHED: ClassVar = {SearchGroup.PHONE: ("number",)}

    number: Text = None


class OnlineAccount(Row):
    """A handle on a platform."""

    TITLE = "online account"
    NAMED_BY = ("handle", "platform")
    SEARCHED: ClassVar = {SearchGroup.HANDLE: ("handle",)}

    platform: Text = None
    handle: Text = None


class Device(Row):
    """A device that can reach the internet or hold images."""

    TITLE = "device"
    NAMED_BY = ("kind",)

    kind: Text = None
    examined_on: Day = None
    permitted: Flag = None


class Organisation(Row):
    """An employer, school, club, faith group, charity or landlord."""

    TITLE = "organisation"
    NAMED_BY = ("name",)
    SEARCHED: ClassVar = {SearchGroup.NAME: ("name",)}

    name: Text = None
    kind: Text = None
    child_access: Flag = None


class Beat(Row):
    """A neighbourhood team's area."""

    TITLE = "beat"
    NAMED_BY = ("name",)

    name: Text = None
    population: Whole = None
    area_km2: Number = None
    approved_premises: Whole = None
    geojson: Text = None


class Station(Row):
    """A police station where notifications may be made, and when it was prescribed."""

    TITLE = "station"
    NAMED_BY = ("station",)

    station: Text = None
    prescribed_from: Day = None
    prescribed_to: Day = None


class CommunityNote(Row):
    """What was noticed in a beat: tension, rumour or concern."""

    TITLE = "community note"

    observed_on: Day = None
    kind: Text = None
    text: Text = None
