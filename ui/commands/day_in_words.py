"""A day as lines for people: each list under its heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.counted import counted
from analysis.nominal.when import day_words
from ui.answers.called import in_words
from ui.commands.gaps_in_words import gap_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ui.answers.day import DatedAnswer, DayAnswer
    from ui.answers.gap_life import GapAnswer


def day_in_words(answer: DayAnswer) -> Iterator[tuple[str, list[str]]]:
    """Every list of a day: its heading, and its lines."""
    names = answer.names
    failed = f"These rules FAILED, so their gaps are not known: {', '.join(answer.failed)}." if answer.failed else ""
    head = f"{answer.marking}  {day_words(answer.on)}  {counted(len(answer.nominals), 'nominal')}"
    yield head, [*filter(None, (answer.limits_refused, failed))]
    yield f"Visits planned ({len(answer.visits)})", _dated(answer.visits, names)
    yield f"Orders that end ({len(answer.orders)})", _dated(answer.orders, names)
    news = [
        f"{day_words(each.on)}  {in_words(names, each.report)} about {in_words(names, each.person)}"
        for each in answer.news
    ]
    yield f"New intelligence ({len(news)})", news
    yield f"Asked of me ({len(answer.asked)})", _gaps(answer.asked, names)
    yield f"Overdue ({len(answer.overdue)})", _gaps(answer.overdue, names)
    yield f"To close ({len(answer.closable)})", _gaps(answer.closable, names)
    yield f"Recorded since yesterday ({len(answer.recorded)})", _dated(answer.recorded, names)
    watched = _dated(answer.watched_recorded, names)
    yield f"Recorded about what you watch ({len(watched)})", watched


def _gaps(gaps: Sequence[GapAnswer], names: Mapping[str, str]) -> list[str]:
    return [line for gap in gaps for line in gap_in_words(gap, names)]


def _dated(dated: Sequence[DatedAnswer], names: Mapping[str, str]) -> list[str]:
    return [
        f"{day_words(each.on) if each.on else 'no day'}  {each.what}  {in_words(names, each.person)}  {each.record}"
        for each in dated
    ]
