/** How many of something there are, in words: "1 line", "2 lines". Pure. */

export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

/** Of each kind how many there are, the most first; what is no thing, such as a note, is of none. */
export function kindsCounted(nodes: Iterable<{ readonly kind: string; readonly thing: object | null }>, words: Readonly<Record<string, readonly string[]>>): string[] {
  const kinds = new Map<string, number>();
  for (const { kind, thing } of nodes) if (thing) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return [...kinds].sort((a, b) => b[1] - a[1]).map(([kind, n]) => `${n} ${words[kind]?.[n === 1 ? 0 : 1] ?? kind}`);
}
