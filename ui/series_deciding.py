"""Deciding on two offences: by one hand, not by one hand, or referred to SCAS.

A decision is kept when a later one takes its place and when it is taken back.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from analysis.patterns.series.decided import Decisions
from graph.asking.offence_links import offence_judgements
from graph.errors import AccessRefusedError, InputError
from graph.judgements import Decided, record_judgement, undo_judgement
from graph.writer import Who
from ui.answers.statements import Answer
from ui.progress_line import progress_line
from ui.references import find_each
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


class TakenBackAnswer(Answer):
    """A decision that no longer stands: it is kept, with who took it back and why."""

    id: str
    status: str
    one: str
    other: str
    taken_back_by: str
    because: str


def decide(user: str, reason: Reason, offences: tuple[str, str], said: tuple[LinkVerdict, str]) -> JudgedAnswer:
    """Decide as somebody, by references."""
    with progress_line() as progress, open_house(progress) as house:
        who = Who(house.directory.viewer(user), reason)
        reader = house.reader(who.viewer, reason)
        one, other = find_each(reader, offences)
        return decided(house, who, (one, other), said)


def decided(house: House, who: Who, offences: tuple[str, str], said: tuple[LinkVerdict, str]) -> JudgedAnswer:
    """Record a decision on two offences.

    Raises:
        AccessRefusedError: If the user is no analyst.
        InputError: If no reason is given, or these are not two offences.
        NotOnRecordError: If both may not be seen.
    """
    _refuse_who_may_not(who)
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


def take_back(user: str, reason: Reason, offences: tuple[str, str], because: str) -> TakenBackAnswer:
    """Take the decision on two offences back as somebody, by references."""
    with progress_line() as progress, open_house(progress) as house:
        who = Who(house.directory.viewer(user), reason)
        reader = house.reader(who.viewer, reason)
        one, other = find_each(reader, offences)
        return taken_back(house, who, (one, other), because)


def taken_back(house: House, who: Who, offences: tuple[str, str], because: str) -> TakenBackAnswer:
    """Take back the decision that stands on two offences: they are as if nobody had decided.

    An earlier decision that it had replaced does not come back, since whoever replaced it had a reason.

    Raises:
        AccessRefusedError: If the user is no analyst.
        InputError: If no reason is given, or no decision stands that this viewer may see.
    """
    _refuse_who_may_not(who)
    standing = Decisions(house.reader(who.viewer, who.reason).ask(offence_judgements())).on(*offences)
    if standing is None:
        raise InputError("No decision on these two offences stands that you may see.")
    undone = undo_judgement(house.trail, who, standing.id, because=because, now=datetime.now(UTC))
    return TakenBackAnswer(
        id=undone.id,
        status=undone.verdict.value,
        one=undone.one,
        other=undone.other,
        taken_back_by=who.viewer.user_id,
        because=because,
    )


def _refuse_who_may_not(who: Who) -> None:
    if MAY_DECIDE not in who.viewer.roles:
        raise AccessRefusedError("Only an analyst decides whether offences are by one hand.")
