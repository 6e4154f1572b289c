"""What `mosaic decide` and `mosaic decisions` answer; apart from the commands, which are read at every start."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from analysis.nominal.decisions import decision_log
from graph.asking.gap_steps import gap_steps
from ui.answers.decisions import DecidedAnswer, DecisionAnswer, DecisionsAnswer
from ui.asking import asking
from ui.decisions import decide
from ui.desks import desk_of
from ui.progress_line import progress_line
from ui.wiring import open_house

if TYPE_CHECKING:
    from ui.asking import Asker
    from ui.decisions import Deciding


def answer_decide(asker: Asker, deciding: Deciding) -> DecidedAnswer:
    """Record a decision."""
    with progress_line() as progress, open_house(progress) as house:
        desk = desk_of(house, house.directory.viewer(asker.user), asker.reason)
        entered = decide(desk, deciding, seen_as_at=asker.as_at or datetime.now(UTC))
        return DecidedAnswer(record=entered.rows[0].record)


def answer_decisions(asker: Asker, person: str) -> DecisionsAnswer:
    """The log of a nominal."""
    with asking(asker) as reader:
        dossier = reader.dossier(reader.find(person))
        steps = reader.ask(gap_steps())
    log = decision_log(dossier, steps)
    return DecisionsAnswer(person=dossier.thing.id, decisions=tuple(map(DecisionAnswer.of, log)))
