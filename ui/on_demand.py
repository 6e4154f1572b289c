"""A group of commands that are imported when somebody asks for one: all of them together take a second to load."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

import typer
from typer.core import TyperGroup
from typer.main import get_group

if TYPE_CHECKING:
    from collections.abc import Mapping

    from typer._click import Command, Context

PLACES: Mapping[str, str] = MappingProxyType(
    {
        "demo": "demo:demo",
        "up": "local:up",
        "down": "local:down",
        "status": "local:status",
        "search": "search:search",
        "check": "check:check",
        "show": "show:show",
        "associates": "associates:associates",
        "paths": "paths:paths",
        "sequence": "offending:sequence",
        "times": "offending:times",
        "places": "offending:places",
        "profile": "offending:profile",
        "again": "again:again",
        "history": "history:history",
        "erase": "erase:erase",
        "analyses": "analyses:analyses",
        "day": "day:day",
        "watch": "day:watch",
        "decide": "decisions:decide",
        "decisions": "decisions:decisions",
        "caseload": "unit:caseload",
        "load": "load:load_files",
        "verify": "verify:verify_all",
        "enter": "enter:enter_by_hand",
        "fields": "enter:fields_of_kind",
        "correct": "change:correct_by_hand",
        "withdraw": "change:withdraw_by_hand",
        "return": "change:return_report",
        "submissions": "submissions:submissions_by_team",
        "near-repeat": "near_repeat:near_repeat_of_file",
        "rules": "gaps:list_rules",
        "gaps": "gaps:app",
        "chart": "chart:app",
        "mapping": "mapping:app",
        "quarantine": "quarantine:app",
        "evaluate": "evaluate:app",
        "network": "network:app",
        "series": "series:app",
    }
)
"""Where each command is, as the help lists them: the module of `ui.commands`, and its function or group."""


class OnDemand(TyperGroup):
    """The commands of `PLACES`, each imported when it is run, and all of them for the help."""

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - as Typer calls it
        """The names, in the order of the help."""
        return list(PLACES)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002
        """The command of a name; a word that is no command has them all loaded, so that the nearest is suggested."""
        for name in [cmd_name] if cmd_name in PLACES else PLACES:
            if name not in self.commands:
                self.commands[name] = _loaded(name)
        return self.commands.get(cmd_name)


def _loaded(name: str) -> Command:
    module, _, attribute = PLACES[name].partition(":")
    found = getattr(import_module(f"ui.commands.{module}"), attribute)
    alone = typer.Typer()
    if isinstance(found, typer.Typer):
        alone.add_typer(found, name=name)
    else:
        alone.command(name)(found)
    return get_group(alone).commands[name]
