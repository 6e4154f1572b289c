/** Stretches of a chart: around things with their labels, and as wide as something else needs. Pure. */

import type { Place } from "./model.ts";

export interface Stretch {
  /** Its middle. */
  readonly place: Place;
  readonly width: number;
  readonly height: number;
}

/** The rectangle around some things and usual labels. */
export function boxAround(places: readonly Place[]): Stretch {
  const [xs, ys] = [places.map((place) => place.x), places.map((place) => place.y)];
  return between(Math.min(...xs) - 90, Math.max(...xs) + 90, Math.min(...ys) - 60, Math.max(...ys) + 80);
}

/** As much of the chart, and some places beside it. */
export function containing({ place, width, height }: Stretch, others: readonly Place[]): Stretch {
  const xs = [place.x - width / 2, place.x + width / 2, ...others.map(({ x }) => x)];
  const ys = [place.y - height / 2, place.y + height / 2, ...others.map(({ y }) => y)];
  return between(Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys));
}

function between(left: number, right: number, top: number, bottom: number): Stretch {
  return { place: { x: (left + right) / 2, y: (top + bottom) / 2 }, width: right - left, height: bottom - top };
}
