"""Deals the plantings out to files, writes the files, and writes the key with the people it is complete for."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from ingest.invented.answer_key import Case
from ingest.invented.gaps import (
    agencies,
    alike,
    assessing,
    brokers,
    children,
    concerns,
    intelligence,
    notification,
    officers,
    orders,
    oversight,
    structure,
    visits,
)
from ingest.invented.gaps.clean import clean_file

if TYPE_CHECKING:
    from types import ModuleType

    from ingest.invented.district import District, Officer
    from ingest.invented.draw import Draw
    from ingest.invented.gaps.case_file import CaseFile
    from ingest.invented.gaps.planting import Planting

FAMILIES: tuple[ModuleType, ...] = (
    visits,
    notification,
    children,
    assessing,
    orders,
    oversight,
    intelligence,
    structure,
    concerns,
    agencies,
    brokers,
)
"""One module per family: its `PLANTINGS`, and in `RECORDS` the rules whose subjects are rows of a table."""
_FEW, _SEVERAL = 1, 3
_FEW_OFFICERS = 2
"""Officers to begin with, for each case wanted of a rule: one in whom a gap is planted, and one beside."""
_LARGE = 100
"""Managed people from which a force gets several cases of every rule."""


@dataclass(slots=True)
class _Cohort:
    """The people of one district into whose files gaps are planted."""

    district: District
    draw: Draw
    spare: Officer
    files: list[CaseFile] = field(default_factory=list)
    alone: dict[str, list[CaseFile]] = field(default_factory=dict)
    officers: int = 0
    made: int = 0

    def fresh(self, officer: Officer, priority: str) -> CaseFile:
        self.made += 1
        return clean_file(self.district, officer, priority, self.made)

    def widen(self) -> None:
        """Another officer with five people."""
        officer, priorities = officers.cohort_manager(self.district, self.draw, self.officers)
        self.officers += 1
        self.files += [self.fresh(officer, priority) for priority in self.draw.shuffled(priorities)]

    def host(self, family: str, planting: Planting) -> CaseFile:
        """A file for the planting, one of its own or one that this family has not been at."""
        if planting.alone:
            priority = self.draw.pick(planting.priorities or ("medium", "low"))
            file = self.fresh(self.spare, priority)
            self.alone.setdefault(planting.rule, []).append(file)
            return file
        while True:
            for file in self.draw.shuffled(self.files):
                fits = not planting.priorities or file.priority in planting.priorities
                clear = planting.rule not in file.clouded and not file.planted & (
                    set(planting.clouds) - {planting.rule}
                )
                if fits and clear and family not in file.taken:
                    return file
            self.widen()


def plant(district: District) -> None:
    """Writes the people of the gaps, and what was planted."""
    draw = district.draw("gaps")
    cohort = _Cohort(district, draw, officers.manager(district, draw))
    for _ in range(_FEW_OFFICERS * _wanted(district)):
        cohort.widen()
    rules: dict[str, dict[str, tuple[str, str]]] = {}
    for family in FAMILIES:
        rules.update(dict.fromkeys(_deal(cohort, family), family.RECORDS))
    for rule in officers.RULES:
        district.key.complete(rule, tuple(dict.fromkeys(file.officer.id for file in cohort.files)))
    for rule, records in rules.items():
        _answer_for(cohort, rule, records.get(rule))
    alike.plant(district, _wanted(district))
    for file in (*cohort.files, *(file for files in cohort.alone.values() for file in files)):
        file.write()


def _wanted(district: District) -> int:
    return _SEVERAL if district.size.managed >= _LARGE else _FEW


def _deal(cohort: _Cohort, family: ModuleType) -> list[str]:
    """Plants every rule of a family; returns the rules."""
    kinds = sorted(family.PLANTINGS, key=lambda planting: (planting.rule, planting.verdict))
    for _, group in groupby(kinds, key=lambda planting: (planting.rule, planting.verdict)):
        ways = cohort.draw.shuffled(list(group))
        for number in range(_wanted(cohort.district)):
            _plant(cohort, family.__name__, ways[number % len(ways)])
    return sorted({planting.rule for planting in family.PLANTINGS})


def _plant(cohort: _Cohort, family: str, planting: Planting) -> None:
    file = cohort.host(family, planting)
    file.taken.add(family)
    file.planted.add(planting.rule)
    rows = planting.change(file) or ()
    file.clouded |= planting.disturbed
    subjects = (file.id, *(companion.id for companion in file.companions), *rows)
    cohort.district.key.add(Case("gap", planting.rule, subjects, planting.verdict, planting.note))


def _answer_for(cohort: _Cohort, rule: str, record: tuple[str, str] | None) -> None:
    """Writes down for whom, and for which rows of theirs, the key of a rule is complete."""
    files = [file for file in cohort.files if rule not in file.clouded] + cohort.alone.get(rule, [])
    everybody = [each for file in files for each in (file, *file.companions)]
    ids = [file.id for file in everybody]
    if record:
        table, column = record
        ids += [row[column] for file in everybody for row in file.rows.get(table, ())]
    cohort.district.key.complete(rule, tuple(dict.fromkeys(ids)))
