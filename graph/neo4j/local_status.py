"""What can be said about the local database without asking it anything."""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class LocalCondition(StrEnum):
    """What the local database is doing."""

    STOPPED = "stopped"
    STARTING = "starting"
    RECOVERING = "recovering"
    RUNNING = "running"
    STOPPING = "stopping"


class LocalStatus(BaseModel):
    """What can be said about the local database without asking it anything."""

    model_config = ConfigDict(frozen=True)

    condition: LocalCondition
    folder: str
    version: str
    uri: str | None = None
    pid: int | None = None
    started_at: datetime | None = None
    memory_mb: int | None = None
