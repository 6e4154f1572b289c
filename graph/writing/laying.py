"""What a batch lays down: things, records, links, and what becomes of the versions that they supersede."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from graph.keys import link_id, version_id
from graph.neo4j import cypher_write as cypher
from graph.writing.stored import Properties, StoredLink, links_of, record_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.drafts import Draft, NodeDraft
    from graph.neo4j.bolt import Tx
    from graph.writing.intake import Version
    from graph.writing.stored import Place


class Laying:
    """The part of one transaction that goes into the graph."""

    def __init__(self, tx: Tx, seq: int, load: int) -> None:
        self._tx = tx
        self._seq = seq
        self._load = load
        self._again: list[str] = []
        self.records: list[Properties] = []
        self._links: list[StoredLink] = []
        self._minted: dict[str, dict[str, NodeDraft]] = defaultdict(dict)
        self._old: list[Properties] = []
        self._old_links: dict[str, list[Properties]] = defaultdict(list)
        self._cut: list[Properties] = []
        self._cut_links: dict[str, list[Properties]] = defaultdict(list)

    def add(self, draft: Draft, place: Place, missing: Sequence[str]) -> None:
        """Add a version with its things and with those of its links whose ends are there."""
        record = record_of(draft, place)
        if missing:
            record["pending"] = True
        self.records.append(record)
        for node in draft.mints:
            self._minted[node.kind][node.id] = node
        absent = set(missing)
        self._links.extend(link for link in links_of(draft, place) if not {link.start, link.end} & absent)

    def came_again(self, line: str, version: Version) -> None:
        """Note that a version of an earlier load is in this one too, now that a later version comes in it."""
        self._again.append(version_id(line, version.ordinal))

    def supersede(self, line: str, old: Version, replaced: int) -> None:
        """Let a version and its links stand no longer."""
        version = version_id(line, old.ordinal)
        self._old.append({"id": version, "replaced": replaced})
        for link_type, link in _links_of(version, old):
            self._old_links[link_type].append({"id": link, "replaced": replaced})

    def cut_short(self, line: str, old: Version, replaced: int) -> None:
        """Note that a version superseded before has, at the source, made room sooner than was known."""
        version = version_id(line, old.ordinal)
        cut = [self._seq, replaced]
        self._cut.append({"id": version, "cut": cut})
        for link_type, link in _links_of(version, old):
            self._cut_links[link_type].append({"id": link, "cut": cut})

    def lay_down(self) -> Counter[str]:
        """Write it, and count what came into being, by kind of thing and type of link.

        Things before links, old versions after new ones: a version may be born and superseded in one batch.
        """
        created = self._lay_things()
        if self.records:
            self._tx.run(cypher.ADD_RECORDS, records=self.records)
        for link_type, links in by_type(self._links).items():
            self._tx.run(cypher.ADD_LINKS[link_type], links=links)
            created[link_type] += len(links)
        self._lay_old()
        return created

    def _lay_things(self) -> Counter[str]:
        created: Counter[str] = Counter()
        for kind, nodes in self._minted.items():
            things = [{"id": node.id, "name": node.name} for node in nodes.values()]
            row = self._tx.row(cypher.MINT[kind], things=things, seq=self._seq)
            created[kind] += row["created"] if row else 0
        return created

    def _lay_old(self) -> None:
        if self._old:
            self._tx.run(cypher.SUPERSEDE_RECORDS, old=self._old, seq=self._seq)
        for link_type, old in self._old_links.items():
            self._tx.run(cypher.SUPERSEDE_LINKS[link_type], old=old, seq=self._seq)
        if self._again:
            self._tx.run(cypher.NOTE_AGAIN, ids=self._again, load=self._load)
        if self._cut:
            self._tx.run(cypher.CUT_RECORDS, cut=self._cut)
        for link_type, cut in self._cut_links.items():
            self._tx.run(cypher.CUT_LINKS[link_type], cut=cut)


def by_type(links: Iterable[StoredLink]) -> dict[str, list[Properties]]:
    """Links by type, sorted by their ends so that two writers of shared things cannot block each other in a ring."""
    grouped: dict[str, list[Properties]] = defaultdict(list)
    for link in sorted(links, key=lambda link: (link.start, link.end)):
        grouped[link.type].append({"start": link.start, "end": link.end, "hot": link.hot})
    return grouped


def _links_of(version: str, old: Version) -> list[tuple[str, str]]:
    return [(link_type, link_id(link_type, version, slot)) for slot, link_type in enumerate(old.ties)]
