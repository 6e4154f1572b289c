"""`mosaic check`: a pasted list of names, plates or numbers in one go; "no trace" is a dated result and is kept."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from graph.errors import InputError, UnreadableFileError
from graph.reading.tracing import MOST_LINES
from ui.answers.found import CheckAnswer, CheckedAnswer
from ui.asking import AsJson, Asker, AsUser, ForPurpose, asking
from ui.commands.search import hit_in_words
from ui.terminal import MARKING, lines, to_people, write_json

STANDARD_INPUT = "-"


def check(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="One name, plate or number a line; - reads them here.")],
    user: AsUser,
    purpose: ForPurpose,
    *,
    as_json: AsJson = False,
) -> None:
    """Check a list of names, plates or numbers in one go; the dated result is kept, no trace included."""
    listed = _listed(file)
    with asking(Asker(user, purpose)) as reader:
        answer = CheckAnswer.of(reader.trace(listed))
    if as_json:
        write_json(answer)
    else:
        _show(answer)


def _listed(file: str) -> list[str]:
    listed = [line.strip() for line in _text(file).splitlines() if line.strip()]
    if not listed:
        message = "The list is empty: write one name, plate or number on each line."
        raise InputError(message)
    if len(listed) > MOST_LINES:
        message = f"A check holds at most {MOST_LINES} lines and this list has {len(listed)}: split it."
        raise InputError(message)
    return listed


def _text(file: str) -> str:
    try:
        read = sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
        return read.decode("utf-8-sig")
    except OSError as error:
        message = f"The list cannot be read ({error.strerror}): check the file's name and rights."
        raise UnreadableFileError(message) from error
    except UnicodeDecodeError as error:
        message = "The list is not text in UTF-8: save it as UTF-8 and check it again."
        raise UnreadableFileError(message) from error


def _show(answer: CheckAnswer) -> None:
    console = to_people()
    loaded = f"{answer.loaded_at:%d %B %Y %H:%M} UTC" if answer.loaded_at else "never loaded"
    lines(console, [f"{MARKING}  data as loaded {loaded}"], indent=0)
    lines(
        console,
        [f"{answer.result}, checked {answer.at:%d %B %Y %H:%M} UTC by {answer.by}, kept as {answer.id}"],
        indent=0,
    )
    for line in answer.lines:
        lines(console, [f"{line.text}: {_result(line)}"], indent=0)
        lines(console, [hit_in_words(hit) for hit in line.hits], indent=4)


def _result(line: CheckedAnswer) -> str:
    found = f"{len(line.hits)} found" if line.hits else "no trace"
    return f"{found}; {line.refused} rows in quarantine mention it" if line.refused else found
