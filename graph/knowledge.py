"""The states that knowledge of an attribute can be in: not knowing has kinds, and none of them is an answer."""

from __future__ import annotations

from enum import StrEnum


class KnowledgeState(StrEnum):
    """What is known of an attribute; stale, conflicting and nothing recorded are computed and never stored."""

    KNOWN = "known"
    ASKED_NOT_KNOWN = "asked_not_known"
    NEVER_ASKED = "never_asked"
    REFUSED = "refused"
    KNOWN_NOT_TO_EXIST = "known_not_to_exist"
    NOT_APPLICABLE = "not_applicable"
    WITHHELD = "withheld"
    UNREADABLE = "unreadable"
    STALE = "stale"
    CONFLICTING = "conflicting"
    NOTHING_RECORDED = "nothing_recorded"

    @property
    def words(self) -> str:
        """The state as it stands on the screen."""
        return _WORDS[self]

    @property
    def is_computed(self) -> bool:
        """Whether the state follows from what is on record as at a date, so that no source can state it."""
        return self in _COMPUTED


_WORDS = {
    KnowledgeState.KNOWN: "known",
    KnowledgeState.ASKED_NOT_KNOWN: "asked, not known",
    KnowledgeState.NEVER_ASKED: "never asked",
    KnowledgeState.REFUSED: "asked, refused to say",
    KnowledgeState.KNOWN_NOT_TO_EXIST: "known to have none",
    KnowledgeState.NOT_APPLICABLE: "does not apply",
    KnowledgeState.WITHHELD: "withheld by the agency that holds it",
    KnowledgeState.UNREADABLE: "recorded, but cannot be read",
    KnowledgeState.STALE: "known, but out of date",
    KnowledgeState.CONFLICTING: "sources contradict each other",
    KnowledgeState.NOTHING_RECORDED: "nothing recorded",
}

_COMPUTED = frozenset((KnowledgeState.STALE, KnowledgeState.CONFLICTING, KnowledgeState.NOTHING_RECORDED))

_CELL_WORDS = {
    "not known": KnowledgeState.ASKED_NOT_KNOWN,
    "unknown": KnowledgeState.ASKED_NOT_KNOWN,
    "n/k": KnowledgeState.ASKED_NOT_KNOWN,
    "not asked": KnowledgeState.NEVER_ASKED,
    "never asked": KnowledgeState.NEVER_ASKED,
    "refused": KnowledgeState.REFUSED,
    "none": KnowledgeState.KNOWN_NOT_TO_EXIST,
    "n/a": KnowledgeState.NOT_APPLICABLE,
    "not applicable": KnowledgeState.NOT_APPLICABLE,
    "withheld": KnowledgeState.WITHHELD,
}
_LONGEST = max(map(len, _CELL_WORDS))


def state_of(cell: str, codes: frozenset[str] = frozenset()) -> KnowledgeState | None:
    """The state a cell's words stand for; None where the cell holds a value, or is blank.

    A blank cell says nothing at all, so it makes no statement: nothing recorded is what the fold computes.
    `codes` are the column's own values in lower case: `unknown` is a code of an MO state and `refused` of a contact's
    result, and there they are values like any other.

    >>> state_of("Not known").words
    'asked, not known'
    """
    words = cell.strip().lower()
    if len(words) > _LONGEST or words in codes:
        return None
    return _CELL_WORDS.get(words)
