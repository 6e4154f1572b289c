"""Charts of a unit as a whole: completeness over time, rules that need work, what fills gaps, rules people judge."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import altair as alt
import polars as pl

from analysis.gaps.catalogue import catalogue
from graph.kinds import MODELS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.gaps.over_time import Point
    from analysis.gaps.precision import Judged

GRAVE = "critical and high rules"
_JUDGED = {"useful": "#2f6f4f", "already known": "#8aa3b8", "not a gap": "#b5482f"}
_SHADES = alt.Scale(range=["#f3f6fa", "#12294a"], domainMin=0)
MOST_RULES = 20
_DAYS = alt.Axis(labelAngle=0, orient="top", format="%-d %b %y", labelOverlap=True)
_LABELS = alt.Axis(labelLimit=330, title=None)


def named(rule: str) -> str:
    """A rule as charts call it."""
    return f"{rule} {catalogue()[rule].rule.title}"


def over_time(points: Sequence[Point]) -> alt.Chart:
    """One line for each unit: the mean completeness over the rules whose gaps are critical or high."""
    shares: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for point in points:
        if catalogue()[point.rule].rule.severity.value in {"critical", "high"}:
            shares[point.on.isoformat(), point.unit].append(point.complete)
    rows = [{"on": on, "unit": unit, "share": sum(each) / len(each)} for (on, unit), each in shares.items()]
    lines = alt.Chart(pl.DataFrame(rows)).mark_line(point=True, strokeWidth=2.5)
    drawn: alt.Chart = lines.encode(
        x=alt.X("on:T", title=None, axis=alt.Axis(format="%-d %b %y")),
        y=alt.Y("share:Q", title=f"complete, {GRAVE}", axis=alt.Axis(format="%"), scale=alt.Scale(zero=False)),
        color=alt.Color("unit:N", title="Unit"),
        tooltip=["unit:N", "on:T", alt.Tooltip("share:Q", format=".1%")],
    ).properties(height=280)
    return drawn


def by_rule(points: Sequence[Point]) -> alt.Chart:
    """A field of rules and days, the darker the more people lack it; only the rules of which most lack something."""
    sums: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for point in points:
        sums[named(point.rule), point.on.isoformat()][0] += point.lacking
        sums[named(point.rule), point.on.isoformat()][1] += point.cases
    worst: defaultdict[str, float] = defaultdict(float)
    for (rule, _), (lacking, cases) in sums.items():
        worst[rule] = max(worst[rule], lacking / cases)
    order = sorted(worst, key=lambda rule: (-worst[rule], rule))[:MOST_RULES]
    rows = [
        {"rule": rule, "on": on, "lacking": lacking, "cases": cases, "share": lacking / cases}
        for (rule, on), (lacking, cases) in sums.items()
        if rule in order
    ]
    squares = alt.Chart(pl.DataFrame(rows)).mark_rect(stroke="white", strokeWidth=2)
    drawn: alt.Chart = squares.encode(
        y=alt.Y("rule:N", sort=order, axis=_LABELS),
        x=alt.X("yearmonthdate(on):O", title=None, axis=_DAYS),
        color=alt.Color(
            "share:Q", scale=alt.Scale(scheme="blues", domainMin=0), legend=alt.Legend(format="%"), title="lacking"
        ),
        tooltip=["rule:N", "on:O", "lacking:Q", "cases:Q", alt.Tooltip("share:Q", format=".1%")],
    ).properties(height=alt.Step(24))
    return drawn


def filled(found: Mapping[str, Mapping[str, int]]) -> alt.Chart:
    """For each rule whose gaps closed, the kinds of record that had come about the same people."""
    rows = [
        {"rule": named(rule), "record": MODELS[model].TITLE, "gaps": count}
        for rule, counts in found.items()
        for model, count in counts.items()
    ]
    dots = alt.Chart(pl.DataFrame(rows)).mark_circle(color="#12294a", opacity=0.75)
    drawn: alt.Chart = dots.encode(
        y=alt.Y("rule:N", axis=_LABELS),
        x=alt.X("record:N", title=None, axis=alt.Axis(labelAngle=-40, orient="top", labelOverlap=False)),
        size=alt.Size("gaps:Q", title="gaps closed", scale=alt.Scale(range=[20, 500])),
        tooltip=["rule:N", "record:N", "gaps:Q"],
    ).properties(height=alt.Step(26))
    return drawn


def judged(found: Sequence[Judged]) -> alt.Chart:
    """One bar for each rule that was judged."""
    rows = [
        {"rule": named(each.rule), "said": said, "findings": count}
        for each in found
        for said, count in zip(_JUDGED, (each.useful, each.already_known, each.not_a_gap), strict=True)
    ]
    bars = alt.Chart(pl.DataFrame(rows)).mark_bar(height=18)
    colours = alt.Scale(domain=list(_JUDGED), range=list(_JUDGED.values()))
    drawn: alt.Chart = bars.encode(
        y=alt.Y("rule:N", axis=_LABELS),
        x=alt.X("findings:Q", title="findings judged", axis=alt.Axis(tickMinStep=1)),
        color=alt.Color("said:N", scale=colours, title=None),
        tooltip=["rule:N", "said:N", "findings:Q"],
    ).properties(height=alt.Step(26))
    return drawn
