"""What `mosaic decide` and `mosaic decisions` answer; apart from the commands, which are read at every start."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from analysis.nominal.decisions import decision_log
from graph.asking.gap_steps import gap_steps
from graph.reading.frame import View
from ui.answers.decisions import DecidedAnswer, DecisionAnswer, DecisionsAnswer
from ui.decisions import decide
from ui.desks import desk_of
from ui.progress_line import progress_line
from ui.who import who
from ui.wiring import open_house
from ui.wording import thing_words

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
    with progress_line() as progress, open_house(progress) as house:
        reader = house.reader(house.directory.viewer(asker.user), asker.reason, View(as_at=asker.as_at))
        dossier = reader.dossier(reader.find(person))
        steps = reader.ask(gap_steps())
        log = decision_log(dossier, steps)
        names = who(reader, house.directory.names, (each.by for each in log))
    decisions = tuple(DecisionAnswer.of(each, names[each.by]) for each in log)
    return DecisionsAnswer(person=dossier.thing.id, called=thing_words(dossier.thing), decisions=decisions)
