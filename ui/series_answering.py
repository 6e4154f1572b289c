"""What `mosaic series` and the Patterns page answer; apart from the commands, because these are read at every start."""

from __future__ import annotations

from datetime import datetime
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from analysis.catalogue.patterns import SERIES
from analysis.patterns.linkage.comparing import Pairs
from analysis.patterns.series.candidates import candidates
from analysis.patterns.series.clustering import Wanted, find_series
from analysis.patterns.series.reasons import pair_up
from graph.asking.arrived import offences_arrived
from graph.errors import InputError
from ui.answers.called import things_by_id
from ui.answers.series import (
    ArrivedAnswer,
    CandidatesAnswer,
    CaseAnswer,
    ComparedAnswer,
    FoundSeriesAnswer,
    PairAnswer,
    PossibleSeriesAnswer,
    SeriesFitAnswer,
)
from ui.made import made_by
from ui.pattern_read import read_desk
from ui.references import find_each
from ui.since import ensure_past

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.patterns.linkage.offences import Ints
    from analysis.patterns.series.cases import Case
    from analysis.patterns.series.clustering import Found
    from analysis.patterns.series.desk import Desk
    from graph.reader import Reader
    from graph.reading.results import Thing
    from ui.answers.made import MadeAnswer

MOST_COMPARED = 30
MOST_SHOWN = 200


def answer_compared(reader: Reader, references: Sequence[str], as_at: datetime | None) -> ComparedAnswer:
    """Find the offences or the person, and compare."""
    ids = find_each(reader, references)
    made = made_by(reader, "series compare", {"references": ids}, as_at)
    return compare_offences(reader, read_desk(reader), ids, made)


def answer_found(reader: Reader, as_at: datetime | None, *, share: float, solved_too: bool) -> FoundSeriesAnswer:
    """Look for possible series."""
    made = made_by(reader, "series find", {"share": share, "solved_too": solved_too}, as_at)
    return series_found(reader, read_desk(reader), made, share=share, solved_too=solved_too)


def answer_new(reader: Reader, reference: str, as_at: datetime | None, *, most: int) -> CandidatesAnswer:
    """Find the offence, and what it may belong with."""
    offence = reader.find(reference)
    made = made_by(reader, "series new", {"reference": offence, "most": most}, as_at)
    return candidates_for(reader, read_desk(reader), offence, made, most=most)


def answer_arrived(reader: Reader, since: int | datetime, *, most: int) -> ArrivedAnswer:
    """Compare everything that arrived with everything on record.

    Raises:
        InputError: If the moment has not been yet.
    """
    made = made_by(reader, "series arrived", {"since": str(since), "most": most}, None)
    if isinstance(since, datetime):
        ensure_past(since, None)
    ids = reader.ask(offences_arrived(since))
    if not ids:
        return ArrivedAnswer(made=made, arrived=())
    desk = read_desk(reader)
    known = latest_first(desk, ids)
    return ArrivedAnswer(made=made, arrived=tuple(candidates_for(reader, desk, one, made, most=most) for one in known))


def latest_first(desk: Desk, ids: Sequence[str]) -> list[str]:
    """Those of some offences that can be compared, the latest first; whoever sees what came in begins with that."""
    known = sorted(one for one in ids if one in desk.cases.place_of)
    begun = {one: str(desk.cases.each[desk.place(one)].fields.get("from_at", "")) for one in known}
    return sorted(known, key=begun.__getitem__, reverse=True)


