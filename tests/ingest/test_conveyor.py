"""The conveyor between mapping and writing: in order, honest about failures, finished before it is left."""

from __future__ import annotations

from threading import Event, get_ident

import pytest

from ingest.conveyor import Conveyor

DEADLINE_S = 30


class RefusedError(Exception):
    pass


def test_batches_are_worked_on_in_order_and_elsewhere() -> None:
    seen: list[tuple[int, int]] = []
    answers: list[tuple[int, int]] = []

    def work(batch: int) -> int:
        seen.append((batch, get_ident()))
        return -batch

    with Conveyor(work, lambda batch, answer: answers.append((batch, answer))) as belt:
        for batch in range(5):
            belt.carry(batch)
        belt.finish()
    assert [batch for batch, _ in seen] == list(range(5))
    assert get_ident() not in {thread for _, thread in seen}
    assert answers == [(batch, -batch) for batch in range(5)]


def test_what_goes_wrong_elsewhere_is_raised_here() -> None:
    def refuse(_: int) -> None:
        raise RefusedError

    with Conveyor(refuse, lambda *_: None) as belt:
        belt.carry(1)
        with pytest.raises(RefusedError):
            belt.finish()


def test_leaving_in_haste_waits_for_what_is_under_way() -> None:
    under_way, done = Event(), Event()

    def work(batch: int) -> None:
        under_way.set()
        assert batch == 0
        done.set()

    def in_haste() -> None:
        with Conveyor(work, lambda *_: None) as belt:
            belt.carry(0)
            assert under_way.wait(DEADLINE_S)
            raise RefusedError

    with pytest.raises(RefusedError):
        in_haste()
    assert done.is_set()
