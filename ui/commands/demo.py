"""`mosaic demo`: an invented force in a local database, loaded like any other, and the explorer over it."""

import os
import webbrowser
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from pydantic import BaseModel, ConfigDict

from graph.access import Reason, Viewer
from graph.errors import InputError
from graph.loads import loaded_at
from graph.neo4j.endpoint import server_endpoint
from graph.progress import Progress, Step
from graph.settings import Settings
from graph.users import LOADER
from graph.vocabulary import Purpose
from graph.writer import Who
from ingest.invented.force import write_force
from ingest.invented.sizes import SIZES
from ingest.invented.walkthrough import PERSON_ID
from ingest.load import LoadRequest, load
from ingest.mapping.read import shipped
from ui.asking import AsJson
from ui.explorer_process import ExplorerProcess
from ui.progress_line import progress_line
from ui.terminal import lines, to_people, write_json
from ui.wiring import House, open_house

SOURCE = "demo"
FOLDER = "demo-force"
EXTRACT = "extract"


class DemoSize(StrEnum):
    """How large the invented force is."""

    SMALL = "small"
    DEMO = "demo"


class DemoUser(BaseModel):
    """Somebody to look at it as."""

    model_config = ConfigDict(frozen=True)

    user: str
    title: str


class DemoAnswer(BaseModel):
    """Where the demo is and where to begin.

    Attributes:
        loaded_now: False where an earlier demo had loaded it: then it stays as it was.
        nominal: The reference of a nominal to look at first.
    """

    model_config = ConfigDict(frozen=True)

    address: str
    loaded_now: bool
    loaded_at: datetime | None
    nominal: str
    users: tuple[DemoUser, ...]


def demo(
    *,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the explorer in the browser.")] = True,
    size: Annotated[DemoSize, typer.Option(help="How large a force to invent, on first use.")] = DemoSize.DEMO,
    seed: Annotated[int, typer.Option(min=0, help="Another seed invents another force, on first use.")] = 1,
    as_json: AsJson = False,
) -> None:
    """Show Mosaic with an invented force; on later use what is there stays and only starts again."""
    settings = Settings.from_environment(os.environ)
    if server_endpoint(settings) is not None:
        message = "The demo runs on a database of its own: unset MOSAIC_NEO4J_URI, then start it again."
        raise InputError(message)
    with progress_line() as progress:
        with open_house(progress) as house:
            answer = _prepared(house, size, seed, progress)
        answer = answer.model_copy(update={"address": ExplorerProcess(settings).start(progress)})
    if as_json:
        write_json(answer)
    else:
        lines(to_people(), _words(answer), indent=0)
    if browser:
        webbrowser.open(answer.address)


def _prepared(house: House, size: DemoSize, seed: int, progress: Progress) -> DemoAnswer:
    before = loaded_at(house.bolt, SOURCE)
    if before is None:
        _load(house, _written(house.settings.home, size, seed, progress), progress)
    return DemoAnswer(
        address="",
        loaded_now=before is None,
        loaded_at=loaded_at(house.bolt, SOURCE),
        nominal=PERSON_ID,
        users=tuple(map(_user, house.directory.people)),
    )


def _written(home: Path, size: DemoSize, seed: int, progress: Progress) -> Path:
    progress(Step("Inventing a force"))
    write_force(home / FOLDER, seed=seed, size=SIZES[size])
    return home / FOLDER


def _load(house: House, folder: Path, progress: Progress) -> None:
    who = Who(house.directory.viewer(LOADER), Reason(purpose=Purpose.DATA_QUALITY, reference="demo"))
    request = LoadRequest(paths=(folder,), source=SOURCE, mapping=shipped()[EXTRACT])
    load(house.bolt, house.trail, request, who, progress=_one_step(progress))
    # Whoever asks about everybody first would wait for these, most of the time while the database plans how to read
    # each table.
    progress(Step("Writing the columns beside the data"))
    house.projection.follow(house.bolt)


def _one_step(progress: Progress) -> Progress:
    """Say what a load does as one step: which of fifty files it reads is of no interest here."""

    def show(step: Step) -> None:
        progress(Step("Loading the invented force", step.done, step.total))

    return show


def _user(viewer: Viewer) -> DemoUser:
    return DemoUser(user=viewer.user_id, title=f"{viewer.name}, {viewer.title}")


def _words(answer: DemoAnswer) -> list[str]:
    loaded = "loaded now" if answer.loaded_now else f"as loaded {answer.loaded_at:%d %B %Y %H:%M} UTC"
    return [
        f"Mosaic runs at {answer.address} with an invented force ({loaded}).",
        "Choose who you are there, and why you look:",
        *(f"  {user.user}: {user.title}" for user in answer.users),
        f"Then search for {answer.nominal}. On the command line:",
        f'  mosaic show {answer.nominal} --as mosovo --purpose "pre-visit check: V1"',
        "`mosaic down` stops it; the data stay.",
    ]
