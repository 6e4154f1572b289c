"""What columns look like, whatever their headers say."""

from __future__ import annotations

import pytest

from ingest.suggesting.content import Content, look

COLUMNS = [
    (["05/03/1971", "1 Apr 1980", "circa 1962", "not known"], Content.DATE),
    (["20.01.1962", "03-Jun-58", "1999-12-31"], Content.DATE),
    (["2026-03-04T09:00", "04/03/2026 17:30"], Content.MOMENT),
    (["2BP", "1AP", "3EC A1 S2"], Content.GRADING),
    (["07700 900123", "+44 (0)7700 900399", "no phone"], Content.PHONE),
    (["ZN1 8AD", "zz12 4TT"], Content.POSTCODE),
    (["ZX70 QQV", "ZX21ABC"], Content.VEHICLE_MARK),
    (["62/436840C", "1998/7654321Q"], Content.PNC),
    (["quill@vellum.example", "@thorn"], Content.ELECTRONIC),
    (["yes", "no", "Y"], Content.FLAG),
    (["Tarnwick", "O'Wren", "Ann Maud"], Content.NAME),
    (["N10001", "N10002", "N10003"], Content.REFERENCE),
    (["10001", "10002", "10003"], Content.REFERENCE),
    (["3", "3", "4", "1,200"], Content.NUMBER),
    (["Seen with two others near the weir.", "Nothing to add, he said."], Content.TEXT),
    (["", "  ", "not known"], Content.BLANK),
]


@pytest.mark.parametrize(("cells", "content"), COLUMNS, ids=[content.value for _, content in COLUMNS])
def test_a_column_is_what_most_of_its_filled_cells_are(cells: list[str], content: Content) -> None:
    assert look(cells).content is content


def test_cells_that_are_hardly_ever_the_same_tell_rows_apart() -> None:
    assert look(["A1", "A2", "A3", "A4", "A5"]).tells_apart
    assert not look(["A1", "A1", "A2"]).tells_apart
