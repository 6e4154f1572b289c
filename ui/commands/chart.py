"""`mosaic chart`: saved charts from the command line, each as its viewer may see it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Annotated

import typer

from analysis.catalogue.charts import CHANGES, COMPARISON
from graph.asking.saved_charts import charts_of, opened
from graph.model.saved_chart import SavedChart
from graph.reader import Reader
from graph.reading.frame import View
from graph.saved_charts import (
    Begun,
    Saved,
    Saving,
    delete_chart,
    rename_chart,
    retire_chart,
    save_chart,
    share_chart,
)
from graph.vocabulary import ChartRight
from graph.writer import Who
from ui.answers.chart import (
    ChangedAnswer,
    ChangesAnswer,
    ChartsAnswer,
    ComparisonAnswer,
    GraphAnswer,
    ItemAnswer,
    SavedAnswer,
    VersionsAnswer,
)
from ui.asking import AsAt, AsJson, Asker, AsUser, ForPurpose, asking
from ui.progress_line import progress_line
from ui.references import find_each
from ui.terminal import lines, to_people, write_json
from ui.wiring import House, open_house

app = typer.Typer(no_args_is_help=True, help="Saved link charts: list, show, save, share, compare, what has changed.")

Chart = Annotated[str, typer.Argument(metavar="CHART", help="The id of a saved chart.")]
Number = Annotated[int | None, typer.Option("--version", min=1, help="A version; the newest where none is named.")]
Remark = Annotated[str, typer.Option(help="What to say of this version.")]
User = Annotated[str, typer.Argument(metavar="USER", help="With whom: a user of the users file.")]
MayEdit = Annotated[bool, typer.Option("--edit", help="Let them save versions too, not only read.")]
Stop = Annotated[bool, typer.Option("--stop", help="Share it with them no longer.")]
Things = Annotated[list[str], typer.Option("--of", metavar="ID", help="A thing on the chart; repeatable.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="What to call it; untitled for who may see less of it.")]
Back = Annotated[bool, typer.Option("--back", help="Bring it back.")]
Numbers = Annotated[
    tuple[int, int] | None, typer.Option("--versions", metavar="A B", help="Two versions, the earlier one first.")
]
Days = Annotated[
    tuple[datetime, datetime] | None,
    typer.Option("--days", metavar="FROM TO", formats=["%Y-%m-%d"], help="Two days: what was on record then."),
]


@app.command("list")
def list_charts(user: AsUser, purpose: ForPurpose, *, as_json: AsJson = False) -> None:
    """List your charts and those shared with you, the last saved first."""
    with asking(Asker(user, purpose)) as reader:
        answer = ChartsAnswer(charts=reader.ask(charts_of()))
    if as_json:
        write_json(answer)
        return
    console = to_people()
    lines(console, [answer.marking], indent=0)
    lines(console, [_in_words(chart) for chart in answer.charts] or ["No saved chart is yours or shared with you."])


@app.command("show")
def show_chart(
    chart: Chart,
    user: AsUser,
    purpose: ForPurpose,
    *,
    version: Number = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Show what a chart holds: things with places, links with gradings, notes."""
    with asking(Asker(user, purpose, as_at)) as reader:
        answer = _graph(reader, chart, version, (as_at or datetime.now(UTC)).date())
    write_json(answer) if as_json else _show_graph(answer)


@app.command("versions")
def list_versions(chart: Chart, user: AsUser, purpose: ForPurpose, *, as_json: AsJson = False) -> None:
    """List the versions of a chart: by whom, when, with what remark."""
    with asking(Asker(user, purpose)) as reader:
        found = reader.ask(opened(chart))
    answer = VersionsAnswer(chart=found.chart, versions=found.versions)
    if as_json:
        write_json(answer)
        return
    told = (f"{each.number}  {each.at:%d/%m/%Y %H:%M}  {each.by}  {each.remark}" for each in answer.versions)
    lines(to_people(), [answer.marking, answer.chart.name, *told], indent=0)


