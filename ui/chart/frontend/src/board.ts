/** The chart at work: its facts, its history and what is selected. Every action goes through `act`, so all can be undone. */

import { add, collapse } from "./commands.ts";
import { type Change, type History, changeBetween, done, redone, undone } from "./history.ts";
import { beside } from "./layouts/beside.ts";
import type { Layout, Plan } from "./layouts/plan.ts";
import { LAYOUTS } from "./layouts/index.ts";
import { EMPTY, type Facts, type Place, type Thing, type Tie, type View, type Words } from "./model.ts";
import { type Scene, sceneOf } from "./scene.ts";

export interface Step {
  readonly how: "do" | "undo" | "redo";
  readonly change: Change;
}

export class Board {
  history: History = { view: EMPTY, past: [], future: [] };
  facts: Facts = { things: new Map(), ties: new Map() };
  words: Words = { kinds: {}, types: {} };
  selected: readonly string[] = [];
  private drawn: { facts: Facts; view: View; scene: Scene } | null = null;

  constructor(
    private readonly keep: (step: Step) => void,
    private readonly changed: () => void,
  ) {}

  get view(): View {
    return this.history.view;
  }

  get scene(): Scene {
    if (!this.drawn || this.drawn.facts !== this.facts || this.drawn.view !== this.view) {
      this.drawn = { facts: this.facts, view: this.view, scene: sceneOf(this.facts, this.view) };
    }
    return this.drawn.scene;
  }

  begin(history: History, facts: Facts, words: Words): void {
    Object.assign(this, { history, facts, words, selected: [] });
    this.changed();
  }

  learn(things: readonly Thing[], ties: readonly Tie[]): void {
    const known = new Map(this.facts.things);
    const tied = new Map(this.facts.ties);
    for (const thing of things) known.set(thing.id, thing);
    for (const tie of ties) tied.set(tie.id, tie);
    this.facts = { things: known, ties: tied };
  }

  act(label: string, command: (view: View) => View): boolean {
    const change = changeBetween(label, this.view, command(this.view));
    if (!change) return false;
    this.history = done(this.history, change);
    this.keep({ how: "do", change });
    this.stillSelected();
    this.changed();
    return true;
  }

  undo(): Change | null {
    const change = this.history.past.at(-1) ?? null;
    if (change) this.walk(undone(this.history), { how: "undo", change });
    return change;
  }

  redo(): Change | null {
    const change = this.history.future[0] ?? null;
    if (change) this.walk(redone(this.history), { how: "redo", change });
    return change;
  }

  select(ids: readonly string[]): void {
    if (ids.length === this.selected.length && ids.every((id, index) => id === this.selected[index])) return;
    this.selected = ids;
    this.changed();
  }

  /** Things among what is selected; groups count as what is in them. */
  chosenThings(): string[] {
    return this.selected.flatMap((id) => this.view.groups[id]?.of ?? (this.view.shown[id] ? [id] : []));
  }

  /** Put what an expansion found beside where it came from; nothing that stands there moves. */
  expand(about: string, found: readonly Thing[], ties: readonly Tie[], label = "Expand"): number {
    this.learn(found, ties);
    const fresh = found.map((thing) => thing.id).filter((id) => !this.view.shown[id]);
    const centre = this.view.places[about] ?? { x: 0, y: 0 };
    const taken = [...this.scene.nodes.values()].map((node) => node.place);
    const places = beside(fresh, centre, taken);
    for (const id of found.map((thing) => thing.id)) if (!places.has(id)) places.set(id, this.view.places[id] ?? centre);
    this.act(label, (view) => add(view, places, about));
    this.changed();
    return fresh.length;
  }

  collapse(about: string): boolean {
    return this.act("Collapse", (view) => collapse(view, this.facts, about));
  }

  /** Where a layout would put what can be seen; with `of`, only these. */
  planned(name: string): Map<string, Place> {
    return (LAYOUTS[name]?.run as Layout)(this.plan());
  }

  private plan(): Plan {
    const { nodes, lines } = this.scene;
    const spots = [...nodes.values()].filter((node) => node.role === "thing" || node.role === "group");
    return {
      spots: spots.map((node) => ({ id: node.id, kind: node.kind, label: node.label, place: node.place, fixed: node.pinned })),
      joins: [...lines.values()].map((line) => ({ start: line.start, end: line.end, from: line.ties.flatMap((tie) => tie.from ?? []).sort()[0] ?? null })),
      root: this.selected.find((id) => nodes.has(id)) ?? "",
    };
  }

  private walk(to: History, step: Step): void {
    this.history = to;
    this.keep(step);
    this.stillSelected();
    this.changed();
  }

  private stillSelected(): void {
    const { nodes, lines } = this.scene;
    this.selected = this.selected.filter((id) => nodes.has(id) || lines.has(id));
  }
}
