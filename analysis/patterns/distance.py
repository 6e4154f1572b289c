"""The two ways to measure how far apart two places are."""

from __future__ import annotations

from enum import StrEnum

POLE = 90
HALF_TURN = 180
"""No latitude is more degrees than the one, no longitude more than the other."""


class Distance(StrEnum):
    """How distance is measured; both are given, because published figures use one or the other."""

    MANHATTAN = "manhattan"
    EUCLIDEAN = "euclidean"
