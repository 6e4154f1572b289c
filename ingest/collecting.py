"""How often Python looks for garbage while a load runs."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SPARING = (200_000, 20, 100)
"""New containers until the young, rounds of the young until the older, and rounds of those until all are looked at."""


@contextmanager
def sparing_collector() -> Iterator[None]:
    """Let Python look for rings of garbage rarely.

    A batch is hundreds of thousands of small dicts that all live until they are written: as often as Python looks by
    itself, a third of a load's own time went into looking at them. What is freed without a ring is freed at once as
    ever, so that the memory stays flat.
    """
    before = gc.get_threshold()
    gc.set_threshold(*SPARING)
    try:
        yield
    finally:
        gc.set_threshold(*before)
