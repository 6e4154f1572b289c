"""Where the local database keeps what: one folder that only its owner may enter."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError

from graph.background import write_private
from graph.errors import DatabaseStartError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class LocalState(BaseModel):
    """What one start leaves behind: who wrote the data, where it listens, and where in the logs it began."""

    model_config = ConfigDict(frozen=True)

    version: str
    port: int
    user_log_from: int = 0
    debug_log_from: int = 0


class DatabaseFolder:
    """The paths inside the folder; making one of these touches nothing."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self.root = home / "neo4j"
        self.conf = self.root / "conf"
        self.logs = self.root / "logs"
        self.data = self.root / "data"
        self.console = self.logs / "console.log"
        self.user_log = self.logs / "neo4j.log"
        self.debug_log = self.logs / "debug.log"
        self.process = self.root / "process.json"
        self.start_lock = self.root / "start.lock"
        self._state = self.root / "state.json"
        self._password = self.root / "password"

    def prepare(self) -> None:
        """Make the folder, and prove that it can be written.

        Raises:
            DatabaseStartError: it cannot.
        """
        try:
            # Each by itself: a mode given with parents=True is not given to the parents.
            for folder in (self._home, self.root, self.conf, self.logs):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_private(self.root / "writable", "")
        except OSError as error:
            raise DatabaseStartError(
                f"Mosaic cannot write to {self.root} ({error.strerror}); correct its rights or set MOSAIC_HOME to a "
                "folder of your own."
            ) from error

    def state(self) -> LocalState | None:
        """Read what the last start left; None before the first."""
        try:
            return LocalState.model_validate_json(self._state.read_bytes())
        except (FileNotFoundError, NotADirectoryError, ValidationError):
            return None

    def remember(self, state: LocalState) -> None:
        """Keep the state for the next start and for everybody who asks meanwhile."""
        write_private(self._state, state.model_dump_json())

    @property
    def has_data(self) -> bool:
        """Whether a database has ever been started here."""
        return (self.data / "databases").is_dir()

    def password(self) -> SecretStr:
        """Read the password that was made for this database.

        Raises:
            DatabaseStartError: the file is gone, and the data cannot be opened without it.
        """
        try:
            return SecretStr(self._password.read_text(encoding="ascii"))
        except OSError as error:
            raise DatabaseStartError(
                f"The database's password file {self._password} cannot be read; restore it from a copy, or set "
                "MOSAIC_HOME to a new folder and load the files again."
            ) from error

    def make_password(self, *, token: Callable[[int], str] = secrets.token_hex) -> SecretStr:
        """Make the password of a database that was never started."""
        # Letters and digits only: Neo4j's tool took one password in sixty-four, which began with -, for an option.
        write_private(self._password, token(24))
        return self.password()
