"""Every kind of thing and every table of the model by name: the one list that others look things up in."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from graph.model import contact, intelligence, management, offending, people, places, ties
from graph.model.row import Row

MODELS: MappingProxyType[str, type[Row]] = MappingProxyType(
    {
        model.__name__: model
        for module in (contact, intelligence, management, offending, people, places, ties)
        for model in vars(module).values()
        if isinstance(model, type) and issubclass(model, Row) and model is not Row
    }
)


class NodeKind(NamedTuple):
    """One kind of thing: its label in the graph, what a reader calls it, and whether it is masked."""

    label: str
    title: str
    plural: str
    masked: bool = False


_KINDS = (
    NodeKind("Person", "person", "people"),
    NodeKind("Address", "address", "addresses"),
    NodeKind("Vehicle", "vehicle", "vehicles"),
    NodeKind("Phone", "phone", "phones"),
    NodeKind("OnlineAccount", "online account", "online accounts"),
    NodeKind("Organisation", "organisation", "organisations"),
    NodeKind("Offence", "offence", "offences"),
    NodeKind("MoBehaviour", "behaviour", "behaviours"),
    NodeKind("Victim", "victim", "victims", masked=True),
    NodeKind("Child", "child", "children", masked=True),
    NodeKind("Report", "report", "reports"),
    NodeKind("ReportItem", "report item", "report items"),
    NodeKind("Management", "management", "managements"),
    NodeKind("Assessment", "assessment", "assessments"),
    NodeKind("Plan", "plan", "plans"),
    NodeKind("Order", "order", "orders"),
    NodeKind("Condition", "condition", "conditions"),
    NodeKind("Notification", "notification", "notifications"),
    NodeKind("Visit", "visit", "visits"),
    NodeKind("Contact", "agency contact event", "agency contact events"),
    NodeKind("AgencyContact", "agency contact", "agency contacts"),
    NodeKind("Agency", "agency", "agencies"),
    NodeKind("Check", "check", "checks"),
    NodeKind("Meeting", "meeting", "meetings"),
    NodeKind("Action", "action", "actions"),
    NodeKind("Agreement", "sharing agreement", "sharing agreements"),
    NodeKind("Officer", "officer", "officers"),
    NodeKind("Unit", "unit", "units"),
    NodeKind("Beat", "beat", "beats"),
    NodeKind("Station", "station", "stations"),
    NodeKind("Device", "device", "devices"),
    NodeKind("Establishment", "establishment", "establishments"),
    NodeKind("Review", "review", "reviews"),
    NodeKind("Decision", "decision", "decisions"),
    NodeKind("Transfer", "transfer", "transfers"),
)

NODE_KINDS: MappingProxyType[str, NodeKind] = MappingProxyType({kind.label: kind for kind in _KINDS})

MASKED_KINDS = frozenset(kind.label for kind in _KINDS if kind.masked)
