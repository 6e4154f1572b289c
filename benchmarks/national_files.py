"""The rows of the invented country as files for Neo4j's bulk import, in the form in which the writer stores them."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TextIO

from benchmarks.national_rows import TIES, Country
from graph.access import OPEN, Restrictions
from graph.drafts import Bounds
from graph.keys import version_id
from graph.kinds import MODELS
from graph.model.row import FieldKind, fields_of
from graph.writing.stored import Place, Properties, links_of, record_of, recorded_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from graph.drafts import Draft

SEPARATOR = "|"
ROWS_OF_A_TRANSACTION = 5_000
LOADED_AT = 1_790_000_000_000

_WHOLE = {"ordinal", "load", "line_no", "recorded", "acc", "seq", "superseded", "replaced"}
_LISTS = {"ties", "states", "unreadable", "extras"}
_FLAGS = {"recorded_stated", "pending"}
_TYPES = {
    FieldKind.NUMBER: "double",
    FieldKind.WHOLE: "long",
    FieldKind.FLAG: "boolean",
    FieldKind.TEXTS: "string[]",
}
_LINK = (
    "id", "record", "kind", "recorded", "strength", "statement", *Bounds._fields, "acc", "seq", "superseded",
    "replaced",
)  # fmt: skip


@dataclass
class Written:
    """The files of one country, ready for the import tool.

    Attributes:
        nodes: Files of nodes as the tool's arguments name them.
        links: Files of links, likewise.
        published: The sequence number of the last row.
        counts: How many rows of each file there are.
    """

    nodes: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    published: int = 0
    counts: dict[str, int] = field(default_factory=dict)


class NationalFiles:
    """Writes one country into one folder."""

    def __init__(self, folder: Path, country: Country, progress: Callable[[str], None]) -> None:
        self._folder = folder
        self._country = country
        self._progress = progress
        self._classes: dict[Restrictions, int] = {}
        self.number = 0
        self._open = ExitStack()
        self._files: dict[str, Any] = {}
        self.written = Written()

    def write(self) -> Written:
        """Write all of them; thousands of rows a second, hence minutes for millions."""
        with self._open:
            self._rows(self._country.things())
            for tie in TIES:
                self._rows(self._country.links(tie))
            self._finish()
        return self.written

    def _rows(self, drafts: Iterable[Draft]) -> None:
        for draft in drafts:
            for place in self.places(draft):
                self._row(draft, place)
            self.number += 1
            if self.number % 250_000 == 0:
                self._progress(f"{self.number} rows written")

    def places(self, draft: Draft) -> Iterator[Place]:
        """Where the versions of a row stand: one, or an earlier one and the current one."""
        seq = self.number // ROWS_OF_A_TRANSACTION + 1
        acc = self._class_of(draft)
        first = Place(version_id(draft.line, 1), 1, acc, seq, 1, LOADED_AT)
        if not self._country.changes():
            yield first
            return
        yield first._replace(superseded=seq, replaced=recorded_at(draft, LOADED_AT))
        yield first._replace(version=version_id(draft.line, 2), ordinal=2)

    def _class_of(self, draft: Draft) -> int:
        return self._classes.setdefault(draft.restrictions, len(self._classes) + 1)

    def _row(self, draft: Draft, place: Place) -> None:
        if place.ordinal == 1:
            for node in draft.mints:
                self._file(f"things_{node.kind}", "id:ID(thing)", "seq:long", ":LABEL").writerow(
                    (node.id, place.seq, f"Entity{SEPARATOR}{node.kind}")
                )
        columns = _columns(draft.model)
        stored = _flat(record_of(draft, place))
        if unknown := stored.keys() - columns.keys():
            message = f"the writer stores {', '.join(sorted(unknown))}, which these files have no column for"
            raise ValueError(message)
        self._file(f"records_{draft.model}", *columns.values()).writerow(map(stored.get, columns))
        for link in links_of(draft, place):
            out = self._file(f"links_{link.type}", ":START_ID(thing)", ":END_ID(thing)", *_LINK_HEADER)
            out.writerow((link.start, link.end, *map(link.hot.get, _LINK)))
        self.written.published = place.seq

    def _file(self, name: str, *header: str) -> Any:  # noqa: ANN401 - csv names no type for its writers
        self.written.counts[name] = self.written.counts.get(name, 0) + 1
        if name not in self._files:
            path = self._folder / f"{name}.csv"
            out: TextIO = self._open.enter_context(path.open("w", encoding="utf-8", newline=""))
            self._files[name] = csv.writer(out)
            self._files[name].writerow(header)
            kind, _, what = name.partition("_")
            (self.written.links if kind == "links" else self.written.nodes).append(_argument(kind, what, path))
        return self._files[name]

    def _finish(self) -> None:
        classes = self._file("other_AccessClass", "number:long", "key")
        for entry, number in self._classes.items():
            classes.writerow((number, entry.under(OPEN).key))
        load = self._file("other_Load", "id:long", "source", "seq:long", "at:long", "by", "summary")
        load.writerow((1, "national", self.written.published, LOADED_AT, "loader", "{}"))


def _argument(kind: str, what: str, path: Path) -> str:
    match kind:
        case "things":
            return f"--nodes={path}"
        case "records":
            return f"--nodes=Record={path}"
        case "links":
            return f"--relationships={what}={path}"
        case _:
            return f"--nodes={what}={path}"


_known: dict[str, dict[str, str]] = {}


def _columns(model: str) -> dict[str, str]:
    """The properties that a record of a model may have, each with its column's header."""
    if model not in _known:
        fields = {f"f_{name}": _TYPES.get(spec.kind, "string") for name, spec in fields_of(MODELS[model]).items()}
        groups = {group.value for group in MODELS[model].SEARCHED} | {"reference"}
        searched = [*(f"s_{group}" for group in sorted(groups)), "s_acc", "s_kind"] if MODELS[model].SEARCHED else []
        names = [*_RECORD, *searched]
        _known[model] = {name: f"{name}:{_type(name)}" for name in names}
        _known[model] |= {name: f"{name}:{kind}" for name, kind in fields.items()}
    return _known[model]


_RECORD = (
    "id", "line", "ordinal", "digest", "table", "model", "about", "kind", "label", "load", "file", "line_no", "ties",
    "states", "unreadable", "extras", "source", "key", "report", "report_ref", "inherits", "own", "grade", "conditions",
    "recorded", "recorded_stated", "recorded_by", "statement", "strength", "valid_from", "valid_to", *Bounds._fields,
    "acc", "seq", "superseded", "replaced",
)  # fmt: skip


def _type(name: str) -> str:
    if name in _LISTS:
        return "string[]"
    return "long" if name in _WHOLE else "boolean" if name in _FLAGS else "string"


_LINK_HEADER = tuple(f"{name}:{_type(name)}" for name in _LINK)


def _flat(stored: Properties) -> Properties:
    """Lists and truth as the import tool reads them."""
    for name in ("ties", "states"):
        if stored[name] is not None:
            stored[name] = SEPARATOR.join(stored[name])
    stored["recorded_stated"] = "true"
    return stored
