"""`mosaic history`: every version of one source row, the first one first."""

from typing import Annotated

import typer

from graph.errors import NotOnRecordError
from ui.answers.statements import Answer, RecordAnswer
from ui.asking import AsJson, Asker, AsUser, ForPurpose, asking
from ui.commands.page_in_words import statement
from ui.terminal import MARKING, lines, to_people, write_json


class HistoryAnswer(Answer):
    """The versions of a line that this viewer may see."""

    marking: str = MARKING
    line: str
    versions: tuple[RecordAnswer, ...]


def history(
    line: Annotated[
        str, typer.Argument(metavar="LINE", help="The `line` of a record, as `mosaic show --json` gives it.")
    ],
    user: AsUser,
    purpose: ForPurpose,
    *,
    as_json: AsJson = False,
) -> None:
    """Show how one source row changed: every version with its provenance."""
    with asking(Asker(user, purpose)) as reader:
        found = reader.history(line)
    if not found:
        message = "Nothing on record for you under this line: take it from `mosaic show --json`."
        raise NotOnRecordError(message)
    answer = HistoryAnswer(line=line, versions=tuple(RecordAnswer.of(record, record.grade) for record in found))
    if as_json:
        write_json(answer)
    else:
        _show(answer)


def _show(answer: HistoryAnswer) -> None:
    console = to_people()
    lines(console, [f"{answer.marking}  {answer.line}"], indent=0)
    lines(console, [f"{version.version}. {statement(version)}" for version in answer.versions])
