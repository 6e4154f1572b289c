/** What each word of the keys, the menus and the toolbar does to the board. */

import type { Board } from "./board.ts";
import * as commands from "./commands.ts";
import { el } from "./dom.ts";
import type { Enquiries, Room } from "./enquiries.ts";
import { lasso } from "./lasso.ts";
import { besideNote } from "./layouts/beside.ts";
import { LAYOUTS } from "./layouts/index.ts";
import type { Place, View } from "./model.ts";
import { count } from "./counted.ts";
import { boxAround } from "./stretch.ts";

/** What an action needs of the window beside the room. */
export interface Hall {
  readonly canvas: HTMLElement;
  /** The next drawing fits all into view, and lets things glide. */
  settle(): void;
  find(): void;
  /** Take the whole screen, or give it back. */
  whole(): void;
  help(): void;
  escape(): void;
}

export class Actions {
  /** The thing that the arrows reached. */
  private cursor = "";
  /** What ends the lasso that is being drawn. */
  private lassoing: (() => void) | null = null;

  constructor(
    private readonly room: Room,
    private readonly ask: Enquiries,
    private readonly hall: Hall,
  ) {}

  run(action: string): void {
    this.table[action]?.();
  }

  /** Go to the nearest thing on a side. */
  walk(key: string): void {
    const { nodes, lines } = this.board;
    const from = this.board.scene.nodes.get(this.cursor || (this.board.selected[0] ?? ""))?.place;
    const best = from ? nearest(key, from, nodes) : nodes[0];
    if (!best) return;
    this.cursor = best.id;
    this.room.select([best.id]);
    const own = lines.filter((line) => line.start === best.id || line.end === best.id).length;
    this.room.announce(`${best.label}, ${count(own, "line")}`);
  }

  layout(name: string): void {
    const [places, axis] = [this.board.planned(name), this.board.axisFor(name)];
    const title = LAYOUTS[name]?.title ?? name;
    this.hall.settle();
    this.act(`Layout: ${title}`, (view) => commands.set(commands.set(commands.reframed(commands.move(view, places, false), places), "layout", name), "axis", axis));
    this.room.announce(`${title}. Pinned things stayed.`);
  }

  /** Write on a note, or a new one about all that is selected. */
  write(key: string): void {
    const found = this.board.view.notes[key];
    const about = [...new Set(this.board.chosenThings())];
    const text = el("textarea", { rows: "4", cols: "38", "aria-label": "Note" });
    text.value = found?.text ?? "";
    this.room.overlay.ask("Note", "It stands in the chart, not on record; whoever the chart is shared with reads it.", text, () => {
      const words = text.value.trim();
      if (found) this.act("Note", (view) => commands.rewrite(view, key, words));
      else if (words) this.act("Note", (view) => commands.note(view, { text: words, about: about[0] ?? "", ...(about.length > 1 && { of: about }), frame: false, width: 180, height: 70 }, this.besideOf(about)));
    });
  }

  openOrClose(key: string): void {
    this.act("Open or close a group", (view) => commands.openOrClose(view, key));
  }

  ungroup(key: string): void {
    this.act("Ungroup", (view) => commands.ungroup(view, key));
  }

  private get board(): Board {
    return this.room.board;
  }

  private get things(): string[] {
    return this.board.chosenThings();
  }

  private act(label: string, command: (view: View) => View): void {
    this.board.act(label, command);
  }

