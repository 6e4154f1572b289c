"""GR-62: people between two circles of friends, of whom little or much is on record towards one of them."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from ingest.invented import names
from ingest.invented.gaps.planting import EVERY, gap, near_miss

if TYPE_CHECKING:
    from ingest.invented.gaps.case_file import CaseFile

RECORDS: dict[str, tuple[str, str]] = {}
_GRADES = ("1AP", "2BP", "3BP", "2CP")


def _circle(file: CaseFile) -> list[str]:
    """Five to seven people who all know each other and who are not managed."""
    draw, keys = file.draw, [file.district.new_id("P") for _ in range(file.draw.between(5, 7))]
    for key in keys:
        sex = draw.pick(("M", "F"))
        named = {"surname": names.surname(draw), "forenames": names.forenames(draw, sex), "sex": sex}
        file.add("persons", 400, person_id=key, **named)
    for one, other in combinations(keys, 2):
        file.add("associations", 380, person_id=one, other_person_id=other, kind="friend", **_said())
    return keys


def _said(grade: str = "") -> dict[str, str]:
    return {"grade": grade, "statement": "fact", "strength": "confirmed"}


def _knows(file: CaseFile, *others: str, graded: bool) -> None:
    for other in others:
        grade = file.draw.pick(_GRADES) if graded else ""
        file.own("associations", file.draw.between(30, 300), other_person_id=other, kind="friend", **_said(grade))


def _between(file: CaseFile, items: int, *, graded: bool = True) -> tuple[list[str], list[str]]:
    """Ties the person to one circle by the force's own record, and to another one by so many rows."""
    near, far = _circle(file), _circle(file)
    _knows(file, *file.draw.some(near, 2), graded=False)
    _knows(file, *file.draw.some(far, items), graded=graded)
    return near, far


def _one_item(file: CaseFile) -> None:
    _between(file, 1)


def _two_items(file: CaseFile) -> None:
    _between(file, 2)


def _several_items(file: CaseFile) -> None:
    _between(file, file.draw.between(3, 4))


def _own_record(file: CaseFile) -> None:
    _between(file, 1, graded=False)


def _circles_that_know_each_other(file: CaseFile) -> None:
    near, far = _between(file, 1)
    one, other = file.draw.pick(near), file.draw.pick(far)
    file.add("associations", 350, person_id=one, other_person_id=other, kind="colleague", **_said())


def _one_circle(file: CaseFile) -> None:
    _knows(file, *file.draw.some(_circle(file), 2), graded=True)


PLANTINGS = (
    gap("GR-62", "between two circles; one graded item ties the person to one of them", _one_item, clouds=EVERY),
    gap("GR-62", "between two circles; two graded items tie the person to one of them", _two_items, clouds=EVERY),
    near_miss("GR-62", "between two circles; three or four graded items", _several_items, clouds=EVERY),
    near_miss("GR-62", "between two circles; the force's own record says so", _own_record, clouds=EVERY),
    near_miss("GR-62", "two circles that know each other anyway", _circles_that_know_each_other, clouds=EVERY),
    near_miss("GR-62", "in one circle alone", _one_circle, clouds=EVERY),
)
