/** What a layout is given and gives back, and the walks over it that every layout needs. */

import type { Place } from "../model.ts";

export interface Spot {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  /** The day of an event, ISO, or null. */
  readonly happened: string | null;
  /** Where it stands now; a fixed one stays there. */
  readonly place: Place;
  readonly fixed: boolean;
}

export interface Join {
  readonly start: string;
  readonly end: string;
  /** The first day of any tie in it, ISO, or null. */
  readonly from: string | null;
}

export interface Plan {
  readonly spots: readonly Spot[];
  readonly joins: readonly Join[];
  /** Every day known of the things on the chart and of what ties them, in order, filtered away or not. */
  readonly days: readonly string[];
  /** The thing to begin from: chosen by the user, else the best connected. */
  readonly root: string;
}

export type Layout = (plan: Plan) => Map<string, Place>;

/** Room that one thing with its label needs. */
export const ROOM = { width: 150, height: 104 };

/** Neighbours of each spot, the best connected first and then by id: the same graph gives the same order. */
export function neighbours(plan: Plan): Map<string, string[]> {
  const near = new Map<string, Set<string>>(plan.spots.map((spot) => [spot.id, new Set<string>()]));
  for (const { start, end } of plan.joins) {
    if (start === end || !near.has(start) || !near.has(end)) continue;
    near.get(start)?.add(end);
    near.get(end)?.add(start);
  }
  const size = (id: string): number => near.get(id)?.size ?? 0;
  const ordered = (ids: Set<string>): string[] => [...ids].sort((a, b) => size(b) - size(a) || compare(a, b));
  return new Map([...near].map(([id, ids]) => [id, ordered(ids)]));
}

export interface Tree {
  /** Ids in the order they are met, each after its parent. */
  readonly order: readonly string[];
  readonly parent: ReadonlyMap<string, string>;
  readonly depth: ReadonlyMap<string, number>;
}

/** One tree of nearest ways for each part of the graph that hangs together, the largest part first. */
export function trees(plan: Plan, near: ReadonlyMap<string, readonly string[]>): Tree[] {
  const seen = new Set<string>();
  const starts = plan.spots.map((spot) => spot.id).sort((a, b) => (near.get(b)?.length ?? 0) - (near.get(a)?.length ?? 0) || compare(a, b));
  if (near.has(plan.root)) starts.unshift(plan.root);
  const found: Tree[] = [];
  for (const start of starts) if (!seen.has(start)) found.push(treeFrom(start, near, seen));
  return found.sort((a, b) => Number(b.order.includes(plan.root)) - Number(a.order.includes(plan.root)) || b.order.length - a.order.length);
}

function treeFrom(start: string, near: ReadonlyMap<string, readonly string[]>, seen: Set<string>): Tree {
  const order = [start];
  const parent = new Map<string, string>();
  const depth = new Map([[start, 0]]);
  seen.add(start);
  for (const id of order) {
    for (const next of near.get(id) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      parent.set(next, id);
      depth.set(next, (depth.get(id) ?? 0) + 1);
      order.push(next);
    }
  }
  return { order, parent, depth };
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whole numbers are enough for a screen, and make patches small. */
export function rounded(places: ReadonlyMap<string, Place>): Map<string, Place> {
  return new Map([...places].map(([id, { x, y }]) => [id, { x: Math.round(x), y: Math.round(y) }]));
}

/** The ids of a tree by their number of steps from its root. */
export function levels(tree: Tree): string[][] {
  const found: string[][] = [];
  for (const id of tree.order) {
    const depth = tree.depth.get(id) ?? 0;
    (found[depth] ??= []).push(id);
  }
  return found;
}

/** Places where what is pinned stays where it is. */
export function withPins(plan: Plan, places: Map<string, Place>): Map<string, Place> {
  for (const spot of plan.spots) if (spot.fixed) places.set(spot.id, spot.place);
  return places;
}

const GAP = 120;

/** Parts that do not hang together stand side by side in rows, the largest first. */
export function shelved<T extends Place>(parts: readonly (readonly T[])[]): T[][] {
  const boxes = parts.map((places) => boxOf(places));
  const area = boxes.reduce((sum, box) => sum + (box.width + GAP) * (box.height + GAP), 0);
  const wide = Math.max(...boxes.map((box) => box.width), Math.sqrt(area));
  let [x, y, tall] = [0, 0, 0];
  return parts.map((places, index) => {
    const box = boxes[index] as Box;
    if (x > 0 && x + box.width > wide) [x, y, tall] = [0, y + tall + GAP, 0];
    const [right, down] = [x - box.left, y - box.top];
    x += box.width + GAP;
    tall = Math.max(tall, box.height);
    return places.map((place) => ({ ...place, x: place.x + right, y: place.y + down }));
  });
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function boxOf(places: readonly Place[]): Box {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of places) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return { left, top, width: right - left + ROOM.width, height: bottom - top + ROOM.height };
}
