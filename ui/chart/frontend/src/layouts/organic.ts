/**
 * The organic layout: springs along the lines, repulsion between things that are near, no overlap at the end.
 *
 * It begins from a tree of nearest ways drawn in sectors, so that it is untangled before any force acts, and uses no chance:
 * the same chart gives the same picture. Repulsion looks only at cells around a thing, so 2,000 things take about a second.
 */

import type { Place } from "../model.ts";
import { type Layout, ROOM, type Tree, neighbours, rounded, shelved, trees } from "./plan.ts";

const LENGTH = 165;
const REACH = LENGTH * 2.2;

interface Body {
  readonly id: string;
  readonly fixed: boolean;
  x: number;
  y: number;
  dx: number;
  dy: number;
}

export const organic: Layout = (plan) => {
  const near = neighbours(plan);
  const fixed = new Map(plan.spots.filter((spot) => spot.fixed).map((spot) => [spot.id, spot.place]));
  const parts = trees(plan, near).map((tree) => settled(tree, near, fixed));
  const packed = fixed.size > 0 ? parts : shelved<Body>(parts);
  const bodies = packed.flat();
  separate(bodies);
  return rounded(new Map(bodies.map((body) => [body.id, { x: body.x, y: body.y }])));
};

function settled(tree: Tree, near: ReadonlyMap<string, readonly string[]>, fixed: ReadonlyMap<string, Place>): Body[] {
  const bodies = sectors(tree, fixed);
  const byId = new Map(bodies.map((body) => [body.id, body]));
  const springs: [Body, Body, number][] = [];
  for (const id of tree.order) {
    for (const other of near.get(id) ?? []) {
      if (id >= other) continue;
      const crowd = Math.min(near.get(id)?.length ?? 1, near.get(other)?.length ?? 1);
      springs.push([byId.get(id) as Body, byId.get(other) as Body, LENGTH * Math.min(2.2, 0.8 + crowd / 14)]);
    }
  }
  const rounds = bodies.length > 800 ? 60 : bodies.length > 250 ? 120 : 240;
  for (let round = 0; round < rounds; round += 1) step(bodies, springs, LENGTH * 0.9 * (1 - round / rounds) + 1);
  return bodies;
}

/** The tree drawn in sectors: each branch as wide as it has leaves. */
function sectors(tree: Tree, fixed: ReadonlyMap<string, Place>): Body[] {
  const leaves = new Map<string, number>();
  for (const id of [...tree.order].reverse()) {
    const own = leaves.get(id) ?? 1;
    leaves.set(id, own);
    const parent = tree.parent.get(id);
    if (parent !== undefined) leaves.set(parent, (leaves.get(parent) ?? 0) + own);
  }
  const begins = new Map<string, number>();
  const total = leaves.get(tree.order[0] as string) ?? 1;
  const spread = Math.max(LENGTH, (total * 60) / (2 * Math.PI));
  return tree.order.map((id) => {
    const parent = tree.parent.get(id);
    const begin = parent === undefined ? 0 : (begins.get(parent) ?? 0);
    const width = leaves.get(id) ?? 1;
    begins.set(id, begin);
    if (parent !== undefined) begins.set(parent, begin + width);
    const depth = tree.depth.get(id) ?? 0;
    const angle = ((begin + width / 2) / total) * 2 * Math.PI;
    const radius = depth === 0 ? 0 : spread + (depth - 1) * LENGTH;
    const at = fixed.get(id) ?? { x: radius * Math.cos(angle) * 1.35, y: radius * Math.sin(angle) };
    return { id, fixed: fixed.has(id), x: at.x, y: at.y, dx: 0, dy: 0 };
  });
}

function step(bodies: readonly Body[], springs: readonly [Body, Body, number][], heat: number): void {
  for (const [one, other] of pairsWithin(bodies, REACH)) {
    const { x, y, distance } = between(one, other);
    const force = ((LENGTH * LENGTH) / distance - (LENGTH * LENGTH) / REACH) * 0.55;
    push(one, other, (x / distance) * force, (y / distance) * force);
  }
  for (const [one, other, length] of springs) {
    const { x, y, distance } = between(one, other);
    const force = -(distance - length) * 0.35;
    push(one, other, (x / distance) * force, (y / distance) * force);
  }
  for (const body of bodies) {
    const size = Math.hypot(body.dx, body.dy);
    const most = Math.min(size, heat) / (size || 1);
    if (!body.fixed) {
      body.x += body.dx * most;
      body.y += body.dy * most;
    }
    body.dx = 0;
    body.dy = 0;
  }
}

function between(one: Body, other: Body): { x: number; y: number; distance: number } {
  const x = one.x - other.x;
  const y = one.y - other.y;
  const distance = Math.hypot(x, y);
  // Two on one spot go apart sideways, always alike.
  return distance < 1 ? { x: one.id < other.id ? 1 : -1, y: 0.5, distance: 1 } : { x, y, distance };
}

function push(one: Body, other: Body, x: number, y: number): void {
  one.dx += x;
  one.dy += y;
  other.dx -= x;
  other.dy -= y;
}

function* pairsWithin(bodies: readonly Body[], reach: number): Generator<[Body, Body]> {
  const cells = new Map<string, Body[]>();
  for (const body of bodies) {
    const key = `${Math.floor(body.x / reach)},${Math.floor(body.y / reach)}`;
    const cell = cells.get(key);
    if (cell) cell.push(body);
    else cells.set(key, [body]);
  }
  for (const [key, cell] of cells) {
    const [column, row] = key.split(",").map(Number) as [number, number];
    for (const [right, down] of [[0, 0], [1, 0], [0, 1], [1, 1], [1, -1]] as const) {
      const others = right === 0 && down === 0 ? cell : cells.get(`${column + right},${row + down}`);
      if (!others) continue;
      for (const [index, one] of cell.entries()) {
        for (let next = others === cell ? index + 1 : 0; next < others.length; next += 1) {
          const other = others[next] as Body;
          if (Math.abs(one.x - other.x) < reach && Math.abs(one.y - other.y) < reach) yield [one, other];
        }
      }
    }
  }
}

/** Push apart what overlaps, the smaller way first; what is pinned stays. */
export function separate(bodies: readonly Body[]): void {
  for (let round = 0; round < 60; round += 1) {
    let moved = false;
    for (const [one, other] of pairsWithin(bodies, ROOM.width)) {
      const x = ROOM.width - Math.abs(one.x - other.x);
      const y = ROOM.height - Math.abs(one.y - other.y);
      if (x <= 0.5 || y <= 0.5 || (one.fixed && other.fixed)) continue;
      moved = true;
      const share = one.fixed || other.fixed ? 1 : 0.5;
      const sign = (a: number, b: number): number => (a === b ? (one.id < other.id ? -1 : 1) : Math.sign(a - b));
      const [dx, dy] = x < y ? [sign(one.x, other.x) * x * share, 0] : [0, sign(one.y, other.y) * y * share];
      if (!one.fixed) Object.assign(one, { x: one.x + dx, y: one.y + dy });
      if (!other.fixed) Object.assign(other, { x: other.x - dx, y: other.y - dy });
    }
    if (!moved) return;
  }
}
