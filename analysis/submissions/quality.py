"""How complete submitted reports are, by team and by whom: what is there is counted, and nobody is ranked."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NO_TEAM = "team not recorded"
NOBODY = "submitter not recorded"
MEANS = frozenset({"Offence", "Vehicle", "Phone", "OnlineAccount"})
"""What a report says how something was done with, as far as that is linked and not only written."""


class Submitted(NamedTuple):
    """One report as far as its quality goes.

    Attributes:
        id: The report.
        by: Who submitted it, as its source writes it; None where that is not recorded.
        team: The unit of whoever did; None where that is not recorded.
        graded: Whether the report or any of its items has a grading.
        event: Whether it says when the thing happened.
        text: Whether it or any of its items says anything.
        mentions: The kinds of things that it mentions and that are linked.
        returned: Whether a supervisor ever returned it.
        waits: Whether it still waits to be corrected since.
    """

    id: str
    by: str | None
    team: str | None
    graded: bool
    event: bool
    text: bool
    mentions: frozenset[str]
    returned: bool = False
    waits: bool = False


class Quality(NamedTuple):
    """The reports of one submitter: how many there are, and how many of them have what.

    Attributes:
        who: How many mention a person; `where` an address, `how` an offence, a vehicle, a phone or an account.
        what: How many have a text; `when` a date of what happened.
        linked: How many mention anything at all.
        returned: How many a supervisor returned with a reason; `corrected` were put right since.
    """

    team: str
    by: str
    reports: int
    graded: int
    what: int
    when: int
    who: int
    where: int
    how: int
    linked: int
    returned: int
    corrected: int


def quality(reports: Iterable[Submitted]) -> tuple[Quality, ...]:
    """Count the reports of each submitter, in the order of teams and submitters."""
    found: defaultdict[tuple[str, str], list[Submitted]] = defaultdict(list)
    for report in reports:
        found[report.team or NO_TEAM, report.by or NOBODY].append(report)
    return tuple(_count(team, by, found[team, by]) for team, by in sorted(found))


def _count(team: str, by: str, reports: list[Submitted]) -> Quality:
    has: Counter[str] = Counter()
    for report in reports:
        has.update(name for name, there in _has(report).items() if there)
    names = ("graded", "what", "when", "who", "where", "how", "linked", "returned", "corrected")
    return Quality(team, by, len(reports), **{name: has[name] for name in names})


def _has(report: Submitted) -> Mapping[str, bool]:
    return {
        "graded": report.graded,
        "what": report.text,
        "when": report.event,
        "who": "Person" in report.mentions,
        "where": "Address" in report.mentions,
        "how": bool(MEANS & report.mentions),
        "linked": bool(report.mentions),
        "returned": report.returned,
        "corrected": report.returned and not report.waits,
    }
