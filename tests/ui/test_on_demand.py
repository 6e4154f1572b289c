"""The command line's commands: each is where the table says, and none is loaded before it is asked for."""

from __future__ import annotations

import typer
from typer.testing import CliRunner

from ui.cli import app
from ui.on_demand import PLACES, OnDemand


def test_every_command_is_where_the_table_says() -> None:
    group = typer.main.get_command(app)
    assert isinstance(group, OnDemand)
    context = typer.Context(group)
    loaded = {name: group.get_command(context, name) for name in group.list_commands(context)}
    assert {name: each.name for name, each in loaded.items() if each} == {name: name for name in PLACES}


def test_the_help_says_of_each_command_what_it_does() -> None:
    told = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "200"}).stdout
    assert [name for name in PLACES if f"│ {name} " not in told] == []
    assert "Whether offences follow one another" not in told, "an analysis is told of in the catalogue's words"


def test_a_word_that_is_no_command_is_answered_with_the_nearest() -> None:
    done = CliRunner().invoke(app, ["gasp"])
    assert (done.exit_code, "Did you mean 'gaps'" in done.stderr) == (2, True)
