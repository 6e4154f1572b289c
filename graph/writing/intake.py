"""What becomes of one row, given the versions of its line that stand: the whole rule, pure.

- The same content as the current version, or as another version that came in the same load, changes nothing;
  so does a version that says when it was recorded and is on record already. A version comes in every load that
  holds it, the one that first brought it or a later one.
- Otherwise it is the next version, or, where both say when they were recorded and it is the older one,
  it takes its place behind the current version.
- A row that contradicts its own key is refused, and so is one whose line was erased by a retention decision.
- What a person did to a row is always its next version, but for a refused row that was put right: of that nothing
  stood yet, and it is judged like the row of a file. While the source goes on saying what was corrected, that
  changes nothing; when it says something else, that is the next version as ever.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.partdates import parse_part_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.drafts import Draft


class Fate(Enum):
    """What becomes of a row."""

    NEW = auto()
    NEXT = auto()
    EARLIER = auto()
    SAME = auto()
    CONTRADICTS = auto()
    ERASED = auto()


class Version(NamedTuple):
    """One version of a line as far as the decision needs it.

    Attributes:
        load: The load that brought it.
        again: The later load that held it too, before it was superseded there.
        replaced: From when another version stood in its place at the source; None for the current version.
        corrects: The digest of what the source says, where a person made this version; None for a source's own.
        erased: The retention decision under which what it said was erased; None for a version that stands.
    """

    ordinal: int
    digest: str
    load: int
    again: int | None
    superseded: int | None
    recorded: int
    recorded_stated: bool
    replaced: int | None
    pending: bool
    ties: tuple[str, ...]
    acc: int
    corrects: str | None
    who: Mapping[str, str | None]
    erased: str | None = None


IDENTIFYING = ("surname", "forenames", "dob", "pnc_id", "cro")


@dataclass(slots=True)
class Line:
    """The versions of one line, growing while a batch is decided."""

    id: str
    versions: list[Version] = field(default_factory=list)

    @property
    def current(self) -> Version | None:
        """The version that stands now."""
        return next((version for version in reversed(self.versions) if version.superseded is None), None)

    @property
    def of_source(self) -> Version | None:
        """The version that stands, or the one of its source that a person's version stands in for."""
        current = self.current
        if current is None or current.corrects is None:
            return current
        found = (version for version in reversed(self.versions) if version.digest == current.corrects)
        return next(found, current)

    @property
    def erased(self) -> str | None:
        """The retention decision under which the row was erased; None where it was not."""
        return next((version.erased for version in self.versions if version.erased is not None), None)

    @property
    def next_ordinal(self) -> int:
        """The ordinal of the next version, whatever its place in time."""
        return len(self.versions) + 1

    def cut_short_by(self, recorded: int, fate: Fate) -> list[Version]:
        """Versions other than the current one whose time a new version ends, so that never two stand at once."""
        old = [version for version in self.versions if version.replaced is not None and version.replaced > recorded]
        return old if fate is Fate.NEXT else [version for version in old if version.recorded <= recorded]

    def replaced_after(self, recorded: int) -> int:
        """When the version after one recorded then, and older than the current one, took its place."""
        later = (version for version in self.versions if version.recorded > recorded)
        return min(v.recorded for v in later if v.replaced is None or v.replaced > v.recorded)

    def change(self, ordinal: int, **changed: object) -> None:
        """Note what became of a version."""
        self.versions[ordinal - 1] = self.versions[ordinal - 1]._replace(**changed)  # type: ignore[arg-type]


def fate_of(draft: Draft, line: Line) -> Fate:
    """Decide what becomes of a draft."""
    if line.erased is not None:
        return Fate.ERASED
    current = line.of_source
    return Fate.NEW if current is None else _beside(draft, line, current)


def _beside(draft: Draft, line: Line, current: Version) -> Fate:
    """What becomes of a draft where a version stands."""
    if draft.by_hand is not None and not draft.put_right:
        return Fate.NEXT
    if _is_on_record(draft, line, current):
        return Fate.SAME
    if draft.model == "Person" and contradicts(who_in(draft.values), current.who):
        return Fate.CONTRADICTS
    stated = draft.origin.recorded
    if stated is not None and current.recorded_stated and stated < current.recorded:
        return Fate.EARLIER
    return Fate.NEXT


def after_a_person(draft: Draft, line: Line) -> Draft:
    """A source's row that comes after a person's version, and says that it was recorded before that.

    It stood as the person found it then, so all that is known of the change is that it is there now.
    """
    current, stated = line.current, draft.origin.recorded
    if current is None or current.corrects is None or draft.by_hand is not None:
        return draft
    if stated is None or stated > current.recorded:
        return draft
    return replace(draft, origin=replace(draft.origin, recorded=None))


def _is_on_record(draft: Draft, line: Line, current: Version) -> bool:
    stated = draft.origin.recorded is not None
    return any(
        version.digest == draft.digest and (stated or current.load in {version.load, version.again})
        for version in line.versions
    )


def who_in(values: Mapping[str, Any]) -> dict[str, str | None]:
    """The fields by which a person record can be told to be another person's."""
    return {name: values.get(name) for name in IDENTIFYING}


def contradicts(new: Mapping[str, str | None], old: Mapping[str, str | None]) -> bool:
    """Whether a row under the same key is plainly about somebody else.

    Another surname and other forenames, and no date of birth, PNC or CRO number that agrees.
    """
    if not (_differ(new, old, "surname") and _differ(new, old, "forenames")):
        return False
    return not (_agree_on_birth(new["dob"], old["dob"]) or _agree(new, old, "pnc_id") or _agree(new, old, "cro"))


def _differ(new: Mapping[str, str | None], old: Mapping[str, str | None], name: str) -> bool:
    one, other = new[name], old[name]
    return bool(one and other and one.casefold() != other.casefold())


def _agree(new: Mapping[str, str | None], old: Mapping[str, str | None], name: str) -> bool:
    one, other = new[name], old[name]
    return bool(one and other and one.casefold() == other.casefold())


def _agree_on_birth(new: str | None, old: str | None) -> bool:
    return bool(new and old and parse_part_date(new).overlaps(parse_part_date(old)))
