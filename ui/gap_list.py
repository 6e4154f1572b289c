"""The gaps of a viewer as at a moment: read once, asked of every rule, filtered as somebody wants."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.gaps.catalogue import catalogue
from analysis.gaps.reading import read_casebook
from analysis.gaps.run import Found, find_gaps
from graph.instants import LOCAL
from graph.reading.frame import View

if TYPE_CHECKING:
    from datetime import date, datetime

    import polars as pl

    from analysis.gaps.finding import Finding
    from analysis.gaps.overrides import ForceLimits
    from graph.reader import Reader


class WantedGaps(NamedTuple):
    """Which gaps: about a thing, for an audience, of a rule, of an officer's people; empty means all."""

    about: str = ""
    audience: str = ""
    rule: str = ""
    officer: str = ""


class GapsNow(NamedTuple):
    """The gaps on a day, and those that were closed since an earlier moment; `gaps` are then only the new ones."""

    on: date
    gaps: tuple[Finding, ...]
    failed: Found
    closed: tuple[Finding, ...] = ()


def gaps_now(reader: Reader, wanted: WantedGaps, limits: ForceLimits, moment: datetime) -> GapsNow:
    """The wanted gaps as at a moment, which is also the moment of the clocks."""
    on = moment.astimezone(LOCAL).date()
    book = read_casebook(reader, on)
    found = find_gaps(book, only=[wanted.rule] if wanted.rule else [], limits=limits)
    return GapsNow(on, tuple(each for each in found.findings if _is_wanted(each, wanted, book.cases)), found)


def gaps_between(
    reader: Reader, wanted: WantedGaps, limits: ForceLimits, moments: tuple[datetime, datetime]
) -> GapsNow:
    """The gaps that opened between two moments, and those that closed."""
    before = gaps_now(reader.at(View(as_at=moments[0])), wanted, limits, moments[0])
    after = gaps_now(reader, wanted, limits, moments[1])
    then, now = ({each.key for each in listed.gaps} for listed in (before, after))
    failed = Found((), (*before.failed.failed, *after.failed.failed))
    opened = tuple(each for each in after.gaps if each.key not in then)
    return GapsNow(after.on, opened, failed, tuple(each for each in before.gaps if each.key not in now))


def narrowed(found: GapsNow, wanted: WantedGaps) -> GapsNow:
    """Gaps that were found for everybody, as far as they are wanted; an officer's are asked for when they are read."""
    return found._replace(gaps=tuple(each for each in found.gaps if _is_about(each, wanted)))


def _is_about(finding: Finding, wanted: WantedGaps) -> bool:
    if wanted.about and wanted.about not in {finding.about, *finding.subject_ids}:
        return False
    if wanted.audience and wanted.audience not in catalogue()[finding.rule].rule.audience:
        return False
    return not wanted.rule or wanted.rule == finding.rule


def _is_wanted(finding: Finding, wanted: WantedGaps, cases: pl.DataFrame) -> bool:
    if not _is_about(finding, wanted):
        return False
    if not wanted.officer:
        return True
    people = cases.filter(cases["officer"] == wanted.officer)["person"].to_list()
    return finding.about in people or wanted.officer in finding.subject_ids
