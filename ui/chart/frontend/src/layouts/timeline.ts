/** The timeline: a theme line for each person, what is dated at its day, and what is not dated in a part of its own. */

import { type Layout, type Plan, ROOM, type Spot, compare, rounded, withPins } from "./plan.ts";

/**
 * Where days lie on a timeline; kept with the chart, so that a filter moves no year under things that stand still.
 *
 * It begins with a year and says nothing of where it ends: whoever sees less of a shared chart learns no date from it.
 */
export interface Axis {
  /** The first day of the year of anything dated, ISO. */
  readonly start: string;
  readonly perDay: number;
  /** The y at which the part of the undated begins; null where all is dated. */
  readonly undated: number | null;
}

/** Where the axis begins, to the right of the people. */
export const BEGIN = 220;
const DAY_MS = 86_400_000;
const LEAST_WIDTH = 1000;
/** Of the width by the height: about that of the canvas between its panels. A tall one could be read only in part. */
const WIDE = 1.2;
/** A longer axis needs fewer lanes, so that what is too tall is laid out again; it settles soon. */
const MOST_TURNS = 4;
/** Room for each dated thing, empty stretches of time included. */
const ROOMY = 2.6;
const BETWEEN_ROWS = 36;
const APART = 190;
const MOST_NARROW = 8;

/** The x of a day on the axis. */
export function across(day: string, { start, perDay }: Axis): number {
  return BEGIN + ((Date.parse(day) - Date.parse(start)) / DAY_MS) * perDay;
}

export const timeline: Layout = (plan) => laid(plan).places;

export function axisOf(plan: Plan): Axis {
  return laid(plan).axis;
}

interface Laid {
  readonly places: Map<string, { x: number; y: number }>;
  readonly axis: Axis;
}

function laid(plan: Plan): Laid {
  let found = laidAcross(plan, LEAST_WIDTH);
  for (let turn = 1; turn < MOST_TURNS; turn += 1) {
    const [xs, ys] = [[...found.places.values()].map(({ x }) => x), [...found.places.values()].map(({ y }) => y)];
    const wanted = Math.round((Math.max(...ys) - Math.min(...ys)) * WIDE);
    if (wanted <= Math.max(...xs) - Math.min(...xs)) break;
    found = laidAcross(plan, wanted);
  }
  return { ...found, places: rounded(withPins(plan, found.places)) };
}

/** Laid out along an axis that is at least so long. */
function laidAcross(plan: Plan, least: number): Laid {
  const days = daysOf(plan);
  const dated = plan.spots.filter((spot) => days.has(spot.id)).sort((a, b) => compare(days.get(a.id) as string, days.get(b.id) as string) || compare(a.label, b.label) || compare(a.id, b.id));
  const axis = axisFor(plan.days, dated.filter((spot) => spot.kind !== "Person").length, least);
  const places = new Map<string, { x: number; y: number }>();
  let top = 0;
  for (const [person, things] of rowsOf(plan, dated)) {
    const lanes = packed(things.map((spot) => across(days.get(spot.id) as string, axis)));
    const above = Math.floor(Math.max(0, ...lanes) / 2 + 0.5);
    const line = top + above * ROOM.height;
    if (person) places.set(person.id, { x: 0, y: line });
    things.forEach((spot, index) => places.set(spot.id, { x: across(days.get(spot.id) as string, axis), y: line + offset(lanes[index] as number) }));
    top += (Math.max(0, ...lanes) + 1) * ROOM.height + BETWEEN_ROWS;
  }
  const undated = plan.spots.filter((spot) => !days.has(spot.id)).sort((a, b) => compare(a.kind, b.kind) || compare(a.label, b.label) || compare(a.id, b.id));
  const columns = Math.max(MOST_NARROW, Math.floor(Math.max(...[...places.values()].map(({ x }) => x)) / ROOM.width));
  const begin = top === 0 ? 0 : top - ROOM.height + APART;
  undated.forEach((spot, index) => places.set(spot.id, { x: (index % columns) * ROOM.width, y: begin + Math.floor(index / columns) * ROOM.height }));
  return { places, axis: { ...axis, undated: undated.length > 0 ? begin : null } };
}

/** The day of each event; of all else the first day that any tie gives it, or an event that it is tied to. */
function daysOf({ spots, joins }: Plan): Map<string, string> {
  const happened = new Map(spots.flatMap((spot) => (spot.happened ? [[spot.id, spot.happened] as const] : [])));
  const days = new Map(happened);
  for (const { start, end, from } of joins) {
    for (const [id, other] of [[start, end], [end, start]] as const) {
      const day = from ?? happened.get(other);
      if (day && !happened.has(id) && day < (days.get(id) ?? "9999")) days.set(id, day);
    }
  }
  return days;
}

function axisFor(days: readonly string[], count: number, least: number): Axis {
  const start = `${(days[0] ?? "2000").slice(0, 4)}-01-01`;
  const width = Math.max(least, Math.sqrt(count * ROOM.width * ROOM.height * ROOMY));
  const long = (Date.parse(days.at(-1) ?? start) - Date.parse(start)) / DAY_MS;
  return { start, perDay: width / Math.max(1, long), undated: null };
}

/** Each person with what stands on their line, in the order in which they come in; last what is on nobody's. */
function rowsOf(plan: Plan, dated: readonly Spot[]): (readonly [Spot | null, readonly Spot[]])[] {
  const people = dated.filter((spot) => spot.kind === "Person");
  const rank = new Map(people.map((spot, index) => [spot.id, index]));
  const owned = people.map((): Spot[] => []);
  const nobodys: Spot[] = [];
  for (const spot of dated) {
    if (rank.has(spot.id)) continue;
    const owners = plan.joins.flatMap(({ start, end }) => (start === spot.id ? (rank.get(end) ?? []) : end === spot.id ? (rank.get(start) ?? []) : []));
    (owned[Math.min(...owners)] ?? nobodys).push(spot);
  }
  const rows = people.map((person, index) => [person, owned[index] as Spot[]] as const);
  return nobodys.length > 0 ? [...rows, [null, nobodys]] : rows;
}

/** The lane of each place along a line, so that none covers another: the first lane that is free there. */
function packed(xs: readonly number[]): number[] {
  const ends: number[] = [];
  return xs.map((x) => {
    const free = ends.findIndex((end) => end <= x);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = x + ROOM.width * 0.95;
    return lane;
  });
}

/** Lanes lie on the line, above it, below it, and so on outwards. */
function offset(lane: number): number {
  return (lane % 2 === 1 ? -1 : 1) * Math.ceil(lane / 2) * ROOM.height;
}
