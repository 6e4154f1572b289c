/** The ordered layouts: hierarchy, rings around a person, timeline with theme lines, grid. */

import type { Place } from "../model.ts";
import { type Join, type Layout, type Plan, ROOM, type Spot, type Tree, compare, neighbours, rounded, trees } from "./plan.ts";

const PER_ROW = 14;
const LEVEL = 170;

/** Levels by the number of steps from the chosen thing, each ordered by what stands above it. */
export const hierarchy: Layout = (plan) => {
  const places = new Map<string, Place>();
  let top = 0;
  for (const tree of trees(plan, neighbours(plan))) {
    for (const level of levels(tree)) {
      const ordered = byParent(level, tree, places);
      for (let begin = 0; begin < ordered.length; begin += PER_ROW) {
        const row = ordered.slice(begin, begin + PER_ROW);
        row.forEach((id, index) => places.set(id, { x: (index - (row.length - 1) / 2) * ROOM.width, y: top }));
        top += begin + PER_ROW < ordered.length ? ROOM.height + 10 : LEVEL;
      }
    }
  }
  return pinned(plan, places);
};

/** Rings by the number of steps from the chosen thing; each ring is as wide as what stands on it needs. */
export const rings: Layout = (plan) => {
  const places = new Map<string, Place>();
  let left = 0;
  for (const tree of trees(plan, neighbours(plan))) {
    const angles = new Map<string, number>();
    let radius = 0;
    const own: [string, number, number][] = [];
    for (const level of levels(tree)) {
      const ordered = [...level].sort((a, b) => angle(a, tree, angles) - angle(b, tree, angles) || compare(a, b));
      radius = ordered.length === 1 && radius === 0 ? 0 : Math.max(radius + LEVEL, (ordered.length * ROOM.width) / (2 * Math.PI));
      ordered.forEach((id, index) => {
        const at = ((index + 0.5) / ordered.length) * 2 * Math.PI - Math.PI / 2;
        angles.set(id, at);
        own.push([id, at, radius]);
      });
    }
    for (const [id, at, away] of own) places.set(id, { x: left + radius + away * Math.cos(at), y: away * Math.sin(at) });
    left += 2 * radius + 2 * ROOM.width;
  }
  return pinned(plan, places);
};

/** Rows of like things by name. */
export const grid: Layout = (plan) => {
  const ordered = [...plan.spots].sort((a, b) => compare(a.kind, b.kind) || a.label.localeCompare(b.label, "en-GB") || compare(a.id, b.id));
  const columns = Math.max(1, Math.ceil(Math.sqrt(ordered.length * 1.3)));
  const places = new Map(ordered.map((spot, index) => [spot.id, { x: (index % columns) * ROOM.width, y: Math.floor(index / columns) * ROOM.height }]));
  return pinned(plan, places);
};

export const TIMELINE = { left: 0, width: 1000, row: 150 };

/** What a timeline lays along its axis: the first and the last day of anything dated. */
export function span(joins: readonly Join[]): readonly [string, string] | null {
  const days = joins.flatMap((join) => (join.from ? [join.from] : [])).sort();
  return days.length > 0 ? [days[0] as string, days.at(-1) as string] : null;
}

/** The x of a day on the axis. */
export function across(day: string, [first, last]: readonly [string, string]): number {
  const [at, begin, end] = [Date.parse(day), Date.parse(first), Date.parse(last)];
  return TIMELINE.left + 220 + (end === begin ? 0 : ((at - begin) / (end - begin)) * TIMELINE.width);
}

/** One theme line for each person from left to right; what is dated stands at its day on the line of whom it is tied to. */
export const timeline: Layout = (plan) => {
  const period = span(plan.joins);
  const people = plan.spots.filter((spot) => spot.kind === "Person").sort((a, b) => firstDay(a, plan) - firstDay(b, plan) || compare(a.label, b.label));
  const rows = new Map(people.map((spot, index) => [spot.id, index * TIMELINE.row]));
  const places = new Map<string, Place>([...rows].map(([id, y]) => [id, { x: TIMELINE.left, y }]));
  const taken = new Set<string>();
  let undated = 0;
  for (const spot of [...plan.spots].sort((a, b) => firstDay(a, plan) - firstDay(b, plan) || compare(a.id, b.id))) {
    if (rows.has(spot.id)) continue;
    const joins = plan.joins.filter((join) => join.start === spot.id || join.end === spot.id);
    const owners = joins.map((join) => rows.get(join.start === spot.id ? join.end : join.start)).filter((y) => y !== undefined);
    const day = joins.flatMap((join) => (join.from ? [join.from] : [])).sort()[0];
    const y = owners.length > 0 ? Math.min(...owners) : people.length * TIMELINE.row;
    const x = day && period ? across(day, period) : TIMELINE.left - 220 - Math.floor(undated++ / Math.max(1, people.length)) * ROOM.width;
    places.set(spot.id, free(taken, x, y));
  }
  return pinned(plan, places);
};

/** The nearest free place on or beside a theme line. */
function free(taken: Set<string>, x: number, y: number): Place {
  for (let step = 0; ; step += 1) {
    const place = { x: x + Math.floor(step / 3) * 70, y: y + [0, -46, 46][step % 3]! };
    const key = `${Math.round(place.x / 90)},${place.y}`;
    if (!taken.has(key)) {
      taken.add(key);
      return place;
    }
  }
}

function firstDay(spot: Spot, plan: Plan): number {
  const days = plan.joins.filter((join) => join.start === spot.id || join.end === spot.id).flatMap((join) => (join.from ? [Date.parse(join.from)] : []));
  return days.length > 0 ? Math.min(...days) : Number.MAX_SAFE_INTEGER;
}

function levels(tree: Tree): string[][] {
  const found: string[][] = [];
  for (const id of tree.order) {
    const depth = tree.depth.get(id) ?? 0;
    (found[depth] ??= []).push(id);
  }
  return found;
}

function byParent(level: readonly string[], tree: Tree, places: ReadonlyMap<string, Place>): string[] {
  const x = (id: string): number => places.get(tree.parent.get(id) ?? "")?.x ?? 0;
  return [...level].sort((a, b) => x(a) - x(b) || compare(tree.parent.get(a) ?? "", tree.parent.get(b) ?? "") || compare(a, b));
}

function angle(id: string, tree: Tree, angles: ReadonlyMap<string, number>): number {
  return angles.get(tree.parent.get(id) ?? "") ?? 0;
}

function pinned(plan: Plan, places: Map<string, Place>): Map<string, Place> {
  for (const spot of plan.spots) if (spot.fixed) places.set(spot.id, spot.place);
  return rounded(places);
}
