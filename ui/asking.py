"""Who asks on the command line, for what purpose and as at when: the same options for every look-up."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Annotated, NamedTuple

import typer

from graph.access import Reason
from graph.errors import UnreadableValueError
from graph.instants import parse_instant
from graph.reader import Reader
from graph.reading.frame import View
from ui.progress_line import progress_line


def _reason(text: str) -> Reason:
    try:
        return Reason.parse(text)
    except ValueError as error:
        message = f"{error}."
        raise typer.BadParameter(message) from error


def _moment(text: str) -> datetime:
    """The last moment that a date can mean, so that a day includes what was recorded on it."""
    try:
        return parse_instant(text).latest
    except UnreadableValueError as error:
        raise typer.BadParameter(str(error)) from error


AsUser = Annotated[
    str,
    typer.Option("--as", metavar="USER", envvar="MOSAIC_AS", help="Who asks: a user of the users file."),
]
_PURPOSE = typer.Option(
    "--purpose",
    metavar="PURPOSE",
    envvar="MOSAIC_PURPOSE",
    parser=_reason,
    help="Why, as `purpose: reference`; it stands on the audit record.",
)
ForPurpose = Annotated[Reason, _PURPOSE]
ForPurposeIfAny = Annotated[Reason | None, _PURPOSE]
"""For a command that also has commands of its own, which then ask for themselves."""
AsAt = Annotated[
    datetime | None,
    typer.Option(metavar="DATE", parser=_moment, help="Show what was on record at the source at the end of this day."),
]
Since = Annotated[
    datetime | None,
    typer.Option(metavar="DATE", parser=_moment, help="Only what is new since the end of this day, and what closed."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Write one JSON object to standard output.")]


class Asker(NamedTuple):
    """Who asks, why, and as at when."""

    user: str
    reason: Reason
    as_at: datetime | None = None


@contextmanager
def asking(asker: Asker) -> Iterator[Reader]:
    """A reader for somebody and a purpose; progress goes to standard error.

    Raises:
        AccessRefusedError: If there is no such user.
        DatabaseError: If the database cannot be reached or started.
    """
    from ui.wiring import open_house  # noqa: PLC0415 - the driver is slow to load, and no help needs it

    with progress_line() as progress, open_house(progress) as house:
        viewer = house.directory.viewer(asker.user)
        yield house.reader(viewer, asker.reason, View(as_at=asker.as_at))
