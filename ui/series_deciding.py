"""Deciding on two offences: by one hand, not by one hand, or referred to SCAS; kept, and replaced by a later one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from graph.errors import AccessRefusedError
from graph.judgements import Decided, record_judgement
from graph.writer import Who
from ui.answers.statements import Answer
from ui.progress_line import progress_line
from ui.wiring import open_house

if TYPE_CHECKING:
    from graph.access import Reason
    from graph.vocabulary import LinkVerdict
    from ui.wiring import House

MAY_DECIDE = "analyst"


class JudgedAnswer(Answer):
    """A decision that stands now, and the one whose place it took."""

    id: str
    status: str
    one: str
    other: str
    replaced: str | None


def decide(user: str, reason: Reason, offences: tuple[str, str], said: tuple[LinkVerdict, str]) -> JudgedAnswer:
    """Decide as somebody, by references."""
    with progress_line() as progress, open_house(progress) as house:
        who = Who(house.directory.viewer(user), reason)
        reader = house.reader(who.viewer, reason)
        one, other = (reader.find(reference) for reference in offences)
        return decided(house, who, (one, other), said)


def decided(house: House, who: Who, offences: tuple[str, str], said: tuple[LinkVerdict, str]) -> JudgedAnswer:
    """Record a decision on two offences.

    Raises:
        AccessRefusedError: If the user is no analyst.
        InputError: If no reason is given, or these are not two offences.
        NotOnRecordError: If both may not be seen.
    """
    if MAY_DECIDE not in who.viewer.roles:
        raise AccessRefusedError("Only an analyst decides whether offences are by one hand.")
    verdict, why = said
    recorded = record_judgement(house.trail, who, Decided(*offences, verdict, why), now=datetime.now(UTC))
    judgement = recorded.judgement
    return JudgedAnswer(
        id=judgement.id,
        status=judgement.verdict.value,
        one=judgement.one,
        other=judgement.other,
        replaced=recorded.replaced.id if recorded.replaced else None,
    )
