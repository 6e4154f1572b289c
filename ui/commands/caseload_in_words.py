"""One officer's caseload as lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.counted import counted
from analysis.nominal.when import day_words, with_plain_days
from analysis.workload.caseload import GUIDE, Ground

if TYPE_CHECKING:
    from ui.answers.unit import CaseloadAnswer


def caseload_in_words(each: CaseloadAnswer) -> list[str]:
    """Numbers and risk, kinds, where they live, and whether the officer is vetted, trained, there and reviewed."""
    guide = f", above the guide of {GUIDE:.0%}" if each.over_guide else ""
    unit = each.unit or "no unit recorded"
    head = f"{each.name} ({each.officer}), {unit}  {counted(each.nominals, 'nominal')}, {each.high_share:.0%} high risk"
    bands = ", ".join(f"{count} {band.replace('_', ' ')}" for band, count in each.bands.items() if count)
    kinds = ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in each.kinds.items())
    ground = Ground(each.beats, each.area_km2, each.population, each.approved_premises)
    return [
        f"{head}{guide}",
        f"    {each.overdue} overdue; bands: {bands or 'none recorded'}; kinds: {kinds or 'none recorded'}",
        f"    {ground.words}",
        f"    {_staff(each)}",
    ]


def _staff(each: CaseloadAnswer) -> str:
    vetted = with_plain_days(f"{each.vetting or 'no vetting recorded'} {each.vetted_on}".strip())
    trained = ", ".join(each.trained).replace(":", " ") or "no course recorded"
    until = f" until {day_words(each.away_until)}" if each.away_until else ""
    away = f"away{until}, covered by {each.covered_by or 'nobody recorded'}" if each.away else "no absence recorded"
    reviewed = f"last reviewed {day_words(each.reviewed_on)}" if each.reviewed_on else "no review recorded"
    return f"{vetted}; {with_plain_days(trained)}; {away}; {reviewed}"
