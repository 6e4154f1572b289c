"""The table of caseloads, drawn without a database."""

from __future__ import annotations

from analysis.workload.caseload import BANDS, Caseload, Ground
from ui.drawing.caseload import table


def test_every_cell_of_the_caseloads_stands_under_its_heading() -> None:
    bands = dict.fromkeys(BANDS, 0)
    ground = Ground(beats=1, area_km2=3.5, population=9000, approved_premises=0)
    one = Caseload(
        officer="officer-1", name="DC Isolde Marrow", unit="Unit 3", nominals=frozenset({"person-1"}), bands=bands,
        kinds={"RSO": 1}, ground=ground, vetting="NPPV2", vetted_on="2026-01-02", trained=(), away=None,
        reviewed_on=None,
    )  # fmt: skip
    head, body = str(table([one], {"officer-1": 7})).split("<tbody>")
    cells = body.replace("<th ", "<td ").split("<td")[1:]
    assert len(cells) == head.count('scope="col"')
    by_heading = dict(zip([part.split("<")[0] for part in head.split('scope="col">')[1:]], cells, strict=True))
    assert "Unit 3" in by_heading["Unit"]
    assert ">7<" in by_heading["Overdue"]
