"""What `mosaic gaps` and `mosaic rules` answer; apart from the commands, because these are read at every start."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import typer

from analysis.gaps.catalogue import BuiltRule, catalogue
from analysis.gaps.evaluation import Key, read_key, scores, things_of
from analysis.gaps.overrides import ForceLimits, read_overrides
from analysis.gaps.reading import read_casebook
from analysis.gaps.run import Failed, Found, find_gaps
from graph.errors import InputError
from graph.instants import end_of
from graph.keys import is_node_id
from graph.reading.frame import View
from graph.settings import Settings
from ui.answers.called import called
from ui.answers.gap_life import GapAnswer
from ui.answers.gaps import (
    EvaluationAnswer,
    FailedAnswer,
    GapsAnswer,
    LimitAnswer,
    RuleAnswer,
    RulesAnswer,
    ScoreAnswer,
)
from ui.asking import Asker, asking
from ui.gap_limits import limits_in_force
from ui.gap_list import WantedGaps, gaps_between, gaps_now

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from graph.reader import Reader


_REFERENCES = ("about", "officer", "beat", "visit", "meeting")


def answer_gaps(asker: Asker, asked: WantedGaps, since: datetime | None) -> GapsAnswer:
    """List gaps, the gravest first; what they are about may be named by a source's own key."""
    if asked.rule and asked.rule not in catalogue():
        raise typer.BadParameter(f"There is no rule {asked.rule}: `mosaic rules` lists them.")
    limits = limits_in_force(Settings.from_environment(os.environ))
    now = asker.as_at or datetime.now(UTC)
    if since is not None and since >= now:
        raise typer.BadParameter("--since needs a day before the one that is looked at: nothing can be new since then.")
    with asking(asker) as reader:
        wanted = WantedGaps(**{**asked._asdict(), **_resolved(reader, asked)})
        if since is None:
            found = gaps_now(reader, wanted, limits.limits, now)
        else:
            found = gaps_between(reader, wanted, limits.limits, (since, now))
        names = called(reader, (one for gap in (*found.gaps, *found.closed) for one in gap.on.subjects))
    return GapsAnswer(
        on=found.on,
        as_at=asker.as_at,
        since=since,
        failed=_failed(found.failed),
        limits_refused=limits.refused,
        gaps=tuple(GapAnswer.of(gap, found) for gap in found.gaps),
        closed=tuple(GapAnswer.of(gap, found) for gap in found.closed),
        names=names,
    )


def answer_evaluation(asker: Asker, key: Path, source: str) -> EvaluationAnswer:
    """Score the rules against an answer key.

    Raises:
        InputError: If the key cannot be read, or nothing in it is on record from that source: the rules would all seem
            to have missed everything.
    """
    if not key.is_file():
        raise InputError(f"There is no file {key.name}: name the answer key.")
    try:
        answers = read_key(key.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("The key cannot be read.") from error
    limits = limits_in_force(Settings.from_environment(os.environ))
    with asking(asker) as reader:
        named = sorted(things_of(answers, source))
        if named and not reader.things(named):
            raise InputError(f"Nothing in this key is on record for you from a source {source}: name the key's own.")
        days = sorted({case.as_at for case in answers.cases})
        found = {day: _found(reader.at(_view(day, days[-1])), day, limits.limits, answers) for day in days}
    made = scores(answers, {day: each.findings for day, each in found.items()}, source)
    failed = _failed(dict.fromkeys(fail for each in found.values() for fail in each.failed))
    built = catalogue()
    return EvaluationAnswer(
        scores=tuple(
            ScoreAnswer.of(each, heuristic=each.rule in built and built[each.rule].rule.heuristic) for each in made
        ),
        failed=failed,
        perfect=bool(made) and not failed and all(each.is_perfect for each in made),
        limits_refused=limits.refused,
    )


def answer_rules(check: Path | None) -> RulesAnswer:
    """Every rule with its limits, after a force's own file was checked where one is given."""
    checked = None if check is None else _set_by(check)
    force = limits_in_force(Settings.from_environment(os.environ))
    told = tuple(_rule(built, force.limits) for built in catalogue().values())
    return RulesAnswer(rules=told, checked=checked, limits_refused=force.refused)


def _set_by(file: Path) -> tuple[str, ...]:
    """What a file of limits sets, in words."""
    try:
        found = read_overrides(file.read_text(encoding="utf-8"), catalogue())
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("The file of limits cannot be read.") from error
    return tuple(f"{rule} {name}: {limit.words}" for rule, names in found.items() for name, limit in names.items())


def _view(day: date, last: date) -> View:
    # The last day of a key is the one that its files tell of: a row without a date of recording was on record then,
    # although it counts from when it was loaded, which was later.
    return View() if day == last else View(as_at=end_of(day))


def _found(reader: Reader, day: date, limits: ForceLimits, key: Key) -> Found:
    book = read_casebook(reader, day)
    return find_gaps(book, only={case.rule for case in key.cases}, limits=limits)


def _resolved(reader: Reader, asked: WantedGaps) -> dict[str, str]:
    """The ids of what was named; a list of the wrong kind of thing would read like a list without gaps."""
    given = {name: str(getattr(asked, name)) for name in _REFERENCES}
    found = {name: reader.find(reference) for name, reference in given.items() if reference}
    for name, one in found.items():
        if name != "about" and not is_node_id(name.capitalize(), one):
            raise InputError(f"What is named with --{name} is no {name}: there is no such list of gaps.")
    return found


def _failed(failed: Iterable[Failed]) -> tuple[FailedAnswer, ...]:
    return tuple(FailedAnswer(rule=each.rule, why=each.why) for each in failed)


def _rule(built: BuiltRule, force: ForceLimits) -> RuleAnswer:
    rule = built.rule
    limits = {**rule.limits, **force.get(rule.id, {})}
    told = rule.model_dump(
        include={"id", "title", "question", "fires", "reading", "exempt", "closes", "asks", "not_yet", "raised_by"}
    )
    return RuleAnswer(
        **told,
        audience=tuple(audience.value for audience in rule.audience),
        severity=rule.severity.value,
        basis=rule.basis_words,
        in_force=not rule.not_yet,
        limits={name: LimitAnswer.of(limit) for name, limit in limits.items()},
    )
