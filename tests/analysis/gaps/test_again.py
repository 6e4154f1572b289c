"""One person asked about, and an update after a change, against everything asked anew."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from analysis.gaps.again import Asked, Before, find_about, find_again, named_by
from analysis.gaps.casebook import Casebook
from analysis.gaps.catalogue import catalogue
from analysis.gaps.near import kind_of
from analysis.gaps.reach import IN_COMMON, OWN, REACHES
from analysis.gaps.reading import casebook_of
from analysis.gaps.reads import Noting, reads_of
from analysis.gaps.run import Found, find_gaps
from tests.analysis.gaps.books import held_tables
from tests.analysis.gaps.changes import changed
from tests.forces import TODAY, force_of

if TYPE_CHECKING:
    from analysis.gaps.finding import Finding
    from tests.analysis.gaps.books import HeldTables

ASKED = Asked(TODAY)
SEED = 20261127


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> HeldTables:
    """Give an invented force with gaps of every kind planted in it."""
    return held_tables(force_of(tmp_path_factory.mktemp("force"), SEED), spoilt=True)


@pytest.fixture(scope="module")
def whole(held: HeldTables) -> Found:
    """Ask every rule of all of it."""
    return find_gaps(casebook_of(held, TODAY))


def by_key(found: Found) -> dict[tuple[str, ...], Finding]:
    assert found.failed == ()
    return {(each.key, each.subject_ids[0], each.compared): each for each in found.findings}


def test_whoever_is_asked_about_has_the_gaps_that_all_have(held: HeldTables, whole: Found) -> None:
    people = sorted({each for finding in whole.findings for each in named_by(finding) if kind_of(each) == "person"})
    for person in Random(SEED).sample(people, 5):  # noqa: S311 - a test that can be repeated
        own = Found(tuple(each for each in whole.findings if person in named_by(each)))
        assert by_key(find_about(held, [person], ASKED)) == by_key(own)


def test_an_update_finds_what_is_found_anew(held: HeldTables, whole: Found) -> None:
    random, then, found = Random(SEED), held, whole  # noqa: S311
    for _ in range(3):
        now = changed(then, random, 5)
        anew = find_gaps(casebook_of(now, TODAY))
        assert by_key(find_again(Before(then, found), now, ASKED)) == by_key(anew)
        then, found = now, anew


def test_a_rule_reads_nothing_of_a_force_that_it_does_not_read_of_nothing(held: HeldTables) -> None:
    book = casebook_of(held, TODAY)
    for name, built in catalogue().items():
        if built.condition is not None:
            models, links = Noting(book._records), Noting(book._links)
            find_gaps(Casebook(TODAY, models, links), only=[name])
            assert models.noted <= reads_of(name).models, name
            assert links.noted <= reads_of(name).links, name


def test_only_what_says_so_is_about_what_many_have_in_common(whole: Found) -> None:
    subjects = {(each.rule, kind_of(each.subject_ids[0])) for each in whole.findings}
    assert [rule for rule, kind in subjects if kind in IN_COMMON and not REACHES.get(rule, OWN).of_common] == []


def test_rules_that_look_further_are_rules() -> None:
    assert REACHES.keys() <= {name for name, built in catalogue().items() if built.condition is not None}