def compare_offences(reader: Reader, desk: Desk, ids: Sequence[str], made: MadeAnswer) -> ComparedAnswer:
    """Offences pair by pair; of a person those that they were convicted of.

    Raises:
        InputError: If there are not two offences among them, or too many to lay side by side.
    """
    places = _places(desk, ids)
    if not 2 <= len(places) <= MOST_COMPARED:  # noqa: PLR2004
        message = f"Name two to {MOST_COMPARED} offences, or somebody convicted of as many: these are {len(places)}."
        raise InputError(message)
    ends = np.array(list(combinations(places, 2)), dtype=np.int64)
    pairs = pair_up(desk.cases, desk.comparer, desk.learnt, Pairs(ends[:, 0], ends[:, 1]))
    cases = [desk.cases.each[at] for at in places]
    named = _named(reader, cases)
    table = case_table(desk, [case.id for case in cases])
    return ComparedAnswer(
        made=made,
        learnt=desk.learnt.words,
        pairs=tuple(PairAnswer.of(pair, desk, named) for pair in sorted(pairs, key=lambda pair: -pair.ratio)),
        behaviours=tuple(table),
        table=tuple(table.values()),
        notes=desk.cases.notes,
        caveats=SERIES.caveats,
    )


def case_table(desk: Desk, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """What is coded of some offences: for each behaviour that any of them has, its state in each."""
    cases = [desk.cases.each[desk.place(one)] for one in ids]
    names = sorted({name for case in cases for name in case.behaviours})
    return {name: tuple(_state(case, name) for case in cases) for name in names}


def candidates_for(reader: Reader, desk: Desk, offence: str, made: MadeAnswer, *, most: int) -> CandidatesAnswer:
    """What one offence may belong with."""
    place = desk.place(offence)
    found = candidates(desk, place, most=most)
    pairs = (*found.offences, *found.rejected, *(fit.nearest for fit in found.series))
    members = [desk.cases.each[at] for fit in found.series for at in fit.series.members]
    named = _named(reader, [desk.cases.each[place], *(pair.other for pair in pairs), *members])
    return CandidatesAnswer(
        made=made,
        learnt=desk.learnt.words,
        offence=CaseAnswer.of(desk.cases.each[place], named),
        offences=tuple(PairAnswer.of(pair, desk, named) for pair in found.offences),
        series=tuple(SeriesFitAnswer.of(fit, desk, named) for fit in found.series),
        rejected=tuple(PairAnswer.of(pair, desk, named) for pair in found.rejected),
        notes=desk.cases.notes,
        caveats=SERIES.caveats,
    )


def series_found(reader: Reader, desk: Desk, made: MadeAnswer, *, share: float, solved_too: bool) -> FoundSeriesAnswer:
    """Possible series among offences that nobody was convicted of, or among all."""
    among = _among(desk, solved_too=solved_too)
    found = find_series(desk, among, Wanted(share, MOST_SHOWN))
    named = _named(reader, [case for series in found.series for case in series.cases])
    return FoundSeriesAnswer(
        made=made,
        learnt=desk.learnt.words,
        compared=len(among),
        series=tuple(PossibleSeriesAnswer.of(series, desk, named) for series in found.series),
        verdict=_verdict(found, share),
        notes=desk.cases.notes,
        caveats=SERIES.caveats,
    )


def _verdict(found: Found, share: float) -> str:
    if found.least is None:
        return f"At no score were {share:.0%} of labelled pairs linked, so no group is proposed."
    if not found.series:
        return "No offences are alike enough to be proposed as a series. That does not say that there is none."
    words = f"{found.in_all:,} possible series, each to be tested by a person."
    if found.in_all > MOST_SHOWN:
        words += f" The surest {MOST_SHOWN} are shown."
    if found.cut:
        words += f" {found.cut:,} offences hang together too widely to be told apart; only the most alike were grouped."
    return words


def _among(desk: Desk, *, solved_too: bool) -> Ints:
    return np.array([at for at, case in enumerate(desk.cases.each) if solved_too or not case.offenders], dtype=np.int64)


def _places(desk: Desk, ids: Sequence[str]) -> list[int]:
    found: list[int] = []
    for each in ids:
        of_person = [at for at, case in enumerate(desk.cases.each) if each in case.offenders]
        found += of_person or [desk.place(each)]
    return list(dict.fromkeys(found))


def _state(case: Case, behaviour: str) -> str:
    return case.behaviours[behaviour].state.value if behaviour in case.behaviours else "not coded"


def _named(reader: Reader, cases: Iterable[Case]) -> dict[str, Thing]:
    return things_by_id(reader, (who for case in cases for who in case.offenders))