  private readonly table: Readonly<Record<string, () => void>> = {
    find: () => this.hall.find(),
    also: () => this.also(),
    expand: () => this.withFirst((id) => void this.ask.expand(id)),
    choose: () => this.withFirst((id) => void this.ask.choose(id)),
    collapse: () => this.withFirst((id) => this.collapse(id)),
    paths: () => void this.ask.paths(),
    pin: () => this.act("Pin", (view) => (this.things.length > 0 ? commands.togglePins(view, this.things) : view)),
    pinAll: () => this.act("Pin all", commands.pinAll),
    hide: () => this.act("Hide", (view) => commands.hide(view, this.things)),
    unhide: () => this.act("Show hidden", commands.showHidden),
    leaves: () => this.act("Hide ends", (view) => commands.hide(view, this.withLines((n) => n === 1))),
    isolates: () => this.act("Hide what has no line", (view) => commands.hide(view, this.withLines((n) => n === 0))),
    remove: () => this.remove(),
    group: () => this.group(),
    groupByAddress: () => void this.ask.together("address"),
    groupByHousehold: () => void this.ask.together("household"),
    groupByFamily: () => void this.ask.together("family"),
    groupByCommunity: () => void this.ask.together("community"),
    ungroupAll: () => this.act("Ungroup all", (view) => Object.keys(view.groups).reduce(commands.ungroup, view)),
    note: () => this.write(""),
    frame: () => this.frame(),
    layout: () => this.nextLayout(),
    again: () => this.layout(String(this.board.view.settings["layout"] ?? "organic")),
    fit: () => this.room.picture.fit(),
    larger: () => this.room.picture.zoomBy(1.25),
    smaller: () => this.room.picture.zoomBy(0.8),
    all: () => this.room.select(this.board.nodes.map((node) => node.id)),
    invert: () => this.room.select(this.board.nodes.map((node) => node.id).filter((id) => !this.board.selected.includes(id))),
    hop: () => this.hop(),
    fresh: () => this.fresh(),
    table: () => this.turn("table"),
    map: () => this.turn("map"),
    panel: () => this.panel(),
    whole: () => this.hall.whole(),
    undo: () => this.room.announce(`Undone: ${this.board.undo()?.label ?? "nothing to undo"}`),
    redo: () => this.room.announce(`Done again: ${this.board.redo()?.label ?? "nothing to redo"}`),
    escape: () => this.escape(),
    help: () => this.hall.help(),
    lasso: () => this.lasso(),
  };

  private turn(to: "table" | "map"): void {
    this.room.side.turn(to);
    this.ask.inform();
  }

  private panel(): void {
    this.room.side.openOrShut();
    this.ask.inform();
  }

  private withFirst(does: (id: string) => void): void {
    const [first] = this.things;
    if (first !== undefined) does(first);
  }

  private collapse(id: string): void {
    const { shown, expansions } = this.board.view;
    const added = Object.values(expansions).filter((each) => each.about === id).at(-1)?.added.filter((each) => shown[each]).length ?? 0;
    if (!this.board.collapse(id)) return this.room.announce("Nothing was expanded from here.");
    const gone = Object.keys(shown).length - Object.keys(this.board.view.shown).length;
    const held = added - gone;
    const why = "tied to something else on the chart, or pinned, noted, framed or grouped";
    this.room.announce(`${count(gone, "thing")} taken back.${held > 0 ? ` ${held} that came with ${gone === 1 ? "it" : "them"} ${held === 1 ? "stays" : "stay"}: ${why}.` : ""}`);
  }

  private remove(): void {
    const notes = this.board.selected.filter((id) => this.board.view.notes[id]);
    this.act("Remove", (view) => notes.reduce((rest, id) => commands.rewrite(rest, id, ""), commands.remove(view, this.things)));
  }

  private withLines(fits: (n: number) => boolean): string[] {
    const degree = new Map<string, number>();
    for (const { start, end, ghost } of this.board.scene.lines.values()) {
      if (!ghost) for (const id of [start, end]) degree.set(id, (degree.get(id) ?? 0) + 1);
    }
    return [...this.board.scene.nodes.values()].filter((node) => node.thing && fits(degree.get(node.id) ?? 0)).map((node) => node.id);
  }