@app.command("save")
def save(
    name: Name, user: AsUser, purpose: ForPurpose, *, of: Things, remark: Remark = "", as_json: AsJson = False
) -> None:
    """Save a new chart of some things, laid out with the links among them."""
    with _house() as house:
        who = Who(house.directory.viewer(user), purpose)
        done = _save_new(house, who, Saving({}, name, remark), of)
    answer = SavedAnswer(**done._asdict())
    write_json(answer) if as_json else lines(to_people(), [f"Saved as {answer.chart}, version {answer.number}."])


@app.command("copy")
def copy(
    chart: Chart, name: Name, user: AsUser, purpose: ForPurpose, *, version: Number = None, as_json: AsJson = False
) -> None:
    """Save what you may see of a chart as a new one of your own."""
    with _house() as house:
        who = Who(house.directory.viewer(user), purpose)
        found = house.reader(*who).ask(opened(chart, version))
        begun = Begun(chart, found.version.number)
        done = save_chart(house.trail, who, Saving(found.view, name, begun=begun), now=datetime.now(UTC))
    answer = SavedAnswer(**done._asdict())
    write_json(answer) if as_json else lines(to_people(), [f"Saved as {answer.chart}, version {answer.number}."])


@app.command("share")
def share(
    chart: Chart,
    other: User,
    user: AsUser,
    purpose: ForPurpose,
    *,
    edit: MayEdit = False,
    stop: Stop = False,
    as_json: AsJson = False,
) -> None:
    """Share a chart of yours with a colleague, who sees of it only what they may see."""
    right = None if stop else (ChartRight.EDIT if edit else ChartRight.READ)
    with _house() as house:
        who = Who(house.directory.viewer(user), purpose)
        share_chart(house.trail, who, chart, other=house.directory.viewer(other), right=right)
    _tell(chart, f"shared with {other}: {right.value}" if right else f"no longer shared with {other}", as_json=as_json)


@app.command("rename")
def rename(chart: Chart, name: Name, user: AsUser, purpose: ForPurpose, *, as_json: AsJson = False) -> None:
    """Call a chart of yours something else."""
    with _house() as house:
        rename_chart(house.trail, Who(house.directory.viewer(user), purpose), chart, name)
    _tell(chart, "renamed", as_json=as_json)


@app.command("retire")
def retire(chart: Chart, user: AsUser, purpose: ForPurpose, *, back: Back = False, as_json: AsJson = False) -> None:
    """Put a chart of yours away, so that nobody else opens it."""
    at = None if back else datetime.now(UTC)
    with _house() as house:
        retire_chart(house.trail, Who(house.directory.viewer(user), purpose), chart, at=at)
    _tell(chart, "brought back" if back else "retired", as_json=as_json)


@app.command("delete")
def delete(chart: Chart, user: AsUser, purpose: ForPurpose, *, as_json: AsJson = False) -> None:
    """Delete a chart of yours with all its versions; the audit record stays."""
    with _house() as house:
        delete_chart(house.trail, Who(house.directory.viewer(user), purpose), chart)
    _tell(chart, "deleted", as_json=as_json)


