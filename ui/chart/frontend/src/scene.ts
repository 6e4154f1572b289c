/** From facts and a view to what is drawn: nodes, folded lines, and what is not shown and why. Pure. */

import { type Bend, bendsOf } from "./bundling.ts";
import { folded } from "./folding.ts";
import { type Became, type Facts, type Place, type Thing, type Tie, type View, aboutOf } from "./model.ts";
import { middle } from "./layouts/beside.ts";
import { boxAround } from "./stretch.ts";
import { addThemes, axisFrom } from "./themes.ts";

export interface SceneNode {
  readonly id: string;
  readonly thing: Thing | null;
  readonly role: "thing" | "group" | "hull" | "ghost" | "note" | "frame" | "theme";
  readonly kind: string;
  readonly label: string;
  readonly place: Place;
  readonly pinned: boolean;
  /** Links that are not on the chart: what an expansion may find. */
  readonly more: number;
  readonly badges: readonly string[];
  readonly width: number;
  readonly height: number;
  /** In a group that is open: shaded, since others may lie in its frame as well. */
  readonly inGroup?: boolean;
}

export interface SceneLine {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly ties: readonly Tie[];
  readonly label: string;
  readonly strength: string;
  readonly inferred: boolean;
  readonly directed: boolean;
  readonly ghost: boolean;
  /** What became of it, where two states are compared and all of it became so; else changed. */
  readonly change: Became | null;
}

export interface Scene {
  readonly nodes: ReadonlyMap<string, SceneNode>;
  readonly lines: ReadonlyMap<string, SceneLine>;
  /** Where lines bend, where they are wanted in bundles; others are straight. */
  readonly bends: ReadonlyMap<string, Bend>;
  /** Hidden by hand, and filtered away by the legend or the dates. */
  readonly hidden: number;
  readonly filtered: number;
  readonly tiesShown: number;
  readonly tiesFiltered: number;
  readonly undated: number;
}

/** Paper with writing on it, not a thing with a label. */
export function isSheet(node: SceneNode): boolean {
  return node.role === "note" || node.role === "frame" || node.role === "hull";
}

const ORIGIN: Place = { x: 0, y: 0 };

/** The words of a tie's properties as the legend switches them. */
export function keysOf(tie: Tie): readonly string[] {
  return [
    `type:${tie.type}`,
    `strength:${tie.strength ?? ""}`,
    `grade:${tie.grade?.slice(0, 2) ?? ""}`,
    `handling:${tie.handling ?? ""}`,
    `statement:${tie.statement ?? ""}`,
    `change:${tie.change ?? ""}`,
  ];
}

type Period = Pick<Tie, "from" | "to">;

/** When a tie may have held: one without dates, to an event, since the first day on which the event may have been. */
export function periodOf(tie: Tie, { things }: Facts): Period {
  if (tie.from !== null || tie.to !== null) return tie;
  const days = [tie.start, tie.end].flatMap((id) => things.get(id)?.happened ?? []);
  return { from: days.sort().at(-1) ?? null, to: null };
}

/** Whether a tie may have held within the chosen dates; an undated one follows its own switch. */
export function within(tie: Period, from: string, to: string, undated: boolean): boolean {
  if (!from && !to) return true;
  if (tie.from === null && tie.to === null) return undated;
  return (!to || tie.from === null || tie.from <= to) && (!from || tie.to === null || tie.to >= from);
}

export function sceneOf(facts: Facts, view: View): Scene {
  const allowed = visibleThings(facts, view);
  const { ties: possible, left, undated } = visibleTies(facts, view, allowed);
  const visible = connected(allowed, possible, Number(view.settings["least"] ?? 0));
  const ties = possible.filter((tie) => visible.has(tie.start) && visible.has(tie.end));
  const standsFor = closedGroups(view, visible);
  const nodes = new Map<string, SceneNode>();
  const onChart = Object.keys(view.shown).filter((id) => facts.things.has(id));
  const near = degrees(facts, view);
  for (const id of onChart) {
    if (visible.has(id) && !standsFor.has(id)) nodes.set(id, thingNode(id, facts, view, near));
  }
  addGroups(nodes, view, visible);
  const lines = folded(ties, standsFor);
  if (view.settings["ghosts"]) addGhosts(nodes, lines, facts, view, ties);
  const axis = view.settings["layout"] === "timeline" ? axisFrom(view.settings["axis"]) : null;
  if (axis) addThemes(nodes, lines, axis, daysOf(facts, view));
  addNotes(nodes, lines, view, standsFor);
  const hidden = onChart.filter((id) => view.hidden[id]).length;
  return {
    nodes,
    lines,
    bends: view.settings["bundled"] ? bendsOf(nodes, lines.values()) : new Map(),
    hidden,
    filtered: onChart.length - hidden - visible.size,
    tiesShown: ties.length,
    tiesFiltered: left,
    undated,
  };
}

