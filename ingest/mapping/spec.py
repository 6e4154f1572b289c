"""The shape of a mapping file: which tables it knows, and what each makes of a row.

A column is named as the header writes it, whatever its letter case. `column or blank` in a key may be blank.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr

from ingest.mapping.problems import Path
from ingest.transforms.catalogue import Transform

EVERY_COLUMN = "every column"


def _as_list(value: object) -> object:
    return [] if value is None else [value] if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_as_list)]
"""One name, or a list of names."""


class Part(BaseModel):
    """A part of a mapping file; an entry that nobody knows is a mistake and not ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class KindByColumn(Part):
    """The kind of a thing where a column says it, by the words that stand there."""

    column: str
    words: dict[str, str]


class ThingSpec(Part):
    """A thing that a row speaks of.

    Attributes:
        kind: What kind of thing it is, or the column that says so.
        key: The columns that the source knows it by.
        mint: Whether the row brings it into being; otherwise it must be there already.
        shared: Whether every source means the same thing by this name.
        optional: Whether the row may leave it out; otherwise a row without it is refused.
        within: The name of a numbering of its own, where two files of one source number differently.
        split: What stands between several of them in one cell.
    """

    kind: str | KindByColumn
    key: Names = Field(min_length=1)
    mint: bool = False
    shared: bool = False
    optional: bool = False
    within: str = ""
    split: str = ""


class LinkSpec(Part):
    """A link between two things of the row; it is left out where one of them is.

    Attributes:
        type: A name from `graph.links.LINK_TYPES`.
        start: The thing it goes from.
        end: The thing it goes to.
        kind: The column that says which sort it is.
        kind_is: The sort, where it is always the same.
    """

    type: str
    start: str = Field(alias="from")
    end: str = Field(alias="to")
    kind: str = ""
    kind_is: str = ""


class Constant(Part):
    """A value that stands in no column and is the same for every row."""

    constant: str


class GradingSpec(Part):
    """The columns that hold a 3x5x2 grading in its parts."""

    source: str
    information: str
    handling: str
    action: str = ""
    sanitisation: str = ""


class MadeColumn(Part):
    """A column that Mosaic makes of the file's own ones before anything else looks at the row.

    What stands here is done in this order; a state of knowledge (`not known`, `n/a`) is left as it is.

    Attributes:
        of: The columns it is made of, `from` in the file; unset, the file's column of this very name.
        first_of: Columns of which the first that is filled counts, `first of` in the file; a file need have only one.
        join_with: What is put between several of them; blank ones are left out.
        before_first: Only what stands before the first of these.
        after_first: Only what stands after the first of these.
        before_last: Only what stands before the last of these.
        after_last: Only what stands after the last of these.
        word: Only the word of this number.
        like: Only where the cell looks like this: `#` is any figures, `@` any letters, `*` anything at all.
        unlike: Only where it does not look like any of these.
        words: What stands for what, `*` for anything; a blank text says nothing.
        read_as: What it is read as, `as` in the file.
        years_from: The first of the hundred years that a two-figure year may mean.
    """

    of: Names = Field(default=(), alias="from")
    first_of: Names = Field(default=(), alias="first of")
    join_with: str = Field(default=" ", alias="join with")
    before_first: str = Field(default="", alias="before the first")
    after_first: str = Field(default="", alias="after the first")
    before_last: str = Field(default="", alias="before the last")
    after_last: str = Field(default="", alias="after the last")
    word: int | None = Field(default=None, ge=1)
    like: str = ""
    unlike: Names = ()
    words: dict[str, str | None] = {}
    read_as: Transform | None = Field(default=None, alias="as")
    years_from: int | None = Field(default=None, alias="two-figure years from", ge=1000, le=9000)

    @property
    def sources(self) -> tuple[str, ...]:
        """The columns it is made of, or the first of which counts."""
        return self.of or self.first_of


class EachSpec(Part):
    """One record for each of several things that stand in one cell."""

    column: str
    split: str = Field(min_length=1)


class ProvenanceSpec(Part):
    """The columns that say who said it, when and how sure; of several the first that is filled counts."""

    report: Names = ()
    grade: Names = ()
    conditions: Names = ()
    recorded_at: Names = ()
    recorded_by: Names = ()
    compartments: Names = ()
    statement: Names = ()
    strength: Names = ()
    valid_from: Names = ()
    valid_to: Names = ()


class RecordSpec(Part):
    """What is made of a row: one record, the things it speaks of and the links it asserts.

    Attributes:
        model: The name of its model in `graph.kinds.MODELS`.
        key: The columns by which a row is the same row in another extract, or `every column` (but provenance).
        things: The things it speaks of, each under a name that the rest refers to.
        about: The thing that its fields describe; of several the first that the row has.
        links: What it asserts between them.
        fields: Where a field does not stand in the column of its own name: the column, a constant, or nothing at all.
        grading: The columns of its grading, where they are apart.
        window: The fields that begin and end it; a row whose window ends before it begins is refused.
        inherits: The item or report whose restrictions it follows, the first that the row has; without it, the
            report that the row cites.
        when: Columns of which one at least must say something; otherwise there is no such record.
    """

    model: str
    key: Names = Field(min_length=1)
    things: dict[str, ThingSpec] = Field(min_length=1)
    about: Names = Field(min_length=1)
    links: tuple[LinkSpec, ...] = ()
    fields: dict[str, str | Constant | None] = {}
    grading: GradingSpec | None = None
    window: tuple[str, str] | None = None
    inherits: Names = ()
    when: Names = ()


class AlsoSpec(RecordSpec):
    """A further record that a row yields.

    Attributes:
        for_each: The cell of which each part yields one; `for each` in the file.
    """

    for_each: EachSpec | None = Field(default=None, alias="for each")


class TableSpec(RecordSpec):
    """One table of a source.

    Attributes:
        named: What its file or sheet may be called, besides the table's own name.
        provenance: Where this table's provenance stands in other columns than the mapping says.
        columns: Columns that are made of the file's own ones, under the name that the rest refers to.
        keep: Columns to keep as they come, besides what is made of them.
        also: Further records that the same row yields where it has what they need, each under its own name.
    """

    named: Names = ()
    provenance: ProvenanceSpec = ProvenanceSpec()
    columns: dict[str, MadeColumn] = {}
    keep: Names = ()
    also: dict[str, AlsoSpec] = {}


class MappingSpec(Part):
    """A mapping file; its tables are read in the order in which they stand here."""

    mapping: str
    title: str = ""
    language: Literal["1"] = "1"
    provenance: ProvenanceSpec = ProvenanceSpec()
    tables: dict[str, TableSpec] = Field(min_length=1)
    _place_of: Callable[[Path], str] | None = PrivateAttr(default=None)

    def place_of(self, path: Path) -> str:
        """The file and line in which an entry stands; blank where the mapping came from no file."""
        return "" if self._place_of is None else self._place_of(path)

    def in_file(self, place_of: Callable[[Path], str]) -> MappingSpec:
        """The same mapping, knowing where its entries stand."""
        self._place_of = place_of
        return self
