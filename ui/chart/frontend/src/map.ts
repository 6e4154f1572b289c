/** Where the places of a chart lie on a flat map of their own: no picture of the ground is fetched from anywhere. Pure. */

import type { Scene, SceneNode } from "./scene.ts";

export interface Spot {
  readonly key: string;
  /** Things that would lie on each other on the map. */
  readonly nodes: readonly SceneNode[];
  readonly x: number;
  readonly y: number;
}

export interface Sheet {
  readonly spots: readonly Spot[];
  /** Addresses and offences of which no coordinates are recorded. */
  readonly without: readonly SceneNode[];
  /** A round length in metres, and how long it is on the map. */
  readonly scale: { readonly metres: number; readonly length: number };
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

const SOMEWHERE = new Set(["Address", "Offence"]);
const METRES = 111_320;
/** Nearer than this on the map is one spot. */
const TOUCHING = 14;
const LEAST_METRES = 200;

export function sheetOf(scene: Scene, frame: Frame): Sheet {
  const somewhere = [...scene.nodes.values()].filter((node) => node.thing && SOMEWHERE.has(node.kind));
  const placed = somewhere.filter((node) => node.thing?.at);
  const points = flat(placed);
  const [left, right] = extent(points.map((point) => point.x));
  const [top, bottom] = extent(points.map((point) => point.y));
  const room = { width: frame.width - 2 * frame.margin, height: frame.height - 2 * frame.margin };
  const across = Math.max(right - left, LEAST_METRES);
  const down = Math.max(bottom - top, LEAST_METRES);
  const size = Math.min(room.width / across, room.height / down);
  const spots: { key: string; nodes: SceneNode[]; x: number; y: number }[] = [];
  for (const { node, x, y } of points) {
    const at = { x: frame.width / 2 + (x - (left + right) / 2) * size, y: frame.height / 2 + (y - (top + bottom) / 2) * size };
    const near = spots.find((spot) => Math.hypot(spot.x - at.x, spot.y - at.y) < TOUCHING);
    if (near) near.nodes.push(node);
    else spots.push({ key: node.id, nodes: [node], ...at });
  }
  const metres = round(room.width / size / 3);
  return { spots, without: somewhere.filter((node) => !node.thing?.at), scale: { metres, length: metres * size } };
}

/** Metres east and south of the first: near enough for an area of a force. */
function flat(nodes: readonly SceneNode[]): { node: SceneNode; x: number; y: number }[] {
  const origin = nodes[0]?.thing?.at ?? [0, 0];
  const narrow = Math.cos((origin[0] * Math.PI) / 180);
  return nodes.map((node) => {
    const [latitude, longitude] = node.thing?.at ?? origin;
    return { node, x: (longitude - origin[1]) * METRES * narrow, y: (origin[0] - latitude) * METRES };
  });
}

function extent(values: readonly number[]): readonly [number, number] {
  return values.reduce<[number, number]>(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [values[0] ?? 0, values[0] ?? 0]);
}

/** The largest of 1, 2 and 5 times a power of ten that is not more. */
function round(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres));
  return power * ([5, 2, 1].find((step) => step * power <= metres) ?? 1);
}