function visibleThings(facts: Facts, view: View): Set<string> {
  const visible = new Set<string>();
  for (const id of Object.keys(view.shown)) {
    const thing = facts.things.get(id);
    if (thing && !view.hidden[id] && !view.off[`kind:${thing.kind}`]) visible.add(id);
  }
  return visible;
}

function visibleTies(facts: Facts, view: View, visible: ReadonlySet<string>): { ties: Tie[]; left: number; undated: number } {
  const ties: Tie[] = [];
  let left = 0;
  let undated = 0;
  const from = String(view.settings["from"] ?? "");
  const to = String(view.settings["to"] ?? "");
  const withUndated = view.settings["undated"] !== false;
  for (const tie of facts.ties.values()) {
    if (!visible.has(tie.start) || !visible.has(tie.end)) continue;
    const held = periodOf(tie, facts);
    if (held.from === null && held.to === null) undated += 1;
    if (keysOf(tie).some((key) => view.off[key]) || !within(held, from, to, withUndated)) left += 1;
    else ties.push(tie);
  }
  return { ties, left, undated };
}

/** Only what is tied to so many others or more, by what is shown. */
function connected(things: Set<string>, ties: readonly Tie[], least: number): Set<string> {
  if (!(least > 0)) return things;
  const near = new Map<string, Set<string>>([...things].map((id) => [id, new Set<string>()]));
  for (const { start, end } of ties) {
    if (start === end) continue;
    near.get(start)?.add(end);
    near.get(end)?.add(start);
  }
  return new Set([...things].filter((id) => (near.get(id)?.size ?? 0) >= least));
}

/** How many links of each thing are on the chart already, filtered or not: what is left is what may be expanded. */
function degrees(facts: Facts, view: View): Map<string, number> {
  const count = new Map<string, number>();
  for (const tie of facts.ties.values()) {
    if (!view.shown[tie.start] || !view.shown[tie.end]) continue;
    count.set(tie.start, (count.get(tie.start) ?? 0) + 1);
    if (tie.end !== tie.start) count.set(tie.end, (count.get(tie.end) ?? 0) + 1);
  }
  return count;
}

function thingNode(id: string, facts: Facts, view: View, near: ReadonlyMap<string, number>): SceneNode {
  const thing = facts.things.get(id) as Thing;
  return {
    id,
    thing,
    role: "thing",
    kind: thing.kind,
    label: view.settings["masked"] ? maskedLabel(thing, view) : thing.label,
    place: view.places[id] ?? ORIGIN,
    pinned: Boolean(view.pinned[id]),
    more: Math.max(0, thing.links - (near.get(id) ?? 0)),
    badges: thing.badges,
    width: 44,
    height: 44,
  };
}

/** On a shared screen a thing is called what it is and its place in the order it came, never its name. */
export function maskedLabel(thing: Thing, view: View): string {
  return `${thing.kind} ${Object.keys(view.shown).indexOf(thing.id) + 1}`;
}

function closedGroups(view: View, visible: ReadonlySet<string>): Map<string, string> {
  const standsFor = new Map<string, string>();
  for (const [key, group] of Object.entries(view.groups)) {
    if (group.open) continue;
    for (const id of group.of) if (visible.has(id)) standsFor.set(id, key);
  }
  return standsFor;
}

function addGroups(nodes: Map<string, SceneNode>, view: View, visible: ReadonlySet<string>): void {
  for (const [key, group] of Object.entries(view.groups)) {
    const members = group.of.filter((id) => visible.has(id));
    if (members.length === 0) continue;
    const places = members.map((id) => view.places[id] ?? ORIGIN);
    // On a shared screen the words that people wrote may name somebody as well.
    const label = `${view.settings["masked"] ? "Group" : group.name}: ${members.length} ${members.length === 1 ? "thing" : "things"}`;
    if (group.open) {
      nodes.set(key, hull(key, label, places));
      for (const id of members) nodes.set(id, { ...(nodes.get(id) as SceneNode), inGroup: true });
    }
    else nodes.set(key, { ...plainNode(key, "group", label, view.places[key] ?? middle(places)), width: 60, height: 60 });
  }
}

