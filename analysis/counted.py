"""A number with the words that go with it, so that no sentence says `1 offences have`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def counted(count: int, one: str, many: str = "") -> str:
    """A number with what is said of one, or of several: the same with an s where nothing else is given.

    >>> counted(1, "offence has", "offences have"), counted(1200, "offence has", "offences have")
    ('1 offence has', '1,200 offences have')
    >>> counted(1, "record"), counted(0, "record")
    ('1 record', '0 records')
    """
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def told(counts: Iterable[tuple[int, str, str, str]]) -> tuple[str, ...]:
    """One sentence for each number above nought: its words for one, for several, and what is said either way.

    >>> told([(0, "row is", "rows are", "blank"), (1, "row repeats", "rows repeat", "a pair")])
    ('1 row repeats a pair.',)
    """
    return tuple(f"{counted(count, one, many)} {rest}." for count, one, many, rest in counts if count > 0)


def two_digits(value: float) -> str:
    """A number as exact as it is worth telling, never in powers of ten where it is large.

    >>> two_digits(1434.2), two_digits(5.14), two_digits(0.00314)
    ('1,400', '5.1', '0.0031')
    """
    return f"{float(f'{value:.2g}'):,.10g}"
