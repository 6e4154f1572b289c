/** Where new things go: on free places around the thing they were expanded from, so that nothing else moves. */

import type { Place } from "../model.ts";
import { ROOM } from "./plan.ts";

/** A place for each new thing: the free ones nearest to `centre`, from the emptiest side on; existing places stay. */
export function beside(fresh: readonly string[], centre: Place, taken: Iterable<Place>): Map<string, Place> {
  const cells = new Set<string>();
  for (const place of taken) for (const key of touched(place)) cells.add(key);
  const places = new Map<string, Place>();
  for (const place of around(centre)) {
    if (places.size === fresh.length) break;
    if (cells.has(keyOf(place))) continue;
    cells.add(keyOf(place));
    places.set(fresh[places.size] as string, place);
  }
  return places;
}

/** Ring after ring of places, each ring as far from the last as a thing is high. */
function* around(centre: Place): Generator<Place> {
  for (let ring = 0; ; ring += 1) {
    const radius = 175 + ring * (ROOM.height + 16);
    const count = Math.floor((2 * Math.PI * radius) / (ROOM.width * 0.98));
    for (let index = 0; index < count; index += 1) {
      const angle = ((index + (ring % 2) / 2) / count) * 2 * Math.PI - Math.PI / 2;
      yield { x: Math.round(centre.x + radius * Math.cos(angle)), y: Math.round(centre.y + radius * Math.sin(angle)) };
    }
  }
}

const HALF = { x: ROOM.width / 2, y: ROOM.height / 2 };

function keyOf(place: Place): string {
  return `${Math.floor(place.x / HALF.x)},${Math.floor(place.y / HALF.y)}`;
}

/** The half cells that something at a place covers. */
function touched(place: Place): string[] {
  const near = [-1, 0, 1];
  return near.flatMap((x) => near.map((y) => keyOf({ x: place.x + x * HALF.x, y: place.y + y * HALF.y })));
}
