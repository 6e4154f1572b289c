"""The environment is read once, whole, and never repeated in a refusal."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import SettingsError
from graph.settings import CHECKOUT, Settings

SECRET = "not-to-be-repeated"  # noqa: S105 - an invented one
SERVER = {"MOSAIC_NEO4J_URI": "neo4j+s://graph.example:7687", "MOSAIC_NEO4J_PASSWORD": SECRET}


def test_nothing_set_means_a_local_database() -> None:
    settings = Settings.from_environment({})
    assert settings.neo4j_uri is None
    assert settings.neo4j_version == "5.26.20"


def test_a_checkout_keeps_its_data_inside_itself() -> None:
    expected = CHECKOUT / ".mosaic" if (CHECKOUT / "pyproject.toml").is_file() else Path("~/.local/share/mosaic")
    assert Settings.from_environment({}).home == expected.expanduser()


def test_the_cache_follows_the_desktop_convention(tmp_path: Path) -> None:
    assert Settings.from_environment({"XDG_CACHE_HOME": str(tmp_path)}).cache == tmp_path / "mosaic"


def test_a_blank_variable_counts_as_unset() -> None:
    assert Settings.from_environment({"MOSAIC_NEO4J_URI": "  ", "MOSAIC_NEO4J_PORT": ""}).neo4j_uri is None


def test_variables_of_others_and_of_the_tests_are_not_looked_at() -> None:
    Settings.from_environment({"PATH": "/bin", "MOSAIC_TEST_NEO4J_VERSION": "5.26"})


@pytest.mark.parametrize("scheme", ["bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"])
def test_every_way_to_reach_a_server_is_taken(scheme: str) -> None:
    uri = f"{scheme}://graph.example:7687"
    assert Settings.from_environment({**SERVER, "MOSAIC_NEO4J_URI": uri}).neo4j_uri == uri


@pytest.mark.parametrize("uri", ["http://graph.example", "graph.example:7687", "bolt://", "bolt:/x"])
def test_what_is_no_address_of_a_database_is_refused(uri: str) -> None:
    with pytest.raises(SettingsError, match="MOSAIC_NEO4J_URI cannot be used: it must look like"):
        Settings.from_environment({**SERVER, "MOSAIC_NEO4J_URI": uri})


def test_a_number_that_is_none_is_refused_in_plain_words() -> None:
    with pytest.raises(SettingsError, match="MOSAIC_NEO4J_HEAP_MB cannot be used: it must be a whole number"):
        Settings.from_environment({"MOSAIC_NEO4J_HEAP_MB": "lots"})


def test_a_password_inside_the_address_is_refused_and_not_repeated() -> None:
    uri = f"bolt://somebody:{SECRET}@graph.example:7687"
    with pytest.raises(SettingsError, match="leave user and password out of it") as refusal:
        Settings.from_environment({**SERVER, "MOSAIC_NEO4J_URI": uri})
    assert SECRET not in str(refusal.value)
    assert refusal.value.__cause__ is None


def test_a_server_without_a_password_is_refused() -> None:
    with pytest.raises(SettingsError, match="MOSAIC_NEO4J_PASSWORD cannot be used: set it, or"):
        Settings.from_environment({"MOSAIC_NEO4J_URI": "bolt://graph.example:7687"})


def test_the_password_can_be_kept_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "password").write_text(f"{SECRET}\n", encoding="utf-8")
    settings = Settings.from_environment({"MOSAIC_NEO4J_PASSWORD_FILE": str(tmp_path / "password")})
    assert settings.neo4j_password is not None
    assert settings.neo4j_password.get_secret_value() == SECRET


@pytest.mark.parametrize(
    ("content", "sentence"), [(None, "cannot be read"), (b"\n", "is empty"), (b"\xff", "cannot be read")]
)
def test_a_password_file_that_holds_none_is_refused(tmp_path: Path, content: bytes | None, sentence: str) -> None:
    file = tmp_path / "password"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SettingsError, match=f"MOSAIC_NEO4J_PASSWORD_FILE {sentence}"):
        Settings.from_environment({"MOSAIC_NEO4J_PASSWORD_FILE": str(file)})


def test_two_passwords_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="both set; unset one"):
        Settings.from_environment({**SERVER, "MOSAIC_NEO4J_PASSWORD_FILE": str(tmp_path)})


def test_a_misspelt_variable_is_refused() -> None:
    with pytest.raises(SettingsError, match="MOSAIC_NE04J_URI is not a setting that Mosaic knows"):
        Settings.from_environment({"MOSAIC_NE04J_URI": "bolt://graph.example:7687"})


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "70000"), ("PORT", "many"), ("HEAP_MB", "10"), ("VERSION", "4.4.0"), ("PAGE_CACHE_MB", "-1")],
)
def test_a_value_out_of_range_is_refused_by_its_variable(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"MOSAIC_NEO4J_{name} cannot be used"):
        Settings.from_environment({f"MOSAIC_NEO4J_{name}": value})


def test_the_password_is_not_shown_when_the_settings_are() -> None:
    assert SECRET not in repr(Settings.from_environment(SERVER))


def test_every_setting_says_what_it_does_and_what_breaks_otherwise() -> None:
    assert [
        name
        for name, field in Settings.model_fields.items()
        if not (field.alias or "").startswith("MOSAIC_") or len((field.description or "").split(".")) < 3
    ] == []
