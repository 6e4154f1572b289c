"""The limits in force: a force's own file, or the last good one where the file that stands cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.gaps.catalogue import catalogue
from analysis.gaps.overrides import ForceLimits, OverrideError, read_overrides

if TYPE_CHECKING:
    from analysis.gaps.rule import Rule
    from graph.settings import Settings

GOOD = "gap-limits.good.yaml"
KEPT = "The last limits that could be used are in force."
SHIPPED = "No earlier file could be used either: the limits as shipped are in force."


class InForce(NamedTuple):
    """The limits, and why the file that stands was refused and what holds instead; empty where it was not."""

    limits: ForceLimits
    refused: str = ""


def limits_in_force(settings: Settings) -> InForce:
    """Read the file of limits that the settings name; a refused one leaves the last good one in force."""
    if settings.gap_limits is None:
        return InForce({})
    try:
        text = settings.gap_limits.read_text(encoding="utf-8")
        limits = read_overrides(text, catalogue())
    except OverrideError as error:
        return _last_good(settings, str(error))
    except (OSError, UnicodeDecodeError):
        return _last_good(settings, "The file that MOSAIC_GAP_LIMITS names cannot be read.")
    _keep(settings, text)
    return InForce(limits)


def rule_in_force(name: str, settings: Settings) -> Rule:
    """A rule with the limits that are in force."""
    rule = catalogue()[name].rule
    own = limits_in_force(settings).limits.get(name, {})
    return rule.model_copy(update={"limits": {**rule.limits, **own}})


def _keep(settings: Settings, text: str) -> None:
    """Keep a good file in one stroke, so that nobody ever finds half of it."""
    kept = settings.home / GOOD
    if kept.is_file() and kept.read_bytes() == text.encode():
        return
    settings.home.mkdir(parents=True, exist_ok=True)
    fresh = kept.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(kept)


def _last_good(settings: Settings, why: str) -> InForce:
    """The last good file; a rule of it may have gone since, and then the limits as shipped hold."""
    try:
        text = (settings.home / GOOD).read_text(encoding="utf-8")
        return InForce(read_overrides(text, catalogue()), f"{why} {KEPT}")
    except (OSError, UnicodeDecodeError, OverrideError):
        return InForce({}, f"{why} {SHIPPED}")
