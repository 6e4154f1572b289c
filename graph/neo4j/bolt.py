"""The only module that imports a driver: connections, transactions with retries, and errors in our words.

A unit of work may run more than once, because the driver retries it after a deadlock or a change of leader:
it must do nothing outside its transaction that a second run would do again.
"""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from graph.errors import DatabaseError, DatabaseUnavailableError
from graph.neo4j.lean_import import without

# The driver imports these if they are there, which would double the time that every command takes to start.
with without("numpy", "pandas", "pyarrow"):
    import neo4j
    from neo4j import exceptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.neo4j.endpoint import Endpoint
    from graph.neo4j.statement import Statement

T = TypeVar("T")
PATIENCE_S = 30.0
"""How long a unit of work is tried again while the database is away: a load survives its restart."""
Row = dict[str, Any]


class Step(NamedTuple):
    """One operator of a plan and what it works on."""

    operator: str
    details: str


class Plan(NamedTuple):
    """How the server would answer a statement, and what it warns of."""

    steps: tuple[Step, ...]
    warnings: tuple[str, ...]


def _steps(plan: dict[str, Any]) -> Iterator[Step]:
    yield Step(str(plan.get("operatorType")).partition("@")[0], str(plan.get("args", {}).get("Details", "")))
    for child in plan.get("children", ()):
        yield from _steps(child)


class Tx:
    """One transaction, for statements that are named constants."""

    def __init__(self, inner: neo4j.ManagedTransaction) -> None:
        self._inner = inner

    def rows(self, statement: Statement, **parameters: object) -> list[Row]:
        """Every row of the answer by column name."""
        # Not `data()`: it walks through every value to take graph objects apart, and no statement returns any.
        result = self._inner.run(statement.text, parameters)
        names = result.keys()
        return [dict(zip(names, values, strict=True)) for values in result.values()]

    def values(self, statement: Statement, **parameters: object) -> list[list[Any]]:
        """Every row of the answer as a list in the order of its columns: the quick way for many rows."""
        return self._inner.run(statement.text, parameters).values()

    def each(self, statement: Statement, **parameters: object) -> Iterator[list[Any]]:
        """The same one after the other, for answers that are too large to be in memory as they come."""
        for record in self._inner.run(statement.text, parameters):
            yield list(record.values())

    def row(self, statement: Statement, **parameters: object) -> Row | None:
        """The first row of the answer, or None where there is none."""
        rows = self.rows(statement, **parameters)
        return rows[0] if rows else None

    def run(self, statement: Statement, **parameters: object) -> None:
        """Run for the effect alone."""
        self._inner.run(statement.text, parameters).consume()

    def plan(self, statement: Statement) -> Plan:
        """The plan that the server would use, without running the statement."""
        summary = self._inner.run(f"EXPLAIN {statement.text}").consume()
        told = (entry for entry in summary.gql_status_objects if entry.is_notification)
        warnings = tuple(f"{entry.gql_status} {entry.status_description}" for entry in told)
        return Plan(tuple(_steps(summary.plan or {})), warnings)


class Bolt:
    """A pool of connections to one database.

    Reads go to followers where there is a cluster; a bookmark manager makes every read see this process's writes.
    """

    def __init__(self, endpoint: Endpoint, *, notifications: bool = False, patience_s: float = PATIENCE_S) -> None:
        self._database = endpoint.database
        # A server notification quotes the query, and with it a name that somebody searched for.
        self._driver = neo4j.GraphDatabase.driver(
            endpoint.uri,
            auth=(endpoint.user, endpoint.password.get_secret_value()),
            notifications_min_severity="INFORMATION" if notifications else "OFF",
            telemetry_disabled=True,
            max_transaction_retry_time=patience_s,
            user_agent="mosaic",
        )
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        self._counting = Lock()
        self._begun = self._ended = 0

    @property
    def stirrings(self) -> tuple[int, int]:
        """How many units of work this process has begun and ended: unchanged and alike while nobody asks anything."""
        with self._counting:
            return self._begun, self._ended

    def read(self, label: str, work: Callable[[Tx], T]) -> T:
        """Do `work` in a transaction that may not write."""
        with _translated(), self._counted(), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(_labelled(label, work))

    def write(self, label: str, work: Callable[[Tx], T]) -> T:
        """Do `work` in one transaction: all of it stands afterwards, or none."""
        with _translated(), self._counted(), self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(_labelled(label, work))

    def alone(self, statement: Statement, **parameters: object) -> list[Row]:
        """Run a statement that may not share a transaction, such as a change of schema."""
        with _translated(), self._session(neo4j.WRITE_ACCESS) as session:
            return session.run(statement.text, parameters).data()

    def verify(self) -> None:
        """Raise unless the database answers and lets us in."""
        with _translated():
            self._driver.verify_connectivity()

    def close(self) -> None:
        """Let go of every connection."""
        self._driver.close()

    @contextmanager
    def _counted(self) -> Iterator[None]:
        with self._counting:
            self._begun += 1
        try:
            yield
        finally:
            with self._counting:
                self._ended += 1

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(
            database=self._database, default_access_mode=access, bookmark_manager=self._bookmarks
        )


def _labelled(label: str, work: Callable[[Tx], T]) -> Callable[[neo4j.ManagedTransaction], T]:
    @neo4j.unit_of_work(metadata={"app": "mosaic", "work": label})
    def labelled(inner: neo4j.ManagedTransaction) -> T:
        return work(Tx(inner))

    return labelled


@contextmanager
def _translated() -> Iterator[None]:
    """Turn the driver's errors into ours; the driver's own words may quote values, so they stay out of the message."""
    try:
        yield
    except exceptions.AuthError as error:
        message = "The database refused the user or the password: check MOSAIC_NEO4J_USER and its password."
        raise DatabaseUnavailableError(message) from error
    except exceptions.TransientError as error:
        message = (
            "The database has too little memory or too much to do: try again later, or raise MOSAIC_NEO4J_HEAP_MB."
        )
        raise DatabaseUnavailableError(message) from error
    except (exceptions.ServiceUnavailable, exceptions.SessionExpired) as error:
        message = "The database does not answer: `mosaic status` says which, and `mosaic up` starts our own."
        raise DatabaseUnavailableError(message) from error
    except (exceptions.Neo4jError, exceptions.DriverError) as error:
        code = getattr(error, "code", None) or type(error).__name__
        message = f"The database could not do what was asked ({code}); nothing was changed."
        # The server quotes the query and its values, so not even a traceback may show its words: they end up in logs.
        raise DatabaseError(message) from None
