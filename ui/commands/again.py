"""`mosaic again FILE`: a kept answer asked again, and what differs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.errors import UnreadableFileError
from ui.asked_weights import weights_from
from ui.asking import AsJson, Asker, AsUser, ForPurpose, asking
from ui.kept_answers import read_kept
from ui.terminal import lines, to_people, write_json

if TYPE_CHECKING:
    from ui.answers.repeated import DifferenceAnswer, RepeatedAnswer


def again(
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="An answer kept as JSON.")],
    *,
    as_user: AsUser,
    purpose: ForPurpose,
    weights: Annotated[Path | None, typer.Option(metavar="FILE", exists=True, help="Other weights, as YAML.")] = None,
    as_json: AsJson = False,
) -> None:
    """Ask again what was asked for a kept answer, and tell what differs."""
    from ui.asking_again import ask_again  # noqa: PLC0415 - numbers' libraries load slowly

    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFileError(f"{file.name} cannot be read as text.", file=file.name) from error
    kept, used = read_kept(text, file=file.name), weights_from(weights)
    with asking(Asker(as_user, purpose)) as reader:
        answer = ask_again(reader, kept, used)
    write_json(answer) if as_json else _show(answer)


def _show(answer: "RepeatedAnswer") -> None:
    console = to_people()
    as_at = f", as at {answer.as_at:%d %B %Y}" if answer.as_at else ""
    lines(console, [answer.marking, f"mosaic {answer.command}{as_at}"], indent=0)
    lines(console, [f"then: {answer.then.words}", f"now: {answer.now.words}"])
    lines(console, [answer.verdict], indent=0)
    lines(console, [_difference(each) for each in answer.differences])
    if answer.left_out:
        lines(console, [f"{answer.left_out} more are not told."], indent=0)
    lines(console, answer.caveats, indent=0)


def _difference(each: "DifferenceAnswer") -> str:
    if each.sort == "changed":
        return f"{each.where}: {each.then} is now {each.now}"
    return f"{each.where}: {each.sort}"
