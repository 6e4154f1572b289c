"""The columns of the extract layout 1.1 in the order written; a copy, so that a slip in the import cannot hide here."""

from __future__ import annotations

Cells = dict[str, str]
"""One row: column to text; a column left out is a blank cell."""

STATED = (
    "report_id",
    "grade",
    "handling",
    "recorded_at",
    "recorded_by",
    "compartments",
    "statement",
    "strength",
    "valid_from",
    "valid_to",
)
"""Every provenance column: for tables whose rows are said by somebody."""
KEPT = ("handling", "recorded_at", "recorded_by", "compartments")
"""For tables that the force keeps itself and grades nowhere."""

_COLUMNS = {
    "persons": "person_id surname forenames sex dob ethnicity nationality pnc_id cro visor_ref nino languages"
    " interpreter_needed communication_needs occupation photo_on description deceased_on",
    "names": "person_id name kind",
    "addresses": "address_id line1 line2 town postcode uprn latitude longitude beat kind",
    "person_addresses": "person_id address_id kind confirmed_on",
    "associations": "person_id other_person_id kind role detail",
    "unidentified": "person_id description linked_person_id kind",
    "vehicles": "vehicle_id vrm make model colour",
    "person_vehicles": "person_id vehicle_id kind",
    "phones": "phone_id number",
    "person_phones": "person_id phone_id kind",
    "accounts": "account_id platform handle",
    "person_accounts": "person_id account_id kind",
    "organisations": "organisation_id name kind child_access",
    "person_organisations": "person_id organisation_id role",
    "offences": "offence_id crime_ref title category from_at to_at address_id latitude longitude location_type outcome"
    " reported_on indecent_images contact stranger_victim scas_referred_on",
    "offence_persons": "offence_id person_id role is_index",
    "offence_victims": "offence_id victim_id age_band sex relationship",
    "offence_mo": "offence_id dimension behaviour state",
    "management": "person_id type mappa_category mappa_level lead_agency mode officer_id unit from_on to_on relevant_on"
    " disposal sentence_months licence_until next_review_on priority priority_on second_lead_agency",
    "assessments": "assessment_id person_id tool version band assessed_on assessor_id inputs_unknown next_due_on",
    "assessment_items": "assessment_id factor rating evidence_ref",
    "plans": "plan_id person_id agreed_on supervision monitoring_control interventions_treatment victim_safety"
    " contingency licence_conditions visit_interval_days next_review_on rationale triggers",
    "orders": "order_id person_id type made_on expires_on court renewal_decided_on",
    "conditions": "condition_id order_id kind wording limit latitude longitude radius_m polygon other_person_id"
    " monitored_on",
    "notifications": "notification_id person_id event made_on items station stated_for_on confirmed_on",
    "visits": "visit_id person_id address_id kind planned_on visited_at outcome announced officers risk_assessed_on"
    " risk_assessment_on_visor observations",
    "contacts": "contact_id person_id agency direction made_on about visor_contact visor_exported result",
    "checks": "check_id person_id system checked_on result checked_by",
    "meetings": "meeting_id person_id kind level held_on chair chair_rank next_on minutes_on rationale dissent"
    " disclosure_decision",
    "attendance": "meeting_id agency representative rank attended report_sent",
    "actions": "action_id meeting_id person_id owner agency due_on done_on wording",
    "reports": "report_id origin_id title text event_on submitted_at submitted_by source_grade info_grade handling_code"
    " action_code sanitisation conditions marking",
    "report_items": "report_id item text source_grade info_grade handling_code action_code sanitisation",
    "report_receipts": "report_id person_id officer_id acknowledged_on",
    "report_mentions": "report_id item kind ref_id role",
    "officers": "officer_id name unit vetting vetted_on trained grandfathered counselling_offered_on fte",
    "absences": "officer_id from_on to_on covered_by",
    "beats": "beat_id name population area_km2 approved_premises geojson",
    "briefings": "beat_id person_id briefed_on acknowledged_on",
    "agency_contacts": "agency name role phone email person_id from_on to_on",
    "agreements": "agreement_id agencies kinds legal_basis agreed_on review_on",
    "markers": "person_id address_id kind text from_on to_on review_on",
    "photos": "person_id vehicle_id taken_on file",
    "children": "child_id age_band address_id looked_after status",
    "child_links": "child_id person_id kind",
    "devices": "device_id person_id kind examined_on permitted",
    "custody": "person_id establishment from_on release_on tag_until",
    "reviews": "review_id person_id kind by made_on rationale next_on decision",
    "decisions": "decision_id person_id about made_on by rationale policy_followed assessment_used steps_taken"
    " communicated_to",
    "flags": "person_id system set_on trigger_set_on verified_on",
    "stations": "station prescribed_from prescribed_to",
    "community": "beat_id observed_on kind text grade",
    "transfers": "transfer_id person_id from_force to_force sent_on accepted_on items_sent items_received",
}

_SAID = frozenset(
    "names person_addresses associations unidentified person_vehicles person_phones person_accounts"
    " person_organisations offence_persons markers child_links devices".split()
)
_BARE = frozenset(
    "addresses vehicles phones organisations beats stations agreements officers absences"
    " offence_victims offence_mo assessment_items report_items report_mentions report_receipts attendance".split()
)


def _columns_of(table: str) -> tuple[str, ...]:
    own = tuple(_COLUMNS[table].split())
    if table in _SAID:
        return own + STATED
    return own if table in _BARE else own + KEPT


TABLES = {table: _columns_of(table) for table in _COLUMNS}
"""Every file of the layout with its columns."""
