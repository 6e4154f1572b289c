"""`mosaic erase`: a retention decision about one person is carried out, for good."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import typer

from graph.erasure import Erased, Erasing
from graph.writer import Who
from ui.answers.statements import Answer
from ui.asking import AsJson, AsUser, ForPurpose
from ui.options import options_from
from ui.progress_line import progress_line
from ui.terminal import lines, to_people, write_json
from ui.wiring import open_house

Person = Annotated[str, typer.Argument(metavar="ID", help="The person: an id of Mosaic or a source's own reference.")]
Decision = Annotated[str, typer.Option(metavar="REF", help="The reference of the retention decision.")]
Why = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it stays with the decision.")]


class EraseAnswer(Answer):
    """An erasure that stands."""

    erasure: str
    person: str
    decision: str
    at: datetime

    @classmethod
    def of(cls, erased: Erased) -> "EraseAnswer":
        """What was erased, as a document; never how much, since not all of it was for everybody to see."""
        return cls(erasure=erased.id, person=erased.person, decision=erased.decision, at=erased.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class EraseOptions:
    """Who is to be erased, and by which decision."""

    person: Person
    as_user: AsUser
    purpose: ForPurpose
    decision: Decision
    reason: Why
    as_json: AsJson = False


@options_from(EraseOptions)
def erase(options: EraseOptions) -> None:
    """Erase what was said of one person, for good, by a retention decision; a tombstone says that it was done."""
    with progress_line() as progress, open_house(progress) as house:
        viewer = house.directory.viewer(options.as_user)
        person = house.reader(viewer, options.purpose).find(options.person)
        erasing = Erasing(person, options.decision, options.reason)
        erased = house.erase(Who(viewer, options.purpose), erasing)
    answer = EraseAnswer.of(erased)
    if options.as_json:
        write_json(answer)
        return
    told = f"{answer.person} was erased under decision {answer.decision}: {answer.erasure}."
    lines(to_people(), [told, "Older backups still hold it: docs/operations.md says what to do with them."], indent=0)
