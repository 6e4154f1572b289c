"""The sections of a thing's page in the order in which an officer needs them: warnings first, the rest at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from graph.reading.results import Dossier, Link, Record


class Section(NamedTuple):
    """Which records and which links stand under one heading."""

    title: str
    models: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


class Sorted(NamedTuple):
    """A section with what stands in it, the latest recorded first."""

    title: str
    records: tuple[Record, ...]
    links: tuple[Link, ...]


REST = "Also on record"

SECTIONS = (
    Section("Markers", ("Marker",)),
    Section("Identity", ("Person", "Unidentified", "Address", "Vehicle", "Phone", "OnlineAccount", "Organisation")),
    Section("Names", ("Name",)),
    Section("Management", ("Management", "SystemFlag"), ("MANAGED_UNDER", "MANAGED_BY", "LED_BY", "HELD_BY_UNIT")),
    Section("Risk assessments", ("Assessment", "AssessmentItem"), ("ASSESSED_IN", "ASSESSED_BY")),
    Section("Plans", ("Plan",), ("PLANNED_IN",)),
    Section("Addresses", (), ("AT_ADDRESS", "LIVES_AT", "IN_CUSTODY_AT")),
    Section("Associates", (), ("ASSOCIATED_WITH",)),
    Section("Children", ("Child",), ("CHILD_TIE",)),
    Section(
        "Vehicles, phones, accounts and organisations",
        ("Device",),
        ("USES_VEHICLE", "USES_PHONE", "USES_ACCOUNT", "MEMBER_OF", "HAS_DEVICE"),
    ),
    Section("Offences and MO", ("Offence", "Victim"), ("INVOLVED_IN", "OCCURRED_AT", "VICTIM_OF", "CODED_WITH")),
    Section("Orders and conditions", ("Order", "Condition"), ("SUBJECT_TO", "CONDITION_OF", "CONDITION_NAMES")),
    Section("Visits", ("Visit",), ("VISITED_IN", "VISIT_AT")),
    Section(
        "Agency contacts",
        ("Contact", "AgencyContact"),
        ("SUBJECT_OF_CONTACT", "CONTACT_WITH", "WORKS_FOR", "DEALS_WITH"),
    ),
    Section("Checks", ("Check",), ("CHECKED_IN",)),
    Section("Notifications", ("Notification",), ("NOTIFIED_IN",)),
    Section(
        "Meetings and actions",
        ("Meeting", "Action"),
        ("DISCUSSED_AT", "ATTENDED", "ACTION_FROM", "ACTION_ABOUT", "ACTION_FOR"),
    ),
    Section(
        "Reviews, decisions and transfers",
        ("Review", "Decision", "Transfer"),
        ("REVIEWED_IN", "DECIDED_IN", "TRANSFERRED_IN"),
    ),
    Section("Reports", ("Report", "ReportItem"), ("ITEM_OF", "MENTIONS", "SENT_TO", "SENT_ABOUT")),
)


def sorted_into_sections(dossier: Dossier) -> tuple[Sorted, ...]:
    """Every record and link of a dossier in exactly one section; empty sections are left out.

    A record that is shown with the link it asserts is not shown again by itself.
    """
    shown = {link.record.id for link in dossier.links}
    alone = [record for record in dossier.records if record.id not in shown]
    found = [_filled(section, alone, dossier.links) for section in SECTIONS]
    models = {model for section in SECTIONS for model in section.models}
    types = {link_type for section in SECTIONS for link_type in section.types}
    rest_records = [record for record in alone if record.model not in models]
    rest_links = [link for link in dossier.links if link.type not in types]
    found.append(Sorted(REST, _newest_first(rest_records), _newest_links_first(rest_links)))
    return tuple(section for section in found if section.records or section.links)


def _filled(section: Section, records: list[Record], links: tuple[Link, ...]) -> Sorted:
    return Sorted(
        section.title,
        _newest_first([record for record in records if record.model in section.models]),
        _newest_links_first([link for link in links if link.type in section.types]),
    )


def _newest_first(records: list[Record]) -> tuple[Record, ...]:
    return tuple(sorted(records, key=lambda record: record.recorded_at, reverse=True))


def _newest_links_first(links: list[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: link.record.recorded_at, reverse=True))
