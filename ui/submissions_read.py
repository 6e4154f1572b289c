"""What the quality of submissions is counted from, read for whoever asks, and what to say beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.submissions.quality import Quality, quality
from analysis.submissions.reports import ITEM_FIELDS, OFFICER_FIELDS, REPORT_FIELDS, Read, submitted
from graph.errors import AccessRefusedError

if TYPE_CHECKING:
    from graph.reader import Reader

SUPERVISES = frozenset({"manager", "analyst"})
CAVEAT = (
    "Counted over the reports that you may see. A report that mentions nobody may be a good one: "
    "what is missing is for the supervisor to ask, and no ranking of people."
)


def submissions(reader: Reader) -> tuple[Quality, ...]:
    """How complete the reports are that this supervisor may see, by team and submitter.

    Raises:
        AccessRefusedError: If this user does not supervise.
    """
    if not SUPERVISES & reader.viewer.roles:
        raise AccessRefusedError("This is for supervisors: ask a colleague who has the role `manager`.")
    read = Read(
        reader.records_as_columns("Report", REPORT_FIELDS),
        reader.records_as_columns("ReportItem", ITEM_FIELDS),
        reader.records_as_columns("Officer", OFFICER_FIELDS),
        reader.links_as_columns("ITEM_OF"),
        reader.links_as_columns("MENTIONS"),
        reader.returned(),
    )
    return quality(submitted(read))
