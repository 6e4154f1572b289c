"""Loops that run as machine code: compiled on the user's machine when first needed, and kept beside the module."""

from __future__ import annotations

from functools import cache, wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def compiled(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Turn a loop over arrays into machine code that lets other threads run beside it.

    The compiler is loaded on the first call, since a command that needs no such loop must start without it. Such a
    loop may call no other function of ours, and takes arrays and numbers only.
    """

    @cache
    def machine_code() -> Callable[Arguments, Result]:
        from numba import njit  # noqa: PLC0415 - half a second, for commands that need it

        return cast("Callable[Arguments, Result]", njit(cache=True, nogil=True)(function))

    @wraps(function)
    def call(*args: Arguments.args, **named: Arguments.kwargs) -> Result:
        return machine_code()(*args, **named)

    return call
