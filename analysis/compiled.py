"""Loops that run as machine code: compiled on the user's machine when first needed, and kept beside the module."""

from __future__ import annotations

from functools import cache, wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def bits_set(word: np.uint64) -> np.uint64:
    """How many bits of a word are set: in a compiled loop one instruction, and many words at a time.

    >>> int(bits_set(np.uint64(0b1011)))
    3
    """
    return np.uint64(np.bitwise_count(word))


def compiled(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Turn a loop over arrays into machine code that lets other threads run beside it.

    The compiler is loaded on the first call, since a command that needs no such loop must start without it. Such a
    loop may call no other function of ours but `bits_set`, and takes arrays and numbers only.
    """

    @cache
    def machine_code() -> Callable[Arguments, Result]:
        return cast("Callable[Arguments, Result]", _compiler()(function))

    @wraps(function)
    def call(*args: Arguments.args, **named: Arguments.kwargs) -> Result:
        return machine_code()(*args, **named)

    return call


@cache
def _compiler() -> Callable[[Callable[..., Any]], object]:
    """The compiler, told what `bits_set` is: counting the long way it makes one instruction of only now and then."""
    from numba import njit, types  # noqa: PLC0415 - half a second, for commands that need it
    from numba.extending import lower_builtin, type_callable  # noqa: PLC0415 - the same

    type_callable(bits_set)(lambda _: lambda word: word)
    lower_builtin(bits_set, types.uint64)(lambda _, builder, __, words: builder.ctpop(words[0]))  # type: ignore[no-untyped-call]
    return cast("Callable[[Callable[..., Any]], object]", njit(cache=True, nogil=True))
