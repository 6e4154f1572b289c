"""`mosaic search`: one box over names, addresses, plates, phones, handles, references and report text."""

from typing import Annotated

import typer

from graph.kinds import NODE_KINDS
from graph.reader import Reader
from graph.reading.search import Asked
from ui.answers.found import HitAnswer, SearchAnswer
from ui.asking import AsJson, Asker, AsUser, ForPurpose, asking
from ui.terminal import MARKING, lines, to_people, write_json

MOST = 200


def _kind(word: str) -> str:
    """The label of a kind of thing, whatever the case and whether in one word or two."""
    wanted = word.replace(" ", "").replace("-", "").lower()
    for kind in NODE_KINDS.values():
        if wanted in {kind.label.lower(), kind.plural.replace(" ", "")}:
            return kind.label
    message = f"a kind is one of: {', '.join(NODE_KINDS)}."
    raise typer.BadParameter(message)


Kinds = Annotated[list[str], typer.Option("--kind", metavar="KIND", parser=_kind, help="Only this kind; may repeat.")]


def search(
    text: Annotated[str, typer.Argument(help="A name, address, plate, phone number, handle, reference or words.")],
    user: AsUser,
    purpose: ForPurpose,
    *,
    kind: Kinds = [],  # noqa: B006 - Typer makes a list of its own for every call
    limit: Annotated[int, typer.Option(min=1, max=MOST, help="How many to show.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Find people, places, things and reports; says why each was found."""
    with asking(Asker(user, purpose)) as reader:
        answer = _found(reader, Asked(text, tuple(kind), limit))
    if as_json:
        write_json(answer)
    else:
        _show(answer)


def _found(reader: Reader, asked: Asked) -> SearchAnswer:
    return SearchAnswer.of(reader.search(asked))


def _show(answer: SearchAnswer) -> None:
    console = to_people()
    lines(console, [MARKING], indent=0)
    if not answer.hits:
        lines(console, ["Nothing found that you may see."], indent=0)
    for hit in answer.hits:
        lines(console, [hit_in_words(hit)], indent=0)
        lines(console, [f"{why.group}, {why.how}: {why.value}" for why in hit.reasons], indent=4)
    if answer.more:
        lines(console, ["There is more: raise --limit, or give more words."], indent=0)
    for row in answer.refused:
        place = f"{row.file}, line {row.line}" if row.file else row.id
        lines(console, [f"A row in quarantine mentions it ({row.kind}; {place}): {' '.join(row.reasons)}"], indent=0)


def hit_in_words(hit: HitAnswer) -> str:
    """A hit on one line: what it is called, what it is, and the id to show it by."""
    return f"{hit.thing.label}  ({NODE_KINDS[hit.thing.kind].title}, {hit.thing.id})"
