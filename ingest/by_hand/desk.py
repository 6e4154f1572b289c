"""Where somebody sits who enters and changes records: the database, who it is, and the one way to put rows in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from graph.audit import AuditTrail, Entry
from graph.drafts import Draft, Outcome
from graph.errors import AccessRefusedError, InputError
from graph.keys import BY_HAND
from graph.reader import Reader
from graph.vocabulary import Operation
from graph.writer import Published, Who, open_writer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from graph.drafts import Result
    from graph.neo4j.bolt import Bolt

SUPERVISES = "manager"
"""The role of users who may return a report to whoever submitted it."""
MAY_ENTER = "enter"
"""The role of users who may enter, correct and withdraw."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that entering and changing needs.

    Attributes:
        bolt: The database.
        trail: The audit record.
        who: Who enters, and why.
        now: The clock.
        mint: Gives a new key each time.
    """

    bolt: Bolt
    trail: AuditTrail
    who: Who
    now: Callable[[], datetime]
    mint: Callable[[], str]

    @property
    def reader(self) -> Reader:
        """Reads for whoever sits here: nobody changes or refers to what they may not see."""
        return Reader(self.trail, self.who.viewer, self.who.reason)

    @property
    def user(self) -> str:
        """Who sits here."""
        return self.who.viewer.user_id

    def admit(self, subjects: tuple[str, ...] = (), role: str = MAY_ENTER) -> None:
        """Let nobody in without the role for it; a refusal stands on the audit record.

        Raises:
            AccessRefusedError: If this user may not enter or change records.
        """
        if role not in self.who.viewer.roles:
            self._refuse(subjects, role)

    def put_in(self, make: Callable[[], Sequence[Draft]], operation: Operation, text: str = "") -> Published:
        """Write rows as one load of their own, and note it on the audit record in the same transaction.

        Args:
            make: Makes the rows; called when nobody else can write any longer, so what it reads is what stands.
            operation: What the audit record calls it.
            text: The reason in words, kept apart on the audit record.

        Raises:
            InputError: If a row refers to what is not there, or contradicts what is; nothing is changed.
            LeaseError: If a load is writing just now.
        """
        with open_writer(self.bolt, BY_HAND) as writer:
            drafts = make()
            _refuse_unless_kept(writer.write(drafts))
            writer.settle()
            lines = tuple(dict.fromkeys(draft.line for draft in drafts))
            about = tuple(dict.fromkeys(draft.about.id for draft in drafts))
            entry = Entry(operation, (*lines, *about), f"{len(drafts)} rows by hand", text)
            summary = json.dumps({"by_hand": operation.value, "rows": len(drafts)})
            return writer.publish(summary, self.who, self.trail, entry)

    def _refuse(self, subjects: tuple[str, ...], role: str) -> NoReturn:
        entry = Entry(Operation.REFUSAL, subjects, "enter by hand")
        self.trail.write("refuse to enter", self.who.viewer, self.who.reason, lambda _: (None, entry))
        raise AccessRefusedError(f"You may not do this: ask a colleague who has the role `{role}`.")


def _refuse_unless_kept(results: Sequence[Result]) -> None:
    reasons = [result.reason for result in results if result.outcome is Outcome.REFUSED]
    if reasons:
        raise InputError(reasons[0])
    if any(result.outcome is Outcome.WAITING for result in results):
        raise InputError("It refers to something that is not on record: enter that first, or choose another.")
