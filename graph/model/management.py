"""Management: type, assessments on their separate scales, plans, orders, notifications, reviews, decisions."""

from __future__ import annotations

from graph.model.row import Day, Moment, Number, Row, Text, Texts, Whole
from graph.vocabulary import DecisionKind, ManagementMode, ManagementType, Priority, ReviewKind


class Management(Row):
    """Under what, how and by whom a person is managed."""

    TITLE = "management"
    NAMED_BY = ("type",)

    type: ManagementType | None = None
    mappa_category: Whole = None
    mappa_level: Whole = None
    lead_agency: Text = None
    mode: ManagementMode | None = None
    unit: Text = None
    from_on: Day = None
    to_on: Day = None
    relevant_on: Day = None
    disposal: Text = None
    sentence_months: Number = None
    licence_until: Day = None
    next_review_on: Day = None
    priority: Priority | None = None
    priority_on: Day = None
    second_lead_agency: Text = None


class Assessment(Row):
    """A risk assessment: tool, version and date with every band, because the scales are never one column."""

    TITLE = "assessment"
    NAMED_BY = ("tool", "band")

    tool: Text = None
    version: Text = None
    band: Text = None
    assessed_on: Day = None
    inputs_unknown: Text = None
    next_due_on: Day = None


class AssessmentItem(Row):
    """One factor of an assessment, how it was rated and on what evidence."""

    TITLE = "assessment item"

    factor: Text = None
    rating: Text = None
    evidence_ref: Text = None


class Plan(Row):
    """A risk management plan: the four pillars, contingency, licence conditions, and how often to visit."""

    TITLE = "plan"
    NAMED_BY = ("agreed_on",)

    agreed_on: Day = None
    supervision: Text = None
    monitoring_control: Text = None
    interventions_treatment: Text = None
    victim_safety: Text = None
    contingency: Text = None
    licence_conditions: Text = None
    visit_interval_days: Whole = None
    next_review_on: Day = None
    rationale: Text = None
    triggers: Text = None


class Order(Row):
    """A court order or notice."""

    TITLE = "order"
    NAMED_BY = ("type", "court")

    type: Text = None
    made_on: Day = None
    expires_on: Day = None
    court: Text = None
    renewal_decided_on: Day = None


class Condition(Row):
    """One condition of an order."""

    TITLE = "condition"
    NAMED_BY = ("kind",)

    kind: Text = None
    wording: Text = None
    limit: Text = None
    latitude: Number = None
    longitude: Number = None
    radius_m: Number = None
    polygon: Text = None
    monitored_on: Day = None


class Notification(Row):
    """What a person notified under Part 2 of the Sexual Offences Act 2003."""

    TITLE = "notification"
    NAMED_BY = ("event",)

    event: Text = None
    made_on: Day = None
    items: Text = None
    station: Text = None
    stated_for_on: Day = None
    confirmed_on: Day = None


class Review(Row):
    """A review with its rationale."""

    TITLE = "review"
    NAMED_BY = ("kind",)

    kind: ReviewKind | None = None
    by: Text = None
    made_on: Day = None
    rationale: Text = None
    next_on: Day = None
    decision: Text = None


class Decision(Row):
    """A decision and what makes it defensible: the five tests, what it rests on, and what was on record then."""

    TITLE = "decision"
    NAMED_BY = ("about",)

    kind: DecisionKind | None = None
    about: Text = None
    made_on: Moment = None
    by: Text = None
    rationale: Text = None
    policy_followed: Text = None
    assessment_used: Text = None
    steps_taken: Text = None
    communicated_to: Text = None
    evaluated: Text = None
    evidence: Texts = ()
    seen_as_at: Moment = None


class Transfer(Row):
    """A case handed from one force to another."""

    TITLE = "transfer"
    NAMED_BY = ("from_force", "to_force")

    from_force: Text = None
    to_force: Text = None
    sent_on: Day = None
    accepted_on: Day = None
    items_sent: Text = None
    items_received: Text = None
