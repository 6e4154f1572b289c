"""The single writer's lease: who may write now, and how a dead writer's lease passes on.

Every transaction of a load checks that its holder still has the lease (the fence), so a writer that was
thought dead and wakes up again can commit nothing more.
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import uuid4

import psutil

from graph.errors import LeaseError
from graph.neo4j import cypher_write as cypher

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt, Tx

SILENCE_MS = 120_000
"""After how long a writer on another machine is taken for dead; one on this machine is looked up by its process."""
LONGEST_SILENCE_MS = 600_000
"""After how long even a living process of this machine is taken to have lost its lease: the fence holds it off."""
PATIENCE_S = 600.0
"""How long a load waits for another one before it gives up."""

Waiting = Callable[[str], None]


class Held(NamedTuple):
    """A lease that was taken.

    Attributes:
        holder: The token that the fence checks.
        published: The sequence number that readers see now.
        left_open: Whether an earlier load wrote something and neither published nor took it back.
    """

    holder: str
    published: int
    left_open: bool


def take(bolt: Bolt, source: str, *, now: Callable[[], int], waiting: Waiting, patience: float = PATIENCE_S) -> Held:
    """Take the lease, waiting for a living writer to finish.

    Raises:
        LeaseError: If another load is still writing after `patience` seconds.
    """
    holder = uuid4().hex
    pause = threading.Event()
    deadline = now() + int(patience * 1000)
    while (held := _try(bolt, holder, source, now=now())) is None:
        if now() >= deadline:
            message = "Another load is still writing: wait until it has finished, then load again."
            raise LeaseError(message)
        waiting("Another load is writing; this one goes on when that has finished.")
        pause.wait(0.5)
    return held


def fence(tx: Tx, held: Held, *, now: int) -> None:
    """Make sure inside a transaction that the lease is still ours.

    Raises:
        LeaseError: If another load has taken over.
    """
    if tx.row(cypher.FENCE, holder=held.holder, now=now) is None:
        message = "Another load took over because this one had been silent: load again; nothing of it was kept."
        raise LeaseError(message)


class Left(NamedTuple):
    """How a load stands in the database itself, whatever its writer was told.

    Attributes:
        ours: Whether the lease is still its own.
        published: Whether it was published, even if the answer to that was lost.
        open: Whether something was written that is neither published nor taken back.
    """

    ours: bool
    published: bool
    open: bool


def left(bolt: Bolt, held: Held) -> Left:
    """Look at how a load stands."""
    seen = bolt.read("look at the lease", lambda tx: tx.rows(cypher.LEASE))[0]
    return Left(seen["holder"] == held.holder, seen["published"] > held.published, seen["open"])


def release(bolt: Bolt, held: Held) -> None:
    """Give the lease back, with nothing open."""
    bolt.write("release the lease", lambda tx: tx.run(cypher.RELEASE, holder=held.holder))


def _try(bolt: Bolt, holder: str, source: str, *, now: int) -> Held | None:
    def attempt(tx: Tx) -> Held | None:
        seen = tx.row(cypher.LEASE)
        if seen is None:
            message = "The database has not been set up: run `mosaic up`, then load again."
            raise LeaseError(message)
        if seen["holder"] is not None and _alive(seen, now=now):
            return None
        mine = {"host": socket.gethostname(), "pid": os.getpid(), "started": psutil.Process().create_time()}
        taken = tx.row(cypher.TAKE_LEASE, expected=seen["holder"] or "", holder=holder, source=source, now=now, **mine)
        return Held(holder, taken["published"], taken["open"]) if taken else None

    return bolt.write("take the lease", attempt)


def _alive(seen: dict[str, Any], *, now: int) -> bool:
    elsewhere = seen["host"] != socket.gethostname()
    if now - seen["beat"] >= (SILENCE_MS if elsewhere else LONGEST_SILENCE_MS):
        return False
    return elsewhere or _runs(seen["pid"], seen["started"])


def _runs(pid: int, started: float) -> bool:
    """Whether this very process runs; a killed one whose parent has not noticed yet does not."""
    try:
        process = psutil.Process(pid)
        return abs(process.create_time() - started) < 1 and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
