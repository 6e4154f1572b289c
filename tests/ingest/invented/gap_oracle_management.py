"""The same for children, assessments, plans, orders and oversight; see `gap_oracle`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ingest.invented.gap_oracle import PAUSED, TODAY, days, on

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ingest.invented.gap_oracle import Written

PILLARS = (
    "supervision",
    "monitoring_control",
    "interventions_treatment",
    "victim_safety",
    "contingency",
    "licence_conditions",
)


def gr_07(force: Written, person: str) -> bool:
    registered = force.of("management", person)[-1]["type"] == "RSO"
    told = force.of("notifications", person, event="child_household")
    return registered and bool(force.of("child_links", person, kind="household")) and not told


def gr_10(force: Written, person: str) -> bool:
    row = force.of("management", person)[-1]
    return not row["disposal"] or (row["disposal"] == "custody" and not row["sentence_months"])


def gr_12(force: Written, person: str) -> bool:
    current = [row for row in force.of("management", person) if not row["to_on"]]
    return any(not row["officer_id"] for row in current)


def gr_13(force: Written, person: str) -> bool:
    flags = force.of("flags", person)
    reviewed = max(row["made_on"] for row in force.of("reviews", person, kind="supervisor"))
    for system in ("ViSOR", "local"):
        rows = [row for row in flags if row["system"] == system and row["trigger_set_on"]]
        if not any(row["verified_on"] >= reviewed for row in rows):
            return True
    return False


def gr_14(force: Written, person: str) -> bool:
    visited = [row["visited_at"] for row in force.of("visits", person) if row["visited_at"]]
    last = max(visited)
    for system in ("PNC", "PND", "local"):
        made = [row["checked_on"] for row in force.of("checks", person, system=system) if row["checked_on"] <= last]
        if not made or days(max(made)) - days(last) > 14:
            return True
    return False


def gr_15(force: Written, person: str) -> bool:
    sanction = force.of("management", person)[-1]["relevant_on"]
    return not any(row["assessed_on"] >= sanction for row in force.of("assessments", person, tool="OSP_DC"))


def gr_17(force: Written, person: str) -> bool:
    done = [days(row["assessed_on"]) for row in force.of("assessments", person, tool="ARMS")]
    return min(done, default=10**6) > 365 and force.mode(person) not in PAUSED


def gr_19(force: Written, person: str) -> bool:
    plans = force.of("plans", person)
    return not plans or not all(max(plans, key=lambda row: row["agreed_on"])[pillar] for pillar in PILLARS)


def gr_20(force: Written, person: str) -> bool:
    agreed = max(row["agreed_on"] for row in force.of("plans", person))
    begun = [row["valid_from"] for row in force.of("person_organisations", person)]
    return any(day > agreed and days(day) > 10 for day in begun)


def gr_29(force: Written, person: str) -> bool:
    reviewed = [days(row["made_on"]) for row in force.of("reviews", person, kind="supervisor")]
    return min(reviewed, default=10**6) > (183 if force.priority(person) in ("high", "very_high") else 366)


def _current(force: Written, person: str) -> list[dict[str, str]]:
    return [row for row in force.of("orders", person) if row["expires_on"] > TODAY.isoformat()]


def gr_30(force: Written, person: str) -> bool:
    for order in _current(force, person):
        conditions = [row for row in force.all["conditions"] if row["order_id"] == order["order_id"]]
        if days(order["made_on"]) > 90 and any(days(row["monitored_on"]) > 90 for row in conditions):
            return True
    return False


def gr_31(force: Written, person: str) -> bool:
    return any(not row["renewal_decided_on"] and -days(row["expires_on"]) <= 120 for row in _current(force, person))


def gr_34(force: Written, person: str) -> bool:
    row = force.of("management", person)[-1]
    known = row["mappa_category"] in ("1", "2", "3", "4") and row["mappa_level"] in ("1", "2", "3")
    return row["type"] not in ("PDP", "SRO_subject") and not (known and row["lead_agency"])


def gr_66(force: Written, person: str) -> bool:
    born = on(force.of("persons", person)[0]["dob"])
    grown_up = born is None or born.replace(year=born.year + 18) <= TODAY
    asked = {row["agency"] for row in force.of("contacts", person)}
    return not grown_up and not asked & {"Youth Offending Team", "Children's Services"}


ORACLES: dict[str, Callable[[Written, str], bool]] = {
    "GR-07": gr_07,
    "GR-10": gr_10,
    "GR-12": gr_12,
    "GR-13": gr_13,
    "GR-14": gr_14,
    "GR-15": gr_15,
    "GR-17": gr_17,
    "GR-19": gr_19,
    "GR-20": gr_20,
    "GR-29": gr_29,
    "GR-30": gr_30,
    "GR-31": gr_31,
    "GR-34": gr_34,
    "GR-66": gr_66,
}
