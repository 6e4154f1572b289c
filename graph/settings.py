"""The environment, read once into a frozen model that is passed on; nothing else reads an environment variable."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)

from graph.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "MOSAIC_"
# The tests read their own variables; they are no settings of the product and must not be refused as misspelt ones.
TEST_PREFIX = "MOSAIC_TEST_"
# Who asks on the command line, and why: options of single commands, no settings of the product.
ASKING = frozenset({"MOSAIC_AS", "MOSAIC_PURPOSE"})
PASSWORD_FILE = "MOSAIC_NEO4J_PASSWORD_FILE"  # noqa: S105 - the name of a variable, not a password
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
CHECKOUT = Path(__file__).resolve().parent.parent

Neo4jVersion = Literal["5.26.20", "2026.09.0"]
Port = Annotated[int, Field(ge=1, le=65535)]
Folder = Annotated[Path, AfterValidator(lambda path: path.expanduser().absolute())]


class Settings(BaseModel):
    """Where Mosaic keeps things, which database it speaks to, and how much of the machine it may use.

    Each field's alias is the variable it is read from and its description is the published documentation.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, validate_default=True)

    home: Folder = Field(
        alias="MOSAIC_HOME",
        description="The folder that holds the local database and everything kept beside it. Two running databases "
        "cannot share one; on a full or read-only disk nothing starts.",
    )
    cache: Folder = Field(
        alias="MOSAIC_CACHE",
        description="The folder for fetched program files, safe to delete. If it cannot be written, the first start "
        "fails.",
    )
    neo4j_uri: str | None = Field(
        None,
        alias="MOSAIC_NEO4J_URI",
        description="The address of a Neo4j server (bolt://, or neo4j:// for a cluster; +s and +ssc for TLS). Unset, "
        "Mosaic runs its own; misspelt, an empty local database would stand where the real one was expected.",
    )
    neo4j_user: str = Field(
        "neo4j",
        alias="MOSAIC_NEO4J_USER",
        min_length=1,
        description="The user to sign in as on that server. A user without the right to write can only read.",
    )
    neo4j_password: SecretStr | None = Field(
        None,
        alias="MOSAIC_NEO4J_PASSWORD",
        description="The password for that server; the local database makes its own. Required with an address. "
        f"Better kept in a file that only you can read, named by {PASSWORD_FILE}.",
    )
    neo4j_database: str = Field(
        "neo4j",
        alias="MOSAIC_NEO4J_DATABASE",
        min_length=1,
        description="The database on that server. Community Edition has only neo4j; any other name is refused there.",
    )
    neo4j_version: Neo4jVersion = Field(
        "5.26.20",
        alias="MOSAIC_NEO4J_VERSION",
        description="The Neo4j that Mosaic runs itself: 5.26.20 (long-term support) or 2026.09.0. Data written by the "
        "newer one cannot be opened by the older.",
    )
    neo4j_jars: Folder | None = Field(
        None,
        alias="MOSAIC_NEO4J_JARS",
        description="A folder with Neo4j's jars, such as the lib folder of its download, for machines that cannot "
        "reach Maven Central. Every hash is still checked; a jar of another version is refused.",
    )
    neo4j_port: Port | None = Field(
        None,
        alias="MOSAIC_NEO4J_PORT",
        description="The port of the local database. Unset, a free one is chosen and kept; set, a start fails while "
        "another program holds it.",
    )
    neo4j_heap_mb: int = Field(
        768,
        alias="MOSAIC_NEO4J_HEAP_MB",
        ge=256,
        description="The most memory the local database may use for its work, in MiB. Too little and large loads are "
        "refused in the middle; too much and the machine starts to swap.",
    )
    neo4j_page_cache_mb: int = Field(
        384,
        alias="MOSAIC_NEO4J_PAGE_CACHE_MB",
        ge=32,
        description="How much of the store the local database keeps in memory, in MiB. If the data are much larger "
        "than this, every look-up waits for the disk.",
    )
    neo4j_java_options: str = Field(
        "",
        alias="MOSAIC_NEO4J_JAVA_OPTIONS",
        description="More options for the Java runtime of the local database, separated by spaces. One that it "
        "does not know makes every start fail.",
    )
    explorer_port: Port = Field(
        8501,
        alias="MOSAIC_EXPLORER_PORT",
        description="The port of the explorer on this machine. A start fails while another program holds it.",
    )
    import_folder: Folder | None = Field(
        None,
        alias="MOSAIC_IMPORT_FOLDER",
        description="The folder whose files the explorer's import offers besides uploaded ones: whoever may load may "
        "read every table in it. Unset, it is the folder `import` in MOSAIC_HOME.",
    )
    users_file: Folder | None = Field(
        None,
        alias="MOSAIC_USERS",
        description="The file that lists users, roles and clearances. Unset, only the invented demo users exist, which "
        "is wrong for real data.",
    )

    gap_limits: Folder | None = Field(
        None,
        alias="MOSAIC_GAP_LIMITS",
        description="The file of the force's own limits for the rules of information gaps. Unset, the limits that "
        "Mosaic ships are in force. A file that cannot be used is refused whole, and the last good one stays.",
    )

    @property
    def imports_from(self) -> Path:
        """The folder whose files the explorer offers to load."""
        return self.import_folder or self.home / "import"

    @field_validator("neo4j_uri")
    @classmethod
    def _address_has_a_known_scheme(cls, uri: str | None) -> str | None:
        if uri is None:
            return None
        parts = urlsplit(uri)
        if parts.scheme not in SCHEMES or not parts.hostname:
            raise ValueError("it must look like bolt://host:7687 or neo4j://host:7687, with +s or +ssc for TLS")
        if parts.username is not None:
            raise ValueError("leave user and password out of it; they have variables of their own")
        return uri

    @field_validator("neo4j_password")
    @classmethod
    def _a_server_needs_a_password(cls, password: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if info.data.get("neo4j_uri") is not None and password is None:
            raise ValueError(f"set it, or {PASSWORD_FILE}, since MOSAIC_NEO4J_URI names a server")
        return password

    @classmethod
    def from_environment(cls, env: Mapping[str, str]) -> Self:
        """Read the settings; a blank value counts as unset.

        Raises:
            SettingsError: a variable is misspelt or its value cannot be used; the value itself is never repeated.
        """
        given = {name: value.strip() for name, value in env.items() if name.startswith(PREFIX) and value.strip()}
        given = {
            name: value for name, value in given.items() if not name.startswith(TEST_PREFIX) and name not in ASKING
        }
        password = _password(given)
        values = {"MOSAIC_HOME": _default_home(env), "MOSAIC_CACHE": _default_cache(env), **given}
        try:
            return cls.model_validate({**values, "MOSAIC_NEO4J_PASSWORD": password})
        except ValidationError as error:
            raise SettingsError(_sentence(error)) from None


def _password(given: dict[str, str]) -> str | None:
    """Take the password out of the given variables, or out of the file that they name."""
    direct, file = given.pop("MOSAIC_NEO4J_PASSWORD", None), given.pop(PASSWORD_FILE, None)
    if file is None:
        return direct
    if direct is not None:
        raise SettingsError(f"MOSAIC_NEO4J_PASSWORD and {PASSWORD_FILE} are both set; unset one of them.")
    try:
        password = Path(file).expanduser().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"The file named by {PASSWORD_FILE} cannot be read; correct the path or its rights."
        ) from error
    if not password:
        raise SettingsError(f"The file named by {PASSWORD_FILE} is empty; write the password into it.")
    return password


def _sentence(error: ValidationError) -> str:
    """Say which variable is wrong; chaining pydantic's own words would print the value, perhaps a password."""
    first = error.errors(include_input=False, include_url=False)[0]
    name = str(first["loc"][0]) if first["loc"] else "A setting"
    if first["type"] == "extra_forbidden":
        return f"{name} is not a setting that Mosaic knows; correct its spelling or unset it."
    words = (
        "it must be a whole number" if first["type"] == "int_parsing" else first["msg"].removeprefix("Value error, ")
    )
    return f"{name} cannot be used: {words}."


def _default_home(env: Mapping[str, str]) -> str:
    """Keep a checkout's data inside it, so that two checkouts never share a database by accident."""
    if (CHECKOUT / "pyproject.toml").is_file():
        return str(CHECKOUT / ".mosaic")
    return str(_under(env, "XDG_DATA_HOME", "~/.local/share"))


def _default_cache(env: Mapping[str, str]) -> str:
    return str(_under(env, "XDG_CACHE_HOME", "~/.cache"))


def _under(env: Mapping[str, str], variable: str, otherwise: str) -> Path:
    return Path(env.get(variable) or otherwise).expanduser() / "mosaic"
