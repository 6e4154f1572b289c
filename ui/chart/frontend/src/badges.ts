/** What the marks beside a thing say in words: one place for legend, panel and table. Pure. */

const WARNING = "!";

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
  return more === 0 ? "" : `${more} ${more === 1 ? "link that you may see is" : "links that you may see are"} not on this chart: E brings the next ones, Shift+E lets you choose which.`;
}

/** The things of which most is not on the chart, that first. */
export function mostLeftOut<T extends { readonly more: number }>(nodes: Iterable<T>, most: number): T[] {
  return [...nodes].filter(({ more }) => more > 0).sort((one, other) => other.more - one.more).slice(0, most);
}
