"""Who is associated with somebody, asked and answered in one go; the screen and the command line share it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.asking.sharing import shared_by
from ui.answers.associates import AssociatesAnswer
from ui.made import made_by
from ui.references import find_nominal

if TYPE_CHECKING:
    from datetime import datetime

    from graph.reader import Reader


def answer_associates(reader: Reader, reference: str, as_at: datetime | None) -> AssociatesAnswer:
    """The associates of a nominal.

    Raises:
        NotOnRecordError: If nobody under this reference may be seen.
        InputError: If it stands for something else than a nominal.
    """
    person = find_nominal(reader, reference)
    found = AssociatesAnswer.of(reader.dossier(person), reader.ask(shared_by(person)))
    return found.model_copy(update={"made": made_by(reader, "associates", {"reference": person}, as_at)})
