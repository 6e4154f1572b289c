"""Everything that can be asked of the graph, for one viewer and one purpose; there is no other way to read.

Every answer has its audit line written in the same transaction before it is released, refusals included.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from graph.asking.columns import links_asked, records_asked
from graph.audit import AuditTrail, Entry, OutdatedError
from graph.errors import AccessRefusedError, NotOnRecordError
from graph.neo4j import cypher_read as cypher
from graph.reading.chart import MOST_STEPS_OUT, Between, ChartFacts, Fresh, Out, SteppedOut, between, chart_of, step_out
from graph.reading.clusters import Judged, judged
from graph.reading.dossier import dossier_of, other_of
from graph.reading.frame import Frame, View, frame_of
from graph.reading.neighbourhood import Neighbourhood, Page, neighbourhood_of
from graph.reading.quarantine import QuarantinePage, Wanted, quarantine_of
from graph.reading.reference import meant_by
from graph.reading.report import ReportPage, report_of, returned_of
from graph.reading.results import Dossier, Record, Returned, Thing, record_of
from graph.reading.search import Asked, SearchResult, search
from graph.reading.thing_page import ThingPage, page_of
from graph.reading.tracing import Trace, trace
from graph.reading.version import Standing, standing
from graph.vocabulary import Operation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.access import Reason, Viewer
    from graph.asking.question import Question
    from graph.neo4j.bolt import Tx
    from graph.projection.projection import Projection
    from graph.reading.columns import Columns

T = TypeVar("T")


class Reader:
    """Reads for one viewer and purpose, at one state of knowledge; `kept` says where columns are beside the data."""

    def __init__(
        self,
        trail: AuditTrail,
        viewer: Viewer,
        reason: Reason,
        view: View | None = None,
        *,
        kept: Projection | None = None,
    ) -> None:
        self.kept = kept
        self._trail = trail
        self._viewer = viewer
        self._reason = reason
        self._view = view or View()

    @property
    def viewer(self) -> Viewer:
        """Who reads."""
        return self._viewer

    @property
    def reason(self) -> Reason:
        """Why."""
        return self._reason

    def at(self, view: View) -> Reader:
        """The same viewer and purpose at another state of knowledge."""
        return Reader(self._trail, self._viewer, self._reason, view, kept=self.kept)

    def dossier(self, node_id: str) -> Dossier:
        """Everything this viewer may see about one thing.

        Raises:
            NotOnRecordError: If nothing that asserts it may be seen.
        """
        return self._ask(
            "dossier",
            lambda tx, frame: dossier_of(tx, frame, node_id),
            lambda found: Entry(
                Operation.CONSULTATION, (node_id,), f"{len(found.records)} records, {len(found.links)} links"
            ),
            Entry(Operation.REFUSAL, (node_id,), "nothing released"),
        )

    def page(self, node_id: str) -> ThingPage:
        """A thing as a page shows it: its dossier, and one step further where the lines of a page need it.

        Raises:
            NotOnRecordError: If nothing that asserts it may be seen.
        """
        return self._ask(
            "page",
            lambda tx, frame: page_of(tx, frame, node_id),
            lambda found: Entry(Operation.CONSULTATION, (node_id, *found.further), found.size_in_words),
            Entry(Operation.REFUSAL, (node_id,), "nothing released"),
        )

    def reveal(self, node_id: str, why: str) -> Dossier:
        """The same with a masked victim's or child's values shown, for a reason that stands on the audit record.

        Raises:
            AccessRefusedError: If no reason is given.
            NotOnRecordError: If nothing that asserts it may be seen.
        """
        if not why.strip():
            refused = Entry(Operation.REFUSAL, (node_id,), "no reason given to show masked values")
            self._ask("reveal without a reason", lambda _tx, _frame: None, lambda _: refused)
            message = "Say why the masked details are needed: the reason stands on the audit record."
            raise AccessRefusedError(message)
        return self._ask(
            "reveal",
            lambda tx, frame: dossier_of(tx, frame, node_id, reveal=True),
            lambda _: Entry(Operation.REVEAL, (node_id,), "masked values shown", why),
            Entry(Operation.REFUSAL, (node_id,), "nothing released"),
        )

    def report(self, node_id: str) -> ReportPage:
        """A report with its items and everything it asserts.

        Raises:
            NotOnRecordError: If nothing that asserts it may be seen.
        """
        return self._ask(
            "report",
            lambda tx, frame: report_of(tx, frame, node_id),
            lambda found: Entry(Operation.CONSULTATION, (node_id,), f"{len(found.asserted)} assertions"),
            Entry(Operation.REFUSAL, (node_id,), "nothing released"),
        )

    def history(self, line: str) -> tuple[Record, ...]:
        """Every version of a line that this viewer may see, the first one first."""

        def read(tx: Tx, frame: Frame) -> tuple[Record, ...]:
            rows = tx.rows(cypher.HISTORY, line=line, **frame.parameters)
            return tuple(replace(record_of(row["record"], frame.classes), current=row["stands"]) for row in rows)

        return self._ask(
            "history", read, lambda found: Entry(Operation.CONSULTATION, (line,), f"{len(found)} versions")
        )

    def standing(self, reference: str) -> Standing:
        """The version of a row that stands, by the id of its record or line: what somebody is about to change.

        Raises:
            NotOnRecordError: If there is none that this viewer may see.
            InputError: If another version has replaced the one that is named.
        """
        return self._ask(
            "version that stands",
            lambda tx, frame: standing(tx, frame, reference),
            lambda found: Entry(Operation.CONSULTATION, (found.record.id,), "version that stands"),
            Entry(Operation.REFUSAL, (reference,), "nothing released"),
        )

    def returned(self) -> tuple[Returned, ...]:
        """Every report that was returned to whoever submitted it, as far as it may be seen."""
        return self._ask(
            "returned reports",
            returned_of,
            lambda found: Entry(Operation.CONSULTATION, (), f"{len(found)} returned reports"),
        )

    def search(self, asked: Asked) -> SearchResult:
        """Find things by a name, an address, a plate, a phone number, a handle, a reference or words of a report."""

        def line(found: SearchResult) -> Entry:
            ids = tuple(hit.thing.id for hit in found.hits)
            return Entry(Operation.SEARCH, ids, f"{len(ids)} found", asked.text)

        return self._ask("search", lambda tx, frame: search(tx, frame, asked), line)

    def trace(self, texts: Sequence[str]) -> Trace:
        """Check a list of names, plates or numbers in one go; the result is dated and kept, no trace included."""

        def line(found: Trace) -> Entry:
            ids = tuple(hit.thing.id for checked in found.lines for hit in checked.hits)
            return Entry(Operation.CHECK, (found.id, *ids), found.words, "\n".join(texts))

        return self._ask("trace", lambda tx, frame: trace(tx, frame, texts, self._viewer), line)

    def neighbourhood(self, node_id: str, page: Page | None = None) -> Neighbourhood:
        """One hop from a thing: counts by kind, and a page of links.

        Raises:
            NotOnRecordError: If nothing that asserts it may be seen.
        """
        return self._ask(
            "neighbourhood",
            lambda tx, frame: neighbourhood_of(tx, frame, node_id, page or Page()),
            lambda found: Entry(Operation.EXPANSION, (node_id,), f"{len(found.hops)} links shown"),
            Entry(Operation.REFUSAL, (node_id,), "nothing released"),
        )

    def chart(self, fresh: Fresh) -> ChartFacts:
        """Things of a link chart with the links among them, as far as they may be seen."""
        return self._ask(
            "chart",
            lambda tx, frame: chart_of(tx, frame, fresh),
            lambda found: Entry(Operation.CONSULTATION, found.ids),
        )

    def between(self, pairs: Sequence[tuple[str, str]]) -> Between:
        """Every assertion between the two things of each pair, with the reports behind them."""
        line = Entry(Operation.CONSULTATION, tuple(dict.fromkeys(end for pair in pairs for end in pair)))
        return self._ask("between", lambda tx, frame: between(tx, frame, pairs), lambda _: line)

    def step_out(self, ids: Sequence[str], without: Sequence[str] = (), *, most: int = MOST_STEPS_OUT) -> SteppedOut:
        """What is one step away from any of these things, over links that tie people to each other but some.

        At most so many links are read; whether there may be more is said.
        """
        line = Entry(Operation.EXPANSION, tuple(ids), "looked for a path")
        return self._ask("step out", lambda tx, frame: step_out(tx, frame, Out(ids, without, most)), lambda _: line)

    def find(self, reference: str) -> str:
        """The id of the thing that is called so: by its id, a source's own key, or a reference that its record gives.

        Raises:
            NotOnRecordError: If there is none, or more than one, that may be seen.
        """
        return self._ask(
            "find",
            lambda tx, frame: meant_by(tx, frame, reference),
            lambda found: Entry(Operation.CONSULTATION, (found,), "reference resolved"),
            Entry(Operation.REFUSAL, (), "no single thing under a reference"),
        )

    def things(self, ids: Sequence[str]) -> tuple[Thing, ...]:
        """What to call these things, as far as something that names them may be seen."""

        def read(tx: Tx, frame: Frame) -> tuple[Thing, ...]:
            rows = tx.rows(cypher.LABELS, ids=list(ids), **frame.parameters)
            return tuple(other_of(row) for row in rows if row["other_label"])

        return self._ask("things", read, lambda found: Entry(Operation.CONSULTATION, tuple(t.id for t in found)))

    def judged(self, node_id: str) -> Judged:
        """What was ever judged of a thing, and what contradicts itself in what holds."""
        return self._ask(
            "judgements",
            lambda tx, frame: judged(tx, frame, node_id),
            lambda found: Entry(Operation.CONSULTATION, (node_id,), f"{len(found.judgements)} judgements"),
        )

    def quarantine(self, wanted: Wanted) -> QuarantinePage:
        """Rows that were refused, wait, or were absent from a full extract."""
        return self._ask(
            "quarantine",
            lambda tx, frame: quarantine_of(tx, frame, wanted),
            lambda found: Entry(Operation.CONSULTATION, (), f"{len(found.items)} quarantined rows"),
        )

    def records_as_columns(self, model: str, fields: Sequence[str], provenance: Sequence[str] = ()) -> Columns:
        """Fields, and what else is asked of their provenance, of every record of a model that may be seen."""
        return self.ask(records_asked(model, fields, provenance))

    def links_as_columns(self, link_type: str, *, provenance: bool = False) -> Columns:
        """Every link of a type that may be seen, for an analysis; social ones with period and provenance if wanted."""
        return self.ask(links_asked(link_type, provenance=provenance))

    def ask(self, question: Question[T]) -> T:
        """Answer a question of a module of `graph.asking`; it is read and audited like every other.

        Raises:
            NotOnRecordError: If the question has a refusal and nothing that it is about may be seen.
        """
        return self._ask(question.label, question.read, question.line, question.refusal)

    def _ask(
        self, label: str, read: Callable[[Tx, Frame], T], line: Callable[[T], Entry], refusal: Entry | None = None
    ) -> T:
        """Read inside the audited transaction; a refusal is audited too, and raised only after its line stands."""

        def work(tx: Tx) -> tuple[T | NotOnRecordError, Entry]:
            frame = frame_of(stands, self._viewer, self._view)
            try:
                found = read(tx, frame)
            except NotOnRecordError as error:
                if refusal is None:
                    raise
                return error, refusal
            return found, line(found)

        stands = self._trail.standing()
        try:
            answer = self._trail.write(label, self._viewer, self._reason, work, standing=stands)
        except OutdatedError:
            self._trail.standing(afresh=True)
            return self._ask(label, read, line, refusal)
        if isinstance(answer, NotOnRecordError):
            raise answer
        return answer
