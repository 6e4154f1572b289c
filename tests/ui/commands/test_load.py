"""`mosaic load` and `mosaic quarantine` as a user runs them, against the database of the test run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.ingest.loading import write_table
from tests.ui.commands.shell import Shell

if TYPE_CHECKING:
    from pathlib import Path

    from graph.neo4j.bolt import Bolt
    from graph.neo4j.endpoint import Endpoint

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
PEOPLE = [{"person_id": "P1", "surname": "Tarnwick"}, {"person_id": "", "surname": "Loomwright"}]
FILE_KEYS = {"path", "mapping", "rows", "accepted", "refused", "waiting", "unreadable_values"}
ASKING = ("--as", "analyst", "--purpose", "data quality")


@pytest.fixture
def shell(graph: Bolt, endpoint: Endpoint, tmp_path: Path) -> Shell:
    del graph  # It has been emptied, and the shell reaches it by its address.
    return Shell(endpoint, tmp_path / "home")


def test_a_load_answers_in_the_words_of_the_contract(shell: Shell, tmp_path: Path) -> None:
    people = write_table(tmp_path, "persons", PEOPLE)
    answer = shell.answer("load", str(people), "--source", "force")
    assert {"files", "created", "superseded", "unchanged", "quarantine"} <= set(answer)
    (file,) = answer["files"]
    assert set(file) >= FILE_KEYS
    assert (file["path"], file["mapping"]) == (str(people), "extract/persons")
    assert (file["rows"], file["accepted"], file["refused"]) == (2, 1, 1)
    assert (answer["created"], answer["quarantine"]) == ({"Person": 1}, 1)


def test_what_was_refused_is_listed_and_shown_as_it_came(shell: Shell, tmp_path: Path) -> None:
    shell.answer("load", str(write_table(tmp_path, "persons", PEOPLE)), "--source", "force")
    listed = shell.answer("quarantine", "list", *ASKING)
    (row,) = listed["rows"]
    assert (listed["counts"], row["file"], row["line_no"]) == ({"refused": 1}, "persons.csv", 3)
    shown = shell.answer("quarantine", "show", row["id"], *ASKING)
    assert json.loads(shown["raw"]) == PEOPLE[1]


def test_a_load_of_which_nothing_is_valid_is_refused(shell: Shell, tmp_path: Path) -> None:
    done = shell.mosaic("load", str(write_table(tmp_path, "persons", PEOPLE[1:])), "--source", "force")
    assert done.returncode == 1
    assert "person_id is blank" in done.stdout


def test_a_dry_run_says_so_and_keeps_nothing(shell: Shell, tmp_path: Path) -> None:
    people = str(write_table(tmp_path, "persons", PEOPLE))
    done = shell.mosaic("load", people, "--source", "force", "--dry-run")
    assert (done.returncode, "nothing was kept" in done.stdout) == (0, True)
    assert shell.answer("quarantine", "list", *ASKING)["rows"] == []


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), 2, "--source"),
        (("--source", " "), 2, "--source"),
        (("--source", "force", "--purpose", "curiosity"), 2, "a purpose is one of"),
        (("--source", "force", "--mapping", "nobody"), 1, "no mapping has this name"),
        (("--source", "force", "--as", "neighbourhood"), 1, "may not load"),
    ],
)
def test_a_load_that_cannot_begin_says_why(
    shell: Shell, tmp_path: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    done = shell.mosaic("load", str(write_table(tmp_path, "persons", PEOPLE)), *arguments)
    assert done.returncode == code
    assert done.stdout == ""
    assert words in " ".join(done.stderr.replace("│", " ").split())


def test_a_mapping_of_ones_own_is_used(shell: Shell, tmp_path: Path) -> None:
    mapping = tmp_path / "mine.yaml"
    mapping.write_text(
        "mapping: mine\ntables:\n  people:\n    model: Person\n    key: ref\n    about: person\n"
        "    things:\n      person: {kind: Person, key: ref, mint: true}\n    fields:\n      surname: last name\n",
        encoding="utf-8",
    )
    people = write_table(tmp_path, "people", [{"ref": "1", "last name": "Tarnwick"}])
    answer = shell.answer("load", str(people), "--source", "mine", "--mapping", str(mapping))
    assert (answer["files"][0]["mapping"], answer["created"]) == ("mine/people", {"Person": 1})
