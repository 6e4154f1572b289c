"""How two things may be related: every kind of link as data, with the words for both directions.

A link in the graph is one assertion by one source item, so two sources that say the same give two
parallel links. The type says what kind of relation it is; the link's own `kind` says which of its sorts.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

ANY = "Entity"
"""The label that every thing carries, for links that may end at any kind of thing."""


class LinkType(NamedTuple):
    """One kind of link: its name in the graph, its ends, and how each direction is read aloud."""

    name: str
    start: str
    end: str
    forward: str
    backward: str


_TYPES = (
    LinkType("AT_ADDRESS", "Person", "Address", "at address", "occupied or used by"),
    LinkType("ASSOCIATED_WITH", "Person", "Person", "associated with", "associated with"),
    LinkType("USES_VEHICLE", "Person", "Vehicle", "uses vehicle", "used by"),
    LinkType("USES_PHONE", "Person", "Phone", "uses phone", "used by"),
    LinkType("USES_ACCOUNT", "Person", "OnlineAccount", "uses account", "used by"),
    LinkType("MEMBER_OF", "Person", "Organisation", "with organisation", "has"),
    LinkType("INVOLVED_IN", "Person", "Offence", "has a part in", "involves"),
    LinkType("OCCURRED_AT", "Offence", "Address", "took place at", "place of"),
    LinkType("VICTIM_OF", "Victim", "Offence", "victim of", "has victim"),
    LinkType("CODED_WITH", "Offence", "MoBehaviour", "coded with", "coded for"),
    LinkType("MANAGED_UNDER", "Person", "Management", "managed under", "manages"),
    LinkType("MANAGED_BY", "Management", "Officer", "managed by", "offender manager of"),
    LinkType("LED_BY", "Management", "Agency", "led by", "lead agency of"),
    LinkType("HELD_BY_UNIT", "Management", "Unit", "held by", "holds"),
    LinkType("ASSESSED_IN", "Person", "Assessment", "assessed in", "assesses"),
    LinkType("ASSESSED_BY", "Assessment", "Officer", "assessed by", "assessor of"),
    LinkType("PLANNED_IN", "Person", "Plan", "has plan", "plan for"),
    LinkType("SUBJECT_TO", "Person", "Order", "subject to", "binds"),
    LinkType("CONDITION_OF", "Condition", "Order", "condition of", "has condition"),
    LinkType("CONDITION_NAMES", "Condition", "Person", "names", "named in"),
    LinkType("NOTIFIED_IN", "Person", "Notification", "notified", "notified by"),
    LinkType("VISITED_IN", "Person", "Visit", "visited", "visit to"),
    LinkType("VISIT_AT", "Visit", "Address", "made at", "visited in"),
    LinkType("SUBJECT_OF_CONTACT", "Person", "Contact", "spoken of in", "about"),
    LinkType("CONTACT_WITH", "Contact", "Agency", "with", "contact"),
    LinkType("CHECKED_IN", "Person", "Check", "checked in", "check on"),
    LinkType("DISCUSSED_AT", "Person", "Meeting", "discussed at", "discusses"),
    LinkType("ATTENDED", "Agency", "Meeting", "invited to", "attended or missed by"),
    LinkType("ACTION_FROM", "Action", "Meeting", "set by", "set action"),
    LinkType("ACTION_ABOUT", "Action", "Person", "about", "subject of action"),
    LinkType("ACTION_FOR", "Action", "Agency", "for", "has action"),
    LinkType("ITEM_OF", "ReportItem", "Report", "item of", "has item"),
    LinkType("MENTIONS", "Report", ANY, "mentions", "mentioned in"),
    LinkType("SENT_TO", "Report", "Officer", "sent to", "received"),
    LinkType("SENT_ABOUT", "Report", "Person", "sent about", "subject of"),
    LinkType("COVERED_BY", "Officer", "Officer", "covered by", "covers for"),
    LinkType("BRIEFED_ON", "Beat", "Person", "briefed on", "briefed to"),
    LinkType("WORKS_FOR", "AgencyContact", "Agency", "works for", "named contact"),
    LinkType("DEALS_WITH", "AgencyContact", "Person", "deals with", "agency contact"),
    LinkType("PARTY_TO", "Agency", "Agreement", "party to", "between"),
    LinkType("LIVES_AT", "Child", "Address", "lives at", "home of"),
    LinkType("CHILD_TIE", "Child", "Person", "tied to", "has tie with"),
    LinkType("HAS_DEVICE", "Person", "Device", "has device", "device of"),
    LinkType("IN_CUSTODY_AT", "Person", "Establishment", "in custody at", "held"),
    LinkType("REVIEWED_IN", "Person", "Review", "reviewed in", "review of"),
    LinkType("DECIDED_IN", "Person", "Decision", "decided on in", "decision on"),
    LinkType("TRANSFERRED_IN", "Person", "Transfer", "transferred in", "transfer of"),
)

LINK_TYPES: MappingProxyType[str, LinkType] = MappingProxyType({entry.name: entry for entry in _TYPES})

SOCIAL = frozenset(
    {"ASSOCIATED_WITH", "AT_ADDRESS", "USES_VEHICLE", "USES_PHONE", "USES_ACCOUNT", "MEMBER_OF", "INVOLVED_IN"}
)
"""Links that tie people to each other, directly or through something shared."""

OF_CHILDREN = frozenset({"CHILD_TIE", "LIVES_AT"})
"""Links of children, whose period analyses read from the link: the records of children are masked."""

SHARED = frozenset(name for name in SOCIAL if LINK_TYPES[name].end != "Person") | {"IN_CUSTODY_AT"}
"""Links from a person to something that another may share; a prison ties only those who are there at one time."""
