"""Importing a package as if others were not installed, where it would import them only because they are."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def without(*packages: str) -> Iterator[None]:
    """Hide packages that have not been imported yet from the imports in here; afterwards they are there again.

    What has been imported already costs nothing more, and another thread may be using it: it is not hidden.
    """
    hidden = [name for name in packages if name not in sys.modules]
    # None makes Python say that there is no such package.
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]
