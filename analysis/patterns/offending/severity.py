"""How grave an offence is, by the longest sentence that the law allows: a scale that nobody here made up.

England and Wales: Sexual Offences Act 2003 ss 1, 3, 15A, 66, 67, 103I; Protection of Children Act 1978 s 1; Offences
against the Person Act 1861 ss 18, 47. Life stands for 99 years.
"""

from __future__ import annotations

LIFE = 99
_YEARS = {
    "rape": LIFE,
    "assault by penetration": LIFE,
    "grievous bodily harm": LIFE,
    "sexual assault": 10,
    "indecent images of children": 10,
    "breach of order": 5,
    "assault occasioning actual bodily harm": 5,
    "exposure": 2,
    "voyeurism": 2,
    "sexual communication with a child": 2,
}


def most_years(title: str) -> int | None:
    """The longest sentence for an offence of this title; None where the title is not on the scale.

    >>> most_years("Sexual assault"), most_years("Trespass")
    (10, None)
    """
    return _YEARS.get(title.strip().casefold())


def years_words(years: int | None) -> str:
    """The scale in words.

    >>> years_words(99), years_words(None)
    ('up to life', 'not on the scale')
    """
    if years is None:
        return "not on the scale"
    return "up to life" if years == LIFE else f"up to {years} years"
