"""The graph once more as a small dictionary, written from the promises of the writer and not from its code.

A line is a timeline: from which moment on which version stood at the source. Rows that wait are kept beside it.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.drafts import Draft


@dataclass
class ModelVersion:
    draft: Draft
    loads: set[int]
    ordinal: int
    missing: frozenset[str] = frozenset()
    """Things whose links have not come."""
    pending: bool = False


@dataclass
class ModelLine:
    versions: list[ModelVersion] = field(default_factory=list)
    timeline: dict[int, ModelVersion] = field(default_factory=dict)
    """From each moment on, the version that stood."""

    @property
    def current(self) -> ModelVersion | None:
        return self.timeline[max(self.timeline)] if self.timeline else None

    def standing(self, at: int) -> ModelVersion | None:
        begun = [moment for moment in self.timeline if moment <= at]
        return self.timeline[max(begun)] if begun else None


@dataclass
class ModelGraph:
    things: set[str] = field(default_factory=set)
    lines: dict[str, ModelLine] = field(default_factory=dict)
    waiting: dict[str, list[Draft]] = field(default_factory=dict)
    load_number: int = 0

    def load(self, batches: Iterable[Sequence[Draft]], now: int) -> list[str]:
        """Take a load and say what became of each row."""
        self.load_number += 1
        outcomes = []
        for batch in batches:
            self.things |= {node.id for draft in batch if draft.stands_alone for node in draft.mints}
            outcomes += [self._take(draft, now) for draft in batch]
        self._settle(now)
        return outcomes

    def copy(self) -> ModelGraph:
        return deepcopy(self)

    def _take(self, draft: Draft, now: int) -> str:
        line = self.lines.setdefault(draft.line, ModelLine())
        same = [version for version in line.versions if version.draft.digest == draft.digest]
        if line.current is not None and any(self._came_with(version, line.current, draft) for version in same):
            return self._same(draft, line, same)
        missing = frozenset(node.id for node in draft.needs) - self.things
        earlier = self._is_earlier(draft, line)
        if not earlier:
            self._overtake(draft)
        if missing:
            kept = [row for row in self.waiting.get(draft.line, []) if row.digest != draft.digest]
            self.waiting[draft.line] = [*kept, draft]
        if missing and not draft.stands_alone:
            return "waiting"
        outcome = "created" if earlier or line.current is None else "superseded"
        self._stand(draft, line, now, missing)
        return "waiting" if missing else outcome

    @staticmethod
    def _came_with(version: ModelVersion, current: ModelVersion, draft: Draft) -> bool:
        return draft.origin.recorded is not None or bool(version.loads & {_birth(current)})

    def _same(self, draft: Draft, line: ModelLine, same: list[ModelVersion]) -> str:
        for version in same:
            version.loads.add(self.load_number)
        pending = any(version.pending for version in same)
        if line.current in same:
            self._overtake(draft)
        return "waiting" if pending else "unchanged"

    @staticmethod
    def _is_earlier(draft: Draft, line: ModelLine) -> bool:
        current = line.current
        stated = draft.origin.recorded
        if current is None or stated is None or current.draft.origin.recorded is None:
            return False
        return stated < current.draft.origin.recorded

    def _overtake(self, draft: Draft) -> None:
        """What came last counts; rows that say when they were recorded never overtake each other."""
        stated = draft.origin.recorded is not None
        rows = self.waiting.get(draft.line, [])
        kept = [row for row in rows if row.digest == draft.digest or (stated and row.origin.recorded is not None)]
        self.waiting[draft.line] = kept
        for version in self.lines[draft.line].versions:
            version.pending = version.pending and any(row.digest == version.draft.digest for row in kept)

    def _stand(self, draft: Draft, line: ModelLine, now: int, missing: frozenset[str]) -> None:
        version = ModelVersion(draft, {self.load_number}, len(line.versions) + 1, missing, bool(missing))
        recorded = now if draft.origin.recorded is None else draft.origin.recorded
        if not self._is_earlier(draft, line):
            line.timeline = {moment: entry for moment, entry in line.timeline.items() if moment < recorded}
        line.timeline[recorded] = version
        line.versions.append(version)

    def _settle(self, now: int) -> None:
        while arriving := [row for rows in self.waiting.values() for row in rows if self._has_come(row)]:
            for draft in arriving:
                if draft.stands_alone:
                    self._complete(draft)
                elif draft in self.waiting[draft.line]:
                    self._take(draft, now)
                self.waiting[draft.line] = [row for row in self.waiting[draft.line] if row.digest != draft.digest]

    def _complete(self, draft: Draft) -> None:
        for version in self.lines[draft.line].versions:
            if version.draft.digest == draft.digest and version.pending:
                version.missing, version.pending = frozenset(), False

    def _has_come(self, draft: Draft) -> bool:
        return {node.id for node in draft.needs} <= self.things


def _birth(version: ModelVersion) -> int:
    return min(version.loads)
