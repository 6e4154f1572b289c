"""The 5x5x5 gradings of older systems, translated into 3x5x2 so that nothing becomes better than it was graded."""

from __future__ import annotations

import re
from types import MappingProxyType

from graph.grading import GradingError

_NOTATION = re.compile(r"\[?\s*(?P<source>[A-E])[\s/\-]*(?P<intelligence>[1-5])[\s/\-]*(?P<handling>[1-5])\s*\]?")
SOURCES = MappingProxyType({"A": "1", "B": "2", "C": "3", "D": "3", "E": "2"})
"""Always reliable, mostly, sometimes, unreliable, untested."""
INTELLIGENCE = MappingProxyType({"1": "A", "2": "A", "3": "B", "4": "D", "5": "E"})
"""Known to be true, known personally to the source, corroborated, cannot be judged, suspected to be false."""
HANDLING = MappingProxyType({"1": "P", "2": "C", "3": "C", "4": "C", "5": "C"})
"""The first code shares within law enforcement; each of the others ties sharing to something that 3x5x2 says as C."""


def old_grading_text(cell: str) -> str:
    """The 3x5x2 grading that says no more than a 5x5x5 one did.

    >>> old_grading_text("B24")
    '2AC'

    Raises:
        GradingError: If it is no 5x5x5 grading.
    """
    found = _NOTATION.fullmatch(cell.strip().upper())
    if found is None:
        raise GradingError("This is not a 5x5x5 grading: write source, intelligence and handling as B24.")
    return f"{SOURCES[found['source']]}{INTELLIGENCE[found['intelligence']]}{HANDLING[found['handling']]}"
