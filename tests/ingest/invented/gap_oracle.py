"""What domain.md section 8 asks, answered from the written files alone by the csv module and the calendar.

Not a rule engine: one plain function per rule, which reads rows of one person and knows nothing of how they were made.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ingest.invented.layout import TABLES
from tests.ingest.invented.force_files import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ingest.invented.force_files import Rows

TODAY = date(2026, 11, 24)
YEAR = timedelta(days=365)
BANDS = {"very_high": 31, "high": 92, "medium": 183, "low": 366}
PAUSED = ("custody", "hospital", "abroad")
VERSIONED = frozenset({"visits", "management", "assessments", "plans", "orders"})
RESETS = ("initial", "change", "periodic", "weekly")


class Written:
    """A force as it stands today: the later version of a row where there are two."""

    def __init__(self, folder: Path) -> None:
        self.all = {table: _latest(table, rows_of(folder, table)) for table in TABLES}
        self._by_person: dict[str, dict[str, Rows]] = {}
        for table, rows in self.all.items():
            about: dict[str, Rows] = defaultdict(list)
            for row in rows:
                about[row.get("person_id", "")].append(row)
            self._by_person[table] = about

    def of(self, table: str, person: str, **wanted: str) -> Rows:
        return [row for row in self._by_person[table].get(person, []) if wanted.items() <= row.items()]

    def mode(self, person: str) -> str:
        return self.of("management", person)[-1]["mode"]

    def priority(self, person: str) -> str:
        return self.of("management", person)[-1]["priority"]


def _latest(table: str, rows: Rows) -> Rows:
    if table not in VERSIONED:
        return rows
    own = "from_on" if table == "management" else TABLES[table][0]
    kept = {(row.get("person_id", ""), row[own]): row for row in sorted(rows, key=lambda row: row["recorded_at"])}
    return list(kept.values())


def on(cell: str) -> date | None:
    """A whole date, or nothing: what is only a part of one decides nothing here."""
    return date.fromisoformat(cell[:10]) if len(cell) >= 10 and cell[4] == "-" else None


def days(cell: str) -> int:
    """Days since a day; a very long time where there is none."""
    day = on(cell)
    return (TODAY - day).days if day else 10**6


def _last(rows: Rows, column: str) -> int:
    return min((days(row[column]) for row in rows), default=10**6)


def _visited(force: Written, person: str) -> Rows:
    done = [row for row in force.of("visits", person, kind="home_visit") if row["visited_at"]]
    return sorted(done, key=lambda row: row["visited_at"], reverse=True)


def gr_01(force: Written, person: str) -> bool:
    initial = force.of("notifications", person, event="initial")
    return (
        not initial and force.mode(person) != "custody" and days(force.of("management", person)[-1]["relevant_on"]) > 2
    )


def gr_02(force: Written, person: str) -> bool:
    made = [row for row in force.of("notifications", person) if row["event"] in RESETS]
    return force.mode(person) not in PAUSED and _last(made, "made_on") > YEAR.days


def gr_03(force: Written, person: str) -> bool:
    nowhere = [row for row in force.of("person_addresses", person, kind="no_fixed_abode") if not row["valid_to"]]
    return bool(nowhere) and _last(force.of("notifications", person), "made_on") > 7


def gr_04(force: Written, person: str) -> bool:
    made = {item for row in force.of("notifications", person) for item in row["items"].split(";")}
    return not made >= {"DOB", "NINO", "home address", "passport", "bank", "card"}


def gr_08(force: Written, person: str) -> bool:
    made = force.of("notifications", person)
    closed = [row["made_on"] for row in made if row["event"] in ("travel_return", "cancelled")]
    left = [row for row in made if row["event"] == "travel_out" and days(row["stated_for_on"]) > 30]
    return any(all(day < row["made_on"] for day in closed) for row in left)


def gr_09(force: Written, person: str) -> bool:
    made = force.of("notifications", person)
    cancelled = {row["stated_for_on"] for row in made if row["event"] == "cancelled"}
    return any(
        row["event"] == "advance"
        and not row["confirmed_on"]
        and row["stated_for_on"] not in cancelled
        and days(row["stated_for_on"]) > 6
        for row in made
    )


def gr_21(force: Written, person: str) -> bool:
    plan = max(force.of("plans", person), key=lambda row: row["agreed_on"])
    interval = int(plan["visit_interval_days"] or BANDS[force.priority(person)])
    return force.mode(person) == "active" and days(_visited(force, person)[0]["visited_at"]) > interval


def gr_22(force: Written, person: str) -> bool:
    last = [(on(row["visited_at"]), int(row["visited_at"][11:13])) for row in _visited(force, person)[:4]]
    weekdays = [day.weekday() for day, _ in last if day]
    alike = max(weekdays) - min(weekdays) <= 1 or len({hour // 3 for _, hour in last}) == 1
    return len(last) == 4 and alike and max(weekdays) < 5 and all(8 <= hour < 18 for _, hour in last)


def gr_23(force: Written, person: str) -> bool:
    failed = [row for row in _visited(force, person) if row["outcome"] in ("no_reply", "refused")]
    considered = [row for row in force.of("decisions", person) if "warrant" in row["about"]]
    return len(failed) >= 2 and not considered


def gr_24(force: Written, person: str) -> bool:
    return any(
        not row["risk_assessed_on"] or row["risk_assessed_on"] > row["visited_at"][:10]
        for row in _visited(force, person)
    )


def gr_25(force: Written, person: str) -> bool:
    return any(
        not (row["outcome"] and row["observations"]) and days(row["visited_at"]) > 9 for row in _visited(force, person)
    )


def gr_26(force: Written, person: str) -> bool:
    last = _visited(force, person)[:3]
    return all(row["announced"] == "yes" for row in last) or all(";" not in row["officers"] for row in last)


ORACLES: dict[str, Callable[[Written, str], bool]] = {
    "GR-01": gr_01,
    "GR-02": gr_02,
    "GR-03": gr_03,
    "GR-04": gr_04,
    "GR-08": gr_08,
    "GR-09": gr_09,
    "GR-21": gr_21,
    "GR-22": gr_22,
    "GR-23": gr_23,
    "GR-24": gr_24,
    "GR-25": gr_25,
    "GR-26": gr_26,
}
