"""Working days in England and Wales: neither weekends nor bank holidays, the extra ones of single years included."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

MONDAY, SATURDAY = 0, 5
MAY, AUGUST, DECEMBER = 5, 8, 12
EARLY_MAY_MOVED = {1995: date(1995, 5, 8), 2020: date(2020, 5, 8)}
SPRING_MOVED = {2002: date(2002, 6, 4), 2012: date(2012, 6, 4), 2022: date(2022, 6, 2)}
# Royal occasions, each proclaimed for its own year.
EXTRA = {
    2002: (date(2002, 6, 3),),
    2011: (date(2011, 4, 29),),
    2012: (date(2012, 6, 5),),
    2022: (date(2022, 6, 3), date(2022, 9, 19)),
    2023: (date(2023, 5, 8),),
}
DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Whether people work on it.

    >>> is_working_day(date(2026, 4, 3)), is_working_day(date(2026, 4, 7))
    (False, True)
    """
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year)


def working_days_after(day: date, count: int) -> date:
    """The last day of a limit of some working days that begins on the day after.

    >>> working_days_after(date(2026, 4, 2), 5)
    datetime.date(2026, 4, 13)
    """
    while count:
        day += DAY
        count -= is_working_day(day)
    return day


@lru_cache(maxsize=256)
def bank_holidays(year: int) -> frozenset[date]:
    """Bank holidays of a year in England and Wales, substitute days included."""
    easter = easter_sunday(year)
    fixed = {
        _weekday_from(date(year, 1, 1)),
        easter - 2 * DAY,
        easter + DAY,
        EARLY_MAY_MOVED.get(year) or _monday_from(date(year, MAY, 1)),
        SPRING_MOVED.get(year) or _monday_from(date(year, MAY, 25)),
        _monday_from(date(year, AUGUST, 25)),
    }
    christmas = _weekday_from(date(year, DECEMBER, 25))
    boxing = _weekday_from(date(year, DECEMBER, 26))
    if boxing == christmas:
        boxing += DAY
    return frozenset({*fixed, christmas, boxing, *EXTRA.get(year, ())})


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus of 1876).

    >>> easter_sunday(2026)
    datetime.date(2026, 4, 5)
    """
    century, in_century = divmod(year, 100)
    golden = year % 19
    corrections = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + corrections + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - epact - in_century % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _weekday_from(day: date) -> date:
    while day.weekday() >= SATURDAY:
        day += DAY
    return day


def _monday_from(day: date) -> date:
    return day + DAY * (-day.weekday() % 7)
