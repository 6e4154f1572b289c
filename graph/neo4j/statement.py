"""A Cypher statement as a named constant: the only form in which anything reaches the database."""

from __future__ import annotations

from typing import NamedTuple


class Statement(NamedTuple):
    """One statement with its name; values reach it as parameters, never as text.

    Attributes:
        name: What it does, for transaction labels and tests.
        text: The Cypher.
    """

    name: str
    text: str
