"""Parts of a form as they are written on the command line, each on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from graph.vocabulary import StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ingest.by_hand.form import Cells


def fields(given: Iterable[str] | None) -> Cells:
    """`field=value`, each field once.

    >>> fields(["title=Seen = heard"])
    {'title': 'Seen = heard'}
    """
    found: Cells = {}
    for text in given or ():
        name, sign, value = text.partition("=")
        if not sign or not name.strip() or name.strip() in found:
            raise typer.BadParameter("write each field once, as field=value", param_hint="--set")
        found[name.strip()] = value
    return found


def item(text: str) -> Cells:
    """An item of a report.

    >>> item("2CC A2 S1 fact: He said: no.")
    {'grade': '2CC A2 S1', 'statement': 'fact', 'text': 'He said: no.'}
    """
    head, sign, words = text.partition(":")
    if not sign:
        raise typer.BadParameter("write an item as `2BP fact: what it says`", param_hint="--report-item")
    graded, _, last = head.strip().rpartition(" ")
    stated = last in set(StatementKind)
    grade = graded if stated else head.strip()
    return {"grade": grade, **({"statement": last} if stated else {}), "text": words.strip()}


def mention(text: str) -> Cells:
    """Whom or what a report mentions.

    >>> mention("P1 suspect")
    {'ref_id': 'P1', 'role': 'suspect'}
    """
    reference, _, role = text.strip().partition(" ")
    return {"ref_id": reference, **({"role": role.strip()} if role.strip() else {})}


def link(text: str) -> Cells:
    """An association that a report asserts; what else it says follows, as on the command line.

    >>> link("P1 friend P2 1 valid_from=2026-01")
    {'person_id': 'P1', 'kind': 'friend', 'other_person_id': 'P2', 'item': '1', 'valid_from': '2026-01'}
    """
    words = text.split()
    plain = [word for word in words if "=" not in word]
    if len(plain) not in {3, 4} or plain != words[: len(plain)]:
        message = "write a link as `ID KIND ID`, the number of its item, and further fields as `valid_from=2026-01`"
        raise typer.BadParameter(message, param_hint="--link")
    names = ("person_id", "kind", "other_person_id", "item")
    return {**dict(zip(names, plain, strict=False)), **fields(words[len(plain) :])}


def behaviour(text: str) -> Cells:
    """How an offence was committed.

    >>> behaviour("approach: from behind=absent")
    {'dimension': 'approach', 'behaviour': 'from behind', 'state': 'absent'}
    """
    dimension, sign, rest = text.partition(":")
    words, _, state = (rest if sign else dimension).partition("=")
    found = {"dimension": dimension.strip() if sign else "", "behaviour": words.strip(), "state": state.strip()}
    return {name: cell for name, cell in found.items() if cell}


def part(text: str) -> Cells:
    """Who had a part in an offence.

    >>> part("P1 suspect")
    {'person_id': 'P1', 'role': 'suspect'}
    """
    reference, _, role = text.strip().partition(" ")
    return {"person_id": reference, "role": role.strip()}
