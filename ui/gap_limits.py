"""The limits in force: a force's own file, or the last good one where the file that stands cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.gaps.catalogue import catalogue
from analysis.gaps.overrides import ForceLimits, OverrideError, read_overrides

if TYPE_CHECKING:
    from graph.settings import Settings

GOOD = "gap-limits.good.yaml"


class InForce(NamedTuple):
    """The limits, and why the file that stands was refused; empty where it was not."""

    limits: ForceLimits
    refused: str = ""


def limits_in_force(settings: Settings) -> InForce:
    """Read the file of limits that the settings name; a refused one leaves the last good one in force."""
    if settings.gap_limits is None:
        return InForce({})
    kept = settings.home / GOOD
    try:
        text = settings.gap_limits.read_text(encoding="utf-8")
        limits = read_overrides(text, catalogue())
    except OverrideError as error:
        return InForce(_last_good(settings), str(error))
    except (OSError, UnicodeDecodeError):
        return InForce(_last_good(settings), "The file that MOSAIC_GAP_LIMITS names cannot be read.")
    settings.home.mkdir(parents=True, exist_ok=True)
    kept.write_text(text, encoding="utf-8")
    return InForce(limits)


def _last_good(settings: Settings) -> ForceLimits:
    kept = settings.home / GOOD
    return read_overrides(kept.read_text(encoding="utf-8"), catalogue()) if kept.is_file() else {}
