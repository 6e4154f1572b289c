"""Which findings only follow from another on the same person, so that one root cause is one gap."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

FOLLOWS = MappingProxyType(
    {
        # Nobody has got in: that a visit is overdue says the same again.
        "GR-21": "GR-23",
        # Who never notified at all has not notified any of the items either, nor in the period.
        "GR-04": "GR-01",
        "GR-02": "GR-01",
        # Without an offender manager nobody could acknowledge what came in.
        "GR-46": "GR-12",
    }
)
"""A rule, and the rule whose finding on the same person is its root cause."""


def root_of(rule: str, found: Collection[str]) -> str:
    """The rule that is the root cause of a finding, among all that were found about the same person.

    >>> root_of("GR-21", {"GR-21", "GR-23"})
    'GR-23'
    >>> root_of("GR-21", {"GR-21"})
    'GR-21'
    """
    root = FOLLOWS.get(rule, rule)
    return root if root in found else rule
