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
