"""Near repeats among the offences on record that a viewer may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.catalogue.patterns import NEAR_REPEAT
from analysis.counted import counted
from analysis.patterns.distance import Distance
from analysis.patterns.near_repeat import Bands, Shuffles, near_repeat
from ui.answers.near_repeat import Asked, NearRepeatAnswer, RecordedNearRepeatAnswer
from ui.edges import edges_of
from ui.made import made_by

if TYPE_CHECKING:
    from datetime import datetime

    from analysis.patterns.series.cases import Cases
    from graph.reader import Reader

METRES_A_KILOMETRE = 1000.0
A_DAY = 1.0


class WantedNearRepeat(NamedTuple):
    """Which offences are counted, in which bands.

    Attributes:
        space: Edges in metres, with commas between.
        time: Edges in days.
        category: Only offences of it; empty for all.
        method: How distance is measured, a value of `Distance`.
    """

    space: str = "0,100,200,400,800"
    time: str = "0,7,14,28,56"
    category: str = ""
    method: str = Distance.MANHATTAN.value
    permutations: int = 999
    seed: int = 1


def answer_near_repeat(
    reader: Reader, cases: Cases, wanted: WantedNearRepeat, as_at: datetime | None
) -> RecordedNearRepeatAnswer:
    """Count pairs of offences by how near and how soon, beside shuffled dates.

    Raises:
        InputError: If the bands cannot be read or used, or fewer than two offences have a place and an exact day.
    """
    taken = [at for at, case in enumerate(cases.each) if wanted.category in ("", case.fields.get("category"))]
    offences = cases.offences
    # An offence somewhere in a longer window has no day of its own: it would stand near others by chance.
    days = np.where(offences.last - offences.first <= A_DAY, offences.first, np.nan)[taken]
    bands, shuffles = Bands(edges_of(wanted.space), edges_of(wanted.time)), Shuffles(wanted.permutations, wanted.seed)
    method = Distance(wanted.method)
    places = offences.places[taken] * METRES_A_KILOMETRE
    found = near_repeat(places, days, bands, method=method, shuffles=shuffles)
    notes = (
        f"{counted(found.left_out, 'offence is', 'offences are')} left out: no place, or not one day on which it was.",
    )
    asked = Asked(shuffles, method, notes if found.left_out else ())
    return RecordedNearRepeatAnswer(
        made=made_by(reader, "near-repeat", wanted._asdict(), as_at),
        table=NearRepeatAnswer.of(found, bands, asked, caveats=NEAR_REPEAT.caveats),
    )
