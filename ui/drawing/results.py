"""What was found: hits with the reasons why, refused rows that mention it, and a checked list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.counted import counted
from analysis.nominal.when import moment_words
from ui import wording
from ui.drawing.page import badge, note, thing_link
from ui.markup import Html, join, link, tag
from ui.routes import Route

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.reading.agreement import Reason
    from graph.reading.search import Hit, RefusedMention, SearchResult
    from graph.reading.tracing import Trace, Traced


def hits(found: SearchResult) -> Html:
    """The hits, best first, and below them the rows that are in nobody's page yet."""
    if found.hits:
        count = counted(len(found.hits), "hit")
        more = "; there are more: add a word, or choose a kind" if found.more else ""
        listed = tag("ol", *(_hit(hit) for hit in found.hits), class_="hits")
        body = join((tag("p", f"{count}, best first{more}.", role="status"), listed))
    else:
        words = "Nothing that you may see agrees with this. It may be spelt otherwise, or not be loaded."
        body = tag("p", words, class_="nothing", role="status")
    return join((tag("h2", "Found"), body, _refused(found.refused)))


def checked(trace: Trace, by: str) -> Html:
    """A checked list: each line with what was found, or that there was no trace in the data of that moment."""
    head = f"Checked {moment_words(trace.at)} by {by}; {wording.loaded_words(trace.loaded_at)}. {trace.words}."
    rows = (_traced(line, trace) for line in trace.lines)
    columns = tag("tr", *(tag("th", name, scope="col") for name in ("Checked", "Result", "What was found")))
    table = tag("table", tag("caption", "Result"), tag("thead", columns), tag("tbody", *rows), class_="lines")
    kept = note(f"Kept as {trace.id}. {wording.CAVEAT_TRACE}")
    return join((tag("h2", "Result"), tag("p", head, role="status"), kept, table))


def _hit(hit: Hit) -> Html:
    kind = badge(wording.kind_title(hit.thing.kind))
    reasons = join((_reason(reason) for reason in hit.reasons), "; ")
    return tag(
        "li",
        tag("div", tag("span", thing_link(hit.thing), class_="name"), " ", kind),
        tag("div", "Why: ", reasons if hit.reasons else "it agrees with a part of what is recorded", class_="quiet"),
    )


def _reason(reason: Reason) -> Html:
    return join((f"{wording.MATCHED_IN[reason.group]}, {reason.how}: ", tag("em", reason.value)))


def _refused(found: Sequence[RefusedMention]) -> Html | None:
    if not found:
        return None
    rows = (
        tag("li", f"{wording.title(mention.kind)}: {mention.file or 'file not known'}, line {mention.line_no}: ",
            "; ".join(mention.reasons))
        for mention in found
    )  # fmt: skip
    lead = note(
        join(("These rows mention it and are on nobody's page: see ", link(f"/{Route.QUARANTINE}", "Quarantine")))
    )
    return join((tag("h2", "Rows that were not taken in mention this"), lead, tag("ul", *rows)))


def _traced(line: Traced, trace: Trace) -> Html:
    if line.hits:
        result = badge(f"trace: {counted(len(line.hits), 'hit')}", "firm")
        things = join((thing_link(hit.thing) for hit in line.hits), ", ")
    else:
        result = badge("no trace", "loose")
        things = tag("span", f"no trace in {wording.loaded_words(trace.loaded_at)}")
    refused = tag("div", f"{counted(line.refused, 'refused row')} mention it") if line.refused else None
    return tag("tr", tag("th", line.text, scope="row"), tag("td", result), tag("td", things, refused))
