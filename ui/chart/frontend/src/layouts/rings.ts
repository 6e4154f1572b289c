/** Rings around the chosen thing, by the number of steps from it; many at one step share several rings near each other. */

import type { Place } from "../model.ts";
import { type Layout, ROOM, type Tree, compare, levels, neighbours, rounded, shelved, trees, withPins } from "./plan.ts";

const BETWEEN_STEPS = 210;
const BETWEEN_RINGS = 128;

export const rings: Layout = (plan) => {
  const parts = trees(plan, neighbours(plan)).map((tree) => around(tree));
  const places = new Map(shelved(parts).flat().map(({ id, x, y }) => [id, { x, y }]));
  return rounded(withPins(plan, places));
};

interface Seat extends Place {
  readonly id: string;
}

function around(tree: Tree): Seat[] {
  const angles = new Map<string, number>();
  const seats: Seat[] = [];
  let radius = 0;
  for (const level of levels(tree)) {
    if (seats.length === 0 && level.length === 1) {
      seats.push({ id: level[0] as string, x: 0, y: 0 });
      continue;
    }
    const near = (id: string): number => angles.get(tree.parent.get(id) ?? "") ?? 0;
    const ordered = [...level].sort((a, b) => near(a) - near(b) || compare(a, b));
    const shares = ringsFor(ordered.length, radius + BETWEEN_STEPS);
    for (const [ring, ids] of dealt(ordered, shares.map(({ count }) => count)).entries()) {
      ({ radius } = shares[ring] as Ring);
      ids.forEach((id, index) => {
        const angle = ((index + (ring % 2) / 2) / ids.length) * 2 * Math.PI - Math.PI / 2;
        angles.set(id, angle);
        seats.push({ id, x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
      });
    }
  }
  return seats;
}

interface Ring {
  readonly radius: number;
  readonly count: number;
}

/** As many rings from `radius` outwards as so many things need, each with its share of them. */
function ringsFor(total: number, radius: number): Ring[] {
  const found: Ring[] = [];
  for (let left = total, at = radius; left > 0; at += BETWEEN_RINGS) {
    const count = Math.min(left, Math.max(1, Math.floor((2 * Math.PI * at) / ROOM.width)));
    found.push({ radius: at, count });
    left -= count;
  }
  return found;
}

/** An ordered list dealt out in shares, each spread over the whole list: things that belong together stay on one side. */
function dealt(ordered: readonly string[], shares: readonly number[]): string[][] {
  const hands = shares.map((): string[] => []);
  ordered.forEach((id, index) => {
    const behind = shares.map((share, ring) => ((index + 1) * share) / ordered.length - (hands[ring] as string[]).length);
    (hands[behind.indexOf(Math.max(...behind))] as string[]).push(id);
  });
  return hands;
}
