"""The catalogue of rules as a page: made from the rules themselves, so that it cannot say anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.gaps.clocks.regimes import REGIMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from analysis.gaps.catalogue import BuiltRule
    from analysis.gaps.rule import Example, Rule

OPENING = """# The rules of information gaps

Made from the rules in `analysis/gaps/rules/` (`python -m analysis.gaps.published > docs/rules.md`); change them there.
Every limit stands with what it rests on and how sure that is. How rules work stands in [gaps](gaps.md).
"""


def page(rules: Mapping[str, BuiltRule]) -> str:
    """The whole page."""
    every = [built.rule for built in rules.values()]
    in_force = [rule for rule in every if not rule.not_yet and not rule.raised_by]
    raised = [rule for rule in every if rule.raised_by]
    later = [rule for rule in every if rule.not_yet]
    lines = [OPENING, "## Notification regimes", ""]
    lines += [f"- {regime.title}: {'on' if regime.is_on else 'off'}; {regime.why}" for regime in REGIMES]
    lines += ["", f"## In force ({len(in_force)})", ""]
    for rule in in_force:
        lines += [*_rule(rule), ""]
    lines += [
        f"## Raised by an analysis ({len(raised)})",
        "",
        "No list of gaps holds these; the analysis tells them.",
        "",
    ]
    for rule in raised:
        lines += [*_rule(rule), ""]
    lines += [
        f"## Not in force ({len(later)})",
        "",
        "These find nothing yet; their absence from a list of gaps means nothing.",
        "",
    ]
    lines += [f"- **{rule.id}** {rule.title}: {rule.not_yet}" for rule in later]
    return "\n".join(lines) + "\n"


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### {rule.id} {rule.title}"
    yield ""
    yield f"*{rule.question}*"
    yield ""
    parts = {
        "About": rule.subject,
        "Fires when": rule.fires,
        "Read as": rule.reading,
        "Leaves alone": rule.exempt,
        "Dates known in part": rule.part_dates,
        "Basis": f"{rule.basis.value.replace('_', ' ')}; {rule.certainty.value}; {rule.citation}",
        **{f"Limit `{name}`": limit.words for name, limit in rule.limits.items()},
        "Severity": f"{rule.severity.value}; raised: {rule.raised}",
        "For": ", ".join(audience.value for audience in rule.audience),
        "Closed by": rule.closes,
        "Ask": rule.asks,
        "Rule of thumb": "what it finds is a question and not a fault" if rule.heuristic else "",
        "Regime": rule.regime,
        "Raised by": rule.raised_by,
    }
    yield from (f"- **{name}**: {words}" for name, words in parts.items() if words)
    if rule.examples:
        yield f"- **Examples**: {'; '.join(_example(example) for example in rule.examples)}"


def _example(example: Example) -> str:
    outcome = "a gap" if example.gaps else "cannot be decided" if example.undecided else "no gap"
    return f"{example.says} ({outcome})"


if __name__ == "__main__":
    import sys

    from analysis.gaps.catalogue import catalogue

    sys.stdout.write(page(catalogue()))
