"""Mapping files: read, found by name, and their mistakes told line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.mapping.problems import LineProblem, MappingError
from ingest.mapping.read import find_mapping, parse_mapping, shipped
from ingest.mapping.spec import LinkSpec, ProvenanceSpec, TableSpec, ThingSpec

DOCUMENTATION = Path(__file__).parents[3] / "docs" / "mappings.md"
GOOD = """\
mapping: small
tables:
  people:
    model: Person
    key: ref
    things:
      person: {kind: Person, key: ref, mint: true}
      friend: {kind: Person, key: friend, optional: true}
    about: person
    fields:
      surname: name
      occupation: {constant: herald}
    links:
      - {type: ASSOCIATED_WITH, from: person, to: friend, kind_is: friend}
"""


def test_the_shipped_mappings_have_no_problem() -> None:
    assert list(shipped()) == ["extract", "burglary", "foreign-exports", "nodes-and-links"]


def test_the_example_in_the_documentation_is_a_mapping() -> None:
    text = DOCUMENTATION.read_text(encoding="utf-8").partition("```yaml\n")[2].partition("```")[0]
    assert list(parse_mapping(text, file="mappings.md").tables) == ["stays"]


def test_every_word_of_a_mapping_is_documented() -> None:
    text = DOCUMENTATION.read_text(encoding="utf-8")
    words = {
        info.alias or name
        for part in (TableSpec, ThingSpec, LinkSpec, ProvenanceSpec)
        for name, info in part.model_fields.items()
    }
    assert {word for word in words if f"{word}:" not in text and f"`{word}`" not in text} == set()


def test_a_good_mapping_is_read() -> None:
    assert list(parse_mapping(GOOD, file="small.yaml").tables) == ["people"]


@pytest.mark.parametrize(
    ("wrong", "right", "line", "words"),
    [
        ("model: Person", "model: Persona", 4, "no model `Persona`"),
        ("key: ref\n", "keys: ref\n", 5, "no entry called `keys`"),
        ("kind: Person, key: ref,", "kind: Human, key: ref,", 7, "no kind `Human`"),
        ("mint: true", "mint: perhaps", 7, "`mint`"),
        ("about: person", "about: people", 9, "no thing `people`"),
        ("surname: name", "sirname: name", 11, "`sirname` is no field of Person"),
        ("{constant: herald}", "name", 12, "the column `name` is used for `surname` and for `occupation`"),
        ("ASSOCIATED_WITH", "KNOWS", 14, "no link `KNOWS`"),
        ("ASSOCIATED_WITH", "AT_ADDRESS", 14, "goes to Address"),
        ("to: friend", "to: foe", 14, "no thing `foe`"),
        ("    about: person\n", "", 3, "`about` is missing"),
        ("about: person", "about: person\n    about: friend", 10, "stands here twice"),
        ("fields:", "fields", 11, "this is not YAML"),
        ("about: person", "about: person\n    window: [dob, surname]", 10, "`surname` is no date"),
    ],
)
def test_a_mistake_is_told_with_its_line(wrong: str, right: str, line: int, words: str) -> None:
    problems = _problems(GOOD.replace(wrong, right, 1))
    assert any(found.line == line and words in found.text for found in problems), problems


def test_one_entry_cannot_stand_for_another() -> None:
    text = GOOD.replace("things:", "things: &all").replace("about: person", "about: *all")
    assert "`&` and `*` are not used" in _problems(text)[0].text


def test_every_mistake_is_told_at_once() -> None:
    text = GOOD.replace("model: Person", "model: Persona").replace("to: friend", "to: foe")
    assert [problem.line for problem in _problems(text)] == [4, 14]


def test_the_words_of_a_mapping_stay_words() -> None:
    text = GOOD.replace("surname: name", "surname: on").replace("herald", "no")
    people = parse_mapping(text, file="small.yaml").tables["people"]
    assert people.fields["surname"] == "on"
    assert people.fields["occupation"] != "no"


@pytest.mark.parametrize("text", ["", "# nothing\n", "just words", "- a\n- list\n", "mapping: x\n", "\tmapping: x"])
def test_a_file_that_is_no_mapping_is_told_in_words(text: str) -> None:
    assert _problems(text)


def test_the_message_names_the_file_and_each_line() -> None:
    with pytest.raises(MappingError, match=r"^small\.yaml, line 4: there is no model"):
        parse_mapping(GOOD.replace("model: Person", "model: Persona"), file="small.yaml")


def test_a_mapping_is_found_by_name_or_file(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(GOOD, encoding="utf-8")
    assert find_mapping("burglary").mapping == "burglary"
    assert find_mapping(str(file)).mapping == "small"


@pytest.mark.parametrize("name", ["nobody", "nobody.yaml"])
def test_a_mapping_that_is_not_there_is_told_in_words(name: str) -> None:
    with pytest.raises(MappingError, match="line 1: "):
        find_mapping(name)


def test_a_mapping_in_another_encoding_is_told_in_words(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_bytes("mapping: café".encode("cp1252"))
    with pytest.raises(MappingError, match="UTF-8"):
        find_mapping(str(file))


def _problems(text: str) -> tuple[LineProblem, ...]:
    with pytest.raises(MappingError) as caught:
        parse_mapping(text, file="small.yaml")
    return caught.value.problems
