"""What a viewer may see, decided once, below every caller.

Every distinct set of restrictions is one small integer, the access class; a viewer resolves to the allowed
integers once, and statements, full-text search and columns all filter on that one number. A restriction that
nobody can enforce (free-text conditions) is shown beside the value and is no part of the class.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from pydantic import BaseModel, ConfigDict

from graph.vocabulary import Purpose

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_RESTRICTED = "quarantine-unread"
"""The compartment of rows whose own restrictions could not be read: only data officers hold it."""


class AccessClass(BaseModel):
    """One distinct set of restrictions.

    Attributes:
        compartments: All of them must be held.
        handling: `P`, or `C` for sharing with conditions; nothing recorded counts as `P`.
        action: `A1` to `A3` beside `C`.
        sanitisation: `S1` or `S2` beside `C`.
        recipients: Where given, only these agencies or units.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    compartments: frozenset[str] = frozenset()
    handling: str | None = None
    action: str | None = None
    sanitisation: str | None = None
    recipients: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """The class as one line of text, equal for equal classes."""
        parts = (
            _listed(self.compartments),
            self.handling or "",
            self.action or "",
            self.sanitisation or "",
            _listed(self.recipients),
        )
        return "|".join(parts)

    @classmethod
    def of_key(cls, key: str) -> AccessClass:
        """The class that a key stands for."""
        compartments, handling, action, sanitisation, recipients = key.split("|")
        return cls(
            compartments=_names(compartments),
            handling=handling or None,
            action=action or None,
            sanitisation=sanitisation or None,
            recipients=_names(recipients),
        )

    def and_also(self, other: AccessClass) -> AccessClass:
        """A class that admits nobody whom either of the two keeps out.

        Two codes that cannot both be had in one class are kept apart by showing it to data officers alone.
        """
        codes = [_either(getattr(self, name), getattr(other, name)) for name in ("handling", "action", "sanitisation")]
        recipients = self.recipients | other.recipients
        if self.recipients and other.recipients:
            recipients = self.recipients & other.recipients
        nobody = None in codes or (not recipients and bool(self.recipients or other.recipients))
        handling, action, sanitisation = (code or None for code in codes)
        return AccessClass(
            compartments=self.compartments | other.compartments | ({MOST_RESTRICTED} if nobody else set()),
            handling=handling,
            action=action,
            sanitisation=sanitisation,
            recipients=recipients,
        )


def _listed(names: frozenset[str]) -> str:
    """Names as a part of a key; a sign that the key itself uses must not let one class pass for another."""
    return "+".join(sorted(quote(name, safe=" -_.:;,/()&'") for name in names))


def _names(listed: str) -> frozenset[str]:
    return frozenset(unquote(name) for name in listed.split("+") if name)


def _either(one: str | None, other: str | None) -> str | None:
    """The code that two classes have between them, blank where neither has one, None where both cannot be had."""
    # Whoever may see what is shared with conditions may see what is shared without.
    codes = {code for code in (one, other) if code} - ({"P"} if {one, other} == {"P", "C"} else set())
    return None if len(codes) > 1 else next(iter(codes), "")


class Restrictions(BaseModel):
    """What a row says of its own restrictions; None means that it says nothing and follows its report."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    compartments: frozenset[str] | None = None
    handling: str | None = None
    action: str | None = None
    sanitisation: str | None = None
    recipients: frozenset[str] | None = None

    def under(self, report: AccessClass) -> AccessClass:
        """The class of a row that rests on a report of class `report`: its own word first, else the report's.

        Handling, action and sanitisation travel together, because the last two mean nothing without the first.
        """
        own = self.handling is not None
        return AccessClass(
            compartments=report.compartments if self.compartments is None else self.compartments,
            handling=self.handling if own else report.handling,
            action=self.action if own else report.action,
            sanitisation=self.sanitisation if own else report.sanitisation,
            recipients=report.recipients if self.recipients is None else self.recipients,
        )


OPEN = AccessClass()
"""No restriction at all."""


class Clearance(BaseModel):
    """What a viewer holds.

    Attributes:
        compartments: Compartments that the viewer has been read into.
        handling: Handling codes that the viewer may see.
        actions: Action codes that the viewer may see beside `C`.
        sanitisations: Sanitisation codes that the viewer may see beside `C`.
        recipient_of: Agencies and units for which the viewer may receive.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    compartments: frozenset[str] = frozenset()
    handling: frozenset[str] = frozenset({"P"})
    actions: frozenset[str] = frozenset()
    sanitisations: frozenset[str] = frozenset()
    recipient_of: frozenset[str] = frozenset()

    def admits(self, restricted: AccessClass) -> bool:
        """Whether a viewer with this clearance may see what carries this class."""
        return (
            restricted.compartments <= self.compartments
            and (restricted.handling or "P") in self.handling
            and (restricted.action is None or restricted.action in self.actions)
            and (restricted.sanitisation is None or restricted.sanitisation in self.sanitisations)
            and (not restricted.recipients or bool(restricted.recipients & self.recipient_of))
        )


class Viewer(BaseModel):
    """Who asks: an identity, the roles it has and what it is cleared for.

    Attributes:
        officer: The officer on record who this user is, by the source's own key or an id; empty for none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    user_id: str
    name: str
    title: str
    roles: frozenset[str] = frozenset()
    clearance: Clearance = Clearance()
    officer: str = ""

    def allowed(self, classes: Mapping[int, AccessClass]) -> tuple[int, ...]:
        """The numbers of the classes that this viewer may see, in order."""
        return tuple(sorted(number for number, entry in classes.items() if self.clearance.admits(entry)))


class Reason(BaseModel):
    """Why somebody reads: a purpose from the closed list, and the visit, meeting or case that it is for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    purpose: Purpose
    reference: str = ""

    @classmethod
    def parse(cls, text: str) -> Reason:
        """Read `purpose` or `purpose: reference`, whatever the case and whether hyphens or spaces are used.

        Raises:
            ValueError: If the purpose is not on the closed list; the message holds the list.

        >>> Reason.parse("Pre-visit check: VIS-12").reference
        'VIS-12'
        """
        words, _, reference = text.partition(":")
        wanted = _plain(words)
        for purpose in Purpose:
            if wanted in {_plain(purpose.value), _plain(purpose.name)}:
                return cls(purpose=purpose, reference=reference.strip())
        known = "; ".join(purpose.value for purpose in Purpose)
        message = f"a purpose is one of: {known}. Write it as `purpose: reference`"
        raise ValueError(message)

    @property
    def words(self) -> str:
        """The same as `parse` reads it.

        >>> Reason.parse("Pre-visit check: VIS-12").words
        'pre-visit check: VIS-12'
        """
        return f"{self.purpose.value}: {self.reference}" if self.reference else self.purpose.value


def _plain(words: str) -> str:
    return " ".join(words.replace("-", " ").replace("_", " ").lower().split())
