"""Constraints and indexes as named migrations: recorded when done, resumed when interrupted.

Asking what is pending writes nothing. Every step says IF NOT EXISTS, so a migration that was interrupted
half-way is simply run again. A migration that has landed is never edited; the next change is a new one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.links import LINK_TYPES
from graph.neo4j.statement import Statement

if TYPE_CHECKING:
    from datetime import datetime

    from graph.neo4j.bolt import Bolt


class Migration(NamedTuple):
    """A named change of schema in steps that may each be repeated."""

    name: str
    steps: tuple[str, ...]


def _unique(name: str, label: str, field: str) -> str:
    return f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{field} IS UNIQUE"


def _indexed(name: str, label: str, field: str) -> str:
    return f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{field})"


def _link_steps(link_type: str) -> tuple[str, ...]:
    name = link_type.lower()
    return (
        f"CREATE CONSTRAINT {name}_id IF NOT EXISTS FOR ()-[l:{link_type}]-() REQUIRE l.id IS UNIQUE",
        f"CREATE INDEX {name}_record IF NOT EXISTS FOR ()-[l:{link_type}]-() ON (l.record)",
    )


SEARCHED = ("s_name", "s_address", "s_plate", "s_phone", "s_handle", "s_reference", "s_text")

_FULL_TEXT = (
    "CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{label}) ON EACH [{fields}] "
    "OPTIONS {{indexConfig: {{`fulltext.analyzer`: '{analyzer}'}}}}"
)


def _full_text(name: str, label: str, fields: tuple[str, ...], analyzer: str) -> str:
    listed = ", ".join(f"n.{field}" for field in fields)
    return _FULL_TEXT.format(name=name, label=label, fields=listed, analyzer=analyzer)


MIGRATIONS = (
    Migration(
        "001 things, records and their look-ups",
        (
            _unique("entity_id", "Entity", "id"),
            _indexed("entity_seq", "Entity", "seq"),
            _unique("record_id", "Record", "id"),
            _indexed("record_line", "Record", "line"),
            _indexed("record_about", "Record", "about"),
            # What names a thing, without looking at the hundreds of records that merely tell of it.
            "CREATE INDEX record_named IF NOT EXISTS FOR (n:Record) ON (n.about, n.label)",
            _indexed("record_report", "Record", "report"),
            _indexed("record_key", "Record", "key"),
            _indexed("record_seq", "Record", "seq"),
            _indexed("record_superseded", "Record", "superseded"),
        ),
    ),
    Migration("002 links", tuple(step for name in LINK_TYPES for step in _link_steps(name))),
    Migration(
        "003 sequence, access, quarantine, loads, judgements, audit",
        (
            _unique("sequence_name", "Sequence", "name"),
            _unique("access_class_number", "AccessClass", "number"),
            _unique("access_class_key", "AccessClass", "key"),
            _unique("load_id", "Load", "id"),
            _unique("quarantined_id", "Quarantined", "id"),
            _indexed("quarantined_state", "Quarantined", "state"),
            _indexed("quarantined_line", "Quarantined", "line"),
            _indexed("quarantined_seq", "Quarantined", "seq"),
            _indexed("quarantined_closed", "Quarantined", "closed"),
            _unique("judgement_id", "Judgement", "id"),
            _indexed("judgement_one", "Judgement", "one"),
            _indexed("judgement_other", "Judgement", "other"),
            _unique("audit_id", "Audit", "id"),
            _indexed("audit_chain", "Audit", "chain"),
            _indexed("audit_at", "Audit", "at"),
        ),
    ),
    Migration(
        "004 full-text search",
        (
            _full_text("searched", "Record", (*SEARCHED, "s_acc", "s_kind"), "standard-folding"),
            _full_text("refused", "Quarantined", ("s_text", "s_acc"), "standard-folding"),
        ),
    ),
    Migration(
        "005 access classes that follow a report",
        (
            _indexed("quarantined_report", "Quarantined", "report"),
            _indexed("record_acc_due", "Record", "acc_due"),
            _indexed("quarantined_acc_due", "Quarantined", "acc_due"),
        ),
    ),
    Migration(
        "006 verification and erasure",
        (
            "CREATE INDEX audit_chain_number IF NOT EXISTS FOR (n:Audit) ON (n.chain, n.number)",
            _unique("anchor_on", "Anchor", "on"),
            _unique("erasure_id", "Erasure", "id"),
        ),
    ),
    Migration("007 what people changed", (_indexed("record_change", "Record", "change"),)),
    Migration("008 drafts of charts", (_unique("chart_draft_id", "ChartDraft", "id"),)),
    Migration(
        "009 columns of everything",
        (
            "CREATE INDEX record_model_seq IF NOT EXISTS FOR (n:Record) ON (n.model, n.seq)",
            _indexed("record_touched", "Record", "touched"),
            # Which graph this is: files beside another one must never be taken for its own.
            "MATCH (s:Sequence {name: 'main'}) SET s.graph = coalesce(s.graph, randomUUID())",
        ),
    ),
    Migration(
        "010 steps in the lives of gaps",
        (_unique("gap_step_id", "GapStep", "id"), _indexed("gap_step_gap", "GapStep", "gap")),
    ),
    Migration("011 what people watch", (_unique("watch_id", "Watch", "id"), _indexed("watch_user", "Watch", "user"))),
    Migration(
        "012 saved charts",
        (
            _unique("chart_id", "Chart", "id"),
            _indexed("chart_owner", "Chart", "owner"),
            _unique("chart_version_id", "ChartVersion", "id"),
            _indexed("chart_version_chart", "ChartVersion", "chart"),
        ),
    ),
    Migration(
        "013 every word is searched",
        (
            # The analyser of before left out English stop words, and with them whoever is called Will, An or To.
            # What is indexed was folded by `searchtext` already, so its words are taken as they are.
            "DROP INDEX searched IF EXISTS",
            _full_text("searched", "Record", (*SEARCHED, "s_acc", "s_kind"), "whitespace"),
            "DROP INDEX refused IF EXISTS",
            _full_text("refused", "Quarantined", ("s_text", "s_acc"), "whitespace"),
        ),
    ),
)

DONE = Statement("migrations done", "MATCH (m:Migration) RETURN m.name AS name")
RECORD = Statement("record a migration", "MERGE (m:Migration {name: $name}) ON CREATE SET m.done_at = $at")
BEGIN = Statement("begin the sequence", "MERGE (s:Sequence {name: 'main'}) ON CREATE SET s.published = 0")
INDEXES_READY = Statement("wait for indexes", "CALL db.awaitIndexes(600)")


def pending(bolt: Bolt) -> tuple[Migration, ...]:
    """The migrations that have not been done, in order; a pure read."""
    done = {row["name"] for row in bolt.read("migrations done", lambda tx: tx.rows(DONE))}
    return tuple(migration for migration in MIGRATIONS if migration.name not in done)


def migrate(bolt: Bolt, *, now: datetime) -> tuple[str, ...]:
    """Do what is pending, in order, and return the names of what was done."""
    todo = pending(bolt)
    if todo:
        bolt.write("begin the sequence", lambda tx: tx.run(BEGIN))
    for migration in todo:
        for number, step in enumerate(migration.steps, 1):
            bolt.alone(Statement(f"{migration.name}, step {number}", step))
        bolt.alone(RECORD, name=migration.name, at=now)
    if todo:
        bolt.alone(INDEXES_READY)
    return tuple(migration.name for migration in todo)
