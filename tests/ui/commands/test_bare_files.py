"""Commands on bare files: no database, the promised keys, and a clear word where a file cannot be used."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from graph.errors import InputError
from ui.cli import app

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

EVENTS = "X,Y,on\n0,0,2026-01-01\n0,100,2026-01-04\n50,50,2026-01-20\nnorth,1,2026-01-20\n1,1,2026-02\n"


@pytest.fixture
def events(tmp_path: Path) -> Path:
    file = tmp_path / "events.csv"
    file.write_text(EVENTS, encoding="utf-8")
    return file


def near_repeat(events: Path, *arguments: str) -> Result:
    columns = ("--x", "X", "--y", "Y", "--date", "on", "--space", "0,100,200", "--time", "0,3,6")
    return CliRunner().invoke(app, ["near-repeat", str(events), *columns, *arguments])


def test_near_repeats_are_answered_with_the_promised_keys(events: Path) -> None:
    done = near_repeat(events, "--permutations", "9", "--json")
    answer: dict[str, Any] = json.loads(done.stdout)
    assert answer["observed"] == [[0, 0], [0, 1]]
    assert (answer["events"], answer["left_out"], answer["space"]) == (3, 2, ["[0, 100)", "[100, 200)"])
    assert {"expected", "knox_ratio", "p"} <= set(answer)


def test_what_of_a_file_is_left_out_is_told_with_its_line(events: Path) -> None:
    events.write_text(EVENTS + '1,2,3,4\n0,0,"2026-01-02\n', encoding="utf-8")
    notes = json.loads(near_repeat(events, "--permutations", "9", "--json").stdout)["notes"]
    assert [note.split(":")[0] for note in notes[:2]] == [f"events.csv, line {line} is left out" for line in (7, 8)]
    assert notes[2] == "events.csv: 1 row has no place that can be read, the first in line 5."
    assert notes[3] == "events.csv: 1 row has no exact day that can be read, the first in line 6."


def test_degrees_and_dates_that_begin_with_the_month_are_told(events: Path) -> None:
    events.write_text("X,Y,on\n-1.5,53.8,03/04/2026\n-1.4,53.8,03/31/2026\n", encoding="utf-8")
    notes = json.loads(near_repeat(events, "--permutations", "9", "--json").stdout)["notes"]
    assert [note.split()[0] for note in notes] == ["Dates", "The"]
    assert "degrees" in notes[1]


def test_near_repeats_are_told_in_words(events: Path) -> None:
    done = near_repeat(events, "--permutations", "9", "--method", "euclidean")
    assert "3 offences; 2 rows left out" in done.stdout
    assert "days [3, 6): 1 (" in done.stdout


@pytest.mark.parametrize(("option", "value"), [("--method", "taxi"), ("--space", "0,far")])
def test_arguments_that_mean_nothing_exit_with_two(events: Path, option: str, value: str) -> None:
    assert near_repeat(events, option, value).exit_code == 2


def test_a_column_that_is_not_there_is_named_with_those_that_are(events: Path) -> None:
    done = near_repeat(events, "--date", "when")
    assert isinstance(done.exception, InputError)
    assert str(done.exception) == "events.csv has no column when; its columns are: X, Y, on."


def test_the_catalogue_is_listed() -> None:
    done = CliRunner().invoke(app, ["analyses", "--json"])
    assert "near-repeat" in [analysis["command"] for analysis in json.loads(done.stdout)["analyses"]]


@pytest.fixture(scope="module")
def labelled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixteen invented hands with three offences each, a few days and streets apart; the last offence is nobody's."""
    folder = tmp_path_factory.mktemp("labelled")
    rows, series = ["ref,east,north,on,entry,blank"], ["who,ref"]
    for hand in range(16):
        for number in range(3):
            place = f"{hand * 13 % 16 * 1000 + number * 40},{hand * 1000 + number * 30}"
            rows.append(
                f"C{hand}-{number},{place},2026-0{1 + hand % 6}-{5 + hand + number:02},{'door' if hand % 4 else ''},"
            )
            series.append(f"H{hand},C{hand}-{number}")
    rows += ["C0-0,0,0,2026-01-01,door,", "C99,north,5,2026-01-01,window,"]
    (folder / "crimes.csv").write_text("\n".join(rows), encoding="utf-8")
    (folder / "series.csv").write_text("\n".join([*series, "H1,C1000"]), encoding="utf-8")
    return folder


def evaluate(folder: Path, *arguments: str) -> Result:
    files = ("--offences", str(folder / "crimes.csv"), "--series", str(folder / "series.csv"), "--id", "ref")
    return CliRunner().invoke(app, ["evaluate", "linkage", *files, *arguments])


def test_linkage_is_evaluated_with_the_promised_keys(labelled: Path) -> None:
    columns = ("--x", "east", "--y", "north", "--from", "on", "--mo", "entry")
    answer = json.loads(evaluate(labelled, *columns, "--folds", "3", "--json").stdout)
    assert answer["auc"] > 0.9
    assert {"average_precision", "pairs", "linked_pairs", "calibration"} <= set(answer)
    assert len(answer["fold_auc"]) == 3
    assert set(answer["linked_in_top"]) == {"50", "100", "500"}
    assert {"mrr", "top1", "top5", "top10"} <= set(answer["series"])
    assert set(answer["baselines"]) == {"naive_bayes", "logistic"}
    assert [note.split()[0] for note in answer["notes"]] == ["1", "1", "1"]


