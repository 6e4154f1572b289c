/** The layouts in rows: hierarchy and grid. */

import type { Place } from "../model.ts";
import { type Layout, ROOM, type Tree, compare, levels, neighbours, rounded, trees, withPins } from "./plan.ts";

/** A level of very many is as wide as it is high, or it would be seen only from far away. */
const LEAST_PER_ROW = 8;
const LEVEL = 170;

/** Levels by the number of steps from the chosen thing, each ordered by what stands above it. */
export const hierarchy: Layout = (plan) => {
  const places = new Map<string, Place>();
  let top = 0;
  for (const tree of trees(plan, neighbours(plan))) {
    for (const level of levels(tree)) {
      const ordered = byParent(level, tree, places);
      const perRow = Math.max(LEAST_PER_ROW, Math.ceil(Math.sqrt(level.length * 1.2)));
      for (let begin = 0; begin < ordered.length; begin += perRow) {
        const row = ordered.slice(begin, begin + perRow);
        row.forEach((id, index) => places.set(id, { x: (index - (row.length - 1) / 2) * ROOM.width, y: top }));
        top += begin + perRow < ordered.length ? ROOM.height + 10 : LEVEL;
      }
    }
  }
  return rounded(withPins(plan, places));
};

/** Rows of like things by name. */
export const grid: Layout = (plan) => {
  const ordered = [...plan.spots].sort((a, b) => compare(a.kind, b.kind) || a.label.localeCompare(b.label, "en-GB") || compare(a.id, b.id));
  const columns = Math.max(1, Math.ceil(Math.sqrt(ordered.length * 1.3)));
  const places = new Map(ordered.map((spot, index) => [spot.id, { x: (index % columns) * ROOM.width, y: Math.floor(index / columns) * ROOM.height }]));
  return rounded(withPins(plan, places));
};

function byParent(level: readonly string[], tree: Tree, places: ReadonlyMap<string, Place>): string[] {
  const x = (id: string): number => places.get(tree.parent.get(id) ?? "")?.x ?? 0;
  return [...level].sort((a, b) => x(a) - x(b) || compare(tree.parent.get(a) ?? "", tree.parent.get(b) ?? "") || compare(a, b));
}
