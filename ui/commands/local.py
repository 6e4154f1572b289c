"""`mosaic up`, `down` and `status`: the local database and the explorer on this machine."""

import os
from typing import Annotated

import typer
from pydantic import BaseModel, ConfigDict

from graph.errors import DatabaseUnavailableError
from graph.neo4j.bolt import Bolt
from graph.neo4j.endpoint import Endpoint, server_endpoint
from graph.neo4j.local import LocalDatabase
from graph.neo4j.local_status import LocalStatus
from graph.progress import Progress
from graph.settings import Settings
from ui.explorer_process import ExplorerProcess, ExplorerStatus
from ui.progress_line import progress_line

AsJson = Annotated[bool, typer.Option("--json", help="Write one JSON object to standard output.")]
WithExplorer = Annotated[bool, typer.Option("--explorer/--no-explorer", help="Start the explorer as well.")]


class ServerStatus(BaseModel):
    """A server that somebody else runs, as MOSAIC_NEO4J_URI names it."""

    model_config = ConfigDict(frozen=True)

    uri: str
    answers: bool


class MachineStatus(BaseModel):
    """What runs on this machine: the local database, unless a server is named, and the explorer."""

    model_config = ConfigDict(frozen=True)

    database: LocalStatus | None
    server: ServerStatus | None
    explorer: ExplorerStatus


def up(*, explorer: WithExplorer = True, as_json: AsJson = False) -> None:
    """Start the local database (or reach the server) and the explorer."""
    settings = Settings.from_environment(os.environ)
    with progress_line() as progress:
        _reach_database(settings, progress)
        if explorer:
            ExplorerProcess(settings).start(progress)
    _say(settings, as_json=as_json)


def down(*, as_json: AsJson = False) -> None:
    """Stop the explorer and the local database; the data stay."""
    settings = Settings.from_environment(os.environ)
    with progress_line() as progress:
        # The explorer first: it would start the database again at the next click.
        ExplorerProcess(settings).stop()
        LocalDatabase(settings).stop(progress)
    _say(settings, as_json=as_json)


def status(*, as_json: AsJson = False) -> None:
    """Say what runs on this machine."""
    _say(Settings.from_environment(os.environ), as_json=as_json)


def _reach_database(settings: Settings, progress: Progress) -> None:
    server = server_endpoint(settings)
    if server is None:
        LocalDatabase(settings).start(progress)
        return
    bolt = Bolt(server)
    try:
        bolt.verify()
    finally:
        bolt.close()


def _say(settings: Settings, *, as_json: bool) -> None:
    now = _status(settings)
    typer.echo(now.model_dump_json() if as_json else "\n".join(_lines(now)))


def _status(settings: Settings) -> MachineStatus:
    server = server_endpoint(settings)
    return MachineStatus(
        database=LocalDatabase(settings).status() if server is None else None,
        server=ServerStatus(uri=server.uri, answers=_answers(server)) if server else None,
        explorer=ExplorerProcess(settings).status(),
    )


def _answers(server: Endpoint) -> bool:
    bolt = Bolt(server)
    try:
        bolt.verify()
    except DatabaseUnavailableError:
        return False
    finally:
        bolt.close()
    return True


def _lines(now: MachineStatus) -> list[str]:
    return [f"Database: {_database_words(now)}", f"Explorer: {_explorer_words(now.explorer)}"]


def _database_words(now: MachineStatus) -> str:
    if now.server is not None:
        return f"server {now.server.uri} {'answers' if now.server.answers else 'does not answer'}"
    local = now.database
    if local is None or local.pid is None:
        return "stopped; start it with `mosaic up`"
    program = f"Neo4j {local.version} at {local.uri}, {local.memory_mb} MiB"
    return f"{local.condition} ({program}), data in {local.folder}"


def _explorer_words(explorer: ExplorerStatus) -> str:
    return f"running at {explorer.address} ({explorer.memory_mb} MiB)" if explorer.running else "stopped"
