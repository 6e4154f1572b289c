"""The same for intelligence, places, agencies and staff; see `gap_oracle`."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import networkx as nx

from tests.ingest.invented.gap_oracle import TODAY, days

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ingest.invented.force_files import Rows
    from tests.ingest.invented.gap_oracle import Written

CODED = ("approach", "control", "sexual_behaviour", "victim_selection", "precautions", "location_type", "time_band")


def _registered(force: Written, person: str) -> bool:
    return force.of("management", person)[-1]["type"] == "RSO"


def gr_05(force: Written, person: str) -> bool:
    homes = {row["address_id"] for row in force.of("person_addresses", person) if row["kind"] == "home"}
    stays: Counter[str] = Counter()
    for row in force.of("person_addresses", person, kind="visited"):
        stays[row["address_id"]] += days(row["valid_from"]) - days(row["valid_to"])
    return _registered(force, person) and any(length >= 7 for address, length in stays.items() if address not in homes)


def gr_06(force: Written, person: str) -> bool:
    told = any("alias" in row["items"].split(";") for row in force.of("notifications", person))
    used = [row for row in force.of("names", person, kind="alias") if days(row["valid_from"]) > 3]
    return _registered(force, person) and bool(used) and not told


def gr_28(force: Written, officer: str) -> bool:
    load = [row["priority"] for row in force.all["management"] if row["officer_id"] == officer]
    return load.count("high") + load.count("very_high") > len(load) / 5


def gr_36(force: Written, person: str) -> bool:
    return min((days(row["made_on"]) for row in force.of("contacts", person)), default=10**6) > 183


def gr_44(force: Written, person: str) -> bool:
    for row in force.of("transfers", person):
        if days(row["sent_on"]) > 14 and (not row["accepted_on"] or row["items_received"] != row["items_sent"]):
            return True
    return False


def gr_45(force: Written, person: str) -> bool:
    flagged = force.of("contacts", person, visor_contact="yes", visor_exported="no")
    return any(days(row["made_on"]) > 7 for row in flagged)


def _about(force: Written, person: str) -> Rows:
    named = {row["report_id"] for row in force.all["report_mentions"] if row["ref_id"] == person}
    return [row for row in force.all["reports"] if row["report_id"] in named]


def gr_46(force: Written, person: str) -> bool:
    taken = {row["report_id"] for row in force.of("report_receipts", person) if row["acknowledged_on"]}
    allowed = 3 if force.priority(person) in ("high", "very_high") else 7
    return any(row["report_id"] not in taken and days(row["submitted_at"]) > allowed for row in _about(force, person))


def gr_47(force: Written, person: str) -> bool:
    tied = [row for row in _about(force, person) if row["handling_code"] == "C"]
    return any(not (row["conditions"] and row["action_code"] and row["sanitisation"]) for row in tied)


def gr_48(force: Written, person: str) -> bool:
    return any(not row["event_on"] for row in _about(force, person))


def gr_50(force: Written, person: str) -> bool:
    current = [row for row in force.of("person_addresses", person, kind="home") if not row["valid_to"]]
    known = [row for row in current if days(row["recorded_at"]) > 14 or days(row["valid_from"]) > 400]
    return len({row["address_id"] for row in known}) > 1


def gr_62(force: Written, person: str) -> bool:
    """Without the person two circles of five or more within two steps, to one of which at most two items lead."""
    rows = [row for row in force.all["associations"] if not row["valid_to"]]
    whole = nx.Graph((row["person_id"], row["other_person_id"]) for row in rows)
    around = nx.ego_graph(whole, person, radius=2) if person in whole else nx.Graph()
    around.remove_nodes_from([person])
    circles = [each for each in nx.connected_components(around) if len(each) >= 5]
    own = [{row["person_id"], row["other_person_id"]} for row in rows if not (row["grade"] or row["report_id"])]
    ties = [row for row in rows if person in (row["person_id"], row["other_person_id"])]
    thin = False
    for circle in circles:
        led = [row for row in ties if {row["person_id"], row["other_person_id"]} & circle]
        thin |= len(led) <= 2 and not any({row["person_id"], row["other_person_id"]} in own for row in led)
    return len(circles) > 1 and thin


def gr_52(force: Written, person: str) -> bool:
    unnamed = {row["person_id"] for row in force.all["unidentified"] if row["linked_person_id"] == person}
    for key in unnamed:
        origins = {row["origin_id"] for row in _about(force, key)}
        if len(_about(force, key)) >= 3 or len(origins) >= 2:
            return True
    return False


def gr_59(force: Written, person: str) -> bool:
    index = {row["offence_id"] for row in force.of("offence_persons", person, is_index="yes")}
    coded = {row["dimension"] for row in force.all["offence_mo"] if row["offence_id"] in index}
    return len(set(CODED) - coded) >= 3


def gr_63(force: Written, person: str) -> bool:
    briefed = [days(row["briefed_on"]) for row in force.all["briefings"] if row["person_id"] == person]
    return force.priority(person) in ("high", "very_high") and min(briefed, default=10**6) > 90


def gr_64(force: Written, person: str) -> bool:
    taken = [days(row["taken_on"]) for row in force.of("photos", person)]
    return min(taken, default=10**6) > 365


def gr_65(force: Written, person: str) -> bool:
    row = force.of("persons", person)[0]
    return not (row["languages"] and row["interpreter_needed"] and row["communication_needs"])


def gr_70(force: Written, person: str) -> bool:
    made = force.of("reviews", person, kind="retention")
    return bool(made) and max(row["next_on"] for row in made) < TODAY.isoformat()


def gr_60(force: Written, offence: str) -> bool:
    """Whether one that was written later was done as it was: eight things that few do, and no difference."""
    coded: dict[str, dict[tuple[str, str], str]] = {}
    for row in force.all["offence_mo"]:
        coded.setdefault(row["offence_id"], {})[row["dimension"], row["behaviour"]] = row["state"]
    often = Counter(trait for method in coded.values() for trait, state in method.items() if state == "present")
    rows = {row["offence_id"]: row for row in force.all["offences"]}
    mine = coded[offence]
    for other, method in coded.items():
        pair = rows[offence], rows[other]
        both = [trait for trait in mine.keys() & method.keys() if mine[trait] == method[trait]]
        differ = len(mine.keys() & method.keys()) - len(both)
        rare = [trait for trait in both if mine[trait] == "present" and often[trait] < len(coded) / 4]
        open_ = any(row["outcome"] == "undetected" for row in pair)
        asked = all(row["scas_referred_on"] for row in pair)
        if other > offence and len(rare) >= 8 and not differ and open_ and not asked:
            return True
    return False


def gr_73(force: Written, officer: str) -> bool:
    row = next(row for row in force.all["officers"] if row["officer_id"] == officer)
    courses = {each.split(":")[0] for each in row["trained"].split(";")}
    three_years = date(TODAY.year - 3, TODAY.month, TODAY.day).isoformat()
    return row["vetted_on"] < three_years or not courses >= {"ARMS", "MOSOVO", "ViSOR"}


ORACLES: dict[str, Callable[[Written, str], bool]] = {
    "GR-05": gr_05,
    "GR-06": gr_06,
    "GR-28": gr_28,
    "GR-36": gr_36,
    "GR-44": gr_44,
    "GR-45": gr_45,
    "GR-60": gr_60,
    "GR-46": gr_46,
    "GR-47": gr_47,
    "GR-48": gr_48,
    "GR-50": gr_50,
    "GR-52": gr_52,
    "GR-59": gr_59,
    "GR-62": gr_62,
    "GR-63": gr_63,
    "GR-64": gr_64,
    "GR-65": gr_65,
    "GR-70": gr_70,
    "GR-73": gr_73,
}
