"""Where a database answers and how to sign in there: all that the driver needs to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, SecretStr

if TYPE_CHECKING:
    from graph.settings import Settings


class Endpoint(BaseModel):
    """One database that somebody runs: Mosaic itself, a server or a cluster."""

    model_config = ConfigDict(frozen=True)

    uri: str
    user: str
    password: SecretStr
    database: str


def server_endpoint(settings: Settings) -> Endpoint | None:
    """Describe the server that the settings name; None when Mosaic is to run its own database."""
    if settings.neo4j_uri is None or settings.neo4j_password is None:
        return None
    return Endpoint(
        uri=settings.neo4j_uri,
        user=settings.neo4j_user,
        password=settings.neo4j_password,
        database=settings.neo4j_database,
    )
