"""Offending: offences, coded behaviours, victims (pseudonymous), custody."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from graph.model.row import Day, Flag, Moment, Number, Row, SearchGroup, Text, shown
from graph.vocabulary import BehaviourState, OffenceRole

if TYPE_CHECKING:
    from collections.abc import Mapping


class Offence(Row):
    """An offence, recorded or alleged; its outcome says which."""

    TITLE = "offence"
    NAMED_BY = ("title", "crime_ref")
    SEARCHED: ClassVar = {SearchGroup.REFERENCE: ("crime_ref",)}

    crime_ref: Text = None
    title: Text = None
    category: Text = None
    from_at: Moment = None
    to_at: Moment = None
    latitude: Number = None
    longitude: Number = None
    location_type: Text = None
    outcome: Text = None
    reported_on: Day = None
    indecent_images: Flag = None
    contact: Flag = None
    stranger_victim: Flag = None
    scas_referred_on: Day = None


class Involvement(Row):
    """A person's part in an offence."""

    TITLE = "part in an offence"

    role: OffenceRole | None = None
    is_index: Flag = None


class Victim(Row):
    """A victim, pseudonymous: an age band and a relationship, never a name."""

    TITLE = "victim"
    MASKED = True

    age_band: Text = None
    sex: Text = None
    relationship: Text = None

    @classmethod
    def label_of(cls, values: Mapping[str, object]) -> str | None:
        """Only that it is a victim, and the age band."""
        return ", ".join(part for part in ("Victim", shown(values.get("age_band"))) if part)


class MoBehaviour(Row):
    """A coded behaviour of an offence: one trait, never one text field."""

    TITLE = "behaviour"
    NAMED_BY = ("dimension", "behaviour")

    dimension: Text = None
    behaviour: Text = None
    state: BehaviourState | None = None


class Custody(Row):
    """A stay in a prison or other establishment; a tag may follow it."""

    TITLE = "custody"

    establishment: Text = None
    from_on: Day = None
    release_on: Day = None
    tag_until: Day = None
