"""When something was, in words a reader can take in, with the days between which it must lie for sorting."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from graph.instants import LOCAL, PartInstant, UnreadableInstantError, parse_instant
from graph.kinds import MODELS
from graph.model.row import FieldKind, fields_of, shown
from graph.partdates import PartDate, UnreadableDateError, parse_part_date
from graph.periods import Period

if TYPE_CHECKING:
    from graph.reading.results import Record

NOT_DATED = "no date recorded"
# Digits beside it make it the part of something else, such as a reference.
_DATED = re.compile(r"(?<![\w-])\d{4}-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::[\d.]+)?(?:Z|[+-]\d{2}:\d{2})?)?)?(?![\w-])")


class When(NamedTuple):
    """A date or time as a source gives it; the bounds are None where it gives none that can be read."""

    words: str
    earliest: date | None = None
    latest: date | None = None

    @property
    def is_dated(self) -> bool:
        """Whether it can be put in order."""
        return self.earliest is not None


def when(text: str | None) -> When:
    """Read a date or time as it stands in a record.

    >>> when("2026-03").words
    'Mar 2026'
    >>> when(None).words
    'no date recorded'
    """
    if not text:
        return When(NOT_DATED)
    try:
        moment = parse_instant(text)
    except UnreadableInstantError:
        return When(f"“{text}”, which is no date")
    earliest, latest = moment.earliest.astimezone(LOCAL), moment.latest.astimezone(LOCAL)
    return When(_words(moment), earliest.date(), latest.date())


def when_of(record: Record, *fields: str) -> When:
    """The first of these fields that the record gives."""
    return when(next((text for field in fields if (text := record.text(field))), None))


def field_words(record: Record, field: str) -> str | None:
    """The value of a field as a person would write it, dates included; None where the record gives none."""
    if field not in record.values:
        return None
    kind = fields_of(MODELS[record.model])[field].kind
    text = shown(record.values[field])
    if kind is FieldKind.CODE:
        return text.replace("_", " ")
    return when(text).words if kind in {FieldKind.DATE, FieldKind.MOMENT} else text


def day_words(day: date) -> str:
    """A day as people write it.

    >>> day_words(date(2026, 3, 3))
    '3 Mar 2026'
    """
    return f"{day.day} {day:%b %Y}"


def with_plain_days(text: str) -> str:
    """What a rule compared, with its dates as people write them; answers as JSON keep those of the records.

    >>> with_plain_days("visit of 2026-03-03T10:00: last checks before it: PNC 2026-02, PND never")
    'visit of 3 Mar 2026 10:00: last checks before it: PNC Feb 2026, PND never'
    """
    return _DATED.sub(lambda found: _in_words(found[0]), text)


def moment_words(moment: datetime) -> str:
    """An instant in local time."""
    local = moment.astimezone(LOCAL)
    return f"{day_words(local.date())} {local:%H:%M}"


def period_of(record: Record, confirmed: str | None = None) -> Period:
    """The period in which a record says that it holds."""
    return Period(_part_date(record.valid_from), _part_date(record.valid_to), _part_date(confirmed))


def period_words(period: Period) -> str:
    """A period in words: a blank end is not recorded, which is not the same as open.

    >>> period_words(Period(parse_part_date("2024-03"), None, parse_part_date("2026-11-12")))
    'from Mar 2024, end not recorded, last confirmed 12 Nov 2026'
    """
    if not (period.valid_from or period.valid_to or period.confirmed):
        return "no dates recorded"
    begin = f"from {_date_words(period.valid_from)}" if period.valid_from else "start not recorded"
    end = f"to {_date_words(period.valid_to)}" if period.valid_to else "end not recorded"
    confirmed = f"last confirmed {_date_words(period.confirmed)}" if period.confirmed else ""
    return ", ".join(part for part in (begin, end, confirmed) if part)


def _part_date(text: str | None) -> PartDate | None:
    try:
        return parse_part_date(text) if text else None
    except UnreadableDateError:
        return None


def _in_words(text: str) -> str:
    found = when(text)
    return found.words if found.is_dated else text


def _date_words(found: PartDate) -> str:
    return when(found.text).words


def _words(moment: PartInstant) -> str:
    if moment.is_exact:
        return moment_words(moment.earliest)
    canonical = moment.canonical
    if canonical.startswith("c."):
        return f"about {_plain(canonical.removeprefix('c.').strip())}"
    return _plain(canonical)


def _plain(canonical: str) -> str:
    """`2026-03-03`, `2026-03` or `2026` as words, saying no more than it says."""
    match len(canonical):
        case 10:
            return day_words(date.fromisoformat(canonical))
        case 7:
            return f"{date.fromisoformat(f'{canonical}-01'):%b %Y}"
        case _:
            return canonical
