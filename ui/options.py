"""The options of a command as one object, for commands that have more of them than a function should take."""

from __future__ import annotations

import functools
import inspect
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Options = TypeVar("Options")


def options_from(made: type[Options]) -> Callable[[Callable[[Options], None]], Callable[..., None]]:
    """Turn a function of one dataclass into a command whose options are the fields of that dataclass.

    The annotations must be real ones, so the module of the dataclass does without `from __future__ import annotations`.
    """
    signature = inspect.signature(made)

    def decorate(run: Callable[[Options], None]) -> Callable[..., None]:
        @functools.wraps(run)
        def command(**given: Any) -> None:  # noqa: ANN401 - Typer has read each of them as its own annotation says
            run(made(**given))

        command.__annotations__ = {name: option.annotation for name, option in signature.parameters.items()}
        command.__dict__["__signature__"] = signature.replace(return_annotation=None)
        return command

    return decorate
