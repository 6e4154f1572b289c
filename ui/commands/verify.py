"""`mosaic verify`: prove that nothing was changed behind Mosaic's back."""

from datetime import UTC, datetime

import typer

from graph.verifying.anchors import anchor_chains
from graph.verifying.problems import Problem
from graph.verifying.verify import Verification, verify
from ui.asking import AsJson
from ui.progress_line import progress_line
from ui.terminal import lines, to_people, write_json
from ui.wiring import anchors_file, open_house

NOT_AS_IT_SHOULD_BE = 1


def verify_all(*, as_json: AsJson = False) -> None:
    """Recompute the audit chains and compare the data with themselves; exits 1 when anything is wrong."""
    now = datetime.now(UTC)
    with progress_line() as progress, open_house(progress) as house:
        file = anchors_file(house.settings)
        found = verify(house.bolt, now=now, file=file, progress=progress)
        anchor_chains(house.bolt, now=now, file=file)
    if as_json:
        write_json(found)
    else:
        lines(to_people(), _words(found), indent=0)
    for problem in found.problems:
        typer.echo(_problem_words(problem), err=True)
    raise typer.Exit(0 if found.ok else NOT_AS_IT_SHOULD_BE)


def _words(found: Verification) -> list[str]:
    audit = f"{found.audit_lines:,} lines in {found.chains:,} chains, {found.anchors:,} anchors"
    wrong = f"{len(found.problems)} kinds of problems: look into each before going on."
    return [
        f"Audit: {audit}; the searched texts of {found.erased_texts:,} lines were erased by decision.",
        f"Data: {found.lines:,} rows in {found.records:,} versions, {found.links:,} links.",
        "Nothing is wrong." if found.ok else wrong,
    ]


def _problem_words(problem: Problem) -> str:
    places = ", ".join(problem.where)
    return f"{problem.check}: {problem.words} {problem.count:,} times{f': {places}' if places else ''}"
