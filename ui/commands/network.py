"""`mosaic network`: the people on record as a network."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from analysis.catalogue.networks import BROKERS, CHANGES, GROUPS, SUGGESTIONS
from analysis.network.weights import Weights
from ui.asked_weights import as_text, weights_from
from ui.asking import AsAt, AsJson, Asker, AsUser, ForPurpose, Since, asking
from ui.commands.network_in_words import show_brokers, show_changes, show_groups, show_suggestions
from ui.commands.saved_answer import AsChart, tell_chart, with_chart
from ui.network_read import HowRead
from ui.network_rows import of_brokers, of_changes, of_groups, of_suggestions
from ui.options import options_from
from ui.terminal import write_json

app = typer.Typer(no_args_is_help=True, help="The people on record as a network.")


@app.command("weights")
def weights(*, as_json: AsJson = False) -> None:
    """Print the weights of `mosaic paths`: edit a copy, give it a version of its own, and pass it as --weights."""
    if as_json:
        write_json(Weights())
    else:
        sys.stdout.write(as_text(Weights()))


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkOptions:
    """Whose network, as at when, and what of it is left out."""

    as_user: AsUser
    purpose: ForPurpose
    as_at: AsAt = None
    without: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="A kind of tie to leave out; repeatable.")
    ] = None
    weights: Annotated[Path | None, typer.Option(metavar="FILE", exists=True, help="Other weights, as YAML.")] = None
    chart: AsChart = None
    as_json: AsJson = False

    @property
    def asker(self) -> Asker:
        """Who asks."""
        return Asker(self.as_user, self.purpose, self.as_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupOptions(NetworkOptions):
    """Which groups."""

    seeds: Annotated[int, typer.Option(min=2, max=100, help="From how many beginnings groups are looked for.")] = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokerOptions(NetworkOptions):
    """Which brokers."""

    one: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Somebody of one group; repeatable. Needs --other.")
    ] = None
    other: Annotated[list[str] | None, typer.Option(metavar="ID", help="Somebody of the other group.")] = None
    most: Annotated[int, typer.Option(min=1, max=500, help="How many are shown.")] = 20
    seed: Annotated[int, typer.Option(help="For the sample that a large network is measured on.")] = 1


@app.command("groups", help=GROUPS.help)
@options_from(GroupOptions)
def groups(options: GroupOptions) -> None:
    """Who belongs together."""
    # Imported here because the numbers' libraries take longer to load than most commands run.
    from ui.network_answering import answer_groups  # noqa: PLC0415

    with asking(options.asker) as reader:
        answer = answer_groups(reader, _how(options), seeds=options.seeds)
    answer = with_chart(answer, options.asker, options.chart, of_groups)
    write_json(answer) if options.as_json else show_groups(answer)
    tell_chart(answer.chart)


@app.command("brokers", help=BROKERS.help)
@options_from(BrokerOptions)
def brokers(options: BrokerOptions) -> None:
    """Who connects people."""
    from ui.network_answering import WantedBrokers, answer_brokers  # noqa: PLC0415

    if bool(options.one) != bool(options.other):
        message = "give somebody of both groups, with --one and --other, or neither."
        raise typer.BadParameter(message)
    wanted = WantedBrokers(tuple(options.one or ()), tuple(options.other or ()), options.most, options.seed)
    with asking(options.asker) as reader:
        answer = answer_brokers(reader, _how(options), wanted)
    answer = with_chart(answer, options.asker, options.chart, of_brokers)
    write_json(answer) if options.as_json else show_brokers(answer)
    tell_chart(answer.chart)


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionOptions(NetworkOptions):
    """Which suggestions."""

    about: Annotated[str | None, typer.Option(metavar="ID", help="Only pairs with this nominal.")] = None
    most: Annotated[int, typer.Option(min=1, max=500, help="How many are shown.")] = 20
    seed: Annotated[int, typer.Option(help="For the trial on the network itself.")] = 1


@app.command("suggest", help=SUGGESTIONS.help)
@options_from(SuggestionOptions)
def suggest(options: SuggestionOptions) -> None:
    """Who may be associated, although nothing on record says so."""
    from ui.network_answering import WantedSuggestions, answer_suggestions  # noqa: PLC0415

    wanted = WantedSuggestions(options.about or "", options.most, options.seed)
    with asking(options.asker) as reader:
        answer = answer_suggestions(reader, _how(options), wanted)
    answer = with_chart(answer, options.asker, options.chart, of_suggestions)
    write_json(answer) if options.as_json else show_suggestions(answer)
    tell_chart(answer.chart)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeOptions(NetworkOptions):
    """Changes around whom, and since when."""

    reference: Annotated[str | None, typer.Argument(metavar="[ID]", help="A nominal; without one, everybody.")] = None
    since: Since = None


@app.command("changes", help=CHANGES.help)
@options_from(ChangeOptions)
def changes(options: ChangeOptions) -> None:
    """What is new since a date."""
    from ui.network_answering import answer_changes  # noqa: PLC0415

    if options.since is None:
        message = "say since when, with --since."
        raise typer.BadParameter(message)
    with asking(options.asker) as reader:
        answer = answer_changes(reader, _how(options), options.since, options.reference or "")
    answer = with_chart(answer, options.asker, options.chart, of_changes)
    write_json(answer) if options.as_json else show_changes(answer)
    tell_chart(answer.chart)


def _how(options: NetworkOptions) -> HowRead:
    return HowRead(options.as_at, tuple(options.without or ()), weights_from(options.weights))
