"""The questions on series: possible ones, candidates for an offence, what arrived, and the analyst's decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from analysis.catalogue.patterns import SERIES
from analysis.nominal.when import when
from analysis.patterns.series.decided import Decisions
from graph.asking.arrived import offences_arrived
from graph.asking.offence_links import offence_judgements
from graph.instants import end_of
from ui import gate, state
from ui.drawing import patterns as drawing
from ui.drawing.page import note, nothing
from ui.drawing.pattern_maps import Dot, map_and_time
from ui.made import made_by
from ui.markup import join, tag
from ui.pattern_read import read_desk, read_outlines
from ui.screens.patterns_decide import offer_decisions
from ui.screens.patterns_shown import choose, draw, offer, on_chart, show_made
from ui.series_answering import MOST_COMPARED, candidates_for, case_table, latest_first, series_found
from ui.since import ensure_past
from ui.state import Key
from ui.taking_away import Parcel, as_csv

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from analysis.patterns.series.desk import Desk
    from graph.reader import Reader
    from ui.answers.series import CandidatesAnswer, CaseAnswer, FoundSeriesAnswer, PairAnswer, PossibleSeriesAnswer

SHARE = 0.8
MOST = 10
MOST_ARRIVED = 5
MOST_PAIRS = 3
"""So many pairs are told with their reasons; of more the reader chooses rows."""


class Shown(NamedTuple):
    """A row: an offence, what it is in the answer, and what speaks for it.

    Attributes:
        known_for: Who was convicted of it, or that analysts put it there.
        pairs: What speaks for it, the weightiest pair first, each under what it is.
        sure: How sure a possible series is as a whole.
    """

    case: CaseAnswer
    group: str
    known_for: str
    pairs: Mapping[str, PairAnswer]
    sure: str = ""

    @property
    def pair(self) -> PairAnswer | None:
        """The pair that speaks for it most."""
        return next(iter(self.pairs.values()), None)


def show_found(reader: Reader) -> None:
    """Possible series among offences that nobody was convicted of."""
    desk = desk_for(reader)
    made = made_by(reader, "series find", {"share": SHARE, "solved_too": False}, state.view().as_at)
    answer = series_found(reader, desk, made, share=SHARE, solved_too=False)
    _notes(answer.learnt, answer.verdict, answer.notes)
    rows = [
        Shown(case, f"Series {number}", "", _ends_of(number, series), series.confidence)
        for number, series in enumerate(answer.series, 1)
        for case in series.offences
    ]
    _rows(reader, desk, rows)
    show_made(reader, made, _whole(answer, rows))


def _ends_of(number: int, series: PossibleSeriesAnswer) -> dict[str, PairAnswer]:
    """The pair that holds a possible series most, and the one where it would break; of two offences they are one."""
    pairs = {f"Series {number}, most alike": series.strongest}
    if (series.weakest.one.id, series.weakest.other.id) != (series.strongest.one.id, series.strongest.other.id):
        pairs[f"Series {number}, least alike: where it would break"] = series.weakest
    return pairs


def show_new(reader: Reader, offence: str) -> None:
    """What one offence may belong with."""
    desk = desk_for(reader)
    made = made_by(reader, "series new", {"reference": offence, "most": MOST}, state.view().as_at)
    answer = candidates_for(reader, desk, offence, made, most=MOST)
    _notes(answer.learnt, "", answer.notes)
    rows = _candidates(answer)
    _rows(reader, desk, rows)
    show_made(reader, made, _whole(answer, rows))


def show_arrived(reader: Reader, since: date) -> None:
    """Every offence that came in since a day, with what it may belong with."""
    moment = end_of(since)
    ensure_past(moment, None)
    desk = desk_for(reader)
    came = reader.ask(offences_arrived(moment))
    ids = latest_first(desk, came)
    if not ids:
        st.html(nothing("No offence came in, was coded anew or was mentioned since then that you may see."))
        return
    made = made_by(reader, "series arrived", {"since": since.isoformat(), "most": MOST_ARRIVED}, None)
    named = {one: desk.cases.each[desk.place(one)].name for one in ids}
    chosen = st.selectbox(f"{len(ids)} came in; compare", ids, format_func=named.__getitem__, key=Key.PATTERNS_ARRIVED)
    answer = candidates_for(reader, desk, chosen, made, most=MOST_ARRIVED)
    rows = _candidates(answer)
    _rows(reader, desk, rows)
    # What is kept is about the one offence that is shown, and asked again as such.
    asked = made_by(reader, "series new", {"reference": chosen, "most": MOST_ARRIVED}, None)
    show_made(reader, asked, _whole(answer.model_copy(update={"made": asked}), rows))


def _whole(answer: CandidatesAnswer | FoundSeriesAnswer, rows: Sequence[Shown]) -> Parcel:
    return Parcel("offences compared, as JSON", _about(rows), answer.model_dump_json(indent=1))


def _about(rows: Sequence[Shown]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.case.id for row in rows))


def _candidates(answer: CandidatesAnswer) -> list[Shown]:
    rows: list[Shown] = []
    for fit in answer.series:
        who = fit.person.label if fit.person else "put together by analysts"
        rows.append(Shown(fit.nearest.other, "Nearest of a known series", who, {"": fit.nearest}))
    known = {row.case.id for row in rows}
    rows += [Shown(pair.other, "Candidate", "", {"": pair}) for pair in answer.offences if pair.other.id not in known]
    rows.sort(key=lambda row: -row.pair.log_likelihood_ratio if row.pair else 0.0)
    rejected = (Shown(pair.other, "Rejected before", "", {"": pair}) for pair in answer.rejected)
    return [Shown(answer.offence, "Asked about", "", {}), *rows, *rejected]


def _rows(reader: Reader, desk: Desk, rows: Sequence[Shown]) -> None:
    if not rows:
        return
    table = [_row(row) for row in rows]
    choice = choose(table, Key.PATTERNS_ROWS)
    chosen = choice.rows
    chart = map_and_time([_dot(desk, row, place in chosen) for place, row in enumerate(rows)], read_outlines(reader))
    if chart is not None:
        marks = {row.case.id: [at for at, each in enumerate(rows) if each.case.id == row.case.id] for row in rows}
        draw(chart, choice, marks)
    every = _pairs(rows)
    shown = (_pairs([rows[place] for place in sorted(chosen)]) if chosen else every)[:MOST_PAIRS]
    st.html("".join(drawing.pair(pair, what) for what, pair in shown))
    kept = [row for place, row in enumerate(rows) if not chosen or place in chosen]
    _side_by_side(reader, desk, [row.case for row in kept])
    taken = [_row(row) for row in kept]
    ids = tuple(row.case.id for row in kept)
    on_chart(list(dict.fromkeys(ids)), chosen)
    offer(reader, "patterns", Parcel("offences compared, as CSV", ids, as_csv(taken, SERIES.caveats)), "csv")
    offer_decisions([pair for _, pair in shown], [pair for _, pair in every])


def _side_by_side(reader: Reader, desk: Desk, cases: Sequence[CaseAnswer]) -> None:
    """The comparative case table: what is coded of each, behaviour by behaviour, to read across and to print."""
    once = {case.id: case for case in cases}
    if not 2 <= len(once) <= MOST_COMPARED:  # noqa: PLR2004
        st.html(note(f"Choose 2 to {MOST_COMPARED} offences to lay what is coded of them side by side."))
        return
    laid = case_table(desk, list(once))
    heads = [join((f"{number}. ", drawing.case_link(case))) for number, case in enumerate(once.values(), 1)]
    st.html(tag("h3", "What is coded of each"))
    st.html(drawing.side_by_side("What is coded of each", heads, laid))
    columns = [f"{number}. {case.name}" for number, case in enumerate(once.values(), 1)]
    rows = [{"Behaviour": name, **dict(zip(columns, row, strict=True))} for name, row in laid.items()]
    parcel = Parcel("a comparative case table as CSV", tuple(once), as_csv(rows, SERIES.caveats))
    offer(reader, "case-table", parcel, "csv", words="Take away what is coded of each (CSV)")


def _pairs(rows: Sequence[Shown]) -> list[tuple[str, PairAnswer]]:
    """The pairs that speak for rows, each once, under what it is."""
    found = {(pair.one.id, pair.other.id): (what, pair) for row in rows for what, pair in row.pairs.items()}
    return list(found.values())


def _row(row: Shown) -> dict[str, object]:
    pair = row.pair
    known = "" if pair is None or pair.scored_so_high is None else f"{pair.of_them_linked} of {pair.scored_so_high:,}"
    return {
        "In the answer": row.group,
        "Offence": row.case.name,
        "When": row.case.when,
        "Score": None if pair is None else round(pair.log_likelihood_ratio, 1),
        "Linked of labelled pairs so high": known,
        "Decided": drawing.STATUS[pair.status] if pair and pair.decided else "",
        **({"The series as a whole": row.sure} if row.sure else {"Known for": row.known_for}),
    }


def _dot(desk: Desk, row: Shown, chosen: bool) -> Dot:  # noqa: FBT001
    at = desk.place(row.case.id)
    case = desk.cases.each[at]
    here = (case.fields.get("latitude"), case.fields.get("longitude"))
    usable = isinstance(here[0], float) and isinstance(here[1], float) and not _is_unknown(desk, at)
    place = (float(str(here[0])), float(str(here[1]))) if usable else None
    return Dot(case.id, case.name, row.group, when(str(case.fields.get("from_at", ""))).earliest, place, chosen)


def _is_unknown(desk: Desk, at: int) -> bool:
    return bool((desk.cases.offences.places[at] != desk.cases.offences.places[at]).any())


def _notes(learnt: str, verdict: str, notes: Sequence[str]) -> None:
    if verdict:
        st.markdown(f"**{verdict}**")
    st.html(note(" ".join((learnt, *notes))))


def desk_for(reader: Reader) -> Desk:
    """Offences and what they teach; kept while viewer, purpose, day and what is loaded stay the same."""
    desk = state.kept(Key.PATTERNS_DESK, gate.basis(), lambda: read_desk(reader))
    return desk._replace(decisions=Decisions(reader.ask(offence_judgements())))
