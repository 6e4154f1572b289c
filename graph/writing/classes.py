"""Access classes by number, and the class of each row: its own word first, else its report's."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from graph.access import MOST_RESTRICTED, OPEN, AccessClass, Restrictions
from graph.neo4j import cypher_write as cypher
from graph.writing.stored import parent_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.drafts import Draft
    from graph.neo4j.bolt import Bolt

REMEMBERED = 100_000
"""Reports whose class a writer keeps in mind: a load of millions must not fill the memory with them."""
UNREAD = AccessClass(compartments=frozenset({MOST_RESTRICTED}))
_FIRST = ("Report", "ReportItem")


class Classes:
    """The access classes of a database as one writer knows them; only the lease holder may add to them."""

    def __init__(self, bolt: Bolt) -> None:
        self._bolt = bolt
        self._numbers: dict[AccessClass, int] = {}
        for row in bolt.read("access classes", lambda tx: tx.rows(cypher.CLASSES)):
            self._numbers[AccessClass.of_key(row["key"])] = row["number"]
        self._by_number = {number: entry for entry, number in self._numbers.items()}
        self._reports: dict[str, AccessClass] = {}

    def number_of(self, entry: AccessClass) -> int:
        """The number of a class; a class met for the first time gets the next one.

        Numbers are kept even if the load is taken back: an unused class shows nothing to anybody.
        """
        if entry not in self._numbers:
            asked = max(self._by_number, default=0) + 1
            row = self._bolt.write(
                "add an access class", lambda tx: tx.rows(cypher.ADD_CLASS, key=entry.key, number=asked)
            )[0]
            self._numbers[entry] = row["number"]
            self._by_number[row["number"]] = entry
        return self._numbers[entry]

    def numbered(self, number: int) -> AccessClass:
        """The class that a number stands for."""
        return self._by_number[number]

    def of_refusal(self, restrictions: Restrictions | None) -> int:
        """The class of a refused row; where its restrictions could not be read, only data officers see it."""
        return self.number_of(UNREAD if restrictions is None else restrictions.under(OPEN))

    def of_drafts(self, drafts: Sequence[Draft]) -> list[int]:
        """The class of each draft, in order; a report may stand anywhere among what rests on it."""
        parents = [(draft.inherits, draft.origin.report) for draft in drafts]
        known = self.of_reports({parent for pair in parents for parent in pair if parent})
        numbers = [0] * len(drafts)
        for place in sorted(range(len(drafts)), key=lambda place: _turn(drafts[place])):
            draft = drafts[place]
            entry = draft.restrictions.under(self.class_over(parent_of(draft), draft.origin.report, known))
            if draft.model in _FIRST:
                known[draft.about.id] = entry
            numbers[place] = self.number_of(entry)
        return numbers

    @staticmethod
    def class_over(parent: str | None, report: str | None, known: Mapping[str, AccessClass]) -> AccessClass:
        """The class that a row follows: that of its item; else, where that has not come, of its report."""
        if parent is None:
            return OPEN
        return known.get(parent) or known.get(report or "") or OPEN

    def of_reports(self, ids: Iterable[str]) -> dict[str, AccessClass]:
        """The classes of reports and items as they will be when this load is published."""
        wanted = set(ids)
        found = {about: self._reports[about] for about in wanted if about in self._reports}
        asked = self._asked(sorted(wanted - found.keys()))
        if len(self._reports) + len(asked) > REMEMBERED:
            self._reports.clear()
        self._reports |= asked
        return found | asked

    def forget(self, reports: Iterable[str]) -> None:
        """Ask for the classes of these reports and items again: what this load wrote may have changed them."""
        for about in reports:
            self._reports.pop(about, None)

    def _asked(self, ids: Sequence[str]) -> dict[str, AccessClass]:
        if not ids:
            return {}
        rows = self._bolt.read("classes of reports", lambda tx: tx.values(cypher.CLASSES_OF_REPORTS, ids=ids))
        found: dict[str, list[AccessClass]] = {}
        for about, number in rows:
            found.setdefault(about, []).append(self._by_number[number])
        return {about: reduce(AccessClass.and_also, entries) for about, entries in found.items()}


def _turn(draft: Draft) -> int:
    return _FIRST.index(draft.model) if draft.model in _FIRST else len(_FIRST)
