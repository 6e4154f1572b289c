"""From a mapping's name or file to a mapping that works, or to the lines that need correcting."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from ingest.mapping.check import problems_in
from ingest.mapping.problems import LineProblem, MappingError
from ingest.mapping.spec import MappingSpec
from ingest.mapping.yaml_lines import Document, read_document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

SHIPPED_FOLDER = Path(__file__).parent.parent / "mappings"
SUFFIXES = (".yaml", ".yml")


@cache
def shipped() -> Mapping[str, MappingSpec]:
    """Every mapping that comes with Mosaic, by name; tables are looked for in the extract layout first."""
    mappings = [read_mapping(file) for file in sorted(SHIPPED_FOLDER.glob("*.yaml"))]
    return {spec.mapping: spec for spec in sorted(mappings, key=lambda spec: spec.mapping != "extract")}


def find_mapping(name_or_file: str) -> MappingSpec:
    """A shipped mapping by its name, or a mapping from a file.

    Raises:
        MappingError: If there is neither, or the file needs correcting.
    """
    if name_or_file in shipped():
        return shipped()[name_or_file]
    path = Path(name_or_file)
    if path.suffix.lower() not in SUFFIXES and not path.is_file():
        known = ", ".join(shipped())
        text = f"no mapping has this name: use one of {known}, or name a YAML file."
        raise MappingError(name_or_file, [LineProblem(1, text)])
    return read_mapping(path)


def read_mapping(path: Path) -> MappingSpec:
    """The mapping in a file.

    Raises:
        MappingError: If it cannot be used; every line to correct is named at once.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        text = "the file cannot be read: check that it is there, that you may read it and that it is UTF-8 text."
        raise MappingError(path.name, [LineProblem(1, text)]) from error
    return parse_mapping(text, file=path.name)


def parse_mapping(text: str, *, file: str) -> MappingSpec:
    """The mapping in a text; `file` is what errors call it."""
    document = read_document(text, file=file)
    try:
        mapping = MappingSpec.model_validate(document.values)
    except ValidationError as error:
        raise MappingError(file, [_line_problem(detail, document) for detail in error.errors()]) from error
    problems = [LineProblem(document.line_of(problem.path), problem.text) for problem in problems_in(mapping)]
    if problems:
        raise MappingError(file, problems)
    return mapping.in_file(lambda path: f"{file}, line {document.line_of(path)}")


def _line_problem(detail: ErrorDetails, document: Document) -> LineProblem:
    path = detail["loc"]
    name = path[-1] if path else "mapping"
    match detail["type"]:
        case "missing":
            text = f"`{name}` is missing here."
        case "extra_forbidden":
            text = f"there is no entry called `{name}` here: check its spelling."
        case "enum" | "literal_error":
            text = f"`{name}`: use one of {detail['ctx']['expected']}."
        case "dict_type" | "model_type" | "model_attributes_type":
            text = f"`{name}` holds entries of its own: write each as `name: …`, indented, in a line below it."
        case "int_parsing":
            text = f"`{name}`: a whole number is wanted."
        case _:
            text = f"`{name}`: {detail['msg'][:1].lower()}{detail['msg'][1:]}."
    return LineProblem(document.line_of(path), text)
