"""A force's own limits: one file, read whole or refused whole with the line; never a limit that statute sets."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from analysis.gaps.rule import Basis, Certainty, Limit
from graph.errors import MosaicError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from analysis.gaps.catalogue import BuiltRule

ForceLimits = dict[str, dict[str, Limit]]


class OverrideError(MosaicError):
    """A file of limits cannot be used; nothing of it is."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(f"The file of limits is refused as a whole. Line {line}: {why}")
        self.line = line


class Override(BaseModel):
    """One limit as a force sets it: the value, who decided, when, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    value: int = Field(gt=0)
    by: str = Field(min_length=2)
    decided: date
    reason: str = Field(min_length=5)


def read_overrides(text: str, rules: Mapping[str, BuiltRule]) -> ForceLimits:
    """The limits of a force by rule and name.

    Raises:
        OverrideError: If any line of it cannot be used; the first that cannot is named.
    """
    root = _read(text)
    found: ForceLimits = {}
    for rule, names in _pairs(root):
        if rule.value not in rules:
            raise OverrideError(_line(rule), "there is no rule of this name.")
        for name, fields in _pairs(names):
            limits = rules[rule.value].rule.limits
            if name.value not in limits:
                raise OverrideError(_line(name), f"{rule.value} has no limit of this name.")
            found.setdefault(rule.value, {})[name.value] = _limit(limits[name.value], name, fields)
    return found


def _read(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise OverrideError(line, "this is not YAML; look at indentation and colons.") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise OverrideError(line, "a character that no text has stands here.") from error


def _limit(shipped: Limit, name: yaml.Node, fields: yaml.Node) -> Limit:
    if shipped.basis is Basis.STATUTE:
        raise OverrideError(_line(name), "statute sets this limit, and no force can change it.")
    _named_once(fields)
    loader = yaml.SafeLoader("")
    try:
        given: Any = loader.construct_document(fields)
        override = Override.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = str(first["loc"][0]) if first["loc"] else "the limit"
        raise OverrideError(_line(name), f"{field}: {first['msg']}.") from error
    except yaml.YAMLError as error:
        raise OverrideError(_line(name), "this cannot be read.") from error
    told = f"set by {override.by} on {override.decided.isoformat()}: {override.reason}"
    return shipped.model_copy(
        update={"value": override.value, "basis": Basis.FORCE_POLICY, "certainty": Certainty.READ, "citation": told}
    )


def _pairs(node: yaml.Node | None) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    if node is None:
        return
    if not isinstance(node, yaml.MappingNode):
        raise OverrideError(_line(node), "names with values are expected here, as `GR-21:` with `low:` below it.")
    seen: set[str] = set()
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise OverrideError(_line(key), "a name is expected here.")
        if key.value in seen:
            raise OverrideError(_line(key), "this stands in the file twice.")
        seen.add(key.value)
        yield key, value


def _named_once(fields: yaml.Node) -> None:
    """Refuse a limit that says one thing twice: which of the two holds is nobody's guess."""
    for _ in _pairs(fields):
        continue


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
