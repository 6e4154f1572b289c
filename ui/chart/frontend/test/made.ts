/** Things and ties invented for tests. */

import { EMPTY, type Facts, type Thing, type Tie, type View } from "../src/model.ts";

export function thing(id: string, more: Partial<Thing> = {}): Thing {
  return { id, kind: "Person", label: `Label ${id}`, masked: false, badges: [], photo: false, at: null, happened: null, links: 0, href: "", ...more };
}

export function tie(start: string, end: string, more: Partial<Tie> = {}): Tie {
  const id = more.id ?? `${start}-${end}`;
  return { id, type: "ASSOCIATED_WITH", start, end, words: "friend", strength: null, statement: null, grade: null, handling: null, from: null, to: null, ...more };
}

export function facts(things: readonly Thing[], ties: readonly Tie[]): Facts {
  return { things: new Map(things.map((each) => [each.id, each])), ties: new Map(ties.map((each) => [each.id, each])) };
}

export function viewOf(ids: readonly string[], more: Partial<View> = {}): View {
  const places = Object.fromEntries(ids.map((id, index) => [id, { x: index * 200, y: 0 }]));
  return { ...EMPTY, shown: Object.fromEntries(ids.map((id) => [id, true as const])), places, ...more };
}

/** Whole numbers below `most` from a seed, always alike. */
export function chance(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * most);
  };
}
