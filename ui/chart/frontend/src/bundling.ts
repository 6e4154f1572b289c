/**
 * Lines that leave a thing in nearly one direction, drawn close together for the first part of their way.
 *
 * It is for looking: no line is lost or joined, but whose is whose is harder to see, so it is never for a print.
 */

import type { Place } from "./model.ts";
import type { SceneLine, SceneNode } from "./scene.ts";

/** Where a line bends: how far along it, as a share of it, and how far to the right of its way. */
export interface Bend {
  readonly along: number;
  readonly aside: number;
}

/** One end of a line, as seen from the thing that it leaves. */
interface Spoke {
  readonly line: SceneLine;
  readonly angle: number;
  readonly length: number;
}

/** What lines are bundled between: what is drawn as missing, and the thread of a note, stand apart. */
const BUNDLED: ReadonlySet<SceneNode["role"]> = new Set(["thing", "group"]);
/** Lines of one bundle leave their thing within so much, in radians. */
const SPREAD = 0.42;
/** As many lines make a bundle. */
const FEWEST = 3;
/** How far of its shortest line a bundle reaches. */
const TRUNK = 0.6;

/** The bends of the lines that are in a bundle; of two bundles a line is in the larger one. */
export function bendsOf(nodes: ReadonlyMap<string, SceneNode>, lines: Iterable<SceneLine>): ReadonlyMap<string, Bend> {
  const bends = new Map<string, Bend>();
  const found = [...spokesByThing(nodes, lines)].flatMap(([id, spokes]) => bundles(spokes).map((bundle) => ({ id, bundle })));
  found.sort((a, b) => b.bundle.length - a.bundle.length || (a.id < b.id ? -1 : 1));
  for (const { id, bundle } of found) {
    const free = bundle.filter(({ line }) => !bends.has(line.id));
    if (free.length < FEWEST) continue;
    const through = trunkOf(nodes.get(id)!.place, free);
    for (const { line } of free) bends.set(line.id, bendThrough(through, nodes.get(line.start)!.place, nodes.get(line.end)!.place));
  }
  return bends;
}

function spokesByThing(nodes: ReadonlyMap<string, SceneNode>, lines: Iterable<SceneLine>): Map<string, Spoke[]> {
  const spokes = new Map<string, Spoke[]>();
  const leaves = (id: string, spoke: Spoke): void => void (spokes.get(id) ?? spokes.set(id, []).get(id)!).push(spoke);
  for (const line of lines) {
    const [from, to] = [nodes.get(line.start), nodes.get(line.end)];
    if (!from || !to || !BUNDLED.has(from.role) || !BUNDLED.has(to.role)) continue;
    const [x, y] = [to.place.x - from.place.x, to.place.y - from.place.y];
    const length = Math.hypot(x, y);
    if (length === 0) continue;
    leaves(from.id, { line, angle: Math.atan2(y, x), length });
    leaves(to.id, { line, angle: Math.atan2(-y, -x), length });
  }
  return spokes;
}

/** Spokes parted, all around, so that none of a part lies further than the spread from its first. */
function bundles(spokes: readonly Spoke[]): Spoke[][] {
  const around = [...spokes].sort((a, b) => a.angle - b.angle || (a.line.id < b.line.id ? -1 : 1));
  const parts: Spoke[][] = [];
  for (const spoke of afterWidestGap(around)) {
    const part = parts.at(-1);
    if (part && turn(part[0]!.angle, spoke.angle) <= SPREAD) part.push(spoke);
    else parts.push([spoke]);
  }
  return parts.filter((part) => part.length >= FEWEST);
}

/** The same in order, beginning where nothing lies before for longest: no bundle is cut where angles begin anew. */
function afterWidestGap(around: readonly Spoke[]): Spoke[] {
  const gaps = around.map((spoke, at) => turn(around.at(at - 1)!.angle, spoke.angle));
  const first = gaps.indexOf(Math.max(...gaps));
  return [...around.slice(first), ...around.slice(0, first)];
}

function turn(from: number, to: number): number {
  return (to - from + 2 * Math.PI) % (2 * Math.PI);
}

/** The point through which the lines of a bundle are led. */
function trunkOf(place: Place, bundle: readonly Spoke[]): Place {
  const [x, y] = [Math.cos, Math.sin].map((part) => bundle.reduce((sum, { angle }) => sum + part(angle), 0)) as [number, number];
  const far = (TRUNK * Math.min(...bundle.map(({ length }) => length))) / Math.hypot(x, y);
  return { x: place.x + x * far, y: place.y + y * far };
}

function bendThrough(through: Place, start: Place, end: Place): Bend {
  const [x, y] = [end.x - start.x, end.y - start.y];
  const [dx, dy] = [through.x - start.x, through.y - start.y];
  const length = Math.hypot(x, y);
  return { along: (dx * x + dy * y) / length ** 2, aside: (dy * x - dx * y) / length };
}
