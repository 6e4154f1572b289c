"""How offences are done, as coded behaviours: base rates for chance, and a hand whose habits drift.

Codes are neutral on purpose: what was done to a person is not spelt out anywhere in an invented force.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.invented.draw import Draw

BEHAVIOURS = {
    "approach": (
        ("con", 0.35),
        ("surprise", 0.25),
        ("blitz", 0.08),
        ("online_contact", 0.22),
        ("known_to_victim", 0.1),
    ),
    "victim_selection": (("alone", 0.5), ("routine_observed", 0.15), ("met_by_chance", 0.35)),
    "control": (("verbal_threat", 0.3), ("presence_only", 0.45), ("restraint", 0.12), ("persuasion", 0.35)),
    "speech": (("asks_personal_questions", 0.22), ("apologises", 0.12), ("gives_false_name", 0.1), ("silent", 0.15)),
    "precautions": (("face_covered", 0.18), ("gloves", 0.14), ("told_not_to_report", 0.25), ("phone_taken", 0.12)),
    "location_type": (("footpath", 0.2), ("park", 0.18), ("dwelling", 0.3), ("transport", 0.1), ("online", 0.2)),
    "time_band": (("morning", 0.15), ("afternoon", 0.3), ("evening", 0.35), ("night", 0.2)),
    "transport": (("on_foot", 0.5), ("bicycle", 0.12), ("car", 0.3), ("bus", 0.08)),
    "online_platform": (("game_chat", 0.1), ("picture_app", 0.14)),
    "grooming_stage": (("gifts", 0.12), ("secrecy_asked", 0.14)),
    "weapon": (("none_seen", 0.75), ("knife_shown", 0.08)),
    "substances": (("smelt_of_alcohol", 0.18), ("offered_alcohol", 0.1)),
}
_UNCODED = 0.25
_DRIFT = 0.12

Method = dict[tuple[str, str], str]
"""Dimension and behaviour to state."""


def habits(draw: Draw) -> Method:
    """The method of one hand: every behaviour present or absent."""
    return {
        (dimension, behaviour): "present" if draw.chance(rate) else "absent"
        for dimension, rates in BEHAVIOURS.items()
        for behaviour, rate in rates
    }


def drifted(draw: Draw, hand: Method) -> Method:
    """The same hand some time later: a few behaviours have changed for good."""
    return {trait: _other(state) if draw.chance(_DRIFT / 2) else state for trait, state in hand.items()}


def as_coded(draw: Draw, hand: Method) -> Method:
    """One offence of a hand as a coder saw it: slips, things not known, and much that was not coded at all."""
    coded = {}
    for trait, state in hand.items():
        if draw.chance(_UNCODED):
            continue
        if draw.chance(0.08):
            coded[trait] = "unknown"
        elif state == "present" or draw.chance(0.35):
            coded[trait] = _other(state) if draw.chance(_DRIFT / 4) else state
    return coded


def _other(state: str) -> str:
    return "absent" if state == "present" else "present"