@app.command("changes", help=CHANGES.help)
def changes(
    chart: Chart,
    user: AsUser,
    purpose: ForPurpose,
    *,
    version: Number = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """List what has changed about the things of a chart since it was saved, item by item."""
    # Here and below: what an analysis needs takes longer to load than most commands run.
    from ui.chart.reading import changes_since  # noqa: PLC0415

    with asking(Asker(user, purpose, as_at)) as reader:
        found = reader.ask(opened(chart, version))
        told = tuple(ItemAnswer.of(item) for item in changes_since(reader, found))
    answer = ChangesAnswer(chart=found.chart, version=found.version, items=told)
    write_json(answer) if as_json else _show_changes(answer)


@app.command("compare", help=COMPARISON.help)
def compare(
    chart: Chart,
    user: AsUser,
    purpose: ForPurpose,
    *,
    versions: Numbers = None,
    days: Days = None,
    as_json: AsJson = False,
) -> None:
    """Compare two versions of a chart, or what was on record of it on two days."""
    from ui.chart.reading import compare_days, compare_versions  # noqa: PLC0415

    if (versions is None) == (days is None):
        raise typer.BadParameter("Name two versions with --versions or two days with --days.")
    today = datetime.now(UTC).date()
    with asking(Asker(user, purpose)) as reader:
        if versions:
            found = compare_versions(reader, chart, versions, today)
        else:
            first, last = days or (datetime.now(UTC), datetime.now(UTC))
            found = compare_days(reader, reader.ask(opened(chart)), (first.date(), last.date()), today)
    answer = ComparisonAnswer.of(found)
    write_json(answer) if as_json else _show_comparison(answer)


@contextmanager
def _house() -> Iterator[House]:
    with progress_line() as progress, open_house(progress) as house:
        yield house


def _save_new(house: House, who: Who, saving: Saving, of: list[str]) -> Saved:
    from ui.chart.beginning import placed  # noqa: PLC0415

    reader = house.reader(who.viewer, who.reason, View())
    view = placed(reader, find_each(reader, of), datetime.now(UTC).date())
    return save_chart(house.trail, who, saving._replace(view=view), now=datetime.now(UTC))


def _graph(reader: Reader, chart: str, version: int | None, today: date) -> GraphAnswer:
    from ui.chart.reading import facts_of  # noqa: PLC0415

    found = reader.ask(opened(chart, version))
    return GraphAnswer.of(found, facts_of(reader, found.view, today))


def _in_words(chart: SavedChart) -> str:
    put_away = ", retired" if chart.retired_at else ""
    whose = "yours" if chart.right is ChartRight.OWN else f"of {chart.owner}, shared with you to {chart.right.value}"
    return f"{chart.id}  {chart.name}  version {chart.latest}, {chart.changed_at:%d/%m/%Y %H:%M}, {whose}{put_away}"


def _tell(chart: str, done: str, *, as_json: bool) -> None:
    answer = ChangedAnswer(chart=chart, done=done)
    write_json(answer) if as_json else lines(to_people(), [f"{answer.chart}: {answer.done}."])


def _show_graph(answer: GraphAnswer) -> None:
    console = to_people()
    lines(console, [answer.marking, f"{answer.chart.name}, version {answer.version.number}"], indent=0)
    names = {node["id"]: node["label"] for node in answer.nodes}
    lines(console, (f"{node['kind']}  {node['label']}  {' '.join(node['badges'])}" for node in answer.nodes))
    for link in answer.links:
        said = ", ".join(filter(None, (link["strength"], link["grade"])))
        lines(console, [f"{names.get(link['start'])} -- {link['words']} -- {names.get(link['end'])}  {said}"])
    lines(console, (f"note: {note['text']}" for note in answer.notes))
    lines(console, [answer.caveat], indent=0)


def _show_changes(answer: ChangesAnswer) -> None:
    console = to_people()
    head = f"{answer.chart.name}, version {answer.version.number}: {len(answer.items)} changed since"
    lines(console, [answer.marking, head], indent=0)
    for item in answer.items:
        others = ", ".join(each.label for each in item.others)
        graded = f"  {item.before or 'not graded'} to {item.after or 'not graded'}" if item.before or item.after else ""
        by = f"  by {item.by}: {item.why}" if item.by else ""
        model = item.model or "judgement"
        lines(console, [f"{item.kind.upper()}  {item.at:%d/%m/%Y}  {item.about.label}  {model}  {others}{graded}{by}"])
    lines(console, [answer.caveat], indent=0)


def _show_comparison(answer: ComparisonAnswer) -> None:
    console = to_people()
    lines(console, [answer.marking, f"{answer.earlier} and {answer.later}"], indent=0)
    lines(console, (f"{each['change'].upper()}  {each['label']}" for each in answer.things))
    lines(
        console,
        (f"{each['change'].upper()}  {each['words']}  {each['start']} - {each['end']}" for each in answer.links),
    )
    if not (answer.things or answer.links):
        lines(console, ["No difference in what you may see."])
    lines(console, [answer.caveat], indent=0)
