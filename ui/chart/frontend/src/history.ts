/** Changes of a view and their inverses: every action is a patch that can be taken back and done again. */

import type { View } from "./model.ts";

type Part = keyof View;
type Entries = Readonly<Record<string, unknown>>;

/** For each map of the view, what its keys become; null takes a key away. */
export type Patch = Readonly<Record<string, Entries>>;

/** One action: what it is called, and how to do it and take it back. */
export interface Change {
  readonly label: string;
  readonly forward: Patch;
  readonly back: Patch;
}

/** A view with the actions that led to it and those that were taken back. */
export interface History {
  readonly view: View;
  readonly past: readonly Change[];
  readonly future: readonly Change[];
}

/** As many actions as can be taken back. */
export const STEPS = 100;

/** The change between two views, or null where they are the same. */
export function changeBetween(label: string, before: View, after: View): Change | null {
  const forward: Record<string, Entries> = {};
  const back: Record<string, Entries> = {};
  for (const part of Object.keys(after) as Part[]) {
    if (before[part] === after[part]) continue;
    const [there, here] = differing(before[part], after[part]);
    if (Object.keys(there).length === 0) continue;
    forward[part] = there;
    back[part] = here;
  }
  return Object.keys(forward).length === 0 ? null : { label, forward, back };
}

/** The view with a patch laid over it; maps that the patch does not name stay the same objects. */
export function patched(view: View, patch: Patch): View {
  const next: Record<string, Entries> = { ...view };
  for (const [part, entries] of Object.entries(patch)) {
    const map: Record<string, unknown> = { ...next[part] };
    for (const [key, value] of Object.entries(entries)) {
      if (value === null) delete map[key];
      else map[key] = value;
    }
    next[part] = map;
  }
  return next as unknown as View;
}

export function done(history: History, change: Change): History {
  return { view: patched(history.view, change.forward), past: [...history.past, change].slice(-STEPS), future: [] };
}

export function undone(history: History): History {
  const last = history.past.at(-1);
  if (!last) return history;
  return { view: patched(history.view, last.back), past: history.past.slice(0, -1), future: [last, ...history.future] };
}

export function redone(history: History): History {
  const [next, ...rest] = history.future;
  if (!next) return history;
  return { view: patched(history.view, next.forward), past: [...history.past, next].slice(-STEPS), future: rest };
}

function differing(before: Entries, after: Entries): [Record<string, unknown>, Record<string, unknown>] {
  const there: Record<string, unknown> = {};
  const here: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(after)) {
    if (same(value, before[key])) continue;
    there[key] = value;
    here[key] = before[key] ?? null;
  }
  for (const [key, value] of Object.entries(before)) {
    if (key in after) continue;
    there[key] = null;
    here[key] = value;
  }
  return [there, here];
}

function same(one: unknown, other: unknown): boolean {
  return one === other || (typeof one === "object" && JSON.stringify(one) === JSON.stringify(other));
}
