"""Invented rows as the graph would hold them: through the shipped mapping, into a database or straight into a page.

Every person is plainly invented. Rows are written as the extract layout writes them, so a test reads like a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from graph.access import OPEN, AccessClass, Reason
from graph.audit import AuditTrail
from graph.keys import node_id, version_id
from graph.reading.results import CitedReport, Dossier, Link, Record, Thing, cited_of, record_of, thing_of
from graph.reading.thing_page import ThingPage
from graph.users import read_directory
from graph.writer import Who, open_writer
from graph.writing import stored
from ingest.formats.rows import RawRow
from ingest.mapping.read import shipped
from ingest.mapping.rows import RowMapper, TableOf

if TYPE_CHECKING:
    from graph.drafts import Draft
    from graph.neo4j.bolt import Bolt

Tables = Mapping[str, Sequence[Mapping[str, str]]]
SOURCE = "invented-force"
LOADED = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
_NOW = int(LOADED.timestamp() * 1000)


def drafts_of(tables: Tables, *, source: str = SOURCE, spoilt: bool = False) -> list[Draft]:
    """What the rows of an extract say, in the order in which its tables are read; some may be `spoilt` and refused."""
    mapping = shipped()["extract"]
    drafts: list[Draft] = []
    for table in mapping.tables:
        rows = tables.get(table, ())
        if not rows:
            continue
        headers = tuple(dict.fromkeys(name for row in rows for name in row))
        mapper = RowMapper(TableOf(mapping, table), headers, source=source, file=f"{table}.csv")
        for line, row in enumerate(rows, 2):
            mapped = mapper.of(RawRow(line, tuple(row.get(name, "") for name in headers)))
            assert spoilt or mapped.refusal is None, mapped.refusal
            drafts.extend(mapped.drafts)
    return drafts


def is_refused(table: str, row: Mapping[str, str]) -> bool:
    """Whether the layout refuses a row, as one of a period that ends before it begins."""
    mapper = RowMapper(TableOf(shipped()["extract"], table), tuple(row), source=SOURCE, file=f"{table}.csv")
    return mapper.of(RawRow(2, tuple(row.values()))).refusal is not None


def key_columns(table: str) -> tuple[str, ...]:
    """The columns by which a row of the extract is the same line again; none where every column is."""
    columns = tuple(column.removesuffix(" or blank") for column in shipped()["extract"].tables[table].key)
    return () if columns == ("every column",) else columns


def put(bolt: Bolt, tables: Tables, *, source: str = SOURCE) -> None:
    """Load the rows of an extract in one batch and publish them, at `LOADED` and not today: a test knows its dates."""
    who = Who(read_directory(None).viewer("loader"), Reason.parse("data quality"))
    with open_writer(bolt, source, now=lambda: _NOW) as writer:
        writer.write(drafts_of(tables, source=source))
        writer.settle()
        writer.publish("{}", who, AuditTrail(bolt))


def person_id(key: str, *, source: str = SOURCE) -> str:
    """The id of a nominal that a source calls so."""
    return node_id("Person", source, key)


def page_of(thing_id: str, tables: Tables) -> ThingPage:
    """The page that a viewer who may see everything would get, without a database."""
    invented = _Invented(drafts_of(tables))
    dossier = invented.dossier(thing_id)
    near = {link.other.id for link in dossier.links}
    far = {link.other.id for key in near for link in invented.dossier(key).links}
    return ThingPage(dossier, {key: invented.dossier(key, leaving_out=thing_id) for key in (near | far) - {thing_id}})


def person_page(key: str, tables: Tables) -> ThingPage:
    """The page of a nominal, without a database."""
    return page_of(person_id(key), tables)


class _Invented:
    """Drafts as if they had been loaded in their order and nothing were restricted."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = list(zip(drafts, _stored(drafts), strict=True))
        self._labels = {row["about"]: row["label"] for _, row in self._drafts if row.get("label")}
        minted = (node for draft, _ in self._drafts for node in (*draft.mints, *draft.needs))
        self._nodes = {node.id: node for node in minted}

    def dossier(self, thing_id: str, *, leaving_out: str = "") -> Dossier:
        records = tuple(_record(row) for draft, row in self._drafts if draft.about.id == thing_id)
        links = tuple(link for link in self._links(thing_id) if link.other.id != leaving_out)
        return Dossier(self._thing(thing_id), records, links, self._reports(), (), LOADED, None, complete=True)

    def _links(self, thing_id: str) -> Iterator[Link]:
        for draft, row in self._drafts:
            for slot, link in enumerate(draft.links):
                ends = {link.start, link.end}
                if thing_id in ends:
                    other = (ends - {thing_id} or {thing_id}).pop()
                    forward = link.start == thing_id
                    link_id = f"{link.type}:{row['id']}:{slot}"
                    yield Link(link_id, link.type, link.kind, forward, self._thing(other), _record(row))

    def _thing(self, thing_id: str) -> Thing:
        node = self._nodes[thing_id]
        return thing_of(thing_id, node.kind, self._labels.get(thing_id) or node.name)

    def _reports(self) -> dict[str, CitedReport]:
        rows = [row for _, row in self._drafts if row["model"] in {"Report", "ReportItem"}]
        return {row["about"]: cited_of({"record": row, "whole": None}, {0: OPEN}) for row in rows}


def _stored(drafts: Sequence[Draft]) -> Iterator[stored.Properties]:
    for seq, draft in enumerate(drafts, 1):
        place = stored.Place(version_id(draft.line, 1), 1, 0, seq, 1, _NOW)
        yield {key: value for key, value in stored.record_of(draft, place).items() if value is not None}


def _record(row: stored.Properties) -> Record:
    classes: Mapping[int, AccessClass] = {0: OPEN}
    return record_of(row, classes)
