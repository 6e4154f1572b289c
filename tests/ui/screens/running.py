"""One screen at a time, as somebody who has said who they are and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from streamlit.testing.v1 import AppTest

from graph.access import Reason
from graph.users import read_directory
from ui.state import Key, Signed

if TYPE_CHECKING:
    from datetime import date

TIMEOUT = 90
_TAG = re.compile(r"<[^>]+>")


def screen(name: str, node_id: str = "", *, user: str = "analyst", as_at: date | None = None) -> AppTest:
    """Run a screen, with an id in its address where it is about something."""
    script = f"from ui.screens import {name}\n{name}.render()\n"
    running = AppTest.from_string(script, default_timeout=TIMEOUT)
    if user:
        running.session_state[Key.SIGNED] = signed(user)
    running.session_state[Key.AS_AT] = as_at
    if node_id:
        running.query_params["id"] = node_id
    return running.run()


def signed(user: str) -> Signed:
    """A user of the demo with a purpose."""
    return Signed(read_directory(None).viewer(user), Reason.parse("pre-visit check: VIS-1"))


def html(running: AppTest) -> str:
    """All HTML that a screen draws."""
    return "\n".join(str(element.proto.body) for element in running.get("html"))


def words(running: AppTest) -> str:
    """What a reader sees of it, without tags."""
    return _TAG.sub(" ", html(running))


def refusals(running: AppTest) -> list[str]:
    """What a screen says instead of drawing."""
    return [str(element.value) for element in (*running.warning, *running.error, *running.info)]
