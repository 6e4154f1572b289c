/** The chart at work: its facts, its history and what is selected. Every action goes through `act`, so all can be undone. */

import { add, collapse, set } from "./commands.ts";
import { type Change, type History, changeBetween, done, redone, undone } from "./history.ts";
import { beside, besideNote } from "./layouts/beside.ts";
import type { Layout, Plan } from "./layouts/plan.ts";
import { LAYOUTS } from "./layouts/index.ts";
import { axisOf } from "./layouts/timeline.ts";
import { EMPTY, type Facts, type Place, type Thing, type Tie, type View, type Words, aboutOf } from "./model.ts";
import { type Scene, type SceneLine, type SceneNode, daysOf, sceneOf } from "./scene.ts";
import { axisText } from "./themes.ts";

export interface Step {
  readonly how: "do" | "undo" | "redo";
  readonly change: Change;
}

/** What the server found: ids, and what the browser was not told of them before. */
export interface Found {
  readonly ids: readonly string[];
  readonly things: readonly Thing[];
  readonly ties: readonly Tie[];
}

export class Board {
  history: History = { view: EMPTY, past: [], future: [] };
  facts: Facts = { things: new Map(), ties: new Map() };
  words: Words = { kinds: {}, types: {} };
  selected: readonly string[] = [];
  /** The day up to which a playing chart is shown: no action, so that playing leaves nothing to undo. */
  moment = "";
  private drawn: { facts: Facts; view: View; moment: string; scene: Scene } | null = null;

  constructor(
    private readonly keep: (step: Step) => void,
    private readonly changed: () => void,
  ) {}

  get view(): View {
    return this.history.view;
  }

  get scene(): Scene {
    const { drawn, facts, view, moment } = this;
    if (drawn && drawn.facts === facts && drawn.view === view && drawn.moment === moment) return drawn.scene;
    const scene = sceneOf(facts, moment ? set(view, "to", moment) : view);
    this.drawn = { facts, view, moment, scene };
    return scene;
  }

  /** What may be selected: the years and the ends of theme lines are only there to be read. */
  get nodes(): SceneNode[] {
    return [...this.scene.nodes.values()].filter((node) => node.role !== "theme");
  }

  /** Lines that say something, or that something is missing; theme lines and the threads of notes say nothing. */
  get lines(): SceneLine[] {
    const mute = new Set(["theme", "note"]);
    return [...this.scene.lines.values()].filter((line) => !mute.has(this.scene.nodes.get(line.end)?.role ?? ""));
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

  /** Show the chart up to a day without acting on it; "" shows what the dates say. */
  show(moment: string): void {
    this.moment = moment;
    this.changed();
  }

  /** Put what an expansion found beside where it came from; nothing that stands there moves. */
  expand(about: string, found: Found, label = "Expand"): number {
    this.learn(found.things, found.ties);
    const fresh = found.ids.filter((id) => !this.view.shown[id]);
    const centre = this.view.places[about] ?? { x: 0, y: 0 };
    const taken = [...this.scene.nodes.values()].map((node) => node.place);
    const places = beside(fresh, centre, taken);
    for (const id of found.ids) if (!places.has(id)) places.set(id, this.view.places[id] ?? centre);
    this.act(label, (view) => add(view, places, about));
    this.changed();
    return fresh.length;
  }

  collapse(about: string): boolean {
    return this.act("Collapse", (view) => collapse(view, this.facts, about));
  }

  /** Where a layout would put what can be seen; with `of`, only these. */
  planned(name: string): Map<string, Place> {
    const places = (LAYOUTS[name]?.run as Layout)(this.plan());
    return this.withNotes(places);
  }

  /** Notes go beside what they are about: where they stood, something else may stand now. */
  private withNotes(places: Map<string, Place>): Map<string, Place> {
    for (const [key, note] of Object.entries(this.view.notes)) {
      if (note.frame) continue;
      const about = aboutOf(note).flatMap((id) => places.get(id) ?? []);
      places.set(key, besideNote(about, places.values(), this.view.places[key]));
    }
    return places;
  }

  /** What a layout keeps beside the places: of a timeline, where days lie. */
  axisFor(name: string): string | null {
    return name === "timeline" ? axisText(axisOf(this.plan())) : null;
  }

  private plan(): Plan {
    const { nodes, lines } = this.scene;
    const spots = [...nodes.values()].filter((node) => node.role === "thing" || node.role === "group");
    return {
      spots: spots.map((node) => ({ id: node.id, kind: node.kind, label: node.label, happened: this.facts.things.get(node.id)?.happened ?? null, place: node.place, fixed: node.pinned })),
      joins: [...lines.values()].map((line) => ({ start: line.start, end: line.end, from: line.ties.flatMap((tie) => tie.from ?? []).sort()[0] ?? null })),
      days: daysOf(this.facts, this.view),
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
