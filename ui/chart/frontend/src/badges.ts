/** What the marks beside a thing say in words: one place for legend, panel and table. Pure. */

import { count } from "./counted.ts";

const WARNING = "!";
/** So many things are named of which much is not on the chart. */
const MOST_LEFT_OUT = 3;

export function badgeWords(badge: string): string {
  return badge === WARNING ? "warning marker" : badge.replace(/^C(?=\d)/u, "MAPPA category ");
}

/** The badges that stand on a chart, each once with its words: the warning first, then the categories in order. */
export function marksOf(nodes: Iterable<{ readonly badges: readonly string[] }>): [badge: string, words: string][] {
  const found = new Set([...nodes].flatMap((node) => node.badges));
  return [...found].sort().map((badge) => [badge, badgeWords(badge)]);
}

/** What the number of links beside a thing says: that they are not on the chart, and how to bring them. */
export function moreWords(more: number): string {
  return more === 0 ? "" : `${count(more, "link")} that you may see ${more === 1 ? "is" : "are"} not on this chart: E brings the next ones, Shift+E lets you choose which.`;
}

/** The things of which most is not on the chart, that first. */
export function mostLeftOut<T extends { readonly more: number }>(nodes: Iterable<T>, most = MOST_LEFT_OUT): T[] {
  return [...nodes].filter(({ more }) => more > 0).sort((one, other) => other.more - one.more).slice(0, most);
}
