/** What the window asks the server: neighbours, counts, paths, and what stands behind a thing or a line. */

import type { Board, Found } from "./board.ts";
import { group } from "./commands.ts";
import { button, el } from "./dom.ts";
import type { Overlay } from "./overlay.ts";
import { type Count, GUARD, LATEST, type Wanted, choice } from "./panels/expand.ts";
import { type Detail, type Explanation, type Side } from "./panels/side.ts";
import { count } from "./counted.ts";
import type { Picture } from "./picture.ts";
import type { Talk } from "./talk.ts";

interface Expanded extends Found {
  readonly leftOut: number;
}

interface Ways extends Found {
  readonly ways: readonly { readonly title: string; readonly ids: readonly string[] }[];
  readonly note: string;
}

interface Together {
  readonly groups: readonly { readonly name: string; readonly of: readonly string[] }[];
  readonly note: string;
}

/** The parts of the window that an answer is shown in. */
export interface Room {
  readonly board: Board;
  readonly talk: Talk;
  readonly picture: Picture;
  readonly side: Side;
  readonly overlay: Overlay;
  announce(words: string): void;
  select(ids: readonly string[]): void;
}

const LEAVING_OUT = "To leave a kind of link out, switch it off in the legend and ask again.";

export class Enquiries {
  private asking = "";

  constructor(private readonly room: Room) {}

  /** Bring neighbours; where there are very many, ask which. */
  async expand(id: string, wanted: Wanted | null = null): Promise<void> {
    const { board, talk } = this.room;
    if (!board.view.shown[id]) return;
    const more = board.scene.nodes.get(id)?.more ?? 0;
    if (!wanted && more > GUARD) return this.choose(id, true);
    this.room.announce("Expanding …");
    const found = await talk.ask<Expanded>("expand", { about: id, ...(wanted ?? LATEST) });
    const fresh = board.expand(id, found);
    const rest = found.leftOut > 0 ? ` ${count(found.leftOut, "thing")} left out: expand again for the next ones.` : "";
    this.room.announce(`${fresh === 0 ? "Nothing new that you may see" : `${count(fresh, "thing")} added`}.${rest}`);
  }

  /** Put one more record on the chart, beside the one that named it. */
  async bring(id: string, beside: string): Promise<void> {
    const { board, talk } = this.room;
    const found = await talk.ask<Found>("bring", { about: id });
    board.expand(beside, found, "Put on the chart");
    this.room.announce(`${count(found.ids.length, "thing")} added.`);
  }

  async choose(id: string, guarded = false): Promise<void> {
    const { board, talk, overlay } = this.room;
    if (!board.view.shown[id]) return;
    const { counts } = await talk.ask<{ counts: readonly Count[] }>("count", { about: id });
    const label = board.scene.nodes.get(id)?.label ?? "";
    overlay.show(choice({ label, counts, guarded }, (wanted) => void this.expand(id, wanted), () => overlay.close()));
  }

  /** Put together what belongs together, as recorded and drawn; one action, undone like all else. */
  async together(by: string): Promise<void> {
    const { board, talk } = this.room;
    const { groups, note } = await talk.ask<Together>("groups", { by });
    board.act(`Group by ${by}`, (view) => groups.reduce((made, each) => group(made, each.name, each.of), view));
    this.room.announce(note);
  }

  /** The ways between two things, each to be looked at while the list stays. */
  async paths(): Promise<void> {
    const { board, talk, overlay } = this.room;
    const [from, to] = board.chosenThings();
    if (from === undefined || to === undefined) return;
    this.room.announce("Looking for paths …");
    const without = Object.keys(board.view.off).flatMap((key) => (key.startsWith("type:") ? [key.slice(5)] : []));
    const found = await talk.ask<Ways>("paths", { from, to, without });
    this.room.announce(found.note);
    if (found.ways.length === 0) return;
    board.expand(from, found, "Paths");
    // Who stands on a way would be read on a shared screen.
    const masked = board.view.settings["masked"] === true;
    const ways = found.ways.map((way) => button(masked ? (way.title.split(",")[0] as string) : way.title, (event) => this.follow(way.ids, event.currentTarget as HTMLElement), { class: "go", "aria-pressed": "false" }));
    const close = button("Close", () => overlay.close());
    overlay.show(el("div", { class: "choice ways" }, el("h3", {}, "Paths"), el("p", {}, found.note), el("p", { class: "quiet" }, LEAVING_OUT), el("ol", { class: "plain" }, ...ways.map((way) => el("li", {}, way))), el("div", { class: "actions" }, close)), () => this.room.picture.highlight(null));
  }

  /** Ask for what stands behind the one thing or line that is selected. */
  inform(): void {
    const { board, side } = this.room;
    const [id] = board.selected;
    if (!side.open || id === undefined || board.selected.length !== 1 || board.view.settings["masked"] || this.asking === id) return;
    const line = board.scene.lines.get(id);
    if (board.facts.things.has(id) && side.detail?.id !== id) void this.look(id);
    else if (line && !line.ghost && side.explanation?.id !== id) void this.explain(id, line.ties);
  }

  private async look(id: string): Promise<void> {
    const { talk, side } = this.room;
    this.asking = id;
    const found = await talk.ask<Detail>("look", { about: id });
    if (!this.isWanted(id)) return;
    side.detail = { id, found };
    side.draw();
  }

  private async explain(id: string, ties: readonly { id: string; start: string; end: string }[]): Promise<void> {
    const { talk, side } = this.room;
    this.asking = id;
    const pairs = [...new Map(ties.map((tie) => [[tie.start, tie.end].sort().join(), [tie.start, tie.end]])).values()];
    const found = await talk.ask<Explanation>("explain", { pairs, ties: ties.map((tie) => tie.id) });
    if (!this.isWanted(id)) return;
    side.explanation = { id, found };
    side.draw();
  }

  /** Whether an answer is about what is selected now: one that comes too late must not take the place of what is told. */
  private isWanted(id: string): boolean {
    if (this.asking !== id) return false;
    this.asking = "";
    const { selected } = this.room.board;
    return selected.length === 1 && selected[0] === id;
  }

  private follow(ids: readonly string[], pressed: HTMLElement): void {
    const pairs = ids.slice(1).map((id, index) => [ids[index] as string, id].sort().join("|"));
    for (const each of pressed.closest("ol")?.querySelectorAll("button") ?? []) each.setAttribute("aria-pressed", String(each === pressed));
    this.room.select([...ids, ...pairs]);
    this.room.picture.highlight(new Set([...ids, ...pairs]));
    this.room.picture.fit(ids, this.room.overlay.covered);
  }
}
