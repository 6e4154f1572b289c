"""Contact: visits, checks, agencies and their named people, meetings and their actions."""

from __future__ import annotations

from typing import ClassVar

from graph.model.row import Day, Flag, Moment, Outcome, Row, SearchGroup, Text, Texts, Whole
from graph.vocabulary import CheckResult, ContactResult, MeetingKind, VisitKind


class Visit(Row):
    """A visit planned or made."""

    TITLE = "visit"
    NAMED_BY = ("kind",)

    kind: VisitKind | None = None
    planned_on: Day = None
    visited_at: Moment = None
    outcome: Outcome = None
    announced: Flag = None
    officers: Texts = ()
    risk_assessed_on: Day = None
    risk_assessment_on_visor: Flag = None
    observations: Text = None


class Contact(Row):
    """An exchange with an agency about a person, refusals and silence included."""

    TITLE = "agency contact event"
    NAMED_BY = ("agency",)

    agency: Text = None
    direction: Text = None
    made_on: Moment = None
    about: Text = None
    visor_contact: Flag = None
    visor_exported: Flag = None
    result: ContactResult | None = None


class Check(Row):
    """A check of a system; no trace is a dated result."""

    TITLE = "check"
    NAMED_BY = ("system",)

    system: Text = None
    checked_on: Moment = None
    result: CheckResult | None = None
    checked_by: Text = None


class AgencyContact(Row):
    """The named person at an agency who deals with a nominal, or with all of them."""

    TITLE = "agency contact"
    NAMED_BY = ("name", "agency")

    agency: Text = None
    name: Text = None
    role: Text = None
    phone: Text = None
    email: Text = None
    from_on: Day = None
    to_on: Day = None


class Agreement(Row):
    """An agreement between agencies to share information."""

    TITLE = "sharing agreement"
    NAMED_BY = ("agencies",)

    agencies: Texts = ()
    kinds: Texts = ()
    legal_basis: Text = None
    agreed_on: Day = None
    review_on: Day = None


class Meeting(Row):
    """A multi-agency meeting about a person, or about the area."""

    TITLE = "meeting"
    NAMED_BY = ("kind", "held_on")

    kind: MeetingKind | None = None
    level: Whole = None
    held_on: Moment = None
    chair: Text = None
    chair_rank: Text = None
    next_on: Day = None
    minutes_on: Day = None
    rationale: Text = None
    dissent: Text = None
    disclosure_decision: Text = None


class Attendance(Row):
    """Whether an agency came to a meeting, and who for it."""

    TITLE = "attendance"

    agency: Text = None
    representative: Text = None
    rank: Text = None
    attended: Flag = None
    report_sent: Flag = None


class Action(Row):
    """Something that somebody was asked to do by a day."""

    TITLE = "action"
    NAMED_BY = ("wording",)

    owner: Text = None
    agency: Text = None
    due_on: Day = None
    done_on: Day = None
    wording: Text = None


class Officer(Row):
    """A member of staff who manages or visits people on record."""

    TITLE = "officer"
    NAMED_BY = ("name",)
    SEARCHED: ClassVar = {SearchGroup.NAME: ("name",)}

    name: Text = None
    unit: Text = None
    vetting: Text = None
    vetted_on: Day = None
    trained: Texts = ()
    grandfathered: Texts = ()
    counselling_offered_on: Day = None
    fte: Text = None


class Absence(Row):
    """When an officer was away."""

    TITLE = "absence"

    from_on: Day = None
    to_on: Day = None


class Briefing(Row):
    """That a neighbourhood team was told of a person in its beat."""

    TITLE = "briefing"

    briefed_on: Day = None
    acknowledged_on: Day = None
