"""One open chart on the server's side: hears what the browser says, answers, and keeps the draft.

The browser owns the picture. It is told everything once, when a chart is opened; after that only answers go out, so
that what is sent is as large as what is new. Messages are numbered: one that was not heard comes again.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from pydantic import ValidationError

from analysis.chart.explain import explain
from analysis.chart.grouping import together
from analysis.chart.layout import BROWSER_LAYS_OUT
from analysis.chart.ways import ways
from graph import charts
from graph.asking.chart_expansion import OnChart, expansion
from graph.asking.chart_look import look
from graph.charts import DraftOf
from graph.errors import MosaicError
from graph.links import SOCIAL
from graph.model.draft import ChartDraft, Step
from graph.reading.chart import ChartFacts, Fresh, Near, SteppedOut
from graph.reading.neighbourhood import Page
from ui import wording
from ui.chart import letters, path_words, wire
from ui.chart.beginning import view_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.chart.comparison import Compared
    from graph.model.chart_view import View
    from graph.reader import Reader
    from graph.reading.results import Thing
    from ui.chart.letters import Letter, Said
    from ui.chart.sheets import Sheet
    from ui.chart.wire import Told
    from ui.wiring import House

AT_FIRST = 60
"""How many links are drawn when a chart is begun from one thing."""
_ROUNDS = 3
"""Steps out from each of two ends: ways of up to six links are found."""


class Chart(NamedTuple):
    """What is needed to read and keep one chart.

    Attributes:
        about: The thing that it was begun from.
        today: The day that the page means by now; a chart of another day is a draft of its own.
        sheet: What the window is opened on, where that is more than one thing and what is near it.
    """

    house: House
    reader: Reader
    about: str
    today: date
    past: bool = False
    sheet: Sheet | None = None

    @property
    def begun(self) -> ChartDraft:
        """The view that the window begins with."""
        return (self.sheet and self.sheet.begun) or ChartDraft()

    @property
    def draft_of(self) -> DraftOf:
        """Whose draft this is."""
        about = f"{self.about}@{self.today.isoformat()}" if self.past else self.about
        return DraftOf(self.reader.viewer, about)


class Desk:
    """The server's side of one window with a chart in it."""

    def __init__(self, chart: Chart) -> None:
        self.key = f"chart-{uuid4().hex}"
        self._chart = chart
        self._number = 1
        self._mount = ""
        self._heard = 0
        self._answers: dict[int, Told] = {}
        self._trouble = ""
        self.is_masked = False
        """Whether names are covered for a shared screen; true as soon as that was asked for, kept or not."""
        self.about: Thing | None = None
        """The thing that it was begun from, while it is on the chart."""
        self._shown: set[str] = set()
        self._told: set[str] = set()
        self._full: Told | None = self._whole()
        self._asked: dict[str, Callable[[Said], Told]] = {
            "hello": self._hello,
            "begin": self._begin,
            "step": self._step,
            "count": self._count,
            "expand": self._expand,
            "look": self._look,
            "bring": self._bring,
            "explain": self._explain,
            "paths": self._paths,
            "groups": self._groups,
        }

    def data(self) -> Told:
        """What the browser is told now."""
        told: Told = {
            "number": self._number,
            "heard": {"mount": self._mount, "upTo": self._heard},
            "answers": [{"to": n, "body": body} for n, body in self._answers.items()],
            "trouble": self._trouble,
        }
        return {**told, "full": self._full} if self._full is not None else told

    def hear(self, letter: Letter) -> None:
        """Take the messages of a letter in their order; what cannot be done now is said, and asked again later."""
        if letter.mount != self._mount:
            self._mount, self._heard, self._answers = letter.mount, 0, {}
        waiting = {message.n for message in letter.messages}
        self._answers = {n: answer for n, answer in self._answers.items() if n in waiting}
        if letter.seen >= self._number:
            self._full = None
        self._trouble = ""
        try:
            for message in letter.messages:
                self._take(message)
        except MosaicError as error:
            self._trouble = str(error)

    def _take(self, message: Said) -> None:
        if message.n <= self._heard or message.op not in self._asked:
            return
        try:
            self._answers[message.n] = self._asked[message.op](message)
        except ValidationError:
            self._trouble = "The explorer did not understand its own chart: open the page afresh."
        self._heard = message.n

    def _whole(self) -> Told:
        draft, compared = self.left, self._chart.sheet and self._chart.sheet.compared
        ids = draft.things() or self._first()
        found = self._beside(compared, ids) if compared else self._facts(ids)
        # Of what may no longer be seen nothing is said: that it was there would say that it is.
        kept = draft.without(frozenset(ids) - set(found.ids))
        drawn = kept.view or len(found.things) <= BROWSER_LAYS_OUT
        view: Told = {**{name: {} for name in _MAPS}, **(kept.view if drawn else view_of(found))}
        self._told, self._shown = set(found.ids), set(view["shown"])
        self.about = next((each.thing for each in found.things if each.thing.id == self._chart.about), None)
        self._mask(view)
        changes = {"past": kept.past, "future": kept.future}
        told = {name: [each.model_dump() for each in every] for name, every in changes.items()}
        facts = wire.facts(found, compared.changes if compared else {})
        return {**facts, **told, "words": wire.words(), "view": view, "note": ""}

    def drawn(self) -> ChartDraft:
        """The chart as it was left, to be saved; where no browser has drawn it yet, with places from here."""
        return self.left if self.left.view else ChartDraft(view=view_of(self._facts(self._first())))

    @property
    def left(self) -> ChartDraft:
        """The chart as it was left, or as it begins."""
        return charts.draft(self._chart.house.bolt, self._chart.draft_of) or self._chart.begun

    def _beside(self, compared: Compared, ids: tuple[str, ...]) -> ChartFacts:
        """Two states in one, and what somebody brought to it since."""
        both = tuple(each.thing.id for each in compared.facts.things)
        fresh = self._facts(tuple(each for each in ids if each not in both), both)
        return ChartFacts((*compared.facts.things, *fresh.things), (*compared.facts.ties, *fresh.ties))

    def _first(self) -> tuple[str, ...]:
        """The thing and what ties it to people; where nothing does, whatever is near."""
        reader, about = self._chart.reader, self._chart.about
        sheet = self._chart.sheet
        if sheet and (sheet.begun or len(sheet.things) > 1):
            return sheet.things
        near = reader.neighbourhood(about, Page(tuple(sorted(SOCIAL)), 0, AT_FIRST))
        if not near.hops:
            near = reader.neighbourhood(about, Page((), 0, AT_FIRST))
        return (about, *(hop.other.id for hop in near.hops))

    def _facts(self, ids: tuple[str, ...], shown: tuple[str, ...] = ()) -> ChartFacts:
        return self._chart.reader.chart(Fresh(ids, shown, self._today))

    def _news(self, ids: tuple[str, ...]) -> ChartFacts:
        """What the browser was not told yet, with the links among it and to what it was told of."""
        return self._facts(tuple(each for each in ids if each not in self._told), tuple(sorted(self._told)))

    @property
    def _today(self) -> str:
        return self._chart.today.isoformat()

    def _tell(self, ids: tuple[str, ...], fresh: ChartFacts) -> Told:
        self._told |= set(fresh.ids)
        return {"ids": [each for each in ids if each in self._told], **wire.facts(fresh)}

    def _hello(self, _message: Said) -> Told:
        self._number += 1
        self._full = self._whole()
        return {}

    def _begin(self, message: Said) -> Told:
        begun = letters.Begun.model_validate(message.body)
        self._mask(begun.view)
        self._keep(lambda _: ChartDraft(view=begun.view))
        self._shown = set(begun.view.get("shown", {}))
        return {}

    def _step(self, message: Said) -> Told:
        step = Step.model_validate(message.body)
        self._mask(step.patch)
        self._keep(lambda draft: draft.after(step))
        for node_id, stands in step.patch.get("shown", {}).items():
            (self._shown.add if stands else self._shown.discard)(node_id)
        return {}

    def _mask(self, said: View) -> None:
        settings = said.get("settings", {})
        if "masked" in settings:
            self.is_masked = bool(settings["masked"])

    def _keep(self, change: Callable[[ChartDraft], ChartDraft]) -> None:
        now, begun = datetime.now(UTC), self._chart.begun
        charts.keep_draft(self._chart.house.bolt, self._chart.draft_of, change, now=now, begun=begun)

    def _count(self, message: Said) -> Told:
        asked = letters.About.model_validate(message.body)
        return {"counts": wire.counts(self._chart.reader.neighbourhood(asked.about, Page((), 0, 0)).counts)}

    def _expand(self, message: Said) -> Told:
        asked = letters.Expanding.model_validate(message.body)
        on_chart = OnChart(self._shown, self._told, self._today)
        found = self._chart.reader.ask(expansion(asked.about, asked.choice, on_chart))
        return {**self._tell(found.ids, found.fresh), "leftOut": found.left_out}

    def _look(self, message: Said) -> Told:
        asked = letters.About.model_validate(message.body)
        found = self._chart.reader.ask(look(asked.about, wire.BESIDE_ITS_OWN))
        return wire.detail(found, self._chart.house.directory.names)

    def _bring(self, message: Said) -> Told:
        """One thing that the panel named: a record of the same person."""
        asked = letters.About.model_validate(message.body)
        return self._tell((asked.about,), self._news((asked.about,)))

    def _explain(self, message: Said) -> Told:
        asked = letters.Explaining.model_validate(message.body)
        found = self._chart.reader.between(asked.pairs)
        wanted = set(asked.ties)
        return wire.explanation(explain(found._replace(links=tuple(li for li in found.links if li.id in wanted))))

    def _paths(self, message: Said) -> Told:
        asked = letters.Pathing.model_validate(message.body)
        near, cut = self._around(asked)
        found = ways(near, asked.start, asked.end)
        ids = tuple(dict.fromkeys(each for way in found for each in way.ids))
        names = {each.id: wording.thing_words(each) for each in self._chart.reader.things(ids)} if ids else {}
        ways_found = [{"title": path_words.title_of(way, names), "ids": way.ids} for way in found]
        note = path_words.note_of(len(found), asked.without, cut=cut)
        return {**self._tell(ids, self._news(ids)), "ways": ways_found, "note": note}

    def _groups(self, message: Said) -> Told:
        """What of the chart belongs together; the browser draws it, so that it can be undone like all else."""
        asked = letters.Grouping.model_validate(message.body)
        found = together(self._facts(tuple(sorted(self._shown))), asked.by, self._chart.today)
        grouped = sum(len(each.of) for each in found)
        count = f"{len(found)} group{'' if len(found) == 1 else 's'} by {asked.by.value} of {grouped} things"
        note = f"{count}." if found else f"Nothing on this chart belongs together by {asked.by.value}, as recorded."
        return {"groups": [each._asdict() for each in found], "note": note}

    def _around(self, asked: letters.Pathing) -> SteppedOut:
        """What is within some steps of either end, until the two sides meet."""
        found: list[Near] = []
        cut = False
        met, edges = [{asked.start}, {asked.end}], [{asked.start}, {asked.end}]
        for turn in range(2 * _ROUNDS):
            side = turn % 2
            if not edges[side]:
                continue
            steps = self._chart.reader.step_out(sorted(edges[side]), asked.without)
            found += steps.near
            cut = cut or steps.cut
            edges[side] = {step.other for step in steps.near} - met[side]
            met[side] |= edges[side]
            if side and met[0] & met[1]:
                break
        return SteppedOut(tuple(found), cut)


_MAPS = ("shown", "places", "pinned", "hidden", "expansions", "groups", "notes", "off", "settings")
