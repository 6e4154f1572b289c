"""Runs the rules over a casebook: one that fails is reported and hides none of the others."""

from __future__ import annotations

from bisect import insort
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl
from polars.exceptions import PolarsError

from analysis.gaps.catalogue import BuiltRule, catalogue
from analysis.gaps.finding import Decided, Finding, Severity
from analysis.gaps.rule import Limit, Limits, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from analysis.gaps.casebook import Casebook

# What a condition can go wrong with on data that nobody thought of; anything else is a fault of the machine.
FAULTS = (PolarsError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError)
AT_ONCE = 2
"""So many rules are worked out at a time: one in the library of columns while the findings of another are made."""
_DEFAULTS: Mapping[str, pl.DataType] = {
    "about": pl.String(),
    "item": pl.String(),
    "since": pl.Date(),
    "since_z": pl.Date(),
    "due_a": pl.Date(),
    "due_z": pl.Date(),
    "severity": pl.String(),
    "unsure": pl.String(),
    "words": pl.String(),
    "question": pl.String(),
}
FEW_MORE = 1_000
"""So many findings are put in their places one by one; more are sorted in with all the others."""
RAISED = "raised"
"""The severity of a rule, one step graver."""
_TOLD = (
    "subject",
    "others",
    "also",
    "about",
    "item",
    "since",
    "since_z",
    "due_a",
    "due_z",
    "severity",
    "question",
    "compared",
    "evidence",
    "open",
)
"""The columns of which a finding is made."""
_KEPT = ("subject", "others", "also", *_DEFAULTS, "evidence")


