"""`mosaic mapping`: propose a mapping for a file nobody has mapped, check one, save, list and share them."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from graph.errors import InputError, UnreadableFileError
from ingest.mapping.problems import MappingError
from ingest.mapping.read import read_mapping, shipped
from ingest.mapping.spec import MappingSpec
from ingest.suggesting.opening import mapping_name, open_table
from ingest.suggesting.plan import mapping_text, problems_of
from ingest.suggesting.suggest import Suggested, suggest
from ui.answers.statements import Answer
from ui.asking import AsJson
from ui.options import options_from
from ui.terminal import lines, to_people, write_json
from ui.wiring import open_shelf

REFUSED = 1

app = typer.Typer(no_args_is_help=True, help="Mapping files: propose, check, save, list and share them.")

File = Annotated[Path, typer.Argument(metavar="FILE", help="A CSV, XLSX, JSON lines or Parquet file.")]
Yaml = Annotated[Path, typer.Argument(metavar="FILE.yaml", help="A mapping file.")]
Name = Annotated[str, typer.Option(metavar="NAME", help="What to call the mapping; unset, after the file.")]
Sheet = Annotated[str, typer.Option(metavar="SHEET", help="The sheet, where a workbook has several.")]
Out = Annotated[Path | None, typer.Option(metavar="FILE.yaml", help="Where to write it; unset, to standard output.")]
Replace = Annotated[bool, typer.Option("--replace", help="Take the place of a saved mapping of this name.")]


class ColumnAnswer(Answer):
    """Where a column may go, and why."""

    column: str
    looks_like: str
    goes_to: str
    why: str

    @classmethod
    def of(cls, found: Suggested) -> "ColumnAnswer":
        """A column as a document."""
        to = found.reference or found.slot
        return cls(column=found.column, looks_like=found.look.content.value, goes_to=to, why=found.why)


class SuggestAnswer(Answer):
    """A proposed mapping; blank where something has to be said first."""

    mapping: str
    records: tuple[str, ...]
    columns: tuple[ColumnAnswer, ...]
    problems: tuple[str, ...]


class ProblemAnswer(Answer):
    """What to correct, and in which line."""

    line: int
    text: str


class CheckAnswer(Answer):
    """Whether a mapping file works."""

    works: bool
    mapping: str
    tables: tuple[str, ...]
    problems: tuple[ProblemAnswer, ...]


class MappingAnswer(Answer):
    """A mapping that can be named."""

    mapping: str
    title: str
    shipped: bool
    tables: tuple[str, ...]


class ListAnswer(Answer):
    """Every mapping that can be named, and saved files that do not work."""

    mappings: tuple[MappingAnswer, ...]
    broken: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestOptions:
    """For which file."""

    file: File
    name: Name = ""
    sheet: Sheet = ""
    out: Out = None
    as_json: AsJson = False


@app.command("suggest")
@options_from(SuggestOptions)
def suggest_mapping(options: SuggestOptions) -> None:
    """Propose a mapping from headers and content, to be corrected; exits 1 where something has to be said first."""
    opened = open_table(options.file, options.sheet)
    found = suggest(options.name or mapping_name(opened.table), opened.table, opened.columns)
    problems = tuple(problems_of(found.plan))
    text = "" if problems else mapping_text(found.plan)
    columns = tuple(map(ColumnAnswer.of, found.columns))
    if options.out is not None and text:
        _write(options.out, text)
    if options.as_json:
        write_json(SuggestAnswer(mapping=text, records=found.plan.records, columns=columns, problems=problems))
    elif text and options.out is None:
        sys.stdout.write(text)
    else:
        lines(to_people(), [*(f"{each.column}: {each.goes_to or 'kept'} ({each.why})" for each in columns), *problems])
    raise typer.Exit(REFUSED if problems else 0)


@app.command("check")
def check_mapping(file: Yaml, *, as_json: AsJson = False) -> None:
    """Say whether a mapping file works, and each line to correct; exits 1 where it does not."""
    try:
        answer = _works(read_mapping(file))
    except MappingError as error:
        found = tuple(ProblemAnswer(line=each.line, text=each.text) for each in error.problems)
        answer = CheckAnswer(works=False, mapping="", tables=(), problems=found)
    if as_json:
        write_json(answer)
    else:
        told = [f"{file.name}, line {each.line}: {each.text}" for each in answer.problems]
        lines(to_people(), told or [f"{answer.mapping} works: {', '.join(answer.tables)}."], indent=0)
    raise typer.Exit(0 if answer.works else REFUSED)


@app.command("list")
def list_mappings(*, as_json: AsJson = False) -> None:
    """Every mapping that `mosaic load --mapping NAME` knows."""
    shelf = open_shelf()
    found = [(spec, True) for spec in shipped().values()] + [(spec, False) for spec in shelf.mappings().values()]
    answers = tuple(
        MappingAnswer(mapping=spec.mapping, title=spec.title, shipped=own, tables=tuple(spec.tables))
        for spec, own in found
    )
    answer = ListAnswer(mappings=answers, broken=tuple(map(str, shelf.broken())))
    if as_json:
        write_json(answer)
        return
    told = [f"{one.mapping} ({'comes with Mosaic' if one.shipped else 'saved'}): {one.title}" for one in answers]
    lines(to_people(), [*told, *answer.broken], indent=0)


@app.command("save")
def save_mapping(file: Yaml, *, replace: Replace = False, as_json: AsJson = False) -> None:
    """Save a mapping file under the name that stands in it, for `mosaic load --mapping NAME` and the import screen."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{file.name} cannot be read: check that it is there and that it is UTF-8 text."
        raise UnreadableFileError(message, file=file.name) from error
    answer = _works(open_shelf().save(text, replace=replace))
    if as_json:
        write_json(answer)
        return
    lines(to_people(), [f"Saved: `mosaic load FILE --source NAME --mapping {answer.mapping}` uses it."], indent=0)


@app.command("show")
def show_mapping(name: str) -> None:
    """Write a saved mapping to standard output, to share it."""
    sys.stdout.write(open_shelf().text_of(name))


def _works(spec: MappingSpec) -> CheckAnswer:
    return CheckAnswer(works=True, mapping=spec.mapping, tables=tuple(spec.tables), problems=())


def _write(out: Path, text: str) -> None:
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{out.name} cannot be written: choose another place.") from error
