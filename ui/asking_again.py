"""A kept answer asked again: the same question with the same parameters, of what is on record now."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple

from analysis.network.paths import Wanted
from analysis.network.weights import Weights
from graph.asking.data_date import data_date
from graph.errors import InputError
from graph.reading.frame import View
from ui.answers.repeated import MOST, RepeatedAnswer, RunAnswer, told, verdict
from ui.associates_answering import answer_associates
from ui.differing import differences
from ui.made import made_by
from ui.near_repeat_answering import WantedNearRepeat, answer_near_repeat
from ui.network_answering import (
    WantedBrokers,
    WantedSuggestions,
    answer_brokers,
    answer_changes,
    answer_groups,
    answer_suggestions,
)
from ui.network_read import HowRead
from ui.offending_answering import places_of, profile_of, sequence_of, times_of
from ui.path_answering import WantedPaths, answer_paths
from ui.pattern_read import read_cases
from ui.references import find_nominal
from ui.series_answering import answer_arrived, answer_compared, answer_found, answer_new

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.reader import Reader
    from graph.reading.thing_page import ThingPage
    from ui.answers.made import MadeAnswer
    from ui.answers.statements import Answer
    from ui.kept_answers import Kept, Parameters


class Again(NamedTuple):
    """What is asked again, by whom, and what ties are worth."""

    reader: Reader
    command: str
    given: Parameters
    how: HowRead


def ask_again(reader: Reader, kept: Kept, weights: Weights | None = None) -> RepeatedAnswer:
    """Ask what was asked for a kept answer, as at the same moment where one was named, and tell what differs.

    Raises:
        InputError: If nothing can be asked under its command, or it was made with other weights.
        NotOnRecordError: If somebody it is about is nobody on record that may be seen.
    """
    used = weights or Weights()
    if kept.command not in QUESTIONS:
        message = f"There is no question `{kept.command}` that can be asked again."
        raise InputError(message)
    if kept.weights not in ("", used.version):
        message = (
            f"It was made with the weights {kept.weights}, and these are {used.version}: pass those as --weights, "
            "or on the Network page as what a tie is worth."
        )
        raise InputError(message)
    then = reader.at(View(as_at=kept.as_at))
    again = Again(then, kept.command, kept.parameters, HowRead(kept.as_at, kept.without, used))
    document = json.loads(QUESTIONS[kept.command](again).model_dump_json())
    found = differences(kept.document, document)
    return RepeatedAnswer(
        command=kept.command,
        as_at=kept.as_at,
        then=RunAnswer(loaded_at=kept.loaded_at, code=kept.code),
        now=RunAnswer(loaded_at=reader.ask(data_date()), code=version("mosaic")),
        same=not found,
        verdict=verdict(found),
        differences=told(found),
        left_out=max(len(found) - MOST, 0),
        answer=document,
    )


def _paths(again: Again) -> Answer:
    given = again.given
    wanted = Wanted(given.alternatives, given.steps, given.in_time)
    return answer_paths(again.reader, WantedPaths(given.references, again.how, wanted))


def _brokers(again: Again) -> Answer:
    given = again.given
    return answer_brokers(again.reader, again.how, WantedBrokers(given.one, given.other, given.most, given.seed))


def _suggestions(again: Again) -> Answer:
    given = again.given
    return answer_suggestions(again.reader, again.how, WantedSuggestions(given.about, given.most, given.seed))


def _changes(again: Again) -> Answer:
    since = again.given.since
    if not isinstance(since, datetime):
        raise InputError("The kept answer does not say since when: ask the question anew.")
    return answer_changes(again.reader, again.how, since, again.given.about)


def _found(again: Again) -> Answer:
    given = again.given
    return answer_found(again.reader, again.how.as_at, share=given.share, solved_too=given.solved_too)


def _near_repeat(again: Again) -> Answer:
    given = again.given
    wanted = WantedNearRepeat(given.space, given.time, given.category, given.method, given.permutations, given.seed)
    return answer_near_repeat(again.reader, read_cases(again.reader), wanted, again.how.as_at)


def _of_person(answer: Callable[[ThingPage, MadeAnswer], Answer]) -> Callable[[Again], Answer]:
    def ask(again: Again) -> Answer:
        page = again.reader.page(find_nominal(again.reader, again.given.reference))
        return answer(page, _made(again, page))

    return ask


def _sequence(again: Again) -> Answer:
    page = again.reader.page(find_nominal(again.reader, again.given.reference))
    return sequence_of(again.reader, page, (again.how.as_at or datetime.now(UTC)).date(), _made(again, page))


def _made(again: Again, page: ThingPage) -> MadeAnswer:
    return made_by(again.reader, again.command, {"reference": page.dossier.thing.id}, again.how.as_at)


QUESTIONS: Mapping[str, Callable[[Again], Answer]] = {
    "associates": lambda again: answer_associates(again.reader, again.given.reference, again.how.as_at),
    "paths": _paths,
    "network groups": lambda again: answer_groups(again.reader, again.how, seeds=again.given.seeds),
    "network brokers": _brokers,
    "network suggest": _suggestions,
    "network changes": _changes,
    "series compare": lambda again: answer_compared(again.reader, again.given.references, again.how.as_at),
    "series find": _found,
    "series new": lambda a: answer_new(a.reader, a.given.reference, a.how.as_at, most=a.given.most),
    "series arrived": lambda a: answer_arrived(a.reader, a.given.since or 0, most=a.given.most),
    "near-repeat": _near_repeat,
    "sequence": _sequence,
    "times": _of_person(times_of),
    "places": _of_person(places_of),
    "profile": _of_person(profile_of),
}
"""Every question whose answer can be kept and asked again, by its command."""
