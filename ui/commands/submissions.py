"""`mosaic submissions`: how complete submitted reports are, by team and submitter."""

from analysis.submissions.quality import Quality
from ui.answers.statements import Answer
from ui.asking import AsAt, AsJson, Asker, AsUser, ForPurpose, asking
from ui.submissions_read import CAVEAT, submissions
from ui.terminal import lines, to_people, write_json


class QualityAnswer(Answer):
    """How many of one submitter's reports have what."""

    team: str
    by: str
    reports: int
    graded: int
    what: int
    when: int
    who: int
    where: int
    how: int
    linked: int
    returned: int
    corrected: int


class SubmissionsAnswer(Answer):
    """Every submitter's reports, and what must not be concluded from them."""

    submitters: tuple[QualityAnswer, ...]
    caveat: str = CAVEAT


def submissions_by_team(user: AsUser, purpose: ForPurpose, as_at: AsAt = None, *, as_json: AsJson = False) -> None:
    """Count, for each team and submitter, how many reports are graded, dated, say who, what, where and how."""
    with asking(Asker(user, purpose, as_at)) as reader:
        found = submissions(reader)
    if as_json:
        write_json(SubmissionsAnswer(submitters=tuple(QualityAnswer(**each._asdict()) for each in found)))
        return
    lines(to_people(), [*map(_words, found), CAVEAT], indent=0)


def _words(each: Quality) -> str:
    counts = each._asdict()
    said = ", ".join(f"{name} {count}" for name, count in counts.items() if name not in {"team", "by", "reports"})
    return f"{each.team}, {each.by}: {each.reports} reports: {said}"
