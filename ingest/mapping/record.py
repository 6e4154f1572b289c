"""One record of a mapping, compiled for the columns of one file: cells in, a draft or its problems out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.drafts import Draft, LinkDraft, NodeDraft, Origin, RowPlace
from graph.keys import digest, line_id
from graph.kinds import MODELS
from graph.knowledge import state_of
from ingest.mapping.columns import MAY_BE_BLANK, Cells, Columns, folded_header
from ingest.mapping.fields import NOTHING_UNREAD, FieldReader, Values, cell_readers, column_of
from ingest.mapping.known import record_columns, thing_columns
from ingest.mapping.provenance import ProvenanceReader, Said, period_readers
from ingest.mapping.spec import EVERY_COLUMN, LinkSpec, ProvenanceSpec, RecordSpec
from ingest.mapping.things import NONE, ThingReader, Things

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

SHOWN_KEY = 200
KEY_PROBLEM = "It has no key ({columns}): without one nobody can tell which row it is."


class Setting(NamedTuple):
    """What all records of one file share: the source, the table's name, its headers and its provenance columns."""

    source: str
    table: str
    headers: tuple[str, ...]
    provenance: ProvenanceSpec


class Rest(NamedTuple):
    """The columns that no record uses: as they are kept, and in one spelling."""

    kept: tuple[str, ...] = ()
    canonical: str = ""


class Unusable(NamedTuple):
    """A row that gives no draft, with every reason; its provenance tells who may see it in quarantine.

    `lacks` says that the row has not what the record needs, which is no fault of a further record.
    """

    problems: tuple[str, ...]
    said: Said
    line: str | None
    lacks: bool


class RecordMapper:
    """Makes drafts of one record of a mapping."""

    def __init__(self, spec: RecordSpec, setting: Setting) -> None:
        columns = Columns(setting.headers, {**period_readers(setting.provenance), **cell_readers(spec)})
        fields = {folded_header(column_of(spec, name)) for name in _fields(spec)}
        keys = {folded_header(entry.removesuffix(MAY_BE_BLANK)) for entry in spec.key}
        references = [name for name in dict.fromkeys(thing_columns(spec)) if folded_header(name) not in fields | keys]
        self._setting = setting
        self._spec = spec
        self._fields = FieldReader(spec, columns, references)
        self.provenance = ProvenanceReader(
            setting.provenance, columns, spec.grading, source=setting.source, fields=self._fields.places
        )
        self._things = [ThingReader(name, thing, columns, source=setting.source) for name, thing in spec.things.items()]
        self._required = [index for index, thing in enumerate(spec.things.values()) if not thing.optional]
        names = list(spec.things)
        self._about = [names.index(name) for name in spec.about]
        self._inherits = [names.index(name) for name in spec.inherits]
        self._links = [_CompiledLink(link, spec, names, columns) for link in spec.links]
        self._minted = [place for place, thing in enumerate(spec.things.values()) if thing.mint]
        ends = {end for link in self._links for end in (link.start, link.end)} | set(self._about)
        self._needed = sorted(ends - set(self._minted))
        self._key = self._key_parts(columns)
        self._when = [columns.place_of(name) for name in spec.when]
        entries = enumerate(dict.fromkeys(spec.key))
        self._filled = {place: entry for place, entry in entries if not entry.endswith((MAY_BE_BLANK, EVERY_COLUMN))}

    def of(
        self, cells: Cells, place: RowPlace, rest: Rest, unread: Mapping[int, str] = NOTHING_UNREAD
    ) -> Draft | Unusable:
        """The draft of one row, or why there is none."""
        said = self.provenance.of(cells)
        found = self._fields.of(cells, unread)
        things = [reader.of(cells) for reader in self._things]
        key = [part(cells) for part in self._key]
        about = next((things[index][0] for index in self._about if things[index]), None)
        line = line_id(self._setting.source, self._setting.table, *key) if self._is_whole(key) else None
        problems = self._problems(said, found, things)
        if about is None or line is None or problems or said.restrictions is None:
            lacks = line is None or any(not things[index] for index in self._required)
            return Unusable(problems or (self._no_key(),), said, line, lacks)
        links = tuple([link for compiled in self._links for link in compiled.of(cells, found, things)])
        return Draft(
            line=line,
            digest=_digest_of(about, links, found=found, said=said, rest=rest),
            table=self._setting.table,
            model=self._spec.model,
            about=about,
            values=found.values,
            states=tuple(found.states) + said.states,
            unreadable=tuple(found.unreadable) + said.unreadable,
            extras=rest.kept,
            origin=self._origin(said, key),
            restrictions=said.restrictions,
            inherits=next((things[index][0].id for index in self._inherits if things[index]), said.report),
            mints=_distinct(things, self._minted),
            needs=_distinct(things, self._needed),
            links=links,
            stands_alone=self._about[0] in self._minted,
            place=place,
        )

    def is_wanted(self, cells: Cells) -> bool:
        """Whether the row says any of what the record is made for."""
        return not self._spec.when or any(cells[place] for place in self._when)

    @property
    def told(self) -> frozenset[int]:
        """Where the columns stand whose unreadable cells the record tells of itself."""
        return self._fields.places

    def _key_parts(self, columns: Columns) -> list[Callable[[Cells], str]]:
        entries = self._spec.key
        if entries == (EVERY_COLUMN,):
            entries = (
                *dict.fromkeys(map(folded_header, record_columns(self._spec))),
                *self._setting.provenance.report[:1],
            )
        cited = set(map(folded_header, self._setting.provenance.report))
        return [
            self.provenance.report_of if folded_header(part.column) in cited else part.of
            for part in map(columns.key_part, dict.fromkeys(entries))
        ]

    def _problems(self, said: Said, found: Values, things: Sequence[Things]) -> tuple[str, ...]:
        missing = [self._things[index].problem for index in self._required if not things[index]]
        window = self._fields.window_problem(found)
        if not missing and not window:
            return said.problems
        return (*missing, *((window,) if window else ()), *said.problems)

    def _is_whole(self, key: Sequence[str]) -> bool:
        return any(key) and all(key[index] for index in self._filled)

    def _no_key(self) -> str:
        columns = dict.fromkeys(self._filled.values() or thing_columns(self._spec))
        return KEY_PROBLEM.format(columns=", ".join(columns))

    def _origin(self, said: Said, key: Sequence[str]) -> Origin:
        return Origin(
            source=self._setting.source,
            key=" / ".join(filter(None, key))[:SHOWN_KEY],
            report=said.report,
            report_ref=said.report_ref,
            grade=said.grade,
            conditions=said.conditions,
            recorded=said.recorded,
            recorded_by=said.recorded_by,
            statement=said.statement,
            strength=said.strength,
            valid_from=said.valid_from,
            valid_to=said.valid_to,
            bounds=said.bounds,
        )


