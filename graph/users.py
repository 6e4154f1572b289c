"""Who the users are: a file of users, roles and clearances, until a sign-in service says it.

This is the seam for sign-in: whatever proves who somebody is, it ends in a `Viewer` from a `Directory`.
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from graph.access import Viewer
from graph.errors import AccessRefusedError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

DEMO_USERS = Path(__file__).with_name("demo_users.yaml")
LOADER = "loader"
"""The service that loads files when nobody is named."""


class _UsersFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    users: tuple[Viewer, ...]


class Directory:
    """The users by their id."""

    def __init__(self, users: tuple[Viewer, ...]) -> None:
        self._users: Mapping[str, Viewer] = MappingProxyType({user.user_id: user for user in users})

    @property
    def people(self) -> tuple[Viewer, ...]:
        """Everybody who may look at something, services left out."""
        return tuple(user for user in self._users.values() if "service" not in user.roles)

    @property
    def names(self) -> dict[str, str]:
        """The names of those people by their ids."""
        return {user.user_id: user.name for user in self.people}

    def viewer(self, user_id: str) -> Viewer:
        """The user with this id.

        Raises:
            AccessRefusedError: If there is none.
        """
        if user_id not in self._users:
            known = ", ".join(user.user_id for user in self.people)
            message = f"There is no such user. The users are: {known}."
            raise AccessRefusedError(message)
        return self._users[user_id]


def read_directory(path: Path | None) -> Directory:
    """Read the users from a file, or the demo users where none is named.

    Raises:
        SettingsError: If the file cannot be read or does not describe users.
    """
    source = path or DEMO_USERS
    try:
        text = source.read_text(encoding="utf-8")
        return Directory(_UsersFile.model_validate(yaml.safe_load(text)).users)
    except (OSError, yaml.YAMLError, ValidationError) as error:
        message = "The file of users that MOSAIC_USERS names cannot be read: compare it with graph/demo_users.yaml."
        raise SettingsError(message) from error
