"""The network that is made of columns is the one that is made tie by tie, with the same steps behind it."""

from __future__ import annotations

from random import Random

import numpy as np
import polars as pl
import pytest

from analysis.network.changes import changes
from analysis.network.tie_table import ASSERTED, DAYS, Sources, tie_table, ties_of, touched, well_graded
from analysis.network.ties import Tie, cited, ties_in
from analysis.network.web import web_of
from analysis.network.weights import Weights
from analysis.network.whole import Counted, whole_network
from graph.drafts import Bounds
from graph.errors import InputError
from graph.reading.columns import TIE_COLUMNS, Columns
from tests.analysis.network.invented_ties import TODAY, tie
from tests.analysis.network.plain_network import network_of

NOW = Counted(Weights(), TODAY)
SHARED = ("USES_PHONE", "AT_ADDRESS", "MEMBER_OF", "INVOLVED_IN")


def _drawn(seed: int) -> list[Tie]:
    """Ties of every sort: parallel and refuted ones, to oneself, of several origins, ended, of any grading."""
    draw = Random(seed)  # noqa: S311
    people = [f"p{number:02}" for number in range(40)]
    ties = [_some(draw, draw.choice(people), draw.choice(people), "ASSOCIATED_WITH") for _ in range(90)]
    for number in range(25):
        link = SHARED[number % len(SHARED)]
        ties += [_some(draw, who, f"t{number:02}", link) for who in draw.choices(people, k=draw.randint(1, 6))]
    return ties


def _some(draw: Random, start: str, end: str, link: str) -> Tie:
    said = {
        "grade": draw.choice(("1AP", "2CC", "3DP", "", "unclear")), "origin": draw.choice(("", "O1", "O2")),
        "strength": draw.choice(("confirmed", "possible", "", "refuted")),
    }  # fmt: skip
    kind = draw.choice(("friend", "partner", "home", ""))
    made = tie(start, end, link, kind, **said)
    begin, until = sorted(f"20{draw.randint(10, 30)}-0{draw.randint(1, 9)}-01" for _ in range(2))
    period = draw.choice(
        (Bounds(), Bounds(begin, begin), Bounds(None, None, until, until), Bounds(begin, begin, until, until))
    )
    return made._replace(bounds=period)


def _table(ties: list[Tie]) -> pl.DataFrame:
    rows = [(*each[: len(ASSERTED)], *each.bounds) for each in ties]
    kinds = {name: pl.Int64() if name == "recorded" else pl.String() for name in (*ASSERTED, *DAYS)}
    return pl.DataFrame(rows, schema=kinds, orient="row")


@pytest.mark.parametrize("seed", range(6))
def test_it_is_the_network_that_is_made_tie_by_tie(seed: int) -> None:
    ties, without = _drawn(seed), ("MEMBER_OF", "partner") if seed % 2 else ()
    plain = network_of(web_of(ties, Weights(), TODAY, without=without), ["p99"])
    found = whole_network(_table(ties), NOW._replace(without=without), ["p99"])
    assert found.people == plain.people
    assert [each.tolist() for each in found.pairs] == [each.tolist() for each in plain.pairs]
    assert found.weight == pytest.approx(plain.weight)
    assert found.notes == plain.notes
    for thing, steps in plain.web.steps.items():
        mine = found.web.steps[thing]
        assert {other: step.ties for other, step in mine.items()} == {other: step.ties for other, step in steps.items()}
        assert [step.weight for _, step in sorted(mine.items())] == pytest.approx(
            [step.weight for _, step in sorted(steps.items())]
        )
    assert set(found.web.steps) == set(plain.web.steps)


@pytest.mark.parametrize("seed", range(3))
def test_behind_each_pair_stand_the_same_things(seed: int) -> None:
    ties = _drawn(seed)
    behind = [
        network.behind for network in (network_of(web_of(ties, Weights(), TODAY)), whole_network(_table(ties), NOW))
    ]
    groups = []
    for each in behind:
        assert each is not None
        order = np.argsort(each.through, kind="stable")
        cuts = np.flatnonzero(np.diff(each.through[order])) + 1
        groups.append(sorted(tuple(sorted(part.tolist())) for part in np.split(each.pair[order], cuts)))
    assert groups[0] == groups[1]


def test_a_thing_that_too_many_share_ties_nobody_and_is_told() -> None:
    found = whole_network(_table([tie(f"p{number:03}", "phone", "USES_PHONE", "") for number in range(201)]), NOW)
    assert (len(found.pairs), len(found.people)) == (0, 201)
    assert "1 thing is shared by more than 200 people" in found.notes[0]


def test_nobody_and_an_unknown_kind() -> None:
    assert len(whole_network(_table([]), NOW, ["p1"]).pairs) == 0
    with pytest.raises(InputError, match="no kind of tie"):
        whole_network(_table([]), NOW._replace(without=("gossip",)))


@pytest.mark.parametrize("seed", range(3))
def test_what_changed_is_found_among_those_whose_ties_differ(seed: int) -> None:
    ties, draw = _drawn(seed), Random(seed + 9)  # noqa: S311
    before, after = (sorted(draw.sample(ties, len(ties) - 2)) for _ in range(2))
    states = [whole_network(_table(some), NOW) for some in (before, after)]
    among = touched(_table(before), _table(after))
    assert changes(states[0], states[1], among=among) == changes(states[0], states[1])
    assert {*states[0].people, *states[1].people} - among


def test_a_tie_without_a_grading_has_that_of_its_report_and_an_item_the_origin_of_its_report() -> None:
    rows = [
        ("t1", "p1", "p2", "friend", "r1", 0, "confirmed", "", "", "", "", "", "R1"),
        ("t2", "p1", "p3", "friend", "r2", 0, "", "2020-01-01", "2019-01-01", "2019-01-01", "2020-01-01", "3EP", "I1"),
        ("t3", "p2", "p3", "", "r3", 0, "", "", "", "", "", "", "unseen"),
    ]
    links = Columns(TIE_COLUMNS, tuple([row[_AT[name]] for row in rows] for name in TIE_COLUMNS))
    reports = ("about", "origin_id", "source_grade", "info_grade", "handling_code")
    said = Columns(reports, (["R1", "R1", "R2"], ["", "O1", ""], ["1", "2", None], ["A", "B", "C"], ["P", None, "P"]))
    items = Columns(("about", *reports[2:]), (["I1"], ["2"], ["C"], ["C"]))
    whose = Columns(("start", "end"), (["I1"], ["R1"]))
    plain = list(ties_in("ASSOCIATED_WITH", links, cited(said, items, whose)))
    frames = Sources(_frame(said), _frame(items), _frame(whose))
    table = tie_table({"ASSOCIATED_WITH": pl.DataFrame(dict(zip(links.names, links.data, strict=True)))}, frames)
    assert list(ties_of(table)) == plain
    assert [each.grade for each in ties_of(well_graded(table))] == ["2B", ""]


_AT = {
    name: at
    for at, name in enumerate(
        ("id", "start", "end", "kind", "record", "recorded", "strength", "to_latest", "from_earliest", "from_latest",
         "to_earliest", "grade", "report")
    )
}  # fmt: skip


def _frame(columns: Columns) -> pl.DataFrame:
    plain = {"about", "start", "end"}
    names = [name if name in plain else f"f_{name}" for name in columns.names]
    return pl.DataFrame(dict(zip(names, columns.data, strict=True)), schema=dict.fromkeys(names, pl.String()))
