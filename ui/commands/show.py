"""`mosaic show`: everything that this viewer may see about one thing, by its id or a source's own key."""

from typing import Annotated

import typer

from graph.keys import node_id
from graph.reader import Reader
from ui.answers.page import PageAnswer
from ui.asking import AsAt, AsJson, Asker, AsUser, ForPurpose, asking
from ui.commands.page_in_words import show_page
from ui.terminal import write_json

Reveal = Annotated[
    str | None,
    typer.Option(
        metavar="REASON", help="Show a victim's or child's masked values; the reason stands on the audit record."
    ),
]
REPORT = node_id("Report", "").partition("-")[0] + "-"


def show(
    reference: Annotated[str, typer.Argument(metavar="ID", help="An id of Mosaic, or the source's own reference.")],
    user: AsUser,
    purpose: ForPurpose,
    *,
    as_at: AsAt = None,
    reveal: Reveal = None,
    as_json: AsJson = False,
) -> None:
    """Show a nominal, an address, a report or anything else on record, section by section."""
    with asking(Asker(user, purpose, as_at)) as reader:
        answer = _page(reader, reference, reveal)
    if as_json:
        write_json(answer)
    else:
        show_page(answer)


def _page(reader: Reader, reference: str, reveal: str | None) -> PageAnswer:
    found = reader.find(reference)
    if reveal is not None:
        return PageAnswer.of(reader.reveal(found, reveal))
    if found.startswith(REPORT):
        return PageAnswer.of_report(reader.report(found))
    return PageAnswer.of_thing(reader.page(found))