  /** Open or close the selected group, else make one of what is selected. */
  private group(): void {
    const { things } = this;
    const key = this.board.selected.find((id) => this.board.view.groups[id]);
    if (key !== undefined) return this.openOrClose(key);
    if (things.length < 2) return this.room.announce("Select two things or more to group them.");
    const name = el("input", { type: "text", "aria-label": "Name of the group", value: "Group", maxlength: "60" });
    this.room.overlay.ask("Group", "It is drawn as one thing until it is opened.", name, () => this.act("Group", (view) => commands.group(view, name.value.trim() || "Group", things)));
    name.select();
  }

  /** Begin a new chart, in a window of its own, with what is selected. */
  private fresh(): void {
    const { things } = this;
    if (things.length === 0) return this.room.announce("Select what the new chart is to begin with.");
    if (things.length > MOST_IN_AN_ADDRESS) return this.room.announce(`Select at most ${MOST_IN_AN_ADDRESS} things for a new chart.`);
    window.open(`/chart?${new URLSearchParams(things.map((id) => ["id", id])).toString()}`, "_blank", "noopener");
  }

  private frame(): void {
    const of = [...new Set(this.things)];
    const { nodes } = this.board.scene;
    const places = this.board.selected.flatMap((id) => (this.board.view.notes[id] ? [] : (nodes.get(id)?.place ?? [])));
    if (of.length === 0 || places.length === 0) return;
    const { place, width, height } = boxAround(places);
    this.act("Frame", (view) => commands.note(view, { text: "Frame", about: of[0] ?? "", of, frame: true, width, height }, place));
  }

  private nextLayout(): void {
    const names = Object.keys(LAYOUTS);
    const now = names.indexOf(String(this.board.view.settings["layout"] ?? "organic"));
    this.layout(names[(now + 1) % names.length] as string);
  }

  private hop(): void {
    const before = new Set(this.board.selected);
    const now = new Set(before);
    for (const { start, end } of this.board.lines) {
      if (before.has(start)) now.add(end);
      if (before.has(end)) now.add(start);
    }
    this.room.select([...now]);
  }

  private also(): void {
    const { selected } = this.board;
    if (this.cursor) this.room.select(selected.includes(this.cursor) ? selected.filter((id) => id !== this.cursor) : [...selected, this.cursor]);
  }

  /** Begin a lasso; a second time, or with Esc, give it up. */
  private lasso(): void {
    if (this.giveUp()) return;
    this.lassoing = lasso(this.hall.canvas, (outline) => {
      this.lassoing = null;
      if (outline) this.room.select(this.room.picture.inside(outline));
      this.room.announce(outline ? `${this.board.selected.length} selected.` : "Lasso given up.");
    });
    this.room.announce("Draw around what you want to select; Esc gives it up.");
  }

  private escape(): void {
    if (!this.giveUp()) this.hall.escape();
  }

  private giveUp(): boolean {
    const { lassoing } = this;
    lassoing?.();
    return lassoing !== null;
  }

  /** Where a note stands: on the free place nearest to what it is about. */
  private besideOf(ids: readonly string[]): Place {
    const { nodes } = this.board.scene;
    const about = ids.flatMap((id) => this.board.view.places[id] ?? []);
    const taken = [...nodes.values()].filter(({ role }) => role !== "theme" && role !== "hull" && role !== "frame").map(({ place }) => place);
    return besideNote(about, taken, this.room.picture.middle());
  }
}

/** As many ids as every browser and proxy takes in an address. */
const MOST_IN_AN_ADDRESS = 150;
const SIDES: Readonly<Record<string, readonly [number, number]>> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function nearest<T extends { readonly place: Place }>(key: string, from: Place, nodes: readonly T[]): T | null {
  const [dx, dy] = SIDES[key] as readonly [number, number];
  let best: T | null = null;
  let least = Infinity;
  for (const node of nodes) {
    const [x, y] = [node.place.x - from.x, node.place.y - from.y];
    const [along, across] = [x * dx + y * dy, Math.abs(x * dy) + Math.abs(y * dx)];
    const far = along + across * 2;
    if (along > 1 && far < least) [best, least] = [node, far];
  }
  return best;
}
