"""What each kind of link says, what it does not say, and what to ask about it."""

from __future__ import annotations

from typing import NamedTuple

from graph.links import LINK_TYPES


class Meaning(NamedTuple):
    """What a link of one type means: what is said, what is not, and the questions that would make it firmer."""

    says: str
    says_not: str
    ask: tuple[str, ...]


_ALWAYS = ("When was this last confirmed, and by whom?", "Does another source with an origin of its own say the same?")
_MEANINGS = {
    "ASSOCIATED_WITH": Meaning(
        "A source tied these two people together.",
        "It does not say that either did anything, or that they still have to do with each other.",
        ("Who saw them together, where and when?", "Do both know of each other's record?"),
    ),
    "AT_ADDRESS": Meaning(
        "A source tied this person to this address, as occupant, visitor or user.",
        "Two people at one address need not have been there at the same time.",
        ("Do they live there now?", "Who else lives or stays there?", "Is there a child at the address?"),
    ),
    "USES_PHONE": Meaning(
        "A source says that this person uses this number.",
        "A number passes from hand to hand: who used it on a given day is another question.",
        ("Since when, and until when?", "Is it in their own name?", "Who else is said to use it?"),
    ),
    "USES_VEHICLE": Meaning(
        "A source says that this person uses or keeps this vehicle.",
        "The keeper need not be the driver.",
        ("Who drove it on the days that matter?", "Who is the registered keeper?"),
    ),
    "USES_ACCOUNT": Meaning(
        "A source says that this person uses this account.",
        "A handle shows a name that anybody may have chosen.",
        ("How is the account known to be theirs?", "Was it declared under notification?"),
    ),
    "MEMBER_OF": Meaning(
        "A source says that this person works for, belongs to or attends this organisation.",
        "It does not say what contact with others it gives them.",
        ("In which part, and with whom do they come in touch?", "Does the organisation know?"),
    ),
    "INVOLVED_IN": Meaning(
        "A source gives this person a part in this offence.",
        "A suspect is not an offender; what became of it stands on the offence.",
        ("In which part?", "What was the outcome?"),
    ),
}


def meaning_of(link_type: str) -> Meaning:
    """What a link of this type means; one that has no entry of its own is read aloud."""
    found = _MEANINGS.get(link_type)
    if found is None:
        words = f"A source says: {LINK_TYPES[link_type].forward}."
        found = Meaning(words, "It says no more than the record that it stands on.", ())
    return found._replace(ask=(*found.ask, *_ALWAYS))