/** An open group: a frame around what is in it, which closes it again. */
function hull(key: string, label: string, places: readonly Place[]): SceneNode {
  const { place, width, height } = boxAround(places);
  return { ...plainNode(key, "hull", label, place), width, height };
}

/** Notes, with a thread to each thing that one is about, or to the closed group that it is in, and frames, which go round theirs. */
function addNotes(nodes: Map<string, SceneNode>, lines: Map<string, SceneLine>, view: View, standsFor: ReadonlyMap<string, string>): void {
  for (const [key, note] of Object.entries(view.notes)) {
    const about = aboutOf(note);
    const ends = new Set(about.map((id) => standsFor.get(id) ?? id).filter((id) => nodes.has(id)));
    if (about.length > 0 && ends.size === 0) continue;
    if (!note.frame) for (const end of ends) lines.set(`${key}:${end}`, { id: `${key}:${end}`, start: end, end: key, ties: [], label: "", strength: "", inferred: false, directed: false, ghost: true, change: null });
    const place = view.places[key] ?? ORIGIN;
    const role = note.frame ? "frame" : "note";
    const height = note.frame ? note.height : Math.max(note.height, heightOf(note.text, note.width));
    nodes.set(key, { ...plainNode(key, role, view.settings["masked"] ? role : note.text, place), width: note.width, height });
  }
}

/** About as high as a note must be for its words, at the size that notes are written in (`paper.ts`). */
function heightOf(text: string, width: number): number {
  const perLine = Math.max(1, Math.floor((width - 10) / 6.6));
  return text.split("\n").reduce((lines, part) => lines + Math.max(1, Math.ceil(part.length / perLine)), 0) * 15 + 20;
}

/** Every first day that is known of what ties the things on the chart, in order. */
export function daysOf(facts: Facts, view: View): string[] {
  const ties = [...facts.ties.values()].filter((tie) => view.shown[tie.start] && view.shown[tie.end]);
  const events = [...facts.things.values()].filter((thing) => view.shown[thing.id]);
  return [...ties.flatMap((tie) => tie.from ?? []), ...events.flatMap((thing) => thing.happened ?? [])].sort();
}

/**
 * What is missing drawn as missing: a phone, vehicle or account without a user, an address without an occupant.
 * Only where every link that may be seen is on the chart: what was merely not expanded is not missing.
 */
function addGhosts(nodes: Map<string, SceneNode>, lines: Map<string, SceneLine>, facts: Facts, view: View, ties: readonly Tie[]): void {
  const known = new Set(ties.flatMap((tie) => (GHOSTS[tie.type] ? [tie.start, tie.end] : [])));
  for (const node of [...nodes.values()]) {
    const missing = GHOST_OF[node.kind];
    const thing = facts.things.get(node.id);
    if (!missing || !thing || node.more > 0 || known.has(node.id)) continue;
    const id = `ghost:${node.id}`;
    const place = { x: (view.places[node.id] ?? ORIGIN).x + 90, y: (view.places[node.id] ?? ORIGIN).y - 60 };
    nodes.set(id, plainNode(id, "ghost", missing, place));
    // An id of its own: in one drawing a line may not be called as a thing is.
    lines.set(`${id}:line`, { id: `${id}:line`, start: node.id, end: id, ties: [], label: "", strength: "", inferred: false, directed: false, ghost: true, change: null });
  }
}

const GHOSTS: Readonly<Record<string, true>> = { AT_ADDRESS: true, LIVES_AT: true, USES_PHONE: true, USES_VEHICLE: true, USES_ACCOUNT: true, HAS_DEVICE: true };
const GHOST_OF: Readonly<Record<string, string>> = {
  Address: "occupant not known",
  Phone: "user not known",
  Vehicle: "user not known",
  OnlineAccount: "user not known",
  Device: "user not known",
};

function plainNode(id: string, role: SceneNode["role"], label: string, place: Place): SceneNode {
  return { id, thing: null, role, kind: role, label, place, pinned: false, more: 0, badges: [], width: 40, height: 40 };
}
