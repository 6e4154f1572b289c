"""What Neo4j's own tool does while the database stands still: first password, check, dump and load."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from graph.background import write_private
from graph.errors import DatabaseError

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import SecretStr

    from graph.neo4j.folder import DatabaseFolder
    from graph.neo4j.program import Program


class AdminTool:
    """Neo4j's tool over one folder; the database there must not be running."""

    def __init__(self, program: Program, folder: DatabaseFolder) -> None:
        self._program = program
        self._folder = folder

    def set_initial_password(self, password: SecretStr) -> None:
        """Set the password before the first start, so that the well-known default never works.

        Raises:
            DatabaseError: the tool refused.
        """
        # The tool reads @file as an argument; on the command line every user of the machine could read the password.
        argument = self._folder.root / "first-password"
        write_private(argument, password.get_secret_value())
        try:
            self._run("set the first password", "dbms", "set-initial-password", f"@{argument}")
        finally:
            argument.unlink()

    def check(self, database: str) -> None:
        """Check the store's consistency.

        Raises:
            DatabaseError: it is inconsistent, or cannot be checked.
        """
        report = f"--report-path={self._folder.logs}"
        self._run("check the database", "database", "check", database, report)

    def dump(self, database: str, *, to: Path) -> Path:
        """Write the whole database into one file in the folder `to`, and return that file.

        Raises:
            DatabaseError: the tool refused.
        """
        to.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._run("dump the database", "database", "dump", database, f"--to-path={to}", "--overwrite-destination=true")
        return to / f"{database}.dump"

    def load(self, database: str, *, source: Path) -> None:
        """Replace the database by the dump of that name in the folder `source`.

        Raises:
            DatabaseError: the tool refused.
        """
        where = f"--from-path={source}"
        self._run("load the dump", "database", "load", database, where, "--overwrite-destination=true")

    def _run(self, what: str, *arguments: str) -> None:
        log = self._folder.logs / "admin.log"
        with log.open("wb") as out:
            done = subprocess.run(  # noqa: S603 - our own Java, our own files
                self._program.admin(*arguments),
                env=self._program.environment(self._folder),
                cwd=self._folder.root,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                check=False,
            )
        if done.returncode != 0:
            raise DatabaseError(f"Neo4j's tool could not {what}; {log} says why.")
