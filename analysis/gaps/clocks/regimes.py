"""Which law a person notifies under; a regime of which the facts are not verified is off, and says so."""

from __future__ import annotations

from typing import NamedTuple


class Regime(NamedTuple):
    """One body of notification law.

    Attributes:
        id: Its short name.
        title: What it is called.
        types: The management types that it binds.
        is_on: Whether its clocks run here.
        why: The source of its facts, or why it is off.
    """

    id: str
    title: str
    types: tuple[str, ...]
    is_on: bool
    why: str


REGIMES = (
    Regime(
        "SOA2003",
        "Sexual Offences Act 2003, Part 2",
        ("RSO", "NO_subject"),
        is_on=True,
        why="ss.80-96, SI 2012/1876; read in docs/gaps.md with the certainty of each fact",
    ),
    Regime(
        "VOO",
        "violent offender order, Criminal Justice and Immigration Act 2008 s.98",
        ("RVO",),
        is_on=False,
        why="off: its notification periods have not been verified, and a remembered figure is never shown as law",
    ),
    Regime(
        "CTA2008",
        "Counter-Terrorism Act 2008, Part 4",
        ("RTO",),
        is_on=False,
        why="off: its notification periods have not been verified, and a remembered figure is never shown as law",
    ),
)
