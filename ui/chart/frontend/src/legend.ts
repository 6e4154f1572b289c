/** The legend: built from what is on the chart, each entry a switch with its count. Pure. */

import type { Facts, Tie, View, Words } from "./model.ts";
import { type Scene, keysOf } from "./scene.ts";

export interface Entry {
  readonly key: string;
  readonly title: string;
  readonly count: number;
  readonly off: boolean;
}

export interface Part {
  readonly title: string;
  readonly entries: readonly Entry[];
}

const PARTS: readonly [prefix: string, title: string][] = [
  ["type", "Relations"],
  ["strength", "How firm"],
  ["statement", "Stated as"],
  ["grade", "Grading"],
  ["handling", "Handling"],
  ["change", "Compared"],
];
const NOT_SAID: Readonly<Record<string, string>> = {
  strength: "how firm not stated",
  statement: "fact or inference not stated",
  grade: "not graded",
  handling: "no handling code",
  change: "the same in both",
};

export function legend(facts: Facts, view: View, words: Words): Part[] {
  const kinds = new Map<string, number>();
  for (const id of Object.keys(view.shown)) {
    const kind = facts.things.get(id)?.kind;
    if (kind) kinds.set(`kind:${kind}`, (kinds.get(`kind:${kind}`) ?? 0) + 1);
  }
  const ties = [...facts.ties.values()].filter((tie) => view.shown[tie.start] && view.shown[tie.end]);
  const counted = count(ties);
  const parts = [part("Things", kinds, view, words)];
  for (const [prefix, title] of PARTS) {
    const own = new Map([...counted].filter(([key]) => key.startsWith(`${prefix}:`)));
    if (prefix === "type" || own.size > 1 || [...own.keys()].some((key) => view.off[key])) parts.push(part(title, own, view, words));
  }
  return parts.filter((each) => each.entries.length > 0);
}

/** What is drawn of an entry: things of a kind, or lines with an assertion of that sort. */
export function having(scene: Scene, key: string): string[] {
  const nodes = [...scene.nodes.values()].filter((node) => `kind:${node.kind}` === key);
  const lines = [...scene.lines.values()].filter((line) => line.ties.some((tie) => keysOf(tie).includes(key)));
  return [...nodes, ...lines].map((each) => each.id);
}

function count(ties: readonly Tie[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const tie of ties) for (const key of keysOf(tie)) found.set(key, (found.get(key) ?? 0) + 1);
  return found;
}

function part(title: string, counts: ReadonlyMap<string, number>, view: View, words: Words): Part {
  const entries = [...counts].map(([key, n]) => ({ key, title: titleOf(key, n, words), count: n, off: Boolean(view.off[key]) }));
  return { title, entries: entries.sort((a, b) => b.count - a.count || a.title.localeCompare(b.title, "en-GB")) };
}

function titleOf(key: string, n: number, words: Words): string {
  const [prefix, name] = [key.slice(0, key.indexOf(":")), key.slice(key.indexOf(":") + 1)];
  if (prefix === "kind") return words.kinds[name]?.[n === 1 ? 0 : 1] ?? name;
  if (prefix === "type") return words.types[name] ?? name;
  return name || (NOT_SAID[prefix] ?? "not stated");
}
