"""Forms that keep what somebody wrote when it is refused, and are empty again once it was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.state import Key

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator


def form(name: str, *, border: bool = True) -> DeltaGenerator:
    """A form of fields without keys or with those of `field`; Streamlit's way to empty one loses what was refused."""
    return st.form(f"{name}-{_taken().get(name, 0)}", border=border)


def field(name: str, key: str) -> str:
    """The key of a field in a form: another one after what the form said was taken."""
    count = _taken().get(name, 0)
    return f"{key}-{count}" if count else key


def taken(name: str) -> None:
    """What the form said was taken: the next one is a new form."""
    _taken()[name] = _taken().get(name, 0) + 1


def _taken() -> dict[str, int]:
    found: dict[str, int] = st.session_state.setdefault(Key.FORMS, {})
    return found
