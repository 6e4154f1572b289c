"""The reading benchmark on a small country: it builds, measures and prints, and its rows are the writer's own."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from benchmarks.national_files import NationalFiles
from benchmarks.national_rows import TIES, Country, Size
from benchmarks.reading import SEED, main
from graph.neo4j.bolt import Bolt
from graph.neo4j.local import LocalDatabase
from graph.neo4j.statement import Statement
from graph.settings import Settings
from graph.writing.stored import Place, links_of, record_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.drafts import Draft

SIZE = Size(1_000, 3_000, 100)
RECORD = Statement("a record", "MATCH (r:Record {id: $id}) RETURN r {.*} AS stored")
LINK = Statement("a link", "MATCH ()-[l {record: $id}]->() RETURN l {.*} AS stored")
SMALL = (
    "--persons 1000 --links 3000 --hub 100 --runs 1 --people 4 --searches 2 --heap-mb 512 --page-cache-mb 64".split()
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder whose database is stopped in the end."""
    folder = tmp_path_factory.mktemp("country")
    yield folder
    LocalDatabase(_settings(folder)).stop()


def _settings(folder: Path) -> Settings:
    return Settings.from_environment({"MOSAIC_HOME": str(folder)})


@pytest.mark.neo4j
@pytest.mark.slow
def test_reading_is_measured_and_printed_beside_its_targets(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = main(["--home", str(home), *SMALL])
    printed = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert [figure["name"] for figure in printed["figures"]] == [figure.name for figure in figures]
    assert {"sees everything", "sees a fiftieth"} <= {figure.name.split(", ")[-1] for figure in figures}
    assert all(figure.measured > 0 for figure in figures)


@pytest.mark.neo4j
@pytest.mark.slow
def test_the_country_is_stored_as_the_writer_stores_it(home: Path, tmp_path: Path) -> None:
    main(["--home", str(home), *SMALL])
    bolt = Bolt(LocalDatabase(_settings(home)).endpoint())
    country = Country(SIZE, SEED)
    for draft, place in _first_of_each(NationalFiles(tmp_path, country, print), country).values():
        wanted = {name: value for name, value in record_of(draft, place).items() if value is not None}
        assert _stored(bolt, RECORD, place) == [wanted]
        assert _stored(bolt, LINK, place) == [link.hot for link in links_of(draft, place)]
    bolt.close()


def _stored(bolt: Bolt, statement: Statement, place: Place) -> list[object]:
    return [row["stored"] for row in bolt.read("stored", lambda tx: tx.rows(statement, id=place.version))]


def _first_of_each(files: NationalFiles, country: Country) -> dict[str, tuple[Draft, Place]]:
    """The first row of each model; drawing it draws everything before it, as the build does."""
    found: dict[str, tuple[Draft, Place]] = {}
    for draft in chain(country.things(), *(country.links(tie) for tie in TIES)):
        places = list(files.places(draft))
        found.setdefault(draft.model, (draft, places[-1]))
        files.number += 1
    return found
