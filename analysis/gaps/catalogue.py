"""Every rule with its words, its examples and its condition; a rule that lacks any of them cannot be built."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml
from pydantic import ValidationError

from analysis.gaps.rule import Document, Limits, Rule
from graph.errors import MosaicError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import polars as pl

    from analysis.gaps.casebook import Casebook

FOLDER = Path(__file__).parent / "rules"
FAMILIES = (
    "notification",
    "unnotified",
    "visits",
    "children",
    "assessment",
    "plans",
    "reactive",
    "orders",
    "breaches",
    "meetings",
    "exchange",
    "partners",
    "intelligence",
    "origins",
    "structure",
    "brokers",
    "ground",
    "living",
    "offending",
    "contradictions",
    "people",
    "staff",
    "sharing",
    "protection",
    "description",
    "alike",
    "records",
)
Condition = "Callable[[Casebook, Limits], pl.DataFrame]"


class RuleError(MosaicError):
    """A rule lacks its words, its examples or its condition."""


class BuiltRule(NamedTuple):
    """A rule and what decides it; one that is not yet in force, or that an analysis raises, has no condition."""

    rule: Rule
    condition: Callable[[Casebook, Limits], pl.DataFrame] | None


@cache
def catalogue() -> Mapping[str, BuiltRule]:
    """Every rule by its id, in order.

    Raises:
        RuleError: If a rule lacks documentation, examples or a condition, or a condition has no rule.
    """
    built: dict[str, BuiltRule] = {}
    for family in FAMILIES:
        for entry in _built(family):
            if entry.rule.id in built:
                raise RuleError(f"{entry.rule.id} is described twice.")
            built[entry.rule.id] = entry
    return dict(sorted(built.items()))


def _built(family: str) -> list[BuiltRule]:
    conditions = import_module(f"analysis.gaps.rules.{family}").CONDITIONS
    text = (FOLDER / f"{family}.yaml").read_text(encoding="utf-8")
    # The same words ten times sooner than `safe_load`: whoever asks about one person waits for all of them.
    words: Document = yaml.load(text, Loader=yaml.CSafeLoader)
    if unknown := sorted(conditions.keys() - words.keys()):
        raise RuleError(f"{', '.join(unknown)}: a condition without words in {family}.yaml.")
    return [build(name, fields, conditions.get(name)) for name, fields in words.items()]


def build(name: str, fields: Document, condition: Callable[[Casebook, Limits], pl.DataFrame] | None) -> BuiltRule:
    """Join a rule's words and its condition.

    Raises:
        RuleError: If something is missing.
    """
    try:
        rule = Rule.model_validate({"id": name, **fields})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise RuleError(f"{name} cannot be built: {place}: {first['msg']}.") from error
    if rule.not_yet or rule.raised_by:
        return BuiltRule(rule, None)
    if condition is None:
        raise RuleError(f"{name} cannot be built: it has no condition.")
    fires = any(example.gaps for example in rule.examples)
    silent = any(not example.gaps and not example.undecided for example in rule.examples)
    if not (fires and silent):
        raise RuleError(f"{name} cannot be built: it needs an example in which it fires and one in which it does not.")
    return BuiltRule(rule, condition)
