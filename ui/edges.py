"""Edges of bands as somebody writes them: numbers with commas between."""

from __future__ import annotations

from graph.errors import InputError


def edges_of(text: str) -> tuple[float, ...]:
    """Read edges; whether they rise is the test's to say.

    >>> edges_of("0, 100,200")
    (0.0, 100.0, 200.0)

    Raises:
        InputError: If a part is no number.
    """
    try:
        return tuple(float(part) for part in text.split(","))
    except ValueError as error:
        message = "Write the edges of the bands as numbers with commas between, such as 0,100,200."
        raise InputError(message) from error
