/** Parallel ties folded into one line: how firm it is, what it is called, what became of it. Pure. */

import type { Became, Tie } from "./model.ts";
import type { SceneLine } from "./scene.ts";

const STRENGTHS = ["confirmed", "probable", "possible", "refuted"];

/** Parallel ties as one line each, whichever way they point; a closed group's lines carry their count. */
export function folded(ties: readonly Tie[], standsFor: ReadonlyMap<string, string>): Map<string, SceneLine> {
  const bundles = new Map<string, Tie[]>();
  for (const tie of ties) {
    const [one, other] = [standsFor.get(tie.start) ?? tie.start, standsFor.get(tie.end) ?? tie.end];
    if (one === other) continue;
    const key = one < other ? `${one}|${other}` : `${other}|${one}`;
    const found = bundles.get(key);
    if (found) found.push(tie);
    else bundles.set(key, [tie]);
  }
  const lines = new Map<string, SceneLine>();
  for (const [key, found] of bundles) lines.set(key, line(key, found, standsFor));
  return lines;
}

function line(id: string, ties: readonly Tie[], standsFor: ReadonlyMap<string, string>): SceneLine {
  const first = ties[0] as Tie;
  const start = standsFor.get(first.start) ?? first.start;
  const words = [...new Set(ties.map((tie) => tie.words))];
  const named = words.slice(0, 2).join(", ") + (words.length > 2 ? " …" : "");
  return {
    id,
    start,
    end: standsFor.get(first.end) ?? first.end,
    ties,
    label: ties.length > 1 ? `${named} (${ties.length})` : named,
    strength: firmest(ties),
    inferred: ties.every((tie) => tie.statement === "inference"),
    directed: first.type !== "ASSOCIATED_WITH" && ties.every((tie) => (standsFor.get(tie.start) ?? tie.start) === start),
    ghost: false,
    change: became(ties),
  };
}

function became(ties: readonly Tie[]): Became | null {
  const found = new Set(ties.map((tie) => tie.change ?? null));
  const [only] = found;
  return found.size === 1 ? (only ?? null) : "changed";
}

/** The firmest that any source gives; refuted counts only where nothing else is said. */
export function firmest(ties: readonly Tie[]): string {
  const said = new Set(ties.map((tie) => tie.strength ?? ""));
  const found = STRENGTHS.find((strength) => said.has(strength));
  return found === "refuted" && said.has("") ? "" : (found ?? "");
}
