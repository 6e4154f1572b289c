"""Daily anchors of the audit chains: what stood at the end of each, so that a cut-off tail is noticed.

A chain alone cannot tell that its last lines were deleted. An anchor names the heads that were written since the
anchor before it and holds that one's hash. Beside a local database the anchors also stand in a file,
`anchors.jsonl`, which whoever changes the database has to change as well.
"""

from __future__ import annotations

import hashlib
import json
import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from graph.neo4j import cypher_audit as cypher

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph.neo4j.bolt import Bolt, Tx
    from graph.verifying.problems import Problems

FILE = "anchors.jsonl"
CHECK = "anchors"
# A line may be committed a little after the time that it gives.
OVERLAP = timedelta(hours=1)
PAGE = 5_000

Anchor = dict[str, Any]


def anchor_chains(bolt: Bolt, *, now: datetime, file: Path | None = None) -> bool:
    """Anchor the chains unless that was done today; False where there was nothing to do.

    Args:
        bolt: The database.
        now: The moment that counts as today.
        file: Where the anchors also stand, for a local database.
    """
    today = now.astimezone(UTC)
    made = bolt.read("the latest anchor", _is_due(today)) and bolt.write("anchor the chains", _anchoring(today))
    if file is not None:
        _copy(bolt, file)
    return made


def _is_due(today: datetime) -> Callable[[Tx], bool]:
    def due(tx: Tx) -> bool:
        latest = tx.row(cypher.LATEST_ANCHOR)
        return latest is None or str(latest["anchor"]["on"]) < today.date().isoformat()

    return due


def _anchoring(today: datetime) -> Callable[[Tx], bool]:
    def work(tx: Tx) -> bool:
        latest = tx.row(cypher.LATEST_ANCHOR)
        previous: Anchor = latest["anchor"] if latest else {"at": "", "hash": ""}
        since = (datetime.fromisoformat(previous["at"]) - OVERLAP).isoformat() if previous["at"] else ""
        heads = [f"{row['chain']}:{row['number']}:{row['hash']}" for row in tx.rows(cypher.HEADS_SINCE, since=since)]
        if not heads:
            return False
        anchor = {
            "on": today.date().isoformat(),
            "at": today.isoformat(timespec="milliseconds"),
            "heads": heads,
            "previous": previous["hash"],
        }
        tx.run(cypher.ADD_ANCHOR, on=anchor["on"], anchor={**anchor, "hash": anchor_hash(anchor)})
        return True

    return work


def anchor_hash(anchor: Anchor) -> str:
    """The hash of an anchor: of everything but itself."""
    hashed = {key: value for key, value in anchor.items() if key != "hash"}
    return hashlib.sha256(json.dumps(hashed, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _copy(bolt: Bolt, file: Path) -> None:
    """Bring the file up to date; what stands in it is never rewritten."""
    known = {anchor["on"] for anchor in _in_file(file)}
    missing = [anchor for anchor in _stored(bolt) if anchor["on"] not in known]
    if not missing:
        return
    descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as handle:
        handle.writelines(json.dumps(anchor, sort_keys=True) + "\n" for anchor in missing)


def _stored(bolt: Bolt) -> list[Anchor]:
    return [row["anchor"] for row in bolt.read("anchors", lambda tx: tx.rows(cypher.ANCHORS))]


def _in_file(file: Path) -> list[Anchor]:
    if not file.exists():
        return []
    return [_read(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _read(line: str) -> Anchor:
    """An anchor from the file; a line that is no anchor agrees with none."""
    try:
        anchor = json.loads(line)
    except json.JSONDecodeError:
        anchor = None
    return anchor if isinstance(anchor, dict) and "on" in anchor else {"on": "?", "hash": ""}


def verify_anchors(bolt: Bolt, problems: Problems, *, file: Path | None = None) -> int:
    """Compare the anchors with each other, with the file and with the chains; returns how many there are."""
    stored = _stored(bolt)
    previous = ""
    for anchor in stored:
        if anchor.get("hash") != anchor_hash(anchor) or anchor.get("previous") != previous:
            problems.add(CHECK, "An anchor was changed, or one before it is missing.", anchor["on"])
        previous = anchor.get("hash", "")
        _compare(bolt, anchor, problems)
    if file is not None:
        _compare_file(file, stored, problems)
    return len(stored)


def _compare(bolt: Bolt, anchor: Anchor, problems: Problems) -> None:
    heads = dict(head.rsplit(":", 1) for head in anchor.get("heads", ()))
    names = sorted(heads)
    for start in range(0, len(names), PAGE):
        page = names[start : start + PAGE]
        found = _hashes(bolt, page)
        for name in page:
            if name not in found:
                problems.add(CHECK, "The end of a chain was deleted after it had been anchored.", name)
            elif found[name] != heads[name]:
                problems.add(CHECK, "An anchored line is no longer what it was.", name)


def _hashes(bolt: Bolt, names: list[str]) -> dict[str, str]:
    rows = bolt.read("anchored lines", lambda tx: tx.rows(cypher.HASHES, ids=names))
    return {row["id"]: row["hash"] for row in rows}


def _compare_file(file: Path, stored: list[Anchor], problems: Problems) -> None:
    by_day = {anchor["on"]: anchor["hash"] for anchor in stored}
    for anchor in _in_file(file):
        if by_day.get(anchor["on"]) != anchor["hash"]:
            problems.add(CHECK, "The file of anchors and the database do not agree.", anchor["on"])
