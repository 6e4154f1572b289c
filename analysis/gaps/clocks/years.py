"""Calendar years and ages: the corresponding date, and the last day of February where there is none."""

from __future__ import annotations

from datetime import date

FEBRUARY = 2
LEAP_DAY = 29
ADULT = 18


def years_after(day: date, years: int) -> date:
    """The corresponding date some years later; 29 February gives 28 February where the year has no such day.

    >>> years_after(date(2024, 2, 29), 1)
    datetime.date(2025, 2, 28)
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=LEAP_DAY - 1)


def months_after(day: date, months: int) -> date:
    """The corresponding date some months later, or the last day of a shorter month.

    >>> months_after(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, min(day.day, (following - date.resolution).day))


def age_on(born: date, day: date) -> int:
    """Whole years of age; somebody born on 29 February comes of age on 1 March of other years.

    >>> age_on(date(2008, 2, 29), date(2026, 2, 28)), age_on(date(2008, 2, 29), date(2026, 3, 1))
    (17, 18)
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
