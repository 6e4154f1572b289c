"""Knowledge states: the words of a cell, a blank, and codes that only look like a state."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.knowledge import KnowledgeState, state_of


@pytest.mark.parametrize(
    ("cell", "state"),
    [
        ("not known", KnowledgeState.ASKED_NOT_KNOWN),
        (" Unknown ", KnowledgeState.ASKED_NOT_KNOWN),
        ("REFUSED", KnowledgeState.REFUSED),
        ("none", KnowledgeState.KNOWN_NOT_TO_EXIST),
        ("N/A", KnowledgeState.NOT_APPLICABLE),
        ("not asked", KnowledgeState.NEVER_ASKED),
        ("withheld", KnowledgeState.WITHHELD),
        ("", None),
        ("   ", None),
        ("Nonesuch Lane", None),
        ("not known to the school until May", None),
    ],
)
def test_the_words_of_a_cell_stand_for_a_state(cell: str, state: KnowledgeState | None) -> None:
    assert state_of(cell) is state


def test_a_code_of_the_column_is_a_value_and_no_state() -> None:
    assert state_of("unknown", frozenset(("present", "absent", "unknown"))) is None
    assert state_of("refused", frozenset(("present", "absent", "unknown"))) is KnowledgeState.REFUSED


def test_every_state_has_words_of_its_own() -> None:
    assert len({state.words for state in KnowledgeState}) == len(KnowledgeState)


@given(st.text())
def test_no_source_can_state_what_is_computed(cell: str) -> None:
    state = state_of(cell)
    assert state is None or not state.is_computed
