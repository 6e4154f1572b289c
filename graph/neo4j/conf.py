"""What the local database is told: every setting is valid in 5.26 and in 2026.x, which refuse unknown ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.ports import LOOPBACK

if TYPE_CHECKING:
    from graph.settings import Settings


def conf_text(settings: Settings, *, port: int) -> str:
    """Write out neo4j.conf."""
    lines = [*_NETWORK, *_STORE, *_PRIVACY]
    lines += [
        f"server.bolt.listen_address={LOOPBACK}:{port}",
        f"server.bolt.advertised_address={LOOPBACK}:{port}",
        f"server.memory.heap.max_size={settings.neo4j_heap_mb}m",
        f"server.memory.pagecache.size={settings.neo4j_page_cache_mb}m",
    ]
    return "\n".join(lines) + "\n"


_NETWORK = (
    # Nobody but this machine; Mosaic speaks Bolt only, so the browser's port stays closed.
    f"server.default_listen_address={LOOPBACK}",
    f"server.default_advertised_address={LOOPBACK}",
    "server.bolt.enabled=true",
    "server.http.enabled=false",
    "server.https.enabled=false",
    # With the default of five seconds for each of two connectors, a clean stop took 11.6 s instead of 1.6 s.
    "internal.server.bolt.thread_pool_shutdown_wait_time=500ms",
    "internal.server.bolt.connection_shutdown_wait_time=500ms",
)

_STORE = (
    # By default logs of several days are kept: 1.7 GB beside a store of 0.5 GB.
    "db.tx_log.rotation.retention_policy=128M size",
    "db.tx_log.rotation.size=32M",
    # Preallocated logs took 512 MB of disk for two empty databases.
    "db.tx_log.preallocate=false",
    # Recovery after a crash repeats what came after the last checkpoint: 66 s under load with the default 15 minutes.
    "db.checkpoint.interval.time=1m",
    # Unthrottled: with the default limit a checkpoint lags behind a load and recovery becomes long again.
    "db.checkpoint.iops.limit=-1",
)

_PRIVACY = (
    "dbms.security.auth_enabled=true",
    "dbms.usage_report.enabled=false",
    "client.allow_telemetry=false",
    "server.bolt.telemetry.enabled=false",
    # A statement must not read the machine's files.
    "dbms.security.allow_csv_import_from_file_urls=false",
    # Statements and their parameters hold names; none may reach a log.
    "db.logs.query.enabled=OFF",
    "db.logs.query.parameter_logging_enabled=false",
    # A misspelt line above must stop the start, not be ignored.
    "server.config.strict_validation.enabled=true",
)