class _CompiledLink:
    def __init__(self, spec: LinkSpec, record: RecordSpec, names: list[str], columns: Columns) -> None:
        self._type = spec.type
        self.start = names.index(spec.start)
        self.end = names.index(spec.end)
        self._constant = spec.kind_is or None
        self._place = columns.place_of(spec.kind)
        named = folded_header(spec.kind) if spec.kind else None
        self._field = next((name for name in _fields(record) if folded_header(column_of(record, name)) == named), None)

    def of(self, cells: Cells, found: Values, things: Sequence[Things]) -> list[LinkDraft]:
        starts, ends = things[self.start], things[self.end]
        if not starts or not ends:
            return []
        kind = self._constant or self._kind(cells, found)
        return [LinkDraft(self._type, start.id, end.id, kind) for start in starts for end in ends]

    def _kind(self, cells: Cells, found: Values) -> str | None:
        if self._field is not None:
            value = found.values.get(self._field)
            return None if value is None else str(value)
        cell = cells[self._place]
        return cell if cell and state_of(cell) is None else None


def _fields(spec: RecordSpec) -> tuple[str, ...]:
    return tuple(MODELS[spec.model].model_fields)


def _distinct(things: Sequence[Things], places: Sequence[int]) -> tuple[NodeDraft, ...]:
    if len(places) == 1:
        return things[places[0]]
    return tuple(dict.fromkeys([thing for place in places for thing in things[place]])) if places else NONE


def _digest_of(about: NodeDraft, links: Sequence[LinkDraft], *, found: Values, said: Said, rest: Rest) -> str:
    """The content of a row whatever its spelling; a mapping that makes more links of it makes it another content."""
    told = [f"{link.type}>{link.start}>{link.end}>{link.kind}" for link in links]
    return digest("\0".join((about.id, *found.canonical, "", said.canonical, "", rest.canonical, "", *told)))