class Failed(NamedTuple):
    """A rule that could not be run, and why; no value of a record stands in it."""

    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules found, the gravest first, and the rules that failed."""

    findings: tuple[Finding, ...]
    failed: tuple[Failed, ...] = ()


Overridden = "Mapping[str, Mapping[str, Limit]]"


def find_gaps(
    book: Casebook,
    *,
    only: Iterable[str] = (),
    limits: Mapping[str, Mapping[str, Limit]] | None = None,
    rules: Mapping[str, BuiltRule] | None = None,
    few: bool = False,
) -> Found:
    """Ask every rule in force, or only some, with a force's own limits where it has any.

    Args:
        book: What they look at.
        only: These rules; empty for every one.
        limits: A force's own limits.
        rules: The rules there are.
        few: Whether the casebook is about a few people: rules are then asked one after another, since two at a time
            would wait for each other longer than either of them works.
    """
    wanted = set(only)
    asked = [
        (built, {**built.rule.limits, **(limits or {}).get(name, {})})
        for name, built in (catalogue() if rules is None else rules).items()
        if (not wanted or name in wanted) and _applies(built, book)
    ]
    if few:
        return joined(*(_found(built, own, book) for built, own in asked))
    with ThreadPoolExecutor(AT_ONCE) as threads:
        return joined(*threads.map(lambda each: _found(each[0], each[1], book), asked))


def joined(*parts: Found) -> Found:
    """What several runs over different rules found, in the order of one."""
    findings = sorted((each for part in parts for each in part.findings), key=_order)
    return Found(tuple(findings), tuple(each for part in parts for each in part.failed))


def inserted(findings: list[Finding], *parts: Found) -> Found:
    """Findings that are in order with what several runs found besides, in their places among them."""
    more = joined(*parts)
    if len(more.findings) > FEW_MORE:
        return Found(tuple(sorted((*findings, *more.findings), key=_order)), more.failed)
    for each in more.findings:
        insort(findings, each, key=_order)
    return Found(tuple(findings), more.failed)


def _found(built: BuiltRule, limits: Mapping[str, Limit], book: Casebook) -> Found:
    try:
        return Found(tuple(_findings(built, book, limits)))
    except FAULTS as error:
        return Found((), (Failed(built.rule.id, type(error).__name__),))


def _applies(built: BuiltRule, book: Casebook) -> bool:
    return built.rule.in_force_from is None or built.rule.in_force_from <= book.on


def _findings(built: BuiltRule, book: Casebook, limits: Mapping[str, Limit]) -> list[Finding]:
    if built.condition is None:
        return []
    given = built.condition(book, Limits(dict(limits)))
    if given.is_empty():
        return []
    return _made(built.rule.model_copy(update={"limits": dict(limits)}), _whole(given, book))


def _made(rule: Rule, frame: pl.DataFrame) -> list[Finding]:
    """A finding of each row; of a million findings most share their texts and days, and hold each of them once."""
    basis, empty = rule.basis_words, ()
    # What a condition says itself is final; else the rule's, raised for people of very high or high priority.
    severities: dict[str | None, Severity] = {
        None: rule.severity,
        RAISED: rule.severity.raised(),
        **{each.value: each for each in Severity},
    }
    decided = {True: Decided.UNDECIDED, False: Decided.GAP, None: Decided.GAP}
    once: dict[object, Any] = {}
    same = once.setdefault
    return [
        Finding(
            rule=rule.id,
            subject_ids=(subject, *others),
            about=subject if about == subject else about,
            also=tuple(dict.fromkeys(also)) if also else empty,
            item=same(item, item) or "",
            severity=severities[own],
            decided=decided[open_],
            since=same(since, since),
            since_latest=same(since_z, since_z),
            due_earliest=same(due_a, due_a),
            due_latest=same(due_z, due_z),
            evidence_ids=tuple(sorted(set(behind))),
            question=same(question, question) or rule.question,
            compared=same(compared, compared),
            basis=basis,
        )
        for (
            subject, others, also, about, item, since, since_z, due_a, due_z, own, question, compared, behind, open_
        ) in zip(*(frame[name].to_list() for name in _TOLD), strict=True)
    ]  # fmt: skip


def _whole(frame: pl.DataFrame, book: Casebook) -> pl.DataFrame:
    """Fill in what a condition did not give, keep what may be past its limit, and say what is open."""
    frame = frame.with_columns(_missing(frame))
    dated = pl.col("due_a").is_not_null() | pl.col("due_z").is_not_null()
    past = pl.col("due_a").is_null() | (pl.col("due_a") < book.on)
    late = pl.col("due_z").is_not_null() & (pl.col("due_z") < book.on)
    frame = frame.filter(~dated | past).with_columns(
        open=(dated & ~late) | pl.col("unsure").is_not_null(),
        since=pl.coalesce("since", pl.col("due_a") + pl.duration(days=1)),
        since_z=pl.coalesce("since_z", pl.col("due_z") + pl.duration(days=1)),
        evidence=pl.col("evidence").fill_null([]),
        others=pl.col("others").fill_null([]),
        also=pl.col("also").fill_null([]),
    )
    bands = book.cases.select("person", "high")
    # Several pairs or things of one person may be told of in the same words: each is a gap of its own.
    same = ["subject", "about", "words", pl.col("others").list.join(" ").alias("named")]
    one = frame.select(*_KEPT, "open").filter(pl.struct(same).is_first_distinct())
    one = one.join(bands, left_on="about", right_on="person", how="left", maintain_order="left")
    raised = pl.when(pl.col("high")).then(pl.lit(RAISED))
    said = [pl.when(pl.col(name) != "").then(name) for name in ("words", "unsure")]
    return one.with_columns(
        severity=pl.coalesce("severity", raised),
        compared=pl.concat_str(said, separator="; ", ignore_nulls=True),
    )


def _missing(frame: pl.DataFrame) -> Iterator[pl.Expr]:
    """What a condition need not give, as it stands where it did not."""
    given = set(frame.columns)
    for name in ("subject", "about"):
        if name not in given and "person" in given:
            yield pl.col("person").alias(name)
            given.add(name)
    blank = (pl.lit(None, dtype=dtype).alias(name) for name, dtype in _DEFAULTS.items() if name not in given)
    empty = pl.lit([], dtype=pl.List(pl.String()))
    yield from blank
    yield from (empty.alias(name) for name in ("evidence", "others", "also") if name not in given)


def _order(finding: Finding) -> tuple[int, bool, str, tuple[str, ...], str]:
    return (
        finding.severity.place,
        finding.decided is Decided.UNDECIDED,
        finding.rule,
        finding.subject_ids,
        finding.compared,
    )
