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

/** How far the middle of a note, of a usual length, is from that of a thing with its label that it does not cover. */
const NOTE_APART = { width: 168, height: 92 };

/** The free place for a note nearest to what it is about; of a free note, nearest to where it stood. */
export function besideNote(about: readonly Place[], taken: Iterable<Place>, stood: Place | undefined): Place {
  const centre = about.length > 0 ? middle(about) : (stood ?? { x: 0, y: 0 });
  return nearest(centre, taken, NOTE_APART);
}

/** The free place nearest to another, which may be that place itself. */
export function nearest(centre: Place, taken: Iterable<Place>, apart: { readonly width: number; readonly height: number } = ROOM): Place {
  const others = [...taken];
  const free = (place: Place): boolean => others.every(({ x, y }) => Math.abs(x - place.x) >= apart.width || Math.abs(y - place.y) >= apart.height);
  if (free(centre)) return centre;
  for (const place of around(centre, ROOM.height)) if (free(place)) return place;
  return centre;
}

/** The middle of some places. */
export function middle(places: readonly Place[]): Place {
  const sum = places.reduce((one, other) => ({ x: one.x + other.x, y: one.y + other.y }), { x: 0, y: 0 });
  return { x: Math.round(sum.x / places.length), y: Math.round(sum.y / places.length) };
}

/** Ring after ring of places, each ring as far from the last as a thing is high. */
function* around(centre: Place, first = 175): Generator<Place> {
  for (let ring = 0; ; ring += 1) {
    const radius = first + ring * (ROOM.height + 16);
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
