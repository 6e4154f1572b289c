"""Everything that can be proved about what is stored: one run, one answer."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, computed_field

from graph.progress import Progress, Step, silent
from graph.verifying.anchors import verify_anchors
from graph.verifying.chains import verify_chains
from graph.verifying.data import verify_data
from graph.verifying.problems import Problem, Problems

if TYPE_CHECKING:
    from pathlib import Path

    from graph.neo4j.bolt import Bolt


class Verification(BaseModel):
    """What was proved, and what is wrong.

    Attributes:
        chains: Audit chains, one for each process that read or wrote.
        audit_lines: Lines on them.
        erased_texts: Lines whose searched text was erased by a decision.
        anchors: Daily anchors.
        records: Versions of rows.
        lines: Rows, whatever their versions.
        links: Assertions that two things are related.
    """

    model_config = ConfigDict(frozen=True)

    checked_at: datetime
    chains: int
    audit_lines: int
    erased_texts: int
    anchors: int
    records: int
    lines: int
    links: int
    problems: tuple[Problem, ...]

    @computed_field  # type: ignore[prop-decorator]
    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def verify(bolt: Bolt, *, now: datetime, file: Path | None = None, progress: Progress = silent) -> Verification:
    """Recompute the audit chains, compare them with their anchors, and compare the graph with itself.

    Args:
        bolt: The database.
        now: When this is.
        file: Where the anchors also stand, for a local database.
        progress: Where to say how far it is.
    """
    problems = Problems()
    progress(Step("Recomputing the audit chains"))
    chains = verify_chains(bolt, problems)
    anchors = verify_anchors(bolt, problems, file=file)
    data = verify_data(bolt, problems, progress)
    return Verification(
        checked_at=now,
        chains=chains.chains,
        audit_lines=chains.lines,
        erased_texts=chains.erased_texts,
        anchors=anchors,
        **data._asdict(),
        problems=problems.all(),
    )
