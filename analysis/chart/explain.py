"""Explain this link: what it means, every assertion under it, and how far to trust it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.chart.meaning import Meaning, meaning_of
from analysis.nominal.evidence import Evidence, corroborated
from graph.vocabulary import StatementKind, Strength

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.corroboration import Corroboration
    from graph.reading.chart import Between
    from graph.reading.results import Link


class Assertion(NamedTuple):
    """One link with what stands behind it."""

    link: Link
    behind: Evidence


class Explained(NamedTuple):
    """The answer to: what is this line, and should I believe it?

    Attributes:
        meanings: What each kind of link in the line means.
        assertions: Every assertion, the latest recorded first.
        corroboration: How many known origins say so.
        trust: How far to trust it, a sentence each; a count of what is recorded, never a probability.
        ask: What would make it firmer.
    """

    meanings: tuple[Meaning, ...]
    assertions: tuple[Assertion, ...]
    corroboration: Corroboration
    trust: tuple[str, ...]
    ask: tuple[str, ...]


def explain(found: Between) -> Explained:
    """Explain the assertions between two things."""
    assertions = tuple(_assertion(link, found) for link in found.links)
    meanings = tuple(meaning_of(name) for name in dict.fromkeys(link.type for link in found.links))
    supported = corroborated(each.behind for each in assertions)
    return Explained(
        meanings,
        assertions,
        supported,
        tuple(_trust(assertions, supported)),
        tuple(dict.fromkeys(question for meaning in meanings for question in meaning.ask)),
    )


def _assertion(link: Link, found: Between) -> Assertion:
    record = link.record
    cited = found.reports.get(record.report or "")
    grade = record.grade or (cited.grade if cited else None)
    return Assertion(link, Evidence(record, grade, cited.origin if cited else None, cited))


def _trust(assertions: Sequence[Assertion], supported: Corroboration) -> list[str]:
    if not assertions:
        return ["Nothing that you may see asserts it any longer."]
    grades = sorted({each.behind.grade or "not graded" for each in assertions})
    said = [each.link.record.strength for each in assertions]
    found = [f"{supported.words}.", f"Grading: {', '.join(grades)}."]
    if Strength.REFUTED in said:
        found.append(f"{said.count(Strength.REFUTED)} of {len(said)} say that it is refuted.")
    if all(each.link.record.statement == StatementKind.INFERENCE for each in assertions):
        found.append("It is inferred: no source states it.")
    if not any(each.link.record.valid_from or each.link.record.valid_to for each in assertions):
        found.append("No source says when it held.")
    return found
