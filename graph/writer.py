"""Everything that can be put in, by one writer at a time, and invisible until it is published.

What a writer writes carries sequence numbers that no reader looks at yet. Publishing moves one number, and
leaving without publishing takes everything back, so nothing half-written is ever seen.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from graph.audit import AuditTrail, Entry
from graph.neo4j import cypher_write as cypher
from graph.vocabulary import Operation
from graph.writing import lease
from graph.writing.absent import Absences
from graph.writing.batch import Batch, Classed, ClassedRefusal, Stamp, Tally
from graph.writing.classes import Classes
from graph.writing.following import AT_ONCE, Following, Found, change, publish_due
from graph.writing.settling import look_for_arrivals
from graph.writing.taking_back import take_back

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from graph.access import Reason, Viewer
    from graph.drafts import Draft, Refusal, Result
    from graph.neo4j.bolt import Bolt, Tx
    from graph.neo4j.statement import Statement

LARGEST_BATCH = 10_000


class Settled(NamedTuple):
    """What arrived at the end of a load.

    Attributes:
        arrived: Rows of this and earlier loads whose reference has come.
        closed: What no longer waits, by the `Result.item` that it waited as, and how it ended: `arrived`,
            `refused`, or `overtaken` by a later version of the same row.
    """

    arrived: int
    closed: dict[str, str]


class Ended(NamedTuple):
    """What somebody decided on a row in quarantine: how it ended, who decided, and why."""

    how: str
    by: str
    why: str


class Published(NamedTuple):
    """A load that readers see: its id and the sequence number it ended on."""

    load: int
    seq: int


class Who(NamedTuple):
    """Who loads, and why."""

    viewer: Viewer
    reason: Reason


def clock() -> int:
    """Now, in milliseconds since 1970 UTC."""
    return int(datetime.now(UTC).timestamp() * 1000)


class Writer:
    """One load: made by `open_writer`, used by one thread."""

    def __init__(self, bolt: Bolt, source: str, held: lease.Held, *, now: Callable[[], int]) -> None:
        self._bolt = bolt
        self._source = source
        self._held = held
        self._now = now
        self._classes = Classes(bolt)
        self._following = Following(bolt, self._classes, held.published)
        self._confirmed: set[int] = set()
        self._waiting = {line for (line,) in bolt.read("what waits", lambda tx: tx.values(cypher.WAITING))}
        self.load = held.published + 1
        self.seq = held.published
        self.created: Counter[str] = Counter()
        self.superseded = 0
        self.unchanged = 0
        self.quarantined = 0
        self.published: Published | None = None

    def write(self, drafts: Sequence[Draft], refusals: Sequence[Refusal] = ()) -> list[Result]:
        """Write one batch in one transaction; the results are in the order of the drafts.

        Raises:
            ValueError: If the batch is larger than `LARGEST_BATCH`.
            LeaseError: If another load has taken over.
        """
        if len(drafts) > LARGEST_BATCH:
            message = f"a batch holds at most {LARGEST_BATCH} rows, not {len(drafts)}"
            raise ValueError(message)
        rows = [Classed(*pair) for pair in zip(drafts, self._classes.of_drafts(drafts), strict=True)]
        refused = [ClassedRefusal(entry, self._classes.of_refusal(entry.restrictions)) for entry in refusals]
        stamp = self._stamp()

        def work(tx: Tx) -> Tally:
            lease.fence(tx, self._held, now=stamp.now)
            return Batch(tx, stamp, rows, self._confirmed).write(refused)

        tally = self._bolt.write("load", work)
        self._count(tally, stamp.seq)
        self._follow(tally)
        return tally.results

    def settle(self) -> Settled:
        """Let every waiting row arrive whose reference has come, those of earlier loads too."""
        arrived = 0
        while count := self._arrive():
            arrived += count
        published = self._held.published
        rows = self._bolt.read(
            "rows that no longer wait", lambda tx: tx.rows(cypher.NO_LONGER_WAITING, published=published)
        )
        return Settled(arrived, {row["id"]: row["how"] for row in rows})

    def close(self, item: str, end: Ended) -> None:
        """Let a row wait in quarantine no longer because somebody decided so; it stays there as it came."""
        after = {"published": self._held.published, "seq": self.seq + 1}
        self._run("close in quarantine", cypher.CLOSE_BY_HAND, id=item, **after, **end._asdict())

    def report_absent(self, seen: Collection[bytes], tables: Collection[str]) -> int:
        """After a full extract: put lines of these tables that stood before and did not come under review.

        Args:
            seen: `line_mark` of every line that came.
            tables: The tables that the extract holds.

        Returns:
            How many lines were absent. Nothing about them changes until somebody decides.
        """
        absences = Absences(self._bolt, self._source, seen, sorted(tables))
        count = 0
        for items in absences.pages(self._stamp):
            self._run("lines absent from a full extract", cypher.QUARANTINE, items=items)
            count += len(items)
        if back := [{"id": item, "how": "came again"} for item in absences.back_again()]:
            self._run("lines that came again", cypher.CLOSE_ARRIVED, items=back, seq=self.seq + 1)
        self.quarantined += count
        return count

    def publish(self, summary: str, who: Who, audit: AuditTrail, entry: Entry | None = None) -> Published:
        """Let readers see everything this writer wrote, note the load and audit it, all at once.

        Args:
            summary: The counts of the load, JSON.
            who: Who loaded and why.
            audit: Where the audit line goes.
            entry: What the line says; None for a load of files.
        """
        collected = Entry(operation=Operation.COLLECTION, subjects=(self._source,), result=summary)
        load = {"id": self.load, "source": self._source, "seq": self.seq, "at": self._now(), "summary": summary}

        def work(tx: Tx) -> tuple[Published, Entry]:
            lease.fence(tx, self._held, now=self._now())
            publish_due(tx, seq=self.seq)
            tx.run(cypher.PUBLISH, holder=self._held.holder, seq=self.seq)
            if self.seq >= self.load:
                tx.run(cypher.NOTE_LOAD, load={**load, "by": who.viewer.user_id})
            return Published(self.load, self.seq), entry or collected

        self.published = audit.write("publish", who.viewer, who.reason, work)
        return self.published

    def leave(self) -> None:
        """Give the lease back; what was not published is taken back first.

        The database is asked how the load stands: the answer to a commit, publishing included, may have been lost,
        and after another load took over, nothing here is ours to take back.
        """
        left = lease.left(self._bolt, self._held)
        if not left.ours:
            return
        if left.open and not left.published:
            take_back(self._bolt, self._held, now=self._now)
        lease.release(self._bolt, self._held)

    def _run(self, label: str, statement: Statement, **parameters: object) -> None:
        def work(tx: Tx) -> None:
            lease.fence(tx, self._held, now=self._now())
            tx.run(statement, **parameters)

        self._bolt.write(label, work)
        self.seq += 1

    def _stamp(self) -> Stamp:
        return Stamp(self._source, self.seq + 1, self.load, self._now(), self._held.holder, self._waiting)

    def _arrive(self) -> int:
        arriving = look_for_arrivals(self._bolt, self._classes)
        if not arriving.items:
            return 0
        stamp = self._stamp()

        def work(tx: Tx) -> Tally:
            lease.fence(tx, self._held, now=stamp.now)
            return arriving.arrive(tx, stamp)

        tally = self._bolt.write("settle", work)
        self.created += tally.created
        self.superseded += tally.superseded
        self.seq = stamp.seq
        self._follow(tally)
        return len(arriving.items)

    def _follow(self, tally: Tally) -> None:
        self._classes.forget(tally.reports)
        changes = self._following.changes(tally.reports, tally.mixed) if tally.reports or tally.mixed else []
        for start in range(0, len(changes), AT_ONCE):

            def work(tx: Tx, some: list[Found] = changes[start : start + AT_ONCE]) -> None:
                lease.fence(tx, self._held, now=self._now())
                change(tx, some, seq=self.seq)

            self._bolt.write("access classes follow", work)
        self._classes.forget(row["about"] for row in changes if row.get("about"))

    def _count(self, tally: Tally, seq: int) -> None:
        self.created += tally.created
        self.superseded += tally.superseded
        self.unchanged += tally.unchanged
        self.quarantined += tally.quarantined
        self._confirmed |= tally.confirmed
        self._waiting |= tally.waiting
        if tally.changed:
            self.seq = seq


def _quiet(_: str) -> None:
    return None


@contextmanager
def open_writer(
    bolt: Bolt, source: str, *, now: Callable[[], int] = clock, waiting: lease.Waiting = _quiet
) -> Iterator[Writer]:
    """Take the lease, take back what a dead load left, and give a writer; nothing stays unless it published.

    Raises:
        LeaseError: If another load is still writing after `lease.PATIENCE_S` seconds.
    """
    held = lease.take(bolt, source, now=now, waiting=waiting)
    if held.left_open:
        take_back(bolt, held, now=now)
    writer = Writer(bolt, source, held, now=now)
    try:
        yield writer
    finally:
        writer.leave()
