"""Batches on their way from the thread that maps to the one that writes, never more than a few ahead."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

AHEAD = 2
"""While one batch is being written the next is mapped; more would only fill the memory."""

Batch = TypeVar("Batch")
Answer = TypeVar("Answer")


class Conveyor(Generic[Batch, Answer]):
    """Does `work` on each batch in one thread of its own, in order, and gives the answers to `answered` in ours.

    What `work` raises is raised here, at the latest by `finish`; leaving the block waits for the batch under way and
    drops the others, so that nothing is written afterwards.
    """

    def __init__(self, work: Callable[[Batch], Answer], answered: Callable[[Batch, Answer], None]) -> None:
        self._work = work
        self._answered = answered
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writing")
        self._under_way: deque[tuple[Batch, Future[Answer]]] = deque()

    def __enter__(self) -> Conveyor[Batch, Answer]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def carry(self, batch: Batch) -> None:
        """Put a batch on its way, waiting while enough of them are."""
        while len(self._under_way) >= AHEAD:
            self._take()
        self._under_way.append((batch, self._pool.submit(self._work, batch)))

    def finish(self) -> None:
        """Wait until every batch has been written."""
        while self._under_way:
            self._take()

    def _take(self) -> None:
        batch, future = self._under_way.popleft()
        self._answered(batch, future.result())
