"""Has the database plan statements before anybody asks them: one just started plans each when it is first asked.

Each is asked for things that do not exist, so nothing is read, nothing is written, and the audit record has nothing to
say. Explaining it instead would fill only half of what the database keeps. What it keeps of a statement holds for lists
of one order of magnitude, so each is asked for a few things and for many.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from graph.happenings import EVENTS
from graph.neo4j.bolt import Tx
from graph.neo4j.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

    from graph.neo4j.bolt import Bolt

MANY, FEW = 50, 5
"""As many things as an expansion brings or a chart begins with, and as few."""
_PARAMETER = re.compile(r"\$(\w+)")
_WRITES = re.compile(r"\b(?:CREATE|MERGE|SET|DELETE|REMOVE)\b")


def reading_statements(module: ModuleType) -> tuple[Statement, ...]:
    """The statements of a module that only read, in the order in which they stand there."""
    found = (value for value in vars(module).values() if isinstance(value, Statement))
    return tuple(statement for statement in found if not _WRITES.search(statement.text))


def parameters_for_nothing(statement: Statement, size: int, classes: Sequence[int]) -> dict[str, Any]:
    """Values with which a statement finds nothing, of the kinds and sizes that it is asked with.

    Raises:
        KeyError: If the statement takes something that no value is known for.
    """
    nobody = "nobody-0000000000000000"
    known: dict[str, Any] = {
        **{name: [nobody] * size for name in ("ids", "among", "shown")},
        **{name: [] for name in ("types", "without", "sources", "information")},
        **dict.fromkeys(("forward", "since", "until")),
        "events": list(EVENTS),
        "beside": ["Nothing"] * FEW,
        "pairs": [[nobody, nobody]],
        "id": nobody,
        "today": "1900-01-01",
        "undated": True,
        "order": "latest",
        "limit": MANY,
        "acc": list(classes),
        "pub": 0,
        "at": 0,
    }
    return {name: known[name] for name in set(_PARAMETER.findall(statement.text))}


def plans_ahead(bolt: Bolt, statements: Sequence[Statement], classes: Sequence[int]) -> Iterator[Statement]:
    """Have one statement planned before each that is given out, so that whoever goes through them can wait between.

    Raises:
        DatabaseError: If the database is away.
    """
    for size in (MANY, FEW):
        for statement in statements:
            given = parameters_for_nothing(statement, size, classes)
            bolt.read("plan ahead", partial(Tx.run, statement=statement, **given))
            yield statement
