"""The use case of an import: find the tables, map their rows, write them as one unit, and say what became of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from graph.audit import AuditTrail, Entry
from graph.drafts import Draft, Outcome, Refusal, Result
from graph.errors import AccessRefusedError, InputError, UnreadableFileError
from graph.keys import BY_HAND
from graph.progress import Progress, Step, silent
from graph.vocabulary import Operation
from graph.writer import Who, Writer, open_writer
from graph.writing.marks import line_mark
from ingest.collecting import sparing_collector
from ingest.conveyor import Conveyor
from ingest.file_counts import FileCounts, file_summary, gravity, settle_row
from ingest.finding import Found, FoundTable, find_tables
from ingest.mapping.read import shipped
from ingest.mapping.rows import MappedRow, RowMapper
from ingest.summary import LoadSummary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.neo4j.bolt import Bolt
    from ingest.mapping.spec import MappingSpec

BATCH_ROWS = 4_000
MAY_LOAD = "load"
"""The role of users who may load files."""
MOST_REASONS = 50
"""Reasons that quote a line are all different; the summary is no place for a million of them."""


@dataclass(frozen=True, slots=True)
class LoadRequest:
    """What to load and how.

    Attributes:
        paths: Files and folders.
        source: The name of the system that they come from; keys mean something only within it.
        mapping: The mapping that reads them; None to choose among the shipped and saved ones by name and columns.
        full: Whether this is everything the source has, so that what is absent goes to review.
        dry_run: Whether only the counts are wanted.
        saved: The mappings to choose among besides the shipped ones.
    """

    paths: tuple[Path, ...]
    source: str
    mapping: MappingSpec | None = None
    full: bool = False
    dry_run: bool = False
    saved: tuple[MappingSpec, ...] = ()


def load(bolt: Bolt, audit: AuditTrail, request: LoadRequest, who: Who, *, progress: Progress = silent) -> LoadSummary:
    """Load files: all of it becomes visible at once at the end, or nothing of it.

    Raises:
        AccessRefusedError: If this user may not load files.
        InputError: If the source is the one of what people enter themselves.
        LeaseError: If another load is still writing, or took over.
        DatabaseError: If the database stopped answering; nothing of the load is kept.
    """
    if MAY_LOAD not in who.viewer.roles:
        _refuse(audit, request, who)
    if request.source == BY_HAND:
        raise InputError(f"`{BY_HAND}` is the source of what people enter themselves: name the system of the files.")
    mappings = [request.mapping] if request.mapping else [*shipped().values(), *request.saved]
    found = find_tables(request.paths, mappings)
    if not found.tables:
        return LoadSummary(files=found.left_out, created={}, superseded=0, unchanged=0, quarantine=0)
    with sparing_collector(), open_writer(bolt, request.source, waiting=lambda text: progress(Step(text))) as writer:
        loading = _Loading(writer, request, found)
        loading.read(progress)
        loading.settle(progress)
        summary = loading.summary()
        if request.dry_run:
            return summary
        published = writer.publish(_without_folders(summary).model_dump_json(), who, audit)
        return summary.model_copy(update={"load": published.load, "seq": published.seq})


def _refuse(audit: AuditTrail, request: LoadRequest, who: Who) -> NoReturn:
    entry = Entry(Operation.REFUSAL, (request.source,), "load")
    audit.write("refuse a load", who.viewer, who.reason, lambda _: (None, entry))
    message = "You may not load files: ask a colleague who has the role `load`."
    raise AccessRefusedError(message)


@dataclass(slots=True)
class _Batch:
    """Rows on their way to the writer."""

    drafts: list[Draft] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    rows: list[tuple[int, int]] = field(default_factory=list)
    """The file of each row that has drafts, and how many it has."""

    @property
    def is_full(self) -> bool:
        return len(self.drafts) + len(self.refusals) >= BATCH_ROWS


class _Loading:
    """One load under way."""

    def __init__(self, writer: Writer, request: LoadRequest, found: Found) -> None:
        self._writer = writer
        self._request = request
        self._found = found
        self._counts = [FileCounts() for _ in found.tables]
        self._reasons: Counter[str] = Counter()
        self._seen: set[bytes] = set()
        self._absent = 0
        self._arrived = 0

    def read(self, progress: Progress) -> None:
        """Map and write every row; a file that stops being readable loses its rest, and the others go on."""
        with Conveyor(self._write, self._written) as conveyor:
            for batch in self._batches(progress):
                conveyor.carry(batch)
            conveyor.finish()

    def settle(self, progress: Progress) -> None:
        """Let waiting rows arrive whose reference has come, and put absent lines under review."""
        progress(Step("Looking for what was waited for"))
        settled = self._writer.settle()
        self._arrived = settled.arrived
        for counts in self._counts:
            for items in counts.waiting:
                settle_row(counts, [settled.closed.get(item, "") for item in items])
        if self._request.full:
            progress(Step("Looking for what is absent"))
            self._absent = self._writer.report_absent(self._seen, self._whole_tables())

    def summary(self) -> LoadSummary:
        """What the load did."""
        files = (*map(file_summary, self._found.tables, self._counts), *self._found.left_out)
        return LoadSummary(
            files=files,
            created=dict(sorted((name, count) for name, count in self._writer.created.items() if count)),
            superseded=self._writer.superseded,
            unchanged=self._writer.unchanged,
            quarantine=sum(file.refused + file.waiting for file in files) + self._absent,
            absent=self._absent,
            arrived=self._arrived,
            reasons=dict(self._reasons.most_common()),
            dry_run=self._request.dry_run,
        )

    def _batches(self, progress: Progress) -> Iterator[_Batch]:
        batch = _Batch()
        for file, found in enumerate(self._found.tables):
            progress(self._step(file))
            for mapped in self._mapped(file, found):
                self._add(batch, file, mapped)
                if batch.is_full:
                    yield batch
                    batch = _Batch()
                    progress(self._step(file))
        if batch.drafts or batch.refusals:
            yield batch

    def _step(self, file: int) -> Step:
        label, rows = self._found.tables[file].label, self._counts[file].rows
        return Step(f"{label}: {rows:,} rows" if rows else label, file, len(self._found.tables))

    def _mapped(self, file: int, found: FoundTable) -> Iterator[MappedRow]:
        mapper = RowMapper(found.table, found.source.headers, source=self._request.source, file=found.label)
        counts = self._counts[file]
        counts.unknown = mapper.unknown
        try:
            for row in found.source.rows():
                counts.lost_rows = counts.lost_rows or bool(row.fault)
                yield mapper.of(row)
        except UnreadableFileError as error:
            counts.error = str(error)
            counts.lost_rows = True

    def _add(self, batch: _Batch, file: int, mapped: MappedRow) -> None:
        counts = self._counts[file]
        counts.rows += 1
        counts.unreadable += mapped.unreadable
        counts.doubtful += mapped.doubtful
        if mapped.numbered:
            counts.notes.numbered(mapped.drafts[0].place.line, mapped.numbered)
        for draft in mapped.drafts:
            if draft.unreadable:
                counts.notes.unreadable(draft.place.line, (entry.partition("=")[0] for entry in draft.unreadable))
        if mapped.refusal is not None:
            counts.notes.refused(mapped.refusal.place.line, mapped.refusal.reasons)
            batch.refusals.append(mapped.refusal)
            counts.outcomes[Outcome.REFUSED] += 1
            self._refused(mapped.refusal.reasons)
        else:
            batch.drafts.extend(mapped.drafts)
            batch.rows.append((file, len(mapped.drafts)))
        if self._request.full:
            self._seen.update(map(line_mark, mapped.lines))

    def _write(self, batch: _Batch) -> list[Result]:
        return self._writer.write(batch.drafts, batch.refusals)

    def _written(self, batch: _Batch, results: Sequence[Result]) -> None:
        start = 0
        for file, drafts in batch.rows:
            row = results[start : start + drafts]
            result = max(row, key=gravity)
            self._counts[file].outcomes[result.outcome] += 1
            if result.outcome is Outcome.WAITING:
                self._counts[file].waiting.append(tuple(one.item for one in row if one.item))
            if result.outcome is Outcome.REFUSED:
                self._refused((result.reason,))
                self._counts[file].notes.refused(batch.drafts[start].place.line, (result.reason,))
            if any(one.changed_again for one in row):
                self._counts[file].notes.changed_again(batch.drafts[start].place.line)
            start += drafts

    def _refused(self, reasons: Sequence[str]) -> None:
        for reason in reasons:
            if reason in self._reasons or len(self._reasons) < MOST_REASONS:
                self._reasons[reason] += 1

    def _whole_tables(self) -> set[str]:
        """The tables of which every row was read; of the others nobody can say what is absent."""
        tables = {name for found in self._found.tables for name in _tables_of(found)}
        return tables - {
            name
            for found, counts in zip(self._found.tables, self._counts, strict=True)
            if counts.lost_rows
            for name in _tables_of(found)
        }


def _tables_of(found: FoundTable) -> list[str]:
    name = found.table.table
    return [name, *(f"{name}/{also}" for also in found.table.spec.also)]


def _without_folders(summary: LoadSummary) -> LoadSummary:
    """The summary as it is kept with the load: the folders of the machine that it ran on are nobody's business."""
    files = tuple(file.model_copy(update={"path": Path(file.path).name}) for file in summary.files)
    return summary.model_copy(update={"files": files})