def test_linkage_is_told_in_words_also_from_behaviours_alone(labelled: Path) -> None:
    done = evaluate(labelled, "--mo", "entry", "--mo", "entry", "--folds", "2")
    assert "Column entry is named more than once with --mo: it counts once." in done.stdout
    assert "50 offences, 48 solved" not in done.stdout
    assert "49 offences, 48 solved" in done.stdout
    assert "Own series among all known ones (48 offences)" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "nothing to compare by"),
        (("--latitude", "north", "--longitude", "east"), "are they swapped"),
        (("--mo", "blank"), "every cell of the named columns is blank"),
        (("--mo", "entry", "--offence", "who"), "names an offence of the offences file"),
    ],
)
def test_what_cannot_be_evaluated_is_refused_in_words(labelled: Path, arguments: tuple[str, ...], words: str) -> None:
    done = evaluate(labelled, *arguments)
    assert isinstance(done.exception, InputError)
    assert words in str(done.exception)


def test_a_few_swapped_degrees_and_noughts_are_left_aside_and_told(tmp_path: Path) -> None:
    rows, series = ["id,lat,long,day"], ["person,id"]
    for hand in range(12):
        for number in range(3):
            place = f"{51 + hand / 9 + number / 900:.4f},{-1 - hand / 7:.4f}"
            rows.append(f"C{hand}-{number},{place},{1 + number:02}/0{1 + hand % 6}/2025")
            series.append(f"H{hand},C{hand}-{number}")
    rows += ["C90,-1.2,51.3,02/02/2025", "C91,0,0,03/02/2025"]
    (tmp_path / "crimes.csv").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "series.csv").write_text("\n".join(series), encoding="utf-8")
    files = ("--offences", str(tmp_path / "crimes.csv"), "--series", str(tmp_path / "series.csv"), "--id", "id")
    columns = ("--latitude", "lat", "--longitude", "long", "--from", "day", "--folds", "3", "--json")
    answer = json.loads(CliRunner().invoke(app, ["evaluate", "linkage", *files, *columns]).stdout)
    assert answer["auc"] > 0.9
    assert answer["notes"][0].startswith("2 offences have no usable place (blank, or far from all others)")
    assert "told apart by place and time alone" in answer["notes"][-1]


def test_ids_that_a_spreadsheet_rewrote_are_found_by_their_number(labelled: Path, tmp_path: Path) -> None:
    offences, series = ((labelled / name).read_text(encoding="utf-8") for name in ("crimes.csv", "series.csv"))
    (tmp_path / "crimes.csv").write_text(re.sub(r"C(\d+)-(\d)", r"0\1\2", offences), encoding="utf-8")
    (tmp_path / "series.csv").write_text(re.sub(r"C(\d+)-(\d)", r"\1\2.0", series), encoding="utf-8")
    columns = ("--x", "east", "--y", "north", "--folds", "3", "--json")
    there, here = (json.loads(evaluate(folder, *columns).stdout) for folder in (labelled, tmp_path))
    assert (here["linked_pairs"], here["solved"]) == (there["linked_pairs"], there["solved"])
    assert any(note.startswith("48 rows of the series file name their offences with other") for note in here["notes"])


def test_degrees_that_are_all_swapped_and_columns_that_say_nothing_are_told(tmp_path: Path) -> None:
    rows = [f"{n},{53 + n % 4 / 9:.4f},{-1 - n % 4 / 9:.4f},yes" for n in range(12)]
    (tmp_path / "crimes.csv").write_text("\n".join(["ref,east,north,entry", *rows]), encoding="utf-8")
    (tmp_path / "series.csv").write_text("\n".join(["who,ref", *(f"{n % 4},{n}" for n in range(12))]), encoding="utf-8")
    columns = ("--latitude", "north", "--longitude", "east", "--mo", "entry", "--folds", "2", "--json")
    notes = json.loads(evaluate(tmp_path, *columns).stdout)["notes"]
    assert notes[0].startswith("Most places lie outside the United Kingdom")
    assert notes[1].startswith("Column entry has one value alone; a blank is not known and no absence")


def test_half_a_place_is_a_wrong_argument(labelled: Path) -> None:
    assert evaluate(labelled, "--x", "east").exit_code == 2
    assert evaluate(labelled, "--x", "east", "--y", "north", "--latitude", "north").exit_code == 2


@pytest.mark.parametrize(
    ("series", "words"),
    [
        ("who,ref\nH1,C1-0\nH1,C1-1\n", "crimes.csv and series.csv: All offences are of one offender"),
        ("who,ref\nH1,C1-0\nH2,C2-0\n", "crimes.csv and series.csv: Nobody is known for two offences"),
        ("who,ref\nH1,X1\n", "crimes.csv and series.csv: No row of the series file names an offence"),
        ("who,ref\nH1,C1-0\n,X1\n", "left aside (the first in line 3)"),
    ],
)
def test_what_an_answer_key_lacks_is_told_with_file_and_line(
    labelled: Path, tmp_path: Path, series: str, words: str
) -> None:
    (tmp_path / "crimes.csv").write_text((labelled / "crimes.csv").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "series.csv").write_text(series, encoding="utf-8")
    assert words in str(evaluate(tmp_path, "--mo", "entry").exception)


def test_a_place_of_one_column_is_a_wrong_argument_and_no_place_is_not_taken_for_degrees(events: Path) -> None:
    assert near_repeat(events, "--y", "X").exit_code == 2
    assert near_repeat(events, "--space", "5,1").exit_code == 2
    events.write_text("X,Y,on\nnorth,1,2026-01-01\nnorth,2,2026-01-02\n", encoding="utf-8")
    words = str(near_repeat(events).exception)
    assert words.startswith("events.csv: Fewer than two offences")
    assert words.endswith("2 rows have no place that can be read, the first in line 2.")
